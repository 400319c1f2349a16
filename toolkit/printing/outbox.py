"""Put papers into the outbox: only what changed, never half of one, and never over a paper that a clerk has edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import partial
from pathlib import Path

from toolkit.errors import UnreachableError
from toolkit.life.numbers import state_of
from toolkit.model.definitions import Definitions
from toolkit.model.issue import PaperState
from toolkit.model.ledger import Printed
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import Summary
from toolkit.party_style import load_party_styles
from toolkit.printing.composing import compose, content_of, digest
from toolkit.render import render_draft
from toolkit.store import Books
from toolkit.store.lives import read_history
from toolkit.workspace import Workspace

_DRAFT = ".dang-viet-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """What became of the papers; paths relative to the workspace.

    ``written`` are new or changed, ``standing`` said the same already, ``removed`` are no longer needed, ``set_aside`` are papers that
    a clerk had edited and that were renamed to make place for a new version. ``held`` were left alone: frozen, or issued already.
    """

    written: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A paper that should stand in the outbox. ``content`` is the digest of all that decides what it says; ``write`` makes the file."""

    path: str
    period: str
    content: str
    write: Callable[[Path], None]


class Act(Enum):
    """What is to be done about one planned paper."""

    STAND = auto()
    WRITE = auto()
    SET_ASIDE_AND_WRITE = auto()


def decide(planned: str, found: str | None, versions: Mapping[str, str], newest: str | None) -> Act:
    """Decide about a paper with the content ``planned``, where a file with the digest ``found`` stands (``None``: no file).

    ``versions`` are the digests of the files that we wrote under that name, each with its content; ``newest`` the content of the last. A
    file that is none of ours was edited by a person: it stands while there is nothing new to say, and is never overwritten.
    """
    if found is None:
        return Act.WRITE
    if found in versions:
        return Act.STAND if versions[found] == planned else Act.WRITE
    return Act.STAND if newest == planned else Act.SET_ASIDE_AND_WRITE


def print_papers(
    workspace: Workspace, definitions: Definitions, books: Books, summaries: Sequence[Summary], now: datetime, *, again: bool = False
) -> Printout:
    """Bring the outbox into line with the summaries; papers of other periods, and papers that are issued, are left alone.

    A frozen paper is left alone too, unless its draft is asked for ``again``: the frozen one stays in the archive all the same.
    Raises ``TemplateError`` where a template is at fault, ``UnreachableError`` where the outbox cannot be written.
    """
    styles = load_party_styles(workspace.templates / "party-style")
    try:
        for left in workspace.outbox.rglob(f"{_DRAFT}*"):
            left.unlink()
        planned = [paper for summary in summaries for paper in _plan(workspace, definitions, summary, styles, now)]
        held = _held(workspace, books, planned, again=again)
        return _carry_out(workspace.root, books, planned, {summary.period.id for summary in summaries}, held)
    except OSError as error:
        raise UnreachableError(
            f"Không ghi được vào {workspace.outbox}: {error.strerror or error}. Đóng văn bản đang mở, kiểm tra ổ đĩa và quyền ghi."
        ) from error


def _plan(
    workspace: Workspace, definitions: Definitions, summary: Summary, styles: Sequence[PartyStyle], now: datetime
) -> Iterator[Planned]:
    """Compose the papers of one period; what decides the bytes is the context and the template."""
    folder = f"{workspace.config.outbox}/{summary.period.id}"
    for draft in compose(workspace, definitions, summary, styles, now.date()):
        yield Planned(
            path=f"{folder}/{draft.path}",
            period=summary.period.id,
            content=content_of(draft, workspace),
            write=partial(render_draft, draft, workspace.templates / "docx"),
        )


def _held(workspace: Workspace, books: Books, planned: Sequence[Planned], *, again: bool) -> frozenset[str]:
    """Return the paths of those papers whose drafts must not change any more."""
    history = read_history(books)
    held = set()
    for paper in planned:
        path = paper.path.removeprefix(f"{workspace.config.outbox}/{paper.period}/")
        state = state_of(paper.period, path, history.frozen, history.issued, history.voided)
        if state is PaperState.ISSUED or (state is PaperState.FROZEN and not again):
            held.add(paper.path)
    return frozenset(held)


def _carry_out(root: Path, books: Books, planned: Sequence[Planned], periods: set[str], held: frozenset[str]) -> Printout:
    printed = books.printed()
    written, standing, aside = [], [], []
    for paper in planned:
        if paper.path in held:
            continue
        target = root / paper.path
        ours = [one for one in printed if one.path == paper.path]
        act = decide(paper.content, digest(target), {one.sha256: one.content for one in ours}, ours[-1].content if ours else None)
        if act is Act.STAND:
            standing.append(paper.path)
            continue
        if act is Act.SET_ASIDE_AND_WRITE:
            aside.append(set_aside(target).relative_to(root).as_posix())
        write_paper(paper, target, books)
        written.append(paper.path)
    removed = tuple(_remove_stale(root, books, printed, {paper.path for paper in planned}, periods))
    return Printout(written=tuple(written), standing=tuple(standing), removed=removed, set_aside=tuple(aside), held=tuple(sorted(held)))


def write_paper(paper: Planned, target: Path, books: Books) -> None:
    """Write beside the place, note the bytes, then take the place: wherever this stops, the next run knows whose file stands there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(_DRAFT + target.name)
    paper.write(draft)
    books.print(Printed(path=paper.path, period=paper.period, content=paper.content, sha256=digest(draft) or ""))
    draft.replace(target)


def set_aside(target: Path) -> Path:
    """Rename a paper that a clerk has edited; the next free number is taken."""
    number = 1
    while (other := target.with_name(f"{target.stem} - bản sửa tay {number}{target.suffix}")).exists():
        number += 1
    target.rename(other)
    return other


def _remove_stale(root: Path, books: Books, printed: Iterable[Printed], planned: set[str], periods: set[str]) -> Iterator[str]:
    """Take away papers of these periods that are no longer needed (a branch mended its gaps), unless a person edited them."""
    stale: dict[str, set[str]] = {}
    for one in printed:
        if one.period in periods and one.path not in planned:
            stale.setdefault(one.path, set()).add(one.sha256)
    for path, digests in stale.items():
        target = root / path
        if digest(target) in digests:
            target.unlink()
            yield path
        books.unprint(path)

"""Put papers into the outbox: only what changed, never half of one, and never over a paper that a clerk has edited."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from functools import partial
from pathlib import Path

from toolkit.errors import ConfigurationError, UnreachableError
from toolkit.model.definitions import Definitions
from toolkit.model.ledger import Printed
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import Summary
from toolkit.papers import drafts
from toolkit.papers.wording import valid_on
from toolkit.party_style import load_party_styles
from toolkit.render import render_draft
from toolkit.store import Books
from toolkit.workspace import Workspace

_DRAFT = ".dang-viet-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """What became of the papers; paths relative to the workspace.

    ``written`` are new or changed, ``standing`` said the same already, ``removed`` are no longer needed, ``set_aside`` are papers that
    a clerk had edited and that were renamed to make place for a new version.
    """

    written: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()


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


def print_papers(workspace: Workspace, definitions: Definitions, books: Books, summaries: Sequence[Summary], now: datetime) -> Printout:
    """Bring the outbox into line with the summaries; papers of other periods are left alone.

    Raises ``TemplateError`` where a template is at fault, ``UnreachableError`` where the outbox cannot be written.
    """
    styles = load_party_styles(workspace.templates / "party-style")
    try:
        for left in workspace.outbox.rglob(f"{_DRAFT}*"):
            left.unlink()
        planned = [paper for summary in summaries for paper in _plan(workspace, definitions, summary, styles, now)]
        return _carry_out(workspace.root, books, planned, {summary.period.id for summary in summaries})
    except OSError as error:
        raise UnreachableError(
            f"Không ghi được vào {workspace.outbox}: {error.strerror or error}. Đóng văn bản đang mở, kiểm tra ổ đĩa và quyền ghi."
        ) from error


def _plan(
    workspace: Workspace, definitions: Definitions, summary: Summary, styles: Sequence[PartyStyle], now: datetime
) -> Iterator[Planned]:
    """Compose the papers of one period; what decides the bytes is the context and the template."""
    day = now.date()
    style = _style(styles, workspace.config.style, day)
    folder = f"{workspace.config.outbox}/{summary.period.id}"
    for draft in drafts(summary, definitions, style, day):
        template = workspace.templates / "docx" / draft.template
        content = hashlib.sha256(repr(draft.context).encode("utf-8", "surrogatepass"))
        content.update((_digest(template) or "").encode())
        yield Planned(
            path=f"{folder}/{draft.path}",
            period=summary.period.id,
            content=content.hexdigest(),
            write=partial(render_draft, draft, workspace.templates / "docx"),
        )


def _style(styles: Sequence[PartyStyle], wanted: str, day: date) -> PartyStyle:
    """Return the style that the settings name, else the one in force on the paper's day."""
    if not wanted:
        return valid_on(styles, day) or styles[0]
    named = next((style for style in styles if style.id == wanted.casefold()), None)
    if named is None:
        known = ", ".join(style.id for style in styles)
        raise ConfigurationError(f'toolkit.toml: mục "papers.style" ghi "{wanted}" nhưng templates/party-style chỉ có: {known}.')
    return named


def _carry_out(root: Path, books: Books, planned: Sequence[Planned], periods: set[str]) -> Printout:
    printed = books.printed()
    written, standing, aside = [], [], []
    for paper in planned:
        target = root / paper.path
        ours = [one for one in printed if one.path == paper.path]
        act = decide(paper.content, _digest(target), {one.sha256: one.content for one in ours}, ours[-1].content if ours else None)
        if act is Act.STAND:
            standing.append(paper.path)
            continue
        if act is Act.SET_ASIDE_AND_WRITE:
            aside.append(_set_aside(target).relative_to(root).as_posix())
        _write(paper, target, books)
        written.append(paper.path)
    removed = tuple(_remove_stale(root, books, printed, {paper.path for paper in planned}, periods))
    return Printout(written=tuple(written), standing=tuple(standing), removed=removed, set_aside=tuple(aside))


def _write(paper: Planned, target: Path, books: Books) -> None:
    """Write beside the place, note the bytes, then take the place: wherever this stops, the next run knows whose file stands there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(_DRAFT + target.name)
    paper.write(draft)
    books.print(Printed(path=paper.path, period=paper.period, content=paper.content, sha256=_digest(draft) or ""))
    draft.replace(target)


def _set_aside(target: Path) -> Path:
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
        if _digest(target) in digests:
            target.unlink()
            yield path
        books.unprint(path)


def _digest(path: Path) -> str | None:
    if not path.is_file():
        return None
    return hashlib.sha256(path.read_bytes()).hexdigest()

"""Put papers into the outbox: only what changed, never half of one, and never over a paper that a clerk has edited."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from functools import partial
from pathlib import Path

from toolkit.errors import UnreachableError, UsageError, reason_of
from toolkit.life.bookmarks import Mark
from toolkit.life.numbers import state_of
from toolkit.model.definitions import Definitions
from toolkit.model.issue import PaperState
from toolkit.model.ledger import Printed
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import Summary
from toolkit.papers.frame import marked
from toolkit.party_style import load_party_styles
from toolkit.printing.composing import AUTO, chosen_styles, compose, content_of, is_traced
from toolkit.printing.making import draft_bytes
from toolkit.printing.placing import digest, sweep, write_part
from toolkit.printing.press import choose_drafts
from toolkit.printing.twins import figures_of, read_twin, twin_path, write_twin
from toolkit.store import Books
from toolkit.store.lives import read_history
from toolkit.workspace import Workspace

_NAMED = 2  # papers that failed for one reason and are named; of more it is said how many they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """What became of the papers; paths relative to the workspace.

    ``written`` are new or changed, ``standing`` said the same already, ``removed`` are no longer needed, ``set_aside`` are papers that
    a clerk had edited and that were renamed to make place for a new version. ``held`` were left alone: frozen, or issued already.
    ``failed`` could not take their place or be taken away (open in Word, no room, no right), each with the reason.
    """

    written: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()

    def complaint(self) -> str:
        """Name the papers that failed, by reason (many: how many in which folder), and say what to do; empty where none did."""
        reasons = dict.fromkeys(why for _, why in self.failed)
        said = "; ".join(f"{_some([path for path, other in self.failed if other == why])} ({why})" for why in reasons)
        others = "; các văn bản khác đã soạn xong" if self.written or self.standing else ""
        return f"Chưa thay được văn bản: {said}. Đóng văn bản đang mở, kiểm tra ổ đĩa và quyền ghi, rồi chạy lại{others}." if said else ""


def _some(paths: Sequence[str]) -> str:
    """Name a few papers; of many say how many they are and in which folder."""
    if len(paths) <= _NAMED:
        return ", ".join(paths)
    return f"{len(paths)} văn bản trong {os.path.commonpath([path.rpartition('/')[0] for path in paths])}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A paper that should stand in the outbox. ``content`` is the digest of all that decides what it says.

    ``make`` prints it: its bytes, and its figures where they carry their sources (``traced``).
    """

    path: str
    period: str
    content: str
    make: Callable[[], tuple[bytes, tuple[Mark, ...]]]
    traced: bool = False


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
    workspace: Workspace,
    definitions: Definitions,
    books: Books,
    summaries: Sequence[Summary],
    now: datetime,
    *,
    again: bool = False,
    asked: str = "",
    mark: int | None = None,
    style: str | None = None,
    gone: Collection[str] = (),
) -> Printout:
    """Bring the outbox into line with the summaries; papers of other periods, and papers that are issued, are left alone.

    Of the periods (ids) that are ``gone``, because all that was sent for them was set aside, no paper is needed any more.

    A frozen paper is left alone too, unless its draft is asked for ``again``: the frozen one stays in the archive all the same. A paper
    that is not due is printed where it is ``asked`` for by type or name, and from then on kept up to date like the others. ``mark``
    counts the drafts that go out for comments: those that are asked for, or all, bear it until they are printed again. ``style`` is
    chosen for the same papers and stays theirs until another is; ``AUTO`` is that of the settings, or of the day.
    One paper that cannot take its place does not stop the others: it is named in the printout. Raises ``TemplateError`` where a template
    is at fault, ``UnreachableError`` where what the papers are made of cannot be read, ``UsageError`` for a style that nobody knows.
    """
    styles = load_party_styles(workspace.templates / "party-style")
    _must_be_known(style, styles)
    try:
        sweep(workspace.outbox)
        wish = _Wish(asked=asked, mark=mark, style=style.casefold() if style is not None else None)
        printed = books.printed()
        planned = [paper for summary in summaries for paper in _plan(workspace, definitions, summary, styles, now, printed, wish)]
        periods = {*gone, *(summary.period.id for summary in summaries)}
        held = _held(workspace, books, periods, again=again)
        return _carry_out(workspace.root, books, definitions, planned, periods, held)
    except OSError as error:
        raise UnreachableError(
            f"Không ghi được vào {workspace.outbox}: {reason_of(error)}. Đóng văn bản đang mở, kiểm tra ổ đĩa và quyền ghi."
        ) from error


def _must_be_known(style: str | None, styles: Sequence[PartyStyle]) -> None:
    known = [AUTO, *(one.id for one in styles)]
    if style is not None and style.casefold() not in known:
        raise UsageError(f"--style chỉ nhận: {', '.join(known)} (auto: theo cấu hình, hoặc theo ngày của văn bản).")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What is asked of the papers of a period: one by name, a draft's mark, a style; the latter two for that one, or for all."""

    asked: str
    mark: int | None
    style: str | None


def _plan(
    workspace: Workspace,
    definitions: Definitions,
    summary: Summary,
    styles: Sequence[PartyStyle],
    now: datetime,
    printed: Sequence[Printed],
    wish: _Wish,
) -> Iterator[Planned]:
    """Compose the papers of one period; what decides the bytes is the context and the template."""
    folder, there = f"{workspace.config.outbox}/{summary.period.id}", {one.path for one in printed}
    chosen = chosen_styles(printed, folder)
    composed = compose(workspace, definitions, summary, styles, now.date())
    wanted = {draft.path for draft in (choose_drafts(composed, wish.asked) if wish.asked else composed)}
    if wish.style is not None:
        chosen = {path: style for path, style in chosen.items() if path not in wanted}
        chosen |= dict.fromkeys(wanted, wish.style) if wish.style != AUTO else {}
    for draft in compose(workspace, definitions, summary, styles, now.date(), chosen) if chosen else composed:
        if not (draft.due or (wish.asked and draft.path in wanted) or f"{folder}/{draft.path}" in there):
            continue
        shown = marked(draft, wish.mark) if wish.mark is not None and draft.path in wanted else draft
        yield Planned(
            path=f"{folder}/{draft.path}",
            period=summary.period.id,
            content=content_of(shown, workspace, chosen.get(draft.path, "")),
            make=partial(draft_bytes, shown, workspace.templates / "docx"),
            traced=is_traced(shown),
        )


def _held(workspace: Workspace, books: Books, periods: set[str], *, again: bool) -> frozenset[str]:
    """Return the paths of those papers of the periods whose drafts must not change any more."""
    history = read_history(books)
    named = {(one.period, one.path) for one in history.frozen if one.period in periods}
    states = {(period, path): state_of(period, path, history.frozen, history.issued, history.voided) for period, path in named}
    kept = (PaperState.ISSUED,) if again else (PaperState.ISSUED, PaperState.FROZEN)
    return frozenset(f"{workspace.config.outbox}/{period}/{path}" for (period, path), state in states.items() if state in kept)


def _carry_out(
    root: Path, books: Books, definitions: Definitions, planned: Sequence[Planned], periods: set[str], held: frozenset[str]
) -> Printout:
    printed = books.printed()
    written, standing, aside, failed = [], [], [], []
    for paper in (one for one in planned if one.path not in held):
        target, ours = root / paper.path, [one for one in printed if one.path == paper.path]
        try:
            if _stands(paper, target, ours):
                standing.append(paper.path)
                if paper.traced and read_twin(target) is None:
                    write_twin(target, figures_of(paper.make()[1], books, definitions), period=paper.period, number=None)
                continue
            edited = write_paper(paper, target, ours, books, definitions, alone=True)
            written.append(paper.path)
            aside += [f"{paper.path.rpartition('/')[0]}/{edited.name}"] if edited is not None else []
        except OSError as error:
            failed.append((paper.path, reason_of(error)))
    removed, stuck = _remove_stale(root, books, printed, {paper.path for paper in planned} | held, periods)
    return Printout(
        written=tuple(written),
        standing=tuple(standing),
        removed=removed,
        set_aside=tuple(aside),
        held=tuple(sorted(held)),
        failed=(*failed, *stuck),
    )


def _stands(paper: Planned, target: Path, ours: Sequence[Printed]) -> bool:
    act = decide(paper.content, digest(target), {one.sha256: one.content for one in ours}, ours[-1].content if ours else None)
    return act is Act.STAND


def write_paper(
    paper: Planned, target: Path, ours: Sequence[Printed], books: Books, definitions: Definitions, *, alone: bool = False
) -> Path | None:
    """Write beside the place, note the bytes, then take the place: wherever this stops, the next run knows whose file stands there.

    What stands there is looked at just before, for composing takes long enough to save something in Word: what is none of ``ours`` (the
    versions that we wrote there, in order) is renamed first, and its new place returned. The old twin goes before the paper and the new one
    comes after it: a run that stopped in between finds the paper old, or without its twin. Raises ``OSError`` where the place cannot be
    taken; then the newest version is the same as before. ``alone``: the workspace is held.
    """
    printed, marks = paper.make()
    figures, twin, draft = figures_of(marks, books, definitions), twin_path(target), write_part(target, printed, alone=alone)
    version = Printed(path=paper.path, period=paper.period, content=paper.content, sha256=digest(draft) or "")
    books.print(version)
    before = twin.read_bytes() if paper.traced and twin.is_file() else None
    try:
        found = digest(target)
        aside = set_aside(target) if found is not None and found not in {one.sha256 for one in (*ours, version)} else None
        if before is not None:
            twin.unlink(missing_ok=True)
        draft.replace(target)
    except OSError:
        _take_back(version, ours, books)
        if before is not None and digest(target) is not None:
            twin.write_bytes(before)
        draft.unlink(missing_ok=True)
        raise
    if paper.traced:
        write_twin(target, figures, period=paper.period, number=None)
    return aside


def _take_back(version: Printed, ours: Sequence[Printed], books: Books) -> None:
    """Let the version before be the newest again: what a clerk saves where the paper could not go is behind the figures."""
    if ours:
        books.print(ours[-1])
    else:
        books.unprint(version.path)


def set_aside(target: Path) -> Path:
    """Rename a paper that a clerk has edited; the next free number is taken."""
    number = 1
    while (other := target.with_name(f"{target.stem} - bản sửa tay {number}{target.suffix}")).exists():
        number += 1
    target.rename(other)
    if twin_path(target).is_file():
        twin_path(target).replace(twin_path(other))
    return other


def _remove_stale(
    root: Path, books: Books, printed: Iterable[Printed], planned: set[str], periods: set[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Take away papers of these periods that are no longer needed (a branch mended its gaps), unless a person edited them.

    Return the paths of those that went, and of those that could not, with the reason.
    """
    stale: dict[str, set[str]] = {}
    for one in printed:
        if one.period in periods and one.path not in planned:
            stale.setdefault(one.path, set()).add(one.sha256)
    removed, stuck = [], []
    for path, digests in stale.items():
        target = root / path
        try:
            if digest(target) in digests:
                target.unlink()
                if read_twin(target) is not None:
                    twin_path(target).unlink()
                removed.append(path)
        except OSError as error:
            stuck.append((path, reason_of(error)))
            continue
        books.unprint(path)
    return tuple(removed), tuple(stuck)

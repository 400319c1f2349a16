"""What freezing and issuing need to know about their place, and which paper is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.life.numbers import TYPES, is_symbol, is_voided, standing_freeze, standing_issue
from toolkit.model.definitions import Definitions
from toolkit.model.issue import Frozen, Issued
from toolkit.model.paper import Draft
from toolkit.printing.composing import chosen_styles, is_numbered
from toolkit.store import Archive, Books
from toolkit.store.lives import History
from toolkit.text.fold import fold
from toolkit.workspace import Workspace

REPORT = "BC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A workspace with what printing needs of it open."""

    workspace: Workspace
    definitions: Definitions
    archive: Archive
    books: Books

    def place(self, period: str, path: str) -> Path:
        """Return where a paper of that period lies in the outbox."""
        return self.workspace.outbox / period / path

    def chosen(self, period: str) -> dict[str, str]:
        """Return the style that somebody chose for a paper of that period, by its path."""
        return chosen_styles(self.books.printed(), self.said(self.workspace.outbox / period))

    def said(self, path: Path) -> str:
        """Return a path relative to the workspace."""
        return path.relative_to(self.workspace.root).as_posix() if path.is_relative_to(self.workspace.root) else path.as_posix()


def choose_drafts(drafts: Sequence[Draft], wanted: str) -> tuple[Draft, ...]:
    """Return the papers that are meant: by the code of their type, else by a part of their name; without a word the report."""
    numbered = tuple(draft for draft in drafts if is_numbered(draft))
    found = tuple(draft for draft in numbered if _is_meant(draft.code, draft.path, wanted))
    if found:
        return found
    listed = "; ".join(f"{draft.code}: {draft.path}" for draft in numbered) or "kỳ này chưa có văn bản nào để phát hành"
    raise UsageError(f"Không có văn bản “{wanted or REPORT}” của kỳ này. Hiện có: {listed}.")


def choose_frozen(period: str, history: History, wanted: str) -> tuple[Frozen, ...]:
    """Return the frozen papers of a period that are meant and wait for their number."""
    names = dict.fromkeys((one.path, one.code) for one in history.frozen if one.period == period)
    meant = [path for path, code in names if _is_meant(code, path, wanted)]
    found = tuple(one for path in meant if (one := standing_freeze(period, path, history.frozen, history.issued)) is not None)
    if found:
        return found
    out = [said for path in meant if (said := standing_issue(period, path, history.issued, history.voided)) is not None]
    if out:
        raise UsageError("\n".join(already_issued(one) for one in out))
    raise UsageError(
        f"Chưa có bản chốt nào của “{wanted.strip() or REPORT}” kỳ {period} chờ phát hành. Chốt trước: {command('freeze', wanted, period)}"
    )


def choose_issued(history: History, period: str | None, wanted: str) -> tuple[Issued, ...]:
    """Return the issued papers that are meant, of a period or of all: by "12-BC/ĐU", by type, or by a part of their name."""
    listed = [one for one in history.issued if period is None or one.period == period]
    by_symbol = [one for one in listed if is_symbol(one.symbol, wanted)] if wanted else []
    return tuple(by_symbol or (one for one in listed if _is_meant(one.code, one.path, wanted)))


def already_issued(paper: Issued) -> str:
    """Say that a paper has its number, and how it could be made anew."""
    return (
        f"“{paper.path}” kỳ {paper.period} đã phát hành: Số {paper.symbol}, ngày {paper.day:%d/%m/%Y}. "
        f'Muốn làm lại, hủy số trước: toolkit report void {paper.symbol} --reason "…"'
    )


def command(act: str, wanted: str, period: str) -> str:
    """Return the command of an act on the papers that are meant; it names them always, for without a word the report is meant."""
    said = wanted.strip() or REPORT
    named = f'"{said}"' if " " in said else said
    return f"toolkit report {act} {named} --period {period}"


def only_standing(papers: Iterable[Issued], history: History) -> tuple[Issued, ...]:
    """Leave out papers whose number was voided."""
    return tuple(one for one in papers if not is_voided(one, history.voided))


def _is_meant(code: str, path: str, wanted: str) -> bool:
    said = wanted.strip() or REPORT
    return code.casefold() == said.casefold() or (said.casefold() not in {one.casefold() for one in TYPES} and fold(said) in fold(path))

"""Counting what submissions say so that the number knows them: in a paper that is printed with bookmarks, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.model.summary import BranchSummary, Exemplar, Gap, Passage, Progress, Registration, Summary
from toolkit.text.traces import Traced, sources_of, trace

Said = BranchSummary | Exemplar | Gap | Passage | Progress | Registration

_OF_A_ROW = (("tien_do", "percent"), ("hieu_qua", "effect"), ("kha_nang", "potential"), ("dieu_chinh", "adjustment"))


def tally(items: Iterable[Said], summary: Summary, field: str = "", *, otherwise: Sequence[str] = ()) -> int:
    """Count things that submissions say, for what they answered to ``field``; ``otherwise`` are the sources of those that name none."""
    counted = tuple(items)
    return followed(len(counted), (source for one in counted for source in sources(one, field) or otherwise), summary)


def followed(number: int, behind: Iterable[str], summary: Summary) -> int:
    """Let a number know its sources, where the paper is to be followed back."""
    return Traced(number, behind) if summary.traced else number


def out_of(part: int, whole: int) -> int:
    """Let a zero that nobody wrote know among what nothing was found: what the whole was counted from."""
    return Traced(part, sources_of(whole)) if isinstance(part, Traced) and not part.sources else part


def origins(said: Said | None, summary: Summary, field: str = "") -> tuple[str, ...]:
    """Return the sources of one thing where the paper is to be followed back."""
    return sources(said, field) if summary.traced and said is not None else ()


def told(words: str, said: Said | None, summary: Summary, *asked: str, otherwise: Sequence[str] = ()) -> str:
    """Let words know the answers that they are made of; without ``asked`` those that a passage, a row or a gap is about."""
    if not summary.traced or said is None:
        return words
    behind = [source for field in asked or ("",) for source in sources(said, field)]
    return trace(words, behind or otherwise)


def sources(said: Said, field: str = "") -> tuple[str, ...]:
    """Return the sources of one thing (see ``toolkit/text/traces``)."""
    match said:
        case BranchSummary():
            return tuple(source for _, figure in said.submissions for source in figure.sources) or (f"@{said.code}",)
        case Passage():
            return tuple(f"{source}#{said.question}" for source in said.sources)
        case Progress():
            asked = (field,) if field else tuple(id for id, name in _OF_A_ROW if getattr(said, name) not in (None, ""))
            return tuple(f"{said.submission}#danh_sach[{said.row}].{id}" for id in asked or ("ten_dien_hinh",))
        case Gap():
            return (_answer(said.submission, said.finding.field or ""),) if said.submission else ()
        case _:
            return (_answer(said.submission, field),)


def _answer(submission: str, field: str) -> str:
    return f"{submission}#{field}" if field else submission

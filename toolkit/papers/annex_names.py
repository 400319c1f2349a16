"""Which annexes the report has and what they are called: numbered in order, one that would say nothing is not there (the-thuc.md 1.4)."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code
from toolkit.model.summary import BranchSummary, Gap, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexNames:
    """What each annex is called in this report ("Phụ lục 2"), in their order; ``""`` where it is not there."""

    exemplars: str
    evidence: str
    gaps: str
    figures: str


def annex_names(summary: Summary, definitions: Definitions) -> AnnexNames:
    """Name the annexes that have anything to say, numbered in order; an only one has no number."""
    there = (
        bool(summary.exemplars),
        any(summary.under(f"{one.id}.minh_chung") for one in summary.criteria),
        any(lacks(branch) for branch in summary.branches),
        True,
    )
    say, whole = definitions.sentences.say, sum(there)
    numbers = (sum(there[: place + 1]) for place in range(len(there)))
    names = [
        (say("phu_luc.nhieu", so=str(number)) if whole > 1 else say("phu_luc.mot")) if present else ""
        for present, number in zip(there, numbers, strict=True)
    ]
    return AnnexNames(exemplars=names[0], evidence=names[1], gaps=names[2], figures=names[3])


def lacks(branch: BranchSummary) -> bool:
    """Tell whether a branch stands in the annex of what is missing."""
    return any(is_lack(gap) for gap in branch.gaps) or (branch.due and not branch.received)


def is_lack(gap: Gap) -> bool:
    """Tell whether a gap belongs in the annex: an error, a blank, or figures that do not agree."""
    return gap.is_error or gap.finding.code in (Code.MISSING, Code.MISMATCH)

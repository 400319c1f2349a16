"""How the report speaks: paragraphs, names of branches, and what branches wrote, whole and attributed."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.model.summary import BranchSummary, Passage, Speaker, Summary
from toolkit.papers.tracing import told
from toolkit.papers.wording import bullets, listed, percent, sentence

Paragraphs = tuple[str, ...]


def received_from(summary: Summary) -> tuple[BranchSummary, ...]:
    """Return the branches that sent something."""
    return tuple(branch for branch in summary.branches if branch.received)


def names(branches: Iterable[BranchSummary]) -> str:
    """Name branches in a row."""
    return listed(branch.name for branch in branches)


def speakers(passage: Passage, summary: Summary) -> str:
    """Name who wrote a passage: "Chi bộ Văn phòng; Chi bộ Thanh tra"."""
    return listed(dict.fromkeys(_speaker(speaker, summary) for speaker in passage.speakers))


def _speaker(speaker: Speaker, summary: Summary) -> str:
    when = f" ({speaker.period})" if speaker.period else ""
    return branch_name(speaker.branch, summary) + when


def branch_name(code: str, summary: Summary) -> str:
    """Return the name of a branch, its code where it is unknown."""
    branch = summary.branch(code)
    return branch.name if branch is not None else code


def quoted(question: str, summary: Summary) -> Paragraphs:
    """Give what branches wrote under a question, each with its name, whole, the same words once."""
    lines: list[str] = []
    for passage in summary.under(question):
        first, *others = bullets(passage.text)
        lines.append(f"- {speakers(passage, summary)}: {told(sentence(first), passage, summary)}")
        lines.extend(told(sentence(other), passage, summary) for other in others)
    return tuple(lines)


def led(lead: str, lines: Paragraphs, nothing: str) -> Paragraphs:
    """Put a leading sentence before lines, or say that there is nothing."""
    return (lead, *lines) if lines else ((nothing,) if nothing else ())


def rate(part: int, whole: int) -> str:
    """Write a share of a table: "87,5%", "-" of nothing."""
    return percent(part, whole) or "-"

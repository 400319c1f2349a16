"""How the report speaks: paragraphs, names of branches, and what branches wrote, whole and attributed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from toolkit.model.definitions import Definitions
from toolkit.model.expected import due_forms
from toolkit.model.summary import BranchSummary, Passage, Summary
from toolkit.papers.tracing import told
from toolkit.papers.wording import bullets, listed, listed_periods, percent, sentence

Paragraphs = tuple[str, ...]

# The forms (domain contract) whose figures a heading is about.
REGISTRATION, ASSESSMENT, PERIODIC, RESULTS = "01-DK", "02-TT", "03-DG", "04-KQ"


def received_from(summary: Summary) -> tuple[BranchSummary, ...]:
    """Return the branches that had to send something and did."""
    return tuple(branch for branch in summary.branches if branch.due and branch.received)


def names(branches: Iterable[BranchSummary]) -> str:
    """Name branches in a row."""
    return listed(branch.name for branch in branches)


def speakers(passage: Passage, summary: Summary) -> str:
    """Name who wrote a passage, each branch once: "Chi bộ Văn phòng (năm 2023, 2024); Chi bộ Thanh tra"."""
    periods: dict[str, dict[str, None]] = {}
    for speaker in passage.speakers:
        periods.setdefault(speaker.branch, {}).update({speaker.period: None} if speaker.period else {})
    return listed(branch_name(code, summary) + (f" ({listed_periods(when)})" if when else "") for code, when in periods.items())


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


def nothing(group: str, form: str, summary: Summary, definitions: Definitions) -> str:
    """Say that nothing came of a form, and where it is not due in such a period that it is not: no branch is to blame."""
    asked = summary.parts or any(one.id == form for one in due_forms(definitions.plan, summary.period))
    return definitions.sentences.say(f"{group}.khong{'' if asked else '_den_ky'}")


def by_year(summary: Summary, lacks: Callable[[BranchSummary], bool]) -> tuple[tuple[BranchSummary, ...], str]:
    """Return the due branches of a stage of which something is true in a year, and their names with those years."""
    found: dict[str, list[str]] = {}
    for year in summary.parts:
        for branch in year.branches:
            if branch.due and lacks(branch):
                found.setdefault(branch.code, []).append(year.period.say())
    branches = tuple(branch for branch in summary.branches if branch.code in found)
    return branches, listed(f"{branch.name} ({listed_periods(found[branch.code])})" for branch in branches)

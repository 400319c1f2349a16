"""The annex of figures: a row for each branch and their sum, with the columns that such a period asks for (the-thuc.md 5.6)."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.definitions import Definitions
from toolkit.model.expected import due_forms
from toolkit.model.summary import BranchSummary, Figure, Measure, Summary
from toolkit.papers.report_speech import ASSESSMENT, PERIODIC, REGISTRATION, RESULTS
from toolkit.papers.tracing import out_of, sources, tally, told
from toolkit.papers.wording import NONE, number_or_dash
from toolkit.text.days import short_day

_SUMMED = (Measure.INITIATIVES, Measure.NEWLY_FOUND, Measure.COMMENDED, Measure.PROPOSED, Measure.ARTICLES)
# The forms without which a period has no figures of that kind: who is an exemplar, and what came of it.
BY_CRITERIA, BY_RESULTS = (REGISTRATION, ASSESSMENT, "02-CN"), (RESULTS,)


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchRow:
    """One branch with its figures."""

    number: str
    name: str
    members: str
    registered: str
    collective: str
    individual: str
    leaders: str
    initiatives: str
    newly_found: str
    commended: str
    proposed: str
    articles: str
    followed: str
    received_on: str
    state: str


def asked(forms: tuple[str, ...], summary: Summary, definitions: Definitions) -> bool:
    """Tell whether a period has figures of these forms: one of them is due or came; a stage has them all."""
    due = {form.id for form in due_forms(definitions.plan, summary.period)}
    return bool(summary.parts) or any(form in due or summary.submitted(form).value for form in forms)


def branch_rows(summary: Summary, definitions: Definitions) -> tuple[BranchRow, ...]:
    """List every branch that is due or sent something; "-" where nothing was received, never a zero."""
    return tuple(_branch_row(str(number), branch, summary, definitions) for number, branch in enumerate(summary.branches, start=1))


def _branch_row(number: str, branch: BranchSummary, summary: Summary, definitions: Definitions) -> BranchRow:
    individual = branch.measure(Measure.INDIVIDUAL)
    return BranchRow(
        number=number,
        name=branch.name,
        members=number_or_dash(branch.members),
        registered=_said(branch.submitted(REGISTRATION)),
        collective=_said(branch.measure(Measure.COLLECTIVE)),
        individual=_said(individual),
        leaders=number_or_dash(out_of(branch.measure(Measure.LEADERS).value, individual.value)) if individual.said else NONE,
        **{measure.value: _said(branch.measure(measure)) for measure in _SUMMED},
        followed=_followed(branch, summary),
        received_on=told(short_day(branch.first_arrived), branch, summary) if branch.first_arrived else NONE,
        state=state_of(branch, definitions),
    )


def _followed(branch: BranchSummary, summary: Summary) -> str:
    """Count the exemplars that the branch's periodic assessment is about."""
    if not branch.submitted(PERIODIC).said:
        return NONE
    return number_or_dash(tally((row for row in summary.progress if row.branch == branch.code), summary, otherwise=sources(branch)))


def _said(figure: Figure) -> str:
    return number_or_dash(figure.value if figure.said else None)


def state_of(branch: BranchSummary, definitions: Definitions) -> str:
    """Say in two words where a branch stands."""
    name = "chua_gui" if not branch.received else "day_du" if branch.complete else "con_thieu"
    return definitions.sentences.say(f"o_bang.{name}")


def total_row(summary: Summary, definitions: Definitions) -> BranchRow:
    """Add the columns up; the figures are those of the summary, "-" where no branch gave any."""

    def added(figure: Figure, *, said: bool | None = None) -> str:
        return number_or_dash(out_of(figure.value, summary.received.value) if (figure.said if said is None else said) else None)

    say, individual = definitions.sentences.say, summary.measure(Measure.INDIVIDUAL)
    members = [branch.members for branch in summary.branches if branch.members is not None]
    return BranchRow(
        number="",
        name=say("o_bang.tong_cong"),
        members=number_or_dash(sum(members) if members else None),
        registered=added(summary.submitted(REGISTRATION)),
        collective=added(summary.measure(Measure.COLLECTIVE)),
        individual=added(individual),
        leaders=added(summary.measure(Measure.LEADERS), said=individual.said),
        **{measure.value: added(summary.measure(measure)) for measure in _SUMMED},
        followed=number_or_dash(tally(summary.progress, summary) if summary.submitted(PERIODIC).said else None),
        received_on="",
        state=sent_in(summary, definitions),
    )


def sent_in(summary: Summary, definitions: Definitions) -> str:
    """Say under the states of the branches how many of them sent something."""
    received, due = summary.received.value, summary.due.value
    name = "da_gui" if received else "chua_ai_gui"
    return definitions.sentences.say(f"o_bang.{name}", so=number_or_dash(received), tong=number_or_dash(due))

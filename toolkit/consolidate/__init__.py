"""Consolidate the dossiers of one period into a Summary. Pure: the same dossiers give the same summary (plan II.4–III.2)."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.consolidate.as_json import summary_json
from toolkit.consolidate.branches import BranchFacts, branch_facts, summarise
from toolkit.consolidate.figures import count_criteria, find_unconfirmed
from toolkit.consolidate.lists import list_exemplars, list_progress, list_registrations
from toolkit.consolidate.narratives import list_passages
from toolkit.consolidate.stage import consolidate_stage
from toolkit.model.definitions import Definitions
from toolkit.model.expected import due_branches
from toolkit.model.period import Period
from toolkit.model.summary import Assessed, Figure, Measure, Summary, total

__all__ = ["consolidate", "consolidate_stage", "summary_json"]


def consolidate(assessed: Sequence[Assessed], definitions: Definitions, period: Period) -> Summary:
    """Count and list everything that the branches sent for ``period``.

    Dossiers of another period are left out; a due branch without a dossier is listed as not received. What a blank says is
    nothing; values for review count and are listed in ``unconfirmed`` (domain/forms.md, ``toolkit report``).
    """
    facts = _in_order(assessed, definitions, period)
    branches = tuple(summarise(one, definitions) for one in facts)
    due = tuple(branch for branch in branches if branch.due)
    filed = tuple(one for branch in facts for one in branch.filed)
    return Summary(
        period=period,
        branches=branches,
        due=Figure(value=len(due)),
        received=_tally(facts, [branch.code for branch in due if branch.received]),
        complete=_tally(facts, [branch.code for branch in due if branch.complete]),
        submissions=tuple((form.id, total(branch.submitted(form.id) for branch in branches)) for form in definitions.plan.forms),
        measures=tuple((measure, total(branch.measure(measure) for branch in branches)) for measure in Measure),
        criteria=count_criteria(filed, definitions.plan),
        exemplars=list_exemplars(filed, definitions.plan),
        registrations=list_registrations(filed, definitions.plan),
        progress=list_progress(filed, definitions.plan),
        passages=list_passages(filed, definitions.plan),
        unconfirmed=find_unconfirmed(filed),
    )


def _in_order(assessed: Sequence[Assessed], definitions: Definitions, period: Period) -> tuple[BranchFacts, ...]:
    """Put every due branch in the organisation's order, then whoever else sent something."""
    of_period = {one.dossier.unit: one for one in assessed if one.dossier.period == period}
    due = tuple(branch.code for branch in due_branches(definitions.organisation, period))
    known = tuple(branch.code for branch in definitions.organisation.branches)
    others = sorted((code for code in of_period if code not in due), key=lambda code: (code not in known, code))
    return tuple(
        branch_facts(code, of_period.get(code), definitions, period, due=code in due)
        for code in (*due, *(code for code in others if of_period[code].dossier.current))
    )


def _tally(facts: Sequence[BranchFacts], codes: Sequence[str]) -> Figure:
    """Count branches; the submissions behind the number are all that they sent."""
    sources = tuple(one.id for branch in facts if branch.code in codes for one in branch.filed)
    return Figure(value=len(codes), sources=sources)

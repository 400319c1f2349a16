"""A summary whose numbers know the answers behind them, for papers that are printed with bookmarks."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from toolkit.model.summary import BranchSummary, CriterionCount, Figure, Summary
from toolkit.text.traces import Traced


def traced(summary: Summary) -> Summary:
    """Return the same summary with every figure's value a :class:`Traced` number; what is listed carries its submissions anyway."""
    due = tuple(f"@{branch.code}" for branch in summary.branches if branch.due)
    beside: dict[str, Any] = {
        field.name: traced(other) if isinstance(other, Summary) else tuple(traced(one) for one in other)
        for field in fields(summary)
        if isinstance(other := getattr(summary, field.name), Summary) or (isinstance(other, tuple) and _are_summaries(other))
    }
    return replace(
        summary,
        branches=tuple(_branch(one) for one in summary.branches),
        due=Figure(value=Traced(summary.due.value, due), sources=summary.due.sources),
        received=_figure(summary.received),
        complete=_figure(summary.complete),
        submissions=tuple((form, _figure(one)) for form, one in summary.submissions),
        measures=tuple((which, _figure(one)) for which, one in summary.measures),
        criteria=tuple(
            CriterionCount(id=one.id, met=_figure(one.met), not_met=_figure(one.not_met), blank=_figure(one.blank))
            for one in summary.criteria
        ),
        traced=True,
        **beside,
    )


def _are_summaries(listed: tuple[object, ...]) -> bool:
    return bool(listed) and all(isinstance(one, Summary) for one in listed)


def _branch(branch: BranchSummary) -> BranchSummary:
    members = Traced(branch.members, (f"@{branch.code}#members",)) if branch.members is not None else None
    return replace(
        branch,
        members=members,
        submissions=tuple((form, _figure(one)) for form, one in branch.submissions),
        measures=tuple((which, _figure(one)) for which, one in branch.measures),
    )


def _figure(figure: Figure) -> Figure:
    sources = (f"{source}#{figure.field}" if figure.field else source for source in figure.sources)
    return replace(figure, value=Traced(figure.value, sources))

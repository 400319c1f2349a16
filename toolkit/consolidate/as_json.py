"""The summary as ``toolkit report --period P --json`` prints it (domain/forms.md)."""

from __future__ import annotations

from typing import Any

from toolkit.model.summary import CriterionCount, Figure, Measure, Summary, Unconfirmed

_EXEMPLARS = (Measure.COLLECTIVE, Measure.INDIVIDUAL, Measure.LEADERS)
_SUMS = (Measure.INITIATIVES, Measure.ARTICLES, Measure.NEWLY_FOUND, Measure.COMMENDED, Measure.PROPOSED)


def summary_json(summary: Summary, *, sources: bool = False) -> dict[str, Any]:
    """Return the object of the contract; with ``sources`` each figure is ``{"value": …, "from": [submission ids]}``.

    A stage that was put together from years names them under ``years``.
    """

    def figure(one: Figure) -> int | dict[str, Any]:
        return {"value": one.value, "from": list(one.sources)} if sources else one.value

    def criterion(one: CriterionCount) -> dict[str, Any]:
        return {"met": figure(one.met), "not_met": figure(one.not_met), "blank": figure(one.blank)}

    return {
        "period": summary.period.id,
        **({"years": [year.period.id for year in summary.parts]} if summary.parts else {}),
        "branches": {
            "due": figure(summary.due),
            "received": figure(summary.received),
            "complete": figure(summary.complete),
            "not_received": [branch.code for branch in summary.not_received],
        },
        "submissions": {form: figure(one) for form, one in summary.submissions},
        "exemplars": {which.value: figure(summary.measure(which)) for which in _EXEMPLARS},
        "criteria": {one.id: criterion(one) for one in summary.criteria},
        **{which.value: figure(summary.measure(which)) for which in _SUMS},
        "unconfirmed": [_unconfirmed(one) for one in summary.unconfirmed],
    }


def _unconfirmed(one: Unconfirmed) -> dict[str, str]:
    return {
        "submission": one.submission,
        "unit": one.branch,
        "form": one.form,
        "field": one.field,
        "value": one.said,
        "reason": one.reason,
    }

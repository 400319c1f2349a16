"""Answers that are there but do not do, by the words of their question (see :mod:`toolkit.text.denial`)."""

from __future__ import annotations

from toolkit.checks.filled import Asked, Filled
from toolkit.text.denial import denies


def is_denial(asked: Asked, filled: Filled) -> bool:
    """Tell whether an answer only says that there is none."""
    about = (asked.question.label, asked.criterion, *asked.question.wordings)
    return denies(asked.text, filled.definitions.plan.rules.denials, about)


def denies_leadership(asked: Asked, filled: Filled) -> bool:
    """Tell whether the evidence of a leaders' criterion says that there is none (then ``leader-criterion`` says it)."""
    criterion = filled.definitions.plan.criterion(asked.question.criterion or "")
    return criterion is not None and criterion.leaders_only and is_denial(asked, filled)

"""An exemplar is rated high (Mục II.1.2.1, II.1.2.2).

A Party member "hoàn thành xuất sắc nhiệm vụ", others "hoàn thành tốt nhiệm vụ" or better; of a collective the Party organisation, the mass
organisations and the unit all "hoàn thành xuất sắc".

Who is neither marked as a member nor as none is held to the lower bar only: the blank is ``missing`` and nothing else. Who is rated by the
first words of a rating alone, as a line that ends too early leaves them, is held to none: it is for a person to say what was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled, Standing
from toolkit.checks.ids import MEMBER
from toolkit.checks.wording import about, where
from toolkit.model.definitions import AnswerType, ExemplarKind, Rules
from toolkit.model.finding import Code, Finding, Severity
from toolkit.text.choices import begins_rating

SOURCE = "II.1.2.2"
SOURCE_OF_COLLECTIVE = "II.1.2.1"

_MESSAGE = "{where}: “{rating}” thấp hơn mức cần có ({who}: {least}) – đề nghị kiểm tra lại hoặc chọn điển hình khác."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on every rating of an assessment that is below what the plan asks of that collective or person."""
    kind = _assessed(filled)
    if kind is None:
        return
    rules = filled.definitions.plan.rules
    who, least, source = _bar(kind, filled, rules)
    order = {choice.value: place for place, choice in enumerate(rules.ratings)}
    for asked in filled.standing(Standing.ANSWERED):
        rating = asked.answer.value
        if begins_rating(asked.answer.raw):
            continue
        if asked.question.type is AnswerType.RATING and isinstance(rating, str) and order.get(rating, 0) > order.get(least, 0):
            message = _MESSAGE.format(where=where(asked), rating=rating, who=who, least=least.lower())
            yield about(asked, Code.RATING_TOO_LOW, Severity.ERROR, message, plan=source, place=filled.place)


def _assessed(filled: Filled) -> ExemplarKind | None:
    """Whom the form assesses: the kind that its criteria are about."""
    criteria = (filled.definitions.plan.criterion(id) for id in (filled.form.criteria if filled.form is not None else ()))
    return next((criterion.about for criterion in criteria if criterion is not None and criterion.about is not None), None)


def _bar(kind: ExemplarKind, filled: Filled, rules: Rules) -> tuple[str, str, str]:
    if kind is ExemplarKind.COLLECTIVE:
        return "tập thể", rules.rating_of_collective, SOURCE_OF_COLLECTIVE
    if filled.submission.value(MEMBER) is True:
        return "đảng viên", rules.rating_of_member, SOURCE
    return "cá nhân", rules.rating_of_other, SOURCE

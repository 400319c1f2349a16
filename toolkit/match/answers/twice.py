"""A question that two places answer, or that the signature block answers otherwise: a person must tell which of them holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from toolkit.match.hinted import names_choices
from toolkit.match.pieces import Asked, Harvest
from toolkit.match.values import options_of
from toolkit.match.words import FIRM, VERBATIM, Words, hints_of
from toolkit.model.definitions import Definitions, Plan, Question
from toolkit.text.fold import fold
from toolkit.text.values import is_blank


def without_legends(asked: Sequence[Asked], words: Words, plan: Plan) -> list[Asked]:
    """Leave out labels behind which stands only what may be chosen ("* Mức xếp loại: HTXSNV, HTTNV"), where another asks the same."""
    times = Counter(one.matches[0].target for one in asked)
    if len(times) == len(asked):
        return list(asked)
    legends = [one for one in asked if times[one.matches[0].target] > 1 and _is_legend(one, words, plan)]
    answered = {one.matches[0].target for one in asked if one not in legends} if legends else set()
    return [one for one in asked if one not in legends or one.matches[0].target not in answered]


def _is_legend(one: Asked, words: Words, plan: Plan) -> bool:
    question = words.asked(one.matches[0].target)
    return question is not None and not one.content.emphasis and names_choices(one.content.text, options_of(question, plan))


def surest(question: Question, asked: Sequence[Asked], row: int) -> Asked:
    """Return the place that says the same as the one at ``row`` and is in no doubt as that one is; else that one."""
    one = asked[row]
    if not one.content.doubt:
        return one
    alike = (other for other in asked if other.matches[0].target == question.id and fold(other.content.text) == fold(one.content.text))
    return next((other for other in alike if other.matches[0].score >= VERBATIM and not other.content.doubt), one)


def twin(question: Question, asked: Sequence[Asked], row: int, given: Sequence[str | None], definitions: Definitions) -> str | None:
    """Return the text of another place that firmly answers the same question in other words, if there is one.

    ``given`` is for each place the question that it answers: one that answers another question is no twin.
    """
    one, mine, hints = asked[row], asked[row].content.text, hints_of(definitions.plan)
    for number, other in enumerate(asked):
        best = other.matches[0]
        if (
            best.target != question.id
            or other is one
            or given[number] not in (None, question.id)
            or best.score < FIRM
            or other.method == "label-alone"
        ):
            continue
        if not is_blank(other.content.text, hints) and not is_blank(mine, hints) and fold(other.content.text) != fold(mine):
            return other.content.text
    return None


def signed_by_another(question: Question, text: str, harvest: Harvest) -> str | None:
    """Return the name in the signature block, where a label names somebody else as secretary or author."""
    names = harvest.secretary if question.in_signature else harvest.author if question.id == "nguoi_lap" else []
    if not names:
        return None
    mine = fold(text)
    signed = {fold(one.text): one.text for one in names if one.text}
    return next((name for key, name in signed.items() if mine and key not in mine and mine not in key), None)

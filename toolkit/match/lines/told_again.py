"""Lines of a report that begin with what was counted above: "- Tập thể: Tổ A …" below "Kết quả nổi bật:" tells of it and asks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.expected import asks_for_person, asks_for_phrase
from toolkit.match.lines.labels import Labelled
from toolkit.match.pieces import Asked
from toolkit.match.words import LIKELY, Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.text.values import is_blank, plain_number

_MARKS = " .;,\t"


def tells_again(labels: Sequence[Labelled], text: str, above: Question | None, asked: Sequence[Asked], words: Words) -> bool:
    """Tell whether a line with these labels goes on with the sentences that ``above`` asks for: its count was given, and it gives none."""
    if above is None or above.type is not AnswerType.TEXT or asks_for_phrase(above) or asks_for_person(above):
        return False
    first = labels[0]
    question = words.asked(first.matches[0].target) if len(labels) == 1 and first.kind == "question" else None
    said = text[first.value_start :].strip(_MARKS)
    if question is None or question.type is not AnswerType.INTEGER or is_blank(said) or plain_number(said):
        return False
    return any(
        one.matches and one.matches[0].target == question.id and one.matches[0].score >= LIKELY and not is_blank(one.content.text)
        for one in asked
    )

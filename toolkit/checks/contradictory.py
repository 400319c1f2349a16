"""Assessment is objective and truthful (Mục I.2): a question with two answers that exclude each other has none."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.filled import Filled, Standing
from toolkit.checks.wording import about, say, where
from toolkit.model.definitions import AnswerType
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "I.2"

_TICKS = "{where}: đánh dấu cả hai ô – đề nghị chỉ đánh dấu một ô, ví dụ: ☒ Đạt ☐ Chưa đạt."
_OTHERS = "{where}: có hai câu trả lời khác nhau (“{raw}”) – đề nghị chỉ giữ lại một câu trả lời đúng."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite on every question that was answered in two ways."""
    for asked in filled.standing(Standing.CONTRADICTORY):
        sentence = _TICKS if asked.question.type is AnswerType.RESULT else _OTHERS
        message = say(sentence, {"raw": asked.answer.raw}, where=where(asked))
        yield about(asked, Code.CONTRADICTORY, Severity.ERROR, message, plan=SOURCE, place=filled.place)

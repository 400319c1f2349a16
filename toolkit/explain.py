"""Where every answer came from, in words for a person: place, label, way of finding, how sure, what came second. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.checks.filled import Asked, fill
from toolkit.model.definitions import Definitions
from toolkit.model.place import Place
from toolkit.model.submission import AnswerValue, Reading, Record, State
from toolkit.text.fold import bare, fold
from toolkit.text.said import say_value
from toolkit.text.shapes import label_core

STATES = {
    State.VALUE: "có trả lời",
    State.ZERO: "ghi số 0",
    State.NONE: "ghi là không có",
    State.BLANK: "để trống",
    State.NOT_APPLICABLE: "không áp dụng",
    State.NOT_FOUND: "không thấy câu hỏi này trong tệp",
    State.INVALID: "ghi không đúng loại câu trả lời",
}
METHODS = {
    "label-cell": "ô bên phải nhãn, cùng một hàng của bảng",
    "label-above": "ô ngay dưới nhãn",
    "label-alone": "nhãn đứng một mình, không có ô trả lời bên cạnh",
    "label-line": "những dòng ngay dưới nhãn",
    "line": "sau nhãn, trên cùng một dòng chữ",
    "dotted": "điền vào chỗ chấm sau nhãn",
    "by-place": "chỗ của câu hỏi này theo thứ tự trong biểu mẫu, sau một nhãn máy chưa biết",
    "heading": "phần đầu của biểu mẫu, phía trên câu hỏi đầu tiên",
    "signature": "tên ghi dưới chỗ ký",
    "criteria-table": "hàng của tiêu chí trong bảng tiêu chí",
    "criteria-columns": "cột của tiêu chí trong bảng tiêu chí",
    "criteria-rows": "những hàng dưới tên tiêu chí",
    "criteria-lines": "những dòng chữ dưới tên tiêu chí",
    "criteria-cards": "bảng riêng của tiêu chí",
    "criteria-abreast": "hàng ngay dưới tên tiêu chí, sau nhãn của từng phần",
    "criteria-beside": "hàng bên phải tên tiêu chí",
    "criteria-by-number": "dòng có số của tiêu chí, trong ô ghi chung cho các tiêu chí",
    "criteria-parts": "sau nhãn nêu số của tiêu chí và phần cần ghi",
    "criteria-under": "hàng ngay dưới tên tiêu chí",
    "list-table": "ô cùng cột với tên cột, trong bảng danh sách",
    "list-lines": "những dòng chữ của từng mục trong danh sách",
    "list-cards": "bảng riêng của từng mục trong danh sách",
}
_NOTHING_NEAR = "Không có nhãn nào trong tệp gần với câu hỏi này."
_ONE_IN_HEADING = "Không có: phần đầu của biểu mẫu chỉ ghi một câu trả lời như vậy."


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that is known of one answer. ``confidence`` 0–1; texts are empty where there is nothing to say.

    ``field`` is the id of the contract (``danh_sach[2].tien_do``), ``id`` the bare one; ``said`` is the value in words. ``reason`` (why a
    person should look) and ``runner_up`` (who came second and why it lost) are Vietnamese; ``method`` is an id like ``state``.
    """

    record: int
    form: str | None
    field: str
    id: str
    question: str
    said: str
    value: AnswerValue
    state: State
    place: Place | None
    where: str
    raw: str
    label: str
    method: str
    confidence: float
    review: bool
    reason: str
    runner_up: str

    @property
    def state_said(self) -> str:
        """The state in words."""
        return STATES[self.state]

    @property
    def method_said(self) -> str:
        """How the answer was found, in words; empty where it was not."""
        return METHODS.get(self.method, "cách khác") if self.method else ""


def explain(reading: Reading, definitions: Definitions, field: str | None = None) -> tuple[Explanation, ...]:
    """Explain every answer of a file, or those of one field, form by form in the order of the official form.

    ``field`` is a full id, a bare id (every row of a list), a criterion ("TT3"), or the question's label in any known wording, or as the
    file has it.
    """
    found = tuple(one for number, record in enumerate(reading.records, 1) for one in _explained(record, number, definitions))
    if field is None:
        return found
    named = tuple(one for one in found if _is_named(one, field))
    return named or _called(found, field, definitions)


def _called(found: tuple[Explanation, ...], field: str, definitions: Definitions) -> tuple[Explanation, ...]:
    """Return the answers whose label, in whatever wording, is ``field``; one typed without its marks counts where no other is meant."""
    for spelled in (fold, bare):
        wanted = spelled(label_core(field))
        meant = tuple(one for one in found if wanted and any(spelled(label_core(name)) == wanted for name in _names(one, definitions)))
        if meant:
            return meant
    return ()


def fields_of(reading: Reading, definitions: Definitions) -> tuple[str, ...]:
    """Return every name by which an answer of the file may be asked for."""
    every = explain(reading, definitions)
    return tuple(dict.fromkeys(name for one in every for name in (one.field, one.id, one.question)))


def _explained(record: Record, number: int, definitions: Definitions) -> Iterator[Explanation]:
    for asked in fill(record.submission, definitions).asked:
        answer = asked.answer
        yield Explanation(
            record=number,
            form=record.submission.form,
            field=asked.field,
            id=asked.question.id,
            question=asked.question.label,
            said=say_value(answer.value, asked.question, definitions),
            value=answer.value,
            state=answer.state,
            place=answer.place,
            where=answer.where,
            raw=answer.raw,
            label=answer.label,
            method=answer.method,
            confidence=answer.confidence,
            review=answer.review,
            reason=answer.reason,
            runner_up=answer.runner_up or _unrivalled(asked, definitions),
        )


def _unrivalled(asked: Asked, definitions: Definitions) -> str:
    """Say why nothing came second, or, where nothing was found, that nothing came near."""
    if asked.answer.state is State.NOT_FOUND:
        return _NOTHING_NEAR
    if asked.answer.method == "heading":
        return _ONE_IN_HEADING
    if not asked.answer.label:
        return ""
    names = [asked.question.label, *asked.question.wordings]
    criterion = definitions.plan.criterion(asked.question.criterion or "")
    if criterion is not None:
        names = [criterion.short, criterion.name, criterion.text, *criterion.wordings]
    same = fold(label_core(asked.answer.label)) in {fold(label_core(name)) for name in names}
    return f"Không có: nhãn {'đúng nguyên văn một cách viết đã biết' if same else 'này không gần với câu hỏi nào khác'}."


def _names(one: Explanation, definitions: Definitions) -> Iterator[str]:
    """Yield every label by which people know the question: of the official form, of the plan's wordings, of the file itself."""
    form = definitions.plan.form(one.form or "")
    questions = form.questions if form is not None else ()
    asked = next((found for found in (*questions, *(column for each in questions for column in each.columns)) if found.id == one.id), None)
    yield from (one.question, one.label)
    if asked is not None:
        yield from (asked.label, *asked.wordings)


def _is_named(one: Explanation, field: str) -> bool:
    return field.strip().casefold() in (one.field.casefold(), one.id.casefold(), one.id.partition(".")[0].casefold())

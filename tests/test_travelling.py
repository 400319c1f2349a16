"""Values come out of another process as they went in, and stay frozen."""

from __future__ import annotations

import pickle
from dataclasses import fields

import pytest

from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.period import Period, PeriodKind
from toolkit.model.place import Place
from toolkit.model.submission import Answer, Reading, Record, Row, State, Submission

ANSWER = Answer(
    id="ho_ten", value="Nguyễn Văn A", state=State.VALUE, raw="Nguyễn Văn A", place=Place(table=1, row=2), review=True, reason="?"
)
ROW = Row(number=1, answers=(ANSWER,))
LIST = Answer(id="danh_sach", value=(ROW,), state=State.VALUE)
SUBMISSION = Submission(
    form="02-CN", unit="VP", period=Period(kind=PeriodKind.QUARTER, year=2024, index=3), answers=(ANSWER, LIST), subject="Nguyễn Văn A"
)
FINDING = Finding(code=Code.REVIEW, severity=Severity.WARNING, field="ho_ten", message="?")
READING = Reading(sha256="0", records=(Record(submission=SUBMISSION, findings=(FINDING,)),), findings=(FINDING,), kind="docx")


@pytest.mark.parametrize("value", [ANSWER, ROW, LIST, SUBMISSION, READING], ids=lambda value: type(value).__name__)
def test_every_field_arrives(value: Answer | Row | Submission | Reading) -> None:
    """Equality would not tell of a field that is left out of comparing, so each is compared by itself."""
    arrived = pickle.loads(pickle.dumps(value))
    assert arrived == value
    names = value._fields if isinstance(value, Answer) else [field.name for field in fields(value)]
    assert [getattr(arrived, name) for name in names] == [getattr(value, name) for name in names]


def test_what_arrives_is_frozen() -> None:
    arrived = pickle.loads(pickle.dumps(ANSWER))
    with pytest.raises(AttributeError):
        arrived.value = "khác"

"""Figures and facts are truthful (Mục I.2): two copies of one form in one file, of one exemplar and period, say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.checks.filled import Asked, Filled
from toolkit.checks.wording import about, say, where
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import AnswerValue, Row
from toolkit.text.fold import fold

SOURCE = "I.2"

_MESSAGE = "{where}: hai bản cùng một phiếu ghi khác nhau (“{one}” và “{other}”){more} – đề nghị {advice}."
_KEEP = "chỉ giữ bản đúng"
_KEEP_OR_TELL_APART = "giữ bản đúng, hoặc ghi thêm đơn vị cạnh tên nếu là hai điển hình"
_MORE = ", còn {count} chỗ nữa"


def check(records: Sequence[Filled]) -> Iterator[tuple[int | None, Finding]]:
    """Bite on the later of two copies that disagree, at the first question where they do; blanks do not count."""
    first: dict[tuple[object, ...], Filled] = {}
    for index, filled in enumerate(records):
        key = _identity(filled)
        earlier = first.setdefault(key, filled) if key is not None else filled
        if earlier is filled:
            continue
        differing = [(one, other) for one, other in _pairs(earlier, filled) if _plain(one.answer.value) != _plain(other.answer.value)]
        if differing:
            yield index, _finding(differing, filled)


def _finding(differing: list[tuple[Asked, Asked]], filled: Filled) -> Finding:
    one, other = differing[0]
    more = _MORE.format(count=len(differing) - 1) if len(differing) > 1 else ""
    advice = _KEEP_OR_TELL_APART if filled.form is not None and filled.form.subject is not None else _KEEP
    message = say(_MESSAGE, {"one": one.answer.raw, "other": other.answer.raw}, where=where(other), more=more, advice=advice)
    return about(other, Code.CONTRADICTORY, Severity.ERROR, message, plan=SOURCE, place=filled.place)


def _identity(filled: Filled) -> tuple[object, ...] | None:
    """Form, unit, period and exemplar; two forms whose exemplar has no name cannot be called copies."""
    submission = filled.submission
    subject = fold(submission.subject)
    if filled.form is None or (filled.form.subject is not None and not subject):
        return None
    return submission.form, submission.unit, submission.period, subject


def _pairs(one: Filled, other: Filled) -> Iterator[tuple[Asked, Asked]]:
    """Pair what both copies answer; where one list is longer, the list itself differs."""
    before = {asked.field: asked for asked in one.asked if asked.answered}
    return ((before[asked.field], asked) for asked in other.asked if asked.answered and asked.field in before)


def _plain(value: AnswerValue) -> object:
    """Return what counts when values are compared: the words of a text, the number of rows of a list (its cells are compared alone)."""
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, tuple) and any(isinstance(row, Row) for row in value):
        return len(value)
    return value

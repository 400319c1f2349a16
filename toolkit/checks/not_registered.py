"""Exemplars are chosen first and then built and assessed (Mục II.3–4): what is assessed was registered.

A branch that never registered anything gets one finding as a whole, not one for each of its exemplars.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.exemplars import fill_all, registered
from toolkit.checks.filled import Asked, Filled
from toolkit.checks.ids import COLLECTIVE, INDIVIDUAL, NAME, PERIODIC
from toolkit.checks.wording import about, overall, say, where
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier
from toolkit.text.fold import fold

SOURCE = "II.3-4"

_MODEL = "{where}: “{name}” chưa được đăng ký – đề nghị gửi phiếu đăng ký, hoặc ghi tên đúng như đã đăng ký."
_BRANCH = "Chi bộ đánh giá điển hình nhưng chưa gửi phiếu đăng ký nào – đề nghị gửi phiếu đăng ký cho từng điển hình."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on every assessed exemplar whose folded name no registration of the branch has."""
    known = registered(dossier, others)
    unknown = [
        (filed.id, filled, asked)
        for form in (COLLECTIVE, INDIVIDUAL, PERIODIC)
        for filed, filled in fill_all(dossier, form, definitions)
        for asked in _names(filled)
        if fold(asked.text) not in known
    ]
    if unknown and not known:
        yield None, overall(Code.NOT_REGISTERED, Severity.WARNING, _BRANCH, plan=SOURCE)
        return
    for id, filled, asked in unknown:
        message = say(_MODEL, {"name": asked.text}, where=where(asked))
        yield id, about(asked, Code.NOT_REGISTERED, Severity.WARNING, message, plan=SOURCE, place=filled.place)


def _names(filled: Filled) -> Iterator[Asked]:
    """Yield the answers that name the exemplars: the subject of a form, the name in each row of a list."""
    subject = filled.form.subject if filled.form is not None else None
    return (asked for asked in filled.asked if asked.answered and (asked.field == subject or (asked.row and asked.question.id == NAME)))

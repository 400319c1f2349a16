"""Reports are truthful (Mục I.2): the figures of the results are those of the records that were sent.

Only against records that are there: where none of that kind came, ``no-collective`` or ``no-individual`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.exemplars import distinct, fill_all
from toolkit.checks.ids import COLLECTIVE, COLLECTIVES_COUNTED, INDIVIDUAL, INDIVIDUALS_COUNTED, RESULTS
from toolkit.checks.wording import about, where
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier

SOURCE = "I.2"

_MESSAGE = "{where}: ghi {said} nhưng đã nhận phiếu đánh giá của {received} điển hình – đề nghị gửi đủ phiếu hoặc sửa lại số."
_COUNTED = ((COLLECTIVES_COUNTED, COLLECTIVE), (INDIVIDUALS_COUNTED, INDIVIDUAL))


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on a figure that differs from the number of different models that were assessed in the period."""
    for filed, filled in fill_all(dossier, RESULTS, definitions):
        for field, form in _COUNTED:
            asked, received = filled.answered(field), distinct(dossier, form)
            if asked is not None and received and asked.answer.value != received:
                message = _MESSAGE.format(where=where(asked), said=asked.answer.value, received=received)
                yield filed.id, about(asked, Code.MISMATCH, Severity.WARNING, message, plan=SOURCE, place=filled.place)

"""Reports are truthful (Mục I.2): the figures of the results are those of the records that were sent.

Only against records that are there: where none of that kind came, ``no-collective`` or ``no-individual`` says so. Where nothing but a
registration came, the figure differs too: nobody was assessed yet, in this period or another of the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.exemplars import distinct, fill_all, kinds, of_branch
from toolkit.checks.ids import COLLECTIVE, COLLECTIVES_COUNTED, INDIVIDUAL, INDIVIDUALS_COUNTED, REGISTRATION, RESULTS
from toolkit.checks.wording import about, where
from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier

SOURCE = "I.2"

_MESSAGE = "{where}: ghi {said} nhưng đã nhận phiếu đánh giá của {received} điển hình – đề nghị gửi đủ phiếu hoặc sửa lại số."
_REGISTERED = "{where}: ghi {said} nhưng mới nhận phiếu đăng ký, chưa nhận phiếu đánh giá nào – đề nghị gửi phiếu đánh giá hoặc sửa lại số."
_COUNTED = (
    (COLLECTIVES_COUNTED, COLLECTIVE, ExemplarKind.COLLECTIVE),
    (INDIVIDUALS_COUNTED, INDIVIDUAL, ExemplarKind.INDIVIDUAL),
)


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on a figure that differs from the number of different exemplars that were assessed in the period."""
    for filed, filled in fill_all(dossier, RESULTS, definitions):
        for field, form, kind in _COUNTED:
            asked, received = filled.answered(field), distinct(dossier, form)
            compared = received or _only_registered(dossier, others, form, kind)
            if asked is not None and compared and asked.answer.value != received:
                message = (_MESSAGE if received else _REGISTERED).format(where=where(asked), said=asked.answer.value, received=received)
                yield filed.id, about(asked, Code.MISMATCH, Severity.WARNING, message, plan=SOURCE, place=filled.place)


def _only_registered(dossier: Dossier, others: tuple[Dossier, ...], form: str, kind: ExemplarKind) -> bool:
    """Tell whether an exemplar of the kind was registered for the period, and none assessed in it or in another period of the year."""
    registered = any(kind in kinds(filed.record.submission) for filed in dossier.of(REGISTRATION))
    return registered and not any(filed.record.submission.form == form for filed in of_branch(dossier, others))

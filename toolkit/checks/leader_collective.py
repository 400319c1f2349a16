"""The criterion of an exemplary leader is tied to those of the collective (Mục II.1.2.2 *): the unit's collective is assessed too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.exemplars import fill_all
from toolkit.checks.ids import COLLECTIVE, INDIVIDUAL, LEADER
from toolkit.checks.wording import about, say, where
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier

SOURCE = "II.1.2.2"

_MESSAGE = "{where}: {name} là lãnh đạo nhưng chi bộ chưa có phiếu đánh giá tập thể trong kỳ – đề nghị gửi thêm {form}."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on every leader of a branch that has no assessment of a collective in the period."""
    if dossier.of(COLLECTIVE):
        return
    form = definitions.plan.form(COLLECTIVE)
    for filed, filled in fill_all(dossier, INDIVIDUAL, definitions):
        asked = filled.answered(LEADER)
        if asked is not None and asked.answer.value is True:
            code = form.code if form is not None else COLLECTIVE
            message = say(_MESSAGE, {"name": filled.submission.subject}, where=where(asked), form=code)
            yield filed.id, about(asked, Code.LEADER_CRITERION, Severity.ERROR, message, plan=SOURCE, place=filled.place)

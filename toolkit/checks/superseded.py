"""Nothing is overwritten: of two versions of one submission the later one counts and the older one stays to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.wording import overall
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier
from toolkit.text.days import short_day

SOURCE = ""

_BY = "Bản này đã được thay bằng bản gửi ngày {arrived}; số liệu lấy theo bản mới. Nếu không đúng, đề nghị gửi lại bản đúng."
_BY_LATER = "Bản này đã được thay bằng bản gửi sau; số liệu lấy theo bản mới. Nếu không đúng, đề nghị gửi lại bản đúng."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Say of every older version that a newer one stands in its place."""
    arrived = {filed.id: filed.arrived for filed in dossier.current + dossier.older}
    for filed in dossier.older:
        later = arrived.get(filed.superseded_by or "")
        message = _BY.format(arrived=short_day(later)) if later is not None else _BY_LATER
        yield filed.id, overall(Code.SUPERSEDED, Severity.INFO, message, plan=SOURCE)

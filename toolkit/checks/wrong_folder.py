"""Reports are truthful (Mục I.2): a form in the folder of one branch that names another belongs to one of them, and a person says to which.

Until then the content counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.filled import fill
from toolkit.checks.ids import UNIT
from toolkit.checks.wording import about, say, where
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier, Filed

SOURCE = "I.2"

_MESSAGE = "{where}: phiếu ghi {said} nhưng tệp nằm ở thư mục của {folder} – đề nghị sửa tên trong phiếu hoặc gửi lại đúng thư mục."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on a submission that lies in the folder of a known branch other than the one that its content names."""
    for filed in dossier.current:
        folder = definitions.organisation.branch(filed.folder)
        asked = fill(filed.record.submission, definitions).get(UNIT)
        said = definitions.organisation.branch(filed.record.submission.unit or "")
        if folder is None or said is None or asked is None or folder.code == said.code or _told(filed):
            continue
        message = say(_MESSAGE, {"said": said.name, "folder": folder.name}, where=where(asked))
        yield filed.id, about(asked, Code.CONTRADICTORY, Severity.ERROR, message, plan=SOURCE, place=filed.record.submission.place)


def _told(filed: Filed) -> bool:
    """Tell whether reading has raised it already."""
    return any(finding.code is Code.CONTRADICTORY and finding.field == UNIT for finding in filed.record.findings)

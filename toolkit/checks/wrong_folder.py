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
from toolkit.model.submission import Dossier, Submission

SOURCE = "I.2"

_MESSAGE = "{where}: phiếu ghi {said} nhưng tệp nằm ở thư mục của {folder} – đề nghị sửa tên trong phiếu hoặc gửi lại đúng thư mục."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on a submission that lies in the folder of a known branch other than the one that its content names."""
    for filed in dossier.current:
        if not any(finding.code is Code.CONTRADICTORY and finding.field == UNIT for finding in filed.record.findings):
            yield from ((filed.id, finding) for finding in of_file(filed.record.submission, filed.folder, definitions))


def of_file(submission: Submission, folder: str | None, definitions: Definitions) -> Iterator[Finding]:
    """Bite on one form where it lies in the folder of another branch; ``folder`` is that branch's code, if it is one's at all."""
    home, said = definitions.organisation.branch(folder or ""), definitions.organisation.branch(submission.unit or "")
    if home is None or said is None or home.code == said.code:
        return
    asked = fill(submission, definitions).get(UNIT)
    if asked is None:
        return
    message = say(_MESSAGE, {"said": said.name, "folder": home.name}, where=where(asked))
    yield about(asked, Code.CONTRADICTORY, Severity.ERROR, message, plan=SOURCE, place=submission.place)

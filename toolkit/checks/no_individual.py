"""Each unit strives for one exemplary individual (Mục II.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.exemplars import kinds, of_branch
from toolkit.checks.ids import INDIVIDUALS_COUNTED
from toolkit.checks.wording import overall
from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier

SOURCE = "II.3"

_NONE = "Chi bộ chưa có điển hình cá nhân – đề nghị phấn đấu lựa chọn, đăng ký 01 cá nhân có việc làm tốt, cách làm hay, sáng tạo."
_CLAIMED = "Báo cáo kết quả ghi {count} điển hình cá nhân nhưng chưa nhận được phiếu nào – đề nghị gửi phiếu đăng ký và phiếu đánh giá."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on a branch that sent something, but nothing that names an individual."""
    sent = of_branch(dossier, others)
    if dossier.current and not any(ExemplarKind.INDIVIDUAL in kinds(filed.record.submission) for filed in sent):
        claimed = next((count for filed in dossier.current if (count := filed.record.submission.value(INDIVIDUALS_COUNTED))), None)
        message = _CLAIMED.format(count=claimed) if claimed else _NONE
        yield None, overall(Code.NO_INDIVIDUAL, Severity.WARNING, message, plan=SOURCE)

"""Each unit strives for at least one exemplary collective (Mục II.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.checks.exemplars import kinds, of_branch
from toolkit.checks.ids import COLLECTIVES_COUNTED
from toolkit.checks.wording import overall
from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Dossier

SOURCE = "II.3"

_NONE = "Chi bộ chưa có điển hình tập thể – đề nghị phấn đấu lựa chọn, đăng ký ít nhất 01 tập thể, ví dụ: một phòng, một tổ công tác."
_CLAIMED = "Báo cáo kết quả ghi {count} điển hình tập thể nhưng chưa nhận được phiếu nào – đề nghị gửi phiếu đăng ký và phiếu đánh giá."


def check(dossier: Dossier, others: tuple[Dossier, ...], definitions: Definitions, today: date) -> Iterator[tuple[str | None, Finding]]:
    """Bite on a branch that sent something, but nothing that names a collective."""
    sent = of_branch(dossier, others)
    if dossier.current and not any(ExemplarKind.COLLECTIVE in kinds(filed.record.submission) for filed in sent):
        claimed = next((count for filed in dossier.current if (count := filed.record.submission.value(COLLECTIVES_COUNTED))), None)
        message = _CLAIMED.format(count=claimed) if claimed else _NONE
        yield None, overall(Code.NO_COLLECTIVE, Severity.WARNING, message, plan=SOURCE)

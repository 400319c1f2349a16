"""Work is chosen so that it has a concrete product (Mục II.2); a registration that says there is none registers nothing."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks.denial import is_denial
from toolkit.checks.filled import Filled
from toolkit.checks.ids import PRODUCT
from toolkit.checks.wording import about, say, where
from toolkit.model.finding import Code, Finding, Severity

SOURCE = "II.2"

_MESSAGE = "{where}: phiếu ghi “{said}” – đề nghị đăng ký sản phẩm cụ thể, đo đếm được, ví dụ: 7 quy trình nội bộ được số hóa."


def check(filled: Filled) -> Iterator[Finding]:
    """Bite where the product is answered with a denial."""
    asked = filled.answered(PRODUCT)
    if asked is not None and is_denial(asked, filled):
        message = say(_MESSAGE, {"said": asked.text}, where=where(asked))
        yield about(asked, Code.NO_PRODUCT, Severity.ERROR, message, plan=SOURCE, place=filled.place)

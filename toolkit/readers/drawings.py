"""Text that stands in no cell of a workbook: text boxes and shapes. It is not read; a person should know that it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from toolkit.model.document import Notice
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.package import Package

_TEXT = re.compile(rb"<a:t(?: [^>]*)?>([^<]*)</a:t>")
_SHOWN = 40


def drawing_notices(package: Package) -> Iterator[Notice]:
    """Yield one notice for each drawing that holds text, with its first words; a chart's titles are no answers and do not count."""
    for name in package.names:
        if not name.startswith("xl/drawings/drawing") or not name.endswith(".xml"):
            continue
        words = b"".join(_TEXT.findall(package.read(name))).decode("utf-8", "replace")
        said = " ".join(unescape(words).split())
        if said:
            detail = f"Bảng tính có hộp văn bản (“{said[:_SHOWN]}”); không đọc phần này, câu trả lời cần ghi vào ô."
            yield Notice(code=Code.HIDDEN_TEXT, detail=detail, place=Place())

"""What a person is told about pages: pictures, letters that nobody sees, text with a line through it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model.document import Notice
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.pdf.page import PICTURE_SHARE, Page

UNSEEN = "Tệp PDF có chữ không nhìn thấy trên trang (chữ trắng hoặc chữ ẩn); không đọc phần này."


def page_notices(pages: Sequence[Page]) -> Iterator[Notice]:
    """Yield the notices about pages that are pictures, and about letters that nobody sees."""
    yield from (_picture_notice(page) for page in pages if page.picture >= PICTURE_SHARE)
    unseen = [page.number for page in pages if page.unseen]
    if unseen:
        yield Notice(code=Code.HIDDEN_TEXT, detail=UNSEEN, place=Place(page=unseen[0]))


def struck_notices(pages: Sequence[Page]) -> Iterator[Notice]:
    """Yield the notice about text with a line through it."""
    struck = [page.number for page in pages if page.struck]
    if struck:
        detail = f"Trang {', '.join(map(str, struck))} có chữ bị gạch ngang; coi là đã xóa, không đọc phần này."
        yield Notice(code=Code.PENDING_EDITS, detail=detail, place=Place(page=struck[0]))


def _picture_notice(page: Page) -> Notice:
    """Return the notice that a page is a picture, with or without letters that a machine recognised in it."""
    detail = f"Trang {page.number} là ảnh quét; chữ trên trang có thể thiếu hoặc sai, đề nghị đối chiếu với bản giấy."
    return Notice(code=Code.REVIEW, detail=detail, place=Place(page=page.number))

"""Codes of old form fields that stand in the text: LibreOffice writes them so where such a field stood in a content control.

Nobody writes these words. They are taken out, and what stood beside them is for a person's eye: it may have lost its own marks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.model.document import Document, pieces
from toolkit.readers.left_out import without

_SIGN = "FORM"
_CODE = re.compile(r"(?:(?<=\s)|\b)FORM(?:TEXT|DROPDOWN|CHECKBOX)\b[ \r]*")
_DOUBT = "Chỗ này còn sót mã của ô nhập liệu (FORMTEXT…) do lưu bằng chương trình khác; đã bỏ mã, đề nghị đối chiếu."


def without_field_codes(document: Document, words: str) -> Document:
    """Return the document, ``words`` in all, without such codes; the places that had one are doubtful."""
    if _SIGN not in words:
        return document
    left = [one.place for block in document.blocks for one in pieces(block) if _SIGN in one.text and _CODE.search(one.text)]
    if not left:
        return document
    blocks = tuple(without(block, _CODE) for block in document.blocks)
    return replace(document, blocks=blocks, doubtful={**dict.fromkeys(left, _DOUBT), **document.doubtful})

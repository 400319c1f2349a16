"""Letters that a program wrote as ``?`` because its code page has none for them ("Ngô Thu Hu?", "S?n"), or took for others ("sá»• vÃ ng").

What was lost cannot be known again, so answers with such letters are for a person's eye: those with ``?`` within a word, and, where several
texts of the file have that, also those with ``?`` at the edge of a word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from toolkit.model.document import Document, pieces

_LOST: Final = "Câu trả lời có chữ đã bị mất, tệp chỉ còn dấu “?” ở chỗ đó; đề nghị gõ lại chỗ này."
_WITHIN = re.compile(r"[^\W\d_]\?([^\W\d_])")
_EDGE = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*|\S+\.\w{2,4}\?\S+")
_MISREAD: Final = "Câu trả lời có chữ bị sai bảng mã nên không đọc ra; đề nghị gõ lại chỗ này."
_SIGNS: Final = "ÃÄÅÆ»º"
_TAKEN = re.compile(
    "Ã[¡¢£¨©ª¬\xad²³´µ¹º½€‚ŠŒ]|Ä[‘ƒ©¨\x90]|Å[©¨]|Æ[°¡]|á[»º][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|(?<=[a-z])[ÃÄÅÆ]"
)
"""What two or three bytes of UTF-8 are in Windows-1252, where Vietnamese letters stood."""
_MANY: Final = 2
"""In how many texts letters must be lost before a ``?`` behind a word is taken for one."""


def told_of_lost(document: Document, words: str) -> Document:
    """Return the document, ``words`` in all, with the places whose letters were lost as doubtful."""
    if any(sign in words for sign in _SIGNS) and _TAKEN.search(words):
        taken = {one.place: _MISREAD for block in document.blocks for one in pieces(block) if _TAKEN.search(one.text)}
        document = replace(document, doubtful={**taken, **document.doubtful})
    if "?" not in words:
        return document
    asked = [one for block in document.blocks for one in pieces(block) if "?" in one.text]
    within = [one for one in asked if any(map(str.islower, _WITHIN.findall(_ADDRESS.sub("", one.text))))]
    if not within:
        return document
    lost = [one for one in asked if _EDGE.search(_ADDRESS.sub("", one.text))] if len(within) >= _MANY else within
    return replace(document, doubtful={**{one.place: _LOST for one in lost}, **document.doubtful})

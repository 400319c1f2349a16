"""Letters that a program wrote as ``?`` because its code page has none for them: "Ngô Thu Hu?", "S?n".

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
_MANY: Final = 2
"""In how many texts letters must be lost before a ``?`` behind a word is taken for one."""


def told_of_lost(document: Document, words: str) -> Document:
    """Return the document, ``words`` in all, with the places whose letters were lost as doubtful."""
    if "?" not in words:
        return document
    asked = [one for block in document.blocks for one in pieces(block) if "?" in one.text]
    within = [one for one in asked if any(map(str.islower, _WITHIN.findall(_ADDRESS.sub("", one.text))))]
    if not within:
        return document
    lost = [one for one in asked if _EDGE.search(_ADDRESS.sub("", one.text))] if len(within) >= _MANY else within
    return replace(document, doubtful={**{one.place: _LOST for one in lost}, **document.doubtful})

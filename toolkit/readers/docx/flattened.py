"""Controls for plain text in a file that LibreOffice saved: what was deleted in them with tracked changes stands there as if it were not.

Its export writes such a control as one run. What tells is a word run together of two ("CũNguyễn", "tiếnchiến"), or that changes are
tracked elsewhere in the file; then a person must look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lxml import etree

from toolkit.model.document import Block, pieces
from toolkit.model.place import Place
from toolkit.readers.docx import names as n
from toolkit.readers.docx.links import links_of, main_part
from toolkit.readers.docx.names import W
from toolkit.readers.package import Package
from toolkit.text.syllable import is_syllable

_DOUBT: Final = "Ô nhập liệu này có thể còn lẫn chữ đã xóa (tệp được lưu lại bằng LibreOffice khi còn chỗ sửa)."
_APP, _MAKER = "docProps/app.xml", b"<Application>LibreOffice"
_CONTROL = (b"<w:sdt>", b"<w:text")
_TRACKED = (b"<w:ins ", b"<w:del ")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORTEST = 2


def flattened(package: Package, blocks: Sequence[Block]) -> dict[Place, str]:
    """Return why a person should look, by the place of each line or cell with such a control."""
    main = package.read(package.once(main_part))
    if not all(mark in main for mark in _CONTROL) or _APP not in package or _MAKER not in package.read(_APP):
        return {}
    said = [text for text in _plain_texts(n.word_xml(main)) if text.strip()]
    if not _tracks(package, main):
        said = [text for text in said if any(map(_is_two, _WORD.findall(text)))]
    if not said:
        return {}
    told = re.compile("|".join(rf"(?<!\w){re.escape(text.strip())}(?!\w)" for text in said))
    return {piece.place: _DOUBT for block in blocks for piece in pieces(block) if told.search(piece.text)}


def _plain_texts(root: etree._Element) -> Iterator[str]:
    for control in root.iter(n.SDT):
        properties, content = control.find(n.SDT_PR), control.find(n.SDT_CONTENT)
        if properties is not None and content is not None and properties.find(W + "text") is not None:
            yield "".join(piece.text or "" for piece in content.iter(n.T))


def _tracks(package: Package, main: bytes) -> bool:
    """Tell whether changes were tracked in the file."""
    if any(mark in main for mark in _TRACKED):
        return True
    settings = package.once(links_of).first("settings")
    return settings is not None and b"<w:trackRevisions/>" in package.read(settings)


def _is_two(word: str) -> bool:
    """Tell whether a word is two run together: a large letter begins the second, or both are syllables and the whole is none."""
    if any(one.islower() and other.isupper() for one, other in pairwise(word)):
        return True
    cuts = range(_SHORTEST, len(word) - _SHORTEST + 1)
    return not is_syllable(word) and any(is_syllable(word[:cut]) and is_syllable(word[cut:]) for cut in cuts)

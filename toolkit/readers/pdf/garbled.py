"""Words with letters that Vietnamese has not: the print lost what its letters mean ("ĐÝn: Văn phòng ĐÁng ąy Sý Công Th±¢ng")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.errors import UnreadableFile
from toolkit.readers.pdf.old_letters import decode_pages
from toolkit.readers.pdf.page import Page

NO_LETTERS = "Chữ trong tệp PDF không có mã đọc được (phông chữ riêng của máy in); đề nghị gửi tệp Word, Excel gốc."

_FOREIGN = "þßåäæø÷¾¿±¢ċĉąÿ¤¶½¼¬¥µ"
_WORD = re.compile(rf"[^\W\d_]*(?:[^\W\d_][{_FOREIGN}]|[{_FOREIGN}][^\W\d_])[^\W\d_]*")
_FEWEST, _SHARE = 12, 0.02
_STRANGE, _STRANGE_SHARE = re.compile("[\ufffd-\uffff\ue000-\uefff]"), 0.2
_NO_CODE, _SOME = "\ufffe", 5
_VOWELS, _WITHOUT_VOWEL = frozenset("aeiouy"), 0.4


def is_garbled(text: str) -> bool:
    """Tell whether so many words hold such letters that no other can be trusted; ``text`` is decoded from old encodings."""
    found = sum(1 for _ in _WORD.finditer(text))
    return found >= _FEWEST and found > _SHARE * len(text.split())


def lacks_letters(words: Sequence[str], letters: str) -> bool:
    """Tell whether a print has no codes for many letters, or left most letters with marks out ("Chi b   Ph ng"), some as no code at all."""
    if len(_STRANGE.findall(letters)) > _STRANGE_SHARE * len(letters):
        return True
    if letters.count(_NO_CODE) < _SOME:
        return False
    spelled = [word.casefold() for word in words if any(map(str.isalpha, word))]
    return sum(word.isascii() and _VOWELS.isdisjoint(word) for word in spelled) > _WITHOUT_VOWEL * len(spelled)


def readable_pages(data: bytes, pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """Return the pages in Unicode and the old encodings that were met; raise :class:`UnreadableFile` where letters mean nothing in any."""
    decoded, encodings = decode_pages(data, pages)
    if is_garbled(" ".join([piece.text for page in decoded for piece in page.pieces])):
        raise UnreadableFile(NO_LETTERS)
    return decoded, encodings

"""When a reader must decode: the short way for Unicode files, and the names of the encodings that were met."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice
from math import ceil

from toolkit.model.document import Notice
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.text.legacy import Judge, decode, decode_runs, stands_in

_BEYOND_LATIN = re.compile("[\u0102-\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
_UNICODE_SHARE = 0.02
_LEGACY_NAMES = tuple(f'"{dot}{name}'.encode() for dot in ("", ".") for name in ("Vn", "VN", "vn"))


def names_legacy_font(part: bytes) -> bool:
    """Tell whether an XML part names a font of a legacy encoding (".VnTime", "VNI-Times")."""
    return any(mark in part for mark in _LEGACY_NAMES)


def plainly_unicode(text: str) -> bool:
    """Tell whether ``text`` has the letters that only Unicode has, as often as Vietnamese does (the-thuc.md 8.5), and no stand-ins."""
    if text.isascii():
        return True
    enough = ceil(_UNICODE_SHARE * len(text))
    return len(list(islice(_BEYOND_LATIN.finditer(text), enough))) == enough and not stands_in(text)


def decode_named(runs: Sequence[tuple[str, str]], judge: Judge) -> list[tuple[str, str]]:
    """Return each run (text, font) in Unicode with the encoding that it was in, empty for Unicode."""
    texts = decode_runs(runs, judge=judge)
    return [
        (text, decode(before, font, judge=judge)[1] if text != before else "") for (before, font), text in zip(runs, texts, strict=True)
    ]


def decoded_notices(encodings: Collection[str]) -> list[Notice]:
    """Return the notice that text was decoded from these encodings (empty for Unicode), none where it was from none."""
    kinds = ", ".join(sorted(set(encodings) - {""}))
    return [Notice(code=Code.DECODED, detail=f"Tệp dùng phông chữ cũ ({kinds}); đã chuyển sang Unicode.", place=Place())] if kinds else []

"""Names of WordprocessingML (ECMA-376 part 1) that the reader meets."""

from __future__ import annotations

from lxml import etree

from toolkit.readers.package import parse_part
from toolkit.readers.prefix import STRICT, WORD

W = f"{{{WORD}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL = W + "val"
P, R, T, TBL, TR, TC = (W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
SDT, SDT_PR, SDT_CONTENT = W + "sdt", W + "sdtPr", W + "sdtContent"
P_PR, R_PR, TR_PR, TC_PR = W + "pPr", W + "rPr", W + "trPr", W + "tcPr"
ALT_CHUNK = W + "altChunk"
DEL, INS, MOVE_FROM, MOVE_TO = W + "del", W + "ins", W + "moveFrom", W + "moveTo"


def word_xml(part: bytes) -> etree._Element:
    """Return the root of a part; one of a document saved as strict OOXML is read through the same names."""
    strict = STRICT.encode()
    return parse_part(part.replace(strict, WORD.encode()) if strict in part[:4000] else part)


def properties_of(element: etree._Element, name: str, *, before: str) -> etree._Element | None:
    """Return the properties of a paragraph, run, row or cell: they stand first in it (ECMA-376), so never behind a ``before``."""
    if not len(element):
        return None
    first = element[0]
    tag = first.tag
    return first if tag == name else None if tag == before else element.find(name)


def whole(value: str | None, default: int) -> int:
    """Return the number that an attribute says, or ``default`` where it is none; one beyond all sense is cut to ten digits."""
    return int(value[:10]) if value and value.isascii() and value.isdecimal() else default


def is_on(value: str | None) -> bool:
    """Tell whether an on/off attribute is on; an attribute that is left out is on (ECMA-376 17.17.4)."""
    return value is None or value.casefold() not in ("0", "false", "off", "none")

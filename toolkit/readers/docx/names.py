"""Names of WordprocessingML (ECMA-376 part 1) that the reader meets."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"

VAL = W + "val"
P, R, T, TBL, TR, TC = (W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
SDT, SDT_PR, SDT_CONTENT = W + "sdt", W + "sdtPr", W + "sdtContent"
P_PR, R_PR, TR_PR, TC_PR = W + "pPr", W + "rPr", W + "trPr", W + "tcPr"
DEL, INS, MOVE_FROM, MOVE_TO = W + "del", W + "ins", W + "moveFrom", W + "moveTo"

TICKED, UNTICKED = "☒", "☐"

_TICKED_CODES = {
    "wingdings": {0xFB, 0xFC, 0xFD, 0xFE, 0x78, 0x6C, 0x6E, 0xA4},
    "wingdings 2": {0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56},
    "wingdings 3": set(),
    "webdings": {0x61, 0x67, 0x72},
    "symbol": {0xD6},
    "zapf dingbats": {0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x6E},
}
_UNTICKED_CODES = {
    "wingdings": {0x6F, 0x70, 0x71, 0x72, 0xA8, 0xA1, 0x7F},
    "wingdings 2": {0xA3, 0x2A, 0x30, 0x99},
    "webdings": {0x63, 0x31},
    "symbol": {0x7F, 0xA0},
    "zapf dingbats": {0x6F, 0x71, 0x6D},
}
_DRAWN_LETTERS = ("wingdings", "webdings", "zapf dingbats")


def properties_of(element: etree._Element, name: str, *, before: str) -> etree._Element | None:
    """Return the properties of a paragraph, run, row or cell: they stand first in it (ECMA-376), so never behind a ``before``."""
    if not len(element):
        return None
    first = element[0]
    tag = first.tag
    return first if tag == name else None if tag == before else element.find(name)


def symbol_text(font: str, char: str) -> str:
    """Return what a ``w:sym`` shows: a tick mark for the dingbat fonts, else the character itself (a bullet shows nothing)."""
    try:
        code = int(char, 16)
    except ValueError:
        return ""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    name = font.casefold()
    if low in _TICKED_CODES.get(name, ()):
        return TICKED
    if low in _UNTICKED_CODES.get(name, ()):
        return UNTICKED
    if name in _TICKED_CODES:
        return ""
    return chr(low)


def typed_symbols(font: str, text: str) -> str:
    """Return what letters typed in a dingbat font show: marks where every one of them is a tick box, else the letters themselves.

    A program that keeps no ``w:sym`` writes them so (LibreOffice, Word's own font box); "þ" in Wingdings is a ticked box.
    """
    name = font.casefold()
    if not name.startswith(_DRAWN_LETTERS):
        return text
    marks = {letter: symbol_text(name, f"{ord(letter):x}") for letter in text if not letter.isspace()}
    if not all(marks.values()):
        return "".join(letter for letter in text if not "\uf000" <= letter <= "\uf0ff")
    return "".join(marks.get(letter, letter) for letter in text)


def is_on(value: str | None) -> bool:
    """Tell whether an on/off attribute is on; an attribute that is left out is on (ECMA-376 17.17.4)."""
    return value is None or value.casefold() not in ("0", "false", "off", "none")

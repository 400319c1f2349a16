"""What letters of the dingbat fonts show: tick boxes, in Word, Excel and PDF alike."""

from __future__ import annotations

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
_BULLETS = {0x76, 0x9F, 0xA7, 0xB7, 0xD8}  # of Symbol and Wingdings, as Word puts them before the items of a list
_OLD_LETTERS = (".vn", "vni")  # fonts of old encodings, whose letters may lie in the symbol area
_DRAWN_LETTERS = ("wingdings", "webdings", "zapf dingbats")


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
    return chr(low) if 0x20 <= low < 0xD800 or 0xE000 <= low <= 0x10FFFF else ""  # halves of a pair and numbers beyond are no letters


def printed_symbol(font: str, code: int) -> str:
    """Return what a letter of the symbol area shows in print, empty if a dingbat font has no tick box and no bullet there.

    LibreOffice prints the symbols of all these fonts with its own; where none is installed they are in the font of the text.
    """
    name = font.casefold()
    if name.startswith(_OLD_LETTERS):
        return chr(code & 0xFF)
    for one in (name,) if name in _TICKED_CODES else ("wingdings", "wingdings 2"):
        if shown := symbol_text(one, f"{code:x}"):
            return shown
    return "•" if code & 0xFF in _BULLETS else ""


def draws(font: str) -> bool:
    """Tell whether letters of this font are pictures."""
    return font.casefold().startswith(_DRAWN_LETTERS)


def typed_symbols(font: str, text: str) -> str:
    """Return what letters typed in a dingbat font show: marks where every one of them is a tick box, else the letters themselves.

    A program that keeps no ``w:sym`` writes them so (LibreOffice, Word's own font box); "þ" in Wingdings is a ticked box.
    """
    if not draws(font):
        return text
    name = font.casefold()
    marks = {letter: symbol_text(name, f"{ord(letter):x}") for letter in text if not letter.isspace()}
    if not all(marks.values()):
        return "".join(letter for letter in text if not "\uf000" <= letter <= "\uf0ff")
    return "".join(marks.get(letter, letter) for letter in text)

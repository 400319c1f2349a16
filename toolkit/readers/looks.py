"""What a workbook says beside its values: hidden rows and columns, formats, fonts, formulas that were never calculated.

Calamine does not tell these. They are read from the sheet's XML, and only in workbooks whose bytes say that there is any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from toolkit.readers.book_xml import S, book_xml, sheets_of
from toolkit.readers.dingbats import draws
from toolkit.readers.legacy import names_legacy_font
from toolkit.readers.package import Package
from toolkit.readers.printed import prints_words
from toolkit.readers.rich import Marked, Stretch, may_be_rich, rich_runs, rich_strings, struck
from toolkit.text.legacy import font_encoding

MAX_COLUMNS = 500
_PERCENT_FORMATS, _MONTH_FORMATS = {9, 10}, {17}
_STYLES = "xl/styles.xml"
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
_MONTH = re.compile(r"(?=.*y)(?=.*m)[^dhs]*", re.IGNORECASE | re.DOTALL)
_MAY_SHOW_MONTHS = re.compile(rb'numFmtId="17"|formatCode="[^"dD]*[yY]')
_MAY_PRINT_WORDS = re.compile(rb'formatCode="[^"]*(?:&quot;|\\)|formatCode=\'')
HIDES = re.compile(rb'hidden="(?:1|true)"')
"""What hides a row or a column; some programs say of each one that it is not hidden."""
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")

Span = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last place of a merged cell."""


@dataclass(slots=True)
class Looks:
    """What the XML of one sheet says beside the values. Rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)
    words: dict[tuple[int, int], str] = field(default_factory=dict)  # formats that print words
    marked: dict[tuple[int, int], Marked] = field(default_factory=dict)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[str] = field(default_factory=list)
    merged: tuple[Span, ...] = ()  # where the library does not tell them

    def hides(self, rows: range, columns: range) -> bool:
        """Tell whether nothing of a cell over ``rows`` and ``columns`` is seen; a merged cell shows through where a part of it is."""
        return all(row in self.hidden_rows for row in rows) or all(column in self.hidden_columns for column in columns)

    def spread(self, one: Looks, places: Sequence[tuple[int, int]]) -> None:
        """Note for all these places what the looks of ``one`` place say."""
        if one.percent:
            self.percent.update(places)
        if one.months:
            self.months.update(places)
        self.words |= {at: code for code in one.words.values() for at in places}
        self.marked |= {at: marked for marked in one.marked.values() for at in places}
        self.fonts |= {at: font for font in one.fonts.values() for at in places}

    @property
    def old_fonts(self) -> bool:
        """Whether fonts of cells are known, which only matter for old encodings, or runs of a cell have such a font."""
        runs = (run for marked in self.marked.values() for run in marked.runs)
        return bool(self.fonts) or any(run.font and font_encoding(run.font)[0] for run in runs)

    def note(self, at: tuple[int, int], style: Style, *, fonts: bool) -> None:
        """Note what its style says of one cell; its font where old encodings matter."""
        if style.percent:
            self.percent.add(at)
        if style.month:
            self.months.add(at)
        if style.words:
            self.words[at] = style.words
        if style.struck or draws(style.font):
            self.marked[at] = Marked(style.struck, style.font if draws(style.font) else "")
        if fonts and style.font:
            self.fonts[at] = style.font


class Style(NamedTuple):
    """What a cell's style says: whether it shows a percentage or no day, strikes out, its font, a format that prints words."""

    percent: bool
    month: bool
    struck: bool
    font: str
    words: str = ""


class _Marks(NamedTuple):
    """What the styles of a workbook have: a font of a legacy encoding, and anything that a cell's value does not say."""

    legacy: bool = False
    any: bool = False


class BookParts:
    """The XML parts of a workbook, opened only for what calamine does not tell."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._marks = package.told(_STYLES, _marks) if _STYLES in package else _Marks()
        self._sheets = package.once(sheets_of)
        self._styles: list[Style] | None = None
        self._rich: dict[int, tuple[Stretch, ...]] | None = None

    def looks(self, sheet: str, *, legacy: bool) -> Looks:
        """Return what the XML of the sheet says; nothing at all for the plain sheet of a plain workbook."""
        looks = Looks()
        part = self.part_of(sheet)
        if part is None:
            return looks
        data = self._package.read(part)
        formulas = b"<f" in data and re.search(rb"<(?:\w+:)?f[ >/]", data) is not None
        fonts = legacy or self._marks.legacy
        if (
            (b'hidden="' in data and HIDES.search(data))
            or formulas
            or fonts
            or self._marks.any
            or self._rich_strings()
            or may_be_rich(data)
        ):
            self._look(data, looks, fonts=fonts)
        return looks

    def _look(self, data: bytes, looks: Looks, *, fonts: bool) -> None:
        root = book_xml(data)
        styles, rich = self._cell_styles(), self._rich_strings()
        for columns in root.iter(S + "col"):
            if columns.get("hidden") in ("1", "true"):
                looks.hidden_columns.update(range(whole(columns.get("min")), min(whole(columns.get("max")), MAX_COLUMNS) + 1))
        for row in root.iter(S + "row"):
            if row.get("hidden") in ("1", "true") and row.get("r", "").isdigit():
                looks.hidden_rows.add(int(row.get("r", "0")))
            for cell in row:
                at = place_of(cell.get("r", ""))
                if at is None:
                    continue
                style, kind = whole(cell.get("s")), cell.get("t")
                value = cell.findtext(S + "v")
                if style < len(styles):
                    looks.note(at, styles[style], fonts=fonts)
                runs = rich.get(whole(value), ()) if kind == "s" else rich_runs(cell[0]) if kind == "inlineStr" and len(cell) else ()
                if runs:
                    looks.marked[at] = looks.marked.get(at, Marked())._replace(runs=runs)
                empty = not (value or cell.findtext(f"{S}is/{S}t")) and (kind != "str" or value is None)  # "" is a result
                if kind == "e" or (empty and cell.find(S + "f") is not None):
                    looks.uncalculated.append(cell.get("r", ""))

    def _cell_styles(self) -> list[Style]:
        """Return what a cell's style says, by its index."""
        if self._styles is None:
            self._styles = self._package.told(_STYLES, styles_of) if _STYLES in self._package else []
        return self._styles

    def _rich_strings(self) -> dict[int, tuple[Stretch, ...]]:
        """Return the shared strings with runs that are set off."""
        if self._rich is None:
            name = next((name for name in self._package.names if name.lower() == "xl/sharedstrings.xml"), None)
            part = self._package.read(name) if name is not None else b""
            self._rich = rich_strings(part) if may_be_rich(part) else {}
        return self._rich

    def part_of(self, sheet: str) -> str | None:
        """Return the name of the part of a sheet."""
        return self._sheets.get(sheet)


def _marks(styles: bytes) -> _Marks:
    """Tell what the styles have; their XML is read only where its bytes leave it open."""
    legacy = names_legacy_font(styles)
    may = b"%" in styles or b"strike" in styles or b"ings" in styles or re.search(rb'numFmtId="(?:9|10)"', styles) is not None
    if not (may or _MAY_SHOW_MONTHS.search(styles) or _MAY_PRINT_WORDS.search(styles)):
        return _Marks(legacy)
    return _Marks(legacy, any(one.percent or one.month or one.struck or one.words or draws(one.font) for one in styles_of(styles)))


def styles_of(styles: bytes) -> list[Style]:
    """Return what each style of a workbook's cells says, by its index."""
    root = book_xml(styles)
    codes = {whole(found.get("numFmtId")): found.get("formatCode", "") for found in root.iter(S + "numFmt")}
    fonts = [(_font_name(font), struck(font)) for font in root.findall(f"{S}fonts/{S}font")]
    looks = [(whole(look.get("numFmtId")), whole(look.get("fontId"))) for look in root.findall(f"{S}cellXfs/{S}xf")]
    return [style_of(number, codes.get(number, ""), *(fonts[font] if font < len(fonts) else ("", False))) for number, font in looks]


def style_of(number: int, code: str, font: str, is_struck: bool) -> Style:
    """Return what a style says that has this format (its number, and its code where it is the workbook's own) and font."""
    shown = bare_format(code)
    percent, month = "%" in shown or (not code and number in _PERCENT_FORMATS), _MONTH.fullmatch(shown) is not None
    words = code if prints_words(code) else ""
    return Style(percent, month or (not code and number in _MONTH_FORMATS), is_struck, font, words)


def bare_format(code: str) -> str:
    """Return a number format without the letters that it only prints: in quotes, escaped, as wide as, repeated."""
    return _LITERAL.sub("", code)


def _font_name(font: etree._Element) -> str:
    name = font.find(S + "name")
    return name.get("val", "") if name is not None else ""


def whole(number: str | None) -> int:
    """Return the number in an attribute, 0 for one that is none."""
    return int(number) if number is not None and number.isdecimal() else 0


def place_of(reference: str) -> tuple[int, int] | None:
    """Return row and column of a reference ("C7"), counted from 1."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column

"""What an ``.ods`` workbook says beside its values: what is hidden, struck out or drawn, percentages, months, formulas without a result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from toolkit.model.document import EmphasisKind
from toolkit.model.place import column_letters
from toolkit.readers.colours import is_colour
from toolkit.readers.looks import MAX_COLUMNS, Looks, Style, whole
from toolkit.readers.open_spans import spans_of
from toolkit.readers.package import Package
from toolkit.readers.rich import Marked, Stretch, telling
from toolkit.text.legacy import font_encoding

_SPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TABLE, _OFFICE, _STYLE, _TEXT = map(_SPACE.format, ("table", "office", "style", "text"))
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_RESULTS = tuple(f"{_OFFICE}{name}" for name in ("value", "date-value", "time-value", "boolean-value", "string-value"))
_FO = _SPACE.format("xsl-fo-compatible")
_HIDDEN, _DEFAULT = ("collapse", "filter"), "Default"
_MAX_ROWS, _MOST_ALIKE = 20_000, 100
_OF_NOTE = re.compile(
    rb'"percentage"|"collapse"|"filter"|line-through|underline-style|[Dd]ings|font-name="\.?[Vv][Nn]|value-type="date"|:formula="'
    rb'|-spanned="(?!1")|value-type="float"[^>]*>\s*<text:p>[^<]*[A-Za-z\x80-\xff]'
    rb'|<style:text-properties[^>]* fo:(?:background-)?color="#(?!000000)'
)
_OLD_FONT = re.compile(rb'font-name="\.?[Vv][Nn]')
_DIGITS = re.compile(r"\d{1,9}")
_WHITE = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


class _Styles(NamedTuple):
    """What styles say: of cells by name, and of runs by name (``None`` where a run is as its cell)."""

    cells: Mapping[str, Style]
    runs: Mapping[str, tuple[str, tuple[EmphasisKind, ...]] | None]


def open_looks(package: Package) -> dict[str, Looks]:
    """Return the looks of each sheet by its name; nothing at all for a workbook without any."""
    content = package.read("content.xml") if "content.xml" in package else b""
    named = package.read("styles.xml") if "styles.xml" in package else b""
    inherited = _inherited(package.xml("styles.xml")) if _OLD_FONT.search(named) else {}
    if not inherited and _OF_NOTE.search(content) is None:
        return {}
    root = package.xml("content.xml")
    styles = _styles(root, inherited)
    return {sheet.get(f"{_TABLE}name", ""): _sheet(sheet, styles) for sheet in root.iter(f"{_TABLE}table")}


def _inherited(root: etree._Element) -> dict[str, str]:
    """Return the fonts of the named styles of cells, each with what it has from its parent; "" is a cell without a style."""
    fonts: dict[str, str] = {}
    for style in (one for kind in ("default-style", "style") for one in root.iter(f"{_STYLE}{kind}")):
        if style.get(f"{_STYLE}family") == "table-cell":
            fonts[style.get(f"{_STYLE}name", "")] = _font_of(style, fonts)
    fonts[""] = fonts.get(_DEFAULT, fonts.get("", ""))
    return fonts


def _font_of(style: etree._Element, fonts: Mapping[str, str]) -> str:
    """Return the font of a style of cells that tells something: its own, else that of its parent."""
    look = style.find(f"{_STYLE}text-properties")
    own = look.get(f"{_STYLE}font-name") if look is not None else None
    return telling(own) if own is not None else fonts.get(style.get(f"{_STYLE}parent-style-name", ""), "")


def _styles(root: etree._Element, inherited: Mapping[str, str]) -> _Styles:
    cells = {name: Style(False, False, False, font) for name, font in inherited.items()}
    runs: dict[str, tuple[str, tuple[EmphasisKind, ...]] | None] = {}
    for style in root.iter(f"{_STYLE}style"):
        name, look = style.get(f"{_STYLE}name", ""), style.find(f"{_STYLE}text-properties")
        font, kinds = _look(look) if look is not None else ("", None)
        if style.get(f"{_STYLE}family") == "text":
            runs[name] = None if kinds is None and not font else (font, kinds or ())
        else:
            cells[name] = Style(False, False, EmphasisKind.STRIKE in (kinds or ()), _font_of(style, inherited))
    return _Styles(cells, runs)


def _look(properties: etree._Element) -> tuple[str, tuple[EmphasisKind, ...] | None]:
    """Return a font that tells something, and how the properties set letters off; ``None`` where they say nothing of that."""
    said = (
        (properties.get(f"{_STYLE}text-line-through-style"), EmphasisKind.STRIKE),
        (properties.get(f"{_STYLE}text-line-through-type"), EmphasisKind.STRIKE),
        (properties.get(f"{_STYLE}text-underline-style"), EmphasisKind.UNDERLINE),
        (properties.get(f"{_FO}font-weight"), EmphasisKind.BOLD),
    )
    font = properties.get(f"{_STYLE}font-name", "")
    colours = properties.get(f"{_FO}color"), properties.get(f"{_FO}background-color")
    coloured = (EmphasisKind.HIGHLIGHT,) if any(map(is_colour, colours)) else ()
    kinds = (*dict.fromkeys(kind for value, kind in said if value not in (None, "none", "normal")), *coloured)
    return telling(font), kinds if kinds or any(value is not None for value, _ in said) else None


def _sheet(sheet: etree._Element, styles: _Styles) -> Looks:
    looks, column, row = Looks(merged=spans_of(sheet)), 1, 1
    defaults: dict[int, str] = {}
    for one in sheet.iter(f"{_TABLE}table-column"):
        following = column + (whole(one.get(f"{_TABLE}number-columns-repeated")) or 1)
        places = range(column, min(following, MAX_COLUMNS + 1))
        defaults |= dict.fromkeys(places, one.get(f"{_TABLE}default-cell-style-name", ""))
        if one.get(f"{_TABLE}visibility") in _HIDDEN:
            looks.hidden_columns.update(places)
        column = following
    for one in sheet.iter(f"{_TABLE}table-row"):
        following = row + (whole(one.get(f"{_TABLE}number-rows-repeated")) or 1)
        rows = range(row, min(following, _MAX_ROWS + 1))
        if one.get(f"{_TABLE}visibility") in _HIDDEN:
            looks.hidden_rows.update(rows)
        for at, cell in _cells(one):
            name = cell.get(f"{_TABLE}style-name") or one.get(f"{_TABLE}default-cell-style-name") or defaults.get(at, "")
            _note(one_look := Looks(), (0, 0), cell, styles, name)
            if one_look.percent or one_look.months or one_look.words or one_look.marked or one_look.fonts:
                looks.spread(one_look, [(number, at) for number in rows])
            if _lacks_result(cell):
                looks.uncalculated += [f"{column_letters(at)}{number}" for number in rows[:_MOST_ALIKE]]
        row = following
    return looks


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield column and element of every cell of a row that says something."""
    column = 1
    for cell in row:
        following = column + (whole(cell.get(f"{_TABLE}number-columns-repeated")) or 1)
        if len(cell) or cell.get(f"{_OFFICE}value-type") or cell.get(f"{_TABLE}formula"):
            yield from ((at, cell) for at in range(column, min(following, MAX_COLUMNS + 1)))
        column = following


def _lacks_result(cell: etree._Element) -> bool:
    """Tell whether a cell has a formula that was never calculated, or that ended in an error."""
    if cell.get(f"{_TABLE}formula") is None:
        return False
    said = any(cell.get(result) for result in _RESULTS) or any(str(text).strip() for text in cell.itertext())
    return not said or cell.get(f"{_CALC}value-type") == "error"


def _note(looks: Looks, at: tuple[int, int], cell: etree._Element, styles: _Styles, name: str) -> None:
    """Note what is to be seen of one cell beside its value."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "percentage":
        looks.percent.add(at)
    elif kind == "date" and _shows_month(cell):
        looks.months.add(at)
    elif kind == "float" and (shown := _shows_words(cell)):
        looks.words[at] = f'"{shown}"'
    if (style := styles.cells.get(name)) is not None:
        looks.note(at, style, fonts=bool(font_encoding(style.font)[0]))
    runs = _runs(cell, styles) if styles.runs else ()
    if any(run.kinds or run.font for run in runs):
        looks.marked[at] = looks.marked.get(at, Marked())._replace(runs=runs)


def _shows_month(cell: etree._Element) -> bool:
    """Tell whether a date shows no day: "09/2024", "Thg9 2024" (but "25 September 2024" has one)."""
    text = _shown(cell)
    numbers = [whole(number) for number in _DIGITS.findall(text)]
    day = whole(cell.get(f"{_OFFICE}date-value", "")[8:10])
    return len(numbers) == 1 or (len(numbers) == 2 and (day not in numbers or not any(map(str.isalpha, text))))


def _shows_words(cell: etree._Element) -> str:
    """Return what a number is shown as where its format prints words before it or instead of it ("Đạt", "Quý 3/2024"), else ""."""
    text = _shown(cell).strip()
    own = _DIGITS.match(text.lstrip("-+("))
    itself = own is not None and whole(own[0]) == whole(cell.get(f"{_OFFICE}value", "").partition(".")[0].lstrip("-"))
    return text if not itself and any(map(str.isalpha, text)) and '"' not in text else ""


def _shown(cell: etree._Element) -> str:
    return "".join(str(piece) for paragraph in cell.iterchildren(f"{_TEXT}p") for piece in paragraph.itertext())


def _runs(cell: etree._Element, styles: _Styles) -> tuple[Stretch, ...]:
    """Return the runs of a cell's paragraphs."""
    runs: list[Stretch] = []
    for number, paragraph in enumerate(cell.iterchildren(f"{_TEXT}p")):
        if number:
            runs.append(Stretch("\n", None, None))
        runs.append(Stretch(paragraph.text or "", None, None))
        for piece in paragraph:
            look = styles.runs.get(piece.get(f"{_TEXT}style-name", "")) if piece.tag == f"{_TEXT}span" else None
            runs.append(Stretch(_said(piece), None if look is None else look[0], None if look is None else look[1]))
            runs.append(Stretch(piece.tail or "", None, None))
    return tuple(run for run in runs if run.text)


def _said(piece: etree._Element) -> str:
    """Return the text of a span, or the white space that an element stands for."""
    if piece.tag == f"{_TEXT}s":
        return " " * min(whole(piece.get(f"{_TEXT}c")) or 1, MAX_COLUMNS)
    if piece.tag in _WHITE:
        return _WHITE[piece.tag]
    return (piece.text or "") + "".join(_said(inner) + (inner.tail or "") for inner in piece)

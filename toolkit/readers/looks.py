"""What a workbook says beside its values: hidden rows and columns, percent formats, fonts, formulas that were never calculated.

Calamine does not tell these. They are read from the sheet's XML, and only in workbooks whose bytes say that there is any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from toolkit.readers.legacy import names_legacy_font
from toolkit.readers.package import Package, parse_xml

MAX_COLUMNS = 500
PERCENT_FORMATS = {9, 10}
_STYLES = "xl/styles.xml"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(slots=True)
class Looks:
    """What the XML of one sheet says beside the values. Rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[str] = field(default_factory=list)

    def hides(self, rows: range, columns: range) -> bool:
        """Tell whether nothing of a cell over ``rows`` and ``columns`` is seen; a merged cell shows through where a part of it is."""
        return all(row in self.hidden_rows for row in rows) or all(column in self.hidden_columns for column in columns)


class BookParts:
    """The XML parts of a workbook, opened only for what calamine does not tell."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._legacy, self._percent = package.told(_STYLES, _marks) if _STYLES in package else (False, False)
        self._sheets: dict[str, str] | None = None
        self._looks: tuple[list[bool], list[str]] | None = None

    def looks(self, sheet: str, *, legacy: bool) -> Looks:
        """Return what the XML of the sheet says; nothing at all for the plain sheet of a plain workbook."""
        looks = Looks()
        part = self.part_of(sheet)
        if part is None:
            return looks
        data = self._package.read(part)
        formulas = b"<f" in data and re.search(rb"<(?:\w+:)?f[ >/]", data) is not None
        fonts = legacy or self._legacy
        if b'hidden="' in data or formulas or fonts or self._percent:
            self._look(data, looks, fonts=fonts)
        return looks

    def _look(self, data: bytes, looks: Looks, *, fonts: bool) -> None:
        root = parse_xml(data)
        percents, font_names = self._cell_looks()
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
                style = whole(cell.get("s"))
                if style < len(percents) and percents[style]:
                    looks.percent.add(at)
                if fonts and style < len(font_names):
                    looks.fonts[at] = font_names[style]
                empty = not (cell.findtext(S + "v") or cell.findtext(f"{S}is/{S}t")) and cell.get("t") != "str"
                if cell.get("t") == "e" or (empty and cell.find(S + "f") is not None):
                    looks.uncalculated.append(cell.get("r", ""))

    def _cell_looks(self) -> tuple[list[bool], list[str]]:
        """Return, by the index of a cell's style, whether it shows a percentage and which font it uses."""
        if self._looks is None:
            self._looks = self._package.told(_STYLES, _cell_looks) if _STYLES in self._package else ([], [])
        return self._looks

    def part_of(self, sheet: str) -> str | None:
        """Return the name of the part of a sheet."""
        if self._sheets is None:
            self._sheets = {}
            if "xl/workbook.xml" in self._package and "xl/_rels/workbook.xml.rels" in self._package:
                links = self._package.told("xl/_rels/workbook.xml.rels", _links)
                for name, link in self._package.told("xl/workbook.xml", _sheet_links):
                    target = links.get(link, "")
                    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                    if path in self._package:
                        self._sheets[name] = path
        return self._sheets.get(sheet)


def _marks(styles: bytes) -> tuple[bool, bool]:
    """Tell whether the styles name a font of a legacy encoding, and whether they may show a percentage."""
    return names_legacy_font(styles), b"%" in styles or re.search(rb'numFmtId="(?:9|10)"', styles) is not None


def _cell_looks(styles: bytes) -> tuple[list[bool], list[str]]:
    root = parse_xml(styles)
    formats = {whole(found.get("numFmtId")): "%" in found.get("formatCode", "") for found in root.iter(S + "numFmt")}
    names = [_font_name(font) for font in root.findall(f"{S}fonts/{S}font")]
    looks = [(whole(look.get("numFmtId")), whole(look.get("fontId"))) for look in root.findall(f"{S}cellXfs/{S}xf")]
    percents = [number in PERCENT_FORMATS or formats.get(number, False) for number, _ in looks]
    return percents, [names[font] if font < len(names) else "" for _, font in looks]


def _links(relationships: bytes) -> dict[str | None, str]:
    return {link.get("Id"): link.get("Target", "") for link in parse_xml(relationships)}


def _sheet_links(workbook: bytes) -> tuple[tuple[str, str | None], ...]:
    return tuple((found.get("name", ""), found.get(_R + "id")) for found in parse_xml(workbook).iter(S + "sheet"))


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

"""Excel's XML of 2003 made ready for LibreOffice, which moves rows up and hidden columns away where the file only numbers what follows.

Rows and columns that say nothing are left out of such a file, and the next one has its number (``ss:Index``). LibreOffice heeds the
numbers of cells alone: what stands under a merged cell would be written over. So the ones left out are put in, and a merge over nothing
is none.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from toolkit.readers.package import parse_part

_S: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_TABLE, _CELL, _INDEX, _SPAN = f"{_S}Table", f"{_S}Cell", f"{_S}Index", f"{_S}Span"
_LINES: Final = (f"{_S}Row", f"{_S}Column")
_MERGES: Final = (f"{_S}MergeAcross", f"{_S}MergeDown")
_WIDEST_GAP: Final = 500
"""How many lines left out are put in at the most; what stands farther away moves nearer, and no more than that."""


def made_ready(data: bytes) -> bytes:
    """Return the file with the rows and columns in it that it leaves out.

    Raises:
        UnreadableFile: the file is no whole XML, or hostile.

    """
    root = parse_part(data)
    for table in root.iter(_TABLE):
        for kind in _LINES:
            _put_in(table, kind)
    for cell in root.iter(_CELL):
        for merge in _MERGES:
            if cell.get(merge) == "0":
                del cell.attrib[merge]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _put_in(table: etree._Element, kind: str) -> None:
    """Put the lines of one kind in before each that has a number of its own."""
    last = 0
    for line in list(table.iterchildren(kind)):
        number = _number(line.get(_INDEX, ""), last + 1)
        if _INDEX in line.attrib:
            del line.attrib[_INDEX]
        for _ in range(min(number - last - 1, _WIDEST_GAP)):
            line.addprevious(etree.Element(kind))
        last = number + _number(line.get(_SPAN, ""), 0)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else otherwise

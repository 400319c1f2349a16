"""Word's XML of 2003 made ready for LibreOffice, which takes what was deleted or hidden for text, and loses what is new.

Tracked changes are accepted. A change is an ``aml:annotation`` around what was changed; an empty one stands among the properties of a
paragraph's mark or of a row that was changed as a whole. Hidden runs are left out. A table whose
grid a program left out, which Word works out itself, is given one: LibreOffice would lose its cells. So is a file without styles given its
plain ones: without any LibreOffice forgets what is bold, underlined or struck out.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from toolkit.readers.docx.body import MAX_COLUMNS, refuse_wide
from toolkit.readers.docx.names import whole
from toolkit.readers.package import parse_part

_CHANGE, _KIND = "{http://schemas.microsoft.com/aml/2001/core}annotation", "{http://schemas.microsoft.com/office/word/2003/wordml}type"
_W: Final = _KIND.removesuffix("type")
_P, _TR, _TBL, _P_PR = f"{_W}p", f"{_W}tr", f"{_W}tbl", f"{_W}pPr"
_GRID, _SPAN, _COLUMN_WIDTH = f"{_W}tblGrid", f"{_W}tcPr/{_W}gridSpan", "1500"
_VANISH_SIGN, _VAL, _RUN_STYLE = b"vanish", f"{_W}val", f"{_W}rPr/{_W}rStyle"
_MARK_PATH: Final = (f"{_W}rPr", _P_PR, _P)
_CONTENT: Final = _CHANGE.replace("annotation", "content")
_PLAIN_STYLES: Final = (
    f'<w:styles xmlns:w="{_W[1:-1]}"><w:style w:type="paragraph" w:default="on" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="on" w:styleId="Plain"><w:name w:val="Default Paragraph Font"/></w:style></w:styles>'
)
_DELETED, _INSERTED = _EDITS = ("Word.Deletion", "Word.Insertion")


def edits_of(data: bytes) -> int:
    """Return how many insertions and deletions are tracked in a Word file of 2003."""
    return sum(data.count(kind.encode()) for kind in _EDITS)


def hidden_in(data: bytes) -> list[str]:
    """Return the texts that nobody sees."""
    texts = map(_text, _hidden(parse_part(data))) if _VANISH_SIGN in data else ()
    return [text for text in texts if text.strip()]


def made_ready(data: bytes) -> bytes:
    """Return the file with all its tracked changes accepted, without hidden text, and with a grid for each table."""
    root = parse_part(data)
    for run in _hidden(root) if _VANISH_SIGN in data else ():
        _remove(run)
    if edits_of(data):
        _accept(root)
    for table in root.iter(_TBL):
        _complete_grid(table)
    body = root.find(f"{_W}body")
    if body is not None and root.find(f"{_W}styles") is None:
        body.addprevious(etree.fromstring(_PLAIN_STYLES))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _accept(root: etree._Element) -> None:
    for change in [one for one in root.iter(_CHANGE) if one.get(_KIND) == _DELETED]:
        around = [one.tag for one in change.iterancestors()][: len(_MARK_PATH)]
        row = change.getparent().getparent() if len(around) > 1 and around[1] == _TR else None  # type: ignore[union-attr]  # inside of two
        if row is not None:
            _remove(row)
        elif tuple(around) == _MARK_PATH:
            _join_with_next(next(change.iterancestors(_P)))
        else:
            _remove(change)
    for change in [one for one in root.iter(_CHANGE) if one.get(_KIND) == _INSERTED]:
        _unwrap(change)


def _hidden(root: etree._Element) -> list[etree._Element]:
    """Return the runs that are hidden, by themselves or by their style."""
    styles = {style.get(f"{_W}styleId", "") for style in root.iter(f"{_W}style") if _vanishes(style)}
    return [
        run for run in root.iter(f"{_W}r") if _vanishes(run) or (style := run.find(_RUN_STYLE)) is not None and style.get(_VAL) in styles
    ]


def _vanishes(element: etree._Element) -> bool:
    mark = element.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(_VAL, "on") != "off"


def _text(run: etree._Element) -> str:
    return "".join(piece.text or "" for piece in run.iter(f"{_W}t"))


def _complete_grid(table: etree._Element) -> None:
    """Give a table whose grid has fewer columns than its widest row the grid of that row; refuse one that is wider than any form's."""
    widest = max(table.iterfind(_TR), key=_columns, default=None)
    grid = table.find(_GRID)
    refuse_wide(_columns(widest) if widest is not None else 0)
    if widest is None or (grid is not None and len(grid) >= _columns(widest)):
        return
    if grid is None:
        grid = etree.Element(_GRID)
        table.insert(1 if len(table) and table[0].tag == f"{_TBL}Pr" else 0, grid)
    grid[:] = [etree.Element(f"{_W}gridCol", {f"{_W}w": _COLUMN_WIDTH}) for _ in range(_columns(widest))]


def _columns(row: etree._Element) -> int:
    spans = (cell.find(_SPAN) for cell in row.iterfind(f"{_W}tc"))
    counts = (span.get(_VAL, "") if span is not None else "" for span in spans)
    return sum(min(whole(count, 1), MAX_COLUMNS) for count in counts)


def _unwrap(change: etree._Element) -> None:
    """Put what was inserted in the place of the note that it was."""
    parent = change.getparent()
    if parent is not None and (content := change.find(_CONTENT)) is not None:
        place = parent.index(change)
        parent[place : place + 1] = list(content)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _join_with_next(paragraph: etree._Element) -> None:
    """Put what a paragraph holds before what the next one does; a paragraph that is the last keeps its mark."""
    following = paragraph.getnext()
    if following is None or following.tag != _P:
        return
    start = 1 if len(following) and following[0].tag == _P_PR else 0
    for child in reversed([one for one in paragraph if one.tag != _P_PR]):
        following.insert(start, child)
    _remove(paragraph)

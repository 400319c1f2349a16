"""Tracked changes in Word's XML of 2003, accepted before LibreOffice sees them: it takes what was struck out for text, loses what is new.

A change is an ``aml:annotation`` around what was changed; an empty one stands among the properties of a paragraph's mark or of a row that
was changed as a whole.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from toolkit.readers.package import parse_part

_CHANGE, _KIND = "{http://schemas.microsoft.com/aml/2001/core}annotation", "{http://schemas.microsoft.com/office/word/2003/wordml}type"
_W: Final = _KIND.removesuffix("type")
_P, _TR, _P_PR = f"{_W}p", f"{_W}tr", f"{_W}pPr"
_MARK_PATH: Final = (f"{_W}rPr", _P_PR, _P)
_CONTENT: Final = _CHANGE.replace("annotation", "content")
_DELETED, _INSERTED = _EDITS = ("Word.Deletion", "Word.Insertion")


def edits_of(data: bytes) -> int:
    """Return how many insertions and deletions are tracked in a Word file of 2003."""
    return sum(data.count(kind.encode()) for kind in _EDITS)


def accepted(data: bytes) -> bytes:
    """Return the file as it is when all its tracked changes are accepted."""
    if not edits_of(data):
        return data
    root = parse_part(data)
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
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


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

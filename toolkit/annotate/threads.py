"""Threaded comments of Excel ([MS-XLSX] 2.6.204 and 2.6.208): a cell that has one shows no note, so what is to be said there is a reply."""

from __future__ import annotations

import uuid
from datetime import date

from lxml import etree

from toolkit.annotate.package import AUTHOR, Parts, printable

_THREADS = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"


class Threads:
    """The threads of one sheet; ``person`` is the part that lists who speaks in them. Without both there is nothing to reply to."""

    def __init__(self, parts: Parts, sheet: str, workbook: str) -> None:
        """Look up the sheet's threads."""
        self._parts = parts
        self._name, self._persons = parts.linked(sheet, "threadedComment"), parts.linked(workbook, "person")
        self._root = parts.tree(self._name) if self._name is not None and self._persons is not None else None

    def reply(self, cell: str, text: str, day: date) -> None:
        """Add a reply to the thread of a cell, if it has one; one that is there already is not said again."""
        if self._root is None or self._name is None:
            return
        thread = [found for found in self._root.iter(f"{_THREADS}threadedComment") if found.get("ref") == cell]
        first = next((found for found in thread if found.get("parentId") is None), None)
        said = printable(text)
        if first is None or any(found.findtext(f"{_THREADS}text") == said for found in thread):
            return
        told = {
            "ref": cell,
            "dT": f"{day:%Y-%m-%d}T00:00:00.00",
            "personId": self._person(),
            "id": _id(self._name, cell, said),
            "parentId": first.get("id", ""),
        }
        reply = etree.Element(f"{_THREADS}threadedComment", told)
        etree.SubElement(reply, f"{_THREADS}text").text = said
        thread[-1].addnext(reply)
        self._parts.write(self._name, self._root)

    def _person(self) -> str:
        """Return the id of ourselves among those who speak in the workbook, added where we are new."""
        name = str(self._persons)
        root = self._parts.tree(name)
        mine = next((found.get("id") for found in root.iter(f"{_THREADS}person") if found.get("displayName") == AUTHOR), None)
        if mine is not None:
            return mine
        mine = _id(AUTHOR)
        etree.SubElement(root, f"{_THREADS}person", displayName=AUTHOR, id=mine, userId=AUTHOR, providerId="None")
        self._parts.write(name, root)
        return mine


def _id(*said: str) -> str:
    """Return an id that is the same for the same words."""
    return f"{{{uuid.uuid5(uuid.NAMESPACE_OID, chr(0).join(said))}}}".upper()

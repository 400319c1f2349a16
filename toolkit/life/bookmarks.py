"""Figures of a printed paper as Word bookmarks (``SL001``, ``SL002`` …): put in place of traces, and read again later.

A bookmark goes with its words when a clerk edits around them, so that a figure can still be walked back, and a changed one is seen.
"""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from toolkit.life.wordfile import BODY, read_body, with_body
from toolkit.text.traces import CLOSE, OPEN, bare, pieces

NAME = re.compile(r"SL\d{3,}")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = (OPEN.encode(), CLOSE.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One figure of a paper: its bookmark, the words in it, and its sources (see ``toolkit/text/traces``).

    ``paragraph`` are the words of the whole paragraph, in which the figure begins ``at`` that many letters.
    """

    id: str
    words: str
    paragraph: str
    at: int
    sources: tuple[str, ...]


def place_bookmarks(document: bytes) -> tuple[bytes, tuple[Mark, ...]]:
    """Turn every trace of a printed paper into a bookmark, numbered in reading order; no trace is left in any part.

    The same paper gives the same bytes. Names are ``SL`` and at least three digits, ids follow those that the template has.
    """
    document = _without_traces_elsewhere(document)
    tree = read_body(document)
    placing = _Placing(tree)
    marked = [one for one in tree.iter(f"{_W}p") if any(OPEN in (text.text or "") for text in one.iter(f"{_W}t"))]
    for paragraph in marked:
        placing.mark(paragraph)
    return (with_body(document, tree) if marked else document), tuple(placing.marks)


def read_bookmarks(document: bytes) -> dict[str, str]:
    """Return the words that now stand in each of our bookmarks, in reading order. Raises ``UsageError`` for what is no Word file."""
    found: dict[str, list[str]] = {}
    open_now: dict[str, str] = {}
    for element in read_body(document).iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}t"):
        number = element.get(f"{_W}id")
        if element.tag == f"{_W}bookmarkStart" and NAME.fullmatch(element.get(f"{_W}name", "")):
            open_now[number] = element.get(f"{_W}name")
            found.setdefault(open_now[number], [])
        elif element.tag == f"{_W}bookmarkEnd":
            open_now.pop(number, None)
        elif element.tag == f"{_W}t":
            for name in open_now.values():
                found[name].append(element.text or "")
    return {name: "".join(words) for name, words in found.items()}


class _Placing:
    """The work on one body: the next ids and the marks so far."""

    def __init__(self, tree: Any) -> None:  # noqa: ANN401 - lxml's elements have no types
        used = [int(one.get(f"{_W}id", "0")) for one in tree.iter(f"{_W}bookmarkStart")]
        self.next_id = max(used, default=0) + 1
        self.marks: list[Mark] = []
        self.open: tuple[str, list[str], tuple[str, ...]] | None = None

    def mark(self, paragraph: Any) -> None:  # noqa: ANN401 - lxml's elements have no types
        """Split the runs of one paragraph at its traces and put bookmarks between them."""
        first = len(self.marks)
        for run in list(paragraph.iter(f"{_W}r")):
            if self.open is not None or any(OPEN in (text.text or "") or CLOSE in (text.text or "") for text in run.iter(f"{_W}t")):
                made = list(self._split(run))
                parent, at = run.getparent(), run.getparent().index(run)
                parent[at : at + 1] = made
        if self.open is not None:
            paragraph.append(self._end(paragraph, *self.open))
        said, begins = _where(paragraph)
        self.marks[first:] = [replace(one, paragraph=said, at=begins[one.id]) for one in self.marks[first:]]

    def _split(self, run: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml's elements have no types
        now = self._like(run)
        for child in run:
            if child.tag == f"{_W}rPr":
                continue
            if child.tag != f"{_W}t":
                now.append(copy.copy(child))
                continue
            for words, sources in pieces(child.text or ""):
                if sources is None:
                    now.append(self._text(run, words))
                    continue
                if len(now) > (now.find(f"{_W}rPr") is not None):
                    yield now
                now = self._like(run)
                if sources and self.open is None:
                    yield self._start(run, sources)
                elif not sources and self.open is not None:
                    yield self._end(run, *self.open)
        if len(now) > (now.find(f"{_W}rPr") is not None):
            yield now

    def _like(self, run: Any) -> Any:  # noqa: ANN401 - lxml's elements have no types
        made = run.makeelement(run.tag, dict(run.attrib))
        looks = run.find(f"{_W}rPr")
        if looks is not None:
            made.append(copy.deepcopy(looks))
        return made

    def _text(self, run: Any, words: str) -> Any:  # noqa: ANN401 - lxml's elements have no types
        if self.open is not None:
            self.open[1].append(words)
        made = run.makeelement(f"{_W}t", {_SPACE: "preserve"})
        made.text = words
        return made

    def _start(self, run: Any, sources: tuple[str, ...]) -> Any:  # noqa: ANN401 - lxml's elements have no types
        name = f"SL{len(self.marks) + 1:03d}"
        self.open = (name, [], sources)
        return run.makeelement(f"{_W}bookmarkStart", {f"{_W}id": str(self.next_id), f"{_W}name": name})

    def _end(self, run: Any, name: str, words: list[str], sources: tuple[str, ...]) -> Any:  # noqa: ANN401 - lxml's elements have no types
        self.marks.append(Mark(id=name, words="".join(words), paragraph="", at=0, sources=sources))
        self.open = None
        self.next_id += 1
        return run.makeelement(f"{_W}bookmarkEnd", {f"{_W}id": str(self.next_id - 1)})


def _where(paragraph: Any) -> tuple[str, dict[str, int]]:  # noqa: ANN401 - lxml's elements have no types
    """Return the words of a paragraph, and by the name of each bookmark how many letters stand before it."""
    said, begins = "", dict[str, int]()
    for element in paragraph.iter(f"{_W}bookmarkStart", f"{_W}t"):
        if element.tag == f"{_W}t":
            said += element.text or ""
        else:
            begins[element.get(f"{_W}name")] = len(said)
    return said, begins


def _without_traces_elsewhere(document: bytes) -> bytes:
    """Take traces out of headers, footers and properties, where no figure is looked for."""
    with zipfile.ZipFile(BytesIO(document)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
        if not any(any(mark in data for mark in _MARKS) for name, data in parts.items() if name != BODY):
            return document
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                data = parts[entry.filename]
                foreign = entry.filename != BODY and entry.filename.endswith(".xml")
                target.writestr(entry, bare(data.decode("utf-8")).encode("utf-8") if foreign else data)
    return made.getvalue()

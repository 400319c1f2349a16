"""The short way through the main part of a Word file: what an earlier file had in the same bytes is not read again.

Files that were filled in one form differ in their answers alone. The part is cut at the ends of cells and paragraphs, without a parser;
a piece that was met before says what it said then. A new one that differs from one met before in the words of its runs alone says those
words in the other's frame. The others are parsed together, once, and read by :class:`Body` as always.

It holds for a plain part only: text in paragraphs and in tables within no others. Tracked changes, hidden text, lists that Word numbers,
notes, text boxes, bound controls, old fonts, or a shape of the XML that is not expected here: the part is read the long way, as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Line
from toolkit.readers.docx import names as n
from toolkit.readers.docx.body import Body, before_first, refuse_wide
from toolkit.readers.docx.frames import WORDS_DECIDE, Frame, words_of
from toolkit.readers.docx.grid import Placed, join
from toolkit.readers.docx.names import W
from toolkit.readers.docx.numbering import Numbering
from toolkit.readers.docx.pieces import (
    BODY,
    CELL,
    CONTROL,
    CONTROL_ENDS,
    ENDS,
    ROW_ENDS,
    TABLE,
    TABLE_ENDS,
    Cell,
    Lines,
    Opening,
    Piece,
    Sign,
)
from toolkit.readers.docx.runs import Met
from toolkit.readers.docx.stretches import NewStretch, Stretches, follow
from toolkit.readers.docx.styles import Styles
from toolkit.readers.legacy import names_legacy_font
from toolkit.readers.package import parse_xml
from toolkit.text.legacy import suspicious

_LONGEST_PART: Final = 2**20
_MOST_BYTES: Final = 3 * 2**20
"""The pieces and stretches that one process keeps, counted by their XML; of a form some 20 kB are new."""

_NOT_PLAIN = (b"<!", b"<?", b"<w:numPr", b"<w:dataBinding", b"softHyphen", b":altChunk ")
"""What may hide an end from one who only looks for its letters, and what the rest of the file, or another document, has a say in."""

_MOST_MET_ONCE = 20_000

_BESIDE_ROWS = {W + "tblPr", W + "tblGrid", W + "bookmarkStart", W + "bookmarkEnd"}
_BESIDE_CELLS = {n.TR_PR, W + "tblPrEx", W + "bookmarkStart", W + "bookmarkEnd"}


_CLOSING, _NOT_READ = Sign("end"), Sign("not plain")


@dataclass(slots=True)
class _Known:
    """What was met under one head: pieces that came twice, and frames (``None`` where there is none), by their bytes."""

    stretches: Stretches = field(default_factory=Stretches)
    pieces: dict[bytes, Piece] = field(default_factory=lambda: {TABLE_ENDS: _CLOSING})
    frames: dict[bytes, Frame | None] = field(default_factory=dict)
    once: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Memory:
    """What was met, by the head of its part and the style of hints; all is forgotten once it is full."""

    known: dict[tuple[bytes, str], _Known] = field(default_factory=dict)
    held: int = 0

    def of(self, head: bytes, hint: str) -> _Known | None:
        """Return what was met under this head; ``None`` for a head that is not that of a plain part."""
        if self.held > _MOST_BYTES:
            self.known, self.held = {}, 0
        found = self.known.get((head, hint))
        if found is None and _is_plain_head(head):
            self.held += len(head)
            found = self.known[head, hint] = _Known()
        return found

    def add(self, known: _Known, pieces: dict[bytes, Piece], frames: dict[bytes, Frame | None], new: Sequence[NewStretch]) -> None:
        """Keep new frames, the pieces that come for the second time, and the stretches of nothing but such."""
        if len(known.once) > _MOST_MET_ONCE:
            known.once = set()
        for piece, said in pieces.items():
            if hash(piece) in known.once:
                known.pieces[piece] = said
                self.held += len(piece)
            else:
                known.once.add(hash(piece))
        known.frames.update(frames)
        self.held += sum(map(len, frames)) + known.stretches.keep(new, known.pieces)


_memory = _Memory()


def known_pieces(part: bytes, styles: Styles) -> list[Piece] | None:
    """Return what the pieces of a plain main part say; ``None`` where the long way must be taken.

    ``styles`` is what the styles say of text without old fonts.
    """
    start = part.find(BODY, 0, 10_000) + len(BODY)
    end = part.rfind(ENDS)
    plain_ends = start >= len(BODY) and end >= start and not part[end + len(ENDS) :].strip()
    if not plain_ends or len(part) > _LONGEST_PART or styles != Styles(hint=styles.hint):
        return None
    head = part[:start]
    known = _memory.of(head, styles.hint)
    walk = follow(part[start:end], known.stretches, known.pieces) if known is not None else None
    if known is None or walk is None:
        return None
    learnt, frames = _learn(head, walk.unknown, known.frames, styles) if walk.unknown else ({}, {})
    _memory.add(known, learnt, frames, walk.new)
    new = iter(walk.unknown)
    said = [learnt.get(next(new), _NOT_READ) if one is None else one for one in walk.said]
    return None if _NOT_READ in said else said


def blocks_of(pieces: Sequence[Piece], body: Body) -> list[Block]:
    """Return the blocks that the pieces make, numbered by ``body``; raise :class:`UnreadableFile` where a row is too wide."""
    blocks: list[Block] = []
    rows: list[list[Placed]] = []
    row: list[Placed] = []
    column = 0
    for one in pieces:
        if isinstance(one, Cell):
            span, joins, said = one
            row.append((column, span, joins, said, None, ""))
            column += span
            continue
        refuse_wide(column)
        if isinstance(one, Opening):
            rows.append(row := [])
            column = one.before
        elif isinstance(one, Lines):
            blocks += [body.line(text, emphasis) for text, emphasis in one.lines]
        else:
            blocks += body.table(rows)
            rows, column = [], 0
    return blocks


# -- new pieces -----------------------------------------------------------------------------------------------------------


def _is_plain_head(head: bytes) -> bool:
    """Tell whether the part begins as a Word document in which ``w:`` means what it does here."""
    try:
        root = parse_xml(head + ENDS)
    except UnreadableFile:
        return False
    return root.tag == W + "document" and root.prefix == "w" and not names_legacy_font(head)


def _learn(
    head: bytes, new: Sequence[bytes], frames: dict[bytes, Frame | None], styles: Styles
) -> tuple[dict[bytes, Piece], dict[bytes, Frame | None]]:
    """Return what new pieces say, and the frames met on the way that are not among the known ``frames``."""
    learnt: dict[bytes, Piece] = {}
    unread: dict[bytes, tuple[bytes, list[list[str]]] | None] = {}
    for piece in new:
        framed = words_of(piece)
        frame = frames.get(framed[0]) if framed is not None else None
        said = frame.around(framed[1]) if frame is not None and framed is not None else None
        if said is not None:
            learnt[piece] = said
        else:
            unread[piece] = framed
    read = _read_all(head, list(unread), styles)
    new_frames = {framed[0]: piece for piece, framed in unread.items() if framed is not None and framed[0] not in frames}
    with_gaps = [frame for frame in new_frames if not WORDS_DECIDE.search(frame)]
    met: dict[bytes, Frame | None] = dict.fromkeys(new_frames)
    for around, said in _read_all(head, with_gaps, styles).items():
        piece = new_frames[around]
        framed = unread[piece]
        frame = Frame.of(said, len(framed[1])) if framed is not None else None
        if frame is not None and framed is not None and frame.around(framed[1]) == read.get(piece):
            met[around] = frame
    return learnt | read, met


def _read_all(head: bytes, new: Sequence[bytes], styles: Styles) -> dict[bytes, Piece]:
    """Return what pieces say; nothing where they are no XML one by one."""
    if not new:
        return {}
    whole = b"".join(new)
    if any(mark in whole for mark in _NOT_PLAIN) or names_legacy_font(whole):
        return {piece: _NOT_READ for piece in new if any(mark in piece for mark in _NOT_PLAIN) or names_legacy_font(piece)}
    wrapped = b"".join(map(_wrapped, new))
    try:
        read = parse_xml(b"".join((head, wrapped, ENDS)))[-1]
    except UnreadableFile:
        return {}
    return {piece: _read(element, styles) for piece, element in zip(new, read, strict=True)} if len(read) == len(new) else {}


def _wrapped(piece: bytes) -> bytes:
    """Return a piece with what it lacks to be an element of its own."""
    if piece.startswith(CELL):
        return b"".join((b"<w:tr>", piece, ROW_ENDS))
    if piece.startswith(ROW_ENDS):
        return b"".join((TABLE, piece[len(ROW_ENDS) :], TABLE_ENDS))
    if piece.startswith(TABLE):
        return b"".join((piece, TABLE_ENDS))
    if piece.startswith(CONTROL) and CELL in piece:
        return b"".join((b"<w:tr>", piece, CONTROL_ENDS, ROW_ENDS))
    return b"".join((BODY, piece, b"</w:body>"))


def _read(element: etree._Element, styles: Styles) -> Piece:
    """Return what one piece says, as :class:`Body` reads it."""
    if suspicious(" ".join(text.text or "" for text in element.iter(n.T))):
        return _NOT_READ
    body = Body(met=Met(styles=styles), numbering=Numbering())
    said = (_opening if element.tag == n.TBL else _cell if element.tag == n.TR else _lines)(element, body)
    return _NOT_READ if body.met.pending or body.met.hidden or body.notes or body.doubts else said


def _opening(table: etree._Element, _: Body) -> Piece:
    *beside, row = table
    properties = row.find(n.TR_PR)
    plain = row.tag == n.TR and {one.tag for one in beside} <= _BESIDE_ROWS and {one.tag for one in row} <= _BESIDE_CELLS
    if not plain or (properties is not None and any(properties.find(name) is not None for name in (n.DEL, n.INS, W + "hidden"))):
        return _NOT_READ
    return Opening(before_first(row))


def _cell(row: etree._Element, body: Body) -> Piece:
    cells = body.raw_row(row, 0)
    if len(cells) != 1 or cells[0].tables or cells[0].doubt or row.find(f".//{W}hMerge") is not None:
        return _NOT_READ
    return Cell(cells[0].span, cells[0].joins, join(cells[0].lines) if cells[0].lines else None)


def _lines(stretch: etree._Element, body: Body) -> Piece:
    blocks = list(body.blocks(stretch))
    lines = tuple((block.text, block.emphasis) for block in blocks if isinstance(block, Line) and not block.place.part)
    return Lines(lines) if len(lines) == len(blocks) and not body.tables else _NOT_READ

"""The short way through the main part of a Word file: what an earlier file had in the same bytes is not read again.

Files that were filled in one form differ in their answers alone. The part is cut at the ends of cells and paragraphs, without a parser;
a piece that was met before says what it said then. A new one that differs from one met before in the words of its runs alone says those
words in the other's frame. The others are parsed together, once, and read by :class:`Body` as always.

It holds for a plain part only: text in paragraphs and in tables within no others. Tracked changes, hidden text, lists that Word numbers,
notes, text boxes, bound controls, old fonts, or a shape of the XML that is not expected here: the part is read the long way, as a whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Final, NamedTuple

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Emphasis, Line
from toolkit.readers.docx import names as n
from toolkit.readers.docx.body import Body, RawCell, RawLine, before_first, join, refuse_wide
from toolkit.readers.docx.names import W
from toolkit.readers.docx.numbering import Numbering
from toolkit.readers.docx.runs import Met, Run
from toolkit.readers.docx.styles import Styles
from toolkit.readers.legacy import names_legacy_font
from toolkit.readers.package import parse_xml
from toolkit.text.legacy import suspicious

_LONGEST_PART: Final = 2**20
_MOST_BYTES: Final = 2**21
"""The pieces that one process keeps, counted by their XML; of a form some 20 kB are new."""

_BODY, _ENDS = b"<w:body>", b"</w:body></w:document>"
_CELL, _CELL_ENDS, _ROW_ENDS, _TABLE, _TABLE_ENDS = b"<w:tc>", b"</w:tc>", b"</w:tr>", b"<w:tbl>", b"</w:tr></w:tbl>"
_PARAGRAPH_ENDS = b"</w:p>"
_CONTROL, _CONTENT, _CONTROL_ENDS = b"<w:sdt>", b"<w:sdtContent>", b"</w:sdtContent></w:sdt>"
_NO_LINES = (_CELL, _ROW_ENDS, _TABLE)
_HOLDS_PARAGRAPHS = (b"<w:sdt>", b"<w:txbxContent>", b"<w:customXml ", b"<w:ins ")
_NOT_PLAIN = (b"<!", b"<?", b"<w:numPr", b"<w:dataBinding", b"softHyphen")
"""What may hide an end from one who only looks for its letters, and what the rest of the file has a say in."""

_WORDS = re.compile(rb'(<w:t(?: xml:space="preserve")?>)([^<]+)(?=</w:t>)')
_IDS = re.compile(rb' w(?:14)?:(?:rsid[A-Za-z]{1,8}|paraId|textId)="[0-9A-F]{8}"')
"""What Word numbers anew whenever somebody edits: the session, the paragraph, its words."""
_RUN_ENDS, _RUNS = b"</w:t></w:r>", (b"<w:r>", b"<w:r ")
_NO_WORDS = re.compile(
    rb'[>\x01-\x08\x0b-\x1f]|&(?!(?:lt|gt|amp|quot|apos);)|"\.?[Vv][Nn]|\xef\xbf[\xbe\xbf]|\xee[\x80-\x83][\x80-\xbf]|softHyphen'
)
_WORDS_DECIDE = re.compile(rb'<w:showingPlcHdr|w:(?:ascii|hAnsi)="[WwZz]')
"""Where the words themselves decide what is shown: a control with its hint, letters in a font of pictures."""
_FIRST_GAP, _MOST_GAPS = 0xE000, 0x100
_GAPS = re.compile(f"([{chr(_FIRST_GAP)}-{chr(_FIRST_GAP + _MOST_GAPS - 1)}])")
_MOST_MET_ONCE = 20_000

_BESIDE_ROWS = {W + "tblPr", W + "tblGrid", W + "bookmarkStart", W + "bookmarkEnd"}
_BESIDE_CELLS = {n.TR_PR, W + "tblPrEx", W + "bookmarkStart", W + "bookmarkEnd"}


class _Cell(NamedTuple):
    """A cell: how many grid columns it spans, whether it continues the one above, text and emphasis (``None`` without a paragraph)."""

    span: int
    joins: bool
    said: tuple[str, tuple[Emphasis, ...]] | None


class _Lines(NamedTuple):
    """Paragraphs between tables: text and emphasis of each."""

    lines: tuple[tuple[str, tuple[Emphasis, ...]], ...]


class _Opening(NamedTuple):
    """The beginning of a row, perhaps with that of its table: how many grid columns are left out before its first cell."""

    before: int


class _Sign(NamedTuple):
    """The end of a table, or a piece that is not plain."""

    name: str


Piece = _Cell | _Lines | _Opening | _Sign


class _Gapped(NamedTuple):
    """A text with gaps where the words of runs stand: what stands before, between and behind them, and the number of each gap's words."""

    around: tuple[str, ...]
    gaps: tuple[int, ...]
    emphasis: tuple[Emphasis, ...]

    @staticmethod
    def of(text: str, emphasis: tuple[Emphasis, ...]) -> _Gapped:
        """Return a text in which a letter of its own stands for each gap."""
        pieces = _GAPS.split(text)
        return _Gapped(tuple(pieces[::2]), tuple(ord(letter) - _FIRST_GAP for letter in pieces[1::2]), emphasis)

    def around_words(self, words: Sequence[Sequence[str]]) -> tuple[str, tuple[Emphasis, ...]] | None:
        """Return the text with these words, for each gap those of one run or of several; ``None`` where that is not plain."""
        if self.emphasis:
            return self._emphasised(words)
        text = self.around[0]
        for number, behind in zip(self.gaps, self.around[1:], strict=True):
            text += "".join(words[number]) + behind
        return (text, ()) if unicodedata.is_normalized("NFC", text) else None

    def _emphasised(self, words: Sequence[Sequence[str]]) -> tuple[str, tuple[Emphasis, ...]] | None:
        """Return the same of a text whose only run, or runs of one look, are emphasised."""
        if self.around != ("", ""):
            return None
        kinds = tuple(mark.kind for mark in self.emphasis)
        return join([RawLine([Run(word, "", kinds) for word in words[self.gaps[0]]])])


class _Frame(NamedTuple):
    """What stands around the words of a piece: a cell with its text, or lines."""

    cell: _Cell | None
    texts: tuple[_Gapped, ...]

    @staticmethod
    def of(said: Piece, gaps: int) -> _Frame | None:
        """Return the frame of a piece that has letters for the words of so many gaps; ``None`` where it says nothing or something else."""
        if isinstance(said, _Cell) and said.said is not None:
            frame = _Frame(said, (_Gapped.of(*said.said),))
        elif isinstance(said, _Lines):
            frame = _Frame(None, tuple(_Gapped.of(*line) for line in said.lines))
        else:
            return None
        return frame if all(gap < gaps for text in frame.texts for gap in text.gaps) else None

    def around(self, words: Sequence[Sequence[str]]) -> Piece | None:
        """Return the piece with these words; ``None`` where it must be read."""
        said = []
        for text in self.texts:
            whole = text.around_words(words)
            if whole is None:
                return None
            said.append(whole)
        return self.cell._replace(said=said[0]) if self.cell is not None else _Lines(tuple(said))


_CLOSING, _NOT_READ = _Sign("end"), _Sign("not plain")


@dataclass(slots=True)
class _Known:
    """What was met under one head: pieces that came twice, and frames (``None`` where there is none), by their bytes."""

    pieces: dict[bytes, Piece] = field(default_factory=lambda: {_TABLE_ENDS: _CLOSING})
    frames: dict[bytes, _Frame | None] = field(default_factory=dict)
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

    def add(self, known: _Known, pieces: dict[bytes, Piece], frames: dict[bytes, _Frame | None]) -> None:
        """Keep new frames, and the pieces that come for the second time."""
        if len(known.once) > _MOST_MET_ONCE:
            known.once = set()
        for piece, said in pieces.items():
            if hash(piece) in known.once:
                known.pieces[piece] = said
                self.held += len(piece)
            else:
                known.once.add(hash(piece))
        known.frames.update(frames)
        self.held += sum(map(len, frames))


_memory = _Memory()


def known_pieces(part: bytes, styles: Styles) -> list[Piece] | None:
    """Return what the pieces of a plain main part say; ``None`` where the long way must be taken.

    ``styles`` is what the styles say of text without old fonts.
    """
    start = part.find(_BODY, 0, 10_000) + len(_BODY)
    end = part.rfind(_ENDS)
    plain_ends = start >= len(_BODY) and end >= start and not part[end + len(_ENDS) :].strip()
    if not plain_ends or len(part) > _LONGEST_PART or styles != Styles(hint=styles.hint):
        return None
    head, pieces = part[:start], _cut(part[start:end])
    known = _memory.of(head, styles.hint) if pieces is not None else None
    if pieces is None or known is None:
        return None
    said = list(map(known.pieces.get, pieces))
    if None in said:
        learnt, frames = _learn(head, [piece for piece, one in zip(pieces, said, strict=True) if one is None], known.frames, styles)
        _memory.add(known, learnt, frames)
        said = [one or learnt.get(piece, _NOT_READ) for piece, one in zip(pieces, said, strict=True)]
    whole = [one for one in said if one is not None and one is not _NOT_READ]
    return whole if len(whole) == len(said) else None


def blocks_of(pieces: Sequence[Piece], body: Body) -> list[Block]:
    """Return the blocks that the pieces make, numbered by ``body``; raise :class:`UnreadableFile` where a row is too wide."""
    blocks: list[Block] = []
    rows: list[list[RawCell]] = []
    column = 0
    for one in pieces:
        if isinstance(one, _Cell):
            rows[-1].append(RawCell(column, one.span, one.joins, [], [], None, one.said))
            column += one.span
            continue
        refuse_wide(column)
        if isinstance(one, _Opening):
            rows.append([])
            column = one.before
        elif isinstance(one, _Lines):
            blocks += [body.line(text, emphasis) for text, emphasis in one.lines]
        else:
            blocks += body.table(rows)
            rows, column = [], 0
    return blocks


# -- cutting --------------------------------------------------------------------------------------------------------------


def _cut(body: bytes) -> list[bytes] | None:
    """Cut what the body holds into cells, paragraphs, beginnings of rows and ends of tables; ``None`` where it is not laid out so.

    A content control around one cell belongs to the cell; one around paragraphs leaves them in one piece.
    """
    *stretches, last = body.split(_CELL_ENDS)
    pieces: list[bytes] = []
    controlled = False
    for stretch in stretches:
        if controlled:
            if not stretch.startswith(_CONTROL_ENDS):
                return None
            stretch = stretch[len(_CONTROL_ENDS) :]
        at = stretch.rfind(_CELL)
        controlled = stretch.endswith(_CONTENT, 0, max(at, 0))
        if controlled:
            at = stretch.rfind(_CONTROL, 0, at)
        if at < 0 or ((at or not pieces) and not _cut_between(stretch[:at], pieces)):
            return None
        pieces.append(stretch[at:])
    ends = (_CONTROL_ENDS if controlled else b"") + (_TABLE_ENDS if pieces else b"")
    if not last.startswith(ends):
        return None
    if pieces:
        pieces.append(_TABLE_ENDS)
    return pieces if _cut_lines(last[len(ends) :], pieces) else None


def _cut_between(between: bytes, pieces: list[bytes]) -> bool:
    """Cut what stands before a cell that follows no other: the end of a row or table, paragraphs, the beginning of a row."""
    if pieces and between.startswith(_TABLE_ENDS):
        pieces.append(_TABLE_ENDS)
        between = between[len(_TABLE_ENDS) :]
    elif pieces:
        pieces.append(between)
        return between.startswith(_ROW_ENDS)
    at = between.rfind(_TABLE)
    if at < 0 or not _cut_lines(between[:at], pieces):
        return False
    pieces.append(between[at:])
    return True


def _cut_lines(lines: bytes, pieces: list[bytes]) -> bool:
    """Cut behind every paragraph, unless something may hold several of them; ``False`` where there is more than paragraphs."""
    if not lines:
        return True
    if any(mark in lines for mark in _NO_LINES):
        return False
    if any(mark in lines for mark in _HOLDS_PARAGRAPHS):
        pieces.append(lines)
        return True
    *paragraphs, rest = lines.split(_PARAGRAPH_ENDS)
    pieces += [paragraph + _PARAGRAPH_ENDS for paragraph in paragraphs]
    if rest:
        pieces.append(rest)
    return True


# -- new pieces -----------------------------------------------------------------------------------------------------------


def _is_plain_head(head: bytes) -> bool:
    """Tell whether the part begins as a Word document in which ``w:`` means what it does here."""
    try:
        root = parse_xml(head + _ENDS)
    except UnreadableFile:
        return False
    return root.tag == W + "document" and root.prefix == "w" and not names_legacy_font(head)


def _learn(
    head: bytes, new: Sequence[bytes], frames: dict[bytes, _Frame | None], styles: Styles
) -> tuple[dict[bytes, Piece], dict[bytes, _Frame | None]]:
    """Return what new pieces say, and the frames met on the way that are not among the known ``frames``."""
    learnt: dict[bytes, Piece] = {}
    unread: dict[bytes, tuple[bytes, list[list[str]]] | None] = {}
    for piece in new:
        framed = _around_words(piece)
        frame = frames.get(framed[0]) if framed is not None else None
        said = frame.around(framed[1]) if frame is not None and framed is not None else None
        if said is not None:
            learnt[piece] = said
        else:
            unread[piece] = framed
    read = _read_all(head, list(unread), styles)
    new_frames = {framed[0]: piece for piece, framed in unread.items() if framed is not None and framed[0] not in frames}
    with_gaps = [frame for frame in new_frames if not _WORDS_DECIDE.search(frame)]
    met: dict[bytes, _Frame | None] = dict.fromkeys(new_frames)
    for around, said in _read_all(head, with_gaps, styles).items():
        piece = new_frames[around]
        framed = unread[piece]
        frame = _Frame.of(said, len(framed[1])) if framed is not None else None
        if frame is not None and framed is not None and frame.around(framed[1]) == read.get(piece):
            met[around] = frame
    return learnt | read, met


def _around_words(piece: bytes) -> tuple[bytes, list[list[str]]] | None:
    """Return what stands around the words of a piece, a letter for each, and the words; those of runs begun alike together.

    ``None`` for words that are not written plainly, and for those that may be in an old encoding.
    """
    first, *others = _WORDS.split(piece)
    words = others[1::3]
    written = b"\0".join(words)
    if not words or len(words) > _MOST_GAPS or written.count(b"\0") >= len(words) or _NO_WORDS.search(written):
        return None
    try:
        said = written.decode()
    except UnicodeDecodeError:
        return None
    if suspicious(said):
        return None
    if "&" in said:
        said = unescape(said)
    gaps: list[list[str]] = []
    around: list[bytes] = []
    begun = b""
    between = _IDS.sub(b"", b"\0".join((first, *others[2::3]))).split(b"\0")
    for before, mark, word in zip(between, others[::3], said.split("\0"), strict=False):
        begins = max(map(before.rfind, _RUNS))
        run = before[begins:] + mark if begins >= 0 else b""
        if run and run == begun and begins == len(_RUN_ENDS) and before.startswith(_RUN_ENDS):
            gaps[-1].append(word)
            continue
        around += (before, mark, chr(_FIRST_GAP + len(gaps)).encode())
        gaps.append([word])
        begun = run
    return b"".join((*around, between[-1])), gaps


def _read_all(head: bytes, new: Sequence[bytes], styles: Styles) -> dict[bytes, Piece]:
    """Return what pieces say; nothing where they are no XML one by one."""
    if not new:
        return {}
    whole = b"".join(new)
    if any(mark in whole for mark in _NOT_PLAIN) or names_legacy_font(whole):
        return {piece: _NOT_READ for piece in new if any(mark in piece for mark in _NOT_PLAIN) or names_legacy_font(piece)}
    wrapped = b"".join(map(_wrapped, new))
    try:
        read = parse_xml(b"".join((head, wrapped, _ENDS)))[-1]
    except UnreadableFile:
        return {}
    return {piece: _read(element, styles) for piece, element in zip(new, read, strict=True)} if len(read) == len(new) else {}


def _wrapped(piece: bytes) -> bytes:
    """Return a piece with what it lacks to be an element of its own."""
    if piece.startswith(_CELL):
        return b"".join((b"<w:tr>", piece, _CELL_ENDS, _ROW_ENDS))
    if piece.startswith(_ROW_ENDS):
        return b"".join((_TABLE, piece[len(_ROW_ENDS) :], _TABLE_ENDS))
    if piece.startswith(_TABLE):
        return b"".join((piece, _TABLE_ENDS))
    if piece.startswith(_CONTROL) and _CELL in piece:
        return b"".join((b"<w:tr>", piece, _CELL_ENDS, _CONTROL_ENDS, _ROW_ENDS))
    return b"".join((_BODY, piece, b"</w:body>"))


def _read(element: etree._Element, styles: Styles) -> Piece:
    """Return what one piece says, as :class:`Body` reads it."""
    if suspicious(" ".join(text.text or "" for text in element.iter(n.T))):
        return _NOT_READ
    body = Body(met=Met(styles=styles), numbering=Numbering())
    said = (_opening if element.tag == n.TBL else _cell if element.tag == n.TR else _lines)(element, body)
    return _NOT_READ if body.met.pending or body.met.hidden or body.notes else said


def _opening(table: etree._Element, _: Body) -> Piece:
    *beside, row = table
    properties = row.find(n.TR_PR)
    plain = row.tag == n.TR and {one.tag for one in beside} <= _BESIDE_ROWS and {one.tag for one in row} <= _BESIDE_CELLS
    if not plain or (properties is not None and any(properties.find(name) is not None for name in (n.DEL, n.INS, W + "hidden"))):
        return _NOT_READ
    return _Opening(before_first(row))


def _cell(row: etree._Element, body: Body) -> Piece:
    cells = body.raw_row(row, 0)
    if len(cells) != 1 or cells[0].tables or row.find(f".//{W}hMerge") is not None:
        return _NOT_READ
    return _Cell(cells[0].span, cells[0].joins, join(cells[0].lines) if cells[0].lines else None)


def _lines(stretch: etree._Element, body: Body) -> Piece:
    blocks = list(body.blocks(stretch))
    lines = tuple((block.text, block.emphasis) for block in blocks if isinstance(block, Line) and not block.place.part)
    return _Lines(lines) if len(lines) == len(blocks) and not body.tables else _NOT_READ

"""What stands around the answers of a form and where each was found, taken down so that it holds for other answers as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.match.pieces import Content, Harvest, Listed
from toolkit.match.plain import NAME, NOT_PLAIN, kind_of_line
from toolkit.match.words import EVIDENCE, RESULT, Words, words_of
from toolkit.model.definitions import Definitions, Organisation, Question
from toolkit.model.document import Cell, Document, Emphasis, Line, Region
from toolkit.model.place import Place
from toolkit.text.lexicon import Match

Piece = Line | Cell
Frame = tuple[object, ...]
"""The lattice of a document: its kind, where its lines and tables stand, how wide its rows are, which cells are merged."""


class Spot(NamedTuple):
    """A piece of a document by its number, and the line of it (``None``: the whole)."""

    piece: int
    line: int | None = None


class Fixed(NamedTuple):
    """A piece that is the same in all forms of a layout."""

    piece: int
    text: str
    emphasis: tuple[Emphasis, ...]


class Parted(NamedTuple):
    """A piece of which some lines are the same in all forms and others of a kind (``NOT_PLAIN``: the same)."""

    piece: int
    lines: tuple[str, ...]
    kinds: tuple[str, ...]


class Hole(NamedTuple):
    """A piece that is the whole answer to a question, found in a way; ``is_blank`` where nothing stands in it."""

    piece: int
    question: Question
    method: str
    is_blank: bool


class Found(NamedTuple):
    """Where everything was found; the contents of ``asked``, ``judged`` and ``listed`` are spots."""

    form: str
    place: int
    heading: tuple[Spot, ...]
    asked: tuple[tuple[str, Spot, tuple[Match, ...], str], ...]
    judged: tuple[tuple[str, tuple[Match, ...], int, Spot | None, Spot | None, str, str], ...]
    listed: tuple[tuple[tuple[tuple[str, Spot], ...], int, str], ...]
    columns: tuple[tuple[str, Match], ...]
    unknown_heads: int
    secretary: tuple[Spot, ...]
    author: tuple[Spot, ...]


@dataclass(slots=True)
class Layout:
    """What stands around the answers of a form, and where they are."""

    fixed: tuple[Fixed, ...]
    parted: tuple[Parted, ...]
    holes: tuple[Hole, ...]
    found: Found


def take_down(region: Region, harvest: Harvest, pieces: Sequence[Piece], definitions: Definitions) -> Layout | None:
    """Return the layout of a form, ``None`` where an answer is not the whole of a piece, nor a name in a line of its own."""
    if region.form is None or harvest.unknown_in_items or harvest.unread_items or harvest.twice:
        return None
    return _Taker(form_words(definitions, region.form), definitions.organisation, pieces).layout(region, harvest)


class _Taker:
    """Takes down where in a document everything was found."""

    def __init__(self, words: Words, organisation: Organisation, pieces: Sequence[Piece]) -> None:
        self._words, self._organisation, self._pieces = words, organisation, pieces
        self._numbers: dict[Place, int] = {}
        for number, piece in enumerate(pieces):
            self._numbers.setdefault(piece.place, number)
        self._are_apart = all(pieces[self._numbers[piece.place]] is piece for piece in pieces)
        self._asked: dict[int, tuple[Question, str]] = {}
        self._lines: set[Spot] = set()

    def layout(self, region: Region, harvest: Harvest) -> Layout | None:
        if not self._are_apart:
            return None
        try:
            found = self._found(region, harvest)
        except LookupError:
            return None
        fixed, parted = [], []
        heads = {one.piece for one in found.heading}
        for at, piece in enumerate(self._pieces):
            if at not in self._asked and self._numbers[piece.place] == at:
                lines = tuple(piece.text.split("\n"))
                kinds = tuple(self._kind(at, number, line, at in heads) for number, line in enumerate(lines))
                if any(kinds):
                    parted.append(Parted(at, lines, kinds))
                else:
                    fixed.append(Fixed(at, piece.text, piece.emphasis))
        texts = [one.text for one in fixed]
        if not all(any(label in text for text in texts) for label, *_ in found.asked):
            return None
        holes = [Hole(at, question, method, not self._pieces[at].text) for at, (question, method) in self._asked.items()]
        return Layout(tuple(fixed), tuple(parted), tuple(holes), found)

    def _kind(self, at: int, number: int, line: str, in_head: bool) -> str:
        kind = kind_of_line(line, self._words, self._organisation) if in_head or Spot(at, number) in self._lines else NOT_PLAIN
        return NOT_PLAIN if kind == NAME and Spot(at, number) not in self._lines else kind

    def _found(self, region: Region, harvest: Harvest) -> Found:
        """Raise ``LookupError`` for what is not found in a way that holds for other answers."""
        words, form = self._words, self._words.form
        aspects = {(one.criterion, one.aspect): one for one in form.questions if one.criterion}
        columns = {one.id: one for one in words.list_question.columns} if words.list_question is not None else {}
        return Found(
            form.id,
            self._numbers[region.place],
            tuple(self._heading(region.heading)),
            tuple(
                (one.label, self._whole(one.content, words.asked(one.matches[0].target), one.method), one.matches, one.method)
                for one in harvest.asked
            ),
            tuple(
                (
                    one.label,
                    one.matches,
                    one.order,
                    self._whole(one.result, aspects[one.matches[0].target, RESULT], one.method) if one.result else None,
                    self._whole(one.evidence, aspects[one.matches[0].target, EVIDENCE], one.method) if one.evidence else None,
                    one.method,
                    one.own_number,
                )
                for one in harvest.judged
            ),
            tuple((self._cells(one, columns), self._numbers[one.place], one.method) for one in harvest.listed),
            tuple(harvest.columns.items()),
            harvest.unknown_heads,
            tuple(map(self._line, harvest.secretary)),
            tuple(map(self._line, harvest.author)),
        )

    def _cells(self, one: Listed, columns: Mapping[str, Question]) -> tuple[tuple[str, Spot], ...]:
        return tuple((id, self._whole(content, columns[id], one.method)) for id, content in one.cells.items())

    def _whole(self, content: Content, question: Question | None, method: str) -> Spot:
        at = self._numbers[content.place]
        if question is None or at in self._asked or content != content_of(self._pieces[at]):
            raise LookupError
        self._asked[at] = question, method
        return Spot(at)

    def _line(self, content: Content) -> Spot:
        at = self._numbers[content.place]
        lines = self._pieces[at].text.split("\n")
        number = lines.index(content.text) if lines.count(content.text) == 1 else None
        is_name = kind_of_line(content.text, self._words, self._organisation) == NAME
        if number is None or not is_name or content != content_of(self._pieces[at], number):
            raise LookupError
        spot = Spot(at, number)
        self._lines.add(spot)
        return spot

    def _heading(self, heading: str) -> Iterator[Spot]:
        for at, piece in enumerate(self._pieces):
            lines = piece.text.split("\n")
            for number, text in ((None, piece.text), *(enumerate(lines) if len(lines) > 1 else ())):
                if text.strip() and (heading == text or heading.startswith(f"{text}\n")):
                    yield Spot(at, number)
                    heading = heading[len(text) + 1 :]
            if not heading:
                return
        raise LookupError


def taken_apart(document: Document) -> tuple[list[Piece], Frame]:
    """Return the lines and cells of a document (a merged cell as often as it stands there), and its lattice."""
    pieces: list[Piece] = []
    frame: list[object] = [document.kind]
    for block in document.blocks:
        if isinstance(block, Line):
            frame += block.place, block.number
            pieces.append(block)
            continue
        frame += block.place, block.inside, len(block.rows)
        for row in block.rows:
            frame.append(len(row))
            frame += [(at, cell.rows, cell.columns) for at, cell in enumerate(row) if cell.rows != 1 or cell.columns != 1]
            pieces += row
    return pieces, tuple(frame)


def content_of(piece: Piece, line: int | None = None) -> Content:
    """Return the whole of a piece, or one line of it."""
    if line is None:
        return Content(piece.text, piece.place, piece.value if isinstance(piece, Cell) else None, piece.emphasis)
    return Content(piece.text.split("\n")[line], piece.place)


def form_words(definitions: Definitions, form: str) -> Words:
    """Return the words of the form of that id; ``LookupError`` where the plan has none."""
    known = definitions.plan.form(form)
    if known is None:
        raise LookupError
    return words_of(definitions.plan, known)

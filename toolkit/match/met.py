"""The short way through a form whose layout was met before: what was found at a place is not looked for again.

The forms of an office differ in their answers alone. Of a form that was read the long way it is kept what stood around its answers and
where each was found. The next one with the same words, the same lattice and the same blanks says its own answers there, provided that
each is plain, of a kind that stood at its place before (:mod:`toolkit.match.plain`). Any other is read the long way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from toolkit.match.layouts import Fixed, Found, Frame, Hole, Layout, Parted, Piece, Spot, content_of, form_words, take_down, taken_apart
from toolkit.match.pieces import Asked, Content, Harvest, Judged, Listed
from toolkit.match.plain import NOT_PLAIN, kind_of, kind_of_line
from toolkit.match.words import Words
from toolkit.model.definitions import Definitions, Question
from toolkit.model.document import Document, Region

_MOST_LAYOUTS, _MOST_MARKS, _MOST_KINDS, _MOST_TEXTS, _MOST_PIECES = 100, 2_000, 50, 50, 2_000
_OFTEN = 4
"""How often a layout comes before it is kept: to take it down costs as much as it spares two forms."""
_LONGEST_TEXT, _DOTS = 60, frozenset(".…_")


class Met(NamedTuple):
    """The form of a document whose layout was met before, with what is gathered from it, and its pieces.

    ``unlike`` are the answers of a kind that was not met there: until it was, the document is read the long way.
    """

    region: Region
    harvest: Harvest
    pieces: Sequence[Piece]
    unlike: tuple[Hole, ...]


@dataclass(slots=True)
class _Said:
    """The kinds of answers to a question that were found in one way, and the very words of those of no kind.

    Of what kind those that are ``new`` are is found out once another is compared with them: of a small batch most layouts come no more.
    """

    kinds: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    new: list[tuple[Question, Content]] = field(default_factory=list)


class Layouts:
    """The layouts that one process met, of one plan and committee."""

    def __init__(self, definitions: Definitions) -> None:
        """Begin with none."""
        self._definitions = definitions
        self._met: dict[Frame, list[Layout]] = {}
        self._said: dict[tuple[str, str, str], _Said] = {}
        self._times: dict[int, int] = {}  # how often what may be a layout came, by its hash
        self._same: dict[Fixed, Fixed] = {}  # most of what is fixed stands in many layouts: one copy of each

    def find(self, document: Document) -> Met | None:
        """Return the form of a document of a known layout and what was gathered from it, ``None`` where it must be looked for."""
        if _is_in_doubt(document):
            return None
        pieces, frame = taken_apart(document)
        for layout in self._met.get(frame, ()):
            if self._is_of(layout, pieces):
                return _filled(layout.found, pieces, document, tuple(self._unlike(layout, pieces)))
        return None

    def learn(self, document: Document, region: Region, harvest: Harvest, met: Met | None = None) -> None:
        """Keep the layout of a document that is one form and nothing else, found without a doubt, once it came often.

        ``met`` is what ``find`` returned for it: where the long way found the same, the kinds of its answers are kept.
        """
        if region.form is None or region.reason or _is_in_doubt(document):
            return
        if met is not None:
            if met.region == region and met.harvest == harvest:
                self._add(region.form, met.unlike, met.pieces)
            return
        pieces, frame = taken_apart(document)
        if len(pieces) > _MOST_PIECES or region.blocks != document.blocks:
            return
        if frame not in self._met and not self._comes_often(hash((frame, region.form, *(one.label for one in harvest.asked)))):
            return
        layout = take_down(region, harvest, pieces, self._definitions)
        if layout is not None:
            self._keep(frame, layout)
            self._add(region.form, layout.holes, pieces)

    def _comes_often(self, mark: int) -> bool:
        if len(self._times) >= _MOST_MARKS:
            self._times.clear()
        self._times[mark] = self._times.get(mark, 0) + 1
        return self._times[mark] >= _OFTEN

    def _keep(self, frame: Frame, layout: Layout) -> None:
        if sum(map(len, self._met.values())) >= _MOST_LAYOUTS:
            self._met.clear()
            self._same.clear()
        layout.fixed = tuple(self._same.setdefault(one, one) for one in layout.fixed)
        self._met.setdefault(frame, []).append(layout)

    def _add(self, form: str, holes: Sequence[Hole], pieces: Sequence[Piece]) -> None:
        for at, question, method, is_blank in holes:
            if not is_blank:
                said = self._said.setdefault((form, question.id, method), _Said())
                if len(said.new) < _MOST_TEXTS:
                    said.new.append((question, content_of(pieces[at])))

    def _known(self, form: str, question: Question, method: str, words: Words) -> _Said:
        said = self._said[form, question.id, method]
        for asked, content in said.new:
            kind = kind_of(asked, content, words, self._definitions)
            if kind != NOT_PLAIN and len(said.kinds) < _MOST_KINDS:
                said.kinds.add(kind)
            elif len(said.texts) < _MOST_TEXTS and _may_come_again(content.text):
                said.texts.add(content.text)
        said.new.clear()
        return said

    def _is_of(self, layout: Layout, pieces: Sequence[Piece]) -> bool:
        for at, text, emphasis in layout.fixed:
            if pieces[at].text != text or pieces[at].emphasis != emphasis:
                return False
        for at, _, _, is_blank in layout.holes:
            if is_blank is not (not pieces[at].text) or pieces[at].emphasis:
                return False
        words = form_words(self._definitions, layout.found.form)
        return all(self._has_kinds(one, pieces[one.piece], words) for one in layout.parted)

    def _has_kinds(self, parted: Parted, piece: Piece, words: Words) -> bool:
        lines = piece.text.split("\n")
        return (
            len(lines) == len(parted.lines)
            and not piece.emphasis
            and all(
                line == same if kind == NOT_PLAIN else kind_of_line(line, words, self._definitions.organisation) == kind
                for line, same, kind in zip(lines, parted.lines, parted.kinds, strict=True)
            )
        )

    def _unlike(self, layout: Layout, pieces: Sequence[Piece]) -> Iterator[Hole]:
        words = form_words(self._definitions, layout.found.form)
        for hole in layout.holes:
            if not hole.is_blank:
                said = self._known(layout.found.form, hole.question, hole.method, words)
                content = content_of(pieces[hole.piece])
                if content.text not in said.texts and kind_of(hole.question, content, words, self._definitions) not in said.kinds:
                    yield hole


def _is_in_doubt(document: Document) -> bool:
    """Tell whether a document may be gathered otherwise than its texts say: a cell in doubt is not, its answer is only for a look."""
    return bool(document.uncalculated) or any(place.table is None for place in document.doubtful)


def _may_come_again(text: str) -> bool:
    """Tell whether a text is short enough to be said again, and no white space or dots to write on."""
    return len(text) <= _LONGEST_TEXT and not text.isspace() and _DOTS.isdisjoint(text)


def _filled(found: Found, pieces: Sequence[Piece], document: Document, unlike: tuple[Hole, ...]) -> Met:
    def said(spot: Spot) -> Content:
        return content_of(pieces[spot.piece], spot.line)

    heading = "\n".join([said(spot).text for spot in found.heading])
    region = Region(form=found.form, blocks=document.blocks, place=pieces[found.place].place, heading=heading)
    harvest = Harvest(
        heading,
        asked=[Asked(label, said(spot), matches, method) for label, spot, matches, method in found.asked],
        judged=[
            Judged(label, matches, order, result and said(result), evidence and said(evidence), method, number)
            for label, matches, order, result, evidence, method, number in found.judged
        ],
        listed=[Listed({id: said(spot) for id, spot in cells}, pieces[at].place, method) for cells, at, method in found.listed],
        columns=dict(found.columns),
        unknown_heads=found.unknown_heads,
        secretary=[said(spot) for spot in found.secretary],
        author=[said(spot) for spot in found.author],
    )
    return Met(region, harvest, pieces, unlike)


@lru_cache(maxsize=2)
def layouts_of(definitions: Definitions) -> Layouts:
    """Return the layouts that this process met under these definitions."""
    return Layouts(definitions)

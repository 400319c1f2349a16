"""Labels that no wording knows, each with what stands beside, behind or below it: found by how the form is laid out, not by words.

Only how a known label and its answer stand to each other tells the layout; where none is known, the answers do that can be told by
their type. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.match.awaited import of_some_type, stands_below
from toolkit.match.lines.labels import content_of
from toolkit.match.lines.notes import NOTE
from toolkit.match.lines.signature import begins_signature, signs
from toolkit.match.pieces import Content, Harvest, lines_of
from toolkit.match.rows import distinct, filled, index_in, is_first, is_number
from toolkit.match.signers import date_line
from toolkit.match.struck import is_bold
from toolkit.match.unknown import announces
from toolkit.match.words import FIRM, LIKELY, POSSIBLE, Words, looks_like_result
from toolkit.model.document import Cell, Emphasis, Line, Region, Table
from toolkit.model.place import FOOTNOTE, PAGE_FOOT, Place
from toolkit.model.submission import Answer
from toolkit.text.asides import aside
from toolkit.text.choices import has_box
from toolkit.text.fold import bare, fold
from toolkit.text.headings import is_head
from toolkit.text.shapes import label_core
from toolkit.text.values import is_blank

_BREAK = re.compile(r"\t+(?!\s{0,9}[:：])|(?<!\s)\s{3,}|;\s+|(?P<dots>…[.…_]*|[.…_]{4,})")
_ASKS = re.compile(r"[^?]{3,90}\?\s+(?=[^\W_])")
_LONGEST, _MOST_WORDS, _FEWEST_TOLD, _MOST_PAIRS = 90, 16, 2, 2
_LISTED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ])\s*(?:[.)]\s*|/\s+)|\s*\d{1,2}(?:\.\d{1,2}){1,2}\s+|\s*[-+•*–]\s+")
_ADDRESSED = ("kinh gui", "noi nhan", "so", "tu", "den", "gui", "subject", "from", "to", "cc", "sent", "tieu de", "mau", "bieu", "phu luc")
"""Heads of a paper and of a mail, folded: what stands behind these answers nothing."""
_BELOW, _LAID_OUT = "label-above", ("label-above", "label-cell", "line", "dotted")


@dataclass(slots=True)
class Stranger:
    """One label that no wording knows, with its content; ``spot`` is where it stands in the order of reading."""

    label: str
    content: Content
    spot: tuple[int, int]


class Strangers:
    """Finds the labels of one region that nothing was gathered for."""

    def __init__(self, region: Region, words: Words, harvest: Harvest, answers: Sequence[Answer]) -> None:
        """Know from ``answers`` and ``harvest`` what was read already."""
        self._region, self._words = region, words
        self._spots = {place: number for number, place in enumerate(_places(region))}
        self._texts = {cell.place: cell.text for block in region.blocks if isinstance(block, Table) for row in block.rows for cell in row}
        self._texts |= {block.place: block.text for block in region.blocks if isinstance(block, Line)}
        said = [answer for answer in answers if answer.place is not None]
        self._labels = {(answer.place, fold(label_core(answer.label))) for answer in said}
        self._answered = {answer.id for answer in answers}
        self._capitals = any(answer.method == "label-line" and answer.label.isupper() for answer in said)
        self._stacked = any(answer.method == "label-line" or self._stands_above(answer) for answer in said)
        self._used = {answer.place for answer in said}
        self._raw = [answer.raw for answer in said if "\n" in answer.raw and not answer.review]
        self._methods = {answer.place: answer.method for answer in said}
        taken = [content for one in harvest.judged for content in (one.result, one.evidence) if content is not None]
        taken += [content for one in harvest.listed for content in one.cells.values()]
        self._taken = {content.place for content in taken}
        self._long = [content.text for content in taken if "\n" in content.text]

    def spot(self, answer: Answer) -> tuple[int, int] | None:
        """Return where the label of an answer stands in the order of reading, ``None`` for one that has no label there."""
        if answer.place is None or answer.place not in self._spots or answer.method in ("heading", "signature", "narrative"):
            return None
        return self._spots[answer.place], max(0, self._texts.get(answer.place, "").find(answer.label))

    def _stands_above(self, answer: Answer) -> bool:
        """Tell whether the line of a label holds nothing else, so that its answer stands in the lines below."""
        if answer.method != "line" or answer.place is None or not answer.raw.strip():
            return False
        return _stands_alone(self._texts.get(answer.place, ""))

    def find(self) -> Iterator[Stranger]:
        """Yield what is found, in the order of reading, up to the signature."""
        below: Line | None = None
        blank: list[Stranger] = []
        for block in self._region.blocks:
            if isinstance(block, Table):
                yield from blank
                below, blank = None, []
                if block.inside is None:
                    yield from self._in_table(block)
                continue
            if block.place.part in (FOOTNOTE, PAGE_FOOT) or not block.text.strip():
                continue
            if begins_signature(block.text):
                break
            if below is not None and self._may_answer(block):
                content = Content(block.text, block.place, block.text, block.emphasis)
                yield Stranger(below.text.rstrip(" :"), content, (self._spots[below.place], 0))
                below, blank = None, []
                continue
            yield from blank
            below, blank = None, []
            found = list(self._in_line(block.text, block.place, block.emphasis))
            set_apart = is_bold(block.text, block.emphasis) or (self._capitals and block.text.isupper())
            alone = not found or (len(found) == 1 and self._stacked and _stands_alone(block.text))
            if alone and (set_apart or found) and block.place not in self._used and self._may_ask(block.text):
                below, blank = block, found
            else:
                yield from found
        yield from blank

    def _may_answer(self, line: Line) -> bool:
        """Tell whether a line below a label that stands alone is its answer: nothing else, and no label itself."""
        return line.place not in self._used and not is_bold(line.text, line.emphasis) and not any(_pairs(line.text))

    # -- running text ----------------------------------------------------------------------------------------------------

    def _in_line(self, text: str, place: Place, emphasis: Sequence[Emphasis]) -> Iterator[Stranger]:
        if place in self._taken or (date_line(text) and ":" not in text) or any(text in raw for raw in (*self._raw, *self._long)):
            return
        found = list(_pairs(text))
        for number, (start, label, value) in enumerate(found):
            end = found[number + 1][0] if number + 1 < len(found) else len(text)
            if (place, fold(label_core(label))) not in self._labels and self._may_ask(label, text[value:end]):
                content = content_of(text, value, end, place, emphasis, more=number + 1 < len(found))
                yield Stranger(label, content, (self._spots[place], start))

    # -- tables ----------------------------------------------------------------------------------------------------------

    def _in_table(self, table: Table) -> Iterator[Stranger]:
        asides = {column for row in table.rows for column, cell in enumerate(row) if aside(cell.text) and len(filled(row)) > _FEWEST_TOLD}
        rows = [[cell for cell in distinct(row) if index_in(row, cell.place.column) not in asides] for row in table.rows]
        below = self._stands_below(table)
        taken = -1
        for index, row in enumerate(table.rows):
            cells = rows[index]
            said = [cell for cell in cells if cell.text.strip()]
            if index <= taken or not said or self._is_of_others(said):
                continue
            if any(begins_signature(line) for cell in said for line in cell.text.split("\n")) and self._signs(said):
                return
            if below and index + 1 < len(table.rows) and self._all_ask(said) and not self._is_of_others(rows[index + 1]):
                taken = index + 1
                for column, cell in enumerate(row):
                    if is_first(row, column) and cell in said and (value := table.rows[index + 1][column]).place not in self._used:
                        yield Stranger(cell.text, Content.of(value), (self._spots[value.place], 0))
                continue
            yield from self._in_row(cells)

    def _in_row(self, cells: Sequence[Cell]) -> Iterator[Stranger]:
        """Read pairs of label and value beside each other, and labels with their value in one cell."""
        first = next((number for number, cell in enumerate(cells) if cell.text.strip()), 0)
        rest = [cell for cell in cells[first + is_number(cells[first].text) :] if cell.text.strip() != ":"]
        if len(rest) > _MOST_PAIRS * 2 and not rest[2].text.strip() and rest[3].text.strip():
            del rest[2]  # an empty column between two pairs
        while len(rest) > 1 and not rest[-1].text.strip() and (len(rest) % 2 or not rest[-2].text.strip()):
            rest.pop()  # a wide list on the same sheet leaves cells empty; one behind a label is the place for its answer
        if len(rest) > _FEWEST_TOLD and not rest[1].text.strip() and len([cell for cell in rest if cell.text.strip()]) == _FEWEST_TOLD:
            if not self._may_ask(rest[2].text):
                rest = [rest[0], rest[2]]  # the answer begins a column further on
        pairs = list(zip(rest[::2], rest[1::2], strict=False))
        inside = [cell for cell in rest[::2] if _holds_both(cell.text)]
        if len(rest) % 2 == 0 and 0 < len(pairs) <= _MOST_PAIRS and not inside:
            for label, value in pairs:
                if label.place not in self._used and value.place not in self._used and self._may_ask(label.text, value.text):
                    yield Stranger(" ".join(label.text.split()), Content.of(value), (self._spots[value.place], 0))
            return
        for cell in rest:
            below = list(self._below_in_cell(cell))
            yield from below
            for text, marks in lines_of(cell.text, cell.emphasis) if not below else ():
                yield from self._in_line(text, cell.place, marks)

    def _below_in_cell(self, cell: Cell) -> Iterator[Stranger]:
        """Yield the label that a cell begins with on a line of its own, with what stands on the lines below it."""
        label, _, said = cell.text.partition("\n")
        if not label.rstrip().endswith((":", "?")) or is_blank(said) or cell.place in self._used or not self._may_ask(label, said):
            return
        content = content_of(cell.text, len(label) + 1, len(cell.text), cell.place, cell.emphasis, more=False)
        yield Stranger(label.strip(" :"), content, (self._spots[cell.place], 0))

    def _stands_below(self, table: Table) -> bool:
        """Tell whether the answers of a table stand below their labels: as the known ones do, else as those do that their type tells."""
        known = [method for row in table.rows for cell in distinct(row) if (method := self._methods.get(cell.place)) in _LAID_OUT]
        if known:
            return 2 * known.count(_BELOW) > len(known)
        return stands_below(table, self._words)

    def _all_ask(self, cells: Sequence[Cell]) -> bool:
        return all(cell.place not in self._used and (self._may_ask(cell.text) or self._words.score(cell.text) >= LIKELY) for cell in cells)

    def _is_of_others(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a row belongs to the criteria or to the list, or heads them."""
        if any(cell.place in self._taken for cell in cells):
            return True
        if sum(self._words.aspect(cell.text) is not None for cell in cells) >= _FEWEST_TOLD:
            return True
        columns = self._words.columns if self._words.list_question is not None else None
        heads = [found.score for cell in cells if columns and (found := columns.best(cell.text))]
        return sum(score >= LIKELY for score in heads) > _FEWEST_TOLD

    def _signs(self, cells: Sequence[Cell]) -> bool:
        return not any(cell.place in self._used and self._methods[cell.place] != "signature" for cell in cells)

    # -- labels ----------------------------------------------------------------------------------------------------------

    def _may_ask(self, text: str, value: str = "") -> bool:
        """Tell whether a text may be a label: a few words with a capital that are no answer, no note and no part of something else.

        What is like a criterion or a part of one may ask all the same where ``value`` is an answer by its type: "Tự xếp loại: HTXSNV".
        """
        core = label_core(text)
        first = next((letter for letter in _LISTED.sub("", text, count=1) if letter.isalnum()), "")
        ticked = has_box(text.strip().removeprefix("X.").replace("(*)", ""))  # ten in Roman numbers is no tick
        if not core or len(text) > _LONGEST or len(core.split()) > _MOST_WORDS or not first.isupper() or ticked:
            return False
        if text.rstrip().endswith((".", "!")) or NOTE.match(text) or bare(core) in _ADDRESSED or date_line(text):
            return False
        if is_head(core) and not core.endswith("?"):
            return False  # "Chi bộ Văn phòng" is an organ, "Chi bộ nhận xét" asks
        if self._is_answered(core) or self._words.in_title(text) or announces(f"{core}:", self._words):
            return False
        if text.isupper() and signs(core) is not None:
            return False
        typed = bool(value.strip()) and not looks_like_result(value) and of_some_type(value.strip(), self._words)
        return not ((not typed and self._is_of_criterion(core)) or of_some_type(core, self._words) or is_number(core))

    def _is_answered(self, label: str) -> bool:
        """Tell whether a label is that of a question that has its answer, or of one that no form asks and that is like no open one."""
        found = self._words.question(label)
        if not found or found[0].score < FIRM:
            return False
        if found[0].target:
            return found[0].target in self._answered
        return not any(one.target not in self._answered and one.score >= POSSIBLE for one in self._words.questions.match(label))

    def _is_of_criterion(self, text: str) -> bool:
        if not self._words.form.criteria:
            return False
        found = self._words.criterion(text)
        return self._words.aspect(text) is not None or bool(found and found[0].score >= LIKELY)


def _places(region: Region) -> Iterator[Place]:
    """Yield every place of a region once, in the order of reading."""
    order: dict[Place, None] = {}
    for block in region.blocks:
        for place in (block.place,) if isinstance(block, Line) else (cell.place for row in block.rows for cell in row):
            order.setdefault(place)
    return iter(order)


def _stands_alone(text: str) -> bool:
    return text.rstrip().endswith((":", "?"))


def _holds_both(text: str) -> bool:
    """Tell whether a cell holds a label and its value: behind a colon or the mark of a question, or on the lines below it."""
    label, _, said = text.partition("\n")
    if label.rstrip().endswith((":", "?")) and not is_blank(said):
        return True
    return any(_pairs(label)) and not is_blank(text.partition(":")[2] or text.partition("?")[2])


def _pairs(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield where each label of a line begins, the label, and where its value begins.

    That is before a colon, the mark of a question that the line begins with, or the dots of a blank.
    """
    start, behind_dots = 0, False
    for stop in (*_BREAK.finditer(text), None):
        piece = text[start : stop.start() if stop else len(text)]
        label, colon, _ = piece.partition(":")
        if not colon and not start and (asks := _ASKS.match(piece)):
            label, colon = asks[0].rstrip(), " "
        dotted = stop is not None and stop["dots"] is not None and not behind_dots
        if label.strip() and len(label) <= _LONGEST and (colon or dotted):
            yield start, label.strip(), start + len(label) + len(colon)
        if stop is not None:
            opens = bool(colon or dotted) if piece.strip() else behind_dots
            start, behind_dots = stop.end(), stop["dots"] is not None and opens

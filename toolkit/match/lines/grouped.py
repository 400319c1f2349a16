"""Ratings under the name of their group: "Xếp loại:" above "– Tổ chức đảng: …", "– Đoàn thể: …" asks what their whole labels ask.

Such a label alone asks something else or nothing ("Chi bộ" is the branch): only below or beside the name of its group, or before
nothing but a rating, is it read as if that name stood before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.match.pieces import Harvest
from toolkit.match.rows import distinct, index_in, is_number
from toolkit.match.values import options_of
from toolkit.match.words import FIRM, LIKELY, VERBATIM, Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell, Emphasis, Table
from toolkit.text.choices import choose, has_box, ticks_column
from toolkit.text.fold import bare
from toolkit.text.shapes import label_core
from toolkit.text.values import is_blank

_GROUP = "Xếp loại "
_MAY_NAME = re.compile(r"[^:]{0,40}\b(?:xếp\s+loại|xep\s+loai|mức\s+độ\s+hoàn\s+thành|muc\s+do\s+hoan\s+thanh)\b", re.IGNORECASE)
_OF_NAMES = frozenset(
    bare(
        "kết quả đánh giá mức độ xếp loại phân chất lượng hoàn thành nhiệm vụ của các về năm trong cuối kỳ quý thời gian bình xét "
        "và đề nghị khen thưởng"
    ).split()
)
"""The words, folded, that the name of a group consists of, but for its number."""
_PART = re.compile(r"(?:^|[;\t\n]|\s{3,}|(?<=\s)[-–+•*])\s*[-–+•*]?\s*([^\s:;\t][^:;\t\n]{1,60}?)\s*:")
_LONGEST_NAME, _LONGEST_PART, _LONGEST_LINE, _LONGEST_RATING = 70, 60, 400, 40
_FEWEST_RATINGS = 2
_MAY_BE_EVIDENCE = "Dòng này có thể thuộc minh chứng của tiêu chí ngay trên."


class Grouped:
    """Knows which group was begun last, and writes the labels of its parts out."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Write labels out for the form of ``words``, if it asks several ratings; give the labels in ``harvest`` back in the end."""
        self._words, self._harvest = words, harvest
        ratings = [question for question in words.form.questions if question.type is AnswerType.RATING and question.criterion is None]
        self._ratings = {question.id: question for question in ratings} if len(ratings) >= _FEWEST_RATINGS else {}
        self._written: set[str] = set()
        self.is_open = False
        self.doubt = ""

    def begins(self, text: str, *, judged: bool) -> str | None:
        """Begin a group, if a line names one; return what stands behind its name. ``judged``: a criterion was begun above it."""
        if not self._ratings or len(text) > _LONGEST_LINE or not _MAY_NAME.match(text):
            return None
        name, _, rest = text.partition(":")
        if not _names_group(name) or not (is_blank(rest) or self._parts(rest)):
            return None
        self.is_open, self.doubt = True, _MAY_BE_EVIDENCE if judged else ""
        return rest

    def line(self, text: str, marks: Sequence[Emphasis]) -> tuple[str, Sequence[Emphasis]] | None:
        """Return a line with the labels of its parts written out, ``None`` if it has none: then the group ends."""
        if not self._ratings or ":" not in text or len(text) > _LONGEST_LINE:
            self.is_open = False
            return None
        parts = self._parts(text)
        self.is_open = self.is_open and bool(parts)
        return self._write_out(text, parts, marks) if parts else None

    def table(self, table: Table) -> Table:
        """Return a table with the labels of parts below, or beside, the name of their group written out."""
        if not self._ratings:
            return table
        changed: dict[int, Cell] = {}
        self.is_open = False
        for index, row in enumerate(table.rows):
            cells = distinct(row)
            group = next((cell for cell in cells if _names_group(cell.text.rstrip(" :"))), None)
            self.is_open = self.is_open or group is not None
            found = {id(cell): one for cell, one in self._in_row(table, index, cells)}
            if group is not None and found and len(cells) > 1:
                found[id(group)] = group._replace(text="", value=None, emphasis=())
            changed |= found
            self.is_open = self.is_open and (bool(found) or group is not None or not any(cell.text.strip() for cell in cells))
        self.is_open = False
        if not changed:
            return table
        return replace(table, rows=tuple(tuple(changed.get(id(cell), cell) for cell in row) for row in table.rows))

    def give_back(self) -> None:
        """Give each label back as it stands in the file."""
        for one in self._harvest.asked if self._written else ():
            one.label = next((one.label.replace(whole, whole[len(_GROUP) :]) for whole in self._written if whole in one.label), one.label)

    def _in_row(self, table: Table, index: int, cells: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
        """Yield the cells of a row that hold labels of parts, each with the cell where these are written out."""
        said = [cell for cell in cells if cell.text.strip() and not is_number(cell.text) and not _names_group(cell.text.rstrip(" :"))]
        for position, cell in enumerate(cells):
            if ":" in cell.text.strip().rstrip(" :"):
                # Ratings with their labels in one cell beside other words are evidence.
                parts = self._parts(cell.text) if self.is_open and said == [cell] else []
                if parts and len(parts) == len(cell.text.splitlines()):
                    yield cell, self._cell(cell, parts)
                continue
            if ticks_column(cell.text):
                continue
            core = label_core(cell.text)
            beside = cells[position + 1].text if position + 1 < len(cells) else None
            if self.is_open and (beside is None or self._composed(label_core(beside)) is not None):
                column = index_in(table.rows[index], cell.place.column)
                beside = table.rows[index + 1][column].text if index + 1 < len(table.rows) else ""
            if beside is not None and self._asks(core, beside):
                yield cell, self._cell(cell, [(cell.text.index(core), core)])

    def _cell(self, cell: Cell, parts: Sequence[tuple[int, str]]) -> Cell:
        text, marks = self._write_out(cell.text, parts, cell.emphasis)
        return cell._replace(text=text, value=text, emphasis=tuple(marks))

    def _parts(self, text: str) -> list[tuple[int, str]]:
        """Return where the labels of a line's parts begin, and the labels; none unless all of them are parts before ratings or blanks."""
        found = list(_PART.finditer(text))
        parts = []
        whole = found[0] if len(found) > 1 and self._asks_whole(label_core(found[0][1])) else None
        for number, one in enumerate(found):
            core = label_core(one[1])
            value = text[one.end() : found[number + 1].start() if number + 1 < len(found) else len(text)].split("\n")[0]
            if one is whole and self._words.is_rating(value.strip(" ;,.-–\t")):
                continue  # "Xếp loại tổ chức đảng: HTXSNV; đoàn thể: HTTNV"
            if not self._asks(core, value.strip(" ;,.-–\t")):
                return []
            parts.append((text.index(core, one.start(1)), core))
        return parts

    def goes_on(self, text: str) -> bool:
        """Tell whether a line begins with the whole label of a rating, and others in few words may follow it."""
        found = _PART.match(text) if self._ratings and ";" in text and _MAY_NAME.match(text) else None
        return found is not None and self._asks_whole(label_core(found[1]))

    def _asks_whole(self, core: str) -> bool:
        """Tell whether a label asks for one of the ratings by all its words."""
        found = self._words.question(core) if self._words.spells(core) else ()
        return bool(found) and found[0].target in self._ratings

    def _composed(self, core: str) -> Question | None:
        """Return the rating that a part's label asks for below the name of its group; without that name only one in very words."""
        if not core or len(core) > _LONGEST_PART or "\n" in core or _MAY_NAME.match(core):
            return None
        found = self._words.question(_GROUP + core)
        if not found or found[0].score < (LIKELY if self.is_open else VERBATIM):
            return None
        return self._ratings.get(found[0].target)

    def _asks(self, core: str, value: str) -> bool:
        """Tell whether a label asks for a rating and has one behind it, or a blank where it asks nothing by itself ("Chi bộ: …")."""
        if not self.is_open and (len(value) > _LONGEST_RATING or not self._words.is_rating(value)):
            return False
        question = self._composed(core)
        if question is None or not self.is_open:
            return question is not None
        if is_blank(value, self._words.hints):
            return self._words.score(core) < FIRM
        chosen = choose(value, options_of(question, self._words.plan))
        return has_box(value) or bool(chosen.values) or chosen.untouched

    def _write_out(self, text: str, parts: Sequence[tuple[int, str]], marks: Sequence[Emphasis]) -> tuple[str, Sequence[Emphasis]]:
        for start, core in reversed(parts):
            text = f"{text[:start]}{_GROUP}{text[start:]}"
            self._written.add(_GROUP + core)
        starts = [start for start, _ in parts]
        shifts = [len(_GROUP) * sum(start <= mark.start for start in starts) for mark in marks]
        return text, [replace(mark, start=mark.start + by, end=mark.end + by) for mark, by in zip(marks, shifts, strict=True)]


def _names_group(text: str) -> bool:
    """Tell whether a text is the name of a group: "5. Kết quả xếp loại năm 2024"."""
    words = bare(label_core(text)).split() if len(text) <= _LONGEST_NAME and "\n" not in text and _MAY_NAME.match(text) else []
    return bool(words) and all(word in _OF_NAMES or word.isdigit() for word in words)

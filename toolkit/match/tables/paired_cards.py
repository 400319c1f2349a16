"""Items of a list as cards of two questions a row: "Tên điển hình | Lê Thị An | Loại | Cá nhân" over "Tiến độ | 85 % | Hiệu quả | Tốt"."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.pieces import Content, Harvest, Listed
from toolkit.match.rows import Rows, distinct, is_number
from toolkit.match.words import FIRM, LIKELY, Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell
from toolkit.text.choices import has_box
from toolkit.text.lexicon import Match

_CELLS = (4, 6)
_LONGEST = 60


class PairedCards:
    """Reads such cards; each begins with its name."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest
        self._card: Listed | None = None

    def take(self, rows: Rows, index: int) -> int:
        """Take the row at ``index`` if it is one of a card; return it, -1 for none."""
        asked = self._words.list_question
        if asked is None or (pairs := self._pairs(rows.table.rows[index])) is None:
            return -1
        for match, value in pairs:
            if match.target == asked.columns[0].id:
                self._card = Listed({}, value.place, "list-cards")
                self._harvest.listed.append(self._card)
            if self._card is None or match.target in self._card.cells:
                return -1
            self._card.cells[match.target] = Content.of(value)
            known = self._harvest.columns.setdefault(match.target, match)
            if match.score < known.score:
                self._harvest.columns[match.target] = match
        return index

    def _pairs(self, row: Sequence[Cell]) -> list[tuple[Match, Cell]] | None:
        """Return the columns that a row asks for, each with the cell behind it; ``None`` where it is no row of a card."""
        cells = distinct(row)
        while len(cells) > _CELLS[0] and (not cells[0].text.strip() or is_number(cells[0].text)):
            del cells[0]  # the number of the item, beside all of its rows
        while len(cells) > _CELLS[0] and not cells[-1].text.strip():
            cells.pop()
        if len(cells) not in _CELLS:
            return None
        labels, values = cells[::2], cells[1::2]
        if any(len(cell.text) > _LONGEST or not cell.text.strip() for cell in labels):
            return None
        found = [(self._words.column(label.text, LIKELY), value.text) for label, value in zip(labels, values, strict=True)]
        asked = [self._column_of(match, text) for match, text in found if match is not None]
        if len(asked) < len(labels) or len({match.target for match in asked}) < len(asked):
            return None
        if any(self._heads(cell.text) for cell in values):
            return None
        if any(self._words.score(cell.text) > match.score for cell, match in zip(labels, asked, strict=True)):
            return None
        return list(zip(asked, values, strict=True))

    def _column_of(self, label: Match, text: str) -> Match:
        """Return the column that a label asks for; boxes beside "Tập thể/cá nhân" are no name but the choice."""
        columns = self._words.list_question.columns if self._words.list_question else ()
        if has_box(text) and label.target == columns[0].id:
            return next((label._replace(target=one.id) for one in columns if one.type is AnswerType.CHOICE), label)
        return self._words.column_of(label, text)

    def _heads(self, text: str) -> bool:
        """Tell whether what stands beside a label heads a column itself, so that the row is one of heads."""
        if len(text) > _LONGEST or has_box(text) or self._words.names_choice(text):
            return False
        return self._words.column(text, FIRM) is not None

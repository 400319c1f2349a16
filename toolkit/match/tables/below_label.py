"""An answer below its label where its place would be another: over an empty row, or below one of labels with answers in their own cells."""

from __future__ import annotations

from typing import Final

from toolkit.match.lines.signature import signs
from toolkit.match.pieces import Harvest
from toolkit.match.rows import Rows
from toolkit.match.signers import date_line
from toolkit.match.unknown import names_part
from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Cell

OVER_GAP: Final = "Giữa nhãn và câu trả lời có hàng trống."
BELOW: Final = "Câu trả lời đứng ở hàng dưới nhãn, khác với các câu khác."
_MOST_EMPTY, _ENOUGH = 2, 3


def row_below(rows: Rows, index: int, label: Cell, harvest: Harvest, words: Words) -> int:
    """Return the row in which the answer below a label may stand: the next one, or one beyond empty rows.

    Beyond empty rows only where other answers of the form stand right below their labels.
    """
    if rows.alone(index) is not label or not any(one.method == "label-above" and one.content.text for one in harvest.asked):
        return index + 1
    last = min(index + 1 + _MOST_EMPTY, len(rows.filled) - 1)
    below = next((row for row in range(index + 1, last + 1) if rows.filled[row]), index + 1)
    return below if answers_alone(rows, below, label, words) else index + 1


def answers_alone(rows: Rows, index: int, label: Cell, words: Words) -> bool:
    """Tell whether a row holds nothing but a cell in the column of a label that is no heading, criterion, date or signature."""
    answer = rows.alone(index)
    if answer is None or answer.place.column != label.place.column:
        return False
    text = answer.text
    heads = text.isupper() or names_part(text) or date_line(text) or (signs(text) is not None and not _asks_below(rows, index, words))
    names = not words.honours.fill(text) and any(fit.score >= LIKELY for fit in words.criterion(text))
    return not (heads or names) and words.aspect(text) is None


def _asks_below(rows: Rows, index: int, words: Words) -> bool:
    """Tell whether the next row that says anything asks a question, so that an office above it signs nothing."""
    first = next((cells[0].text for cells in rows.filled[index + 1 :] if cells), "")
    return words.answers_itself(first) or words.fits(first, LIKELY)


def answers_in_cells(rows: Rows, words: Words) -> bool:
    """Tell whether labels of a table have their answers in their own cells, alone in their rows: no empty cell beside one is for it."""
    alone = (cells[0].text for cells in rows.filled if len(cells) == 1)
    return sum(":" in text and words.answers_itself(text) for text in alone) >= _ENOUGH

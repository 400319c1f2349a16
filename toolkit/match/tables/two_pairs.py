"""Rows of two pairs each, "label | answer | label | answer": where other rows show it, an unknown label ends the answer before it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.awaited import answers, names_person, of_some_type
from toolkit.match.expected import asks_for_person
from toolkit.match.rows import Rows, distinct
from toolkit.match.words import FIRM, Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell

_CELLS, _FEWEST_SHOWN, _MOST_WORDS, _FEWEST_OF_SENTENCE = 4, 2, 16, 6


def second_label(rows: Rows, index: int, cells: Sequence[Cell], question: Question | None, words: Words) -> bool:
    """Tell whether the third of a row's four cells is the label of its second pair, though nobody knows it.

    Two other rows at the least must show the layout, with known labels in both places; and either the cell looks like a label, or the
    answer before it is whole by its type. A text may go on over several cells: "Giấy khen | của Đảng ủy | năm 2024".
    """
    cells = _between_blanks(cells)
    if len(cells) != _CELLS or question is None or not (cells[1].text.strip() and cells[2].text.strip()):
        return False
    if not _may_be_label(cells[2].text, words):
        return False
    asks = cells[2].text.rstrip().endswith((":", "?")) or words.is_foreign(cells[2].text)
    if not asks and not _is_whole(cells[1].text, question, words):
        return False
    columns = [cell.place.column for cell in cells]
    shown = 0
    for number, row in enumerate(rows.table.rows):
        others = _between_blanks(distinct(row)) if number != index else []
        if [cell.place.column for cell in others] == columns:
            shown += all(words.fits(others[at].text, FIRM) for at in (0, 2))
    return shown >= _FEWEST_SHOWN


def _between_blanks(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return a row's four cells without the empty ones that a wide list on the same sheet leaves behind them, or a margin before."""
    start = next((at for at, cell in enumerate(cells) if cell.text.strip()), 0)
    return cells[start : start + _CELLS] if not any(cell.text.strip() for cell in cells[start + _CELLS :]) else cells[start:]


def _is_whole(text: str, question: Question, words: Words) -> bool:
    """Tell whether an answer goes on in no other cell: as its type shows, or as a person's name or the end of a sentence does."""
    if question.type is not AnswerType.TEXT:
        return answers(text, question, words.plan)
    if asks_for_person(question):
        return names_person(text)
    return text.rstrip().endswith(".") and len(text.split()) >= _FEWEST_OF_SENTENCE


def _may_be_label(text: str, words: Words) -> bool:
    """Tell whether a text is a few words with a capital, no sentence and no answer that its type tells."""
    said = text.strip()
    first = next((letter for letter in said if letter.isalpha()), "")
    return first.isupper() and len(said.split()) <= _MOST_WORDS and not said.endswith((".", ";", "!")) and not of_some_type(said, words)

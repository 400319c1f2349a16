"""Cells that hold a label and its value, on the lines below it or behind its colon, and tables where an answer only looks so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.awaited import answers
from toolkit.match.words import FIRM, Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell

_PARTED = re.compile(r"\s*(?::|\n)\s*")
_FEWEST, _FEWEST_TOLD, _FEWEST_PAIRS = 3, 2, 3
_ASKS = (":", "?")


def holds_stacks(rows: Sequence[Sequence[Cell]], words: Words) -> bool:
    """Tell whether the cells of a table are such: several are, and the types of their values show it."""
    cells = {id(cell): cell for row in rows for cell in row if is_stack(cell, words)}.values()
    if len(cells) < _FEWEST:
        return False
    fits = []
    for label, value in (_PARTED.split(cell.text, maxsplit=1) for cell in cells):
        question = words.asked(words.question(label)[0].target)
        if question is not None and question.type is not AnswerType.TEXT:
            fits.append(answers(value, question, words.plan))
    return sum(fits) >= _FEWEST_TOLD and 2 * sum(fits) > len(fits)


def is_stack(cell: Cell, words: Words) -> bool:
    """Tell whether a cell begins with a label for sure, and more stands behind it."""
    text = cell.text
    if ":" not in text and "\n" not in text:
        return False
    label = text.partition("\n")[0].partition(":")[0].rstrip()
    mark = _PARTED.match(text, len(label))
    return mark is not None and mark.end() < len(text) and words.fits(label, FIRM)


def has_own_room(cell: Cell, beside: Cell | None) -> bool:
    """Tell whether a label, in a table of such cells, has the place for its answer below it: it leaves empty lines, or its neighbour asks.

    What stands in the cell ``beside`` it is another label with its own answer on the lines below, whatever it asks, or nothing.
    """
    if not cell.text.rstrip().endswith(_ASKS):
        return False
    if beside is None or not beside.text.strip():
        return cell.text.rstrip(" \t\xa0").endswith("\n")
    label, _, value = beside.text.partition("\n")
    return label.rstrip().endswith(_ASKS) and bool(value.strip())


def holds_pairs(rows: Sequence[Sequence[Cell]], words: Words) -> bool:
    """Tell whether labels and answers stand beside each other all over a table: an answer "Lý do: …" is no label with its value there."""
    answers_beside = [cells[-1].text for cells in rows if len(cells) > 1 and words.score(cells[-2].text) >= FIRM]
    plain = sum(not words.answers_itself(text) for text in answers_beside)
    return plain >= max(_FEWEST_PAIRS, len(answers_beside) - 1)


def holds_form(cell: Cell, words: Words) -> bool:
    """Tell whether a cell holds several questions with their answers, a line each: what stands beside it names no question."""
    return cell.text.count("\n") >= _FEWEST_TOLD - 1 and sum(map(words.answers_itself, cell.text.split("\n"))) >= _FEWEST_TOLD

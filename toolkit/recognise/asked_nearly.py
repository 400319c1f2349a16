"""How several people in one table are asked in words that nobody taught: heads that are most like a form's questions are taken for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.definitions import AnswerType, Form, Plan
from toolkit.model.document import Cell, Table
from toolkit.recognise.asked_of_people import FEWEST_PEOPLE, FEWEST_QUESTIONS, HEADS_OF_NUMBERS, NUMBERED, Asked
from toolkit.recognise.by_likeness import likeness_of
from toolkit.text.fold import bare, fold
from toolkit.text.shapes import label_core

_FEWEST_HEADS, _LONGEST_HEAD = 6, 120
_COUNTED = (AnswerType.DATE, AnswerType.INTEGER, AnswerType.PERIOD, AnswerType.YEAR)


def asked_nearly(table: Table, words: Asked, form: Form, plan: Plan) -> Asked | None:
    """Return the words with those of the table's own heads; ``None`` where it does not look like several people or asks too little.

    Such a table counts its people: "1", "2" below the head of the numbers, or "Điển hình 1 | Điển hình 2" beside that of the questions.
    """
    heads = _heads(table)
    types = {question.id: question.type for question in form.questions}
    found: dict[str, str] = {}
    open_heads = list[str]()
    for score, target, head in sorted((_told(cell.text, form, plan) for cell in heads), reverse=True):
        if score and target not in found.values():
            found[head] = target
        else:
            open_heads.append(head)
    if form.subject and form.subject not in found.values() and len(open_heads) == 1:
        found[open_heads[0]] = form.subject  # what asks for nothing else asks for the name
    if len(set(found.values())) < FEWEST_QUESTIONS or set(found) <= words.plain:
        return None
    return replace(
        words,
        plain=words.plain | set(found),
        counted=words.counted | {head for head, target in found.items() if types[target] in _COUNTED},
        subject=words.subject | {head for head, target in found.items() if target == form.subject},
    )


def _told(text: str, form: Form, plan: Plan) -> tuple[float, str, str]:
    """Return how likely a head is to ask a question of a form, which one, and the head folded."""
    found = likeness_of(plan).question_of(form.id, text)
    return (found.score, found.target, fold(label_core(text))) if found is not None else (0.0, "", fold(label_core(text)))


def _heads(table: Table) -> list[Cell]:
    """Return the cells that may ask the questions of a table of several people: a row of them, or a column."""
    for at, row in enumerate(table.rows[:-FEWEST_PEOPLE]):
        said = list({id(cell): cell for cell in row if cell.text.strip()}.values())
        if len(said) > FEWEST_PEOPLE and counts_on(said[1:]):
            asked = next(column for column, cell in enumerate(row) if cell is said[0])
            return [one[asked] for one in table.rows[at + 1 :] if 0 < len(one[asked].text) <= _LONGEST_HEAD]
        if len(said) >= _FEWEST_HEADS and bare(said[0].text) in HEADS_OF_NUMBERS and _are_counted(table, at, row.index(said[0])):
            return [cell for cell in said[1:] if len(cell.text) <= _LONGEST_HEAD]
    return []


def _are_counted(table: Table, at: int, column: int) -> bool:
    """Tell whether the rows below a head count people from 1."""
    numbers = [row[column].text.strip(" .") for row in table.rows[at + 1 :] if NUMBERED.fullmatch(row[column].text.strip(" ."))]
    return [number.lstrip("0") for number in numbers[:FEWEST_PEOPLE]] == ["1", "2"]


def counts_on(cells: Sequence[Cell]) -> bool:
    """Tell whether heads only count: "Điển hình 1", "Điển hình 2"."""
    texts = [cell.text.strip() for cell in cells]
    stems = {text.rstrip("0123456789").strip() for text in texts}
    return len(stems) == 1 and stems != {""} and [text[len(next(iter(stems))) :].strip() for text in texts[:2]] == ["1", "2"]

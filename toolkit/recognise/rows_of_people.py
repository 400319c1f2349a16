"""Several people in one table, a row for each below a row of questions; such a table may go on in another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.document import Cell, Line, Table
from toolkit.recognise.asked_of_people import (
    FEWEST_PEOPLE,
    FEWEST_QUESTIONS,
    HEADS_OF_NUMBERS,
    NUMBERED,
    PLACES,
    Asked,
    asks_one,
    ends_in_part,
)
from toolkit.recognise.results import Pairs, results_in_one, says_choice
from toolkit.text.fold import bare, fold
from toolkit.text.headings import signs
from toolkit.text.names import is_persons_name
from toolkit.text.shapes import label_core
from toolkit.text.sums import sums_up
from toolkit.text.values import says_none

_LONGEST_NAME = 80  # with an office in the same cell; a criterion that heads a column is longer
_SENTENCES = re.compile(r"[.;]\s+")


@dataclass(frozen=True, slots=True)
class Heads:
    """The questions above the people of a table.

    Each column's part of a criterion with its head, the row of questions, the last row of heads, and the column of the names.
    """

    columns: tuple[tuple[str, Cell], ...]
    asked: Sequence[Cell]
    above: Sequence[Cell]
    subject: int


@dataclass(slots=True)
class Person:
    """What is said of one of them: questions with answers, and what stands in a row of its own below."""

    pairs: Pairs
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Several people of a table with the rows before and behind them; ``heads`` are known where each has a row."""

    before: Sequence[tuple[Cell, ...]]
    people: list[Person]
    after: Sequence[tuple[Cell, ...]]
    heads: Heads | None = None


def in_rows(table: Table, words: Asked) -> People | None:
    """Find the row of questions with a row for each of one or several people below it."""
    for index, row in enumerate(table.rows[:-1]):
        if len({id(cell) for cell in row if asks_one(cell, words.plain)}) < FEWEST_QUESTIONS or _takes_turns(table, index, words):
            continue
        subject = next((column for column, cell in enumerate(row) if asks_one(cell, words.subject)), None)
        if subject is None:
            subject = _column_of_people(table, index, words)
        if subject is None:
            continue
        columns, first = [("", cell) for cell in row], index + 1
        if all(
            PLACES.fullmatch(cell.text) or cell in row or ends_in_part(cell.text, words) or says_choice(cell.text)
            for cell in table.rows[first]
        ):
            columns = [(cell.text if cell not in row else "", head) for cell, head in zip(table.rows[first], row, strict=True)]
            first += 1
        heads = Heads(tuple(columns), row, table.rows[first - 1], subject)
        people, last = _people_below(table.rows, first, heads, words)
        if people:
            return People(table.rows[: index - _heads_groups(table, index)], people, table.rows[last:], heads)
    return None


def go_on(table: Table, heads: Heads, words: Asked) -> People | None:
    """Find people in a table that goes on below those of another one, with or without the heads of that."""
    if len(table.rows[0]) != len(heads.asked):
        return None
    first = next((number for number, row in enumerate(table.rows) if not _says_again(row, heads)), 0)
    people, last = _people_below(table.rows, first, heads, words)
    return People((), people, table.rows[last:], heads) if people else None


def _people_below(rows: Sequence[tuple[Cell, ...]], first: int, heads: Heads, words: Asked) -> tuple[list[Person], int]:
    """Return the people from a row on and where the last one ends. Groups, totals, numbers and empty rows may stand among them."""
    people, last = list[Person](), first
    for number in range(first, len(rows)):
        row = rows[number]
        if any(signs(line) for cell in row for line in cell.text.split("\n")):
            break
        if _is_person(row, heads.asked, heads.above, heads.subject, words) and (number == last or _is_full(row, heads)):
            pairs = [(part, head, cell) for (part, head), cell in zip(heads.columns, row, strict=True)]
            if not all(NUMBERED.fullmatch(cell.text.strip()) for cell in row):
                people.append(Person(results_in_one(pairs)))
            last = number + 1
        elif people and (lines := _said_below(row, rows[number - 1], words)):
            people[-1].below += lines
            last = number + 1
        elif not _stands_between(row, heads):
            break
    return people, last


def _said_below(row: Sequence[Cell], above: Sequence[Cell], words: Asked) -> tuple[Line, ...]:
    """Return the lines of a row whose one wide cell tells more of the person above: "Minh chứng: …"."""
    said = {id(cell): cell for cell, over in zip(row, above, strict=True) if cell.text.strip() and cell is not over}
    cell = next(iter(said.values()), None)
    if cell is None or len(said) > 1 or 2 * cell.columns <= len(row):
        return ()
    lines = cell.text.split("\n")
    heads = [head for line in lines for piece in _SENTENCES.split(line) for head, colon, _ in (piece.partition(":"),) if colon]
    if not any(ends_in_part(head, words) or fold(label_core(head)) in words.plain for head in heads):
        return ()
    return tuple(Line(text=line, place=cell.place) for line in lines)


def _stands_between(row: Sequence[Cell], heads: Heads) -> bool:
    """Tell whether a row among those of people is none of them: empty, the name of a group, a sum, or the heads again."""
    said = list({id(cell): cell for cell in row if cell.text.strip()}.values())
    return len(said) <= 1 or any(sums_up(cell.text) for cell in said[:2]) or _says_again(row, heads)


def _is_full(row: Sequence[Cell], heads: Heads) -> bool:
    """Tell whether most columns of a row have something to say."""
    return 2 * len({id(cell) for cell in row if cell.text.strip()}) > len(heads.asked)


def _says_again(row: Sequence[Cell], heads: Heads) -> bool:
    texts = [cell.text for cell in row]
    return texts in ([cell.text for cell in heads.asked], [cell.text for cell in heads.above]) or all(
        NUMBERED.fullmatch(text.strip()) for text in texts
    )


def _heads_groups(table: Table, index: int) -> bool:
    """Tell whether the row above the questions only names groups of them: "Thông tin chung" over some, "Tự đánh giá" over others."""
    heads, above = table.rows[index], table.rows[index - 1] if index else ()
    said = list({id(cell): cell for cell in above if cell.text.strip()}.values())
    return len(said) > 1 and all(cell.columns > 1 or any(cell is head for head in heads) for cell in said)


def _takes_turns(table: Table, index: int, words: Asked) -> bool:
    """Tell whether rows of other questions stand above or below, each with its answers in the next row: labels of one person."""
    said = [[cell.text for cell in row if cell.text.strip()] for row in table.rows]
    return any(
        len(set(said[number])) >= FEWEST_QUESTIONS
        and said[number] != said[index]
        and all(asks_one(cell, words.plain) for cell in table.rows[number] if cell.text.strip())
        for number in range(index % 2, len(table.rows), 2)
        if number != index
    )


def _column_of_people(table: Table, index: int, words: Asked) -> int | None:
    """Find the column of people's names under a head in other words than any question's ("Họ và tên cán bộ")."""
    for column, cell in enumerate(table.rows[index]):
        below = [row[column].text for row in table.rows[index + 1 : index + 1 + FEWEST_PEOPLE]]
        if cell.text.strip() and not asks_one(cell, words.plain) and all(map(is_persons_name, below)):
            return column
    return None


def _is_person(row: Sequence[Cell], heads: Sequence[Cell], above: Sequence[Cell], subject: int, words: Asked) -> bool:
    """Tell whether a row names somebody and says more of him, cell by cell below the last row of heads, and is none and no question."""
    first = next((cell.text for cell in row if cell.text.strip()), "")
    named = row[subject].text.strip()
    if not 0 < len(named) <= _LONGEST_NAME or bare(first) in HEADS_OF_NUMBERS or not _may_be_answers(row, subject, first, words):
        return False
    if not all(cell.columns == head.columns for cell, head in zip(row, above, strict=True)):
        return False
    counted = [
        cell.text for cell, head in zip(row, heads, strict=True) if asks_one(head, words.counted) and not PLACES.fullmatch(cell.text)
    ]
    fits = all(any(map(str.isdigit, text)) or says_none(text) for text in counted)
    return fits and len({id(cell) for cell in row if cell.text.strip()}) > 1


def _may_be_answers(row: Sequence[Cell], subject: int, first: str, words: Asked) -> bool:
    """Tell whether a row has no label; one answer of a person may be in the words of one ("Đề nghị")."""
    said = {id(cell): cell for cell in row if cell.text.strip()}.values()
    labels = [cell for cell in said if asks_one(cell, words.plain)]
    if not labels:
        return True
    told = is_persons_name(row[subject].text) or NUMBERED.fullmatch(first.strip()) is not None
    return told and len(labels) == 1 and len(said) > FEWEST_QUESTIONS and labels[0] is not row[subject] and labels[0].text != first

"""Columns of a list under heads that no wording knows: told by what stands below them and by their place among the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from toolkit.match.alignment import aligned, gaps, keeps_order
from toolkit.match.awaited import answers, names_person
from toolkit.match.expected import asks_for_person
from toolkit.match.pieces import SURE, Content
from toolkit.match.rows import filled, is_first, is_number, is_number_head, numbers_columns
from toolkit.match.values import options_of
from toolkit.match.words import LIKELY, POSSIBLE, Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Cell, Table
from toolkit.text.asides import aside
from toolkit.text.choices import as_boxes, choose, only_marks, ticks_column
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match
from toolkit.text.names import is_persons_name
from toolkit.text.values import is_blank

_TWO_NAMES = "Cả hai cột đều ghi tên; chỉ đọc tên đầu."
_GROUP = re.compile(r"(?P<word>nhom(?: noi dung)?(?: so)? )?(?P<number>[1-9])")
_TYPED, _NAME, _TEXT, _SUBJECT = 1.0, 0.9, 0.5, 0.6
_ALIKE, _MOST_ROWS, _ENOUGH, _FEWEST_TYPED, _FEWEST_ROWS = 0.4, 12, 0.6, 2, 1


def columns_by_place(table: Table, index: int, heads: Sequence[int], known: Mapping[int, Match], words: Words) -> dict[int, Match]:
    """Return the columns of the list that the unknown ``heads`` of the row at ``index`` are; all are for review (their score is low)."""
    columns = words.list_question.columns if words.list_question is not None else ()
    numbers = {column.id: number for number, column in enumerate(columns)}
    taken = sorted(((column, 0), numbers[match.target]) for column, match in known.items() if match.target in numbers)
    is_open = [column.id not in {match.target for match in known.values()} for column in columns]
    in_order = keeps_order([number for _, number in taken])
    found: dict[int, Match] = {}
    for rows, asked in gaps([(head, 0) for head in heads], taken, is_open):
        said = [_below(table, index, heads[row], words) for row in rows]
        labels = [table.rows[index][heads[row]].text for row in rows]
        fits = [
            [_fit(columns[number], texts, label, words, in_order=in_order) for number in asked]
            for texts, label in zip(said, labels, strict=True)
        ]
        for row, column in enumerate(aligned(fits)):
            if column is not None and columns[asked[column]].id not in {match.target for match in found.values()}:
                found[heads[rows[row]]] = Match(columns[asked[column]].id, POSSIBLE, labels[row])
    return found


def heads_unknown_list(table: Table, index: int, starts: Sequence[int], found: Mapping[int, Match], words: Words) -> bool:
    """Tell whether a row heads the list although its words are mostly unknown: as its first cell says, and what stands below its heads."""
    row = table.rows[index]
    columns = words.list_question.columns if words.list_question is not None else ()
    if not starts or not is_number_head(row[starts[0]].text) or index + 1 == len(table.rows):
        return False
    below = next((one for one in table.rows[index + 1 :] if filled(one) and not numbers_columns(filled(one))), table.rows[-1])
    first = below[starts[0]]
    heads = [column for column in starts if column not in found and not is_number(row[column].text) and not aside(row[column].text)]
    if first.text.strip(" .)") != "1" or len(heads) + len(found) > len(columns):
        return False
    told = {**columns_by_place(table, index, heads, found, words), **found}
    typed = {column.id for column in columns if column.type is not AnswerType.TEXT or is_persons_name(column.example)}
    targets = {match.target for match in told.values()}
    return 2 * len(told) >= len(heads) + len(found) and len(targets & typed) >= _FEWEST_TYPED and columns[0].id in targets


def _is_item(row: Sequence[Cell]) -> bool:
    return len(filled(row)) > _FEWEST_TYPED and not numbers_columns(filled(row))


def _below(table: Table, index: int, column: int, words: Words) -> list[str]:
    """Return what stands below a head in the first rows of the list."""
    head = table.rows[index][column]
    cells: list[Cell] = [row[column] for row in table.rows[index + 1 :] if is_first(row, column) and _is_item(row)]
    said = (cell.text for cell in cells if cell is not head and not is_blank(cell.text, words.hints))
    return list(islice(said, _MOST_ROWS))


def _fit(column: Question, texts: Sequence[str], label: str, words: Words, *, in_order: bool) -> float:
    """Return how well what stands below a head answers a column: by its kind, and a little by the head's words."""
    like = next((found.score for found in words.columns.match(label) if found.target == column.id), 0.0)
    kind = _fit_of_kind(column, texts, words, in_order=in_order)
    return kind + _ALIKE * like if kind else 0.0


def _fit_of_kind(column: Question, texts: Sequence[str], words: Words, *, in_order: bool) -> float:
    if len(texts) < _FEWEST_ROWS:
        return 0.0
    names = sum(map(names_person, texts)) / len(texts)
    is_subject = words.list_question is not None and column.id == words.list_question.columns[0].id
    if column.type is not AnswerType.TEXT:
        share = sum(answers(text, column, words.plan) for text in texts) / len(texts)
        return _TYPED if share >= _ENOUGH else 0.0
    if is_subject:
        return _SUBJECT if not _is_typed(texts, words) else 0.0
    if asks_for_person(column):
        return _NAME if names >= _ENOUGH else 0.0
    return _TEXT if in_order and names < _ENOUGH and not _is_typed(texts, words) else 0.0


def _is_typed(texts: Sequence[str], words: Words) -> bool:
    """Tell whether texts are answers of a column that its type tells."""
    columns = words.list_question.columns if words.list_question is not None else ()
    typed = [column for column in columns if column.type is not AnswerType.TEXT]
    return any(sum(answers(text, column, words.plan) for text in texts) >= _ENOUGH * len(texts) for column in typed)


def options_as_columns(row: Sequence[Cell], starts: Sequence[int], taken: Mapping[int, Match], words: Words) -> dict[str, dict[int, str]]:
    """Return the choices that head columns of their own ("Tập thể | Cá nhân"), by the question whose choices they are."""
    columns = words.list_question.columns if words.list_question else ()
    found: dict[str, dict[int, str]] = {}
    for asked in columns:
        options = options_of(asked, words.plan) if asked.type is AnswerType.CHOICE else ()
        others = {match.target for column, match in taken.items() if not words.names_choice(row[column].text)}
        if not options or asked.id in others:
            continue
        heads = {column: row[column].text for column in starts if column not in taken or words.names_choice(row[column].text)}
        heads = {column: text for column, text in heads.items() if not is_number_head(text)}
        chosen = {column: choose(text, options) for column, text in heads.items()}
        named = {column: one.values[0] for column, one in chosen.items() if len(one.values) == 1 and one.confidence >= SURE}
        if len(named) == len(options) == len(set(named.values())):
            found[asked.id] = {column: heads[column] for column in named}
    return found


def marked(row: Sequence[Cell], heads: Mapping[int, str]) -> Content:
    """Bring the marks under choices that head columns into the one form that the choice reader knows; other words stay for a look."""
    cells = {column: row[column] for column in heads}
    place = next((cell.place for cell in cells.values() if cell.text.strip()), row[min(heads)].place)
    if not any(cell.text.strip() for cell in cells.values()):
        return Content("", place)
    if all(may_tick(cell.text) for cell in cells.values()):
        text = as_boxes((heads[column], ticks_column(cell.text)) for column, cell in cells.items())
        return Content(text, place, stands=next(cell.text for cell in cells.values() if cell.text.strip()))
    return Content(" ".join(cell.text for cell in cells.values()).strip(), place)


def may_tick(text: str) -> bool:
    """Tell whether a cell below a choice is empty or holds a mark and nothing else."""
    return not text.strip() or only_marks(text) or ticks_column(text)


def groups_as_columns(table: Table, index: int, starts: Sequence[int], words: Words) -> dict[str, dict[int, str]]:
    """Return the groups of contents that head columns of their own ("Nhóm 1 | Nhóm 2", or "1 | 2" under "Nhóm nội dung") over marks."""
    columns = words.list_question.columns if words.list_question else ()
    row = table.rows[index]
    for asked in columns:
        if asked.type is not AnswerType.GROUPS:
            continue
        over = table.rows[index - 1] if index else ()
        numbered = {
            column: found["number"]
            for column in starts
            if (found := _GROUP.fullmatch(bare(row[column].text))) is not None
            and (found["word"] or (over and over[column] is not row[column] and _heads_groups(over[column].text, asked, words)))
        }
        below = [one for one in table.rows[index + 1 :] if _is_item(one)]
        marks = all(may_tick(one[column].text) for one in below for column in numbered)
        if len(set(numbered.values())) == len(numbered) >= _FEWEST_TYPED and below and marks:
            return {asked.id: {column: f"Nhóm {number}" for column, number in numbered.items()}}
    return {}


def ratings_as_columns(table: Table, index: int, starts: Sequence[int], words: Words) -> dict[str, dict[int, str]]:
    """Return the ratings that head columns of their own ("HTXSNV | HTTNV | HTNV") over marks; not all of them need be there."""
    columns = words.list_question.columns if words.list_question else ()
    asked = next((one for one in columns if one.type is AnswerType.RATING), None)
    below = [one for one in table.rows[index + 1 :] if _is_item(one)] if asked is not None else []
    if asked is None or not below:
        return {}
    row, options = table.rows[index], options_of(asked, words.plan)
    chosen = {column: choose(row[column].text, options) for column in starts}
    named = {column: one.values[0] for column, one in chosen.items() if len(one.values) == 1 and one.confidence >= SURE}
    marks = all(may_tick(one[column].text) for one in below for column in named)
    return (
        {asked.id: {column: row[column].text for column in named}}
        if len(set(named.values())) == len(named) >= _FEWEST_TYPED and marks
        else {}
    )


def _heads_groups(text: str, asked: Question, words: Words) -> bool:
    found = words.column(text, LIKELY)
    return found is not None and found.target == asked.id


def named_under(row: Sequence[Cell], heads: Mapping[int, str]) -> tuple[Content, Content] | None:
    """Return the name that stands under one of the choices that head columns, and the choice; ``None`` where no name stands so."""
    said = {column: row[column] for column in heads if not may_tick(row[column].text)}
    if not said:
        return None
    column, cell = next(iter(said.items()))
    doubt = _TWO_NAMES if len(said) > 1 else ""
    return Content.of(cell, doubt), Content(heads[column], cell.place, doubt=doubt)

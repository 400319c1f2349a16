"""Several people in one table, a row or a column for each: a form for each, laid out as questions with their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit.model.definitions import AnswerType, Form, Plan
from toolkit.model.document import Block, Cell, Region, Table
from toolkit.recognise.results import Pairs, results_in_one, says_choice
from toolkit.recognise.strips import Strip
from toolkit.text.fold import bare, fold
from toolkit.text.names import is_persons_name
from toolkit.text.shapes import label_core, spellings
from toolkit.text.values import says_none

_FEWEST_QUESTIONS, _FEWEST_PEOPLE = 3, 2
_BEHIND = re.compile(r"\s*[-–:\n]\s*")
_PERIOD = re.compile(r"(?:k[iy]|nam|quy|thang|dot)\b.*")
_COUNTED = (AnswerType.DATE, AnswerType.INTEGER, AnswerType.PERIOD, AnswerType.YEAR)
_NAME_WORDS = (2, 5)
_ASKS_NAME = ("ho ten", "ho va ten")
_NUMBERED = re.compile(r"\(?\d{1,2}\)?")
_HEADS = ("tt", "stt", "so tt")
_PLACES = re.compile(r"[-–—…._\s]*")


@dataclass(frozen=True, slots=True)
class _Asked:
    """How questions are called, folded: plain ones, those of numbers and days, the one that names the model, parts of criteria.

    ``of_collectives``: the models are no persons.
    """

    plain: frozenset[str]
    counted: frozenset[str]
    subject: frozenset[str]
    parts: frozenset[str]
    of_collectives: bool


@lru_cache(maxsize=32)
def _asked(form: Form) -> _Asked:
    plain, counted, subject, parts = set[str](), set[str](), set[str](), set[str]()
    for question in form.questions:
        named = spellings(question.label, *question.wordings)
        if question.criterion is not None:
            parts |= {spelled for text in question.wordings for spelled in (fold(text), bare(text))}
        elif not question.columns:
            plain |= named
            counted |= named if question.type in _COUNTED else set()
            subject |= named if question.id == form.subject else set()
    named_so = next((question.example for question in form.questions if question.id == form.subject), "")
    return _Asked(frozenset(plain), frozenset(counted), frozenset(subject), frozenset(parts), not is_persons_name(named_so))


def apart(region: Region, strips: Sequence[Strip], plan: Plan) -> tuple[Region, ...]:
    """Return a region for each of the people of a table, or the region itself (made of ``strips``) where no table holds several."""
    form = plan.form(region.form) if region.form else None
    if form is None or form.subject is None:
        return (region,)
    words = _asked(form)
    if not any(_may_hold_several(strip, words) for strip in strips):
        return (region,)
    for number, block in enumerate(region.blocks):
        if isinstance(block, Table) and (found := _in_rows(block, words) or _in_columns(block, words)) is not None:
            before, people, after = found
            around = (*region.blocks[:number], *_rest(block, before)), (*_rest(block, after), *region.blocks[number + 1 :])
            return tuple(
                replace(region, blocks=(*around[0], replace(block, rows=tuple(_laid_out(pairs, words))), *around[1])) for pairs in people
            )
    return (region,)


def _may_hold_several(strip: Strip, words: _Asked) -> bool:
    """Tell whether a row asks several questions, or asks whom the form is about and has more than one answer."""
    if strip.row is None or len(strip.labels) >= _FEWEST_QUESTIONS:
        return strip.row is not None
    said = [text for text in strip.texts if not text.isdigit()]
    if len(said) <= _FEWEST_PEOPLE:
        return False
    names = sum(map(is_persons_name, said[1:]))
    return not words.subject.isdisjoint(strip.labels) or (
        not strip.labels and (bare(said[0]).startswith(_ASKS_NAME) or 2 * names > len(said) - 1)
    )


_Found = tuple[Sequence[tuple[Cell, ...]], list[Pairs], Sequence[tuple[Cell, ...]]]


def _in_rows(table: Table, words: _Asked) -> _Found | None:
    """Find the row of questions with a row for each of several people below it."""
    for index, row in enumerate(table.rows[:-_FEWEST_PEOPLE]):
        if len({id(cell) for cell in row if _names(cell, words.plain)}) < _FEWEST_QUESTIONS or _takes_turns(table, index, words):
            continue
        subject = next((column for column, cell in enumerate(row) if _names(cell, words.subject)), None)
        if subject is None:
            subject = _column_of_people(table, index, words)
        if subject is None:
            continue
        heads, first = [("", cell) for cell in row], index + 1
        if all(
            _PLACES.fullmatch(cell.text) or cell in row or _ends_in_part(cell.text, words) or says_choice(cell.text)
            for cell in table.rows[first]
        ):
            heads = [(cell.text if cell not in row else "", head) for cell, head in zip(table.rows[first], row, strict=True)]
            first += 1
        last = first
        while last < len(table.rows) and _is_person(table.rows[last], row, table.rows[first - 1], subject, words):
            last += 1
        rows = [below for below in table.rows[first:last] if not all(_NUMBERED.fullmatch(cell.text.strip()) for cell in below)]
        if len(rows) >= _FEWEST_PEOPLE:
            people = [results_in_one([(part, head, cell) for (part, head), cell in zip(heads, below, strict=True)]) for below in rows]
            return table.rows[: index - _heads_groups(table, index)], people, table.rows[last:]
    return None


def _heads_groups(table: Table, index: int) -> bool:
    """Tell whether the row above the questions only names groups of them: "Thông tin chung" over some, "Tự đánh giá" over others."""
    heads, above = table.rows[index], table.rows[index - 1] if index else ()
    said = list({id(cell): cell for cell in above if cell.text.strip()}.values())
    return len(said) > 1 and all(cell.columns > 1 or any(cell is head for head in heads) for cell in said)


def _takes_turns(table: Table, index: int, words: _Asked) -> bool:
    """Tell whether rows of other questions stand above or below, each with its answers in the next row: labels of one person."""
    said = [[cell.text for cell in row if cell.text.strip()] for row in table.rows]
    return any(
        len(set(said[number])) >= _FEWEST_QUESTIONS
        and said[number] != said[index]
        and all(_names(cell, words.plain) for cell in table.rows[number] if cell.text.strip())
        for number in range(index % 2, len(table.rows), 2)
        if number != index
    )


def _column_of_people(table: Table, index: int, words: _Asked) -> int | None:
    """Find the column of people's names under a head in other words than any question's ("Họ và tên cán bộ")."""
    for column, cell in enumerate(table.rows[index]):
        below = [row[column].text for row in table.rows[index + 1 : index + 1 + _FEWEST_PEOPLE]]
        if cell.text.strip() and not _names(cell, words.plain) and all(map(is_persons_name, below)):
            return column
    return None


def _is_person(row: Sequence[Cell], heads: Sequence[Cell], above: Sequence[Cell], subject: int, words: _Asked) -> bool:
    """Tell whether a row names somebody and says more of him, cell by cell below the last row of heads, and is none and no question."""
    first = next((cell.text for cell in row if cell.text.strip()), "")
    if not row[subject].text.strip() or bare(first) in _HEADS or not _may_be_answers(row, subject, first, words):
        return False
    if not all(cell.columns == head.columns for cell, head in zip(row, above, strict=True)):
        return False
    counted = [cell.text for cell, head in zip(row, heads, strict=True) if _names(head, words.counted) and not _PLACES.fullmatch(cell.text)]
    fits = all(any(map(str.isdigit, text)) or says_none(text) for text in counted)
    return fits and len({id(cell) for cell in row if cell.text.strip()}) > 1


def _may_be_answers(row: Sequence[Cell], subject: int, first: str, words: _Asked) -> bool:
    """Tell whether a row has no label; one answer of a person may be in the words of one ("Đề nghị")."""
    said = {id(cell): cell for cell in row if cell.text.strip()}.values()
    labels = [cell for cell in said if _names(cell, words.plain)]
    if not labels:
        return True
    told = is_persons_name(row[subject].text) or _NUMBERED.fullmatch(first.strip()) is not None
    return told and len(labels) == 1 and len(said) > _FEWEST_QUESTIONS and labels[0] is not row[subject] and labels[0].text != first


def _in_columns(table: Table, words: _Asked) -> _Found | None:
    """Find the column of questions with a column for each of several people beside it."""
    for index, row in enumerate(table.rows):
        labels = next((column for column, cell in enumerate(row) if cell.text.strip() and not _NUMBERED.fullmatch(cell.text.strip())), None)
        if labels is None or is_persons_name(row[labels].text):
            continue
        said = [column for column in range(labels + 1, len(row)) if row[column].text.strip() and row[column] is not row[column - 1]]
        asks_whom = _names(row[labels], words.subject)
        columns = _people_among(row, said, asked=asks_whom or bare(row[labels].text).startswith(_ASKS_NAME))
        if asks_whom and words.of_collectives and _are_models(table, index, labels, said, words):
            columns = said
        if not asks_whom and (len(columns) < len(said) or len(columns) < _FEWEST_PEOPLE or any(map(str.isdigit, row[labels].text))):
            continue
        asked = [
            number
            for number, one in enumerate(table.rows)
            if _names(one[labels], words.plain) or _part(one, labels, columns) or _ends_in_part(one[labels].text, words)
        ]
        own = [number for number in asked if _is_own(table.rows[number], labels, columns, words, below=number > index)]
        if not asks_whom and len(own) < _FEWEST_QUESTIONS:
            continue
        if len(columns) < _FEWEST_PEOPLE or len(columns) < len(said) or len(asked) < _FEWEST_QUESTIONS:
            return None
        names = {fold(row[column].text) for column in columns}
        if len(names) < len(columns) and not asks_whom:
            continue  # who made the form out, once for each
        above = [one for one in table.rows[:index] if not _names(one[labels], words.plain)]
        if len(names) == 1 or _heads_periods(above, columns):
            return None
        first, last = min(*own, index), max(*own, index)
        people = [[(_part(one, labels, columns), one[labels], one[column]) for one in table.rows[first : last + 1]] for column in columns]
        if first and all(_captions(table.rows[first - 1], column, columns) for column in columns):  # "Người thứ nhất"
            return table.rows[: first - 1], people, table.rows[last + 1 :]
        return table.rows[:first], people, table.rows[last + 1 :]
    return None


def _people_among(row: Sequence[Cell], said: Sequence[int], *, asked: bool) -> list[int]:
    """Return the columns of people's names; where a name is asked for or most are known ones, a rare family name does too."""
    known = [column for column in said if is_persons_name(row[column].text)]
    if len(known) == len(said) or not (asked or 2 * len(known) > len(said)):
        return known
    return [column for column in said if column in known or _is_spelled_as_name(row[column].text)]


def _is_spelled_as_name(text: str) -> bool:
    words = text.split()
    return _NAME_WORDS[0] <= len(words) <= _NAME_WORDS[1] and all(word.isalpha() and word.istitle() for word in words)


def _are_models(table: Table, index: int, labels: int, columns: Sequence[int], words: _Asked) -> bool:
    """Tell whether the columns beside the question for a collective's name hold one each: all of them count where the questions ask it."""
    if len(columns) < _FEWEST_PEOPLE or any(_names(table.rows[index][column], words.plain) for column in columns):
        return False
    counted = [row for row in table.rows[index + 1 :] if _names(row[labels], words.counted)]
    said = [[row[column].text for column in columns if not _PLACES.fullmatch(row[column].text)] for row in counted]
    counts = all(any(map(str.isdigit, text)) or says_none(text) for texts in said for text in texts)
    return counts and any(len(texts) == len(columns) for texts in said)


def _part(row: Sequence[Cell], labels: int, columns: Sequence[int]) -> str:
    """Return what stands between a question and the answers of the people: "Kết quả", "Minh chứng" beside a criterion."""
    between = row[columns[0] - 1] if columns and columns[0] - 1 > labels else row[labels]
    return between.text.strip() if between is not row[labels] else ""


def _is_own(row: Sequence[Cell], labels: int, columns: Sequence[int], words: _Asked, *, below: bool) -> bool:
    """Tell whether a row has an answer for each person: what all share stands once, and each may leave his own blank.

    Above the names ``Kỳ báo cáo`` has its one answer in any column; below them a criterion may be judged of one person alone.
    """
    if _part(row, labels, columns) or _ends_in_part(row[labels].text, words):
        return True
    if any(row[column] is row[labels] for column in columns):  # a label as wide as theirs: "NGƯỜI LẬP BIỂU" below the table
        return False
    answered = [column for column in columns if row[column].text.strip() and _stands_once(row, column, columns)]
    if any(_names(row[column], words.plain) for column in answered):  # a row of labels, with their answers below them
        return False
    return len(answered) >= _FEWEST_PEOPLE or (below and bool(answered) and answered != [columns[0]])


def _heads_periods(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> bool:
    """Tell whether the columns are headed as periods ("Kỳ trước", "Kỳ này"): then all of them are about one."""
    return any(
        sum(_PERIOD.fullmatch(bare(row[column].text)) is not None and _stands_once(row, column, columns) for column in columns)
        >= _FEWEST_PEOPLE
        for row in rows
    )


def _captions(row: Sequence[Cell], column: int, columns: Sequence[int]) -> bool:
    return bool(row[column].text.strip()) and _stands_once(row, column, columns)


def _stands_once(row: Sequence[Cell], column: int, columns: Sequence[int]) -> bool:
    """Tell whether the cell of a person is no other person's: a merged one is said of all."""
    return not any(row[other] is row[column] for other in columns if other != column)


def _names(cell: Cell, wordings: frozenset[str]) -> bool:
    return bool(cell.text) and fold(label_core(cell.text)) in wordings


def _ends_in_part(text: str, words: _Asked) -> bool:
    return fold(_BEHIND.split(text)[-1]) in words.parts or _begins_in_part(text, words)


def _begins_in_part(text: str, words: _Asked) -> bool:
    """Tell whether a head names the part of a criterion first: "Minh chứng - Tu dưỡng, rèn luyện"."""
    part, *rest = _BEHIND.split(text, maxsplit=1)
    return bool(rest) and bool(rest[0].strip()) and fold(part) in words.parts


def _laid_out(pairs: Pairs, words: _Asked) -> Iterator[tuple[Cell, Cell]]:
    """Yield rows of label and answer; a criterion stands over the rows of its parts."""
    over: str | None = None
    for part, label, answer in pairs:
        if not label.text.strip():
            continue
        text = label.text
        if not part and _ends_in_part(text, words) and not _names(label, words.plain):
            part, text = _parted(text, words)
        if part and text != over:
            over = text
            yield (head := label._replace(text=text, columns=2), head)
        yield label._replace(text=part or text, columns=1), answer


def _parted(text: str, words: _Asked) -> tuple[str, str]:
    """Return the part of a criterion that a head names, and the words of the criterion before or behind it."""
    last = _BEHIND.split(text)[-1]
    if fold(last) in words.parts:
        return last, text[: text.rindex(last)].rstrip(" \n-–:")
    first, rest = _BEHIND.split(text, maxsplit=1)
    return first, rest.strip()


def _rest(table: Table, rows: Sequence[tuple[Cell, ...]]) -> tuple[Block, ...]:
    return (replace(table, rows=tuple(rows)),) if rows else ()

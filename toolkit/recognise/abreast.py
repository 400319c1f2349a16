"""Several people in one table, a row or a column for each: a form for each, laid out as questions with their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.definitions import Plan
from toolkit.model.document import Block, Cell, Line, Region, Table
from toolkit.recognise.asked_nearly import asked_nearly, counts_on
from toolkit.recognise.asked_of_people import (
    BEHIND,
    FEWEST_PEOPLE,
    FEWEST_QUESTIONS,
    HEADS_OF_NUMBERS,
    NUMBERED,
    PLACES,
    Asked,
    asked_of,
    asks_one,
    ends_in_part,
)
from toolkit.recognise.only_his import of_one
from toolkit.recognise.results import Pairs
from toolkit.recognise.rows_of_people import People, Person, go_on, in_rows
from toolkit.recognise.strips import Strip
from toolkit.text.asides import aside
from toolkit.text.fold import bare, fold
from toolkit.text.headings import signs
from toolkit.text.names import is_persons_name
from toolkit.text.shapes import label_core
from toolkit.text.values import says_none

_PERIOD = re.compile(r"(?:k[iy]|nam|quy|thang|dot)\b.*")
_NAME_WORDS = (2, 5)
_HEADS_QUESTIONS = ("noi dung", "cau hoi", "thong tin", "chi tieu", "tieu chi", "noi dung danh gia", "noi dung bao cao", "hang muc")
_PARTS, _HEADS_AND_ROW = (("minh chung", "Minh chứng"), ("ket qua", "Kết quả"), ("tu danh gia", "Kết quả")), 2
_COLLECTIVE = re.compile(r"(?:to|nhom|phong|doi|ban|bo phan|trung tam|hoi|chi hoi|chi doan|cong doan)\b(?!.*\btu (?:danh gia|cham))")
_NO_NAME = re.compile(r"\b(?:k[iy]|nam|quy|thang|danh gia|cham|tham dinh|ket qua|minh chung|tra loi|ghi chu|noi dung|so lieu|dat|tong)\b")
_ASKS_NAME = ("ho ten", "ho va ten")


def apart(region: Region, strips: Sequence[Strip], plan: Plan) -> tuple[Region, ...]:
    """Return a region for each of the people of a table, or the region itself (made of ``strips``) where no table holds several."""
    form = plan.form(region.form) if region.form else None
    if form is None or form.subject is None:
        return (region,)
    words = asked_of(form)
    nearly = (asked_nearly(block, words, form, plan) for block in region.blocks if isinstance(block, Table))
    found = next((found for more in nearly if more is not None and len(found := _people_apart(region, more)) > 1), ())
    if found or not any(_may_hold_several(strip, words) for strip in strips):
        return found or (region,)
    return _people_apart(region, words)


def _people_apart(region: Region, words: Asked) -> tuple[Region, ...]:
    """Return a region for each of the people of a table that asks by these words; the region itself where none holds several."""
    for number, block in enumerate(region.blocks):
        if not isinstance(block, Table):
            continue
        for found in filter(None, (in_rows(block, words), _in_columns(block, words))):
            before = (*region.blocks[:number], *_rest(block, found.before))
            more, below = _continued(region.blocks[number + 1 :], found, words)
            people, after = (*found.people, *more), (*_rest(block, found.after), *below)
            if len(people) >= FEWEST_PEOPLE:
                who = [_named(one, words) for one in people]
                return tuple(
                    replace(
                        region,
                        blocks=(
                            *before,
                            replace(block, rows=tuple(_laid_out(one.pairs, words))),
                            *one.below,
                            *(_own_rows(of_one(after, name, who), after, words) if name else after),
                        ),
                    )
                    for one, name in zip(people, who, strict=True)
                )
    return (region,)


def _own_rows(blocks: Sequence[Block], shared: Sequence[Block], words: Asked) -> Iterator[Block]:
    """Yield the blocks with a row of heads over the one row that is left of a table for all laid out as questions with their answers.

    Criteria as heads are asked for what the line above the table says: "3. Kết quả theo tiêu chí", "4. Minh chứng".
    """
    part = ""
    for block in blocks:
        if isinstance(block, Line) and block.text.strip():
            part = next((said for key, said in _PARTS if key in bare(block.text)), "")
        if not isinstance(block, Table) or any(block is one for one in shared) or not _is_heads_over_one(block, words):
            yield block
            continue
        pairs = [
            (part if not asks_one(head, words.plain) and not ends_in_part(head.text, words) else "", head, cell)
            for head, cell in zip(*block.rows, strict=True)
            if head.text.strip() and bare(head.text) not in HEADS_OF_NUMBERS
        ]
        rows = tuple(_laid_out(pairs, words))
        yield replace(block, rows=rows) if rows else block


def _is_heads_over_one(table: Table, words: Asked) -> bool:
    """Tell whether a table is a row of heads over one of answers; "Kết quả" beside "Tiêu chí" heads rows of criteria."""
    if len(table.rows) != _HEADS_AND_ROW or any(cell.columns > 1 for row in table.rows for cell in row):
        return False
    heads = [cell for cell in table.rows[0] if bare(cell.text) not in HEADS_OF_NUMBERS]
    if any(signs(line) for cell in heads for line in cell.text.split("\n")):
        return False
    own = [cell for cell in heads if not asks_one(cell, words.plain) and not ends_in_part(cell.text, words)]
    return not own or not any(fold(label_core(cell.text)) in words.parts for cell in heads)


def _named(person: Person, words: Asked) -> str:
    """Return the name of one of the people: below its label, or what looks like one."""
    asked = (answer.text for _, label, answer in person.pairs if asks_one(label, words.subject))
    return next(asked, "") or next((answer.text for _, _, answer in person.pairs if is_persons_name(answer.text)), "")


def _continued(blocks: Sequence[Block], found: People, words: Asked) -> tuple[list[Person], tuple[Block, ...]]:
    """Return the people of tables that go on below the first one, and the blocks that are left."""
    people, left = list[Person](), list[Block]()
    for block in blocks:
        more = go_on(block, found.heads, words) if isinstance(block, Table) and found.heads else None
        people += more.people if more else []
        left += _rest(block, more.after) if more and isinstance(block, Table) else (block,)
    return people, tuple(left)


def _may_hold_several(strip: Strip, words: Asked) -> bool:
    """Tell whether a row asks several questions, or asks whom the form is about and has more than one answer."""
    if strip.row is None or len(strip.labels) >= FEWEST_QUESTIONS:
        return strip.row is not None
    said = [text for text in strip.texts if not (text.isdigit() or bare(text) in HEADS_OF_NUMBERS)]
    if len(said) <= FEWEST_PEOPLE:
        return False
    names = sum(map(is_persons_name, said[1:]))
    return not words.subject.isdisjoint(strip.labels) or (
        not strip.labels
        and (
            bare(said[0]).startswith(_ASKS_NAME)
            or 2 * names > len(said) - 1
            or (words.of_collectives and bare(said[0]) in _HEADS_QUESTIONS)
        )
    )


def _in_columns(table: Table, words: Asked) -> People | None:
    """Find the column of questions with a column for each of several people beside it."""
    for index, row in enumerate(table.rows):
        labels = next((column for column, cell in enumerate(row) if cell.text.strip() and not _counts(cell.text.strip())), None)
        if labels is None or is_persons_name(row[labels].text):
            continue
        said = [column for column in range(labels + 1, len(row)) if row[column].text.strip() and row[column] is not row[column - 1]]
        said = [column for column in said if not any(aside(one[column].text) for one in table.rows[:index])]
        asks_whom = asks_one(row[labels], words.subject)
        columns = _people_among(row, said, asked=asks_whom or bare(row[labels].text).startswith(_ASKS_NAME))
        heads_models = not asks_whom and bare(row[labels].text) in _HEADS_QUESTIONS and _may_name_models(row, said)
        heads_models = heads_models and not any(asks_one(one[labels], words.subject) for one in table.rows)
        if (asks_whom or heads_models) and words.of_collectives and _are_models(table, index, labels, said, words):
            columns = said
        if not asks_whom and (len(columns) < len(said) or len(columns) < FEWEST_PEOPLE or any(map(str.isdigit, row[labels].text))):
            continue
        asked = [
            number
            for number, one in enumerate(table.rows)
            if asks_one(one[labels], words.plain) or _part(one, labels, columns) or ends_in_part(one[labels].text, words)
        ]
        own = [number for number in asked if _is_own(table.rows[number], labels, columns, words, below=number > index)]
        if not asks_whom and len(own) < FEWEST_QUESTIONS:
            continue
        if len(columns) < FEWEST_PEOPLE or len(columns) < len(said) or len(asked) < FEWEST_QUESTIONS:
            return None
        names = {fold(row[column].text) for column in columns}
        if len(names) < len(columns) and not asks_whom:
            continue  # who made the form out, once for each
        above = [one for one in table.rows[:index] if not asks_one(one[labels], words.plain)]
        if len(names) == 1 or _heads_periods(above, columns):
            return None
        first, last = min(*own, index), max(*own, index)
        last += _told_apart(table.rows[last + 1 :], labels, columns)
        asking = {index: row[labels]._replace(text=words.name)} if heads_models else {}
        people = [
            Person(
                [
                    (_part(one, labels, columns), asking.get(first + number, one[labels]), one[column])
                    for number, one in enumerate(table.rows[first : last + 1])
                ]
            )
            for column in columns
        ]
        if first and all(_captions(table.rows[first - 1], column, columns) for column in columns):  # "Người thứ nhất"
            return People(table.rows[: first - 1], people, table.rows[last + 1 :])
        return People(table.rows[:first], people, table.rows[last + 1 :])
    return None


def _counts(text: str) -> bool:
    """Tell whether a cell holds a running number, or heads such."""
    return NUMBERED.fullmatch(text) is not None or bare(text) in HEADS_OF_NUMBERS


def _may_name_models(row: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Tell whether the heads beside "Nội dung" may be names of collectives: each another one, and none says what stands below it."""
    said = [bare(row[column].text) for column in columns]
    if counts_on([row[column] for column in columns]):
        return False  # "Điển hình 1", "Điển hình 2": their names stand below
    return len(set(said)) == len(said) and all(_COLLECTIVE.match(text) or not _NO_NAME.search(text) for text in said)


def _people_among(row: Sequence[Cell], said: Sequence[int], *, asked: bool) -> list[int]:
    """Return the columns of people's names; where a name is asked for or most are known ones, a rare family name does too."""
    known = [column for column in said if is_persons_name(row[column].text)]
    if len(known) == len(said) or not (asked or 2 * len(known) > len(said)):
        return known
    return [column for column in said if column in known or _is_spelled_as_name(row[column].text)]


def _is_spelled_as_name(text: str) -> bool:
    words = text.split()
    return _NAME_WORDS[0] <= len(words) <= _NAME_WORDS[1] and all(word.isalpha() and word.istitle() for word in words)


def _are_models(table: Table, index: int, labels: int, columns: Sequence[int], words: Asked) -> bool:
    """Tell whether the columns beside the question for a collective's name hold one each: all of them count where the questions ask it."""
    if len(columns) < FEWEST_PEOPLE or any(asks_one(table.rows[index][column], words.plain) for column in columns):
        return False
    counted = [row for row in table.rows[index + 1 :] if asks_one(row[labels], words.counted)]
    said = [[row[column].text for column in columns if not PLACES.fullmatch(row[column].text)] for row in counted]
    counts = all(any(map(str.isdigit, text)) or says_none(text) for texts in said for text in texts)
    return counts and any(len(texts) == len(columns) for texts in said)


def _part(row: Sequence[Cell], labels: int, columns: Sequence[int]) -> str:
    """Return what stands between a question and the answers of the people: "Kết quả", "Minh chứng" beside a criterion."""
    between = row[columns[0] - 1] if columns and columns[0] - 1 > labels else row[labels]
    return between.text.strip() if between is not row[labels] else ""


def _is_own(row: Sequence[Cell], labels: int, columns: Sequence[int], words: Asked, *, below: bool) -> bool:
    """Tell whether a row has an answer for each person: what all share stands once, and each may leave his own blank.

    Above the names ``Kỳ báo cáo`` has its one answer in any column; below them a criterion may be judged of one person alone, and what
    stands in the first column is his, unless the paper as a whole is asked about.
    """
    if _part(row, labels, columns) or ends_in_part(row[labels].text, words):
        return True
    if any(row[column] is row[labels] for column in columns):  # a label as wide as theirs: "NGƯỜI LẬP BIỂU" below the table
        return False
    answered = [column for column in columns if row[column].text.strip() and _stands_once(row, column, columns)]
    if any(asks_one(row[column], words.plain) for column in answered):  # a row of labels, with their answers below them
        return False
    first_alone = answered == list(columns[:1])
    return len(answered) >= FEWEST_PEOPLE or (
        below and bool(answered) and not (first_alone and (asks_one(row[labels], words.of_paper) or not asks_one(row[labels], words.plain)))
    )


def _told_apart(rows: Sequence[Sequence[Cell]], labels: int, columns: Sequence[int]) -> int:
    """Return how many rows below the last known question still say something else of each person: of nobody else is it to be read."""
    for number, row in enumerate(rows):
        said = {id(row[column]) for column in columns if row[column].text.strip()}
        if not row[labels].text.strip() or len(said) < FEWEST_PEOPLE or any(row[column] is row[labels] for column in columns):
            return number
        if any(signs(line) for cell in row for line in cell.text.split("\n")):
            return number
    return len(rows)


def _heads_periods(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> bool:
    """Tell whether the columns are headed as periods ("Kỳ trước", "Kỳ này"): then all of them are about one."""
    return any(
        sum(_PERIOD.fullmatch(bare(row[column].text)) is not None and _stands_once(row, column, columns) for column in columns)
        >= FEWEST_PEOPLE
        for row in rows
    )


def _captions(row: Sequence[Cell], column: int, columns: Sequence[int]) -> bool:
    return bool(row[column].text.strip()) and _stands_once(row, column, columns)


def _stands_once(row: Sequence[Cell], column: int, columns: Sequence[int]) -> bool:
    """Tell whether the cell of a person is no other person's: a merged one is said of all."""
    return not any(row[other] is row[column] for other in columns if other != column)


def _laid_out(pairs: Pairs, words: Asked) -> Iterator[tuple[Cell, Cell]]:
    """Yield rows of label and answer; a criterion stands over the rows of its parts."""
    over: str | None = None
    for part, label, answer in pairs:
        if not label.text.strip():
            continue
        text = label.text
        if not part and ends_in_part(text, words) and not asks_one(label, words.plain):
            part, text = _parted(text, words)
        if part and text != over:
            over = text
            yield (head := label._replace(text=text, columns=2), head)
        yield label._replace(text=part or text, columns=1), answer


def _parted(text: str, words: Asked) -> tuple[str, str]:
    """Return the part of a criterion that a head names, and the words of the criterion before or behind it."""
    last = BEHIND.split(text)[-1].rstrip(" )")
    if fold(last) in words.parts:
        return last, text[: text.rindex(last)].rstrip(" \n-–:(")
    first, rest = BEHIND.split(text, maxsplit=1)
    return first, rest.strip()


def _rest(table: Table, rows: Sequence[tuple[Cell, ...]]) -> tuple[Block, ...]:
    return (replace(table, rows=tuple(rows)),) if rows else ()

"""What a branch adds to its form, or misspells, makes no row and no wrong answer: the demo's forms, changed in many ways."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import definitions
from toolkit.match import match
from toolkit.match.words import FIRM, words_of
from toolkit.model.document import Block, Cell, Document, Line, Table
from toolkit.model.place import Place
from toolkit.model.submission import Answer, Row, Submission
from toolkit.readers import read_document
from toolkit.recognise import recognise

_FORMS = sorted(path for path in Path(__file__).parent.parent.glob("inbox/*/*") if path.suffix in (".docx", ".xlsx"))
_ADDED = (
    ("Mã số hồ sơ", "HS-0123"),
    ("Địa chỉ liên hệ", "Số 54 Hai Bà Trưng, Hà Nội"),
    ("Lĩnh vực", "Năng lượng tái tạo"),
    ("Ngày vào ngành", "01/9/2005"),
    ("Người phê duyệt", "Trần Văn Khải"),
    ("Kết quả năm trước", "Hoàn thành nhiệm vụ"),
    ("Số người hưởng lợi", "120"),
    ("Thời điểm bắt đầu", "Quý I/2022"),
)
_TIMES, _FEWEST_LETTERS = 5, 8
IsLabel = Callable[[str], bool]
Change = Callable[[list[Block], random.Random, IsLabel], None]


def _read(document: Document, folder: str) -> list[Submission]:
    return [match(region, definitions(), folder=folder, doubtful=document.doubtful) for region in recognise(document, definitions())]


def _answers(submission: Submission) -> Iterator[tuple[str, Answer]]:
    """Yield each answer; a row of a list goes by the name in it, as rows may move."""
    for answer in submission.answers:
        rows = [row for row in answer.value if isinstance(row, Row)] if isinstance(answer.value, tuple) else []
        for row in rows:
            yield from ((f"{row.answers[0].raw}.{one.id}", one._replace(review=one.review or answer.review)) for one in row.answers)
        if not rows:
            yield answer.id, answer


def _distinct(row: tuple[Cell, ...]) -> list[Cell]:
    return list({id(cell): cell for cell in row}.values())


def _with_row(table: Table, below: int, row: tuple[Cell, ...]) -> Table:
    """Return the table with one row more, every cell at its new place."""
    seen: dict[int, Cell] = {}
    rows = (*table.rows[: below + 1], row, *table.rows[below + 1 :])
    for index, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            seen.setdefault(id(cell), cell._replace(place=cell.place._replace(row=index, column=column)))
    return replace(table, rows=tuple(tuple(seen[id(cell)] for cell in cells) for cells in rows))


def _add_row(blocks: list[Block], chance: random.Random, is_label: IsLabel) -> None:
    """Add a label that no form asks, with its answer, below a row that begins with a label."""
    places = [
        (at, row)
        for at, block in enumerate(blocks)
        if isinstance(block, Table)
        for row, cells in enumerate(block.rows)
        if len(_distinct(cells)) > 1
        and is_label(next(filter(None, (cell.text for cell in cells)), ""))
        and all(cell.rows == 1 for cell in cells)
    ]
    if not places:
        return
    at, below = chance.choice(places)
    table = blocks[at]
    assert isinstance(table, Table)
    cells = _distinct(table.rows[below])
    label, answer = chance.choice(_ADDED)
    first = next(number for number, cell in enumerate(cells) if cell.text)
    texts = [*[""] * first, label, answer, *[""] * len(cells)]
    new = {id(cell): cell._replace(text=text, value=text or None, emphasis=()) for cell, text in zip(cells, texts, strict=False)}
    blocks[at] = _with_row(table, below, tuple(new[id(cell)] for cell in table.rows[below]))


def _add_line(blocks: list[Block], chance: random.Random, _: IsLabel) -> None:
    """Add such a label as a line of its own."""
    at = chance.randrange(1, len(blocks) + 1)
    if not any(block.place.sheet for block in blocks):
        blocks.insert(at, Line(text=": ".join(chance.choice(_ADDED)), place=Place(paragraph=9000)))


def _misspell(blocks: list[Block], chance: random.Random, is_label: IsLabel) -> None:
    """Replace one letter of a long label."""
    tables = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Table)]
    labels = [(at, cell) for at, table in tables for row in table.rows for cell in row if is_label(cell.text)]
    if not labels:
        return
    at, label = chance.choice(labels)
    letter = chance.choice([number for number, sign in enumerate(label.text) if sign.isalpha()])
    wrong = label._replace(text=f"{label.text[:letter]}{chance.choice('aeiouhnt')}{label.text[letter + 1 :]}")
    table = blocks[at]
    assert isinstance(table, Table)
    blocks[at] = replace(table, rows=tuple(tuple(wrong if cell is label else cell for cell in row) for row in table.rows))


def _label_of(form: str | None) -> IsLabel:
    """Return what tells whether a text is a long label of that form."""
    asked = definitions().plan.form(form or "")
    assert asked is not None
    words = words_of(definitions().plan, asked)
    return lambda text: len(text) >= _FEWEST_LETTERS and words.score(text) >= FIRM


@pytest.mark.parametrize("change", [_add_row, _add_line, _misspell])
def test_what_is_added_or_misspelled_turns_no_answer_silently_wrong(change: Change) -> None:
    chance, wrong, changed = random.Random(20241126), list[str](), 0
    for path in _FORMS:
        document = read_document(path.read_bytes(), path.name, None)
        before = _read(document, path.parent.name)
        known = {id: answer.value for id, answer in _answers(before[0])}
        for _ in range(_TIMES if len(before) == 1 else 0):
            blocks = list(document.blocks)
            change(blocks, chance, _label_of(before[0].form))
            changed += blocks != list(document.blocks)
            for submission in _read(replace(document, blocks=tuple(blocks)), path.parent.name):
                wrong += [
                    f"{path.name}: {id} {answer.value!r}"
                    for id, answer in _answers(submission)
                    if id not in known or (answer.value not in (None, known[id]) and not answer.review)
                ]
    assert changed > len(_FORMS)
    assert wrong == []

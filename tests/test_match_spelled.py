"""Rows in the very words of the plan are taken before any other way of standing is tried: that must never change what is read."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.builders import definitions
from toolkit.match import match
from toolkit.match.rows import Rows
from toolkit.match.tables import pairs
from toolkit.match.tables.spelled_pairs import SpelledPair, spelled_pair
from toolkit.match.words import Words
from toolkit.model.document import Block, Cell, Document, Table
from toolkit.model.submission import Submission
from toolkit.readers import read_document
from toolkit.recognise import recognise

_FORMS = sorted(path for path in Path(__file__).parent.parent.glob("inbox/*/*") if path.suffix in (".docx", ".xlsx"))
_TIMES, _MOST_CHANGES = 8, 4
_SAID = (
    *(
        "",
        " ",
        ".....",
        "1",
        "2.",
        "07",
        "85 %",
        "01/9/2025",
        "Quý III/2025",
        "Tháng 9",
        "Có",
        "Không",
        "x",
        "☒",
        "☐",
        "☒ Đạt ☐ Chưa đạt",
        "Đạt",
    ),
    *(
        "Chưa đạt",
        "Đạt.",
        "Không đạt",
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành nhiệm vụ",
        "Tập thể",
        "Cá nhân",
        "Nguyễn Văn An",
        "Bí thư chi bộ",
    ),
    *("T/M CHI BỘ", "BÍ THƯ", "T/M CHI BỘ\nBÍ THƯ\nTrần Văn Bình", "NGƯỜI LẬP BIỂU", "NGƯỜI LẬP BIỂU\n(Ký, ghi rõ họ tên)\nLê Thị Hoa"),
    *(
        "Hà Nội, ngày 05 tháng 9 năm 2025",
        "ngày ... tháng ... năm 2025",
        "Chi bộ Văn phòng",
        "Nội dung",
        "Trả lời",
        "Kết quả",
        "Minh chứng",
    ),
    *("Kết quả thực hiện", "Tiêu chí", "Tiêu chí 2", "TT1", "CN3", "Ghi chú", "Điểm", "Điểm trưởng trạm", "So với kỳ trước", "TT", "STT"),
    *("Họ và tên: Lê Văn Cường", "Chức vụ: ", "Năm sinh: 1980", "Đơn vị tính", "Ghi chú: gửi trước ngày 15", "(ghi rõ)", "(theo QĐ số 5)"),
    *(
        "Dòng một\nDòng hai",
        "1. Đạt\n2. Chưa đạt\n3. Đạt",
        "- Một việc;\n- Hai việc.",
        "I. THÔNG TIN CHUNG",
        "II. Danh sách",
        "Như trên",
        "Không có",
    ),
    *(
        "Tổng cộng",
        "Điển hình 1",
        "Điển hình 2",
        "Xếp loại tổ chức đảng",
        "Tổ chức đảng",
        "Có sáng kiến được áp dụng và công nhận trong năm",
    ),
)


def _in_all_ways(document: Document, folder: str, *, spelled: bool) -> list[Submission]:
    with pytest.MonkeyPatch.context() as patch:
        if not spelled:
            patch.setattr(pairs, "spelled_pair", lambda rows, index, words: None)
        return [match(region, definitions(), folder=folder, doubtful=document.doubtful) for region in recognise(document, definitions())]


@cache
def _labels() -> tuple[str, ...]:
    """Return what the forms of the plan call their questions, columns and criteria, in its own words and in others."""
    found = []
    for form in definitions().plan.forms:
        for question in (one for asked in form.questions for one in (asked, *asked.columns)):
            found += [question.label, *question.wordings[:3]]
    return tuple(dict.fromkeys(found))


def _changed(document: Document, chance: random.Random) -> Document:
    """Return the document with other words in some cells of its tables, with cells merged, emptied, in another order, or rows left out."""
    tables = [number for number, block in enumerate(document.blocks) if isinstance(block, Table)]
    blocks: list[Block] = list(document.blocks)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        at = chance.choice(tables)
        table = blocks[at]
        assert isinstance(table, Table)
        rows = list(table.rows)
        index = chance.randrange(len(rows))
        column = chance.randrange(len(rows[index]))
        match chance.randrange(10):
            case 0 if len(rows) > 1:
                del rows[index]
            case 1:
                rows.insert(index, tuple(cell._replace(text="", value=None) for cell in rows[index]))
            case 2 if index + 1 < len(rows):
                merged = rows[index][column]._replace(rows=2)
                rows[index], rows[index + 1] = _with(rows[index], column, merged), _with(rows[index + 1], column, merged)
            case 3 if column:
                rows[index] = _with(rows[index], column - 1, rows[index][column])
            case 4:
                below = chance.randrange(len(rows))
                rows[index], rows[below] = rows[below], rows[index]
            case _:
                text = chance.choice(_SAID if chance.random() < 0.6 else _labels())
                rows[index] = _with(rows[index], column, rows[index][column]._replace(text=text, value=text or None, emphasis=()))
        blocks[at] = replace(table, rows=tuple(rows))
    return replace(document, blocks=tuple(blocks))


def _with(row: Sequence[Cell], column: int, cell: Cell) -> tuple[Cell, ...]:
    return tuple(cell if one is row[column] else one for one in row)


def _documents() -> Iterator[tuple[Path, Document]]:
    for path in _FORMS:
        yield path, read_document(path.read_bytes(), path.name)


def test_rows_in_the_words_of_the_plan_are_read_as_every_other_row(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    def counted(rows: Rows, index: int, words: Words) -> SpelledPair | None:
        nonlocal taken
        pair = spelled_pair(rows, index, words)
        taken += pair is not None
        return pair

    monkeypatch.setattr(pairs, "spelled_pair", counted)
    for number, (path, document) in enumerate(_documents()):
        chance = random.Random(number)
        for changed in (document, *(_changed(document, chance) for _ in range(_TIMES))):
            first = _in_all_ways(changed, path.parent.name, spelled=True)
            assert first == _in_all_ways(changed, path.parent.name, spelled=False), path.name

    assert taken > _TIMES * len(_FORMS)

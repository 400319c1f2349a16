"""Answers behind tabs that go on below their labels are for a person's eye; the next label and what it answers are not."""

from __future__ import annotations

import pytest

from toolkit.model.document import Block, Cell, Line, Table
from toolkit.model.place import Place
from toolkit.readers.pdf.overhang import overhung

TABLE = Place(page=1, table=1)
PAIRS = [("Số tin, bài:", "9"), ("Kết quả nổi bật:", "Hoàn thành sớm, được"), ("Hạn chế:", "Không"), ("Nguyên nhân:", "Thiếu người.")]


def table(rows: list[tuple[str, str]]) -> Table:
    return Table(
        rows=tuple(
            tuple(Cell(text, Place(page=1, table=1, row=row, column=column), text, 1, 1, ()) for column, text in enumerate(pair, 1))
            for row, pair in enumerate(rows, 1)
        ),
        place=TABLE,
    )


def places(*blocks: Block) -> list[tuple[int | None, int | None]]:
    return [(place.row, place.column) for place in overhung(blocks, {TABLE})]


@pytest.mark.parametrize("rest", ["Tỉnh ủy ghi nhận.", "khen ngợi", "nghe.\tHạn chế: Không"])
def test_a_text_alone_below_a_label_may_be_the_end_of_its_answer(rest: str) -> None:
    assert places(table([*PAIRS[:2], (rest, ""), *PAIRS[2:]])) == [(2, 2)]
    assert places(table(PAIRS), Line(text=rest, place=Place(page=1, paragraph=4))) == [(4, 2)]


@pytest.mark.parametrize("rest", ["II. Danh sách", "Kiến nghị:", "Ghi chú: đã nộp.", "NGƯỜI LẬP BIỂU", "1. Danh sách kèm theo."])
def test_a_heading_a_label_and_an_item_are_none(rest: str) -> None:
    assert not places(table([*PAIRS, (rest, "")]))
    assert not places(table(PAIRS), Line(text=rest, place=Place(page=1, paragraph=4)))


def test_a_table_with_lines_keeps_its_rows() -> None:
    assert not list(overhung([table([*PAIRS[:2], ("Tỉnh ủy ghi nhận.", ""), *PAIRS[2:]])], set()))


def test_an_item_below_an_answer_of_items_may_be_the_next_of_them() -> None:
    answered = [*PAIRS[:3], ("Kiến nghị:", "- Mở thêm lớp.")]

    assert places(table(answered), Line(text="- Khen kịp thời.", place=Place(page=1, paragraph=4))) == [(4, 2)]
    assert not places(table(answered), Line(text="+ Ghi chú", place=Place(page=1, paragraph=4)))


def test_rows_of_items_beside_one_label_are_one_answer() -> None:
    answered = [*PAIRS[:2], ("Kiến nghị:", "- Mở thêm lớp."), ("", "- Thêm máy tính."), ("", "- Thêm người.")]

    assert places(table(answered), Line(text="- Khen kịp thời.", place=Place(page=1, paragraph=4))) == [(3, 2), (4, 2), (5, 2)]

"""Cells that a gap between words may have torn are for a person's eye."""

from __future__ import annotations

from toolkit.readers.pdf.boxes import Box, Rows
from toolkit.readers.pdf.columns import Block
from toolkit.readers.pdf.paragraphs import CUT
from toolkit.readers.pdf.torn_cells import mark_left_open, mark_torn


def row(*texts: str | None) -> list[Box]:
    """Return a row of boxes; ``None`` goes on with the one before."""
    boxes: list[Box] = []
    for text in texts:
        boxes.append(boxes[-1] if text is None else Box([text] if text else [], 1))
    return boxes


def doubtful(table: Rows) -> list[str]:
    return [text.removesuffix(CUT) for row in table.rows for box in row for text in box.texts if text.endswith(CUT)]


def table(*rows: list[Box], block: Block | None = None) -> Rows:
    return Rows(rows=list(rows), edges=[], page=1, block=block)


def test_two_cells_under_a_head_that_covers_both_are_marked_where_other_rows_have_one() -> None:
    torn = table(
        row("TT", "Tên", "Loại", "Theo dõi", None), row("1", "Tổ một", "Tập thể", "Hồ An", None), row("2", "A", "B", "Bùi Thị", "Bích")
    )
    mark_torn(torn)

    assert doubtful(torn) == ["Bùi Thị", "Bích"]


def test_the_parts_of_a_head_are_columns() -> None:
    whole = table(row("TT", "Tên", "Loại", "Kết quả", None), row("", "", "", "Đạt", "Chưa đạt"), row("1", "A", "B", "x", "không"))
    mark_torn(whole)

    assert doubtful(whole) == []


def test_a_line_below_an_answer_beside_a_cell_of_both_lines_leaves_it_open() -> None:
    right = Box(["Biện pháp hỗ trợ: ..."], 1)
    lines = table([Box(["Người theo dõi: Quách Ngọc"], 1), right], [Box(["Tưởng ....."], 1), right], block=Block(columns=[]))
    mark_left_open(lines)

    assert doubtful(lines) == ["Người theo dõi: Quách Ngọc"]

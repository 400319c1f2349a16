"""Cells of a list that do not stand under their heads are for a person's eye."""

from __future__ import annotations

from toolkit.model.document import Cell, Table
from toolkit.model.place import Place
from toolkit.readers.pdf.fallen_apart import over_heads

HEADS = "STT|Điển hình|Loại|Tiến độ (%)|Hiệu quả|Người theo dõi"


def _table(*rows: str) -> Table:
    """``<`` goes on with the cell before."""
    made: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows, 1):
        cells: list[Cell] = []
        for column, text in enumerate(row.split("|"), 1):
            cells.append(cells[-1] if text == "<" else Cell(text, Place(page=1, table=1, row=number, column=column), text, 1, 1))
        made.append(tuple(cells))
    return Table(rows=tuple(made), place=Place(page=1, table=1))


def test_a_cell_under_two_heads_is_doubtful() -> None:
    (place,) = over_heads(_table(HEADS, "1|Lê An|Cá nhân|75% Rõ nét|<|Vũ Hoa", "2|Vũ Hoa|Cá nhân|60|Tốt|Lê An"))
    assert (place.row, place.column) == (2, 4)


def test_where_many_stand_under_two_heads_all_are_doubtful() -> None:
    rows = ["1|Lê An|Cá nhân|75% Rõ nét|<|Vũ Hoa", "2|Vũ|<|60|Tốt|Lê An", "3|Vũ Mai|Cá nhân|60|Tốt Lê|<"]
    assert len(over_heads(_table(HEADS, *rows))) > len(rows) * 4


def test_a_heading_over_the_whole_list_and_a_plain_list_are_not() -> None:
    assert over_heads(_table(HEADS, "A. TẬP THỂ|<|<|<|<|<", "1|Tổ Một|Tập thể|60|Tốt|Lê An")) == set()

"""Lists without borders of which a row fell apart are for a look as a whole."""

from __future__ import annotations

from toolkit.model.document import Cell, Table
from toolkit.model.place import Place
from toolkit.readers.pdf.fallen_apart import fallen_apart, goes_on_in_table

HEAD = ("Họ và tên", "Loại", "Chức vụ", "Sản phẩm", "Xếp loại")
WHOLE = ("Phạm Thị Toàn", "Cá nhân", "Phó Giám đốc", "Tiết kiệm 57 triệu đồng chi", "Hoàn thành")


def table_of(*rows: tuple[str, ...]) -> Table:
    cells = (tuple(Cell(text, Place(table=1, row=r, column=c)) for c, text in enumerate(row, 1)) for r, row in enumerate(rows, 1))
    return Table(rows=tuple(cells), place=Place(table=1))


def test_a_row_that_goes_on_with_a_sentence_and_begins_no_name_leaves_no_cell_sure() -> None:
    torn = table_of(HEAD, WHOLE, ("", "", "", "phí văn phòng phẩm.", ""), WHOLE)
    assert fallen_apart(torn) == {cell.place for row in torn.rows for cell in row}


def test_a_merged_cell_of_the_row_above_is_none_of_this_row() -> None:
    whole, signed = table_of(HEAD, ("lê a", *WHOLE[1:])), table_of(HEAD, ("", "NGƯỜI LẬP BIỂU", "", "", ""))
    merged = Table(rows=(whole.rows[0], whole.rows[1], (signed.rows[1][0], *whole.rows[1][1:])), place=whole.place)
    assert fallen_apart(merged) == set()


def test_signatures_footers_and_rows_without_a_name_that_begin_anew_are_let_be() -> None:
    assert fallen_apart(table_of(HEAD, WHOLE, ("", "NGƯỜI LẬP BIỂU", "", "", "T/M CHI BỘ"))) == set()
    assert fallen_apart(table_of(HEAD, WHOLE, ("", "Tập thể", "", "Số hóa 89 hồ sơ", ""))) == set()


def test_tables_of_criteria_have_notes_between_their_rows() -> None:
    narrow = table_of(HEAD[:4], WHOLE[:4], ("", "", "", "ghi rõ số liệu"))
    assert fallen_apart(narrow) == set()


def test_a_list_that_goes_on_in_another_table_is_told_by_the_figures_of_its_first_row() -> None:
    first = table_of(("TT", "Tên", "Loại", "Tiến độ", "Hiệu quả"), ("1", "Tổ một", "Tập thể", "50", "Tốt"))

    assert goes_on_in_table([first, table_of(("2", "Tổ hai", "Tập thể", "25%", "Tốt", "Hà"))])
    assert not goes_on_in_table([first, table_of(("2", "Tổ hai", "Tập thể", "25%", "Tốt"))])
    assert not goes_on_in_table([first, table_of(("TT", "Họ tên", "Chức vụ", "Theo dõi", "Ghi chú"))])
    assert not goes_on_in_table([first, table_of(("Tổng số", "2"))])

"""A printed form that somebody filled by typing notes over it in a PDF viewer."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from toolkit.model.document import Document, Line, Table
from toolkit.readers.pdf import read_pdf

TITLE = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU"


def _lines(document: Document) -> list[str]:
    return [" ".join(block.text.split()) for block in document.blocks if isinstance(block, Line)]


def test_what_was_typed_over_a_printed_form_is_its_answer() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Họ và tên:").note(125, 90, "Đặng Thúy Hoà")
    assert _lines(read_pdf(pdf(page)))[1:] == ["Họ và tên: Đặng Thúy Hoà"]


def test_a_note_in_the_cell_of_a_table_leaves_the_table_whole() -> None:
    page = Sheet().text(60, 60, TITLE).grid([50, 150, 310], [80, 98, 116])
    for y, label, value in ((80, "Họ và tên", "Đặng Thúy Hoà"), (98, "Năm sinh", "1974")):
        page.text(55, y + 13, label).note(152, y + 2, value)
    (table,) = (block for block in read_pdf(pdf(page)).blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [["Họ và tên", "Đặng Thúy Hoà"], ["Năm sinh", "1974"]]


def test_a_mark_typed_over_a_printed_box_ticks_it() -> None:
    page = Sheet().text(60, 60, TITLE).text(75, 140, "Đạt").square(62, 131, 72, 141).note(62, 130, "x", width=10)
    page.text(125, 140, "Chưa đạt").square(112, 131, 122, 141)
    assert _lines(read_pdf(pdf(page)))[1:] == ["x Đạt ☐ Chưa đạt"]


def test_a_note_that_is_hidden_or_folded_up_is_no_text_of_the_page() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Họ và tên:").note(125, 90, "Đặng Thúy Hoà", flags=2)
    page.note(300, 90, "Xem lại", kind="Text")
    assert _lines(read_pdf(pdf(page)))[1:] == ["Họ và tên:"]


def test_a_note_of_one_line_stands_level_with_its_label() -> None:
    page = Sheet().text(60, 60, TITLE)
    for number, (label, value) in enumerate((("Số điển hình tập thể:", "18"), ("Số điển hình cá nhân:", "21"), ("Số tin, bài:", "6"))):
        page.text(60, 100 + 22 * number, label).note(60 + 6 * len(label) + 4, 88 + 22 * number, value)
    assert _lines(read_pdf(pdf(page)))[1:] == ["Số điển hình tập thể: 18", "Số điển hình cá nhân: 21", "Số tin, bài: 6"]


def test_a_label_below_a_label_begins_a_row_also_where_it_is_too_long_for_the_line_above() -> None:
    page = (
        Sheet()
        .text(60, 60, TITLE)
        .text(60, 100, "Chi bộ:")
        .note(112, 90, "Văn phòng")
        .text(60, 120, "Ngày lập:")
        .note(126, 110, "09/01/2025")
    )
    page.text(60, 160, "Số điển hình tập thể:").text(60, 182, "Số điển hình cá nhân:").note(202, 150, "18").note(202, 172, "21")
    tables = [block for block in read_pdf(pdf(page)).blocks if isinstance(block, Table)]
    assert [[[cell.text for cell in row] for row in table.rows] for table in tables] == [
        [["Số điển hình tập thể:", "18"], ["Số điển hình cá nhân:", "21"]]
    ]

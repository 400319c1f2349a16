"""Rows that the end of a page parts: below heads of several lines, without borders, above numbers of pages."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf.boxes import Box, Paragraph, Rows
from toolkit.readers.pdf.columns import Block
from toolkit.readers.pdf.over_pages import mark_break
from toolkit.readers.pdf.paragraphs import CUT, join_texts

EDGES = [60.0, 90.0, 220.0, 340.0, 480.0]
HEAD = ("TT", "Điển hình", "Hiệu quả", "Theo dõi")


def row(page: Sheet, y: float, *texts: str) -> Sheet:
    for x, text in zip(EDGES, texts, strict=False):
        if text:
            page.text(x + 4, y, text)
    return page


def test_a_head_of_two_lines_that_is_repeated_alone_is_no_row() -> None:
    first = row(row(Sheet().text(60, 60, TITLE).grid(EDGES, [710, 730, 750, 780]), 725, *HEAD), 745, "(1)", "(2)", "(3)", "(4)")
    row(first, 768, "1", "Tổ một", "giảm", "Lê Văn An")
    second = row(row(Sheet().grid(EDGES, [50, 70, 90]), 65, *HEAD), 85, "(1)", "(2)", "(3)", "(4)").grid(EDGES, [96, 120, 150])
    row(row(second, 112, "", "cửa", "hai giờ", ""), 140, "2", "Tổ hai", "Tốt", "Vũ Thị Hòa")

    assert tables(read_pdf(pdf(first, second)))[0][2:] == [
        ["1", "Tổ một cửa", "giảm hai giờ", "Lê Văn An"],
        ["2", "Tổ hai", "Tốt", "Vũ Thị Hòa"],
    ]


def test_the_number_of_a_page_below_columns_without_borders_is_no_row() -> None:
    pages = []
    for page in (1, 2):
        sheet = Sheet().text(60, 60, TITLE) if page == 1 else Sheet()
        for number in range(3):
            row(sheet, 740 + 20 * number if page == 1 else 60 + 20 * number, str(3 * page + number), "Tổ một", "Tốt", "Lê Văn An")
        pages.append(sheet.text(64, 806, str(page)))

    assert [line[0] for table in tables(read_pdf(pdf(*pages))) for line in table] == ["3", "4", "5", "6", "7", "8"]


def test_a_row_in_whose_middle_the_page_ends_is_one() -> None:
    first = row(Sheet().text(60, 60, TITLE), 680, *HEAD)
    for number in (1, 2, 3):
        row(first, 680 + 30 * number, str(number), "Tổ một", "Tốt", "Lê Văn An")
    row(first, 800, "", "", "Triển khai")
    second = row(row(Sheet(), 60, "4", "Tổ bốn", "phần mềm.", "Vũ Thị Hòa"), 90, "5", "Tổ năm", "Tốt", "Hồ Văn Ba")

    assert tables(read_pdf(pdf(first, second)))[0][-2:] == [
        ["4", "Tổ bốn", "Triển khai phần mềm.", "Vũ Thị Hòa"],
        ["5", "Tổ năm", "Tốt", "Hồ Văn Ba"],
    ]


def test_lines_that_a_page_begins_with_go_on_in_their_column() -> None:
    first = row(Sheet().text(60, 60, TITLE), 700, *HEAD)
    row(row(first, 730, "1", "Tổ một", "Tốt", "Lê Văn An"), 760, "2", "Tổ hai", "Giảm hai", "Vũ Thị Hòa")
    second = row(row(row(Sheet(), 60, "", "", "giờ họp"), 90, "3", "Tổ ba", "Tốt", "Hồ Văn Ba"), 120, "4", "Tổ bốn", "Tốt", "Lý Văn Tư")
    document = read_pdf(pdf(first, second))

    assert [line[2] for line in tables(document)[0]] == ["Hiệu quả", "Tốt", "Giảm hai giờ họp", "Tốt", "Tốt"]
    assert lines(document) == [TITLE]


def test_the_number_of_a_document_is_whole_again() -> None:
    assert join_texts("Quy định số 37-Q", "Đ/TW") == "Quy định số 37-QĐ/TW"
    assert join_texts("Quy định số 37-QĐ", "/TW") == "Quy định số 37-QĐ/TW"
    assert join_texts("Quy định số 37", "của Sở") == "Quy định số 37 của Sở"


def test_the_year_of_a_date_is_whole_again() -> None:
    assert join_texts("ngày 12/3/20", "24 về quy chế") == "ngày 12/3/2024 về quy chế"
    assert join_texts("đạt 15/20", "12 đồng chí") == "đạt 15/20 12 đồng chí"
    assert join_texts("ngày 12/3/2024", "12 đồng chí") == "ngày 12/3/2024 12 đồng chí"


def test_a_head_repeated_above_the_names_alone_keeps_no_name_from_its_signature() -> None:
    first = row(Sheet().text(60, 60, TITLE).grid(EDGES, [690, 710, 740]), 705, *HEAD)
    row(first, 730, "1", "Tổ một", "Tốt", "Lê Văn An")
    first.text(90, 770, "NGƯỜI LẬP BIỂU").text(370, 770, "T/M CHI BỘ").text(375, 784, "BÍ THƯ")
    second = row(Sheet().grid(EDGES, [50, 70]), 65, *HEAD).text(100, 110, "Vũ Thị Hòa").text(365, 110, "Hồ Văn Ba")

    assert tables(read_pdf(pdf(first, second)))[1:] == [
        [["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"], ["", "BÍ THƯ"], ["Vũ Thị Hòa", "Hồ Văn Ba"]],
    ]


def test_a_row_whose_first_lines_end_in_spaces_is_no_justified_line() -> None:
    edges = (60, 110, 160, 225, 290, 360, 430)
    head, begun, rest = (
        ("STT", "Tên", "Loại", "Tiến độ", "Hiệu quả", "Khó khăn", "Theo dõi"),
        ("2", "Nhóm ", "Tập ", "10 % ", "Vận ", "Không ", "Phan"),
        ("", "một", "thể", "", "động", "có", "Minh Vinh"),
    )
    first, second = Sheet().text(60, 60, TITLE), Sheet()
    for y, row_of_texts in ((740, head), (760, ("1", "Tổ một", "Tập thể", "20 %", "Tốt", "Không", "Lê An")), (800, begun)):
        for x, text in zip(edges, row_of_texts, strict=True):
            first.text(x, y, text)
    for x, text in zip(edges, rest, strict=True):
        if text:
            second.text(x, 60, text)

    assert tables(read_pdf(pdf(first, second)))[0][-1] == ["2", "Nhóm một", "Tập thể", "10 %", "Vận động", "Không có", "Phan Minh Vinh"]


def test_the_last_row_above_a_head_that_the_next_page_repeats_in_lines_is_for_a_look() -> None:
    table = Rows(
        rows=[[Box([text], 1) for text in texts] for texts in (HEAD, ("1", "Tổ", "Giảm", "Lê An"))], edges=[], page=1, block=Block()
    )
    mark_break(table, Paragraph("Một dòng khác", 2))
    assert not any(CUT in box.texts[0] for box in table.rows[-1])

    mark_break(table, Paragraph("TT\tĐiển\tHiệu\tTheo", 2))
    assert all(CUT in box.texts[0] for box in table.rows[-1])


def test_a_merged_cell_that_the_page_s_end_parts_goes_on_beside_its_rows() -> None:
    def page_of(page: Sheet, top: float, rows: int) -> Sheet:
        """Draw rows of three cells, the first of which is one for all of them."""
        for number in range(rows + 1):
            page.line(60 if number in (0, rows) else 160, top + 20 * number, 400, top + 20 * number)
        for x in (60, 160, 260, 400):
            page.line(x, top, x, top + 20 * rows)
        return page

    first = page_of(Sheet().text(60, 60, TITLE), 720, 2).text(64, 734, "Tu dưỡng")
    first.text(164, 734, "Lê Văn An").text(264, 734, "Đạt").text(164, 754, "Vũ Thị Hòa").text(264, 754, "Đạt")
    second = page_of(Sheet(), 60, 2).text(164, 74, "Hồ Văn Ba").text(264, 74, "Đạt").text(164, 94, "Bế Thị Tư").text(264, 94, "Đạt")

    assert [row[0] for row in tables(read_pdf(pdf(first, second)))[0]] == ["Tu dưỡng"] * 4

"""Rows that a program draws over the edge of a page, and borders that programs draw in ways of their own."""

from __future__ import annotations

from tests.pdf_maker import HEIGHT, Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.readers.pdf import read_pdf

EDGES = [60.0, 100.0, 300.0]


def test_a_row_over_the_edge_of_a_page_is_put_together_and_a_line_cut_through_counts_once() -> None:
    top = HEIGHT - 30.0
    first = (
        Sheet()
        .text(60, 60, TITLE)
        .grid(EDGES, [top - 20, top])
        .grid(EDGES, [top, top + 60])
        .text(64, top - 6, "6")
        .text(104, top - 6, "Tổ một cửa")
    )
    first.text(104, top + 14, "Báo cáo đánh giá kèm theo bộ hồ").text(64, top + 28, "7").text(
        104, top + 28, "sơ mẫu của chi bộ và danh sách hộ"
    )
    second = Sheet().grid(EDGES, [-30, 30]).grid(EDGES, [30, 50]).text(64, -2, "7").text(104, -2, "sơ mẫu của chi bộ và danh sách hộ")
    second.text(104, 12, "kinh doanh").text(64, 44, "8").text(104, 44, "Chi đoàn Sở")

    assert tables(read_pdf(pdf(first, second))) == [
        [
            ["6", "Tổ một cửa"],
            ["7", "Báo cáo đánh giá kèm theo bộ hồ sơ mẫu của chi bộ và danh sách hộ kinh doanh"],
            ["8", "Chi đoàn Sở"],
        ]
    ]


def test_a_row_that_the_next_page_draws_anew_stands_there_alone() -> None:
    top = HEIGHT - 10.0
    first = (
        Sheet()
        .text(60, 60, TITLE)
        .grid(EDGES, [top - 20, top])
        .grid(EDGES, [top, top + 24])
        .text(64, top - 6, "Kỳ")
        .text(104, top - 6, "Ngày lập")
    )
    second = (
        Sheet()
        .grid(EDGES, [4, 28])
        .grid(EDGES, [28, 52])
        .text(64, 20, "Năm")
        .text(104, 20, "1/9/2024")
        .text(64, 44, "Hạn")
        .text(104, 44, "Theo dõi")
    )

    assert tables(read_pdf(pdf(first, second))) == [[["Kỳ", "Ngày lập"], ["Năm", "1/9/2024"], ["Hạn", "Theo dõi"]]]


def test_a_border_may_be_what_one_box_leaves_within_another() -> None:
    page = Sheet().text(60, 60, TITLE)
    for x0, x1 in ((60, 160), (160, 300)):
        for y in (80, 110):
            inner = f"{x0 + 0.5} {HEIGHT - y - 29.5} {x1 - x0 - 1} 29 re"
            page.content.append(f"{x0} {HEIGHT - y - 30} {x1 - x0} 30 re {inner} f*")
            page.text(x0 + 4, y + 20, f"Ô {x0} {y}")

    assert tables(read_pdf(pdf(page))) == [[["Ô 60 80", "Ô 160 80"], ["Ô 60 110", "Ô 160 110"]]]


def test_a_word_on_colour_in_a_light_cell_on_a_dark_ground_is_no_cell() -> None:
    page = Sheet().text(60, 60, TITLE)
    page.content.append(f"0 g 60 {HEIGHT - 112} 301 32 re f 1 g 61 {HEIGHT - 111} 99 30 re f 161 {HEIGHT - 111} 199 30 re f")
    page.content.append(f"1 1 0 rg 165 {HEIGHT - 104} 18 14 re f 0 g")
    page.text(64, 100, "Tiêu chí 1").text(165, 100, "Đạt / Chưa đạt")

    assert tables(read_pdf(pdf(page))) == [[["Tiêu chí 1", "Đạt / Chưa đạt"]]]


def test_heads_of_which_one_stands_a_little_lower_are_side_by_side() -> None:
    page = Sheet().text(60, 60, TITLE).text(400, 500, "T/M CHI BỘ").text(200, 507, "NGƯỜI LẬP BIỂU").text(410, 516, "BÍ THƯ")

    assert tables(read_pdf(pdf(page.text(205, 570, "Trịnh Thu Mai")))) == [
        [["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"], ["NGƯỜI LẬP BIỂU", "BÍ THƯ"], ["Trịnh Thu Mai", ""]]
    ]


def sheet_of(name: str, loai: str) -> tuple[Sheet, Sheet]:
    """Return the two pages of a form on a sheet too wide for its paper; a cell of the right one has two lines."""
    left, right = Sheet().text(60, 60, "PHIẾU ĐÁNH GIÁ CÁ NHÂN"), Sheet()
    labels = ("Họ và tên", "Loại hình", "Năm sinh", "Chức vụ", "Danh hiệu", "Người lập biểu")
    for y, label, value in zip(
        (90, 105, 135, 150, 180, 210), labels, (name, loai, "1980", "Chuyên", "Lao động", "Vũ Thị Hòa"), strict=True
    ):
        left.text(60, y, label)
        right.text(60, y, value)
    return left, right.text(60, 162, "viên")


def test_a_sheet_of_the_same_form_is_not_put_beside_the_one_before() -> None:
    pages = (*sheet_of("Lê Văn An", "Cá nhân"), *sheet_of("Hồ Văn Ba", "Tập thể"))
    document = read_pdf(pdf(*pages, creator="Calc"))
    found = [row for table in tables(document) for row in table]

    assert ["Họ và tên", "Lê Văn An"] in found
    assert ["Họ và tên", "Hồ Văn Ba"] in found
    assert ["Chức vụ", "Chuyên viên"] in found


def test_a_row_that_is_open_at_the_edge_of_a_page_keeps_its_cells_although_the_table_is_drawn_from_above() -> None:
    edges = [60.0, 100.0, 200.0, 300.0]
    first = Sheet().text(60, 60, TITLE).text(64, 800, "Số thứ tự").text(104, 800, "Họ và tên").grid(edges, [780, 810])
    second = Sheet().line(60, -400, 60, 90).line(60, -400, 300, -400).line(60, 60, 300, 60).line(60, 90, 300, 90)
    for x in edges[1:]:
        second.line(x, 4, x, 90)
    for y, cells in ((40, ("5", "Lê Văn An", "Cá nhân")), (80, ("6", "Tổ một cửa", "Tập thể"))):
        for x, cell in zip(edges, cells, strict=False):
            second.text(x + 4, y, cell)

    assert tables(read_pdf(pdf(first, second)))[-1][-2:] == [["5", "Lê Văn An", "Cá nhân"], ["6", "Tổ một cửa", "Tập thể"]]


def test_the_top_of_a_letter_that_a_browser_draws_on_the_page_before_is_none_of_its_text() -> None:
    first = Sheet().text(60, 60, TITLE).text(60, 760, "Có 2 sáng kiến.").text(68, 800, "ẬP")
    second = Sheet().text(62, 40, "LẬP BIỂU").text(300, 40, "T/M CHI BỘ")

    for below, shown in ((second, False), (Sheet().text(60, 40, "Người lập"), True)):
        assert ("ẬP" in lines(read_pdf(pdf(first, below)))) is shown


def test_a_row_before_a_page_that_begins_within_a_sentence_may_be_cut_short() -> None:
    for below, cut in (
        ("trồng cây quanh trụ sở.", True),
        ("Ngoài ra, chi bộ đã họp.", False),
        ("ngày 5 tháng 9 năm 2024", False),
    ):
        first = Sheet().text(60, 60, TITLE).text(64, 800, "3").text(104, 800, "Tham gia Tết").grid(EDGES, [780, 810])
        document = read_pdf(pdf(first, Sheet().text(60, 40, below)))

        assert {place.column for place in document.doubtful} == ({1, 2} if cut else set())


def test_what_stands_in_columns_on_two_pages_and_does_not_fit_together_may_be_cut_short() -> None:
    first, second = Sheet().text(60, 60, TITLE), Sheet()
    for y, cells in ((760, ("1", "Lê Văn An", "Cá nhân", "Giấy khen")), (780, ("2", "Hồ Văn Ba", "Cá nhân", "Bằng khen"))):
        for x, cell in zip((60, 120, 260, 400), cells, strict=True):
            first.text(x, y, cell)
    for y, cells in ((40, ("3", "Tổ một cửa", "Tập thể", "Biểu dương")), (60, ("4", "Tổ văn thư", "Tập thể", "Biểu dương"))):
        for x, cell in zip((60, 190, 330, 480), cells, strict=True):
            second.text(x, y, cell)
    document = read_pdf(pdf(first, second))

    assert {place.page for place in document.doubtful} == {1, 2}

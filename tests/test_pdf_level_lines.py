"""Tables of which a sheet draws the level lines alone are read row by row, in the columns that all their rows leave free."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, tables
from toolkit.model.document import Line
from toolkit.readers.pdf import read_pdf

LEFT, RIGHT = 60.0, 500.0


def ruled(page: Sheet, *heights: float) -> Sheet:
    for y in heights:
        page.line(LEFT, y, RIGHT, y)
    return page


def write(page: Sheet, *texts: tuple[float, float, str]) -> Sheet:
    for x, y, text in texts:
        page.text(x, y, text)
    return page


def test_rows_between_level_lines_stay_apart_however_low_their_cells_stand() -> None:
    page = ruled(Sheet().text(60, 40, TITLE), 60, 100, 140, 160)
    write(page, (64, 82, "Nội dung đăng ký"), (64, 94, "thực hiện:"), (204, 76, "Số hóa hồ sơ"), (204, 88, "lưu trữ của Sở"))
    write(page, (64, 116, "Người theo"), (64, 128, "dõi:"), (204, 122, "Vũ Đức Châu"), (64, 154, "Tiếp tục:"), (204, 154, "Có"))

    assert tables(read_pdf(pdf(page))) == [
        [["Nội dung đăng ký\nthực hiện:", "Số hóa hồ sơ\nlưu trữ của Sở"], ["Người theo\ndõi:", "Vũ Đức Châu"], ["Tiếp tục:", "Có"]]
    ]


def test_a_list_below_other_rows_of_the_same_width_has_columns_of_its_own_and_goes_on_over_the_page() -> None:
    first = ruled(Sheet().text(60, 40, TITLE), 60, 80, 100, 120, 150, 170)
    write(first, (64, 74, "Chi bộ"), (204, 74, "Chi bộ Quản lý Năng lượng"), (64, 94, "Người lập"), (204, 94, "Nguyễn Thị Thanh Hương"))
    write(first, (64, 114, "II. DANH SÁCH"))
    write(
        first, (64, 140, "TT"), (110, 134, "Điển"), (110, 146, "hình"), (170, 140, "Loại"), (260, 140, "Hiệu quả"), (400, 140, "Theo dõi")
    )
    write(first, (64, 164, "1"), (95, 164, "Tổ một cửa"), (165, 164, "Tập thể"), (240, 164, "Giảm hai giờ họp"), (385, 164, "Lê Văn An"))
    second = ruled(Sheet(), 60, 80)
    write(second, (64, 74, "2"), (95, 74, "Tổ hai"), (165, 74, "Tập thể"), (240, 74, "Giảm ba giờ"), (385, 74, "Vũ Thị Hòa"))

    assert tables(read_pdf(pdf(first, second))) == [
        [["Chi bộ", "Chi bộ Quản lý Năng lượng"], ["Người lập", "Nguyễn Thị Thanh Hương"]],
        [
            ["TT", "Điển hình", "Loại", "Hiệu quả", "Theo dõi"],
            ["1", "Tổ một cửa", "Tập thể", "Giảm hai giờ họp", "Lê Văn An"],
            ["2", "Tổ hai", "Tập thể", "Giảm ba giờ", "Vũ Thị Hòa"],
        ],
    ]


def test_lines_to_write_on_below_prose_make_no_table() -> None:
    page = ruled(Sheet().text(60, 40, TITLE), 60, 80, 100, 120)
    write(
        page, (64, 74, "Đã tổ chức nhiều buổi sinh hoạt"), (64, 94, "chuyên đề về học tập và làm theo"), (64, 114, "Bác trong toàn chi bộ.")
    )

    assert tables(read_pdf(pdf(page))) == []


def test_lines_below_answers_beside_their_labels_make_no_table_without_the_labels() -> None:
    page = Sheet().text(60, 40, TITLE)
    rows = ("Ngày lập:", "18/10/2024"), ("Người lập:", "Lê Thị Hòa"), ("Tên tập thể:", "Ban Nữ công"), ("Số thành viên:", "43")
    for number, (label, answer) in enumerate(rows):
        y = 80 + 22 * number
        write(page, (60, y, label), (206, y, answer)).line(200, y + 6, 500, y + 6)

    assert tables(read_pdf(pdf(page))) == [[list(row) for row in rows]]


def test_headings_below_labels_and_answers_are_no_labels_of_them() -> None:
    page = Sheet().text(60, 40, TITLE)
    write(page, (60, 80, "1. Ngày lập:"), (306, 80, "18/10/2024"), (60, 100, "2. Người lập:"), (306, 100, "Lê Thị Hòa"))
    write(page, (60, 120, "3. Số thành viên:"), (60, 140, "II. KẾT QUẢ"), (60, 160, "1. Hạn chế"))
    write(page, (60, 180, "Còn hai đảng viên chưa nộp bản cam kết tu dưỡng, rèn luyện."))
    document = read_pdf(pdf(page))

    assert tables(document) == [[["1. Ngày lập:", "18/10/2024"], ["2. Người lập:", "Lê Thị Hòa"], ["3. Số thành viên:", ""]]]
    assert [block.text for block in document.blocks if isinstance(block, Line)][1:3] == ["II. KẾT QUẢ", "1. Hạn chế"]


def test_gaps_of_justified_lines_begin_no_columns_of_single_rows() -> None:
    page = ruled(Sheet().text(60, 40, TITLE), 60, 80, 120, 160)
    write(page, (64, 74, "TT"), (110, 74, "Điển hình"), (280, 74, "Hiệu quả"))
    write(page, (64, 94, "1"), (110, 94, "Nhóm"), (160, 94, "Dữ"), (110, 108, "liệu mở của Sở"), (280, 94, "Giảm hồ sơ giấy"))
    write(page, (64, 134, "2"), (110, 134, "Lục Đình Lụa"), (280, 134, "Rõ"), (315, 134, "nét,"), (350, 134, "đã"), (280, 148, "ghi"))

    rows = [[" ".join(cell.split()) for cell in row] for row in tables(read_pdf(pdf(page)))[0]]
    assert rows == [
        ["TT", "Điển hình", "Hiệu quả"],
        ["1", "Nhóm Dữ liệu mở của Sở", "Giảm hồ sơ giấy"],
        ["2", "Lục Đình Lụa", "Rõ nét, đã ghi"],
    ]

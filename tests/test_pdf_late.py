"""What a sheet draws after everything else wraps: one line of it alone is the first of several."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE
from tests.test_pdf_sheets import told
from toolkit.model.document import Line
from toolkit.model.finding import Code
from toolkit.model.place import WHOLE_FILE
from toolkit.readers.pdf import read_pdf

EDGES = [60.0, 170.0, 400.0]
ROWS = ("Kết quả nổi bật", "Hạn chế", "Nguyên nhân", "Kiến nghị")


def sheet(*wrapped: tuple[float, str], height: float = 16) -> Sheet:
    """Draw labels and short answers row by row, and after them what wraps."""
    page = Sheet().text(60, 60, TITLE).grid(EDGES, [86 + height * number for number in range(len(ROWS) + 1)])
    for number, label in enumerate(ROWS):
        page.text(64, 98 + height * number, label)
    page.text(174, 98 + height * 3, "Không có").text(64, 130 + height * 3, "NGƯỜI LẬP BIỂU")
    for y, text in wrapped:
        page.text(174, y, text)
    return page


def test_one_line_drawn_after_all_rows_is_told() -> None:
    page = sheet((98, "Có ba mô hình hay."), (114, "Còn thiếu người"))

    assert told(read_pdf(pdf(page, creator="Calc"))) == ["Có ba mô hình hay.", "Còn thiếu người"]
    assert told(read_pdf(pdf(page, creator="Writer"))) == []


def test_several_lines_of_one_cell_are_whole() -> None:
    page = sheet((98, "Có ba mô hình"), (112, "hay và mới"), height=32)

    assert told(read_pdf(pdf(page, creator="Calc"))) == []


def test_a_cell_that_ends_lower_than_the_next_one_in_its_row_makes_it_no_late_one() -> None:
    page = Sheet().text(60, 60, TITLE).grid(EDGES, [86, 118, 150])
    page.text(64, 114, "Hạn chế").text(174, 98, "Không có").text(64, 146, "Nguyên nhân").text(174, 130, "Ít người")

    assert told(read_pdf(pdf(page, creator="Calc"))) == []


def low_rows() -> Sheet:
    """Draw rows that are too low for the two lines that wrap in one of them."""
    page = sheet((111, "Còn thiếu"), (119, "người"))
    return page.text(64, 260, "T/M CHI BỘ")


def test_where_borders_tell_the_cells_apart_only_what_wraps_or_is_too_close_is_for_a_look() -> None:
    document = read_pdf(pdf(low_rows(), creator="Calc"))

    assert WHOLE_FILE not in document.doubtful
    assert any(text.startswith("Còn thiếu") for text in told(document))
    assert "Không có" not in told(document)
    assert [notice.code for notice in document.notices] == [Code.REVIEW]


def test_a_head_that_each_page_repeats_is_drawn_whole_before_the_rows_below_it() -> None:
    page = Sheet().text(60, 60, TITLE).text(230, 800, "Trang 2/3").grid(EDGES, [86 + 32 * number for number in range(5)])
    page.text(64, 98, "Nội dung").text(174, 98, "Kết quả").text(174, 112, "của năm")  # the head, what wraps last
    for number, label in enumerate(ROWS[:3], 1):
        page.text(64, 105 + 32 * number, label)
    page.text(174, 137, "Không có")
    page.text(174, 162, "Còn thiếu").text(174, 176, "người").text(174, 194, "Ít được").text(174, 208, "tập huấn")

    assert told(read_pdf(pdf(page, creator="Calc"))) == []


def test_lines_of_two_cells_one_below_the_other_are_further_apart_than_those_of_each() -> None:
    page = sheet((98, "Có ba mô"), (111, "hình hay"), (127.5, "Còn thiếu"), (140.5, "người"), height=30)

    assert told(read_pdf(pdf(page, creator="Calc"))) == []


def test_of_pages_beside_each_other_each_tells_by_itself_what_wraps() -> None:
    levels = [86.0 + 16 * number for number in range(len(ROWS) + 2)]
    left, right = Sheet().text(60, 60, TITLE).grid(EDGES, levels), Sheet().grid([60.0, 250.0], levels)
    left.text(64, 98, "Điển hình").text(174, 98, "Loại")
    right.text(64, 98, "Người theo dõi")
    for number, name in enumerate(("Tổ một", "Tổ hai", "Tổ ba", "Tổ tư"), 1):
        left.text(64, 98 + 16 * number, name).text(174, 98 + 16 * number, "Tập thể")
        if number > 1:
            right.text(64, 98 + 16 * number, "Lê Văn An")
    right.text(64, 114, "Còn thiếu").text(64, 127, "người")  # in a row that is too low for it
    document = read_pdf(pdf(left, right, creator="Calc"))

    assert WHOLE_FILE not in document.doubtful
    assert told(document) == ["Còn thiếu\nngười"]


def test_what_wraps_below_the_last_row_is_late_although_little_comes_after_it() -> None:
    page = Sheet().text(60, 60, TITLE).grid(EDGES, [86 + 16 * number for number in range(len(ROWS) + 1)])
    for number, label in enumerate(ROWS):
        page.text(64, 98 + 16 * number, label)
        if number:
            page.text(174, 98 + 16 * number, "Không có")
    page.text(174, 98, "Có ba mô hình hay")  # wraps in a row too low for it
    page.grid(EDGES, [166, 182]).text(64, 178, "Bác bảo vệ").text(300, 210, "T/M CHI").text(300, 224, "BỘ")

    assert told(read_pdf(pdf(page, creator="Calc"))) == ["Có ba mô hình hay", "Bác bảo vệ"]


def test_a_name_below_a_head_that_is_cut_is_told() -> None:
    def names(head: str) -> list[str]:
        document = read_pdf(pdf(low_rows(), Sheet().text(300, 100, head).text(300, 150, "Trần Thế"), creator="Calc"))
        return [block.text for block in document.blocks if isinstance(block, Line) and block.place in document.doubtful]

    assert "Trần Thế" in names("T/M CHI")
    assert "Trần Thế" not in names("T/M CHI BỘ")

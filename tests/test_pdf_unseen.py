"""What a page bears and what is seen of it: unseen letters, glyphs for two, letters of other fonts, repeated heads, the size of pages."""

from __future__ import annotations

from tests.pdf_maker import FF, HEIGHT, WIDTH, Sheet, pdf
from tests.test_pdf import TITLE, lines, tables
from toolkit.model.document import Cell, Line, Table
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf.fallen_apart import goes_on_in_lines, has_row_astray
from toolkit.readers.pdf.page import open_pages


def test_letters_without_ink_are_left_out_and_told() -> None:
    page = (
        Sheet().text(60, 60, TITLE).text(60, 90, "Họ và tên: Lê Văn An").unseen(60, 110, "Năm sinh: 1950").unseen(64, 90, "Ho va ten: Le")
    )
    document = read_pdf(pdf(page))

    assert lines(document) == [TITLE, "Họ và tên: Lê Văn An"]
    assert [notice.code for notice in document.notices] == [Code.HIDDEN_TEXT]


def test_white_letters_on_white_paper_are_left_out() -> None:
    page = Sheet().ground(0, 0, 595, 842, grey=1).text(60, 60, TITLE).text(60, 90, "Họ và tên: Lê Văn An")
    assert lines(read_pdf(pdf(page.unseen(60, 110, "Năm sinh: 1950", "1 g")))) == [TITLE, "Họ và tên: Lê Văn An"]


def test_white_letters_behind_hundreds_of_black_ones_are_found() -> None:
    page = Sheet().text(60, 60, TITLE)
    for number in range(300):
        page.text(60 + number % 10 * 50, 80 + number // 10 * 20, f"Mục {number}")
    document = read_pdf(pdf(page.unseen(60, 720, "Năm sinh: 1950", "1 g")))

    assert [notice.code for notice in document.notices] == [Code.HIDDEN_TEXT]
    assert "1950" not in str(document.blocks)


def test_white_letters_on_a_dark_head_are_read() -> None:
    page = Sheet().text(60, 60, TITLE).ground(60, 80, 300, 100).grid([60, 160, 300], [80, 100, 120])
    page.unseen(64, 94, "Họ tên", "1 g").unseen(164, 94, "Chức vụ", "1 g").text(64, 114, "Lê Văn An").text(164, 114, "Kế toán")
    document = read_pdf(pdf(page))

    assert tables(document) == [[["Họ tên", "Chức vụ"], ["Lê Văn An", "Kế toán"]]]
    assert not document.notices


def test_what_a_machine_recognised_on_a_page_without_other_letters_is_read() -> None:
    page = Sheet().unseen(60, 60, TITLE).unseen(60, 90, "Họ và tên: Lê Văn An")
    assert lines(read_pdf(pdf(page))) == [TITLE, "Họ và tên: Lê Văn An"]


def test_one_glyph_for_a_letter_twice_is_read_as_two_letters() -> None:
    assert lines(read_pdf(pdf(Sheet().text(60, 60, TITLE).text(60, 90, f"Phần mềm O{FF}ice")))) == [TITLE, "Phần mềm Office"]


def test_a_letter_that_another_font_draws_later_stands_within_its_word() -> None:
    page = Sheet().text(60, 60, TITLE).gapped(60, 90, "Thu nộp ", "n phí").text(105, 90, "á")
    assert lines(read_pdf(pdf(page))) == [TITLE, "Thu nộp án phí"]


def test_a_line_that_begins_with_a_long_dash_within_a_sentence_begins_no_item() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 170], [80, 130]).text(64, 94, "Soạn bộ câu hỏi").text(64, 108, "– đáp gồm 12 mục")
    assert tables(read_pdf(pdf(page))) == [[["Soạn bộ câu hỏi – đáp gồm 12 mục"]]]


def test_a_heading_in_capitals_below_the_dots_of_an_answer_begins_a_paragraph() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 90, "Đề nghị: Bằng khen" + "." * 60).text(60, 104, "TỰ ĐÁNH GIÁ THEO CÁC TIÊU CHÍ")
    assert lines(read_pdf(pdf(page)))[-1] == "TỰ ĐÁNH GIÁ THEO CÁC TIÊU CHÍ"


def test_the_head_of_an_earlier_table_that_a_sheet_repeats_is_no_row_of_the_list_that_goes_on() -> None:
    xs: list[float] = [60, 90, 250, 400]
    heads = ("TT", "Điển hình", "Loại")
    first = Sheet().text(60, 60, TITLE).grid([60, 90, 400], [80, 100, 120]).text(64, 94, "TT").text(94, 94, "Nội dung")
    first.text(64, 114, "1").text(94, 114, "Chi bộ Văn phòng").text(60, 140, "DANH SÁCH").grid(xs, [150, 170, 190])
    for x, head, said in zip(xs, heads, ("1", "Lê Văn An", "Cá nhân"), strict=False):
        first.text(x + 4, 164, head).text(x + 4, 184, said)
    second = Sheet().grid([60, 90, 400], [40, 60]).grid(xs, [60, 80, 100]).text(64, 54, "TT").text(94, 54, "Nội dung")
    for number, name in enumerate(("Tổ một cửa", "Tổ đảng số 2")):
        second.text(64, 74 + 20 * number, str(number + 2)).text(94, 74 + 20 * number, name).text(254, 74 + 20 * number, "Tập thể")

    assert tables(read_pdf(pdf(first, second)))[1] == [
        list(heads),
        ["1", "Lê Văn An", "Cá nhân"],
        ["2", "Tổ một cửa", "Tập thể"],
        ["3", "Tổ đảng số 2", "Tập thể"],
    ]


def test_the_size_that_a_file_tells_for_all_its_pages_at_once_is_known() -> None:
    page = next(iter(open_pages(pdf(Sheet().text(60, 60, TITLE), one_size=True))))
    assert (page.width, page.height, page.pieces[0].y) == (WIDTH, HEIGHT, 60)


def test_letters_of_one_glyph_whose_bytes_are_swapped_are_read() -> None:
    assert lines(read_pdf(pdf(Sheet().text(60, 60, TITLE).text(60, 90, "Điện: \u7400\u6900ết kiệm")))) == [TITLE, "Điện: tiết kiệm"]


def test_a_word_that_a_hyphen_breaks_at_the_end_of_a_line_is_whole_and_one_with_a_hyphen_of_its_own_keeps_it() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 170], [80, 130, 180]).text(64, 94, "Khu công ngh-").text(64, 108, "iệp Sông Công")
    page.text(64, 144, "Phòng Kế hoạch -").text(64, 158, "Tài chính")
    assert tables(read_pdf(pdf(page))) == [[["Khu công nghiệp Sông Công"], ["Phòng Kế hoạch - Tài chính"]]]


def test_a_sheet_that_shows_its_text_sideways_is_read_in_the_order_in_which_it_was_drawn() -> None:
    page = Sheet(rotate=90).text(60, 60, TITLE).grid([60, 160, 400], [80, 100, 120])
    for number, (label, said) in enumerate((("Họ và tên", "Lê Văn An"), ("Chức vụ", "Kế toán"))):
        page.text(64, 94 + 20 * number, label).text(164, 94 + 20 * number, said)
    document = read_pdf(pdf(page, creator="Calc"))

    assert tables(document) == [[["Họ và tên", "Lê Văn An"], ["Chức vụ", "Kế toán"]]]
    assert not document.doubtful


def test_rows_of_a_list_without_borders_that_are_left_in_lines_make_the_whole_print_doubtful() -> None:
    heads = ("STT", "Điển hình", "Loại", "Tiến độ", "Hiệu quả")
    table = Table(rows=(tuple(Cell(head, Place(), None, 1, 1, ()) for head in heads),), place=Place())
    rest = [Line(text="Nhóm\tTập thể\t1. Mục\tHướng", place=Place())] * 3

    assert goes_on_in_lines([table, *rest])
    assert not goes_on_in_lines([*rest, table, *rest[:2]])


def test_text_of_a_list_in_a_row_that_begins_with_nothing_is_astray() -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(text, Place(), None, 1, 1, ()) for text in texts)

    first, second = row("1", "Lê Văn An", "Cá nhân", "Kế toán", "85"), row("2", "Ma Thị Liên", "Cá nhân", "", "90")

    assert has_row_astray([Table(rows=(first, row("", "", "", "Kỹ sư an toàn", ""), second), place=Place())])
    assert not has_row_astray([Table(rows=(first, row("", "", "", "", ""), second), place=Place())])

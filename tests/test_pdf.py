"""A PDF with letters reads like the Word file that it was printed from; one that cannot be read right says so."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.pdf_maker import Sheet, pdf
from tests.test_legacy import typed
from toolkit.errors import UnreadableFile
from toolkit.model.document import Document, Line, Table, pieces
from toolkit.readers.docx import read_docx
from toolkit.readers.office import find_soffice, to_pdf
from toolkit.readers.package import Package
from toolkit.readers.pdf import read_pdf

INBOX = Path(__file__).parent.parent / "inbox"
TITLE = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ"


def tables(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in block.rows] for block in document.blocks if isinstance(block, Table)]


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


def test_a_ruled_table_is_read_cell_by_cell_with_its_places() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 200, 400], [80, 110, 140])
    page.text(64, 100, "Chi bộ").text(204, 100, "Chi bộ Văn phòng").text(64, 130, "Kỳ báo cáo").text(204, 130, "Quý III năm 2024")
    document = read_pdf(pdf(page))
    assert tables(document) == [[["Chi bộ", "Chi bộ Văn phòng"], ["Kỳ báo cáo", "Quý III năm 2024"]]]
    assert lines(document) == [TITLE]
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[1][1].place.say() == "trang 1, bảng 1, hàng 2, cột 2"


def test_a_cell_without_a_line_between_is_one_merged_cell() -> None:
    page = Sheet().line(60, 80, 360, 80).line(60, 110, 360, 110).line(60, 140, 360, 140).line(60, 80, 60, 140).line(360, 80, 360, 140)
    page.line(200, 110, 200, 140).text(64, 100, "Thông tin chung của chi bộ").text(64, 130, "Chi bộ").text(204, 130, "Thanh tra")
    table = next(block for block in read_pdf(pdf(page)).blocks if isinstance(block, Table))
    assert table.rows[0][0] is table.rows[0][1]
    assert (table.rows[0][0].columns, table.rows[1][0].columns) == (2, 1)


def test_wrapped_lines_are_one_paragraph_and_items_and_short_lines_are_not() -> None:
    page = Sheet().grid([60, 260], [80, 220])
    written = (
        "Tổ chức bốn buổi sinh hoạt theo",
        "Kết luận số 14-KL/TW và KH 173-",
        "KH/ĐU.",
        "- Vận động ba mươi hộ kinh",
        "doanh.",
        "Hết.",
    )
    for number, text in enumerate(written):
        page.text(64, 95 + 14 * number, text)
    text = tables(read_pdf(pdf(page)))[0][0][0]
    assert text.split("\n") == [
        "Tổ chức bốn buổi sinh hoạt theo Kết luận số 14-KL/TW và KH 173-KH/ĐU.",
        "- Vận động ba mươi hộ kinh doanh.",
        "Hết.",
    ]


def test_a_word_that_its_narrow_column_breaks_is_whole_again() -> None:
    page = Sheet().grid([60, 112], [80, 160]).text(66, 95, "Nguyễ").text(66, 109, "n Hữu").text(66, 123, "10/202").text(66, 137, "4.")
    page.content = [piece.replace("12 Tf", "14 Tf") for piece in page.content]
    assert tables(read_pdf(pdf(page.text(60, 200, TITLE))))[0] == [["Nguyễn Hữu 10/2024."]]


def test_so_is_a_word_behind_a_slash() -> None:
    page = Sheet().grid([60, 112], [80, 160]).text(66, 95, "triệu").text(66, 109, "đồng/q").text(66, 123, "uý")
    assert tables(read_pdf(pdf(page.text(60, 200, TITLE))))[0] == [["triệu đồng/quý"]]


def test_text_in_columns_without_lines_stays_in_its_columns_over_the_page() -> None:
    first = Sheet().text(60, 60, TITLE).text(60, 700, "NGƯỜI LẬP BIỂU").text(330, 700, "T/M CHI BỘ")
    first.text(60, 715, "(Ký, ghi rõ họ tên)").text(330, 715, "BÍ THƯ")
    second = Sheet().text(60, 60, "Nguyễn Xuân Sơn").text(330, 60, "Hồ Thu Cường")
    assert tables(read_pdf(pdf(first, second))) == [
        [["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"], ["(Ký, ghi rõ họ tên)", "BÍ THƯ"], ["Nguyễn Xuân Sơn", "Hồ Thu Cường"]]
    ]


def test_a_table_over_two_pages_is_one_table() -> None:
    first = (
        Sheet()
        .text(60, 60, TITLE)
        .grid([60, 90, 250, 400], [700, 730, 790])
        .text(64, 720, "TT")
        .text(94, 720, "Tiêu chí")
        .text(254, 720, "Kết quả")
    )
    first.text(64, 750, "1").text(94, 750, "Tu dưỡng, rèn luyện,").text(254, 750, "Đạt").text(300, 830, "1")
    second = Sheet().grid([60, 90, 250, 400], [50, 80, 110]).text(94, 70, "nêu gương").text(64, 100, "2").text(94, 100, "Sáng kiến")
    second.text(254, 100, "Chưa đạt").text(300, 830, "2")
    third = Sheet().grid([60, 90, 250, 400], [50, 80, 110]).text(64, 70, "TT").text(94, 70, "Tiêu chí").text(254, 70, "Kết quả")
    third.text(64, 100, "3").text(94, 100, "Gương mẫu").text(254, 100, "Đạt").text(300, 830, "3")
    document = read_pdf(pdf(first, second, third))
    assert tables(document) == [
        [
            ["TT", "Tiêu chí", "Kết quả"],
            ["1", "Tu dưỡng, rèn luyện, nêu gương", "Đạt"],
            ["2", "Sáng kiến", "Chưa đạt"],
            ["3", "Gương mẫu", "Đạt"],
        ]
    ]
    assert lines(document) == [TITLE]


def test_letters_drawn_twice_count_once_and_any_drawing_order_will_do() -> None:
    page = Sheet()
    for number, letter in enumerate("Minh chung 88"):
        page.text(60 + 6 * number, 60, letter).text(60.4 + 6 * number, 60, letter)
    page.text(200, 100, "Đạt").text(240, 100, "☐ Chưa đạt").text(178, 100, "[x]").text(60, 100, "Kết quả tự")
    assert lines(read_pdf(pdf(page))) == ["Minh chung 88", "Kết quả tự\t[x] Đạt   ☐ Chưa đạt"]


def test_decomposed_letters_are_composed() -> None:
    page = Sheet().text(60, 60, unicodedata.normalize("NFD", TITLE)).text(60, 90, unicodedata.normalize("NFD", "Điển hình tiêu biểu"))
    assert lines(read_pdf(pdf(page))) == [TITLE, "Điển hình tiêu biểu"]


def test_text_struck_out_is_left_out_and_reported() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "nội dung cũTrần Thúy").line(60, 96, 126, 96)
    document = read_pdf(pdf(page))
    assert lines(document) == [TITLE, "Trần Thúy"]
    assert [notice.code for notice in document.notices] == ["pending-edits"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(rotate: int) -> None:
    straight = read_pdf(pdf(Sheet().text(60, 60, TITLE).text(60, 90, "Dòng thứ hai")))
    page = Sheet(rotate=rotate)
    turn = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[rotate]
    page.content.append(f"q {turn} cm")
    page.text(60, 60 + (247 if rotate != 180 else 0), TITLE).text(60, 90 + (247 if rotate != 180 else 0), "Dòng thứ hai")
    page.content.append("Q")
    assert lines(read_pdf(pdf(page))) == lines(straight)


def test_fields_of_a_fillable_form_are_values() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Họ và tên:").field_text(125, 90, "Đặng Thúy Hoà")
    page.text(75, 140, "Đạt").tick_box(62, 131, ticked=True).text(115, 140, "Chưa đạt").tick_box(102, 131, ticked=False)
    assert lines(read_pdf(pdf(page)))[1:] == ["Họ và tên: Đặng Thúy Hoà", "☒ Đạt   ☐ Chưa đạt"]


def test_the_frame_of_a_field_is_no_table_and_its_value_stands_level_with_its_label() -> None:
    page = Sheet().text(60, 60, TITLE + " trong học tập và làm theo tư tưởng, đạo đức Hồ Chí Minh")
    for number, (label, value) in enumerate((("Họ và tên: ", "Đặng Thúy Hoà"), ("Năm sinh: ", "1974"), ("Chức vụ: ", "Chánh Văn phòng"))):
        y = 100 + 21 * number
        x = 58 + 6 * len(label)
        page.text(60, y, label).field_text(x, y - 17, value).square(x - 2, y - 19, x + 152, y)
    page.text(60, 163, "Là đảng viên: ").tick_box(146, 150, ticked=True).square(144, 148, 158, 162).text(170, 163, "Có")

    document = read_pdf(pdf(page))
    assert lines(document)[1:] == ["Họ và tên: Đặng Thúy Hoà", "Năm sinh: 1974", "Chức vụ: Chánh Văn phòng", "Là đảng viên:   ☒   Có"]
    assert not document.doubtful


def test_a_field_in_the_cell_of_a_table_leaves_the_table_whole() -> None:
    page = Sheet().text(60, 60, TITLE).grid([50, 150, 310], [80, 98, 116])
    for y, label, value in ((80, "Họ và tên", "Đặng Thúy Hoà"), (98, "Năm sinh", "1974")):
        page.text(55, y + 13, label).field_text(152, y + 2, value)
    (table,) = (block for block in read_pdf(pdf(page)).blocks if isinstance(block, Table))
    assert [[one.text for one in row] for row in table.rows] == [["Họ và tên", "Đặng Thúy Hoà"], ["Năm sinh", "1974"]]


def test_fields_side_by_side_in_cells_that_are_drawn_one_by_one_stay_in_their_rows() -> None:
    page = Sheet().text(60, 60, TITLE + " trong học tập và làm theo tư tưởng, đạo đức Hồ Chí Minh")
    rows = [["STT", "Điển hình", "Hiệu quả"], ["1", "Tổ một cửa", "Giảm thời gian"], ["2", "Lê An", "Tiết kiệm chi"]]
    for down, row in enumerate(rows):
        for across, text in enumerate(row):
            x, y = 50 + 154 * across, 90 + 18 * down
            page.square(x, y, x + 154, y + 18)
            if down and across:
                page.field_text(x + 2, y + 2, text)
            else:
                page.text(x + 4, y + 13, text)
    (table,) = (block for block in read_pdf(pdf(page)).blocks if isinstance(block, Table))
    assert [[one.text for one in row] for row in table.rows] == rows


def test_old_letters_are_decoded_by_their_font() -> None:
    page = Sheet().text(60, 60, typed("đảng ủy sở công thành", "tcvn3"), font="F2").text(60, 90, "Mẫu")
    page.text(60, 120, typed("Đảng bộ Sở Công Thương", "vni"), font="F3")
    document = read_pdf(pdf(page, fonts=("Times", ".VnTime", "VNI-Times")))
    assert lines(document) == ["đảng ủy sở công thành", "Mẫu", "Đảng bộ Sở Công Thương"]
    assert [notice.code for notice in document.notices] == ["decoded"]


def overlapping() -> bytes:
    page = Sheet().text(60, 60, TITLE).text(64, 91, "Đẩy mạnh dịch vụ công").text(66, 93, "trực tuyến toàn trình")
    return pdf(page.text(64, 105, "Báo cáo đánh giá").text(70, 106, "kèm theo hồ sơ"))


UNREADABLE = (
    ("no text at all", pdf(Sheet().line(0, 0, 500, 0)), "bản quét"),
    ("a few letters", pdf(Sheet().text(60, 60, "Trang 1")), "bản quét"),
    ("letters without meaning", pdf(Sheet().text(60, 60, "\ue001\ue002\ue003\ue004" * 8)), "không có mã"),
    ("letters over letters", overlapping(), "chồng lên nhau"),
    ("password", pdf(Sheet().text(60, 60, TITLE), locked=True), "mật khẩu"),
    ("damage", b"%PDF-1.7\nnothing", "bị hỏng"),
)


@pytest.mark.parametrize(("data", "words"), [row[1:] for row in UNREADABLE], ids=[row[0] for row in UNREADABLE])
def test_what_cannot_be_read_right_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read_pdf(data)
    assert words in raised.value.message
    assert "đề nghị" in raised.value.message


@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
def test_a_printed_form_has_the_cells_of_the_word_file(tmp_path: Path) -> None:
    forms = [min(INBOX.rglob(f"*{form}*.docx")) for form in ("01-ĐK", "02-CN", "03-ĐG", "04-KQ")]
    for form, printed in zip(forms, to_pdf(forms, tmp_path), strict=True):
        expected = [cells for cells in cells_of(read_docx(Package(form.read_bytes()))) if "gạch" not in cells]
        assert cells_of(read_pdf(printed.read_bytes())) == expected, form.name


def cells_of(document: Document) -> list[str]:
    """Return the words of every cell of the ruled tables (those with more than four rows), kinds of white space aside."""
    ruled = [block for block in document.blocks if isinstance(block, Table) and len(block.rows) > 4]
    return [" ".join(cell.text.split()) for table in ruled for row in table.rows for cell in row]


def test_a_row_that_the_page_broke_below_a_repeated_head_is_whole_again() -> None:
    edges = [60.0, 90.0, 250.0, 400.0]
    first = Sheet().text(60, 60, TITLE).grid(edges, [700, 730, 790]).text(64, 720, "TT").text(94, 720, "Điển hình").text(254, 720, "Loại")
    first.text(64, 750, "1").text(94, 750, "Đội Thanh niên Sở Công").text(254, 750, "Tập thể")
    second = Sheet().grid(edges, [50, 80, 110, 140]).text(64, 70, "TT").text(94, 70, "Điển hình").text(254, 70, "Loại")
    second.text(94, 100, "Thương").text(64, 130, "2").text(94, 130, "Tổ một cửa").text(254, 130, "Tập thể")

    assert tables(read_pdf(pdf(first, second)))[0][1:] == [
        ["1", "Đội Thanh niên Sở Công Thương", "Tập thể"],
        ["2", "Tổ một cửa", "Tập thể"],
    ]


def test_no_line_of_text_in_columns_is_lost_at_the_end_of_a_page() -> None:
    first = (
        Sheet().text(60, 60, TITLE).text(60, 700, "Hạn chế:").text(230, 700, "Không").text(60, 730, "Ngày lập:").text(230, 730, "1/3/2024")
    )
    second = Sheet().text(60, 60, "Nguyên nhân:").text(230, 60, "Do khối lượng công việc lớn, biên chế").text(230, 74, "giảm 3 người.")
    document = read_pdf(pdf(first, second))

    assert "giảm 3 người." in "\n".join([*lines(document), *(cell for table in tables(document) for row in table for cell in row)])


def test_the_head_of_every_page_and_the_marks_of_notes_are_no_answers() -> None:
    edges = [60.0, 200.0, 400.0]
    first = Sheet().text(60, 40, "ĐẢNG ỦY SỞ - Mẫu 02-TT").text(60, 70, TITLE).grid(edges, [80, 110]).text(64, 100, "Tên tập thể")
    first.text(204, 100, "Tổ một cửa").text(266, 95, "1", 6).line(60, 760, 200, 760).text(60, 772, "1 Căn cứ hồ sơ lưu tại chi bộ.", 9)
    second = Sheet().text(60, 40, "ĐẢNG ỦY SỞ - Mẫu 02-TT").grid(edges, [80, 110]).text(64, 100, "Số thành viên").text(204, 100, "12")
    document = read_pdf(pdf(first, second))

    assert tables(document) == [[["Tên tập thể", "Tổ một cửa"], ["Số thành viên", "12"]]]
    assert lines(document) == ["ĐẢNG ỦY SỞ - Mẫu 02-TT", TITLE, "1 Căn cứ hồ sơ lưu tại chi bộ."]


def test_notes_as_large_as_the_text_are_told_by_their_marks() -> None:
    edges = [60.0, 200.0, 400.0]
    first = Sheet().text(60, 70, TITLE).grid(edges, [80, 110]).text(64, 100, "Số thành viên").text(204, 100, "15").text(216, 95, "1", 6)
    first.text(60, 700, "Tổ một cửa").text(120, 695, "2", 6).line(60, 740, 200, 740).text(60, 760, "1 Căn cứ hồ sơ lưu tại chi bộ.")
    second = Sheet().text(60, 100, "Sản phẩm: Sổ tay").line(60, 740, 200, 740).text(60, 760, "2 Mới lập.")
    document = read_pdf(pdf(first, second))

    assert tables(document) == [[["Số thành viên", "15"]]]
    assert lines(document) == [TITLE, "Tổ một cửa", "Sản phẩm: Sổ tay", "1 Căn cứ hồ sơ lưu tại chi bộ.", "2 Mới lập."]


def test_a_raised_number_behind_a_number_is_told_where_no_note_is_found() -> None:
    page = (
        Sheet()
        .text(60, 70, TITLE)
        .text(60, 100, "Số thành viên: 15")
        .text(162, 96, "3", 6)
        .text(60, 130, "Diện tích: 20 m")
        .text(150, 126, "2", 6)
    )

    assert [place.paragraph for place in read_pdf(pdf(page)).doubtful] == [2]


def test_so_is_one_behind_a_word_that_is_no_unit() -> None:
    page = (
        Sheet().text(60, 70, TITLE).text(60, 100, "Ý: Kiến nghị").text(132, 96, "3", 6).text(60, 130, "Rộng 20 km").text(120, 126, "2", 6)
    )

    assert [place.paragraph for place in read_pdf(pdf(page)).doubtful] == [2]


def test_notes_that_no_rule_parts_are_told_by_their_numbers_all_of_which_are_marks() -> None:
    page = Sheet().text(60, 70, TITLE).text(60, 100, "Kiến nghị").text(114, 95, "1", 6).text(60, 130, "Hạn chế").text(102, 125, "2", 6)
    notes = page.text(60, 700, "1 Xem hồ sơ lưu.").text(60, 714, "2 Mới lập.")
    assert lines(read_pdf(pdf(notes))) == [TITLE, "Kiến nghị", "Hạn chế", "1 Xem hồ sơ lưu.", "2 Mới lập."]

    other = notes.text(60, 728, "4 Không có dấu.")
    assert lines(read_pdf(pdf(other)))[1:3] == ["Kiến nghị", "1"]


def test_drawn_boxes_are_tick_boxes_and_squares_of_a_table_are_cells() -> None:
    page = Sheet().text(60, 60, TITLE).text(74, 100, "Đạt").text(112, 100, "Chưa đạt")
    for x in (60, 98):
        page.content.append(f"{x} 741 m {x + 11} 741 l {x + 11} 752 l {x} 752 l {x} 741 l S")
    page.line(60, 90, 71, 101).line(60, 101, 71, 90).line(300, 80, 300, 120)
    page.content += ["300 741 m 311 741 l 311 752 l 300 752 l 300 741 l S", "311 741 m 322 741 l 322 752 l 311 752 l 311 741 l S"]

    assert lines(read_pdf(pdf(page)))[1] == "☒ Đạt ☐ Chưa đạt"


def test_old_letters_drawn_one_by_one_are_decoded_as_words() -> None:
    page = Sheet().text(60, 100, "Kyø baùo caùo: Quyù III naêm 2024")
    for number, letter in enumerate("ÑAÛNG"):
        page.text(60 + 7 * number, 60, letter)

    assert lines(read_pdf(pdf(page, fonts=("VNI-Times",))))[:2] == ["ĐẢNG", "Kỳ báo cáo: Quý III năm 2024"]


def test_cells_without_lines_are_what_was_drawn_in_one_go() -> None:
    page = Sheet().text(60, 60, TITLE)
    page.text(60, 100, "TT").text(120, 100, "Tiêu chí").text(260, 100, "Kết quả").text(330, 100, "Minh chứng")
    page.text(112, 120, "1").text(260, 120, "Đạt").text(112, 170, "2").text(330, 170, "Không có")
    page.text(120, 120, "Hằng năm hoàn thành ").text(120, 134, "tốt nhiệm vụ; trách ").text(120, 148, "nhiệm cao")
    page.text(330, 120, "Tiết kiệm 12 triệu đồng ").text(330, 134, "chi thường xuyên.").text(120, 170, "Sáng kiến, ").text(
        120, 184, "tiến bộ"
    )

    assert tables(read_pdf(pdf(page))) == [
        [
            ["TT", "Tiêu chí", "Kết quả", "Minh chứng"],
            ["1", "Hằng năm hoàn thành tốt nhiệm vụ; trách nhiệm cao", "Đạt", "Tiết kiệm 12 triệu đồng chi thường xuyên."],
            ["2", "Sáng kiến, tiến bộ", "", "Không có"],
        ]
    ]


def test_a_table_that_the_edge_of_the_page_cuts_off_has_its_last_column() -> None:
    page = Sheet().text(60, 60, TITLE).line(60, 80, 60, 140).line(200, 80, 200, 140)
    for y in (80, 110, 140):
        page.line(60, y, 500, y)
    page.text(64, 100, "Chi bộ").text(204, 100, "Chi bộ Văn phòng").text(64, 130, "Kỳ báo cáo").text(204, 130, "Quý III năm 2024")

    assert tables(read_pdf(pdf(page))) == [[["Chi bộ", "Chi bộ Văn phòng"], ["Kỳ báo cáo", "Quý III năm 2024"]]]


def test_a_line_with_a_tab_goes_on_at_the_left_and_still_belongs_to_its_answer() -> None:
    page = (
        Sheet().text(60, 60, TITLE).text(60, 100, "Sản phẩm:").text(200, 100, "Bộ tài liệu hướng dẫn chuyên đề cho đảng viên mới của chi ")
    )
    page.text(60, 114, "bộ và quần chúng.").text(60, 128, "Người lập: Trần Thúy")

    assert lines(read_pdf(pdf(page)))[1:] == [
        "Sản phẩm:\tBộ tài liệu hướng dẫn chuyên đề cho đảng viên mới của chi bộ và quần chúng.",
        "Người lập: Trần Thúy",
    ]


def test_tick_marks_of_symbol_fonts_are_ticks() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "\uf0fe Đạt   \uf0a8 Chưa đạt", font="F2")

    assert lines(read_pdf(pdf(page, fonts=("Times", "ABCDEF+Wingdings-Regular"))))[1] == "☒ Đạt   ☐ Chưa đạt"


def test_a_space_on_which_the_next_letter_stands_parts_no_word() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "ĐẢ").text(72, 100, " ").text(72, 100, "NG BỘ SỞ")

    assert lines(read_pdf(pdf(page)))[1] == "ĐẢNG BỘ SỞ"


def test_lines_set_apart_by_their_place_are_paragraphs_of_their_own() -> None:
    page = Sheet().text(485, 60, "Mẫu 05-TH").text(180, 75, "BIỂU TỔNG HỢP DANH SÁCH").text(60, 100, "Chi bộ: Văn phòng")
    page.text(479, 700, "T/M CHI BỘ").text(503, 714, "BÍ THƯ")

    assert lines(read_pdf(pdf(page))) == ["Mẫu 05-TH", "BIỂU TỔNG HỢP DANH SÁCH", "Chi bộ: Văn phòng", "T/M CHI BỘ", "BÍ THƯ"]


@pytest.mark.parametrize("look", ["bold", "underlined", "on colour", "in colour"])
def test_a_choice_that_is_set_off_is_known_by_its_look(look: str) -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 260], [80, 110])
    page.text(64, 100, "Đạt / ")
    if look == "in colour":
        page.content.append("1 0 0 rg")
    page.text(100, 100, "Chưa đạt", font="F2" if look == "bold" else "F1")
    if look == "underlined":
        page.line(100, 102, 148, 102)
    if look == "on colour":
        page.content.append("1 1 0 rg 100 738 48 14 re f")
    table = read_pdf(pdf(page, fonts=("Times", "Times-Bold"))).blocks[1]
    assert isinstance(table, Table)
    cell = table.rows[0][0]

    assert cell.text == "Đạt / Chưa đạt"
    assert [(cell.text[mark.start : mark.end], mark.kind.value) for mark in cell.emphasis] == [
        ("Chưa đạt", {"bold": "bold", "underlined": "underline", "on colour": "highlight", "in colour": "highlight"}[look])
    ]


@pytest.mark.parametrize(
    ("first", "second", "chosen"), [("Đạt", "Chưa đạt", 0), ("Đạt", "Chưa đạt", 1), ("Có", "Không", 1), ("Tập thể", "Cá nhân", 0)]
)
def test_of_two_choices_with_only_room_between_the_one_set_off_is_known(first: str, second: str, chosen: int) -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 260], [80, 110])
    page.text(64, 100, first, font="F2" if chosen == 0 else "F1").text(130, 100, second, font="F2" if chosen == 1 else "F1")
    table = read_pdf(pdf(page, fonts=("Times", "Times-Bold"))).blocks[1]
    assert isinstance(table, Table)
    cell = table.rows[0][0]

    assert [cell.text[mark.start : mark.end] for mark in cell.emphasis] == [(first, second)[chosen]]


def test_a_choice_above_which_the_end_of_a_line_elsewhere_stands_is_set_off_as_a_whole() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Là đảng viên:").text(150, 100, "Có", font="F2").text(180, 100, "Không")
    page.text(60, 300, "Ngày lập: 25/9/2024").line(60, 302, 156, 302).line(60, 332, 204, 332)
    marked = [one for block in read_pdf(pdf(page, fonts=("Times", "Times-Bold"))).blocks for one in pieces(block) if one.emphasis]
    assert [one.text[mark.start : mark.end] for one in marked for mark in one.emphasis] == ["Có"]


def test_of_two_heads_of_columns_that_are_both_in_bold_none_is_set_off() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Tập thể", font="F2").text(110, 100, "Cá nhân", font="F2")
    assert not [one for block in read_pdf(pdf(page, fonts=("Times", "Times-Bold"))).blocks for one in pieces(block) if one.emphasis]


def test_a_row_without_lines_right_above_a_drawn_table_belongs_to_it() -> None:
    page = Sheet().text(60, 60, TITLE).text(64, 95, "TT").text(124, 95, "Điển hình").text(284, 95, "Loại")
    page.grid([60, 120, 280, 430], [100, 130]).text(64, 120, "1").text(124, 120, "Trần Thúy").text(284, 120, "Cá nhân")

    assert tables(read_pdf(pdf(page))) == [[["TT", "Điển hình", "Loại"], ["1", "Trần Thúy", "Cá nhân"]]]


def test_the_rest_of_a_row_is_known_by_the_number_that_it_lacks() -> None:
    edges = [60.0, 90.0, 250.0, 400.0]
    first = (
        Sheet().text(60, 60, TITLE).grid(edges, [700, 730, 790]).text(64, 720, "TT").text(94, 720, "Tiêu chí").text(254, 720, "Minh chứng")
    )
    first.text(64, 750, "1").text(94, 750, "Chỉ thị số 05-").text(254, 750, "Có sáng kiến.")
    second = Sheet().grid(edges, [50, 80, 110]).text(94, 70, "CT/TW").text(254, 70, "Tiết kiệm 5 triệu đồng.")
    second.text(64, 100, "2").text(94, 100, "Sáng kiến").text(254, 100, "Không có")

    assert tables(read_pdf(pdf(first, second))) == [
        [
            ["TT", "Tiêu chí", "Minh chứng"],
            ["1", "Chỉ thị số 05-CT/TW", "Có sáng kiến. Tiết kiệm 5 triệu đồng."],
            ["2", "Sáng kiến", "Không có"],
        ]
    ]


def test_a_full_line_above_a_label_may_be_cut_and_is_told() -> None:
    page = Sheet().text(60, 60, TITLE)
    for number, text in enumerate(
        ("Danh hiệu: chiến sĩ thi đua cơ sở, ", "được tặng danh hiệu lao động tiên ", "tiến cấp cơ sở và lao động giỏi ", "năm 2023;")
    ):
        page.text(60, 100 + 14 * number, text)
    page.text(60, 200, "Số sáng kiến được công nhận cấp cơ").text(60, 214, "Sở (số lượng): 4")
    document = read_pdf(pdf(page))
    cut = [block for block in document.blocks if isinstance(block, Line) and block.place in document.doubtful]

    assert [line.text.partition(":")[0] for line in cut] == ["Danh hiệu", "Số sáng kiến được công nhận cấp cơ"]


def test_what_begins_behind_the_text_of_a_column_stands_in_the_next_one() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "NGƯỜI LẬP BIỂU").text(230, 100, "T/M CHI BỘ").text(168, 114, "BÍ THƯ")
    page.text(60, 150, "Tôn Thất Chính").text(230, 150, "Hồ Hữu Ánh")

    assert tables(read_pdf(pdf(page))) == [[["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"], ["", "BÍ THƯ"], ["Tôn Thất Chính", "Hồ Hữu Ánh"]]]


def test_names_that_a_page_break_sets_on_heights_of_their_own_stay_under_their_heads() -> None:
    first = Sheet().text(60, 60, TITLE).text(90, 780, "NGƯỜI LẬP BIỂU").text(350, 780, "T/M CHI BỘ")
    second = Sheet().text(60, 60, "Tôn Thất Chính").text(300, 75, "Hồ Hữu Ánh")

    assert tables(read_pdf(pdf(first, second))) == [[["NGƯỜI LẬP BIỂU", "T/M CHI BỘ"], ["Tôn Thất Chính", "Hồ Hữu Ánh"]]]


def test_a_word_of_an_old_encoding_that_a_narrow_column_breaks_is_told() -> None:
    page = Sheet().text(60, 60, "Kyø baùo caùo: Quyù III naêm 2024").grid([60, 112, 300], [80, 130, 160])
    page.text(66, 95, "tình nguye").text(66, 109, "än vieân").text(116, 95, "Caù nhaân").text(66, 150, "Taäp theå")
    document = read_pdf(pdf(page, fonts=("VNI-Times",)))
    table = next(block for block in document.blocks if isinstance(block, Table))

    assert [cell.place in document.doubtful for row in table.rows for cell in row] == [True, False, False, False]


def test_a_title_in_capitals_that_fills_its_line_does_not_go_on_with_a_label() -> None:
    title = "BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU"
    page = Sheet().text(60, 60, title).text(60, 75, "Chi bộ: Chi bộ Văn phòng").text(60, 90, "Kỳ báo cáo: Năm 2024")

    assert lines(read_pdf(pdf(page))) == [title, "Chi bộ: Chi bộ Văn phòng", "Kỳ báo cáo: Năm 2024"]

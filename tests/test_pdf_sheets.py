"""What sheets hide when they are printed: rows lower than their text, of which nothing but the beginning tells."""

from __future__ import annotations

import pytest

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE, tables
from toolkit.errors import UnreadableFile
from toolkit.model.document import Cell, Document, Line, Table
from toolkit.model.place import WHOLE_FILE
from toolkit.readers.pdf import FITTED, read_pdf

EDGES = [60.0, 170.0, 290.0, 400.0]


def told(document: Document) -> list[str]:
    """Return the texts of the cells that are told to a person."""
    cells: list[Cell] = [cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row]
    return [cell.text for cell in cells if cell.place in document.doubtful]


def row(page: Sheet, y: float, *cells: tuple[str, ...]) -> Sheet:
    """Draw a row whose cells end at the same height."""
    for x, cell in zip(EDGES, cells, strict=False):
        for number, text in enumerate(cell):
            page.text(x + 4, y - 14 * (len(cell) - 1 - number), text)
    return page


def test_a_cell_that_begins_within_a_sentence_at_the_edge_of_its_row_is_told() -> None:
    page = Sheet().text(60, 60, TITLE).grid(EDGES, [86, 102, 131])
    row(page, 98, ("Điển hình",), ("Khó khăn",), ("Theo dõi",))
    row(page, 127, ("Tổ một cửa",), ("doanh nghiệp chưa", "hợp tác"), ("Lê Văn An",))

    assert told(read_pdf(pdf(page, creator="Calc"))) == ["doanh nghiệp chưa hợp tác"]
    assert told(read_pdf(pdf(page, creator="Writer"))) == []


def test_so_is_a_cell_without_borders_and_the_others_of_the_table_that_fill_their_rows() -> None:
    page = Sheet().text(60, 60, TITLE)
    row(page, 98, ("Điển hình",), ("Khó khăn",), ("Theo dõi",))
    row(page, 136, ("Tổ một cửa",), ("doanh nghiệp chưa", "hợp tác"), ("Lê Văn An",))
    row(page, 174, ("Chi đoàn",), ("12 buổi học tập", "chuyên đề"), ("Vũ Thị Hòa",))

    assert told(read_pdf(pdf(page, creator="Calc"))) == ["doanh nghiệp chưa hợp tác", "12 buổi học tập chuyên đề"]


def test_a_row_whose_cell_has_room_for_another_line_is_whole() -> None:
    page = Sheet().text(60, 60, TITLE).grid(EDGES, [86, 102, 145])
    row(page, 98, ("Điển hình",), ("Khó khăn",), ("Theo dõi",))
    row(page, 141, ("Tổ một", "cửa của", "Sở"), ("chưa có trang", "thiết bị"), ("Lê Văn An",))

    assert told(read_pdf(pdf(page, creator="Calc"))) == []


def test_texts_closer_than_lines_are_told() -> None:
    page = Sheet().text(60, 60, TITLE).grid(EDGES, [86, 102, 130])
    row(page, 100, ("Điển hình",), ("Khó khăn",), ("Theo dõi",))
    page.text(64, 125, "Tổ một cửa").text(174, 110, "Thiếu người biết").text(174, 124, "công nghệ").text(294, 125, "Lê Văn An")

    document = read_pdf(pdf(page, creator="Calc"))
    assert told(document) == ["Khó khăn", "Thiếu người biết công nghệ"]
    assert WHOLE_FILE in document.doubtful  # rows that are too low somewhere may hide lines anywhere


def test_a_page_whose_cells_have_several_lines_stands_beside_the_first_one_by_its_rows() -> None:
    left, right = Sheet().text(60, 60, TITLE), Sheet()
    rows = (
        (90, "Họ và tên", ("Sản phẩm",)),
        (106, "(1)", ("(2)",)),
        (140, "Lê Văn An", ("Sổ tay nghiệp", "vụ, bản điện tử")),
        (190, "Tổ một cửa", ("Quy chế phối", "hợp, danh sách", "hộ kinh doanh")),
    )
    for y, name, product in rows:
        left.text(60, y, name)
        left.text(200, y, "Loại" if y == 90 else "x")
        for number, text in enumerate(product):
            right.text(60, y + 13.5 * number, text)
    document = read_pdf(pdf(left, right, creator="Calc"))

    [table] = [block for block in document.blocks if isinstance(block, Table) and len(block.rows) > 1]
    assert [cell.text.replace("\n", " ") for cell in table.rows[-1]] == ["Tổ một cửa", "x", "Quy chế phối hợp, danh sách hộ kinh doanh"]


def test_three_pages_of_a_table_with_columns_of_one_width_stand_beside_each_other() -> None:
    heads = (("Họ và tên", "Loại"), ("Sản phẩm", "Nhóm"), ("Xếp loại", "Theo dõi"))
    names = [("An", "Cá nhân"), ("Bình", "Cá nhân"), ("Chi", "Cá nhân"), ("Dũng", "Tập thể")]
    sheets = []
    for number, head in enumerate(heads):
        page = Sheet().grid([54, 208, 362], [150, 170, 200, 216, 250, 270])
        for y, (left, right) in zip((165, 190, 212, 238, 265), [head, *names], strict=True):
            page.text(60, y, left).text(214, y, right)
        sheets.append(page.text(60, 60, TITLE).text(60, 100, "Chi bộ Văn phòng") if number == 0 else page)
    document = read_pdf(pdf(*sheets, Sheet(), creator="Calc"))

    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.rows[0]] == [text for head in heads for text in head]
    assert len(table.rows) == 5


def test_a_page_whose_rows_are_too_low_for_their_text_stands_beside_by_its_lines() -> None:
    left = Sheet().text(60, 60, TITLE).text(60, 100, "Chi bộ Văn phòng").grid([54, 208, 362], [150, 165, 180, 195, 210])
    right = Sheet().grid([54, 208], [150, 165, 180, 195, 210])
    for number, (name, kind, product) in enumerate(
        (("Họ và tên", "Loại", "Sản phẩm"), ("An", "x", "Sổ tay "), ("Bình", "x", "Báo cáo "), ("Chi", "x", "Quy chế "))
    ):
        left.text(60, 161 + 15 * number, name).text(214, 161 + 15 * number, kind)
        right.text(60, 161 + 15 * number, product)
        if number:
            right.text(60, 161 + 15 * number + 13.4, "nghiệp vụ")

    document = read_pdf(pdf(left, right, creator="Calc"))
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.rows[0]] == ["Họ và tên", "Loại", "Sản phẩm"]
    assert [cell.text for cell in table.rows[3]] == ["Chi", "x", "Quy chế nghiệp vụ"]
    assert WHOLE_FILE not in document.doubtful  # of the page whose rows are too low, all may be cut, of the other nothing
    assert told(document) == ["Sản phẩm", "Sổ tay nghiệp vụ", "Báo cáo nghiệp vụ", "Quy chế nghiệp vụ"]


def test_columns_put_beside_each_other_leave_every_answer_for_a_look() -> None:
    first = Sheet().text(60, 60, "PHIẾU ĐÁNH GIÁ TIÊU CHÍ").text(60, 90, "Họ và tên").text(60, 125, "Lê Văn An").text(60, 145, "Tổ một cửa")
    second = Sheet().text(60, 90, "Người theo dõi").text(60, 125, "Vũ Thị Hòa").text(60, 145, "Hồ Văn Ba")
    document = read_pdf(pdf(first, second, creator="Calc"))

    assert [notice.code for notice in document.notices] == ["review"]
    assert WHOLE_FILE in document.doubtful
    assert WHOLE_FILE not in read_pdf(pdf(first, second, creator="Writer")).doubtful


def test_a_sheet_with_text_over_the_edge_of_its_paper_is_for_a_look_or_with_a_page_without_a_place_refused() -> None:
    first = Sheet().text(60, 60, "Chi bộ Văn phòng báo cáo kết quả").text(560, 90, "Minh chứng: có hồ sơ").text(60, 125, "Đạt")
    lone, advice = Sheet().text(300, 733, "Vũ Thị Hòa"), Sheet().text(60, 70, "Đề nghị các chi bộ ghi đủ.")

    assert WHOLE_FILE in read_pdf(pdf(first, creator="Calc")).doubtful
    assert WHOLE_FILE in read_pdf(pdf(first, advice, creator="Calc")).doubtful
    assert WHOLE_FILE not in read_pdf(pdf(first, creator="Writer")).doubtful
    with pytest.raises(UnreadableFile, match="nhiều trang ngang"):
        read_pdf(pdf(first, lone, creator="Calc"))


@pytest.mark.parametrize(
    ("end", "head", "stray"),
    [
        (300, "Người lập biểu", True),
        (740, "Người lập biểu", False),
        (300, "Chi bộ Văn phòng", False),
        (300, "HƯỚNG DẪN GHI BIỂU", False),
    ],
)
def test_a_page_of_a_sheet_goes_on_below_a_full_one_or_begins_like_another(end: float, head: str, stray: bool) -> None:
    first = Sheet().text(60, 60, "Chi bộ Văn phòng").text(60, 80, "Kỳ báo cáo năm").text(60, 105, "Họ và tên").text(60, end, "Ghi chú thêm")
    first.text(560, 105, "Minh chứng: có hồ sơ")
    second = Sheet().text(60, 65, head).text(60, 92, "Kỳ báo cáo năm" if head.startswith("Chi") else "Vũ Thị Hòa")
    data = pdf(first, second, creator="Calc")

    if stray:
        with pytest.raises(UnreadableFile, match="nhiều trang ngang"):
            read_pdf(data)
    else:
        assert WHOLE_FILE in read_pdf(data).doubtful


def test_an_item_right_behind_another_is_told() -> None:
    page = Sheet().text(60, 60, TITLE).grid([60, 300], [80, 110, 140, 170])
    page.text(64, 100, "- Thiếu nhân lực- Phần mềm chậm").text(64, 130, "- Tổ công nghệ số - Chi bộ").text(64, 160, "Tổ trưởng- Chi bộ một")

    assert told(read_pdf(pdf(page))) == ["- Thiếu nhân lực- Phần mềm chậm"]


def test_labels_of_a_sheet_whose_answers_alone_have_borders_stand_in_their_rows() -> None:
    page = Sheet().text(60, 60, TITLE).grid([200, 300], [90, 110, 130, 150]).grid([400, 500], [90, 110])
    for number, (label, answer) in enumerate((("Họ và tên:", "Lê Văn An"), ("Năm sinh:", "1974"), ("Chức vụ:", "Kế toán"))):
        page.text(60, 105 + 20 * number, label).text(204, 105 + 20 * number, answer)
    page.text(310, 105, "Kỳ báo cáo:").text(404, 105, "Quý III/2024")

    assert tables(read_pdf(pdf(page, creator="Calc"))) == [
        [["Họ và tên:", "Lê Văn An"], ["Năm sinh:", "1974"], ["Chức vụ:", "Kế toán"]],
        [["Kỳ báo cáo:", "Quý III/2024"]],
    ]


def test_the_name_of_a_sheet_above_each_page_parts_no_table() -> None:
    first = Sheet().text(280, 67, "Sheet1").grid(EDGES, [700, 720])
    second = Sheet().text(280, 67, "Sheet1").grid(EDGES, [90, 110])
    row(first.text(60, 100, TITLE), 714, ("Điển hình",), ("Khó khăn",), ("Theo dõi",))
    row(second, 104, ("Tổ một cửa",), ("Không",), ("Lê Văn An",))

    assert tables(read_pdf(pdf(first, second, creator="Calc"))) == [
        [["Điển hình", "Khó khăn", "Theo dõi"], ["Tổ một cửa", "Không", "Lê Văn An"]]
    ]


def test_columns_whose_borders_fit_leave_only_what_may_be_cut_for_a_look() -> None:
    heights = [86.0, 102.0, 118.0, 134.0, 150.0]
    first = Sheet().text(60, 60, TITLE).grid([60, 300, 560], heights)
    second = Sheet().grid([20, 200], heights)
    for number, (label, answer, note) in enumerate(
        (
            ("Điển hình", "Hiệu quả", "Theo dõi"),
            ("Tổ một", "Giảm", "Lê An"),
            ("Tổ hai", "Tốt", "Vũ Hòa"),
            ("Tổ ba", "Ít", "Hồ Văn Ba đã theo dõi năm"),
        )
    ):
        first.text(64, 98 + 16 * number, label).text(304, 98 + 16 * number, answer)
        second.text(24, 98 + 16 * number, note)
    document = read_pdf(pdf(first, second, creator="Calc"))

    assert tables(document)[0][3] == ["Tổ ba", "Ít", "Hồ Văn Ba đã theo dõi năm"]
    assert WHOLE_FILE not in document.doubtful
    assert told(document) == ["Hồ Văn Ba đã theo dõi năm"]
    assert [notice.detail for notice in document.notices] == [FITTED]


def test_columns_whose_rows_do_not_fit_do_not() -> None:
    heights = [86.0, 102.0, 118.0, 134.0, 150.0]
    first = Sheet().text(60, 60, TITLE).grid([60, 300, 560], heights)
    second = Sheet()
    for number in range(4):
        first.text(64, 98 + 16 * number, f"Tổ {number}").text(304, 98 + 16 * number, "Tốt")
        second.text(24, 98 + 16 * number, "Lê An")

    assert WHOLE_FILE in read_pdf(pdf(first, second, creator="Calc")).doubtful


def test_a_page_that_lies_within_merged_cells_and_shows_their_level_lines_alone_fits() -> None:
    heights = [86.0 + 16 * number for number in range(8)]
    first, second = Sheet().text(60, 60, TITLE).grid([60, 300, 560], heights), Sheet()
    for number in range(7):
        first.text(64, 98 + 16 * number, f"Câu hỏi {number}").text(304, 98 + 16 * number, f"Trả lời {number}")
    first.text(450, 98, "vừa được giao ở đơn")
    second.text(20, 98, "vị.").text(300, 98, "Mẫu")
    for height in heights:
        second.line(20, height, 380, height)
    document = read_pdf(pdf(first, second, creator="Calc"))

    assert WHOLE_FILE not in document.doubtful
    assert [notice.detail for notice in document.notices] == [FITTED]


def test_the_numbers_of_pages_do_not_put_a_name_alone_beside_the_page_above() -> None:
    first, last = Sheet().text(60, 40, TITLE), Sheet().text(300, 60, "Bế Bá Thiện").text(280, 780, "2/2").text(280, 800, "2/2")
    for number in range(18):
        first.text(60, 60 + 36 * number, f"Nội dung {number}:").text(200, 60 + 36 * number, "Đã làm xong")
    first.text(280, 780, "1/2").text(280, 800, "1/2")

    document = read_pdf(pdf(first, last, creator="Calc"))
    assert not document.notices
    assert not document.doubtful


def test_a_page_with_the_signatures_goes_on_below_a_full_one_whose_lines_are_at_its_heights() -> None:
    heights = [60, 78, 90, 130, *range(150, 721, 20)]
    first, second = Sheet().text(60, 60, TITLE), Sheet()
    for number, y in enumerate(heights[1:]):
        first.text(60, y, f"Dòng {number} của biểu")
    for y, text in zip(heights[:4], ("T/M CHI BỘ", "BÍ THƯ", "(Ký, ghi rõ họ tên)", "Bế Thị Chinh"), strict=True):
        second.text(400, y, text)

    document = read_pdf(pdf(first, second, creator="Calc"))
    assert WHOLE_FILE not in document.doubtful
    assert [block.text for block in document.blocks if isinstance(block, Line)][-1] == "Bế Thị Chinh"

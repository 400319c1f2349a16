"""Cells of sheets without borders, or too narrow for what stands in them."""

from __future__ import annotations

from tests.pdf_maker import Sheet, pdf
from tests.test_pdf import TITLE
from tests.test_pdf_sheets import told
from toolkit.model.document import Line, Table
from toolkit.readers.pdf import read_pdf
from toolkit.readers.pdf.at_border import told_at_edge
from toolkit.readers.pdf.page import open_pages
from toolkit.readers.pdf.paragraphs import CUT

EDGES = [60.0, 170.0, 245.0, 400.0]


def sheet() -> Sheet:
    return Sheet().text(60, 60, TITLE).grid(EDGES, [86, 102, 118])


def test_one_line_that_runs_over_the_border_was_cut_and_so_were_others_that_fill_their_cells() -> None:
    page = sheet().text(64, 98, "Điển hình").text(174, 98, "Tổ chuyển đổi ss").text(249, 98, "Lê Văn An")
    page.text(64, 114, "Chi đoàn Một cửa").text(174, 114, "Bằng khen UB").text(249, 114, "Vũ Thị Hòa")

    assert told(read_pdf(pdf(page, creator="Calc"))) != []
    assert told(read_pdf(pdf(page, creator="Writer"))) == []


def test_lines_that_leave_room_before_the_border_are_whole() -> None:
    page = sheet().text(64, 98, "Điển hình").text(174, 98, "Khó khăn").text(249, 98, "Lê Văn An")

    assert told(read_pdf(pdf(page, creator="Calc"))) == []


def rows(tops: tuple[float, ...]) -> Sheet:
    """Draw numbered rows, what wraps after all of them: the label on two lines from the first height, the answer on three from the other."""
    page = Sheet().text(60, 60, TITLE)
    for number, y in enumerate((120.0, 200.0, 280.0), 1):
        page.text(60, y, str(number)).text(200, y, "Đạt")
    page.text(60, 330, "NGƯỜI LẬP BIỂU").text(400, 330, "T/M CHI BỘ").text(60, 380, "Lê Văn An").text(400, 380, "Vũ Thị Hòa")
    for number, y in enumerate((120.0, 200.0, 280.0)):
        for line, text in enumerate(("Phong trào", "thi đua")):
            page.text(90, y + tops[0] + 14 * line, text)
        for line, text in enumerate(("Sáng kiến", "Của tổ", f"được {number} giải")):
            page.text(260, y + tops[1] + 14 * line, text)
    return page


def test_cells_centred_in_their_rows_stand_in_one_row() -> None:
    for tops in ((-7.0, -14.0), (0.0, 0.0), (-14.0, -28.0)):
        document = read_pdf(pdf(rows(tops), creator="Calc"))
        table = next(block for block in document.blocks if isinstance(block, Table))
        said = [[cell.text.replace("\n", " ") for cell in row[:4]] for row in table.rows if row[0].text.isdigit()]

        assert said == [[str(number), "Phong trào thi đua", "Đạt", f"Sáng kiến Của tổ được {number - 1} giải"] for number in (1, 2, 3)]


def test_a_label_cut_by_its_answer_is_parted_from_it() -> None:
    page = Sheet().text(60, 60, TITLE).text(60, 100, "Nhóm nội dung thực hi").text(163, 100, "Số 2")
    document = read_pdf(pdf(page, creator="Calc"))
    text = " ".join(block.text for block in document.blocks if isinstance(block, Line)) + " ".join(
        cell.text for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row
    )

    assert "hiSố" not in text


def test_a_line_that_reaches_the_edge_of_a_sheet_within_a_sentence_is_told() -> None:
    long, whole = "Ban hành Quyết định về quy chế chi tiêu nội", "Ban hành Quyết định về quy chế chi tiêu bộ."
    page = Sheet().text(60, 100, TITLE).text(60, 140, "Sản phẩm:").text(200, 140, long).text(60, 180, "Kết quả:").text(200, 180, whole)
    document = read_pdf(pdf(page, creator="Calc"))

    assert [block.text for block in document.blocks if isinstance(block, Line) and block.place in document.doubtful] + told(document) != []
    assert told(read_pdf(pdf(page, creator="Writer"))) == []


def test_text_that_runs_over_an_empty_cell_leaves_it_empty() -> None:
    edges = [60.0, 110.0, 200.0, 290.0, 380.0, 470.0]
    page = Sheet().text(60, 60, TITLE).grid(edges, [86, 102, 118]).line(60, 134, 470, 134)
    for x in (60.0, 110.0, 200.0, 380.0, 470.0):
        page.line(x, 118, x, 134)
    for number, y in enumerate((98, 114, 130)):
        page.text(64, y, str(number)).text(114, y, "Tổ một").text(204, y, "Tốt" if number < 2 else "Hoàn thành xuất sắc").text(384, y, "An")
        if number < 2:
            page.text(294, y, "Giấy khen")

    table = next(block for block in read_pdf(pdf(page, creator="Calc")).blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[2]] == ["2", "Tổ một", "Hoàn thành xuất sắc", "", "An"]


def test_a_line_of_a_sheet_without_borders_that_its_edge_cuts_is_told_also_above_an_item() -> None:
    page = Sheet().text(60, 90, TITLE).text(60, 120, "- Minh chứng: Rút ngắn thời gian trả kết quả từ").text(60, 135, "2. Tiêu chí hai")
    page.text(60, 150, "- Minh chứng: Có hai sáng kiến, được Sở Công").text(60, 165, "Thương công nhận")
    [drawn] = open_pages(pdf(page, creator="Calc"))

    assert [piece.text for piece in told_at_edge(drawn).pieces if CUT in piece.text] == [f"từ{CUT}"]

"""What is struck out, underlined or bold counts wherever it stands: behind a list's number, on any line of a cell, in lines that go on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, cell, filled, para, row_of, run, said, table, word
from tests.test_match_silence import HEADS
from toolkit.match.pieces import Content, lines_of, moved
from toolkit.model.document import Emphasis, EmphasisKind
from toolkit.model.place import Place
from toolkit.model.submission import State

PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
COLLECTIVE = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n"
FIGURES = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n"
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize("number", ["%1.", "Câu %1."])
@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (run("Có", "<w:strike/>") + run(" / Không"), False),
        (run("Có / ") + run("Không", "<w:strike/>"), True),
        (run("Có", '<w:u w:val="single"/>') + run(" / Không"), True),
        (run("Có / ") + run("Không", '<w:u w:val="single"/>'), False),
    ],
    ids=["yes struck", "no struck", "yes underlined", "no underlined"],
)
def test_the_number_of_a_list_does_not_shift_what_is_set_off(number: str, runs: str, expected: bool) -> None:
    head = "".join(para(run(line)) for line in f"{PERSON}Họ và tên: Lý Văn Hải\nNăm sinh: 1975".split("\n"))

    assert said(word(head + para(run("Là đảng viên: ") + runs, LISTED), numbering=NUMBERS.format(number)))["la_dang_vien"] is expected


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ('<w:color w:val="FF0000"/>', True),
        ('<w:color w:val="0070C0"/>', True),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', True),
        ('<w:highlight w:val="yellow"/>', True),
        ('<w:color w:val="auto"/>', State.BLANK),
        ('<w:color w:val="333333"/>', State.BLANK),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', State.BLANK),
    ],
)
def test_a_choice_in_or_on_colour_is_chosen(look: str, expected: object) -> None:
    drawn = "".join(para(run(line)) for line in f"{PERSON}Họ và tên: Lý Văn Hải\nNăm sinh: 1975".split("\n"))

    assert said(word(drawn + para(run("Là đảng viên: ") + run("Có", look) + run(" / Không"))))["la_dang_vien"] == expected


def test_each_line_of_a_cell_keeps_what_is_struck_out_in_it() -> None:
    cell = "| Họ và tên: <s>Đỗ Mai</s> Lý Văn Hải⏎Là đảng viên: Có / <s>Không</s>⏎Giữ chức vụ lãnh đạo, quản lý: <u>Có</u> / Không |"
    found = said(filled("docx", PERSON + cell))

    assert found == {"ho_ten": "Lý Văn Hải", "la_dang_vien": True, "la_lanh_dao": True}


@pytest.mark.parametrize("gap", ["\n", "\nVà 5 ghế đá.\n"])
def test_lines_that_go_on_bring_what_is_struck_out_in_them(gap: str) -> None:
    found = said(filled("docx", f"{FIGURES}Số tin, bài tuyên truyền: 5\nKết quả nổi bật: Đã trồng cây.{gap}<s>Đã được khen.</s>"))

    assert found["ket_qua_noi_bat"] == Review(f"Đã trồng cây.{gap}".strip())


def test_result_and_evidence_in_one_cell_keep_what_is_struck_out() -> None:
    table = (
        "| Tên tập thể | Tổ xanh |\n\n| TT | Tiêu chí | Kết quả và minh chứng |\n"
        "| 1 | Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW | Kết quả: Đạt / <s>Chưa đạt</s>⏎Minh chứng: Ba đợt thi đua. |\n"
        "| 2 | Học tập, làm theo Bác gắn với NQTW4 và KL 21 | Kết quả: Đạt⏎Minh chứng: Một <s>hai</s> buổi học. |"
    )
    found = said(filled("docx", COLLECTIVE + table))

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", "Ba đợt thi đua.")
    assert found["TT2.minh_chung"] == Review("Một buổi học.")


def test_marks_go_with_their_words() -> None:
    struck = (Emphasis(start=6, end=9, kind=EmphasisKind.STRIKE),)
    lines = list(lines_of("Một,\nhai ba", struck))
    content = Content("Không", Place())
    content.add(*lines[1])

    assert lines == [("Một,", ()), ("hai ba", moved(struck, 5))]
    assert [content.text[mark.start : mark.end] for mark in content.emphasis] == ["ai "]
    assert content.part(6, 9) == Content("hai", Place(), None, (Emphasis(start=1, end=4, kind=EmphasisKind.STRIKE),))


@pytest.mark.parametrize(
    ("form", "drawing", "expected"),
    [
        ("01-DK", "| Nhóm nội dung thực hiện | 2 <s>1</s> |", {"nhom_noi_dung": Review((2,))}),
        ("01-DK", "| Tiếp tục điển hình đã lựa chọn | <s>☑ Có</s> ☐ Không |", {"tiep_tuc": Review(True)}),
        ("04-KQ", "| Số điển hình tập thể | 5 <s>3</s> |", {"so_tap_the": Review(5)}),
        ("02-CN", "| Năm sinh | <s>1980</s> |", {"nam_sinh": Review(1980)}),
    ],
)
def test_what_was_written_anew_beside_struck_words_is_the_answer_for_a_look(form: str, drawing: str, expected: object) -> None:
    assert said(filled("docx", HEADS[form] + drawing)) == expected


def test_letters_that_nobody_sees_are_no_part_of_an_answer() -> None:
    drawing = "| Ngày lập | 6\u200b/12/2024\ufeff |\n| Số điển hình tập thể | \ufeff3 |\n| Kết quả nổi bật | \u200b |\n| Hạn chế | <s>\u200bMột</s> Hai |"
    found = said(filled("docx", HEADS["04-KQ"] + drawing))

    assert (found["ngay_lap"], found["so_tap_the"], found["ket_qua_noi_bat"]) == (date(2024, 12, 6), 3, State.BLANK)
    assert found["han_che"] == Review("Hai")


@pytest.mark.parametrize("runs", [run("Đạt / ") + run("Chưa đạt", "<w:strike/>"), run("Đạt", "<w:b/>") + run(" / Chưa đạt")])
def test_a_result_told_by_what_is_set_off_stands_beside_its_name_below_a_criterion_in_a_line(runs: str) -> None:
    head = "".join(para(run(line)) for line in f"{PERSON}Họ và tên: Lý Văn Hải\nTiêu chí 1: Hoàn thành nhiệm vụ, sáng kiến".split("\n"))
    rows = row_of(cell(para(run("Tự đánh giá"))), cell(para(runs))) + row_of(
        cell(para(run("Minh chứng"))), cell(para(run("Có 02 sáng kiến.")))
    )
    found = said(word(head + table(rows)))

    assert found["CN1.ket_qua"] == "dat"
    assert found["CN1.minh_chung"] == Review("Có 02 sáng kiến.")  # like a question's words, and no blank

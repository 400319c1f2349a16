"""Tables that a program wrote out cell by cell are tables again where their numbers tell so."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, para, run, said, word

HEAD = """
MẪU 02-TT
PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU
(đối với tập thể)
Chi bộ: Chi bộ Văn phòng
Kỳ báo cáo: Năm 2024
Hình thức đề nghị: {award}
"""
CRITERIA = [
    ["TT", "Tiêu chí", "Đạt", "Chưa đạt", "Minh chứng"],
    ["1", "Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW", "x", "", "Phát động 03 đợt thi đua."],
    ["2", "Học tập, làm theo Bác gắn với NQTW4 và KL 21", "", "x", ""],
    ["3", "Phòng, chống tham nhũng, lãng phí; hoạt động xã hội, từ thiện", "x", "", "Kê khai tài sản đúng hạn."],
]
FOUND = {
    "TT1.ket_qua": "dat",
    "TT1.minh_chung": "Phát động 03 đợt thi đua.",
    "TT2.ket_qua": "chua_dat",
    "TT3.ket_qua": "dat",
    "TT3.minh_chung": "Kê khai tài sản đúng hạn.",
}


def written_out(rows: list[list[str]], award: str = "…………") -> bytes:
    lines = [*HEAD.format(award=award).strip().split("\n"), *(cell for row in rows for cell in row)]
    return word("".join(para(run(line)) for line in lines))


@pytest.mark.parametrize("award", ["…………", "", "Giấy khen"])
def test_criteria_in_columns_that_were_written_out_are_read(award: str) -> None:
    answers = said(written_out(CRITERIA, award))

    assert answers.items() >= FOUND.items()
    assert answers["hinh_thuc_de_nghi"] == ("Giấy khen" if award == "Giấy khen" else "blank")
    assert "TT2.minh_chung" not in answers or answers["TT2.minh_chung"] == "blank"


def test_a_list_that_was_written_out_is_read() -> None:
    lines = [
        *("Mẫu 05-TH", "BIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU", "Chi bộ: Chi bộ Văn phòng", "Kỳ báo cáo: Năm 2024"),
        *("STT", "Họ và tên/Tên tập thể", "Loại", "Nhóm nội dung", "Sản phẩm cụ thể", "Người theo dõi"),
        *("01", "Lê An", "Cá nhân", "3", "Sổ tay", "Ngô Bình"),
        *("02", "Tổ một cửa", "Tập thể", "1", "Quy trình", "Hà Chi"),
        *("T/M CHI BỘ", "BÍ THƯ", "Vũ Dũng"),
    ]
    answers = said(word("".join(para(run(line)) for line in lines)))
    rows = answers["danh_sach"]

    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["nhom_noi_dung"], row["nguoi_theo_doi"]) for row in rows] == [
        ("Lê An", (3,), "Ngô Bình"),
        ("Tổ một cửa", (1,), "Hà Chi"),
    ]
    assert answers["bi_thu"] == "Vũ Dũng"


def test_the_head_of_a_table_whose_rows_are_unlike_ends_at_least_the_answer_above_it() -> None:
    rows = [row if number != 2 else [*row, "thêm một đoạn"] for number, row in enumerate(CRITERIA)]
    answers = said(written_out(rows))

    assert answers["hinh_thuc_de_nghi"] in ("blank", Review(None))


def test_the_same_table_as_a_table_says_the_same() -> None:
    drawing = HEAD.format(award="Giấy khen") + "\n".join("| " + " | ".join(row) + " |" for row in CRITERIA)

    assert said(filled("docx", drawing)).items() >= FOUND.items()

"""Remarks behind answers, hints and units beside them: what only confirms or explains is no reason for a look, what may turn the answer is."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS, KINDS
from toolkit.text.remarks import without_remark


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("08 (tám) (có quyết định)", "08 (tám)"),
        ("1 - đã báo cáo", "1"),
        ("HTXSNV (kèm quyết định)", "HTXSNV"),
        ("Có (xác nhận của chi ủy)", "Có"),
        ("Đạt (theo biên bản họp chi bộ)", "Đạt"),
        ("Đạt (số liệu tính đến hết kỳ)", "Đạt"),
        ("Chi bộ Văn phòng (đã kiểm tra)", "Chi bộ Văn phòng"),
    ],
)
def test_a_remark_that_confirms_is_no_part_of_the_answer(text: str, left: str) -> None:
    assert without_remark(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "5 (dự kiến)",
        "5 (kế hoạch 7)",
        "5 (theo kế hoạch)",
        "5 (có 2 chưa duyệt)",
        "5 (đã báo cáo kỳ trước)",
        "Đạt (chưa có hồ sơ)",
        "Đạt - chưa báo cáo",
        "Có (đã nghỉ hưu)",
        "(có quyết định)",
    ],
)
def test_a_remark_that_may_turn_the_answer_stays(text: str) -> None:
    assert without_remark(text) == text


@KINDS
@pytest.mark.parametrize("beside", ["người", "cái", "đã kiểm tra", "(ghi bằng số)", "(nếu có)", "ok"])
def test_what_a_form_prints_behind_an_answer_is_none_of_it(kind: str, beside: str) -> None:
    assert said(filled(kind, HEADS["04-KQ"] + f"| Số điển hình tập thể | 5 | {beside} |"))["so_tap_the"] == 5


@KINDS
@pytest.mark.parametrize("beside", ["7", "đề nghị xem lại", "(kỳ trước 7)", "Xin bổ sung sau", "trong đó 2 mới"])
def test_what_else_stands_behind_an_answer_is_for_a_look(kind: str, beside: str) -> None:
    assert said(filled(kind, HEADS["04-KQ"] + f"| Số điển hình tập thể | 5 | {beside} |"))["so_tap_the"] == Review(5)


def test_an_order_in_brackets_before_a_colon_is_the_forms_own() -> None:
    found = said(filled("docx", HEADS["04-KQ"] + "Chi bộ (ghi đầy đủ tên): Chi bộ Văn phòng\nNgười lập (ghi rõ họ tên): Lê Văn An"))

    assert (found["don_vi"], found["nguoi_lap"]) == ("VP", "Lê Văn An")


@pytest.mark.parametrize(
    ("below", "look"),
    [
        ("Tổng quân số của tổ: 12", False),
        ("Số biên bản họp: 15-BB/CB", False),
        ("Phụ trách chung: Trần Thị Bình", True),
        ("Hoàng Văn Nam: phụ trách chuyên môn", True),
    ],
)
def test_a_name_goes_on_with_no_unknown_label_but_perhaps_with_another_name(below: str, look: bool) -> None:
    found = said(filled("docx", f"{HEADS['02-TT']}Người lập biểu: Lê Văn An\n{below}\nTên tập thể: Tổ xanh"))["nguoi_lap"]

    assert found == (Review("Lê Văn An") if look else "Lê Văn An")


def test_honours_below_each_other_are_one_answer() -> None:
    lines = "Danh hiệu thi đua:\nChiến sĩ thi đua cơ sở năm 2023\nChiến sĩ thi đua cấp tỉnh\nSố sáng kiến được công nhận:\n2"
    found = said(filled("docx", f"{HEADS['02-CN']}Họ và tên:\nLê Văn An\n{lines}"))

    assert found["danh_hieu_thi_dua"] == "Chiến sĩ thi đua cơ sở năm 2023\nChiến sĩ thi đua cấp tỉnh"


@KINDS
@pytest.mark.parametrize("named", ["Minh chứng", "- Dẫn chứng cụ thể"])
def test_evidence_below_the_criterion_in_its_cell_is_read_beside_the_result(kind: str, named: str) -> None:
    table = f"| TT | Tiêu chí | Kết quả |\n| 1 | Hoàn thành nhiệm vụ, sáng kiến⏎{named}: Hai lần được khen. | ☒ Đạt ☐ Chưa đạt |"
    found = said(filled(kind, HEADS["02-CN"] + table))

    assert found == {"CN1.ket_qua": "dat", "CN1.minh_chung": "Hai lần được khen."}


def test_two_places_of_evidence_for_one_criterion_are_for_a_look() -> None:
    row = "| 1 | Hoàn thành nhiệm vụ, sáng kiến⏎Minh chứng: Hai lần được khen. | ☒ Đạt ☐ Chưa đạt | Có ba sáng kiến |"
    found = said(filled("docx", f"{HEADS['02-CN']}| TT | Tiêu chí | Kết quả | Minh chứng |\n{row}"))

    assert found == {"CN1.ket_qua": "dat", "CN1.minh_chung": Review("Có ba sáng kiến")}


def test_a_hint_on_the_line_below_a_label_is_no_label_itself() -> None:
    drawing = "| Lập biểu⏎(họ và tên) | Thạch Thị Vượng |\n| Họ và tên⏎(ghi đầy đủ họ tên) | Vũ Tiến Ưng |\n| Năm sinh | 1980 |"
    found = said(filled("docx", HEADS["02-CN"] + drawing))

    assert (found["ho_ten"], found["nam_sinh"]) == ("Vũ Tiến Ưng", 1980)


def test_a_cell_merged_over_the_rows_of_a_part_is_no_label() -> None:
    rows = ["Tên tập thể | Tổ xanh", "Số thành viên | 12", "Việc khác đã làm | Hai"]
    drawing = "\n".join(f"| {'Thông tin⏎điển hình' if number == 0 else '^'} | {row} |" for number, row in enumerate(rows))
    found = said(filled("docx", HEADS["02-TT"] + drawing))

    assert found == {"ten_dien_hinh": "Tổ xanh", "so_thanh_vien": 12}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("6 tập thể (theo Quyết định số 12/QĐ-SCT)", "6 tập thể"),
        ("HTTNV - theo QĐ số 45-QĐ/ĐU", "HTTNV"),
        ("Đạt (5/5 phiếu)", "Đạt"),
        ("HTTNV (chi bộ biểu quyết 100%)", "HTTNV"),
        ("1; 2 (theo Kế hoạch 185)", "1; 2"),
        ("Đạt (3/5 phiếu)", "Đạt (3/5 phiếu)"),
        ("HTXSNV (biểu quyết 80%)", "HTXSNV (biểu quyết 80%)"),
        ("Không (đã có báo cáo)", "Không (đã có báo cáo)"),
        ("0 (có danh sách)", "0 (có danh sách)"),
        ("5 - tăng 2 so với kỳ trước", "5 - tăng 2 so với kỳ trước"),
    ],
)
def test_papers_and_votes_of_all_confirm_an_answer_and_what_denies_keeps_its_remark(text: str, left: str) -> None:
    assert without_remark(text) == left


@KINDS
def test_a_period_says_which_copy_it_is_of_and_a_rating_that_it_is_one(kind: str) -> None:
    drawing = "| Kỳ báo cáo | Quý I/2024 (lần 1) |\n| Xếp loại tổ chức đảng | Loại: Xuất sắc |"
    found = said(filled(kind, HEADS["02-TT"] + drawing))

    assert (str(found["ky_bao_cao"]), found["xep_loai_to_chuc_dang"]) == ("2024-Q1", "Hoàn thành xuất sắc nhiệm vụ")


@KINDS
@pytest.mark.parametrize(
    ("form", "label", "text", "id", "value"),
    [
        ("02-TT", "Kỳ báo cáo", "Quý III (từ 01/07/2024 đến 30/09/2024)", "ky_bao_cao", "2024-Q3"),
        ("02-TT", "Kỳ báo cáo", "năm công tác 2024", "ky_bao_cao", "2024"),
        ("02-CN", "Năm sinh", "1997 (27 tuổi)", "nam_sinh", 1997),
        ("02-CN", "Họ và tên", "……Trần Thị Yến……", "ho_ten", "Trần Thị Yến"),
        ("02-CN", "Người lập biểu", "Đ/c: Lê Văn An", "nguoi_lap", "Đ/c: Lê Văn An"),
        ("02-CN", "Mức xếp loại chất lượng", "HTXSNV (92 điểm)", "xep_loai", "Hoàn thành xuất sắc nhiệm vụ"),
        ("02-CN", "Chi bộ", "CB QLTM - Sở Công Thương tỉnh Thái Nguyên", "don_vi", "QLTM"),
        ("04-KQ", "Số điển hình tập thể", "7 (ghi bằng chữ: bảy)", "so_tap_the", 7),
    ],
)
def test_ordinary_ways_to_write_an_answer_need_no_look(kind: str, form: str, label: str, text: str, id: str, value: object) -> None:
    found = said(filled(kind, f"{HEADS[form]}| {label} | {text} |"))[id]

    assert found == value or str(found) == value


@pytest.mark.parametrize(
    ("form", "label", "text", "id"),
    [
        ("02-TT", "Kỳ báo cáo", "Quý III (từ 01/07/2024 đến 30/06/2024)", "ky_bao_cao"),
        ("02-TT", "Kỳ báo cáo", "Quý III (từ 01/07/2023 đến 30/09/2024)", "ky_bao_cao"),
        ("02-CN", "Họ và tên", "Trần Thị Yến; thay Lê Văn An: nghỉ", "ho_ten"),
        ("02-CN", "Mức xếp loại chất lượng", "HTXSNV (đề nghị)", "xep_loai"),
        ("04-KQ", "Số điển hình tập thể", "7 (bằng chữ: tám mươi)", "so_tap_the"),
    ],
)
def test_what_contradicts_itself_is_not_read_in_silence(form: str, label: str, text: str, id: str) -> None:
    found = said(filled("docx", f"{HEADS[form]}| {label} | {text} |"))[id]

    assert isinstance(found, Review) or str(found) in ("invalid", "blank")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chưa đạt (thiếu hồ sơ)", "chua_dat"),
        ("Đạt tốt", "dat"),
        ("Đạt (xem minh chứng)", "dat"),
        ("Chưa đạt (đề nghị xét lại)", Review("chua_dat")),
    ],
)
def test_why_a_criterion_is_not_met_and_how_well_it_is_turn_nothing(text: str, expected: object) -> None:
    table = f"| TT | Tiêu chí | Kết quả | Minh chứng |\n| 1 | Hoàn thành nhiệm vụ, sáng kiến | {text} | Hai lần được khen. |"

    assert said(filled("docx", HEADS["02-CN"] + table))["CN1.ket_qua"] == expected


@pytest.mark.parametrize(("above", "look"), [("| Chi bộ | Chi bộ Văn phòng | < | < |", False), ("| Chi bộ | Chi bộ Văn phòng | | |", True)])
def test_a_merged_answer_does_not_say_that_the_others_stand_in_its_first_column(above: str, look: bool) -> None:
    rows = "| Nội dung | | Năm 2024 | |\n| Số điển hình tập thể | | 3 | |\n| Số điển hình cá nhân | | 4 | |"
    found = said(filled("xlsx", f"{HEADS['04-KQ']}{above}\n{rows}"))

    assert found["so_tap_the"] == (Review(3) if look else 3)

"""Several people one below the other under one head: a form for each; two copies that disagree stay one form."""

from __future__ import annotations

import pytest

from tests.builders import filled, shown, submissions
from tests.test_match_silence import HEADS

COMMON = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\n"
SIGNED = "\nNgười lập biểu: Bùi Văn Khải\nT/M CHI BỘ\nBÍ THƯ\n\nTrần Văn Bình"


def people(text: str) -> list[dict[str, object]]:
    found = submissions(filled("docx", HEADS["02-CN"] + COMMON + text + SIGNED))
    assert all((one.form, one.unit) == ("02-CN", "VP") and one.period is not None for one in found)
    assert all(not answer.review for one in found for answer in one.answers)
    return [
        {one.id: shown(one) for one in each.answers if one.value is not None and one.id not in ("don_vi", "ky_bao_cao")} for each in found
    ]


SIGNERS = {"nguoi_lap": "Bùi Văn Khải", "bi_thu": "Trần Văn Bình"}
TWO = [
    {
        "ho_ten": "Lê Thị An",
        "nam_sinh": 1980,
        "so_sang_kien": 2,
        "la_dang_vien": True,
        "CN1.ket_qua": "dat",
        "CN1.minh_chung": "Một",
        **SIGNERS,
    },
    {"ho_ten": "Vũ Văn Hùng", "nam_sinh": 1991, "la_dang_vien": False, "CN1.ket_qua": "chua_dat", "CN1.minh_chung": "Hai", **SIGNERS},
]


@pytest.mark.parametrize("heads", [("I. Đồng chí Lê Thị An", "II. Đồng chí Vũ Văn Hùng"), ("Người thứ nhất", "Người thứ hai"), ("", "")])
def test_people_below_headings_share_head_and_signature(heads: tuple[str, str]) -> None:
    one = "1. Họ và tên: Lê Thị An\n2. Năm sinh: 1980\n3. Số sáng kiến: 2\n4. Là đảng viên: Có\n"
    two = "1. Họ và tên: Vũ Văn Hùng\n2. Năm sinh: 1991\n3. Số sáng kiến: \n4. Là đảng viên: Không\n"
    judged = "- Hoàn thành nhiệm vụ, sáng kiến\n+ Kết quả: {}\n+ Minh chứng: {}\n"
    text = f"{heads[0]}\n{one}{judged.format('Đạt', 'Một')}{heads[1]}\n{two}{judged.format('Chưa đạt', 'Hai')}"
    assert people(text) == TWO


def test_a_person_a_line_with_semicolons() -> None:
    one = "1. Họ và tên: Lê Thị An; Năm sinh: 1980; Số sáng kiến: 2; Là đảng viên: Có\n"
    two = "2. Họ và tên: Vũ Văn Hùng; Năm sinh: 1991; Số sáng kiến: …; Là đảng viên: Không\n"
    text = f"{one}Tiêu chí 1: Đạt. Minh chứng: Một\n{two}Tiêu chí 1: Chưa đạt. Minh chứng: Hai\n"
    assert people(text) == TWO


def test_the_same_person_asked_twice_is_one_form_for_review() -> None:
    again = "Họ và tên: Lê Thị An\nNăm sinh: {}\nSố sáng kiến: 2\nLà đảng viên: Có\n"
    found = submissions(filled("docx", HEADS["02-CN"] + COMMON + again.format(1980) + again.format(1981) + SIGNED))
    assert len(found) == 1
    assert next(one for one in found[0].answers if one.id == "nam_sinh").review


def test_people_headed_by_nothing_but_their_names() -> None:
    one = "1. Đồng chí Lê Thị An\n- Năm sinh: 1980\n- Số sáng kiến: 2\n- Là đảng viên: Có\n"
    two = "2. Đồng chí Vũ Văn Hùng\n- Năm sinh: 1991\n- Số sáng kiến: \n- Là đảng viên: Không\n"
    judged = "- Hoàn thành nhiệm vụ, sáng kiến\n+ Kết quả: {}\n+ Minh chứng: {}\n"
    assert people(f"{one}{judged.format('Đạt', 'Một')}{two}{judged.format('Chưa đạt', 'Hai')}") == TWO


def test_an_example_below_the_form_is_nobody() -> None:
    one = "Họ và tên: Lê Thị An\nNăm sinh: 1980\nSố sáng kiến: 2\nLà đảng viên: Có\n"
    two = "Ví dụ:\nHọ và tên: Nguyễn Văn A\nNăm sinh: 1970\nSố sáng kiến: 1\nLà đảng viên: Có\n"
    assert len(submissions(filled("docx", HEADS["02-CN"] + COMMON + one + two + SIGNED))) == 1


FIRST = "Họ và tên: Lê Thị An\nNăm sinh: 1980\nSố sáng kiến: 2\nChức vụ: Chuyên viên\n"
SAID_OTHERWISE = "Họ tên cá nhân: Vũ Văn Hùng\nSinh năm: 1991\nXếp loại chất lượng: Hoàn thành tốt nhiệm vụ\nLà đảng viên: Không\n"


def test_of_two_forms_in_other_words_that_run_into_each_other_nothing_is_taken_in_silence() -> None:
    for form in submissions(filled("docx", HEADS["02-CN"] + COMMON + FIRST + SAID_OTHERWISE + SIGNED)):
        silent = {answer.id for answer in form.answers if answer.value is not None and not answer.review}
        assert not ({"so_sang_kien", "chuc_vu"} & silent and {"xep_loai", "la_dang_vien"} & silent)


def test_evidence_that_begins_like_a_guide_is_none() -> None:
    text = ""
    for number, name, year in (("I", "LÊ THỊ AN", 1980), ("II", "VŨ VĂN HÙNG", 1991)):
        own = f"| Họ và tên | {name.title()} |\n| Năm sinh | {year} |\n| Số sáng kiến | 2 |\n| Là đảng viên | Có |\n"
        text += f"{number}. ĐỒNG CHÍ {name}\n{own}\n| Tiêu chí | Kết quả | Minh chứng |\n| Hoàn thành nhiệm vụ, sáng kiến | Đạt | Hướng dẫn 12 hộ. |\n\n"
    assert [(one["ho_ten"], one["nam_sinh"], one["CN1.minh_chung"]) for one in people(text)] == [
        ("Lê Thị An", 1980, "Hướng dẫn 12 hộ."),
        ("Vũ Văn Hùng", 1991, "Hướng dẫn 12 hộ."),
    ]


def test_numbered_tables_below_numbered_headings_are_of_one_each() -> None:
    text = ""
    for number, name in (("I", "Lê Thị An"), ("II", "Tổ một cửa"), ("III", "Vũ Văn Hùng")):
        kind = "Tập thể" if name.startswith("Tổ") else "Cá nhân"
        head = "| STT | Nội dung | Trả lời |\n" if number == "I" else ""
        asked = f"| 1 | Loại điển hình | {kind} |\n| 2 | Tên điển hình | {name} |\n| 3 | Nhóm nội dung | 2 |\n"
        text += f"{number}. ĐIỂN HÌNH THỨ {len(number)}\n{head}{asked}| 4 | Nội dung đăng ký thực hiện | Việc {number} |\n\n"
    found = submissions(filled("docx", HEADS["01-DK"] + COMMON + text + SIGNED))
    assert [one.subject for one in found] == ["Lê Thị An", "Tổ một cửa", "Vũ Văn Hùng"]
    assert all(one.unit == "VP" and one.period is not None for one in found)

"""What one form shows about its answers: blanks, wrong values, contradictions, doubts, thin evidence, unknown identity."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.judging import CLEAN, DEFINITIONS, ENOUGH, PLACE, QUARTER, filled
from toolkit.checks import check_submission
from toolkit.match.unknown import MAY_GO_ON
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Answer, State, Submission

BLANK = Answer(id="", state=State.BLANK)


def found(made: Submission) -> list[tuple[str, str | None, str]]:
    return [(finding.code.value, finding.field, finding.severity.value) for finding in check_submission(made, DEFINITIONS)]


def only(made: Submission) -> Finding:
    findings = check_submission(made, DEFINITIONS)
    assert len(findings) == 1, findings
    return findings[0]


@pytest.mark.parametrize("form", CLEAN)
def test_a_clean_form_raises_nothing(form: str) -> None:
    assert found(filled(form)) == []


@pytest.mark.parametrize(
    ("form", "field", "severity"),
    [
        ("01-DK", "san_pham_cu_the", "error"),
        ("01-DK", "nguoi_theo_doi", "error"),
        ("02-TT", "TT2.minh_chung", "error"),
        ("02-TT", "TT1.ket_qua", "error"),
        ("02-TT", "xep_loai_don_vi", "error"),
        ("02-TT", "so_thanh_vien", "warning"),
        ("02-CN", "danh_hieu_thi_dua", "error"),
        ("02-CN", "xep_loai", "error"),
        ("02-CN", "la_dang_vien", "error"),
        ("02-CN", "la_lanh_dao", "error"),
        ("02-CN", "don_vi", "error"),
        ("04-KQ", "ky_bao_cao", "error"),
        ("04-KQ", "ngay_lap", "warning"),
        ("04-KQ", "kien_nghi", "warning"),
        ("03-DG", "danh_sach", "error"),
    ],
)
def test_a_blank_is_missing_and_nothing_else(form: str, field: str, severity: str) -> None:
    assert found(filled(form, **{field: None})) == [("missing", field, severity)]


@pytest.mark.parametrize("said", [0, "Không có", "Không"])
def test_zero_and_khong_are_answers(said: object) -> None:
    field = "so_tap_the" if said == 0 else "kien_nghi"
    assert found(filled("04-KQ", **{field: said})) == []


def test_a_number_said_to_be_none_is_an_answer() -> None:
    assert found(filled("04-KQ", so_tap_the=Answer(id="", value=0, state=State.NONE, raw="Không có"))) == []


def test_an_answer_that_was_not_found_is_missing_and_the_place_is_only_where_the_form_begins() -> None:
    made = filled("04-KQ", so_tap_the=Answer(id="", state=State.NOT_FOUND))
    begun = Submission(form=made.form, unit="VP", period=QUARTER, answers=made.answers, place=PLACE)

    assert only(begun).source == "phiếu bắt đầu ở bảng 2, hàng 5, cột 3"
    assert "không tìm thấy câu này trong phiếu" in only(begun).message


def test_the_leaders_criterion_is_asked_of_leaders_only() -> None:
    assert found(filled("02-CN", la_lanh_dao=False)) == []
    half = {"la_lanh_dao": None, "LD1.minh_chung": "Giao ban đầu tuần, chỉ rõ người, rõ việc, rõ thời hạn."}
    assert found(filled("02-CN", **half)) == [("missing", "la_lanh_dao", "error"), ("missing", "LD1.ket_qua", "error")]
    assert found(filled("02-CN", la_lanh_dao=None)) == [("missing", "la_lanh_dao", "error")]
    assert found(filled("02-CN", la_lanh_dao=True)) == [("missing", "LD1.ket_qua", "error"), ("missing", "LD1.minh_chung", "error")]


def test_blank_cells_of_a_row_are_named_one_by_one() -> None:
    row = {"ten_dien_hinh": "Hà Thu Long", "loai_dien_hinh": None, "tien_do": None, "kho_khan": None}
    full = {"ten_dien_hinh": "Lý Thanh Lan", "loai_dien_hinh": "ca_nhan", "tien_do": 0, "kho_khan": None}

    assert found(filled("03-DG", danh_sach=[full, row])) == [
        ("missing", "danh_sach[2].loai_dien_hinh", "error"),
        ("missing", "danh_sach[2].tien_do", "error"),
    ]


def test_a_position_is_asked_of_individuals_in_a_list_only() -> None:
    row = {"ten_dien_hinh": "Hà Thu Long", "loai_dien_hinh": "ca_nhan", "chuc_vu": None}

    assert found(filled("05-TH", danh_sach=[row])) == [("missing", "danh_sach[1].chuc_vu", "error")]
    assert found(filled("05-TH", danh_sach=[{**row, "loai_dien_hinh": "tap_the"}])) == []


def test_a_list_without_rows_is_missing() -> None:
    assert found(filled("03-DG", danh_sach=[])) == [("missing", "danh_sach", "error")]


@pytest.mark.parametrize(
    ("form", "field", "raw", "says"),
    [
        ("01-DK", "thoi_han_hoan_thanh", "31/02/2024", "25/9/2024"),
        ("04-KQ", "so_tap_the", "nhiều", "số từ 0 trở lên"),
        ("01-DK", "loai_dien_hinh", "khác", "Tập thể hoặc Cá nhân"),
        ("02-CN", "xep_loai", "loại A", "mức xếp loại"),
    ],
)
def test_an_answer_of_the_wrong_type_is_invalid_and_nothing_else(form: str, field: str, raw: str, says: str) -> None:
    finding = only(filled(form, **{field: Answer(id="", state=State.INVALID, raw=raw, place=PLACE)}))

    assert (finding.code, finding.field, finding.severity) == (Code.INVALID, field, Severity.ERROR)
    assert raw in finding.message and says in finding.message


def test_an_invalid_cell_of_a_list_is_named_by_row_and_column() -> None:
    cell = Answer(id="", state=State.INVALID, raw="130%", place=PLACE)
    row = {"ten_dien_hinh": "Hà Thu Long", "loai_dien_hinh": "ca_nhan", "tien_do": cell}
    finding = only(filled("03-DG", danh_sach=[row]))

    assert (finding.code, finding.field) == (Code.INVALID, "danh_sach[1].tien_do")
    assert finding.message == ("Dòng 1, cột “Tiến độ (%)”: phiếu ghi “130%” là chưa đúng – đề nghị ghi số từ 0 đến 100, ví dụ: 7.")


def test_none_where_a_date_is_asked_is_invalid() -> None:
    said = Answer(id="", state=State.NONE, raw="Không có")

    assert found(filled("01-DK", thoi_han_hoan_thanh=said)) == [("invalid", "thoi_han_hoan_thanh", "error")]


def test_two_ticks_contradict_each_other_and_nothing_else() -> None:
    both = Answer(id="", state=State.INVALID, raw="☒ Đạt ☒ Chưa đạt", contradictory=True)

    assert found(filled("02-TT", TT1__ket_qua=both)) == [("contradictory", "TT1.ket_qua", "error")]


@pytest.mark.parametrize(
    ("value", "raw", "bites"),
    [
        (7, "7 (gồm 3 cấp Sở, 4 cấp tỉnh)", False),
        (7, "07 sáng kiến, bao gồm: 3 cấp Sở và 5 cấp tỉnh", True),
        (8, "3 + 4 = 8", True),
        (7, "3 + 4 = 7", False),
        (8, "8 = 3 + 4", True),
        (7, "7 = 3 + 4", False),
        (7, "7, trong đó có 2 cấp tỉnh, 1 cấp bộ", False),
        (7, "7 (Quyết định số 12/QĐ-SCT, 15/QĐ-SCT)", False),
        (7, "7 (gồm phần mềm eHS)", False),
        (7, "7 (gồm 3 cấp Sở, 4 cấp tỉnh năm 2024)", False),
        (8, "8 (gồm 3 cấp Sở, 4 cấp tỉnh năm 2024)", True),
        (2, "2 (gồm 1 theo Quyết định số 45, 1 theo Quyết định số 46 ngày 5 tháng 9)", False),
        (7, "07 sáng kiến", False),
    ],
)
def test_a_sum_and_its_parts_agree(value: int, raw: str, bites: bool) -> None:
    said = Answer(id="", value=value, state=State.VALUE, raw=raw)

    assert found(filled("02-TT", so_sang_kien=said)) == ([("contradictory", "so_sang_kien", "error")] if bites else [])


def test_a_doubt_of_the_reader_is_for_review_with_its_reason() -> None:
    finding = only(filled("04-KQ", so_tap_the=Answer(id="", value=7, state=State.VALUE, raw="l7", review=True, reason="số viết không rõ")))

    assert (finding.code, finding.severity, finding.field) == (Code.REVIEW, Severity.WARNING, "so_tap_the")
    assert "số viết không rõ" in finding.message and "“l7”" in finding.message


def test_a_reason_stands_whole_where_there_is_room_and_is_shortened_where_there_is_none() -> None:
    def told(form: str, field: str) -> str:
        said = "Việc này và việc kia " * 9
        return only(filled(form, **{field: Answer(id="", value=said, state=State.VALUE, raw=said, review=True, reason=MAY_GO_ON)})).message

    short, long = told("04-KQ", "kien_nghi"), told("02-TT", "TT1__minh_chung")
    assert MAY_GO_ON.rstrip(".") in short
    assert "Dòng ngay dưới có thể" in long and MAY_GO_ON.rstrip(".") not in long
    assert all(len(re.findall(r"\w+", message)) <= 35 for message in (short, long))


def test_a_value_for_review_is_judged_and_the_sentence_says_that_it_is_uncertain() -> None:
    said = Answer(id="", value="chua_dat", state=State.VALUE, raw="☒", review=True)
    findings = check_submission(filled("02-TT", TT1__ket_qua=said), DEFINITIONS)

    assert [finding.code for finding in findings] == [Code.NOT_MET, Code.REVIEW]
    assert findings[0].message.endswith("(cần xem lại).")


def test_a_blank_that_the_reader_doubts_is_missing_once() -> None:
    assert found(filled("04-KQ", so_tap_the=Answer(id="", state=State.BLANK, review=True))) == [("missing", "so_tap_the", "error")]


@pytest.mark.parametrize(
    ("text", "bites"),
    [
        ("Đã làm tốt.", True),
        ("một hai ba bốn năm sáu bảy", True),
        ("một hai ba bốn năm sáu bảy tám", False),
        ("- một – hai / ba , bốn ; năm . sáu ( bảy )", True),
        ("Không có", True),
    ],
)
def test_evidence_of_fewer_than_eight_words_is_thin(text: str, bites: bool) -> None:
    expected = [("thin-evidence", "TT1.minh_chung", "warning")] if bites else []

    assert found(filled("02-TT", TT1__minh_chung=text)) == expected


def test_evidence_that_only_says_that_there_is_none_is_thin() -> None:
    said = Answer(id="", state=State.NONE, raw="Không có")

    assert found(filled("02-TT", TT1__minh_chung=said)) == [("thin-evidence", "TT1.minh_chung", "warning")]


def test_the_same_words_under_two_criteria_are_thin_once() -> None:
    finding = only(filled("02-TT", TT1__minh_chung=ENOUGH, TT2__minh_chung=ENOUGH.upper() + " ."))

    assert (finding.code, finding.field) == (Code.THIN_EVIDENCE, "TT2.minh_chung")
    assert "“Phong trào thi đua”" in finding.message


def test_an_unknown_form_is_the_only_finding_of_its_file() -> None:
    assert found(Submission(form=None, unit=None, period=None, answers=())) == [("unknown-form", None, "error")]
    assert found(Submission(form="99-XX", unit="VP", period=QUARTER, answers=())) == [("unknown-form", None, "error")]


@pytest.mark.parametrize(("field", "code"), [("don_vi", "unknown-unit"), ("ky_bao_cao", "unknown-period")])
def test_words_that_name_no_branch_or_period_are_unknown_and_not_also_invalid(field: str, code: str) -> None:
    said = Answer(id="", state=State.INVALID, raw="Chi bộ Sao Hỏa", place=PLACE)
    made = filled("04-KQ", **{field: said})

    assert found(made) == [(code, field, "error")]
    assert "Chi bộ Sao Hỏa" in only(made).message


def test_a_wrong_branch_name_in_a_known_folder_is_invalid() -> None:
    made = filled("04-KQ", don_vi=Answer(id="", state=State.INVALID, raw="Chi bộ Sao Hỏa"))
    known = Submission(form=made.form, unit="VP", period=made.period, answers=made.answers)

    assert found(known) == [("invalid", "don_vi", "error")]


def test_what_reading_noted_is_not_said_again() -> None:
    made = filled("04-KQ", so_tap_the=None, so_ca_nhan=None)
    noted = next(finding for finding in check_submission(made, DEFINITIONS) if finding.field == "so_tap_the")

    assert found(replace(made, notes=(noted,))) == [("missing", "so_ca_nhan", "error")]

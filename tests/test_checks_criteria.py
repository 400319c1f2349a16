"""Whether an exemplar is one, by Mục II.1.2, and whether a registration registers something, by Mục II.2 and II.4."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.judging import BEST, DEFINITIONS, DONE, ENOUGH, GOOD, filled
from toolkit.checks import check_submission
from toolkit.model.submission import Submission

LEADER = {"la_lanh_dao": True, "LD1.ket_qua": "dat", "LD1.minh_chung": ENOUGH}


def found(made: Submission) -> list[tuple[str, str | None]]:
    return [(finding.code.value, finding.field) for finding in check_submission(made, DEFINITIONS)]


def test_a_criterion_that_is_not_met_is_an_error() -> None:
    assert found(filled("02-TT", TT2__ket_qua="chua_dat")) == [("not-met", "TT2.ket_qua")]


def test_a_leader_meets_the_leaders_criterion_and_nobody_else_needs_to() -> None:
    assert found(filled("02-CN", **{**LEADER, "LD1.ket_qua": "chua_dat"})) == [("not-met", "LD1.ket_qua")]
    assert found(filled("02-CN", **{**LEADER, "LD1.ket_qua": "chua_dat", "la_lanh_dao": False})) == []


@pytest.mark.parametrize(
    ("member", "rating", "bites"),
    [(True, BEST, False), (True, GOOD, True), (True, DONE, True), (False, BEST, False), (False, GOOD, False), (False, DONE, True)],
)
def test_a_member_is_rated_best_and_another_at_least_good(member: bool, rating: str, bites: bool) -> None:
    expected = [("rating-too-low", "xep_loai")] if bites else []

    assert found(filled("02-CN", la_dang_vien=member, xep_loai=rating)) == expected


def test_who_may_or_may_not_be_a_member_is_held_to_the_lower_bar() -> None:
    assert found(filled("02-CN", la_dang_vien=None, xep_loai=GOOD)) == [("missing", "la_dang_vien")]
    assert found(filled("02-CN", la_dang_vien=None, xep_loai=DONE)) == [("missing", "la_dang_vien"), ("rating-too-low", "xep_loai")]


def test_the_first_words_of_a_rating_are_for_a_look_and_judge_nobody() -> None:
    made = filled("02-CN", la_dang_vien=True, xep_loai=DONE)
    guessed = tuple(
        answer._replace(raw="Hoàn thành", review=True, reason="Chưa rõ.") if answer.id == "xep_loai" else answer for answer in made.answers
    )

    assert found(replace(made, answers=guessed)) == [("review", "xep_loai")]


def test_each_of_the_three_ratings_of_a_collective_is_best() -> None:
    made = filled("02-TT", xep_loai_to_chuc_dang=GOOD, xep_loai_doan_the=BEST, xep_loai_don_vi=DONE)

    assert found(made) == [("rating-too-low", "xep_loai_to_chuc_dang"), ("rating-too-low", "xep_loai_don_vi")]
    assert {finding.plan for finding in check_submission(made, DEFINITIONS)} == {"II.1.2.1"}


@pytest.mark.parametrize(
    "award",
    [
        "Chiến sĩ thi đua cơ sở",
        "chiến sỹ thi đua cơ sở năm 2024",
        "CHIẾN SĨ THI ĐUA CẤP TỈNH",
        "Lao động tiên tiến; CSTĐCS 2023",
        "Chien si thi dua co so",
        "Năm 2023 không có; năm 2024: Chiến sĩ thi đua cơ sở",
    ],
)
def test_a_fighter_of_emulation_or_higher_is_award_enough(award: str) -> None:
    assert found(filled("02-CN", danh_hieu_thi_dua=award)) == []


@pytest.mark.parametrize("award", ["Không", "Không có", "Lao động tiên tiến", "Giấy khen", "Chưa đạt chiến sĩ thi đua cơ sở", "CSTĐCSX"])
def test_anything_less_is_an_award_missing(award: str) -> None:
    assert found(filled("02-CN", danh_hieu_thi_dua=award)) == [("award-missing", "danh_hieu_thi_dua")]


def test_a_lower_title_is_called_lower() -> None:
    (finding,) = check_submission(filled("02-CN", danh_hieu_thi_dua="Lao động tiên tiến"), DEFINITIONS)

    assert finding.message == (
        "“Danh hiệu thi đua”: “Lao động tiên tiến” thấp hơn Chiến sĩ thi đua cơ sở"
        " – đề nghị ghi danh hiệu cao hơn đã đạt hoặc chọn điển hình khác."
    )


def test_a_leader_with_the_leaders_criterion_is_clean() -> None:
    assert found(filled("02-CN", **LEADER)) == []


@pytest.mark.parametrize("said", ["Không có", "Không", "Không phải lãnh đạo", "Không áp dụng.", "Chưa có"])
def test_a_leader_who_answers_the_criterion_away_has_one_finding(said: str) -> None:
    assert found(filled("02-CN", **{**LEADER, "LD1.minh_chung": said})) == [("leader-criterion", "LD1.minh_chung")]


def test_short_evidence_of_a_leader_is_thin_like_any_other() -> None:
    assert found(filled("02-CN", **{**LEADER, "LD1.minh_chung": "Chỉ đạo tốt."})) == [("thin-evidence", "LD1.minh_chung")]


@pytest.mark.parametrize("said", ["Không", "Không có", "Chưa có sản phẩm", "Chưa xác định được sản phẩm cụ thể", "Sẽ bổ sung sau."])
def test_a_registration_has_a_concrete_product(said: str) -> None:
    assert found(filled("01-DK", san_pham_cu_the=said)) == [("no-product", "san_pham_cu_the")]


@pytest.mark.parametrize("said", ["Không có đơn thư khiếu nại vượt cấp", "Không để xảy ra cháy nổ", "01 phần mềm"])
def test_a_result_that_begins_with_khong_is_a_product(said: str) -> None:
    assert found(filled("01-DK", san_pham_cu_the=said)) == []


@pytest.mark.parametrize(
    "said", ["Không", "Không có", "Chưa phân công", "chưa phân công cụ thể", "Chưa có đồng chí nào theo dõi", "Sẽ phân công sau"]
)
def test_a_registration_names_the_person_who_follows(said: str) -> None:
    assert found(filled("01-DK", nguoi_theo_doi=said)) == [("no-monitor", "nguoi_theo_doi")]


@pytest.mark.parametrize("said", ["Đỗ Ngọc Hạnh", "Đồng chí Bí thư chi bộ"])
def test_a_name_is_a_person_who_follows(said: str) -> None:
    assert found(filled("01-DK", nguoi_theo_doi=said)) == []


def test_the_rules_of_criteria_judge_the_assessments_only() -> None:
    row = {"ten_dien_hinh": "Hà Thu Long", "loai_dien_hinh": "ca_nhan", "tien_do": 10}

    assert found(filled("03-DG", danh_sach=[row])) == []

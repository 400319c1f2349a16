"""What the forms of one file say about each other."""

from __future__ import annotations

from tests.judging import DEFINITIONS, ENOUGH, filled
from toolkit.checks import check_reading
from toolkit.model.submission import Submission


def found(*made: Submission) -> list[tuple[int | None, str, str | None]]:
    return [(index, finding.code.value, finding.field) for index, finding in check_reading(made, DEFINITIONS)]


def test_two_copies_that_agree_raise_nothing() -> None:
    assert found(filled("04-KQ"), filled("04-KQ")) == []


def test_the_later_of_two_copies_that_disagree_is_contradictory() -> None:
    one, other = filled("04-KQ"), filled("04-KQ", so_tap_the=2, so_ca_nhan=5)

    assert found(one, other) == [(1, "contradictory", "so_tap_the")]
    ((_, finding),) = check_reading((one, other), DEFINITIONS)
    assert finding.message == (
        "“Số điển hình tập thể”: hai bản cùng một phiếu ghi khác nhau (“1” và “2”), còn 1 chỗ nữa – đề nghị chỉ giữ bản đúng."
    )


def test_two_persons_of_one_name_are_told_how_to_be_told_apart() -> None:
    one, other = filled("02-CN"), filled("02-CN", danh_hieu_thi_dua="Lao động tiên tiến")

    ((_, finding),) = check_reading((one, other), DEFINITIONS)
    assert (finding.code.value, finding.field) == ("contradictory", "danh_hieu_thi_dua")
    assert finding.message.endswith("– đề nghị giữ bản đúng, hoặc ghi thêm đơn vị cạnh tên nếu là hai điển hình.")


def test_a_blank_in_one_copy_is_no_contradiction() -> None:
    assert found(filled("04-KQ"), filled("04-KQ", so_tap_the=None)) == []


def test_spelling_of_tones_and_case_is_no_contradiction() -> None:
    assert (
        found(filled("02-CN", danh_hieu_thi_dua="Chiến sĩ thi đua cơ sở"), filled("02-CN", danh_hieu_thi_dua="Chiến sỹ thi đua CƠ SỞ."))
        == []
    )


def test_copies_of_a_list_are_compared_cell_by_cell() -> None:
    row = {"ten_dien_hinh": "Hà Thu Long", "loai_dien_hinh": "ca_nhan", "tien_do": 75}

    assert found(filled("03-DG", danh_sach=[row]), filled("03-DG", danh_sach=[{**row, "tien_do": 80}])) == [
        (1, "contradictory", "danh_sach[1].tien_do")
    ]
    assert found(filled("03-DG", danh_sach=[row]), filled("03-DG", danh_sach=[row, row])) == [(1, "contradictory", "danh_sach")]


def test_other_people_periods_and_branches_are_no_copies() -> None:
    second = "Quán triệt Nghị quyết Trung ương tới toàn thể đảng viên trong quý"
    one = filled("02-CN")

    assert found(one, filled("02-CN", ho_ten="Lý Thanh Lan", danh_hieu_thi_dua="CSTĐCS", CN1__minh_chung=second)) == []
    assert found(one, filled("02-CN", ky_bao_cao="2024-Q2", danh_hieu_thi_dua="CSTĐCS")) == []
    assert found(filled("04-KQ"), filled("04-KQ", don_vi="TTR", so_tap_the=2)) == []


def test_forms_whose_person_has_no_name_are_not_called_copies() -> None:
    one = filled("02-CN", ho_ten=None)

    assert found(one, filled("02-CN", ho_ten=None, la_dang_vien=False, CN1__minh_chung=ENOUGH)) == []


def test_the_same_evidence_for_two_people_in_one_file_is_thin() -> None:
    assert found(filled("02-CN"), filled("02-CN", ho_ten="Lý Thanh Lan")) == [(1, "thin-evidence", "CN1.minh_chung")]


def test_short_evidence_is_not_said_to_be_copied_too() -> None:
    assert found(filled("02-CN", CN1__minh_chung="Tốt"), filled("02-CN", ho_ten="Lý Thanh Lan", CN1__minh_chung="Tốt")) == []

"""In a print that hides ends of texts an answer is sure where its type shows that it is whole and its own; all others are for a look."""

from __future__ import annotations

import pytest

from tests.builders import Review, definitions, filled, shown
from tests.test_match_silence import HEADS
from toolkit.match import match
from toolkit.model.place import HOW_FAR, WHOLE_FILE, Place
from toolkit.readers import read_document
from toolkit.recognise import recognise

HIDDEN = {WHOLE_FILE: "Chữ bị che.", HOW_FAR: "Chữ bị che."}
COMMON = "| Chi bộ | Chi bộ Văn phòng |\n| Kỳ báo cáo | Quý III/2024 |\n| Ngày lập | 25/9/2024 |\n| Người lập biểu | Lê Thị An |\n"


def read(form: str, rows: str, doubtful: dict[Place, str]) -> dict[str, object]:
    (region,) = recognise(read_document(filled("docx", HEADS[form] + COMMON + rows), "a.docx"), definitions())
    return {one.id: shown(one) for one in match(region, definitions(), doubtful=doubtful).answers}


def reviewed(form: str, rows: str, id: str) -> bool:
    plain, hidden = read(form, rows, {}).get(id), read(form, rows, HIDDEN).get(id)
    assert not isinstance(plain, Review)
    return isinstance(hidden, Review)


@pytest.mark.parametrize("id", ["don_vi", "ky_bao_cao", "ngay_lap"])
def test_a_whole_branch_quarter_or_day_is_sure(id: str) -> None:
    assert not reviewed("04-KQ", "", id)


@pytest.mark.parametrize(
    ("form", "id", "label", "answer"),
    [
        ("02-CN", "nam_sinh", "Năm sinh", "1980"),
        ("02-CN", "xep_loai", "Mức xếp loại chất lượng", "Hoàn thành tốt nhiệm vụ"),
        ("02-CN", "so_sang_kien", "Số sáng kiến được công nhận", "2"),
        ("01-DK", "loai_dien_hinh", "Loại điển hình", "Cá nhân"),
        ("01-DK", "tiep_tuc", "Tiếp tục điển hình đã lựa chọn", "Không"),
        ("01-DK", "thoi_han_hoan_thanh", "Thời hạn hoàn thành", "ngày 30 tháng 11 năm 2024"),
    ],
)
def test_an_answer_that_its_type_shows_to_be_whole_is_sure(form: str, id: str, label: str, answer: str) -> None:
    assert not reviewed(form, f"| {label} | {answer} |", id)


@pytest.mark.parametrize(
    ("form", "id", "label", "answer"),
    [
        ("04-KQ", "nguoi_lap", "Người lập biểu", "Lê Thị An"),  # names and texts may go on
        ("04-KQ", "han_che", "Hạn chế, khó khăn", "Còn chậm."),
        ("04-KQ", "so_tin_bai", "Số tin, bài tuyên truyền", "5"),  # six numbers in a row: another row's may stand there
        ("02-TT", "xep_loai_don_vi", "Xếp loại cơ quan, đơn vị", "Hoàn thành tốt nhiệm vụ"),
        ("02-CN", "la_dang_vien", "Là đảng viên", "Có"),
        ("02-CN", "xep_loai", "Mức xếp loại chất lượng", "hoàn thành nhiệm vụ"),  # "Không" may stand on a line that is hidden
        ("02-CN", "xep_loai", "Mức xếp loại chất lượng", "Hoàn thành xuất sắc"),
        ("02-CN", "so_sang_kien", "Số sáng kiến được công nhận", "02 sáng kiến"),
        ("01-DK", "ky_bao_cao", "Kỳ báo cáo", "năm 2024"),  # of "6 tháng đầu năm 2024"
        ("01-DK", "thoi_han_hoan_thanh", "Thời hạn hoàn thành", "15/9/24"),
        ("01-DK", "tiep_tuc", "Tiếp tục điển hình đã lựa chọn", "☐ Có ☒ Không"),
        ("01-DK", "loai_dien_hinh", "Loại điển hình", "tập thể"),
        ("01-DK", "nhom_noi_dung", "Nhóm nội dung thực hiện", "Nhóm 1"),
    ],
)
def test_an_answer_that_may_be_part_of_another_is_for_a_look(form: str, id: str, label: str, answer: str) -> None:
    rows = f"| {label} | {answer} |"
    (region,) = recognise(read_document(filled("docx", HEADS[form] + rows), "a.docx"), definitions())
    found = {one.id: one for one in match(region, definitions(), doubtful=HIDDEN).answers}

    assert found[id].value is not None
    assert found[id].review


def test_criteria_and_lists_are_for_a_look() -> None:
    criteria = "| TT | Tiêu chí | Kết quả | Minh chứng |\n| 1 | Tiêu chí 1 | Đạt | Có bài đăng |\n| 2 | Tiêu chí 2 | Đạt | Có phiếu |"
    found = read("02-CN", "| Họ và tên | Lê An |\n\n" + criteria, HIDDEN)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == (Review("dat"), Review("dat"))


def test_where_more_than_the_end_of_texts_is_in_doubt_all_is_for_a_look() -> None:
    assert read("04-KQ", "", {WHOLE_FILE: "Chữ đoán lại."})["don_vi"] == Review("VP")
    assert read("04-KQ", "", HIDDEN)["don_vi"] == "VP"

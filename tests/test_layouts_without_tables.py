"""Forms in other layouts than tables: questions read aloud, items under nothing but their names, boxes without a colon, frames, letters."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, shown, submissions
from tests.test_match_silence import HEADS

COMMON = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\n"


def answers(form: str, text: str) -> dict[str, object]:
    (found,) = submissions(filled("docx", HEADS[form] + text))
    assert found.form == form
    return {one.id: shown(one) for one in found.answers if one.value is not None}


@pytest.mark.parametrize("word", ["Trả lời", "Đáp", "TL"])
def test_the_words_of_asking_and_answering_are_no_part_of_either(word: str) -> None:
    asked = (("Chi bộ", "Chi bộ Văn phòng"), ("Họ và tên", "Lê Thị An"), ("Năm sinh", ""), ("Danh hiệu thi đua", "Lao động tiên tiến"))
    text = "".join(f"Câu {n}: {label}?\n{word}: {value}\n" for n, (label, value) in enumerate(asked, 1))

    said = answers("02-CN", text + f"Câu 5: Hoàn thành nhiệm vụ, sáng kiến\n{word}: Đạt\n")

    assert said == {"don_vi": "VP", "ho_ten": "Lê Thị An", "danh_hieu_thi_dua": "Lao động tiên tiến", "CN1.ket_qua": "dat"}


def test_answers_stand_below_the_quoted_lines_of_a_mail() -> None:
    text = "> Chi bộ:\nChi bộ Văn phòng\n> Họ và tên:\nLê Thị An\n> Năm sinh:\n\n> 1. Hoàn thành nhiệm vụ, sáng kiến\n> Kết quả:\nĐạt\n"

    assert answers("02-CN", text) == {"don_vi": "VP", "ho_ten": "Lê Thị An", "CN1.ket_qua": "dat"}


ITEMS = [("Tổ một cửa", "Tập thể", 80), ("Vũ Bình", "Cá nhân", 50)]


@pytest.mark.parametrize(
    "item",
    [
        "{n}. {name}\n- Loại điển hình: {kind}\n- Tiến độ: {share}%\n- Khó khăn, vướng mắc: Không\n",
        "{n}) {name}; Loại điển hình: {kind}; Tiến độ: {share}%; Khó khăn, vướng mắc: Không\n",
        "{n}. {name}. Loại điển hình: {kind}. Tiến độ: {share}%. Khó khăn, vướng mắc: Không.\n",
    ],
)
def test_items_of_a_list_are_headed_by_their_names(item: str) -> None:
    text = "".join(item.format(n=n, name=name, kind=kind, share=share) for n, (name, kind, share) in enumerate(ITEMS, 1))

    said = answers("03-DG", COMMON + "Điển hình mới phát hiện trong kỳ: Tổ bảo vệ trồng rau sạch.\n" + text)

    assert said["moi_phat_hien"] == "Tổ bảo vệ trồng rau sạch."
    rows = said["danh_sach"]
    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["tien_do"], str(row["kho_khan"]).rstrip(".")) for row in rows] == [
        ("Tổ một cửa", 80, "Không"),
        ("Vũ Bình", 50, "Không"),
    ]


@pytest.mark.parametrize("boxes", ["☒ Đạt ☐ Chưa đạt", "Đạt ☒ Chưa đạt ☐", "[x] Đạt  [ ] Chưa đạt"])
def test_boxes_behind_a_criterion_without_a_colon_are_its_result(boxes: str) -> None:
    text = f"Hình thức đề nghị: Ghi sổ vàng\n1. Hoàn thành nhiệm vụ, sáng kiến   {boxes}\nMinh chứng:\n+ Soạn ba mẫu thư.\n"

    said = answers("02-CN", COMMON + text)

    assert (said["CN1.ket_qua"], said["CN1.minh_chung"], said["hinh_thuc_de_nghi"]) == ("dat", "+ Soạn ba mẫu thư.", "Ghi sổ vàng")


def test_both_parts_of_a_criterion_stand_abreast_below_it() -> None:
    text = """
        | Họ và tên | Lê Thị An | Năm sinh | 1980 |
        | 1. Hoàn thành nhiệm vụ, sáng kiến | < | < | < |
        | Kết quả | Đạt | Minh chứng | Soạn ba mẫu thư |
        | 2. Tu dưỡng, rèn luyện, nêu gương | < | < | < |
        | Kết quả |  | Minh chứng | Đọc hai cuốn sách |
    """

    said = answers("02-CN", COMMON + text)

    assert (said["CN1.ket_qua"], said["CN1.minh_chung"]) == ("dat", "Soạn ba mẫu thư")
    assert said["CN2.minh_chung"] == "Đọc hai cuốn sách"
    assert "CN2.ket_qua" not in said


@pytest.mark.parametrize("last", ["Không", ""])
def test_the_last_line_of_a_letter_is_no_answer(last: str) -> None:
    closing = "Chi bộ trân trọng báo cáo Đảng ủy xem xét./.\n"
    said = answers("04-KQ", COMMON + f"Nguyên nhân: Thiếu người\nKiến nghị, đề xuất: {last}\n" + closing)

    assert said.get("kien_nghi", "") == last


def test_a_line_in_the_words_of_a_criterion_that_nothing_is_said_of_is_for_review() -> None:
    text = "Danh hiệu thi đua:\nLao động tiên tiến\nChiến sĩ thi đua cơ sở\nSố sáng kiến:\n2\n"

    said = answers("02-CN", COMMON + text)

    assert said["danh_hieu_thi_dua"] == Review("Lao động tiên tiến\nChiến sĩ thi đua cơ sở")
    assert said["so_sang_kien"] == 2


def test_a_label_in_a_sentence_is_as_long_as_the_form_has_it() -> None:
    text = "1. Tổ một cửa. Loại: Tập thể. Hình thức đề nghị: Ghi sổ vàng. Cấp ủy viên, đảng viên theo dõi: Lê An.\n"

    rows = answers("05-TH", COMMON + text + text.replace("1. Tổ một cửa", "2. Tổ bảo vệ"))["danh_sach"]

    assert isinstance(rows, list)
    assert [str(row["hinh_thuc_de_nghi"]).rstrip(".") for row in rows] == ["Ghi sổ vàng", "Ghi sổ vàng"]

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


@pytest.mark.parametrize("sign", [" = ", " → ", "=>"])
def test_a_sign_in_the_place_of_a_colon_parts_label_and_answer(sign: str) -> None:
    text = f"Kết quả nổi bật{sign}\nHạn chế, khó khăn{sign}Còn hai tổ chưa có gương nào.\nNguyên nhân{sign}Cán bộ mới\n"

    said = answers("04-KQ", COMMON + text)

    assert (said["han_che"], said["nguyen_nhan"]) == ("Còn hai tổ chưa có gương nào.", "Cán bộ mới")
    assert "ket_qua_noi_bat" not in said


@pytest.mark.parametrize("mark", ["", "- ", "👉 "])
def test_unknown_words_behind_the_number_of_a_criterion_are_its_name_where_evidence_has_a_label(mark: str) -> None:
    text = f"{mark}Tiêu chí 1: Mức độ làm việc, sáng kiến của năm\nKết quả: Đạt\nMinh chứng: Soạn ba mẫu thư.\n"

    said = answers("02-CN", COMMON + text)

    assert (said["CN1.ket_qua"], said["CN1.minh_chung"]) == ("dat", "Soạn ba mẫu thư.")


def test_headings_that_count_items_are_no_names() -> None:
    item = "{n}. Điển hình thứ {n}\n- Loại điển hình: Tập thể\n- Tên điển hình: {name}\n- Tiến độ: 50%\n"

    rows = answers("03-DG", COMMON + item.format(n=1, name="Tổ một cửa") + item.format(n=2, name="Tổ bảo vệ"))["danh_sach"]

    listed = rows.value if isinstance(rows, Review) else rows
    assert isinstance(listed, list)
    assert "Điển hình thứ" not in str(listed)


def test_criteria_of_which_nothing_is_said_yet_are_no_part_of_the_answer_above() -> None:
    text = "Hình thức đề nghị: Ghi sổ vàng\nHoàn thành nhiệm vụ, sáng kiến\nTu dưỡng, rèn luyện, nêu gương\nGương điển hình trong phong trào thi đua\n"

    assert answers("02-CN", COMMON + text)["hinh_thuc_de_nghi"] == "Ghi sổ vàng"


def test_signs_of_more_than_are_no_quotes() -> None:
    text = "Kết quả nổi bật:\n> 95% hồ sơ đúng hạn\n> 80% hài lòng\n> 70% qua mạng\nNguyên nhân: Không\n"

    assert answers("04-KQ", COMMON + text)["ket_qua_noi_bat"] in (
        "> 95% hồ sơ đúng hạn\n> 80% hài lòng\n> 70% qua mạng",
        Review("> 95% hồ sơ đúng hạn\n> 80% hài lòng\n> 70% qua mạng"),
    )

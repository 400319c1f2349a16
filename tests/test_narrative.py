"""Letters: what a secretary tells in sentences is found, and is for a person's eye unless it is as plain as a filled blank."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said
from tests.test_match_silence import HEADS
from toolkit.model.submission import State

OPENING = "Thực hiện Kế hoạch số 185-KH/ĐU, Chi bộ Văn phòng báo cáo quý III năm 2024 như sau:\n"


def letter(form: str, *sentences: str) -> dict[str, object]:
    found = said(filled("docx", HEADS[form] + OPENING + "\n".join(sentences)))
    assert (found.pop("don_vi"), found.pop("ky_bao_cao")) == (Review("VP"), Review("2024-Q3"))
    return found


def test_a_letter_about_a_person() -> None:
    found = letter(
        "02-CN",
        "Cá nhân được đánh giá là đồng chí Lê Thị An, sinh năm 1974, chức vụ: Văn thư. Đồng chí là đảng viên.",
        "Đồng chí không giữ chức vụ lãnh đạo, quản lý. Danh hiệu thi đua đạt được là Chiến sĩ thi đua cơ sở.",
        "Số sáng kiến được công nhận là 08. Mức xếp loại chất lượng là hoàn thành tốt nhiệm vụ.",
        "Về tiêu chí 1, hoàn thành nhiệm vụ, sáng kiến: tự đánh giá đạt. Minh chứng: Đã làm 5 việc.",
        "Về tiêu chí 2, tu dưỡng, rèn luyện, nêu gương.",
        "Người lập biểu là đồng chí Trần Văn Bình.",
    )
    assert found == {
        "ho_ten": Review("Lê Thị An"),
        "nam_sinh": Review(1974),
        "chuc_vu": Review("Văn thư."),
        "la_dang_vien": Review(True),
        "la_lanh_dao": Review(False),
        "danh_hieu_thi_dua": Review("Chiến sĩ thi đua cơ sở"),
        "so_sang_kien": 8,
        "xep_loai": "Hoàn thành tốt nhiệm vụ",
        "CN1.ket_qua": "dat",
        "CN1.minh_chung": "Đã làm 5 việc.",
        "nguoi_lap": "Trần Văn Bình",
        "CN2.minh_chung": State.BLANK,
        "LD1.ket_qua": State.NOT_APPLICABLE,
        "LD1.minh_chung": State.NOT_APPLICABLE,
    }


def test_a_letter_with_figures() -> None:
    found = letter(
        "04-KQ",
        "Đến nay chi bộ có 05 điển hình tập thể, 3 điển hình cá nhân, không có điển hình mới phát hiện.",
        "Số tin, bài tuyên truyền là 12.",
        "Kết quả nổi bật: Đã nhân rộng 2 mô hình.",
    )
    assert found == {
        "so_tap_the": Review(5),
        "so_ca_nhan": Review(3),
        "so_moi_phat_hien": Review(0),
        "so_tin_bai": 12,
        "ket_qua_noi_bat": "Đã nhân rộng 2 mô hình.",
    }


@pytest.mark.parametrize(
    ("words", "continues"),
    [("Đây là điển hình đã chọn, tiếp tục thực hiện.", True), ("Đây không phải là điển hình đã chọn tiếp tục thực hiện.", False)],
)
def test_yes_and_no_in_words(words: str, continues: bool) -> None:
    found = letter("01-DK", "Chi bộ đăng ký một điển hình loại tập thể.", "Tên điển hình là Tổ Một cửa điện tử.", words)

    assert found == {"loai_dien_hinh": Review("tap_the"), "ten_dien_hinh": Review("Tổ Một cửa điện tử"), "tiep_tuc": Review(continues)}


def test_a_sentence_within_a_form_that_asks_by_labels_answers_nothing() -> None:
    labels = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\nNgày lập: 5/10/2024\nNgười lập biểu: Lê Thị An\nSố điển hình tập thể: 2\nSố điển hình cá nhân: 1\n"
    told = "Hạn chế, khó khăn: Không có\nKết quả nổi bật: Số tin, bài tuyên truyền là 12, được nhiều đơn vị trong toàn tỉnh biết đến."

    assert "so_tin_bai" not in said(filled("docx", HEADS["04-KQ"] + labels + told))


REPORTED = """
    Mẫu 04-KQ
    BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU
    Chi bộ Văn phòng xin báo cáo Đảng ủy Sở việc xây dựng điển hình tiêu biểu {period} với các nội dung sau đây:
    Trong kỳ, chi bộ đã xây dựng được 06 điển hình tập thể và 02 điển hình cá nhân.
    Đã đăng 12 tin, bài tuyên truyền.
    Số điển hình mới phát hiện: 1
    Số điển hình được biểu dương: 3
    Số điển hình đề nghị khen thưởng: 2
    Kết quả nổi bật: Duy trì nền nếp, có 09 điển hình cá nhân được các đơn vị bạn đến học tập kinh nghiệm.
    Hạn chế, khó khăn: Không
    Nguyên nhân: Không
    Phương hướng, nhiệm vụ thời gian tới: Nhân rộng.
    Kiến nghị, đề xuất: Không
"""


@pytest.mark.parametrize(("period", "read"), [("quý III năm 2024", "2024-Q3"), ("2024", "2024")])
def test_a_letter_that_asks_most_by_labels_is_read_in_its_sentences_too(period: str, read: str) -> None:
    found = said(filled("docx", REPORTED.format(period=period)))

    assert (found["don_vi"], found["ky_bao_cao"]) == (Review("VP"), Review(read))
    assert (found["so_tap_the"], found["so_ca_nhan"], found["so_tin_bai"]) == (Review(6), Review(2), Review(12))
    assert found["ket_qua_noi_bat"] == "Duy trì nền nếp, có 09 điển hình cá nhân được các đơn vị bạn đến học tập kinh nghiệm."

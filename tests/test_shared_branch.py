"""A form behind another in one file that says its own period and no branch is of the first one's branch."""

from __future__ import annotations

from tests.builders import filled, submissions
from tests.test_match_silence import HEADS

RESULTS = "| Số điển hình tập thể | 1 |\n| Số điển hình cá nhân | 1 |\n| Số tin, bài tuyên truyền | 2 |\n| Kết quả nổi bật | Kiểm tra 22 cây xăng |\n"
SIGNED = "\n| NGƯỜI LẬP BIỂU⏎Lê An | T/M CHI BỘ⏎BÍ THƯ⏎Vũ Bình |\n\n"
LIST = """| Điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn | Điều chỉnh | Người theo dõi |
| Tổ một cửa | Tập thể | 55 | Nhanh hơn | Tốt | Không | Không | Lê An |
"""


def forms(second: str) -> list[tuple[str | None, str | None, object]]:
    drawing = f"CHI BỘ QUẢN LÝ THƯƠNG MẠI\n{HEADS['04-KQ']}Quý II năm 2024\n{RESULTS}{SIGNED}{second}{HEADS['03-DG']}Quý II năm 2024\n{LIST}{SIGNED}"
    found = submissions(filled("docx", drawing))
    return [(one.form, one.unit, next((answer.value for answer in one.answers if answer.id == "don_vi"), None)) for one in found]


def test_the_branch_of_the_first_form_is_that_of_the_next_one() -> None:
    assert forms("") == [("04-KQ", "QLTM", "QLTM"), ("03-DG", "QLTM", "QLTM")]


def test_a_form_that_names_its_branch_keeps_it() -> None:
    assert forms("CHI BỘ THANH TRA\n") == [("04-KQ", "QLTM", "QLTM"), ("03-DG", "TTR", "TTR")]

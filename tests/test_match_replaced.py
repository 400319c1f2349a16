"""A struck answer with the new one beside it is read without a look where nobody needs one, and for a look wherever one might."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, para, run, said, word
from tests.test_match_silence import HEADS
from toolkit.model.submission import State

STRUCK = "<w:strike/>"


@pytest.mark.parametrize(
    ("form", "drawing", "expected"),
    [
        ("02-CN", "| Họ và tên | <s>Nguyễn Văn An</s> Trần Thị Bình |", {"ho_ten": "Trần Thị Bình"}),
        ("02-CN", "| Người lập biểu | <s>Lý Văn Hải</s> Đ/c Trần Thị Bình - Phó Bí thư |", {"nguoi_lap": "Đ/c Trần Thị Bình - Phó Bí thư"}),
        ("02-CN", "| Ngày lập | <s>12/3/2023</s> 15.11.2024 |", {"ngay_lap": date(2024, 11, 15)}),
        ("04-KQ", "| Số điển hình tập thể | <s>3</s> 5 |", {"so_tap_the": 5}),
        ("01-DK", "| Nhóm nội dung thực hiện | <s>1</s> 2 |", {"nhom_noi_dung": (2,)}),
        ("04-KQ", "| Hạn chế, khó khăn | <s>chưa có số liệu</s> Còn hai việc chậm. |", {"han_che": "Còn hai việc chậm."}),
        ("04-KQ", "| Hạn chế, khó khăn | <s>Không có.</s>⏎- Còn hai việc chậm. |", {"han_che": "Còn hai việc chậm."}),
        ("01-DK", "| Tiếp tục điển hình đã lựa chọn | <s>☑ Có ☐ Không</s>⏎☐ Có ☑ Không |", {"tiep_tuc": False}),
        ("01-DK", "| Tiếp tục điển hình đã lựa chọn | [x] Có   <s>[x] Không</s> |", {"tiep_tuc": True}),
        ("01-DK", "| Tiếp tục điển hình đã lựa chọn | [<s>x</s>] Có   [x] Không |", {"tiep_tuc": False}),
    ],
)
def test_what_was_plainly_written_anew_needs_no_look(form: str, drawing: str, expected: object) -> None:
    found = said(filled("docx", HEADS[form] + drawing))

    assert {id: value.lstrip("- ") if isinstance(value, str) else value for id, value in found.items()} == expected


@pytest.mark.parametrize(
    ("form", "drawing", "id"),
    [
        ("02-CN", "| Họ và tên | <s>Nguyễn</s> Văn An |", "ho_ten"),
        ("02-CN", "| Họ và tên | <s>Nguyễn Văn</s> An |", "ho_ten"),
        ("02-CN", "| Họ và tên | Nguyễn <s>Văn</s> Thị An |", "ho_ten"),
        ("02-CN", "| Họ và tên | Nguyễn Văn An <s>Trần Văn Bình</s> |", "ho_ten"),
        ("04-KQ", "| Hạn chế, khó khăn | <s>Còn hai việc chậm.</s> Giữ nguyên như cũ |", "han_che"),
        ("04-KQ", "| Hạn chế, khó khăn | <s>Còn hai việc chậm.</s> (ghi nhầm) |", "han_che"),
        ("04-KQ", "| Hạn chế, khó khăn | <s>Không</s> có hạn chế lớn |", "han_che"),
        ("04-KQ", "| Kiến nghị, đề xuất | <s>Đề nghị khen của</s> Đảng ủy Khối |", "kien_nghi"),
        ("04-KQ", "| Kiến nghị, đề xuất | <s>Đề nghị khen</s>thưởng sớm |", "kien_nghi"),
        ("04-KQ", "| Kết quả nổi bật | Đạt <s>5</s> giải, <s>ba</s> bài |", "ket_qua_noi_bat"),
        ("04-KQ", "| Số điển hình tập thể | <s>12</s>5 |", "so_tap_the"),
        ("01-DK", "| Tên điển hình | <s>Nguyễn</s> Văn An |", "ten_dien_hinh"),
    ],
)
def test_what_may_be_a_part_or_a_remark_is_for_a_look(form: str, drawing: str, id: str) -> None:
    assert isinstance(said(filled("docx", HEADS[form] + drawing))[id], Review)


@pytest.mark.parametrize(
    "runs",
    [
        run("[x] ") + run("Có", STRUCK) + run("   [x] Không"),
        run("[x] Có   ") + run("[x]", STRUCK) + run(" Không   [x] Có"),
        run("[x]", STRUCK) + run(" Có [x] Không"),
        run("[x] Có ", STRUCK) + run("[ ] Không"),
    ],
)
def test_a_stroke_through_a_part_of_two_choices_decides_nothing_in_silence(runs: str) -> None:
    head = "".join(para(run(line)) for line in f"{HEADS['01-DK']}Tên điển hình: Tổ xanh".split("\n") if line)
    found = said(word(head + para(run("Tiếp tục điển hình đã lựa chọn: ") + runs)))["tiep_tuc"]

    assert isinstance(found, Review) or found in (State.BLANK, State.INVALID)

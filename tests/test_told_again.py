"""Below "Kết quả nổi bật:" a line that begins with what was counted above tells of it; one that gives a number is a second answer."""

from __future__ import annotations

import pytest

from tests.builders import Review
from tests.test_match_silence import KINDS, answers

FIGURES = "Số điển hình tập thể: 2\nSố điển hình cá nhân: 4\nSố tin, bài tuyên truyền: 7\n"


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Tập thể: làm tốt.", "2. Cá nhân: 03 người được khen."),
        ("- Tập thể: Tổ A hoàn thành trước hạn.", "- Cá nhân: đồng chí Lê An được khen."),
        ("- Điển hình tập thể: 03 mô hình mới.", "- Tin, bài: đăng 20 bài."),
    ],
)
@pytest.mark.parametrize("colon", [":", ""], ids=["colon", "heading"])
def test_what_was_counted_above_may_be_told_of(lines: tuple[str, str], colon: str) -> None:
    found = answers("docx", "04-KQ", f"{FIGURES}Kết quả nổi bật{colon}\n" + "\n".join(lines) + "\nHạn chế, khó khăn: Ít người")

    assert (found["so_tap_the"], found["so_ca_nhan"], found["so_tin_bai"], found["han_che"]) == (2, 4, 7, "Ít người")
    assert found["ket_qua_noi_bat"] == Review("\n".join(lines))


@KINDS
def test_a_second_number_is_a_second_answer(kind: str) -> None:
    found = answers(kind, "04-KQ", f"{FIGURES}Kết quả nổi bật: Tốt\nSố điển hình tập thể: 3\nHạn chế, khó khăn: Ít người")

    assert isinstance(found["so_tap_the"], Review)


@KINDS
def test_what_was_not_counted_yet_is_asked(kind: str) -> None:
    found = answers(kind, "04-KQ", "Kết quả nổi bật: Tốt\nSố điển hình tập thể: 03 tập thể\nHạn chế, khó khăn: Ít người")

    assert (found["ket_qua_noi_bat"], found["so_tap_the"]) == ("Tốt", 3)

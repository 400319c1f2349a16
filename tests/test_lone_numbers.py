"""A table that a program wrote out cell by cell: the running numbers that then stand alone belong to the labels below them."""

from __future__ import annotations

from tests.builders import filled, said
from toolkit.model.submission import State

HEAD = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n"
CELLS = (
    "1\nSố điển hình tập thể\n3\n2\nSố điển hình cá nhân\n3\nSố tin, bài tuyên truyền\n5\n"
    "4\nKết quả nổi bật\nĐã trồng 300 cây xanh.\n5\nHạn chế, khó khăn\nThiếu kinh phí.\nThiếu người.\n6\nNguyên nhân\nDo mưa lũ."
)


def test_a_running_number_is_no_part_of_the_answer_above_it() -> None:
    found = said(filled("docx", HEAD + CELLS))

    assert found["ket_qua_noi_bat"] == "Đã trồng 300 cây xanh."
    assert found["han_che"] == "Thiếu kinh phí.\nThiếu người."
    assert found["nguyen_nhan"] == "Do mưa lũ."


def test_a_running_number_is_no_answer_to_the_question_above_it() -> None:
    found = said(filled("docx", HEAD + CELLS))

    assert (found["so_tap_the"], found["so_ca_nhan"], found["so_tin_bai"]) == (3, State.BLANK, 5)


def test_figures_that_happen_to_count_up_are_answers() -> None:
    found = said(
        filled(
            "docx", HEAD + "Số điển hình tập thể\n1\nSố điển hình cá nhân\n2\nSố điển hình mới phát hiện\n3\nSố tin, bài tuyên truyền\n4"
        )
    )

    assert [found[name] for name in ("so_tap_the", "so_ca_nhan", "so_moi_phat_hien", "so_tin_bai")] == [1, 2, 3, 4]

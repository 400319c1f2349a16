"""A label that orders or asks is known by what it asks for; what says something is left as it stands."""

from __future__ import annotations

import pytest

from toolkit.match.words import LIKELY, words_of
from toolkit.reading import builtin_definitions
from toolkit.text.asking import what_is_asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Đề nghị ghi rõ họ và tên", "họ và tên"),
        ("Cho biết chức vụ của cá nhân", "chức vụ của cá nhân"),
        ("Ghi đầy đủ tên chi bộ", "tên chi bộ"),
        ("Có bao nhiêu sáng kiến được công nhận?", "số sáng kiến được công nhận"),
        ("Ai lập biểu?", "người lập biểu"),
        ("Báo cáo của chi bộ nào?", "Báo cáo của chi bộ"),
        ("Đ/n ghi rõ năm sinh", "năm sinh"),
        ("Ai là người lập biểu", "người lập biểu"),
        ("Đánh giá ai?", "Đánh giá người"),
        ("Khi nào hoàn thành?", "ngày hoàn thành"),
        ("Vì sao còn hạn chế?", "nguyên nhân hạn chế"),
        ("Có phải đảng viên không?", "đảng viên"),
        ("Có vướng mắc gì không", "vướng mắc"),
        ("Biểu này của chi bộ nào?", "chi bộ"),
        ("Lap vao ngay nao?", "Lap vao ngay"),
        ("VI SAO CON HAN CHE?", "nguyen nhan HAN CHE"),
        ("De nghi ghi ro ho va ten", "ho va ten"),
        ("Đã vào Đảng chưa?", "Đã vào Đảng"),
        ("Đánh dấu x nếu là lãnh đạo", "là lãnh đạo"),
        ("Ghi rõ nhóm nội dung (1, 2, 3, 4)", "nhóm nội dung (1, 2, 3, 4)"),
    ],
)
def test_a_label_is_left_without_the_words_that_only_ask(text: str, asked: str) -> None:
    assert what_is_asked(text) == asked


@pytest.mark.parametrize(
    "text", ["Họ và tên", "Viết 2 tin, bài", "Ghi nhận kết quả của chi bộ", "Chọn việc khó", "Nào?", "Không có", "Có", "Đã nộp, chưa duyệt"]
)
def test_what_does_not_only_ask_is_left_alone(text: str) -> None:
    assert what_is_asked(text) == text


@pytest.mark.parametrize(
    ("form", "text", "question"),
    [
        ("02-CN", "Đề nghị ghi rõ năm sinh của cá nhân", "nam_sinh"),
        ("04-KQ", "Có bao nhiêu cá nhân được chọn làm điển hình?", "so_ca_nhan"),
    ],
)
def test_a_question_in_the_words_of_an_order_is_known(form: str, text: str, question: str) -> None:
    plan = builtin_definitions().plan
    asked = plan.form(form)
    assert asked is not None
    found = words_of(plan, asked).question(text)[0]

    assert found.target == question and found.score >= LIKELY


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("Đồng chí có giữ chức vụ lãnh đạo, quản lý không?", "giữ chức vụ lãnh đạo, quản lý"),
        ("Trong đó: tập thể tiêu biểu", "tập thể tiêu biểu"),
        ("Xếp loại đơn vị trong năm", "Xếp loại đơn vị"),
        ("Chi bộ được xếp loại gì?", "Chi bộ được xếp loại"),
        ("Số sáng kiến kỳ trước", "Số sáng kiến kỳ trước"),
    ],
)
def test_whom_a_label_speaks_to_and_this_time_say_nothing_more_but_who_is_meant_and_another_time_do(label: str, asked: str) -> None:
    assert what_is_asked(label) == asked

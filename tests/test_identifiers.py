"""An answer is given word for word, also where it begins or ends with the underscores of a program's own names."""

from __future__ import annotations

import pytest

from tests.builders import filled, said
from toolkit.text.identifiers import begins_with_name, ends_with_name

COLLECTIVE = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    "answer", ["__import__", "__import__('os').system('x')", "Tổ viết hàm __init__", "__name__ và __main__", "../../etc/passwd", "..\\tệp"]
)
def test_a_name_of_a_program_keeps_its_underscores(kind: str, answer: str) -> None:
    assert said(filled(kind, f"{COLLECTIVE}Tên tập thể: {answer}"))["ten_dien_hinh"] == answer
    assert said(filled(kind, f"{COLLECTIVE}| Tên tập thể | {answer} |"))["ten_dien_hinh"] == answer


@pytest.mark.parametrize("written", ["__Tổ một cửa__", "____Tổ một cửa____", "___Tổ một cửa__"])
def test_the_line_under_an_answer_is_none_of_it(written: str) -> None:
    assert said(filled("docx", f"{COLLECTIVE}Tên tập thể: {written}"))["ten_dien_hinh"] == "Tổ một cửa"


@pytest.mark.parametrize("text", ["__khong__", "__Lan__", "___init___", "__7__", "____", "__"])
def test_what_is_written_over_a_line_is_no_name(text: str) -> None:
    assert not begins_with_name(text)
    assert not ends_with_name(text)

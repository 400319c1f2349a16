"""Blank, not asked, wrong and contradictory are told apart to the end: by ``toolkit read`` and on the receipt of the file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import definitions, deleted, filled, inserted, para, run, word
from tests.test_books import STYLES
from toolkit.cli import main
from toolkit.papers.receipt import Came, Receipt, context
from toolkit.reading import read_bytes

FORM = """
PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)
| Chi bộ | Chi bộ Thanh tra |
| Kỳ báo cáo | Quý III năm 2024 |
| Ngày lập | 31/2/2024 |
| Họ và tên | Nguyễn Văn An |
| Năm sinh | …… |
| Là đảng viên | ☒ Có ☒ Không |
| Giữ chức vụ lãnh đạo, quản lý | Không |
| Danh hiệu thi đua | Không có |
| Số sáng kiến được công nhận | 0 |
| Tiêu chí | Kết quả tự đánh giá | Minh chứng |
| Trách nhiệm người đứng đầu (lãnh đạo, quản lý) | | |
"""


def received(data: bytes) -> Receipt:
    reading, moment = read_bytes(data, "phiếu.docx", definitions(), None), datetime(2024, 10, 3, tzinfo=UTC)
    came = Came(name="phiếu.docx", folder="TTR", content="a" * 64, came_at=moment, modified_at=moment, reading=reading)
    return context(came, definitions(), STYLES[1])


def test_a_receipt_keeps_every_state_apart() -> None:
    (form,) = received(filled("docx", FORM)).forms
    said = {row.question: row.value for row in form.rows}

    assert said["Ngày lập"] == "31/2/2024 (máy chưa hiểu)"
    assert said["Năm sinh"] == "(để trống)"
    assert said["Là đảng viên"] == "☒ Có ☒ Không (hai câu trả lời khác nhau)"
    assert said["Chức vụ, đơn vị công tác"] == "(máy không tìm thấy)"
    assert (said["Danh hiệu thi đua"], said["Số sáng kiến được công nhận"]) == ("Không có", "0")
    assert {value for question, value in said.items() if question.startswith("Tiêu chí 4")} == {"(không áp dụng)"}


def test_read_keeps_every_state_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "phiếu.docx").write_bytes(filled("docx", FORM))
    with pytest.raises(SystemExit):
        main(["read", str(tmp_path / "phiếu.docx")])
    said = dict(line.strip().split(": ", 1) for line in capsys.readouterr().out.splitlines() if line.startswith("    "))

    assert said["Ngày lập"] == "31/2/2024  ← ghi chưa đúng"
    assert said["Năm sinh"] == "(để trống)"
    assert said["Là đảng viên"] == "☒ Có ☒ Không  ← có hai câu trả lời khác nhau"
    assert said["Chức vụ, đơn vị công tác"] == "(không thấy câu hỏi này trong tệp)"
    assert (said["Danh hiệu thi đua"], said["Số sáng kiến được công nhận"]) == ("Không có", "0")
    assert said["Tiêu chí 4 (Trách nhiệm người đứng đầu) - Minh chứng"] == "(không áp dụng)"


def test_a_receipt_tells_what_was_left_out_or_taken_as_accepted() -> None:
    title = para(run("PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)"))
    data = word(
        title
        + para(run("Họ và tên: ") + deleted("Lê Cũ") + inserted(run("Lê An")))
        + para(run("Năm sinh: 1980") + run("mật", "<w:vanish/>"))
    )
    told = [line for line in received(data).opening if line.startswith("Lưu ý khi đọc: ")]

    assert any("2 chỗ sửa chưa được chấp nhận" in line for line in told)
    assert any("1 đoạn chữ ẩn" in line for line in told)
    assert not any(line.startswith("Lưu ý") for line in received(filled("docx", FORM)).opening)

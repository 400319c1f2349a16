"""An item within a line of a print is told: the print may have lost the break before it, or it was written so."""

from __future__ import annotations

import pytest

from toolkit.readers.pdf.lost_breaks import may_lack_break


@pytest.mark.parametrize(
    "text",
    [
        "Tiêu chí 4: Đạt. Minh chứng: + Họp đủ 97,7%. + Kiểm tra 20 cơ sở.",
        "- Gia đình văn hóa; - Hướng dẫn 6 công chức mới",
        "- Trước hạn 5 ngày.- Hướng dẫn 6 công chức mới",
        "Họp đủ.Kiểm tra 20 cơ sở.",
    ],
)
def test_an_item_within_a_line_is_told(text: str) -> None:
    assert may_lack_break(text)


@pytest.mark.parametrize(
    "text",
    [
        "- Họp đủ 97,7%.\n- Kiểm tra 20 cơ sở.",
        "Mức xếp loại: HTTNV. - Ghi chú",
        "- Phối hợp với Sở Công Thương - Chi cục Quản lý thị trường.",
        "Chi bộ Kế hoạch - Tài chính - Tổng hợp",
    ],
)
def test_items_in_lines_of_their_own_and_names_with_dashes_are_not(text: str) -> None:
    assert not may_lack_break(text)

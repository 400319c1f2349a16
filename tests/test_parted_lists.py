"""A list parted into two tables, each with the names, is one list; models of one name in one table stay two."""

from __future__ import annotations

from tests.builders import filled, said
from tests.test_match_silence import HEADS, KINDS

FIRST = """
    | TT | Tên điển hình | Loại | Tiến độ (%) |
    | 1 | Tổ xúc tiến thương mại | Tập thể | 85 |
    | 2 | Lê Thị Bình | Cá nhân | 50 |
"""
SECOND = """
    | TT | Tên điển hình | Hiệu quả | Người theo dõi |
    | 1 | {0} | Tốt | Trần Văn An |
    | 2 | {1} | Khá | Vũ Văn Hùng |
"""


def items(kind: str, drawing: str) -> list[dict[str, object]]:
    found = said(filled(kind, HEADS["03-DG"] + "Chi bộ: Chi bộ Văn phòng\n" + drawing))["danh_sach"]
    assert isinstance(found, list)
    return found


@KINDS
def test_the_second_table_says_more_of_the_models_of_the_first(kind: str) -> None:
    found = items(kind, f"{FIRST}\n\n{SECOND.format('Tổ xúc tiến thương mại', 'Lê Thị Bình')}")

    assert [(one["ten_dien_hinh"], one["tien_do"], one["hieu_qua"], one["nguoi_theo_doi"]) for one in found] == [
        ("Tổ xúc tiến thương mại", 85, "Tốt", "Trần Văn An"),
        ("Lê Thị Bình", 50, "Khá", "Vũ Văn Hùng"),
    ]


@KINDS
def test_other_names_in_a_second_table_are_more_models(kind: str) -> None:
    assert len(items(kind, f"{FIRST}\n\n{SECOND.format('Tổ kỹ thuật', 'Lê Thị Bình')}")) == 3


@KINDS
def test_two_of_one_name_in_one_table_stay_two(kind: str) -> None:
    assert len(items(kind, FIRST.replace("Tổ xúc tiến thương mại | Tập thể", "Lê Thị Bình | Cá nhân"))) == 2

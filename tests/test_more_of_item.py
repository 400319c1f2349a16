"""What stands below or beside the items of a list behind labels belongs to them: rows of labels, cards beside a merged name."""

from __future__ import annotations

import pytest

from tests.builders import filled, submissions
from tests.test_match_own_layouts import listed
from tests.test_match_silence import HEADS, KINDS

HEAD = "| TT | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Người theo dõi |\n"
TEAM = "| 1 | Tổ một cửa | Tập thể | 45 | Xong hai cuộc | Tốt | Lê An |\n"
BINH = "| 2 | Vũ Bình | Cá nhân | 60 | Số hóa 50 hồ sơ | Khá | Lê An |\n"


@KINDS
@pytest.mark.parametrize(
    "row",
    [
        "|  | Khó khăn, vướng mắc: Thiếu người | < | < | < | Giải pháp điều chỉnh: Mượn một cán bộ | < |\n",
        "| Khó khăn, vướng mắc: Thiếu người⏎Giải pháp điều chỉnh: Mượn một cán bộ | < | < | < | < | < | < |\n",
        "|  | Khó khăn, vướng mắc: Thiếu người; Giải pháp điều chỉnh: Mượn một cán bộ | < | < | < | < | < |\n",
    ],
    ids=["two cells", "two lines", "one line"],
)
def test_a_row_of_labels_below_an_item_says_more_of_it(kind: str, row: str) -> None:
    items = listed(kind, "03-DG", f"{HEAD}{TEAM}{row}{BINH}{row.replace('Thiếu người', 'Không')}")

    assert [item["ten_dien_hinh"].value for item in items] == ["Tổ một cửa", "Vũ Bình"]
    assert [item["kho_khan"].value for item in items] == ["Thiếu người", "Không"]
    assert [item["dieu_chinh"].value for item in items] == ["Mượn một cán bộ", "Mượn một cán bộ"]
    assert items[1]["tien_do"].value == 60


@KINDS
def test_a_question_of_the_form_below_a_list_says_nothing_of_its_items(kind: str) -> None:
    (form,) = submissions(
        filled(kind, f"{HEADS['03-DG']}{HEAD}{TEAM}| Điển hình mới phát hiện trong kỳ: Chị Lam | < | < | < | < | < | < |")
    )

    assert {one.id: one.value for one in form.answers}["moi_phat_hien"] == "Chị Lam"


@KINDS
def test_cards_may_stand_beside_the_merged_name_of_their_item(kind: str) -> None:
    def card(name: str, progress: int) -> str:
        said = {
            "Tiến độ (%)": progress,
            "Hiệu quả": "Tốt",
            "Khả năng phát triển": "Cao",
            "Khó khăn, vướng mắc": "Không",
            "Người theo dõi": "Lê An",
        }
        return "\n".join(f"| {name if at == 0 else '^'} | {label} | {value} |" for at, (label, value) in enumerate(said.items()))

    items = listed(kind, "03-DG", f"{card('Tổ một cửa⏎(Tập thể)', 100)}\n{card('Vũ Bình⏎(Cá nhân)', 80)}")

    assert [item["ten_dien_hinh"].value for item in items] == ["Tổ một cửa", "Vũ Bình"]
    assert [item["loai_dien_hinh"].value for item in items] == ["tap_the", "ca_nhan"]
    assert [item["tien_do"].value for item in items] == [100, 80]
    assert [item["nguoi_theo_doi"].value for item in items] == ["Lê An", "Lê An"]


@KINDS
def test_a_row_without_number_or_typed_answers_may_go_on_with_the_one_above(kind: str) -> None:
    drawing = """
        | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn | Điều chỉnh | Người theo dõi |
        | Tổ một cửa | Tập thể | 70 | Nhanh hơn | Cao | Không | Không | Lê An |
        | Văn phòng |  |  | và rẻ hơn |  |  |  |  |
        | Vũ Bình | Cá nhân | 50 | Khá | Cao | Không | Không | Lê An |
    """

    items = listed(kind, "03-DG", drawing)

    assert [item["ten_dien_hinh"].review for item in items] == [True, True, False]


@KINDS
def test_several_rows_may_go_on_with_one_item(kind: str) -> None:
    parts = "|  | - Ca sáng |  | 80 | Tốt hơn |  |  |\n|  | - Ca chiều |  | 60 | Khá |  |  |\n"

    items = listed(kind, "03-DG", f"{HEAD}{TEAM}{parts}{BINH}")

    assert [item["ten_dien_hinh"].review for item in items] == [True, True, True, False]

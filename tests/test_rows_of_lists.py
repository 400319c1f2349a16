"""Rows of a list that are not one item each: what can be read is read, the rest is for a look, nothing is lost or shifted in silence."""

from __future__ import annotations

import pytest

from tests.builders import filled, submissions
from tests.test_match_silence import HEADS
from toolkit.model.submission import Answer, Row

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
HEAD = "| TT | Tên điển hình | Loại điển hình | Tiến độ (%) | Hiệu quả | Khả năng nhân rộng | Người theo dõi |\n"
AN = "| 1 | Lê Thị An | Cá nhân | 40 | Giảm giờ họp | Toàn Sở | Bùi Văn Khải |\n"
TEAM = "| 2 | Tổ công tác chuyển đổi số | Tập thể | 85 | Hồ sơ nhanh hơn | Ba phòng | Vũ Thị Mai |\n"
BINH = "| 3 | Trần Văn Bình | Cá nhân | 60 | Dân hài lòng | Hai xã | Ngô Văn Lực |\n"


def rows(kind: str, drawing: str) -> list[dict[str, Answer]]:
    (form,) = submissions(filled(kind, HEADS["03-DG"] + drawing))
    listed = next(answer for answer in form.answers if answer.id == "danh_sach")
    assert isinstance(listed.value, tuple)
    return [{one.id: one for one in row.answers} for row in listed.value if isinstance(row, Row)]


def silent(item: dict[str, Answer]) -> set[str]:
    return {id for id, answer in item.items() if answer.value is not None and not answer.review}


@KINDS
def test_a_head_that_a_page_break_repeats_names_the_columns_as_before(kind: str) -> None:
    head = HEAD.replace("Tên điển hình", "Điển hình được theo dõi").replace("Loại điển hình", "Tập thể/Cá nhân")
    found = rows(kind, head + AN + TEAM + head + BINH)
    assert [item["ten_dien_hinh"].value for item in found] == ["Lê Thị An", "Tổ công tác chuyển đổi số", "Trần Văn Bình"]
    assert [item["loai_dien_hinh"].value for item in found] == ["ca_nhan", "tap_the", "ca_nhan"]


@KINDS
@pytest.mark.parametrize("remark", ["| Ghi chú: theo dõi tiếp quý sau | | | | | | |\n", "| | Ghi chú: theo dõi tiếp | | | | | |\n"])
def test_a_remark_between_two_items_ends_no_list(kind: str, remark: str) -> None:
    found = rows(kind, HEAD + AN + remark + TEAM + BINH)
    assert [item["nguoi_theo_doi"].value for item in found] == ["Bùi Văn Khải", "Vũ Thị Mai", "Ngô Văn Lực"]


@KINDS
@pytest.mark.parametrize("number", ["TT", ""])
def test_a_name_that_goes_on_in_the_next_row_is_for_a_look(kind: str, number: str) -> None:
    table = (
        HEAD + AN + "| 2 | Tổ công | Tập thể | 85 | Hồ sơ nhanh hơn | Ba phòng | Vũ Thị Mai |\n| | tác chuyển đổi số | | | | | |\n" + BINH
    )
    table = table if number else "\n".join("|" + line.split("|", 2)[2] for line in table.splitlines()) + "\n"
    found = rows(kind, table)
    assert "ten_dien_hinh" not in silent(found[1])
    assert "ten_dien_hinh" in silent(found[0]) & silent(found[-1])


@KINDS
@pytest.mark.parametrize(
    "row",
    [
        "| 2 | Tổ công tác chuyển đổi số | 85 | Hồ sơ nhanh hơn | Ba phòng | Vũ Thị Mai | |\n",
        "| 2 | Tổ công tác chuyển đổi số | Tập thể | 85 | Ba phòng | Vũ Thị Mai | |\n",
        "| 2 | Tổ công tác chuyển đổi số | Tập thể | | 85 | Hồ sơ nhanh hơn | Ba phòng | Vũ Thị Mai |\n",
    ],
)
def test_a_row_with_a_cell_too_few_or_too_many_is_for_a_look(kind: str, row: str) -> None:
    width = max(line.count("|") for line in (HEAD + row).splitlines())
    table = "".join(line + " |" * (width - line.count("|")) + "\n" for line in (HEAD + AN + row + BINH).splitlines())
    found = rows(kind, table)
    assert not silent(found[1])
    assert "hieu_qua" in silent(found[0]) & silent(found[2])


@KINDS
def test_a_column_that_is_left_blank_shifts_nothing(kind: str) -> None:
    found = rows(kind, HEAD + AN + "| 2 | Tập thể Phòng Điện | | 85 | Hồ sơ nhanh hơn | Ba phòng | |\n" + BINH)
    assert {"ten_dien_hinh", "tien_do", "hieu_qua", "kha_nang"} <= silent(found[1])


def test_two_items_in_one_row_are_for_a_look() -> None:
    both = "| 1<br>2 | Lê Thị An<br>Tổ công tác | Cá nhân<br>Tập thể | 40<br>85 | Một<br>Hai | Ba<br>Bốn | Bùi Văn Khải<br>Vũ Thị Mai |\n"
    found = rows("docx", (HEAD + both).replace("<br>", "⏎") + BINH)
    assert not silent(found[0])
    assert "hieu_qua" in silent(found[-1])


@KINDS
def test_cards_of_two_questions_a_row_are_items(kind: str) -> None:
    cards = ""
    for number, (name, sort) in enumerate((("Lê Thị An", "Cá nhân"), ("Tổ Một cửa", "☑ Tập thể ☐ Cá nhân")), 1):
        cards += f"{number}. Điển hình thứ {number}\n| Tên điển hình | {name} | Tập thể/cá nhân | {sort} |\n| Tiến độ (%) | 40 % | Tính hiệu quả | Tốt |\n"
        cards += "| Khả năng phát triển | Ba phòng | Khó khăn | |\n| Điều chỉnh | Giữ nguyên | Người theo dõi | Bùi Văn Khải |\n\n"
    found = rows(kind, cards)
    assert [(item["ten_dien_hinh"].value, item["loai_dien_hinh"].value) for item in found] == [
        ("Lê Thị An", "ca_nhan"),
        ("Tổ Một cửa", "tap_the"),
    ]
    assert all(item["nguoi_theo_doi"].value == "Bùi Văn Khải" and item["kho_khan"].value is None for item in found)


@KINDS
def test_two_columns_that_ask_the_same_are_for_a_look(kind: str) -> None:
    head = HEAD.replace("Loại điển hình", "Khả năng nhân rộng")
    found = rows(kind, head + AN + TEAM + BINH)
    assert all("kha_nang" not in silent(item) and "hieu_qua" in silent(item) for item in found)


@KINDS
def test_words_in_a_column_without_a_head_are_for_a_look(kind: str) -> None:
    def wider(line: str, text: str = "") -> str:
        number, name, rest = line.split("|", 3)[1:]
        return f"|{number}|{name}| {text} |{rest}"

    team = TEAM.replace("Tổ công tác chuyển đổi số", "Phòng Quản Năng lượng")
    found = rows(kind, wider(HEAD) + wider(AN) + wider(team, "lý") + wider(BINH))
    assert not silent(found[1])
    assert {"ten_dien_hinh", "hieu_qua"} <= silent(found[0]) & silent(found[2])

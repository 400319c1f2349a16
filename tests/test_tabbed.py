"""A list whose cells lie in lines with tabs between them is a table where its heads, numbers and tabs say so."""

from __future__ import annotations

import pytest

from tests.builders import para, run, said, submissions, word
from toolkit.model.submission import Row

HEAD = "Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\nChi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Năm 2024\n"
HEADS = "TT\tHọ và tên/Tên tập thể\tLoại\tChức vụ\tNhóm nội dung\tSản phẩm cụ thể\tMức xếp loại\tHình thức đề nghị\tNgười theo dõi\n"
ROWS = (
    "1\tTổ một cửa\tTập thể\t\tNhóm 2\tMột sổ tay\tHTXSNV\tGhi sổ vàng\tLý Văn Hải\n"
    "2\tTrần Thị Bình\tCá nhân\tKế toán\tNhóm 1\tHai bài viết\tHTTNV\tBiểu dương\tNgô Văn Nam\n"
)


def _rows(text: str) -> list[dict[str, object]]:
    drawn = "".join(para("<w:r><w:tab/></w:r>".join(run(part) if part else "" for part in line.split("\t"))) for line in text.split("\n"))
    found = said(word(drawn)).get("danh_sach")
    return found if isinstance(found, list) else []


def test_lines_with_tabs_below_their_heads_are_rows_of_a_list() -> None:
    first, second = _rows(HEAD + HEADS + ROWS)

    assert (first["ten_dien_hinh"], first["nhom_noi_dung"], first["nguoi_theo_doi"]) == ("Tổ một cửa", (2,), "Lý Văn Hải")
    assert (second["chuc_vu"], second["xep_loai"], second["hinh_thuc_de_nghi"]) == ("Kế toán", "Hoàn thành tốt nhiệm vụ", "Biểu dương")


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace("Tập thể\t\tNhóm", "Tập thể\tNhóm"),
        ROWS.replace("2\tTrần", "3\tTrần"),
        ROWS.replace("\n2\tTrần", "\nhai\tTrần"),
    ],
    ids=["a tab is missing", "a number is missing", "no number"],
)
def test_what_does_not_count_on_or_has_other_tabs_is_no_table(rows: str) -> None:
    assert "Tổ một cửa" not in [row.get("ten_dien_hinh") for row in _rows(HEAD + HEADS + rows)]


def test_a_column_that_a_list_lacks_is_for_a_look_and_the_others_are_not() -> None:
    lacking = ROWS.replace("\tHTXSNV", "").replace("\tHTTNV", "")
    heads = HEADS.replace("\tMức xếp loại", "")
    drawn = (HEAD + heads + lacking).split("\n")
    body = "".join(para("<w:r><w:tab/></w:r>".join(run(part) if part else "" for part in line.split("\t"))) for line in drawn)
    (submission,) = submissions(word(body))
    listed = next(answer for answer in submission.answers if answer.id == "danh_sach")
    rows = [row for row in listed.value if isinstance(row, Row)] if isinstance(listed.value, tuple) else []

    assert (listed.review, len(rows)) == (False, 2)
    assert {one.id for row in rows for one in row.answers if one.review} == {"xep_loai"}


def test_a_list_that_lacks_its_names_is_for_a_look_as_a_whole() -> None:
    lacking = ROWS.replace("Tổ một cửa\t", "").replace("Trần Thị Bình\t", "")
    heads = HEADS.replace("Họ và tên/Tên tập thể\t", "")
    drawn = (HEAD + heads + lacking).split("\n")
    body = "".join(para("<w:r><w:tab/></w:r>".join(run(part) if part else "" for part in line.split("\t"))) for line in drawn)
    (submission,) = submissions(word(body))

    assert next(answer for answer in submission.answers if answer.id == "danh_sach").review

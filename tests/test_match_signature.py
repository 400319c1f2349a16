"""Who signed: names belong to the head above them; an office that somebody holds is an answer, and what is not sure is marked."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, para, run, said, word
from toolkit.model.submission import State

COLLECTIVE = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n"

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
FIGURES = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\nSố tin, bài tuyên truyền: 5\n\n"
BLANK = State.BLANK
DATED = "| Nơi nhận: | Thái Nguyên, ngày 04 tháng 2 năm 2024⏎T/M CHI BỘ⏎BÍ THƯ⏎Hà Vi |"


def signed(drawing: str, kind: str = "docx") -> tuple[object, object]:
    found = said(filled(kind, FIGURES + drawing))
    return found.get("nguoi_lap"), found.get("bi_thu")


@KINDS
@pytest.mark.parametrize(
    "rows",
    [
        "| Chức vụ, đơn vị công tác | Bí thư chi bộ⏎Trưởng phòng Tổ chức |\n| Năm sinh | 1975 |",
        "| Chức vụ, đơn vị công tác | Năm sinh |\n| Bí thư chi bộ⏎Trưởng phòng Tổ chức | 1975 |",
        "| Chức vụ, đơn vị công tác: | BÍ THƯ CHI BỘ⏎Trưởng phòng Tổ chức |\n| Năm sinh | 1975 |",
    ],
    ids=["beside its label", "below its label", "in capitals"],
)
def test_an_office_in_a_table_is_an_answer_and_ends_nothing(kind: str, rows: str) -> None:
    found = said(filled(kind, f"{PERSON}| Họ và tên | Phạm Thị Dung |\n{rows}"))

    assert str(found["chuc_vu"]).casefold() == "bí thư chi bộ\ntrưởng phòng tổ chức"
    assert found["nam_sinh"] == 1975
    assert "bi_thu" not in found


def test_an_office_that_stands_below_a_label_in_one_column_is_an_answer() -> None:
    stacked = "| Họ và tên |\n| Phạm Thị Dung |\n| Danh hiệu thi đua |\n| LĐTT |\n| Chức vụ |\n| Bí thư chi bộ |\n| Năm sinh |\n| 1975 |"
    found = said(filled("docx", PERSON + stacked))

    assert (found["chuc_vu"], found["nam_sinh"]) == ("Bí thư chi bộ", 1975)


@KINDS
def test_an_office_in_a_list_does_not_end_the_list(kind: str) -> None:
    found = said(
        filled(
            kind,
            "Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n"
            "| TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Sản phẩm cụ thể | Người theo dõi |\n"
            "| 1 | Phạm Thị Dung | Cá nhân | Bí thư chi bộ | Sổ tay | Lý Văn Hải⏎(phó bí thư) |\n"
            "| 2 | Nông Văn Kiên | Cá nhân | Chuyên viên | Bộ mẫu | Lý Văn Hải |",
        )
    )
    rows = found["danh_sach"]

    assert isinstance(rows, list)
    assert [row["ten_dien_hinh"] for row in rows] == ["Phạm Thị Dung", "Nông Văn Kiên"]
    assert "bi_thu" not in found


@pytest.mark.parametrize("gap", ["   ", "\t", "\n"])
def test_an_office_behind_a_label_in_a_line_is_an_answer(gap: str) -> None:
    found = said(filled("docx", f"{PERSON}Họ và tên: Phạm Thị Dung\nChức vụ, đơn vị công tác:{gap}Bí thư chi bộ\nNăm sinh: 1975"))

    assert (found["chuc_vu"], found["nam_sinh"]) == ("Bí thư chi bộ", 1975)


def test_an_office_alone_below_an_answer_goes_on_with_it_for_a_persons_eye() -> None:
    found = said(filled("docx", f"{PERSON}Chức vụ, đơn vị công tác: Trưởng phòng\nBí thư chi bộ\nNăm sinh: 1975"))

    assert (found["chuc_vu"], found["nam_sinh"]) == (Review("Trưởng phòng\nBí thư chi bộ"), 1975)


def test_an_office_that_nothing_follows_is_for_a_persons_eye() -> None:
    assert said(filled("docx", f"{PERSON}Họ và tên: Phạm Thị Dung\nChức vụ, đơn vị công tác:\nBí thư chi bộ"))["chuc_vu"] == Review(
        "Bí thư chi bộ"
    )


def test_questions_below_a_signature_are_read() -> None:
    found = said(filled("docx", f"{PERSON}Họ và tên: Phạm Thị Dung\nT/M CHI BỘ\nBÍ THƯ\nLý Văn Hải\nNăm sinh: 1975\nLà đảng viên: Có"))

    assert (found["bi_thu"], found["nam_sinh"], found["la_dang_vien"]) == ("Lý Văn Hải", 1975, True)


@KINDS
@pytest.mark.parametrize(
    ("heads", "names", "expected"),
    [
        ("| NGƯỜI TỰ ĐÁNH GIÁ | T/M CHI BỘ⏎BÍ THƯ |", "| Phạm Thị Dung | |", BLANK),
        ("| NGƯỜI ĐỀ XUẤT | T/M CHI BỘ⏎BÍ THƯ |", "| Phạm Thị Dung | |", BLANK),
        ("| NGƯỜI TỰ ĐÁNH GIÁ | T/M CHI BỘ⏎BÍ THƯ |", "| Phạm Thị Dung | Lý Văn Hải |", "Lý Văn Hải"),
        ("| T/M CHI BỘ⏎BÍ THƯ | THẨM ĐỊNH CỦA CẤP TRÊN |", "| | |", BLANK),
        ("| T/M CHI BỘ⏎BÍ THƯ⏎CHỮ KÝ | NGƯỜI LẬP BIỂU |", "| | |", BLANK),
        ("| NGƯỜI LẬP BIỂU | | T/M CHI BỘ⏎BÍ THƯ |", "| | Lý Văn Hải | |", Review("Lý Văn Hải")),
        ("| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |", "| NÔNG VĂN KIÊN | LÝ VĂN HẢI |", "LÝ VĂN HẢI"),
    ],
)
def test_nobody_signs_under_the_head_of_another(kind: str, heads: str, names: str, expected: object) -> None:
    assert expected in signed(f"{heads}\n{names}", kind)
    assert "Phạm Thị Dung" not in signed(f"{heads}\n{names}", kind)


@pytest.mark.parametrize(
    ("lines", "author", "secretary"),
    [
        ("T/M CHI BỘ\nBÍ THƯ\nLý Văn Hải\n\nXÁC NHẬN CỦA CẤP TRÊN\nNông Văn Kiên", None, "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂU    T/M CHI BỘ\n    BÍ THƯ\nĐỗ Thị Mai    Lý Văn Hải\nTHỦ TRƯỞNG\nNông Văn Kiên", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂU    T/M CHI BỘ\n    BÍ THƯ\nĐỗ Thị Mai    Lý Văn Hải\nNơi nhận:\nLưu Văn Phòng", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂU    T/M CHI BỘ\n    BÍ THƯ\nĐỗ Thị Mai\nLý Văn Hải", Review("Đỗ Thị Mai"), Review("Lý Văn Hải")),
        ("NGƯỜI LẬP BIỂU\nT/M CHI BỘ\nBÍ THƯ\nĐỗ Thị Mai\nLý Văn Hải", Review("Đỗ Thị Mai"), Review("Lý Văn Hải")),
        ("NGƯỜI LẬP BIỂU    T/M CHI BỘ\n    BÍ THƯ\nLý Văn Hải", Review("Lý Văn Hải"), BLANK),
        ("NGƯỜI TỰ ĐÁNH GIÁ    T/M CHI BỘ\n    BÍ THƯ", None, BLANK),
        ("T/M CHI BỘ\nBÍ THƯ\nNơi nhận:\nLý Văn Hải", None, Review("Lý Văn Hải")),
        ("NGƯỜI LẬP BIỂU\n\nĐỗ Thị MaiT/M CHI BỘ - BÍ THƯ\n\nLý Văn Hải", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂU    T/M CHI BỘ\n(Ký tên)\nĐỗ Thị MaiLý Văn Hải", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂU\nĐỗ Thị MaiTHAY MẶT CHI ỦY\nBÍ THƯ\nLý Văn Hải", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("T/M CHI BỘ\nBÍ THƯ\nLý Văn HảiNGƯỜI LẬP BIỂU\nĐỗ Thị Mai", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂU\n(Ký, họ tên)Đỗ Thị MaiT/M CHI BỘBÍ THƯLý Văn Hải", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂUT/M CHI ỦY\nBÍ THƯ(Ký, ghi rõ họ tên)Đỗ Thị MaiLý Văn Hải", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂUT/M CHI ỦYBÍ THƯ(Ký, ghi rõ họ tên)Lý Văn Hải", Review("Lý Văn Hải"), BLANK),
        ("NGƯỜI LẬP BIỂU (Ký, ghi rõ họ tên)   T/M CHI BỘ\n    BÍ THƯ\nĐỗ Thị Mai    Lý Văn Hải", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("NGƯỜI LẬP BIỂU    BÍ THƯ (Ký, ghi rõ họ tên)\nĐỗ Thị Mai    Lý Văn Hải", "Đỗ Thị Mai", "Lý Văn Hải"),
        ("T/M CHI BỘ\nBÍ THƯ\nĐỗ Thị Mai Lý Văn Hải", None, Review("Đỗ Thị Mai Lý Văn Hải")),
        ("T/M CHI BỘ\nBÍ THƯ\nLý Văn Hải\nNgười ghi biên bản\nĐỗ Thị Mai", None, "Lý Văn Hải"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "⏎"], ids=["paragraphs", "one paragraph"])
def test_each_name_in_lines_belongs_to_one_head(lines: str, author: object, secretary: object, line_break: str) -> None:
    assert signed(lines.replace("\n", line_break)) == (author, secretary)


def test_place_and_date_may_stand_above_the_heads_in_one_paragraph() -> None:
    found = said(filled("docx", FIGURES + "Thái Nguyên, ngày 24 tháng 9 năm 2024⏎T/M CHI BỘ⏎BÍ THƯ⏎⏎Lý Văn Hải"))
    assert (found["bi_thu"], found["ngay_lap"]) == ("Lý Văn Hải", date(2024, 9, 24))


@pytest.mark.parametrize(("names", "author", "secretary"), [("\tLê An", "Lê An", BLANK), ("\t\tHà Vi", None, "Hà Vi")])
def test_a_lone_name_is_under_the_head_at_the_same_tab(names: str, author: str | None, secretary: object) -> None:
    lines = [*FIGURES.splitlines(), "\tNGƯỜI LẬP\tT/M CẤP ỦY", "\t\tBÍ THƯ", names]
    found = said(word("".join(para(run(line)) for line in lines)))

    assert (found.get("nguoi_lap"), found["bi_thu"]) == (author, secretary)


@pytest.mark.parametrize(
    ("lines", "author", "secretary"),
    [
        (["NGƯỜI LẬP BIỂU", "\tT/M CHI BỘ", "\tBÍ THƯ", "Lê An", "\tHà Vi"], "Lê An", "Hà Vi"),
        (["NGƯỜI LẬP BIỂU", "\tT/M CHI BỘ", "\tBÍ THƯ", "Lê An\tHà Vi"], "Lê An", "Hà Vi"),
        (["NGƯỜI LẬP BIỂU\tT/M CHI BỘ", "\tBÍ THƯ", "\tHà Vi", "Lê An"], "Lê An", "Hà Vi"),
        (["NGƯỜI LẬP BIỂU\tT/M CHI BỘ", "\tBÍ THƯ", "Lê An", "Hà Vi"], Review("Lê An"), Review("Hà Vi")),
        (["NGƯỜI LẬP BIỂU", "T/M CHI BỘ", "BÍ THƯ", "Hà Vi"], None, "Hà Vi"),
        (["Thư ký\tT/M chi bộ", "\tBí thư", "Lê An", "\tHà Vi"], None, "Hà Vi"),
    ],
    ids=["each lower", "heads on two lines", "right name first", "no tabs before names", "one below the other", "a note-taker"],
)
def test_heads_and_names_on_different_lines_go_together_by_their_tabs(lines: list[str], author: object, secretary: object) -> None:
    found = said(word("".join(para(run(line)) for line in [*FIGURES.splitlines(), *lines])))

    assert (found.get("nguoi_lap"), found["bi_thu"]) == (author, secretary)


@KINDS
@pytest.mark.parametrize(
    ("rows", "author", "secretary"),
    [
        ("| NGƯỜI LẬP BIỂU | |\n| Lê Văn An | T/M CHI BỘ |\n| | BÍ THƯ |\n| | Hà Vi |", "Lê Văn An", "Hà Vi"),
        ("| NGƯỜI LẬP BIỂU | |\n| (Ký tên) | T/M CHI BỘ⏎BÍ THƯ |\n| Lê Văn An | Hà Vi |", "Lê Văn An", "Hà Vi"),
        ("| NGƯỜI LẬP BIỂU | |\n| | T/M CHI BỘ⏎BÍ THƯ |\n| | Hà Vi |", BLANK, "Hà Vi"),
        ("| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| Lê Văn An          Hà Vi | < |", "Lê Văn An", "Hà Vi"),
        ("| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| Lê Văn An⏎Hà Vi | < |", Review("Lê Văn An"), Review("Hà Vi")),
        ("| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| Hà Vi | < |", Review("Hà Vi"), BLANK),
        ("| NGƯỜI LẬP BIỂU⏎Lê Văn AnT/M CHI ỦY⏎BÍ THƯ⏎Hà Vi |", "Lê Văn An", "Hà Vi"),
    ],
    ids=[
        "head lower",
        "head beside a hint",
        "no author",
        "names in one cell",
        "names on two lines of a cell",
        "one name for two",
        "run together",
    ],
)
def test_heads_and_names_in_different_rows_go_together_by_their_columns(kind: str, rows: str, author: object, secretary: object) -> None:
    assert signed(rows, kind) == (author, secretary)


@KINDS
@pytest.mark.parametrize("place", ["Thái Nguyên, ngày 04 tháng 2 năm 2024\nT/M CHI BỘ\nBÍ THƯ\nHà Vi", DATED], ids=["lines", "table"])
def test_the_day_above_the_signature_is_the_forms_where_it_asks_for_none(kind: str, place: str) -> None:
    assert said(filled(kind, f"{FIGURES}{place}"))["ngay_lap"] == date(2024, 2, 4)


@KINDS
def test_the_day_above_the_signature_is_no_answer_to_a_blank(kind: str) -> None:
    assert said(filled(kind, f"{FIGURES}Ngày lập: ........\n\n{DATED}"))["ngay_lap"] is BLANK


@KINDS
@pytest.mark.parametrize(
    "day",
    ["Thái Nguyên, ngày 4/2/2024", "Thái Nguyên, 4/2/2024", "Văn phòng Sở, ngày 04.02.2024", "Ngày 04 tháng 02 năm 2024", "Ngày 4/2/2024"],
)
@pytest.mark.parametrize(
    "heads", ["T/M CHI BỘ\nBÍ THƯ\nHà Vi", "| Người lập biểu | Bí thư chi bộ |\n| Lý Mai | Hà Vi |"], ids=["lines", "table"]
)
def test_a_day_in_figures_or_without_its_place_stands_above_the_signature_too(kind: str, day: str, heads: str) -> None:
    found = said(filled(kind, f"{FIGURES}Kiến nghị, đề xuất: Không\n{day}\n{heads}"))

    assert (found["ngay_lap"], found["kien_nghi"], found["bi_thu"]) == (date(2024, 2, 4), "Không", "Hà Vi")


@pytest.mark.parametrize(
    "last", ["Theo Nghị quyết, ngày 4/2/2024", "Hội nghị họp ngày 4/2/2024", "ngày 4/2/2024", "Ngày 4/2/2024 họp chi bộ"]
)
def test_a_line_of_an_answer_with_a_day_is_no_day_of_the_form(last: str) -> None:
    found = said(filled("docx", f"{FIGURES}Kiến nghị, đề xuất:\nXem lại kế hoạch\n{last}\nT/M CHI BỘ\nBÍ THƯ\nHà Vi"))

    assert "ngay_lap" not in found
    assert found["kien_nghi"] in (f"Xem lại kế hoạch\n{last}", Review(f"Xem lại kế hoạch\n{last}"))


def test_a_day_that_answers_its_label_right_above_the_signature_is_not_the_forms() -> None:
    drawing = (
        "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\nTên điển hình: Tổ A\nNhóm nội dung: 3\nThời hạn hoàn thành\n"
        "Ngày 30 tháng 11 năm 2024\n| NGƯỜI LẬP BIỂU | BÍ THƯ CHI BỘ |\n| Lý Mai | Hà Vi |"
    )
    found = said(filled("docx", drawing))

    assert found["thoi_han_hoan_thanh"] == date(2024, 11, 30)
    assert "ngay_lap" not in found


def test_the_day_above_the_signature_goes_before_a_label_that_is_only_where_the_day_is_asked() -> None:
    drawing = (
        "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\nKỳ báo cáo: Năm 2024\nSinh ngày: 02/9/1991\nTên điển hình: Lý Mai\n"
        "Nhóm nội dung: 2\nSản phẩm cụ thể: Sổ tay\nThái Nguyên, ngày 15 tháng 01 năm 2024\n| NGƯỜI LẬP | BÍ THƯ |\n| Lý Mai | Hà Vi |"
    )

    assert said(filled("docx", drawing))["ngay_lap"] == date(2024, 1, 15)


@KINDS
def test_heads_in_ordinary_letters_below_a_list_are_a_signature(kind: str) -> None:
    drawing = (
        "Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n| TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Sản phẩm cụ thể |\n"
        "| 1 | Phạm Thị Dung | Cá nhân | Bí thư | Sổ tay |\n| | | | | |\n| | Người lập biểu | | | Bí thư |\n| | | | | |\n"
        "| | Lý Mai | | | Hà Vi |"
    )
    found = said(filled(kind, drawing))

    assert (found["nguoi_lap"], found["bi_thu"]) == ("Lý Mai", "Hà Vi")
    assert isinstance(found["danh_sach"], list)
    assert [row["chuc_vu"] for row in found["danh_sach"]] == ["Bí thư"]


@KINDS
def test_two_days_above_signatures_are_none(kind: str) -> None:
    drawing = f"{FIGURES}{DATED}\n\nThái Nguyên, ngày 9 tháng 2 năm 2024"

    assert "ngay_lap" not in said(filled(kind, drawing))


@KINDS
def test_place_and_date_typed_without_diacritics_are_what_they_are(kind: str) -> None:
    drawing = f"{FIGURES}Kien nghi: Khong\n\nThai Nguyen, ngay 19 thang 2 nam 2024\nT/M CHI BO\nBI THU\nHa Vi"
    found = said(filled(kind, drawing))

    assert (found["kien_nghi"], found["ngay_lap"], found["bi_thu"]) == ("Khong", date(2024, 2, 19), "Ha Vi")


@KINDS
def test_the_day_above_the_signature_stands_where_another_label_only_resembles_that_of_the_day(kind: str) -> None:
    found = said(filled(kind, f"{FIGURES}| Ngày lập phòng | Năm ngoái |\n\n{DATED}"))

    assert found["ngay_lap"] == date(2024, 2, 4)


@KINDS
@pytest.mark.parametrize("column", range(3))
def test_the_words_of_a_signature_in_a_cell_of_a_list_end_no_list(kind: str, column: int) -> None:
    cells = ["Chuyên viên", "Sổ tay", "Giấy khen"]
    cells[column] = "T/M CHI BỘ"
    rows = said(
        filled(
            kind,
            "Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n"
            "| TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Sản phẩm cụ thể | Hình thức đề nghị |\n"
            f"| 1 | Phạm Thị Dung | Cá nhân | {' | '.join(cells)} |\n| 2 | Nông Văn Kiên | Cá nhân | Chuyên viên | Bộ mẫu | Giấy khen |\n"
            "| | | | | T/M CHI BỘ | |\n| | | | | BÍ THƯ | |\n| | | | | Hà Vi | |",
        )
    )
    found = rows["danh_sach"]

    assert isinstance(found, list)
    assert [[row["chuc_vu"], row["san_pham_cu_the"], row["hinh_thuc_de_nghi"]] for row in found] == [
        cells,
        ["Chuyên viên", "Bộ mẫu", "Giấy khen"],
    ]
    assert rows["bi_thu"] == "Hà Vi"


def test_heads_of_signatures_in_capitals_below_an_unfinished_list_begin_the_signature() -> None:
    head = "| STT | Điển hình | Loại điển hình | Tiến độ (%) | Người theo dõi |\n| 1 | Tổ A | Tập thể | 45 | Lê An |\n| 2 | | | | |\n| | | | | |"
    drawing = f"Mẫu 03-ĐG\n{head}\n| NGƯỜI LẬP | | | | BÍ THƯ CHI BỘ |\n| | | | | |\n| Đinh Thế Hậu | | | | Trần Hồng Khuê |"

    found = said(filled("xlsx", drawing))

    assert (found["nguoi_lap"], found["bi_thu"]) == ("Đinh Thế Hậu", "Trần Hồng Khuê")


@KINDS
@pytest.mark.parametrize(
    "block",
    [
        "| NGƯỜI LẬP BIỂU⏎Trần Ngọc⏎Loan | T/M CHI BỘ⏎BÍ THƯ⏎Ngô Trung⏎Hòa |",
        "| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| Trần⏎Ngọc Loan | Ngô⏎Trung Hòa |",
        "| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| Trần Ngọc | Ngô Trung |\n| Loan | Hòa |",
        "| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| Trần | Ngô |\n| Ngọc Loan | Trung Hòa |",
        "| NGƯỜI⏎LẬP BIỂU⏎Trần Ngọc⏎Loan | TM. CHI⏎BỘ⏎BÍ THƯ⏎Ngô Trung⏎Hòa |",
    ],
    ids=["last word", "first word", "last word in a row below", "first word in a row above", "the heads as well"],
)
def test_a_name_that_a_narrow_column_breaks_is_one_name(kind: str, block: str) -> None:
    assert signed(block, kind) == ("Trần Ngọc Loan", "Ngô Trung Hòa")


def test_names_side_by_side_that_are_broken_are_whole() -> None:
    heads = "NGƯỜI LẬP BIỂU\tT/M CHI BỘ\n\tBÍ THƯ\nTrần Ngọc\tNgô Trung\n"

    assert signed(f"{heads}Loan\tHòa") == ("Trần Ngọc Loan", "Ngô Trung Hòa")
    assert signed(f"{heads}Hòa") == (Review("Trần Ngọc"), Review("Ngô Trung"))


def test_a_name_below_a_signature_table_that_is_broken_is_whole() -> None:
    assert signed("| T/M CHI BỘ⏎BÍ THƯ |\n\nNgô Trung\nHòa")[1] == "Ngô Trung Hòa"


@pytest.mark.parametrize("names", ["Trần Ngọc\tNgô Trung\nLoan\tHòa", "| Trần Ngọc⏎Loan | Ngô Trung⏎Hòa |"], ids=["lines", "table"])
def test_the_rest_of_a_hint_may_stand_between_the_heads_and_the_names(names: str) -> None:
    assert signed(f"| NGƯỜI⏎LẬP BIỂU⏎(Ký, ghi rõ | T/M CHI BỘ⏎BÍ THƯ |\n\nhọ tên)\n\n{names}")[1] == "Ngô Trung Hòa"


@KINDS
def test_a_head_and_a_name_of_a_word_a_row_below_a_list_are_no_items_of_it(kind: str) -> None:
    rows = "| | T/M CHI | | |\n| | BỘ – BÍ | | |\n| | THƯ | | |\n| | Ngô | | |\n| | Trung | | |\n| | Hòa | | |"
    found = said(
        filled(
            kind,
            "Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n| TT | Họ và tên/Tên tập thể | Loại | Sản phẩm cụ thể |\n"
            f"| 1 | Phạm Thị Dung | Cá nhân | Sổ tay |\n{rows}",
        )
    )

    assert found["bi_thu"] == "Ngô Trung Hòa"
    assert isinstance(found["danh_sach"], list)
    assert len(found["danh_sach"]) == 1


@KINDS
def test_a_word_further_below_a_name_makes_it_doubtful(kind: str) -> None:
    assert signed("| T/M CHI BỘ⏎BÍ THƯ |\n| Ngô Trung |\n| |\n| Hòa |", kind)[1] == Review("Ngô Trung")


def test_a_family_name_alone_is_for_review() -> None:
    assert signed("| NGƯỜI LẬP BIỂU⏎Trần Ngọc Loan | T/M CHI BỘ⏎BÍ THƯ⏎Ngô |")[1] == Review("Ngô")


@KINDS
def test_two_names_below_each_other_stay_two(kind: str) -> None:
    assert signed("| NGƯỜI LẬP BIỂU⏎Trần Ngọc Loan | T/M CHI BỘ⏎BÍ THƯ⏎Ngô Trung⏎Lê Hòa |", kind)[1] == Review("Lê Hòa")


def test_head_hint_and_name_in_one_line_are_read() -> None:
    drawing = """
    Mẫu 02-CN
    PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)
    | Họ và tên | Lê An |
    | NGƯỜI LẬP BIỂU (Ký, ghi rõ họ tên)  Nguyễn Ngọc Bình | T/M CHI BỘ BÍ THƯ (Ký, họ tên) Vũ Bích Hà |
    """
    answers = said(filled("docx", drawing))

    assert (answers["nguoi_lap"], answers["bi_thu"]) == ("Nguyễn Ngọc Bình", "Vũ Bích Hà")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("hint", ["(Ký, ghi rõ họ tên)", "(Đã ký)", "(ký tên, đóng dấu):", "Đã ký:", "Họ và tên:"])
@pytest.mark.parametrize("block", ["T/M CHI BỘ\nBÍ THƯ\n{}", "| T/M CHI BỘ |\n| BÍ THƯ |\n| {} |", "| | T/M CHI BỘ |\n| | {} |"])
def test_a_name_behind_the_hint_on_its_line_is_who_signs(kind: str, hint: str, block: str) -> None:
    found = said(filled(kind, f"{COLLECTIVE}Tên tập thể: Tổ một cửa\n\n{block.format(f'{hint} Lê Quang Hưng')}"))

    assert found["bi_thu"] == "Lê Quang Hưng"


@pytest.mark.parametrize("hint", ["(Ký, ghi rõ họ tên)", "(Đã ký)", "Đã ký:"])
def test_a_hint_that_nothing_follows_names_nobody(hint: str) -> None:
    assert said(filled("docx", f"{COLLECTIVE}Tên tập thể: Tổ một cửa\n\nT/M CHI BỘ\nBÍ THƯ\n{hint}"))["bi_thu"] == BLANK


def test_names_on_lines_of_their_own_below_two_heads_are_for_a_look() -> None:
    drawing = "| NGƯỜI LẬP BIỂU | T/M CHI BỘ - BÍ THƯ |\n\n\tLê Văn Kiên\n\tVũ Thị Hòa"

    assert signed(drawing)[1] == Review("Lê Văn Kiên")


def test_the_head_of_a_signature_at_the_end_of_an_answer_is_for_a_look() -> None:
    found = said(filled("docx", FIGURES + "Kiến nghị, đề xuất: Bổ sung máy tính.\nThái Nguyên, ngày 04 tháng 2 năm 2024 T/M CHI BỘ"))

    assert isinstance(found["kien_nghi"], Review)


def test_a_question_that_a_print_put_behind_an_answer_is_for_a_look() -> None:
    found = said(filled("docx", FIGURES + "Nguyên nhân: Thiếu người. Phương hướng, nhiệm vụ thời gian tới\nMở lớp tập huấn."))

    assert isinstance(found["nguyen_nhan"], Review)


@KINDS
@pytest.mark.parametrize("confirmed", ["XÁC NHẬN CỦA CẤP ỦY", "DUYỆT"])
def test_who_confirms_may_stand_above_the_secretarys_head(kind: str, confirmed: str) -> None:
    heads = f"| NGƯỜI LẬP⏎(ký tên) | {confirmed}⏎T/M CHI BỘ⏎BÍ THƯ |"

    assert signed(f"{heads}\n| Hoàng Hồng Thơm | |\n| | Ngọ Thị Hải Ái |", kind) == ("Hoàng Hồng Thơm", "Ngọ Thị Hải Ái")


def test_broad_spaces_set_signers_apart_as_tabs_do() -> None:
    heads = "\u2003\u2003NGƯỜI LẬP BIỂU\u2003\u2003\u2003\u2003T/M CHI BỘ\n\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003BÍ THƯ"

    assert signed(f"{heads}\n\u2003\u2003Vũ Thị An\u2003\u2003\u2003\u2003Hà Đức Vi") == ("Vũ Thị An", "Hà Đức Vi")


def test_more_words_than_any_name_has_are_for_a_look_at_a_signature() -> None:
    _, secretary = signed("NGƯỜI LẬP BIỂU T/M CHI BỘ\nBÍ THƯ\n\nVương Mùi Tuyên Quan Phúc Bách")

    assert isinstance(secretary, Review)


def test_two_heads_with_a_space_between_them_have_a_name_each() -> None:
    heads = "NGƯỜI LẬP BIỂU T/M CHI BỘ\nBÍ THƯ\n\n"

    assert signed(f"{heads}Vũ Thị An   Hà Đức Vi") == ("Vũ Thị An", "Hà Đức Vi")
    assert signed(f"{heads}Vũ Thị An Hà Vi") == (Review("Vũ Thị An Hà Vi"), Review("Vũ Thị An Hà Vi"))

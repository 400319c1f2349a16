"""What a branch may do that would pass a wrong value on in silence: each is read right, or marked for a person's eye."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, definitions, filled, para, run, said, word
from toolkit.match import match
from toolkit.match.paper_head import period_in_heading
from toolkit.model.document import Table
from toolkit.model.place import WHOLE_FILE
from toolkit.model.submission import State
from toolkit.readers import read_document
from toolkit.recognise import recognise
from toolkit.text.values import parse_period

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
HEADS = {
    "01-DK": "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n",
    "02-TT": "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n",
    "02-CN": "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n",
    "03-DG": "Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n",
    "04-KQ": "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n",
    "05-TH": "Mẫu 05-TH\nBIỂU TỔNG HỢP DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n",
}
BLANK, INVALID, NOT_APPLICABLE = State.BLANK, State.INVALID, State.NOT_APPLICABLE
AN = {"ho_ten": "Nguyễn Văn An", "nam_sinh": 1980, "so_sang_kien": 2}


def answers(kind: str, form: str, drawing: str) -> dict[str, object]:
    return said(filled(kind, HEADS[form] + drawing))


LIST = "| TT | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Người theo dõi |\n"
TWO = [
    {"ten_dien_hinh": "Tổ A", "loai_dien_hinh": "tap_the", "tien_do": 85, "hieu_qua": "Tốt", "nguoi_theo_doi": "An"},
    {"ten_dien_hinh": "Lê B", "loai_dien_hinh": "ca_nhan", "tien_do": 50, "hieu_qua": "Khá", "nguoi_theo_doi": "Bình"},
]
TWO = [
    {"ten_dien_hinh": "Tổ A", "loai_dien_hinh": "tap_the", "tien_do": 85, "hieu_qua": "Tốt", "nguoi_theo_doi": "An"},
    {"ten_dien_hinh": "Lê B", "loai_dien_hinh": "ca_nhan", "tien_do": 50, "hieu_qua": "Khá", "nguoi_theo_doi": "Bình"},
]


@KINDS
def test_a_dotted_answer_spills_onto_the_next_line(kind: str) -> None:
    drawing = "Chức vụ, đơn vị công tác: ....Chuyên viên phòng Quản lý thương mại,....\n....phụ trách chuyển đổi số....\nNăm sinh: 1980"

    assert answers(kind, "02-CN", drawing) == {
        "chuc_vu": "Chuyên viên phòng Quản lý thương mại,\nphụ trách chuyển đổi số",
        "nam_sinh": 1980,
    }


@KINDS
def test_answers_under_headings_keep_all_their_lines(kind: str) -> None:
    drawing = """
        | Kỳ báo cáo | Quý III/2024 |

        I. Kết quả nổi bật
        Đã số hóa 1.200 hồ sơ.
        Đã tổ chức 02 hội nghị.
        II. Hạn chế, khó khăn
        Kinh phí còn ít.
        III. Nguyên nhân
        Khách quan.
    """
    assert answers(kind, "04-KQ", drawing) == {
        "ky_bao_cao": "2024-Q3",
        "ket_qua_noi_bat": "Đã số hóa 1.200 hồ sơ.\nĐã tổ chức 02 hội nghị.",
        "han_che": "Kinh phí còn ít.",
        "nguyen_nhan": "Khách quan.",
    }


@KINDS
def test_yes_and_no_are_read_in_a_cell_and_in_columns(kind: str) -> None:
    in_cells = "| Là đảng viên | ☒ Có ☐ Không |\n| Giữ chức vụ lãnh đạo, quản lý | Không |"
    in_columns = "| | Có | Không |\n| Là đảng viên | x | |\n| Giữ chức vụ lãnh đạo, quản lý | | x |"

    for drawing in (in_cells, in_columns):
        found = answers(kind, "02-CN", drawing)
        assert (found["la_dang_vien"], found["la_lanh_dao"]) == (True, False)


@KINDS
def test_an_exemplar_whose_name_begins_like_a_total_is_one(kind: str) -> None:
    drawing = "| Điển hình | Loại | Tiến độ (%) | Hiệu quả |\n| Công đoàn Sở | Tập thể | 85 | Tốt |\n| Tổng đài 1022 | Tập thể | 50 | Khá |"
    rows = answers(kind, "03-DG", drawing)["danh_sach"]

    assert isinstance(rows, list)
    assert [row["ten_dien_hinh"] for row in rows] == ["Công đoàn Sở", "Tổng đài 1022"]


def test_words_struck_out_in_word_are_never_passed_on_as_the_answer() -> None:
    drawing = (
        "| Họ và tên | <s>Nguyễn Văn An</s> Trần Bình |\n| Năm sinh | <s>1980</s> |\n| Mức xếp loại chất lượng | <s>HTXSNV</s> HTTNV |"
    )

    assert answers("docx", "02-CN", drawing) == {
        "ho_ten": "Trần Bình",
        "nam_sinh": Review(1980),
        "xep_loai": "Hoàn thành tốt nhiệm vụ",
    }


@KINDS
def test_a_column_of_plans_or_of_the_period_before_is_not_the_answer(kind: str) -> None:
    drawing = "| Nội dung | Kế hoạch | Kết quả |\n| Số điển hình tập thể | 5 | 7 |\n| Số điển hình cá nhân | 4 | |"
    found = answers(kind, "04-KQ", drawing)

    assert (found["so_tap_the"], found["so_ca_nhan"]) == (7, BLANK)


@KINDS
def test_a_refusal_in_the_column_of_a_choice_is_no_tick(kind: str) -> None:
    drawing = """
        | Tiêu chí | Đạt | Chưa đạt | Minh chứng |
        | Hoàn thành nhiệm vụ, sáng kiến | không | x | Một |
        | Tu dưỡng, rèn luyện, nêu gương | Chưa | | Hai |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("chua_dat", BLANK)


@KINDS
def test_ditto_and_rows_that_go_on_are_marked_in_a_list(kind: str) -> None:
    drawing = LIST + "| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| | | | | nhưng chậm | |\n| 2 | Lê B | Cá nhân | 50 | Khá | nt |"
    rows = answers(kind, "03-DG", drawing)["danh_sach"]

    assert isinstance(rows, list)
    assert [(row["ten_dien_hinh"], row["hieu_qua"], row["nguoi_theo_doi"]) for row in rows] == [
        ("Tổ A", Review("Tốt\nnhưng chậm"), "An"),
        ("Lê B", "Khá", Review("nt")),
    ]


def test_a_share_of_one_in_excel_may_be_a_hundred_percent() -> None:
    rows = answers("xlsx", "03-DG", LIST + "| 1 | Tổ A | Tập thể | #0.85 | Tốt | An |\n| 2 | Lê B | Cá nhân | #1 | Khá | Bình |")[
        "danh_sach"
    ]

    assert isinstance(rows, list)
    assert [row["tien_do"] for row in rows] == [Review(85), Review(1)]


@KINDS
def test_criteria_in_lines_are_read_from_rows_of_excel_too(kind: str) -> None:
    drawing = """Tiêu chí 1. Hoàn thành nhiệm vụ, sáng kiến: Đạt. Minh chứng: Có 02 sáng kiến.
           Tiêu chí 2. Tu dưỡng, rèn luyện, nêu gương: Chưa đạt. Minh chứng: Còn bị góp ý.
           Tiêu chí 3: Đạt. Minh chứng: CSTĐCS năm 2023."""

    found = answers(kind, "02-CN", drawing)
    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "chua_dat", "dat"]
    assert found["CN3.minh_chung"] == "CSTĐCS năm 2023."


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        LIST
        + "| I | TẬP THỂ | | | | |\n| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| II | CÁ NHÂN | | | | |\n| 1 | Lê B | Cá nhân | 50 | Khá | Bình |",
        LIST + "| I | TẬP THỂ | < | < | < | < |\n| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| II | CÁ NHÂN | < | < | < | < |\n"
        "| 1 | Lê B | Cá nhân | 50 | Khá | Bình |\n| Tổng: 02 điển hình | < | < | < | < | < |",
    ],
)
def test_heads_of_groups_and_totals_are_no_models(kind: str, drawing: str) -> None:
    assert answers(kind, "03-DG", drawing)["danh_sach"] == TWO


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| Nguyễn Văn An | Lê Văn Cường |\n| Chuyên viên | Trưởng phòng |",
        "| NGƯỜI LẬP BIỂU | THỦ TRƯỞNG ĐƠN VỊ | T/M CHI BỘ⏎BÍ THƯ |\n| Nguyễn Văn An | Trần Hùng | Lê Văn Cường |",
    ],
)
def test_offices_and_other_signers_are_no_secretary_and_no_author(kind: str, drawing: str) -> None:
    found = answers(kind, "04-KQ", f"| Số tin, bài tuyên truyền | 5 |\n\n{drawing}")

    assert (found["nguoi_lap"], found["bi_thu"]) == ("Nguyễn Văn An", "Lê Văn Cường")


@KINDS
@pytest.mark.parametrize(
    ("form", "drawing", "expected"),
    [
        (
            "02-CN",
            "| TT | Họ và tên | Năm sinh |\n| 1 | Nguyễn Văn An | 1980 |\n| 2 | Trần Bình | 1985 |",
            {"ho_ten": Review("Nguyễn Văn An"), "nam_sinh": Review(1980)},
        ),
        ("02-CN", "| Họ và tên | Năm sinh |\n| Chức vụ | |", {"ho_ten": Review("Năm sinh"), "chuc_vu": BLANK}),
        ("02-CN", "| Họ và tên: Nguyễn | Văn An |", {"ho_ten": Review("Nguyễn")}),
        ("02-CN", "| Chức vụ | 1980 |", {"chuc_vu": Review("1980")}),
        ("02-CN", "| Họ và tên | (viết chữ in hoa) |", {"ho_ten": Review("(viết chữ in hoa)")}),
        ("02-CN", "| Danh hiệu thi đua | Ví dụ: CSTĐCS |", {"danh_hieu_thi_dua": Review("Ví dụ: CSTĐCS")}),
        ("02-CN", "| Không phải đảng viên | x |", {"la_dang_vien": Review(True)}),
        ("02-CN", "| Mức xếp loại chất lượng năm 2022 | HTTNV |", {"xep_loai": Review("Hoàn thành tốt nhiệm vụ")}),
        ("02-CN", "| Số sáng kiến được công nhận | 2024 |", {"so_sang_kien": Review(2024)}),
        ("02-TT", "| Ngày thành lập | 1/2/2010 |", {"ngay_lap": Review(date(2010, 2, 1))}),
        ("02-TT", "| Số thành viên | không quá 12 |", {"so_thanh_vien": Review(12)}),
        ("04-KQ", "| Số điển hình tập thể kỳ trước | 5 |", {"so_tap_the": Review(5)}),
        ("04-KQ", "| Số điển hình chưa được biểu dương | 5 |", {"so_duoc_bieu_duong": Review(5)}),
        ("04-KQ", "| Số tin, bài tuyên truyền | tăng 02 so với quý trước |", {"so_tin_bai": Review(2)}),
        ("04-KQ", "| Số tin, bài tuyên truyền | ≥ 5 |", {"so_tin_bai": Review(5)}),
        ("04-KQ", "CHI BỘ THANH TRA\n| Chi bộ | Chi bộ Văn phòng |", {"don_vi": Review("VP")}),
        ("04-KQ", "QUÝ II NĂM 2024\n| Kỳ báo cáo | Quý III/2024 |", {"ky_bao_cao": Review("2024-Q3")}),
        (
            "04-KQ",
            "| Bí thư chi bộ | Phạm Hà |\n\n| NGƯỜI LẬP BIỂU | T/M CHI BỘ⏎BÍ THƯ |\n| Nguyễn Văn An | Lê Văn Cường |",
            {"bi_thu": Review("Phạm Hà"), "nguoi_lap": "Nguyễn Văn An"},
        ),
        (
            "02-CN",
            "| Tiêu chí | Kết quả | Minh chứng |\n| Hoàn thành nhiệm vụ, sáng kiến | Đạt | Một |\n| Hoàn thành nhiệm vụ, sáng kiến | Chưa đạt | Hai |",
            {"CN1.ket_qua": Review("dat"), "CN1.minh_chung": Review("Một")},
        ),
        ("01-DK", "| Thời hạn hoàn thành | 15/12/1924 |", {"thoi_han_hoan_thanh": Review(date(1924, 12, 15))}),
    ],
)
def test_an_answer_that_may_mean_something_else_is_marked_for_review(
    kind: str, form: str, drawing: str, expected: dict[str, object]
) -> None:
    assert answers(kind, form, drawing) == expected


@KINDS
@pytest.mark.parametrize(
    ("written", "groups"),
    [
        ("☐ 1 ☒ 2 ☐ 3 ☐ 4", (2,)),
        ("không thuộc nhóm 2", INVALID),
        ("Cả 4 nhóm", INVALID),
        ("2 nhóm", INVALID),
        ("1 đến 3", INVALID),
    ],
)
def test_content_groups_that_are_not_simply_listed_are_not_guessed(kind: str, written: str, groups: object) -> None:
    assert answers(kind, "01-DK", f"| Nhóm nội dung thực hiện | {written} |") == {"nhom_noi_dung": groups}


@KINDS
@pytest.mark.parametrize("drawing", ["| Chức vụ | (ghi rõ) Chuyên viên |", "| Chức vụ | Chức vụ: Chuyên viên |"])
def test_words_of_the_form_in_an_answer_are_for_a_person_to_judge(kind: str, drawing: str) -> None:
    assert isinstance(answers(kind, "02-CN", drawing)["chuc_vu"], Review)


@KINDS
def test_an_answer_with_a_remark_is_no_label_whatever_the_remark_names(kind: str) -> None:
    drawing = """
| Họ và tên | Nguyễn Văn An |
| Là đảng viên Đảng Cộng sản Việt Nam | Có (xác nhận của chi ủy) |
| Có chức vụ lãnh đạo không | KHÔNG |
"""
    found = answers(kind, "02-CN", drawing)
    assert (found["la_dang_vien"], found["la_lanh_dao"]) == (True, False)
    assert "bi_thu" not in found


@KINDS
def test_no_name_of_the_secretary_is_for_a_person_to_judge(kind: str) -> None:
    assert isinstance(answers(kind, "02-CN", "| Họ và tên | Nguyễn Văn An |\n| Bí thư chi bộ | Không |")["bi_thu"], Review)


@KINDS
def test_labels_within_the_evidence_of_a_criterion_do_not_cut_it(kind: str) -> None:
    drawing = (
        "Số sáng kiến được công nhận: 2\nTiêu chí 1: Đạt. Minh chứng: Đúng hạn 95%. Số sáng kiến được công nhận: 3 sáng kiến cấp cơ sở.\n"
        "Tiêu chí 2: Đạt. Minh chứng: Đã học.\nSố sáng kiến được công nhận: 5 của cả tổ."
    )
    found = answers(kind, "02-CN", drawing)

    assert found["so_sang_kien"] == 2
    assert found["CN1.minh_chung"] == "Đúng hạn 95%. Số sáng kiến được công nhận: 3 sáng kiến cấp cơ sở."
    assert found["CN2.minh_chung"] == Review("Đã học.\nSố sáng kiến được công nhận: 5 của cả tổ.")


def test_notes_below_the_signature_give_no_name() -> None:
    note = f'<w:footnote w:id="2">{para(run("Căn cứ hồ sơ lưu"))}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    lines = (*HEADS["04-KQ"].split("\n"), "Số tin, bài tuyên truyền: 5", "Người lập biểu: Trần Bình", "T/M CHI BỘ", "BÍ THƯ")
    body = "".join(para(run(line)) for line in lines) + para(run("Lê Văn Cường") + mark)

    assert said(word(body, footnotes=note))["bi_thu"] == "Lê Văn Cường"


@KINDS
def test_a_line_of_the_title_is_no_criterion(kind: str) -> None:
    drawing = "(đối với cá nhân)\n(Kèm theo Kế hoạch số 185-KH/ĐU)\nHọ và tên: Nguyễn Văn An\nNăm sinh: 1980\nSố sáng kiến: 2"

    assert answers(kind, "02-CN", drawing) == AN


@KINDS
def test_a_second_result_or_evidence_below_one_criterion_is_never_put_in_place_of_the_first(kind: str) -> None:
    drawing = (
        "Tiêu chí 1: TT1\nKết quả: Đạt\nMinh chứng: Việc thứ nhất.\nTiêu chí về việc lạ\nKết quả: Chưa đạt\nMinh chứng: Việc thứ hai.\n"
        "3) TT3\nKết quả: Đạt\nMinh chứng: Việc thứ ba."
    )
    found = answers(kind, "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == (Review("dat"), Review("Việc thứ nhất.\nTiêu chí về việc lạ"))
    assert (found["TT3.ket_qua"], found["TT3.minh_chung"]) == ("dat", "Việc thứ ba.")


@KINDS
def test_a_line_that_speaks_of_a_result_goes_on_with_the_evidence(kind: str) -> None:
    drawing = "Tiêu chí 2: TT2\nMinh chứng: Một việc.\nKết quả: 84% hồ sơ đúng hạn."

    assert answers(kind, "02-TT", drawing)["TT2.minh_chung"] == "Một việc.\nKết quả: 84% hồ sơ đúng hạn."


@KINDS
def test_a_criterion_with_a_colon_and_no_result_keeps_its_evidence_apart(kind: str) -> None:
    drawing = (
        "Tiêu chí 2: ……. Minh chứng: Đã tự học.\n"
        "4) Đối với lãnh đạo, quản lý: nêu cao trách nhiệm người đứng đầu trong lãnh đạo, chỉ đạo, điều hành: Đạt. Minh chứng: Có kiểm tra."
    )
    found = answers(kind, "02-CN", drawing)

    assert (found.get("CN2.ket_qua"), found["CN2.minh_chung"]) == (None, "Đã tự học.")
    assert (found["LD1.ket_qua"], found["LD1.minh_chung"]) == ("dat", "Có kiểm tra.")


@KINDS
def test_a_number_with_what_it_counts_is_an_answer_and_no_label(kind: str) -> None:
    drawing = (
        "| TT | Chỉ tiêu | Đơn vị tính | Kết quả | Ghi chú |\n| 1 | Số điển hình tập thể | điển hình | 15 tập thể | |\n"
        "| 2 | Số điển hình cá nhân | điển hình | 12 cá nhân | |"
    )
    found = answers(kind, "04-KQ", drawing)

    assert (found["so_tap_the"], found["so_ca_nhan"]) == (15, 12)


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "| Nơi nhận: | T/M CHI BỘ |\n| - Đảng ủy Sở; | BÍ THƯ |\n| - Lưu chi bộ. | |\n\n(đã ký)\nLê Văn Cường",
        "| NGƯỜI LẬP BIỂU | Hải Dương, ngày … tháng … năm 2024 |\n| Trần Bình | T/M CHI BỘ⏎BÍ THƯ⏎Lê Văn Cường |",
        "| Nơi nhận: | T/M CHI BỘ⏎BÍ THƯ⏎Lê Văn Cường |\n\n=== Danh mục\nDanh mục\nNăm 2024",
    ],
    ids=["name below the table", "head of the author beside the date", "lines of another sheet"],
)
def test_only_names_are_taken_for_the_name_of_the_secretary(kind: str, drawing: str) -> None:
    assert answers(kind, "04-KQ", f"| Số tin, bài tuyên truyền | 5 |\n\n{drawing}")["bi_thu"] == "Lê Văn Cường"


@KINDS
def test_a_line_of_evidence_that_uses_the_words_of_another_criterion_stays_evidence(kind: str) -> None:
    drawing = (
        "Tiêu chí 1: TT1\nKết quả: Đạt\nMinh chứng: a) Chủ trì một đề tài.\n"
        "b) Được xếp loại hoàn thành xuất sắc nhiệm vụ năm 2023 (Quyết định số 777-QĐ/ĐU)."
    )
    found = answers(kind, "02-TT", drawing)

    assert found["TT1.minh_chung"] == Review(
        "a) Chủ trì một đề tài.\nb) Được xếp loại hoàn thành xuất sắc nhiệm vụ năm 2023 (Quyết định số 777-QĐ/ĐU)."
    )


@KINDS
def test_a_remark_that_says_met_makes_no_head_of_its_row(kind: str) -> None:
    drawing = (
        "| TT | Tiêu chí | Kết quả | Minh chứng | Ghi chú |\n| 1 | TT1 | Đạt | Một việc. | |\n"
        "| 4 | Sáng kiến, tiến bộ khoa học kỹ thuật | Chưa đạt | Bốn việc. | đạt yêu cầu |\n"
        "| 5 | Xếp loại tổ chức đảng, đoàn thể, cơ quan | Đạt | Năm việc. | |"
    )
    found = answers(kind, "02-TT", drawing)

    assert (found["TT4.ket_qua"], found["TT4.minh_chung"]) == ("chua_dat", "Bốn việc.")
    assert (found["TT5.ket_qua"], found["TT5.minh_chung"]) == ("dat", "Năm việc.")


@KINDS
@pytest.mark.parametrize("fill", ["." * 400, "…" * 400, "_" * 400, ". " * 400, " " * 400, ".… " * 200, "- " * 300, "( " * 300])
def test_long_fill_in_the_middle_of_a_line_costs_no_time(kind: str, fill: str) -> None:
    drawing = (
        f"Họ và tên: Nguyễn Văn An{fill}; Năm sinh: {fill}1980{fill}\nSố sáng kiến: 2\nChức vụ, đơn vị công tác: Chuyên viên {fill} phòng"
    )

    assert answers(kind, "02-CN", drawing)["so_sang_kien"] == 2


def test_answers_at_places_that_the_reader_doubts_are_for_a_persons_eye() -> None:
    document = read_document(filled("docx", HEADS["02-CN"] + "| Họ và tên | Nguyễn Văn An |\n| Năm sinh | 1980 |"), "a")
    table = next(block for block in document.blocks if isinstance(block, Table))
    (region,) = recognise(document, definitions())
    by_id = {answer.id: answer for answer in match(region, definitions(), doubtful={table.rows[0][1].place: "chưa rõ"}).answers}

    assert by_id["ho_ten"].review
    assert by_id["ho_ten"].reason == "chưa rõ"
    assert not by_id["nam_sinh"].review


def test_words_before_what_only_resembles_a_result_belong_to_the_evidence() -> None:
    lines = (
        "1. Hằng năm hoàn thành tốt nhiệm vụ trở lên\n1.1. Tự đánh giá: Đạt ☒   Chưa đạt ☐\n1.2. Minh chứng:\nDuy trì nền nếp sinh hoạt.\n"
    )
    said = "Bản cam kết đã được chi bộ thông qua; kết quả: 6 đầu việc hoàn thành."

    assert answers("docx", "02-CN", f"{lines}{said}\n")["CN1.minh_chung"] == f"Duy trì nền nếp sinh hoạt.\n{said}"


def test_a_doubtful_file_leaves_every_answer_for_a_persons_eye_also_what_was_not_found() -> None:
    document = read_document(filled("docx", HEADS["02-CN"] + "| Họ và tên | Nguyễn Văn An |\n| Năm sinh | 1980 |"), "a")
    (region,) = recognise(document, definitions())
    found = match(region, definitions(), doubtful={WHOLE_FILE: "chưa rõ"}).answers

    assert all(answer.review for answer in found)
    assert {answer.reason for answer in found if answer.id in ("ho_ten", "xep_loai")} == {"chưa rõ"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Có:", Review(True)),
        ("Chưa là đảng viên", False),
        ("Đảng viên", True),
        ("Là đảng viên", True),
        ("Không phải là đảng viên", False),
        ("Có, đang chuyển sinh hoạt", Review(True)),
    ],
)
def test_yes_or_no_may_be_said_in_the_words_of_the_question(said: str, value: object) -> None:
    assert answers("docx", "02-CN", f"| Họ và tên | Nguyễn Văn An |\n| Là đảng viên | {said} |")["la_dang_vien"] == value


@pytest.mark.parametrize("said", ["1980", "sinh năm 1980", "Năm 1980", "12/5/1980"])
def test_a_year_of_birth_may_be_said_in_words(said: str) -> None:
    assert answers("docx", "02-CN", f"| Họ và tên | Nguyễn Văn An |\n| Năm sinh | {said} |") == {
        "ho_ten": "Nguyễn Văn An",
        "nam_sinh": 1980,
    }


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "Họ và tên: Nguyễn Văn An\tQuê quán: Hải Dương\nNăm sinh: 1980\nSố sáng kiến được công nhận: 2",
        "Họ và tên: Nguyễn Văn An\nQuê quán: Hải Dương\nNăm sinh: 1980;  Số điện thoại: 0912345678\nSố sáng kiến được công nhận: 2",
        "| Họ và tên | Nguyễn Văn An | Quê quán | Hải Dương |\n| Năm sinh | 1980 | Số sáng kiến được công nhận | 2 |",
        "| Họ và tên | Quê quán | Năm sinh | Số sáng kiến được công nhận |\n| Nguyễn Văn An | Hải Dương | 1980 | 2 |",
        "Họ và tên\nNguyễn Văn An\nQuê quán\nHải Dương\nNăm sinh\n1980\nSố sáng kiến được công nhận\n2",
    ],
)
def test_what_no_form_asks_ends_the_answer_before_it(kind: str, drawing: str) -> None:
    assert answers(kind, "02-CN", drawing) == AN


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "Hạn chế, khó khăn:\nBài học kinh nghiệm: Phải sâu sát cơ sở, kịp thời động viên các điển hình.\nNguyên nhân: Không",
        "Hạn chế, khó khăn\nThiếu người.\nBài học kinh nghiệm\nPhải sâu sát cơ sở.\nNguyên nhân\nKhông",
        "Hạn chế, khó khăn: Thiếu người\tBài học kinh nghiệm: Phải sâu sát\nNguyên nhân: Không",
        "| Hạn chế, khó khăn: |\n| Bài học kinh nghiệm: Phải sâu sát |\n| Nguyên nhân: Không |",
        "| Hạn chế, khó khăn |\n| Thiếu người |\n| Bài học kinh nghiệm |\n| Phải sâu sát |\n| Nguyên nhân |\n| Không |",
        "1. Hạn chế, khó khăn: Thiếu người\n2. Bài học kinh nghiệm\nPhải sâu sát\n3. Nguyên nhân: Không",
    ],
)
def test_a_question_that_is_not_known_is_never_swallowed_in_silence(kind: str, drawing: str) -> None:
    found = answers(kind, "04-KQ", drawing)

    assert isinstance(found["han_che"], Review)
    assert found["nguyen_nhan"] == "Không"


@KINDS
def test_a_line_that_announces_the_criteria_is_no_answer(kind: str) -> None:
    drawing = """
        Hình thức đề nghị khen thưởng:
        Tự đánh giá theo các tiêu chí:
        Tiêu chí 1. Tu dưỡng, rèn luyện, nêu gương: Đạt. Minh chứng: Có 3 việc làm tốt; kết quả: 5 đầu việc xong, còn lại 2
    """

    found = answers(kind, "02-CN", drawing)

    assert found["hinh_thuc_de_nghi"] is BLANK


@KINDS
def test_a_semicolon_before_the_word_result_in_the_evidence_stays(kind: str) -> None:
    drawing = """
        Tiêu chí 2. Tu dưỡng, rèn luyện, nêu gương
        Kết quả: Đạt
        Minh chứng: Đã thông qua bản cam kết; kết quả: 5 đầu việc hoàn thành
    """

    assert answers(kind, "02-CN", drawing)["CN2.minh_chung"] == "Đã thông qua bản cam kết; kết quả: 5 đầu việc hoàn thành"


@KINDS
@pytest.mark.parametrize(
    "first, second",
    [("| I | Tập thể | | | |", "| ii | Cá nhân | | | |"), ("| I. TẬP THỂ | < | < | < | < |", "| II. CÁ NHÂN | < | < | < | < |")],
)
def test_the_head_of_a_group_of_rows_answers_for_the_column_that_lacks(kind: str, first: str, second: str) -> None:
    head = "| TT | Điển hình | Tiến độ (%) | Hiệu quả | Người theo dõi |\n"
    rows = f"{first}\n| 1 | Tổ A | 85 | Tốt | An |\n{second}\n| 2 | Lê B | 50 | Khá | Bình |"

    assert answers(kind, "03-DG", head + rows)["danh_sach"] == TWO


@KINDS
@pytest.mark.parametrize("blank", ["", " …………"])
def test_a_cell_with_label_and_value_is_never_the_value_of_the_blank_label_beside_it(kind: str, blank: str) -> None:
    drawing = (
        f"| Số điển hình tập thể:{blank} | Số điển hình cá nhân: 03 |\n| Số tin, bài tuyên truyền:{blank} | Hạn chế, khó khăn: Chưa có |"
    )

    assert answers(kind, "04-KQ", drawing) == {"so_tap_the": BLANK, "so_ca_nhan": 3, "so_tin_bai": BLANK, "han_che": "Chưa có"}


@KINDS
def test_two_ratings_beside_each_other_are_no_criterion(kind: str) -> None:
    drawing = (
        "| Xếp loại tổ chức đảng: HTTNV | Xếp loại tổ chức đoàn thể: HTXSNV |\n| Xếp loại cơ quan, đơn vị | Hoàn thành xuất sắc nhiệm vụ |"
    )

    assert answers(kind, "02-TT", drawing) == {
        "xep_loai_to_chuc_dang": "Hoàn thành tốt nhiệm vụ",
        "xep_loai_doan_the": "Hoàn thành xuất sắc nhiệm vụ",
        "xep_loai_don_vi": "Hoàn thành xuất sắc nhiệm vụ",
    }


@KINDS
def test_what_stands_below_a_label_answers_it_though_it_uses_words_of_a_criterion(kind: str) -> None:
    drawing = "Danh hiệu thi đua\nChiến sĩ thi đua cơ sở (QĐ số 15/QĐ-SCT ngày 12/01/2024)\nLà đảng viên\nCó, là đảng viên chính thức"

    found = answers(kind, "02-CN", drawing)

    assert found["danh_hieu_thi_dua"] == "Chiến sĩ thi đua cơ sở (QĐ số 15/QĐ-SCT ngày 12/01/2024)"


def test_a_choice_before_another_label_on_the_line_is_not_part_of_that_label() -> None:
    drawing = "Loại điển hình: [ ] Tập thể   [x] Cá nhân - Tên điển hình: ......Ma Thanh Quỳnh......"

    assert answers("docx", "01-DK", drawing) == {"loai_dien_hinh": "ca_nhan", "ten_dien_hinh": "Ma Thanh Quỳnh"}


def test_what_is_typed_without_diacritics_is_chosen_as_with_them() -> None:
    drawing = """
        | Chi bo | Chi bo Quan ly Thuong mai |
        | Loai dien hinh | Ca nhan |
        | Ten dien hinh | Le Binh |
        | Nhom noi dung | Cai cach hanh chinh, chuyen doi so; Giai quyet nhung van de buc xuc, noi com |
        | Nguoi theo doi | (ghi ro) |
    """

    found = answers("docx", "01-DK", drawing)

    assert found == {
        "don_vi": "QLTM",
        "loai_dien_hinh": "ca_nhan",
        "ten_dien_hinh": "Le Binh",
        "nhom_noi_dung": (3, 4),
        "nguoi_theo_doi": BLANK,
    }
    assert answers("docx", "02-CN", "| Ho va ten | Le Binh |\n| Xep loai | HT tot nhiem vu |")["xep_loai"] == "Hoàn thành tốt nhiệm vụ"


def test_a_numbered_list_in_an_answer_goes_on_though_a_line_is_a_label_elsewhere() -> None:
    drawing = "12. Phương hướng kỳ tới:\n1. Rà soát điển hình\n2. Đề nghị khen thưởng\n3. Viết 3 tin, bài\n13. Kiến nghị, đề xuất: Không có"

    assert answers("docx", "04-KQ", drawing) == {
        "phuong_huong": "1. Rà soát điển hình\n2. Đề nghị khen thưởng\n3. Viết 3 tin, bài",
        "kien_nghi": "Không có",
    }


@KINDS
def test_choices_one_below_another_are_no_criteria(kind: str) -> None:
    drawing = """
        Mức xếp loại: Hoàn thành xuất sắc nhiệm vụ [ ]
        Hoàn thành tốt nhiệm vụ [X]
        Hoàn thành nhiệm vụ [ ]
        Không hoàn thành nhiệm vụ [ ]
        Danh hiệu thi đua: CSTĐCS
    """

    assert answers(kind, "02-CN", drawing) == {"xep_loai": "Hoàn thành tốt nhiệm vụ", "danh_hieu_thi_dua": "CSTĐCS"}


@KINDS
def test_a_question_may_stand_behind_a_note_on_one_line(kind: str) -> None:
    assert answers(kind, "04-KQ", "Ghi chú: ……gửi kèm bản giấy……;  Kiến nghị, đề xuất: ……Không có……") == {"kien_nghi": "Không có"}


def test_a_likely_label_in_the_last_pair_of_a_row_is_no_second_value_of_the_first() -> None:
    drawing = "| Người lập biểu | Ngô Việt Hải | Cách làm hay, điển hình mới phát hiện | Chưa phát hiện |"

    assert answers("xlsx", "03-DG", drawing)["nguoi_lap"] == "Ngô Việt Hải"


@pytest.mark.parametrize("hint", ["(Ký, ghi rõ họ tên)", "(Ký tên)", ""])
def test_two_signatures_side_by_side_with_tabs_are_told_apart(hint: str) -> None:
    drawing = f"Họ và tên: Nguyễn Văn An\n\nNGƯỜI LẬP BIỂU\tT/M CHI BỘ\n{hint}\tBÍ THƯ\n\n\nVõ Ngọc Hùng\tÂu Thị Thu Dũng"

    found = answers("docx", "02-CN", drawing)

    assert (found["nguoi_lap"], found["bi_thu"]) == ("Võ Ngọc Hùng", "Âu Thị Thu Dũng")


@pytest.mark.parametrize("between", ["   ", "\t", "; ", " - "])
def test_an_unknown_label_on_the_line_is_cut_off_for_review(between: str) -> None:
    drawing = f"Người lập biểu: ......Lê An......{between}Người hướng dẫn: ......Bùi Văn Toàn......\nĐiển hình mới phát hiện: Không"

    assert answers("docx", "03-DG", drawing)["nguoi_lap"] == Review("Lê An")


@KINDS
@pytest.mark.parametrize("said", ["..../..../2024", "…/…/…", "ngày ..... tháng ..... năm 2024"])
def test_a_date_without_a_day_is_blank(kind: str, said: str) -> None:
    assert answers(kind, "03-DG", f"| Ngày lập | {said} |\n| Điển hình mới phát hiện | Không |")["ngay_lap"] is BLANK


@KINDS
def test_a_remark_of_the_committee_is_not_the_secretarys_name(kind: str) -> None:
    drawing = """
        | Họ và tên | Nguyễn Văn An |
        | Nhận xét của cấp ủy | Nhất trí |

        | NGƯỜI LẬP BIỂU | T/M CHI BỘ\nBÍ THƯ |
        | Lê An | Trần Bình |
    """.replace("BỘ\nBÍ", "BỘ - BÍ")

    assert answers(kind, "02-CN", drawing)["bi_thu"] == "Trần Bình"


def test_a_choice_in_bold_below_its_label_is_seen() -> None:
    head = (para(run(line)) for line in HEADS["01-DK"].strip().split("\n"))
    body = (
        *head,
        para(run("Loại điển hình")),
        para(run("Tập thể / ") + run("Cá nhân", "<w:b/>")),
        para(run("Tên điển hình: Lê An")),
    )

    assert said(word("".join(body)))["loai_dien_hinh"] == "ca_nhan"


def test_evidence_on_a_line_of_its_own_keeps_what_stands_before_the_word_result() -> None:
    drawing = (
        "Tiêu chí 2. Tu dưỡng, rèn luyện, nêu gương\nKết quả: Đạt\nMinh chứng:\nĐã thông qua cam kết; kết quả: 5 việc xong\nCó 2 việc tốt"
    )

    found = answers("docx", "02-CN", drawing)

    assert found["CN2.minh_chung"] == "Đã thông qua cam kết; kết quả: 5 việc xong\nCó 2 việc tốt"


def test_answers_on_another_sheet_than_the_heading_are_for_a_persons_eye() -> None:
    drawing = (
        "=== Một\n" + HEADS["04-KQ"] + "| Số tin, bài tuyên truyền | 5 |\n=== Hai\n| Kết quả nổi bật | Đã họp. |\n| Nguyên nhân | Không |"
    )

    assert said(filled("xlsx", drawing)) == {"so_tin_bai": 5, "ket_qua_noi_bat": Review("Đã họp."), "nguyen_nhan": Review("Không")}


@KINDS
def test_a_label_that_only_resembles_a_column_begins_no_item(kind: str) -> None:
    drawing = f"Người lập biểu: Lê An\nSở trường công tác: Tin học\n\n{LIST}| 1 | Tổ A | Tập thể | 85 | Tốt | An |\n| 2 | Lê B | Cá nhân | 50 | Khá | Bình |"

    assert answers(kind, "03-DG", drawing)["danh_sach"] == TWO
    drawing = """
        Kỳ báo cáo: Quý III/2024
        Lĩnh vực công tác: Chợ

        | TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Mức xếp loại |
        | 1 | Lê B | Cá nhân | Chuyên viên | HTTNV |
    """
    rows = answers(kind, "05-TH", drawing)["danh_sach"]
    assert isinstance(rows, list)
    assert len(rows) == 1


@KINDS
def test_words_of_a_label_in_the_midst_of_an_answer_are_for_a_person_to_judge(kind: str) -> None:
    drawing = "Kết quả nổi bật: Kết quả cụ thể: đã giảm 5 thủ tục hành chính; tin, bài: 5 bài đăng trên trang thông tin.\nHạn chế: Không"

    assert isinstance(answers(kind, "04-KQ", drawing)["ket_qua_noi_bat"], Review)


@KINDS
def test_the_line_of_place_and_date_is_no_answer(kind: str) -> None:
    drawing = "Kiến nghị, đề xuất: .............\nThái Nguyên, ngày ..... tháng ..... năm 2024\nT/M CHI BỘ\nBÍ THƯ\nLê An"

    assert answers(kind, "04-KQ", drawing)["kien_nghi"] is BLANK


@KINDS
def test_a_line_of_an_answer_that_begins_with_a_day_belongs_to_it(kind: str) -> None:
    drawing = "Kết quả nổi bật: Đã họp.\nNgày 12 tháng 5 năm 2024 tổ chức lễ phát động.\nHạn chế: Không"

    assert "lễ phát động" in str(answers(kind, "04-KQ", drawing)["ket_qua_noi_bat"])


@KINDS
def test_an_unknown_label_among_labels_above_their_values_is_not_taken_for_a_value(kind: str) -> None:
    drawing = """
        | Họ và tên | Năm sinh |
        | Lê An | 1980 |

        | Danh hiệu thi đua | Ngày họp chi bộ |
        | CSTĐCS | 05/10/2024 |
    """

    assert answers(kind, "02-CN", drawing) == {"ho_ten": "Lê An", "nam_sinh": 1980, "danh_hieu_thi_dua": "CSTĐCS"}


def test_pairs_beside_each_other_are_not_read_downwards() -> None:
    drawing = "| Ngày lập | 8/7/2024 | Người lập biểu | |\n| Lĩnh vực: | Chợ | Ghi chú: | Không |\n| Điển hình mới phát hiện | Không | | |"

    found = answers("xlsx", "03-DG", drawing)

    assert (found["ngay_lap"], found["nguoi_lap"]) == (date(2024, 7, 8), BLANK)


@KINDS
def test_only_the_choice_in_the_one_column_for_result_and_evidence_is_no_evidence(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Kết quả tự đánh giá và minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | ☒ Đạt ☐ Chưa đạt |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | ☐ Đạt ☐ Chưa đạt |
    """

    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("dat", BLANK)
    assert (found["CN1.minh_chung"], found["CN2.minh_chung"]) == (BLANK, BLANK)


def test_an_answer_that_took_in_the_label_of_another_is_for_review() -> None:
    kept = "Danh hiệu thi đua: Chiến sĩ thi đua cấp tỉnh Họ và tên cá nhân: ....\nNăm sinh: 1980"
    found = answers("docx", "02-CN", kept)

    assert isinstance(found["danh_hieu_thi_dua"], Review)
    assert found["nam_sinh"] == 1980


def test_an_answer_that_only_speaks_of_offices_and_plans_is_its_own() -> None:
    drawing = "| Danh hiệu thi đua | Chiến sĩ thi đua cơ sở do Giám đốc Sở Công Thương tặng năm 2023 |\n| Năm sinh | 1980 |"

    assert answers("docx", "02-CN", drawing)["danh_hieu_thi_dua"] == "Chiến sĩ thi đua cơ sở do Giám đốc Sở Công Thương tặng năm 2023"


def test_evidence_that_is_the_criterion_itself_is_for_review() -> None:
    words = "Triển khai hiệu quả các phong trào thi đua, các cuộc vận động gắn với thực hiện Chỉ thị số 05-CT/TW"
    found = answers(
        "docx", "02-TT", f"| TT | Tiêu chí | Kết quả | Minh chứng |\n| 1 | Tiêu chí 1 | Đạt | {words} |\n| 2 | Tiêu chí 2 | Đạt | Có ảnh |"
    )

    assert isinstance(found["TT1.minh_chung"], Review)
    assert found["TT2.minh_chung"] == "Có ảnh"


def test_a_line_of_place_and_date_is_nobodys_name() -> None:
    drawing = "| Người lập biểu | |\n| NGƯỜI LẬP BIỂU | Thái Nguyên, ngày … tháng … năm 2024 |"

    assert answers("docx", "03-DG", drawing + "\n| Kỳ báo cáo | Quý III/2024 |")["nguoi_lap"] is BLANK


def test_the_head_of_a_list_is_no_row_of_answers() -> None:
    drawing = "| Ngày lập biểu: | | Người lập: | |\n| STT | Điển hình | Loại | Tiến độ (%) |\n| 1 | Tổ A | Tập thể | 85 |\n| 2 | Lê B | Cá nhân | 50 |"
    found = answers("docx", "03-DG", drawing)

    assert isinstance(found["danh_sach"], list)
    assert (found["ngay_lap"], found["nguoi_lap"]) == (BLANK, BLANK)


@pytest.mark.parametrize(
    ("form", "drawing", "expected"),
    [
        ("02-CN", "Người lập biểu: Trần Bình\nĐề nghị các chi bộ ghi đầy đủ.", {"nguoi_lap"}),
        ("02-CN", "Hình thức đề nghị khen thưởng: Giấy khen\nQuý IV/2025", {"hinh_thuc_de_nghi"}),
        ("02-CN", "Hình thức đề nghị khen thưởng: Giấy khen\ncủa Giám đốc Sở", set()),
        ("02-CN", "| Người lập biểu | 123/QĐ-SCT |", {"nguoi_lap"}),
        ("02-CN", "| Người lập biểu | Trần Bình - Phó Bí thư chi bộ, Trưởng phòng Quản lý Thương mại |", set()),
        ("02-TT", "Tiêu chí 1: Đạt\nMinh chứng: Có 02 sáng kiến.\nSố người hưởng lợi: 120", {"TT1.minh_chung"}),
        ("02-TT", "Tiêu chí 1: Đạt\nMinh chứng: Có ảnh.\nTrong kỳ chi bộ đã giúp được bao nhiêu hộ dân nghèo: 03", {"TT1.minh_chung"}),
        ("02-TT", "Tiêu chí 1: Đạt\nMinh chứng: Có 02 sáng kiến.\nVề tư tưởng: ổn định.", set()),
        ("02-CN", "| Hình thức đề nghị khen thưởng | < | |\n| Giấy khen | < | |", set()),
        ("02-CN", "| Hình thức đề nghị khen thưởng | < | |\n| Giấy khen | < | 2024 |", {"hinh_thuc_de_nghi"}),
    ],
)
def test_what_may_be_none_of_a_name_a_phrase_or_evidence_is_for_review(form: str, drawing: str, expected: set[str]) -> None:
    found = answers("docx", form, drawing + "\n\n| Kỳ báo cáo | Quý III/2024 |")

    assert {id for id, answer in found.items() if isinstance(answer, Review)} == expected


def test_a_label_of_others_in_a_signature_names_nobody() -> None:
    drawing = "| Kỳ báo cáo | Quý III/2024 |\n\nT/M CHI BỘ\nBÍ THƯ\n\nCơ quan chủ quản: Bộ Công Thương"

    assert answers("docx", "03-DG", drawing).get("bi_thu", BLANK) is BLANK


def test_a_line_above_a_list_that_is_named_as_a_column_is_no_row_of_it() -> None:
    drawing = "Lĩnh vực: Năng lượng tái tạo\n\n| TT | Họ và tên/Tên tập thể | Loại | Nhóm nội dung |\n| 1 | Tổ A | Tập thể | Nhóm 1 |"
    found = answers("docx", "05-TH", drawing)

    assert isinstance(found["danh_sach"], list)
    assert [row["ten_dien_hinh"] for row in found["danh_sach"]] == ["Tổ A"]


@KINDS
@pytest.mark.parametrize("beside", ["Nguyễn Văn AnT/M CHI BỘ", "Số lượt người tham gia: 120", "BÍ THƯ (đã ký) Nguyễn Văn An"])
def test_a_name_with_other_words_is_for_review(kind: str, beside: str) -> None:
    assert answers(kind, "02-CN", f"| Họ và tên: | Lê Văn Bình |\n| Năm sinh: | 1980 |\n| Người lập biểu: | {beside} |\n")[
        "nguoi_lap"
    ] == Review(beside)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("BIEU KET QUA DIEN HINH TIEU BIEU SAU THANG DAU NAM 2024", "6 tháng đầu năm 2024"),
        ("BIEU KET QUA DIEN HINH TIEU BIEU QUY III NAM 2024", "quý 3 năm 2024"),
        ("BIEU KET QUA DIEN HINH TIEU BIEU NAM 2024", "năm 2024"),
    ],
)
def test_the_year_behind_a_title_without_its_marks_is_no_period_where_the_title_names_a_part_of_it(title: str, period: str) -> None:
    assert period_in_heading(f"Mau 04-KQ\n{title}") == parse_period(period)


@KINDS
def test_a_choice_with_its_box_among_the_evidence_is_for_a_look(kind: str) -> None:
    found = answers(
        kind, "02-CN", "| Tiêu chí | Kết quả | Minh chứng |\n| Hoàn thành nhiệm vụ, sáng kiến | ☒ Đạt | Xử lý 120 hồ sơ.⏎Chưa đạt ☐ |"
    )

    assert found == {"CN1.ket_qua": "dat", "CN1.minh_chung": Review("Xử lý 120 hồ sơ.\nChưa đạt ☐")}

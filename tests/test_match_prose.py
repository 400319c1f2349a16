"""How far an answer in running text goes: nothing of it is cut off in silence, and what is no answer answers nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, para, run, said, submissions, word
from tests.test_match_silence import answers
from toolkit.model.place import Place, span
from toolkit.model.submission import Row, State

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
FIGURES = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\nSố tin, bài tuyên truyền: 5\n"
COLLECTIVE = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n"
PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
REVIEWED = "Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n"
FIRST = "Đã trồng 300 cây xanh quanh trụ sở."


def narrative(below: str, kind: str = "docx") -> object:
    found = said(filled(kind, f"{FIGURES}Kết quả nổi bật: {FIRST}\n{below}\nNguyên nhân: Có sự phối hợp tốt."))

    assert found["nguyen_nhan"] == "Có sự phối hợp tốt."
    return found["ket_qua_noi_bat"]


@pytest.mark.parametrize("line", ["Phần việc còn lại giao cho đoàn thanh niên.", "Phần đông hội viên tham gia.", "Mục đích đề ra đã đạt."])
def test_a_line_that_begins_as_a_heading_does_goes_on_with_the_answer(line: str) -> None:
    assert narrative(f"{line}\nChi phí 20 triệu đồng.") == f"{FIRST}\n{line}\nChi phí 20 triệu đồng."


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("\nĐã lắp 12 camera an ninh.", "\nĐã lắp 12 camera an ninh."),
        ("CÔNG TÁC DÂN VẬN\nĐã thăm 12 hộ.", "\nCÔNG TÁC DÂN VẬN\nĐã thăm 12 hộ."),
        ("I. Công tác dân vận\nĐã thăm 12 hộ.\nII. Công tác khác\nĐã họp 2 lần.", "\nI. Công tác dân vận\nĐã thăm 12 hộ.\nII. Công tác khác\nĐã họp 2 lần."),
        ("Lưu ý: tính đến hết tháng 9.\nĐã thăm 12 hộ.", "\nLưu ý: tính đến hết tháng 9.\nĐã thăm 12 hộ."),
        ("nhân rộng điển hình tiêu biểu", "\nnhân rộng điển hình tiêu biểu"),
        ("KHÔNG AI VI PHẠM", ""),
        ("V. Về dân vận", ""),
        ("Ghi chú: tính đến hết tháng 9.", ""),
    ],
    ids=["below a gap", "in capitals", "numbers of its own", "a note", "words of the title", "last in capitals", "last with a number", "a remark"],
)  # fmt: skip
def test_what_may_go_on_with_an_answer_is_for_a_persons_eye(below: str, kept: str) -> None:
    assert narrative(below) == Review(FIRST + kept)


@pytest.mark.parametrize(
    "below",
    [
        "PHẦN II. TỰ NHẬN XÉT",
        "Phần thứ hai: Tự nhận xét",
        "B. TỰ NHẬN XÉT",
        "\nTỰ NHẬN XÉT",
        "<b>TỰ NHẬN XÉT</b>",
        "\nThái Nguyên, ngày 5 tháng 10 năm 2024",
        "Ghi chú: (*) là mục phải ghi.",
        "\nChi bộ trình bày thêm như sau:",
    ],
)
def test_a_heading_or_a_note_of_the_form_ends_an_answer(below: str) -> None:
    assert narrative(below) == FIRST


def test_roman_headings_of_the_form_end_answers() -> None:
    drawing = f"I. Thông tin chung\nSố tin, bài tuyên truyền: 5\nKết quả nổi bật: {FIRST}\nII. Đánh giá\nNguyên nhân: Phối hợp tốt."

    assert said(filled("docx", FIGURES.rpartition("Số tin")[0] + drawing))["ket_qua_noi_bat"] == FIRST


@KINDS
def test_a_cell_with_its_label_holds_the_whole_answer(kind: str) -> None:
    cell = f"| Kết quả nổi bật: {FIRST}⏎Phần việc còn lại đã giao.⏎⏎KHÔNG AI VI PHẠM |"
    found = said(filled(kind, f"{FIGURES}\n{cell}\n| Nguyên nhân: Phối hợp tốt. |"))

    assert found["ket_qua_noi_bat"] == f"{FIRST}\nPhần việc còn lại đã giao.\nKHÔNG AI VI PHẠM"


def test_an_answer_goes_on_behind_a_table_for_a_persons_eye() -> None:
    assert narrative("| Việc | Số lượng |\n| Ghế đá | 7 |\nĐã sơn lại cổng.") == Review(f"{FIRST}\nĐã sơn lại cổng.")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("LÝ VĂN HẢI", "LÝ VĂN HẢI"), ("THÀO A SÙNG", "THÀO A SÙNG"), ("MAI HOA", "MAI HOA")],
)
def test_a_name_in_capitals_below_its_label_is_an_answer(answer: str, expected: object) -> None:
    assert said(filled("docx", f"{PERSON}Họ và tên:\n{answer}\nNăm sinh: 1975"))["ho_ten"] == expected


def test_an_honour_in_capitals_below_its_label_is_the_answer_and_a_heading_below_dots_is_none() -> None:
    drawing = "Danh hiệu thi đua:{}\nCHIẾN SĨ THI ĐUA CƠ SỞ\nNăm sinh: 1975"

    assert said(filled("docx", PERSON + drawing.format("")))["danh_hieu_thi_dua"] == "CHIẾN SĨ THI ĐUA CƠ SỞ"
    assert said(filled("docx", PERSON + drawing.format(" ………")))["danh_hieu_thi_dua"] == "blank"


def test_evidence_in_lines_is_not_cut_short() -> None:
    criteria = (
        "Tiêu chí 1. Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW\nKết quả: Đạt\nMinh chứng: Phát động ba đợt thi đua.\n"
        "Phần thưởng đã trao cho 5 tổ.\n{}\nTiêu chí 2. Học tập, làm theo Bác gắn với NQTW4 và KL 21\nKết quả: Đạt"
    )
    whole = "Phát động ba đợt thi đua.\nPhần thưởng đã trao cho 5 tổ."

    assert said(filled("docx", COLLECTIVE + criteria.format("Mục tiêu đã đạt.")))["TT1.minh_chung"] == f"{whole}\nMục tiêu đã đạt."
    assert said(filled("docx", COLLECTIVE + criteria.format("\nĐã có sơ kết.")))["TT1.minh_chung"] == Review(f"{whole}\nĐã có sơ kết.")


@KINDS
@pytest.mark.parametrize(
    "note",
    [
        "Ghi chú:\n- Danh hiệu thi đua: danh hiệu cao nhất trong năm.\n- Số sáng kiến: chỉ sáng kiến được công nhận.",
        "Hướng dẫn ghi:\n(1) Danh hiệu thi đua: danh hiệu cao nhất.\n(2) Số sáng kiến: chỉ sáng kiến được công nhận.",
        "Lưu ý: ghi đủ các mục.\nDanh hiệu thi đua: danh hiệu cao nhất trong năm.",
        "T/M CHI BỘ\nBÍ THƯ\nLý Văn Hải\n\nGhi chú:\n- Danh hiệu thi đua: danh hiệu cao nhất.\n- Số sáng kiến: đã được công nhận.",
        "T/M CHI BỘ\nBÍ THƯ\nLý Văn Hải\n\nHướng dẫn ghi biểu:\n- Danh hiệu thi đua: ghi danh hiệu cao nhất; số sáng kiến: ghi số.",
        "Cách ghi các mục trong phiếu:\n- Danh hiệu thi đua: ghi danh hiệu cao nhất.\n- Số sáng kiến: ghi số.",
    ],
    ids=["dashes", "numbers", "no marks", "below a signature", "how to fill in", "the way of filling in"],
)
def test_what_stands_under_a_note_answers_nothing(kind: str, note: str) -> None:
    found = said(filled(kind, f"{PERSON}\n| Họ và tên | Lý Văn Hải |\n| Danh hiệu thi đua | |\n| Năm sinh | 1975 |\n\n{note}"))

    assert (found["danh_hieu_thi_dua"], found["nam_sinh"]) == ("blank", 1975)
    assert "so_sang_kien" not in found


def test_a_note_leaves_a_filled_answer_without_doubt() -> None:
    drawing = "| Họ và tên | Lý Văn Hải |\n| Danh hiệu thi đua | LĐTT |\n\nGhi chú:\n- Danh hiệu thi đua: danh hiệu cao nhất trong năm."

    assert said(filled("docx", PERSON + drawing))["danh_hieu_thi_dua"] == "LĐTT"


def test_questions_below_a_note_are_read() -> None:
    drawing = "Lưu ý:\n- Ghi đủ các mục.\n- Gửi trước ngày 25.\n1. Họ và tên: Lý Văn Hải\n2. Năm sinh: 1975"
    apart = "Ghi chú:\n- Ghi đủ các mục.\n\n- Họ và tên: Lý Văn Hải\n- Năm sinh: 1975"

    for drawn in (drawing, apart):
        found = said(filled("docx", PERSON + drawn))
        assert (found["ho_ten"], found["nam_sinh"]) == ("Lý Văn Hải", 1975)


def test_a_signature_below_a_note_is_read() -> None:
    drawing = (
        "Người lập biểu: Đỗ Thị Mai\nGhi chú: (*) là mục phải ghi.\n\nNGƯỜI LẬP BIỂU    T/M CHI BỘ\n    BÍ THƯ\nĐỗ Thị Mai    Lý Văn Hải"
    )
    found = said(filled("docx", FIGURES + drawing))

    assert (found["nguoi_lap"], found["bi_thu"]) == ("Đỗ Thị Mai", "Lý Văn Hải")


@pytest.mark.parametrize("number", ["{}. ", "{}) "])
def test_numbered_labels_in_capitals_head_their_answers(number: str) -> None:
    labels = ["CHI BỘ", "KỲ BÁO CÁO", "NGÀY LẬP", "NGƯỜI LẬP BIỂU", "TÊN TẬP THỂ"]
    said_below = ["Chi bộ Văn phòng", "Quý I/2025", "04.03.2024", "Lê Thị An", "Nhóm hỗ trợ doanh nghiệp"]
    lines = (f"{number.format(at)}{label}\n{answer}" for at, (label, answer) in enumerate(zip(labels, said_below, strict=True), 1))

    assert list(said(filled("docx", COLLECTIVE + "\n".join(lines))).values()) == [
        "VP",
        "2025-Q1",
        date(2024, 3, 4),
        "Lê Thị An",
        said_below[-1],
    ]


def test_a_first_label_in_capitals_that_is_no_organ_heads_its_answer() -> None:
    lines = "KỲ BÁO CÁO\nQuý I/2025\nNGÀY LẬP\n04.03.2024\nNGƯỜI LẬP BIỂU\nLê Thị An\nTÊN TẬP THỂ\nTổ Một cửa"

    assert said(filled("docx", COLLECTIVE + lines)) == {
        "nguoi_lap": "Lê Thị An",
        "ten_dien_hinh": "Tổ Một cửa",
        "ky_bao_cao": "2025-Q1",
        "ngay_lap": date(2024, 3, 4),
    }


@KINDS
def test_criteria_in_lines_of_one_cell_each(kind: str) -> None:
    drawing = "Tiêu chí 1. Hoàn thành nhiệm vụ, sáng kiến\nTự đánh giá: Đạt\nMinh chứng:\nCó 02 sáng kiến được công nhận.\nĐược khen."

    assert said(filled(kind, PERSON + drawing)) == {"CN1.ket_qua": "dat", "CN1.minh_chung": "Có 02 sáng kiến được công nhận.\nĐược khen."}


def test_a_year_in_parentheses_below_the_title_is_the_period() -> None:
    assert said(filled("docx", f"{COLLECTIVE}(2024)\nSố thành viên: 5"))["ky_bao_cao"] == "2024"


@pytest.mark.parametrize(
    ("end", "period"),
    [
        ("(2024)", "2024"),
        ("năm 2024", "2024"),
        ("(Năm 2024)", "2024"),
        ("(Quý III năm 2024)", "2024-Q3"),
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("Năm học 2024-2025", None),
        ("(Theo Quyết định năm 2021)", None),
        ("2024", "2024"),
        ("(theo Kế hoạch 2021)", None),
    ],
)
def test_the_period_behind_a_title_in_capitals_is_the_forms(end: str, period: str | None) -> None:
    title = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU"

    found = said(filled("docx", f"{title} {end}\nSố tin, bài tuyên truyền: 5")).get("ky_bao_cao")
    assert found == period


@pytest.mark.parametrize("label", ["Kỳ", "Thời điểm báo cáo"])
@pytest.mark.parametrize("gap", [": ", ":\t", ": ......"])
def test_the_period_behind_its_shortest_names(label: str, gap: str) -> None:
    assert said(filled("docx", f"{COLLECTIVE}Chi bộ: Chi bộ Văn phòng\t{label}{gap}tháng 9 năm 2024")) == {
        "don_vi": "VP",
        "ky_bao_cao": "2024-09",
    }


@KINDS
def test_a_choice_whose_other_box_the_next_label_took_is_for_review(kind: str) -> None:
    found = said(filled(kind, f"{PERSON}Là đảng viên: … Có    … Không Họ và tên: ______Nguyễn Văn An______\nNăm sinh: 1980"))

    assert found["la_dang_vien"] == Review(True)


def test_a_line_marked_as_the_labels_are_may_be_one_that_nobody_knows() -> None:
    head = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n"
    drawing = "- Nội dung đăng ký:\nRút ngắn thời gian cấp phép.\n- Để lại điều gì\nDanh mục 19 cơ sở.\n- Thời hạn hoàn thành: 16/2/2024"
    found = said(filled("docx", head + drawing))

    assert isinstance(found["noi_dung_dang_ky"], Review)
    assert said(filled("docx", head + drawing.replace("cấp phép.\n-", "cấp phép.\n+")))["thoi_han_hoan_thanh"] == date(2024, 2, 16)


def test_words_that_head_evidence_are_a_part_of_another_answer_on_their_line() -> None:
    found = answers("docx", "02-CN", "Hình thức đề nghị: Giấy khen; minh chứng: Quyết định số 12/QĐ-SCT\nSố sáng kiến: 2")

    assert found["hinh_thuc_de_nghi"] == Review("Giấy khen; minh chứng: Quyết định số 12/QĐ-SCT")
    assert found["so_sang_kien"] == 2


@pytest.mark.parametrize("line", ["2. Tự đánh giá theo tiêu chí", "Chi bộ cam kết nội dung trên là đúng sự thật./."])
def test_a_numbered_heading_or_a_vow_in_plain_letters_is_no_part_of_the_answer_above(line: str) -> None:
    found = said(filled("docx", f"{COLLECTIVE}Hình thức đề nghị: Biểu dương\n{line}\nTiêu chí 1: Đạt"))

    assert found["hinh_thuc_de_nghi"] == "Biểu dương"


@pytest.mark.parametrize("line", ["Chi bộ cam kết thực hiện tốt các nội dung đã đăng ký.", "Cam kết sống trung thực, giản dị."])
def test_a_vow_about_something_else_is_a_part_of_the_answer(line: str) -> None:
    found = answers("docx", "04-KQ", f"Phương hướng: Tiếp tục nhân rộng mô hình.\n{line}\nKiến nghị: Không")

    assert line in str(found["phuong_huong"])


@KINDS
@pytest.mark.parametrize(
    "heading",
    [
        "2. Kết quả thực hiện các tiêu chí",
        "II- Tự đánh giá",
        "<b>II- Tự đánh giá</b>",
        "Tự đánh giá theo các tiêu chí",
        "B. Việc thực hiện tiêu chí",
    ],
)
@pytest.mark.parametrize(("text", "expected"), [("Giấy khen", "Giấy khen"), ("", State.BLANK), ("………", State.BLANK)])
def test_the_heading_of_the_criteria_is_none_of_the_answer_above(kind: str, heading: str, text: str, expected: object) -> None:
    heading = heading if kind == "docx" else heading.removeprefix("<b>").removesuffix("</b>")
    drawing = f"Kỳ báo cáo: Quý III/2024\nHình thức đề nghị: {text}\n{heading}\nTiêu chí 1. Hoàn thành nhiệm vụ, sáng kiến\n- Kết quả: Đạt"

    found = said(filled(kind, PERSON + drawing))

    assert (found.get("hinh_thuc_de_nghi"), found["CN1.ket_qua"], found["ky_bao_cao"]) == (expected, "dat", "2024-Q3")


@KINDS
@pytest.mark.parametrize(("text", "expected"), [("Chưa có", "Chưa có"), ("……", State.BLANK)])
def test_the_heading_of_a_list_is_none_of_the_answer_above(kind: str, text: str, expected: object) -> None:
    drawing = f"Điển hình mới phát hiện trong kỳ: {text}\nDanh sách các điển hình\n1. Điển hình: Tổ Một cửa\nTiến độ (%): 50"

    assert said(filled(kind, REVIEWED + drawing)).get("moi_phat_hien") == expected


@KINDS
def test_the_name_of_a_criterion_between_its_number_and_its_result_may_be_in_fewer_words(kind: str) -> None:
    name = "Tổ chức các phong trào thi đua, thực hiện Chỉ thị 05, không có tệ nạn xã hội, nội bộ đoàn kết"
    drawing = f"Tên tập thể: Tổ Một cửa\nTiêu chí 1: {name}: Đạt. Minh chứng: Một việc đã làm trong năm."

    found = said(filled(kind, COLLECTIVE + drawing))

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", "Một việc đã làm trong năm.")


def test_boxes_behind_a_label_that_is_known_with_their_words_only_are_its_answer() -> None:
    drawing = (
        "8. Đảng viên: [ ] Có [x] Không\n9. Có giữ chức vụ lãnh đạo hay không: [x] Có [ ] Không\n10. Xếp loại: Hoàn thành tốt nhiệm vụ"
    )

    found = answers("docx", "02-CN", drawing)
    assert (found["la_dang_vien"], found["la_lanh_dao"], found["xep_loai"]) == (False, True, "Hoàn thành tốt nhiệm vụ")


@KINDS
@pytest.mark.parametrize(("second", "look"), [("Tập thể", False), ("Cá nhân", True)])
def test_a_list_of_collectives_lacks_no_office(kind: str, second: str, look: bool) -> None:
    """Whoever writes lines for collectives leaves out the line that only individuals have."""
    item = "{}. Họ và tên/Tên tập thể: {}\nLoại: {}\nNhóm nội dung: 1\nSản phẩm cụ thể: Sổ tay\nMức xếp loại: HTXSNV\nHình thức đề nghị: Giấy khen"
    items = (item.format(1, "Tổ Một cửa", "Tập thể"), item.format(2, "Hà Vi", second))
    drawing = "\n".join(f"{one}\nNgười theo dõi: Lê An" for one in items)

    (found,) = submissions(filled(kind, f"Mẫu 05-TH\n{drawing}"))

    (listed,) = (answer for answer in found.answers if answer.id == "danh_sach")
    rows = [row for row in listed.value if isinstance(row, Row)] if isinstance(listed.value, tuple) else []

    assert any(one.review for row in rows for one in row.answers) is look


@KINDS
@pytest.mark.parametrize("heading", ["Điển hình số 2", "Mô hình thứ hai:", "Gương 2"])
def test_the_number_of_the_next_item_of_a_list_is_no_line_of_the_answer_above(kind: str, heading: str) -> None:
    item = "Tên điển hình: {}\nLoại điển hình: Tập thể\nNgười theo dõi: {}"
    drawing = f"{item.format('Tổ Một cửa', 'Lê An')}\n{heading}\n{item.format('Tổ Hai', 'Hà Vi')}"

    rows = said(filled(kind, f"Mẫu 03-ĐG\n{drawing}"))["danh_sach"]
    rows = rows.value if isinstance(rows, Review) else rows

    assert isinstance(rows, list)
    assert [row["nguoi_theo_doi"] for row in rows] == ["Lê An", "Hà Vi"]


@pytest.mark.parametrize("part", ["", "2."])
def test_a_criterion_in_own_words_is_told_by_number_words_and_result_of_its_line(part: str) -> None:
    drawing = (
        f"{part}1. Hoàn thành tốt nhiệm vụ hằng năm, có sáng kiến: Đạt. Minh chứng: Một.\n"
        f"{part}2. Thường xuyên học tập, rèn luyện đạo đức, gương mẫu, giữ đúng cam kết: Chưa đạt; Minh chứng: Hai."
    )
    found = answers("docx", "02-CN", drawing)

    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "Hai.")


def test_a_numbered_line_of_the_evidence_is_no_criterion() -> None:
    drawing = (
        "1. Hoàn thành tốt nhiệm vụ hằng năm, có sáng kiến: Đạt. Minh chứng: Có các việc sau\n"
        "2. Thường xuyên học tập, rèn luyện đạo đức, gương mẫu: 03 buổi."
    )
    found = answers("docx", "02-CN", drawing)

    assert "2. Thường xuyên học tập" in str(found["CN1.minh_chung"])


@KINDS
def test_a_note_among_marked_labels_ends_before_the_next(kind: str) -> None:
    found = answers(kind, "04-KQ", "+ Số điển hình tập thể: 1\n+ Ghi chú:\n+ Số điển hình cá nhân: 12")

    assert found["so_ca_nhan"] == 12


@pytest.mark.parametrize("between", ["\t:\t", " ........ : ", "……: "])
def test_a_colon_behind_the_gap_of_a_label_is_no_word_of_the_answer(between: str) -> None:
    found = answers("docx", "02-CN", f"Họ và tên{between}Lục Thị Ánh\nChức vụ{between}Chuyên viên\nNăm sinh{between}1980")

    assert (found["ho_ten"], found["chuc_vu"], found["nam_sinh"]) == ("Lục Thị Ánh", "Chuyên viên", 1980)


@KINDS
def test_a_colon_in_the_cell_beside_a_label_is_no_word_of_the_answer(kind: str) -> None:
    found = answers(kind, "02-CN", "| Họ và tên | : Lục Thị Ánh |\n| Chức vụ | : Chuyên viên |\n| Danh hiệu thi đua | : ...... |")

    assert (found["ho_ten"], found["chuc_vu"], found["danh_hieu_thi_dua"]) == ("Lục Thị Ánh", "Chuyên viên", State.BLANK)


@KINDS
def test_one_space_parts_a_whole_answer_from_the_next_label(kind: str) -> None:
    line = "Là đảng viên: ☒ Có ☐ Không Giữ chức vụ lãnh đạo, quản lý: Có Năm sinh: 1980 Mức xếp loại: HTXSNV Danh hiệu thi đua: Không"

    assert answers(kind, "02-CN", line) == {
        "la_dang_vien": True,
        "la_lanh_dao": True,
        "nam_sinh": 1980,
        "xep_loai": "Hoàn thành xuất sắc nhiệm vụ",
        "danh_hieu_thi_dua": "Không",
    }


@KINDS
@pytest.mark.parametrize("result", ["Đạt", "☒ Đạt ☐ Chưa đạt"])
def test_one_space_parts_a_result_from_the_label_of_its_evidence(kind: str, result: str) -> None:
    found = answers(
        kind, "02-CN", f"Họ và tên: Lê An\nTiêu chí 1: {result} Minh chứng: Đã nộp bài.\nTiêu chí 2: Chưa đạt minh chứng: Còn chậm."
    )

    assert found == {
        "ho_ten": "Lê An",
        "CN1.ket_qua": "dat",
        "CN1.minh_chung": "Đã nộp bài.",
        "CN2.ket_qua": "chua_dat",
        "CN2.minh_chung": "Còn chậm.",
    }


def test_one_space_parts_no_words_of_a_text_from_a_label_within_it() -> None:
    found = answers("docx", "02-CN", "Họ và tên: Lê An\nDanh hiệu thi đua: Lao động tiên tiến Số sáng kiến: 2")

    assert found["danh_hieu_thi_dua"] == Review("Lao động tiên tiến Số sáng kiến: 2")


@pytest.mark.parametrize("note", ["* Số liệu tính đến hết kỳ báo cáo.", "(Kèm theo tài liệu minh chứng)"])
def test_a_line_that_a_star_or_parentheses_set_apart_is_for_a_look(note: str) -> None:
    assert narrative(note) == Review(f"{FIRST}\n{note}")


def test_stars_that_mark_all_lines_of_an_answer_are_its_list() -> None:
    found = said(filled("docx", f"{FIGURES}Kết quả nổi bật:\n* Trồng 300 cây.\n* Thăm 12 hộ.\nNguyên nhân: Có sự phối hợp tốt."))

    assert found["ket_qua_noi_bat"] == "* Trồng 300 cây.\n* Thăm 12 hộ."


def test_the_name_of_an_unknown_question_between_answers_is_for_a_look() -> None:
    assert narrative("Tình hình tư tưởng đảng viên:\nĐảng viên yên tâm công tác.") == Review(
        f"{FIRST}\nTình hình tư tưởng đảng viên:\nĐảng viên yên tâm công tác."
    )


def test_a_line_that_leads_on_to_its_list_goes_on_with_the_answer() -> None:
    assert narrative("Kết quả cụ thể như sau:\n- Thăm 12 hộ.") == f"{FIRST}\nKết quả cụ thể như sau:\n- Thăm 12 hộ."


def test_comrades_that_are_counted_are_a_number() -> None:
    assert said(filled("docx", f"{FIGURES}Số điển hình cá nhân: 05 đ/c"))["so_ca_nhan"] == 5


@KINDS
def test_a_criterion_in_unknown_words_is_told_by_the_number_above_its_result(kind: str) -> None:
    drawing = (
        "1. Giữ nếp sống vui khỏe\n- Kết quả: Đạt\n- Minh chứng: Mọi người đều vui.\n"
        "2. Học Bác mỗi ngày\n- Kết quả: Chưa đạt\n- Minh chứng: Học hai buổi."
    )
    found = answers(kind, "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == (Review("dat"), Review("Mọi người đều vui."))
    assert found["TT2.ket_qua"] == Review("chua_dat")


def test_evidence_that_speaks_of_the_ratings_is_whole() -> None:
    evidence = "Đảng: xuất sắc; Đoàn: xuất sắc; chuyên môn: xuất sắc."
    found = answers("docx", "02-TT", f"5. Xếp loại tổ chức đảng, đoàn thể, cơ quan:\n- Kết quả: Đạt\n- Minh chứng: ......{evidence}.......")

    assert found["TT5.minh_chung"] == evidence.rstrip(".")


def test_a_numbered_line_that_is_like_a_question_and_has_an_answer_is_no_label_alone() -> None:
    found = answers("docx", "04-KQ", "1. Số được biểu dương, ghi danh: 3\n2. Số được trình khen: 4\n3. Số tin, bài tuyên truyền: 7")

    assert found["so_de_nghi_khen_thuong"] in (4, Review(4))


@KINDS
def test_labels_with_numbers_in_one_cell_take_turns_with_their_answers(kind: str) -> None:
    cell = "1. Đơn vị⏎Chi bộ Văn phòng⏎2. Kỳ báo cáo⏎Quý 1/2024⏎3. Số thành viên⏎........⏎4. Số sáng kiến⏎2"

    found = answers(kind, "02-TT", f"| {cell} |")

    assert [found[name] for name in ("don_vi", "ky_bao_cao", "so_thanh_vien", "so_sang_kien")] == ["VP", "2024-Q1", State.BLANK, 2]


def test_an_answer_over_several_places_names_the_first_and_the_last() -> None:
    lines = "Chức vụ, đơn vị công tác: ....Chuyên viên phòng Quản lý thương mại,....\n....phụ trách chuyển đổi số....\nNăm sinh: 1980"

    (form,) = submissions(filled("docx", f"{PERSON}{lines}"))

    assert {answer.id: answer.where for answer in form.answers}["chuc_vu"] == "đoạn 3 đến đoạn 4"


def test_an_answer_in_one_place_names_it_alone() -> None:
    assert span(Place(table=1, row=2, column=3), None) == span(Place(table=1, row=2, column=3), Place(table=1, row=2, column=3))
    assert span(Place(table=1, row=2, column=3), Place(table=1, row=4, column=3)) == "bảng 1, hàng 2, cột 3 đến hàng 4, cột 3"
    assert span(Place(sheet="02-CN", row=7, column=3), Place(sheet="02-CN", row=8, column=3)) == "trang tính 02-CN, ô C7 đến ô C8"


@KINDS
@pytest.mark.parametrize("beside", ["", " | "])
def test_a_title_that_is_like_a_question_takes_the_place_of_none(kind: str, beside: str) -> None:
    title = f"| Đăng ký tập thể, cá nhân điển hình |{beside}" if kind == "xlsx" else "Đăng ký tập thể, cá nhân điển hình"
    found = said(filled(kind, f"{title}\n| Loại hình đăng ký | Cá nhân |\n| Tên điển hình | Lê Văn An |\n| Sản phẩm cụ thể | Sổ tay |"))
    assert (found["loai_dien_hinh"], found["ten_dien_hinh"]) == ("ca_nhan", "Lê Văn An")


@pytest.mark.parametrize("numbers", [("I", "II", "III", "IV"), ("VI", "VII", "VIII", "IX")])
def test_a_heading_whose_roman_number_counts_on_is_a_label_with_words_cut_short(numbers: tuple[str, ...]) -> None:
    heads = ("HẠN CHẾ, KHÓ KHĂN", "NGUYÊN NHÂN", "P. HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", "KIẾN NGHỊ")
    answers = ("Tin bài ít.", "Chi bộ ít người.", "Mở chuyên mục mới.\nQuý tới giới thiệu 01 nhân tố mới.", "Cấp thêm tài liệu.")
    found = said(
        filled("docx", FIGURES + "\n".join(f"{one}. {head}\n{text}" for one, head, text in zip(numbers, heads, answers, strict=True)))
    )

    assert tuple(found[id] for id in ("han_che", "nguyen_nhan", "phuong_huong", "kien_nghi")) == answers


def test_questions_on_the_lines_of_one_paragraph_are_read_as_on_paragraphs() -> None:
    lines = "Họ và tên: Lý Văn Hải\nNăm sinh: 1975\nChức vụ, đơn vị công tác: Kế toán\nSố sáng kiến được công nhận: 02"
    found = said(word("".join(para(run(line)) for line in PERSON.splitlines()) + para(run(lines))))

    assert found == {"ho_ten": "Lý Văn Hải", "nam_sinh": 1975, "chuc_vu": "Kế toán", "so_sang_kien": 2}


@KINDS
def test_an_arrow_before_an_answer_is_none_of_it(kind: str) -> None:
    drawing = "| Họ và tên | → Lý Văn Hải |\n| Danh hiệu thi đua | → |\n| Chức vụ, đơn vị công tác | => Kế toán |"
    found = said(filled(kind, PERSON + drawing))

    assert (found["ho_ten"], found["danh_hieu_thi_dua"], found["chuc_vu"]) == ("Lý Văn Hải", "blank", "Kế toán")


@pytest.mark.parametrize("head", ["B. Minh chứng", "II. MINH CHỨNG", "Minh chứng cho từng tiêu chí:"])
def test_below_a_head_of_all_evidence_each_criterion_says_its_own(head: str) -> None:
    results = (
        "1. Hoàn thành nhiệm vụ, sáng kiến: Đạt\n2. Tu dưỡng, rèn luyện, nêu gương: Đạt\n3. Gương điển hình trong phong trào thi đua: Đạt"
    )
    evidence = "Tiêu chí 1: Soạn 14 tờ trình.\nTiêu chí 2: Học xong lớp trung cấp.\nTiêu chí 3: Được 47/48 phiếu."
    found = said(filled("docx", f"{PERSON}Họ và tên: Lý Văn Hải\nA. Kết quả tự đánh giá\n{results}\n{head}\n{evidence}"))

    assert [found[f"CN{number}.minh_chung"] for number in (1, 2, 3)] == [
        "Soạn 14 tờ trình.",
        "Học xong lớp trung cấp.",
        "Được 47/48 phiếu.",
    ]


def test_a_name_behind_the_number_of_a_criterion_is_no_evidence_of_one_not_met_before() -> None:
    lines = (
        "Tiêu chí 1: Hoàn thành tốt việc được giao\nKết quả: Đạt\nMinh chứng:\nTiêu chí 2: Sống giản dị\nKết quả: Đạt\nMinh chứng: Tự học."
    )
    found = said(filled("docx", f"{PERSON}Họ và tên: Lý Văn Hải\n{lines}"))

    assert found["CN2.minh_chung"] in ("Tự học.", Review("Tự học."))


def test_figures_before_what_a_sentence_counts_are_for_a_look_and_no_blanks() -> None:
    told = "Trong kỳ, chi bộ có 03 điển hình tập thể, 05 điển hình cá nhân; 02 điển hình mới phát hiện; đăng 04 tin, bài tuyên truyền."
    found = said(filled("docx", f"{FIGURES.rsplit('Số', 1)[0]}Người lập biểu: Lý Văn Hải\n{told}"))

    assert found["nguoi_lap"] == "Lý Văn Hải"
    assert [found[id] for id in ("so_tap_the", "so_ca_nhan", "so_moi_phat_hien", "so_tin_bai")] == list(map(Review, (3, 5, 2, 4)))


def test_an_answer_that_counts_one_thing_is_no_figure_of_the_form() -> None:
    found = said(
        filled("docx", f"{FIGURES}Kết quả nổi bật: Đã chọn xong.\nCó 12 lượt họp, thêm 03 điển hình tập thể được 5 phòng học theo.")
    )

    assert "so_tap_the" not in found


@pytest.mark.parametrize("sign", [" – ", " - ", "   "])
def test_a_dash_or_a_gap_behind_a_known_label_parts_it_from_its_answer(sign: str) -> None:
    lines = ("Họ và tên", "Lý Văn Hải"), ("Sinh năm", "11/11/1985"), ("Là đảng viên", "Có"), ("Danh hiệu thi đua", "Lao động tiên tiến")
    found = said(filled("docx", PERSON + "\n".join(f"{label}{sign}{answer}" for label, answer in lines)))

    assert found == {"ho_ten": "Lý Văn Hải", "nam_sinh": 1985, "la_dang_vien": True, "danh_hieu_thi_dua": "Lao động tiên tiến"}


def test_an_empty_box_behind_a_gap_is_no_answer() -> None:
    lines = "Họ và tên: Lý Văn Hải\nLà đảng viên   □ Có\n□ Không\nGiữ chức vụ lãnh đạo, quản lý   □ Có\n☒ Không"
    found = said(filled("docx", PERSON + lines))

    assert (found["la_dang_vien"], found["la_lanh_dao"]) == ("blank", False)


def test_a_first_option_that_went_into_the_label_is_for_a_look() -> None:
    found = said(filled("docx", f"{PERSON}Họ và tên: Lý Văn Hải\nLà đảng viên Có: x; Không: …"))

    assert isinstance(found["la_dang_vien"], Review)


def test_arrows_before_the_lines_of_an_answer_are_none_of_it() -> None:
    found = said(filled("docx", f"{FIGURES}Nguyên nhân:\n→ Thiếu người.\n→ Mưa lũ nhiều."))

    assert found["nguyen_nhan"] == "Thiếu người.\nMưa lũ nhiều."


def test_a_day_of_birth_above_all_questions_is_not_the_papers() -> None:
    found = said(filled("docx", f"{PERSON}Người này – Lý Văn Hải\nSinh vào ngày – 28/04/1987\nDanh hiệu thi đua: LĐTT"))

    assert "ngay_lap" not in found


def test_a_line_below_an_answer_behind_a_gap_may_be_another_question() -> None:
    found = said(filled("docx", f"{FIGURES}Nguyên nhân   Thiếu người.\nViệc kỳ tới Mở lớp tập huấn."))

    assert isinstance(found["nguyen_nhan"], Review)


@pytest.mark.parametrize("line", ["Danh hiệu thi đua – khen thưởng", "Họ và tên – Chữ ký", "Họ và tên - Chức vụ"])
def test_a_dash_within_a_heading_parts_nothing(line: str) -> None:
    found = said(filled("docx", f"{PERSON}Năm sinh: 1985\n{line}"))

    assert {name: value for name, value in found.items() if value != "blank"} == {"nam_sinh": 1985}


@pytest.mark.parametrize("blank", [": ", "", "......"])
def test_below_blank_evidence_the_next_number_begins_the_next_criterion(blank: str) -> None:
    first = f"1. Phong trào thi đua, cải cách hành chính, đạt chuẩn văn hóa\nKết quả\n: Đạt\nMinh chứng\n{blank}\n"
    found = said(
        filled("docx", f"{COLLECTIVE}{first}2. Thực hiện tốt việc học tập và làm theo Bác\nKết quả\n: Đạt\nMinh chứng\n: Đã nộp 9 bài.")
    )
    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", State.BLANK)
    assert (found["TT2.ket_qua"], found["TT2.minh_chung"]) == ("dat", "Đã nộp 9 bài.")


@pytest.mark.parametrize("mark", ["1. ", "b) ", ""])
def test_the_mark_of_the_label_behind_a_result_is_no_evidence(mark: str) -> None:
    found = said(
        filled(
            "docx", f"{COLLECTIVE}Tiêu chí 1. Chỉ thị 05: Đạt. {mark}Tài liệu minh chứng: Ban hành 19 văn bản.\nTiêu chí 2. Học Bác: Đạt."
        )
    )

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", "Ban hành 19 văn bản.")


def test_broad_spaces_part_answers_as_tabs_do() -> None:
    wide = "\u2003\u2003"
    first = f"Chức vụ, đơn vị công tác:{wide}Văn thư - Lưu trữ{wide}Số thẻ đảng viên:{wide}19.001245"
    found = said(filled("docx", f"{PERSON}{first}\nDân tộc:{wide}Tày{wide}Danh hiệu thi đua:{wide}Lao động tiên tiến"))

    assert (found["chuc_vu"], found["danh_hieu_thi_dua"]) == ("Văn thư - Lưu trữ", "Lao động tiên tiến")


def test_options_on_several_lines_are_all_of_one_answer() -> None:
    rating = "☒ Hoàn thành xuất sắc nhiệm vụ ☐ Hoàn thành tốt nhiệm vụ ☐ Hoàn thành nhiệm vụ⏎☐ Không hoàn thành nhiệm vụ"
    found = said(filled("docx", f"{COLLECTIVE}| Mức xếp loại tổ chức đảng:⏎{rating} | Số thành viên: 23 |"))

    assert found["xep_loai_to_chuc_dang"] == "Hoàn thành xuất sắc nhiệm vụ"


@pytest.mark.parametrize("dots", [".....", "·····", "•••••", "…"])
def test_dots_of_any_height_part_the_answers_of_a_line(dots: str) -> None:
    line = f"Họ và tên: {dots}HẦU TUYẾT ĐÀO{dots} Năm sinh: {dots}09/07/1972{dots}\nDanh hiệu thi đua: {dots}CSTĐ cơ sở{dots} Số điện thoại: {dots}0280 3855 688"
    found = said(filled("docx", PERSON + line))

    assert (found["ho_ten"], found["nam_sinh"], found["danh_hieu_thi_dua"]) == ("HẦU TUYẾT ĐÀO", 1972, "CSTĐ cơ sở")


def test_a_gap_of_fixed_spaces_parts_label_and_answer_and_round_boxes_choose() -> None:
    form = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n"
    lines = "Loại hình (tập thể/cá nhân)   ○ Tập thể, ● Cá nhân\nĐiển hình đăng\xa0ký\xa0  Lê Văn An\nNội dung cụ thể   Đi từng xóm."
    found = said(filled("docx", form + lines))

    assert (found["loai_dien_hinh"], found["ten_dien_hinh"], found["noi_dung_dang_ky"]) == ("ca_nhan", "Lê Văn An", "Đi từng xóm.")


def test_both_choices_below_a_label_are_its_answer_whichever_is_marked() -> None:
    lines = "* Là cán bộ lãnh đạo, quản lý:\n     Có: …; Không: x\n* Đảng viên:\n     Có: x; Không: …\n* Xếp loại chất lượng:\n     HTNV"
    found = said(filled("docx", f"{PERSON}{lines}"))

    assert (found["la_lanh_dao"], found["la_dang_vien"], found["xep_loai"]) == (False, True, "Hoàn thành nhiệm vụ")


@pytest.mark.parametrize("share", ["0.75", "0,75"])
def test_a_share_in_words_is_a_percentage_for_a_look(share: str) -> None:
    drawing = f"| TT | Tên điển hình | Loại | Tiến độ (%) | Hiệu quả | Người theo dõi |\n| 1 | Tổ A | Tập thể | {share} | Tốt | Lê An |"
    found = said(filled("docx", REVIEWED + drawing))

    rows = found["danh_sach"]
    assert isinstance(rows, list) and rows[0]["tien_do"] == Review(75)

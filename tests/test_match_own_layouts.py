"""Forms that people laid out themselves: part heads of a sheet, the kind behind a name, the result before its evidence, signed hints."""

from __future__ import annotations

import pytest

from tests.builders import filled, submissions
from tests.test_match_silence import HEADS, KINDS, answers
from toolkit.model.submission import Answer, Row

TITLE = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU"


def listed(kind: str, form: str, drawing: str) -> list[dict[str, Answer]]:
    (found,) = submissions(filled(kind, HEADS[form] + drawing))
    answer = next(one for one in found.answers if one.id == "danh_sach")
    assert isinstance(answer.value, tuple)
    return [{one.id: one for one in row.answers} for row in answer.value if isinstance(row, Row)]


@KINDS
def test_heads_reach_down_beside_part_heads_and_the_row_of_these_is_no_item(kind: str) -> None:
    drawing = """
        | Stt | Tên | Loại hình | Chức danh | Nhóm ND | Sản phẩm | Xếp loại | < | < | Hình thức đề nghị | Theo dõi |
        |  |  |  |  |  |  | XS | Tốt | HT |  |  |
        | 1 | Tổ một cửa | TT |  | 1 | Quy trình số | x |  |  | Giấy khen | Lê An |
        | 2 | Vũ Bình | CN | Chuyên viên | 3 | Kho dữ liệu |  | x |  |  | Lê An |
    """

    items = listed(kind, "05-TH", drawing)

    assert [item["ten_dien_hinh"].value for item in items] == ["Tổ một cửa", "Vũ Bình"]
    assert [item["xep_loai"].value for item in items] == ["Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"]


@KINDS
def test_an_item_below_a_merged_head_keeps_its_own_row(kind: str) -> None:
    drawing = """
        | Tên | Loại hình | Chức danh | Nhóm ND | Sản phẩm | Xếp loại | Hình thức đề nghị | Theo dõi | Ghi chú | < |
        | Tổ một cửa | TT |  | 1 | Quy trình số | HTXSNV | Giấy khen | Lê An | a | b |
        |  |  |  |  |  |  |  |  | c | d |
    """

    assert [item["ten_dien_hinh"].value for item in listed(kind, "05-TH", drawing)] == ["Tổ một cửa"]


@pytest.mark.parametrize(("name", "kind_said"), [("Tổ một cửa (tập thể)", "tap_the"), ("Vũ Bình ( cá nhân )", "ca_nhan")])
def test_the_kind_behind_a_name_is_its_answer_where_nothing_else_asks_for_it(name: str, kind_said: str) -> None:
    other = "2. Lê An (cá nhân)\n- Tiến độ: 50%\n- Hiệu quả: Khá\n- Khả năng phát triển: Cao\n- Người theo dõi: Vũ Mai"
    drawing = f"1. {name}\n- Tiến độ: 70%\n- Hiệu quả: Tốt\n- Khả năng phát triển: Cao\n- Người theo dõi: Vũ Mai\n{other}"

    item = listed("docx", "03-DG", drawing)[0]

    assert item["ten_dien_hinh"].value == name.partition("(")[0].strip()
    assert item["loai_dien_hinh"].value == kind_said


@KINDS
def test_the_kind_behind_the_names_of_a_table_that_has_no_column_for_it_is_parted_for_a_look(kind: str) -> None:
    drawing = """
        | Tên điển hình | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn | Điều chỉnh | Người theo dõi |
        | Tổ một cửa (tập thể) | 70 | Tốt | Cao | Không | Không | Lê An |
        | Vũ Bình (cá nhân) | 50 | Khá | Cao | Không | Không | Lê An |
    """

    items = listed(kind, "03-DG", drawing)

    assert [(item["ten_dien_hinh"].value, item["ten_dien_hinh"].review) for item in items] == [("Tổ một cửa", True), ("Vũ Bình", True)]
    assert [item["loai_dien_hinh"].value for item in items] == ["tap_the", "ca_nhan"]


@KINDS
def test_other_words_behind_a_name_belong_to_it(kind: str) -> None:
    drawing = """
        | Tên điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn | Điều chỉnh | Người theo dõi |
        | Tổ một cửa (ca sáng) | Tập thể | 70 | Tốt | Cao | Không | Không | Lê An |
        | Tổ hai (tập thể) | Tập thể | 70 | Tốt | Cao | Không | Không | Lê An |
    """

    assert [item["ten_dien_hinh"].value for item in listed(kind, "03-DG", drawing)] == ["Tổ một cửa (ca sáng)", "Tổ hai (tập thể)"]


@KINDS
def test_a_result_before_its_evidence_is_none_of_it(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Kết quả và minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt. Thực hiện 105% kế hoạch |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Chưa đạt: còn đi muộn hai lần |
        | 3 | Gương điển hình trong phong trào thi đua | Đạt giải nhất hội thi, được 98% phiếu tín nhiệm |
    """

    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Thực hiện 105% kế hoạch")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "còn đi muộn hai lần")
    assert found["CN3.minh_chung"] == "Đạt giải nhất hội thi, được 98% phiếu tín nhiệm"


@KINDS
def test_a_hint_to_sign_is_no_label_and_ends_no_signature(kind: str) -> None:
    drawing = """
        MẪU 04-KQ
        BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU QUÝ III NĂM 2024
        | Số điển hình tập thể | 2 |  |  |
        | Số điển hình cá nhân | 3 |  |  |
        | Người lập biểu |  |  | Bí thư chi bộ |
        | (ký) |  |  | (ký, đóng dấu) |
        | Lê An |  |  | Vũ Bình |
    """

    (found,) = submissions(filled(kind, drawing))
    said = {one.id: (one.value, one.review) for one in found.answers}

    assert (said["nguoi_lap"], said["bi_thu"]) == (("Lê An", False), ("Vũ Bình", False))
    assert found.period is not None
    assert found.period.id == "2024-Q3"


@KINDS
def test_the_period_of_the_title_stands_where_columns_of_periods_are_like_its_label(kind: str) -> None:
    drawing = """
        MẪU 04-KQ
        BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU NĂM 2024
        | Chỉ tiêu | 6 tháng đầu năm | 6 tháng cuối năm | Cả năm |
        | Số điển hình tập thể | 1 | 1 | 2 |
        | Số điển hình cá nhân | 0 | 3 | 3 |
    """

    (found,) = submissions(filled(kind, drawing))

    assert found.period is not None
    assert found.period.id == "2024"


@pytest.mark.parametrize("heads", ["Kết quả | Minh chứng", "Mức độ | Dẫn chứng"])
def test_a_table_of_its_own_below_the_line_of_each_criterion_answers_it(heads: str) -> None:
    drawing = f"""
        Tiêu chí 1. Phong trào thi đua, các cuộc vận động
        | {heads} |
        | Đạt | Phát động 2 đợt thi đua |

        Tiêu chí 2. Học tập và làm theo Bác
        | {heads} |
        | Chưa đạt | Mới kể chuyện về Bác một lần |
    """

    found = answers("docx", "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"]) == ("dat", "Phát động 2 đợt thi đua")
    assert (found["TT2.ket_qua"], found["TT2.minh_chung"]) == ("chua_dat", "Mới kể chuyện về Bác một lần")


@KINDS
def test_questions_beside_the_table_of_criteria_are_read_as_the_criteria_are(kind: str) -> None:
    drawing = """
        | THÔNG TIN | < | TỰ ĐÁNH GIÁ | < | < |
        | Tên tập thể | Tổ một cửa | Tiêu chí | Kết quả | Minh chứng |
        | Số thành viên | 5 | 1. Phong trào thi đua gắn với Chỉ thị 05 | Đạt | Năm việc làm theo Bác |
        | Số sáng kiến | 1 | 2. Học tập Bác gắn với NQTW4, KL21 | Chưa đạt | Mới học một chuyên đề |
    """

    found = answers(kind, "02-TT", drawing)

    assert (found["ten_dien_hinh"], found["so_thanh_vien"], found["so_sang_kien"]) == ("Tổ một cửa", 5, 1)
    assert (found["TT1.ket_qua"], found["TT2.minh_chung"]) == ("dat", "Mới học một chuyên đề")


@KINDS
def test_points_are_no_results_and_their_heads_end_with_the_criteria(kind: str) -> None:
    drawing = """
        | Stt | Tiêu chí | Điểm tối đa | Tự chấm | Kết quả | Minh chứng kèm theo |
        | 1 | Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW | 20 | 19 | Đạt | Báo cáo số 15 |
        | 2 | Học tập, làm theo Bác gắn với NQTW4 và KL 21 | 20 | 12 | Không đạt | Thiếu hai bản đăng ký |
        |  |  |  |  |  |  |
        | Xếp loại tổ chức đảng: |  | HTXSNV |  |  |  |
    """

    found = answers(kind, "02-TT", drawing)

    assert (found["TT1.ket_qua"], found["TT2.ket_qua"]) == ("dat", "chua_dat")
    assert found["xep_loai_to_chuc_dang"] == "Hoàn thành xuất sắc nhiệm vụ"


@KINDS
def test_what_stands_below_the_figures_of_another_period_is_for_a_look_behind_a_gap_only(kind: str) -> None:
    drawing = """
        | Chỉ tiêu | Kỳ trước | Kỳ này |
        | Số điển hình tập thể | 1 | 2 |
        | Số điển hình cá nhân | 4 |  |
        |  |  |  |
        | Ngày lập | 10/12/2024 |  |
    """

    (form,) = submissions(filled(kind, HEADS["04-KQ"] + drawing))
    found = {one.id: one for one in form.answers}

    assert (found["so_tap_the"].value, found["so_ca_nhan"].value) == (2, None)
    assert (str(found["ngay_lap"].value), found["ngay_lap"].review) == ("2024-12-10", True)


@KINDS
def test_the_upper_heads_of_the_criteria_ask_nothing(kind: str) -> None:
    drawing = """
        | STT | Tiêu chí | Tập thể tự đánh giá | < | Chi ủy thẩm định | < | Minh chứng |
        | ^ | ^ | Đạt | Không đạt | Đồng ý | Không đồng ý | ^ |
        | 1 | Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW | x |  | x |  | Mở hai lớp nghề |
        | 2 | Học tập, làm theo Bác gắn với NQTW4 và KL 21 |  | x | x |  | Thiếu kế hoạch năm |
        | Tên tập thể |  | Phòng Khuyến công |  |  |  |  |
    """

    (form,) = submissions(filled(kind, HEADS["02-TT"] + drawing))
    found = {one.id: (one.value, one.review) for one in form.answers}

    assert found["ten_dien_hinh"] == ("Phòng Khuyến công", False)
    assert (found["TT1.ket_qua"], found["TT2.ket_qua"]) == (("dat", False), ("chua_dat", False))


def test_the_day_above_the_one_signature_is_that_of_each_person() -> None:
    card = """
        | Họ và tên | {name} |
        | Năm sinh | 1980 |
        | Chức vụ | Chuyên viên |
        | Đảng viên | Có |
    """
    people = "\n".join(f"{number}. Đồng chí {name}\n{card.format(name=name)}" for number, name in enumerate(("Lê An", "Vũ Bình"), 1))
    signed = "Thái Nguyên, ngày 20/12/2024\n| NGƯỜI LẬP BIỂU⏎Lê An | BÍ THƯ⏎Trần Sen |"

    found = submissions(filled("docx", f"CHI BỘ THANH TRA\n{HEADS['02-CN']}Năm 2024\n{people}\n{signed}"))

    days = [str(one.value) for form in found for one in form.answers if one.id == "ngay_lap"]
    assert days == ["2024-12-20", "2024-12-20"]


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Đơn vị: Chi bộ Thanh tra\nBIỂU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH (TẬP THỂ) - QUÝ IV/2024", "2024-Q4"),
        ("CHI BỘ THANH TRA\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ\nxếp loại tập thể điển hình tiêu biểu 6 tháng đầu năm 2024", "2024-H1"),
    ],
)
def test_the_period_stands_behind_a_title_below_the_branch_or_on_two_lines(head: str, period: str) -> None:
    drawing = "| Tên tập thể | Tổ một cửa |\n| Số thành viên | 5 |\n| Số sáng kiến | 1 |\n| Xếp loại tổ chức đảng | HTXSNV |"

    (found,) = submissions(filled("docx", f"Mẫu 02-TT\n{head}\n{drawing}"))

    assert found.period is not None
    assert found.period.id == period


def test_the_hint_before_an_answer_in_another_colour_is_none_of_it() -> None:
    (found,) = submissions(filled("docx", f"{HEADS['04-KQ']}Kỳ báo cáo: (quý/6 tháng/năm) <b>quý I năm 2025</b>\nSố tin, bài: 3"))

    assert found.period is not None
    assert found.period.id == "2025-Q1"


@KINDS
def test_a_title_in_capitals_with_a_remark_is_no_label_before_its_answer(kind: str) -> None:
    drawing = """
        Chi bộ phòng Quản lý công nghiệp
        ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU QUÝ I/2024 (02 phiếu)
        | Ngày lập | 08/01/2024 |
        | Loại điển hình | Cá nhân |
        | Tên điển hình | Hà Thị Cầu |
        | Nhóm nội dung thực hiện | 3 |
    """

    (form,) = submissions(filled(kind, drawing))
    found = {one.id: (one.value, one.review) for one in form.answers}

    assert found["ten_dien_hinh"] == ("Hà Thị Cầu", False)


REGISTERED = [
    ("Kỳ báo cáo", "Quý IV/2024"),
    ("Ngày lập", "02/10/2024"),
    ("Loại điển hình", "Cá nhân"),
    ("Tên điển hình", "Phùng Mai"),
    ("Nội dung đăng ký thực hiện", "Huấn luyện an toàn"),
    ("Sản phẩm cụ thể", "15 biên bản"),
    ("Cấp ủy viên, đảng viên theo dõi", "Đ/c Vũ Bình"),
    ("Biện pháp hỗ trợ, tạo điều kiện", "Bố trí xe"),
]


def behind(layout: str) -> str:
    if layout == "at the right":
        return "\n".join(f"| {said} | {label} |" for label, said in REGISTERED)
    two = list(zip(REGISTERED[::2], REGISTERED[1::2], strict=True))
    if layout == "at the foot":
        return "\n".join(f"| {a[1]}⏎{a[0]} | {b[1]}⏎{b[0]} |" for a, b in two)
    return "\n".join(f"| {a[1]} | {b[1]} |\n| ({a[0]}) | ({b[0]}) |" for a, b in two)


@KINDS
@pytest.mark.parametrize("layout", ["at the right", "at the foot", "in the row below"])
def test_labels_may_stand_behind_their_answers(kind: str, layout: str) -> None:
    signed = "| Người lập biểu | Bí thư chi bộ |\n| Lê An | Vũ Bình |"

    found = answers(kind, "01-DK", f"{behind(layout)}\n\n{signed}")

    assert (str(found["ky_bao_cao"]), str(found["ngay_lap"]), found["loai_dien_hinh"]) == ("2024-Q4", "2024-10-02", "ca_nhan")
    assert (found["ten_dien_hinh"], found["noi_dung_dang_ky"]) == ("Phùng Mai", "Huấn luyện an toàn")
    assert (found["san_pham_cu_the"], found["nguoi_theo_doi"]) == ("15 biên bản", "Đ/c Vũ Bình")
    assert (found["bien_phap_ho_tro"], found["bi_thu"]) == ("Bố trí xe", "Vũ Bình")


@KINDS
def test_labels_above_their_answers_stay_above_them(kind: str) -> None:
    drawing = """
        | Thông tin | chung |
        | Kỳ báo cáo | Loại điển hình |
        | Quý IV/2024 | Cá nhân |
        | Tên điển hình | Sản phẩm cụ thể |
        | Phùng Mai | 15 biên bản |
    """

    found = answers(kind, "01-DK", drawing)

    assert (str(found["ky_bao_cao"]), found["loai_dien_hinh"]) == ("2024-Q4", "ca_nhan")
    assert (found["ten_dien_hinh"], found["san_pham_cu_the"]) == ("Phùng Mai", "15 biên bản")


@KINDS
@pytest.mark.parametrize("unit", ["Đơn vị tính | ", ""])
def test_what_explains_a_figure_is_no_second_answer(kind: str, unit: str) -> None:
    cell = "điển hình | " if unit else ""
    drawing = f"""
        | TT | Chỉ tiêu | {unit}Kết quả | Diễn giải |
        | 1 | Số điển hình tập thể | {cell}03 | Tăng 1 so với năm 2023 |
        | 2 | Số điển hình cá nhân | {cell}05 | Trong đó 2 nữ |
        | 3 | Kết quả nổi bật | {cell} | Giảm 30% đơn tồn |
    """

    (form,) = submissions(filled(kind, HEADS["04-KQ"] + drawing))
    found = {one.id: (one.value, one.review) for one in form.answers}

    assert (found["so_tap_the"], found["so_ca_nhan"]) == ((3, False), (5, False))
    assert found["ket_qua_noi_bat"][0] == "Giảm 30% đơn tồn"


@KINDS
def test_heads_of_groups_of_columns_leave_nothing_open(kind: str) -> None:
    drawing = """
        | TT | Họ và tên/Tên tập thể | Loại | Chức vụ | Đăng ký | < | Đề nghị | < | Người theo dõi |
        | ^ | ^ | ^ | ^ | Nhóm nội dung | Sản phẩm cụ thể | Mức xếp loại | Hình thức | ^ |
        | 1 | Tổ một cửa | Tập thể |  | 1 | Quy trình số | HTXSNV | Giấy khen | Lê An |
        | 2 | Vũ Bình | Cá nhân | Chuyên viên | 2 | Kho dữ liệu | HTTNV | Bằng khen | Lê An |
    """

    first = listed(kind, "05-TH", drawing)[0]

    assert (first["ten_dien_hinh"].value, first["xep_loai"].value) == ("Tổ một cửa", "Hoàn thành xuất sắc nhiệm vụ")
    assert (first["hinh_thuc_de_nghi"].value, first["hinh_thuc_de_nghi"].review) == ("Giấy khen", False)


def test_a_question_asked_twice_alike_is_answered_at_the_surer_place() -> None:
    drawing = "1. Đồng chí Lò Văn Xuân\n| Họ và tên | Lò Văn Xuân |\n| Năm sinh | 1979 |\n| Chức vụ | Phó Chánh Thanh tra |"

    (form,) = submissions(filled("docx", HEADS["02-CN"] + drawing))
    found = {one.id: (one.value, one.review) for one in form.answers}

    assert found["ho_ten"] == ("Lò Văn Xuân", False)


def test_a_label_that_answers_another_question_is_no_second_place() -> None:
    drawing = "Chi bộ: Quản lý Năng lượng\nTên tập thể: Tổ một cửa\n| Xếp loại | TC đảng: HTXSNV | Đoàn thể: HTXSNV | Đơn vị: HTTNV |"

    (form,) = submissions(filled("docx", HEADS["02-TT"] + drawing))
    found = {one.id: (one.value, one.review) for one in form.answers}

    assert found["don_vi"] == ("QLNL", False)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12 đồng chí (trong đó 3 nữ)", 12),
        ("Tổng số 12, gồm 8 nam và 4 nữ", 12),
        ("02 sáng kiến cấp cơ sở, 01 cấp tỉnh", None),
        ("12/3/2024 (9 giờ)", None),
    ],
)
def test_a_total_before_its_parts_is_for_a_look(said: str, number: int | None) -> None:
    (form,) = submissions(filled("docx", f"{HEADS['02-TT']}| Tên tập thể | Tổ một cửa |\n| Số thành viên | {said} |"))
    found = {one.id: one for one in form.answers}["so_thanh_vien"]

    assert found.value == number
    assert found.review or found.value is None


@pytest.mark.parametrize(("said", "meant"), [("Tốt", "dat"), ("Đảm bảo", "dat"), ("Có làm", "dat"), ("Chưa hoàn thành", "chua_dat")])
def test_a_result_in_other_words_is_for_a_look(said: str, meant: str) -> None:
    drawing = f"""
        | TT | Tiêu chí | Tự đánh giá | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | {said} | Xử lý 98 hồ sơ |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Đạt | Không đi muộn |
    """
    (form,) = submissions(filled("docx", HEADS["02-CN"] + drawing))
    found = {one.id: (one.value, one.review) for one in form.answers}

    assert found["CN1.ket_qua"] == (meant, True)


@KINDS
def test_progress_in_words_keeps_its_figure_and_none_is_proposed_counts_none(kind: str) -> None:
    drawing = """
        | Tên điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn | Điều chỉnh | Người theo dõi |
        | Tổ một cửa | Tập thể | hoàn thành (100%) | Tốt | Cao | Không | Không | Lê An |
    """
    proposed = "| Số điển hình tập thể | 2 |\n| Số điển hình đề nghị khen thưởng | Không đề nghị |"

    assert listed(kind, "03-DG", drawing)[0]["tien_do"].value == 100
    assert answers(kind, "04-KQ", proposed)["so_de_nghi_khen_thuong"] == 0


def test_a_branch_before_the_title_on_its_line_is_known() -> None:
    drawing = """
        CHI BỘ VĂN PHÒNG - DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU NĂM 2025
        | STT | Họ và tên/Tên tập thể | Loại | Chức vụ | Nhóm nội dung | Sản phẩm cụ thể | Mức xếp loại | Người theo dõi |
        | 1 | Vũ Bình | Cá nhân | Lái xe | 1 | Sổ tay | HTXSNV | Lê An |
    """

    (form,) = submissions(filled("docx", drawing))

    assert form.unit == "VP"


@pytest.mark.parametrize("line", ["đối với tập thể – năm 2024", "(Mẫu 02-TT – Năm 2024)", "Dành cho tập thể, năm 2024"])
def test_the_year_stands_behind_whom_a_form_is_for_or_its_code(line: str) -> None:
    drawing = "| Tên tập thể | Tổ một cửa |\n| Số thành viên | 5 |\n| Số sáng kiến | 1 |"

    (found,) = submissions(filled("docx", f"CHI BỘ VĂN PHÒNG\n{TITLE}\n{line}\n{drawing}\nTiêu chí 1: Đạt\nMinh chứng: Hai đợt thi đua"))

    assert found.period is not None
    assert found.period.id == "2024"


def test_a_day_alone_stands_above_the_signature_of_who_judged_himself() -> None:
    signed = "Ngày 5 tháng 12 năm 2025\n| NGƯỜI TỰ ĐÁNH GIÁ⏎Đinh Mơ | T/M CHI BỘ⏎BÍ THƯ⏎Quan Bạch |"

    (form,) = submissions(filled("docx", f"{HEADS['02-CN']}| Họ và tên | Đinh Mơ |\n| Năm sinh | 1980 |\n{signed}"))

    assert str({one.id: one.value for one in form.answers}["ngay_lap"]) == "2025-12-05"


@KINDS
def test_yes_and_no_over_marks_say_whether_a_criterion_is_met(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Có | Không | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | x |  | Xử lý 98 hồ sơ |
        | 2 | Tu dưỡng, rèn luyện, nêu gương |  | x | Còn đi muộn |
    """

    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("dat", "chua_dat")


@KINDS
def test_criteria_as_heads_over_rows_of_their_parts_stop_no_reader(kind: str) -> None:
    named = "Các phong trào thi đua; Chỉ thị 05 | Học và làm theo Bác, NQ TW4 | Phòng chống tham nhũng | Sáng kiến, tiến bộ KHKT"
    drawing = f"""
        | Tập thể được đánh giá | Số người trong tập thể | Số sáng kiến được công nhận | Tiêu chí | {named} |
        | Tổ một cửa | 36 | 0 | Kết quả | Đạt | Đạt | Chưa đạt | Đạt |
        | ^ | ^ | ^ | Minh chứng | Bốn đợt thi đua | Hai chuyên đề | Tiết kiệm điện | Ba sáng kiến |
    """
    found = submissions(filled(kind, HEADS["02-TT"] + drawing))

    assert {answer.value for form in found for answer in form.answers if answer.id == "ten_dien_hinh"} == {"Tổ một cửa"}

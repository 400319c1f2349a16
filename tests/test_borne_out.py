"""A label that is only like its question is no reason to look where its place and its kind say the same; its neighbours stay for a look."""

from __future__ import annotations

import pytest

from tests.builders import Review, filled, said

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
REGISTER = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n"
ROWS = {
    "don_vi": ("Tên chi bộ", "Chi bộ Văn phòng"),
    "ky_bao_cao": ("Kỳ đánh giá", "Quý III/2024"),
    "ngay_lap": ("Ngày báo cáo", "25/9/2024"),
    "nguoi_lap": ("Người báo cáo", "Lê Thị An"),
    "loai_dien_hinh": ("Loại hình (tập thể/cá nhân)", "Cá nhân"),
    "ten_dien_hinh": ("Điển hình đăng ký", "Trần Văn Bình"),
    "nhom_noi_dung": ("Nhóm nội dung", "Nhóm 1"),
    "noi_dung_dang_ky": ("Nội dung đăng ký", "Rút ngắn thời gian xử lý hồ sơ"),
    "san_pham_cu_the": ("Sản phẩm", "Một bộ quy trình"),
    "thoi_han_hoan_thanh": ("Thời gian hoàn thành", "30/11/2024"),
    "tiep_tuc": ("Là điển hình đã chọn tiếp tục thực hiện", "Không"),
    "nguoi_theo_doi": ("Người theo dõi", "Vũ Thị Hoa"),
    "bien_phap_ho_tro": ("Biện pháp hỗ trợ", "Cấp máy tính"),
}
"""A form that asks in words of its own."""
OFFICIAL = {"don_vi": "Chi bộ", "ky_bao_cao": "Kỳ báo cáo", "ngay_lap": "Ngày lập", "nguoi_lap": "Người lập biểu"} | {
    "loai_dien_hinh": "Loại điển hình",
    "ten_dien_hinh": "Tên điển hình",
    "nhom_noi_dung": "Nhóm nội dung thực hiện",
    "noi_dung_dang_ky": "Nội dung đăng ký thực hiện",
    "san_pham_cu_the": "Sản phẩm cụ thể",
    "thoi_han_hoan_thanh": "Thời hạn hoàn thành",
    "tiep_tuc": "Tiếp tục điển hình đã lựa chọn",
    "nguoi_theo_doi": "Cấp ủy viên, đảng viên theo dõi",
    "bien_phap_ho_tro": "Biện pháp hỗ trợ, tạo điều kiện",
}


def read(kind: str, rows: list[tuple[str, str]], drawn: str = "| {} | {} |") -> dict[str, object]:
    lines = "\n".join(drawn.format(*row) for row in rows)
    return said(filled(kind, f"{REGISTER}{lines}\n\nT/M CHI BỘ\nBÍ THƯ\nPhạm Văn Cường"))


def worded(**labels: str) -> list[tuple[str, str]]:
    return [(labels.get(id, label), value) for id, (label, value) in ROWS.items()]


@KINDS
@pytest.mark.parametrize("drawn", ["| {} | {} |", "{}: {}"], ids=["table", "lines"])
@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("ky_bao_cao", "Kỳ này"),
        ("nguoi_lap", "Họ và tên người báo cáo"),
        ("tiep_tuc", "Điển hình tiếp nối"),
        ("nguoi_theo_doi", "Phân công cấp ủy viên"),
        ("noi_dung_dang_ky", "Nội dung và việc làm đnăg ký"),
    ],
)
def test_a_label_of_known_words_in_its_place_is_sure(kind: str, drawn: str, id: str, label: str) -> None:
    assert not isinstance(read(kind, worded(**{id: label}), drawn)[id], Review)


@KINDS
@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("ky_bao_cao", "Kỳ xét trước"),
        ("ky_bao_cao", "Kỳ kiểm tra"),
        ("ngay_lap", "Ngày họp chi bộ"),
        ("ngay_lap", "Ngày thành lập"),
        ("nguoi_lap", "Người kiểm tra"),
        ("thoi_han_hoan_thanh", "Thời gian bắt đầu"),
        ("nguoi_theo_doi", "Phân công đảng viên không theo dõi"),
        ("bien_phap_ho_tro", "Hỗ trợ kinh phí thuê nhà"),
        ("san_pham_cu_the", "Sản phẩm năm trước"),
        ("bien_phap_ho_tro", "Giải pháp"),
        ("san_pham_cu_the", "Kết quả"),
        ("san_pham_cu_the", "Thành tích"),
        ("nguoi_theo_doi", "Người được giúp đỡ"),
    ],
)
def test_a_label_with_a_word_by_which_the_question_is_never_asked_is_for_a_look(kind: str, id: str, label: str) -> None:
    answer = read(kind, worded(**{id: label})).get(id)

    assert answer is None or isinstance(answer, Review)


@KINDS
def test_one_label_changed_in_a_form_that_keeps_the_words_of_the_plan_is_for_a_look(kind: str) -> None:
    rows = [("Kỳ này" if id == "ky_bao_cao" else OFFICIAL[id], value) for id, (_, value) in ROWS.items()]

    assert read(kind, rows)["ky_bao_cao"] == Review("2024-Q3")


@KINDS
def test_a_label_beside_an_unknown_one_is_for_a_look(kind: str) -> None:
    rows = worded(nguoi_theo_doi="Phân công cấp ủy viên")
    at = [label for label, _ in rows].index("Phân công cấp ủy viên")

    assert read(kind, [*rows[:at], ("Đầu mối giúp việc", "Đỗ Văn Tám"), *rows[at:]])["nguoi_theo_doi"] == Review("Vũ Thị Hoa")


@KINDS
def test_a_label_out_of_its_place_is_for_a_look(kind: str) -> None:
    rows = worded(bien_phap_ho_tro="Hỗ trợ cụ thể")

    assert read(kind, [*rows[:5], rows[-1], *rows[5:-1]])["bien_phap_ho_tro"] == Review("Cấp máy tính")


@KINDS
def test_a_label_beside_a_question_that_is_not_found_is_for_a_look(kind: str) -> None:
    rows = [row for row in worded(bien_phap_ho_tro="Hỗ trợ cụ thể") if row[0] != "Người theo dõi"]

    assert read(kind, rows)["bien_phap_ho_tro"] == Review("Cấp máy tính")


def test_more_lines_below_an_unknown_label_are_for_a_look() -> None:
    """Behind a label that no wording knows only its own line is read."""
    rows = worded(nguoi_theo_doi="Phân công cấp ủy viên")
    more = [(label, f"{value}\n+ Đỗ Văn Tám" if label == "Phân công cấp ủy viên" else value) for label, value in rows]

    assert read("docx", rows, "{}: {}")["nguoi_theo_doi"] == "Vũ Thị Hoa"
    assert isinstance(read("docx", more, "{}: {}")["nguoi_theo_doi"], Review)


ABOUT_COLLECTIVE = """MẪU 02-TT
PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU
(đối với tập thể)
| Tên chi bộ | Chi bộ Văn phòng |
| Kỳ đánh giá | Quý III/2024 |
| Ngày báo cáo | 25/9/2024 |
| Người báo cáo | Lê Thị An |
| Tên điển hình tập thể | Tổ một cửa |
| {members} | 12 |
| {initiatives} | 3 |
| {party} | Hoàn thành xuất sắc nhiệm vụ |
| Đoàn thể xếp loại | Hoàn thành tốt nhiệm vụ |
| Kết quả xếp loại đơn vị | Hoàn thành nhiệm vụ |
| Đề nghị khen thưởng | Biểu dương |
"""
ASKED = {"members": "Tổng số thành viên", "initiatives": "Số sáng kiến", "party": "Tổ chức đảng xếp loại"}


@KINDS
@pytest.mark.parametrize(
    ("part", "label", "id", "sure"),
    [
        ("members", "Số cán bộ trong tập thể", "so_thanh_vien", True),
        ("members", "Số đảng viên", "so_thanh_vien", False),
        ("initiatives", "Sáng kiến đã có", "so_sang_kien", True),
        ("initiatives", "Số đề tài", "so_sang_kien", False),
        ("party", "Tổ chức đảng đạt ứmc", "xep_loai_to_chuc_dang", True),
        ("party", "Kết quả đánh giá, xếp loại của cấp trên", "xep_loai_to_chuc_dang", False),
    ],
)
def test_a_number_or_a_rating_is_sure_where_its_label_names_what_is_counted(kind: str, part: str, label: str, id: str, sure: bool) -> None:
    answer = said(filled(kind, ABOUT_COLLECTIVE.format(**{**ASKED, part: label}))).get(id)

    assert (answer is not None and not isinstance(answer, Review)) == sure


@KINDS
@pytest.mark.parametrize(("label", "sure"), [("Số mô hình", False), ("Số điển hình phát hiện mới", True)])
def test_a_label_that_says_less_than_another_question_is_for_a_look(kind: str, label: str, sure: bool) -> None:
    """ "Số mô hình" is like "Số mô hình mới", and a part of "Số mô hình, tập thể điển hình"."""
    form = f"BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n| Chi bộ | Chi bộ Văn phòng |\n| {label} | 5 |"

    assert isinstance(said(filled(kind, form))["so_moi_phat_hien"], Review) != sure


LIST = "BIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\nChi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\n"
HEADS = ["Tên mô hình", "Loại", "Tiến độ (%)", "Hiệu quả", "Khả năng phát triển", "Khó khăn", "Giải pháp", "Người theo dõi"]
ITEM = ["Tổ một cửa", "Tập thể", "80", "Rút ngắn thời gian", "Nhân rộng được", "Thiếu người", "Bổ sung người", "Lê Thị An"]
IDS = ["ten_dien_hinh", "loai_dien_hinh", "tien_do", "hieu_qua", "kha_nang", "kho_khan", "dieu_chinh", "nguoi_theo_doi"]


def listed(kind: str, heads: list[str], item: list[str]) -> dict[str, object]:
    table = "\n".join(f"| {' | '.join(row)} |" for row in (["TT", *heads], ["1", *item]))
    found = said(filled(kind, f"{LIST}\n{table}"))["danh_sach"]
    assert isinstance(found, list)
    return dict(found[0])


def changed(**heads: str) -> list[str]:
    return [heads.get(id, known) for id, known in zip(IDS, HEADS, strict=True)]


@KINDS
def test_heads_in_their_places_among_all_columns_are_sure(kind: str) -> None:
    found = listed(kind, changed(hieu_qua="Hiệu quả, tcá động", kha_nang="Mức độ nhân rộng"), ITEM)

    assert (found["hieu_qua"], found["kha_nang"]) == ("Rút ngắn thời gian", "Nhân rộng được")


@KINDS
@pytest.mark.parametrize("other", ["Tiến độ kỳ trước", "Tiến độ còn lại", "Số người thực hiện"])
def test_a_head_that_speaks_of_something_else_is_for_a_look(kind: str, other: str) -> None:
    answer = listed(kind, changed(tien_do=other, kha_nang="Mức độ nhân rộng"), ITEM).get("tien_do")

    assert answer is None or isinstance(answer, Review)


@KINDS
def test_a_head_is_for_a_look_where_another_column_is_not_there_or_out_of_its_place(kind: str) -> None:
    heads, item = changed(kha_nang="Mức độ nhân rộng"), list(ITEM)

    assert listed(kind, heads, item)["kha_nang"] == "Nhân rộng được"
    assert isinstance(listed(kind, [*heads[:5], *heads[6:]], [*item[:5], *item[6:]])["kha_nang"], Review)
    swapped = [*heads[:3], heads[4], heads[3], *heads[5:]], [*item[:3], item[4], item[3], *item[5:]]
    assert listed(kind, *swapped)["kha_nang"] != Review("Rút ngắn thời gian")


@KINDS
def test_the_one_head_that_differs_from_the_plan_is_for_a_look(kind: str) -> None:
    official = [
        "Điển hình",
        "Loại",
        "Tiến độ (%)",
        "Hiệu quả",
        "Mức độ nhân rộng",
        "Khó khăn, vướng mắc",
        "Giải pháp điều chỉnh",
        "Người theo dõi",
    ]

    assert isinstance(listed(kind, official, ITEM)["kha_nang"], Review)


@KINDS
def test_a_head_of_words_that_say_little_is_for_a_look(kind: str) -> None:
    found = listed(kind, changed(hieu_qua="Được gì", kha_nang="Mức độ nhân rộng"), ITEM)

    assert found["hieu_qua"] == Review("Rút ngắn thời gian")


@KINDS
def test_a_label_that_offices_add_is_for_a_look_in_the_place_of_a_question(kind: str) -> None:
    assert isinstance(read(kind, worded(ngay_lap="Ngày ký"))["ngay_lap"], Review)

"""The report and its annexes, the largest of the templates. Used by ``build_templates``."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.party_style import PartyStyle
from tools.party_page import PartyPage, reference

_REFERENCE = reference("Báo cáo", "BC")


# The five parts of the report (the-thuc.md 5.1): headings, and for each heading the marks whose paragraphs stand under it.
_PARTS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "I- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TRIỂN KHAI",
        (
            ("1. Triển khai thực hiện và chế độ báo cáo", ("reporting",)),
            ("2. Phân công theo dõi, hỗ trợ điển hình", ("assignment",)),
        ),
    ),
    (
        "II- KẾT QUẢ THỰC HIỆN",
        (
            ("1. Đăng ký xây dựng điển hình", ("registration",)),
            ("2. Phát hiện, lựa chọn, đánh giá điển hình theo tiêu chí", ("selection", "criteria", "criteria_result", "found")),
            ("3. Nuôi dưỡng điển hình", ("nurturing",)),
            ("4. Tôn vinh, ghi danh, nhân rộng và tuyên truyền", ("honours",)),
            ("5. So sánh giữa các kỳ", ("comparison",)),
        ),
    ),
    (
        "III- ĐÁNH GIÁ CHUNG",
        (
            ("1. Ưu điểm", ("strengths",)),
            ("2. Hạn chế, khuyết điểm", ("weaknesses",)),
            ("3. Nguyên nhân", ("causes",)),
            ("4. Bài học kinh nghiệm", ("lessons",)),
        ),
    ),
    ("IV- PHƯƠNG HƯỚNG, NHIỆM VỤ", (("", ("tasks",)),)),
    ("V- KIẾN NGHỊ, ĐỀ XUẤT", (("", ("requests",)),)),
)


def report(style: PartyStyle) -> PartyPage:
    """Build Báo cáo with its annexes."""
    page = PartyPage(style, "Báo cáo")
    page.head()
    page.numbered("BC")
    page.draft_mark()
    page.named("BÁO CÁO", "{{ abstract }}")
    page.line("{{ opening }}")
    for part, headings in _PARTS:
        page.line(part, "Đề mục lớn")
        for heading, marks in headings:
            if marks == ("comparison",):  # the only heading that may have nothing under it
                page.line("{%p if comparison %}")
            if heading:
                page.line(heading, "Đề mục nhỏ")
            for mark in marks:
                if mark == "criteria":
                    _criteria(page)
                else:
                    page.paragraphs(mark)
            if marks == ("comparison",):
                page.line("{%p endif %}")
    page.line("{{ closing }}").paragraph_format.keep_with_next = True
    page.signature()
    _exemplars(page)
    _evidence(page)
    _gaps(page)
    _figures(page)
    return page


def _criteria(page: PartyPage) -> None:
    page.line("{%p if criteria_result %}")
    page.line("Kết quả tự đánh giá của các điển hình theo từng tiêu chí như sau:").paragraph_format.keep_with_next = True
    page.grouped_table(
        [
            ("Tiêu chí", 75, "{{ row.name }}", "Bảng"),
            ("Số được đánh giá", 20, "{{ row.asked }}", "Bảng giữa"),
            ("Đạt", 15, "{{ row.met }}", "Bảng giữa"),
            ("Tỷ lệ đạt", 19, "{{ row.rate }}", "Bảng giữa"),
            ("Chưa đạt", 17, "{{ row.not_met }}", "Bảng giữa"),
            ("Chưa ghi kết quả", 19, "{{ row.blank }}", "Bảng giữa"),
        ],
        "criteria",
        "name",
        "Chưa có",
    )
    page.line("", "Khoảng cách")
    page.line("{%p endif %}")


def _exemplars(page: PartyPage) -> None:
    title = "DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU {{ period|upper }}"
    page.annex("{{ annexes.exemplars }}", title, _REFERENCE, wide=True, present="annexes.exemplars")
    # Exemplars of one kind alone are one list without parts: an empty table would be a part that says nothing.
    page.line("{%p if collectives and individuals %}")
    page.line("I- TẬP THỂ", "Phần của phụ lục")
    page.line("{%p endif %}")
    page.line("{%p if collectives %}")
    page.list_table(
        [
            ("TT", 9, "{{ row.number }}", "Bảng giữa"),
            ("Tập thể", 33, "{{ row.name }}", "Bảng"),
            ("Chi bộ", 31, "{{ row.branch }}", "Bảng"),
            ("Số thành viên", 14, "{{ row.people }}", "Bảng giữa"),
            ("Nội dung, sản phẩm đăng ký", 50, "{{ row.content }}", "Bảng"),
            ("Tiến độ, hiệu quả", 47, "{{ row.progress }}", "Bảng"),
            ("Số sáng kiến", 11, "{{ row.initiatives }}", "Bảng giữa"),
            ("Xếp loại tổ chức đảng, đoàn thể, cơ quan", 22, "{{ row.rating }}", "Bảng"),
            ("Hình thức đề nghị", 18, "{{ row.proposal }}", "Bảng"),
            ("Kết quả theo tiêu chí", 22, "{{ row.result }}", "Bảng"),
        ],
        "row",
        "collectives",
        "Chưa có điển hình tập thể",
    )
    page.line("{%p endif %}")
    page.line("{%p if collectives and individuals %}")
    page.line("II- CÁ NHÂN", "Phần của phụ lục")
    page.line("{%p endif %}")
    page.line("{%p if individuals %}")
    page.list_table(
        [
            ("TT", 9, "{{ row.number }}", "Bảng giữa"),
            ("Họ và tên", 24, "{{ row.name }}", "Bảng"),
            ("Năm sinh", 12, "{{ row.born }}", "Bảng giữa"),
            ("Chức vụ", 21, "{{ row.position }}", "Bảng"),
            ("Chi bộ", 27, "{{ row.branch }}", "Bảng"),
            ("Nội dung, sản phẩm đăng ký", 45, "{{ row.content }}", "Bảng"),
            ("Tiến độ, hiệu quả", 44, "{{ row.progress }}", "Bảng"),
            ("Số sáng kiến", 11, "{{ row.initiatives }}", "Bảng giữa"),
            ("Xếp loại; danh hiệu thi đua", 26, "{{ row.rating }}; {{ row.award }}", "Bảng"),
            ("Hình thức đề nghị", 18, "{{ row.proposal }}", "Bảng"),
            ("Kết quả theo tiêu chí", 20, "{{ row.result }}", "Bảng"),
        ],
        "row",
        "individuals",
        "Chưa có điển hình cá nhân",
    )
    page.line("{%p endif %}")


_MEMBERS = ("Số đảng viên", "members")
_BY_CRITERIA = (
    ("Phiếu đăng ký", "registered"),
    ("Điển hình tập thể", "collective"),
    ("Điển hình cá nhân", "individual"),
    ("Trong đó lãnh đạo, quản lý", "leaders"),
    ("Sáng kiến", "initiatives"),
)
_BY_RESULTS = (
    ("Mới phát hiện", "newly_found"),
    ("Được biểu dương", "commended"),
    ("Đề nghị khen thưởng", "proposed"),
    ("Tin, bài", "articles"),
)
_FOLLOWED = ("Điển hình được đánh giá định kỳ", "followed")


def _figures(page: PartyPage) -> None:
    page.annex("{{ annexes.figures }}", "SỐ LIỆU THEO CHI BỘ {{ period|upper }}", _REFERENCE, wide=True)
    # A period that does not ask for some figures has no columns of dashes for them.
    _figures_table(page, (_MEMBERS, *_BY_CRITERIA, *_BY_RESULTS), 15, "{%p if by_criteria %}")
    _figures_table(page, (_MEMBERS, *_BY_RESULTS), 22, "{%p elif by_results %}")
    _figures_table(page, (_MEMBERS, _FOLLOWED), 40, "{%p else %}")
    page.line("{%p endif %}")
    page.line("Ghi chú: {{ figures_note }}", "Bảng")


def _figures_table(page: PartyPage, figures: Sequence[tuple[str, str]], width: float, mark: str) -> None:
    page.line(mark)
    table = page.grid([10, 200 - width * len(figures), *[width] * len(figures), 23, 24], 5, ruled=True, padding=0.5)
    page.heading_row(table, ["TT", "Chi bộ", *(heading for heading, _ in figures), "Ngày nhận", "Tình trạng"])
    page.mark_row(table, 1, "{%tr for row in branches %}")
    page.mark_row(table, 3, "{%tr endfor %}")
    for index, owner, name_style, figure_style in ((2, "row", "Bảng", "Bảng giữa"), (4, "total", "Bảng nhóm", "Bảng đầu cột")):
        fields = ["number", "name", *(field for _, field in figures), "received_on", "state"]
        for cell, field in zip(table.rows[index].cells, fields, strict=True):
            page.line("{{ " + f"{owner}.{field}" + " }}", name_style if field == "name" else figure_style, within=cell)


def _gaps(page: PartyPage) -> None:
    title = "NHỮNG NỘI DUNG CÒN THIẾU, CẦN BỔ SUNG {{ period|upper }}"
    page.annex("{{ annexes.gaps }}", title, _REFERENCE, wide=False, present="annexes.gaps")
    columns = [
        ("TT", 10.0, "{{ row.number }}", "Bảng giữa"),
        ("Biểu mẫu, điển hình", 52.0, "{{ row.form }}", "Bảng"),
        ("Nội dung còn thiếu, cần bổ sung", 103.0, "{{ row.message }}", "Bảng"),
    ]
    page.grouped_table(columns, "gaps", "branch", "Các chi bộ đã gửi đủ, không còn nội dung thiếu")


def _evidence(page: PartyPage) -> None:
    title = "MINH CHỨNG THEO TỪNG TIÊU CHÍ {{ period|upper }}"
    page.annex("{{ annexes.evidence }}", title, _REFERENCE, wide=False, present="annexes.evidence")
    columns = [
        ("TT", 10.0, "{{ row.number }}", "Bảng giữa"),
        ("Tập thể, cá nhân", 48.0, "{{ row.exemplars }}", "Bảng"),
        ("Minh chứng do chi bộ báo cáo", 107.0, "{{ row.text }}", "Bảng"),
    ]
    page.grouped_table(columns, "evidence", "criterion", "Chưa có minh chứng")

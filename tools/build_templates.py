"""Build the Word templates of the papers from the party styles: ``python -m tools.build_templates [FOLDER]``.

The built files are what a clerk edits in Word; building again overwrites them, with the same bytes for the same sources.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from toolkit.model.party_style import PartyStyle
from toolkit.party_style import load_party_styles
from toolkit.render import stable_zip
from tools.party_page import PartyPage, reference
from tools.report_page import report

_GAPS = (
    ("TT", 10, "{{ row.number }}", "Bảng giữa"),
    ("Biểu mẫu, điển hình", 34, "{{ row.form }}", "Bảng"),
    ("Vị trí trong tệp", 48, "{{ row.place }}", "Bảng"),
    ("Nội dung cần bổ sung và cách ghi", 73, "{{ row.message }}", "Bảng"),
)


def request(style: PartyStyle) -> PartyPage:
    """Build Phiếu yêu cầu bổ sung."""
    page = PartyPage(style, "Phiếu yêu cầu bổ sung")
    page.head()
    page.named("PHIẾU YÊU CẦU BỔ SUNG", "{{ abstract }}")
    page.addressed(style.words.letter_to)
    page.paragraphs("opening")
    page.list_table(_GAPS, "row", "rows", "Không còn nội dung cần bổ sung")
    page.line("", "Khoảng cách")
    page.repeat("paragraph", "closing", ("{{ paragraph }}", "Nội dung"), with_next=True)
    page.signature()
    return page


def receipt(style: PartyStyle) -> PartyPage:
    """Build Phiếu tiếp nhận: what the machine understood of one file; it bears no number and no signature."""
    page = PartyPage(style, "Phiếu tiếp nhận")
    page.head()
    page.named("{{ title }}", "{{ abstract }}")
    page.addressed(style.words.letter_to)
    page.repeat("paragraph", "opening", ("{{ paragraph }}", "Nội dung"))
    page.line("{%p if gaps %}")
    page.line("I- NỘI DUNG CẦN BỔ SUNG, XEM LẠI", "Đề mục lớn").paragraph_format.keep_with_next = True
    page.list_table(_GAPS, "row", "gaps", "Không có nội dung cần bổ sung")
    page.line("", "Khoảng cách")
    page.line("{%p endif %}")
    page.repeat("paragraph", "closing", ("{{ paragraph }}", "Nội dung"))
    page.line("{%p if forms %}")
    page.line("{%p if gaps %}")
    page.line("II- CÂU TRẢ LỜI MÁY ĐÃ HIỂU", "Đề mục lớn").paragraph_format.keep_with_next = True
    page.line("{%p else %}")
    page.line("CÂU TRẢ LỜI MÁY ĐÃ HIỂU", "Đề mục lớn").paragraph_format.keep_with_next = True
    page.line("{%p endif %}")
    columns = [
        ("TT", 10.0, "{{ row.number }}", "Bảng giữa"),
        ("Câu hỏi", 52.0, "{{ row.question }}", "Bảng"),
        ("Câu trả lời", 60.0, "{{ row.value }}", "Bảng"),
        ("Vị trí trong tệp", 43.0, "{{ row.place }}", "Bảng"),
    ]
    page.grouped_table(columns, "forms", "name", "Chưa có")
    page.line("", "Mốc")
    page.line("{%p endif %}")
    return page


def reminder(style: PartyStyle) -> PartyPage:
    """Build Công văn đôn đốc: a letter has no type, its abstract stands under the number."""
    page = PartyPage(style, "Công văn đôn đốc")
    page.head()
    page.numbered("CV")
    page.letter_abstract("{{ abstract }}")
    page.draft_mark()
    page.addressed(style.words.letter_to)
    page.paragraphs("body", to_signature=True)
    page.line("{{ closing }}").paragraph_format.keep_with_next = True
    page.signature()
    page.annex("Phụ lục", ("NỘI DUNG CẦN BỔ SUNG CỦA TỪNG CHI BỘ", "{{ period|upper }}"), reference("Công văn", "CV"), wide=False)
    columns = [
        ("TT", 10.0, "{{ row.number }}", "Bảng giữa"),
        ("Biểu mẫu, điển hình", 52.0, "{{ row.form }}", "Bảng"),
        ("Nội dung cần bổ sung và cách ghi", 103.0, "{{ row.message }}", "Bảng"),
    ]
    page.grouped_table(columns, "gaps", "branch", "Không có nội dung cần bổ sung")
    page.line("", "Mốc")
    return page


def submission(style: PartyStyle) -> PartyPage:
    """Build Tờ trình with the list of the nominated."""
    page = PartyPage(style, "Tờ trình")
    page.head()
    page.numbered("TTr")
    page.draft_mark()
    page.named("TỜ TRÌNH", "{{ abstract }}")
    page.addressed(style.words.submission_to)
    page.repeat("basis", "bases", ("{{ basis }}", "Nội dung"))
    page.paragraphs("body", to_signature=True)
    page.line("{{ closing }}").paragraph_format.keep_with_next = True
    page.signature()
    page.annex("Phụ lục", "DANH SÁCH ĐIỂN HÌNH ĐỀ NGHỊ BIỂU DƯƠNG, KHEN THƯỞNG NĂM {{ year }}", reference("Tờ trình", "TTr"), wide=True)
    reasons = ("Tóm tắt thành tích, lý do đề nghị", 121, "{{ row.reasons }}", "Bảng")
    proposal = ("Hình thức đề nghị", 23, "{{ row.proposal }}", "Bảng")
    branch = ("Chi bộ", 27, "{{ row.branch }}", "Bảng")
    # Where only one kind is nominated its list stands alone: an empty table would be a part that says nothing.
    page.line("{%p if collectives and individuals %}")
    page.line("I- TẬP THỂ", "Phần của phụ lục")
    page.line("{%p endif %}")
    page.line("{%p if collectives %}")
    page.list_table(
        [
            ("TT", 9, "{{ row.number }}", "Bảng giữa"),
            ("Tập thể", 35, "{{ row.name }}", "Bảng"),
            ("Số thành viên", 14, "{{ row.people }}", "Bảng giữa"),
            branch,
            reasons,
            ("Xếp loại tổ chức đảng, đoàn thể, cơ quan", 28, "{{ row.rating }}", "Bảng"),
            proposal,
        ],
        "row",
        "collectives",
        "Không có tập thể đề nghị",
    )
    page.line("{%p endif %}")
    page.line("{%p if collectives and individuals %}")
    page.line("II- CÁ NHÂN", "Phần của phụ lục")
    page.line("{%p endif %}")
    page.line("{%p if individuals %}")
    page.list_table(
        [
            ("TT", 9, "{{ row.number }}", "Bảng giữa"),
            ("Họ và tên", 26, "{{ row.name }}", "Bảng"),
            ("Năm sinh", 12, "{{ row.born }}", "Bảng giữa"),
            ("Chức vụ", 23, "{{ row.position }}", "Bảng"),
            branch,
            ("Tóm tắt thành tích, lý do đề nghị", 116, "{{ row.reasons }}", "Bảng"),
            ("Xếp loại; danh hiệu thi đua", 21, "{{ row.rating }}", "Bảng"),
            proposal,
        ],
        "row",
        "individuals",
        "Không có cá nhân đề nghị",
    )
    page.line("{%p endif %}")
    page.line("", "Mốc")
    return page


def plan(style: PartyStyle) -> PartyPage:
    """Build Kế hoạch: the plan itself, every heading and statement from its data."""
    page = PartyPage(style, "Kế hoạch")
    page.head()
    page.numbered("KH")
    page.draft_mark()
    page.named("KẾ HOẠCH", "{{ abstract }}")
    page.line("{{ opening }}")
    page.line("{%p for paragraph in paragraphs %}")
    for kind, mark, text_style in (("if", "part", "Đề mục lớn"), ("elif", "heading", "Đề mục nhỏ")):
        page.line("{%p " + kind + ' paragraph.kind == "' + mark + '" %}')
        page.line("{{ paragraph.text }}", text_style)
    for mark, with_next in (("{%p elif loop.last %}", True), ("{%p else %}", None)):
        page.line(mark)
        page.line("").add_run("{{ paragraph.lead }}").bold = True
        page.document.paragraphs[-1].add_run("{{ paragraph.text }}")
        page.document.paragraphs[-1].paragraph_format.keep_with_next = with_next
    page.line("{%p endif %}")
    page.line("{%p endfor %}")
    page.line("{{ closing }}").paragraph_format.keep_with_next = True
    page.signature()
    return page


def roll(style: PartyStyle) -> PartyPage:
    """Build Sổ ghi danh: what the forms tell is printed, what is decided later is written by hand."""
    page = PartyPage(style, "Sổ ghi danh", wide=True)
    page.book_head("SỔ GHI DANH", "điển hình tiêu biểu trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "{{ period }}")
    # Above the table: below it the note could stand alone on the last page.
    page.line("Ghi chú: {{ note }}", "Bảng")
    page.list_table(
        [
            ("Số TT", 9, "{{ row.number }}", "Bảng giữa"),
            ("Ngày ghi sổ", 15, "", "Bảng giữa"),
            ("Tập thể, cá nhân", 28, "{{ row.name }}", "Bảng"),
            ("Chức vụ, đơn vị", 28, "{{ row.post }}", "Bảng"),
            ("Nội dung thành tích, việc làm tiêu biểu", 108, "{{ row.achievement }}", "Bảng"),
            ("Hình thức biểu dương", 20, "{{ row.form }}", "Bảng"),
            ("Số, ngày, cơ quan quyết định", 22, "", "Bảng"),
            ("Người ghi", 14, "", "Bảng"),
            ("Ghi chú", 13, "", "Bảng"),
        ],
        "row",
        "rows",
        "Chưa có tập thể, cá nhân",
    )
    page.line("", "Mốc")
    return page


def register(style: PartyStyle) -> PartyPage:
    """Build Sổ đăng ký văn bản đi with its eight columns."""
    page = PartyPage(style, "Sổ đăng ký văn bản đi", wide=True)
    page.book_head("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "{{ span }}")
    page.list_table(
        [
            ("Số, ký hiệu văn bản", 27, "{{ row.symbol }}", "Bảng giữa"),
            ("Ngày tháng văn bản", 19, "{{ row.day }}", "Bảng giữa"),
            ("Tên loại và trích yếu nội dung văn bản", 72, "{{ row.title }}", "Bảng"),
            ("Người ký", 29, "{{ row.signer }}", "Bảng"),
            ("Nơi nhận văn bản", 45, "{{ row.recipients }}", "Bảng"),
            ("Đơn vị, người nhận bản lưu", 26, "{{ row.kept }}", "Bảng"),
            ("Số lượng bản", 15, "{{ row.copies }}", "Bảng giữa"),
            ("Ghi chú", 24, "{{ row.note }}", "Bảng"),
        ],
        "row",
        "rows",
        "Chưa có văn bản đi",
    )
    page.line("", "Mốc")
    return page


TEMPLATES: dict[str, Callable[[PartyStyle], PartyPage]] = {
    "bao-cao.docx": report,
    "phieu-yeu-cau-bo-sung.docx": request,
    "phieu-tiep-nhan.docx": receipt,
    "cong-van-don-doc.docx": reminder,
    "to-trinh-khen-thuong.docx": submission,
    "ke-hoach.docx": plan,
    "so-ghi-danh.docx": roll,
    "so-dang-ky-van-ban-di.docx": register,
}


def build(templates: Path, into: Path) -> tuple[Path, ...]:
    """Build every template in every style and return the files written."""
    written = []
    for style in load_party_styles(templates / "party-style"):
        (into / style.id).mkdir(parents=True, exist_ok=True)
        for name, make in TEMPLATES.items():
            raw = BytesIO()
            make(style).document.save(raw)
            target = into / style.id / name
            target.write_bytes(stable_zip(raw.getvalue()))
            written.append(target)
    return tuple(written)


if __name__ == "__main__":
    home = Path(__file__).resolve().parent.parent / "templates"
    for path in build(home, Path(sys.argv[1]) if len(sys.argv) > 1 else home / "docx"):
        print(path)

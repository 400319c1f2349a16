"""Which forms a file holds: by code, title and questions, in any number and order; a file that is none says so."""

from __future__ import annotations

import pytest

from tests.builders import definitions, filled, para, run, word
from toolkit.model.document import Region
from toolkit.readers import read_document
from toolkit.recognise import recognise
from toolkit.recognise.by_likeness import ONLY_ALIKE
from toolkit.recognise.cutting import split
from toolkit.recognise.signs import signs_of
from toolkit.recognise.strips import Part, strips_of
from toolkit.text.fold import fold

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
PERSON = """
    | Họ và tên | {} |
    | Năm sinh | 1980 |
    | Chức vụ, đơn vị công tác | Chuyên viên |
    | Là đảng viên | Có |
    | Danh hiệu thi đua | LĐTT |
    | Giữ chức vụ lãnh đạo, quản lý | Không |
"""
FIGURES = """
    | Số điển hình tập thể | 2 |
    | Số điển hình cá nhân | 3 |
    | Số tin, bài tuyên truyền | 5 |
"""
PERSON_HEAD = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)"
FIGURES_HEAD = "BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU"


def regions(kind: str, drawing: str) -> tuple[Region, ...]:
    return recognise(read_document(filled(kind, drawing), "a"), definitions())


def forms(kind: str, drawing: str) -> list[str | None]:
    return [region.form for region in regions(kind, drawing)]


@pytest.mark.parametrize("form", [form.id for form in definitions().plan.forms])
@KINDS
def test_each_form_is_known_by_its_code_or_by_its_title_or_by_its_questions(kind: str, form: str) -> None:
    plan = definitions().plan
    asked = plan.form(form)
    assert asked is not None
    questions = [column for question in asked.questions for column in (question.columns or (question,)) if question.criterion is None]
    rows = "\n".join(f"| {question.label} | |" for question in questions)
    heads = "| " + " | ".join(question.label for question in questions) + " |"
    criteria = "\n".join(f"| {found.short} | | |" for name in asked.criteria if (found := plan.criterion(name)))

    assert forms(kind, asked.code) == [form]
    assert forms(kind, asked.title) == [form]
    assert form in (*forms(kind, f"{rows}\n{criteria}"), *forms(kind, heads))


@KINDS
@pytest.mark.parametrize("code", ["Mẫu 02-CN", "Mẫu số 02 - CN", "MẪU 2-CN", "Biểu 02/CN", "(Mẫu 02-CN)"])
def test_a_code_is_known_however_it_is_set(kind: str, code: str) -> None:
    assert forms(kind, f"{code}\n{PERSON.format('An')}") == ["02-CN"]


@KINDS
@pytest.mark.parametrize("line", ["the 5th of July", "On the 5th", "Trang 4 kq"])
def test_what_only_sounds_like_a_code_is_none(kind: str, line: str) -> None:
    assert forms(kind, line) == [None]


@KINDS
def test_a_title_on_two_lines_in_other_words_and_without_diacritics_is_known(kind: str) -> None:
    two_lines = "PHIẾU ĐĂNG KÝ\nĐIỂN HÌNH TIÊU BIỂU\n| Tên điển hình | Tổ A |"

    assert forms(kind, two_lines) == ["01-DK"]
    assert forms(kind, f"Phieu danh gia tieu chi dien hinh tieu bieu doi voi ca nhan\n{PERSON.format('An')}") == ["02-CN"]


@KINDS
def test_several_people_one_after_another_are_several_forms(kind: str) -> None:
    drawing = "\n".join(f"{PERSON_HEAD}\n{PERSON.format(name)}" for name in ("An", "Bình", "Cường"))

    assert forms(kind, drawing) == ["02-CN"] * 3


@KINDS
@pytest.mark.parametrize(
    "head", ["ĐẢNG ỦY SỞ CÔNG THƯƠNG\nBẢN TỰ KHAI CỦA ĐỒNG CHÍ", "", "Của đồng chí thứ hai"], ids=["unknown title", "none", "a line"]
)
def test_below_a_signature_a_form_may_begin_in_any_words(kind: str, head: str) -> None:
    drawing = f"{PERSON_HEAD}\n{PERSON.format('An')}\nT/M CHI BỘ\nBÍ THƯ\nLê Văn Tám\n{head}\n{PERSON.format('Bình')}"

    first, second = regions(kind, drawing)
    assert (first.form, second.form) == ("02-CN", "02-CN")
    assert "ĐẢNG ỦY" not in head or "ĐẢNG ỦY" in second.heading


@KINDS
def test_what_follows_a_signature_and_asks_little_is_no_form(kind: str) -> None:
    signed = f"{PERSON_HEAD}\n{PERSON.format('An')}\nT/M CHI BỘ\nBÍ THƯ\nLê Văn Tám\n"

    assert forms(kind, signed + "BÁO CÁO CỦA CẤP TRÊN\n| Họ và tên | An |\nĐã nhận đủ hồ sơ.") == ["02-CN"]


@KINDS
def test_several_forms_on_several_sheets_or_pages_are_told_apart(kind: str) -> None:
    drawing = f"=== Người\n{PERSON_HEAD}\n{PERSON.format('An')}\n=== Kết quả\n{FIGURES_HEAD}\n{FIGURES}"

    assert forms(kind, drawing) == ["02-CN", "04-KQ"]


def test_a_sheet_that_goes_on_with_other_questions_belongs_to_the_form_before() -> None:
    drawing = (
        f"=== Một\n{FIGURES_HEAD}\n{FIGURES}\n=== Hai\n| Kết quả nổi bật | Tốt |\n| Nguyên nhân | Không |\n| Kiến nghị, đề xuất | Không |"
    )

    assert forms("xlsx", drawing) == ["04-KQ"]


def test_one_person_a_sheet_without_any_heading_are_several_forms() -> None:
    drawing = "\n".join(f"=== {name}\n{PERSON.format(name)}" for name in ("An", "Bình"))

    assert forms("xlsx", drawing) == ["02-CN", "02-CN"]


@KINDS
def test_the_questions_win_over_a_wrong_heading_and_a_person_must_look(kind: str) -> None:
    (region,) = regions(kind, f"Mẫu 04-KQ\n{PERSON.format('An')}")

    assert (region.form, bool(region.reason)) == ("02-CN", True)


def test_a_cover_that_is_only_like_a_title_does_not_outweigh_what_is_asked_below_it() -> None:
    drawing = """
        HỒ SƠ ĐIỂN HÌNH TIÊU BIỂU

        BẢN TỰ CHẤM TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU CỦA TẬP THỂ

        | Số người trong tập thể | 22 |
        | Mức xếp loại của tổ chức đảng | HTXSNV |
        | Mức xếp loại của đoàn thể | HTXSNV |
        | Sáng kiến đã được công nhận (số lượng) | 2 |
        | Học tập và làm theo Bác, Nghị quyết Trung ương 4 | Đạt |
    """
    (found,) = regions("docx", drawing)
    assert found.form == "02-TT"


@KINDS
def test_a_table_above_the_title_that_says_whose_paper_it_is_belongs_to_the_form(kind: str) -> None:
    drawing = f"""
        | Chi bộ: Chi bộ Văn phòng | Ngày lập: 05/10/2024 |
        | Kỳ báo cáo: Quý III/2024 | Người lập biểu: Lê An |

        {PERSON_HEAD}
        {PERSON.format("An")}
    """
    assert forms(kind, drawing) == ["02-CN"]


@KINDS
def test_the_name_of_a_sheet_and_a_mention_of_a_form_in_an_answer_decide_nothing(kind: str) -> None:
    drawing = f"=== Mẫu 01-ĐK\n{FIGURES_HEAD}\n{FIGURES}\n| Kết quả nổi bật | Đã gửi Phiếu đăng ký điển hình tiêu biểu |"

    assert forms(kind, drawing) == ["04-KQ"]


@KINDS
def test_another_paper_has_no_form_and_an_empty_one_has_no_region(kind: str) -> None:
    assert forms(kind, "ĐƠN XIN NGHỈ PHÉP\n| Lý do | Việc nhà |") == [None]
    assert forms(kind, "") == []


@KINDS
def test_the_head_of_the_paper_above_the_title_belongs_to_its_form(kind: str) -> None:
    first, second = regions(
        kind, f"CHI BỘ VĂN PHÒNG\n{PERSON_HEAD}\n{PERSON.format('An')}\nCHI BỘ THANH TRA\n{PERSON_HEAD}\n{PERSON.format('Bình')}"
    )

    assert ("CHI BỘ VĂN PHÒNG" in first.heading, "CHI BỘ THANH TRA" in second.heading) == (True, True)


def test_a_long_title_may_stand_on_three_lines_and_a_long_branch_above_it() -> None:
    first = "PHIẾU ĐÁNH GIÁ TIÊU\nCHÍ ĐIỂN HÌNH TIÊU\nBIỂU (đối với cá nhân)\n" + PERSON.format("An")
    second = "ĐẢNG ỦY SỞ CÔNG THƯƠNG\nCHI BỘ KỸ THUẬT AN\nTOÀN VÀ MÔI\nTRƯỜNG\n" + first

    assert forms("docx", f"{first}\n{second}") == ["02-CN"] * 2
    assert [region.heading.count("TOÀN VÀ MÔI") for region in regions("docx", f"{first}\n{second}")] == [0, 1]


def test_a_signature_without_a_name_stays_with_its_own_form() -> None:
    first = f"{FIGURES_HEAD}\n{FIGURES}\n\nT.M CHI BỘ\nBÍ THƯ\n\n"
    second = f"ĐẢNG ỦY SỞ CÔNG THƯƠNG\n{PERSON_HEAD}\n{PERSON.format('An')}"

    assert [region.heading.count("BÍ THƯ") for region in regions("docx", first + second)] == [0, 0]
    assert forms("docx", first + second) == ["04-KQ", "02-CN"]


@KINDS
@pytest.mark.parametrize(
    "line", ["Đã thu đủ Mẫu 02-CN của các tổ.", "Mẫu 02-CN đã nộp đủ.", "Đã gửi phiếu đăng ký điển hình tiêu biểu", "1. Mẫu 02-CN: 3 phiếu"]
)
def test_a_form_that_an_answer_speaks_of_cuts_nothing(kind: str, line: str) -> None:
    drawing = f"{FIGURES_HEAD}\n{FIGURES}\nKết quả nổi bật: Đã họp.\n{line}\n| Nguyên nhân | {line} |\n| Kiến nghị, đề xuất | Không |"
    (region,) = regions(kind, drawing)

    assert (region.form, region.reason) == ("04-KQ", "")


@KINDS
@pytest.mark.parametrize(
    "code",
    [
        "Mẫu 02-CN",
        "Mau so 02-CN",
        "Biểu mẫu 02-CN",
        "(Mẫu số 02-CN)",
        "MẪU 02-CN (dành cho cá nhân)",
        "ĐẢNG ỦY SỞ CÔNG THƯƠNG - Mẫu 02-CN",
        "| ĐẢNG ỦY | Mẫu 02-CN |",
    ],
)
def test_a_code_at_the_head_of_a_form_cuts(kind: str, code: str) -> None:
    assert forms(kind, f"{FIGURES_HEAD}\n{FIGURES}\n{code}\n{PERSON.format('An')}") == ["04-KQ", "02-CN"]


@pytest.mark.parametrize("margin", ["header1", "footer1"])
def test_the_margin_of_a_page_begins_no_form(margin: str) -> None:
    drawn = "".join(
        para(run(line)) for line in (FIGURES_HEAD, *(line.strip(" |").replace(" | ", ": ") for line in FIGURES.strip().split("\n")))
    )
    document = read_document(word(drawn, **{margin: para(run("Mẫu 04-KQ – trang 1"))}), "a")

    assert [region.form for region in recognise(document, definitions())] == ["04-KQ"]


@pytest.mark.parametrize(
    ("last", "stays"),
    [
        ("Ngày lập: ngày 5 tháng 10 năm 2024", True),
        ("Chi bộ đề nghị Đảng ủy cấp thêm máy tính", True),
        ("Đảng ủy giao thêm việc cho chi bộ.", True),
        ("Chi bộ Thanh tra", False),
        ("CHI BỘ THANH TRA", False),
        ("Chi bộ phòng Quản lý thương mại", False),
        ("Hải Dương, ngày 5 tháng 10 năm 2024", False),
    ],
)
def test_the_last_line_of_a_form_stays_with_it(last: str, stays: bool) -> None:
    first, second = regions("docx", f"{FIGURES_HEAD}\n{FIGURES}\nKiến nghị, đề xuất: Không\n{last}\n{PERSON_HEAD}\n{PERSON.format('An')}")

    assert (last in str(first.blocks), last in str(second.blocks)) == (stays, not stays)


def test_a_label_above_the_title_that_stands_in_each_form_belongs_to_the_next_one() -> None:
    form = f"Chi bộ: {{}}\n{FIGURES_HEAD}\n{FIGURES}\n"
    first, second = regions("docx", form.format("Chi bộ Văn phòng") + form.format("Chi bộ Thanh tra"))

    assert ("Chi bộ Thanh tra" in str(first.blocks), "Chi bộ Thanh tra" in str(second.blocks)) == (False, True)


def test_a_letter_that_goes_with_a_form_says_nothing_of_it() -> None:
    letter = (
        "ĐẢNG ỦY SỞ CÔNG THƯƠNG\nHải Dương, ngày 5 tháng 10 năm 2024\nKính gửi: Đảng ủy Sở\nChi bộ gửi báo cáo Quý III năm 2024, gồm có:\n"
        "1. Mẫu 02-CN: 3 phiếu\n2. Mẫu 04-KQ: 1 biểu\nT/M CHI BỘ\nBÍ THƯ\nLý Văn Hải\n"
    )
    (region,) = regions("docx", f"{letter}CHI BỘ VĂN PHÒNG\n{PERSON_HEAD}\nNăm 2024\n{PERSON.format('An')}")
    (unsigned,) = regions("docx", f"{letter.rpartition('T/M')[0]}{PERSON_HEAD}\nNăm 2024\n{PERSON.format('An')}")

    assert (region.form, region.reason, unsigned.form) == ("02-CN", "", "02-CN")
    assert ("Quý III" in region.heading, "CHI BỘ VĂN PHÒNG" in region.heading, "Quý III" in unsigned.heading) == (False, True, False)


@pytest.mark.parametrize(
    "guide",
    [
        "=== Danh mục\n| Danh hiệu thi đua | Mức xếp loại chất lượng | Chức vụ |\n| LĐTT | HTTNV | Chuyên viên |",
        "=== Trang 3\nHƯỚNG DẪN GHI PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU\n| Danh hiệu thi đua | Ghi danh hiệu cao nhất |",
        "=== Huong dan\n| Số sáng kiến được công nhận | Ghi con số |",
    ],
)
@pytest.mark.parametrize("first", [False, True])
def test_a_sheet_of_guidance_or_choices_is_no_part_of_a_form(guide: str, first: bool) -> None:
    form = f"=== Phiếu\n{PERSON_HEAD}\n{PERSON.format('An')}"
    (region,) = regions("xlsx", f"{guide}\n{form}" if first else f"{form}\n{guide}")

    assert (region.form, len(region.blocks)) == ("02-CN", len(regions("xlsx", form)[0].blocks))


def test_a_form_on_a_sheet_of_any_name_is_read() -> None:
    assert forms("xlsx", f"=== Danh mục\n{PERSON_HEAD}\n{PERSON.format('An')}") == ["02-CN"]
    assert forms("xlsx", f"=== Hướng dẫn\n{PERSON.format('An')}") == ["02-CN"]


@KINDS
def test_a_title_whose_last_word_stands_on_a_line_of_its_own_begins_the_next_form(kind: str) -> None:
    title = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU\nBIỂU\n(đối với cá nhân)"
    drawing = "\n\n".join(f"{title}\n{PERSON.format(name)}" for name in ("Nguyễn Văn An", "Lê Thị Bình"))

    assert forms(kind, drawing) == ["02-CN", "02-CN"]


@KINDS
def test_a_title_that_two_forms_share_begins_the_next_person_too(kind: str) -> None:
    title = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU"
    drawing = "\n\n".join(f"{title}\n{PERSON.format(name)}" for name in ("Nguyễn Văn An", "Lê Thị Bình"))

    assert forms(kind, drawing) == ["02-CN", "02-CN"]


@KINDS
@pytest.mark.parametrize(
    "title",
    [
        "Phiếu đánh giá tiêu chí điển hình tiêu biểu đối với cá nhân năm 2024",
        "Phiếu đánh giá tiêu chí điển hình tiêu biểu (đối với cá nhân) trong học tập và làm theo tư tưởng, đạo đức Hồ Chí Minh",
    ],
)
def test_a_title_in_small_letters_below_the_organs_begins_the_next_form(kind: str, title: str) -> None:
    organs = "ĐẢNG ỦY SỞ CÔNG THƯƠNG\nCHI BỘ VĂN PHÒNG"
    drawing = "\n\n".join(f"{organs}\n{title}\n{PERSON.format(name)}" for name in ("Nguyễn Văn An", "Lê Thị Bình"))

    assert forms(kind, drawing) == ["02-CN", "02-CN"]
    assert forms(kind, f"{organs}\n{title}\n{PERSON.format('An')}\n{title}\n| Số sáng kiến được công nhận | 2 |") == ["02-CN"]


def test_the_heading_of_a_letter_below_the_signature_of_another_begins_the_next_form() -> None:
    letter = f"{PERSON_HEAD}\nĐồng chí Nguyễn Văn An, sinh năm 1980, có 02 sáng kiến.\n\nT/M CHI BỘ\nBÍ THƯ\n\nVũ Thị Chiến\n\n"

    assert len(regions("docx", letter + letter.replace("Nguyễn Văn An", "Lê Bình"))) == 2
    assert len(regions("docx", letter)) == 1


def test_the_order_in_which_questions_are_counted_weighs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = definitions().plan
    signs = signs_of(plan)
    known = [label for label in dict.fromkeys(fold(question.label) for question in plan.forms[1].questions) if label in signs._labels]
    weights = set()
    for turn in range(len(known)):
        monkeypatch.setattr(Part, "labels", [*known[turn:], *known[:turn]])
        weights.add(repr(signs.votes(Part())))

    assert len(known) > 3 and len(weights) == 1


@pytest.mark.parametrize(
    "title", ["PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (ĐỐI VỚI CÁ NHÂN)", "PHIẾU ĐÁNH GIÁ CÁ NHÂN ĐIỂN HÌNH TIÊU BIỂU"]
)
def test_a_title_in_a_narrow_column_is_known_and_begins_a_form(title: str) -> None:
    person = PERSON.format("Lê An")

    assert forms("docx", f"{FIGURES_HEAD}\n{FIGURES}\n" + title.replace(" ", "\n") + f"\n{person}") == ["04-KQ", "02-CN"]


OTHER_WORDS = {
    "05-TH": "BẢNG KÊ KHAI CỦA ĐƠN VỊ\n"
    "| TT | Tên ĐH | TT hay CN | Chức danh | Nhóm n.dung | S.phẩm cụ thể | Xếp loại CL | HT đề nghị | Đ/c theo dõi |",
    "03-DG": "Biểu theo dõi các điển hình\n| Ngày báo cáo | |\n"
    "| TT | Tên ĐH | TT hay CN | Mức hoàn thành (%) | Hiệu quả mang lại | Triển vọng | Vướng mắc phát sinh | Hướng tháo gỡ | Ai theo dõi |",
    "04-KQ": "BÁO CÁO KẾT QUẢ XÂY DỰNG ĐHTB\n| SL điển hình tập thể | 2 |\n| SL ĐH cá nhân | 3 |\n| Số ĐH phát hiện mới | 1 |\n"
    "| Số được tuyên dương | 1 |\n| SL tin, bài | 4 |\n| KQ nổi bật | Tốt |\n| Tồn tại, HC | Ít |\n| Vì sao còn hạn chế? | Bận |",
}


@KINDS
@pytest.mark.parametrize("form", OTHER_WORDS)
def test_a_form_in_words_that_nobody_taught_is_known_by_what_all_of_it_is_like(kind: str, form: str) -> None:
    assert forms(kind, OTHER_WORDS[form]) == [form]


@KINDS
def test_where_the_words_that_are_known_leave_it_open_the_whole_of_the_form_tells(kind: str) -> None:
    drawing = (
        "Tổng hợp ĐHTB\n| 1 | Chi bộ (đơn vị) | Chi bộ Văn phòng |\n| 2 | Báo cáo kỳ nào (tháng/quý/năm)? | Quý 3/2024 |\n"
        "| STT | Điển hình | Tập thể/cá nhân | Ch.vụ | Thuộc nhóm | San pham | Xếp loại | Đề nghị hình thức | Người TD |\n"
        "| 1 | Tổ A | Tập thể | | Nhóm 1 | Sổ tay nghiệp vụ | HTXSNV | Biểu dương | Lê Văn An |"
    )
    assert forms(kind, drawing) == ["05-TH"]


@KINDS
def test_a_form_that_is_only_like_one_is_for_a_persons_eye(kind: str) -> None:
    (region,) = regions(kind, "Bảng kê\n" + "\n".join(OTHER_WORDS["04-KQ"].split("\n")[1:6]))
    assert (region.form, region.reason) in (("04-KQ", ONLY_ALIKE), (None, ""))


@KINDS
@pytest.mark.parametrize(
    "drawing",
    [
        "PHIẾU ĐĂNG KÝ SÁNG KIẾN\n| Họ và tên tác giả | An |\n| Nội dung | Phần mềm |\n| Thời gian hoàn thành | 1/2/2024 |\n| Sản phẩm | Máy |",
        "SƠ YẾU LÝ LỊCH\n| Họ và tên khai sinh | An |\n| Quê quán | Thái Nguyên |\n| Chức vụ hiện tại | CV |\n| Danh hiệu được phong | - |",
        "BẢNG CHẤM CÔNG\n| TT | Họ và tên | Chức vụ | Số ngày | Ghi chú |\n| 1 | An | Chuyên viên | 22 | |",
        "KẾ HOẠCH QUÝ IV\n| TT | Nội dung | Người thực hiện | Thời hạn hoàn thành | Sản phẩm | Tiến độ |\n| 1 | Họp | An | 1/2/2024 | BB | 5% |",
    ],
    ids=["an idea", "a life", "days worked", "a plan"],
)
def test_another_paper_with_some_questions_like_ours_is_no_form(kind: str, drawing: str) -> None:
    assert forms(kind, drawing) == [None]


def test_two_copies_in_words_that_nobody_taught_are_for_a_persons_eye() -> None:
    (region,) = regions("docx", "\n".join([OTHER_WORDS["04-KQ"], *OTHER_WORDS["04-KQ"].split("\n")[1:]]))
    assert (region.form, region.reason) == ("04-KQ", ONLY_ALIKE)


@KINDS
@pytest.mark.parametrize(
    ("drawing", "look"),
    [
        ("| {a} |\n| {b} |\n| {c} |", False),
        (
            "| Chi bộ⏎VP |\n| Kỳ báo cáo⏎2024 |\n| {a} |\n| {b} |\n| {c} |\n\n| Chi bộ⏎TTR |\n| Kỳ báo cáo⏎2024 |\n| {a} |\n| {b} |\n| {c} |",
            True,
        ),
    ],
    ids=["answers below their labels in the cells", "two copies"],
)
def test_a_label_above_its_answer_in_one_cell_is_asked_once(kind: str, drawing: str, look: bool) -> None:
    parts = {"a": "SL điển hình tập thể⏎2 | SL ĐH cá nhân⏎3 | Số ĐH phát hiện mới⏎1", "b": "Số được tuyên dương⏎1 | SL tin, bài⏎4"}
    found = regions(kind, "BÁO CÁO KẾT QUẢ XÂY DỰNG ĐHTB\n" + drawing.format(c="KQ nổi bật⏎Tốt | Vì sao còn hạn chế?⏎Bận", **parts))

    assert [region.form for region in found] == ["04-KQ"] * len(found)
    assert all(bool(region.reason) is look for region in found) or len(found) > 1


@KINDS
@pytest.mark.parametrize(("again", "look"), [("", False), ("| Đơn vị | Chi bộ Thanh tra |\n| Kỳ xét | Năm 2024 |\n", True)])
def test_heads_that_a_list_repeats_make_no_second_copy(kind: str, again: str, look: bool) -> None:
    heads, row = OTHER_WORDS["05-TH"].split("\n")[1], "| 1 | Tổ A | TT | | 1 | Sổ tay | HTXSNV | Biểu dương | Lê An |"
    above = "| Đơn vị | Chi bộ Văn phòng |\n| Kỳ xét | Năm 2024 |\n"
    found = regions(kind, f"DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU\n{above}\n{heads}\n{row}\n\n{again}\n{heads}\n{row}")

    assert [region.form for region in found] == ["05-TH"] * len(found)
    assert len(found) > 1 or bool(found[0].reason) is look


def test_the_caption_of_a_list_is_no_title_though_another_form_follows() -> None:
    heads = "| STT | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Khả năng phát triển | Khó khăn, vướng mắc | Người theo dõi |"
    head = "Chi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý II/2025\nNgày lập: 9/2/2025\nNgười lập biểu: Lưu Hữu Mỹ\n"
    listed = (
        f"Điển hình mới phát hiện trong kỳ: Không\nDANH SÁCH ĐIỂN HÌNH\n{heads}\n| 1 | Tổ A | Tập thể | 80 | Tốt | Cao | Không | Lê An |\n"
    )
    first = f"Mẫu 03-ĐG\nBIỂU ĐÁNH GIÁ ĐỊNH KỲ CÁC ĐIỂN HÌNH TIÊU BIỂU\n{head}{listed}\nT/M CHI BỘ\nBÍ THƯ\nVi Hồng Chiến\n"
    second = f"Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n{head}Họ và tên: Ma Thị Diệp\nNăm sinh: 1984\n"
    strips, signs = list(strips_of(read_document(filled("docx", first + second), "a.docx"))), signs_of(definitions().plan)
    for strip in strips:
        signs.read(strip)
    signs.join_titles(strips)

    assert len(split(strips)) == 2

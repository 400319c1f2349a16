"""What the title of a form and the line below it say of its period."""

from __future__ import annotations

import pytest

from tests.builders import definitions, filled, submissions
from toolkit.match.paper_head import branch_and_period, period_in_heading
from toolkit.match.units import unit_in_heading
from toolkit.text.headings import is_head
from toolkit.text.values import parse_period

KINDS = pytest.mark.parametrize("kind", ["docx", "xlsx"])
TITLE = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU"
BELOW = "\nChi bộ: Chi bộ Văn phòng\nSố điển hình tập thể: 3\nSố tin, bài tuyên truyền: 4"


def period(kind: str, said: str) -> str | None:
    [submission] = submissions(filled(kind, TITLE + said + BELOW))
    return submission.period.id if submission.period is not None else None


@KINDS
@pytest.mark.parametrize("gap", ["\n", " "], ids=["below", "behind"])
@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("2024", "2024"),
        ("2024", "Năm học 2024"),
        ("2024-Q3", "Quý III-2024"),
        ("2024-Q3", "Q3.24"),
        ("2024-Q3", "III/2024"),
        ("2024-Q3", "quý 3 năm 2024 (từ 01/7 đến 30/9)"),
        ("2024-Q3", "từ 01/7/2024 đến 30/9/2024"),
        ("2024-Q3", "(Từ ngày 01/7/2024 đến ngày 30/9/2024)"),
        ("2024-H1", "6T đầu năm 2024"),
        ("2023-2025", "2023-2025"),
    ],
)
def test_the_period_behind_or_below_the_title_is_the_forms(kind: str, gap: str, id: str, said: str) -> None:
    assert period(kind, gap + said) == id


@KINDS
def test_the_period_behind_a_title_below_the_branch_with_its_label_is_the_forms(kind: str) -> None:
    title = TITLE.partition("\n")[2]
    [submission] = submissions(filled(kind, f"Đơn vị: Chi bộ Thanh tra Sở\n{title} NĂM 2024\nSố điển hình tập thể: 3\nSố tin, bài: 4"))

    assert (submission.unit, str(submission.period and submission.period.id)) == ("TTR", "2024")


@pytest.mark.parametrize(
    ("id", "title"),
    [
        ("2024-Q3", "Kết quả xây dựng, phát hiện, nuôi dưỡng, nhân rộng điển hình tiêu biểu Quý III/2024"),
        ("2024-Q1", "Báo cáo kết quả xây dựng, phát hiện, nuôi dưỡng, nhân rộng các điển hình tiêu biểu quý 1 năm 2024"),
        ("2024", "(đối với tập thể) – Năm 2024"),
        ("2024", "(đối với cá nhân), năm 2024"),
    ],
)
def test_the_period_behind_a_title_in_ordinary_letters_or_behind_whom_it_is_for(id: str, title: str) -> None:
    assert period_in_heading(f"BÁO CÁO\n{title}") == parse_period(id)


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện chương trình của Đảng ủy, chi bộ báo cáo về các điển hình tiêu biểu đã chọn từ năm 2023",
        "Danh sách cá nhân sinh năm 1990 được chọn làm điển hình tiêu biểu và sẽ được tổng kết vào tháng 12 năm 2025 hoặc sau đó",
    ],
)
def test_a_sentence_that_ends_with_a_year_is_no_title(line: str) -> None:
    assert period_in_heading(f"BÁO CÁO\n{line}") is None


@KINDS
@pytest.mark.parametrize(
    "said", ["Năm học 2024-2025", "từ 15/7/2024 đến 30/9/2024", "9 tháng đầu năm 2024", "(kèm theo Công văn ngày 5/10/2024)"]
)
def test_what_is_no_period_of_the_plan_is_none(kind: str, said: str) -> None:
    assert period(kind, f"\n{said}") is None


def test_a_year_that_answers_something_else_is_no_period() -> None:
    assert period("docx", "\n\nNăm thành lập\n2005") is None
    assert period("docx", " (BAN HÀNH KÈM THEO KẾ HOẠCH 2021)") is None


@pytest.mark.parametrize("title", ["PHIẾU ĐÁNH GIÁ TIÊU CHÍ (đối với tập thể)", "PHIẾU ĐÁNH GIÁ TIÊU CHÍ\n(đối với tập thể)"])
def test_a_year_alone_below_a_title_that_says_for_whom_it_is(title: str) -> None:
    assert period_in_heading(f"{title}\n2023") == parse_period("2023")


@KINDS
@pytest.mark.parametrize(
    ("line", "unit", "id"),
    [
        ("CB QLNL - Quý I năm 2024", "QLNL", "2024-Q1"),
        ("Chi bộ Kế hoạch - Tài chính - Tổng hợp - 2026", "KHTC", "2026"),
        ("Chi bộ Trung tâm Khuyến công và Tư vấn phát triển công nghiệp, tháng 6/2026", "TTKC", "2026-06"),
    ],
)
def test_branch_and_period_on_one_line_below_the_title(kind: str, line: str, unit: str, id: str) -> None:
    (found,) = submissions(filled(kind, f"{TITLE}\n{line}\nSố điển hình tập thể: 3\nSố tin, bài tuyên truyền: 4"))

    assert (found.unit, found.period and found.period.id) == (unit, id)


def test_a_day_or_a_number_of_a_paper_behind_the_branch_is_no_period() -> None:
    assert branch_and_period("Chi bộ Văn phòng, ngày 12/3/2024") == ("Chi bộ Văn phòng, ngày 12/3/2024", "")
    assert period_in_heading("Chi bộ Văn phòng - Quyết định số 12, năm 2024") is None


@pytest.mark.parametrize("gap", ["\t", "\t\t", "          "])
def test_a_branch_beside_place_and_day_on_one_line_is_the_forms(gap: str) -> None:
    organisation = definitions().organisation

    assert unit_in_heading(f"CHI BỘ VĂN PHÒNG{gap}Thái Nguyên, ngày 5 tháng 9 năm 2024", organisation) == "VP"
    assert unit_in_heading(f"CHI BỘ KẾT NGHĨA{gap}CHI BỘ VĂN PHÒNG", organisation) is None


@pytest.mark.parametrize("line", ["CHI BỘ VĂN PHÒNGThái Nguyên, ngày 5 tháng 9 năm 2024", "CHI BỘ VĂN PHÒNG Thái Nguyên, ngày"])
def test_a_branch_in_capitals_ends_where_the_place_begins(line: str) -> None:
    assert unit_in_heading(line, definitions().organisation) == "VP"


@KINDS
def test_a_branch_whose_name_goes_over_two_lines_of_the_head_is_known(kind: str) -> None:
    head = "ĐẢNG ỦY SỞ CÔNG THƯƠNG\nCHI BỘ KỸ THUẬT AN TOÀN VÀ MÔI\nTRƯỜNG\n*\n"
    [submission] = submissions(
        filled(kind, head + TITLE + "\nKỳ báo cáo: Quý III/2024\nSố điển hình tập thể: 3\nSố tin, bài tuyên truyền: 4")
    )
    [said] = (answer for answer in submission.answers if answer.id == "don_vi")
    assert (submission.unit, said.raw) == ("KTAT", "CHI BỘ KỸ THUẬT AN TOÀN VÀ MÔI\nTRƯỜNG")


@KINDS
def test_the_party_title_beside_a_branch_left_blank_is_no_answer(kind: str) -> None:
    drawing = """
        | ĐẢNG ỦY SỞ CÔNG THƯƠNG / CHI BỘ .................... | ĐẢNG CỘNG SẢN VIỆT NAM |
    """
    [submission] = submissions(filled(kind, drawing + TITLE + BELOW))
    [said] = (answer for answer in submission.answers if answer.id == "don_vi")
    assert (submission.unit, said.review) == ("VP", False)


def test_how_to_reach_an_organ_belongs_to_its_head_a_sentence_does_not() -> None:
    assert is_head("Địa chỉ: số 9 đường Cách mạng tháng Tám - Điện thoại: 0208.3855.000 - Email: vanthu@sct.example.vn")
    assert not is_head("Địa chỉ tin cậy của nhân dân trong giải quyết thủ tục hành chính.")

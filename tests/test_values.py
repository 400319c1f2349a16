"""What people write where a date, a period or a number is asked, and what it means; what is not of its type is never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judging import question
from toolkit.model.definitions import AnswerType
from toolkit.reading import builtin_definitions
from toolkit.text.said import say_value
from toolkit.text.values import (
    counts_none,
    counts_plainly,
    date_from_serial,
    is_blank,
    parse_date,
    parse_integer,
    parse_period,
    plain_number,
    says_none,
    without_trailing_fill,
)


@pytest.mark.parametrize(
    "text",
    [
        "25/9/2024",
        "25-09-2024",
        "25.9.2024",
        "ngày 25 tháng 9 năm 2024",
        "Ngày 25 tháng 09, 2024",
        "ngay 25 thang 9 nam 2024",
        "25 / 9 / 2024",
        "25/9/24",
        "ngày 25/9 năm 2024",
        "2024-09-25",
        "2024-09-25 00:00:00",
        "2024/9/25",
        "Hải Dương, ngày 25 tháng 9 năm 2024",
        "25/9/2024 (thứ Tư)",
        "Trước ngày 25/9/2024",
        "25/09/2024.",
        "Ngày hai mươi lăm tháng chín năm 2024",
        "Hải Dương, ngày hai mươi lăm tháng chín, năm 2024",
        "ngày 25 tháng chín năm 2024",
        "hai mươi lăm tháng 9 năm hai nghìn không trăm hai mươi tư",
    ],
)
def test_one_day_is_read_in_every_way_of_writing_it_the_day_before_the_month(text: str) -> None:
    assert parse_date(text) == date(2024, 9, 25)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/4/2024",
        "29/2/2023",
        "9/25/2024",
        "0/9/2024",
        "25/9",
        "tháng 9/2024",
        "25/9/2O24",
        "25/9/20245",
        "125/9/2024",
        "ngày 2 5 tháng 9 năm 2024",
        "ngày ... tháng ... năm 2024",
        "1/9/2024 - 25/9/2024",
        "30/11/2024 và 15/12/2024",
        "25/9/2024 hoặc ngày 30 tháng 9 năm 2024",
        "từ 1/9/2024 đến hết năm",
        "30/11/2024, gia hạn 15/12",
        "sau 30/11/2024",
        "ngày ba mươi hai tháng chín năm 2024",
        "ngày kia tháng sau năm 2024",
        "từ ngày một tháng tư năm 2024 đến ngày hai tháng năm năm 2024",
    ],
)
def test_what_is_no_single_day_of_the_calendar_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_year_of_two_digits_is_of_this_century_or_of_the_one_before() -> None:
    assert [parse_date(text) for text in ("1/2/24", "1/2/85")] == [date(2024, 2, 1), date(1985, 2, 1)]


def test_a_serial_number_of_excel_is_a_date_only_near_our_time() -> None:
    assert [date_from_serial(number) for number in (45560, 45560.75, 7, 2024, 1e9)] == [
        date(2024, 9, 25),
        date(2024, 9, 25),
        None,
        None,
        None,
    ]


PERIODS = {
    "2024": ["Năm 2024", "12 tháng năm 2024", "năm 2024", "2024", "Cả năm 2024", "NĂM 2024", "nam 2024", "Năm học 2024"],
    "2024-H1": [
        "6 tháng đầu năm 2024",
        "06 tháng đầu năm 2024",
        "sáu tháng đầu năm 2024",
        "6T đầu năm 2024",
        "nửa đầu năm 2024",
        "2024-H1",
    ],
    "2024-H2": ["6 tháng cuối năm 2024", "6 tháng cuối 2024"],
    "2024-Q3": [
        "Quý III/2024",
        "quý 3 năm 2024",
        "QUÝ III NĂM 2024",
        "Quí III/2024",
        "Quý III, năm 2024",
        "Quý ba năm 2024",
        "Q3/2024",
        "Q.III/2024",
        "Q3.24",
        "Quý III/24",
        "III/2024",
        "Quý III - 2024",
        "Quý III/2024 (tháng 7, 8, 9)",
        "Quý III năm 2024 (từ 01/7/2024 đến 30/9/2024)",
        "từ 01/7/2024 đến 30/9/2024",
        "01/7 - 30/9/2024",
    ],
    "2024-09": ["Tháng 9/2024", "tháng 09 năm 2024", "T9/2024", "9/2024", "thang 9 nam 2024"],
    "2023-2025": ["giai đoạn 2023-2025", "Giai đoạn từ 2023 đến 2025", "2023 - 2025", "Giai đoạn 2023 – 2025", "Từ năm 2023 đến năm 2025"],
}


@pytest.mark.parametrize(("id", "text"), [(id, text) for id, texts in PERIODS.items() for text in texts])
def test_a_period_is_read_in_every_way_of_writing_it(id: str, text: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert period.id == id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Quý III",
        "Quý 5/2024",
        "tháng 13/2024",
        "9 tháng đầu năm 2024",
        "quý 3/2024, quý 4/2024",
        "Quý II + III/2024",
        "tháng 8, 9/2024",
        "tháng 7 đến tháng 9 năm 2024",
        "từ 01/7/2024 đến 25/9/2024",
        "từ 01/7/2023 đến 30/9/2024",
        "Tháng 9 và quý III/2024",
        "6 tháng đầu năm 2024 và quý III/2024",
        "Năm 2023 và 2024",
        "Năm 2023 và năm 2024",
        "năm 2023-2024",
        "Đợt 1 năm 2024",
        "Kỳ 1 năm 2024",
        "ngày 25 tháng 9 năm 2024",
        "Quý III 2024 so với năm 2023",
        "tháng 9 năm 2O24",
        "Năm 20224",
        "Quý III/20244",
    ],
)
def test_none_two_or_an_unknown_period_is_no_period(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("07", 7),
        ("07 sáng kiến", 7),
        ("Có 3", 3),
        ("(7)", 7),
        ("7.", 7),
        ("- 5", 5),
        ("05 (năm) sáng kiến", 5),
        ("hai (02)", 2),
        ("07 7", 7),
        ("1.234", 1234),
        ("1 234", 1234),
        ("1.000.000", 1_000_000),
        ("12,0", 12),
        ("85%", 85),
        ("85 %", 85),
        ("85,0 %", 85),
        ("0", 0),
        ("00", 0),
        ("-3", -3),
        ("−3", -3),
        ("–3", -3),
        ("không", 0),
        ("bảy", 7),
        ("Mười", 10),
        ("mười hai", 12),
        ("hai mươi lăm", 25),
        ("ba mươi", 30),
        ("bảy điển hình", 7),
        ("năm tin, bài", 5),
        ("muoi sang kien", 10),
        ("12 (mười hai)", 12),
    ],
)
def test_a_whole_number_is_read_in_every_way_of_writing_it(text: str, number: int) -> None:
    assert parse_integer(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nhiều",
        "một số tin, bài",
        "hai trăm tin",
        "hai hai",
        "mười mười",
        "12 (mười ba)",
        "tư nhân",
        "IV",
        "1,5",
        "12.5",
        "1.234,5",
        "0,85",
        "7½",
        "1e3",
        "O7",
        "l2",
        "7/10",
        "02/03",
        "10 - 12",
        "3 + 4",
        "3+4=7",
        "05 100",
        "05 (bốn)",
        "07 (trong đó 02 cấp tỉnh)",
        "7 (trước là 5)",
        "15.5.2024",
        "Nam",
        "từ",
    ],
)
def test_a_fraction_two_numbers_or_none_is_no_number(text: str) -> None:
    assert parse_integer(text) is None


@pytest.mark.parametrize("text", ["7", "07 sáng kiến", "85%", "05 (năm) đồng chí", "Tổng số: 12 cán bộ, đảng viên", "Có 3", "bảy"])
def test_words_that_only_name_what_is_counted_leave_a_number_plain(text: str) -> None:
    assert counts_plainly(text)


@pytest.mark.parametrize(
    "text",
    [
        "tăng 02 so với quý trước",
        "không quá 5",
        "trên 10",
        "khoảng 10",
        "≥ 5",
        "~5",
        "5+",
        "3 bài/tháng",
        "3 (dự kiến)",
        "Quyết định số 15",
        "còn 20%",
    ],
)
def test_words_that_turn_a_number_leave_it_doubtful(text: str) -> None:
    assert not counts_plainly(text)


def test_only_a_number_with_or_without_a_percent_sign_is_plain() -> None:
    assert [text for text in ("7", " 85 % ", "1.234,5", "-3", "7 sáng kiến", "%", "") if plain_number(text)] == [
        "7",
        " 85 % ",
        "1.234,5",
        "-3",
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "……", ".....", "-", "–", "___", "\u2002\u2002\u2002", "…/…/…", "(ghi rõ)", "( ghi rõ ):", "(……)"]
)
def test_dots_dashes_spaces_and_the_hint_of_the_form_are_blank(text: str) -> None:
    assert is_blank(text, frozenset(("ghi rõ",)))


@pytest.mark.parametrize("text", ["0", "Không", "Không có", "x", "☐", "(ghi rõ) 7", "ghi rõ ràng"])
def test_a_word_a_zero_and_a_mark_are_not_blank(text: str) -> None:
    assert not is_blank(text, frozenset(("ghi rõ",)))


def test_none_is_said_in_a_few_words_and_not_in_a_sentence() -> None:
    said = ["Không", "Không có", "không có.", "KHÔNG", "Chưa có", "Không phát sinh", "Khong co"]
    assert [text for text in [*said, "", "0", "Không đạt", "Không có ai vi phạm kỷ luật"] if says_none(text)] == said


def test_none_of_what_is_counted_is_said_in_a_sentence_too() -> None:
    said = ["Không", "Không có sáng kiến nào", "chưa có đề tài", "Không có tập thể, cá nhân nào"]
    assert [text for text in [*said, "Không có ai vi phạm kỷ luật", "Không rõ sáng kiến", "Có sáng kiến"] if counts_none(text)] == said


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày mồng một tháng giêng năm 2024", date(2024, 1, 1)),
        ("Ngày mười tháng tư năm 2024", date(2024, 4, 10)),
        ("ngày một tháng năm năm 2024", date(2024, 5, 1)),
        ("ngày ba mươi mốt tháng chạp, năm 2024", date(2024, 12, 31)),
        ("ngày 5 tháng năm năm 2024", date(2024, 5, 5)),
        ("Thái Nguyên, ngày ..05.. tháng ..8.. năm 2024", date(2024, 8, 5)),
        ("ngày …5… tháng …8… năm 20…24", date(2024, 8, 5)),
        ("__05__/__8__/2024", date(2024, 8, 5)),
    ],
)
def test_a_day_in_words_is_one(text: str, day: date) -> None:
    assert parse_date(text) == day


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_every_day_comes_back_from_every_way_of_writing_it(day: date) -> None:
    written = (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", f"ngày {day.day} tháng {day.month} năm {day.year}", day.isoformat())
    assert {parse_date(text) for text in written} == {day}


@given(st.integers(0, 10**7))
def test_every_number_comes_back_with_and_without_points(number: int) -> None:
    assert parse_integer(str(number)) == parse_integer(f"{number:,}".replace(",", ".")) == number


@given(st.text())
def test_any_text_can_be_asked_for_its_value(text: str) -> None:
    for read in (parse_date, parse_period, parse_integer, is_blank, says_none, plain_number):
        read(text)


@pytest.mark.parametrize(
    ("text", "dots", "left"),
    [
        ("Nguyễn Văn An.......", 2, "Nguyễn Văn An"),
        ("đúng hạn. ........", 2, "đúng hạn."),
        ("đúng hạn.______", 2, "đúng hạn."),
        ("đúng hạn.__ ", 2, "đúng hạn."),
        ("đúng hạn.", 2, "đúng hạn."),
        ("và nhiều việc khác...", 4, "và nhiều việc khác..."),
        ("Không ……", 4, "Không"),
        ("Không ____", 4, "Không"),
        ("Không__", 2, "Không"),
        ("......", 2, ""),
    ],
)
def test_the_fill_behind_an_answer_is_taken_off_and_its_full_stop_stays(text: str, dots: int, left: str) -> None:
    assert without_trailing_fill(text, dots=dots) == left


@pytest.mark.parametrize(
    ("day", "said"), [(date(2024, 9, 3), "ngày 03/9/2024"), (date(2024, 2, 25), "ngày 25/02/2024"), (date(2024, 12, 15), "ngày 15/12/2024")]
)
def test_a_day_is_read_back_with_the_zeros_that_papers_write(day: date, said: str) -> None:
    assert say_value(day, question("ngay_lap", "Ngày lập", AnswerType.DATE), builtin_definitions()) == said

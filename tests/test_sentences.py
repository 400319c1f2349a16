"""The sentences of the papers: a clerk may change each, a wrong name is told with its line, figures are written so that they agree."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.truth import truth_summary
from toolkit.definitions import builtin_folder, load_definitions
from toolkit.definitions.sentences import FILE, read_sentences
from toolkit.errors import ConfigurationError
from toolkit.model.definitions import Definitions
from toolkit.model.sentences import PLACE, Sentences
from toolkit.papers import bao_cao
from toolkit.papers.wording import lower_first, percents, ranked
from toolkit.party_style import load_party_styles

HOME = builtin_folder()
TODAY = date(2026, 11, 23)
STYLE = load_party_styles(HOME / "templates" / "party-style")[1]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a folder of definitions of one's own."""
    shutil.copytree(HOME / "templates" / "plans", tmp_path / "templates" / "plans")
    shutil.copy(HOME / FILE, tmp_path / FILE)
    shutil.copy(HOME / "organisation.yaml", tmp_path)
    return tmp_path


def write(place: Path, text: str) -> None:
    (place / FILE).write_text(text, encoding="utf-8")


def test_a_clerk_changes_a_sentence_and_every_later_paper_says_it(place: Path) -> None:
    text = (HOME / FILE).read_text(encoding="utf-8")
    write(place, text.replace("Qua tự đánh giá, có {dat} đạt tất cả", "Xét chung: {dat} đạt tất cả"))
    own = load_definitions(place)
    report = bao_cao.context(truth_summary(own, TODAY), own, STYLE, TODAY)

    assert report.criteria_result[0] == "Xét chung: 16/17 điển hình (94,1%) đạt tất cả các tiêu chí được đánh giá."


def test_a_sentence_that_is_left_out_or_a_file_that_is_not_there_is_the_original(place: Path, definitions: Definitions) -> None:
    write(place, "tieu_chi:\n  ket_qua: Có {dat} đạt.\n")
    few = load_definitions(place).sentences
    (place / FILE).unlink()
    none = load_definitions(place).sentences

    assert few.patterns == {**definitions.sentences.patterns, "tieu_chi.ket_qua": "Có {dat} đạt."}
    assert none.patterns == definitions.sentences.patterns


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  ket_qau: Có {dat}.", ("không có câu nào tên là `tieu_chi.ket_qau`", "tieu_chi.ket_qua")),
        ("  ket_qua: Có {daat} đạt.", ("không có số liệu `{daat}`", "{dat}")),
        ("  ket_qua: Có {dat.__class__} đạt.", ("không có số liệu `{dat.__class__}`",)),
        ("  ket_qua: Có {dat đạt.", ("ngoặc nhọn không đủ cặp",)),
        ("  ket_qua: ''", ("đang để trống",)),
        ("  ket_qua: [Có, không]", ("không phải chữ",)),
        ("  xem_lai: >-\n    Có {dat}", ("không có chỗ điền nào",)),
    ],
)
def test_a_wrong_name_is_told_with_file_line_and_what_was_meant(line: str, said: tuple[str, ...], place: Path) -> None:
    write(place, f"# ghi chú\ntieu_chi:\n{line}\n")
    with pytest.raises(ConfigurationError) as caught:
        load_definitions(place)

    assert "sentences.yaml, dòng 3" in str(caught.value)
    for words in said:
        assert words in str(caught.value)


def test_every_fault_is_told_at_once(place: Path) -> None:
    write(place, "a: b\ntieu_chi:\n  ket_qua: '{x}'\n  ket_qua_: y\n")
    _, faults = read_sentences(place / FILE, HOME / FILE)

    assert len(faults) == 3


PAPERS = HOME / "toolkit" / "papers"
LETTER = re.compile(r"[^\W\d_]")
# What stays in Python, each with its reason: the names of files, by which a paper's life is told, and of sheets, by which a cell is asked
# for; and the fixed words of the guide, which lint and issuing look for as they are. ``marks`` tells people who edit templates in Word.
NAMES = {
    *("Báo cáo", "Công văn đôn đốc báo cáo", "Kế hoạch", "Tờ trình khen thưởng", "Phiếu yêu cầu bổ sung", "Phiếu tiếp nhận"),
    *("Kết quả kiểm tra", "tệp", "Sổ ghi danh", "Sổ đăng ký văn bản đi", "Bảng theo dõi", "Biểu tổng hợp"),
    *("Văn bản đi", "Tình hình nộp", "Nội dung cần bổ sung", "Số liệu theo chi bộ", "Tập thể", "Cá nhân", "Tiêu chí"),
}
OF_THE_GUIDE = {"Dự thảo lần", "Như trên", "ngày", "tháng", "năm"}


def texts(tree: ast.Module) -> Iterator[str]:
    """Give every text of a source that is no docstring."""
    parts = (ast.Module, ast.FunctionDef, ast.ClassDef)
    docs = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, parts) and isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


@pytest.fixture(scope="module")
def sources() -> dict[str, ast.Module]:
    return {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in PAPERS.glob("*.py")}


def test_no_words_of_a_paper_stand_in_the_program(sources: dict[str, ast.Module]) -> None:
    said = {text for name, tree in sources.items() if name not in ("marks.py", "meanings.py") for text in texts(tree)}
    foreign = {text for text in said if any(ord(letter) > 127 for letter in LETTER.findall(text))}

    assert {text.strip(" /") for text in foreign} == NAMES | OF_THE_GUIDE


def test_every_sentence_of_the_file_is_said_somewhere_and_all_that_is_said_stands_in_the_file(
    definitions: Definitions, sources: dict[str, ast.Module]
) -> None:
    known = set(definitions.sentences.patterns)
    groups = {name.rpartition(".")[0] for name in known if name.endswith(".co")}
    words = {text for tree in sources.values() for text in texts(tree)} | {""}
    calls = [
        node.args[0]
        for tree in sources.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and called(node.func) in ("say", "either")
    ]
    whole = {text for argument in calls for text in texts(ast.Module(body=[ast.Expr(argument)], type_ignores=[]))} & (known | groups)
    plain = {argument.value for argument in calls if isinstance(argument, ast.Constant)}
    made = [re.compile("".join(pattern(part) for part in one.values)) for one in calls if isinstance(one, ast.JoinedStr)]
    made += [re.compile("(.+)[.]cot_(.+)")]  # the headings of a workbook's columns

    assert plain <= known | groups
    for name in known:
        short = name.rpartition(".")[0] if name.endswith((".co", ".khong")) else name
        found = [one.fullmatch(each) for one in made for each in (name, short)]
        assert {name, short} & (whole | words) or any(one and set(one.groups()) <= words for one in found), name


def called(function: ast.expr) -> str:
    """Return the last name of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def pattern(part: ast.expr) -> str:
    """Return what a part of a composed name may be."""
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.*)"


def test_a_fact_is_never_taken_for_a_place() -> None:
    sentences = Sentences(patterns={"a": "{ten}: {so}"})

    assert sentences.say("a", ten="{so}", so="{ten}") == "{so}: {ten}"


def test_zero_is_said_in_words_in_every_sentence_that_may_have_nothing(definitions: Definitions) -> None:
    nothing = [name for name in definitions.sentences.patterns if name.endswith(".khong")]

    assert nothing
    for name in nothing:
        text = definitions.sentences.patterns[name]
        assert name == "bai_hoc.khong" or any(word in text for word in ("chưa có", "chưa ", "Chưa ")), name
        assert "{so}" not in PLACE.findall(text), name


def test_the_sentences_do_not_decide_what_a_file_says(definitions: Definitions) -> None:
    changed = replace(definitions, sentences=Sentences(patterns={"a": "b"}))

    assert repr(changed) == repr(definitions)


# Figures that agree


def tenths(percentages: tuple[str, ...]) -> list[Fraction]:
    return [Fraction(one.removesuffix("%").replace(",", ".")) for one in percentages]


@given(st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=12))
def test_percentages_add_up_to_100_and_none_is_off_by_a_tenth(parts: list[int]) -> None:
    said = percents(parts)
    whole = sum(parts)
    if whole == 0:
        assert said == ("",) * len(parts)
        return
    assert sum(tenths(said)) == 100
    for part, percentage in zip(parts, tenths(said), strict=True):
        assert abs(percentage - Fraction(100 * part, whole)) < Fraction(1, 10)
        assert part or percentage == 0


@given(st.lists(st.integers(min_value=0, max_value=500), min_size=1, max_size=12))
def test_a_larger_part_never_has_a_smaller_percentage(parts: list[int]) -> None:
    if sum(parts):
        pairs = sorted(zip(parts, tenths(percents(parts)), strict=True))
        assert [percentage for _, percentage in pairs] == sorted(percentage for _, percentage in pairs)


def test_thirds_are_rounded_so_that_they_make_a_whole() -> None:
    assert percents([1, 1, 1]) == ("33,4%", "33,3%", "33,3%")
    assert percents([7, 1]) == ("87,5%", "12,5%")
    assert percents([5, 0]) == ("100%", "0%")


def test_equal_parts_have_equal_percentages_where_the_others_can_give_way() -> None:
    assert percents([1, 16, 1]) == ("5,6%", "88,8%", "5,6%")
    assert percents([1, 14, 1]) == ("6,25%", "87,5%", "6,25%")
    assert percents([2, 2, 3]) == ("28,6%", "28,6%", "42,8%")


def test_equal_parts_have_equal_shares_where_a_second_decimal_makes_them_so() -> None:
    assert percents([1, 14, 1]) == ("6,25%", "87,5%", "6,25%")
    assert percents([10, 3, 3, 0]) == ("62,5%", "18,75%", "18,75%", "0%")
    assert percents([3, 1, 1, 3]) == ("37,5%", "12,5%", "12,5%", "37,5%")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Biểu dương", "biểu dương"),
        ("Bằng khen của Tỉnh ủy", "bằng khen của Tỉnh ủy"),
        ("Đăng ký", "đăng ký"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("ĐVCS", "ĐVCS"),
        ("CSTĐ cơ sở", "CSTĐ cơ sở"),
        ("", ""),
    ],
)
def test_a_text_inside_a_sentence_begins_small_unless_it_is_an_abbreviation(text: str, inside: str) -> None:
    assert lower_first(text) == inside


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(min_value=-1, max_value=6)), max_size=12), st.integers(min_value=1, max_value=4))
def test_ranks_name_the_highest_and_leave_out_nobody_with_the_same_number(pairs: list[tuple[str, int]], places: int) -> None:
    best = ranked(pairs, places)
    positive = [pair for pair in pairs if pair[1] > 0]

    assert len(best) >= min(places, len(positive))
    assert all(number > 0 for _, number in best)
    assert [number for _, number in best] == sorted((number for _, number in best), reverse=True)
    if best:
        assert sum(1 for _, number in positive if number >= best[-1][1]) == len(best)
        assert len(best) <= places or best[places - 1][1] == best[-1][1]


def test_the_shares_of_the_bands_of_progress_add_up_in_the_report(definitions: Definitions) -> None:
    report = bao_cao.context(truth_summary(definitions, TODAY), definitions, STYLE, TODAY)

    assert "01 điển hình (6,25%) hoàn thành 100% tiến độ; 14 điển hình (87,5%) đạt từ 75%" in report.nurturing[0]
    assert "01 điển hình (6,25%) đạt từ 50% đến dưới 75%" in report.nurturing[0]


def test_the_branches_with_the_most_initiatives_are_named_in_order(definitions: Definitions) -> None:
    report = bao_cao.context(truth_summary(definitions, TODAY), definitions, STYLE, TODAY)
    line = next(line for line in report.selection if line.startswith("Có nhiều sáng kiến"))

    assert line == (
        "Có nhiều sáng kiến được công nhận nhất: Chi bộ Thanh tra (14); Chi bộ Trung tâm Khuyến công và Tư vấn phát triển công nghiệp (11); "
        "Chi bộ Văn phòng (09)."
    )

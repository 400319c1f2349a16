"""Which known wording a text is: exact before alike, telling words before common ones, and near ties stay near."""

from __future__ import annotations

import pytest
from rapidfuzz import fuzz

from toolkit.match.words import words_of
from toolkit.reading import builtin_definitions
from toolkit.text.lexicon import Lexicon
from toolkit.text.shapes import Letters, label_core

LABELS = Lexicon(
    {
        "tap_the": ("Số điển hình tập thể", "Số tập thể điển hình tiêu biểu"),
        "ca_nhan": ("Số điển hình cá nhân", "Số cá nhân điển hình tiêu biểu"),
        "dang": ("Xếp loại tổ chức đảng",),
        "doan": ("Xếp loại tổ chức đoàn thể",),
        "ten": ("Họ và tên", "Họ tên"),
    }
)
CRITERIA = Lexicon(
    {
        "TT3": ("Triển khai có hiệu quả công tác phòng, chống tham nhũng, tiêu cực; tham gia hoạt động xã hội, từ thiện",),
        "TT4": ("Có sáng kiến, áp dụng tiến bộ khoa học kỹ thuật trong triển khai nhiệm vụ",),
    },
    partial=True,
)


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("2. Họ và tên (*): ....", "Họ và tên (*)"),
        ("a) Họ tên:", "Họ tên"),
        ("1.2. Họ tên", "Họ tên"),
        ("II/ Họ tên", "Họ tên"),
        ("(1) Họ tên", "Họ tên"),
        ("- Họ tên", "Họ tên"),
        ("1.Họ tên", "Họ tên"),
        ("Họ tên…………", "Họ tên"),
        ("2024", "2024"),
        ("Cán bộ", "Cán bộ"),
    ],
)
def test_the_core_of_a_label_has_no_number_colon_or_dots(text: str, core: str) -> None:
    assert label_core(text) == core


@pytest.mark.parametrize("text", ["Họ và tên", "HỌ VÀ TÊN:", "1. Họ và tên", "Họ và tên (ghi rõ)"])
def test_an_exact_wording_is_the_only_match(text: str) -> None:
    matches = LABELS.match(text)

    assert [match.target for match in matches] == ["ten"]
    assert matches[0].score >= 0.98


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Số điển hinh tập thể", "tap_the"),
        ("So dien hinh ca nhan", "ca_nhan"),
        ("Sốđiểnhình cá nhân", "ca_nhan"),
        ("Xếp loại tổ chức dảng", "dang"),
        ("Kết quả xếp loại đoàn thể", "doan"),
    ],
)
def test_a_wording_with_slips_is_still_known_by_its_telling_words(text: str, target: str) -> None:
    best = LABELS.best(text)
    assert best is not None
    assert best.target == target
    assert 0.6 < best.score <= 1.0


def test_a_wording_that_fits_two_targets_stays_a_near_tie() -> None:
    first, second = LABELS.match("Xếp loại tổ chức")[:2]

    assert {first.target, second.target} == {"dang", "doan"}
    assert first.score - second.score < 0.1


def test_words_of_no_target_match_nothing() -> None:
    assert [LABELS.best(text) for text in ("", "....", "Cộng hòa xã hội", "x" * 500)] == [None] * 4


@pytest.mark.parametrize(
    ("text", "target"),
    [("Phòng, chống tham nhũng", "TT3"), ("Sáng kiến, tiến bộ khoa học kỹ thuật", "TT4"), ("hoạt động xã hội, từ thiện", "TT3")],
)
def test_a_few_telling_words_stand_for_a_long_criterion(text: str, target: str) -> None:
    best = CRITERIA.best(text)
    assert best is not None
    assert best.target == target


CLOSED = Lexicon({"ngay_lap": ("Ngày lập", "Ngày lập biểu"), "so_sang_kien": ("Số sáng kiến được công nhận", "Số sáng kiến")}, closed=True)


@pytest.mark.parametrize(
    "text", ["Ngày thành lập", "Số sáng kiến không được công nhận", "Số sáng kiến được công nhận kỳ trước", "Số sáng kiến năm 2022"]
)
def test_a_closed_lexicon_doubts_a_text_with_a_word_that_no_wording_knows(text: str) -> None:
    best = CLOSED.best(text)
    assert best is None or best.score < 0.8


@pytest.mark.parametrize(
    "text", ["Ngàylập biểu", "ngay lap bieu", "Ngày lâp biểu", "Số sáng kién được công nhận", "Ngày lập (biểu mẫu này)"]
)
def test_a_closed_lexicon_forgives_slips_of_the_pen(text: str) -> None:
    best = CLOSED.best(text)
    assert best is not None
    assert best.score >= 0.8


def test_abbreviations_are_spelled_out_with_the_words_of_the_plan_and_never_surer_than_these() -> None:
    lexicon = Lexicon({"ky": ("Kỳ báo cáo",), "dang": ("Xếp loại tổ chức đảng",), "doan": ("Xếp loại tổ chức đoàn thể",)}, closed=True)

    for written, target in (("Kỳ BC", "ky"), ("XL tổ chức đảng", "dang"), ("XL tổ chức ĐT", "doan")):
        (best, *_) = lexicon.match(written)
        assert (best.target, best.score) == (target, 0.93), written
    assert not lexicon.match("UBND")


@pytest.mark.parametrize("wordings", [("Hạn chế (nếu có)", "Hạn chế"), ("Hạn chế", "Hạn chế (nếu có)")])
def test_a_label_in_its_very_words_is_sure_whatever_it_says_without_its_parentheses(wordings: tuple[str, ...]) -> None:
    (best,) = Lexicon({"han_che": wordings}).match("Hạn chế (nếu có)")
    assert (best.score, best.wording) == (1.0, "hạn chế nếu có")


def test_only_wordings_of_a_like_length_are_compared_and_none_that_counts_is_lost() -> None:
    texts = ("Họ và tên", "Họ tên người đứng đầu", "Tên", "Năm sinh", "Số điện thoại liên hệ của người lập biểu")
    letters = Letters.of(texts)
    for text in (*texts, "Họ và tên đầy đủ", "Số điện thoại", "Tê", "Đơn vị công tác của người lập biểu hiện nay"):
        for least in (0.45, 0.5, 0.8):
            near = {number: ratio for number, one in enumerate(texts) if (ratio := fuzz.ratio(text, one) / 100) >= least}
            assert {number: score for score, number in letters.near(text, least)} == pytest.approx(near)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Số sáng kiến được công nhậm", True),
        ("Ngày lâp biểu", True),
        ("Ngày cấp", False),
        ("Số sáng kiến xưa công nhận", False),
    ],
)
def test_one_letter_of_a_long_label_is_a_slip_and_no_other_word(text: str, sure: bool) -> None:
    best = CLOSED.best(text)

    assert (best is not None and best.score >= 0.9) == sure


def test_a_word_of_another_question_is_no_slip_of_the_pen() -> None:
    known = {"dang": ("Xếp loại chất lượng tổ chức đảng", "Mức độ hoàn thành của tổ chức đảng"), "doan": ("Xếp loại đoàn thể",)}

    found = {match.target: match.score for match in Lexicon(known, closed=True).match("Xếp loại chất lượng tổ chức đoàn thể")}

    assert found["dang"] < 0.8


def test_an_abbreviation_that_one_wording_uses_is_still_spelled_out_for_the_others() -> None:
    known = {"so": ("Số sáng kiến được công nhận", "Tổng số sáng kiến"), "ma": ("Mã SK",)}

    found = Lexicon(known, closed=True).match("Số SK được công nhận")[0]

    assert (found.target, found.score) == ("so", 0.93)


@pytest.mark.parametrize("form", ["01-DK", "02-TT", "02-CN", "03-DG", "04-KQ", "05-TH"])
@pytest.mark.parametrize("label", ["Thư ký", "Thư ký chi bộ:"])
def test_who_keeps_the_minutes_is_not_the_secretary_of_the_branch(form: str, label: str) -> None:
    plan = builtin_definitions().plan
    asked = plan.form(form)
    assert asked is not None

    assert words_of(plan, asked).is_foreign(label)


def test_the_whole_text_of_each_criterion_is_known_however_long_it_is() -> None:
    plan = builtin_definitions().plan
    for form in (one for one in plan.forms if one.criteria):
        words = words_of(plan, form)
        for criterion in (one for one in plan.criteria if one.id in form.criteria):
            for number in ("", "1. "):
                assert words.criterion(number + criterion.text)[0].target == criterion.id

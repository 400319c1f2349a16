"""What is asked first because it is soon answered never hides what the whole question would find."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from rapidfuzz import fuzz

from toolkit.match import rows, signers, unknown
from toolkit.match.answers import swallowed
from toolkit.match.lines import labels, one_space, run_together
from toolkit.match.words import BLANK_DOTS, words_of
from toolkit.reading import builtin_definitions
from toolkit.text import asides, asking, choices, initials, sums, values
from toolkit.text.fold import bare, first_word, fold, without_marks
from toolkit.text.lexicon import ALL_BUT, Lexicon
from toolkit.text.shapes import Texts
from toolkit.text.squeeze import squeeze

_VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựiìíỉĩịđbcdghklmnpqrstvxfjwz0123456789"


def _texts(letters: str, longest: int = 10) -> list[str]:
    chance = random.Random(7)
    return ["".join(chance.choices(letters, k=chance.randrange(longest))) for _ in range(20_000)]


@pytest.mark.parametrize(
    ("whole", "sign", "letters"),
    [
        (labels._DELIMITER, labels._HAS_DELIMITER, "…._:： \ta"),
        (labels._INNER_DOTS, labels._HAS_INNER_DOTS, "…._ \ta"),
        (swallowed._BEHIND_LABEL, swallowed._HAS_MARK, "…._: \ta"),
        (initials._SHORTENED, initials._MAY_BE_SHORTENED, "ngNG./& cđaA\n1"),
        (choices._MARK, choices._MARK_BEGINS, "☒☐[ ]()xXvV.…_a✓"),
        (run_together._SEAM, run_together._MAY_HAVE_SEAM, "aAđĐ )(ýÝ1_"),
    ],
)
def test_a_text_without_the_sign_has_nothing_to_find(whole: re.Pattern[str], sign: re.Pattern[str], letters: str) -> None:
    found = [text for text in _texts(letters) if whole.search(text)]

    assert found
    assert all(sign.search(text) for text in found)


def test_marks_are_found_from_the_first_letter_of_one_as_from_the_beginning() -> None:
    for text in _texts("☒☐[ ]()xXvV.…_aĐ✓-"):
        assert [mark.span() for mark in choices._marks(text)] == [mark.span() for mark in choices._MARK.finditer(text)]


def test_dots_of_a_blank_are_three_of_a_kind_or_spaced_ones() -> None:
    plain = re.compile(r"…|[._]{3,}|(?:\. ){2,}\.")

    for text in _texts("…._ a"):
        assert [found.span() for found in BLANK_DOTS.finditer(text)] == [found.span() for found in plain.finditer(text)]


def test_abbreviations_are_runs_of_two_to_six_capitals() -> None:
    plain = re.compile(r"(?<![\w&])[A-ZĐƯƠÂÊÔ]{2,6}(?![\w])")

    for text in _texts("AĐƯBC abc&\n.1_-Ế", 12):
        assert [found.span() for found in initials.CAPITALS.finditer(text)] == [found.span() for found in plain.finditer(text)]


def test_what_ends_a_question_is_told_by_its_last_word() -> None:
    chance = random.Random(3)
    said = "là những gì nào ai bao nhiêu mấy người ra sao thế hay hoặc không chưa ghi rõ số Có maI GÌ"
    words = said.split()
    for _ in range(5_000):
        text = " ".join(chance.choices(words, k=chance.randrange(1, 6))) + chance.choice(["", " ", "?", " ??  ", "\n"])
        for by, each in ((asking._MARKED, text), (asking._UNMARKED, without_marks(text.lower()))):
            assert by.ends.sub("", each, count=1) == each.rstrip() or each.rstrip().lower().endswith(by.last)


def test_squeezed_letters_stay_apart_and_are_bytes() -> None:
    assert len({squeeze(letter) for letter in _VIETNAMESE}) == len(_VIETNAMESE)
    assert max(squeeze(_VIETNAMESE)) <= "\xff"
    assert squeeze("kỳ báo cáo") == squeeze("kìbáocáo")
    assert squeeze("kỹ thuật") == squeeze("kĩ thuật")


def test_the_first_word_is_that_of_the_whole_text() -> None:
    for text in _texts("aÀđ /.,–_1\n\t\u200b\ufeff", 8):
        assert first_word(text) == bare(text).partition(" ")[0]


def _first_words(pattern: Sequence[Any], said: str = "") -> Iterator[str]:
    """Yield what the first word may be of any text that a parsed pattern finds, as far as it is told by letters."""
    if not pattern:
        yield said
        return
    (kind, what), rest = pattern[0], pattern[1:]
    name = str(kind)
    if name == "LITERAL":
        yield from (said,) if chr(what) == " " else _first_words(rest, said + chr(what))
    elif name == "IN":
        for _, letter in what:
            yield from _first_words(rest, said + chr(letter))
    elif name == "SUBPATTERN":
        yield from _first_words([*what[3], *rest], said)
    elif name == "BRANCH":
        for branch in what[1]:
            yield from _first_words([*branch, *rest], said)
    elif name == "MAX_REPEAT":
        least, _, once = what
        if not least:
            yield from _first_words(rest, said)
        yield from _first_words([*once, *rest], said)
    else:
        assert name in ("ANY", "ASSERT_NOT"), name
        yield said


@pytest.mark.parametrize(
    ("whole", "begins"),
    [
        (signers._SIGNED, signers._SIGNED_BEGINS),
        (signers._AUTHOR, signers._AUTHOR_BEGINS),
        (signers._OTHER_SIGNER, signers._OTHER_BEGINS),
        (asides._ASIDE, asides._BEGINS),
        (unknown._CLOSES, unknown._CLOSE_BEGINS),
        (sums._PLAIN, sums._BEGINS),
        (values._NONE_OF, values._NONE_BEGINS),
    ],
)
def test_a_head_is_told_by_its_first_word_from_what_it_is_not(whole: re.Pattern[str], begins: frozenset[str]) -> None:
    found = set(_first_words(list(re._parser.parse(whole.pattern))))  # type: ignore[attr-defined]  # the parser has no public name

    assert len(found) > 1
    assert found <= begins
    assert {text.partition(" ")[0] for text in values._NONE_WORDS} <= values._NONE_BEGINS
    assert {text.partition(" ")[0] for text in rows._HEADS} <= rows._HEAD_BEGINS


def test_what_may_not_ask_has_no_word_that_only_asks() -> None:
    chance = random.Random(5)
    asks = "Đề nghị ghi rõ có bao nhiêu mấy ai người nào đồng chí vì sao tại khi bao giờ đã chưa không trong năm nay này tích x nếu"
    said = (*asks.split(), *["số", "sáng", "kiến", "Họ", "tên", "Chi", "bộ", "tập", "thể", "đơn", "vị", "(*)", ",", "?"])
    for number in range(20_000):
        text = " ".join(chance.choices(said, k=chance.randrange(1, 6)))
        by, text = (asking._UNMARKED, without_marks(text.lower())) if number % 2 else (asking._MARKED, text)
        if not asking._may_ask(text, by):
            assert not any(pattern.search(text) for pattern in (by.begins, by.subject, by.this_time, by.how_many, by.who, by.when, by.why))
            assert not by.opens_whether.match(text)
            assert by.ends.sub("", text, count=1) == text.rstrip()


def test_letters_in_any_order_are_compared_as_one_by_one() -> None:
    lexicon = Lexicon({"a": ("Họ và tên", "Tên họ đầy đủ của người đứng đầu"), "b": ("Số sáng kiến", "Ngày lập biểu, năm")})
    for text in ("Tên và họ", "ten dau dung nguoi", "kiến sáng số", "Biểu lập ngày"):
        for match in lexicon.match(text):
            mine, theirs = (bare(text), bare(match.wording)) if text.isascii() else (fold(text), fold(match.wording))
            assert match.score >= 0.97 * fuzz.token_sort_ratio(mine, theirs) / 100


def test_what_may_not_be_a_criterion_is_none() -> None:
    plan = builtin_definitions().plan
    chance = random.Random(2)
    form = plan.form("02-TT")
    assert form is not None
    known = words_of(plan, form)
    texts = [wording for name in form.criteria if (one := plan.criterion(name)) for wording in (one.name, one.text)]
    found = 0
    for text in texts:
        for _ in range(20):
            said = text.split()
            for _ in range(chance.randrange(3)):
                said[chance.randrange(len(said))] = chance.choice(("Đề", "án", "công", said[0]))
            changed = " ".join(said[: chance.randrange(len(said) // 2, len(said) + 1)])
            sure = any(match.score >= ALL_BUT for match in known.criteria.match(changed))
            found += sure
            assert known.criteria.may_reach(changed, ALL_BUT) or not sure

    assert found


@pytest.mark.parametrize("least", [0.8, 0.9, 0.95])
def test_a_text_that_is_like_another_is_found_whatever_it_begins_and_ends_with(least: float) -> None:
    chance = random.Random(9)
    known = ["".join(chance.choices("abcdeđ", k=chance.randrange(1, 24))) for _ in range(300)]
    texts, found = Texts.of(known), 0
    for one in known * 3:
        said = list(one)
        for _ in range(chance.randrange(3)):
            at = chance.randrange(len(said) + 1)
            said[at : at + chance.randrange(2)] = chance.choice(("", "x", "a"))
        text = "".join(said) or "x"
        alike = any(fuzz.ratio(text, other) >= 100 * least for other in known)
        found += alike
        assert texts.has(text, least) == alike

    assert found


def test_what_may_not_reach_a_score_has_none_as_high() -> None:
    plan = builtin_definitions().plan
    form = plan.form("05-TH")
    assert form is not None
    known, chance = words_of(plan, form), random.Random(4)
    others = ["Nguyễn", "Văn", "An", "Minh", "Hà", "Ngô", "Chiến", "số", "của", "được", "đồng", "chí", "SK", "BC", "X.loại", "kỳ"]
    found = 0
    for question in form.questions * 3:
        said = question.label.split()
        for _ in range(chance.randrange(4)):
            said[chance.randrange(len(said))] = chance.choice(others)
        text = " ".join(said)
        for lexicon in (known.questions, known.columns):
            best = lexicon.best(text)
            for least in (0.8, 0.9):
                sure = best is not None and best.score >= least
                found += sure
                assert lexicon.may_reach(text, least) or not sure
        assert known.fits(text, 0.9) == (known.score(text) >= 0.9)

    assert found


def test_an_answer_may_begin_at_each_word_number_or_capital() -> None:
    chance = random.Random(1)
    for _ in range(5_000):
        text = "".join(chance.choices(["a", "à", "N", "Đ", " ", "1", "\t", ".", "ngày ", "n", "_"], k=chance.randrange(1, 14)))
        letters = zip(text, text[1:], range(1, 100), strict=False)
        begins = [
            at
            for before, letter, at in letters
            if not letter.isspace()
            and (
                before.isspace()
                or (
                    before.isalpha()
                    and (letter.isdigit() or (before.islower() and letter.isupper()) or re.match(r"ngày \d", text[at:]) is not None)
                )
            )
        ]
        assert list(one_space._beginnings(text)) == begins

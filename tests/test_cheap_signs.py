"""What is asked first because it is soon answered never hides what the whole question would find."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from rapidfuzz import fuzz

from toolkit.match import labels, rows, run_together, signers, swallowed, unknown, words
from toolkit.match.words import BLANK_DOTS, words_of
from toolkit.reading import builtin_definitions
from toolkit.text import asking, choices, initials
from toolkit.text.fold import bare, first_word, fold
from toolkit.text.lexicon import ALL_BUT, Lexicon
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
        assert asking._ENDS.sub("", text, count=1) == text.rstrip() or text.rstrip().lower().endswith(asking._LAST)


def test_squeezed_letters_stay_apart_and_are_bytes() -> None:
    assert len({squeeze(letter) for letter in _VIETNAMESE}) == len(_VIETNAMESE)
    assert max(squeeze(_VIETNAMESE)) <= "\xff"
    assert squeeze("kỳ báo cáo") == squeeze("kìbáocáo")
    assert squeeze("kỹ thuật") == squeeze("kĩ thuật")


def test_the_first_word_is_that_of_the_whole_text() -> None:
    for text in _texts("aÀđ /.,–_1\n\t\u200b\ufeff", 8):
        assert first_word(text) == bare(text).partition(" ")[0]


_HEADS = [
    "t",
    "m",
    "tm",
    "thay",
    "mặt",
    "ban",
    "chấp",
    "hành",
    "chi",
    "bộ",
    "ủy",
    "cấp",
    "phó",
    "bí",
    "thư",
    "cán",
    "người",
    "lập",
    "biểu",
    "báo",
    "cáo",
    "xác",
    "nhận",
    "phê",
    "duyệt",
    "đại",
    "diện",
    "thủ",
    "trưởng",
    "giám",
    "đốc",
    "kế",
    "toán",
    "chánh",
    "công",
    "đoàn",
    "chủ",
    "tịch",
    "ghi",
    "chú",
    "điểm",
    "thẩm",
    "định",
    "đánh",
    "giá",
    "ý",
    "kiến",
    "đơn",
    "vị",
    "tính",
    "dvt",
    "kiểm",
    "tra",
    "hoạch",
    "chỉ",
    "tiêu",
    "kỳ",
    "năm",
    "quý",
    "tháng",
    "trước",
    "cùng",
    "so",
    "với",
    "của",
    "tt",
    "stt",
    "số",
    "x",
    "tập",
    "thể",
    "cá",
    "nhân",
    "chúng",
    "tôi",
    "xin",
    "cam",
    "kết",
    "đoan",
    "chịu",
    "trách",
    "nhiệm",
    "nội",
    "dung",
    "trên",
    "đúng",
    "sự",
    "thật",
    "đây",
    "là",
]


@pytest.mark.parametrize(
    ("whole", "begins"),
    [
        (signers._SIGNED.fullmatch, signers._SIGNED_BEGINS),
        (signers._AUTHOR.fullmatch, signers._AUTHOR_BEGINS),
        (signers._OTHER_SIGNER.fullmatch, signers._OTHER_BEGINS),
        (words._ASIDE.fullmatch, words._ASIDE_BEGINS),
        (rows._HEADS.__contains__, rows._HEAD_BEGINS),
    ],
)
def test_a_head_is_told_by_its_first_word_from_what_it_is_not(whole: Callable[[str], object], begins: frozenset[str]) -> None:
    chance = random.Random(11)
    heads = [bare(word) for word in _HEADS]
    said = (" ".join(chance.choices(heads, k=chance.randrange(1, 5))) for _ in range(50_000))
    found = {text for text in said if whole(text)}

    assert found
    assert {text.partition(" ")[0] for text in found} <= begins


@pytest.mark.parametrize(
    "text",
    [
        "Chi bộ cam kết nội dung trên là đúng sự thật",
        "Tôi xin cam đoan lời khai báo cáo trung thực",
        "Trên đây là kết quả tự đánh giá",
        "Tập thể cam kết báo cáo trung thực",
        "Cá nhân chịu trách nhiệm nội dung trên",
        "Xin cam đoan nội dung trên",
        "Đơn vị cam kết số liệu chính xác",
        "Chúng tôi cam kết thông tin trên",
        "Cam kết nội dung trên",
        "Chịu trách nhiệm số liệu trên",
    ],
)
def test_what_vouches_for_a_form_is_known_by_its_first_word(text: str) -> None:
    assert (unknown._CLOSES.match(bare(text)) is not None) == unknown.vouches(text)


def test_what_may_not_ask_has_no_word_that_only_asks() -> None:
    chance = random.Random(5)
    asks = "Đề nghị ghi rõ có bao nhiêu mấy ai người nào đồng chí vì sao tại khi bao giờ đã chưa không trong năm nay này tích x nếu"
    said = (*asks.split(), *["số", "sáng", "kiến", "Họ", "tên", "Chi", "bộ", "tập", "thể", "đơn", "vị", "(*)", ",", "?"])
    patterns = (asking._BEGINS, asking._SUBJECT, asking._THIS_TIME, asking._HOW_MANY, asking._WHO, asking._WHEN, asking._WHY)
    for _ in range(20_000):
        text = " ".join(chance.choices(said, k=chance.randrange(1, 6)))
        if not asking._may_ask(text):
            assert not any(pattern.search(text) for pattern in patterns)
            assert not asking._OPENS_WHETHER.match(text)
            assert asking._ENDS.sub("", text, count=1) == text.rstrip()


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

"""Which option is chosen, in every costume that a tick wears; what stays open is doubtful or nothing, never a guess."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.document import Emphasis, EmphasisKind
from toolkit.text.choices import Chosen, Option, choose, has_tick, nearly, only_marks

RESULT = (Option(value="dat", words=("Đạt", "Đạt yêu cầu")), Option(value="chua_dat", words=("Chưa đạt", "Không đạt")))
RATING = (
    Option(value="xuất sắc", words=("Hoàn thành xuất sắc nhiệm vụ", "HTXSNV", "Xuất sắc")),
    Option(value="tốt", words=("Hoàn thành tốt nhiệm vụ", "HTTNV")),
    Option(value="hoàn thành", words=("Hoàn thành nhiệm vụ", "HTNV")),
    Option(value="không", words=("Không hoàn thành nhiệm vụ", "KHTNV")),
)
TICKED = ["☒", "☑", "■", "●", "✓", "✔", "x", "X", "[x]", "[X]", "(x)", "[ x ]", "✗", "×", "(v)", "[✓]"]
UNTICKED = {"☒": "☐", "☑": "☐", "■": "□", "●": "○", "[x]": "[ ]", "[X]": "[]", "(x)": "( )", "[ x ]": "[   ]"}
KINDS = {"b": EmphasisKind.BOLD, "u": EmphasisKind.UNDERLINE, "s": EmphasisKind.STRIKE, "h": EmphasisKind.HIGHLIGHT}


def chosen(drawn: str, options: tuple[Option, ...] = RESULT) -> Chosen:
    """Decide on words of which some are set in <b>, <u>, <s> or <h>."""
    text, emphasis = "", []
    for piece in re.split(r"(<[bush]>.*?</[bush]>)", drawn):
        set_off = re.fullmatch(r"<([bush])>(.*)</[bush]>", piece)
        words = set_off[2] if set_off else piece
        if set_off:
            emphasis.append(Emphasis(start=len(text), end=len(text) + len(words), kind=KINDS[set_off[1]]))
        text += words
    return choose(text, options, tuple(emphasis))


def sure(drawn: str, options: tuple[Option, ...] = RESULT) -> tuple[str, ...]:
    """Return what is chosen without any doubt."""
    found = chosen(drawn, options)
    return found.values if found.confidence >= 0.8 else ("?",)


@pytest.mark.parametrize("tick", TICKED)
def test_a_tick_of_any_kind_chooses_the_option_that_it_stands_at(tick: str) -> None:
    off = UNTICKED.get(tick, "")
    drawn = [f"{tick} Đạt   {off} Chưa đạt", f"{off} Đạt   {tick} Chưa đạt", f"Đạt {tick}   Chưa đạt {off}", f"Đạt {off}   Chưa đạt {tick}"]

    assert [sure(text) for text in drawn] == [("dat",), ("chua_dat",), ("dat",), ("chua_dat",)]


@pytest.mark.parametrize(("tick", "off"), UNTICKED.items())
def test_boxes_without_a_tick_choose_nothing_and_two_ticks_choose_both(tick: str, off: str) -> None:
    untouched = chosen(f"{off} Đạt {off} Chưa đạt")
    both = chosen(f"{tick} Đạt {tick} Chưa đạt")

    assert (untouched.values, untouched.untouched) == ((), True)
    assert both.values == ("dat", "chua_dat")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Đạt", "dat"),
        ("đạt.", "dat"),
        ("Chưa đạt", "chua_dat"),
        ("CHƯA  ĐẠT", "chua_dat"),
        ("Chưa\nđạt", "chua_dat"),
        ("Không đạt", "chua_dat"),
        ("Chua dat", "chua_dat"),
        ("Kết quả: Đạt", "dat"),
        ("☒ Đạt", "dat"),
        ("Chưa đạt (x)", "chua_dat"),
        ("☑\nĐạt\n☐\nChưa đạt", "dat"),
        ("☐ Đạt\n☒ Chưa đạt", "chua_dat"),
        ("Đạt....x.... Chưa đạt........", "dat"),
        ("Đạt: x; Chưa đạt:", "dat"),
        ("☐ Đạt ☐ Chưa đạt x", "chua_dat"),
        ("<u>Đạt</u> / Chưa đạt", "dat"),
        ("Đạt / <b>Chưa đạt</b>", "chua_dat"),
        ("<h>Đạt</h> / Chưa đạt", "dat"),
        ("Đạt / <s>Chưa đạt</s>", "dat"),
        ("<s>Đạt</s> / Chưa đạt", "chua_dat"),
        ("<s>Chưa đạt</s> Đạt", "dat"),
    ],
)
def test_an_option_is_chosen_by_its_name_its_tick_or_its_look(text: str, value: str) -> None:
    assert sure(text) == (value,)


@pytest.mark.parametrize("text", ["Đạt / Chưa đạt", "<b>Đạt / Chưa đạt</b>", "<s>Đạt / Chưa đạt</s>", "☐ Đạt", "", "Đạt ☐ Chưa đạt"])
def test_options_that_nothing_sets_apart_are_untouched(text: str) -> None:
    found = chosen(text)

    assert (found.values, found.untouched) == ((), True)


def test_names_that_run_together_are_somebody_s_words_and_not_the_print_of_a_form() -> None:
    words = (
        Option(value="hoàn thành", words=("HT", "Hoàn thành")),
        Option(value="xuất sắc", words=("XS",)),
        Option(value="tốt", words=("Tốt",)),
    )
    assert [(found.values, found.untouched) for text in ("HT XS", "HT / XS", "HT; XS; Tốt") for found in [choose(text, words)]] == [
        ((), False),
        ((), True),
        ((), True),
    ]


@pytest.mark.parametrize("text", ["Chưa hẳn là đạt", "Không chưa đạt", "K đạt", "Chưa thật sự đạt"])
def test_a_name_behind_a_no_is_not_chosen(text: str) -> None:
    assert chosen(text) == Chosen(confidence=0.0)


@pytest.mark.parametrize(
    "text",
    [
        "Đạt x Chưa đạt",
        "Đạt  x   Chưa đạt",
        "Đạt ☒ ☐ Chưa đạt",
        "☐ ☒ Đạt Chưa đạt",
        "Đạt Chưa đạt ☒ ☐",
        "Đạt nhưng chưa đầy đủ",
        "Chưa thật sự đạt",
        "Phấn đấu đạt",
        "Không chưa đạt",
        "Đạt một phần",
        "Ko đạt",
        "chƣa đạt",
    ],
)
def test_a_mark_between_two_options_and_other_words_are_doubtful(text: str) -> None:
    assert sure(text) in (("?",), ())


@pytest.mark.parametrize("text", ["<s>Đạt</s>", "Tốt", "7", "V Đạt   Chưa đạt", "Đạt (1) Chưa đạt (0)"])
def test_a_struck_option_and_words_that_are_no_option_choose_nothing(text: str) -> None:
    found = chosen(text)

    assert (found.values, found.untouched) == ((), False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hoàn thành xuất sắc nhiệm vụ", "xuất sắc"),
        ("hoàn thành  tốt\nnhiệm vụ", "tốt"),
        ("Hoàn thành nhiệm vụ", "hoàn thành"),
        ("Không hoàn thành nhiệm vụ", "không"),
        ("khong hoan thanh nhiem vu", "không"),
        ("HTXSNV", "xuất sắc"),
        ("☐ HTXSNV ☒ HTTNV ☐ HTNV ☐ KHTNV", "tốt"),
        ("HTXSNV ☐ HTTNV ☐ HTNV ☐ KHTNV ☒", "không"),
        ("HTXSNV / <u>HTTNV</u> / HTNV", "tốt"),
    ],
)
def test_the_longest_name_of_four_is_the_one_that_is_meant(text: str, value: str) -> None:
    assert sure(text, RATING) == (value,)


def test_marks_alone_are_told_from_words() -> None:
    assert [text for text in ("x", "☒", " [ x ] ", "☐", "☒ ☐", "x.", "Đạt x", "", "xx", "...") if only_marks(text)] == [
        "x",
        "☒",
        " [ x ] ",
        "☐",
        "☒ ☐",
        "x.",
    ]
    assert [text for text in ("x", "☐", "☒ ☐", "xã", "mix") if has_tick(text)] == ["x", "☒ ☐"]


@given(
    st.permutations(RATING),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from([("☒", "☐"), ("[x]", "[ ]"), ("■", "□")]),
    st.sampled_from([" ", "\n", "\t"]),
)
def test_one_tick_among_boxes_is_found_in_any_order_and_on_any_side(options, at: int, before: bool, marks, gap: str) -> None:
    pieces = [(marks[index != at], option.words[0]) for index, option in enumerate(options)]
    text = gap.join(f"{mark} {name}" if before else f"{name} {mark}" for mark, name in pieces)

    assert sure(text, RATING) == (options[at].value,)


@given(st.text(st.sampled_from("Đạt Chưađx☒☐[]() .\n"), max_size=30))
def test_any_text_can_be_asked_for_its_choice(text: str) -> None:
    choose(text, RESULT)


YES_NO = (Option(value="có", words=("Có",)), Option(value="không", words=("Không",)))


@pytest.mark.parametrize(
    ("drawn", "value"),
    [
        ("… Có✓ Không", "không"),
        ("✓ Có … Không", "có"),
        ("..... Có ...x.. Không", "không"),
        ("… Có ✓ Không……", "không"),
        ("Có....x.... Không.....", "có"),
        ("......Có: x ; Không: ......", "có"),
        ("......Có: ......   Không: x", "không"),
    ],
)
def test_dots_before_the_first_option_are_a_place_for_a_mark(drawn: str, value: str) -> None:
    assert sure(drawn, YES_NO) == (value,)


@pytest.mark.parametrize("note", ["(*)", "[*]", " (*) "])
def test_a_sign_of_a_note_behind_boxes_ticks_nothing(note: str) -> None:
    assert chosen(f"☐ Đạt ☐ Chưa đạt {note}").untouched
    assert sure(f"☒ Đạt ☐ Chưa đạt {note}") == ("dat",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hoàn thành xuât sắc nhiệm vụ", "xuất sắc"),
        ("Hòan thành tốt nhiệm vụ", "tốt"),
        ("Không hoàn thàn nhiệm vụ", "không"),
        ("Hoàn thành khá nhiệm vụ", None),
        ("Hoàn thành nhiệm vụ xuất sắc nhất", None),
        ("HTXSN", None),
    ],
)
def test_a_slip_of_the_pen_leaves_the_one_option_that_is_meant(text: str, value: str | None) -> None:
    assert nearly(text, RATING) == value

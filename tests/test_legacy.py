"""Text typed in TCVN3, VNI or decomposed Unicode reads as right Vietnamese, and right Vietnamese is never touched."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text import legacy
from toolkit.text.legacy import TCVN3, UNICODE, VNI, Judge, decode, decode_runs, left_over
from toolkit.text.syllable import is_syllable

PLAN = (
    "Kế hoạch xây dựng, phát hiện, bồi dưỡng, nhân rộng điển hình tiêu biểu trong học tập và làm theo tư tưởng, đạo đức, "
    "phong cách Hồ Chí Minh giai đoạn 2023 - 2025. Triển khai hiệu quả các phong trào thi đua, các cuộc vận động; không có người "
    "mắc tệ nạn xã hội; cải cách hành chính; đạt chuẩn văn hóa, an toàn về an ninh trật tự. Chỉ thị số 05-CT/TW của Bộ Chính trị. "
    'Ủng hộ 13 triệu đồng cho Quỹ "Vì người nghèo", thăm hỏi 4 gia đình chính sách tại xã Tân Long; giảm 82 giờ mỗi tháng. '
    "Hoà thuận, khoẻ mạnh, thuỷ lợi, quý III, khuyến khích, nghiêm túc, ngoằn ngoèo, khuya khoắt, xoong nồi, quốc huy, giếng, gì thì gì."
)
WORDS = PLAN.split()
VERIFIED = (
    (TCVN3, ".VnTime", "Uû ban nh©n d©n", "Uỷ ban nhân dân"),
    (TCVN3, ".VnTime", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    (TCVN3, ".VnTimeH", "céng hoµ x· héi chñ nghÜa viÖt nam", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (TCVN3, ".VnArial", "§¶ng uû Së C«ng Th\xad¬ng", "Đảng uỷ Sở Công Thương"),
    (TCVN3, ".VnTime", "kÕ ho¹ch, b¸o c¸o, tê tr×nh, quyÕt ®Þnh", "kế hoạch, báo cáo, tờ trình, quyết định"),
    (TCVN3, "ABCDEF+.VnTime", "t\xad t\xadëng, ®¹o ®øc", "tư tưởng, đạo đức"),
    (VNI, "VNI-Times", "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (VNI, "VNI-Helve", "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    (VNI, "VNI-Times", "tö töôûng, ñaïo ñöùc, phong caùch Hoà Chí Minh", "tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
)
FOREIGN = (
    "Microsoft® Office 365",
    "5 µm",
    "Müller & Söhne",
    "São Paulo",
    "café",
    "« Xin »",
    "25 m² × 4",
    "© 2024",
    "§ 5 ½",
    "10 °C",
    "ISO 9001:2015",
    "·",
    "Noël",
    "Citroën",
)


def typed(text: str, encoding: str) -> str:
    """Type ``text`` as people did in that encoding (TCVN3: capitals with a tone only through small letters)."""
    if encoding == VNI:
        back: dict[str, str] = {}
        for code, letter in legacy._vni_table().items():
            if len(code) == 1 or code[0].isupper() == code[1].isupper():
                back.setdefault(letter, code)
        return "".join(back.get(letter, letter) for letter in text)
    codes = dict(zip(legacy._TCVN3_LETTERS, legacy._TCVN3_CODES, strict=True))
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text)


@pytest.mark.parametrize(("encoding", "font", "raw", "expected"), VERIFIED)
def test_verified_strings_are_decoded_by_their_font(encoding: str, font: str, raw: str, expected: str) -> None:
    assert decode(raw, font) == (expected, encoding)


@pytest.mark.parametrize(("encoding", "font", "raw", "expected"), VERIFIED)
def test_verified_strings_are_decoded_without_a_font(encoding: str, font: str, raw: str, expected: str) -> None:
    text, found = decode(raw)
    assert (text.casefold(), found) == (expected.casefold(), encoding)


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_a_whole_text_comes_back_from_its_encoding(encoding: str) -> None:
    font = {TCVN3: ".VnTime", VNI: "VNI-Times"}[encoding]
    assert decode(typed(PLAN.lower(), encoding), font) == (PLAN.lower(), encoding)


def test_vni_keeps_capitals_with_a_tone() -> None:
    assert decode(typed(PLAN.upper(), VNI), "VNI-Times") == (PLAN.upper(), VNI)


@given(
    st.integers(0, len(WORDS)), st.integers(0, 20), st.sampled_from(("", *FOREIGN)), st.sampled_from((None, "Times New Roman", "Wingdings"))
)
def test_right_unicode_text_is_never_changed_but_for_nfc(start: int, length: int, foreign: str, font: str | None) -> None:
    text = f"{' '.join(WORDS[start : start + length])} {foreign}".strip()
    assert decode(text, font) == (text, UNICODE)
    assert decode(unicodedata.normalize("NFD", text), font) == (text, UNICODE)
    assert decode(text, font, judge=Judge([(PLAN, font)])) == (text, UNICODE)


def test_only_text_with_wrong_codes_is_worth_judging() -> None:
    assert not legacy.suspicious(PLAN)
    assert legacy.suspicious(f"{PLAN} B¸o c¸o")
    assert legacy.suspicious(f"{PLAN} Ñaûng boä")


@given(st.text())
def test_any_text_can_be_decoded(text: str) -> None:
    for font in (None, ".VnTimeH", "VNI-Times"):
        decode(text, font, judge=Judge([(text, font)]))


@pytest.mark.parametrize("text", ["aà", "ba aà", "aà c"])
def test_a_word_that_is_only_a_little_less_wrong_in_an_old_encoding_stays_as_it_is(text: str) -> None:
    assert decode(text, judge=Judge([(text, None)])) == (text, UNICODE)
    assert decode("Haø Xyz", judge=Judge([("Haø Xyz", None)])) == ("Hà Xyz", VNI)


def test_converted_text_under_an_old_font_stays_as_it_is() -> None:
    assert decode("Đảng ủy Sở Công Thương", ".VnTime") == ("Đảng ủy Sở Công Thương", UNICODE)
    assert decode("báo cáo", ".VnTime") == ("báo cáo", UNICODE)


def test_the_document_decides_where_one_word_cannot() -> None:
    assert decode("cã", ".VnTime") == ("có", TCVN3)
    converted = Judge([("Đảng ủy Sở Công Thương", ".VnTime"), ("cã", ".VnTime")])
    assert decode("cã", ".VnTime", judge=converted) == ("cã", UNICODE)
    fontless = Judge([("B¸o c¸o kÕt qu¶ thùc hiÖn", None), ("cã", None)])
    assert decode("cã", judge=fontless) == ("có", TCVN3)


def test_a_mixed_document_is_decoded_run_by_run() -> None:
    runs = [("Họ và tên: ", "Times New Roman"), ("NguyÔn V¨n ", ".VnTime"), ("Hïng", ".VnTime"), (", ", None), ("Ñaûng vieân", "VNI-Times")]
    judge = Judge(runs)
    assert decode_runs(runs, judge=judge) == ["Họ và tên: ", "Nguyễn Văn ", "Hùng", ", ", "Đảng viên"]


def test_a_converted_label_and_an_old_answer_in_fonts_of_one_kind_are_read_each_by_itself() -> None:
    runs = [("Họ và tên: ", ".VnTime"), ("Lª ", ".VnArial"), ("Xu©n B»ng", ".VnArial")]
    assert decode_runs(runs, judge=Judge(runs)) == ["Họ và tên: ", "Lê ", "Xuân Bằng"]
    fontless = [("TiÕt kiÖm kho¶ng 92 triÖu ", None), ("đồng mỗi quý", None)]
    assert decode_runs(fontless, judge=Judge(fontless)) == ["Tiết kiệm khoảng 92 triệu ", "đồng mỗi quý"]


def test_ascii_in_a_capital_font_is_capital_unless_the_document_was_converted() -> None:
    assert decode("nam", ".VnTimeH") == ("NAM", TCVN3)
    assert decode("nam", ".VnTimeH", judge=Judge([("Đảng bộ", ".VnTimeH")])) == ("nam", UNICODE)


@pytest.mark.parametrize("text", ["Kỹ sö tö vaán", "Duy trì 4 buổi; tieát kieäm 19 trieäu", "Bùi V¨n (T©m)"])
def test_words_that_only_an_old_encoding_spells_are_told_among_others(text: str) -> None:
    assert left_over(text)


@pytest.mark.parametrize("text", ["Kỹ sư tư vấn «Điện»", "Phần mềm Zalo®, 50 µm, 3×4, ½ ngày, São Paulo", "Đặng Văn Âu"])
def test_words_of_unicode_are_none(text: str) -> None:
    assert not left_over(text)


def test_words_in_capitals_are_capital_in_spite_of_the_letters_that_have_none() -> None:
    assert decode("§¶NG ñY Së C¤NG TH¦¥NG", ".VnTime") == ("ĐẢNG ỦY SỞ CÔNG THƯƠNG", TCVN3)
    assert decode_runs([("BÝ ", ".VnTime"), ("TH¦", ".VnTime")]) == ["BÍ ", "THƯ"]
    assert decode("Së C«ng Th\xad¬ng", ".VnTime")[0] == "Sở Công Thương"
    assert decode("Tæ ë", ".VnTime")[0] == "Tổ ở"
    assert decode("Sè 12-BC/§U", ".VnTime")[0] == "Số 12-BC/ĐU"
    assert decode("T/M CHI Bé\nTriÖu V¨n YÕn", ".VnTime")[0] == "T/M CHI BỘ\nTriệu Văn Yến"
    assert decode_runs([("CHI B", ".VnTime"), ("é\nTriÖu ", ".VnTime"), ("YÕn", ".VnTime")]) == ["CHI B", "Ộ\nTriệu ", "Yến"]


def test_a_mark_in_the_next_run_joins_its_letter() -> None:
    assert decode_runs([("Ñoa", "VNI-Times"), ("äc la", "VNI-Times"), ("äp", "VNI-Times")]) == ["Đoậ", "c lậ", "p"]
    assert decode_runs([("ke", None), ("\u0302\u0301 hoa", None), ("\u0323ch", None)]) == ["kế", " hoạ", "ch"]


def test_a_word_split_over_runs_is_judged_whole() -> None:
    assert decode_runs([("t", None), ("\xad t", None), ("\xadë", None), ("ng", None)]) == ["t", "ư t", "ưở", "ng"]


def test_what_programs_made_of_the_codes_is_mended() -> None:
    assert decode("t\u2212 t\u2212ëng Hå ChÝ Minh - v\u03bc häc tËp", ".VnTime")[0] == "tư tưởng Hồ Chí Minh - và học tập"
    assert decode("§éc lËp \u2212 Tù do", ".VnTime")[0] == "Độc lập \u2212 Tự do"


def test_symbol_area_is_moved_back_but_not_for_pictures() -> None:
    moved = "".join(chr(0xF000 + ord(code)) for code in "C«ng")
    assert decode(moved, ".VnTime") == ("Công", TCVN3)
    assert decode("\uf0fe\uf0a8", "Wingdings") == ("\uf0fe\uf0a8", UNICODE)
    assert decode_runs([("\uf053", None), ("\uf0ab", None), ("\uf06e\uf067", None)]) == ["S", "ô", "ng"]


def test_half_decomposed_text_and_eth_become_right_letters() -> None:
    assert decode("ca\u0309i c\u00e2\u0301p", None) == ("cải cấp", UNICODE)
    assert decode("Ðảng bộ; Ðào Văn An", None) == ("Đảng bộ; Đào Văn An", UNICODE)


@pytest.mark.parametrize("word", ["được", "nghiêng", "quyết", "giữ", "gì", "khuỷu", "Ủy", "UỶ", "thuở", "yêu", "ỷ", "ngoằng"])
def test_vietnamese_words_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Müller", "cạp̀", "bảc", "êc", "zuỳ", "café", "Zürich"])
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)


def test_clean_text_costs_next_to_nothing() -> None:
    runs = [(PLAN[start : start + 40], "Times New Roman") for start in range(0, len(PLAN) - 40, 5)] * 10
    started = time.perf_counter()
    for text, font in runs:
        decode(text, font)
    assert (time.perf_counter() - started) / len(runs) < 50e-6


def test_one_odd_word_in_a_foreign_text_decodes_nothing() -> None:
    runs = [
        (text, "ArialMT")
        for text in (
            "This page was revised. Also for HÜRT-1.",
            "Thyroid Carcinoma – Hürthle Cell Carcinoma",
            "(NCCN Guidelines®)",
        )
    ]
    judge = Judge(runs)

    assert [decode(text, font, judge=judge) for text, font in runs] == [(text, UNICODE) for text, _ in runs]


def test_names_and_figures_beside_old_letters_do_not_keep_them_from_being_decoded() -> None:
    runs = [("Së C«ng Th\xad¬ng", None), ("VNPT iGate SCT-11: §éc lËp", None), ("®¹t 2", None)]
    judge = Judge(runs)

    assert [decode(text, font, judge=judge)[0] for text, font in runs] == ["Sở Công Thương", "VNPT iGate SCT-11: Độc lập", "đạt 2"]

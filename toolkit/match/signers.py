"""Lines of a signature block, told by their words alone: place and date, heads of those who sign, their names.

Most texts are none of these, as their first word shows: it is asked for before all of their words are folded.
"""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.text.fold import bare, first_word, fold

_DAY = re.compile(r"ng[àa]y[\s.…_\d]*th[áa]ng[\s.…_\d]*n[ăa]m(?!\s+sinh)", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"\s*(?:[^,;:.]{2,40},\s*)?ng[àa]y[\s.…_\d]*th[áa]ng[\s.…_\d]*n[ăa]m[\s.…_\d]*", re.IGNORECASE)
_IN_FIGURES = re.compile(
    r"\s*(?:(?P<place>[^\W\d_](?:[^\W\d_]|\s){1,40}),\s*(?:ng[àa]y:?\s*)?|N[Gg][àaÀA][yY]:?\s*)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?20\d\d[\s.]*"
)
"""The same in figures, "Thái Nguyên, ngày 25/9/2024": it begins with a capital, and no paper's name stands before the day."""
_PAPERS = re.compile(
    r"\b(?:q(?:uyet|uy) dinh|nghi quyet|ke hoach|ket luan|huong dan|chi thi|cong van|thong bao|bien ban|bao cao|van ban)\b"
)
_TO_SIGN = r"(?: (?:da ki|ki|ghi ro|ho (?:va )?ten)(?: (?:ki|ghi|ro|ho|va|ten|dong|dau))*)?"  # "(Ký, ghi rõ họ tên)" behind the head
_SIGNED = re.compile(
    r"(?:t ?m|thay mat)(?: ban chap hanh)? (?:(?:chi bo|chi uy|cap uy).*|chi)"
    rf"|(?:(?:pho )?bi thu(?: chi bo)?|(?:pho )?bi thu chi uy){_TO_SIGN}"
)
_AUTHOR = re.compile(rf"(?:can bo |nguoi )(?:lap|lap bieu|bao cao|tong hop|lap bao cao|lap phieu|ke khai|viet bao cao)(?: bieu)?{_TO_SIGN}")
_NOT_NAME = re.compile(
    r"(?:đã )?kí.*|chữ kí.*|họ (?:và )?tên.*|ghi rõ.*|đóng dấu.*|xác nhận.*|bộ .*|lập biểu|ngày .*|.*tháng .*năm.*|chi bộ .*|đảng .*|\d.*|"
    r"trưởng .*|phó (?:trưởng|giám|chánh|chủ|phòng|bí|ban) ?.*|chánh .*|giám đốc.*|chủ tịch.*|"
    r"chuyên viên.*|nhân viên.*|kế toán.*|văn thư.*|k ?t bí thư.*|dang cong san viet nam"
)
_NO_LETTER_OF_A_NAME = re.compile(r"[\d:]|^\s*(?:[-–+•*]|[IVX]{1,4}\.)|;\s*$")
_OTHER_SIGNER = re.compile(
    r"(?:xac nhan|phe duyet|duyet|dai dien|nguoi (?:tu danh gia|duoc danh gia|khai|viet|duyet|kiem tra|xac nhan)|"
    r"thu ki|nguoi ghi(?: bien ban| chep)?|chu tri|chu toa|thu truong|lanh dao|truong phong|truong don vi|giam doc|pho giam doc|chu tich|"
    r"ke toan|chanh|cong doan|doan thanh nien|t ?l)(?!\w).*"
)
_SIGNED_BEGINS, _AUTHOR_BEGINS = frozenset(("t", "tm", "thay", "pho", "bi")), frozenset(("can", "nguoi"))
_OTHER_BEGINS = frozenset(re.findall(r"\w+", "xac phe duyet dai nguoi thu chu lanh truong giam pho ke chanh cong doan t tl"))
"""The first words of these heads, folded."""
_FIRST_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_LONGEST_DATE_LINE, _LONGEST_NAME_LINE, _FEWEST_WORDS, _MOST_WORDS = 80, 200, 2, 8


@lru_cache(maxsize=1_000)
def says_day(text: str) -> bool:
    """Tell whether a day stands in ``text`` in words, filled or not: "ngày … tháng … năm …"."""
    return ("y" in text or "Y" in text) and _DAY.search(text) is not None


def date_line(text: str) -> bool:
    """Tell whether ``text`` is the line of place and date above a signature or in a paper's head, filled or not."""
    return len(text) <= _LONGEST_DATE_LINE and (says_day(text) or _in_figures(text))


def is_place_and_date(text: str) -> bool:
    """Tell whether ``text`` is nothing but a place and a date, filled or not."""
    return (says_day(text) and _PLACE_AND_DATE.fullmatch(text) is not None) or _in_figures(text)


def _in_figures(text: str) -> bool:
    """Tell whether ``text`` is a day in figures, perhaps with its place: "Thái Nguyên, ngày 25/9/2024"."""
    if not text.rstrip(" .")[-1:].isdigit() or len(text) > _LONGEST_DATE_LINE:
        return False
    found = _IN_FIGURES.fullmatch(text)
    place = found["place"] if found is not None else None
    return found is not None and (place is None or (place[0].isupper() and _PAPERS.search(bare(place)) is None))


@lru_cache(maxsize=1_000)
def signs_for_branch(text: str) -> bool:
    """Tell whether ``text`` is the head of the secretary's signature: "T/M CHI BỘ", "BÍ THƯ"."""
    return first_word(text) in _SIGNED_BEGINS and _SIGNED.fullmatch(bare(text)) is not None


@lru_cache(maxsize=1_000)
def signs_as_author(text: str) -> bool:
    """Tell whether ``text`` is the head of the author's signature: "NGƯỜI LẬP BIỂU"."""
    return first_word(text) in _AUTHOR_BEGINS and _AUTHOR.fullmatch(bare(text)) is not None


def signs_for_others(text: str) -> bool:
    """Tell whether ``text`` is the head of a signature that no form asks for: "THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN CỦA CẤP ỦY"."""
    if first_word(text) not in _OTHER_BEGINS or text.lstrip()[:1].islower():
        return False  # "duyệt trước ngày 20": the rest of a sentence
    return not signs_for_branch(text) and _OTHER_SIGNER.fullmatch(bare(text)) is not None


def may_be_name(text: str) -> bool:
    """Tell whether a line under a signature's head may be the name: not a hint, a date, an organ, nor another head."""
    if len(text) > _LONGEST_NAME_LINE or _NO_LETTER_OF_A_NAME.search(text) or not _is_capitalised(text):
        return False
    spelled = fold(" ".join(text.split()))
    if not _FEWEST_WORDS <= spelled.count(" ") + 1 <= _MOST_WORDS or _NOT_NAME.fullmatch(spelled):
        return False
    return not (signs_for_branch(text) or signs_as_author(text))


def _is_capitalised(text: str) -> bool:
    """Tell whether more than half of the words begin with a capital; an old encoding has none for letters with a tone ("Lý Hữu ánh")."""
    letters = _FIRST_LETTER.findall(text)
    large = sum(map(str.isupper, letters))
    return 2 * large > len(letters) or 2 * large > sum(not _lost_its_capital(letter) for letter in letters)


def _lost_its_capital(letter: str) -> bool:
    return not letter.isascii() and letter.islower() and bare(letter) != letter

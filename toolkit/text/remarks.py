"""Ordinary remarks behind an answer, which confirm it and change nothing: "5 (có quyết định)", "Đạt (5/5 phiếu)"."""

from __future__ import annotations

import re

from toolkit.text.fold import bare, first_word

_BEHIND = re.compile(r"\s*(?:\((?P<within>[^()]{3,60})\)|\s[-–]\s+(?P<after>[^()\n;:,]{4,60}))\s*\.?\s*$")
_NUMBERED = re.compile(
    r"\bkế hoạch\s+(?:số\s+)?185(?:-KH/ĐU)?|(?:số\s*)?\b\d{1,4}\s?[-/]\s?[A-ZĐ][\w&]*(?:[-/][A-ZĐ]\w*)*"
    r"|ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4}",
    re.IGNORECASE,
)
_ALL_VOTES = re.compile(r"\b(\d{1,3})/\1 (?:số )?phiếu(?: (?:tán thành|đồng ý))?|\b100\s?%(?: (?:số )?phiếu)?", re.IGNORECASE)
_DOES = r"bao cao|xac nhan|kiem tra|doi chieu|gui|nop|thong nhat|thong qua|bieu quyet|hop|ban hanh|cong nhan|luu"
_PAPER = r"quyet dinh|qd|bien ban|bb|nghi quyet|nq|thong bao|tb|van ban|vb|cong van|cv|to trinh|ho so|minh chung|danh sach|phu luc"
_BESIDE = (
    r"co|xem|kem|theo|dinh|da|duoc|cua|voi|tai|trong|cuoc|du|day du"
    r"|chi bo|chi uy|dang uy|dang bo|cap uy|co quan|don vi|lanh dao|so|cap tren"
)
_REMARK = re.compile(rf"(?:(?:{_BESIDE}) )*(?:{_DOES}|{_PAPER})(?: (?:{_BESIDE}|{_DOES}|{_PAPER}))*")
_OF_FIGURES = re.compile(r"so lieu(?: (?:da|tinh|den|het|k[iy]|trong|nay|thang|qu[iy]|nam))+")
"""What such remarks say, folded, and no other word: none that denies, plans, compares or speaks of another time."""
_WHOLE, _PARTS, _DIGITS = re.compile(r"\s*(\d{1,4})(?![\d.,/%])"), re.compile(r"(?<![\d.,/])(\d{1,4})\s+[^\W\d_]"), re.compile(r"\d+")
_YES, _SINCE = "co", re.compile(r"(?:tu|ket nap|vao dang|chinh thuc|bo nhiem)(?: (?:tu|ngay|thang|nam|vao|dang))*(?: \d{1,4}){1,3}")
"""Since when a yes is one: "Có (từ năm 2022)", "Có (kết nạp ngày 03/2/2014)"; behind a number it would count another time."""
_LONGEST, _DENIES = 200, ("khong", "chua", "0", "00")


def without_remark(text: str) -> str:
    """Return an answer without the remark behind that confirms it; the same text where there is none, or a word of it may turn it.

    What denies ("Không (đã có báo cáo)") keeps what stands behind it.
    """
    if len(text) > _LONGEST or not (text.rstrip(" .").endswith(")") or " - " in text or " – " in text):
        return text
    found = _BEHIND.search(text)
    answer = text[: found.start()].rstrip() if found is not None else ""
    if found is None or not answer or first_word(answer) in _DENIES:
        return text
    said = found["within"] or found["after"]
    plain = bare(_ALL_VOTES.sub(" biểu quyết ", _NUMBERED.sub(" văn bản ", said)))
    if _counts_up(answer, said) or (bare(answer) == _YES and _SINCE.fullmatch(bare(said))):
        return answer
    return answer if _REMARK.fullmatch(plain) or _OF_FIGURES.fullmatch(plain) else text


def _counts_up(answer: str, said: str) -> bool:
    """Tell whether a remark behind a number only says what it is the sum of: "03 (02 tin, 01 bài)"."""
    whole, parts = _WHOLE.match(answer), _PARTS.findall(said)
    return whole is not None and len(parts) > 1 and int(whole[1]) == sum(map(int, parts)) and len(parts) == len(_DIGITS.findall(said))

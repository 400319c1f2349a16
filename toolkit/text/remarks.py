"""Ordinary remarks behind an answer, which confirm it and change nothing: "5 (có quyết định)", "Có - đã báo cáo chi bộ"."""

from __future__ import annotations

import re

from toolkit.text.fold import bare

_BEHIND = re.compile(r"\s*(?:\((?P<within>[^()]{4,60})\)|\s[-–]\s+(?P<after>[^()\n;:,.\d]{4,60}))\s*\.?\s*$")
_BEGINS = r"(?:co|kem|kem theo|dinh kem|theo|da|duoc|xac nhan)"
_DOES = r"(?:bao cao|xac nhan|kiem tra|doi chieu|gui|nop|thong nhat|thong qua|bieu quyet|hop|ban hanh|cong nhan|ghi nhan|luu|kem|theo|dinh)"
_PAPER = (
    r"(?:quyet dinh|qd|bien ban|bb|nghi quyet|nq|thong bao|tb|van ban|vb|cong van|cv|to trinh|ho so|minh chung|danh sach|phu luc|bao cao)"
)
_WHO = r"(?:chi bo|chi uy|dang uy|dang bo|cap uy|co quan|don vi|lanh dao|so|cap tren)"
_OF_FIGURES = r"so lieu(?: (?:da|tinh|den|het|k[iy]|trong|nay|thang|qu[iy]|nam))+"
_REMARK = re.compile(rf"{_BEGINS}(?: (?:{_DOES}|{_PAPER}|{_WHO}|cua|voi|tai|trong|cuoc|day du|du))+|{_OF_FIGURES}")
"""What such a remark says, folded, and no other word: none that denies, plans, compares or speaks of another time."""


def without_remark(text: str) -> str:
    """Return an answer without the remark behind that confirms it; the same text where there is none, or a word of it may turn it."""
    found = _BEHIND.search(text)
    if found is None or not text[: found.start()].strip():
        return text
    said = bare(found["within"] or found["after"])
    return text[: found.start()].rstrip() if _REMARK.fullmatch(said) else text

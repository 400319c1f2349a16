"""Find the lines of the head: type and abstract, organs and star, what stands below the number and under the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.model.layout import Align, LaidParagraph
from toolkit.text.fold import fold

TITLE = "đảng cộng sản việt nam"
MOTTO = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập tự do hạnh phúc")
CODES = {
    "nghị quyết": ("NQ",),
    "quyết định": ("QĐ",),
    "quy định": ("QĐ", "QĐi"),
    "chỉ thị": ("CT",),
    "kết luận": ("KL",),
    "quy chế": ("QC",),
    "thông tri": ("TT",),
    "hướng dẫn": ("HD",),
    "thông báo": ("TB",),
    "báo cáo": ("BC",),
    "kế hoạch": ("KH",),
    "quy hoạch": ("QH",),
    "biên bản": ("BB",),
    "chương trình": ("CTr",),
    "đề án": ("ĐA",),
    "phương án": ("PA",),
    "dự án": ("DA",),
    "tờ trình": ("TTr",),
}
_TYPES = {fold(name): name for name in CODES}
_OTHER_TYPES = re.compile(r"(phiếu|giấy|thông cáo|tuyên bố|thư|lời kêu gọi|chiến lược|cương lĩnh)\b")
_NO_TYPE = re.compile(r"(phần|chương|mục|điều) (thứ|mở đầu|\d|[ivx]+\b)|(phụ lục|sổ|tài liệu)\b|((thượng )?khẩn|hỏa tốc)?$")
_DAY = re.compile(
    r"ngày\W{0,4}[\d\W]{0,20}tháng\W{0,4}[\d\W]{0,15}năm|^[^,.;:]{2,40},\s*ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$", re.IGNORECASE
)
_STAR = re.compile(r"[*✱∗﹡＊\s]+")
_LINE = re.compile(r"[-–—_=]{2,}")
_AUTHORS = ("của ", "kết luận của ", "ban thường vụ", "ban chấp hành", "đảng ủy", "chi bộ", "ủy ban kiểm tra", "đại hội")
_TOP = ("ban chấp hành trung ương", "bộ chính trị", "ban bí thư", "tỉnh ủy", "thành ủy", "quân ủy trung ương", "đại hội")


def type_of(text: str) -> str:
    """Return the type that a line names or begins with ("báo cáo", also of "BÁO CÁO KIỂM ĐIỂM"), "" where there is none."""
    said = fold(text)
    return _TYPES.get(said) or next((name for folded, name in _TYPES.items() if said.startswith(f"{folded} ")), "")


def names_a_type(text: str) -> bool:
    """Tell whether a line is the name of a type and nothing else."""
    said = fold(text)
    return said in _TYPES or bool(_OTHER_TYPES.match(said))


def type_line(said: Sequence[LaidParagraph], top: int) -> tuple[LaidParagraph | None, int]:
    """Return the line that names the type and its place: a word of the list, else the first line of capitals in the middle."""
    near = []
    for at, one in enumerate(said[top + 1 : top + 8], start=top + 1):
        if fold(one.text).startswith(("kính gửi", "kính trình")):
            break
        near.append((one, at))
    for one, at in near:
        if fold(one.text) in _TYPES or (names_a_type(one.text) and one.text.isupper() and len(one.text) < 60):
            return one, at
    return next(((one, at) for one, at in near if _stands_as_type(one)), (None, top))


def _stands_as_type(one: LaidParagraph) -> bool:
    return (
        one.text.isupper()
        and one.align is Align.CENTER
        and not one.spot.table
        and not one.spot.in_box
        and not _NO_TYPE.match(fold(one.text))
    )


def abstract(said: Sequence[LaidParagraph], at: int, dashes: LaidParagraph | None) -> tuple[LaidParagraph, ...]:
    """Return what stands between type and dashes; without dashes the lines in the middle that follow, or one without a full stop."""
    if dashes is not None:
        return tuple(said[at + 1 : said.index(dashes)])
    found: list[LaidParagraph] = []
    for one in said[at + 1 : at + 6]:
        if one.align is not Align.CENTER or fold(one.text).startswith("kính") or (found and names_an_author(one.text)):
            break
        found.append(one)
    first = said[at + 1] if at + 1 < len(said) else None
    if not found and first is not None and len(first.text) < 300 and first.text[-1] not in ".:;,./":
        found.append(first)
    return tuple(found)


def names_an_author(text: str) -> bool:
    """Tell whether a line in capitals is the name of who decides: part of the type ("CỦA BAN THƯỜNG VỤ …") or over "QUYẾT ĐỊNH:"."""
    return text.isupper() and fold(text).startswith(_AUTHORS)


def is_day_line(one: LaidParagraph) -> bool:
    """Tell whether a line is place and day."""
    return bool(_DAY.search(one.text)) and len(one.text) < 90 and one.text[:1] not in "(-" and one.align is not Align.JUSTIFY


def is_draft(one: LaidParagraph) -> bool:
    """Tell whether a line marks a draft."""
    return fold(one.text).startswith("dự thảo") and len(one.text) < 30


def star(head: Sequence[LaidParagraph], title: LaidParagraph | None, number: LaidParagraph | None) -> LaidParagraph | None:
    """Return the star, or the dashes that stand for it above the number; stars under the title are a line that is typed."""
    aside = [one for one in head if title is None or not _same_side(one, title)]
    found = next((one for one in aside if _STAR.fullmatch(one.text)), None)
    if found is not None or number is None or number not in aside:
        return found
    above = aside[: aside.index(number)]
    return next((one for one in reversed(above) if _LINE.fullmatch(one.text) and _in_a_column(one, number)), None)


def _same_side(one: LaidParagraph, title: LaidParagraph) -> bool:
    return one.spot.table == title.spot.table and one.spot.cell == title.spot.cell and bool(title.spot.table or title.spot.cell)


def organs(
    said: Sequence[LaidParagraph],
    title: LaidParagraph | None,
    number: LaidParagraph | None,
    star: LaidParagraph | None,
    day: LaidParagraph | None,
) -> tuple[tuple[LaidParagraph, ...], tuple[LaidParagraph, ...]]:
    """Return the lines of the superior and of the organ that issues: those above the number, or above the star where there is none."""
    last = number if number is not None and (star is None or said.index(star) < said.index(number)) else star
    if last is None:
        return (), ()
    names = []
    for one in said[: said.index(last)]:
        if one is title or one is day or fold(one.text) in MOTTO or one.text.startswith("(") or not any(map(str.isalpha, one.text)):
            continue
        same = one.spot.table == last.spot.table and (_in_a_column(one, last) or one.align is None)
        if same or (title is not None and one.spot.table and one.spot.table == last.spot.table and one.spot.cell < title.spot.cell):
            names.append(one)
    if len(names) < 2:
        return (), tuple(names)
    own = next((at for at, one in enumerate(names) if at and fold(one.text).startswith(("đảng ủy", "chi bộ", "ban thường vụ"))), None)
    cut = own if own is not None else next((at for at, one in enumerate(names) if at and _is_bold(one)), len(names) - 1)
    return tuple(names[:cut]), tuple(names[cut:])


def _in_a_column(one: LaidParagraph, other: LaidParagraph) -> bool:
    """Tell whether two lines stand below each other; without a table a line is whole (0) or a half: the left (1), the right (2)."""
    return one.spot.cell == other.spot.cell or (not other.spot.table and 2 not in (one.spot.cell, other.spot.cell))


def has_no_superior(organ: str) -> bool:
    """Tell whether the guide has an organ stand alone: the Centre, a province's committee, a congress."""
    return fold(organ).startswith(_TOP)


def _is_bold(one: LaidParagraph) -> bool:
    return bool(one.words) and all(run.bold for run in one.words)


def below_number(said: Sequence[LaidParagraph], number: LaidParagraph, type: LaidParagraph | None) -> tuple[LaidParagraph, ...]:
    """Return the lines under the number in its cell (a letter's abstract, a draft mark)."""
    found = []
    for one in said[said.index(number) + 1 :]:
        if one.spot.table != number.spot.table or one is type or fold(one.text).startswith("kính"):
            break
        if number.spot.table and one.spot.cell == number.spot.cell:
            found.append(one)
        elif not number.spot.table and (one.align is None or is_day_line(one)):
            continue
        elif not number.spot.table:
            if one.align is Align.JUSTIFY or not one.words or not one.words[0].italic:
                break
            found.append(one)
    return tuple(found)


def under_title(every: Sequence[LaidParagraph], title: LaidParagraph | None, day: LaidParagraph | None) -> list[LaidParagraph]:
    """Return the title and what stands between it and the date, for a title in a box also the paragraph that holds the box."""
    if title is None:
        return []
    start = every.index(title)
    host = next((one for one in reversed(every[:start]) if not one.spot.in_box), None) if title.spot.in_box else None
    stop = every.index(day) if day is not None and every.index(day) > start else start + 3
    near = [one for one in every[start : stop + 1] if one.spot.cell == title.spot.cell or one.spot.in_box or not title.spot.table]
    return [host, *near] if host is not None else near


def drawn_between(every: Sequence[LaidParagraph], above: LaidParagraph | None, below: LaidParagraph | None) -> bool:
    """Tell whether a line is drawn between two lines of the same column."""
    if above is None or below is None:
        return False
    between = every[every.index(above) : every.index(below)]
    return any(one.rules for one in between if one.spot.table == above.spot.table and one.spot.cell == above.spot.cell)


def drawn_aside(
    every: Sequence[LaidParagraph], under: Sequence[LaidParagraph], names: Sequence[LaidParagraph], end: LaidParagraph | None
) -> list[float]:
    """Return the lengths of lines that are fixed to other paragraphs of the head: Word fixes a line to where the cursor was.

    What hangs below the organ's name stands for the star.
    """
    head = every[: every.index(end)] if end is not None else ()
    below = head[head.index(names[-1]) :] if names and names[-1] in head else ()
    organ = {id(one) for one in below if one.spot.table and one.spot.cell == names[-1].spot.cell}
    return [length for one in head if id(one) not in organ and one not in under for length in one.rules]

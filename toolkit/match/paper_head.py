"""What the head of a paper says of its period and its day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise

from toolkit.model.period import Period, PeriodKind
from toolkit.text.fold import bare
from toolkit.text.values import parse_date, parse_period

_LONGEST_PERIOD = 60
_BEHIND_TITLE = re.compile(
    r"(?:\([^()]{4,60}\)|\b(?:(?:\d|sáu|chín) tháng|\dT|quý|tháng|năm)\b[^()]{0,30}\b20\d\d(?:\s*\([^()]{4,40}\))?"
    r"|\bQ\.?\s?(?:[1-4]|IV|I{1,3})\s?[./-]\s?(?:20)?\d\d|\b(?:IV|I{1,3})\s?/\s?20\d\d"
    r"|\b(?:quý|năm)\b[^()]{3,20}\btừ\b[^()]{8,40}|\btừ\b[^()]{8,40}\b20\d\d|(?<![-–/\d])(?<![-–/\d]\s)\b20\d\d(?:\s?[-–]\s?20\d\d)?)\s*$",
    re.IGNORECASE,
)
"""What stands at the end of a title that is not of its capitals: "2024", "năm 2024", "(Quý III năm 2024)", "từ 01/7/2024 đến …"."""
_NO_PERIOD = re.compile(r"^(?!.*\bden\b).*\bngay\b|ke hoach|\btruoc\b")
_TITLED = re.compile(r".*\b(?:phieu|bieu|bao cao|danh sach|dang k[iy]|ket qua)\b")
_TITLE_BEGINS = 14
"""Of a title in ordinary letters the kind of the paper stands in the first words: "Báo cáo kết quả", "Kết quả xây dựng …"."""
_BETWEEN = re.compile(r"\n|\s[·•|]\s")
_BEFORE_PERIOD = re.compile(r"^(?:(?:(?:danh cho|doi voi) )?(?:tap the|ca nhan) |(?:mau )?(?:so )?0?\d ?[a-z]{2} )+(?=nam )")
"""For whom a form is and its code, folded, before the year on their line: "đối với tập thể – năm 2024", "(Mẫu 01-ĐK – Năm 2025)"."""
_YEAR = re.compile(r"\s*20\d\d\s*")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*")
"""For whom a form is, behind its title or below it: "(đối với tập thể)"."""
_DIGIT = re.compile(r"\d")
_BRANCH = re.compile(r"\s*(?:chi b[ộo]|cb|đơn vị|don vi)\s", re.IGNORECASE)
_BEHIND_IT = re.compile(r"\s+[-–—|]+\s+|\s*[,;]\s+|\s+(?=\()")


def branch_and_period(line: str) -> tuple[str, str]:
    """Part a line that names a branch and its period behind a dash or comma ("CB QLNL - Quý I/2024"); the second is empty elsewhere."""
    if _BRANCH.match(line):
        for between in _BEHIND_IT.finditer(line):
            behind = line[between.end() :].strip()
            if _DIGIT.search(line[: between.start()]):
                break
            if _BEHIND_TITLE.fullmatch(behind) and parse_period(behind) is not None:
                return line[: between.start()], behind
    return line, ""


def lines_of_head(heading: str) -> list[str]:
    """Return the lines of a paper's head; what dots or strokes part on one, as in the head of a page, stand on lines of their own."""
    return _BETWEEN.split(heading)


def unit_and_period(answer: str) -> tuple[str, str]:
    """Part an answer that names a branch and its period, "Quản lý Năng lượng - Quý I/2024"; the second is empty elsewhere."""
    if not _DIGIT.search(answer):
        return answer, ""
    return branch_and_period(answer if _BRANCH.match(answer) else f"Chi bộ {answer}")


def period_in_heading(heading: str) -> Period | None:
    """Return the one period that the heading of a form names ("Quý III năm 2024"), or ``None``."""
    lines = [line for line in lines_of_head(heading) if line.strip() and (_DIGIT.search(line) or not _ASIDE.fullmatch(line))]
    found = {period for above, line in pairwise(["", *lines]) if _DIGIT.search(line) and (period := _period_of(line, above)) is not None}
    parts = {period for period in found if period.kind not in (PeriodKind.YEAR, PeriodKind.STAGE)}
    if len(parts) == 1 and all(period.year == next(iter(parts)).year for period in found):
        return parts.pop()
    return found.pop() if len(found) == 1 else None


def _is_title(text: str, above: str) -> bool:
    """Tell whether what stands before a period is a title: in capitals, or in ordinary letters by what it begins with and is about.

    It may begin on the line above, in capitals: "BÁO CÁO KẾT QUẢ" over "xây dựng, nhân rộng điển hình tiêu biểu quý I/2024".
    """
    begins = (text, above) if above.isupper() and text.lstrip(" (")[:1].islower() else (text,)
    return text.isupper() or ("ình tiêu biểu" in text and any(_TITLED.match(bare(line)[:_TITLE_BEGINS]) for line in begins))


@lru_cache(maxsize=100)
def _period_of(line: str, above: str) -> Period | None:
    """Return the period that a line of the head announces: all of a short one, the end of a title, a year alone below one."""
    if behind := branch_and_period(line)[1]:
        return parse_period(behind)
    if _NO_PERIOD.search(bare(line)):
        return None
    if _YEAR.fullmatch(line):
        return parse_period(line) if _ASIDE.sub("", above).isupper() and _TITLED.match(bare(above)) else None
    tail = _BEHIND_TITLE.search(line)
    if tail is not None and _YEAR.fullmatch(tail[0]) and line.isupper() and _TITLED.match(bare(line)):
        finer = parse_period(line[-_LONGEST_PERIOD:])
        return finer if finer is not None and finer.kind is not PeriodKind.STAGE else parse_period(tail[0])
    ends = [tail[0]] if tail is not None and _is_title(line[: tail.start()], above) else []
    ends += [line] if len(line) <= _LONGEST_PERIOD else [line[-_LONGEST_PERIOD:]] if line.isupper() else []
    return next((period for end in reversed(ends) if (period := parse_period(end)) is not None and _announces(end, period)), None)


def _announces(line: str, period: Period) -> bool:
    """Tell whether a line says its period by a word; a year must be the year of the paper ("(2024)", not "Năm tuyển dụng", "2005")."""
    spelled = _BEFORE_PERIOD.sub("", bare(_ASIDE.sub(" ", line)) or bare(line))
    return (
        period.kind is not PeriodKind.YEAR
        or re.fullmatch(r"\s*\(\s*20\d\d\s*\)\s*", line) is not None
        or re.match(r"(?:ca )?nam (?:hoc )?\d", spelled) is not None
        or _TITLED.match(spelled) is not None
    )


def date_in_heading(heading: str) -> date | None:
    """Return the one whole date that the paper's head bears ("…, ngày 17 tháng 3 năm 2024"), or ``None``."""
    lines = [
        line
        for line in heading.split("\n")
        if "ngay" in bare(line) and not re.search(r"ke hoach|kem theo|quyet dinh|huong dan|sinh|vao dang|cap ngay|ngay cap", bare(line))
    ]
    found = {day for line in lines if (day := parse_date(line)) is not None}
    return found.pop() if len(found) == 1 else None

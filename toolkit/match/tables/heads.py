"""Rows that head the pairs below them and ask nothing: "Nội dung | Trả lời | Ghi chú", "Có | Không"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import takewhile

from toolkit.match.pieces import Content
from toolkit.match.rows import filled, is_number
from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Cell, Table
from toolkit.text.asides import aside
from toolkit.text.choices import as_boxes, has_tick, only_marks
from toolkit.text.fold import bare, first_word, fold
from toolkit.text.values import is_blank

_LONGEST_HEAD, _WIDTHS = 40, range(2, 5)
_OPTIONS, _OPTIONS_BEGIN = ("có", "không"), ("co", "khong")
FEWEST_HEADS = 2
_FAR_ABOVE = 40
_OF_QUESTIONS = re.compile(
    r"tieu chi bao cao|(?:noi dung|thong tin|cac muc|muc|hang muc|chi tieu|cau hoi|noi dung thong tin)(?: can)?"
    r"(?: (?:ke khai|khai|bao cao|dang k[iy]|hoi|tra loi|cung cap))?"
)
"""What the column of the questions is called, folded, where a table has a head for them."""
_COMPARES = re.compile(r"(?:t[yi] le(?: (?:dat|thuc hien|hoan thanh))?|so sanh(?: .*)?|(?:muc )?tang giam|chenh lech)(?: ky truoc)?")
"""What the column is called, folded, that compares the answers with those of a column of remarks beside them."""
_OF_EXPLANATIONS = frozenset(
    (
        "dien giai",
        "thuyet minh",
        "giai trinh",
        "giai thich",
        "chi tiet",
        "dien giai chi tiet",
        "noi dung chi tiet",
        "ten cu the",
        "danh sach",
    )
)
_OF_ANSWERS = frozenset(
    {"ket qua", "ket qua thuc hien", "tra loi", "noi dung tra loi", "phan tra loi", "thong tin", "thong tin tra loi", "noi dung ke khai"}
    | {"so luong", "so lieu", "chi bo ghi", "ke khai", "chi bo ke khai", "don vi ke khai", "phan ke khai", "phan khai", "thong tin ke khai"}
)
"""What the column of the answers beside it is called."""


_HOW_TO_FILL = re.compile(
    r"(?:neu co|(?:khong )?bat buoc|tuy chon"
    r"|ngay thang nam|dd mm yyyy|ho (?:va )?ten|ghi (?:bang so|ro|day du|cu the|ro ho ten)(?: [a-z]+){0,4}"
    r"|mot hoac nhieu nhom|theo mau|chon (?:mot|1)(?: [a-z]+){0,4}|co khong|dat chua dat|phai do dem duoc"
    r"|theo ket qua nam gan nhat|so luong|bang so)"
)
"""What a form prints in brackets behind the place of an answer, folded."""
_CHECKED = frozenset(("ok", "da kiem tra", "da doi chieu", "da xac nhan", "da ra soat"))
_UNITS = frozenset(
    ("nguoi", "cai", "tin", "bai", "tin bai", "bai viet", "sang kien", "giai phap", "tap the", "ca nhan", "dien hinh", "luot", "mo hinh")
) | {"dong chi", "d c", "can bo", "dang vien", "thanh vien", "truong hop", "%"}
"""What the numbers of the forms count, as a column beside them names it."""


def heads_questions(text: str) -> bool:
    """Tell whether a text is what the column of the questions is called."""
    return len(text) <= _LONGEST_HEAD and _OF_QUESTIONS.fullmatch(bare(text)) is not None


def heads_answers(text: str) -> bool:
    """Tell whether a text is what the column of the answers is called."""
    return len(text) <= _LONGEST_HEAD and bare(text) in _OF_ANSWERS


def heads_of_answers(cells: Sequence[Cell]) -> set[int] | None:
    """Return the columns of remarks (from 1) that a head for questions and answers announces; ``None`` for any other row."""
    said = cells[is_number(cells[0].text) :]
    if len(said) < FEWEST_HEADS or not heads_questions(said[0].text):
        return None
    asides = _columns_aside(said[1:])
    answered = sum(heads_answers(cell.text) for cell in said[1:])
    told = answered + len([cell for cell in said[1:] if answered and _explains(cell)]) == len(said) - 1
    return asides if (asides and len(said) > FEWEST_HEADS) or told else None


def explaining_columns(cells: Sequence[Cell]) -> set[int]:
    """Return the columns (from 1) behind that of the answers where these are explained: "Kết quả | Diễn giải"."""
    answered = next((number for number, cell in enumerate(cells) if heads_answers(cell.text)), len(cells))
    return {column for cell in cells[answered:] if _explains(cell) for column in spanned(cell)}


def _explains(cell: Cell) -> bool:
    return bare(cell.text) in _OF_EXPLANATIONS


def columns_aside(table: Table, index: int) -> set[int]:
    """Return the columns (from 1) that a row of heads above the one at ``index`` announces as remarks or scores; an empty row ends them.

    Beside heads that count items, "Điển hình 1 | Điển hình 2", so are all others but the first.
    """
    above = takewhile(lambda row: any(cell.text.strip() for cell in row), reversed(table.rows[max(0, index - _FAR_ABOVE) : index]))
    asides = (cell for row in above for cell in (*(cell for cell in row if aside(cell.text)), *_beside_counted(row)))
    return {column for cell in asides for column in spanned(cell)}


def _beside_counted(row: Sequence[Cell]) -> list[Cell]:
    """Return the heads between that of the questions and heads that count items, if a row has two such at least."""
    heads = filled(row)
    if len(heads) <= FEWEST_HEADS or not heads_questions(heads[0].text):
        return []
    stems = [text.rstrip("0123456789").strip() if (text := cell.text.strip())[-1:].isdecimal() else "" for cell in heads[1:]]
    counted = [stem for stem in stems if stem and stems.count(stem) > 1]
    return [cell for cell, stem in zip(heads[1:], stems, strict=True) if counted and stem not in counted]


def remark_columns(cells: Sequence[Cell], asides: Set[int]) -> set[int]:
    """Return those of the ``asides`` that the heads call remarks: not scores, plans, other periods."""
    return {column for cell in cells if asides and bare(cell.text) == "ghi chu" for column in spanned(cell) if column in asides}


def _columns_aside(cells: Sequence[Cell]) -> set[int]:
    """Return the columns of remarks, and of what compares the answers with one of them."""
    asides = {column for cell in cells if aside(cell.text) for column in spanned(cell)}
    return asides | {column for cell in cells if asides and _COMPARES.fullmatch(bare(cell.text)) for column in spanned(cell)}


def spanned(cell: Cell) -> range:
    """Return the columns (from 1) that a cell stands in."""
    first = cell.place.column or 0
    return range(first, first + cell.columns)


def option_columns(cells: Sequence[Cell]) -> dict[int, str]:
    """Return which column (from 1) a row of heads gives to "Có" and which to "Không"; none for any other row."""
    if len(cells) not in _WIDTHS:
        return {}
    heads = [cell for cell in cells if first_word(cell.text) in _OPTIONS_BEGIN and fold(cell.text) in _OPTIONS]
    if len(heads) < len(_OPTIONS):
        return {}
    found = {cell.place.column or 0: cell.text.strip() for cell in heads}
    return found if len(found) == len(_OPTIONS) == len(set(map(fold, found.values()))) else {}


def marked_options(beside: Sequence[Cell], options: Mapping[int, str]) -> Content | None:
    """Bring marks in columns headed "Có" and "Không" into the one form that the choice reader knows."""
    if not options:
        return None
    headed = [(options[cell.place.column or 0], cell) for cell in beside if (cell.place.column or 0) in options]
    marks = all(is_blank(cell.text) or only_marks(cell.text) or isinstance(cell.value, bool) for _, cell in headed)
    if len(headed) < len(_OPTIONS) or not marks:
        return None
    text = as_boxes((option, _is_ticked(cell)) for option, cell in headed)
    told = next((cell for _, cell in headed if _is_ticked(cell)), headed[0][1])
    return Content(text, told.place, stands=told.text)


def _is_ticked(cell: Cell) -> bool:
    """Tell whether a cell holds a tick; a box of Excel that is linked to its cell says there whether it is ticked."""
    return cell.value if isinstance(cell.value, bool) else has_tick(cell.text)


def aside_columns(cells: Sequence[Cell], words: Words) -> set[int]:
    """Return the columns (from 1) that a row of heads announces as remarks or scores; none for any other row.

    Labels of questions may stand in such a row, but then all others are labels too and the remarks come last.
    """
    if len(cells) <= FEWEST_HEADS or not any(map(aside, [cell.text for cell in cells[1:]])):
        return set()
    first = int(is_number(cells[0].text))
    found = _columns_aside(cells[1 + first :])
    others = [cell for cell in cells[first:] if cell.place.column not in found]
    if first + len(others) < FEWEST_HEADS or not found:
        return set()
    labels = sum(words.score(cell.text) >= LIKELY for cell in others)
    last = len(others) >= FEWEST_HEADS and min(found) > max(cell.place.column or 0 for cell in others)
    return found if not labels or (labels == len(others) and last) else set()


def without_remarks(beside: Sequence[Cell], explained: Set[int]) -> list[Cell]:
    """Return the cells beside a label that say something.

    What stands in brackets behind an empty cell is a remark ("(theo QĐ số 5)"); behind an answer, what the form itself prints there is none
    of it: how to fill in, what a number counts; nor what stands there in columns where answers are ``explained``.
    """
    said: list[Cell] = []
    gap = False
    for cell in beside:
        text = cell.text.strip()
        gap = gap or not text
        if said and explained and set(spanned(cell)) <= explained:
            continue
        if text and not (gap and text.startswith("(") and text.endswith(")")) and not (said and _is_printed(text, said[-1].text)):
            said.append(cell)
    return said


def without_hint(cell: Cell) -> Cell:
    """Return a cell without the line below its own that only says how to fill in: "Lập biểu" over "(họ và tên)"."""
    text, _, last = cell.text.rstrip().rpartition("\n")
    last = last.strip()
    hint = bool(text.strip()) and last.startswith("(") and last.endswith(")") and _HOW_TO_FILL.fullmatch(bare(last)) is not None
    return cell._replace(text=text.rstrip()) if hint else cell


def _is_printed(text: str, answer: str) -> bool:
    """Tell whether a cell behind an answer only says how to fill in, what the number there counts, or that somebody checked it."""
    plain = bare(text)
    if text.startswith("(") and text.endswith(")"):
        return _HOW_TO_FILL.fullmatch(plain) is not None
    return plain in _CHECKED or (answer.strip().isdigit() and plain in _UNITS)

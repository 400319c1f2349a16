"""Columns of a criterion's result that are headed by a choice each: "Đạt | Chưa đạt", or "Đạt" alone."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.pieces import Content
from toolkit.match.struck import outside
from toolkit.match.words import chooses_plainly
from toolkit.model.document import EmphasisKind
from toolkit.text.choices import as_boxes, has_tick, only_marks
from toolkit.text.fold import bare
from toolkit.text.values import is_blank

_NOT_TICKED = "Trong cột Đạt không đánh dấu; đã hiểu là “Chưa đạt”."
_ALL_STRUCK = "Dấu đánh trong cột Đạt, Chưa đạt bị gạch bỏ."
_NO = ("khong", "chua", "0", "k", "false")
_IN_YES, _IN_NO, _SHORTEST_WORDS = ("dat", "co", "co dat", "true"), ("chua dat", "khong dat", "co", "true"), 3


def two_columns(yes: Content, no: Content) -> Content:
    """Bring a column for "Đạt" and one for "Chưa đạt" into the one form that the choice reader knows."""
    chosen, refused = _marked(yes), _marked(no)
    text = as_boxes((("Đạt", chosen), ("Chưa đạt", refused)))
    other = next((one.text for one, words in ((yes, _IN_YES), (no, _IN_NO)) if not _marks_or(words, one)), "")
    doubt = f"Trong cột Đạt, Chưa đạt ghi “{other[:40]}”." if other else ""
    if not doubt and not (chosen or refused) and (_is_struck(yes) or _is_struck(no)):
        doubt = _ALL_STRUCK
    told = yes if chosen or not refused else no
    return Content(text, told.place, doubt=doubt, stands=None if chosen and refused else told.text)


def one_column(yes: Content) -> Content:
    """Bring a column for "Đạt" alone into the same form; a box that is linked to its cell and not ticked says "FALSE", for a look."""
    if chooses_plainly(yes.text):
        return yes
    chosen, refused = _marked(yes), bare(yes.text) in _NO
    text = as_boxes((("Đạt", chosen), ("Chưa đạt", refused)))
    doubt = _NOT_TICKED if refused else "" if _marks_or(_IN_YES, yes) else f"Trong cột Đạt ghi “{yes.text[:40]}”."
    return Content(text if chosen or refused else "", yes.place, doubt=doubt, stands=yes.text)


def _marks_or(words: Sequence[str], content: Content) -> bool:
    """Tell whether a cell in a column for one choice holds marks, a number, or words that mean that choice or nothing."""
    said = bare(content.text)
    return len(said) < _SHORTEST_WORDS or only_marks(content.text) or said in words or said in _NO


def _is_struck(content: Content) -> bool:
    """Tell whether the mark in a column was struck out, as one does who put it into the wrong one."""
    return (
        bool(content.emphasis) and bool(content.text.strip()) and not outside(content.text, content.emphasis, EmphasisKind.STRIKE).strip()
    )


def _marked(content: Content) -> bool:
    if isinstance(content.value, bool):
        return content.value
    if _is_struck(content):
        return False
    if is_blank(content.text) or bare(content.text) in _NO:
        return False
    return not only_marks(content.text) or has_tick(content.text)

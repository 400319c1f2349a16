"""Columns of a table of criteria under heads that no wording knows: the results by the choices below them, the evidence as what is left.

``aspects_by_choices`` tells what is sure: "Kết luận" over "☒ Đạt ☐ Chưa đạt". What ``aspects_by_cells`` adds is for a person's eye.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from toolkit.match.rows import filled, is_first, is_number
from toolkit.match.words import (
    CHOSEN,
    EVIDENCE,
    LIKELY,
    POSSIBLE,
    REFUSED,
    RESULT,
    Words,
    chooses_plainly,
    looks_like_result,
)
from toolkit.model.definitions import Plan
from toolkit.model.document import Cell, Table
from toolkit.text.asides import aside
from toolkit.text.choices import has_box, has_tick, only_marks
from toolkit.text.fold import bare, first_word, fold
from toolkit.text.known_words import says_little, words_outside

_FEWEST_CELLS, _MOST_CELLS = 3, 4
_FEWEST, _MOST_ROWS, _FEWEST_WORDS = 2, 12, 4
_BOTH = "dat chua dat"
_OWN = re.compile(r"\btu (?:danh gia|cham|nhan|xep|cho)\b")
_YES_OR_NO = {"có": CHOSEN, "không": REFUSED}
_COUNTS = re.compile(r"\s*\d{1,3}(?:[.,/]\d{1,3})?\s*(?:đ|điểm)?\s*")
_NAMES = ("tieu chi", "noi dung tieu chi", "noi dung cac tieu chi", "cac tieu chi", "ten tieu chi")
_NAMES_BEGIN = frozenset(name.partition(" ")[0] for name in _NAMES)


def chooses(text: str) -> bool:
    """Tell whether a cell holds nothing but the choice of a result: "Đạt", "☒ Đạt ☐ Chưa đạt"."""
    return looks_like_result(text) and (has_tick(text) or has_box(text) or chooses_plainly(text) or bare(text) == _BOTH)


def aspects_by_choices(table: Table, index: int, known: Mapping[int, str], words: Words) -> dict[int, str]:
    """Return the heads of the row at ``index``, the ``known`` ones and the result's column, told by the choices below it.

    What is left beside it is the evidence, if one column alone is a little like it.
    """
    if {RESULT, CHOSEN, REFUSED} & set(known.values()):
        return dict(known)
    row = table.rows[index]
    unknown = _unknown(table, index, known)
    results = [column for column in unknown if _begins_with_choices(table, index, column)]
    if len(results) > 1:
        results = _own_of_alike(table, index, results)
    if len(results) != 1:
        return dict(known)
    found = {**known, results[0]: RESULT}
    if EVIDENCE not in found.values():
        others = [column for column in unknown if column not in results and not aside(row[column].text)]
        like = {column: best for column in others if (best := words.aspects.best(row[column].text)) is not None}
        alike = [column for column, best in like.items() if best.target == EVIDENCE and best.score >= POSSIBLE]
        found |= {alike[0]: EVIDENCE} if len(alike) == 1 else {}
    return found


def yes_and_no(row: Sequence[Cell], heads: Mapping[int, str]) -> dict[int, str]:
    """Return the heads with "Có" and "Không" as those of a result that is met or not, where no others are."""
    if {RESULT, CHOSEN, REFUSED} & set(heads.values()):
        return dict(heads)
    said = {_YES_OR_NO[fold(cell.text)]: column for column, cell in enumerate(row) if fold(cell.text) in _YES_OR_NO}
    return {**heads, **{column: part for part, column in said.items()}} if len(said) > 1 else dict(heads)


def one_result(table: Table, index: int, heads: Mapping[int, str]) -> dict[int, str]:
    """Return the heads of the row at ``index`` without those of results below which points stand: "Tự chấm" beside "Kết quả"."""
    results = [column for column, part in heads.items() if part == RESULT]
    said = {column: [text for text in _below(table, index, column) if text.strip()] for column in results} if len(results) > 1 else {}
    points = {column for column, texts in said.items() if texts and all(_COUNTS.fullmatch(text) for text in texts)}
    return {column: part for column, part in heads.items() if column not in points} if len(points) < len(results) else dict(heads)


def _own_of_alike(table: Table, index: int, results: Sequence[int]) -> list[int]:
    """Return the one column whose head speaks of one's own judgement, where the others say the same in every row: "Chi ủy thẩm định"."""
    own = [column for column in results if _OWN.search(bare(table.rows[index][column].text))]
    rows = [row for row in table.rows[index + 1 :] if len(filled(row)) >= _FEWEST]
    agree = all(len({bare(row[column].text) for column in results}) == 1 for row in rows)
    return own if len(own) == 1 and agree else []


def aspects_by_cells(table: Table, index: int, heads: Mapping[int, str], words: Words) -> dict[int, str]:
    """Return the columns (from 0) of the parts that no head of the row at ``index`` names; a person must look at what stands there.

    One column at most fits each: with several nothing is told.
    """
    found: dict[int, str] = {}
    kinds = set(heads.values())
    for part in (RESULT, EVIDENCE):
        if part in kinds or (part == RESULT and kinds & {CHOSEN, REFUSED}):
            continue
        fits = _columns_of(part, table, index, {*heads, *found}, words)
        found |= {fits[0]: part} if len(fits) == 1 else {}
    return found


def without_evidence(found: Mapping[int, str], table: Table, index: int, heads: Collection[str], words: Words) -> dict[int, str]:
    """Return the columns that ``aspects_by_cells`` found, without one that is the evidence for sure: no person must look there.

    It stands beside the results, is full of texts, and its head has only words by which evidence is asked, one of them its own:
    "Chứng cứ, số liệu" and "Diễn giải, thuyết minh" ask nothing else; "Ý kiến" and "Nội dung thực hiện" may.
    """
    if not {RESULT, CHOSEN} & set(heads):
        return dict(found)
    return {column: part for column, part in found.items() if part != EVIDENCE or not _is_evidence(table, index, column, words)}


def _is_evidence(table: Table, index: int, column: int, words: Words) -> bool:
    if not says_evidence(table.rows[index][column].text, words):
        return False
    texts = _below(table, index, column)
    return len(set(texts)) > 1 and sum(len(text.split()) >= _FEWEST_WORDS for text in texts) * 2 > len(texts)


def says_evidence(text: str, words: Words) -> bool:
    """Tell whether a head or a label has only words by which evidence is asked, one of them its own: "Chứng cứ, số liệu"."""
    vocabulary, telling = _evidence_words(words.plan)
    said = words_outside(text)
    return vocabulary.issuperset(said) and not telling.isdisjoint(said)


@lru_cache(maxsize=8)
def _evidence_words(plan: Plan) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words by which the plan's forms ask for evidence, and those of them by which they ask for nothing else."""
    evidence: set[str] = set()
    others: set[str] = set()
    for form in plan.forms:
        for question in form.questions:
            for one in question.columns or (question,):
                said = evidence if one.aspect == EVIDENCE else others
                said.update(word for text in one.wordings for word in words_outside(text))
    return frozenset(evidence), frozenset(word for word in evidence - others if not says_little(word))


def head_in_unknown_words(table: Table, index: int, cells: Sequence[Cell], words: Words) -> dict[int, str]:
    """Return the columns (from 0) of results and evidence under a row that only names its criteria; none unless the cells tell both."""
    if not _FEWEST_CELLS <= len(cells) <= _MOST_CELLS or not any(names_criteria(cell.text) for cell in cells):
        return {}
    if any(found and found[0].score >= LIKELY for found in (words.criterion(cell.text) for cell in cells)):
        return {}
    told = aspects_by_cells(table, index, {}, words)
    return told if set(told.values()) == {RESULT, EVIDENCE} else {}


def heads_heads(table: Table, index: int, cells: Sequence[Cell], words: Words) -> bool:
    """Tell whether a row is the upper one of the heads of criteria: merged cells in it stand over parts of these in the row below."""
    merged = [cell for cell in cells if cell.columns > 1 and cell.rows == 1]
    if not merged or index + 1 == len(table.rows) or not any(cell.rows > 1 and names_criteria(cell.text) for cell in cells):
        return False
    row, below = table.rows[index], table.rows[index + 1]
    parts = [words.aspect_beside(under.text) for cell, under in zip(row, below, strict=True) if any(cell is one for one in merged)]
    return any(parts)


def _columns_of(part: str, table: Table, index: int, known: Collection[int], words: Words) -> list[int]:
    row = table.rows[index]
    below = {column: _below(table, index, column) for column in _unknown(table, index, known) if not aside(row[column].text)}
    return [column for column, texts in below.items() if texts and _fits(part, texts, words)]


def _unknown(table: Table, index: int, known: Collection[int]) -> list[int]:
    row = table.rows[index]
    return [column for column, cell in enumerate(row) if column not in known and is_first(row, column) and _may_head(cell.text)]


def _begins_with_choices(table: Table, index: int, column: int) -> bool:
    """Tell whether two choices at least stand below a head before anything else does, in rows that say more than that."""
    rows = (row for row in table.rows[index + 1 : index + 1 + _MOST_ROWS] if is_first(row, column) and len(filled(row)) >= _FEWEST)
    said = [row[column].text for row in rows if row[column].text.strip()]
    chosen = next((number for number, text in enumerate(said) if not chooses(text)), len(said))
    return chosen >= _FEWEST


def _may_head(text: str) -> bool:
    return bool(text.strip()) and not is_number(text) and not names_criteria(text)


def names_criteria(text: str) -> bool:
    """Tell whether a cell heads the column of the criteria."""
    return first_word(text) in _NAMES_BEGIN and bare(text).startswith(_NAMES)


def _below(table: Table, index: int, column: int) -> list[str]:
    """Return what stands below a head in the rows that hold a criterion and something said of it."""
    head: Cell = table.rows[index][column]
    rows = (row for row in table.rows[index + 1 :] if len(filled(row)) >= _FEWEST_CELLS and is_first(row, column))
    return [row[column].text for row in rows if row[column] is not head and row[column].text.strip()]


def _fits(part: str, texts: Sequence[str], words: Words) -> bool:
    named = sum(bool(found and found[0].score >= LIKELY) for found in (words.criterion(text.split("\n")[0]) for text in texts))
    if 2 * named >= len(texts):
        return False  # the column of the criteria, with or without their results
    chosen = all(chooses(text) or only_marks(text) for text in texts)
    return chosen if part == RESULT else not chosen and not all(map(is_number, texts))

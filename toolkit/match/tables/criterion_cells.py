"""What the cells of a row say of its criterion, told by how they look: its words, its result and its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.pieces import Content, Judged, lines_of
from toolkit.match.rows import is_number
from toolkit.match.tables.result_first import result_first
from toolkit.match.words import EVIDENCE, LIKELY, RESULT, Words, chooses_plainly, looks_like_result
from toolkit.model.document import Cell
from toolkit.text.choices import only_marks
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_SHORTEST = 40
TWO_VALUES = "Cạnh câu hỏi có nhiều ô cùng có nội dung."
_EVIDENCE_LINE = re.compile(r"\n[^\S\n]{0,20}[-+*•]?[^\S\n]{0,5}(?:minh|dẫn|dan) (?:chứng|chung)[^:\n]{0,30}:", re.IGNORECASE)
"""The label of the evidence on a line of its own below the words of the criterion, in their cell."""


def criterion_text(cell: Cell) -> str:
    """Return the text of the criterion without the result or the evidence that stand under it in the same cell."""
    below = _EVIDENCE_LINE.search(cell.text)
    lines = cell.text[: below.start() if below else None].split("\n")
    while len(lines) > 1 and (looks_like_result(lines[-1]) or only_marks(lines[-1]) or not lines[-1].strip()):
        lines.pop()
    return "\n".join(lines)


def names_part(text: str, criterion: Match, words: Words) -> bool:
    """Tell whether a cell that is a little like a criterion only names a part of one: "Kết quả tự đánh giá"."""
    return criterion.score < LIKELY and words.aspect(text) in (RESULT, EVIDENCE)


def is_judged(result: Content | None) -> bool:
    """Tell whether a criterion's result stands below its head: no question is asked in that row ("Lãnh đạo, quản lý: …")."""
    return result is not None and looks_like_result(result.text)


def by_look(cells: Sequence[Cell], words: Words) -> tuple[Content | None, Content | None]:
    """Tell result and evidence apart without a head: the result is short and names a choice or holds ticks, labels are neither.

    Several answers behind one label ("Kết quả | Đạt | Chưa đạt") are those of several people or periods: the first is for a look, and so is
    one beside which another judges otherwise ("Tự đánh giá | Chi ủy thẩm định").
    """
    result = next((cell for cell in cells if only_marks(cell.text) or looks_like_result(cell.text)), None)
    said = [cell for cell in cells if cell.text.strip() and not is_number(cell.text)]
    answers = [cell for cell in said if words.aspect(cell.text) not in (RESULT, EVIDENCE) and not words.only_numbers(cell.text)]
    labelled = len(answers) < len(said) and len(answers) > 1 and words.aspect(said[0].text) in (RESULT, EVIDENCE)
    if labelled and answers[0] is said[1]:
        first = Content.of(answers[0], TWO_VALUES)
        return (first, None) if words.aspect(said[0].text) == RESULT else (None, first)
    rest = [cell for cell in answers if cell is not result]
    chosen = [cell for cell in cells if chooses_plainly(cell.text) and not cell.emphasis]
    evidence = max([cell for cell in rest if cell not in chosen] or rest, key=lambda cell: len(cell.text), default=None)
    doubt = TWO_VALUES if len({bare(cell.text) for cell in chosen}) > 1 else ""
    return Content.of(result, doubt) if result else None, Content.of(evidence) if evidence else None


def mend(judged: Judged, best: Cell, whole: Cell, words: Words) -> None:
    """Take results that stand under the text of the criterion, and tell both apart where one cell holds both."""
    below = Content.of(whole).part(len(best.text))
    if (label := _EVIDENCE_LINE.search(whole.text, len(best.text))) is not None:
        _take_evidence(judged, Content.of(whole).part(label.end()), words)
        below = Content.of(whole).part(len(best.text), label.start())
    if below.text and (judged.result is None or not judged.result.text.strip()):
        judged.result = below
    if judged.evidence is not None and (judged.result is None or judged.evidence.place == judged.result.place):
        one_cell = looks_like_result(judged.evidence.text) and _both(judged.evidence, words, alone=True) is None
        if one_cell:  # for both, and only the choice in it
            judged.result, judged.evidence = judged.evidence, Content("", judged.evidence.place)
            return
    joined = judged.evidence or judged.result
    alone = judged.evidence is None or judged.result is None or judged.evidence.place == judged.result.place
    parts = _both(joined, words, alone=alone) if joined is not None else None
    if parts is None and judged.result is None and judged.evidence is not None:
        parts = result_first(judged.evidence)
    if parts is not None:
        judged.result, judged.evidence = parts


def _take_evidence(judged: Judged, said: Content, words: Words) -> None:
    """Take the evidence that stands under the text of the criterion; where there is another, a person must look."""
    parts = _both(said, words, alone=True) if judged.result is None or not judged.result.text.strip() else None
    if judged.evidence is None or is_blank(judged.evidence.text, words.hints):
        judged.evidence = parts[1] if parts else said
        judged.result = parts[0] if parts else judged.result
    elif said.text.strip():
        judged.evidence.doubt = judged.evidence.doubt or TWO_VALUES


def _both(content: Content, words: Words, *, alone: bool) -> tuple[Content, Content] | None:
    """Split "Kết quả: ☒ Đạt … / Minh chứng: …" in one cell; ``None`` when the cell is not of that kind.

    ``alone``: the row has no other cell for either, so that a result may also stand on the first line without its label.
    """
    found: dict[str, Content] = {}
    current = ""
    for line, marks in lines_of(content.text, content.emphasis):
        head, colon, tail = line.partition(":")
        aspect = words.aspect(head) if colon and len(head) < _SHORTEST else None
        if aspect in (RESULT, EVIDENCE) and aspect not in found:
            current = aspect
            found[aspect] = Content(line, content.place, None, marks).part(len(line) - len(tail))
        elif alone and EVIDENCE not in found and (_names_result(line) or (not found and is_blank(line, words.hints))):
            current = RESULT
            found.setdefault(RESULT, Content("", content.place)).add(line, marks)
        elif current == RESULT and alone and line.strip():
            if not found[RESULT].text.strip():
                return None  # no result, and no label of the evidence
            current = EVIDENCE
            found[EVIDENCE] = Content(line, content.place, None, marks)
        elif current:
            found[current].add(line, marks)
        else:
            return None
    return (found[RESULT], found[EVIDENCE]) if RESULT in found and EVIDENCE in found else None


def _names_result(line: str) -> bool:
    """Tell whether a line is a result, also with a remark behind it: "Đạt (theo biên bản họp)"."""
    return looks_like_result(line) or (line.rstrip().endswith(")") and chooses_plainly(line.partition("(")[0].strip()))

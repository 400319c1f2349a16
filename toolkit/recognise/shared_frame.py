"""Several forms of which only the first has the paper's head and only the last the signatures: each gets them.

A branch that fills in several forms at once says who it is and when at the top, and signs at the bottom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from toolkit.model.definitions import AnswerType, Plan
from toolkit.recognise.strips import Part, Strip, with_day_above
from toolkit.text.fold import fold
from toolkit.text.headings import is_head, names_organ, signs
from toolkit.text.shapes import label_core, spellings

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_HEADS = (AnswerType.UNIT, AnswerType.PERIOD)


@lru_cache(maxsize=8)
def _asked(plan: Plan) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return how branch and period are asked for, who made it out and signs, all that every form asks, and the branch alone, folded."""
    everywhere = set.intersection(*({question.id for question in form.questions} for form in plan.forms))
    heads, signed, once, branch = set[str](), set[str](), set[str](), set[str]()
    for question in (question for form in plan.forms for question in form.questions if question.id in everywhere):
        named = spellings(question.label, *question.wordings)
        heads |= named if question.type in _HEADS else set()
        signed |= named if question.type is AnswerType.TEXT else set()
        branch |= named if question.type is AnswerType.UNIT else set()
        once |= named
    return frozenset(heads), frozenset(signed), frozenset(once), frozenset(branch)


def with_shared_frame(parts: Sequence[Part], plan: Plan) -> list[Part]:
    """Return the parts, those in the middle with the head of the first and the signatures of the last where no other has its own.

    Where others say their periods and no branch, the first one's branch is theirs.
    """
    if len(parts) < 2:
        return list(parts)
    heads, signed, once, branch = _asked(plan)
    headed = [_is_headed(part, heads) for part in parts]
    closed = [_foot(part, signed) < len(part.strips) for part in parts]
    head = _head(parts[0], once) if headed[0] and not any(headed[1:]) else []
    if headed[0] and not head and not any(_names_branch(part, branch) for part in parts[1:]):
        head = [strip for strip in _head(parts[0], once) if _says_branch(strip, branch)]
    foot = parts[-1].strips[_foot(parts[-1], signed) :] if closed[-1] and not any(closed[:-1]) else []
    return [
        Part([*above, *part.strips, *(foot if part is not parts[-1] else [])], len(above))
        for number, part in enumerate(parts)
        for above in (head if number else [],)
    ]


def _is_headed(part: Part, heads: frozenset[str]) -> bool:
    """Tell whether a part says of which branch or period it is: by a label, or by an organ's name above its questions."""
    if any(_labels(strip) & heads for strip in part.strips):
        return True
    for strip in part.strips:
        if strip.labels:
            return False
        if any(names_organ(line) or _YEAR.search(line) for text in strip.texts for line in text.split("\n")):
            return True
    return False


def _names_branch(part: Part, branch: frozenset[str]) -> bool:
    """Tell whether a part says anywhere of which branch it is."""
    return any(_says_branch(strip, branch) for strip in part.strips)


def _says_branch(strip: Strip, branch: frozenset[str]) -> bool:
    return bool(_labels(strip) & branch) or any(names_organ(line) for text in strip.texts for line in text.split("\n"))


def _head(part: Part, once: frozenset[str]) -> list[Strip]:
    """Return the lines above what only the form asks, without its title."""
    end = next((at for at, strip in enumerate(part.strips) if strip.labels and not set(strip.labels) <= once), 0)
    lines = [strip for strip in part.strips[:end] if not (strip.code or strip.title or strip.shared_title)]
    return [replace(strip, code=None, title=None) for strip in lines if strip.labels or _tells_who(strip)]


def _tells_who(strip: Strip) -> bool:
    return any(is_head(line) or _YEAR.search(line) for text in strip.texts for line in text.split("\n"))


def _foot(part: Part, signed: frozenset[str]) -> int:
    """Return where the signatures begin at the end of a part; its length where there are none."""
    found = [at for at, strip in enumerate(part.strips) if _labels(strip) & signed or _signs(strip)]
    below = found[-1:]
    for at in reversed(found):
        if all(not strip.labels or _labels(strip) & signed for strip in part.strips[at:]):
            below = [at]
    return with_day_above(part.strips, below[0]) if below else len(part.strips)


def _signs(strip: Strip) -> bool:
    return any(
        signs(line) or fold(label_core(line)) in ("người lập", "người lập biểu") for text in strip.texts for line in text.split("\n")
    )


def _labels(strip: Strip) -> set[str]:
    return {*strip.labels, *(fold(label_core(text.partition(":")[0])) for text in strip.texts)}

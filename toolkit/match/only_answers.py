"""Texts that answer and ask nothing: names of honours, counts, numbers of groups ("Chiến sĩ thi đua cơ sở; Lao động tiên tiến")."""

from __future__ import annotations

import re

from toolkit.model.definitions import Rules
from toolkit.text.fold import bare
from toolkit.text.values import counts_plainly

_BETWEEN = re.compile(r"\s*(?:[;,\n]|\bvà\b)\s*")
_WHEN = re.compile(r"(?: nam)? (?:19|20)\d\d")
_GROUPS = re.compile(r"nhom(?: noi dung)?(?: so)? [1-9](?: (?:va )?(?:nhom )?[1-9])*")
"""Groups by their numbers, "Nhóm 1, Nhóm 3", folded: an answer, though it has a word of its question."""
_COUNT = re.compile(r"\s*\d+\s+(?:\([^()\d]{1,30}\)\s*)?[a-zà-ỹđ]")
"""A number and what it counts, "15 tập thể": an answer, whatever it counts; a label's own number has a capital behind it."""


_BRANCH = re.compile(r"\s*(?:Chi bộ|Chi bo|CB)\s+(?:P\.\s*|phòng\s+)?[A-ZĐ]{3,}(?:(?:\s*[,&–-]\s*|\s+và\s+)[A-ZĐ]{2,})*[\s.…_]*")
"""A branch by its letters, "Chi bộ QLCN", "CB KTAT-MT": an answer, whatever the letters may stand for."""
_YES_AND_NO = re.compile(r"co(?: [xv])? khong|khong(?: [xv])? co")
"""Both choices before the mark of the second, folded: "Có: …; Không: x", "Có: x; Không: …"."""


class Honours:
    """The honours that a plan knows."""

    def __init__(self, rules: Rules) -> None:
        """Know those that are high enough and those that are not."""
        self._names = frozenset(map(bare, (*rules.awards_from, *rules.awards_below)))
        self._begins = frozenset(name.partition(" ")[0] for name in self._names)

    def fill(self, text: str) -> bool:
        """Tell whether a text names honours, each perhaps with its year, and says nothing else."""
        said = bare(text)
        if said.partition(" ")[0] not in self._begins:
            return False
        parts = [bare(part) for part in _BETWEEN.split(text) if part]
        return all(part in self._names or _WHEN.sub("", part) in self._names for part in parts)


def only_answers(text: str) -> bool:
    """Tell whether a text counts, or names groups, a branch or both choices: no label before a colon, "01 tập thể: …", "Nhóm 3: …"."""
    if text[:1] == "C" and _BRANCH.fullmatch(text):
        return True
    if text[:1] in "CcKk" and _YES_AND_NO.fullmatch(bare(text)) is not None:
        return True
    return (_COUNT.match(text) is not None and counts_plainly(text)) or (text[-1:].isdigit() and _GROUPS.fullmatch(bare(text)) is not None)

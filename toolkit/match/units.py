"""Which branch a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from toolkit.match.paper_head import branch_and_period, lines_of_head, unit_and_period
from toolkit.model.definitions import Organisation
from toolkit.text.fold import bare, first_word, fold
from toolkit.text.headings import is_head
from toolkit.text.lexicon import Lexicon
from toolkit.text.syllable import is_syllable

_PREFIX = re.compile(
    r"^\s*(?:(?:đơn vị|don vi)\s*:?\s*)?(?:chi b[ộo]\s*:\s*)?(?:chi b[ộo](?: tr[ựu]c thu[ộo]c)?|cb)(?![^\W\d_])\s*:?\s*(?:ph[òo]ng\s+)?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s*(?:[-–,(]\s*|thu[ộo]c\s+|tr[ựu]c thu[ộo]c\s+)(?:đảng bộ|đảng ủy|đảng uỷ|dang bo|dang uy)\s.*$|\s*[-–,(]\s*sở\s.*$", re.IGNORECASE
)
_SURE, _MARGIN, _POSSIBLE = 0.88, 0.06, 0.7


@lru_cache(maxsize=8)
def _names(organisation: Organisation) -> Lexicon:
    return Lexicon(
        {
            branch.code: tuple(dict.fromkeys(_core(name) for name in (branch.code, branch.name, *branch.other_names)))
            for branch in organisation.branches
        }
    )


_BEFORE_NAMES = ("chi bộ", "đơn vị", "phòng", "sở", "của", "thuộc", "và")
_BRANCH_BEGINS = frozenset(("chi", "cb", "don"))
_BESIDE = re.compile(r"\t| {3,}")
"""What keeps the two halves of a paper's head apart that stand on one line: "CHI BỘ VĂN PHÒNG ⇥ Thái Nguyên, ngày …"."""
_PLACE = re.compile(r",\s*ng[àa]y\b", re.IGNORECASE)
_BEFORE_TITLE = re.compile(r"\s+[-–—:]\s+(?=(?:phiếu|biểu|danh sách|báo cáo|tổng hợp|bảng|đăng ký)\b)", re.IGNORECASE)
"""Between a branch and the title on one line: "CHI BỘ VĂN PHÒNG - DANH SÁCH …"."""
_LAST = re.compile(r"(?:^\s*của|\s[-–])\s+((?:Chi bộ|CB)\s[^:;.]{2,80}?)\)?\s*$", re.IGNORECASE)
"""A branch at the end of a line: "của Chi bộ Thanh tra", "(Quý I/2025 - Chi bộ QLCN)"."""
_LIST_MARKS = " -–+•*"


@lru_cache(maxsize=500)
def _core(name: str) -> str:
    name = " ".join(name.split())
    return _PREFIX.sub("", _SUFFIX.sub("", name.lstrip(_LIST_MARKS))) or name


def match_unit(text: str, organisation: Organisation) -> tuple[str | None, float, str]:
    """Return the code of the branch that ``text`` names, how sure (0–1), and the runner-up (empty when far behind).

    Two branches almost equally near are never told apart: the code is ``None``.
    """
    text = unit_and_period(text)[0]
    found = _names(organisation).match(_core(text))
    if not found or found[0].score < _POSSIBLE:
        return None, 0.0, ""
    second = found[1].score if len(found) > 1 else 0.0
    runner_up = f"{found[1].target} ({second:.2f})" if second > _POSSIBLE else ""
    if found[0].score - second < _MARGIN:
        return None, 0.0, runner_up
    sure = found[0].score >= _SURE and not _says_more(_core(text), organisation, found[0].target)
    return found[0].target, found[0].score if sure else 0.6, runner_up


def _says_more(said: str, organisation: Organisation, code: str) -> bool:
    """Tell whether a word is none of the branch's names, nor a slip of the pen: it may name another one ("Khuyến nông", "Công nghệ")."""
    known = _words(organisation)[code]
    return any(bare(word) not in known and is_syllable(word) for word in fold(said).split() if len(word) > 1)


@lru_cache(maxsize=8)
def _words(organisation: Organisation) -> dict[str, frozenset[str]]:
    """Return the words of each branch's names, with those that may stand before any of them."""
    return {
        branch.code: frozenset(bare(" ".join((branch.code, branch.name, *branch.other_names, *_BEFORE_NAMES))).split())
        for branch in organisation.branches
    }


def unit_in_heading(heading: str, organisation: Organisation) -> str | None:
    """Return the one branch that a line of the paper's head names ("CHI BỘ VĂN PHÒNG"), or ``None``."""
    found = set()
    lines = lines_of_head(heading)
    for line, below in zip(lines, (*lines[1:], ""), strict=True):
        if first_word(line) in _BRANCH_BEGINS and fold(line).startswith(("chi bộ", "chi bo ", "cb ", "đơn vị", "don vi ")):
            said: tuple[str, ...] = (branch_and_period(line)[0], _BESIDE.split(line)[0], _before_place(line), _BEFORE_TITLE.split(line)[0])
            found |= _named(said, organisation) or _named(_over_two_lines(said[1], below), organisation)
        elif last := _LAST.search(line):
            found |= _named((last[1],), organisation)
    return found.pop() if len(found) == 1 else None


def _before_place(line: str) -> str:
    """Return what stands in capitals before place and day on one line: "CHI BỘ VĂN PHÒNGThái Nguyên, ngày …"."""
    if not _PLACE.search(line):
        return line
    begins = (at for at in range(1, len(line) - 1) if line[at].isupper() and line[at + 1].islower())
    at = next(begins, 0)
    return line[:at] if line[:at].isupper() else line


def _named(texts: Iterable[str], organisation: Organisation) -> set[str]:
    """Return the branches that texts surely name."""
    codes = {code for code, sure, _ in (match_unit(text, organisation) for text in set(texts)) if sure >= _SURE}
    return {code for code in codes if code is not None}


def _over_two_lines(line: str, below: str) -> Iterator[str]:
    """Yield a name in capitals that goes on in the line below it ("CHI BỘ KỸ THUẬT AN TOÀN VÀ MÔI / TRƯỜNG")."""
    rest = _BESIDE.split(below)[0].strip()
    if line.isupper() and rest.isupper() and not is_head(rest):
        yield f"{line} {rest}"

"""Names and heads of signatures that a program made one line of: "Trịnh Hữu HòaT/M CHI ỦY" was two text frames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from toolkit.match.signers import may_be_name, signs_as_author, signs_for_branch
from toolkit.text.names import is_persons_name

_LETTERS = [chr(code) for code in (*range(0x41, 0x17F), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA))]
_LOW, _HIGH = (f"[{''.join(filter(kind, _LETTERS))}]" for kind in (str.islower, str.isupper))
_HEADS = r"T[/.]?M\.? CHI |THAY MẶT |(?:PHÓ )?BÍ THƯ|NGƯỜI LẬP"
_HINT = r"\((?i:ký|họ|ghi)"
_SEAM = re.compile(
    rf"(?<=[\w)])(?={_HEADS})|(?<={_HIGH})(?={_HIGH}{_LOW})|(?<={_LOW})(?={_HIGH})|(?<=\))(?=\w)|(?<=\w)(?={_HINT})"
    rf"|(?<=\w)\s{{1,9}}(?={_HINT}[^()]{{1,40}}\)\s{{1,2}}{_HIGH})|(?<=\))\s{{1,2}}(?={_HIGH})"  # a program that makes line breaks spaces
)
_MAY_HAVE_SEAM = re.compile(rf"[()]|{_HIGH}(?<=\w.)")
"""What every seam has, found soon by its first letter; most lines have none."""
_HINTED = re.compile(
    r"\s*(?:\((?i:(?:đã )?k[ýí]\b|ghi rõ|họ (?:và )?tên|đóng dấu)[^()]{0,40}\)\s{0,9}:?"
    rf"|(?i:(?:đã )?k[ýí](?: tên)?|họ (?:và )?tên)\s{{0,9}}:)\s{{0,9}}(?={_HIGH})"
)
"""The hint for who signs, with the name behind it on the same line: "(Ký, ghi rõ họ tên) Lê Văn An", "Đã ký: Lê Văn An"."""
_TWO_HEADS = re.compile(r"\s*(\w[\w ]{4,30}?) (T/?M\.? \w[\w ]{2,20})\s*", re.IGNORECASE)
"""The heads of author and secretary with nothing but a space between them, as a program prints that loses wide gaps."""
_GAP, _HEAD, _NAME = "   ", "head", "name"
_FEWEST_OF_TWO = 6


@lru_cache(maxsize=200)
def apart(line: str) -> Sequence[str]:
    """Return the lines that one of a signature block was made of: heads alone and names alone stood side by side, else one above another.

    Any other line is returned as it is.
    """
    if ":" not in line and not _MAY_HAVE_SEAM.search(line):
        return (line,)
    both = _TWO_HEADS.fullmatch(line)
    if both is not None and _HEAD in _sort(both[1]) and _HEAD in _sort(both[2]):
        return (f"{both[1]}{_GAP}{both[2]}",)
    hinted = _HINTED.match(line)
    if hinted is not None and _sort(line[hinted.end() :]) == _NAME and "\t" not in line and _GAP not in line:
        return (hinted[0].strip(" :"), line[hinted.end() :])
    if not _SEAM.search(line):
        return (line,)
    parts = [part for part in _SEAM.split(line) if part.strip()]
    sorts = [_sort(part) for part in parts]
    if not all(sorts) or not any(_HEAD in sort for sort in sorts if sort):
        return (_GAP.join(parts),) if all(is_persons_name(part.strip()) for part in parts) else (line,)
    lines = [parts[0]]
    for before, sort, part in zip(sorts, sorts[1:], parts[1:], strict=False):
        beside = (before == sort == _NAME) or (before != sort and _HEAD in before and _HEAD in sort)
        lines[-1:] = [f"{lines[-1]}{_GAP}{part}"] if beside else [lines[-1], part]
    return tuple(lines)


def _sort(part: str) -> str:
    """Return what a part of a line is: a head and whose, a name, a hint; empty for anything else."""
    if signs_for_branch(part):
        return f"{_HEAD} branch"
    if signs_as_author(part):
        return f"{_HEAD} author"
    if part.strip().startswith("("):
        return "hint"
    return _NAME if may_be_name(part) and "\n" not in part.strip() else ""


def holds_two_names(text: str) -> bool:
    """Tell whether a name has more words than any has and may be two, one behind the other: "Lê Văn An Trịnh Hữu Hòa"."""
    words = text.split()
    return len(words) >= _FEWEST_OF_TWO and all(word[:1].isupper() for word in words)

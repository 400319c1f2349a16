"""Names and heads of signers that a narrow column breaks: "Ngô Trung" over "Hòa", "Nguyễn" over "Ngọc Tiến", "T/M CHI" over "BỘ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.pieces import Content
from toolkit.match.signers import may_be_name, signs_as_author, signs_for_branch
from toolkit.model.place import Place
from toolkit.text.fold import bare, fold
from toolkit.text.names import is_family_name, is_persons_name

CUT_NAME = "Tên người ký có thể thiếu chữ."
_MOST, _LONGEST_HEAD, _LONGEST_NAME = 5, 30, 80
_NO_REST = re.compile("(?:đã )?kí|trang|duyệt|sở")
_OPEN = ("thi", "van")
"""Middle names that no name ends with and that are no more than that."""


def whole_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines of a signature with each name and each head that was broken over two or three on one."""
    whole: list[str] = []
    for line in lines:
        joined = (joined_head(whole[-1], line) or joined_names(whole[-1], line)) if whole else None
        if joined is None:
            whole.append(line)
        else:
            whole[-1] = joined
    return whole


def whole_placed(lines: Sequence[tuple[str, Place]]) -> list[tuple[str, Place]]:
    """Return lines, each with its place, with names that were broken over two made whole."""
    whole: list[tuple[str, Place]] = []
    for text, place in lines:
        joined = joined_names(whole[-1][0], text) if whole else None
        whole[-1:] = [(joined, whole[-1][1])] if joined is not None else [*whole[-1:], (text, place)]
    return whole


def joined_head(above: str, below: str) -> str | None:
    """Return two lines in capitals as one if only both are a head: "NGƯỜI" over "LẬP BIỂU"."""
    if not above.isupper() or not below.isupper() or len(above) + len(below) > _LONGEST_HEAD:
        return None
    if _signs(below) or (_signs(above) and may_be_name(below)):
        return None
    joined = f"{above.rstrip()} {below.strip()}"
    return joined if _signs(joined) else None


def _signs(text: str) -> bool:
    return signs_for_branch(text) or signs_as_author(text)


def joined_names(above: str, below: str) -> str | None:
    """Return two lines as one if each thing on the lower goes on with the name above it: names side by side stand at the same tabs.

    What stands below two names, at no tab, may belong to either.
    """
    if "\t" not in above and "\t" not in below:
        return f"{above.rstrip()} {below.strip()}" if goes_on(above, below) else None
    upper, lower = above.split("\t"), below.split("\t")
    if len(lower) == 1 and len([name for name in upper if name.strip()]) > 1:
        return None
    upper += [""] * (len(lower) - len(upper))
    for number, rest in enumerate(lower):
        if not rest.strip():
            continue
        if not goes_on(upper[number], rest):
            return None
        upper[number] = f"{upper[number].rstrip()} {rest.strip()}"
    return "\t".join(upper) if below.strip() else None


def goes_on(name: str, rest: str) -> bool:
    """Tell whether ``rest`` is the end of ``name``: one word alone is nobody's name, nor is a family name, nor what ends with "Thị"."""
    words = name.split()
    if not words or (len(words) > 1 and not is_part(rest) and bare(words[-1]) not in _OPEN):
        return False
    if len(name.strip()) + len(rest.strip()) > _LONGEST_NAME or not 0 < len(rest.split()) <= _MOST - len(words):
        return False
    if is_part(rest):
        return may_be_name(name) or is_first_part(name)
    return (is_first_part(name) or is_persons_name(name)) and may_be_name(rest)


def takes_rests(names: Sequence[Content], text: str) -> bool:
    """Put the rests of names, side by side on a line as they are, behind them if it is that; tell whether it is."""
    if not names:
        return False
    rests = [rest.strip() for rest in text.split("\t") if rest.strip()]
    if len(rests) != len(names) or not all(goes_on(name.text, rest) for name, rest in zip(names, rests, strict=True)):
        return False
    for name, rest in zip(names, rests, strict=True):
        name.text = f"{name.text} {rest}"
        name.doubt = "" if name.doubt == CUT_NAME else name.doubt
    return True


def is_part(text: str) -> bool:
    """Tell whether a line may be the last word of a name: one word with a capital."""
    word = text.strip()
    return word.isalpha() and word[0].isupper() and (word.isupper() or word[1:].islower()) and not _NO_REST.fullmatch(fold(word))


def is_first_part(text: str) -> bool:
    """Tell whether a line is the first word of a name: a family name alone."""
    return is_part(text) and is_family_name(text)

"""Labels of Word lists ("1.", "a)", "-"), which stand in no text: they are counted from the definitions of the list."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from toolkit.readers.docx import names as n
from toolkit.readers.docx.names import VAL, W

_LONGEST_NUMBER = 6


@dataclass(slots=True)
class Numbering:
    """Counts every list of one document while it is read.

    Lists of one kind (``kinds``) go on counting, one behind the other; one that ``restarts`` a level begins there anew, once.
    """

    levels: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """Return the label of this paragraph and count it; empty if it is in no list."""
        if not self.levels:
            return ""
        properties = paragraph.find(n.P_PR)
        mark = properties.find(W + "numPr") if properties is not None else None
        number = mark.find(W + "numId") if mark is not None else None
        if mark is None or number is None:
            return ""
        level = mark.find(W + "ilvl")
        depth = level.get(VAL, "0") if level is not None else "0"
        return self._count(number.get(VAL, ""), _whole(depth, 0))

    def _count(self, number: str, depth: int) -> str:
        found = self.levels.get((number, str(depth)))
        if found is None:
            return ""
        kind, pattern, start = found
        if kind == "bullet":
            return "-"
        one = self.kinds.get(number, number)
        again = self.restarts.pop((number, depth), None)
        self.counters[one, depth] = self.counters.get((one, depth), start - 1) + 1 if again is None else again
        for deeper in range(depth + 1, 9):
            self.counters.pop((one, deeper), None)
        label = pattern
        for level in range(depth + 1):
            above = self.levels.get((number, str(level)), ("decimal", "", 1))
            label = label.replace(f"%{level + 1}", _spell(self.counters.get((one, level), above[2]), above[0]))
        return label


def read_numbering(root: etree._Element | None) -> Numbering:
    """Return the lists that ``word/numbering.xml`` defines."""
    if root is None:
        return Numbering()
    abstract = {
        found.get(W + "abstractNumId", ""): {level.get(W + "ilvl", "0"): _level(level) for level in found.findall(W + "lvl")}
        for found in root.findall(W + "abstractNum")
    }
    numbering = Numbering()
    for number in root.findall(W + "num"):
        link = number.find(W + "abstractNumId")
        if link is None:
            continue
        name, kind = number.get(W + "numId", ""), link.get(VAL, "")
        numbering.kinds[name] = kind
        numbering.levels |= {(name, depth): level for depth, level in abstract.get(kind, {}).items()}
        for override in number.findall(W + "lvlOverride"):
            _override(numbering, name, override)
    return numbering


def _override(numbering: Numbering, name: str, override: etree._Element) -> None:
    """Take what one list says of a level in another way than its kind does."""
    depth, own, start = override.get(W + "ilvl", "0"), override.find(W + "lvl"), override.find(W + "startOverride")
    if own is not None:
        numbering.levels[name, depth] = _level(own)
    if start is not None:
        numbering.restarts[name, _whole(depth, 0)] = _whole(start.get(VAL, ""), 1)


def _level(level: etree._Element) -> tuple[str, str, int]:
    def value(name: str, default: str) -> str:
        found = level.find(W + name)
        return found.get(VAL, default) if found is not None else default

    return value("numFmt", "decimal"), value("lvlText", ""), _whole(value("start", "1"), 1)


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else default


def _spell(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.lower() if kind == "lowerRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    spelled = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while count >= value and len(spelled) < 20:
            spelled += letters
            count -= value
    return spelled

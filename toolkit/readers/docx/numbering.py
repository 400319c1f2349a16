"""Labels of Word lists ("1.", "a)", "-"), which stand in no text: they are counted from the definitions of the list."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from toolkit.readers.docx import names as n
from toolkit.readers.docx.names import VAL, W


@dataclass(slots=True)
class Numbering:
    """Counts every list of one document while it is read."""

    levels: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)

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
        return self._count(number.get(VAL, ""), int(depth) if depth.isdigit() else 0)

    def _count(self, number: str, depth: int) -> str:
        found = self.levels.get((number, str(depth)))
        if found is None:
            return ""
        kind, pattern, start = found
        if kind == "bullet":
            return "-"
        current = self.counters.get((number, depth), start - 1) + 1
        self.counters[number, depth] = current
        for deeper in range(depth + 1, 9):
            self.counters.pop((number, deeper), None)
        label = pattern
        for level in range(depth + 1):
            above = self.levels.get((number, str(level)), ("decimal", "", 1))
            label = label.replace(f"%{level + 1}", _spell(self.counters.get((number, level), above[2]), above[0]))
        return label


def read_numbering(root: etree._Element | None) -> Numbering:
    """Return the lists that ``word/numbering.xml`` defines."""
    if root is None:
        return Numbering()
    abstract = {
        found.get(W + "abstractNumId", ""): {level.get(W + "ilvl", "0"): _level(level) for level in found.findall(W + "lvl")}
        for found in root.findall(W + "abstractNum")
    }
    levels: dict[tuple[str, str], tuple[str, str, int]] = {}
    for number in root.findall(W + "num"):
        link = number.find(W + "abstractNumId")
        if link is not None:
            for depth, level in abstract.get(link.get(VAL, ""), {}).items():
                levels[number.get(W + "numId", ""), depth] = level
    return Numbering(levels)


def _level(level: etree._Element) -> tuple[str, str, int]:
    def value(name: str, default: str) -> str:
        found = level.find(W + name)
        return found.get(VAL, default) if found is not None else default

    start = value("start", "1")
    return value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdigit() else 1


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

"""What the rules share: the guide that is held against a paper, and how a deviation is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.model.layout import Align, Deviation, Gravity, LaidParagraph, Layout
from toolkit.model.party_style import PartyStyle, TextStyle

_TABLES = {"hd36": "Phụ lục 3"}
_ALIGNS = {Align.LEFT: "trái", Align.CENTER: "giữa", Align.RIGHT: "phải", Align.JUSTIFY: "đều hai bên", None: ""}


@dataclass(slots=True)
class Judging:
    """One paper under judgement by one guide."""

    layout: Layout
    style: PartyStyle
    found: list[Deviation] = field(default_factory=list)

    def clause(self, where: str) -> str:
        """Return a place in the guide: "Hướng dẫn số 05-HD/VPTW, …"."""
        return f"{self.style.guide.split(',')[0]}, {where}"

    def row(self, number: str) -> str:
        """Return a row of the guide's table of sizes and styles."""
        return self.clause(f"{_TABLES.get(self.style.id, 'Phụ lục 2')}, mục {number}")

    def tell(
        self,
        component: str,
        name: str,
        found: str,
        expected: str,
        clause: str,
        at: LaidParagraph | None = None,
        gravity: Gravity = Gravity.ERROR,
    ) -> None:
        """Note a deviation."""
        place = at.spot.said if at is not None else ""
        self.found.append(
            Deviation(component=component, name=name, found=found, expected=expected, clause=clause, gravity=gravity, place=place)
        )

    def warn(self, component: str, name: str, found: str, expected: str, clause: str, at: LaidParagraph | None = None) -> None:
        """Note a deviation that a person should look at."""
        self.tell(component, name, found, expected, clause, at, Gravity.WARNING)

    def missing(self, component: str, name: str, expected: str, clause: str) -> None:
        """Note a component that is not there."""
        self.tell(component, name, "không thấy", expected, clause)

    def looks(
        self,
        component: str,
        name: str,
        lines: Sequence[LaidParagraph],
        wanted: TextStyle,
        row: str,
        *,
        sizes: tuple[float, float] | None = None,
        capitals: bool = False,
        align: Align | None = None,
    ) -> None:
        """Hold the lines of one component against the guide; what several of them share is told once, at the first."""
        before = len(self.found)
        for line in lines:
            self.look(component, name, line, wanted, row, sizes=sizes, capitals=capitals, align=align)
        told, self.found[before:] = self.found[before:], []
        firsts = {(one.component, one.found): one for one in reversed(told)}
        self.found += [one for one in told if firsts[(one.component, one.found)] is one]

    def look(
        self,
        component: str,
        name: str,
        at: LaidParagraph,
        wanted: TextStyle,
        row: str,
        *,
        sizes: tuple[float, float] | None = None,
        capitals: bool = False,
        align: Align | None = None,
        gravity: Gravity = Gravity.ERROR,
    ) -> None:
        """Hold size, style, case and alignment of a line against the guide; ``sizes`` where it allows more than one."""
        words = [run for run in at.words if any(mark.isalnum() or mark in "*-" for mark in run.text)]
        if not words:
            return
        clause = self.row(row)
        low, high = sizes or (wanted.size, wanted.size)
        wrong = sorted({run.size for run in words if not low <= run.size <= high})
        if wrong:
            self.tell(f"{component}.size", name, f"cỡ {listed(wrong)}", f"cỡ {listed(sorted({low, high}), '-')}", clause, at, gravity)
        kinds = (("bold", "đậm", wanted.bold), ("italic", "nghiêng", wanted.italic), ("underline", "gạch chân", wanted.underline))
        off = [(kind, said, want) for kind, said, want in kinds if any(getattr(run, kind) != want for run in words)]
        if off:
            kind = off[0][0] if len(off) == 1 else "style"
            has, want = (f"chữ {', '.join(f'không {said}' if one != yes else said for _, said, one in off)}" for yes in (False, True))
            self.tell(f"{component}.{kind}", name, has, want, clause, at, gravity)
        if capitals and at.text != at.text.upper():
            self.tell(f"{component}.case", name, f"“{short(at.text)}”", "chữ in hoa", clause, at, gravity)
        if align is not None and at.align is not None and at.align is not align and not _is_pushed(at):
            self.tell(
                f"{component}.align", name, f"căn {_ALIGNS[at.align]}", f"căn {_ALIGNS[align]}", self.clause("sơ đồ bố trí"), at, gravity
            )


def _is_pushed(one: LaidParagraph) -> bool:
    """Tell whether a line is put in its place by blanks, which hides how it is aligned."""
    return re.match(r"\t| {2}", "".join(run.text for run in one.runs)) is not None


def listed(sizes: Sequence[float], between: str = ", ") -> str:
    """Write sizes or lengths: "13, 13,5"."""
    return between.join(f"{size:.1f}".removesuffix(".0").replace(".", ",") for size in sizes)


def short(text: str, length: int = 50) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length]}…"


def many(paragraphs: Sequence[LaidParagraph]) -> str:
    """Say of how many paragraphs a deviation is told."""
    return f" ({len(paragraphs)} đoạn)" if len(paragraphs) > 1 else ""

"""How a Word file looks once every style, default and theme is resolved. Made by ``toolkit/layout``, judged by ``toolkit/lint``.

Lengths are millimetres, sizes and spacings points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Align(StrEnum):
    """How a paragraph is aligned."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class LineRule(StrEnum):
    """How ``line`` of a paragraph is meant: points exactly, at least so many points, or a multiple of a line."""

    EXACT = "exact"
    AT_LEAST = "at least"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidRun:
    """A piece of text of one look. ``capitals``: Word shows capitals whatever the letters are."""

    text: str
    font: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    color: str = ""

    @property
    def shown(self) -> str:
        """Return the text as a reader sees it."""
        return self.text.upper() if self.capitals else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a paragraph stands: the part ("" for the body), the table, row and cell by number from 1 (0: none), the section.

    ``said`` is the same in words; ``width`` what the container leaves for text, 0 where unknown.
    """

    said: str
    part: str = ""
    table: int = 0
    row: int = 0
    cell: int = 0
    section: int = 0
    width: float = 0
    in_box: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidParagraph:
    """One paragraph with its look. ``rules`` are the lengths of the straight lines drawn in it or along its edges.

    ``breaks``: a new page begins in or before it; ``counts``: a field shows the number of the page, ``later``: by a condition only from
    the second page on; ``close``: no space towards its like (paragraphs of the same ``style``). ``align`` is ``None`` for a piece of a line
    that tabs part: its own alignment cannot be known. ``typed_indent``: part of ``first_line`` is a tab or blanks before the words.
    """

    runs: tuple[LaidRun, ...]
    spot: Spot
    align: Align | None = Align.LEFT
    first_line: float = 0
    typed_indent: bool = False
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line_rule: LineRule = LineRule.MULTIPLE
    line: float = 1
    rules: tuple[float, ...] = ()
    breaks: bool = False
    numbered: bool = False
    close: bool = False
    style: str = ""
    counts: bool = False
    later: bool = False

    @property
    def text(self) -> str:
        """Return the text as a reader sees it, ends trimmed."""
        return "".join(run.shown for run in self.runs).strip()

    @property
    def words(self) -> tuple[LaidRun, ...]:
        """Return the runs that say something."""
        return tuple(run for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """A page number in a header or footer. ``first`` tells whether it stands on the first page of its section too."""

    top: bool
    align: Align
    size: float
    bold: bool
    italic: bool
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidSection:
    """One section: its page, its number, whether counting begins anew."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    number: PageNumber | None = None
    restarts: bool = False
    new_page: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole Word file as it looks."""

    paragraphs: tuple[LaidParagraph, ...]
    sections: tuple[LaidSection, ...]
    margins: tuple[LaidParagraph, ...] = field(default=())


class Gravity(StrEnum):
    """How much a deviation matters: it must be mended, or a person should look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """Where a paper is not as the guide wants it.

    ``component`` is a code ("title.rule"), ``name`` the same in Vietnamese, ``clause`` the place in the guide, ``place`` the place in the
    file.
    """

    component: str
    name: str
    found: str
    expected: str
    clause: str
    gravity: Gravity = Gravity.ERROR
    place: str = ""

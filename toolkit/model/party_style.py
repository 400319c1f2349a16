"""How a Party paper looks (thể thức): page, sizes, styles, separators, valid from a day on. Read by ``toolkit/party_style.py``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One kind of page; every length in millimetres. ``header`` is the distance of the page number from the top edge."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float

    @property
    def text_width(self) -> float:
        """Return the width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How one component is set; ``size`` in points."""

    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body: ``first_line`` in millimetres, ``space`` between paragraphs and exact ``line`` spacing in points."""

    first_line: float
    space: float
    line: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head table: widths of its columns and of the rule under the title, in millimetres; the fixed words."""

    left: float
    right: float
    rule: float
    title: str
    star: str
    dashes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Separators:
    """How lines of addressees, recipients and legal bases (căn cứ) end."""

    recipient: str
    last_recipient: str
    addressee: str
    basis: str
    last_basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Fixed words in which the guides differ: before the addressees of a letter and of a submission, before a letter's abstract."""

    letter_to: str
    submission_to: str
    letter_about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The components of HD05 Phụ lục 2 (the-thuc.md 1.2) that our papers have; ``table`` is ours, the guide has none."""

    title: TextStyle
    superior: TextStyle
    committee: TextStyle
    number: TextStyle
    date: TextStyle
    type: TextStyle
    abstract: TextStyle
    letter_abstract: TextStyle
    draft: TextStyle
    body: TextStyle
    heading: TextStyle
    authority: TextStyle
    position: TextStyle
    signer: TextStyle
    addressee_label: TextStyle
    addressee: TextStyle
    recipients_label: TextStyle
    recipient: TextStyle
    page_number: TextStyle
    annex: TextStyle
    annex_reference: TextStyle
    table: TextStyle
    table_head: TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyStyle:
    """One guide of the Central Office whole. ``guide`` is its number and date, ``valid_to`` its last day (``None``: in force).

    ``two_sided``: papers are printed on both sides, so that the binding margin lies on the right of every even page.
    """

    id: str
    guide: str
    valid_from: date
    valid_to: date | None
    font: str
    two_sided: bool
    page: Page
    landscape: Page
    body: Body
    head: Head
    separators: Separators
    words: Words
    texts: Texts


def style_on(styles: tuple[PartyStyle, ...], day: date) -> PartyStyle | None:
    """Return the style in force on the day of a paper; the oldest one for an older day, ``None`` without any style."""
    in_force = [style for style in styles if style.valid_from <= day]
    if in_force:
        return max(in_force, key=lambda style: style.valid_from)
    return min(styles, key=lambda style: style.valid_from, default=None)

"""The sections of a Word file: page, margins, and where the page number stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.layout.styles import MM_A_TWIP, VAL, W, number
from toolkit.model.layout import Align, LaidParagraph, LaidSection, PageNumber

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SIDES = ("top", "bottom", "left", "right", "header")


def sections_of(body: _Element, margins: Mapping[str, Sequence[LaidParagraph]], *, even: bool) -> tuple[LaidSection, ...]:
    """Return the sections in order; a header that a section does not name is that of the section before."""
    found = []
    headers: dict[tuple[str, str], str] = {}
    for properties in body.iter(f"{W}sectPr"):
        if not _of_body(properties, body):
            continue
        for link in properties:
            if link.tag in (f"{W}headerReference", f"{W}footerReference"):
                headers[(link.tag, link.get(f"{W}type", "default"))] = link.get(_ID, "")
        found.append(_section(properties, headers, margins, even=even))
    return tuple(found) or (LaidSection(width=0, height=0, top=0, bottom=0, left=0, right=0, header=0),)


def _of_body(properties: _Element, body: _Element) -> bool:
    """Tell whether a section is the body's own: its last child, or in a paragraph of it (not of a text box, not a former one)."""
    above = [one.tag for one in properties.iterancestors()]
    return properties.getparent() is body or above[:2] == [f"{W}pPr", f"{W}p"] and f"{W}txbxContent" not in above


def _section(
    properties: _Element, headers: Mapping[tuple[str, str], str], margins: Mapping[str, Sequence[LaidParagraph]], *, even: bool
) -> LaidSection:
    size, sides = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    width, height = ((number(size.get(f"{W}{side}")) * MM_A_TWIP if size is not None else 0) for side in ("w", "h"))
    lengths = {side: number(sides.get(f"{W}{side}")) * MM_A_TWIP if sides is not None else 0 for side in _SIDES}
    gutter = number(sides.get(f"{W}gutter")) * MM_A_TWIP if sides is not None else 0
    counting, kind, title = properties.find(f"{W}pgNumType"), properties.find(f"{W}type"), properties.find(f"{W}titlePg")
    own_first = title is not None and title.get(VAL, "1") not in ("0", "false", "off")
    return LaidSection(
        width=width,
        height=height,
        top=lengths["top"],
        bottom=lengths["bottom"],
        left=lengths["left"] + gutter,
        right=lengths["right"],
        header=lengths["header"],
        number=_number(headers, margins, own_first=own_first, even=even),
        restarts=counting is not None and counting.get(f"{W}start") is not None,
        new_page=kind is None or kind.get(VAL) not in ("continuous", "nextColumn"),
    )


def _number(
    headers: Mapping[tuple[str, str], str], margins: Mapping[str, Sequence[LaidParagraph]], *, own_first: bool, even: bool
) -> PageNumber | None:
    """Return the page number of the ordinary pages of a section, ``None`` where there is none."""
    kinds = ("default", *(("even",) if even else ()))
    for tag in (f"{W}headerReference", f"{W}footerReference"):
        for kind in kinds:
            found = _counting(margins.get(headers.get((tag, kind), ""), ()))
            if found is None:
                continue
            first = _counting(margins.get(headers.get((tag, "first"), ""), ())) is not None if own_first else not found.later
            run = found.words[0] if found.words else found.runs[0] if found.runs else None
            return PageNumber(
                top=tag == f"{W}headerReference",
                align=found.align or Align.LEFT,
                size=run.size if run else 0,
                bold=bool(run and run.bold),
                italic=bool(run and run.italic),
                first=first,
            )
    return None


def _counting(paragraphs: Sequence[LaidParagraph]) -> LaidParagraph | None:
    """Return the paragraph that shows the page number."""
    return next((one for one in paragraphs if one.counts), None)

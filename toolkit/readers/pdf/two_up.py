"""Papers that bear two pages side by side, as printing dialogues put them: each half is a page of its own. Pure.

On a page of its own something always crosses the middle: a title, a table, a line of text. On a paper with two pages nothing does on any
paper of the file, the second page has a margin like the first, and the lines of one half stand at heights of their own or, where both are
the same form, say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.readers.pdf.lines import TextLine, visual_lines
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece

_GUTTER = 8.0  # to each side of the middle
_LEVEL, _SAME = 1.0, 2.0
_FEWEST_LINES, _FEWEST = 6, 4
_SHARE = 0.5
_MARGIN = 0.7


def parted(pages: Sequence[Page]) -> list[Page]:
    """Return the pages, those of papers with two of them each by itself; ``number`` stays that of the paper, ``printed`` counts pages."""
    broad = list(filter(_is_broad, pages))
    if not broad or any(map(_is_crossed, broad)) or not any(map(_bears_two, broad)):
        return list(pages)
    found: list[Page] = []
    for page in pages:
        found += _halves(page) if _is_broad(page) else [page]
    return [replace(page, printed=printed) for printed, page in enumerate(found, 1)]


def _is_broad(page: Page) -> bool:
    return page.width > page.height and bool(page.pieces)


def _is_crossed(page: Page) -> bool:
    """Tell whether anything stands in the middle of a page."""
    left, right = page.width / 2 - _GUTTER, page.width / 2 + _GUTTER
    return any(thing.x0 < right and thing.x1 > left for things in (page.pieces, page.rulings) for thing in things)


def _bears_two(page: Page) -> bool:
    middle = page.width / 2
    left = visual_lines(piece for piece in page.pieces if piece.x0 < middle)
    right = visual_lines(piece for piece in page.pieces if piece.x0 >= middle)
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    margin, inner = (min(line.segments[0].x0 for line in lines) for lines in (left, right))
    if inner - middle < _MARGIN * margin:
        return False
    apart = all(_alone(lines, others) >= _SHARE * len(lines) for lines, others in ((left, right), (right, left)))
    return apart or _alike(left, right, middle) >= _FEWEST


def _alone(lines: Sequence[TextLine], others: Sequence[TextLine]) -> int:
    """Return how many lines stand at a height at which none of the others does."""
    return sum(all(abs(line.y - other.y) > _LEVEL for other in others) for line in lines)


def _alike(left: Sequence[TextLine], right: Sequence[TextLine], middle: float) -> int:
    """Return how many lines of both halves begin with the same words at the same place."""
    starts = [(line.y, line.segments[0].x0, line.segments[0].text) for line in left]
    return sum(
        any(
            abs(y - line.y) <= _LEVEL and abs(x0 + middle - line.segments[0].x0) <= _SAME and text == line.segments[0].text
            for y, x0, text in starts
        )
        for line in right
    )


def _halves(page: Page) -> list[Page]:
    """Return what stands left and right of the middle of a paper as two pages; of an empty half none."""
    middle = page.width / 2
    halves = []
    for start in (0.0, middle):
        pieces = tuple(_moved(piece, start) for piece in page.pieces if (piece.x0 >= middle) == (start > 0))
        rulings = tuple(
            line._replace(x0=line.x0 - start, x1=line.x1 - start) for line in page.rulings if (line.x0 >= middle) == (start > 0)
        )
        if pieces:
            halves.append(replace(page, width=middle, pieces=pieces, rulings=rulings))
    return halves


def _moved(piece: Piece, start: float) -> Piece:
    return piece._replace(x0=piece.x0 - start, x1=piece.x1 - start)

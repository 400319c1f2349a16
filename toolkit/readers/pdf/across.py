"""Sheets printed over several pages across: columns cut off from their labels, text cut through by the edge of the paper. Pure.

Which rows belong together is then said nowhere in the file. Pages whose rows stand at the same heights are put beside each other
(``beside``), each answer for a person's eye; where a page is left that finds no place, the file is not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.readers.pdf.beside import begins_like, is_full
from toolkit.readers.pdf.lines import visual_lines
from toolkit.readers.pdf.page import Page
from toolkit.text.headings import names_guide

_OF_MAIL = re.compile(r"(?:từ|đến|ngày|chủ đề|tiêu đề|tệp đính kèm|from|to|date|sent|subject|attachments?)\s*:", re.IGNORECASE)
_FIRST_LINES, _FEWEST_OF_MAIL = 6, 3


def is_across(pages: Sequence[Page]) -> bool:
    """Tell whether text of a sheet runs over the left or right edge of its paper, and so onto a page beside it."""
    return any(page.sheet and page.beyond for page in pages)


def has_stray(pages: Sequence[Page]) -> bool:
    """Tell whether a page of a sheet neither goes on below the one before, which ends early, nor begins anew.

    The pages are those that are left when all that stand beside each other are put together.
    """
    firsts: list[Page] = []
    for page, after in pairwise(page for page in pages if page.sheet and page.pieces and not _is_guide(page)):
        firsts.append(page)
        if not is_full(page) and not any(begins_like(after, first) for first in firsts):
            return True
    return False


def _is_guide(page: Page) -> bool:
    """Tell whether a page is another sheet, which tells how to fill forms in or lists choices: it has no columns of theirs.

    Of a single sentence it may be as well. A mail that was printed with the form is nothing of it either.
    """
    lines = sorted(visual_lines(page.pieces), key=lambda line: line.y)
    if sum(_OF_MAIL.match(line.text) is not None for line in lines[:_FIRST_LINES]) >= _FEWEST_OF_MAIL:
        return True
    return names_guide(lines[0].text) or (len(lines) == 1 and lines[0].text[:1].isupper() and lines[0].text.endswith("."))

"""PDF pages whose letters are in an old Vietnamese encoding: the same pages in Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from toolkit.readers.legacy import decode_named
from toolkit.readers.pdf.page import Glyph, Page, font_names
from toolkit.text.legacy import Judge

_SAME_LINE = 0.4


def decode_pages(data: bytes, pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """Return the pages in Unicode and the names of the old encodings that were met.

    A line is decoded as a whole, by its fonts and the vote of the document. A letter of two codes (VNI) becomes one piece of text.
    """
    lines = {page.number: _lines_with_fonts(data, page) for page in pages}
    judge = Judge((text, font) for runs in lines.values() for line in runs for text, font, _ in line)
    met: set[str] = set()
    decoded = []
    for page in pages:
        glyphs: list[Glyph] = []
        for line in lines[page.number]:
            named = decode_named([(text, font) for text, font, _ in line], judge)
            for (text, encoding), (_, _, run) in zip(named, line, strict=True):
                met.add(encoding)
                glyphs += _spread(text, run)
        decoded.append(replace(page, glyphs=tuple(glyphs)))
    return decoded, tuple(sorted(met - {""}))


def _lines_with_fonts(data: bytes, page: Page) -> list[list[tuple[str, str, list[Glyph]]]]:
    """Return the lines of a page in drawing order, each as runs of one font: text, font, letters."""
    drawn = [glyph for glyph in page.glyphs if glyph.index >= 0]
    fonts = dict(zip(drawn, font_names(data, page.number, [glyph.index for glyph in drawn]), strict=True))
    lines: list[list[Glyph]] = []
    for glyph in page.glyphs:
        if lines and abs(glyph.y - lines[-1][-1].y) <= _SAME_LINE * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    found = []
    for line in lines:
        runs = [(font, list(run)) for font, run in groupby(line, key=lambda glyph: fonts.get(glyph, ""))]
        found.append([("".join(glyph.text for glyph in run), font, run) for font, run in runs])
    return found


def _spread(text: str, run: Sequence[Glyph]) -> list[Glyph]:
    """Return the decoded text on the place of the letters that it came from."""
    if len(text) == len(run):
        return [glyph._replace(text=letter) for glyph, letter in zip(run, text, strict=True)]
    return []

"""PDF pages whose letters are in an old Vietnamese encoding: the same pages in Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.readers.legacy import decode_named
from toolkit.readers.pdf.page import Glyph, Page, font_names
from toolkit.text.legacy import Judge

_SAME_LINE = 0.4
_SPACE = 0.18


def decode_pages(data: bytes, pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """Return the pages in Unicode and the names of the old encodings that were met.

    A line is decoded as a whole, by its fonts and the vote of the document. Each word becomes one piece of text on the place of its
    letters, since a letter of two codes (VNI) has no place of its own.
    """
    lines = {page.number: _lines(data, page) for page in pages}
    judge = Judge(("".join(_text(word) for word, _ in line), line[0][1]) for words in lines.values() for line in words)
    met: set[str] = set()
    decoded = []
    for page in pages:
        glyphs: list[Glyph] = []
        for line in lines[page.number]:
            named = decode_named([(_text(word), font) for word, font in line], judge)
            met.update(encoding for _, encoding in named)
            glyphs += [
                word[0]._replace(text=text.strip(), x1=word[-1].x1)
                for (text, _), (word, _) in zip(named, line, strict=True)
                if text.strip()
            ]
        decoded.append(replace(page, glyphs=tuple(glyphs)))
    return decoded, tuple(sorted(met - {""}))


def _text(word: Sequence[Glyph]) -> str:
    """Return a word with the space that ends it."""
    return "".join(glyph.text for glyph in word).strip() + " "


def _lines(data: bytes, page: Page) -> list[list[tuple[list[Glyph], str]]]:
    """Return the lines of a page in drawing order, each as words with their fonts; a line ends where the font changes its encoding."""
    drawn = [glyph.index for glyph in page.glyphs if glyph.index >= 0]
    fonts = dict(zip(drawn, font_names(data, page.number, drawn), strict=True))
    lines: list[list[tuple[list[Glyph], str]]] = []
    last: Glyph | None = None
    for glyph in page.glyphs:
        font = fonts.get(glyph.index, "")
        if glyph.text.isspace():
            last = None if last is None else glyph
            continue
        same_line = last is not None and abs(glyph.y - last.y) <= _SAME_LINE * glyph.size and lines[-1][-1][1] == font
        if not same_line:
            lines.append([([glyph], font)])
        elif last is not None and (last.text.isspace() or glyph.x0 - last.x1 > _SPACE * glyph.size):
            lines[-1].append(([glyph], font))
        else:
            lines[-1][-1][0].append(glyph)
        last = glyph
    return lines

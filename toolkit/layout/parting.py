"""Part lines whose halves stand side by side, and read the indent that a tab or blanks make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.layout.styles import MM_A_TWIP
from toolkit.model.layout import Align, LaidParagraph, LaidRun

_ASIDE = re.compile(r"\t[\t ]*| {10,}")
_FAR = 20
_BEGINS = re.compile(r"[-–_*]{3}|\([^\W\d]")
# Words that flow have this many letters: what a tab or blanks move a little is then their first line, not the whole of it.
_FLOWING = 60
_KEYS = re.compile(r"\t| {2,15}")
_BLANK = 0.25


def indented(laid: LaidParagraph, tab: float) -> LaidParagraph:
    """Return a paragraph whose first line a tab or some blanks move with that in its indent."""
    text = "".join(run.text for run in laid.runs)
    keys = _KEYS.match(text)
    flows = laid.align is Align.JUSTIFY or laid.align is Align.LEFT and len(text) > _FLOWING
    rest = text[keys.end() :] if keys else ""
    if keys is None or laid.spot.table or not flows or not rest.strip() or rest[0].isspace() or _ASIDE.search(rest.rstrip()):
        return laid
    wide = tab if keys[0] == "\t" else len(keys[0]) * _BLANK * laid.runs[0].size * MM_A_TWIP * 20
    return replace(laid, first_line=laid.first_line + wide, typed_indent=True)


def parted(laid: LaidParagraph) -> list[LaidParagraph]:
    """Part a line whose halves are pushed aside by tabs or by many spaces (a head without a table); any other paragraph stays whole.

    Lines that a break parts within a paragraph of a head or a signature are lines of their own.
    Of such lines, and of those that tabs or spaces push aside as a whole, nothing is known of the alignment; what begins far to the right
    stands on the right.
    """
    text = "".join(run.text for run in laid.runs)
    flowing = laid.align is Align.JUSTIFY and laid.first_line > 0
    if "\n" in text.strip() and (laid.spot.table or laid.align is Align.CENTER) and not flowing:
        return _lines(laid, text)
    if laid.spot.table or "\n" in text.strip() or len(text) > 200 or flowing:
        return [laid]
    found = (gap for gap in _ASIDE.finditer(text) if text[: gap.start()].strip() and text[gap.end() :].strip())
    # Spaces before a small letter are a blank to be filled in ("ngày          tháng").
    gaps = [gap for gap in found if "\t" in gap[0] or text[gap.end()].isupper() or _BEGINS.match(text, gap.end())]
    if len(gaps) != 1:
        pushed = not gaps and not laid.typed_indent and (text.startswith("\t") or len(text) - len(text.lstrip(" ")) >= _FAR)
        right = not gaps and text.startswith(" " * _FAR)
        return [replace(laid, align=None, spot=replace(laid.spot, cell=2) if right else laid.spot)] if pushed else [laid]
    parts = (_cut(laid.runs, 0, gaps[0].start()), _cut(laid.runs, gaps[0].end(), len(text)))
    return [replace(laid, runs=part, align=None, spot=replace(laid.spot, cell=cell)) for cell, part in enumerate(parts, start=1)]


def _lines(laid: LaidParagraph, text: str) -> list[LaidParagraph]:
    """Return each line of a paragraph as one of its own; what is drawn in it stays with the first."""
    made, at = list[LaidParagraph](), 0
    for line in text.split("\n"):
        if line.strip():
            first = not made
            made.append(replace(laid, runs=_cut(laid.runs, at, at + len(line)), rules=laid.rules * first, breaks=laid.breaks and first))
        at += len(line) + 1
    return made


def _cut(runs: Sequence[LaidRun], start: int, end: int) -> tuple[LaidRun, ...]:
    """Return the runs between two letters of their text."""
    kept, at = [], 0
    for run in runs:
        words = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if words:
            kept.append(replace(run, text=words))
    return tuple(kept)

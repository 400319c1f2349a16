"""What sets letters off in a workbook: strokes, lines below, bold, fonts that draw tick boxes for letters or are of old encodings.

A cell has one look; the runs of a rich string have their own, and one without takes the cell's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from toolkit.model.document import Emphasis, EmphasisKind
from toolkit.readers.book_xml import S, book_xml
from toolkit.readers.colours import is_colour, is_coloured_entry
from toolkit.readers.composed import composed
from toolkit.readers.dingbats import draws, typed_symbols
from toolkit.text.legacy import font_encoding

_OF_NOTE = re.compile(
    rb"<(?:\w+:)?(?:strike|u|b)[\s/>]|<(?:\w+:)?color (?!theme=.[0-3])|dings|dingbats|rFont val=[\"']\.?vn", re.IGNORECASE
)
_KINDS = {f"{S}strike": EmphasisKind.STRIKE, f"{S}u": EmphasisKind.UNDERLINE, f"{S}b": EmphasisKind.BOLD}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COLOUR, _ACCENTS = f"{S}color", ("4", "5", "6", "7", "8", "9")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OFF = ("0", "false", "none")


class Stretch(NamedTuple):
    """A run of a rich string. ``kinds`` and ``font`` are ``None`` where the cell's look holds; a font that tells nothing is empty."""

    text: str
    font: str | None
    kinds: tuple[EmphasisKind, ...] | None


class Marked(NamedTuple):
    """What sets a cell off: a stroke through all of it, a font that draws tick boxes, runs of several looks."""

    struck: bool = False
    font: str = ""
    runs: tuple[Stretch, ...] = ()


def may_be_rich(part: bytes) -> bool:
    """Tell whether a part of XML may hold a rich string whose runs are set off."""
    return b"rPr>" in part and _OF_NOTE.search(part) is not None


def rich_strings(part: bytes) -> dict[int, tuple[Stretch, ...]]:
    """Return the shared strings with runs that are set off, by their number."""
    strings = book_xml(part).iterchildren(f"{S}si")
    return {number: runs for number, item in enumerate(strings) if (runs := rich_runs(item))}


def rich_runs(item: etree._Element) -> tuple[Stretch, ...]:
    """Return the runs of a string; none where nothing sets any of them off."""
    runs = tuple(map(_stretch, item.iterchildren(f"{S}r")))
    return runs if any(run.kinds or run.font or run.text.isspace() for run in runs) else ()


def _stretch(run: etree._Element) -> Stretch:
    look, said = run.find(f"{S}rPr"), run.find(f"{S}t")
    text = unescaped(said.text or "") if said is not None else ""
    if "\n" in text and said is not None and said.get(_SPACE) != "preserve":
        text = text.strip()  # laid out for people; a single space is meant, though the file does not say so
    if look is None:
        return Stretch(text, None, None)
    kinds = tuple(kind for one in look if (kind := _kind(one)) is not None)
    font = look.find(f"{S}rFont")
    name = font.get("val", "") if font is not None else ""
    return Stretch(text, telling(name), kinds)


def telling(font: str) -> str:
    """Return the name of a font whose letters are not what their codes say, pictures or an old encoding; of any other none."""
    return font if draws(font) or font_encoding(font)[0] else ""


def _kind(look: etree._Element) -> EmphasisKind | None:
    """Return how one property of a run sets it off."""
    if look.tag == _COLOUR:
        indexed = look.get("indexed", "")
        coloured = is_colour(look.get("rgb")) or look.get("theme") in _ACCENTS or (indexed.isdecimal() and is_coloured_entry(int(indexed)))
        return EmphasisKind.HIGHLIGHT if coloured else None
    return _KINDS.get(look.tag) if look.get("val") not in _OFF else None


def struck(font: etree._Element) -> bool:
    """Tell whether a font of the styles strikes its letters out."""
    mark = font.find(f"{S}strike")
    return mark is not None and mark.get("val") not in _OFF


def spelled(text: str, marked: Marked) -> tuple[str, tuple[Emphasis, ...]]:
    """Return the text of a cell as it is seen, and what is set off in it.

    Where the runs are not the text (an old encoding was decoded), a stroke through any of them holds for all of it. The library drops the
    space at the end of a run where the file does not say that it is to be kept: the runs have it.
    """
    runs: Sequence[Stretch] = marked.runs
    pieces = [one_line_break(run.text) for run in runs]
    if "".join(unicodedata.normalize("NFC", "".join(pieces)).split()) != "".join(text.split()):
        crossed = marked.struck or any(EmphasisKind.STRIKE in (run.kinds or ()) for run in runs)
        runs, pieces = [Stretch(text, None, (EmphasisKind.STRIKE,) if crossed else ())], [text]
    said, marks = "", list[tuple[int, int, EmphasisKind]]()
    for run, piece in zip(runs, pieces, strict=True):
        seen = typed_symbols(marked.font if run.font is None else run.font, piece)
        kinds = ((EmphasisKind.STRIKE,) if marked.struck else ()) if run.kinds is None else run.kinds
        marks += [(len(said), len(said) + len(seen), kind) for kind in kinds]
        said += seen
    return composed(said, marks)


def one_line_break(text: str) -> str:
    """Return the text with one kind of line break."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unescaped(text: str) -> str:
    """Return the text of a workbook's XML with the letters that it names by their codes: "_x000D_", of which "_x005F_" is a plain "_"."""
    if "_x" not in text:
        return text
    said = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # two codes make one letter of the far planes

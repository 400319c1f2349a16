"""The shared strings of an ``.xls`` workbook ([MS-XLS] 2.4.265, 2.5.293) whose runs are set in several fonts."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.model.document import EmphasisKind
from toolkit.readers.rich import Stretch, telling

_STRUCK, _BOLD = 0x08, 700
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


class Font(NamedTuple):
    """A font of the workbook: its name, how it sets letters off, and the entry of its colour in the palette."""

    name: str
    kinds: tuple[EmphasisKind, ...]
    colour: int = 0

    @property
    def of_note(self) -> bool:
        """Whether letters in it are set off, or not what their codes say."""
        return bool(self.kinds or telling(self.name))


def font_kinds(content: bytes) -> tuple[EmphasisKind, ...]:
    """Return how a font, by the content of its record, sets letters off."""
    found = (
        (content[2] & _STRUCK, EmphasisKind.STRIKE),
        (content[10], EmphasisKind.UNDERLINE),
        (struct.unpack_from("<H", content, 6)[0] >= _BOLD, EmphasisKind.BOLD),
    )
    return tuple(kind for on, kind in found if on)


def old_rich_strings(pieces: Sequence[bytes], fonts: Sequence[Font]) -> dict[int, tuple[Stretch, ...]]:
    """Return, by number, the shared strings with runs that are set off.

    ``pieces`` are the record of the strings and those that go on with it; of damaged ones what stands before the damage counts.
    """
    reader = _Reader(pieces)
    count = int.from_bytes(reader.take(8)[4:], "little")
    found: dict[int, tuple[Stretch, ...]] = {}
    try:
        for number in range(min(count, sum(map(len, pieces)) // 3)):
            text, marks = _string(reader)
            stretches = _stretches(text, marks, fonts) if marks else ()
            if any(one.kinds or one.font for one in stretches):
                found[number] = stretches
    except struct.error:
        return found
    return found


def _string(reader: _Reader) -> tuple[str, list[tuple[int, int]]]:
    """Return the next string, and where its runs begin, each with the number of its font."""
    length, flags = struct.unpack("<HB", reader.take(3))
    runs = struct.unpack("<H", reader.take(2))[0] if flags & _RICH else 0
    extended = struct.unpack("<L", reader.take(4))[0] if flags & _EXTENDED else 0
    text = reader.letters(length, wide=bool(flags & _WIDE))
    marks = list(struct.iter_unpack("<2H", reader.take(4 * runs)))
    reader.take(extended)
    return text, marks


def _stretches(text: str, marks: Sequence[tuple[int, int]], fonts: Sequence[Font]) -> tuple[Stretch, ...]:
    """Cut a string at its runs, of which each says where it begins and its font; letters before the first are in the cell's own."""
    ends = [*(start for start, _ in marks), len(text)]
    stretches = [Stretch(text[: ends[0]], None, None)]
    for (start, end), (_, font) in zip(pairwise(ends), marks, strict=True):
        index = font - (font > 4)  # there is no font of number 4
        look = fonts[index] if index < len(fonts) else Font("", ())
        stretches.append(Stretch(text[start:end], telling(look.name), look.kinds))
    return tuple(one for one in stretches if one.text)


class _Reader:
    """Reads on over the pieces of a long record; where letters are cut, the next piece begins with their width."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = [piece for piece in pieces if piece]
        self._piece, self._at = 0, 0

    def take(self, count: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        taken = b""
        while len(taken) < count and self._piece < len(self._pieces):
            piece = self._pieces[self._piece]
            part = piece[self._at : self._at + count - len(taken)]
            taken += part
            self._at += len(part)
            if self._at >= len(piece):
                self._piece, self._at = self._piece + 1, 0
        return taken

    def letters(self, count: int, *, wide: bool) -> str:
        """Return the next letters, of one byte or of two."""
        text = ""
        while len(text) < count and self._piece < len(self._pieces):
            if self._at == 0:
                wide = bool(self.take(1)[0] & _WIDE)
                continue
            left = len(self._pieces[self._piece]) - self._at
            part = self.take(min(left, (count - len(text)) * (1 + wide)))
            text += part.decode("utf-16-le" if wide else "latin-1", "replace")
        return text

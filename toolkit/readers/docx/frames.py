"""Pieces that differ in the words of their runs alone: what stands around the words is a frame, met once and filled ever after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import NamedTuple

from toolkit.model.document import Emphasis
from toolkit.readers.docx.grid import RawLine, join
from toolkit.readers.docx.pieces import Cell, Lines, Piece
from toolkit.readers.docx.runs import Run
from toolkit.text.legacy import suspicious

_WORDS = re.compile(rb'(<w:t(?: xml:space="preserve")?>)(?!\xe2\x98[\x90-\x92]<)([^<]+)(?=</w:t>)')
"""All but the letter of a tick box alone, which belongs to the frame: it may deny the state of its control."""
_IDS = re.compile(rb' w(?:14)?:(?:rsid[A-Za-z]{1,8}|paraId|textId)="[0-9A-F]{8}"')
"""What Word numbers anew whenever somebody edits: the session, the paragraph, its words."""
_RUN_ENDS, _RUNS = b"</w:t></w:r>", (b"<w:r>", b"<w:r ")
_ONLY_WORDS = (b"<w:r>", b"</w:rPr>")
"""How what stands before the words of a run ends, if the run says nothing else: no break, no tab."""
_NO_WORDS = re.compile(
    rb'[>\x01-\x08\x0b-\x1f]|&(?!(?:lt|gt|amp|quot|apos);)|"\.?[Vv][Nn]|\xef\xbf[\xbe\xbf]|\xee[\x80-\x83][\x80-\xbf]|softHyphen'
)
WORDS_DECIDE = re.compile(
    rb'<w:showingPlcHdr|w:(?:ascii|hAnsi)="[WwZz]|:checkbox\b(?:(?!</w:sdtContent>).)*?\xee[\x80-\x83][\x80-\xbf]', re.DOTALL
)
"""Where the words themselves decide what is shown: a control with its hint, letters in a font of pictures, the letter of a check box."""
_LONGEST_KNOWN = 2**14
_FIRST_GAP, _MOST_GAPS = 0xE000, 0x100
_GAPS = re.compile(f"([{chr(_FIRST_GAP)}-{chr(_FIRST_GAP + _MOST_GAPS - 1)}])")


class Gapped(NamedTuple):
    """A text with gaps where the words of runs stand: what stands before, between and behind them, and the number of each gap's words."""

    around: tuple[str, ...]
    gaps: tuple[int, ...]
    emphasis: tuple[Emphasis, ...]

    @staticmethod
    def of(text: str, emphasis: tuple[Emphasis, ...]) -> Gapped:
        """Return a text in which a letter of its own stands for each gap."""
        pieces = _GAPS.split(text)
        return Gapped(tuple(pieces[::2]), tuple(ord(letter) - _FIRST_GAP for letter in pieces[1::2]), emphasis)

    def around_words(self, words: Sequence[Sequence[str]]) -> tuple[str, tuple[Emphasis, ...]] | None:
        """Return the text with these words, for each gap those of one run or of several; ``None`` where that is not plain."""
        if self.emphasis:
            return self._emphasised(words)
        text = self.around[0]
        for number, behind in zip(self.gaps, self.around[1:], strict=True):
            text += "".join(words[number]) + behind
        return (text, ()) if unicodedata.is_normalized("NFC", text) else None

    def _emphasised(self, words: Sequence[Sequence[str]]) -> tuple[str, tuple[Emphasis, ...]] | None:
        """Return the same of a text whose only run, or runs of one look, are emphasised."""
        if self.around != ("", ""):
            return None
        kinds = tuple(mark.kind for mark in self.emphasis)
        return join([RawLine([Run(word, "", kinds) for word in words[self.gaps[0]]])])


class Frame(NamedTuple):
    """What stands around the words of a piece: a cell with its text, or lines."""

    cell: Cell | None
    texts: tuple[Gapped, ...]

    @staticmethod
    def of(said: Piece, gaps: int) -> Frame | None:
        """Return the frame of a piece that has letters for the words of so many gaps; ``None`` where it says nothing or something else."""
        if isinstance(said, Cell) and said.said is not None:
            frame = Frame(said, (Gapped.of(*said.said),))
        elif isinstance(said, Lines):
            frame = Frame(None, tuple(Gapped.of(*line) for line in said.lines))
        else:
            return None
        return frame if all(gap < gaps for text in frame.texts for gap in text.gaps) else None

    def around(self, words: Sequence[Sequence[str]]) -> Piece | None:
        """Return the piece with these words; ``None`` where it must be read."""
        said = []
        for text in self.texts:
            whole = text.around_words(words)
            if whole is None:
                return None
            said.append(whole)
        return Cell(self.cell.span, self.cell.joins, said[0]) if self.cell is not None else Lines(tuple(said))


def words_of(piece: bytes) -> tuple[bytes, list[list[str]]] | None:
    """Return what stands around the words of a piece, a letter for each, and the words; those of runs begun alike together.

    ``None`` for words that are not written plainly, and for those that may be in an old encoding.
    """
    around = _WORDS.split(piece)
    words = around[2::3]
    written = b"\0".join(words)
    if not words or len(words) > _MOST_GAPS or 0 in piece or _NO_WORDS.search(written):
        return None
    try:
        said = written.decode()
    except UnicodeDecodeError:
        return None
    if suspicious(said):
        return None
    if "&" in said:
        said = unescape(said)
    del around[2::3]
    frame, runs = (_frame_of if len(piece) <= _LONGEST_KNOWN else _frame_of.__wrapped__)(b"\0".join(around))
    spoken = iter(said.split("\0"))
    return frame, [list(islice(spoken, count)) for count in runs]


@lru_cache(maxsize=400)
def _frame_of(around: bytes) -> tuple[bytes, tuple[int, ...]]:
    """Return what stands around words (and their marks) with a letter for each gap, and how many runs begun alike share the gap.

    Left out is what Word numbers anew: who only fills a form in leaves most of it as it was.
    """
    *before_words, last = _IDS.sub(b"", around).split(b"\0")
    frame: list[bytes] = []
    runs: list[int] = []
    for before, mark in zip(before_words[::2], before_words[1::2], strict=True):
        run = before[len(_RUN_ENDS) :] if before.startswith(_RUN_ENDS) and before.endswith(_ONLY_WORDS) else b""
        if run and frame and mark == frame[-2] and frame[-3].endswith(run) and max(map(run.rfind, _RUNS)) == 0:
            runs[-1] += 1
            continue
        frame += (before, mark, chr(_FIRST_GAP + len(runs)).encode())
        runs.append(1)
    return b"".join((*frame, last)), tuple(runs)

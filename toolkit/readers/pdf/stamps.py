"""What others put on a form once it was printed: digital signatures, the stamp of arrival, lines of scanners and browsers. Pure.

Their days and names are no answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.readers.pdf.lines import Segment, TextLine, visual_lines
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.pieces import Piece

_TRIGGERS = ("bởi", "ký:", "ĐẾN", "Scanned", "ignedby", "file:", "http")
_SIGNED = re.compile(r"(?:được )?ký (?:số )?bởi\b|người ký:|(?:digitally )?signed by\b", re.IGNORECASE)
_OF_SIGNATURE = re.compile(
    r"(?:ký bởi|người ký|email|thư điện tử|cơ quan|tổ chức|đơn vị|(?:ngày|thời gian|giờ|ngày giờ) ký|lý do|dn|date|reason|location)\s*:",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d:\d\d")
_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
_ARRIVED = re.compile(r"(?:CÔNG VĂN |VĂN BẢN )?ĐẾN$|(?:CÔNG VĂN|VĂN BẢN) ĐẾN\b")
_OF_ARRIVAL = re.compile(r"(?:số|ngày|giờ|chuyển|kính chuyển|lưu hồ sơ)\b", re.IGNORECASE)
_SCANNER = re.compile(r"Scanned (?:by|with) \w+")
_BROWSER = re.compile(r"(?:file|https?):/|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}")
_ZONE = 54.0
_MOST_LINES, _PITCH, _LEVEL = 8, 2.0, 0.5


class _Spot(NamedTuple):
    """One segment of text and the line that it stands on."""

    segment: Segment
    line: TextLine


def without_stamps(page: Page) -> Page:
    """Return the page without stamps."""
    text = "".join([piece.text for piece in page.pieces])
    if not any(word in text for word in _TRIGGERS) and not _CLOCK.search(text):
        return page
    stamps = list(_stamps(page))
    pieces = (piece for piece in page.pieces if not any(_is_of(piece, spot) for spot in stamps))
    return replace(page, pieces=tuple(pieces)) if stamps else page


def _stamps(page: Page) -> Iterator[_Spot]:
    lines = visual_lines(page.pieces)
    for number, line in enumerate(lines):
        outside = line.y < _ZONE or line.y > page.height - _ZONE
        if outside and (_BROWSER.match(line.text) or _SCANNER.fullmatch(line.text)):
            yield from (_Spot(segment, line) for segment in line.segments)
            continue
        for segment in line.segments:
            if _SIGNED.match(segment.text):
                yield from _signature([_Spot(segment, line), *_below(lines, number, segment)])
            elif _ARRIVED.match(segment.text):
                yield from _arrival([_Spot(segment, line), *_below(lines, number, segment)])


def _below(lines: Sequence[TextLine], number: int, start: Segment) -> Iterator[_Spot]:
    """Yield what stands below a segment, line by line without a gap."""
    last = lines[number]
    for line in lines[number + 1 : number + _MOST_LINES * 3]:
        if line.y - last.y > _PITCH * max(line.size, last.size):
            return
        for segment in line.segments:
            if segment.x0 < start.x1 and segment.x1 > start.x0:
                yield _Spot(segment, line)
                last = line
                break


def _signature(block: Sequence[_Spot]) -> Sequence[_Spot]:
    """Return the lines of a signature down to the last that bears a label of it or a time; without a time it is none."""
    texts = [spot.segment.text for spot in block[:_MOST_LINES]]
    marked = [number for number, text in enumerate(texts) if _OF_SIGNATURE.match(text) or _TIME.search(text)]
    return block[: marked[-1] + 1] if any(map(_TIME.search, texts)) else ()


def _arrival(block: Sequence[_Spot]) -> Sequence[_Spot]:
    """Return the lines of a stamp of arrival: those with its labels right below its head."""
    last = next((number for number, spot in enumerate(block[1:], 1) if not _OF_ARRIVAL.match(spot.segment.text)), len(block))
    return block[:last] if last > 1 else ()


def _is_of(piece: Piece, spot: _Spot) -> bool:
    level = abs(piece.y - spot.line.y) <= _LEVEL * spot.line.size
    return level and piece.x0 >= spot.segment.x0 - 1 and piece.x1 <= spot.segment.x1 + 1

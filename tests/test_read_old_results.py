"""Results that programs saved as 0 or as an empty text in an ``.xls`` workbook for formulas that they had not calculated."""

from __future__ import annotations

import struct

import pytest

from toolkit.readers.old_results import is_nothing, untold

_START, _END = struct.pack("<2H16x", 0x0809, 16), struct.pack("<2H", 0x000A, 0)
_LINK = b"\x3a" + struct.pack("<3H", 0, 4, 1)  # =Other!B5
_HERE = b"\x24" + struct.pack("<2H", 7, 0)  # =A8
_CHOICE = b"\x24" + struct.pack("<2H", 9, 9) + b"".join(b"\x17\x01\x00" + letter for letter in (b"x", b"D", b"C"))
_LOOKUP = b"\x17\x02\x00VP\x41\x42\x04\x66\x00"
_COUNT = b"\x25" + bytes(8) + b"\x17\x02\x00TT\x42\x02\x5a\x01"  # =COUNTIF(A1:A1,"TT")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<2H", kind, len(content)) + content


def _formula(row: int, tokens: bytes, result: float = 0.0) -> bytes:
    return _record(0x0006, struct.pack("<3HdHLH", row, 2, 0, result, 0, 0, len(tokens)) + tokens)


def _empty(row: int, tokens: bytes) -> bytes:
    result = struct.unpack("<d", b"\x03\0\0\0\0\0\xff\xff")[0]
    return _formula(row, tokens, result)


def _text(row: int, column: int) -> bytes:
    return _record(0x00FD, struct.pack("<3HL", row, column, 0, 0))


def _cells(*formulas: bytes) -> dict[str, list[str]]:
    books = _record(0x01AE, struct.pack("<2H", 2, 0x0401)) + _record(0x0017, struct.pack("<4H", 1, 0, 1, 1))
    first, second = _START + b"".join(formulas) + _text(7, 0) + _END, _START + _text(4, 1) + _END
    head = _START + books + _END
    return dict(untold(head + first + second, [(len(head), "A"), (len(head) + len(first), "B")]))


@pytest.mark.parametrize("tokens", [_LINK, _HERE, _CHOICE, _LOOKUP])
def test_a_zero_where_a_text_is_pointed_at_makes_all_zeros_doubtful(tokens: bytes) -> None:
    assert _cells(_formula(0, tokens), _formula(1, _COUNT), _formula(2, _COUNT, 3.0)) == {"A": ["C1", "C2"]}


def test_a_zero_of_a_count_or_of_an_empty_cell_is_believed() -> None:
    empty = b"\x24" + struct.pack("<2H", 8, 0)
    assert _cells(_formula(0, empty), _formula(1, _COUNT), _formula(2, _LINK, 1.0)) == {}


def test_a_result_is_nothing_by_its_eight_bytes() -> None:
    assert is_nothing(_formula(0, _LINK)[4:])
    assert not is_nothing(_formula(0, _LINK, 0.5)[4:])

"""Old Word files whose text ends within a table have a line for each cell; all others are left alone."""

from __future__ import annotations

import struct

import pytest

from tests.test_guard import container
from toolkit.readers.old_word import with_cells_as_lines


def old_word(text: str, *, letters: int | None = None) -> bytes:
    """Return an old Word file with this text from byte 0x400 on."""
    coded = text.encode("utf-16-le")
    head = bytearray(struct.pack("<H", 0xA5EC).ljust(0x400, b"\0"))
    struct.pack_into("<2L", head, 0x18, 0x400, 0x400 + len(coded))
    struct.pack_into("<L", head, 0x4C, len(text) if letters is None else letters)
    return container("WordDocument", book=bytes(head) + coded)


def test_cells_at_the_end_of_a_text_that_has_none_become_lines() -> None:
    made = with_cells_as_lines(old_word("Mẫu\rSTT\x07Tên\x07\x071\x07Lê An\x07\x07"))

    assert made == old_word("Mẫu\rSTT\rTên\r\r1\rLê An\r\r")


def test_tables_above_the_last_paragraph_stay_tables() -> None:
    made = with_cells_as_lines(old_word("STT\x07Tên\x07\x07Mẫu\rKý tên\x07Lê An\x07\x07"))

    assert made == old_word("STT\x07Tên\x07\x07Mẫu\rKý tên\rLê An\r\r")


@pytest.mark.parametrize(
    "data",
    [
        old_word("Mẫu\rSTT\x07Tên\x07\x07Hết\r"),
        old_word("Mẫu\x07", letters=0),
        old_word("Mẫu\x07", letters=900),
        container("WordDocument"),
        b"no container",
    ],
    ids=["a whole text", "no letters", "more letters than there are", "no text", "no container"],
)
def test_any_other_file_stays_as_it_is(data: bytes) -> None:
    assert with_cells_as_lines(data) == data

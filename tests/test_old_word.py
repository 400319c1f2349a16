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


def with_paragraphs(*paragraphs: tuple[str, bytes]) -> bytes:
    """Return an old Word file whose paragraphs have these properties; its one page of them stands behind the text."""
    text = "".join(said for said, _ in paragraphs)
    content = bytearray(4096)
    struct.pack_into("<H", content, 0, 0xA5EC)
    struct.pack_into("<2L", content, 0x18, 0x400, 0x400 + 2 * len(text))
    struct.pack_into("<L", content, 0x4C, len(text))
    struct.pack_into("<H", content, 0x0A, 0x200)
    struct.pack_into("<2L", content, 0x102, 0xA00, 12)
    struct.pack_into("<3L", content, 0xA00, 0x400, 0x400 + 2 * len(text), 4)
    content[0x400 : 0x400 + 2 * len(text)] = text.encode("utf-16-le")
    count, end, kept = len(paragraphs), 0x400, 500
    content[0x9FF] = count
    struct.pack_into("<L", content, 0x800, end)
    for index, (said, properties) in enumerate(paragraphs):
        end += 2 * len(said)
        struct.pack_into("<L", content, 0x800 + 4 * (index + 1), end)
        packed = b"\0\0" + properties + b"\0" * (len(properties) % 2)
        kept -= len(packed) + 2
        content[0x800 + kept : 0x800 + kept + 2 + len(packed)] = bytes((0, len(packed) // 2)) + packed
        content[0x800 + 4 * (count + 1) + 13 * index] = kept // 2 if properties else 0
    return container("WordDocument", "1Table", "Data", book=bytes(content))


CELL = b"\x16\x24\x01"
LIST, SIGNED = (CELL + b"\x17\x24\x01\x08\xd6" + width for width in (b"\x04\x02", b"\x06\x03"))


def text_of(data: bytes, *, last_in_table: int) -> str:
    """Return the text of such a file; so many paragraphs of it have properties that set them in a table."""
    content = data[data.index(struct.pack("<H", 0xA5EC)) :]
    count = content[0x9FF]
    assert sum(content[0x800 + 4 * (count + 1) + 13 * index] != 0 for index in range(count)) == last_in_table
    return content[0x400 : struct.unpack_from("<L", content, 0x1C)[0]].decode("utf-16-le")


def test_a_table_right_above_the_signatures_stays_a_table() -> None:
    rows = [("Họ tên\x07", CELL), ("Lê An\r", CELL), ("Lý Mai\x07", CELL), ("\x07", LIST)]
    signatures = [("NGƯỜI LẬP BIỂU\r", CELL), ("Hà Vi\x07", CELL), ("BÍ THƯ\r", CELL), ("Tạ Du\x07", CELL), ("\x07", SIGNED)]
    made = with_cells_as_lines(with_paragraphs(("Mẫu\r", b""), *rows, *signatures))

    assert text_of(made, last_in_table=4) == "Mẫu\rHọ tên\x07Lê An\rLý Mai\x07\x07NGƯỜI LẬP BIỂU\rHà Vi\rBÍ THƯ\rTạ Du\r\r"


def test_a_paragraph_within_a_cell_is_not_the_last_one_above_the_tables() -> None:
    rows = [("Họ tên\x07", CELL), ("Lê An\r", CELL), ("Lý Mai\x07", CELL), ("\x07", LIST)]
    made = with_cells_as_lines(with_paragraphs(("Mẫu\r", b""), *rows))

    assert text_of(made, last_in_table=4) == "Mẫu\rHọ tên\rLê An\rLý Mai\r\r"


def test_a_table_above_a_paragraph_stays_a_table_whatever_its_cells_hold() -> None:
    above = [("1\x07", CELL), ("\x07", LIST), ("Hết\r", b"")]
    made = with_cells_as_lines(with_paragraphs(*above, ("Một\r", CELL), ("Hai\x07", CELL), ("\x07", SIGNED)))

    assert text_of(made, last_in_table=5) == "1\x07\x07Hết\rMột\rHai\r\r"


def test_pages_that_stand_nowhere_tell_nothing() -> None:
    data = bytearray(with_paragraphs(("Mẫu\r", b""), ("Một\x07", CELL), ("\x07", LIST)))
    begins = data.index(struct.pack("<H", 0xA5EC))
    struct.pack_into("<L", data, begins + 0xA08, 0x3FFFFF)

    assert "Một\r\r".encode("utf-16-le") in with_cells_as_lines(bytes(data))


def test_the_properties_of_a_row_of_many_cells_stand_in_a_stream_of_their_own() -> None:
    data = bytearray(
        with_paragraphs(
            ("Mẫu\r", b""),
            ("Một\r", CELL),
            ("Hai\x07", CELL),
            ("\x07", b"\x46\x66\x00\x0b\x00\x00"),
            ("BÍ THƯ\x07", CELL),
            ("\x07", SIGNED),
        )
    )
    begins = data.index(struct.pack("<H", 0xA5EC))
    struct.pack_into(f"<H{len(LIST)}s", data, begins + 0xB00, len(LIST), LIST)

    assert text_of(with_cells_as_lines(bytes(data)), last_in_table=3).endswith("Một\rHai\x07\x07BÍ THƯ\r\r")

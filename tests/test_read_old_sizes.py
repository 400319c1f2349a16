"""The size that a sheet of an ``.xls`` workbook says it has."""

from __future__ import annotations

import struct

import pytest

from tests.test_macros import old
from toolkit.errors import UnreadableFile
from toolkit.readers.old_book import for_library
from toolkit.readers.ole import OleFile
from toolkit.readers.spread import check_old_workbook


def _book(bottom: int, right: int) -> OleFile:
    size = struct.pack("<2H2L3H", 0x0200, 14, 2, bottom, 3, right, 0)
    return OleFile(old("A", "Workbook", struct.pack("<2H4s", 0x0809, 4, b"abcd") + size, None))


@pytest.mark.parametrize(("bottom", "right"), [(28, 12), (65_536, 256), (0x100000, 12), (0x100000, 256)])
def test_a_sheet_as_long_as_libreoffice_says_of_its_own_is_read(bottom: int, right: int) -> None:
    check_old_workbook(_book(bottom, right))


@pytest.mark.parametrize(("bottom", "right"), [(0x100001, 12), (0x100000, 300), (28, 300), (0xFFFFFFFF, 1)])
def test_a_size_that_no_sheet_has_is_refused(bottom: int, right: int) -> None:
    with pytest.raises(UnreadableFile):
        check_old_workbook(_book(bottom, right))


def test_the_library_is_told_of_no_more_rows_than_there_can_be() -> None:
    size = struct.pack("<2H2L3H", 0x0200, 14, 2, 0x100000, 3, 40, 0)

    assert for_library(b"before" + size + b"behind") == b"before" + struct.pack("<2H2L3H", 0x0200, 14, 2, 65_536, 3, 40, 0) + b"behind"

"""Old workbooks of other writers: what the file says of its strings as a whole does not hold for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.readers import read_document

_CODE_PAGE = b"\x42\x00\x02\x00"
_BOOK = next((Path(__file__).parent / "data" / "samples" / "inbox" / "TTR").glob("*.xls"))


@pytest.mark.parametrize("page", [1252, 1258, 874])
def test_the_code_page_of_an_old_workbook_says_nothing_of_its_strings(page: int) -> None:
    data = _BOOK.read_bytes()
    named = data.replace(_CODE_PAGE + (1200).to_bytes(2, "little"), _CODE_PAGE + page.to_bytes(2, "little"), 1)

    assert named != data
    assert read_document(named, "a.xls").blocks == read_document(data, "a.xls").blocks

"""Where a piece of a document stands, in words that a branch secretary can follow."""

from __future__ import annotations

from typing import Final, NamedTuple

FOOTNOTE, PAGE_FOOT = "chú thích", "chân trang"


def column_letters(column: int) -> str:
    """Return the Excel letters of a column counted from 1 (1 → ``A``, 28 → ``AB``)."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Place(NamedTuple):
    """One spot of a document. All numbers count from 1; ``None`` means "does not apply".

    A named tuple, as :class:`~toolkit.model.document.Cell`: a file has hundreds, and a frozen dataclass takes four times as long to make.

    ``part`` names where outside the body the piece stands ("đầu trang", "hộp văn bản", "chú thích");
    empty for the body. A spreadsheet cell has ``sheet``, ``row`` and ``column``; a cell of a Word table
    has ``table``, ``row`` and ``column``; a line of text has ``paragraph``. ``page`` is known for PDF.
    """

    sheet: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    part: str = ""

    def say(self) -> str:
        """Return the place in Vietnamese: "bảng 2, hàng 5, cột 3", "trang tính 02-CN, ô C7", "đoạn 12"."""
        said = []
        if self.part:
            said.append(self.part)
        if self.page is not None:
            said.append(f"trang {self.page}")
        if self.sheet is not None:
            said.append(f"trang tính {self.sheet}")
            if self.row is not None and self.column is not None:
                said.append(f"ô {column_letters(self.column)}{self.row}")
            return ", ".join(said)
        if self.table is not None:
            said.append(f"bảng {self.table}")
            if self.row is not None:
                said.append(f"hàng {self.row}")
            if self.column is not None:
                said.append(f"cột {self.column}")
        if self.paragraph is not None:
            said.append(f"đoạn {self.paragraph}")
        return ", ".join(said)


def span(first: Place, last: Place | None) -> str:
    """Return where something stands that begins at one place and ends at another: "bảng 2, hàng 5, cột 3 đến hàng 6, cột 3"."""
    if last is None or last == first:
        return first.say()
    mine, theirs = first.say().split(", "), last.say().split(", ")
    same = next((number for number, (one, other) in enumerate(zip(mine, theirs, strict=False)) if one != other), 0)
    return f"{first.say()} đến {', '.join(theirs[same:])}"


WHOLE_FILE: Final = Place()
HOW_FAR: Final = Place(part="bản in")
"""Beside ``WHOLE_FILE`` among doubtful places: only how far texts go is in doubt, not which letters stand there."""

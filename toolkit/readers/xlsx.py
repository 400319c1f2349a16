"""Excel workbooks into a :class:`Document`: one table a visible sheet, every value with its type.

Values come from calamine (types kept, inline strings too). What calamine does not tell (hidden rows and columns, formats, fonts, strokes
through words, formulas that were never calculated) is read from the sheet's XML, and only in workbooks whose bytes say that there is any.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, CellValue, Document, Notice, Table
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers import old_book, open_book
from toolkit.readers.dingbats import draws
from toolkit.readers.drawings import drawing_notices
from toolkit.readers.guard import Admitted, Kind, admit
from toolkit.readers.legacy import decode_named, decoded_notices, plainly_unicode
from toolkit.readers.looks import MAX_COLUMNS, BookParts, Looks, place_of
from toolkit.readers.old_looks import old_looks
from toolkit.readers.open_looks import open_looks
from toolkit.readers.open_spans import with_spans
from toolkit.readers.plain_book import hidden_sheet
from toolkit.readers.printed import printed
from toolkit.readers.rich import Marked, one_line_break, spelled
from toolkit.readers.sheet_rows import Said, rows_of
from toolkit.readers.sparse import MAX_ROWS, SheetValues, compact, sparse_sheets, visible_sheets
from toolkit.readers.spread import TOO_WIDE
from toolkit.readers.typed import typed
from toolkit.text.legacy import Judge

_DAMAGED = "Tệp Excel bị hỏng, không đọc được; đề nghị mở lại bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại."


class DamagedBook(UnreadableFile):
    """The library cannot read the workbook."""


def read_xlsx(admitted: Admitted, converted: bytes | None = None) -> Document:
    """Return what a workbook of any kind says. ``converted`` is the same workbook calculated by LibreOffice.

    Raises :class:`DamagedBook`, or :class:`UnreadableFile` when it is absurdly large.
    """
    hidden, sheets = _sheets(admitted)
    notices = [hidden_sheet(name) for name in hidden]
    if admitted.package is not None:
        notices.extend(drawing_notices(admitted.package))
    old = {
        sheet.name
        for sheet in sheets
        if not plainly_unicode("".join([value for row in sheet.values for value in row if isinstance(value, str)]))
    }
    looks = _looks(admitted, [sheet.name for sheet in sheets], legacy=bool(old))
    sheets = tuple(with_spans(_covering(sheet, looks[sheet.name].uncalculated), looks[sheet.name].merged) for sheet in sheets)
    if converted is not None:
        notices.extend(_fill(sheets, looks, converted))
    judge, decoded = Judge(), set[str]()
    blocks: list[Block] = []
    for sheet in sheets:
        look = looks[sheet.name]
        notices.extend(_look_notices(sheet.name, look))
        legacy = look.old_fonts or sheet.name in old
        if legacy:
            _hear(sheet, look, judge)
        table = _table(sheet, look, judge if legacy else None, decoded)
        if table is not None:
            blocks.append(table)
    notices += decoded_notices(decoded)
    uncalculated = tuple(f"{name}!{cell}" for name, look in looks.items() for cell in look.uncalculated)
    return Document(kind=admitted.kind.value, blocks=tuple(blocks), notices=tuple(notices), uncalculated=uncalculated)


def _sheets(admitted: Admitted) -> tuple[list[str], tuple[SheetValues, ...]]:
    """Return the names of the hidden sheets, and the values of the others."""
    is_open = admitted.kind is Kind.XLSX and admitted.package is not None
    if not admitted.spread:
        with _no_panic():
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(_for_library(admitted)))
            metadata = workbook.sheets_metadata
            shown = [meta.name for meta in metadata if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet]
            sheets = [workbook.get_sheet_by_name(name) for name in shown]
            if not is_open or all(sheet.total_height <= MAX_ROWS for sheet in sheets):
                return [meta.name for meta in metadata if meta.visible != SheetVisibleEnum.Visible], tuple(map(_values, sheets))
    if admitted.package is None:
        raise UnreadableFile(TOO_WIDE)
    states = visible_sheets(admitted.package)
    names = [name for name, visible in states if visible]
    return [name for name, visible in states if not visible], sparse_sheets(admitted.package, BookParts(admitted.package), names)


def _for_library(admitted: Admitted) -> bytes:
    if admitted.kind is Kind.XLS:
        return old_book.for_library(admitted.data)
    if admitted.kind is Kind.ODS and admitted.package is not None:
        return open_book.for_library(admitted.data, admitted.package)
    return admitted.data


@contextmanager
def _no_panic() -> Iterator[None]:
    """Say of whatever the library stumbles over that the file is damaged; its own panic is not even an ``Exception``."""
    try:
        yield
    except (CalamineError, OSError, ValueError) as error:
        raise DamagedBook(_DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise DamagedBook(_DAMAGED) from error
        raise


def _values(sheet: CalamineSheet) -> SheetValues:
    values = cast("list[list[object]]", sheet.to_python(skip_empty_area=False))
    merged = tuple(((top + 1, left + 1), (bottom + 1, right + 1)) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    reach = [right for (top, _), (_, right) in merged if right <= MAX_COLUMNS and top <= len(values)]
    width = max([len(row) for row in values] + reach, default=0)
    return compact(SheetValues(name=sheet.name, values=values, rows=range(1, len(values) + 1), columns=range(1, width + 1), merged=merged))


def _covering(sheet: SheetValues, references: Sequence[str]) -> SheetValues:
    """Return the sheet with places for the cells of these references, which have no value."""
    places = [at for at in map(place_of, references) if at is not None and at[0] <= MAX_ROWS and at[1] <= MAX_COLUMNS]
    if not places or not isinstance(sheet.rows, range) or not isinstance(sheet.columns, range):
        return sheet
    height = max(len(sheet.rows), *(row for row, _ in places))
    width = max(len(sheet.columns), *(column for _, column in places))
    more: list[list[object]] = [[] for _ in range(height - len(sheet.values))]
    return replace(sheet, values=[*sheet.values, *more], rows=range(1, height + 1), columns=range(1, width + 1))


def _looks(admitted: Admitted, names: Sequence[str], *, legacy: bool) -> dict[str, Looks]:
    """Return what the file says of each sheet beside its values."""
    found: dict[str, Looks] = {}
    if admitted.kind is Kind.XLS:
        found = old_looks(admitted.data)
    elif admitted.kind is Kind.ODS and admitted.package is not None:
        found = open_looks(admitted.package)
    elif admitted.package is not None:
        parts = BookParts(admitted.package)
        found = {name: parts.looks(name, legacy=legacy) for name in names}
    return {name: found.get(name) or Looks() for name in names}


def _fill(sheets: Sequence[SheetValues], looks: Mapping[str, Looks], converted: bytes) -> Iterator[Notice]:
    """Put the results of formulas that LibreOffice calculated into the empty cells, and yield a notice that names these."""
    _, calculated = _sheets(admit(converted, ""))
    results = {sheet.name: sheet for sheet in calculated}
    for sheet in sheets:
        done = []
        for reference in looks[sheet.name].uncalculated:
            at = place_of(reference)
            result = _at(results[sheet.name], at) if at and sheet.name in results else ""
            if at and result not in ("", None) and _put(sheet, at, result):
                done.append(reference)
        if done:
            looks[sheet.name].uncalculated[:] = [cell for cell in looks[sheet.name].uncalculated if cell not in done]
            detail = f"Công thức ở ô {_some(done)} chưa có kết quả trong tệp; đã tính lại bằng LibreOffice, đề nghị đối chiếu."
            yield Notice(code=Code.CONVERTED, detail=detail, place=Place(sheet=sheet.name))


def _at(sheet: SheetValues, at: tuple[int, int]) -> object:
    if at[0] not in sheet.rows or at[1] not in sheet.columns:
        return ""
    row, column = sheet.values[sheet.rows.index(at[0])], sheet.columns.index(at[1])
    return row[column] if column < len(row) else ""


def _put(sheet: SheetValues, at: tuple[int, int], value: object) -> bool:
    """Set a value; tell whether its place is within the sheet."""
    if at[0] not in sheet.rows or at[1] not in sheet.columns:
        return False
    row, column = sheet.values[sheet.rows.index(at[0])], sheet.columns.index(at[1])
    row += [""] * (column + 1 - len(row))
    row[column] = value
    return True


def _hear(sheet: SheetValues, look: Looks, judge: Judge) -> None:
    """Let the judge of old encodings hear every text with its font."""
    for row, line in zip(sheet.rows, sheet.values, strict=True):
        for column, value in zip(sheet.columns, line, strict=False):
            if isinstance(value, str):
                for text, font in _pieces(value, (row, column), look):
                    judge.hear(text, font)


def _pieces(text: str, at: tuple[int, int], looks: Looks) -> list[tuple[str, str]]:
    """Return the text of a cell in pieces of one font each."""
    font, runs = looks.fonts.get(at, ""), looks.marked[at].runs if at in looks.marked else ()
    pieces = [(one_line_break(run.text), font if run.font is None else run.font) for run in runs]
    same = unicodedata.normalize("NFC", "".join([piece for piece, _ in pieces])) == unicodedata.normalize("NFC", text)
    return pieces if same else [(text, font)]


def _table(sheet: SheetValues, looks: Looks, judge: Judge | None, decoded: set[str]) -> Table | None:
    plain = judge is None and not (looks.percent or looks.months or looks.words or looks.marked)
    say = _said_plainly if plain else partial(_said, looks=looks, judge=judge, decoded=decoded)
    rows = rows_of(sheet, looks, say)
    while rows and not any([cell.text for cell in rows[-1]]):  # noqa: C419 - quicker than one by one
        rows.pop()
    return Table(rows=tuple(rows), place=Place(sheet=sheet.name)) if rows else None


def _said_plainly(raw: object, _: tuple[int, int]) -> Said:
    """Return what a cell says of which nothing is known but its value."""
    return typed(raw), ()


def _said(raw: object, at: tuple[int, int], looks: Looks, judge: Judge | None, decoded: set[str]) -> Said:
    """Return value and text of a cell, and what is set off in it."""
    said = typed(raw, percent=at in looks.percent, month=at in looks.months)
    if at in looks.words and isinstance(raw, int | float) and (shown := printed(raw, looks.words[at])) is not None:
        said = shown or None, shown
        return _marked(said, looks.marked[at]) if at in looks.marked else (said, ())
    marked = looks.marked.get(at)
    if judge is not None and isinstance(said[0], str):
        texts = _decoded(_pieces(said[0], at, looks), judge, decoded)
        if marked is not None and len(texts) == len(marked.runs):
            marked = marked._replace(runs=tuple(run._replace(text=text) for run, text in zip(marked.runs, texts, strict=True)))
        said = (text := "".join(texts)), text
    return _marked(said, marked) if marked is not None else (said, ())


def _decoded(pieces: Sequence[tuple[str, str]], judge: Judge, decoded: set[str]) -> list[str]:
    """Return the pieces of a cell whose letters may be in an old encoding; which that was goes into ``decoded``. Pictures stay."""
    found = decode_named(pieces, judge)
    decoded.update(encoding for _, encoding in found)
    return [text if draws(font) else read for (text, font), (read, _) in zip(pieces, found, strict=True)]


def _marked(said: tuple[CellValue, str], marked: Marked) -> Said:
    """Return value and text of a cell with tick boxes for the letters of fonts that draw them, and what is set off in it."""
    text, emphasis = spelled(said[1], marked)
    return (text if isinstance(said[0], str) else said[0], text), emphasis


def _look_notices(sheet: str, looks: Looks) -> Iterator[Notice]:
    if looks.hidden_rows or looks.hidden_columns:
        detail = f"Trang tính “{sheet}” có hàng hoặc cột bị ẩn; không đọc phần này."
        yield Notice(code=Code.HIDDEN_TEXT, detail=detail, place=Place(sheet=sheet))
    if looks.uncalculated:
        advice = "đề nghị mở tệp bằng Excel, kiểm tra, lưu lại rồi gửi lại."
        detail = f"Công thức ở ô {_some(looks.uncalculated)} chưa có kết quả hoặc bị lỗi; {advice}"
        yield Notice(code=Code.REVIEW, detail=detail, place=Place(sheet=sheet))


def _some(cells: Sequence[str]) -> str:
    """Return the first cells in words."""
    return ", ".join(cells[:5]) + (f" và {len(cells) - 5} ô khác" if len(cells) > 5 else "")

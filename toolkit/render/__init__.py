"""Make Word papers from templates and workbooks from sheets. The only home of docxtpl and XlsxWriter.

What a branch wrote is a value, never a template: ``{{``, ``{%``, ``<``, ``&`` and ``=SUM(A1)`` come out word for word. Templates run in a
sandbox; a mark without a value is an error, never a blank. A paper is written under a temporary name, opened again, checked, and only
then takes its place, so that nobody ever sees half a paper. The same context gives the same bytes.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import uuid4

from toolkit.errors import IntegrityError, TemplateError, UnreachableError
from toolkit.model.paper import Draft
from toolkit.model.template import TemplateFault
from toolkit.model.workbook import Formula, Look, Sheet, SheetCell, Workbook
from toolkit.papers.marks import sample
from toolkit.render.check import check_template
from toolkit.render.environment import environment, printable

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["LIBRARIES", "faults_of", "printable", "render_docx", "render_draft", "render_xlsx", "stable_zip"]

# What printing a Word paper imports when it is first done, for whoever wants that done beforehand.
LIBRARIES = ("docxtpl", "docx", "jinja2.sandbox", "markupsafe")

_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.PLAIN: {},
    Look.CENTRED: {"align": "center"},
    Look.GOOD: {"align": "center", "bg_color": "#E2F0D9", "font_color": "#1E5C1E"},
    Look.WARN: {"align": "center", "bg_color": "#FFF2CC", "font_color": "#7F6000"},
    Look.BAD: {"align": "center", "bg_color": "#F8CBAD", "font_color": "#8B1A10"},
    Look.TOTAL: {"align": "center", "bold": True, "bg_color": "#EDEDED"},
    Look.QUIET: {"align": "center", "font_color": "#808080"},
}
_CELL = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "vcenter", "border": 1}
# How a value is written besides its look.
_KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "day": {"num_format": "dd/mm/yyyy", "align": "center"},
    "percent": {"num_format": "0.0%", "align": "center"},
}
_LINE_HEIGHT = 16
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def render_draft(draft: Draft, templates: Path, target: Path) -> None:
    """Print one draft into ``target``; ``templates`` is the folder ``templates/docx`` of the workspace."""
    if isinstance(draft.context, Workbook):
        render_xlsx(draft.context, target)
    else:
        render_docx(templates / draft.template, draft.context, target)


def render_docx(template: Path, context: object, target: Path) -> None:
    """Print the template with the fields of ``context`` (a dataclass or a mapping) into ``target``.

    Raises :class:`TemplateError` where the template is at fault, with the place in it and what to do; :class:`IntegrityError` where the
    finished paper does not open.
    """
    _write(target, _docx_bytes(template, context), _check_docx)


def render_xlsx(workbook: Workbook, target: Path) -> None:
    """Write a workbook: every string stays a string, headings stay in sight, every sheet can be filtered."""
    _write(target, _xlsx_bytes(workbook), partial(_check_xlsx, formulas=workbook.formulas))


def faults_of(template: Path, context: type | None) -> tuple[TemplateFault, ...]:
    """Return every fault of a template; where there is none to see, print it with sample words and tell what that says.

    ``context`` is the dataclass of its paper, ``None`` where nobody knows it. Raises :class:`TemplateError` for what is no Word file.
    """
    try:
        content = template.read_bytes()
    except OSError as error:
        raise TemplateError(f"Không đọc được mẫu “{template.name}” trong {template.parent}. Hãy kiểm tra tên và quyền đọc tệp.") from error
    found = check_template(content, template.name, context, environment())
    if found or context is None:
        return found
    try:
        _docx_bytes(template, sample(context))
    except TemplateError as error:
        message, _, advice = str(error).partition(" Hãy ")
        return (TemplateFault(place="cả mẫu", heading="", snippet="", message=message, advice=f"Hãy {advice}"),)
    return ()


# Word


def _docx_bytes(template: Path, context: object) -> bytes:
    import jinja2
    from lxml import etree

    document, made = _open_template(template), BytesIO()
    try:
        document.render(_values(context), environment())
    except jinja2.TemplateError as error:
        raise TemplateError(_fault(template, error)) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(
            f"Mẫu “{template.name}” có dấu {{% … %}} đặt sai chỗ (ví dụ mở ở bảng này, đóng ở bảng khác). "
            "Hãy đặt dấu mở và dấu đóng cùng một bảng hoặc cùng ngoài bảng."
        ) from error
    document.save(made)
    return stable_zip(made.getvalue())


def _open_template(template: Path) -> DocxTemplate:
    from docx.opc.exceptions import OpcError

    try:
        document = _strict_template(template)
        document.init_docx()
    except FileNotFoundError as error:
        raise TemplateError(f"Không thấy mẫu “{template.name}” trong {template.parent}. Hãy chép lại thư mục templates.") from error
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise TemplateError(f"Mẫu “{template.name}” không phải tệp Word (.docx) hoặc đã hỏng. Hãy chép lại mẫu gốc.") from error
    return document


def _strict_template(template: Path) -> DocxTemplate:
    """Return a docxtpl template that does not mend broken XML in silence and leaves no mark behind."""
    from docxtpl import DocxTemplate
    from lxml import etree

    class Strict(DocxTemplate):  # type: ignore[misc]  # its base is untyped
        def render_xml_part(self, src_xml: str, part: object, context: dict[str, Any], jinja_env: object = None) -> str:
            made: str = super().render_xml_part(src_xml, part, context, jinja_env)
            etree.fromstring(made.encode("utf-8") if made.startswith("<?xml") else made)
            left = _MARK.search(re.sub(r"<[^>]*>", "", made))
            if left is not None:
                raise TemplateError(f"Mẫu “{template.name}” còn dấu “{left[0]}” lẻ. Hãy xóa đi hoặc viết đủ cặp, ví dụ {{{{ tên }}}}.")
            return made

    with template.open("rb") as source:
        return Strict(BytesIO(source.read()))


def _values(context: object) -> dict[str, Any]:
    if isinstance(context, Mapping):
        return dict(context)
    if is_dataclass(context):
        return {field.name: getattr(context, field.name) for field in fields(context)}
    raise TypeError(f"a context is a dataclass or a mapping, not {type(context).__name__}")


def _fault(template: Path, error: Exception) -> str:
    """Say in Vietnamese what is wrong with a template, where, and what to do."""
    import jinja2
    from jinja2.exceptions import SecurityError

    near = " ".join(line.strip() for line in getattr(error, "docx_context", ()) if line.strip())[:160]
    where = f" Gần chỗ: “{near}”." if near else ""
    message = str(error)
    if isinstance(error, SecurityError):
        return f"Mẫu “{template.name}” gọi một lệnh không được phép. Hãy xóa lệnh đó, chỉ dùng các dấu có trong mẫu gốc.{where}"
    if isinstance(error, jinja2.UndefinedError):
        name = re.search(r"'([^']+)' (?:is undefined)|attribute '([^']+)'", message)
        mark = next((one for one in name.groups() if one), "") if name else ""
        return (
            f"Mẫu “{template.name}” có dấu {{{{ {mark} }}}} mà chương trình không có số liệu. Hãy sửa tên dấu theo mẫu gốc hoặc xóa.{where}"
        )
    return f"Mẫu “{template.name}” có dấu {{{{ … }}}} hoặc {{% … %}} viết sai. Hãy so với mẫu gốc và sửa lại.{where}"


def _check_docx(path: Path) -> None:
    """Open the paper again: a sound package, every part XML, a body with words, no mark of ours left in the text."""
    from docx import Document
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        if package.testzip() is not None:
            raise ValueError("damaged package")
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    if not "".join(Document(str(path)).element.body.itertext()).strip():
        raise ValueError("empty paper")


def stable_zip(data: bytes) -> bytes:
    """Pack a package again without the time of day, so that the same content is the same file."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()


# Excel


_Formats: TypeAlias = "dict[tuple[Look, str], Format]"


def _xlsx_bytes(workbook: Workbook) -> bytes:
    import xlsxwriter

    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": workbook.title, "created": datetime.combine(workbook.made_on, datetime.min.time())})
        formats = {
            (look, kind): book.add_format({**_CELL, **extra, **own}) for look, extra in _LOOKS.items() for kind, own in _KINDS.items()
        }
        title = book.add_format({"font_name": "Times New Roman", "font_size": 14, "bold": True})
        heading = book.add_format({**_CELL, "bold": True, "align": "center", "bg_color": "#D9D9D9"})
        for sheet in workbook.sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, formats, title, heading)
    return made.getvalue()


def _write_sheet(page: Worksheet, sheet: Sheet, formats: _Formats, title: Format, heading: Format) -> None:
    page.write_string(0, 0, str(printable(sheet.title)), title)
    if sheet.notes:
        page.set_row(1, _LINE_HEIGHT * _lines(sheet.notes, sheet))
    for column, note in enumerate(sheet.notes):
        _write_cell(page, 1, column, note, formats)
    top = 2 if not sheet.notes else 3
    for column, one in enumerate(sheet.columns):
        page.set_column(column, column, one.width)
        page.write_string(top, column, one.title, heading)
    page.set_row(top, _LINE_HEIGHT * _lines([SheetCell(value=one.title) for one in sheet.columns], sheet))
    for row, cells in enumerate(sheet.rows, start=top + 1):
        page.set_row(row, _LINE_HEIGHT * _lines(cells, sheet))
        for column, cell in enumerate(cells):
            _write_cell(page, row, column, cell, formats)
    for column, cell in enumerate(sheet.total):
        _write_cell(page, top + 1 + len(sheet.rows), column, cell, formats)
    page.autofilter(top, 0, max(top + len(sheet.rows), top + 1), len(sheet.columns) - 1)
    page.freeze_panes(top + 1, sheet.frozen)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _lines(cells: Sequence[SheetCell], sheet: Sheet) -> int:
    """Estimate how many lines the highest cell of a row needs; programs do not agree on doing it themselves."""
    pairs = zip(cells, sheet.columns, strict=False)
    return max((sum(-(-len(line) // column.width) or 1 for line in _words(cell).split("\n")) for cell, column in pairs), default=1)


def _words(cell: SheetCell) -> str:
    return str(cell.value.value if isinstance(cell.value, Formula) else cell.value)


def _write_cell(page: Worksheet, row: int, column: int, cell: SheetCell, formats: _Formats) -> None:
    match cell.value:
        case None:
            page.write_blank(row, column, None, formats[cell.look, "plain"])
        case str():
            page.write_string(row, column, str(printable(cell.value)), formats[cell.look, "plain"])
        case date():
            page.write_datetime(row, column, cell.value, formats[cell.look, "day"])
        case Formula():
            kind = "percent" if cell.value.percent else "plain"
            page.write_formula(row, column, f"={cell.value.text}", formats[cell.look, kind], cell.value.value)
        case _:
            page.write_number(row, column, cell.value, formats[cell.look, "plain"])


def _check_xlsx(path: Path, formulas: frozenset[str]) -> None:
    """Open the workbook again: a sound package, every part XML, no formula in it but our own."""
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        if package.testzip() is not None:
            raise ValueError("damaged package")
        for name in package.namelist():
            tree = etree.fromstring(package.read(name))
            if name.startswith("xl/worksheets/") and not {found.text for found in tree.iter("{*}f")} <= formulas:
                raise ValueError("a text became a formula")


# The file


def _write(target: Path, content: bytes, check: Callable[[Path], None]) -> None:
    """Write under a temporary name in the same folder, flush to the disk, check, then take the place of the old file at once."""
    temporary = target.with_name(f".{uuid4().hex}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _checked(temporary, target, check)
        temporary.replace(target)
    except OSError as error:
        raise UnreachableError(
            f"Không ghi được “{target.name}” vào {target.parent}. Hãy đóng tệp nếu đang mở, kiểm tra quyền ghi và chỗ trống trên ổ đĩa."
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _checked(path: Path, target: Path, check: Callable[[Path], None]) -> None:
    from lxml import etree

    try:
        check(path)
    except (ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise IntegrityError(
            f"Văn bản “{target.name}” vừa tạo không mở lại được nên chưa đưa vào outbox. Hãy chạy lại; nếu vẫn lỗi, kiểm tra mẫu."
        ) from error

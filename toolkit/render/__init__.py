"""Make Word papers from templates and workbooks from sheets. The only home of docxtpl, Jinja and XlsxWriter.

What a branch wrote is a value, never a template: ``{{``, ``{%``, ``<``, ``&`` and ``=SUM(A1)`` come out word for word. Templates run in a
sandbox; a mark without a value is an error, never a blank. A paper is written under a temporary name, opened again, checked, and only
then takes its place, so that nobody ever sees half a paper. The same context gives the same bytes.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import uuid4

from toolkit.errors import IntegrityError, TemplateError, unwritable
from toolkit.model.paper import Draft
from toolkit.model.template import TemplateFault
from toolkit.model.workbook import Workbook
from toolkit.papers.marks import sample
from toolkit.render.check import check_template
from toolkit.render.compiled import compile_template
from toolkit.render.environment import environment, printable
from toolkit.render.excel import check_xlsx, xlsx_bytes
from toolkit.render.word import Torn, check_word, print_word, read_template, stable_zip, torn

__all__ = ["LIBRARIES", "faults_of", "printable", "render_docx", "render_draft", "render_xlsx", "stable_zip"]

# What printing a Word paper imports when it is first done, for whoever wants that done beforehand.
LIBRARIES = ("docxtpl", "docx", "jinja2.sandbox", "markupsafe")


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
    compiled = compile_template(read_template(template), template.name)
    try:
        _write(target, lambda file: print_word(compiled, template.name, context, file), lambda path: check_word(path, compiled))
    except Torn as error:
        raise TemplateError(torn(template.name)) from error


def render_xlsx(workbook: Workbook, target: Path) -> None:
    """Write a workbook: every string stays a string, headings stay in sight, every sheet can be filtered."""
    content = xlsx_bytes(workbook)
    _write(target, lambda file: file.write(content), partial(check_xlsx, formulas=workbook.formulas))


def faults_of(template: Path, context: type | None) -> tuple[TemplateFault, ...]:
    """Return every fault of a template; where there is none to see, print it with sample words and tell what that says.

    ``context`` is the dataclass of its paper, ``None`` where nobody knows it. Raises :class:`TemplateError` for what is no Word file.
    """
    content = read_template(template)
    found = check_template(content, template.name, context, environment())
    if found or context is None:
        return found
    made = BytesIO()
    try:
        compiled = compile_template(content, template.name)
        print_word(compiled, template.name, sample(context), made)
        check_word(made, compiled)
    except (TemplateError, Torn) as error:
        message, _, advice = (torn(template.name) if isinstance(error, Torn) else str(error)).partition(" Hãy ")
        return (TemplateFault(place="cả mẫu", heading="", snippet="", message=message, advice=f"Hãy {advice}"),)
    return ()


def _write(target: Path, write: Callable[[IO[bytes]], object], check: Callable[[Path], None]) -> None:
    """Write under a temporary name in the same folder, flush to the disk, check, then take the place of the old file at once."""
    temporary = target.with_name(f".{uuid4().hex}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _checked(temporary, target, check)
        temporary.replace(target)
    except OSError as error:
        raise unwritable(target.name, target.parent) from error
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

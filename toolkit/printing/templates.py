"""What is wrong with a template: what its own words show, and whether a paper that is made of it can take its number and its day."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.life.numbers import TYPES
from toolkit.life.wordfile import fill
from toolkit.model.template import TemplateFault
from toolkit.papers.marks import codes, contexts, sample
from toolkit.printing.making import signing_of
from toolkit.render import faults_of, render_docx

_ADVICE = "Khôi phục các trường head.number, head.symbol, head.place_and_day trong mẫu."


def template_faults(template: Path, paper: str = "") -> tuple[TemplateFault, ...]:
    """Return every fault of a template; ``paper`` is the template's own name where the file has another one.

    Raises :class:`TemplateError` for what is no Word file.
    """
    name = paper or template.name
    context, code = contexts().get(name), codes().get(name, "")
    found = faults_of(template, context)
    if found or context is None or code not in TYPES:
        return found
    said = sample(context)
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        target = Path(folder, name)
        render_docx(template, said, target)
        lacking = without_number(target.read_bytes(), code, said.head.symbol, date.min)
    return (TemplateFault(place="cả mẫu", heading="", snippet="", message=lacking, advice=_ADVICE),) if lacking else ()


def without_number(document: bytes, code: str, organ: str, day: date) -> str:
    """Say that what a template made has no line for its number or none for its day; empty where it has both."""
    try:
        fill(document, signing_of(code, organ, None, day))
    except UsageError:
        said = f"Mẫu không còn dòng “Số …-{code}/{organ}” hoặc dòng “địa danh, ngày … tháng … năm …”"
        return f"{said} nên văn bản sẽ ra không có số, ngày."
    return ""

"""Every paper is valid Office Open XML: elements, their order and their values, as the schemas of ECMA-376 (transitional) have them.

The schemas are those of the Open XML SDK, as the library openxml-audit (MIT) carries them: what Word itself was built from. The test of
planted faults shows what they catch.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.test_lint import DAYS, HOME, STYLES
from tests.truth import truth_summary
from toolkit.model.workbook import Workbook
from toolkit.papers import drafts
from toolkit.papers.marks import contexts, sample
from toolkit.reading import builtin_definitions
from toolkit.render import render_docx, render_draft

VALIDATOR = OpenXmlValidator()
TEMPLATES = sorted((HOME / "docx").rglob("*.docx"))


def faults(path: Path) -> list[str]:
    """Return what the schemas have against a file."""
    return [f"{error.part_uri}: {error.description}" for error in VALIDATOR.validate(str(path)).errors]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small paper of ours."""
    path = tmp_path_factory.mktemp("small") / "phieu.docx"
    render_docx(HOME / "docx" / "hd05" / "phieu-yeu-cau-bo-sung.docx", sample(contexts()["phieu-yeu-cau-bo-sung.docx"]), path)
    return path


def test_a_paper_of_sample_words_is_valid(small: Path) -> None:
    assert faults(small) == []


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_paper_of_sample_words_is_valid(template: Path, tmp_path: Path) -> None:
    render_docx(template, sample(contexts()[template.name]), tmp_path / "paper.docx")

    assert faults(tmp_path / "paper.docx") == []


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_every_paper_of_a_quarter_is_valid(style: str, tmp_path: Path) -> None:
    definitions = builtin_definitions()
    made = drafts(truth_summary(definitions, DAYS[style]), definitions, STYLES[style], DAYS[style])
    found = {}
    for number, draft in enumerate(made):
        path = tmp_path / f"{number}{'.xlsx' if isinstance(draft.context, Workbook) else '.docx'}"
        render_draft(draft, HOME / "docx", path)
        if told := faults(path):
            found[draft.path] = told

    assert len(made) >= 6
    assert found == {}


Change = Callable[[str], str]
PLANTED: dict[str, Change] = {
    "paragraph properties out of order": lambda xml: xml.replace('<w:pStyle w:val="TenLoai"/>', '<w:jc w:val="center"/><w:pStyle w:val="TenLoai"/>', 1),
    "spacing behind indents": lambda xml: re.sub(r'(<w:spacing w:before="20"[^>]*/>)(<w:ind [^>]*/>)', r"\2\1", xml, count=1),
    "run properties out of order": lambda xml: xml.replace("<w:r><w:t>*", '<w:r><w:rPr><w:sz w:val="28"/><w:b/></w:rPr><w:t>*', 1),
    "run properties behind the text": lambda xml: xml.replace("<w:t>*</w:t>", "<w:t>*</w:t><w:rPr><w:b/></w:rPr>", 1),
    "table properties out of order": lambda xml: re.sub(r'(<w:tblW [^>]*/>)(<w:jc w:val="center"/>)', r"\2\1", xml, count=1),
    "row properties behind the cells": lambda xml: xml.replace("</w:tc></w:tr>", "</w:tc><w:trPr><w:cantSplit/></w:trPr></w:tr>", 1),
    "cell properties out of order": lambda xml: xml.replace("<w:tcPr><w:tcW", '<w:tcPr><w:vAlign w:val="top"/><w:tcW', 1),
    "a cell without a paragraph": lambda xml: re.sub(r"(<w:tc><w:tcPr>.*?</w:tcPr>).*?</w:tc>", r"\1</w:tc>", xml, count=1, flags=re.DOTALL),
    "section properties out of order": lambda xml: re.sub(r"(<w:pgSz[^>]*/>)(<w:pgMar[^>]*/>)", r"\2\1", xml, count=1),
    "an element that does not exist": lambda xml: xml.replace("<w:pPr>", "<w:pPr><w:foo/>", 1),
    "a value that does not exist": lambda xml: xml.replace('<w:jc w:val="center"/>', '<w:jc w:val="middle"/>', 1),
    "text outside a run": lambda xml: xml.replace("<w:r><w:t>*", "<w:t>x</w:t><w:r><w:t>*", 1),
    "a paragraph in a paragraph": lambda xml: xml.replace("<w:r><w:t>*", "<w:p/><w:r><w:t>*", 1),
    "a table in a paragraph": lambda xml: xml.replace("<w:r><w:t>*", "<w:tbl/><w:r><w:t>*", 1),
    "a table without a grid": lambda xml: re.sub(r"<w:tblGrid>.*?</w:tblGrid>", "", xml, count=1),
    "a paragraph behind the last section": lambda xml: xml.replace("</w:body>", "<w:p/></w:body>"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_what_the_schemas_forbid_is_seen(name: str, small: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(small) as source, zipfile.ZipFile(tmp_path / "planted.docx", "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                changed = PLANTED[name](content.decode("utf-8")).encode("utf-8")
                assert changed != content
                content = changed
            target.writestr(part, content)

    assert [told for told in faults(tmp_path / "planted.docx") if "/word/document.xml" in told]

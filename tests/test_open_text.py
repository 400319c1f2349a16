"""An open text document before LibreOffice sees it: its fields say what they showed, its hidden sections are hidden paragraphs."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from toolkit.readers.open_text import made_ready

_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style"))
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def document(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        container.writestr("Pictures/1.png", b"1")
    return out.getvalue()


def content(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return etree.fromstring(container.read("content.xml"))


def says(body: str) -> list[str]:
    """Return the words of each paragraph that is shown."""
    paragraphs = content(made_ready(document(body))).iter(f"{_TEXT}p")
    return ["".join(map(str, one.itertext())) for one in paragraphs if one.get(f"{_TEXT}style-name") != "toolkit-unseen"]


@pytest.mark.parametrize(
    "field",
    [
        '<text:date text:date-value="2024-05-06">6/5/2024</text:date>',
        '<text:bookmark-ref text:ref-name="a">6/5/2024</text:bookmark-ref>',
        '<text:variable-set text:name="a">6/5/2024</text:variable-set>',
        '<text:drop-down text:name="a"><text:label text:value="1"/><text:label text:value="6/5/2024"/>6/5/2024</text:drop-down>',
        '<text:user-defined text:name="a">6/5/2024</text:user-defined>',
    ],
)
def test_what_a_field_shows_is_read_as_it_was_saved(field: str) -> None:
    assert says(f"<text:p>Ngày lập: {field} (thứ hai)</text:p>") == ["Ngày lập: 6/5/2024 (thứ hai)"]
    assert not any(str(one.tag).endswith(("date", "ref", "set", "down", "defined")) for one in content(made_ready(document(field))).iter())


def test_a_placeholder_and_a_field_that_is_not_shown_say_nothing() -> None:
    placeholder = '<text:placeholder text:placeholder-type="text">&lt;Nhập họ tên&gt;</text:placeholder>'
    unseen = '<text:variable-set text:name="a" text:display="none">99</text:variable-set>'
    assert says(f"<text:p>Họ và tên: {placeholder}{unseen}</text:p>") == ["Họ và tên: "]


@pytest.mark.parametrize("display", ['text:display="none"', 'text:display="condition" text:is-hidden="true"'])
def test_a_hidden_section_becomes_a_hidden_paragraph(display: str) -> None:
    body = f'<text:p>An</text:p><text:section text:name="S" {display}><text:p>Bình</text:p></text:section>'
    assert says(body) == ["An"]
    styles = content(made_ready(document(body))).iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}text-properties")
    assert [one.get(f"{_TEXT}display") for one in styles] == ["none"]


def test_a_document_without_fields_is_left_as_it_is() -> None:
    data = document('<text:section text:name="S" text:display="condition"/><text:p>An</text:p>'.replace("condition", "true"))
    assert made_ready(data) is data

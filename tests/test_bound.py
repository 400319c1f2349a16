"""A content control that is bound to data says what its data says, where it says nothing itself."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.builders import control, para, run, texts, word
from toolkit.readers import read_document

DATA = '<f:form xmlns:f="urn:f"><f:name>Tổ chuyển đổi số</f:name><f:name>Tổ hai</f:name><f:when>2024-09-25</f:when><f:kind code="2">x</f:kind></f:form>'


def bound(path: str, shown: str, *more: str) -> bytes:
    """Return a .docx with one bound control that shows ``shown``."""
    binding = f'<w:dataBinding w:prefixMappings="xmlns:a=\'urn:f\'" w:xpath="{path}" w:storeItemID="{{1}}"/>'
    data = word(para(control(run(shown) if shown else "", "".join(more) + binding)))
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("customXml/item1.xml", DATA)
    return buffer.getvalue()


HINT, MENU = "<w:showingPlcHdr/>", '<w:dropDownList><w:listItem w:displayText="Cá nhân" w:value="2"/></w:dropDownList>'
NAME, KIND = "/a:form[1]/a:name[1]", "/a:form[1]/a:kind[1]/@code"


@pytest.mark.parametrize(
    ("path", "shown", "properties", "said"),
    [
        (NAME, "Bấm vào đây để nhập văn bản", HINT, "Tổ chuyển đổi số"),
        (NAME, "", "", "Tổ chuyển đổi số"),
        ("/a:form[1]/a:name[2]", "", "", "Tổ hai"),
        ("/a:form[1]/a:when", "Nhấn để chọn ngày", HINT + "<w:date/>", "25/09/2024"),
        (KIND, "Chọn một mục", HINT + MENU, "Cá nhân"),
        (KIND, "Cá nhân", MENU, "Cá nhân"),
        (NAME, "Tổ chuyển đổi số", "", "Tổ chuyển đổi số"),
        ("/a:form[1]/a:none[1]", "Bấm vào đây để nhập văn bản", HINT, ""),
        ("//a:name[last()]", "", "", ""),
    ],
)
def test_what_the_data_says_counts_where_the_control_says_nothing(path: str, shown: str, properties: str, said: str) -> None:
    document = read_document(bound(path, shown, properties), "a")

    assert (texts(document), document.notices) == ([said], ())


def test_a_control_that_shows_something_else_than_its_data_is_for_a_persons_eye() -> None:
    document = read_document(bound(NAME, "Tổ ba"), "a")

    assert texts(document) == ["Tổ ba"]
    assert [(notice.code, "“Tổ ba”" in notice.detail, "“Tổ chuyển đổi số”" in notice.detail) for notice in document.notices] == [
        ("review", True, True)
    ]
    assert ["“Tổ chuyển đổi số”" in reason for reason in document.doubtful.values()] == [True]


@pytest.mark.parametrize(
    ("shown", "told"),
    [("25/9/2024", False), ("25 September 2024", False), ("09/2024", False), ("1/12/2024", True), ("26 tháng Chín 2024", True)],
)
def test_a_date_that_shows_another_day_than_its_data_is_told(shown: str, told: bool) -> None:
    document = read_document(bound("/a:form[1]/a:when", shown, "<w:date/>"), "a")

    assert texts(document) == [shown]
    assert [notice.code for notice in document.notices] == ["review"] * told

"""Equations in a paragraph (``m:oMath``): a number that was typed as one is read; what is built up of parts is for a look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from toolkit.readers.docx import names as n

_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATHS: Final = frozenset({_M + "oMath", _M + "oMathPara"})
BUILT_UP: Final = "Câu trả lời có công thức toán học, chỉ lấy được chữ và số của công thức; đề nghị xem lại."
AS_PICTURE: Final = "Câu trả lời có công thức được lưu dưới dạng hình nên không đọc được phần đó; đề nghị xem lại."
_TEXT, _FRACTION, _ROW = _M + "t", _M + "f", {_M + "r", n.INS, n.MOVE_TO, *MATHS}
_LEFT_OUT: Final = {n.DEL, n.MOVE_FROM}


def said(maths: etree._Element) -> tuple[str, bool]:
    """Return the letters of an equation in reading order, and whether it is more than a row of them."""
    texts, built_up = list[str](), False
    for text, plain in _pieces(maths):
        texts.append(text)
        built_up = built_up or not plain
    return "".join(texts), built_up


def _pieces(element: etree._Element, *, plain: bool = True) -> Iterator[tuple[str, bool]]:
    parts = 0
    for child in element:
        if child.tag == _TEXT:
            yield child.text or "", plain
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and len(child):
            inner = list(_pieces(child, plain=plain and child.tag in _ROW))
            if inner and parts and element.tag == _FRACTION:
                yield "/", False
            parts += bool(inner)
            yield from inner

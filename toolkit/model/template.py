"""What is wrong with a Word template, and what a template may print. Made by ``toolkit/render``, shown by ``toolkit template``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFault:
    """One fault of a template, in Vietnamese.

    ``place`` is where: the part and the paragraph, or the table, row and cell ("thân văn bản, bảng 2, dòng 6, ô 3"). ``heading`` is the
    nearest heading above it, ``snippet`` the words as they stand there, ``message`` what is wrong, ``advice`` what to do.
    """

    place: str
    heading: str
    snippet: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something that a paper knows and its template may print.

    ``mark`` is how it is written (``head.number``; ``row.name`` inside the loop over ``collectives``), ``kind`` what it is (chữ, số, danh
    sách, nhóm), ``loop`` the order that repeats what is inside a list (``tr for row in collectives``), else empty.
    """

    mark: str
    kind: str
    meaning: str
    loop: str = ""

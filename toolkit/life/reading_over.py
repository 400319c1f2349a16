"""Read a printed paper over as a careful clerk would: headings without text, sentences that read badly, what was left standing.

Rules are about marks and spaces, which are wrong whoever wrote them; nobody's words are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.life.wordfile import read_body, text_of
from toolkit.model.issue import Remark, RemarkKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART, _HEADING, _TEXT = "DeMucLon", "DeMucNho", "NoiDung"
_SNIPPET = 60
# Each with what is wrong; "v.v.", a list that ends in ",..." and the dashes under the abstract are no faults.
_FAULTS = (
    (
        re.compile(r"[,;:]\s*[,;:]|[,;:]\s*\.(?!\.\.)|(?<!v\.v)\.\s?[,;:]|(?<![.…])\.\.(?![.…])|[?!]{2,}|\.\s+\.(?!\.)"),
        "hai dấu câu đi liền nhau",
    ),
    (re.compile(r"\w\s+[,;:.!?](?=\s|$)"), "có khoảng trắng trước dấu câu"),
    (re.compile(r"[^\s.]  +\S"), "có hai khoảng trắng liền nhau"),
    (re.compile(r"\(\s*\)|“\s*”|\"\s*\""), "có ngoặc hoặc dấu nháy rỗng"),
    (re.compile(r"\b(có|là|của|và|các|đã|được|trong|về|chi bộ|báo cáo)\s+\1\b", re.IGNORECASE), "có chữ lặp liền nhau"),
    (re.compile(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bnan\b|\[\[|\(ghi rõ\)"), "còn sót dấu của mẫu hoặc chữ của máy"),
)
_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))
_ENDS = (".", ":", ";", "!", "?", "…", ".”", ".)")
_BASIS = "- Căn cứ "  # the last one ends with a comma in HD36
_RANK = re.compile(r"\d+(?:\.\d+)*\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One paragraph or table of the body: ``style`` is the id of the paragraph's style, ``"table"`` of a table."""

    style: str
    words: str


def read_over(document: bytes) -> tuple[Remark, ...]:
    """Return what reads badly in a Word file, in its order. Raises ``UsageError`` for what is no Word file."""
    tree = read_body(document)
    pieces = [_piece(one) for one in tree.find(f"{_W}body") if one.tag in (f"{_W}p", f"{_W}tbl")]
    inside = (text_of(one) for table in tree.iter(f"{_W}tbl") for one in table.iter(f"{_W}p"))
    return (
        *_empty(pieces),
        *(remark for one in pieces for remark in _sentence(one.words, whole=one.style == _TEXT)),
        *(remark for words in inside for remark in _sentence(words, whole=False)),
    )


def _piece(element: Any) -> _Piece:  # noqa: ANN401 - lxml's elements have no types
    if element.tag == f"{_W}tbl":
        return _Piece(style="table", words="")
    style = element.find(f"{_W}pPr/{_W}pStyle")
    return _Piece(style=style.get(f"{_W}val", "") if style is not None else "", words=text_of(element))


def _empty(pieces: list[_Piece]) -> Iterator[Remark]:
    """Find headings that nothing stands under: the next thing is another heading of the same rank or a higher one, or the end."""
    said = [one for one in pieces if one.words.strip() or one.style == "table"]
    for number, one in enumerate(said):
        if one.style not in (_PART, _HEADING):
            continue
        following, words = (said[number + 1].style, said[number + 1].words) if number + 1 < len(said) else ("", "")
        below = following == _HEADING and _is_below(words, one.words)
        bare = following in ("", _PART) or (following == _HEADING and one.style == _HEADING and not below)
        if bare or following not in (_TEXT, "table", _HEADING):
            yield Remark(kind=RemarkKind.EMPTY, message="Đề mục không có nội dung bên dưới.", snippet=one.words.strip())


def _is_below(words: str, above: str) -> bool:
    """Tell whether a heading stands under another by its number: "1.1." under "1."."""
    lower, upper = _RANK.match(words.strip()), _RANK.match(above.strip())
    return lower is not None and upper is not None and lower[0] != upper[0] and lower[0].startswith(upper[0])


def _sentence(words: str, *, whole: bool) -> Iterator[Remark]:
    text = words.strip()
    for pattern, fault in _FAULTS:
        found = pattern.search(text)
        if found is not None:
            yield Remark(kind=RemarkKind.WORDS, message=f"Câu {fault}.", snippet=_around(text, found.start(), found.end()), grave=False)
    for left, right in _PAIRS:
        if text.count(left) != text.count(right):
            yield Remark(kind=RemarkKind.WORDS, message=f"Dấu {left} {right} không đủ cặp.", snippet=_short(text), grave=False)
    if whole and text and not text.endswith((*_ENDS, ",") if text.startswith(_BASIS) else _ENDS):
        yield Remark(kind=RemarkKind.WORDS, message="Câu chưa có dấu kết thúc.", snippet=f"…{text[-_SNIPPET:]}", grave=False)


def _around(text: str, start: int, end: int) -> str:
    return f"…{text[max(0, start - _SNIPPET // 2) : end + _SNIPPET // 2]}…"


def _short(text: str) -> str:
    return text if len(text) <= _SNIPPET else f"{text[:_SNIPPET]}…"

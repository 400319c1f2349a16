"""What is done to a finished Word file: fill in number and day where a clerk edited the draft, and see whether it may be issued.

Only ``word/document.xml`` is touched; every other part, and every word around the number, stays as the clerk left it.
"""

from __future__ import annotations

import re
import zipfile
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from toolkit.errors import UnreadableFile, UsageError
from toolkit.readers.package import Package

BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GAP = r"[\s\u00a0._…]*"
_DAY = re.compile(rf"ngày(?P<day>{_GAP}\d{{0,2}}{_GAP})tháng(?P<month>{_GAP}\d{{0,2}}{_GAP})năm(?P<year>{_GAP}\d{{0,4}}){_GAP}$")
_PLACED_DAY = re.compile(rf"^\s*[^,;:.()]{{2,60}},\s*{_DAY.pattern}")
_PENDING = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What a paper is told when it is issued: ``number`` "07" (empty: any), ``day`` "ngày 05 tháng 6 năm 2026", the short "05/6/2026"."""

    code: str
    organ: str
    number: str
    day: str
    reference_day: str


def read_body(document: bytes) -> Any:  # noqa: ANN401 - lxml's elements have no types
    """Return the tree of the body. Raises ``UsageError`` where the bytes are no Word file, or one that no reader would open."""
    try:
        return Package(document).xml(BODY)
    except UnreadableFile as error:
        raise UsageError(
            "Bản Word đã sửa không mở được (không phải .docx, hoặc tệp hỏng). Mở bằng Word, lưu lại dạng .docx rồi làm lại."
        ) from error


def with_body(document: bytes, tree: Any) -> bytes:  # noqa: ANN401 - lxml's elements have no types
    """Return the file with another body, every other part byte for byte; the same input gives the same bytes."""
    from lxml import etree

    made = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            whole = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(entry, whole if entry.filename == BODY else source.read(entry))
    return made.getvalue()


def unfinished(document: bytes) -> tuple[str, ...]:
    """Say what stands in an edited file that must not leave the office: changes that nobody accepted, comments."""
    tree = read_body(document)
    said = []
    if any(tree.find(f".//{tag}") is not None for tag in _PENDING):
        said.append("còn thay đổi đang theo dõi (Track Changes) chưa chấp nhận hoặc bỏ")
    if tree.find(f".//{_W}commentReference") is not None:
        said.append("còn ghi chú (Comment) bên lề")
    if any(re.fullmatch(r"\s*Dự thảo(?: lần \d+)?\s*", words, re.IGNORECASE) for words in paragraphs_of(tree)):
        said.append("còn dòng “Dự thảo lần …”")
    return tuple(said)


def fill(document: bytes, signing: Signing) -> bytes:
    """Write number and day into an edited draft: at the head, and wherever an annex refers to the paper.

    Raises ``UsageError`` where the head has no line for the number or the day, or names another number.
    """
    tree = read_body(document)
    paragraphs = tuple(tree.iter(f"{_W}p"))
    numbered = [_fill_number(one, signing) for one in paragraphs]
    if not any(numbered):
        raise UsageError(
            f"Bản Word đã sửa không còn dòng “Số …-{signing.code}/{signing.organ}” nên không biết ghi số vào đâu. "
            "Viết lại dòng đó rồi chốt lại, hoặc chốt từ số liệu: thêm --from-data."
        )
    if not any(_fill_day(one, signing) for one in paragraphs):
        raise UsageError(
            "Bản Word đã sửa không còn dòng “địa danh, ngày … tháng … năm …” nên không biết ghi ngày vào đâu. "
            "Viết lại dòng đó rồi chốt lại, hoặc chốt từ số liệu: thêm --from-data."
        )
    for one in paragraphs:
        _fill_reference(one, signing)
    return with_body(document, tree)


def _fill_number(paragraph: Any, signing: Signing) -> bool:  # noqa: ANN401 - lxml's elements have no types
    """Fill "Số …-BC/ĐU" where the paragraph is that line."""
    symbol = rf"[-–‑]\s*{re.escape(signing.code)}\s*/\s*{re.escape(signing.organ)}"
    found = re.fullmatch(rf"\s*Số\s*:?(?P<number>{_GAP}\d{{0,4}}{_GAP}){symbol}\s*", text_of(paragraph))
    if found is None:
        return False
    _same_number(found["number"], signing)
    replace(paragraph, found.start(), found.end(), f"Số {signing.number}-{signing.code}/{signing.organ}")
    return True


def _fill_day(paragraph: Any, signing: Signing) -> bool:  # noqa: ANN401 - lxml's elements have no types
    if _PLACED_DAY.fullmatch(text_of(paragraph)) is None:
        return False
    found = _DAY.search(text_of(paragraph))
    if found is None:
        return False
    replace(paragraph, found.start(), found.end(), signing.day)
    return True


def _fill_reference(paragraph: Any, signing: Signing) -> None:  # noqa: ANN401 - lxml's elements have no types
    """Fill "(Kèm theo Báo cáo số …-BC/ĐU, ngày … của …)"."""
    symbol = rf"[-–‑]\s*{re.escape(signing.code)}\s*/\s*{re.escape(signing.organ)}"
    day = rf"(?P<comma>,?)\s*ngày{_GAP}\d{{0,2}}{_GAP}(?:/\s*\d{{1,2}}\s*/\s*\d{{4}}|tháng{_GAP}\d{{1,2}}\s*năm\s*\d{{4}})"
    found = re.search(rf"\(\s*Kèm theo.*?\bsố(?P<number>{_GAP}\d{{0,4}}{_GAP}){symbol}(?:{day})?", text_of(paragraph))
    if found is None:
        return
    _same_number(found["number"], signing)
    dated = f"{found['comma']} ngày {signing.reference_day}" if found["comma"] is not None else ""
    replace(paragraph, found.start("number"), found.end(), f" {signing.number}-{signing.code}/{signing.organ}{dated}")


def _same_number(said: str, signing: Signing) -> None:
    """Refuse a number that somebody typed and that is not the one taken."""
    typed = re.sub(r"\D", "", said)
    if typed and signing.number and int(typed) != int(signing.number):
        raise UsageError(
            f"Bản Word đã sửa ghi sẵn số {typed}, nhưng số tiếp theo trong sổ là {signing.number}. "
            f"Xóa số đã ghi rồi chốt lại, hoặc phát hành với số đó: --number {int(typed)}."
        )


def absent(document: bytes, words: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``words`` that stand nowhere in a file, whatever their capitals and blanks."""
    text = " ".join(" ".join(paragraphs_of(read_body(document))).split()).casefold()
    return tuple(one for one in words if " ".join(one.split()).casefold() not in text)


def written_for(document: bytes) -> date | None:
    """Return the last day of the month in which the head of a draft is dated ("ngày … tháng 5 năm 2026"), ``None`` without one."""
    for words in paragraphs_of(read_body(document)):
        found = _PLACED_DAY.search(words)
        month, year = (re.sub(r"\D", "", found[name]) for name in ("month", "year")) if found else ("", "")
        if month and 1 <= int(month) <= 12 and len(year) == 4:
            return date(int(year), int(month), monthrange(int(year), int(month))[1])
    return None


def text_of(paragraph: Any) -> str:  # noqa: ANN401 - lxml's elements have no types
    """Return the words of a paragraph, those of its runs joined."""
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml's elements have no types
    yield from (piece for piece in paragraph.iter(f"{_W}t") if next(piece.iterancestors(f"{_W}p")) is paragraph)


def replace(paragraph: Any, start: int, end: int, words: str) -> None:  # noqa: ANN401 - lxml's elements have no types
    """Put words in place of a stretch of a paragraph's text, in the looks of the run where it begins."""
    before, first = 0, True
    for piece in tuple(_pieces(paragraph)):
        text = piece.text or ""
        inside = max(start - before, 0), min(end - before, len(text))
        if inside[0] < inside[1]:
            piece.text = text[: inside[0]] + (words if first else "") + text[inside[1] :]
            piece.set(_SPACE, "preserve")
            first = False
        before += len(text)


def paragraphs_of(tree: Any) -> Sequence[str]:  # noqa: ANN401 - lxml's elements have no types
    """Return the words of every paragraph of a body, in order."""
    return [text_of(one) for one in tree.iter(f"{_W}p")]

r"""What an RTF file may not be before LibreOffice sees it: nested without end, endless, or with binary that is not there.

Objects that a text carries along (``\objdata``) are taken out: no form needs them, and LibreOffice would open each. So are the instructions
of fields that it would work out anew: the day on which it opens a file is not the day that somebody wrote, and "Error: Reference source not
found" is no answer.
"""

from __future__ import annotations

import re
from typing import Final

from toolkit.errors import UnreadableFile
from toolkit.readers.directory import TRUNCATED
from toolkit.readers.package import TOO_DEEP

MAX_GROUPS: Final = 200
MAX_ALL_GROUPS: Final = 150_000
MAX_PARAGRAPHS: Final = 50_000
MAX_PAGES: Final = 2_000
MAX_COLUMNS: Final = 500
TOO_LONG: Final = "Tệp .rtf dài bất thường so với một biểu mẫu nên không đọc; đề nghị chỉ gửi phần biểu mẫu, lưu lại dạng .docx."

_BRACE = re.compile(rb"\\[{}\\]|([{}])")
_DEEP_TABLE = re.compile(rb"\\itap\d{3}")  # LibreOffice makes every table between, whatever the number
_BINARY = re.compile(rb"\\bin(\d{1,12}) ?")
_FIELD = re.compile(
    rb"\\field(?![a-z])(?:\\[a-z]+-?\d*|\s)*(\{)\\\*\\fldinst(?![a-z])(?:[\s{}]|\\[a-z]+-?\d*)*"
    rb"(?:=|(?:DATE|TIME|SAVEDATE|PRINTDATE|CREATEDATE|EDITTIME|REF|PAGEREF|NOTEREF|STYLEREF|DOCPROPERTY|DOCVARIABLE|AUTHOR|LASTSAVEDBY"
    rb"|TITLE|SUBJECT|KEYWORDS|COMMENTS|FILENAME|USERNAME|INFO|QUOTE|IF|MERGEFIELD|ASK|FILLIN)(?![A-Za-z]))",
    re.IGNORECASE,
)
_RESULT = re.compile(rb"\s*\{\\fldrslt(?![a-z]) ?")
_OBJECT = re.compile(rb"(\\objdata)[\s0-9a-fA-F]+")


_MOST: Final = tuple(
    (word, re.compile(re.escape(word) + rb"(?![a-z])"), most)
    for word, most in ((b"\\sect", 500), (b"\\footnote", 1_000), (b"\\bin", 5_000), (b"\\u", 300_000))
)
"""What takes LibreOffice long, and how often a form may have it."""


def check_rtf(data: bytes) -> None:
    """Raise :class:`UnreadableFile` for a text that LibreOffice could not open within sane time and memory."""
    if data.count(b"{") > MAX_ALL_GROUPS:
        raise UnreadableFile(TOO_LONG)
    depth = 0
    for found in _BRACE.finditer(data):
        depth += 1 if found[1] == b"{" else -1 if found[1] else 0
        if depth > MAX_GROUPS:
            raise UnreadableFile(TOO_DEEP)
    if _DEEP_TABLE.search(data):
        raise UnreadableFile(TOO_DEEP)
    if any(int(found[1]) > len(data) - found.end() for found in _BINARY.finditer(data)):
        raise UnreadableFile(TRUNCATED)
    if any(data.count(word) > most and len(pattern.findall(data)) > most for word, pattern, most in _MOST):
        raise UnreadableFile(TOO_LONG)
    if data.count(b"\\par") + data.count(b"\\cell") > MAX_PARAGRAPHS or data.count(b"\\page") > MAX_PAGES:
        raise UnreadableFile(TOO_LONG)
    if data.count(b"\\cellx") > MAX_COLUMNS and max(row.count(b"\\cellx") for row in data.split(b"\\trowd")) > MAX_COLUMNS:
        raise UnreadableFile(TOO_LONG)


def without_objects(data: bytes) -> bytes:
    """Return the text without the data of embedded objects."""
    return _OBJECT.sub(rb"\1 ", data) if b"\\objdata" in data else data


def with_results(data: bytes) -> bytes:
    """Return the text with the results of fields, as their writer saw them, in the place of the fields that would be worked out anew."""
    kept, done = [], 0
    for found in _FIELD.finditer(data) if b"\\fldinst" in data else ():
        result = _RESULT.match(data, _end_of_group(data, found.start(1))) if found.start() >= done else None
        if result is not None:
            kept += [data[done : found.start()], b"{"]
            done = result.end()
    return b"".join((*kept, data[done:]))


def _end_of_group(data: bytes, start: int) -> int:
    """Return where the group ends that begins at ``start``."""
    depth = 0
    for found in _BRACE.finditer(data, start):
        depth += 1 if found[1] == b"{" else -1 if found[1] else 0
        if not depth and found[1]:
            return found.end()
    return len(data)

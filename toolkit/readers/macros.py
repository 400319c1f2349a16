"""Refuses files that carry programs: Word and Excel files with macros, macro sheets of Excel 4, open documents with Basic or scripts.

A macro is somebody else's program on the committee's machines, so nothing of such a file is read. What only has an empty place for
macros (a project or a library without a line of code, as many programs leave behind) is no danger and is read.
"""

from __future__ import annotations

import html
import re
import struct
from collections.abc import Sequence
from typing import Final

from toolkit.errors import UnreadableFile
from toolkit.readers import ole
from toolkit.readers.package import Package, relationship_parts

HELD: Final = "Tệp có macro; macro không được chạy, nội dung tệp không được đọc."
REFUSED: Final = (
    "Tệp có macro (chương trình kèm theo) nên không được mở, đề phòng mã độc; "
    "đề nghị chọn Lưu thành…, kiểu .docx hoặc .xlsx (không macro) rồi gửi lại."
)
EMPTY: Final = "Tệp có chỗ chứa macro nhưng không có lệnh nào; chỉ đọc nội dung."

_PARTS = re.compile(r"vbaproject\.bin$|vbadata\.xml$|^xl/macrosheets/", re.IGNORECASE | re.MULTILINE)
_WORDS = re.compile(rb"vbaproject|macrosheet|(?<!binary\.)macroenabled", re.IGNORECASE)  # every binary workbook is called able to
_LINKS = re.compile(rb"\sType\s*=\s*[\"'][^\"']*/(?:vbaProject|wordVbaData|xl(?:Intl)?Macrosheet)[\"']", re.IGNORECASE)
_TYPES = "[Content_Types].xml"

OPEN_PLACES: Final = re.compile(r"^(?:basic|scripts|dialogs)/", re.IGNORECASE)
_OPEN_LISTS = re.compile(r"/(?:script-l[bc]|dialog-l[bc]|parcel-descriptor)\.xml$|^dialogs/", re.IGNORECASE)
_MODULE = re.compile(rb"<script:module\b[^>]*?(?:/>|>(.*)</script:module>)\s*$", re.DOTALL)
_MODULE_BYTES = 2**20
_SAYS_NOTHING = re.compile(
    r"(?:rem\b.*|'.*|(?:option|attribute) [^:]*|(?:(?:private|public) )?(?:sub|function) \w+[^:]*|end (?:sub|function))?", re.IGNORECASE
)

_PROJECTS = (("Macros",), ("_VBA_PROJECT_CUR",), ("_VBA_PROJECT",))
_MODULES = "VBA"
_NO_MODULE = re.compile(r"(?:dir|_VBA_PROJECT|__SRP_\d+)", re.IGNORECASE)
_SOURCE = re.compile(rb"\x01..\x00Attribut", re.DOTALL)
_MODULE_START = 3
_SHEET_ENTRY, _KINDS_WITH_CODE = 0x0085, frozenset({1, 6})  # a sheet of Excel 4 macros, a module of Excel 5


def refuse_macros(data: bytes, package: Package | None) -> None:
    """Raise :class:`UnreadableFile` for a file that carries programs; ``package`` is the container of a zip."""
    if package is not None:
        held = _package_holds(package)
    else:
        held = data.startswith(ole.MAGIC) and _container_holds(ole.OleFile(data))
    if held:
        raise UnreadableFile(REFUSED, unsafe=HELD)


def has_place_for_macros(data: bytes, package: Package | None) -> bool:
    """Tell whether a file that carries no program has a place for some."""
    if package is not None:
        return package.of_names(_have_places)
    return data.startswith(ole.MAGIC) and any(path[0] in ole.OleFile(data).children for path in _PROJECTS)


def _package_holds(package: Package) -> bool:
    if package.of_names(_are_of_macros):
        return True
    if _TYPES in package:
        links = package.of_names(relationship_parts)
        return package.told(_TYPES, _speaks_of_macros) or any(package.told(name, _leads_to_macros) for name in links)
    return any(_open_part_holds(package, name) for name in package.names if OPEN_PLACES.match(name))


def _are_of_macros(names: Sequence[str]) -> bool:
    return _PARTS.search("\n".join(names)) is not None


def _have_places(names: Sequence[str]) -> bool:
    return any(map(OPEN_PLACES.match, names))


def _speaks_of_macros(part: bytes) -> bool:
    return _WORDS.search(part) is not None


def _leads_to_macros(links: bytes) -> bool:
    return _LINKS.search(links) is not None


def _open_part_holds(package: Package, name: str) -> bool:
    """Tell whether a part of an open document is a program; a module of Basic may say nothing, or be locked away."""
    if _OPEN_LISTS.search(name) or not package.entries[name].size:
        return False
    if not name.lower().startswith("basic/"):
        return True
    module = _MODULE.search(package.head(name, _MODULE_BYTES))
    return module is None or _says_something(html.unescape((module[1] or b"").decode("utf-8", "replace")))


def _says_something(code: str) -> bool:
    """Tell whether Basic code has a line beside remarks, declarations of the module and the names of empty procedures."""
    return any(_SAYS_NOTHING.fullmatch(line.strip()) is None for line in code.splitlines())


def _container_holds(container: ole.OleFile) -> bool:
    """Tell whether an old Word or Excel file carries code: a project whose modules say something, a sheet of macros."""
    for project in _PROJECTS:
        modules = container.below(*project, _MODULES)
        if any(_module_holds(module) for name, module in modules.items() if _NO_MODULE.fullmatch(name) is None):
            return True
    book = container.stream("Workbook") or container.stream("Book")
    return any(kind == _SHEET_ENTRY and len(sheet) > 5 and sheet[5] in _KINDS_WITH_CODE for kind, sheet in ole.records(book))


def _module_holds(module: bytes) -> bool:
    """Tell whether a module of a project has code; one whose text is not found counts as such."""
    source = _SOURCE.search(module)
    return source is None or _says_something(_unpacked(module[source.start() :]))


def _unpacked(source: bytes) -> str:
    """Return the text of a module: chunks of letters and of copies of what stands before (MS-OVBA 2.4.1)."""
    text, position = bytearray(), 1
    while position + 2 <= len(source):
        (header,) = struct.unpack_from("<H", source, position)
        end, begin = min(position + (header & 0x0FFF) + _MODULE_START, len(source)), len(text)
        position += 2
        while position < end:
            flags, position = source[position], position + 1
            for bit in range(8):
                if position >= end:
                    break
                if flags >> bit & 1:
                    (copy,) = struct.unpack_from("<H", source.ljust(position + 2, b"\0"), position)
                    position += 2
                    bits = max(4, (len(text) - begin - 1).bit_length())
                    back, length = (copy >> (16 - bits)) + 1, (copy & (0xFFFF >> bits)) + 3
                    for _ in range(length if back <= len(text) else 0):
                        text.append(text[-back])
                else:
                    text.append(source[position])
                    position += 1
    return text.decode("latin-1")

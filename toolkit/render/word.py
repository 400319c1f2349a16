"""Print a compiled template into a package, and open what was printed again. The same values give the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import IO, Any

from toolkit.errors import TemplateError
from toolkit.render.compiled import NEEDED, Compiled, entry
from toolkit.render.faults import misspelt

_BATCH = 4_000
_LEVEL = 6


class Torn(Exception):  # noqa: N818 - it says what the paper is
    """A part of the finished paper is no XML: a mark of the template lies where it tears an element apart."""


def read_template(template: Path) -> bytes:
    """Return the bytes of a template, or say that there is none."""
    try:
        return template.read_bytes()
    except FileNotFoundError as error:
        raise TemplateError(f"Không thấy mẫu “{template.name}” trong {template.parent}. Hãy chép lại thư mục templates.") from error
    except OSError as error:
        raise TemplateError(f"Không đọc được mẫu “{template.name}” trong {template.parent}. Hãy kiểm tra quyền đọc tệp.") from error


def print_word(compiled: Compiled, name: str, context: object, into: IO[bytes]) -> None:
    """Print a template into an empty file that is open for reading and writing; ``name`` is for messages.

    Raises :class:`TemplateError` where the template is at fault, with what is wrong and what to do.
    """
    import jinja2
    from lxml import etree

    try:
        _pack(compiled, _values(context), into)
    except jinja2.TemplateError as error:
        raise TemplateError(_fault(name, error)) from error
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateError(
            f"Mẫu “{name}” dùng một số liệu sai kiểu ({error}). Hãy chạy toolkit template check để biết chỗ sai."
        ) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(torn(name)) from error


def torn(name: str) -> str:
    """Say that a loop or condition of a template tears the document apart."""
    return (
        f"Mẫu “{name}” có dấu {{% … %}} đặt sai chỗ (ví dụ mở ở bảng này, đóng ở bảng khác). "
        "Hãy đặt dấu mở và dấu đóng cùng một bảng hoặc cùng ngoài bảng."
    )


def _pack(compiled: Compiled, values: Mapping[str, Any], into: IO[bytes]) -> None:
    """Write what stays as it is in one go, packed already, then add what is filled in."""
    into.write(compiled.base)
    with zipfile.ZipFile(into, "a", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for part in compiled.parts:
            with package.open(entry(part.name), "w") as file:
                for batch in _batches(part.pieces(values)):
                    file.write(batch)


def _batches(pieces: Iterable[str]) -> Iterator[bytes]:
    """Join pieces into blocks that are worth a call; never the whole body at once."""
    waiting = iter(pieces)
    while batch := "".join(islice(waiting, _BATCH)):
        yield batch.encode("utf-8")


def _values(context: object) -> dict[str, Any]:
    if isinstance(context, Mapping):
        return dict(context)
    if is_dataclass(context):
        return {field.name: getattr(context, field.name) for field in fields(context)}
    raise TypeError(f"a context is a dataclass or a mapping, not {type(context).__name__}")


def _fault(name: str, error: Exception) -> str:
    """Say in Vietnamese what is wrong with a template that could not be filled in."""
    import jinja2
    from jinja2.exceptions import SecurityError

    if isinstance(error, SecurityError):
        return f"Mẫu “{name}” gọi một lệnh không được phép. Hãy xóa lệnh đó, chỉ dùng các dấu có trong mẫu gốc."
    if isinstance(error, jinja2.UndefinedError):
        found = re.search(r"'([^']+)' (?:is undefined)|attribute '([^']+)'", str(error))
        mark = next((one for one in found.groups() if one), "") if found else ""
        return f"Mẫu “{name}” có dấu {{{{ {mark} }}}} mà chương trình không có số liệu. Hãy sửa tên dấu theo mẫu gốc hoặc xóa."
    return misspelt(name)


def check_word(path: Path | IO[bytes], compiled: Compiled) -> None:
    """Open the paper again: a sound package, every part XML, a body with words.

    Raises :class:`Torn` for a part that is no XML, ``ValueError`` for what is missing. Parts are read as a stream, so that a long paper
    costs no more memory than a short one; reading to the end also holds every part against its checksum, and a part whose checksum is
    that of the template's is the same XML.
    """
    with zipfile.ZipFile(path) as package:
        if not set(package.namelist()) >= NEEDED | set(compiled.checksums):
            raise ValueError("a part is missing")
        for one in package.infolist():
            with package.open(one) as file:
                if compiled.checksums.get(one.filename) == one.CRC or not one.filename.endswith((".xml", ".rels")):
                    _read_through(file)
                elif not _is_xml(file, with_words=one.filename == "word/document.xml"):
                    raise ValueError("empty paper")


def _read_through(file: IO[bytes]) -> None:
    while file.read(2**20):
        pass


def _is_xml(file: IO[bytes], *, with_words: bool) -> bool:
    """Read a part to its end as XML; tell whether it holds a word, where it must."""
    from xml.parsers import expat

    parser = expat.ParserCreate()
    said = [not with_words]

    def hear(text: str) -> None:
        if text.strip():
            said.append(True)
            parser.CharacterDataHandler = None

    if with_words:
        parser.CharacterDataHandler = hear
    try:
        parser.ParseFile(file)
    except expat.ExpatError as error:
        raise Torn(str(error)) from error
    return any(said)


def stable_zip(data: bytes) -> bytes:
    """Pack a package again without the time of day, so that the same content is the same file."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(entry(name), source.read(name))
    return packed.getvalue()

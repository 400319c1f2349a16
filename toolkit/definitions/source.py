"""One YAML file as plain values that remember their lines. The only home of ruamel.yaml.

YAML 1.2: ``no`` and ``2025-03-01`` stay text, ``true`` is a truth value. Texts are brought to Unicode NFC. A list of wordings
may be written as one text with semicolons between them (``SEMICOLON_LISTS``): it is shorter to write and far faster to read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import ConfigurationError

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

SEMICOLON_LISTS = frozenset({"wordings", "title_wordings", "other_names", "awards_from", "awards_below", "hints", "not_asked"})

YamlPath = tuple[str | int, ...]

_SCALARS: dict[str, Callable[[str], object]] = {
    "null": lambda _text: None,
    "bool": lambda text: text.lower() == "true",
    "int": lambda text: int(text.replace("_", ""), 10 if text.lstrip("+-").isdigit() else 0),
    "float": float,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One mistake in a file: where in the YAML, and what is wrong (Vietnamese)."""

    path: YamlPath
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A YAML file. ``lines`` gives the line (from 1) of every path, ``faults`` what was wrong while reading."""

    file: Path
    tree: object
    lines: dict[YamlPath, int]
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: YamlPath) -> int:
        """Return the line of the path, or of the nearest one that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def say(self, fault: Fault) -> str:
        """Return the fault as one line: file, line, path (counted from 1), what is wrong."""
        where = say_path(fault.path)
        return f"{self.file}, dòng {self.line(fault.path)}{', ' + where if where else ''}: {fault.message}"


def say_path(path: YamlPath) -> str:
    """Return ``forms[2].questions[4].type``; entries of a list count from 1."""
    said = ""
    for step in path:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else step
    return said


def read_source(file: Path) -> Source:
    """Read one YAML file; what cannot be read at all is a :class:`ConfigurationError` that says the line."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(f"Không mở được tệp {file}: hãy kiểm tra tệp còn đó và quyền đọc.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"Tệp {file} không ở bảng mã UTF-8: hãy lưu lại với bảng mã UTF-8.") from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigurationError(f"{file}, dòng {line}: {_advice(str(error.problem))}") from error
    except YAMLError as error:
        raise ConfigurationError(f"Tệp {file} có ký tự không đọc được: hãy lưu lại dưới dạng văn bản thuần, bảng mã UTF-8.") from error
    source = Source(file=file, tree={}, lines={})
    tree = {} if node is None else _value(node, (), source)
    return Source(file=file, tree=tree, lines=source.lines, faults=source.faults)


def _advice(problem: str) -> str:
    """Return what to look at where the YAML itself is broken."""
    if "\\t" in problem:
        return "có phím Tab ở đầu dòng; hãy thụt đầu dòng bằng dấu cách."
    if "alias" in problem:
        return "có dấu `*` gọi một phần chưa được đặt tên bằng dấu `&`; chữ bắt đầu bằng `*` phải đặt trong dấu ngoặc kép."
    return "tệp bị sai cấu trúc tại đây hoặc ngay dòng trên; hãy kiểm tra thụt đầu dòng, dấu hai chấm và dấu ngoặc kép."


def _value(node: Node, path: YamlPath, source: Source) -> object:
    """Return the plain value of a node and note the lines below it."""
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    source.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        return dict(_entries(node, path, source))
    if isinstance(node, SequenceNode):
        return [_value(child, (*path, number), source) for number, child in enumerate(node.value)]
    kind = str(node.tag).rpartition(":")[2]
    plain = unicodedata.normalize("NFC", node.value)
    if kind in _SCALARS:
        return _SCALARS[kind](plain)
    if path and path[-1] in SEMICOLON_LISTS:
        return [part.strip() for part in plain.split(";") if part.strip()]
    return plain.strip()


def _entries(node: Node, path: YamlPath, source: Source) -> Iterator[tuple[str, object]]:
    """Yield the entries of a mapping; a key that stands twice is a fault."""
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = unicodedata.normalize("NFC", str(key_node.value))
        below = (*path, key)
        if key in seen:
            again = f"mục `{key}` ghi hai lần (lần trước ở dòng {source.line(below)}); chỉ giữ lại một."
            source.faults.append(Fault(path=below, message=again))
        seen.add(key)
        source.lines[below] = key_node.start_mark.line + 1
        yield key, _value(value_node, below, source)

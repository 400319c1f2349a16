"""Do the values have the shape of the nouns? Builds a frozen dataclass from plain values, by the types of its fields.

Strict: a number is no text, a text no number. Every fault is found at once, each said in Vietnamese with a suggestion where
one is near. Plain Python instead of a validation library: importing one costs twice as long as reading the files.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from toolkit.definitions.source import Fault, YamlPath

Noun = TypeVar("Noun")

_NEAR = 70.0
_SCALARS: dict[type, tuple[tuple[type, ...], str]] = {
    str: ((str,), "phải là chữ; nếu là số hoặc true/false thì đặt trong dấu ngoặc kép"),
    int: ((int,), "phải là số nguyên"),
    float: ((float, int), "phải là số"),
    bool: ((bool,), "phải là true hoặc false"),
}
_NO_DATE = "phải là ngày viết theo kiểu năm-tháng-ngày, ví dụ 2025-03-01"
_NO_LIST = "phải là một danh sách, mỗi dòng bắt đầu bằng dấu gạch ngang"
_NO_MAPPING = "phải gồm các dòng `tên: giá trị`"


def shape(tree: object, noun: type[Noun]) -> tuple[Noun | None, list[Fault]]:
    """Return the tree as ``noun``, or ``None`` and every fault of its shape."""
    faults: list[Fault] = []
    built = _build(tree, noun, (), faults)
    return (None if faults else typing.cast(Noun, built)), faults


def suggestion(word: object, known: Iterable[str]) -> str:
    """Return " Có phải ý là `…`?" for the nearest known word, or nothing when none is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(str(word), list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f" Có phải ý là `{found[0]}`?" if found else ""


def _build(value: object, wanted: Any, path: YamlPath, faults: list[Fault]) -> object:  # noqa: ANN401 - any type may be wanted
    """Return the value as the wanted type; what does not fit goes to ``faults``."""
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (types.UnionType, typing.Union):
        return _one_of(value, arguments, path, faults)
    if dataclasses.is_dataclass(wanted):
        return _noun(value, typing.cast(type, wanted), path, faults)
    if origin is tuple:
        return _tuple(value, arguments, path, faults)
    if origin is dict:
        return _mapping(value, arguments[1], path, faults)
    if issubclass(wanted, Enum):
        return _word(value, wanted, path, faults)
    return _date(value, path, faults) if wanted is date else _scalar(value, wanted, path, faults)


@cache
def _fields(noun: type) -> dict[str, tuple[Any, bool]]:
    """Return the fields of a dataclass: type, and whether it must be given."""
    hints = typing.get_type_hints(noun)
    return {
        field.name: (hints[field.name], field.default is field.default_factory is dataclasses.MISSING) for field in dataclasses.fields(noun)
    }


def _noun(value: object, noun: type, path: YamlPath, faults: list[Fault]) -> object:
    """Return a dataclass built from a mapping, or ``None`` when it has a fault."""
    if not isinstance(value, dict):
        return _wrong(value, _NO_MAPPING, path, faults)
    before, known = len(faults), _fields(noun)
    for key in value.keys() - known.keys():
        faults.append(Fault(path=(*path, key), message=f"không có mục nào tên là `{key}`.{suggestion(key, known)}"))
    for key, (_, required) in known.items():
        if required and key not in value:
            faults.append(Fault(path=(*path, key), message=f"thiếu mục bắt buộc `{key}`."))
    built = {key: _build(child, known[key][0], (*path, key), faults) for key, child in value.items() if key in known}
    return noun(**built) if len(faults) == before else None


def _tuple(value: object, arguments: tuple[Any, ...], path: YamlPath, faults: list[Fault]) -> object:
    """Return a tuple: of one type and any length, or of a fixed number of parts."""
    if not isinstance(value, list):
        return _wrong(value, _NO_LIST, path, faults)
    if arguments[-1] is Ellipsis:
        arguments = (arguments[0],) * len(value)
    if len(arguments) != len(value):
        return _wrong(value, f"danh sách phải có đúng {len(arguments)} phần", path, faults)
    return tuple(
        _build(child, wanted, (*path, number), faults) for number, (child, wanted) in enumerate(zip(value, arguments, strict=True))
    )


def _mapping(value: object, wanted: Any, path: YamlPath, faults: list[Fault]) -> object:  # noqa: ANN401 - any type may be wanted
    """Return a dictionary whose keys are free."""
    if not isinstance(value, dict):
        return _wrong(value, _NO_MAPPING, path, faults)
    return {key: _build(child, wanted, (*path, key), faults) for key, child in value.items()}


def _one_of(value: object, arms: tuple[Any, ...], path: YamlPath, faults: list[Fault]) -> object:
    """Return the value as the first arm that takes it; where none does, say what the first one wants."""
    said: list[Fault] = []
    for arm in arms:
        tried: list[Fault] = []
        if arm is types.NoneType:
            if value is None:
                return None
            continue
        built = _build(value, arm, path, tried)
        if not tried:
            return built
        said = said or tried
    faults += said
    return None


def _word(value: object, enum: type[Enum], path: YamlPath, faults: list[Fault]) -> object:
    """Return a member of an enum by its value."""
    words = [str(member.value) for member in enum]
    if value in words:
        return enum(value)
    listed = ", ".join(f"`{word}`" for word in words)
    return _wrong(value, f"chỉ nhận một trong: {listed}", path, faults, suggestion(value, words))


def _date(value: object, path: YamlPath, faults: list[Fault]) -> object:
    """Return a day written as 2025-03-01."""
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        return _wrong(value, _NO_DATE, path, faults)


def _scalar(value: object, wanted: type, path: YamlPath, faults: list[Fault]) -> object:
    """Return a text, number or truth value; ``True`` is no number."""
    accepted, said = _SCALARS[wanted]
    fits = isinstance(value, accepted) and (wanted is bool or not isinstance(value, bool))
    return value if fits else _wrong(value, said, path, faults)


def _wrong(value: object, said: str, path: YamlPath, faults: list[Fault], advice: str = "") -> object:
    """Note a fault, with the wrong value where it is short enough to help; there is no value then."""
    shown = (
        ""
        if isinstance(value, dict | list)
        else " (đang để trống)"
        if value is None
        else f" (đang là {json.dumps(value, ensure_ascii=False)})"
    )
    faults.append(Fault(path=path, message=f"{said}{shown}.{advice}"))
    return None

"""Read the party styles of ``templates/party-style/*.yaml`` (thể thức: the-thuc.md 1 and 2)."""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from toolkit.errors import ConfigurationError
from toolkit.model.party_style import PartyStyle

_Noun = TypeVar("_Noun")

_SAY = {float: "số", str: "chữ", bool: "true hoặc false", date: "ngày dạng 2026-05-27", types.NoneType: "null"}


def load_party_styles(folder: Path) -> tuple[PartyStyle, ...]:
    """Return every style of a folder, oldest first; all faults at once in one :class:`ConfigurationError`."""
    faults: list[str] = []
    styles: list[PartyStyle] = []
    for path in sorted(folder.glob("*.yaml")):
        style, found = _load(path.name, path.read_bytes())
        faults += found
        styles += [style] if style is not None else []
    if not styles and not faults:
        faults.append(f"{folder}: chưa có tệp thể thức nào (*.yaml); hãy chép lại thư mục templates/party-style.")
    if faults:
        raise ConfigurationError("Thể thức văn bản có lỗi:\n" + "\n".join(faults))
    return tuple(sorted(styles, key=lambda style: style.valid_from))


@lru_cache(maxsize=32)  # every paper and every receipt asks, and the files hardly ever change
def _load(name: str, written: bytes) -> tuple[PartyStyle | None, tuple[str, ...]]:
    """Return the style that a file says, or its faults."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe").load(written.decode("utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        return None, (f"{name}: không đọc được vì sai cách viết YAML ({str(error).splitlines()[0]}).",)
    faults: list[str] = []
    style = _build(PartyStyle, found, name, faults)
    return None if faults else style, tuple(faults)


def _build(kind: type[_Noun], found: object, where: str, faults: list[str]) -> _Noun | None:
    """Build a dataclass from a mapping, noting each unknown, missing or wrong key with its path."""
    if not isinstance(found, dict):
        faults.append(f"{where}: phải là nhóm khóa và giá trị.")
        return None
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]  # every kind is a dataclass
    faults.extend(f"{where}.{key}: khóa không có trong thể thức; xóa đi hoặc sửa lại tên." for key in found if key not in known)
    faults.extend(f"{where}.{name}: còn thiếu." for name, field in known.items() if name not in found and _needed(field))
    values = {name: _value(hints[name], found[name], f"{where}.{name}", faults) for name in known if name in found}
    return kind(**values) if all(name in values or not _needed(field) for name, field in known.items()) else None


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING


def _value(hint: object, found: object, where: str, faults: list[str]) -> object:
    if is_dataclass(hint) and isinstance(hint, type):
        return _build(hint, found, where, faults)
    allowed = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    if float in allowed and isinstance(found, int) and not isinstance(found, bool):
        return float(found)
    if not isinstance(found, allowed):
        faults.append(f"{where}: phải là {' hoặc '.join(_SAY[one] for one in allowed)}.")
    return found

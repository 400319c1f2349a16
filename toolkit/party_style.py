"""Read the party styles of ``templates/party-style/*.yaml`` (thể thức: the-thuc.md 1 and 2)."""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from toolkit.errors import ConfigurationError
from toolkit.model.party_style import PartyStyle

_Noun = TypeVar("_Noun")

_SAY = {float: "số", str: "chữ", bool: "true hoặc false", date: "ngày dạng 2026-05-27", types.NoneType: "null"}


def load_party_styles(folder: Path) -> tuple[PartyStyle, ...]:
    """Return every style of a folder, oldest first; all faults at once in one :class:`ConfigurationError`."""
    faults: list[str] = []
    styles = [_load(path, faults) for path in sorted(folder.glob("*.yaml"))]
    if not styles:
        faults.append(f"{folder}: chưa có tệp thể thức nào (*.yaml); hãy chép lại thư mục templates/party-style.")
    if faults:
        raise ConfigurationError("Thể thức văn bản có lỗi:\n" + "\n".join(faults))
    return tuple(sorted((style for style in styles if style is not None), key=lambda style: style.valid_from))


def _load(path: Path, faults: list[str]) -> PartyStyle | None:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        faults.append(f"{path.name}: không đọc được vì sai cách viết YAML ({str(error).splitlines()[0]}).")
        return None
    before = len(faults)
    style = _build(PartyStyle, found, path.name, faults)
    return style if len(faults) == before else None


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

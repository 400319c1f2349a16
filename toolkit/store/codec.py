"""Nouns as JSON and back, so that what a file says can lie in a table. Defaults are left out; decoding gives an equal value."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from toolkit.errors import IntegrityError
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.period import Period, period_from_id
from toolkit.model.place import Place
from toolkit.model.submission import Answer, Record, Row, State, Submission

_CLASSES: dict[str, type] = {noun.__name__: noun for noun in (Answer, Finding, Place, Record, Row, Submission)}
_ENUMS: dict[str, type[StrEnum]] = {"code": Code, "severity": Severity, "state": State}


def to_json(noun: object) -> str:
    """Return a record, its findings, or any noun inside one, as JSON with sorted keys."""
    return json.dumps(_encode(noun), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def record_from_json(text: str) -> Record:
    """Return the record that :func:`to_json` wrote. Raises ``IntegrityError`` where the text is not one."""
    noun = _noun(text)
    if not isinstance(noun, Record):
        raise _damaged()
    return noun


def findings_from_json(text: str) -> tuple[Finding, ...]:
    """Return the findings that :func:`to_json` wrote. Raises ``IntegrityError`` where the text is not such a list."""
    noun = _noun(text)
    if not isinstance(noun, tuple):
        raise _damaged()
    return tuple(finding for finding in noun if isinstance(finding, Finding))


def _noun(text: str) -> object:
    try:
        return _decode(json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged() from error


def _damaged() -> IntegrityError:
    return IntegrityError("Sổ sách được lập bằng phiên bản khác của chương trình; chạy lệnh: toolkit rebuild.")


def _encode(value: object) -> object:
    if isinstance(value, Period):
        return {"is": "Period", "id": value.id}
    if isinstance(value, date):
        return {"is": "date", "iso": value.isoformat()}
    if isinstance(value, Place | Answer):
        kept = {name: item for name, item in value._asdict().items() if item != value._field_defaults.get(name, MISSING)}
        return {"is": type(value).__name__} | {name: _encode(item) for name, item in kept.items()}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        kept = {name: getattr(value, name) for name, default in _fields(type(value)) if getattr(value, name) != default}
        return {"is": type(value).__name__} | {name: _encode(item) for name, item in kept.items()}
    return value


def _decode(value: object) -> object:
    if isinstance(value, list):
        return tuple(_decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    kind = value.pop("is")
    if kind == "Period":
        return period_from_id(value["id"])
    if kind == "date":
        return date.fromisoformat(value["iso"])
    return _CLASSES[kind](**{name: _ENUMS[name](item) if name in _ENUMS else _decode(item) for name, item in value.items()})


@cache
def _fields(noun: type) -> tuple[tuple[str, object], ...]:
    """Names and defaults; a field without one never equals ``MISSING``, so it is always kept."""
    return tuple((field.name, field.default) for field in fields(noun) if field.default_factory is MISSING)

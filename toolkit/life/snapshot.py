"""A snapshot: all that a paper is made of, as canonical JSON, so that the same paper can be made again years later. Pure.

The files it names (template, party style, words, organisation) lie in the archive under their SHA-256, like the snapshot itself.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit.errors import IntegrityError

_DATE = "$date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a frozen paper was made of.

    ``context`` is what the template prints, plain (see :func:`plain`); ``template`` its name below ``templates/docx``. ``files`` are the
    SHA-256 of the template and of every file of rules, by their path in the workspace. ``document`` is the SHA-256 of the Word file as
    frozen; with ``edited`` it is a clerk's, and then it, not the template, is what is issued. ``summary`` is the period's, with sources;
    ``figures`` say for each number in the paper where it comes from.
    """

    period: str
    path: str
    code: str
    title: str
    organ: str
    place_name: str
    style: str
    day: date
    template: str
    files: Mapping[str, str]
    context: Mapping[str, Any]
    document: str
    edited: bool
    program: str
    summary: Mapping[str, Any]
    figures: tuple[Mapping[str, Any], ...] = ()


def to_json(snapshot: Snapshot) -> bytes:
    """Return canonical JSON: sorted keys, no spaces, UTF-8, so that the same snapshot has the same digest."""
    return json.dumps(plain(snapshot), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def from_json(data: bytes) -> Snapshot:
    """Return the snapshot that :func:`to_json` wrote. Raises ``IntegrityError`` where the bytes are not one."""
    try:
        found = json.loads(data.decode("utf-8", "surrogatepass"))
        found |= {"day": date.fromisoformat(found["day"][_DATE]), "figures": tuple(found["figures"])}
        return Snapshot(**found)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise IntegrityError("Bản chốt của văn bản trong kho lưu không đọc được; khôi phục thư mục dữ liệu từ bản sao lưu.") from error


def plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return dataclasses as mappings and tuples as lists, days marked as such."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    return value


def revive(value: object) -> Any:  # noqa: ANN401 - what a template prints has no narrower type
    """Return a plain context as frozen objects with fields, as the template met them."""
    if isinstance(value, list | tuple):
        return tuple(revive(one) for one in value)
    if isinstance(value, Mapping):
        if set(value) == {_DATE}:
            return date.fromisoformat(value[_DATE])
        return _record(tuple(value))(**{name: revive(one) for name, one in value.items()})
    return value


@cache
def _record(names: tuple[str, ...]) -> type:
    return dataclasses.make_dataclass("Printed", names, frozen=True)


def with_head(context: Mapping[str, Any], **said: str) -> dict[str, Any]:
    """Return a plain context whose head says other words; the names are fields that the head has."""
    head = context["head"]
    return {**context, "head": {**head, **{name: words for name, words in said.items() if name in head}}}

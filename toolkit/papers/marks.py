"""What a template may print: every field of every paper with its meaning in Vietnamese, and sample words to look at a template with.

The fields are those of the dataclass that a paper's ``context`` returns. Their meanings stand in ``meanings.py``.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from toolkit.model.template import Field
from toolkit.papers import BOOKS, PAPERS, receipt
from toolkit.papers.meanings import EXAMPLES, MEANINGS

# A type as written in a dataclass, or a value of it: nothing narrower covers both.
Hint: TypeAlias = Any

TEXT, NUMBER, DAY, TRUTH, LIST, GROUP, UNKNOWN = "chữ", "số", "ngày", "đúng/sai", "danh sách", "nhóm", "?"

_SAMPLE_DAY = date(2026, 6, 5)
_SAMPLE_ROWS = 3


def contexts() -> dict[str, type]:
    """Return by the file name of each template the dataclass whose fields are its marks."""
    found = {}
    for paper in (*PAPERS, *BOOKS, receipt):
        name, compose = getattr(paper, "TEMPLATE", None), getattr(paper, "context", None)
        if isinstance(name, str) and compose is not None:
            found[name] = get_type_hints(compose)["return"]
    return found


def codes() -> dict[str, str]:
    """Return by the file name of each template the code of its paper's type, where it has one."""
    named = ((getattr(paper, "TEMPLATE", ""), getattr(paper, "CODE", "")) for paper in PAPERS)
    return {name: code for name, code in named if name and code}


@cache
def shape(context: Hint) -> Mapping[str, Hint]:
    """Return the type of each field of a dataclass."""
    hints = get_type_hints(context)
    return {field.name: plain(hints[field.name]) for field in fields(context)}


def plain(hint: Hint) -> Hint:
    """Return a type without ``None``; a union of several stays unknown."""
    origin: Hint = get_origin(hint)
    if origin in (Union, types.UnionType):
        real = [one for one in get_args(hint) if one is not types.NoneType]
        return real[0] if len(real) == 1 else object
    return hint


def item(hint: Hint) -> Hint:
    """Return what a tuple or list holds, ``None`` for anything else."""
    origin: Hint = get_origin(hint)
    if origin in (tuple, list):
        return plain(get_args(hint)[0])
    return object if hint in (tuple, list) else None


def kind(hint: Hint) -> str:
    """Say in a word what a field is."""
    if item(hint) is not None:
        return LIST
    if is_dataclass(hint):
        return TEXT if _prints_itself(hint) else GROUP
    kinds = {str: TEXT, bool: TRUTH, int: NUMBER, float: NUMBER, date: DAY}
    return next((said for one, said in kinds.items() if isinstance(hint, type) and issubclass(hint, one)), UNKNOWN)


def _prints_itself(hint: Hint) -> bool:
    return "__html__" in vars(hint) or "__str__" in vars(hint)


def meaning(context: type, field: str = "") -> str:
    """Say what a field is for, or with no name what the whole is."""
    return MEANINGS.get(context.__name__, {}).get(field, "")


def records(context: type) -> Iterator[type]:
    """Yield a dataclass and every dataclass below it, each once."""
    seen: dict[type, None] = {}
    waiting = [context]
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen[one] = None
        yield one
        inner = (item(hint) or hint for hint in shape(one).values())
        waiting.extend(hint for hint in inner if kind(hint) == GROUP)


def fields_of(context: type, before: str = "") -> Iterator[Field]:
    """List what a template of this paper may print, in the order of the dataclass, inner fields below the outer one."""
    for name, hint in shape(context).items():
        mark, inner = f"{before}{name}", item(hint)
        if inner is None:
            yield Field(mark=mark, kind=kind(hint), meaning=meaning(context, name))
            if kind(hint) == GROUP:
                yield from fields_of(hint, f"{mark}.")
            continue
        each = "group" if kind(inner) == GROUP and any(item(one) for one in shape(inner).values()) else "row"
        each = each if kind(inner) == GROUP else "paragraph"
        yield Field(
            mark=mark, kind=LIST, meaning=meaning(context, name), loop=f"{'p' if each == 'paragraph' else 'tr'} for {each} in {mark}"
        )
        if kind(inner) == GROUP:
            yield from fields_of(inner, f"{each}.")


def sample(context: type, number: int = 1) -> Hint:
    """Make a paper that says in each place what stands there: examples where there are, else the meaning in guillemets."""
    return context(**{name: _sample(context, name, hint, number) for name, hint in shape(context).items()})


def _sample(context: type, name: str, hint: Hint, number: int) -> object:
    said = EXAMPLES.get(context.__name__, {}).get(name) or f"‹{meaning(context, name)}›"
    inner = item(hint)
    if inner is not None:
        made = (sample(inner, one) if kind(inner) == GROUP else _sample(context, name, inner, one) for one in range(1, _SAMPLE_ROWS + 1))
        return tuple(made)
    record: Hint = hint
    match kind(hint):
        case "nhóm":
            return sample(record, number)
        case "chữ":
            return sample(record, number) if is_dataclass(hint) else said
        case "số":
            return number
        case "ngày":
            return _SAMPLE_DAY
        case "đúng/sai":
            return True
        case _:
            return said

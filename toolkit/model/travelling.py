"""Values that go from process to process by the dozen for each file: taken apart and put together without a detour for each field."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Value = TypeVar("Value", bound=type)


def travels(cls: Value) -> Value:
    """Let a frozen dataclass with slots and two or more fields be pickled as the plain tuple of its fields.

    The way of ``dataclasses`` itself asks for the names of all fields anew with each value, both at going and at coming.
    """
    names = tuple(field.name for field in fields(cls))
    take_apart = attrgetter(*names)
    put = tuple(getattr(cls, name).__set__ for name in names)  # what a slot does by itself: the class is frozen to everybody else

    def state(self: object) -> tuple[object, ...]:
        values: tuple[object, ...] = take_apart(self)
        return values

    def restore(self: object, values: tuple[object, ...]) -> None:
        for put_field, value in zip(put, values, strict=True):
            put_field(self, value)

    changed: Any = cls
    changed.__getstate__, changed.__setstate__ = state, restore
    return cls

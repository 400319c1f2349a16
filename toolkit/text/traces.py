"""Words that know where they come from: a figure in a sentence carries the answers behind it through composing, rendering and Word.

A source is ``<submission id>#<field>`` (an answer), ``<submission id>`` (a form as a whole), ``@<branch code>`` (a branch in
organisation.yaml, ``@<code>#members`` its members), ``§<id>`` (a statement of the plan) or ``!<term>/<number and symbol>`` (an issued
paper, in the register). A trace stands in a text between characters of a private area that nobody types; the printed paper has a bookmark
in its place (``toolkit/life/bookmarks.py``), and a text that is not printed in Word has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

OPEN, BETWEEN, MIDDLE, CLOSE = "\U000f1d10", "\U000f1d11", "\U000f1d12", "\U000f1d13"
_BEGINNING = re.compile(f"{OPEN}([^{OPEN}{MIDDLE}{CLOSE}]*){MIDDLE}")
_ANY = re.compile(f"{_BEGINNING.pattern}|[{OPEN}{BETWEEN}{MIDDLE}{CLOSE}]")

_Value = TypeVar("_Value")


class Traced(int):
    """A number that knows its sources; sums of such numbers know the sources of all their parts. It prints like any other number."""

    sources: tuple[str, ...]

    def __new__(cls, value: int, sources: Iterable[str] = ()) -> Traced:
        """Make a number with sources, each once, in order."""
        made = super().__new__(cls, value)
        made.sources = tuple(dict.fromkeys(sources))
        return made

    def __add__(self, other: int) -> Traced:
        """Add numbers and their sources."""
        return Traced(int(self) + int(other), (*self.sources, *sources_of(other)))

    __radd__ = __add__

    def __sub__(self, other: int) -> Traced:
        """Take a number away; both are sources of the difference."""
        return Traced(int(self) - int(other), (*self.sources, *sources_of(other)))

    def __abs__(self) -> Traced:
        """Leave the sign away."""
        return Traced(abs(int(self)), self.sources)

    def __rsub__(self, other: int) -> Traced:
        """Be taken away from a number."""
        return Traced(int(other) - int(self), (*sources_of(other), *self.sources))


def sources_of(*numbers: int) -> tuple[str, ...]:
    """Return the sources of numbers, none of plain ones."""
    return tuple(dict.fromkeys(source for number in numbers if isinstance(number, Traced) for source in number.sources))


def trace(words: str, sources: Iterable[str]) -> str:
    """Let words carry their sources; without any they stay as they are. Traces inside are taken out: one stands for all."""
    kept = tuple(dict.fromkeys(sources))
    return f"{OPEN}{BETWEEN.join(kept)}{MIDDLE}{bare(words)}{CLOSE}" if kept and words else words


def sources_in(text: str) -> tuple[str, ...]:
    """Return the sources of every trace of a text, each once, in order."""
    return tuple(dict.fromkeys(source for found in _BEGINNING.finditer(text) for source in found[1].split(BETWEEN)))


def bare(text: str) -> str:
    """Return a text without traces."""
    return _ANY.sub("", text)


def pieces(text: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Split a text at its traces: words with ``None``; the beginning of a trace as ``""`` with its sources; its end as ``""`` with ``()``.

    A mark without its partner says nothing and is left out.
    """
    at = 0
    for found in re.finditer(f"{_BEGINNING.pattern}|{CLOSE}", text):
        if found.start() > at:
            yield bare(text[at : found.start()]), None
        yield "", tuple(found[1].split(BETWEEN)) if found[1] else ()
        at = found.end()
    if at < len(text):
        yield bare(text[at:]), None


def untraced(value: _Value) -> _Value:
    """Return a composed paper with every trace taken out of its texts."""
    if isinstance(value, str):
        return bare(value)  # type: ignore[return-value]  # a text for a text
    if isinstance(value, tuple):
        return tuple(untraced(one) for one in value)  # type: ignore[return-value]  # a tuple for a tuple
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: untraced(getattr(value, field.name)) for field in fields(value) if field.init})
    return value

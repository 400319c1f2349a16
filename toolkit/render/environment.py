"""The sandbox in which templates run, and what a value becomes on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

# What XML cannot hold, and marks that change the direction of reading: neither is a word that somebody wrote.
_UNPRINTABLE = re.compile(
    "[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u0084\u0086-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def printable(value: object) -> object:
    """Return what a mark prints: nothing for ``None``, and a text without what paper cannot show."""
    if value is None:
        return ""
    return _UNPRINTABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")) if isinstance(value, str) else value


def environment() -> Environment:
    """Return a fresh sandbox: strict about names, every value escaped."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup, escape

    def finalize(value: object) -> object:
        """Escape also the braces, so that no later step takes a branch's words for a mark."""
        printed = printable(value)
        return Markup(str(escape(printed)).replace("{", "&#123;").replace("}", "&#125;")) if isinstance(printed, str) else printed  # noqa: S704 - it is escaped right here

    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=finalize)

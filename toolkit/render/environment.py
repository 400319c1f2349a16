"""The sandbox in which templates run, and what a value becomes on paper."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

# What XML cannot hold, and marks that change the direction of reading: neither is a word that somebody wrote.
_UNPRINTABLE = re.compile(
    "[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u0084\u0086-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
# A text without any of these is printed as it is.
_SPECIAL = re.compile(
    "[&<>\"'\t\n\r]|[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u0084\u0086-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_NEW_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def printable(value: object) -> object:
    """Return what a mark prints: nothing for ``None``, and a text without what paper cannot show."""
    if value is None:
        return ""
    return _UNPRINTABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")) if isinstance(value, str) else value


def on_paper(value: object) -> str:
    """Return a value as it stands inside ``w:t``: escaped, without what paper cannot show, line breaks and tabs as Word's own.

    Every value goes through here last, whatever filters it went through before; nothing that a template does can leave it out.
    """
    text = "" if value is None else value if isinstance(value, str) else str(value)
    if _SPECIAL.search(text) is None:
        return text
    said = str(printable(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = said.replace('"', "&quot;").replace("'", "&apos;")
    return said.replace("\n", _NEW_LINE).replace("\t", _TAB)


@cache
def _fields(record: type) -> frozenset[str]:
    """Return what a dataclass has to say; nothing for any other type."""
    return frozenset(field.name for field in fields(record)) if is_dataclass(record) else frozenset()


@cache
def environment() -> Environment:
    """Return the sandbox: strict about names, every value escaped last of all."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """The sandbox with a short way to what papers are made of."""

        def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
            """Return a field of a dataclass at once: it is never an inner part of Python. Everything else goes through all checks."""
            return getattr(obj, attribute) if attribute in _fields(obj.__class__) else super().getattr(obj, attribute)

    # Escaping is done by ``on_paper`` for everything that is printed, so that no filter can switch it off. Templates are kept by digest
    # (``compiled``); Jinja need not keep them too.
    return Sandbox(autoescape=False, undefined=StrictUndefined, finalize=on_paper, cache_size=0)

"""What the styles of a Word file say that its text alone does not: which hide their words, which font each has.

Files that were filled in one form have one part of styles, so what it says is remembered by its bytes (``Package.told``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from toolkit.readers.docx import names as n
from toolkit.readers.docx.names import VAL, W
from toolkit.readers.legacy import names_legacy_font
from toolkit.readers.package import Package

_Said = TypeVar("_Said")
_LONGEST_DESCENT = 20
_HINT_STYLE = re.compile(rb'w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="[Pp]laceholder [Tt]ext"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """Ids of the styles that hide their text and of those that show it again; fonts by id only where legacy fonts matter."""

    hint: str = "PlaceholderText"
    hidden: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    fonts: Mapping[str, str] = field(default_factory=dict)
    default_font: str = ""
    legacy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glance:
    """What is seen without parsing: whether a style hides text, whether one names a legacy font, and the id of the style of hints."""

    hides: bool
    legacy: bool
    hint: str


def read_styles(package: Package, name: str, *, odd: bool, legacy: bool) -> Styles:
    """Return what the styles say. ``legacy``: the text names legacy fonts; ``odd``: it looks as if it were in one."""
    if name not in package:
        return Styles(legacy=legacy)
    glance = package.told(name, _glance)
    legacy = legacy or (odd and glance.legacy)
    if not (legacy or glance.hides):
        return Styles(hint=glance.hint)
    return package.told(name, _with_fonts if legacy else _without_fonts)


def _glance(part: bytes) -> _Glance:
    return _Glance(hides=b"w:vanish" in part, legacy=names_legacy_font(part), hint=_hint(part))


def _hint(part: bytes) -> str:
    found = _HINT_STYLE.search(part)
    return found[1].decode("utf-8", "replace") if found else "PlaceholderText"


def _with_fonts(part: bytes) -> Styles:
    return _styles(part, legacy=True)


def _without_fonts(part: bytes) -> Styles:
    return _styles(part, legacy=False)


def _styles(part: bytes, *, legacy: bool) -> Styles:
    root = n.word_xml(part)
    parents, hidden, fonts, default_font = dict[str, str](), dict[str, bool](), dict[str, str](), ""
    for style in root.findall(W + "style"):
        name = style.get(W + "styleId", "")
        parent = style.find(W + "basedOn")
        if parent is not None:
            parents[name] = parent.get(VAL, "")
        properties = style.find(n.R_PR)
        if properties is None:
            continue
        vanish = properties.find(W + "vanish")
        if vanish is not None:
            hidden[name] = n.is_on(vanish.get(VAL))
        named = properties.find(W + "rFonts")
        if named is not None and (font := named.get(W + "ascii") or named.get(W + "hAnsi")):
            fonts[name] = font
            if style.get(W + "default") and style.get(W + "type") == "paragraph":
                default_font = font
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{n.R_PR}/{W}rFonts")
    if default is not None and not default_font:
        default_font = default.get(W + "ascii") or ""
    _inherit(parents, hidden)
    _inherit(parents, fonts)
    hiding = frozenset(name for name, is_hidden in hidden.items() if is_hidden)
    shown = frozenset(hidden) - hiding
    return Styles(hint=_hint(part), hidden=hiding, shown=shown, fonts=fonts, default_font=default_font, legacy=legacy)


def _inherit(parents: dict[str, str], said: dict[str, _Said]) -> None:
    """Let each style that says nothing itself say what the nearest style says that it is based on."""
    for name in parents:
        ancestor, steps = parents[name], 0
        while ancestor not in said and ancestor in parents and steps < _LONGEST_DESCENT:
            ancestor, steps = parents[ancestor], steps + 1
        if name not in said and ancestor in said:
            said[name] = said[ancestor]

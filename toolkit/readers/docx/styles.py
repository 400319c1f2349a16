"""What the styles of a Word file say that its text alone does not: which hide their words or set them off, which font each has.

Files that were filled in one form have one part of styles, so what it says is remembered by its bytes (``Package.told``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from toolkit.model.document import EmphasisKind
from toolkit.readers.docx import names as n
from toolkit.readers.docx.names import VAL, W
from toolkit.readers.legacy import names_legacy_font
from toolkit.readers.package import Package
from toolkit.text.legacy import font_encoding

_Said = TypeVar("_Said")
_LONGEST_DESCENT = 20
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EMPHASES = {
    W + "b": EmphasisKind.BOLD,
    W + "u": EmphasisKind.UNDERLINE,
    W + "strike": EmphasisKind.STRIKE,
    W + "dstrike": EmphasisKind.STRIKE,
    W + "highlight": EmphasisKind.HIGHLIGHT,
}
_TAGS = {kind: tuple(tag for tag, of in EMPHASES.items() if of is kind) for kind in EmphasisKind}
_RUN_STYLE = b'<w:rStyle w:val="'
_RUN_STYLES = re.compile(_RUN_STYLE + rb'([^"]+)"')
_HINT_STYLE = re.compile(rb'w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="[Pp]laceholder [Tt]ext"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """Ids of the styles that hide their text and of those that show it again; fonts by id only where legacy fonts matter.

    A table's style gives its font only where the usual style of paragraphs names none: ``table_fonts`` is empty otherwise.

    ``emphases`` has what sets off the words of a run, by the ids of those styles alone that the text names.
    """

    hint: str = "PlaceholderText"
    hidden: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    emphases: Mapping[str, tuple[EmphasisKind, ...]] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    default_font: str = ""
    table_fonts: Mapping[str, str] = field(default_factory=dict)
    legacy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glance:
    """What is seen without parsing: whether a style hides text, whether one names a legacy font, and the id of the style of hints."""

    hides: bool
    legacy: bool
    hint: str


def read_styles(package: Package, name: str, text: bytes, *, odd: bool, legacy: bool) -> Styles:
    """Return what the styles say of a ``text`` in XML. ``legacy``: it names legacy fonts; ``odd``: it looks as if it were in one."""
    if name not in package:
        return Styles(legacy=legacy)
    glance = package.told(name, _glance)
    theme = package.told(theme_name, _theme_font) if (legacy or odd) and (theme_name := _theme_of(name)) in package else ""
    legacy = legacy or (odd and (glance.legacy or bool(font_encoding(theme)[0])))
    found = _RUN_STYLES.findall(text) if _RUN_STYLE in text else ()
    named = {style.decode("utf-8", "replace") for style in found} - {glance.hint}
    if not (legacy or glance.hides or named):
        return Styles(hint=glance.hint)
    said = package.told(name, _with_fonts if legacy else _without_fonts)
    said = replace(said, default_font=said.default_font or theme)
    return replace(said, emphases={style: kinds for style, kinds in said.emphases.items() if style in named})


def _glance(part: bytes) -> _Glance:
    return _Glance(hides=b"w:vanish" in part, legacy=names_legacy_font(part), hint=_hint(part))


def _hint(part: bytes) -> str:
    found = _HINT_STYLE.search(part)
    return found[1].decode("utf-8", "replace") if found else "PlaceholderText"


def _theme_of(styles: str) -> str:
    """Return the name of the part of the theme that lies beside the part of the styles."""
    return f"{styles.rpartition('/')[0]}/theme/theme1.xml"


def _theme_font(part: bytes) -> str:
    """Return the font that the theme of a file gives to running text."""
    font = n.word_xml(part).find(f".//{_DRAWING}minorFont/{_DRAWING}latin")
    return font.get("typeface", "") if font is not None else ""


def _with_fonts(part: bytes) -> Styles:
    return _styles(part, legacy=True)


def _without_fonts(part: bytes) -> Styles:
    return _styles(part, legacy=False)


def _styles(part: bytes, *, legacy: bool) -> Styles:
    root = n.word_xml(part)
    parents, hidden, fonts, default_font = dict[str, str](), dict[str, bool](), dict[str, str](), ""
    tables = set[str]()
    set_off = {kind: dict[str, bool]() for kind in EmphasisKind}
    for style in root.findall(W + "style"):
        name = style.get(W + "styleId", "")
        if style.get(W + "type") == "table":
            tables.add(name)
        parent = style.find(W + "basedOn")
        if parent is not None:
            parents[name] = parent.get(VAL, "")
        properties = style.find(n.R_PR)
        if properties is None:
            continue
        for kind, said in set_off.items():
            marks = [mark for tag in _TAGS[kind] if (mark := properties.find(tag)) is not None]
            if marks:
                said[name] = any(n.is_on(mark.get(VAL)) for mark in marks)
        vanish = properties.find(W + "vanish")
        if vanish is not None:
            hidden[name] = n.is_on(vanish.get(VAL))
        named = properties.find(W + "rFonts")
        if named is not None and (font := named.get(W + "ascii") or named.get(W + "hAnsi")):
            fonts[name] = font
            if style.get(W + "default") and style.get(W + "type") == "paragraph":
                default_font = font
    usual = default_font
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{n.R_PR}/{W}rFonts")
    if default is not None and not default_font:
        default_font = default.get(W + "ascii") or ""
    _inherit(parents, hidden)
    _inherit(parents, fonts)
    table_fonts = {name: fonts[name] for name in tables & fonts.keys()} if not usual else {}
    emphases = dict[str, tuple[EmphasisKind, ...]]()
    for kind, said in set_off.items():
        _inherit(parents, said)
        emphases |= {name: (*emphases.get(name, ()), kind) for name, is_set in said.items() if is_set}
    hiding = frozenset(name for name, is_hidden in hidden.items() if is_hidden)
    shown = frozenset(hidden) - hiding
    return Styles(
        hint=_hint(part),
        hidden=hiding,
        shown=shown,
        emphases=emphases,
        fonts=fonts,
        default_font=default_font,
        table_fonts=table_fonts,
        legacy=legacy,
    )


def _inherit(parents: dict[str, str], said: dict[str, _Said]) -> None:
    """Let each style that says nothing itself say what the nearest style says that it is based on."""
    for name in parents:
        ancestor, steps = parents[name], 0
        while ancestor not in said and ancestor in parents and steps < _LONGEST_DESCENT:
            ancestor, steps = parents[ancestor], steps + 1
        if name not in said and ancestor in said:
            said[name] = said[ancestor]

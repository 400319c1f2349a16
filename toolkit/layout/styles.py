"""Resolve how a paragraph and a run look: direct formatting over character style over paragraph style over table style over defaults.

Themes are followed to their fonts (the Vietnamese one where the document's language is Vietnamese). What Word toggles (bold, italic,
capitals) is toggled between styles and absolute when set directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from toolkit.model.layout import Align, LineRule

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VAL = f"{W}val"
MM_A_TWIP = 25.4 / 1440
_TOGGLES = ("b", "i", "caps", "smallCaps", "vanish")
_LONGEST_DESCENT = 20
_OFF = {"0", "false", "off", "none"}
_ALIGN = {
    **dict.fromkeys(("both", "distribute", "lowKashida", "mediumKashida", "highKashida", "thaiDistribute"), Align.JUSTIFY),
    **dict.fromkeys(("right", "end"), Align.RIGHT),
    "center": Align.CENTER,
}
# What Word puts before and after a paragraph whose space it chooses itself (HTML), in points.
_AUTOMATIC = 14.0

Look = dict[str, str]


def number(text: str | None, otherwise: float = 0) -> float:
    """Return a number as Word writes one; what is none is ``otherwise``."""
    found = re.match(r"\s*(-?\d{1,9}(?:\.\d+)?)(pt|mm|cm|in)?", text or "")
    if found is None:
        return otherwise
    scale = {"pt": 20, "mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440}.get(found[2] or "", 1)
    return float(found[1]) * scale


class Styles:
    """The styles, defaults, numbering and theme of one document."""

    def __init__(self, styles: _Element | None, numbering: _Element | None, theme: _Element | None, language: str) -> None:
        """Read what the parts say; any of them may be missing."""
        self._theme = _theme_fonts(theme, language)
        self._styles: dict[str, _Element] = {}
        self._default: dict[str, str] = {}
        self._levels = _levels(numbering)
        self._cache: dict[tuple[str, str], Look] = {}
        self._base: tuple[Look, Look] = ({}, {})
        if styles is not None:
            self._base = (
                _paragraph_look(styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")),
                _run_look(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")),
            )
            for style in styles.iter(f"{W}style"):
                self._styles[style.get(f"{W}styleId", "")] = style
                if style.get(f"{W}default") not in (None, *_OFF):
                    self._default[style.get(f"{W}type", "")] = style.get(f"{W}styleId", "")

    def paragraph(self, properties: _Element | None, table_style: str) -> tuple[Look, Look]:
        """Return how a paragraph looks, and how its runs look before they say anything themselves."""
        named = properties.find(f"{W}pStyle") if properties is not None else None
        name = named.get(VAL, "") if named is not None else ""
        if name not in self._styles:
            name = self._default.get("paragraph", "")
        own = _paragraph_look(properties)
        look = {**self._base[0], **self._of(table_style, "p"), **self._of(name, "p")}
        numbering = own.get("numId") or look.get("numId")
        if numbering and numbering != "0":
            look |= self._levels.get((numbering, own.get("ilvl") or look.get("ilvl") or "0"), {})
        runs = _toggled(self._base[1], self._of(table_style, "r"), self._of(name, "r"))
        return {**look, **own, "style": name}, runs

    def run(self, properties: _Element | None, inherited: Look) -> Look:
        """Return how a run looks inside a paragraph whose runs look like ``inherited``."""
        if properties is None:
            return inherited
        named = properties.find(f"{W}rStyle")
        looks = [inherited]
        if named is not None and named.get(VAL, "") in self._styles:
            looks.append(self._of(named.get(VAL, ""), "r"))
        return {**_toggled(*looks), **_run_look(properties)}

    def font(self, look: Look) -> str:
        """Return the name of the font of Latin letters, through the theme where it is named there."""
        name = self._theme.get(look.get("theme", ""), "") or look.get("font", "")
        # A web page names one font after the other; the first that is there is shown.
        return re.split("[;,]", name)[0].strip() or "Times New Roman"

    def _of(self, name: str, kind: str) -> Look:
        """Return what a style and those that it is based on say of paragraphs (``p``) or runs (``r``)."""
        if (name, kind) in self._cache:
            return self._cache[(name, kind)]
        chain: list[_Element] = []
        one = name
        while one in self._styles and len(chain) < _LONGEST_DESCENT:
            chain.append(self._styles[one])
            based = self._styles[one].find(f"{W}basedOn")
            one = based.get(VAL, "") if based is not None else ""
        found: Look = {}
        for style in reversed(chain):
            found |= _paragraph_look(style.find(f"{W}pPr")) if kind == "p" else _run_look(style.find(f"{W}rPr"))
        self._cache[(name, kind)] = found
        return found


def _toggled(*looks: Look) -> Look:
    """Put looks of styles over each other: a toggle that two of them set is off again."""
    found: Look = {}
    for look in looks:
        before = {name: found.get(name) for name in _TOGGLES}
        found = {**found, **look}
        for name in _TOGGLES:
            if name in look and before[name] is not None:
                found[name] = "1" if (before[name] == "1") != (look[name] == "1") else "0"
    return found


def _run_look(properties: _Element | None) -> Look:
    if properties is None:
        return {}
    found: Look = {}
    for child in properties:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name in _TOGGLES:
            found[name] = "0" if child.get(VAL, "1").lower() in _OFF else "1"
        elif name == "u":
            found["u"] = "0" if child.get(VAL, "single") in _OFF else "1"
        elif name in ("sz", "color"):
            found[name] = child.get(VAL, "")
        elif name == "rFonts":
            theme = child.get(f"{W}asciiTheme") or child.get(f"{W}hAnsiTheme") or ""
            font = child.get(f"{W}ascii") or child.get(f"{W}hAnsi") or ""
            if theme or font:
                found |= {"theme": theme, "font": font}
    return found


def _paragraph_look(properties: _Element | None) -> Look:
    if properties is None:
        return {}
    found: Look = {}
    for child in properties:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "jc":
            found["jc"] = child.get(VAL, "")
        elif name == "framePr" and child.get(f"{W}xAlign"):
            found["frame"] = child.get(f"{W}xAlign", "")
        elif name == "spacing":
            found |= _attributes(child)
        elif name == "ind":
            found |= _indent(child)
        elif name == "pageBreakBefore":
            found["newPage"] = "0" if child.get(VAL, "1").lower() in _OFF else "1"
        elif name == "contextualSpacing":
            found["contextual"] = "0" if child.get(VAL, "1").lower() in _OFF else "1"
        elif name == "numPr":
            for part in child:
                if isinstance(part.tag, str):
                    found[part.tag.removeprefix(W)] = part.get(VAL, "")
    return found


def _attributes(child: _Element) -> Look:
    return {str(key).removeprefix(W): str(value) for key, value in child.items()}


def _indent(child: _Element) -> Look:
    found = _attributes(child)
    if "hanging" in found:
        found["firstLine"] = f"-{found.pop('hanging')}"
    for new, old in (("start", "left"), ("end", "right")):
        if new in found:
            found[old] = found.pop(new)
    return found


def _levels(numbering: _Element | None) -> dict[tuple[str, str], Look]:
    """Return the indents of each level of each list."""
    if numbering is None:
        return {}
    kinds = {one.get(f"{W}abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
    found = {}
    for one in numbering.iter(f"{W}num"):
        link = one.find(f"{W}abstractNumId")
        kind = kinds.get(link.get(VAL)) if link is not None else None
        for level in kind.iter(f"{W}lvl") if kind is not None else ():
            look = _paragraph_look(level.find(f"{W}pPr"))
            found[(one.get(f"{W}numId", ""), level.get(f"{W}ilvl", "0"))] = look
    return found


def _theme_fonts(theme: _Element | None, language: str) -> dict[str, str]:
    """Return the font behind each name that a theme gives to Latin letters."""
    found: dict[str, str] = {}
    if theme is None:
        return found
    for kind in ("major", "minor"):
        fonts = theme.find(f".//{A}{kind}Font")
        if fonts is None:
            continue
        latin = fonts.find(f"{A}latin")
        face = latin.get("typeface", "") if latin is not None else ""
        if language.startswith("vi"):
            own = next((one.get("typeface", "") for one in fonts.iter(f"{A}font") if one.get("script") == "Viet"), "")
            face = own or face
        found |= dict.fromkeys((f"{kind}HAnsi", f"{kind}Ascii"), face)
    return found


def spacing(look: Look) -> tuple[float, float, LineRule, float]:
    """Return the space before and after in points, and the spacing of lines."""
    before = _AUTOMATIC if look.get("beforeAutospacing", "0").lower() not in _OFF else number(look.get("before")) / 20
    after = _AUTOMATIC if look.get("afterAutospacing", "0").lower() not in _OFF else number(look.get("after")) / 20
    line = number(look.get("line"), 240)
    match look.get("lineRule"):
        case "exact":
            return before, after, LineRule.EXACT, line / 20
        case "atLeast":
            return before, after, LineRule.AT_LEAST, line / 20
        case _:
            return before, after, LineRule.MULTIPLE, round(line / 240, 2)


def alignment(look: Look) -> Align:
    """Return how a paragraph is aligned; one in a frame (page numbers of old files) stands where the frame stands."""
    return _ALIGN.get(look.get("frame") or look.get("jc", ""), Align.LEFT)


def named(elements: Iterable[_Element], *names: str) -> Iterator[_Element]:
    """Yield the elements of these names."""
    wanted = {W + name for name in names}
    return (one for one in elements if one.tag in wanted)

"""Values that nobody should write and somebody will: into every field of every template, by seed."""

from __future__ import annotations

import random
import unicodedata
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any

from lxml import etree

from toolkit.papers.marks import GROUP, LIST, TEXT, item, kind, sample, shape
from toolkit.render.compiled import compile_template
from toolkit.render.environment import printable
from toolkit.render.places import parts_of, words_of
from toolkit.render.scan import ORDER, PRINT, scan
from toolkit.render.word import check_word, print_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONGEST = 32_000
# How many values every field meets, and how many of them stand in it in one paper, one below the other.
IN_EACH_FIELD, TOGETHER = 10_000, 50

_PIECES = (
    *("<", ">", "&", '"', "'", "]]>", "<!--", "-->", "<?xml?>", "&amp;", "&#0;", "&lt;", "</w:t>", "</w:t></w:r></w:p>", "<w:br/>", "<![CDATA["),
    *("{{", "}}", "{%", "%}", "{#", "#}", "{{ 7*7 }}", "{% for x in y %}", "{%p if x %}", "{%tr endfor %}", "{_{", "%_}", "{", "}", "{{ head }}"),
    *("{{ cycler.__init__.__globals__ }}", "{{ ''.__class__ }}", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)"),
    *("\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x85", "\x9f", "\u00ad", "\u200b", "\u2028", "\u2029", "\ufeff"),
    *("\ufffe", "\uffff", "\U0001ffff", "\ud800", "\udfff", "\ud83d", "\u202e", "\u2066", "\u200f", "\U0010ffff", "\ue000", "\U000f0000"),
    *("😀", "👨‍👩‍👧", "🇻🇳", "e\u0323\u0302", "a\u0301", "Đ", "ư", "ế", "Ủy ban", "sở Công Thương", "hoàn thành tốt", "1.250", "100%", "ﷺ", "中文"),
    *("\n", "\r\n", "\r", "\t", " ", "  ", "\u00a0", "\\", "\\n", "\\u0000", "/", "$", "%s", "{0}", "%(x)s", "`", "~", "|upper", "../..", "\n\n\n"),
)  # fmt: skip
_NFD = unicodedata.normalize("NFD", "Đảng ủy Sở Công Thương báo cáo kết quả thực hiện quý III")


def hostile_value(chance: random.Random) -> str:
    """Return one value: pieces put together, a long one now and then, sometimes any characters at all."""
    roll = chance.random()
    if roll < 0.005:
        return "".join(chance.choice(_PIECES) for _ in range(LONGEST))[:LONGEST]
    if roll < 0.1:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 12)))
    if roll < 0.2:
        return _NFD[: chance.randrange(1, len(_NFD))] + chance.choice(_PIECES)
    return "".join(chance.choice(_PIECES) for _ in range(chance.randrange(1, 6)))


@cache
def _pool(seed: int) -> tuple[str, ...]:
    """Return ``IN_EACH_FIELD`` values, ``TOGETHER`` of them in each text, one below the other."""
    chance = random.Random(seed)
    return tuple("\n".join(hostile_value(chance) for _ in range(TOGETHER)) for _ in range(IN_EACH_FIELD // TOGETHER))


class _Filling:
    """Puts the next texts of the pool into the fields of one paper; paper after paper every field meets every text."""

    def __init__(self, number: int, seed: int) -> None:
        self._pool, self._at = _pool(seed), number

    def paper(self, made: Any, context: Any) -> Any:
        return replace(made, **{name: self._field(getattr(made, name), hint) for name, hint in shape(context).items()})

    def _field(self, value: Any, hint: Any) -> Any:
        match kind(hint):
            case what if what == LIST:
                return tuple(self._field(one, item(hint)) for one in value)
            case what if what == GROUP:
                return self.paper(value, hint)
            case what if what == TEXT and isinstance(value, str):
                self._at += 1
                return self._pool[self._at % len(self._pool)]
            case _:
                return value


def hostile_paper(context: type, number: int, seed: int = 1) -> Any:
    """Return a paper of which every text, however deep, is hostile values; ``IN_EACH_FIELD // TOGETHER`` numbers go through all of them."""
    return _Filling(number, seed).paper(sample(context), context)


def hold(template: Path, context: type, number: int) -> None:
    """Print one hostile paper in memory with the checks of every paper, and hold its words against what went in.

    Raises ``AssertionError`` where a word is lost, added or changed.
    """
    paper, made = hostile_paper(context, number), BytesIO()
    compiled = compile_template(template.read_bytes(), template.name)
    print_word(compiled, template.name, paper, made)
    check_word(made, compiled)
    said = _said(made)
    for mark in _marks(template):
        try:
            text = attrgetter(mark)(paper)
        except AttributeError:
            continue  # a name that a loop gives
        shown = str(printable(text))
        if isinstance(text, str):
            assert shown in said or shown.upper() in said, (template.name, number, mark)


@cache
def _marks(template: Path) -> frozenset[str]:
    """Return the names that a template prints whatever the paper says: those outside loops and conditions are enough."""
    words = words_of(parts_of(template.read_bytes(), template.name))["thân văn bản"]
    found, depth = set(), 0
    for mark in (mark for one in words for mark in scan(one)[0]):
        if mark.opening == ORDER:
            depth += mark.inner.startswith(("for", "if")) - mark.inner.startswith("end")
        elif depth == 0 and mark.opening == PRINT:
            found.add(mark.inner.split("|")[0].strip())
    return frozenset(found)


def _said(made: BytesIO) -> str:
    """Return the words of the body as Word shows them, one paragraph after the other."""
    with zipfile.ZipFile(made) as package:
        root = etree.fromstring(package.read("word/document.xml"), etree.XMLParser(huge_tree=True))
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}

    def words(paragraph: etree._Element) -> str:
        pieces = (child for run in paragraph.iter(f"{W}r") for child in run)
        return "".join((one.text or "") if one.tag == f"{W}t" else signs.get(str(one.tag), "") for one in pieces)

    return "\x00".join(words(paragraph) for paragraph in root.iter(f"{W}p"))

"""Find the marks in one paragraph of a template, and brackets that make none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from toolkit.render.places import Words

_BRACKET = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LEVEL = re.compile(r"(tr|tc|p|r)\s+", re.ASCII)
_APART = re.compile(r"\{\s+[{%#]|[}%#]\s+\}")
_SINGLE = re.compile(
    r"(?<!\{)\{\s*[A-Za-z_][\w.]*\s*\}(?!\})|\[\[\s*[A-Za-z_][\w.]*\s*\]\]|<<\s*[A-Za-z_][\w.]*\s*>>|«\s*[A-Za-z_][\w.]*\s*»"
)

PRINT, ORDER, NOTE = "{{", "{%", "{#"
_SNIPPET = 70


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """One mark, or what was meant to be one.

    ``opening`` is ``{{``, ``{%`` or ``{#``; ``level`` is ``p``, ``tr``, ``tc``, ``r`` or nothing; ``inner`` is what stands between the
    brackets, without the level. ``whole`` is false where a bracket is missing or wrong: the fault has been told, and only the structure
    of the template may still use the mark.
    """

    words: Words
    opening: str
    level: str
    inner: str
    start: int
    end: int
    whole: bool = True

    @property
    def text(self) -> str:
        """Return the mark as it stands there."""
        return self.words.text[self.start : self.end]

    @property
    def snippet(self) -> str:
        """Return the mark with a little of what stands around it."""
        return snippet(self.words.text, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Bad:
    """Brackets that make no mark: where they are, what is wrong, what to do."""

    start: int
    end: int
    message: str
    advice: str


def snippet(text: str, start: int, end: int) -> str:
    """Return the words from ``start`` to ``end`` with some context, on one line."""
    spare = max(0, _SNIPPET - (end - start)) // 2
    first, last = max(0, start - spare), min(len(text), end + spare)
    cut = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{cut[: 2 * _SNIPPET]}{'…' if last < len(text) or len(cut) > 2 * _SNIPPET else ''}"


def scan(words: Words) -> tuple[list[Scanned], list[Bad]]:
    """Return the marks of a paragraph in order, and what is wrong with its brackets."""
    text = words.text
    marks: list[Scanned] = []
    bad: list[Bad] = []
    brackets = list(_BRACKET.finditer(text))
    at = 0
    while at < len(brackets):
        opening = brackets[at]
        at += 1
        if opening[0] not in _CLOSING:
            bad.append(_lone(opening))
            continue
        wanted = _CLOSING[opening[0]]
        closing = brackets[at] if at < len(brackets) else None
        if closing is not None and closing[0] == wanted:
            marks.append(_mark(words, opening[0], opening.start(), closing.end(), text[opening.end() : closing.start()]))
            at += 1
            continue
        if closing is None or closing[0] in _CLOSING:
            end = closing.start() if closing is not None else len(text)
            bad.append(_unclosed(opening, end, wanted))
            inner = re.sub(r"[}%#]?\s*$", "", text[opening.end() : end].split("}")[0])
        else:
            at += 1
            end = closing.end()
            bad.append(_mismatched(text, opening, closing, wanted))
            inner = text[opening.end() : closing.start()]
        marks.append(_mark(words, opening[0], opening.start(), end, inner, whole=False))
    near = _near(text, marks)
    parted = any(text[one.start : one.end] != "".join(text[one.start : one.end].split()) for one in near)
    # A bracket that is lone only because its other half is parted by a space is told once.
    return marks, [*(one for one in bad if not (parted and one.end - one.start == len("}}"))), *near]


def _mark(words: Words, opening: str, start: int, end: int, inner: str, *, whole: bool = True) -> Scanned:
    level = _LEVEL.match(inner)
    return Scanned(words, opening, level[1] if level else "", (inner[level.end() :] if level else inner).strip(" \t-+"), start, end, whole)


def _lone(bracket: re.Match[str]) -> Bad:
    opening = next(one for one, closing in _CLOSING.items() if closing == bracket[0])
    return Bad(
        bracket.start(),
        bracket.end(),
        f"Dấu đóng {bracket[0]} lẻ, không có dấu mở.",
        f"Xóa {bracket[0]}, hoặc thêm {opening} ở đầu dấu (cùng một đoạn).",
    )


def _unclosed(opening: re.Match[str], end: int, wanted: str) -> Bad:
    return Bad(
        opening.start(),
        min(end, opening.start() + _SNIPPET),
        f"Dấu mở {opening[0]} không có dấu đóng {wanted} trong cùng đoạn.",
        f"Viết đủ cặp trong một đoạn: {opening[0]} … {wanted}; không xuống dòng (Enter) giữa dấu.",
    )


def _mismatched(text: str, opening: re.Match[str], closing: re.Match[str], wanted: str) -> Bad:
    return Bad(
        opening.start(),
        closing.end(),
        f"Mở bằng {opening[0]} nhưng đóng bằng {closing[0]}.",
        f"Đóng bằng {wanted}: {opening[0]} {text[opening.end() : closing.start()].strip()[:40]} {wanted}.",
    )


def _near(text: str, marks: list[Scanned]) -> list[Bad]:
    """Return brackets that were probably meant as marks: parted by a space, single, or of another program."""
    taken = [(mark.start, mark.end) for mark in marks]
    found: list[tuple[re.Match[str], str, str]] = []
    for match in _SINGLE.finditer(text):
        name = re.sub(r"[^\w.]", "", match[0])
        found.append(
            (match, "Không phải dấu của mẫu: thiếu ngoặc hoặc dùng ngoặc khác.", f"Viết {{{{ {name} }}}} nếu muốn in số liệu này.")
        )
    for match in _APART.finditer(text):
        together = "".join(match[0].split())
        found.append((match, "Hai nửa của dấu ngoặc bị tách bởi dấu cách.", f"Viết liền: {together}."))
    return [
        Bad(match.start(), match.end(), message, advice)
        for match, message, advice in found
        if not any(start <= match.start() < end for start, end in taken)
    ]

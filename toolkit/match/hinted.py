"""Answers that begin with the form's own words behind its label: an order to fill in, or the choices and a colon."""

from __future__ import annotations

import re

from toolkit.match.pieces import Content
from toolkit.text.asking import order_ends
from toolkit.text.choices import Option, choose, has_box
from toolkit.text.values import is_blank

_OR = re.compile(r"\s+(?:hay|hoặc|hoac)\s+|\s*[/,]\s*", re.IGNORECASE)
_FEWEST, _LONGEST = 2, 60


def without_order(content: Content) -> Content:
    """Return an answer without the order to fill in that it begins with: "ghi cụ thể: Giấy khen"."""
    end = order_ends(content.text)
    return content.part(end) if end and not is_blank(content.text[end:]) else content


def without_choices(content: Content, options: tuple[Option, ...]) -> Content:
    """Return an answer without the choices that the form names before it: "tập thể hay cá nhân: Cá nhân"."""
    head, colon, tail = content.text.rpartition(":")
    if not colon or len(head) > _LONGEST or has_box(content.text) or is_blank(tail):
        return content
    if not names_choices(head, options):
        return content
    return content.part(len(head) + 1) if len(choose(tail, options).values) == 1 else content


def names_choices(text: str, options: tuple[Option, ...]) -> bool:
    """Tell whether a text names two choices at the least and nothing else: "tập thể hay cá nhân"."""
    named = {choose(part, options).values for part in _OR.split(text)} if options else set()
    return len(named) >= _FEWEST and all(len(values) == 1 for values in named)

"""Answers that begin with the form's own words behind its label: an order to fill in, or the choices and a colon.

What is chosen, dated or counted may also stand before or behind such words in parentheses: "Quý I/2025 (tháng/quý/năm)".
"""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.match.pieces import Content
from toolkit.text.asking import order_ends
from toolkit.text.choices import Option, choose, has_box
from toolkit.text.fold import bare
from toolkit.text.values import instructs, is_blank

_OR = re.compile(r"\s+(?:hay|hoặc|hoac)\s+|\s*[/,]\s*", re.IGNORECASE)
_FEWEST, _LONGEST = 2, 60
_BESIDE = re.compile(r"^\s*\((?P<first>[^()]{2,60})\)\s*(?=\w)|(?<=[\w.])\s*\((?P<last>[^()]{2,60})\)\s*$")
_OF_PERIODS = re.compile(r"(?:ghi )?(?:6 thang|thang|quy|nam|ky)(?: (?:hoac |hay )?(?:6 thang|thang|quy|nam|ky|giai doan|bao cao))+")
_OF_DAYS = re.compile(r"(?:ghi )?ngay thang nam|dd mm yyyy")


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


def without_hint(content: Content, options: tuple[Option, ...]) -> Content:
    """Return an answer that is no text without the form's words in parentheses before or behind it: "(Có/Không) Không"."""
    found = _BESIDE.search(content.text)
    if found is None:
        return content
    if any(mark.start < found.end() and mark.end > found.start() for mark in content.emphasis):
        return content  # what is set off or struck out there may be the choice itself
    hint = found["first"] or found["last"]
    spelled = bare(hint)
    asks = _OF_PERIODS.fullmatch(spelled) or _OF_DAYS.fullmatch(spelled) or names_choices(hint, options) or instructs(f"({hint})")
    if not asks:
        return content
    return content.part(found.end()) if found["first"] else replace(content, text=content.text[: found.start()])


def names_choices(text: str, options: tuple[Option, ...]) -> bool:
    """Tell whether a text names two choices at the least and nothing else: "tập thể hay cá nhân"."""
    named = {choose(part, options).values for part in _OR.split(text)} if options else set()
    return len(named) >= _FEWEST and all(len(values) == 1 for values in named)

"""The title of a form that a letter's sentence speaks: "Chi bộ Thanh tra đăng ký điển hình tiêu biểu năm 2025 là …"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.text.fold import bare

_FEWEST_WORDS = 4
SPOKEN = 0.6
"""What such a title counts for: less than one that stands as a heading."""


def spoken_title(texts: Iterable[str], titles: Mapping[str, Iterable[str]]) -> str | None:
    """Return the one form whose title, the longest of all, stands within one of the texts; ``None`` for none or two alike."""
    said = [f" {bare(text)} " for text in texts]
    found: dict[str, int] = {}
    for form, names in titles.items():
        spelled = (bare(name) for name in names)
        lengths = [len(name) for name in spelled if name.count(" ") >= _FEWEST_WORDS - 1 and any(f" {name} " in text for text in said)]
        if lengths:
            found[form] = max(lengths)
    longest = max(found.values(), default=0)
    alike = [form for form, length in found.items() if length == longest]
    return alike[0] if len(alike) == 1 else None

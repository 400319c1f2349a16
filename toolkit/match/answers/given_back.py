"""An answer that ran on over the line of an unknown label: what is taken for another question there is none of it any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.model.submission import Answer
from toolkit.text.fold import clean


def without_taken(found: Mapping[str, Answer], taken: Iterable[Answer]) -> Iterator[Answer]:
    """Yield the answers for a look that end with the label and the whole answer of one of ``taken``, without these lines."""
    for answer in taken:
        if answer.value is None or not answer.label or not answer.raw.strip():
            continue
        for other in found.values():
            if other.review and isinstance(other.value, str) and "\n" in other.raw and (kept := _before(other.raw, answer)):
                yield other._replace(value=clean(kept), raw=kept, until=other.until if "\n" in kept else None)


def _before(raw: str, taken: Answer) -> str:
    """Return what stands above the line that begins with the label of ``taken`` and ends, with the text, with its answer."""
    lines = raw.split("\n")
    start = next((number for number, line in enumerate(lines) if number and line.strip().startswith(taken.label)), None)
    if start is None or not raw.rstrip(" .…").endswith(taken.raw.rstrip(" .…")):
        return ""
    tail = "\n".join(lines[start:]).strip()
    between = tail[len(taken.label) :].removesuffix(taken.raw) if tail.endswith(taken.raw) else tail[len(taken.label) :].rstrip(" .…")
    own = between if tail.endswith(taken.raw) else between.removesuffix(taken.raw.rstrip(" .…"))
    return "\n".join(lines[:start]) if not any(map(str.isalnum, own)) else ""

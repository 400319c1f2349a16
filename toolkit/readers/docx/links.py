"""Which parts of a Word package are what: found by the links between them, as Word does, and by their usual names only without any."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from toolkit.errors import UnreadableFile
from toolkit.readers.directory import TWO_FACED
from toolkit.readers.package import Package, links_within

DAMAGED = "Tệp Word bị hỏng (thiếu phần nội dung chính); đề nghị mở lại bằng Word, lưu thành tệp .docx mới rồi gửi lại."
_USUAL = "word/document.xml"
_MOST_LETTERS: Final = 4_000
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


def main_part(package: Package) -> str:
    """Return the name of the part that holds the document itself; raise :class:`UnreadableFile` where there is none."""
    named = package.told("_rels/.rels", _named_main) if "_rels/.rels" in package else ()
    if any(name.startswith("..") for name in named):
        raise UnreadableFile(TWO_FACED)
    found = next((name for name in named if name in package), _USUAL)
    if found not in package:
        raise UnreadableFile(DAMAGED)
    return found


class Links:
    """The links of a main part; ``targets`` are kind and target of each, ``None`` for a package without any.

    The package keeps this: it must not be kept in turn.
    """

    __slots__ = ("_folder", "_found", "_main", "_names", "_targets")

    def __init__(self, main: str, names: Sequence[str], targets: tuple[tuple[str, str], ...] | None) -> None:
        """Keep what is linked to what."""
        self._main, self._names, self._folder, self._targets = main, names, posixpath.dirname(main), targets
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, kind: str) -> tuple[str, ...]:
        """Return the parts of one kind ("styles", "header"), in the order of the package."""
        if kind not in self._found:
            self._found[kind] = tuple(self._look_up(kind))
        return self._found[kind]

    def _look_up(self, kind: str) -> Sequence[str]:
        if self._targets is None:
            return [part for part in self._names if part.startswith(f"{self._folder}/{kind}") and part.endswith(".xml")]
        wanted = {posixpath.normpath(posixpath.join("/", self._folder, target)) for said, target in self._targets if said == kind}
        return [part for part in self._names if f"/{part}" in wanted and part != self._main] if wanted else ()

    def first(self, kind: str) -> str | None:
        """Return the first part of a kind that there should be one of, or ``None``."""
        return next(iter(self.of(kind)), None)


def links_of(package: Package) -> Links:
    """Return the links of the main part of a package; files of one template have the same."""
    main = package.once(main_part)
    folder, file = posixpath.split(main)
    links = posixpath.join(folder, "_rels", f"{file}.rels")
    targets = package.told(links, links_within) if links in package else None
    usual = package.has_few_names and sum(len(target) for _, target in targets or ()) <= _MOST_LETTERS
    return (_usual_links if usual else Links)(main, package.names, targets)


_usual_links = lru_cache(maxsize=16)(Links)


def story_parts(package: Package) -> tuple[str, ...]:
    """Return all parts that hold text which somebody sees: the main part, headers, footers, notes, comments."""
    links = package.once(links_of)
    return (package.once(main_part), *(part for kind in _STORIES for part in links.of(kind)))


def _named_main(part: bytes) -> tuple[str, ...]:
    return tuple(posixpath.normpath(target).lstrip("/") for kind, target in links_within(part) if kind == "officeDocument")

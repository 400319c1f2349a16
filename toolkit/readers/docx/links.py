"""Which parts of a Word package are what: found by the links between them, as Word does, and by their usual names only without any."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from toolkit.errors import UnreadableFile
from toolkit.readers.directory import TWO_FACED
from toolkit.readers.package import Package, parse_xml

DAMAGED = "Tệp Word bị hỏng (thiếu phần nội dung chính); đề nghị mở lại bằng Word, lưu thành tệp .docx mới rồi gửi lại."
_USUAL = "word/document.xml"
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


def main_part(package: Package) -> str:
    """Return the name of the part that holds the document itself; raise :class:`UnreadableFile` where there is none."""
    targets = package.told("_rels/.rels", _links).get("officeDocument", ()) if "_rels/.rels" in package else ()
    named = [posixpath.normpath(target).lstrip("/") for target in targets]
    if any(name.startswith("..") for name in named):
        raise UnreadableFile(TWO_FACED)
    found = next((name for name in named if name in package), _USUAL)
    if found not in package:
        raise UnreadableFile(DAMAGED)
    return found


class Links:
    """The links of a main part."""

    def __init__(self, package: Package) -> None:
        """Look the links up."""
        main = package.once(main_part)
        self._main, self._names, self._folder = (
            main,
            package.names,
            posixpath.dirname(main),
        )  # the package keeps this: it must not be kept in turn
        links = posixpath.join(self._folder, "_rels", f"{posixpath.basename(main)}.rels")
        self._targets = package.told(links, _links) if links in package else None

    def of(self, kind: str) -> Sequence[str]:
        """Return the parts of one kind ("styles", "header"), in the order of the package."""
        if self._targets is None:
            return [part for part in self._names if part.startswith(f"{self._folder}/{kind}") and part.endswith(".xml")]
        targets = self._targets.get(kind, ())
        wanted = {posixpath.normpath(posixpath.join("/", self._folder, target)) for target in targets}
        return [part for part in self._names if f"/{part}" in wanted and part != self._main] if wanted else ()

    def first(self, kind: str) -> str | None:
        """Return the first part of a kind that there should be one of, or ``None``."""
        return next(iter(self.of(kind)), None)


def story_parts(package: Package) -> tuple[str, ...]:
    """Return all parts that hold text which somebody sees: the main part, headers, footers, notes, comments."""
    links = package.once(Links)
    return (package.once(main_part), *(part for kind in _STORIES for part in links.of(kind)))


def _links(part: bytes) -> dict[str, list[str]]:
    """Return, by kind, the targets of the links that stay within the package."""
    found: dict[str, list[str]] = {}
    for link in parse_xml(part):
        if link.get("TargetMode") != "External":
            found.setdefault(link.get("Type", "").rpartition("/")[2], []).append(link.get("Target", ""))
    return found

"""Which parts of a Word package are what: found by the links between them, as Word does, and by their usual names only without any."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from toolkit.errors import UnreadableFile
from toolkit.readers.package import Package, parse_xml

DAMAGED = "Tệp Word bị hỏng (thiếu phần nội dung chính); đề nghị mở lại bằng Word, lưu thành tệp .docx mới rồi gửi lại."
_USUAL = "word/document.xml"
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


def main_part(package: Package) -> str:
    """Return the name of the part that holds the document itself; raise :class:`UnreadableFile` where there is none."""
    targets = package.told("_rels/.rels", _links).get("officeDocument", ()) if "_rels/.rels" in package else ()
    named = (target.lstrip("/") for target in targets)
    found = next((name for name in named if name in package), _USUAL)
    if found not in package:
        raise UnreadableFile(DAMAGED)
    return found


def linked(package: Package, main: str, kind: str) -> Sequence[str]:
    """Return the parts of one kind ("styles", "header") to which the main part links, in the order of the package."""
    folder, name = posixpath.split(main)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    if links not in package:
        return [part for part in package.names if part.startswith(f"{folder}/{kind}") and part.endswith(".xml")]
    targets = package.told(links, _links).get(kind, ())
    wanted = {posixpath.normpath(posixpath.join("/", folder, target)) for target in targets}
    return [part for part in package.names if f"/{part}" in wanted] if wanted else ()


def story_parts(package: Package) -> tuple[str, ...]:
    """Return all parts that hold text which somebody sees: the main part, headers, footers, notes, comments."""
    main = main_part(package)
    return (main, *(part for kind in _STORIES for part in linked(package, main, kind)))


def _links(part: bytes) -> dict[str, list[str]]:
    """Return, by kind, the targets of the links that stay within the package."""
    found: dict[str, list[str]] = {}
    for link in parse_xml(part):
        if link.get("TargetMode") != "External":
            found.setdefault(link.get("Type", "").rpartition("/")[2], []).append(link.get("Target", ""))
    return found

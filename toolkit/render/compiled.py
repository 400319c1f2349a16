"""A Word template made ready once: what stays as it is, and what Jinja fills in, part by part.

docxtpl knows how Word cuts marks into pieces and how ``{%p``, ``{%tr`` and their like take away what is around them; its ``patch_xml`` is
used for that. What it does besides for each paper (a tree of the whole body, parsed again and walked twice) grows faster than the
paper; here the body goes from Jinja straight into the package.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zlib import crc32

from toolkit.errors import TemplateError
from toolkit.render.environment import environment
from toolkit.render.faults import misspelt, not_word

if TYPE_CHECKING:
    from jinja2 import Template

_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/core\.xml")
NEEDED = frozenset({"[Content_Types].xml", "_rels/.rels", "word/document.xml"})
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BLOCKS = re.compile(
    r"\{%-?\s*(?P<order>for|if|end(?:for|if))\b.*?%\}|<w:(?P<open>tc|p)[ >]|(?P<empty><w:p/>)|(?P<close></w:tc>)", re.DOTALL
)
# What docxtpl mends in the finished tree only: cells repeated or merged by marks, and drawings that a loop repeats.
_MENDED = re.compile(r"\{%\s*(?:hm|colspan)\b|\{%tc\s|<wp:docPr ")
_KEPT = 16
_kept: OrderedDict[str, Compiled] = OrderedDict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the package that is filled in. ``mended``: docxtpl looks over what came out."""

    name: str
    template: Template
    mended: bool = False

    def pieces(self, values: Mapping[str, Any]) -> Iterator[str]:
        """Yield the finished part piece by piece."""
        if self.mended:
            yield _mend(self.template.render(values))
        else:
            yield from self.template.generate(values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A template that may be printed any number of times.

    ``base`` is a package of the parts that stay as they are, each known to be XML where it should be; ``checksums`` are theirs by name.
    """

    base: bytes
    checksums: Mapping[str, int]
    parts: tuple[Part, ...]


def compile_template(content: bytes, name: str) -> Compiled:
    """Return the template made ready; the last few are kept by their digest.

    Raises :class:`TemplateError` for what is no Word file, a mark that is written wrongly, and a bracket left over.
    """
    digest = hashlib.sha256(content).hexdigest()
    found = _kept.pop(digest, None) or _compile(content, name)
    _kept[digest] = found
    while len(_kept) > _KEPT:
        _kept.popitem(last=False)
    return found


def _compile(content: bytes, name: str) -> Compiled:
    from lxml import etree

    parts: list[Part] = []
    checksums: dict[str, int] = {}
    base = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(base, "w", zipfile.ZIP_DEFLATED) as kept:
            for one in package.namelist():
                said = package.read(one)
                part = _part(one, said, name)
                if part is not None:
                    parts.append(part)
                    continue
                kept.writestr(entry(one), said)
                checksums[one] = crc32(said)
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, etree.XMLSyntaxError) as error:
        raise not_word(name) from error
    if not {*checksums, *(part.name for part in parts)} >= NEEDED:
        raise not_word(name)
    return Compiled(base=base.getvalue(), checksums=checksums, parts=tuple(parts))


def entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a part without the time of day."""
    made = zipfile.ZipInfo(name, _LONG_AGO)
    made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return made


def _part(part: str, content: bytes, name: str) -> Part | None:
    """Return a part that is to be filled in; ``None`` for one that stays as it is."""
    from lxml import etree

    if not part.endswith((".xml", ".rels")):
        return None
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(content, parser)
    if not _FILLED.fullmatch(part) or b"{" not in content and b"}" not in content:
        return None
    plain = etree.tostring(root, encoding="unicode")
    if not _MARK.search(_TAG.sub("", plain)):
        return None
    mended = _MENDED.search(plain) is not None
    source = _patched(plain)
    mended = mended or _may_empty_a_cell(source)
    declaration = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    return Part(name=part, template=_jinja(declaration + source, name), mended=mended)


def _patched(plain: str) -> str:
    """Let docxtpl put marks together again that Word cut into pieces, and take away the paragraphs and rows around some of them."""
    from docxtpl import DocxTemplate

    patched: str = DocxTemplate(BytesIO()).patch_xml(plain)
    # Brackets that a clerk writes as words, in docxtpl's own spelling.
    for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        patched = patched.replace(written, f"{{{{ '{meant}' }}}}")
    return patched


def _jinja(source: str, name: str) -> Template:
    import jinja2

    sandbox = environment()
    try:
        left = _MARK.search("".join(text for _, kind, text in sandbox.lex(source) if kind == "data" for text in (_TAG.sub("", text),)))
        template = sandbox.from_string(source)
    except jinja2.TemplateSyntaxError as error:
        lines = source.replace("<w:p ", "\n<w:p ").replace("<w:p>", "\n<w:p>")
        raise TemplateError(misspelt(name, _near(lines))) from error
    if left is not None:
        raise TemplateError(f"Mẫu “{name}” còn dấu “{left[0]}” lẻ. Hãy xóa đi hoặc viết đủ cặp, ví dụ {{{{ tên }}}}.")
    return template


def _near(lines: str) -> str:
    """Return the words of the paragraphs around the place where Jinja stumbles when each paragraph is a line."""
    import jinja2

    try:
        environment().parse(lines)
    except jinja2.TemplateSyntaxError as error:
        around = lines.splitlines()[max(error.lineno - 3, 0) : error.lineno + 2]
        return " ".join(words for line in around if (words := _TAG.sub("", line).strip()))[:160]
    return ""


def _may_empty_a_cell(source: str) -> bool:
    """Tell whether marks could take every paragraph out of a table's cell, which Word takes for damage."""
    depth = 0
    cells: list[list[int]] = []
    for one in _BLOCKS.finditer(source):
        if one["order"]:
            depth += -1 if one["order"].startswith("end") else 1
        elif one["open"] == "tc":
            cells.append([depth, 0])
        elif one["close"] and cells:
            _, kept = cells.pop()
            if not kept:
                return True
        elif cells and depth <= cells[-1][0]:
            cells[-1][1] += 1
    return False


def _mend(made: str) -> str:
    """Let docxtpl count columns and number drawings again, and give a paragraph to every cell that lost its last one."""
    from docxtpl import DocxTemplate
    from lxml import etree

    etree.fromstring(made.encode("utf-8"))
    mending = DocxTemplate(BytesIO())
    mending.docx_ids_index = 1000
    # docxtpl reads text without a declaration.
    tree = mending.fix_tables(made.partition("?>")[2].lstrip())
    mending.fix_docpr_ids(tree)
    word = f"{{{tree.nsmap['w']}}}"
    for cell in tree.iter(f"{word}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{word}p":
            etree.SubElement(cell, f"{word}p")
    mended: str = etree.tostring(tree, encoding="unicode")
    return made.partition("?>")[0] + "?>\n" + mended

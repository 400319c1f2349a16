"""The parts of a .docx package: which are read, in which order, and what else stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Document, Notice, Table
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.docx import names as n
from toolkit.readers.docx.body import Body
from toolkit.readers.docx.names import VAL, W
from toolkit.readers.docx.numbering import read_numbering
from toolkit.readers.docx.runs import Met, Run, read_paragraph
from toolkit.readers.legacy import decode_named, names_legacy_font, plainly_unicode
from toolkit.readers.package import Package, parse_xml
from toolkit.text.legacy import Judge

_DAMAGED = "Tệp Word bị hỏng (thiếu phần nội dung chính); đề nghị mở lại bằng Word, lưu thành tệp .docx mới rồi gửi lại."


def read_docx(package: Package) -> Document:
    """Return what a .docx says. Raises :class:`UnreadableFile` when the package or its main part is damaged."""
    main_name = _main_part(package)
    folder = main_name.rpartition("/")[0]
    styles_name, numbering_name = f"{folder}/styles.xml", f"{folder}/numbering.xml"
    main = package.read(main_name)
    styles = package.read(styles_name) if styles_name in package else b""
    root = _parse(package, main_name)
    met = _what_styles_say(styles, legacy=names_legacy_font(main) or names_legacy_font(styles))
    has_lists = b"<w:numPr" in main and numbering_name in package
    numbering = read_numbering(package.xml(numbering_name) if has_lists else None)
    decoded: set[str] = set()
    body = Body(met=met, numbering=numbering, decode=_decoder(root, met, decoded))
    blocks = [*_margins(package, folder, "header", "đầu trang", body)]
    document = root.find(W + "body")
    if document is None:
        raise UnreadableFile(_DAMAGED)
    blocks.extend(body.blocks(document))
    blocks.extend(_notes(package, folder, body))
    blocks.extend(_margins(package, folder, "footer", "chân trang", body))
    return Document(kind="docx", blocks=tuple(blocks), notices=tuple(_notices(met, decoded)))


def _main_part(package: Package) -> str:
    if "word/document.xml" in package:
        return "word/document.xml"
    if "_rels/.rels" in package:
        for link in package.xml("_rels/.rels"):
            if link.get("Type", "").endswith("/officeDocument"):
                target = link.get("Target", "").lstrip("/")
                if target in package:
                    return target
    raise UnreadableFile(_DAMAGED)


def _parse(package: Package, name: str) -> etree._Element:
    """Return the root of a part; a document saved as strict OOXML is read through the same names."""
    data = package.read(name)
    if n.STRICT.encode() in data[:4000]:
        return parse_xml(data.replace(n.STRICT.encode(), n.W[1:-1].encode()))
    return package.xml(name)


def _what_styles_say(styles: bytes, *, legacy: bool) -> Met:
    """Return the styles that hide their text and, in a file with legacy fonts, the font of each style."""
    met = Met(with_fonts=legacy)
    if not styles or not (legacy or b"w:vanish" in styles):
        return met
    root = parse_xml(styles)
    hidden = set()
    for style in root.findall(W + "style"):
        properties = style.find(n.R_PR)
        if properties is None:
            continue
        name = style.get(W + "styleId", "")
        vanish = properties.find(W + "vanish")
        if vanish is not None and n.is_on(vanish.get(VAL)):
            hidden.add(name)
        fonts = properties.find(W + "rFonts")
        if fonts is not None:
            met.style_fonts[name] = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
            if style.get(W + "default") and style.get(W + "type") == "paragraph":
                met.default_font = met.style_fonts[name]
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{n.R_PR}/{W}rFonts")
    if default is not None and not met.default_font:
        met.default_font = default.get(W + "ascii") or ""
    met.hidden_styles = frozenset(hidden)
    return met


def _decoder(root: etree._Element, met: Met, decoded: set[str]) -> Callable[[list[Run]], None] | None:
    """Return what turns runs of a legacy encoding into Unicode in place, or ``None`` for a file that has none."""
    if not met.with_fonts and plainly_unicode("".join(piece.text or "" for piece in root.iter(n.T))):
        return None
    judge = Judge()
    for paragraph in root.iter(n.P):
        for run in read_paragraph(paragraph, met).runs:
            judge.hear(run.text, run.font)
    met.pending, met.hidden = 0, []
    if not met.with_fonts and not judge.vote(""):
        return None

    def decode(runs: list[Run]) -> None:
        for run, (text, encoding) in zip(runs, decode_named([(run.text, run.font) for run in runs], judge), strict=True):
            run.text = text
            decoded.add(encoding)

    return decode


def _margins(package: Package, folder: str, kind: str, part: str, body: Body) -> Iterator[Block]:
    """Yield the lines of headers or footers that say something; equal ones (first page, even pages) once."""
    seen = set()
    for name in package.names:
        if name.startswith(f"{folder}/{kind}") and name.endswith(".xml"):
            data = package.read(name)
            if b"<w:t" in data and data not in seen:
                seen.add(data)
                body.part = part
                yield from _saying(body.blocks(_parse(package, name)))
    body.part = ""


def _notes(package: Package, folder: str, body: Body) -> Iterator[Block]:
    name = f"{folder}/footnotes.xml"
    if not body.notes or name not in package:
        return
    wanted = set(body.notes)
    body.part = "chú thích"
    for note in _parse(package, name):
        if note.get(W + "id") in wanted:
            yield from _saying(body.blocks(note))
    body.part = ""


def _saying(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if isinstance(block, Table) or block.text.strip())


def _notices(met: Met, decoded: set[str]) -> Iterator[Notice]:
    if met.pending:
        yield Notice(code=Code.PENDING_EDITS, detail=f"Tệp còn {met.pending} chỗ sửa chưa được chấp nhận; đã đọc như khi chấp nhận tất cả.", place=Place())
    if met.hidden:
        sample = met.hidden[0].strip()[:40]
        yield Notice(code=Code.HIDDEN_TEXT, detail=f"Tệp có {len(met.hidden)} đoạn chữ ẩn (ví dụ “{sample}”); không đọc phần này.", place=Place())
    if decoded - {""}:
        kinds = ", ".join(sorted(decoded - {""}))
        yield Notice(code=Code.DECODED, detail=f"Tệp dùng phông chữ cũ ({kinds}); đã chuyển sang Unicode.", place=Place())

"""The parts of a .docx package: which are read, in which order, and what else stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Document, Notice, Table
from toolkit.model.finding import Code
from toolkit.model.place import FOOTNOTE, PAGE_FOOT, Place
from toolkit.readers.docx import names as n
from toolkit.readers.docx.body import Body
from toolkit.readers.docx.bound import fill_bound
from toolkit.readers.docx.flattened import flattened
from toolkit.readers.docx.known import blocks_of, known_pieces
from toolkit.readers.docx.links import DAMAGED, Links, links_of, main_part
from toolkit.readers.docx.names import W
from toolkit.readers.docx.numbering import Numbering, read_numbering
from toolkit.readers.docx.runs import Met, Run, read_paragraph
from toolkit.readers.docx.styles import read_styles
from toolkit.readers.legacy import decode_named, decoded_notices, names_legacy_font
from toolkit.readers.package import Package
from toolkit.text.legacy import Judge, stands_in, suspicious

_PENDING: Final = "Tệp còn {count} chỗ sửa chưa được chấp nhận; đã đọc như khi chấp nhận tất cả."
_HIDDEN: Final = "Tệp có {count} đoạn chữ ẩn (ví dụ “{sample}”); không đọc phần này."


def read_docx(package: Package, spots: dict[Place, etree._Element] | None = None) -> Document:
    """Return what a .docx says; ``spots``, where given, takes the element of every line and cell by its place.

    Raises :class:`UnreadableFile` when the package or its main part is damaged.
    """
    return (read_plain(package) if spots is None else None) or read_any(package, spots)


def read_plain(package: Package) -> Document | None:
    """Return what a plain .docx says by the short way, ``None`` for any other: also for one that carries whole documents along.

    Raises as :func:`read_docx`.
    """
    main, links = package.read(package.once(main_part)), package.once(links_of)
    styles = read_styles(package, links.first("styles") or "", main, odd=False, legacy=False)
    known = known_pieces(main, styles)
    if known is None:
        return None
    body = Body(met=Met(styles=styles), numbering=Numbering())
    return _document(package, links, body, partial(blocks_of, known, body))


def read_any(package: Package, spots: dict[Place, etree._Element] | None = None) -> Document:
    """Return what a .docx says by the long way, as :func:`read_docx`."""
    main, links = package.read(package.once(main_part)), package.once(links_of)
    root = n.word_xml(main)
    odd = b"softHyphen" in main or suspicious(" ".join(piece.text or "" for piece in root.iter(n.T)))
    met = Met(styles=read_styles(package, links.first("styles") or "", main, odd=odd, legacy=names_legacy_font(main)))
    bound = fill_bound(root, package, met.styles.hint) if b"<w:dataBinding" in main else []
    lists = links.first("numbering") if b"<w:numPr" in main else None
    numbering = read_numbering(n.word_xml(package.read(lists)) if lists is not None else None)
    decoded: set[str] = set()
    body = Body(met=met, numbering=numbering, decode=_decoder(root, met, decoded) if odd or met.styles.legacy else None, spots=spots)
    document = root.find(W + "body")
    if document is None:
        raise UnreadableFile(DAMAGED)
    read = _document(package, links, body, partial(body.blocks, document))
    return replace(read, notices=(*bound, *read.notices, *decoded_notices(decoded)))


def _document(package: Package, links: Links, body: Body, main: Callable[[], Iterable[Block]]) -> Document:
    """Return what the parts say in their order: headers, the main part, its notes, footers."""
    blocks = [*_margins(package, links, "header", "đầu trang", body), *main()]
    blocks.extend(_notes(package, links, body))
    blocks.extend(_margins(package, links, "footer", PAGE_FOOT, body))
    doubtful = body.doubts | flattened(package, blocks)
    return Document(kind="docx", blocks=tuple(blocks), notices=tuple(notices_of(body.met.pending, body.met.hidden)), doubtful=doubtful)


def _decoder(root: etree._Element, met: Met, decoded: set[str]) -> Callable[[list[Run]], None] | None:
    """Return what turns runs of a legacy encoding into Unicode in place, or ``None`` for a file that has none."""
    judge = Judge()
    eth = False
    for paragraph in root.iter(n.P):
        for run in read_paragraph(paragraph, met).runs:
            judge.hear(run.text, run.font)
            eth = eth or stands_in(run.text)
    met.pending, met.hidden, met.doubt = 0, [], ""
    if not met.styles.legacy and not eth and not judge.vote(""):
        return None

    def decode(runs: list[Run]) -> None:
        for run, (text, encoding) in zip(runs, decode_named([(run.text, run.font) for run in runs], judge), strict=True):
            run.text = text
            decoded.add(encoding)

    return decode


def _margins(package: Package, links: Links, kind: str, part: str, body: Body) -> Iterator[Block]:
    """Yield the lines of headers or footers that say something; equal ones (first page, even pages) once."""
    seen = set()
    for name in links.of(kind):
        data = package.read(name)
        if b"<w:t" in data and data not in seen:
            seen.add(data)
            body.part = part
            yield from _saying(body.blocks(n.word_xml(data)))
    body.part = ""


def _notes(package: Package, links: Links, body: Body) -> Iterator[Block]:
    body.part = FOOTNOTE
    for kind in ("footnote", "endnote"):
        wanted = {number for found, number in body.notes if found == kind}
        for name in links.of(f"{kind}s") if wanted else ():
            for note in n.word_xml(package.read(name)):
                if note.get(W + "id") in wanted:
                    yield from _saying(body.blocks(note))
    body.part = ""


def _saying(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if isinstance(block, Table) or block.text.strip())


def notices_of(pending: int, hidden: Sequence[str]) -> Iterator[Notice]:
    """Tell of tracked changes that were taken as accepted, and of hidden texts that were left out."""
    if pending:
        yield Notice(code=Code.PENDING_EDITS, detail=_PENDING.format(count=pending), place=Place())
    if hidden:
        detail = _HIDDEN.format(count=len(hidden), sample=hidden[0].strip()[:40])
        yield Notice(code=Code.HIDDEN_TEXT, detail=detail, place=Place())

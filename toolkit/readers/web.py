"""Web pages that bear a form: what web systems give out as ``.xls`` is one, and so is what Office saves as "Web page".

The page is read as it stands: nothing of it is run or fetched. What a style hides is left out and told; where a style sheet decides what
is struck, hidden or drawn as a tick, a person must look at all answers.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from lxml import etree

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Cell, Document, Emphasis, EmphasisKind, Line, Notice, Table
from toolkit.model.finding import Code
from toolkit.model.place import WHOLE_FILE, Place
from toolkit.readers.composed import composed
from toolkit.readers.dingbats import TICKED, UNTICKED, draws, typed_symbols
from toolkit.readers.guard import WEB_ARCHIVE, WEB_PAGE, Admitted, Kind
from toolkit.readers.legacy import decoded_notices, names_legacy_font, plainly_unicode
from toolkit.readers.package import FOREIGN_CODE, MAX_XML_BYTES, TOO_DEEP, TOO_LONG
from toolkit.text.legacy import Judge, decode

MAX_TAGS: Final = 300_000
MAX_CELLS: Final = 300_000
MAX_COLUMNS: Final = 500
_FEWEST_ASKED: Final = 2
_HIDDEN = "Tệp có phần chữ bị ẩn; phần đó không được đọc."
_STYLED = "Trang web này định dạng chữ bằng bảng kiểu riêng (gạch bỏ, ẩn, ký hiệu); đề nghị đối chiếu với tệp gốc."
_GARBLED = "Trang web này có chữ không đúng bảng mã; đề nghị đối chiếu với tệp gốc."

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,20})", re.IGNORECASE
)
_STYLES = re.compile(r"<style\b.*?</style>", re.IGNORECASE | re.DOTALL)
_RUBY = re.compile(r"\b(?:rt|comment)\s*\{[^}]*\}", re.IGNORECASE)
_DECIDES = re.compile(
    r"line-through|display\s*:\s*none|visibility\s*:\s*hidden|mso-hide|dings|symbol|font-family\s*:\s*[\"']?\.?vn", re.IGNORECASE
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_STRUCK, _LINED = re.compile(r"line-through", re.IGNORECASE), re.compile(r"text-decoration[^;]*underline", re.IGNORECASE)
_HEAVY, _MARKED = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE), re.compile(r"background\s*:\s*yellow", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_STYLE_KINDS = (
    (_STRUCK, EmphasisKind.STRIKE),
    (_LINED, EmphasisKind.UNDERLINE),
    (_HEAVY, EmphasisKind.BOLD),
    (_MARKED, EmphasisKind.HIGHLIGHT),
)
_KINDS = {
    **dict.fromkeys(("b", "strong", "th"), EmphasisKind.BOLD),
    **dict.fromkeys(("u", "ins"), EmphasisKind.UNDERLINE),
    **dict.fromkeys(("s", "strike", "del"), EmphasisKind.STRIKE),
    "mark": EmphasisKind.HIGHLIGHT,
}
_BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "center", "blockquote", "section", "article"),
    *("header", "footer", "main", "form", "fieldset", "legend", "address", "pre", "hr", "caption", "tr", "tbody", "thead", "tfoot", "body"),
    *("table", "td", "th"),
}
_SKIPPED = {
    *("script", "style", "head", "title", "template", "xml", "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio"),
    *("video", "datalist", "rp", "rt", "comment"),
}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_FIELDS = ("input", "select", "textarea")
_MOST_DIGITS = 4
_BUTTONS = ("hidden", "button", "submit", "reset", "image", "file", "password")


def read_web(admitted: Admitted, *, alone: bool = True) -> Document:
    """Return what a web page, or an archive of one, says; raise :class:`UnreadableFile` for one ``alone`` that can be no form."""
    reader = _Reader()
    for page in _pages(admitted.data) if admitted.kind is Kind.MHTML else (admitted.data,):
        reader.read(page)
    if alone and not _may_be_form(reader.blocks):
        raise UnreadableFile(WEB_ARCHIVE if admitted.kind is Kind.MHTML else WEB_PAGE)
    notices = [Notice(code=Code.HIDDEN_TEXT, detail=_HIDDEN, place=Place())] if reader.hides else []
    notices += decoded_notices(reader.encodings)
    doubtful = {WHOLE_FILE: reader.doubt} if reader.doubt else {}
    return Document(kind=admitted.kind.value, blocks=tuple(reader.blocks), notices=tuple(notices), doubtful=doubtful)


def _may_be_form(blocks: Sequence[Block]) -> bool:
    """Tell whether a page has a table, or lines that ask."""
    asks = sum(isinstance(block, Line) and ":" in block.text for block in blocks)
    return asks >= _FEWEST_ASKED or any(isinstance(block, Table) for block in blocks)


def _pages(data: bytes) -> Iterator[bytes]:
    """Yield the pages of an archive: a workbook has one for each sheet."""
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            charset = part.get_content_charset()
            yield page if charset is None or _DECLARED.search(page[:4096]) else f'<meta charset="{charset}">'.encode() + page


class _Reader:
    """Reads pages into blocks, one after another."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.hides, self.doubt = False, ""
        self.encodings: set[str] = set()
        self._tables = self._lines = self._cells = 0

    def read(self, page: bytes) -> None:
        """Read one page."""
        if len(page) > MAX_XML_BYTES or page.count(b"<") > MAX_TAGS:
            raise UnreadableFile(TOO_LONG)
        if b"<!entity" in page.lower():
            raise UnreadableFile(FOREIGN_CODE)
        text = self._decoded(page)
        if any(_DECIDES.search(_RUBY.sub("", sheet)) for sheet in _STYLES.findall(text)):
            self.doubt = self.doubt or _STYLED
        parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
        try:
            root = etree.fromstring(text.encode(), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableFile(WEB_PAGE) from error
        if any("depth" in fault.message for fault in parser.error_log):
            raise UnreadableFile(TOO_DEEP)
        if root is not None:
            if names_legacy_font(page) or b"dings" in page.lower() or not plainly_unicode(_text(root)):
                self.encodings |= _in_unicode(root)
            flow = _Flow()
            self._walk(root, flow, (), None)
            self._end_line(flow, None)

    def _decoded(self, page: bytes) -> str:
        """Return the page's text: in the encoding that its bytes show, else in the one that it declares."""
        if page.startswith((b"\xff\xfe", b"\xfe\xff")):
            return page.decode("utf-16", "replace")
        try:
            return page.decode("utf-8-sig")
        except UnicodeDecodeError:
            found = _DECLARED.search(page[:4096])
        declared = (found[1] or found[2]).decode().lower() if found else "windows-1258"
        try:
            return page.decode("windows-1258" if declared == "utf-8" else declared)
        except (UnicodeDecodeError, LookupError):
            self.doubt = _GARBLED
            return page.decode("utf-8", "replace")

    # -- text ------------------------------------------------------------------------------------------------------------

    def _walk(self, element: etree._Element, flow: _Flow, kinds: tuple[EmphasisKind, ...], cell: list[etree._Element] | None) -> None:
        """Read what an element holds into ``flow``; ``cell`` gathers the tables within a cell, outside one all becomes blocks."""
        tag = element.tag if isinstance(element.tag, str) else ""
        style = element.get("style", "")
        if not tag or tag in _SKIPPED:
            return
        if _UNSEEN.search(style) or element.get("hidden") is not None:
            self.hides = self.hides or bool(_text(element).strip())
            return
        if tag == "table" and not (cell is None and _is_frame(element)):
            if cell is None:
                self._end_line(flow, None)
                self._take_table(element, None)
            else:
                cell.append(element)
            return
        if tag in _FIELDS:
            flow.write(_field(element, tag), kinds)
            return
        if tag == "br":
            flow.break_line() if cell is not None else self._end_line(flow, None)
            return
        kinds = (*kinds, *_kinds(tag, style))
        is_block = tag in _BLOCKS
        if is_block:
            flow.break_line() if cell is not None else self._end_line(flow, _number(element) if tag == "li" else None)
        if "mso-tab-count" in style:
            flow.write_raw("\t", kinds)
        flow.write(element.text or "", kinds)
        for child in element:
            self._walk(child, flow, kinds, cell)
            flow.write(child.tail or "", kinds)
        if is_block:
            flow.break_line() if cell is not None else self._end_line(flow, None)

    def _end_line(self, flow: _Flow, number: str | None) -> None:
        """Make a line of what was written; ``number`` is that of the list's item that begins."""
        text, marks = flow.taken()
        if text:
            self._lines += 1
            self.blocks.append(Line(text=text, place=Place(paragraph=self._lines), number=flow.number, emphasis=marks))
        if text or number is not None:
            flow.number = number or ""

    # -- tables ----------------------------------------------------------------------------------------------------------

    def _take_table(self, table: etree._Element, inside: Place | None) -> None:
        """Read a table, and after it those that stand in its cells."""
        self._tables += 1
        number = self._tables
        inner: list[tuple[etree._Element, Place]] = []
        grid: dict[tuple[int, int], Cell] = {}
        row = 0
        for tr in (one for one in table.iter("tr") if next(one.iterancestors("table")) is table):
            if _UNSEEN.search(tr.get("style", "")):
                self.hides = self.hides or bool(_text(tr).strip())
                continue
            row, column = row + 1, 1
            for td in tr.iterchildren("td", "th"):
                while (row, column) in grid:
                    column += 1
                cell, within = self._cell(td, Place(table=number, row=row, column=column))
                inner += [(one, cell.place) for one in within]
                self._cells += cell.rows * cell.columns
                if column + cell.columns > MAX_COLUMNS or self._cells > MAX_CELLS:
                    raise UnreadableFile(TOO_LONG)
                grid |= {(row + down, column + right): cell for down in range(cell.rows) for right in range(cell.columns)}
        width = max((column for _, column in grid), default=0)
        if row and width:
            empty = (Place(table=number, row=one, column=column) for one in range(1, row + 1) for column in range(1, width + 1))
            cells = [grid.get((place.row or 0, place.column or 0)) or Cell("", place) for place in empty]
            rows = tuple(tuple(cells[start : start + width]) for start in range(0, len(cells), width))
            self.blocks.append(Table(rows=rows, place=Place(table=number), inside=inside))
        for one, place in inner:
            self._take_table(one, place)

    def _cell(self, td: etree._Element, place: Place) -> tuple[Cell, list[etree._Element]]:
        """Return a cell, and the tables that stand in it."""
        flow = _Flow()
        inner: list[etree._Element] = []
        self._walk(td, flow, (), inner)
        text, marks = flow.taken()
        if td.tag == "th":
            marks = tuple(mark for mark in marks if mark.kind is not EmphasisKind.BOLD)  # a head's bold sets nothing off
        return Cell(text, place, text or None, _span(td, "rowspan"), _span(td, "colspan"), marks), inner


class _Flow:
    """Text as a page shows it, with what sets it off: white space is one space, unless it is kept on purpose."""

    def __init__(self) -> None:
        self.number = ""
        self._text = ""
        self._marks: list[tuple[int, int, EmphasisKind]] = []

    def write(self, text: str, kinds: tuple[EmphasisKind, ...]) -> None:
        """Add text of the page."""
        text = _SPACES.sub(" ", text)
        if not self._text or self._text[-1] in " \n\t":
            text = text.removeprefix(" ")
        self.write_raw(text.replace("\xa0", " "), kinds)

    def write_raw(self, text: str, kinds: tuple[EmphasisKind, ...]) -> None:
        """Add text as it is."""
        start = len(self._text)
        self._text += text
        if text.strip():
            self._marks += [(start, len(self._text), kind) for kind in dict.fromkeys(kinds)]

    def break_line(self) -> None:
        """Begin another line, if this one says anything."""
        if self._text and not self._text.endswith("\n"):
            self._text = f"{self._text.rstrip(' ')}\n"

    def taken(self) -> tuple[str, tuple[Emphasis, ...]]:
        """Return the text with what sets it off, and begin anew."""
        text = self._text.rstrip()
        lead = len(text) - len(text.lstrip())
        within = ((start, end, kind) for start, end, kind in self._marks if lead < end and start < len(text))
        marks = [(max(0, start - lead), min(end, len(text)) - lead, kind) for start, end, kind in within]
        self._text, self._marks = "", []
        return composed(text[lead:], marks)


def _in_unicode(root: etree._Element) -> set[str]:
    """Write what old fonts spell, and the ticks that fonts of pictures draw, in Unicode; return the encodings that were met."""
    fonts: dict[etree._Element | None, str] = {None: ""}
    runs: list[tuple[etree._Element, bool, str, str]] = []
    for one in root.iter(etree.Element):
        own = _FONT.search(one.get("style", ""))
        face = one.get("face") or (own[1] if own else "")
        fonts[one] = face.split(",")[0].strip(" \"'") or fonts[one.getparent()]
        if one.text:
            runs.append((one, False, one.text, fonts[one]))
        if one.tail:
            runs.append((one, True, one.tail, fonts[one.getparent()]))
    judge, met = Judge((text, font) for _, _, text, font in runs if not draws(font)), set[str]()
    for one, behind, text, font in runs:
        told, encoding = (typed_symbols(font, text), "") if draws(font) else decode(text, font, judge=judge)
        met.add(encoding)
        if behind:
            one.tail = told
        else:
            one.text = told
    return met - {""}


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _kinds(tag: str, style: str) -> Iterator[EmphasisKind]:
    """Yield how an element sets its text off."""
    if tag in _KINDS:
        yield _KINDS[tag]
    yield from (kind for pattern, kind in _STYLE_KINDS if style and pattern.search(style))


def _is_frame(table: etree._Element) -> bool:
    """Tell whether a table has a single cell, which holds the page."""
    return len(list(islice((td for td in table.iter("td", "th") if next(td.iterancestors("table")) is table), 2))) == 1


def _span(td: etree._Element, name: str) -> int:
    said = (td.get(name) or "1").strip()
    return max(1, int(said)) if said.isdecimal() and len(said) <= _MOST_DIGITS else 1


def _number(item: etree._Element) -> str:
    """Return the number of a list's item as the page shows it."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    return f"{sum(1 for _ in item.itersiblings('li', preceding=True)) + 1}."


def _field(element: etree._Element, tag: str) -> str:
    """Return what a field of the page says: a box with or without its tick, what was typed or chosen."""
    if tag == "textarea":
        return _text(element)
    if tag == "select":
        chosen = [one for one in element.iter("option") if one.get("selected") is not None]
        return "; ".join(_text(one).strip() for one in chosen)
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return f"{TICKED if element.get('checked') is not None else UNTICKED} "
    return "" if kind in _BUTTONS else element.get("value") or ""

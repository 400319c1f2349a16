"""A form as a page of paragraphs and grids, in the many layouts of real offices. Each option is a small function and a tag.

A *slot* is one decision (how labels are worded, how the general block is laid out, how ticks look …). Its base function is the official
form's; an option registered with :func:`option` may stand in its place. A slot's functions all have one signature.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.corpus import words
from tests.corpus.records import Record, Said


@dataclass(kw_only=True)
class Para:
    """A paragraph; ``value``: a clerk's words stand in it."""

    text: str
    bold: bool = False
    center: bool = False
    value: bool = False
    boxed: bool = False


@dataclass(kw_only=True)
class Cell:
    """A cell over ``span`` columns and ``rows`` rows; ``said`` is set where an answer stands; ``inner`` are blocks inside."""

    text: str
    said: Said | None = None
    span: int = 1
    rows: int = 1
    bold: bool = False
    inner: list[Block] = field(default_factory=list)


@dataclass(kw_only=True)
class Grid:
    """A table; ``None`` is a position that a cell above covers. ``name``: head, general, criteria, list, sign, outer."""

    rows: list[list[Cell | None]]
    name: str


Block = Para | Grid
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, kw_only=True)
class Option:
    """A function for a slot with what it fits."""

    tag: str
    slot: str
    function: Callable[..., Any]
    kinds: tuple[str, ...]
    forms: tuple[str, ...]


OPTIONS: dict[str, dict[str, Option]] = {}
BASE: dict[str, Callable[..., Any]] = {}


def base(slot: str) -> Callable[[F], F]:
    """Register the function of the official form."""

    def keep(function: F) -> F:
        BASE[slot] = function
        return function

    return keep


def option(slot: str, tag: str, kinds: str = "docx xlsx", forms: str = "") -> Callable[[F], F]:
    """Register a function that may stand in the place of the base, for these kinds of file and forms (empty: all)."""

    def keep(function: F) -> F:
        made = Option(tag=tag, slot=slot, function=function, kinds=tuple(kinds.split()), forms=tuple(forms.split()) or tuple(words.FORMS))
        OPTIONS.setdefault(slot, {})[tag] = made
        return function

    return keep


@dataclass(kw_only=True)
class Style:
    """All decisions of one file. ``place`` of the answers that stand outside the general block; ``dateline`` in the head."""

    rng: random.Random
    kind: str
    chosen: dict[str, str] = field(default_factory=dict)
    omitted: set[str] = field(default_factory=set)
    dateline: str = "ngày ..... tháng ..... năm 2024"

    def do(self, slot: str) -> Callable[..., Any]:
        """Return the function that decides this slot."""
        tag = self.chosen.get(slot)
        return OPTIONS[slot][tag].function if tag else BASE[slot]

    def label(self, form: str, id: str, number: int) -> str:
        """Return the label of a question as this office writes it."""
        return str(self.do("label")(self.do("wording")(words.LABELS[form][id], self.rng), number, self.rng))

    def written(self, said: Said) -> str:
        """Return an answer as this office writes it: values and prose have costumes."""
        text = str(self.do("values")(said, self.rng))
        return str(self.do("prose")(said, self.rng)) if text == said.text else text


def build(record: Record, style: Style) -> list[Block]:
    """Return the whole page of one record."""
    subtitle = style.do("place")(record, style)
    head, title = style.do("head")(record, style), style.do("title")(record, style)
    body: list[list[Block]] = [style.do("general")(record, style, _items(record, style))]
    if record.form in words.CRITERIA_OF:
        body.append(style.do("criteria")(record, style))
    if record.form in words.COLUMNS:
        body.append(style.do("list")(record, style))
    arranged: list[Block] = style.do("order")(body, style)
    return [*head, *title, *subtitle, *arranged, *style.do("sign")(record, style)]


def _items(record: Record, style: Style) -> list[tuple[str, Said]]:
    ids = [id for id in words.LABELS[record.form] if id not in style.omitted]
    return [(style.label(record.form, id, number), record.said[id]) for number, id in enumerate(ids, 1)]


def answer(said: Said, style: Style, span: int = 1) -> Cell:
    """Return the cell of an answer."""
    return Cell(text=style.written(said), said=said, span=span)


def texts(*said: str, bold: bool = False) -> list[Cell | None]:
    """Return a row of plain cells."""
    return [Cell(text=text, bold=bold) for text in said]


# ---- the head, the title, the signatures -----------------------------------------------------------------------------------------


def _head_lines(record: Record, style: Style) -> tuple[list[str], list[str]]:
    unit = words.UNITS[record.unit].split("|")[0].upper()
    return ["ĐẢNG ỦY SỞ CÔNG THƯƠNG", unit, "*"], ["ĐẢNG CỘNG SẢN VIỆT NAM", "", style.dateline]


@base("head")
def head_table(record: Record, style: Style) -> list[Block]:
    """A table of two cells, as on the official form."""
    left, right = _head_lines(record, style)
    return [Grid(name="head", rows=[texts("\n".join(left), "\n".join(right))])]


@option("head", "head:tabs")
def head_tabs(record: Record, style: Style) -> list[Block]:
    """Paragraphs, the right half pushed there by tabs."""
    left, right = _head_lines(record, style)
    return [Para(text=f"{a}\t\t{b}", bold=True) for a, b in zip(left, right, strict=True)]


@option("head", "head:none")
def head_none(record: Record, style: Style) -> list[Block]:
    """No head at all; a date line stays."""
    return [] if "....." in style.dateline else [Para(text=f"Thái Nguyên, {style.dateline}")]


@option("head", "head:box", kinds="docx")
def head_box(record: Record, style: Style) -> list[Block]:
    """The head in two text boxes."""
    return [Para(text="\n".join(lines), boxed=True) for lines in _head_lines(record, style)]


@base("title")
def title_official(record: Record, style: Style) -> list[Block]:
    """Code, title and the reference to the plan."""
    code, title = words.FORMS[record.form]
    return [
        Para(text=code),
        Para(text=title, bold=True, center=True),
        Para(text="(Kèm theo Kế hoạch số 185-KH/ĐU của Đảng ủy Sở Công Thương)", center=True),
    ]


@option("title", "title:retyped")
def title_retyped(record: Record, style: Style) -> list[Block]:
    """Another title, the code kept."""
    return [Para(text=words.FORMS[record.form][0]), Para(text=style.rng.choice(words.TITLES[record.form]), bold=True, center=True)]


@option("title", "title:no_code")
def title_no_code(record: Record, style: Style) -> list[Block]:
    """The title over two paragraphs, without the code."""
    first, middle, rest = words.FORMS[record.form][1].partition("ĐIỂN HÌNH TIÊU BIỂU")
    return [Para(text=first.strip(), bold=True, center=True), Para(text=f"{middle}{rest}", bold=True, center=True)]


@option("title", "title:code_inline")
def title_code_inline(record: Record, style: Style) -> list[Block]:
    """Code and reference in one line, in other words."""
    code, title = words.FORMS[record.form]
    number = code.removeprefix("Mẫu ")
    line = style.rng.choice((f"Biểu mẫu số {number}", f"({code} ban hành kèm theo Kế hoạch số 185-KH/ĐU)", f"MẪU SỐ {number}"))
    return [Para(text=line), Para(text=title, bold=True, center=True)]


@option("title", "title:lower")
def title_lower(record: Record, style: Style) -> list[Block]:
    """The title in sentence case after the code, one paragraph."""
    code, title = words.FORMS[record.form]
    return [Para(text=f"{code}: {title.capitalize()}", center=True)]


@base("sign")
def sign_table(record: Record, style: Style) -> list[Block]:
    """Writer left, secretary right."""
    return _signed(record, style, "NGƯỜI LẬP BIỂU\n(Ký, ghi rõ họ tên)", "T/M CHI BỘ\nBÍ THƯ")


def _signed(record: Record, style: Style, left: str, right: str, swapped: bool = False) -> list[Block]:
    names = [record.said["nguoi_lap"].value or "", record.said["bi_thu"].value or ""]
    cells = texts(f"{left}\n\n\n{names[0]}", f"{right}\n\n\n{names[1]}")
    return [Para(text=""), Grid(name="sign", rows=[cells[::-1] if swapped else cells])]


@option("sign", "sign:swapped")
def sign_swapped(record: Record, style: Style) -> list[Block]:
    """Secretary left, writer right."""
    return _signed(record, style, "Người lập biểu\n(ký, ghi rõ họ tên)", "TM. CHI BỘ\nBÍ THƯ\n(Ký tên, đóng dấu)", swapped=True)


@option("sign", "sign:worded")
def sign_worded(record: Record, style: Style) -> list[Block]:
    """Other headings."""
    left = style.rng.choice(("NGƯỜI LẬP", "Người báo cáo", "CÁN BỘ TỔNG HỢP\n(Ký và ghi rõ họ, tên)"))
    right = style.rng.choice(
        ("BÍ THƯ CHI BỘ", "T.M CHI BỘ\nBí thư", "TM CHI ỦY\nBÍ THƯ", "T/M CHI BỘ - BÍ THƯ", "TM. CHI BỘ\nPHÓ BÍ THƯ\n(Đã ký)")
    )
    return _signed(record, style, left, right)


@option("sign", "sign:rows")
def sign_rows(record: Record, style: Style) -> list[Block]:
    """Headings, room and names in rows of their own."""
    names = texts(record.said["nguoi_lap"].value or "", record.said["bi_thu"].value or "")
    rows = [
        texts("NGƯỜI LẬP BIỂU", "T/M CHI BỘ\nBÍ THƯ", bold=True),
        texts("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên)"),
        texts("", ""),
        names,
    ]
    return [Grid(name="sign", rows=rows)]


@option("sign", "sign:lines", kinds="docx")
def sign_lines(record: Record, style: Style) -> list[Block]:
    """Secretary alone, the name after empty paragraphs."""
    name = record.said["bi_thu"].value or ""
    return [Para(text=text) for text in ("T/M CHI BỘ", "BÍ THƯ", "(Ký, ghi rõ họ tên)", "", "", name)]


@option("sign", "sign:tabs", kinds="docx")
def sign_tabs(record: Record, style: Style) -> list[Block]:
    """Both in paragraphs with tabs."""
    names = f"{record.said['nguoi_lap'].value or ''}\t\t\t{record.said['bi_thu'].value or ''}"
    return [Para(text=text) for text in ("NGƯỜI LẬP BIỂU\t\t\tT/M CHI BỘ", "\t\t\tBÍ THƯ", "", "", names)]


@base("place")
def place_official(record: Record, style: Style) -> list[Block]:
    """Every answer in the general block."""
    return []


@option("place", "place:period_in_title")
def place_period(record: Record, style: Style) -> list[Block]:
    """The period only under the title."""
    style.omitted.add("ky_bao_cao")
    text = record.said["ky_bao_cao"].text
    return [Para(text=style.rng.choice((f"({text})", text, f"Kỳ báo cáo: {text}")), center=True)]


@option("place", "place:date_in_head")
def place_date(record: Record, style: Style) -> list[Block]:
    """The date only in the date line."""
    if record.said["ngay_lap"].value:
        style.omitted.add("ngay_lap")
        year, month, day = record.said["ngay_lap"].value.split("-")
        style.dateline = f"ngày {day} tháng {month} năm {year}"
    return []


@option("place", "place:unit_in_line")
def place_unit(record: Record, style: Style) -> list[Block]:
    """The branch only in a line under the title."""
    style.omitted.add("don_vi")
    return [Para(text=f"Chi bộ: {record.said['don_vi'].text}")]


# ---- labels and answers ----------------------------------------------------------------------------------------------------------


@base("wording")
def wording_official(labels: tuple[str, str], rng: random.Random) -> str:
    """The official form's label."""
    return labels[0].split("|")[0]


@option("wording", "labels:seen")
def wording_seen(labels: tuple[str, str], rng: random.Random) -> str:
    """A wording that the contract lists as also seen."""
    return rng.choice(labels[0].split("|"))


@option("wording", "labels:own")
def wording_own(labels: tuple[str, str], rng: random.Random) -> str:
    """A wording that only this clerk uses."""
    return rng.choice("|".join(labels).split("|")[-3:])


@base("label")
def label_plain(label: str, number: int, rng: random.Random) -> str:
    """The label alone."""
    return label


@option("label", "label:colon")
def label_colon(label: str, number: int, rng: random.Random) -> str:
    """With a colon, sometimes a space before it."""
    return label + rng.choice((":", " :", ": "))


@option("label", "label:numbered")
def label_numbered(label: str, number: int, rng: random.Random) -> str:
    """With its number."""
    return f"{number}. {label}" if number % 2 else f"{number}) {label}:"


@option("label", "label:hint")
def label_hint(label: str, number: int, rng: random.Random) -> str:
    """With a hint in brackets or a star."""
    return label + rng.choice((" (ghi rõ)", " (nếu có)", " (*)", "\n(ghi đầy đủ)", " (1)"))


@option("label", "label:capitals")
def label_capitals(label: str, number: int, rng: random.Random) -> str:
    """In capitals."""
    return label.upper()


@option("label", "label:no_marks")
def label_no_marks(label: str, number: int, rng: random.Random) -> str:
    """Typed without Vietnamese marks."""
    bare = "".join(char for char in unicodedata.normalize("NFD", label) if not unicodedata.combining(char))
    return bare.replace("đ", "d").replace("Đ", "D")


@option("label", "label:typo")
def label_typo(label: str, number: int, rng: random.Random) -> str:
    """One letter of a long label doubled, dropped or swapped."""
    if len(label) < 10:
        return label
    at = rng.randrange(2, len(label) - 2)
    return rng.choice(
        (label[:at] + label[at + 1 :], label[:at] + label[at] + label[at:], label[:at] + label[at + 1] + label[at] + label[at + 2 :])
    )


@option("label", "label:old_spelling")
def label_old(label: str, number: int, rng: random.Random) -> str:
    """Old tone marks and i for y."""
    for new, old in (("Kỳ", "Kì"), ("kỳ", "kì"), ("lý", "lí"), ("ủy", "uỷ"), ("hóa", "hoá"), ("sĩ", "sỹ"), ("Kỹ", "Kĩ")):
        label = label.replace(new, old)
    return label


@base("values")
def values_plain(said: Said, rng: random.Random) -> str:
    """In one of the ways of the contract."""
    return said.text


@base("prose")
def prose_plain(said: Said, rng: random.Random) -> str:
    """The words as they are."""
    return said.text


@option("prose", "prose:bullets")
def prose_bullets(said: Said, rng: random.Random) -> str:
    """Sentences with list marks."""
    if not isinstance(said.value, str) or not said.text.endswith("."):
        return said.text
    mark = rng.choice(("- ", "+ ", "• ", "– "))
    return "\n".join(f"{mark}{line}" for line in said.text.split("\n"))


@option("prose", "prose:boxes")
def prose_boxes(said: Said, rng: random.Random) -> str:
    """Yes and no, kinds and groups as boxes to tick."""
    choices = _choices(said)
    if not choices:
        return said.text
    on, off = rng.choice((("☑", "☐"), ("☒", "☐"), ("■", "□"), ("[x]", "[ ]"), ("(x)", "( )")))
    return ("\n" if isinstance(said.value, list) else "   ").join(f"{on if right else off} {label}" for label, right in choices)


def _choices(said: Said) -> list[tuple[str, bool]]:
    if isinstance(said.value, bool):
        return [("Có", said.value), ("Không", not said.value)]
    if isinstance(said.value, list):
        return [(f"{number}. {label}", number in said.value) for number, label in words.GROUPS.items()]
    if said.value in words.KINDS:
        return [(label, said.value == kind) for kind, label in words.KINDS.items()]
    return []


# ---- the general block -----------------------------------------------------------------------------------------------------------

Items = list[tuple[str, Said]]


@base("general")
def general_numbered(record: Record, style: Style, items: Items) -> list[Block]:
    """Number, label, answer; in Excel label and a merged answer."""
    if style.kind == "xlsx":
        return [Grid(name="general", rows=[[Cell(text=label), answer(said, style, span=3)] for label, said in items])]
    rows = [[Cell(text=str(n)), Cell(text=label), answer(said, style)] for n, (label, said) in enumerate(items, 1)]
    return [Para(text="I. THÔNG TIN CHUNG", bold=True), Grid(name="general", rows=[list(row) for row in rows])]


@option("general", "general:plain")
def general_plain(record: Record, style: Style, items: Items) -> list[Block]:
    """Label and answer only."""
    return [Grid(name="general", rows=plain_rows(items, style))]


def plain_rows(items: Items, style: Style) -> list[list[Cell | None]]:
    """Return rows of label and answer."""
    return [[Cell(text=label), answer(said, style)] for label, said in items]


@option("general", "general:pairs")
def general_pairs(record: Record, style: Style, items: Items) -> list[Block]:
    """Two questions in a row, long answers over the whole width."""
    rows: list[list[Cell | None]] = []
    waiting: list[Cell | None] = []
    for label, said in items:
        if len(said.text) > 60 or "\n" in style.written(said):
            rows.append([Cell(text=label), answer(said, style, span=3)])
            continue
        waiting += [Cell(text=label), answer(said, style)]
        if len(waiting) == 4:
            rows.append(waiting)
            waiting = []
    if waiting:
        rows.append([*waiting, *texts("", "")])
    return [Grid(name="general", rows=rows)]


@option("general", "general:above")
def general_above(record: Record, style: Style, items: Items) -> list[Block]:
    """The label above its answer, two questions side by side."""
    rows: list[list[Cell | None]] = []
    for at in range(0, len(items), 2):
        pair = items[at : at + 2]
        rows += [[Cell(text=label, bold=True) for label, _ in pair], [answer(said, style) for _, said in pair]]
        for row in rows[-2:]:
            row += texts("") * (2 - len(pair))
    return [Grid(name="general", rows=rows)]


def one_line(label: str) -> str:
    """Return a label as it stands before its colon in running text."""
    return label.replace("\n", " ").rstrip(": ")


@option("general", "general:in_cell", kinds="docx")
def general_in_cell(record: Record, style: Style, items: Items) -> list[Block]:
    """Label and answer in one cell."""
    return [Grid(name="general", rows=[[Cell(text=f"{one_line(label)}: {style.written(said)}", said=None)] for label, said in items])]


@option("general", "general:across", forms="01-DK 02-TT 02-CN 04-KQ")
def general_across(record: Record, style: Style, items: Items) -> list[Block]:
    """Labels in one row, answers in the next; the rest below in two columns."""
    first, rest = items[:5], items[5:]
    top = Grid(name="general", rows=[[Cell(text=label, bold=True) for label, _ in first], [answer(said, style) for _, said in first]])
    return [top, Para(text=""), *general_plain(record, style, rest)]


@option("general", "general:split")
def general_split(record: Record, style: Style, items: Items) -> list[Block]:
    """The place of the answer is several cells; the clerk filled the first."""
    return [Grid(name="general", rows=[[Cell(text=label), answer(said, style), *texts("", "")] for label, said in items])]


@option("general", "general:notes")
def general_notes(record: Record, style: Style, items: Items) -> list[Block]:
    """With a header row and a column of notes."""
    rows = [texts("TT", "Nội dung", "Thông tin", "Ghi chú", bold=True)]
    for number, (label, said) in enumerate(items, 1):
        note = style.rng.choice(("", "", "", "Bổ sung sau", "Theo hồ sơ", "x"))
        rows.append([Cell(text=str(number)), Cell(text=label), answer(said, style), Cell(text=note)])
    return [Grid(name="general", rows=rows)]


@option("general", "general:grouped")
def general_grouped(record: Record, style: Style, items: Items) -> list[Block]:
    """A column before the labels that groups them, merged downwards."""
    rows: list[list[Cell | None]] = []
    for at, (label, said) in enumerate(items):
        group = Cell(text=style.rng.choice(("Thông tin", "Phần khai")), rows=len(items)) if at == 0 else None
        rows.append([group, Cell(text=label), answer(said, style)])
    return [Grid(name="general", rows=rows)]


@option("general", "general:lines", kinds="docx")
def general_lines(record: Record, style: Style, items: Items) -> list[Block]:
    """Paragraphs with colon or tab."""
    join = style.rng.choice((": ", ":\t", ":  "))
    return [Para(text=f"{one_line(label)}{join}{style.written(said)}", value=True) for label, said in items]


@option("general", "narrative", kinds="docx")
def general_narrative(record: Record, style: Style, items: Items) -> list[Block]:
    """Plain paragraphs; criteria, list and signature follow the same way."""
    return [Para(text=f"{one_line(label)}: {style.written(said)}", value=True) for label, said in items]


def dotted(text: str, rng: random.Random) -> str:
    """Return an answer written on a dotted line."""
    before, after = rng.choice(("", "....", "………", "... ")), rng.choice(("", "……………", "..........", " ............"))
    return f"{before}{text.replace(chr(10), ' ')}{after}" if text.strip(" .…-—") else rng.choice(("…………………………", "...................."))


@option("general", "dotted", kinds="docx")
def general_dotted(record: Record, style: Style, items: Items) -> list[Block]:
    """Dotted lines; short answers sometimes two in a line."""
    lines: list[str] = []
    for label, said in items:
        line = f"{one_line(label)}: {dotted(style.written(said) if style.chosen.get('prose') != 'prose:bullets' else said.text, style.rng)}"
        if lines and len(lines[-1]) < 60 and len(line) < 60 and "\t" not in lines[-1] and style.rng.random() < 0.3:
            lines[-1] += style.rng.choice(("\t", "    ", "; ")) + line
        else:
            lines.append(style.rng.choice(("", "- ")) + line)
    return [Para(text=line, value=True) for line in lines]

"""The text of one paragraph: runs, ticks, fields, tracked changes and hidden text, in the view with all changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from toolkit.model.document import EmphasisKind
from toolkit.readers.colours import is_colour
from toolkit.readers.dingbats import TICKED, UNTICKED, symbol_text, typed_symbols
from toolkit.readers.docx import maths
from toolkit.readers.docx import names as n
from toolkit.readers.docx.choices_of_markup import ALTERNATE, FALLBACK, shown
from toolkit.readers.docx.form_fields import field_state
from toolkit.readers.docx.names import VAL, W14, W
from toolkit.readers.docx.styles import EMPHASES, Styles
from toolkit.text.choices import has_tick, only_marks

_TEXT, _TAB, _BREAK, _SYM = n.T, W + "tab", W + "br", W + "sym"
_FIELD, _SOFT, _PTAB, _CR, _NO_BREAK = W + "fldChar", W + "softHyphen", W + "ptab", W + "cr", W + "noBreakHyphen"
_OBJECT, _PROGRAM = W + "object", "{urn:schemas-microsoft-com:office:office}OLEObject"
_RUBY, _RUBY_BASE = W + "ruby", f"{W}rubyBase/{W}r"
"""Words with others in small letters above them, which tell how they are spoken."""
_DRAWINGS = {W + "drawing", W + "pict", _OBJECT}
_DELETED = {n.DEL, n.MOVE_FROM}
_INSERTED = {n.INS, n.MOVE_TO}
_NOTE_MARKS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_BOX = W + "txbxContent"
_HINT = re.compile(
    r"\W*(?:(?:vui lòng|xin|hãy|đề nghị|mời|please) )?"
    r"(?:click|tap here|choose|select|enter (?:text|a)|bấm|nhấn|nhấp|kích|chọn|nhập|điền|ghi rõ|chon|nhap)\b",
    re.IGNORECASE,
)
_HINT_WORD = re.compile(r"\b(?:click|tap here|choose|bấm|nhấn|nhấp|chọn|nhập|ghi rõ)\b", re.IGNORECASE)
_LONGEST_HINT = 80
_MAY_BE_HINT = "Ô nhập liệu còn được đánh dấu là lời gợi ý của biểu mẫu; đề nghị xem lại câu trả lời."
_OTHER_STATE = "Ô đánh dấu hiện ra khác với trạng thái lưu trong tệp; đã lấy dấu đang hiện, đề nghị xem lại."
_TODAYS = "Ngày ở đây là trường tự cập nhật theo ngày mở tệp, có thể không phải ngày đã ghi; đề nghị xem lại."
_TODAY, _INSTRUCTION, _SIMPLE = re.compile(r"\s*(?:DATE|TIME)\b", re.IGNORECASE), W + "instrText", W + "fldSimple"
_BOX_OF_CONTROL = f"{n.SDT_PR}/{W14}checkbox"
DOUBT = "doubt"
"""An attribute that no Word file has: why a person should look at what a control says."""
_DRAWN_INITIALS = frozenset("WwZz")
_FONTS, _ASCII, _HANSI, _VANISH, _RUN_STYLE = W + "rFonts", W + "ascii", W + "hAnsi", W + "vanish", W + "rStyle"
_PARAGRAPH_STYLE, _TABLE_STYLE = W + "pStyle", f"{W}tblPr/{W}tblStyle"
_COLOURS = {W + "color": VAL, W + "shd": W + "fill"}


@dataclass(slots=True)
class Run:
    """A stretch of text of one look. ``font`` is empty unless the file names legacy fonts."""

    text: str
    font: str = ""
    emphasis: tuple[EmphasisKind, ...] = ()


@dataclass(slots=True)
class Met:
    """What the walk met on the way; becomes the document's notices. ``doubt`` is about the paragraph or cell that is being read."""

    styles: Styles
    pending: int = 0
    hidden: list[str] = field(default_factory=list)
    doubt: str = ""


@dataclass(slots=True)
class Paragraph:
    """Runs of one paragraph, the text boxes that hang on it and its notes: kind of note and id.

    ``fields`` holds, for every field that is open, the number of runs before its instruction, ``None`` once its result has begun.
    """

    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    mark_deleted: bool = False
    fields: list[int | None] = field(default_factory=list)


def read_paragraph(element: etree._Element, met: Met) -> Paragraph:
    """Return the runs of ``w:p`` as a reader sees them once every tracked change is accepted."""
    paragraph = Paragraph()
    style_font = ""
    style_hidden = False
    properties = n.properties_of(element, n.P_PR, before=n.R)
    if properties is not None and len(properties):
        mark = properties.find(n.R_PR)
        if mark is not None:
            paragraph.mark_deleted = mark.find(n.DEL) is not None
            met.pending += paragraph.mark_deleted or mark.find(n.INS) is not None
        style = properties.find(_PARAGRAPH_STYLE)
        if style is not None:
            name = style.get(VAL, "")
            style_font = met.styles.fonts.get(name, "")
            style_hidden = name in met.styles.hidden
    if met.styles.table_fonts and not style_font:
        style_font = _table_font(element, met)
    _walk(element, paragraph, met, style_font, style_hidden)
    return paragraph


def _table_font(element: etree._Element, met: Met) -> str:
    """Return the font that the style of the table gives in which a paragraph stands."""
    for table in element.iterancestors(n.TBL):
        style = table.find(_TABLE_STYLE)
        return met.styles.table_fonts.get(style.get(VAL, ""), "") if style is not None else ""
    return ""


def _walk(element: etree._Element, paragraph: Paragraph, met: Met, font: str, hidden: bool) -> None:
    for child in element:
        tag = child.tag
        if tag == n.R:
            _read_run(child, paragraph, met, font, hidden)
        elif tag in _DELETED:
            met.pending += 1
        elif tag in _INSERTED:
            met.pending += 1
            _walk(child, paragraph, met, font, hidden)
        elif tag == n.SDT:
            read_inline_control(child, paragraph, met, font, hidden)
        elif tag in _DRAWINGS:
            paragraph.boxes.extend(_boxes(child))
        elif tag in maths.MATHS:
            _take_maths(child, paragraph, met, hidden=hidden)
        elif tag == ALTERNATE:
            branch = shown(child)
            if branch is not None:
                _walk(branch, paragraph, met, font, hidden)
        elif tag != n.P_PR and isinstance(tag, str) and len(child):
            if tag == _SIMPLE and _TODAY.match(child.get(W + "instr", "")):
                met.doubt = _TODAYS
            _walk(child, paragraph, met, font, hidden)


def _take_maths(element: etree._Element, paragraph: Paragraph, met: Met, *, hidden: bool) -> None:
    text, built_up = maths.said(element)
    if hidden:
        met.hidden.append(text)
    elif text:
        paragraph.runs.append(Run(text))
        met.doubt = maths.BUILT_UP if built_up else met.doubt


def read_inline_control(control: etree._Element, paragraph: Paragraph, met: Met, font: str, hidden: bool) -> None:
    """Append what a content control says: its tick, its bound value, its text, or nothing when it shows only its hint."""
    if is_check_box(control):
        paragraph.runs.append(Run(control_tick(control, met)))
        return
    if shows_hint(control, met.styles.hint, met):
        return
    met.doubt = control.get(DOUBT) or met.doubt
    content = control.find(n.SDT_CONTENT)
    if content is not None:
        _walk(content, paragraph, met, font, hidden)


def is_check_box(control: etree._Element) -> bool:
    """Tell whether a content control is a check box."""
    return control.find(_BOX_OF_CONTROL) is not None


def control_tick(control: etree._Element, met: Met) -> str:
    """Return ☒ or ☐ for a check box control.

    What people see counts; a program that set only the state, or only the letter, leaves a doubt.
    """
    box = control.find(_BOX_OF_CONTROL)
    checked = box.find(W14 + "checked") if box is not None else None
    state = checked is not None and n.is_on(checked.get(W14 + "val"))
    seen = _seen_tick(control, box) if box is not None else None
    if seen is not None and seen != state:
        met.doubt = _OTHER_STATE
    return TICKED if (state if seen is None else seen) else UNTICKED


def _seen_tick(control: etree._Element, box: etree._Element) -> bool | None:
    """Return whether the letter in a check box is a tick, by what the box itself uses for one; ``None`` for any other text."""
    content = control.find(n.SDT_CONTENT)
    shown = "".join(map(_letter, content.iter(_TEXT, _SYM))).strip() if content is not None else ""
    for name, ticked in ((W14 + "checkedState", True), (W14 + "uncheckedState", False)):
        letter = box.find(name)
        if letter is not None and shown and shown == _letter_of(letter.get(W14 + "val", "")):
            return ticked
    return has_tick(shown) if only_marks(shown) else None


def _letter(piece: etree._Element) -> str:
    """Return the text of a piece; of a symbol its letter, without the font's own half of Unicode."""
    return piece.text or "" if piece.tag == _TEXT else _letter_of(piece.get(W + "char", ""))


def _letter_of(code: str) -> str:
    try:
        return chr(int(code, 16) & (0xFF if code.upper().startswith("F0") else 0xFFFF))
    except ValueError:
        return ""


def shows_hint(control: etree._Element, hint_style: str, met: Met | None = None) -> bool:
    """Tell whether a content control still shows its own hint ("Bấm vào đây để nhập văn bản") and no answer.

    An answer that a program put in without saying so, and that has a word of hints, leaves a doubt. ``hint_style`` is the id of Word's
    style for hints, which differs with the language of the Word that made the form.
    """
    properties = control.find(n.SDT_PR)
    mark = properties.find(W + "showingPlcHdr") if properties is not None else None
    if mark is None or not n.is_on(mark.get(VAL)):
        return False
    content = control.find(n.SDT_CONTENT)
    if content is None:
        return True
    styles = {style.get(VAL, "") for style in content.iter(W + "rStyle")}
    text = "".join(piece.text or "" for piece in content.iter(n.T)).strip()
    if not text or hint_style in styles or (len(text) <= _LONGEST_HINT and _HINT.match(text) is not None):
        return True
    if met is not None and _HINT_WORD.search(text) is not None:
        met.doubt = _MAY_BE_HINT
    return False


def _read_run(run: etree._Element, paragraph: Paragraph, met: Met, font: str, hidden: bool) -> None:
    emphasis: tuple[EmphasisKind, ...] = ()
    properties = n.properties_of(run, n.R_PR, before=_TEXT)
    if properties is not None:
        hidden, font, emphasis = _look(properties, met, hidden, font)
    if len(run) == (1 if properties is None else 2) and (last := run[-1]).tag == _TEXT:
        text = last.text or ""
    else:
        text = "".join(_pieces(run, paragraph))
        for mark in run.iterchildren(_FIELD):
            _follow_field(mark, paragraph, says_something=bool(text))
        if len(run) and run[-1].tag == _INSTRUCTION and _TODAY.match(run[-1].text or ""):
            met.doubt = _TODAYS
        if any(one.get("ProgID", "").startswith("Equation") for one in run.iterfind(f"{_OBJECT}/{_PROGRAM}")):
            met.doubt = maths.AS_PICTURE
    if not text:
        return
    if font[:1] in _DRAWN_INITIALS:
        text = typed_symbols(font, text)
    if hidden:
        if text.strip():
            met.hidden.append(text)
        return
    paragraph.runs.append(Run(text, (font or met.styles.default_font) if met.styles.legacy else "", emphasis))


def _follow_field(mark: etree._Element, paragraph: Paragraph, *, says_something: bool) -> None:
    """Open or close a field: what stands in its instruction, such as the result of another field, is nothing that people see.

    A field whose result does not begin in the same paragraph keeps all its words. The run of the mark may say something itself: its tick.
    """
    kind = mark.get(W + "fldCharType")
    if kind == "begin":
        paragraph.fields.append(len(paragraph.runs) + says_something)
    elif paragraph.fields:
        begun = paragraph.fields.pop()
        if begun is not None:
            del paragraph.runs[begun:]
        if kind == "separate":
            paragraph.fields.append(None)


def _look(properties: etree._Element, met: Met, hidden: bool, font: str) -> tuple[bool, str, tuple[EmphasisKind, ...]]:
    emphasis: list[EmphasisKind] = []
    for child in properties:
        tag = child.tag
        if tag == _FONTS:
            font = child.get(_ASCII) or child.get(_HANSI) or font
        elif (kind := EMPHASES.get(tag)) is not None:
            if n.is_on(child.get(VAL)):
                emphasis.append(kind)
            elif kind in emphasis:
                emphasis.remove(kind)
        elif (said := _COLOURS.get(tag)) is not None:
            if is_colour(child.get(said)):
                emphasis.append(EmphasisKind.HIGHLIGHT)
        elif tag == _VANISH:
            hidden = n.is_on(child.get(VAL))
        elif tag == _RUN_STYLE:
            style = child.get(VAL, "")
            hidden = style in met.styles.hidden or (hidden and style not in met.styles.shown)
            font = met.styles.fonts.get(style, font)
            emphasis.extend(met.styles.emphases.get(style, ()))
    return hidden, font, tuple(emphasis)


def _pieces(run: etree._Element, paragraph: Paragraph) -> Iterator[str]:
    for child in run:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag in (_TAB, _PTAB):
            yield "\t"
        elif tag in (_BREAK, _CR):
            yield "\n"
        elif tag == _SYM:
            yield symbol_text(child.get(W + "font", ""), child.get(W + "char", ""))
        elif tag == _SOFT:
            yield "\u00ad"
        elif tag == _NO_BREAK:
            yield "-"
        elif tag == _FIELD:
            yield from field_state(child)
        elif tag in _NOTE_MARKS:
            paragraph.notes.append((_NOTE_MARKS[tag], child.get(W + "id", "")))
        elif tag in _DRAWINGS:
            paragraph.boxes.extend(_boxes(child))
        elif tag == _RUBY:
            for base in child.iterfind(_RUBY_BASE):
                yield from _pieces(base, paragraph)
        elif tag == ALTERNATE:
            branch, fallback = shown(child), child.find(FALLBACK)
            text = "".join(_pieces(branch, paragraph)) if branch is not None else ""
            # Word keeps a letter as a coloured picture ("☑" of Segoe UI Emoji), the plain letter is its fallback
            yield text or "".join(piece.text or "" for piece in (fallback.findall(n.T) if fallback is not None else ()))


def _boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of a drawing; of several markups only the one that is shown, so that no box counts twice."""
    if drawing.tag == ALTERNATE:
        branch = shown(drawing)
        if branch is not None:
            yield from _boxes(branch)
        return
    for child in drawing:
        if child.tag == _BOX:
            yield child
        elif isinstance(child.tag, str) and len(child):
            yield from _boxes(child)

# ruff: noqa: SLF001 - what python-docx has no words for is said in Word's own elements
"""The components of a Party paper as Word pieces, set by a :class:`PartyStyle` (the-thuc.md 1.2–1.4). Used by ``build_templates``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from toolkit.model.party_style import Page, PartyStyle, TextStyle
from toolkit.text.fold import bare

LEFT, CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
# Several addressees stand below "Kính gửi:", this far from the left margin (millimetres; ours, the guides have no figure).
_ADDRESSEES = 45
_TWIPS_A_MM = 1440 / 25.4
# Points: what only ends a section must find room below a signature that fills its page, or a page stands empty behind it.
_NO_HEIGHT = 0.05
# A template says nothing about when it was built, so that building it again gives the same bytes.
_BUILT = datetime(2026, 5, 27, tzinfo=UTC)


def element(tag: str, **attributes: str | int) -> Any:  # noqa: ANN401 - python-docx types its elements by their classes only
    """Make a Word element: ``element("w:tblHeader", val="true")``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWIPS_A_MM)


def reference(type: str, code: str) -> str:
    """Write the line of an annex that points to its paper (HD05 1.4)."""
    number = "số {{ head.number }}-" + code + "/{{ head.symbol }}"
    return f"(Kèm theo {type} {number}, ngày {{{{ head.reference_day }}}} của\u00a0{{{{ committee }}}})"


class PartyPage:
    """A Word document under construction that knows its style; each method adds one component of HD05."""

    def __init__(self, style: PartyStyle, title: str, *, wide: bool = False) -> None:
        """Start a document: page, fonts, styles, page number; ``wide``: it lies on its side from the first page on."""
        self.style = style
        self.document: WordDocument = Document()
        self._properties(title)
        self._styles()
        self._page(self.document.sections[0], style.landscape if wide else style.page)
        self._compatible()
        self._two_sided()
        self._may_be_away = False

    # The page

    def _properties(self, title: str) -> None:
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by, core.comments = title, "", "", ""
        core.created = core.modified = _BUILT.replace(tzinfo=None)
        core.language, core.revision = "vi-VN", 1
        relations = self.document.part.package.rels
        for id in [id for id, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
            del relations[id]
        # A second copy of the styles that Word 2010 kept for itself; it would not know our styles.
        relations = self.document.part.rels
        for id in [id for id, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
            del relations[id]

    def _compatible(self) -> None:
        """Let Word not stretch a line that ends with a line break over the whole width."""
        settings = self.document.settings.element
        compat = settings.find(qn("w:compat"))
        if compat is None:
            compat = element("w:compat")
            settings.append(compat)
        compat.insert(0, element("w:doNotExpandShiftReturn"))

    def _two_sided(self) -> None:
        """Let the binding margin change sides on even pages (HD05 1.1): the left margin is then the inner one."""
        if self.style.two_sided:
            settings = self.document.settings.element
            settings.insert(1 if settings.find(qn("w:zoom")) is not None else 0, element("w:mirrorMargins"))

    def _page(self, section: Section, page: Page) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(page.width), Mm(page.height)
        section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
        section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
        section.header_distance, section.footer_distance = Mm(page.header), Mm(page.header)
        section.different_first_page_header_footer = True
        self._page_number(section)

    def _page_number(self, section: Section) -> None:
        """Put the number in the middle of the text width, from the second page of each section on (HD05 1.1)."""
        section.header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.style = self.document.styles["Số trang"]
        run = paragraph.add_run()
        for kind in ("begin", None, "separate", "text", "end"):
            if kind is None:
                instruction = element("w:instrText")
                instruction.text = "PAGE"
                run._r.append(instruction)
            elif kind == "text":
                run._r.append(element("w:t"))
                run._r[-1].text = "2"
            else:
                run._r.append(element("w:fldChar", fldCharType=kind))

    def annex(self, label: str, title: str | Sequence[str], reference: str, *, wide: bool, present: str = "") -> None:
        """Begin an annex: own page, own numbering, the line that points to its paper.

        ``present`` is the mark without which the annex is not there, its section break included; the last annex is always there, because
        its section is that of the document's end.
        """
        page = self.style.landscape if wide else self.style.page
        before = self.document.paragraphs[-1]
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self.document.paragraphs[-1].style = self.document.styles["Mốc"]
        if before.style == self.document.paragraphs[-1].style and not before.text:
            self.document.element.body.remove(before._p)
        self._page(section, page)
        numbering = section._sectPr.find(qn("w:pgNumType"))
        if numbering is None:
            numbering = element("w:pgNumType")
            section._sectPr.insert_element_before(numbering, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid")
        numbering.set(qn("w:start"), "1")
        if self._may_be_away:
            self.line("{%p endif %}")
        if present:
            self.line("{%p if " + present + " %}")
        self._may_be_away = bool(present)
        self.line(label, "Phụ lục")
        for line in [title] if isinstance(title, str) else title:
            self.line(line, "Tên phụ lục")
        self.line(reference, "Dẫn chiếu phụ lục")

    # Styles

    def _styles(self) -> None:
        texts, body = self.style.texts, self.style.body
        normal = self.document.styles["Normal"]
        assert isinstance(normal, ParagraphStyle)
        self._dress(normal, texts.body)
        normal.paragraph_format.space_after = Pt(0)
        self._add("Nội dung", texts.body, JUSTIFY, first_line=body.first_line, after=body.space, line=body.line)
        self._add("Đề mục lớn", texts.heading, JUSTIFY, first_line=body.first_line, after=body.space, line=body.line, level=0)
        self._add("Đề mục nhỏ", texts.heading, JUSTIFY, first_line=body.first_line, after=body.space, line=body.line, level=1)
        self._add("Tiêu đề", texts.title, CENTER)
        self._add("Cơ quan cấp trên", texts.superior, CENTER)
        self._add("Cơ quan ban hành", texts.committee, CENTER)
        self._add("Số và ký hiệu", texts.number, CENTER)
        self._add("Trích yếu công văn", texts.letter_abstract, CENTER)
        self._add("Chỉ dẫn dự thảo", texts.draft, CENTER)
        self._add("Ngày tháng", texts.date, CENTER, before=6)
        self._add("Tên loại", texts.type, CENTER, before=18)
        self._add("Trích yếu", texts.abstract, CENTER)
        self._add("Gạch dưới trích yếu", texts.body, CENTER, after=12)
        self._add("Kính gửi", texts.addressee_label, CENTER, before=6, after=6)
        self._add("Nơi kính gửi", texts.addressee, LEFT, left=_ADDRESSEES)
        self._add("Quyền hạn ký", texts.authority, CENTER)
        self._add("Chức vụ", texts.position, CENTER)
        self._add("Họ tên người ký", texts.signer, CENTER)
        self._add("Nơi nhận", texts.recipients_label, LEFT)
        self._add("Tên nơi nhận", texts.recipient, LEFT)
        self._add("Số trang", texts.page_number, CENTER)
        self._add("Phụ lục", texts.annex, CENTER)
        self._add("Tên phụ lục", texts.annex, CENTER)
        self._add("Dẫn chiếu phụ lục", texts.annex_reference, CENTER, after=12)
        self._add("Phần của phụ lục", texts.heading, LEFT, before=6, after=6, level=1)
        self._add("Bảng", texts.table, LEFT, before=2, after=2)
        self._add("Bảng giữa", texts.table, CENTER, before=2, after=2)
        self._add("Bảng đầu cột", texts.table_head, CENTER, before=2, after=2, with_next=True)
        self._add("Bảng nhóm", texts.table_head, LEFT, before=2, after=2, with_next=True)
        self._add("Khoảng cách", TextStyle(size=1), LEFT, line=1, after=body.space)
        self._add("Mốc", TextStyle(size=1), LEFT, line=_NO_HEIGHT)

    def _add(
        self,
        name: str,
        text: TextStyle,
        alignment: WD_ALIGN_PARAGRAPH,
        *,
        first_line: float = 0,
        left: float = 0,
        before: float = 0,
        after: float = 0,
        line: float | None = None,
        level: int | None = None,
        with_next: bool = False,
    ) -> None:
        made = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(made, ParagraphStyle)
        made.element.styleId = bare(name).title().replace(" ", "")
        made.base_style = self.document.styles["Normal"]
        self._dress(made, text)
        layout = made.paragraph_format
        layout.alignment, layout.widow_control = alignment, True
        layout.first_line_indent = Mm(first_line) if first_line else None
        layout.left_indent = Mm(left) if left else None
        layout.space_before, layout.space_after = Pt(before), Pt(after)
        if line is not None:
            layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
        if with_next or level is not None:
            layout.keep_with_next = True
        if level is not None:
            made.element.get_or_add_pPr().append(element("w:outlineLvl", val=level))

    def _dress(self, made: ParagraphStyle, text: TextStyle) -> None:
        font = made.font
        font.name, font.size = self.style.font, Pt(text.size)
        font.bold, font.italic, font.underline = text.bold, text.italic, text.underline
        fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), self.style.font)

    # Components

    def line(self, text: str, style: str = "Nội dung", *, within: _Cell | None = None) -> Paragraph:
        """Add one paragraph of a style to the body or to a cell."""
        if within is not None and len(within.paragraphs) == 1 and not within.paragraphs[0].text and not within.paragraphs[0].runs:
            paragraph: Paragraph = within.paragraphs[0]
            paragraph.style = self.document.styles[style]
            paragraph.add_run(text)
            return paragraph
        owner: WordDocument | _Cell = within if within is not None else self.document
        paragraph = owner.add_paragraph(text)
        paragraph.style = self.document.styles[style]
        return paragraph

    def head(self) -> None:
        """Add the head table: names on the left, title, rule and date on the right (HD05 1.3)."""
        head = self.style.head
        left, right = self.grid([head.left, head.right], 1).rows[0].cells
        self.line("{{ head.superior }}", "Cơ quan cấp trên", within=left)
        self.line("{{ head.committee }}", "Cơ quan ban hành", within=left)
        self.line(head.star, "Số và ký hiệu", within=left)
        self.line(head.title, "Tiêu đề", within=right)
        self._rule(self.line("", "Mốc", within=right), head.right)
        self.line("{{ head.place_and_day }}", "Ngày tháng", within=right)

    def numbered(self, code: str) -> None:
        """Add the number and symbol under the star; the number is blank until the paper is issued."""
        self._below_star("Số {{ head.number }}-" + code + "/{{ head.symbol }}", "Số và ký hiệu")

    def letter_abstract(self, mark: str) -> None:
        """Add the abstract of a letter (công văn): it has no type and stands under the number."""
        self._below_star(mark, "Trích yếu công văn")

    def draft_mark(self) -> None:
        """Add "Dự thảo lần n" under the number; the line goes away where there is none."""
        for text in ("{%p if head.draft %}", "{{ head.draft }}", "{%p endif %}"):
            self._below_star(text, "Chỉ dẫn dự thảo")

    def _below_star(self, text: str, style: str) -> None:
        self.line(text, style, within=self.document.tables[0].rows[0].cells[0])

    def addressed(self, label: str) -> None:
        """Add who the paper goes to: one name beside the label, several below it, one line each."""
        self.line("{%p if head.addressees|length == 1 %}")
        self.line(f"{label} ", "Kính gửi").add_run("{{ head.addressees[0] }}").italic = False
        self.line("{%p else %}")
        self.line(label, "Kính gửi")
        self.line("{%p for addressee in head.addressees %}")
        self.line("{{ addressee }}", "Nơi kính gửi")
        self.line("{%p endfor %}")
        self.line("{%p endif %}")
        self.line("", "Khoảng cách")

    def book_head(self, title: str, *below: str) -> None:
        """Add the head of a book (sổ) of the office: names, title and rule; a book has no number and no day."""
        # The names need more room than the title: a long one that breaks leaves a single word on its second line.
        names = self.style.landscape.text_width * 0.6
        titled = self.style.landscape.text_width - names
        left, right = self.grid([names, titled], 1).rows[0].cells
        self.line("{{ head.superior }}", "Cơ quan cấp trên", within=left)
        self.line("{{ head.committee }}", "Cơ quan ban hành", within=left)
        self.line(self.style.head.title, "Tiêu đề", within=right)
        self._rule(self.line("", "Mốc", within=right), titled)
        self.line(title, "Tên loại")
        for one in below:
            self.line(one, "Trích yếu")
        self.line("", "Khoảng cách")

    def _rule(self, paragraph: Paragraph, width: float) -> None:
        """Draw a solid rule exactly as long as the title: the upper border of a paragraph indented on both sides of ``width`` mm."""
        aside = twips((width - self.style.head.rule) / 2)
        properties = paragraph._p.get_or_add_pPr()
        borders = element("w:pBdr")
        borders.append(element("w:top", val="single", sz=6, space=1, color="000000"))
        properties.append(borders)
        properties.append(element("w:spacing", before=20, after=0, line=40, lineRule="exact"))
        properties.append(element("w:ind", left=aside, right=aside))

    def named(self, type: str, *abstract: str) -> None:
        """Add the name of the type, the abstract under it, and the five hyphens."""
        self.line(type, "Tên loại")
        for one in abstract:
            self.line(one, "Trích yếu")
        self.line(self.style.head.dashes, "Gạch dưới trích yếu")

    def repeat(self, each: str, every: str, *lines: tuple[str, str], with_next: bool = False) -> None:
        """Repeat paragraphs (text, style) for ``each`` value of ``every``; the marks stand in paragraphs that vanish."""
        self.line("{%p for " + each + " in " + every + " %}")
        for text, style in lines:
            self.line(text, style).paragraph_format.keep_with_next = with_next or None
        self.line("{%p endfor %}")

    def paragraphs(self, every: str, *, to_signature: bool = False) -> None:
        """Print each paragraph of ``every``; one that ends with a colon stays on the page of what it leads to.

        ``to_signature``: only a closing line follows, and a signature on a page of its own needs more text than that.
        """
        last = " or loop.last" if to_signature else ""
        self.line("{%p for paragraph in " + every + " %}")
        self.line('{%p if paragraph[-1:] == ":"' + last + " %}")
        self.line("{{ paragraph }}").paragraph_format.keep_with_next = True
        self.line("{%p else %}")
        self.line("{{ paragraph }}")
        self.line("{%p endif %}")
        self.line("{%p endfor %}")

    def signature(self) -> None:
        """Add recipients on the left and the signature block on the right, never split over two pages."""
        table = self.grid([self.style.head.left, self.style.head.right], 1)
        left, right = table.rows[0].cells
        self.line("Nơi nhận:", "Nơi nhận", within=left)
        self.line("{%p for recipient in head.recipients %}", "Tên nơi nhận", within=left)
        self.line("{{ recipient }}", "Tên nơi nhận", within=left)
        self.line("{%p endfor %}", "Tên nơi nhận", within=left)
        self.line("{{ head.authority }}", "Quyền hạn ký", within=right)
        for text in ("{%p if head.position %}", "{{ head.position }}", "{%p endif %}"):
            self.line(text, "Chức vụ", within=right)
        for _ in range(4):
            self.line("", "Chức vụ", within=right)
        self.line("{{ head.signer }}", "Họ tên người ký", within=right)
        for cell in (left, right):
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
        self.line("", "Mốc")

    # Tables

    def grid(self, widths: Sequence[float], rows: int, *, ruled: bool = False, padding: float = 0) -> Table:
        """Add a table of fixed column widths (millimetres); its rows do not split over pages."""
        table: Table = self.document.add_table(rows=rows, cols=len(widths))
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        if ruled:
            table.style = self.document.styles["Table Grid"]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        properties = table._tbl.tblPr
        margins = element("w:tblCellMar")
        for side in ("left", "right"):
            margins.append(element(f"w:{side}", w=twips(padding), type="dxa"))
        look = properties.find(qn("w:tblLook"))
        look.addprevious(margins) if look is not None else properties.append(margins)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        return table

    def list_table(self, columns: Sequence[tuple[str, float, str, str]], each: str, every: str, empty: str) -> None:
        """Add a table with a heading row that repeats on each page and a row for ``each`` of ``every``.

        ``columns``: heading, width in millimetres, mark, style. ``empty`` is what the only row says when there is none.
        """
        table = self.grid([width for _, width, _, _ in columns], 7, ruled=True, padding=1)
        self.heading_row(table, [heading for heading, _, _, _ in columns])
        self.mark_row(table, 1, "{%tr if not " + every + " %}")
        self.span_row(table, 2, empty, "Bảng giữa")
        self.mark_row(table, 3, "{%tr endif %}")
        self.mark_row(table, 4, "{%tr for " + each + " in " + every + " %}")
        for cell, (_, _, mark, style) in zip(table.rows[5].cells, columns, strict=True):
            self.line(mark, style, within=cell)
        self.mark_row(table, 6, "{%tr endfor %}")

    def grouped_table(self, columns: Sequence[tuple[str, float, str, str]], groups: str, group_name: str, empty: str) -> None:
        """Add a table whose rows stand under the names of their groups; the columns are those of :meth:`list_table`."""
        table = self.grid([width for _, width, _, _ in columns], 10, ruled=True, padding=1)
        self.heading_row(table, [heading for heading, _, _, _ in columns])
        self.mark_row(table, 1, "{%tr if not " + groups + " %}")
        self.span_row(table, 2, empty, "Bảng giữa")
        self.mark_row(table, 3, "{%tr endif %}")
        self.mark_row(table, 4, "{%tr for group in " + groups + " %}")
        self.span_row(table, 5, "{{ group." + group_name + " }}", "Bảng nhóm")
        self.mark_row(table, 6, "{%tr for row in group.rows %}")
        for cell, (_, _, mark, column_style) in zip(table.rows[7].cells, columns, strict=True):
            self.line(mark, column_style, within=cell)
        self.mark_row(table, 8, "{%tr endfor %}")
        self.mark_row(table, 9, "{%tr endfor %}")

    def heading_row(self, table: Table, headings: Sequence[str]) -> None:
        """Fill the first row and let it repeat on every page."""
        table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
        for cell, heading in zip(table.rows[0].cells, headings, strict=True):
            self.line(heading, "Bảng đầu cột", within=cell)

    def mark_row(self, table: Table, row: int, mark: str) -> None:
        """Write a mark that takes its whole row away when the paper is made."""
        self.line(mark, "Bảng", within=table.rows[row].cells[0])

    def span_row(self, table: Table, row: int, text: str, style: str) -> None:
        """Write one text over a whole row."""
        cells = table.rows[row].cells
        self.line(text, style, within=cells[0].merge(cells[-1]))

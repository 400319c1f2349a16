"""Every way in which Word keeps words, ticks and cells comes out as the words, ticks and cells that a reader of the page sees."""

from __future__ import annotations

import gc
import io
import re
import unicodedata
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    cell,
    check_box,
    control,
    deleted,
    field,
    grid,
    inserted,
    para,
    row_of,
    run,
    table,
    texts,
    word,
    word_package,
)
from toolkit.errors import UnreadableFile
from toolkit.model.document import Document, EmphasisKind, Line, Table
from toolkit.model.finding import Code
from toolkit.readers import read_document
from toolkit.readers.package import Package

HINT = "<w:showingPlcHdr/>"
HINT_TEXT = "Bấm hoặc gõ vào đây để nhập văn bản."


def opened(body: str, **parts: str) -> Document:
    return read_document(word(body, **parts), "a.docx")


def lines(body: str, **parts: str) -> list[object]:
    """Return the words of a body of paragraphs."""
    return texts(opened(body, **parts))


def words_of(runs: str, **parts: str) -> object:
    """Return the words of one paragraph."""
    (text,) = lines(para(runs), **parts)
    return text


def cells(*rows: str) -> list[list[str]]:
    """Return the texts of one table of rows."""
    (block,) = opened(table(*rows)).blocks
    assert isinstance(block, Table)
    return grid(block)


def words(text: str) -> str:
    return cell(para(run(text)))


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.notices]


# ---- content controls ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        table(control(row_of(words("Họ tên"), words("An")))),
        table(row_of(words("Họ tên"), control(words("An")))),
        table(row_of(words("Họ tên"), cell(control(para(run("An")))))),
        table(row_of(words("Họ tên"), cell(para(control(run("An")))))),
        table(row_of(words("Họ tên"), cell(control(control(para(control(run("An")))))))),
        control(table(row_of(words("Họ tên"), words("An")))),
    ],
    ids=["row", "cell", "block", "run", "nested", "table"],
)
def test_a_content_control_is_read_wherever_it_stands(body: str) -> None:
    assert lines(body) == [[["Họ tên", "An"]]]


@pytest.mark.parametrize(
    "properties",
    [
        "<w:text/>",
        "<w:text/><w:dataBinding w:xpath='/a'/>",
        '<w:date w:fullDate="2024-09-25T00:00:00Z"/>',
        '<w:dropDownList><w:listItem w:value="An"/></w:dropDownList>',
        '<w:comboBox><w:listItem w:value="An"/></w:comboBox>',
        '<w:showingPlcHdr w:val="0"/><w:text/>',
    ],
)
def test_what_a_content_control_shows_is_its_answer(properties: str) -> None:
    assert words_of(control(run("25/9/2024"), properties)) == "25/9/2024"


@pytest.mark.parametrize(
    "body",
    [
        table(row_of(words("Họ tên"), control(words(HINT_TEXT), HINT))),
        table(row_of(words("Họ tên"), cell(control(para(run(HINT_TEXT)), HINT)))),
        table(row_of(words("Họ tên"), cell(para(control(run(HINT_TEXT), HINT))))),
        table(row_of(words("Họ tên"), cell(para(control(control(run("Choose an item."), HINT)))))),
        table(row_of(words("Họ tên"), cell(para(control(run("Họ và tên", '<w:rStyle w:val="PlaceholderText"/>'), HINT))))),
    ],
    ids=["cell", "block", "run", "nested", "own hint"],
)
def test_a_control_that_only_shows_its_hint_is_empty(body: str) -> None:
    assert lines(body) == [[["Họ tên", ""]]]


def test_a_hint_is_known_by_its_style_in_a_word_of_any_language() -> None:
    styles = '<w:style w:type="character" w:styleId="VnbanChdanhsn"><w:name w:val="Placeholder Text"/></w:style>'
    assert words_of(control(run("Họ và tên", '<w:rStyle w:val="VnbanChdanhsn"/>'), HINT), styles=styles) == ""
    assert words_of(control(run("Nguyễn Văn An"), HINT), styles=styles) == "Nguyễn Văn An"


@pytest.mark.parametrize(
    ("state", "shown", "seen", "doubtful"),
    [
        ("0", run("☒"), "☒", True),
        ("1", run("☐"), "☐", True),
        ("1", run("☑"), "☒", False),
        ("1", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☒", False),
        ("0", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☒", True),
        ("1", run("Có"), "☒", False),
    ],
)
def test_a_check_box_is_what_people_see_and_doubtful_where_its_state_is_another(state: str, shown: str, seen: str, doubtful: bool) -> None:
    letters = '<w14:checkedState w14:val="00FE" w14:font="Wingdings"/>' if "w:sym" in shown else ""
    box = control(shown, f'<w14:checkbox><w14:checked w14:val="{state}"/>{letters}</w14:checkbox>')
    document = opened(para(box) + table(row_of(words("Đạt"), cell(para(box)))))
    assert texts(document) == [seen, [["Đạt", seen]]]
    assert len(document.doubtful) == 2 * doubtful


def test_an_answer_that_only_holds_a_word_of_hints_is_one() -> None:
    assert (
        words_of(control(run("Lao động tiên tiến; được chọn là gương người tốt"), HINT))
        == "Lao động tiên tiến; được chọn là gương người tốt"
    )
    assert words_of(control(run("[Vui lòng nhập họ và tên]"), HINT)) == ""
    for text, doubtful in (("được chọn là gương người tốt", True), ("Lao động tiên tiến", False)):
        answer = control(para(run(text)), HINT)
        document = opened(answer + table(row_of(cell(answer), cell(para(control(run(text), HINT))))))
        assert texts(document) == [text, [[text, text]]]
        assert len(document.doubtful) == 3 * doubtful


def test_a_check_box_control_is_a_tick_in_a_run_a_cell_and_between_paragraphs() -> None:
    assert words_of(check_box(ticked=True) + run(" Đạt ") + check_box(ticked=False) + run(" Chưa đạt")) == "☒ Đạt ☐ Chưa đạt"
    assert cells(row_of(words("Đạt"), cell(check_box(ticked=True) + para()))) == [["Đạt", "☒"]]
    assert cells(row_of(words("Đạt"), cell(para(control(check_box(ticked=True)))))) == [["Đạt", "☒"]]


# ---- legacy form fields and symbols -------------------------------------------------------------------------------------------


def test_legacy_form_fields_say_their_result_their_tick_and_their_choice() -> None:
    menu = "<w:ddList><w:result w:val='1'/><w:listEntry w:val='Chưa đạt'/><w:listEntry w:val='Đạt'/></w:ddList>"

    assert words_of(field("FORMTEXT", "<w:textInput/>", run("Nguyễn Văn An"))) == "Nguyễn Văn An"
    assert words_of(field("FORMTEXT", "<w:textInput/>", run("\u2002\u2002\u2002\u2002\u2002"))) == "\u2002" * 5
    assert words_of(field("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>")) == "☒"
    assert words_of(field("FORMCHECKBOX", "<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>")) == "☐"
    assert words_of(field("FORMCHECKBOX", "<w:checkBox><w:default w:val='1'/></w:checkBox>")) == "☒"
    assert words_of(field("FORMDROPDOWN", menu)) == "Đạt"


def test_a_field_says_its_result_and_never_its_instruction() -> None:
    nested = field('IF 1 = 1 "x"', result=run("Quý ") + field("PAGE", result=run("III")))

    assert words_of(nested) == "Quý III"


def test_what_stands_in_the_instruction_of_a_field_is_not_seen() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = field("MERGEFIELD loai", result=run("Ông"))
    test = "<w:r><w:instrText> IF </w:instrText></w:r>" + inner + '<w:r><w:instrText> = "Ông" "a" "b" </w:instrText></w:r>'
    name = run("Nguyễn Văn An")
    assert words_of(run("Họ tên: ") + begin + test + separate + name + end + run(".")) == "Họ tên: Nguyễn Văn An."
    assert words_of(begin + test + end + name) == "Nguyễn Văn An"
    assert words_of(begin + test + name) == "ÔngNguyễn Văn An"  # never closed: nothing is lost
    box = field("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>")
    assert words_of(box + run(" Đạt")) == "☒ Đạt"
    assert words_of(run("Có ") + box) == "Có ☒"
    assert words_of('<w:fldSimple w:instr="DATE">' + run("25/9/2024") + "</w:fldSimple>") == "25/9/2024"
    assert words_of('<w:hyperlink r:id="r9">' + run("an@soct.gov.vn") + "</w:hyperlink>") == "an@soct.gov.vn"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FE", "☒"),
        ("Wingdings", "F0FC", "☒"),
        ("Wingdings", "F078", "☒"),
        ("Wingdings", "00FE", "☒"),
        ("Wingdings 2", "F052", "☒"),
        ("Wingdings 2", "F053", "☒"),
        ("Webdings", "F061", "☒"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F06F", "☐"),
        ("Wingdings 2", "F0A3", "☐"),
        ("Webdings", "F063", "☐"),
        ("Wingdings", "F0E0", ""),
        ("Arial", "FFFFFFFFFF", ""),
        ("Arial", "D800", ""),
        ("Arial", "-5", ""),
        ("MS Gothic", "2612", "☒"),
        ("Segoe UI Symbol", "2610", "☐"),
    ],
)
def test_a_symbol_of_a_picture_font_is_the_tick_that_it_draws(font: str, code: str, shown: str) -> None:
    assert words_of(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' + run(" Đạt")) == f"{shown} Đạt"


@pytest.mark.parametrize(
    ("font", "typed", "shown"),
    [
        ("Wingdings", "\uf0fe", "☒"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings", "þ", "☒"),
        ("Wingdings", "¨", "☐"),
        ("Wingdings 2", "R", "☒"),
        ("Wingdings", "Không", "Không"),
        ("Wingdings", "\uf0e0", ""),
        ("Times New Roman", "R", "R"),
    ],
)
def test_a_letter_typed_in_a_picture_font_is_the_tick_that_it_draws(font: str, typed: str, shown: str) -> None:
    assert words_of(run(typed, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>') + run(" Đạt")) == f"{shown} Đạt"


def test_a_tick_kept_as_a_coloured_picture_is_read_by_its_fallback() -> None:
    emoji = '<mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent>'
    assert words_of(f"<w:r>{emoji}</w:r>" + run(" Đạt")) == "☑ Đạt"


# ---- tracked changes ----------------------------------------------------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted_and_reported() -> None:
    document = opened(para(run("Số: ") + deleted("15") + inserted(run("07"))))

    assert (texts(document), codes(document)) == (["Số: 07"], ["pending-edits"])


def test_a_deleted_paragraph_mark_joins_the_two_paragraphs() -> None:
    joined = para(run("Nguyễn "), "<w:rPr><w:del w:id='1' w:author='A'/></w:rPr>") + para(run("Văn An"))

    assert lines(joined) == ["Nguyễn Văn An"]
    assert cells(row_of(words("Họ tên"), cell(joined))) == [["Họ tên", "Nguyễn Văn An"]]


def test_inserted_rows_stay_and_deleted_rows_and_cells_go_and_are_reported() -> None:
    gone = "<w:cellDel w:id='3' w:author='A'/>"
    assert cells(row_of(words("Số"), cell(para(run("9")), gone), words("7"))) == [["Số", "7"]]
    assert codes(opened(table(row_of(words("Số"), cell(para(run("9")), gone))))) == ["pending-edits"]
    assert codes(opened(table(row_of(words("Số"), cell(para(run("9")), gone.replace("Del", "Ins")))))) == ["pending-edits"]
    assert codes(opened(table(row_of(words("Số"), properties="<w:del w:id='2' w:author='A'/>")))) == ["pending-edits"]
    assert cells(
        row_of(words("Số"), words("7")),
        row_of(words("Số mới"), words("8"), properties="<w:ins w:id='1' w:author='A'/>"),
        row_of(words("Số cũ"), words("9"), properties="<w:del w:id='2' w:author='A'/>"),
    ) == [["Số", "7"], ["Số mới", "8"]]


def test_moved_words_stand_only_where_they_were_moved_to() -> None:
    moved = f'<w:moveFrom w:id="1" w:author="A">{run("An")}</w:moveFrom>'
    assert lines(para(moved + run("x")) + para(f'<w:moveTo w:id="2" w:author="A">{run("An")}</w:moveTo>')) == ["x", "An"]


# ---- hidden text --------------------------------------------------------------------------------------------------------------


def test_hidden_words_are_left_out_and_reported() -> None:
    styles = '<w:style w:type="character" w:styleId="an"><w:rPr><w:vanish/></w:rPr></w:style>'
    document = opened(para(run("7") + run(" năm cũ 9", "<w:vanish/>") + run(" x", '<w:rStyle w:val="an"/>')), styles=styles)

    assert (texts(document), codes(document)) == (["7"], ["hidden-text"])
    assert words_of(run("7", '<w:rStyle w:val="an"/><w:vanish w:val="0"/>'), styles=styles) == "7"


def test_a_hidden_style_hides_through_its_children_and_may_be_lifted() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="an"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="con"><w:basedOn w:val="an"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="hien"><w:basedOn w:val="con"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    )
    assert [lines(para(run("7"), f'<w:pStyle w:val="{name}"/>'), styles=styles) for name in ("an", "con", "hien")] == [[""], [""], ["7"]]


def test_a_hidden_row_is_left_out_and_reported() -> None:
    document = opened(table(row_of(words("Số"), words("7")), row_of(words("Số"), words("9"), properties="<w:hidden/>")))

    assert (texts(document), codes(document)) == ([[["Số", "7"]]], ["hidden-text"])


# ---- text boxes, notes, margins -----------------------------------------------------------------------------------------------


BOX = f"<v:shape><v:textbox><w:txbxContent>{para(run('Kỳ: Quý III'))}</w:txbxContent></v:textbox></v:shape>"


def test_a_text_box_with_an_alternative_drawing_counts_once() -> None:
    modern = f"<w:drawing><wps:txbx><w:txbxContent>{para(run('Kỳ: Quý III'))}</w:txbxContent></wps:txbx></w:drawing>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{modern}</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>'
    document = opened(para(run("Biểu") + f"<w:r>{both}</w:r>"))

    assert texts(document) == ["Biểu", "Kỳ: Quý III"]
    assert document.blocks[1].place.say().startswith("hộp văn bản")


def test_a_text_box_in_a_cell_belongs_to_the_cell() -> None:
    assert cells(row_of(words("Kỳ"), cell(para(f"<w:r><w:pict>{BOX}</w:pict></w:r>")))) == [["Kỳ", "Kỳ: Quý III"]]


def test_a_main_part_that_is_called_its_own_header_is_read_once() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(para(run("một")), header1=""))) as package, zipfile.ZipFile(made, "w") as changed:
        for name in package.namelist():
            part = package.read(name)
            changed.writestr(name, part.replace(b"header1.xml", b"document.xml") if name.endswith(".rels") else part)

    assert [line.text for line in read_document(made.getvalue(), "a.docx").blocks if isinstance(line, Line)] == ["một"]


def test_headers_footnotes_and_footers_are_read_once_and_named() -> None:
    note = f'<w:footnote w:id="2">{para(run("Theo Quyết định 15"))}</w:footnote><w:footnote w:id="0">{para(run("không dùng"))}</w:footnote>'
    header = para(run("CHI BỘ VĂN PHÒNG"))
    end = f'<w:endnote w:id="0">{para(run("Cuối bài"))}</w:endnote><w:endnote w:id="2">{para(run("không dùng"))}</w:endnote>'
    marks = '<w:r><w:footnoteReference w:id="2"/><w:endnoteReference w:id="0"/></w:r>'
    document = opened(para(run("7") + marks), footnotes=note, endnotes=end, header1=header, header2=header, footer1=para(run("Trang")))

    assert texts(document) == ["CHI BỘ VĂN PHÒNG", "7", "Theo Quyết định 15", "Cuối bài", "Trang"]
    assert [block.place.part for block in document.blocks] == ["đầu trang", "", "chú thích", "chú thích", "chân trang"]


# ---- tables -------------------------------------------------------------------------------------------------------------------


def test_merged_cells_stand_in_every_place_that_they_cover() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = cells(
        row_of(cell(para(run("A")), f'<w:gridSpan w:val="2"/>{restart}'), words("1")),
        row_of(cell(para(), f'<w:gridSpan w:val="2"/>{goes_on}'), words("2")),
        row_of(words("b"), words("c"), words("3")),
    )
    assert rows == [["A", "A", "1"], ["A", "A", "2"], ["b", "c", "3"]]


def test_a_merged_cell_knows_its_size() -> None:
    (block,) = opened(
        table(
            row_of(cell(para(run("A")), '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')),
            row_of(cell(para(), '<w:gridSpan w:val="2"/><w:vMerge/>')),
        )
    ).blocks
    assert isinstance(block, Table)
    assert block.rows[0][0] is block.rows[1][1]
    assert (block.rows[0][0].rows, block.rows[0][0].columns) == (2, 2)


def test_words_left_in_a_continued_cell_are_not_lost() -> None:
    assert cells(
        row_of(cell(para(run("A")), '<w:vMerge w:val="restart"/>'), words("1")),
        row_of(cell(para(run("còn lại")), "<w:vMerge/>"), words("2")),
    ) == [["A", "1"], ["còn lại", "2"]]


def test_old_horizontal_merges_and_shifted_rows_keep_their_columns() -> None:
    assert cells(
        row_of(words("a"), words("b"), words("c")),
        row_of(cell(para(run("d")), '<w:hMerge w:val="restart"/>'), cell(para(run("e")), "<w:hMerge/>"), words("f")),
        row_of(words("g"), properties='<w:gridBefore w:val="2"/>'),
    ) == [["a", "b", "c"], ["d\ne", "d\ne", "f"], ["", "", "g"]]


def test_a_table_in_a_cell_follows_the_table_that_holds_it() -> None:
    inner = table(row_of(words("Đạt"), words("x")))
    document = opened(table(row_of(words("Kết quả"), cell(inner + para(run("ngoài"))))))

    assert texts(document) == [[["Kết quả", "ngoài"]], [["Đạt", "x"]]]
    assert [block.place.say() for block in document.blocks] == ["bảng 1", "bảng 2"]


def test_absurd_tables_are_refused_in_one_vietnamese_sentence() -> None:
    wide = table(row_of(*(cell(para(), '<w:gridSpan w:val="150"/>') for _ in range(2))))
    deep = ""
    for _ in range(25):
        deep = table(row_of(cell(deep + para())))
    for body in (wide, deep):
        with pytest.raises(UnreadableFile, match="đề nghị"):
            opened(body)


# ---- lists --------------------------------------------------------------------------------------------------------------------


def listed(text: str, number: str, level: str = "0") -> str:
    return para(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(4))
)


def test_labels_of_word_lists_are_counted_level_by_level() -> None:
    body = "".join(
        listed("", number, level)
        for number, level in (
            ("1", "0"),
            ("1", "1"),
            ("1", "1"),
            ("1", "0"),
            ("1", "1"),
            ("2", "0"),
            ("2", "0"),
            ("3", "0"),
            ("4", "0"),
            ("4", "0"),
        )
    )
    blocks = opened(body, numbering=LISTS).blocks

    labels = [block.number for block in blocks if isinstance(block, Line)]
    assert labels == ["1.", "1.1.", "1.2.", "2.", "2.1.", "III.", "IV.", "-", "a)", "b)"]


def test_a_list_goes_on_behind_another_of_its_kind_unless_it_begins_anew() -> None:
    own = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    more = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>' for number, override in ((8, ""), (9, anew), (10, own))
    )
    body = "".join(listed("", number, "0") for number in ("1", "8", "9", "9", "1", "10"))
    labels = [block.number for block in opened(body, numbering=LISTS + more).blocks if isinstance(block, Line)]
    assert labels == ["1.", "2.", "7.", "8.", "9.", "(10)"]


# ---- letters ------------------------------------------------------------------------------------------------------------------


def test_letters_come_out_as_people_read_them() -> None:
    assert words_of(run(unicodedata.normalize("NFD", "Quản lý Thương mại"))) == "Quản lý Thương mại"
    assert words_of(run("05") + "<w:r><w:noBreakHyphen/></w:r>" + run("CT/TW")) == "05-CT/TW"
    assert words_of(run("Quý\tIII\n2024")) == "Quý\tIII\n2024"
    assert (
        words_of('<w:smartTag w:element="place">' + run("Sở Công") + '</w:smartTag><w:bookmarkStart w:id="1" w:name="a"/>' + run(" Thương"))
        == "Sở Công Thương"
    )


def test_legacy_letters_are_decoded_run_by_run_and_reported() -> None:
    old = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    body = para(run("chi bé v¨n phßng", capitals)) + para(
        run("Kết quả: ") + run("Së C«ng Th", old) + "<w:r><w:rPr>" + old + "</w:rPr><w:softHyphen/></w:r>" + run("¬ng", old)
    )
    document = opened(body)

    assert texts(document) == ["CHI BỘ VĂN PHÒNG", "Kết quả: Sở Công Thương"]
    assert codes(document) == ["decoded"]


def test_eth_is_read_as_the_vietnamese_letter_in_a_unicode_file() -> None:
    assert lines(para(run("Ðảng ủy Sở, Quyết định số 5-QÐ/ÐU"))) == ["Đảng ủy Sở, Quyết định số 5-QĐ/ĐU"]


def test_a_legacy_font_of_a_style_is_inherited() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="cu"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="con"><w:basedOn w:val="cu"/></w:style>'
    )
    for name in ("cu", "con"):
        assert lines(
            para(run("cã"), f'<w:pStyle w:val="{name}"/>') + para(run("§¶ng uû Së C«ng nghiÖp"), f'<w:pStyle w:val="{name}"/>'),
            styles=styles,
        ) == [
            "có",
            "Đảng uỷ Sở Công nghiệp",
        ]


# ---- emphasis, strict files, places -------------------------------------------------------------------------------------------


def test_emphasis_says_which_words_it_sets_off() -> None:
    (line,) = opened(
        para(
            run("Đạt", '<w:u w:val="single"/>')
            + run(" / ")
            + run("Chưa đạt", "<w:strike/>")
            + run("x", '<w:b w:val="0"/><w:u w:val="none"/>')
        )
    ).blocks

    assert isinstance(line, Line)
    assert [(line.text[mark.start : mark.end], mark.kind) for mark in line.emphasis] == [
        ("Đạt", EmphasisKind.UNDERLINE),
        ("Chưa đạt", EmphasisKind.STRIKE),
    ]


def test_a_style_of_words_sets_them_off_unless_they_deny_it() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Manh"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Con"><w:basedOn w:val="Manh"/><w:rPr><w:i/><w:strike/></w:rPr></w:style>'
    )
    named = [
        run(text, f'<w:rStyle w:val="{style}"/>{more}') for text, style, more in (("Có", "Manh", ""), ("x", "Manh", '<w:b w:val="0"/>'))
    ]
    (line,) = opened(para("".join(named) + run("Không", '<w:rStyle w:val="Con"/>')), styles=styles).blocks

    assert isinstance(line, Line)
    assert [(line.text[mark.start : mark.end], mark.kind) for mark in line.emphasis] == [
        ("Có", EmphasisKind.BOLD),
        ("Không", EmphasisKind.BOLD),
        ("Không", EmphasisKind.STRIKE),
    ]


def test_emphasis_stays_with_its_words_when_decomposed_letters_are_composed() -> None:
    (line,) = opened(
        para(run(unicodedata.normalize("NFD", "Kết quả tự đánh giá: ")) + run(unicodedata.normalize("NFD", "Đạt"), "<w:strike/>"))
    ).blocks

    assert isinstance(line, Line)
    assert [line.text[mark.start : mark.end] for mark in line.emphasis] == ["Đạt"]


def test_a_strict_file_is_read_through_the_same_names() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = read_document(
        word_package({"document": f'<w:document xmlns:w="{strict}"><w:body>{para(run("Chi bộ"))}</w:body></w:document>'}), "a"
    )

    assert texts(document) == ["Chi bộ"]


def test_every_piece_says_its_place_in_words() -> None:
    document = opened(para(run("a")) + para(run("b")) + table(row_of(words("c"), words("d"))))

    assert [block.place.say() for block in document.blocks] == ["đoạn 1", "đoạn 2", "bảng 1"]
    (block,) = [block for block in document.blocks if isinstance(block, Table)]
    assert block.rows[0][1].place.say() == "bảng 1, hàng 1, cột 2"


LETTERS = st.text(st.sampled_from("abcĐđàẫỹ 0123:;.,-/&<>\"'{}[]=+@%…☐☒"), max_size=12).map(lambda text: " ".join(text.split()))


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(LETTERS, min_size=width, max_size=width), min_size=1, max_size=5)))
@settings(max_examples=40, deadline=None)
def test_any_table_of_texts_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    assert cells(*(row_of(*(words(text) for text in row)) for row in rows)) == rows


def of_many_parts() -> bytes:
    """Return a file with styles, lists, a header and an active field."""
    hidden = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = para(run("Họ và tên") + run(" ẩn", '<w:rStyle w:val="An"/>')) + listed("Mục", "1", "0") + para(field("DDEAUTO cmd"))
    return word(body, styles=hidden, numbering=LISTS, header1=para(run("lề")))


def test_parts_are_found_by_their_links_whatever_their_names() -> None:
    usual = of_many_parts()
    moved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as package, zipfile.ZipFile(moved, "w") as other:
        for name in package.namelist():
            renamed, part = name, package.read(name)
            for old, new in (
                ("document.xml", "document2.xml"),
                ("styles.xml", "s.xml"),
                ("numbering.xml", "n.xml"),
                ("header1.xml", "h.xml"),
            ):
                renamed, part = renamed.replace(old, new), part.replace(old.encode(), new.encode())
            other.writestr(renamed, part)
        other.writestr("word/document.xml", "<lying/>")
    documents = [read_document(data, "a.docx") for data in (usual, moved.getvalue())]
    assert documents[0] == documents[1]
    assert texts(documents[1])[:3] == ["lề", "Họ và tên", "Mục"]
    assert {notice.code for notice in documents[1].notices} == {Code.UNSAFE_CONTENT, Code.HIDDEN_TEXT}


@pytest.mark.parametrize("prefix", ["ns0", ""])
def test_parts_say_the_same_under_another_prefix(prefix: str) -> None:
    usual = of_many_parts()
    other = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as package, zipfile.ZipFile(other, "w") as renamed:
        for name in package.namelist():
            part = package.read(name)
            if b"xmlns:w=" in part:
                colon, attributes = (f"{prefix}:", prefix) if prefix else ("", "a")
                part = part.replace(b"<w:", f"<{colon}".encode()).replace(b"</w:", f"</{colon}".encode())
                both = part.replace(b"xmlns:w=", b"xmlns=") if not prefix else part
                declared = re.search(rb'xmlns(?::w)?=("[^"]*wordprocessingml/2006/main")', both)
                assert declared is not None
                part = both.replace(declared[0], b"%b xmlns:%b=%b" % (declared[0], attributes.encode(), declared[1]), 1)
                part = part.replace(b" w:", f" {attributes}:".encode())
            renamed.writestr(name, part)
    documents = [read_document(data, "a.docx") for data in (usual, other.getvalue())]
    assert documents[0] == documents[1]
    assert {notice.code for notice in documents[1].notices} == {Code.UNSAFE_CONTENT, Code.HIDDEN_TEXT}


def test_tables_and_paragraphs_of_page_headers_and_boxes_are_counted_apart() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para(run('hộp'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    header = para(run("ĐẢNG ỦY")) + table(row_of(words("Lưu hành nội bộ")))
    document = opened(
        para(run("đầu") + box) + table(row_of(words("Chi bộ"))) + para(run("cuối")), header1=header, footer1=para(run("chân"))
    )
    said = [block.place.say() for block in document.blocks]
    assert said == ["đầu trang, đoạn 1", "đầu trang, bảng 1", "đoạn 1", "hộp văn bản, đoạn 1", "bảng 1", "đoạn 2", "chân trang, đoạn 1"]


def test_a_file_that_was_read_is_let_go_at_once() -> None:
    data = word("<w:p><w:r><w:t>Họ và tên: Nguyễn Văn An</w:t></w:r></w:p>")
    gc.collect()
    gc.disable()
    try:
        read_document(data, "a")
        assert [one for one in gc.get_objects() if isinstance(one, Package)] == []
    finally:
        gc.enable()


def test_a_legacy_font_of_the_theme_holds_where_no_other_is_named() -> None:
    body = para(run("Hoàng ", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>') + run("Ñöùc An"))
    main, theme = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://schemas.openxmlformats.org/drawingml/2006/main"
    fonts = '<a:minorFont><a:latin typeface="VNI-Times"/></a:minorFont>'
    parts = {
        "document": f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
        "styles": f'<w:styles xmlns:w="{main}"/>',
        "theme/theme1": f'<a:theme xmlns:a="{theme}"><a:themeElements><a:fontScheme>{fonts}</a:fontScheme></a:themeElements></a:theme>',
    }
    assert texts(read_document(word_package(parts), "a")) == ["Hoàng Đức An"]


def test_a_legacy_font_of_a_table_style_holds_in_its_tables() -> None:
    old = '<w:style w:type="table" w:styleId="bang"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
    own = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'

    rows = f"<w:tr><w:tc>{para(run('T¹ H÷u ') + run('công dân', own))}</w:tc></w:tr><w:tr><w:tc>{para(run('cã'))}</w:tc></w:tr>"
    (block,) = opened(f'<w:tbl><w:tblPr><w:tblStyle w:val="bang"/></w:tblPr>{rows}</w:tbl>', styles=old).blocks

    assert isinstance(block, Table)
    assert grid(block) == [["Tạ Hữu công dân"], ["có"]]

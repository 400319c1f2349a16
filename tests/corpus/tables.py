"""Criteria, lists, ticks and the order of the parts: the second half of the options of a page."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.corpus import words
from tests.corpus.page import Block, Cell, Grid, Para, Style, answer, base, dotted, option, texts
from tests.corpus.records import BOTH, LINE, STRIKE, TICKED, UNLINE, UNSTRIKE, UNTICKED, Record, Said

RESULT, EVIDENCE = "Kết quả tự đánh giá", "Minh chứng (nêu rõ việc làm, số liệu, văn bản)"

# ---- ticks -----------------------------------------------------------------------------------------------------------------------


def _boxes(value: str | None, on: str, off: str, gap: str = "   ") -> str:
    return gap.join(f"{on if value == result else off} {label}" for result, label in (("dat", "Đạt"), ("chua_dat", "Chưa đạt")))


@base("tick")
def tick_ballot(value: str | None, rng: random.Random) -> str:
    """Printed boxes, one with a tick."""
    return _boxes(value, "☑", "☐")


@option("tick", "ticks:crossed")
def tick_crossed(value: str | None, rng: random.Random) -> str:
    """A crossed box."""
    return _boxes(value, "☒", "☐", rng.choice((" ", "\n", "\t")))


@option("tick", "ticks:filled")
def tick_filled(value: str | None, rng: random.Random) -> str:
    """A filled square or circle."""
    return _boxes(value, *rng.choice((("■", "□"), ("●", "○"), ("◉", "○"))))


@option("tick", "ticks:brackets")
def tick_brackets(value: str | None, rng: random.Random) -> str:
    """Typed brackets."""
    return _boxes(value, *rng.choice((("[x]", "[ ]"), ("[X]", "[  ]"), ("(x)", "( )"), ("[v]", "[ ]"))))


@option("tick", "ticks:after")
def tick_after(value: str | None, rng: random.Random) -> str:
    """The box after its word, with a colon or on a line of its own."""
    on, off = rng.choice((("☑", "☐"), ("[x]", "[ ]")))
    boxes = (on, off) if value == "dat" else (off, on) if value else (off, off)
    return f"Đạt: {boxes[0]}\nChưa đạt: {boxes[1]}"


@option("tick", "ticks:word")
def tick_word(value: str | None, rng: random.Random) -> str:
    """A word alone."""
    said = {"dat": ("Đạt", "Đạt", "ĐẠT", "đạt", "Đạt."), "chua_dat": ("Chưa đạt", "chưa đạt", "Không đạt")}
    return rng.choice(said[value]) if value else ""


@option("tick", "ticks:mark")
def tick_mark(value: str | None, rng: random.Random) -> str:
    """A mark before the word chosen, the other word without one."""
    mark = rng.choice(("✓", "x", "X", "√"))
    return f"{mark if value == 'dat' else ' '} Đạt\n{mark if value == 'chua_dat' else ' '} Chưa đạt"


@option("tick", "ticks:reversed")
def tick_reversed(value: str | None, rng: random.Random) -> str:
    """Chưa đạt first."""
    return f"{'☑' if value == 'chua_dat' else '☐'} Chưa đạt   {'☑' if value == 'dat' else '☐'} Đạt"


@option("tick", "ticks:control", kinds="docx")
def tick_control(value: str | None, rng: random.Random) -> str:
    """A check box of Word: content control, form field or symbol, as the renderer draws it."""
    return _boxes(value, TICKED, UNTICKED)


@option("tick", "ticks:struck", kinds="docx")
def tick_struck(value: str | None, rng: random.Random) -> str:
    """Both words printed, the other one struck out."""
    if value is None:
        return "Đạt / Chưa đạt"
    return f"Đạt / {STRIKE}Chưa đạt{UNSTRIKE}" if value == "dat" else f"{STRIKE}Đạt{UNSTRIKE} / Chưa đạt"


@option("tick", "ticks:underlined", kinds="docx")
def tick_underlined(value: str | None, rng: random.Random) -> str:
    """Both words printed, the chosen one underlined."""
    if value is None:
        return "Đạt / Chưa đạt"
    return f"{LINE}Đạt{UNLINE} / Chưa đạt" if value == "dat" else f"Đạt / {LINE}Chưa đạt{UNLINE}"


# ---- criteria --------------------------------------------------------------------------------------------------------------------


@base("criterion")
def criterion_full(criterion: str, number: int, rng: random.Random) -> str:
    """The text of the form."""
    return words.CRITERIA[criterion][0]


@option("criterion", "criteria:short", forms="02-TT 02-CN")
def criterion_short(criterion: str, number: int, rng: random.Random) -> str:
    """Few words."""
    return words.CRITERIA[criterion][1]


@option("criterion", "criteria:first_words", forms="02-TT 02-CN")
def criterion_first(criterion: str, number: int, rng: random.Random) -> str:
    """The first words, then dots."""
    return " ".join(words.CRITERIA[criterion][0].split()[:9]).rstrip(",;") + rng.choice(("...", "…", ""))


@option("criterion", "criteria:number", forms="02-TT 02-CN")
def criterion_number(criterion: str, number: int, rng: random.Random) -> str:
    """A number only."""
    return f"Tiêu chí {number}"


@option("criterion", "criteria:code", forms="02-TT 02-CN")
def criterion_code(criterion: str, number: int, rng: random.Random) -> str:
    """The code with a few words."""
    return f"{rng.choice((f'{criterion}.', f'{criterion}:', f'Tiêu chí {number}:', f'1.{number}.'))} {words.CRITERIA[criterion][1]}"


def _criteria(record: Record, style: Style) -> list[tuple[int, str, Said, Said]]:
    """Give number, text, result and evidence of each criterion; the leaders' one of another person is empty."""
    none = Said(value=None, text="")
    found = []
    for number, criterion in enumerate(words.CRITERIA_OF[record.form], 1):
        text = style.do("criterion")(criterion, number, style.rng)
        said = record.said.get(f"{criterion}.ket_qua", none), record.said.get(f"{criterion}.minh_chung", none)
        found.append((number, text, *said))
    return found


def _tick(result: Said, style: Style) -> Cell:
    return Cell(text=_ticked(result, style))


def _ticked(result: Said, style: Style) -> str:
    """Return how a result looks; two ticks look the same in every office."""
    return "☒ Đạt   ☒ Chưa đạt" if result.text == BOTH else str(style.do("tick")(result.value, style.rng))


def _title(style: Style) -> list[Block]:
    return [Para(text="II. TỰ ĐÁNH GIÁ THEO TIÊU CHÍ", bold=True)]


def _criteria_rows(record: Record, style: Style) -> list[list[Cell | None]]:
    rows = [texts("TT", "Tiêu chí", RESULT, EVIDENCE, bold=True)]
    rows += [
        [Cell(text=str(n)), Cell(text=text), _tick(result, style), answer(said, style)]
        for n, text, result, said in _criteria(record, style)
    ]
    return rows


@base("criteria")
def criteria_table(record: Record, style: Style) -> list[Block]:
    """Number, criterion, result, evidence."""
    return [*_title(style), Grid(name="criteria", rows=_criteria_rows(record, style))]


@option("criteria", "columns:reordered", forms="02-TT 02-CN")
def criteria_reordered(record: Record, style: Style) -> list[Block]:
    """Evidence before the result."""
    return [*_title(style), Grid(name="criteria", rows=[[a, b, d, c] for a, b, c, d in _criteria_rows(record, style)])]


@option("criteria", "columns:extra", forms="02-TT 02-CN")
def criteria_extra(record: Record, style: Style) -> list[Block]:
    """With columns for points and notes, headings in other words."""
    rows = _criteria_rows(record, style)
    heads = [*texts("STT", "Nội dung tiêu chí", "Tự đánh giá", "Điểm", "Minh chứng cụ thể", "Ghi chú", bold=True)]
    more = [
        [*row[:3], Cell(text=style.rng.choice(("10", "9", ""))), row[3], Cell(text=style.rng.choice(("", "Đã kiểm tra")))]
        for row in rows[1:]
    ]
    return [*_title(style), Grid(name="criteria", rows=[heads, *more])]


@option("criteria", "columns:no_number", forms="02-TT 02-CN")
def criteria_no_number(record: Record, style: Style) -> list[Block]:
    """Without the column of numbers."""
    return [*_title(style), Grid(name="criteria", rows=[row[1:] for row in _criteria_rows(record, style)])]


@option("criteria", "ticks:columns", forms="02-TT 02-CN")
def criteria_two_columns(record: Record, style: Style) -> list[Block]:
    """A column for Đạt and one for Chưa đạt with a mark, under a merged heading."""
    mark = style.rng.choice(("x", "X", "✓", "☑", "+"))
    top: list[Cell | None] = [
        Cell(text="TT", rows=2),
        Cell(text="Tiêu chí", rows=2),
        Cell(text=RESULT, span=2),
        Cell(text=EVIDENCE, rows=2),
    ]
    rows = [top, [None, None, *texts("Đạt", "Chưa đạt"), None]]
    for n, text, result, said in _criteria(record, style):
        marks = texts(*(mark if result.text == BOTH or result.value == value else "" for value in ("dat", "chua_dat")))
        rows.append([Cell(text=str(n)), Cell(text=text), *marks, answer(said, style)])
    return [*_title(style), Grid(name="criteria", rows=rows)]


@option("criteria", "criteria:sections", forms="02-TT 02-CN")
def criteria_sections(record: Record, style: Style) -> list[Block]:
    """A row of column numbers, a section row over the whole width and the header once more in the middle."""
    rows = _criteria_rows(record, style)
    section: list[Cell | None] = [Cell(text="Tiêu chí cụ thể theo Mục II.1.2 Kế hoạch số 185-KH/ĐU", span=4, bold=True)]
    again = texts("TT", "Tiêu chí", RESULT, EVIDENCE, bold=True)
    return [*_title(style), Grid(name="criteria", rows=[rows[0], texts("(1)", "(2)", "(3)", "(4)"), section, *rows[1:3], again, *rows[3:]])]


@option("criteria", "criteria:blocks", forms="02-TT 02-CN")
def criteria_blocks(record: Record, style: Style) -> list[Block]:
    """Each criterion over the whole width, result and evidence in rows below it."""
    rows: list[list[Cell | None]] = []
    for n, text, result, said in _criteria(record, style):
        rows += [
            [Cell(text=f"{n}. {text}", span=2, bold=True)],
            [Cell(text="Kết quả"), _tick(result, style)],
            [Cell(text="Minh chứng"), answer(said, style)],
        ]
    return [*_title(style), Grid(name="criteria", rows=rows)]


@option("criteria", "criteria:evidence_rows", forms="02-TT 02-CN")
def criteria_evidence_rows(record: Record, style: Style) -> list[Block]:
    """Paragraphs of evidence in rows of their own beside a merged criterion."""
    rows = [texts("TT", "Tiêu chí", RESULT, EVIDENCE, bold=True)]
    for n, text, result, said in _criteria(record, style):
        lines = style.written(said).split("\n")
        tick = _tick(result, style)
        tick.rows = len(lines)
        rows.append([Cell(text=str(n), rows=len(lines)), Cell(text=text, rows=len(lines)), tick, Cell(text=lines[0])])
        rows += [[None, None, None, Cell(text=line)] for line in lines[1:]]
    return [*_title(style), Grid(name="criteria", rows=rows)]


@option("criteria", "narrative", kinds="docx", forms="02-TT 02-CN")
def criteria_narrative(record: Record, style: Style) -> list[Block]:
    """Paragraphs: criterion, result, evidence."""
    blocks: list[Block] = [*_title(style)]
    for n, text, result, said in _criteria(record, style):
        tick = _ticked(result, style) if result.text == BOTH else {"dat": "Đạt", "chua_dat": "Chưa đạt"}.get(result.value, "")
        evidence = style.written(said)
        evidence = f"\n{evidence}" if "\n" in evidence else evidence
        parts = (f"Tiêu chí {n}. {text}", f"- Kết quả tự đánh giá: {tick}", *f"- Minh chứng: {evidence}".split("\n"))
        blocks += [Para(text=part, value=at > 0) for at, part in enumerate(parts)]
    return blocks


@option("criteria", "dotted", kinds="docx", forms="02-TT 02-CN")
def criteria_dotted(record: Record, style: Style) -> list[Block]:
    """Dotted lines under each criterion."""
    blocks: list[Block] = []
    for n, text, result, said in _criteria(record, style):
        evidence = dotted(said.text, style.rng)
        blocks += [
            Para(text=f"{n}. {text}:"),
            Para(text=f"   {_ticked(result, style)}"),
            Para(text=f"   Minh chứng: {evidence}", value=True),
        ]
        blocks += [Para(text="…" * 60)] * style.rng.choice((0, 0, 1))
    return blocks


# ---- lists -----------------------------------------------------------------------------------------------------------------------


def _list_rows(record: Record, style: Style) -> list[list[Cell | None]]:
    seen = any(style.chosen.get("wording", "").endswith(tail) for tail in ("seen", "own"))
    heads = [style.rng.choice(labels.split("|")) if seen else labels.split("|")[0] for labels in words.COLUMNS[record.form].values()]
    rows = [texts("STT", *heads, bold=True)]
    rows += [[Cell(text=str(n)), *(answer(said, style) for said in row.values())] for n, row in enumerate(record.rows, 1)]
    return rows


@base("list")
def list_table(record: Record, style: Style) -> list[Block]:
    """One row a model."""
    return [Para(text="II. DANH SÁCH", bold=True), Grid(name="list", rows=_list_rows(record, style))]


@option("list", "list:reordered", forms="03-DG 05-TH")
def list_reordered(record: Record, style: Style) -> list[Block]:
    """Columns in another order, the name still near the front."""
    rows = _list_rows(record, style)
    order = [0, 1, *style.rng.sample(range(2, len(rows[0])), k=len(rows[0]) - 2)]
    return [Grid(name="list", rows=[[row[at] for at in order] for row in rows])]


@option("list", "list:numbers_notes", forms="03-DG 05-TH")
def list_numbers_notes(record: Record, style: Style) -> list[Block]:
    """A row of column numbers, a column of notes, empty numbered rows and a row of totals."""
    rows = _list_rows(record, style)
    width = len(rows[0])
    numbers = texts(*(f"({n})" for n in range(1, width + 1)))
    empty = [texts(str(len(rows) + n), *[""] * (width - 1)) for n in range(style.rng.randint(1, 3))]
    total = texts("", f"Cộng: {len(record.rows)} điển hình", *[""] * (width - 2))
    notes = [
        *texts("Ghi chú", ""),
        *texts(*[style.rng.choice(("", "Đề nghị xem xét")) for _ in record.rows]),
        *texts(*[""] * (len(empty) + 1)),
    ]
    return [Grid(name="list", rows=[[*row, note] for row, note in zip([rows[0], numbers, *rows[1:], *empty, total], notes, strict=True)])]


@option("list", "list:sections", forms="03-DG 05-TH")
def list_sections(record: Record, style: Style) -> list[Block]:
    """Section rows before the collectives and the people; the truth keeps the order of the table."""
    record.rows.sort(key=lambda row: row["loai_dien_hinh"].value != "tap_the")
    rows = _list_rows(record, style)
    made = rows[:1]
    for kind, title in (("tap_the", "A. TẬP THỂ"), ("ca_nhan", "B. CÁ NHÂN")):
        made.append([Cell(text=title, span=len(rows[0]), bold=True)])
        made += [line for line, row in zip(rows[1:], record.rows, strict=True) if row["loai_dien_hinh"].value == kind]
    return [Grid(name="list", rows=made)]


@option("list", "list:two_heads", forms="03-DG 05-TH")
def list_two_heads(record: Record, style: Style) -> list[Block]:
    """A heading of two rows: some columns under a common one."""
    rows = _list_rows(record, style)
    heads = [cell.text if cell else "" for cell in rows[0]]
    top: list[Cell | None] = [Cell(text=text, rows=2, bold=True) for text in heads[:3]]
    top += [Cell(text="Nội dung đánh giá", span=len(heads) - 3, bold=True)]
    return [Grid(name="list", rows=[top, [None, None, None, *texts(*heads[3:])], *rows[1:]])]


@option("list", "narrative", kinds="docx", forms="03-DG 05-TH")
def list_narrative(record: Record, style: Style) -> list[Block]:
    """Paragraphs, one for each answer."""
    return _list_lines(record, style.written)


@option("list", "dotted", kinds="docx", forms="03-DG 05-TH")
def list_dotted(record: Record, style: Style) -> list[Block]:
    """Dotted lines, one for each answer."""
    return _list_lines(record, lambda said: dotted(said.text, style.rng))


def _list_lines(record: Record, write: Callable[[Said], str]) -> list[Block]:
    heads = [labels.split("|")[0] for labels in words.COLUMNS[record.form].values()]
    blocks: list[Block] = []
    for number, row in enumerate(record.rows, 1):
        for at, (head, said) in enumerate(zip(heads, row.values(), strict=True)):
            lead = f"{number}. " if at == 0 else "   "
            blocks.append(Para(text=f"{lead}{head}: {write(said)}", value=True))
    return blocks


# ---- the order of the parts ------------------------------------------------------------------------------------------------------


@base("order")
def order_official(parts: list[list[Block]], style: Style) -> list[Block]:
    """General block first."""
    return [block for part in parts for block in part]


@option("order", "order:general_last", forms="02-TT 02-CN 03-DG 05-TH")
def order_general_last(parts: list[list[Block]], style: Style) -> list[Block]:
    """Criteria or list before the general block."""
    return [block for part in [*parts[1:], parts[0]] for block in part]


@option("order", "order:instructions")
def order_instructions(parts: list[list[Block]], style: Style) -> list[Block]:
    """Instructions that speak of the questions."""
    before = Para(text="Lưu ý: Ngày lập ghi theo dạng ngày/tháng/năm; Kỳ báo cáo ghi rõ quý, năm; phần Kết quả đánh dấu x vào ô tương ứng.")
    after = Para(text="Ghi chú: - Minh chứng nêu rõ việc làm, số liệu; - Cột Người theo dõi ghi họ tên đảng viên được phân công.")
    return [before, *order_official(parts, style), after]


@option("order", "order:one_table", kinds="docx")
def order_outer(parts: list[list[Block]], style: Style) -> list[Block]:
    """All parts inside the cells of one frame."""
    return [Grid(name="outer", rows=[[Cell(text="", inner=part)] for part in parts])]

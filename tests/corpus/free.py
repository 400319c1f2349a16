"""The far end of variety: labels in a clerk's free words, answers in unusual costumes, and rarer layouts of the three big parts."""

from __future__ import annotations

import random
import re
from datetime import date

from tests.corpus import words
from tests.corpus.page import Block, Cell, Grid, Items, Para, Style, answer, one_line, option, plain_rows, texts
from tests.corpus.records import BOTH, Record, Said
from tests.corpus.tables import EVIDENCE, RESULT, _criteria, _criteria_rows, _list_rows, _tick, _ticked

FREE = {
    "Chi bộ": "Thuộc chi bộ|Tên chi bộ lập phiếu|Chi bộ nào",
    "Kỳ báo cáo": "Đánh giá kỳ|Kỳ này|Thời gian đánh giá",
    "Ngày lập": "Ngày tháng lập biểu|Ngày ghi phiếu|Ngày làm báo cáo",
    "Người lập biểu": "Người khai|Người viết phiếu|Người làm biểu",
    "Loại điển hình": "Là tập thể hay cá nhân|Diện (tập thể/cá nhân)",
    "Tên điển hình": "Tên gọi điển hình|Điển hình (ghi tên)",
    "Nhóm nội dung thực hiện": "Chọn nhóm nội dung nào|Nhóm nội dung theo Kế hoạch 185",
    "Nội dung đăng ký thực hiện": "Việc đăng ký làm|Nội dung việc làm cụ thể",
    "Sản phẩm cụ thể": "Sản phẩm đầu ra|Kết quả/sản phẩm bàn giao",
    "Thời hạn hoàn thành": "Mốc hoàn thành|Thời điểm hoàn thành|Bao giờ xong",
    "Tiếp tục điển hình đã lựa chọn": "Điển hình cũ tiếp tục|Có tiếp tục điển hình trước không",
    "Cấp ủy viên, đảng viên theo dõi": "Đảng viên phụ trách|Người kèm cặp, theo dõi|Ai theo dõi",
    "Biện pháp hỗ trợ, tạo điều kiện": "Hỗ trợ của chi bộ|Cách hỗ trợ",
    "Tên tập thể": "Tập thể|Tập thể đề nghị",
    "Số thành viên": "Số người|Quân số|Bao nhiêu thành viên",
    "Số sáng kiến được công nhận": "Sáng kiến (số lượng)|Bao nhiêu sáng kiến",
    "Xếp loại tổ chức đảng": "Xếp loại Đảng|Chi bộ xếp loại",
    "Xếp loại tổ chức đoàn thể": "Xếp loại công đoàn, đoàn thanh niên|Các đoàn thể xếp loại",
    "Xếp loại cơ quan, đơn vị": "Xếp loại chính quyền|Xếp loại cơ quan",
    "Hình thức đề nghị biểu dương, khen thưởng": "Đề xuất khen thưởng|Mức khen đề nghị",
    "Họ và tên": "Cá nhân|Tên cá nhân|Họ và tên khai sinh",
    "Năm sinh": "Năm sinh của cá nhân|Sinh năm nào",
    "Chức vụ, đơn vị công tác": "Chức danh|Công việc đảm nhiệm|Chức vụ công tác",
    "Là đảng viên": "Đã là đảng viên|Là Đảng viên Đảng Cộng sản Việt Nam",
    "Giữ chức vụ lãnh đạo, quản lý": "Cán bộ lãnh đạo, quản lý|Có chức vụ lãnh đạo không",
    "Mức xếp loại chất lượng": "Đánh giá, xếp loại|Xếp loại cuối năm",
    "Danh hiệu thi đua": "Danh hiệu|Thi đua đạt danh hiệu",
    "Điển hình mới phát hiện trong kỳ": "Gương mới phát hiện|Có điển hình nào mới",
    "Số điển hình tập thể": "Tập thể điển hình|Bao nhiêu tập thể",
    "Số điển hình cá nhân": "Cá nhân điển hình|Bao nhiêu cá nhân",
    "Số điển hình mới phát hiện": "Phát hiện mới|Số mới phát hiện",
    "Số điển hình được biểu dương": "Được biểu dương|Đã biểu dương",
    "Số điển hình đề nghị khen thưởng": "Đề nghị khen|Đề nghị khen thưởng",
    "Số tin, bài tuyên truyền": "Tin bài|Tin, bài viết tuyên truyền",
    "Kết quả nổi bật": "Kết quả đạt được|Điểm nổi bật",
    "Hạn chế, khó khăn": "Mặt hạn chế|Khó khăn, tồn tại",
    "Nguyên nhân": "Lý do, nguyên nhân|Vì sao còn hạn chế",
    "Phương hướng, nhiệm vụ thời gian tới": "Kế hoạch thời gian tới|Hướng tới",
    "Kiến nghị, đề xuất": "Ý kiến đề xuất|Đề nghị với cấp trên",
}


@option("wording", "labels:free")
def wording_free(labels: tuple[str, str], rng: random.Random) -> str:
    """Free words of a clerk."""
    return rng.choice(FREE[labels[0].split("|")[0]].split("|"))


# ---- answers ---------------------------------------------------------------------------------------------------------------------


@option("values", "values:dates")
def values_dates(said: Said, rng: random.Random) -> str:
    """Dates in rarer ways."""
    if not isinstance(said.value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", said.value):
        return said.text
    day = date.fromisoformat(said.value)
    d, m, y = day.day, day.month, day.year
    place = rng.choice(("Thái Nguyên, ngày", "Ngày"))
    return rng.choice(
        (
            f"{d:02d}/{m:02d}/{y % 100:02d}",
            f"Ngày {d}/{m}/{y}",
            said.value,
            f"{place} {d} tháng {m} năm {y}",
            f"{d} - {m} - {y}",
            f"{d} tháng {m}, {y}",
        )
    )


@option("values", "values:numbers")
def values_numbers(said: Said, rng: random.Random) -> str:
    """Numbers with words."""
    if not isinstance(said.value, int) or isinstance(said.value, bool) or said.value > 100 or "%" in said.text:
        return said.text
    if said.value == 0:
        return rng.choice(("Không có", "0 (không)", "không", "Chưa có"))
    number = rng.choice((str(said.value), f"{said.value:02d}"))
    return f"{rng.choice(('', '', 'Có '))}{number}{rng.choice((' ', '.', ' (theo QĐ)', ' đồng chí', ' trường hợp'))}".strip()


@option("values", "values:ratings")
def values_ratings(said: Said, rng: random.Random) -> str:
    """Ratings in rarer words."""
    ways = {
        words.BEST: "Hoàn thành xuất sắc|HTXS|Xuất sắc|HTXSNV năm 2024|HOÀN THÀNH XUẤT SẮC NHIỆM VỤ",
        words.GOOD: "Hoàn thành tốt|HTT|HTTNV năm 2024",
    }
    return rng.choice(ways[said.value].split("|")) if isinstance(said.value, str) and said.value in ways else said.text


@option("values", "values:yes_no")
def values_yes_no(said: Said, rng: random.Random) -> str:
    """Yes and no in rarer words."""
    if not isinstance(said.value, bool):
        return said.text
    return rng.choice(("Có.", "CÓ", "Có (xác nhận của chi ủy)", "Đúng") if said.value else ("Không.", "KHÔNG", "Chưa", "Không phải"))


@option("values", "values:units")
def values_units(said: Said, rng: random.Random) -> str:
    """The branch in other words and letters; the group and the period too."""
    if isinstance(said.value, str) and said.value in words.UNITS:
        name = words.UNITS[said.value].split("|")[0]
        return rng.choice((name.upper(), f"{name} - Đảng bộ Sở Công Thương", name.removeprefix("Chi bộ "), f"{name} "))
    if isinstance(said.value, list):
        return rng.choice(
            (
                f"Nhóm nội dung {' và '.join(map(str, said.value))}",
                ", ".join(f"({n})" for n in said.value),
                f"Nội dung {', '.join(map(str, said.value))}",
            )
        )
    periods = {
        "2024-Q3": "Quý III, năm 2024|Quý ba năm 2024|Q3/2024|III/2024|Quý III – 2024",
        "2024": "Cả năm 2024|12 tháng năm 2024",
        "2024-09": "09/2024|T9/2024",
    }
    return rng.choice(periods[said.value].split("|")) if isinstance(said.value, str) and said.value in periods else said.text


@option("values", "values:spaces")
def values_spaces(said: Said, rng: random.Random) -> str:
    """Spaces before, after and between."""
    return f"  {said.text.replace(' ', '  ', 1)} \t" if said.value is not None else said.text


# ---- the general block -----------------------------------------------------------------------------------------------------------


@option("general", "general:colon_cell")
def general_colon_cell(record: Record, style: Style, items: Items) -> list[Block]:
    """The colon in a cell of its own."""
    return [Grid(name="general", rows=[[Cell(text=one_line(label)), Cell(text=":"), answer(said, style)] for label, said in items])]


@option("general", "general:headed")
def general_headed(record: Record, style: Style, items: Items) -> list[Block]:
    """A header over labels and answers."""
    head = texts(*style.rng.choice((("Nội dung", "Trả lời"), ("Chỉ tiêu", "Kết quả"), ("Mục", "Nội dung kê khai"))), bold=True)
    return [Grid(name="general", rows=[head, *plain_rows(items, style)])]


@option("general", "general:cell_pairs", kinds="docx")
def general_cell_pairs(record: Record, style: Style, items: Items) -> list[Block]:
    """Two questions with their answers as two paragraphs of one cell."""
    said = [f"{one_line(label)}: {style.written(one)}" for label, one in items]
    rows = [texts("\n".join(said[at : at + 2])) for at in range(0, len(said), 2)]
    return [Grid(name="general", rows=rows)]


@option("general", "general:stacked")
def general_stacked(record: Record, style: Style, items: Items) -> list[Block]:
    """One column: label, answer, label, answer."""
    rows: list[list[Cell | None]] = []
    for label, said in items:
        rows += [[Cell(text=label, bold=True)], [answer(said, style)]]
    return [Grid(name="general", rows=rows)]


@option("general", "general:gap", kinds="xlsx")
def general_gap(record: Record, style: Style, items: Items) -> list[Block]:
    """Empty columns between label and answer."""
    return [Grid(name="general", rows=[[Cell(text=label), *texts("", ""), answer(said, style)] for label, said in items])]


@option("general", "general:two_tables")
def general_two_tables(record: Record, style: Style, items: Items) -> list[Block]:
    """Two tables with a heading between them."""
    halves = [
        Grid(name="general", rows=[[Cell(text=label), answer(said, style)] for label, said in part])
        for part in (items[:4], items[4:])
        if part
    ]
    return [block for grid in halves for block in (Para(text="Thông tin chung" if grid is halves[0] else "Thông tin chi tiết"), grid)]


# ---- criteria --------------------------------------------------------------------------------------------------------------------

ASSESSED = "02-TT 02-CN"


@option("criteria", "criteria:one_column", forms=ASSESSED)
def criteria_one_column(record: Record, style: Style) -> list[Block]:
    """Result and evidence in one cell."""
    rows = [texts("TT", "Tiêu chí", "Tự đánh giá, minh chứng", bold=True)]
    for n, text, result, said in _criteria(record, style):
        rows.append(texts(str(n), text, f"Kết quả: {_ticked(result, style)}\nMinh chứng: {style.written(said)}"))
    return [Grid(name="criteria", rows=rows)]


@option("criteria", "criteria:tick_below", forms=ASSESSED)
def criteria_tick_below(record: Record, style: Style) -> list[Block]:
    """The boxes under the criterion in its cell."""
    rows = [texts("TT", "Tiêu chí và kết quả", EVIDENCE, bold=True)]
    for n, text, result, said in _criteria(record, style):
        rows.append([Cell(text=str(n)), Cell(text=f"{text}\n{_ticked(result, style)}"), answer(said, style)])
    return [Grid(name="criteria", rows=rows)]


@option("criteria", "criteria:cards", forms=ASSESSED)
def criteria_cards(record: Record, style: Style) -> list[Block]:
    """A small table for each criterion."""
    blocks: list[Block] = []
    for n, text, result, said in _criteria(record, style):
        head: list[Cell | None] = [Cell(text=f"Tiêu chí {n}", bold=True), Cell(text=text)]
        blocks += [
            Grid(name="criteria", rows=[head, [Cell(text=RESULT), _tick(result, style)], [Cell(text="Minh chứng"), answer(said, style)]]),
            Para(text=""),
        ]
    return blocks


@option("criteria", "criteria:two_tables", forms=ASSESSED)
def criteria_two_tables(record: Record, style: Style) -> list[Block]:
    """The table cut in two, the second part without a header."""
    rows = _criteria_rows(record, style)
    return [Grid(name="criteria", rows=rows[:3]), Para(text=""), Grid(name="criteria", rows=rows[3:])]


@option("criteria", "ticks:boolean", kinds="xlsx", forms=ASSESSED)
def criteria_boolean(record: Record, style: Style) -> list[Block]:
    """Columns with TRUE and FALSE, as linked boxes leave them."""
    rows = [texts("TT", "Tiêu chí", "Đạt", "Chưa đạt", "Minh chứng", bold=True)]
    for n, text, result, said in _criteria(record, style):
        ticks = [
            Said(value=None, text=str(on), typed=on) for on in (result.text == BOTH or result.value == one for one in ("dat", "chua_dat"))
        ]
        rows.append([Cell(text=str(n)), Cell(text=text), *(Cell(text=tick.text, said=tick) for tick in ticks), answer(said, style)])
    return [Grid(name="criteria", rows=rows)]


# ---- lists -----------------------------------------------------------------------------------------------------------------------

LISTED = "03-DG 05-TH"


@option("list", "list:cards", forms=LISTED)
def list_cards(record: Record, style: Style) -> list[Block]:
    """A small table of two columns for each model."""
    rows = _list_rows(record, style)
    blocks: list[Block] = []
    for row in rows[1:]:
        pairs = zip(rows[0][1:], row[1:], strict=True)
        blocks += [Grid(name="list", rows=[[Cell(text=head.text if head else ""), cell] for head, cell in pairs]), Para(text="")]
    return blocks


@option("list", "list:no_number", forms=LISTED)
def list_no_number(record: Record, style: Style) -> list[Block]:
    """Without the column of numbers."""
    return [Grid(name="list", rows=[row[1:] for row in _list_rows(record, style)])]


@option("list", "list:two_tables", forms=LISTED)
def list_two_tables(record: Record, style: Style) -> list[Block]:
    """Cut in two after the second model, the header repeated."""
    rows = _list_rows(record, style)
    parts = [rows[:3], [_list_rows(record, style)[0] if len(rows) > 3 else rows[0], *rows[3:]]]
    parts[1][0] = [Cell(text=cell.text if cell else "") for cell in rows[0]]
    return [Grid(name="list", rows=part) for part in parts if len(part) > 1]


@option("list", "list:transposed", forms=LISTED)
def list_transposed(record: Record, style: Style) -> list[Block]:
    """One column a model."""
    return [Grid(name="list", rows=[list(column) for column in zip(*_list_rows(record, style), strict=True)])]


# ---- signatures ------------------------------------------------------------------------------------------------------------------


@option("sign", "sign:one_line", kinds="docx")
def sign_one_line(record: Record, style: Style) -> list[Block]:
    """Heading and name in one line."""
    name = record.said["bi_thu"].value or ""
    return [Para(text=""), Para(text=style.rng.choice((f"Bí thư chi bộ: {name}", f"T/M CHI BỘ - BÍ THƯ: {name}")))]


@option("sign", "sign:one_cell")
def sign_one_cell(record: Record, style: Style) -> list[Block]:
    """Secretary alone in the right half."""
    return [Grid(name="sign", rows=[texts("", f"TM. CHI BỘ\nBÍ THƯ\n(đã ký)\n\n{record.said['bi_thu'].value or ''}")])]

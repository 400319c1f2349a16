"""The short way through a form whose layout was met before says what the long way says, or is not taken."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.builders import definitions, filled
from tests.corpus import make_corpus
from tests.test_match_silence import HEADS
from toolkit.match import harvest_of, match
from toolkit.match.met import Layouts
from toolkit.model.document import Cell, Document, Line
from toolkit.model.place import Place
from toolkit.model.submission import Submission
from toolkit.readers import read_document
from toolkit.recognise import recognise

ANSWERS = {
    "don_vi": "Chi bộ Văn phòng",
    "ky_bao_cao": "Quý III/2024",
    "ngay_lap": "25/9/2024",
    "nguoi_lap": "Lê Thị An",
    "so_tin_bai": "5",
    "han_che": "Đảng viên kiêm nhiệm nhiều việc, ít khi rảnh.",
    "bi_thu": "Trần Văn Bình",
}
ROWS = """
| Chi bộ | {don_vi} |
| Kỳ báo cáo | {ky_bao_cao} |
| Ngày lập | {ngay_lap} |
| Người lập biểu | {nguoi_lap} |
| Số tin, bài tuyên truyền | {so_tin_bai} |
| Hạn chế, khó khăn | {han_che} |

| NGƯỜI LẬP BIỂU⏎{nguoi_lap} | T/M CHI BỘ⏎BÍ THƯ⏎{bi_thu} |
"""
HOSTILE = [
    "Nguyên nhân",
    "Nguyên nhân: do thiếu người",
    "Kiến nghị, đề xuất",
    "Kết quả nổi bật: tốt",
    "Tiêu chí 2",
    "mẫu 05-th",
    "Mẫu 02-CN",
    "PHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU",
    "T/M CHI BỘ",
    "BÍ THƯ",
    "NGƯỜI LẬP BIỂU",
    "Tổng số",
    "Minh chứng",
    "Hoàng Quang Yến⏎Kết quả cụ thể, minh chứng",
    "ngày 3 tháng 5 năm 2026",
    "Chi bộ Thanh tra",
    "☒ Đạt ☐ Chưa đạt",
    "x",
    "3",
    "…………",
    "Như trên",
    "năm, giai đoạn đăng ký",
    "Số điển hình được tuyên dương, ghi sổ. 0",
    "T/M CHI BỘ - BÍ THƯ - Lê Thị An",
    "Có là đảng viên",
    "Số điển hình tập thể: 3; số điển hình cá nhân: 4",
]


def drawn(answers: Mapping[str, str] = {}, rows: str = ROWS) -> Document:
    return read_document(filled("docx", HEADS["04-KQ"] + rows.format(**{**ANSWERS, **answers})), "a.docx")


def the_long_way(document: Document) -> list[Submission]:
    return [match(region, definitions(), doubtful=document.doubtful) for region in recognise(document, definitions())]


def learn(layouts: Layouts, document: Document) -> None:
    for region in (regions := recognise(document, definitions())):
        harvest = harvest_of(region, definitions(), document.doubtful)
        if len(regions) == 1 and harvest is not None:
            layouts.learn(document, region, harvest, layouts.find(document))


def the_short_way(layouts: Layouts, document: Document) -> list[Submission] | None:
    met = layouts.find(document)
    return None if met is None or met.unlike else [match(met.region, definitions(), doubtful=document.doubtful, harvest=met.harvest)]


@pytest.fixture
def layouts() -> Layouts:
    known = Layouts(definitions())
    for number in ("5", "12", "7", "40"):
        learn(known, drawn({"so_tin_bai": number}))
    return known


def test_the_first_forms_of_their_kind_are_looked_through() -> None:
    known = Layouts(definitions())
    for _ in range(3):
        learn(known, drawn())
        assert known.find(drawn()) is None
    learn(known, drawn())
    assert known.find(drawn()) is not None


def test_other_plain_answers_are_said_where_those_before_were_found(layouts: Layouts) -> None:
    other = drawn(
        {
            "don_vi": "Chi bộ Thanh tra",
            "ky_bao_cao": "Quý II/2025",
            "ngay_lap": "20/6/2025",
            "nguoi_lap": "Phạm Minh Châu",
            "so_tin_bai": "31",
            "han_che": "Ba đồng chí đi học dài ngày nên thiếu người viết.",
            "bi_thu": "Ngô Thị Dung",
        }
    )
    said = the_short_way(layouts, other)
    assert said is not None
    assert {one.id: one.value for one in said[0].answers if one.id in ("so_tin_bai", "bi_thu", "nguoi_lap")} == {
        "so_tin_bai": 31,
        "bi_thu": "Ngô Thị Dung",
        "nguoi_lap": "Phạm Minh Châu",
    }
    assert said == the_long_way(other)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("id", ["han_che", "so_tin_bai", "nguoi_lap", "don_vi"])
def test_an_answer_that_may_be_more_than_one_is_read_the_long_way_or_alike(layouts: Layouts, id: str, text: str) -> None:
    document = drawn({id: text})
    said = the_short_way(layouts, document)
    assert said is None or said == the_long_way(document)


@pytest.mark.parametrize(
    "other",
    [
        drawn(rows=ROWS.replace("Hạn chế, khó khăn", "Nguyên nhân")),
        drawn(rows=ROWS.replace("| Hạn chế, khó khăn | {han_che} |\n", "")),
        drawn(rows=ROWS + "Nơi nhận: Đảng ủy Sở\n"),
        drawn(rows=ROWS.replace("{han_che}", "<s>{han_che}</s>")),
        drawn({"han_che": ""}),
        drawn({"han_che": " "}),
        replace(drawn(), doubtful={Place(): "Chưa rõ."}),
        replace(drawn(), doubtful={Place(paragraph=2): "Chưa rõ."}),
        replace(drawn(), uncalculated=("Biểu!C7",)),
    ],
    ids=[
        "other label",
        "a row less",
        "a line more",
        "struck out",
        "left blank",
        "a space alone",
        "doubtful",
        "a doubtful line",
        "not calculated",
    ],
)
def test_what_stands_otherwise_is_looked_through(layouts: Layouts, other: Document) -> None:
    assert the_short_way(layouts, other) is None


def test_an_answer_in_a_doubtful_cell_is_for_a_look_the_short_way_too(layouts: Layouts) -> None:
    place = next(one.place for one in _pieces(drawn()) if one.text == ANSWERS["han_che"])
    document = replace(drawn(), doubtful={place: "Chưa rõ."})
    said = the_short_way(layouts, document)
    assert said is not None
    assert [one.reason for one in said[0].answers if one.id == "han_che"] == ["Chưa rõ."]
    assert said == the_long_way(document)


def test_a_sheet_of_thousands_of_cells_is_not_kept() -> None:
    known, rows = Layouts(definitions()), ROWS + "| - | - | - | - |\n" * 600
    for _ in range(5):
        learn(known, drawn(rows=rows))
    assert known.find(drawn(rows=rows)) is None


@cache
def corpus(folder: Path, kind: str) -> list[Document]:
    make_corpus(folder / kind, 77, 120, ("controls:cell", "ticks:w14") if kind == "docx" else ("ticks:mark",), (kind,))
    return [read_document(path.read_bytes(), path.name) for path in sorted((folder / kind).rglob(f"*.{kind}"))]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_forms_of_one_office_with_answers_of_each_other_are_read_as_the_long_way_reads_them(
    tmp_path_factory: pytest.TempPathFactory, kind: str
) -> None:
    documents, rng, known = corpus(tmp_path_factory.getbasetemp(), kind), random.Random(7), Layouts(definitions())
    for document in documents:
        learn(known, document)
    pieces = [piece for document in documents for piece in _pieces(document) if piece.text]
    taken = 0
    for document in documents:
        for _ in range(4):
            changed = _with_other_texts(document, pieces, rng)
            doubted = rng.sample([piece.place for piece in _pieces(changed) if isinstance(piece, Cell)], rng.choice((0, 0, 3)))
            changed = replace(changed, doubtful={**changed.doubtful, **{place: "Chưa rõ." for place in doubted if place.table}})
            if (said := the_short_way(known, changed)) is not None:
                taken += 1
                assert said == the_long_way(changed)
    assert taken > len(documents) / 4


def _pieces(document: Document) -> list[Line | Cell]:
    found: list[Line | Cell] = []
    for block in document.blocks:
        found += [block] if isinstance(block, Line) else [cell for row in block.rows for cell in row]
    return found


def _with_other_texts(document: Document, pieces: list[Line | Cell], rng: random.Random) -> Document:
    """Return a document in which a few cells say what some piece of another one says, or their own words in capitals or cut."""
    cells = [piece for piece in _pieces(document) if isinstance(piece, Cell) and piece.text]
    chosen: dict[int, Cell] = {}
    for cell in rng.sample(cells, min(len(cells), rng.choice((0, 1, 1, 2)))):
        text = rng.choice((rng.choice(pieces).text, rng.choice(pieces).text, cell.text.upper(), cell.text[: len(cell.text) // 2]))
        chosen[id(cell)] = cell._replace(text=text, value=text or None)
    blocks = (
        block
        if isinstance(block, Line)
        else replace(block, rows=tuple(tuple(chosen.get(id(one), one) for one in row) for row in block.rows))
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))

"""Letters, requests and workbooks walk back too: every figure of theirs leads to the branch's answers, a cell by its address."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.places import NOW, make_place
from tests.test_figures import NO_FIGURE, outside_bookmarks
from tests.test_papers import TEMPLATES, style
from tests.truth import truth_summary
from toolkit.cli import main
from toolkit.consolidate.tracing import traced
from toolkit.definitions import builtin_folder, load_definitions
from toolkit.life.cells import mark_cells, read_cells
from toolkit.model.paper import Draft
from toolkit.model.workbook import Formula, Workbook
from toolkit.papers import drafts
from toolkit.papers.receipt import Came, receipt_name
from toolkit.pipeline import open_desk, run
from toolkit.printing.making import draft_bytes
from toolkit.printing.twins import read_twin, twin_path
from toolkit.workspace import Workspace

TODAY = date(2024, 10, 20)
# A row's own number, and words that say where a figure stands and are none themselves.
PLACES = re.compile(r"bảng \d+, hàng \d+(?:, cột \d+)?|tệp .*|Tiêu chí \d|chậm nhất \d+ ngày")


@pytest.fixture(scope="module")
def papers() -> tuple[Draft, ...]:
    definitions = load_definitions(builtin_folder())
    return drafts(traced(truth_summary(definitions, TODAY)), definitions, style(TODAY), TODAY)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = make_place(tmp_path_factory.mktemp("cells"), "QLNL", "VP", "TTR")
    run(workspace, NOW)
    return workspace


Why = Callable[..., tuple[int, str, str]]


@pytest.fixture
def why(place: Workspace, capsys: pytest.CaptureFixture[str]) -> Why:
    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([*map(str, arguments), "--workspace", str(place.root)])
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return call


def test_every_number_of_letter_and_requests_stands_in_a_bookmark(papers: tuple[Draft, ...]) -> None:
    letters = [draft for draft in papers if draft.code in ("CV", "YC")]
    assert len(letters) > 5
    for draft in letters:
        made = draft_bytes(draft, TEMPLATES / "docx")
        outside = [words for words in outside_bookmarks(made) if re.search(r"\d", NO_FIGURE.sub("", PLACES.sub("", words)))]
        assert outside == [], draft.path
        assert len(made[1]) >= 2
        assert all(mark.sources for mark in made[1])


def test_every_number_in_a_cell_knows_its_sources_and_stands_where_its_mark_says(papers: tuple[Draft, ...]) -> None:
    books = [draft for draft in papers if isinstance(draft.context, Workbook)]
    assert {draft.path.split(" quý")[0] for draft in books} == {"Bảng theo dõi", "Biểu tổng hợp", "Sổ ghi danh"}
    for draft in books:
        assert isinstance(draft.context, Workbook)
        for sheet in draft.context.sheets:
            for row in (*sheet.rows, sheet.total):
                for column, cell in zip(sheet.columns, row, strict=False):
                    if isinstance(cell.value, int | date | Formula) and column.title not in ("TT", "Số TT"):
                        assert cell.sources, (draft.path, sheet.name, column.title, cell)
        content, marks = draft_bytes(draft, TEMPLATES / "docx")
        said = {mark.id: mark.words for mark in marks if mark.words}
        assert read_cells(content, said) == said
        assert marks == mark_cells(draft.context)
        assert "\U000f1d10" not in "".join(str(cell.value) for page in load_workbook(BytesIO(content)) for row in page for cell in row)


def test_a_sum_leads_to_the_answers_of_all_branches(papers: tuple[Draft, ...]) -> None:
    book = next(draft.context for draft in papers if draft.path.startswith("Biểu tổng hợp"))
    assert isinstance(book, Workbook)
    sheet = book.sheets[0]
    column = [one.title for one in sheet.columns].index("Sáng kiến")
    single = {source for row in sheet.rows for source in row[column].sources}
    assert set(sheet.total[column].sources) == single
    assert len(single) > 10
    assert all(source.endswith("#so_sang_kien") for source in single)


def test_why_explains_a_cell_by_its_address_and_says_what_somebody_changed(place: Workspace, why: Why) -> None:
    book = place.outbox / "2024-Q3" / "Biểu tổng hợp quý III năm 2024.xlsx"
    code, out, _ = why("why", "Biểu tổng hợp quý III năm 2024", "Số liệu theo chi bộ!I5")
    assert code == 0
    assert "Chi bộ Văn phòng, Sáng kiến: [" in out
    assert "Mẫu 02-CN: Số sáng kiến được công nhận" in out
    assert "– Học tập và làm theo Bác, Đạt: [3]" in why("why", book, "Tiêu chí!D6")[1]
    copy = place.root / "bản sửa.xlsx"
    other = load_workbook(book)
    other["Số liệu theo chi bộ"]["I5"] = 99
    other.save(copy)
    shutil.copy(twin_path(book), twin_path(copy))
    assert "trong tệp Excel nay ghi “99”, máy tính ra" in why("why", copy, "i5")[1]
    other["Số liệu theo chi bộ"]["I5"] = None
    other.save(copy)
    assert "không còn trong tệp Excel" in why("why", copy, "i5")[1]
    assert why("why", book, "Z99")[0] == 2


def test_papers_of_one_name_have_twins_of_their_own(place: Workspace) -> None:
    word = place.outbox / "2024-Q3" / "Sổ ghi danh quý III năm 2024.docx"
    book = word.with_suffix(".xlsx")
    assert twin_path(word) != twin_path(book)
    for paper in (word, book):
        twin = read_twin(paper)
        assert twin is not None
        assert twin["paper"] == paper.name


def test_the_request_that_a_branch_has_is_explained_by_the_one_in_the_outbox(place: Workspace, why: Why) -> None:
    asked = next(place.outbox.glob("2024-Q3/VP/Phiếu yêu cầu bổ sung *.docx"))
    folder = place.inbox / "VP" / "_phieu"
    folder.mkdir(exist_ok=True)
    copy = Path(shutil.copy(asked, folder / asked.name))
    code, out, _ = why("why", copy, "SL001")
    assert (code, "inbox/VP/" in out) == (0, True)


def test_the_receipt_of_a_file_leads_to_the_file(place: Workspace, why: Why) -> None:
    with open_desk(place) as desk:
        line = next(one for one in desk.books.files() if "02-CN" in one.path and one.folder == "TTR")
        reading = next(iter(desk.books.filed("2024-Q3")))
    at = datetime(2024, 10, 3, 8, 30)
    came = Came(
        name=Path(line.path).name,
        folder="TTR",
        content=str(line.sha256),
        came_at=at,
        modified_at=at,
        reading=reading.record,  # type: ignore[arg-type]  # the name of a receipt does not depend on what was read
    )
    code, out, _ = why("why", receipt_name(came), "ho_ten")
    assert (code, f"Tệp: {line.path}" in out) == (0, True)
    assert why("why", "Phiếu tiếp nhận - lạ - 000000.docx", "ho_ten")[0] == 2
    lying = place.inbox / "TTR" / "_phieu" / receipt_name(came)
    lying.parent.mkdir(exist_ok=True)
    lying.write_bytes(b"whatever it says")
    with pytest.raises(SystemExit) as left:
        main(["why", str(lying), "ho_ten"])
    assert not left.value.code, "the workspace is the one in which it lies"


def test_each_statement_of_the_plan_s_paper_leads_to_the_plan_s_data(place: Workspace, why: Why) -> None:
    assert why("report", "draft", "--period", "2023-2025", "--today", "2024-10-05")[0] in (0, 3)
    code, out, _ = why("why", "Kế hoạch 185-KH-ĐU", "Hằng năm hoàn thành tốt nhiệm vụ", "--json")
    told = json.loads(out)
    (source,) = told["from"]
    assert (code, source["title"], source["file"]) == (0, "Kế hoạch số 185-KH/ĐU", "templates/plans/185-kh-du.yaml")
    assert source["place"].startswith("Mục II.1.2.2, ")
    assert source["raw"] in told["said"]


def test_a_line_of_the_register_leads_to_the_paper_that_was_issued(place: Workspace, why: Why) -> None:
    for act in ("freeze", "issue"):
        more = ("--no-pdf",) if act == "issue" else ()
        assert why("report", act, "--period", "2024-Q3", "--today", "2024-10-05", "--yes", *more)[0] == 0
    assert why("register", "export", "--today", "2024-10-05")[0] == 0
    for name, figure in (
        ("Sổ đăng ký văn bản đi nhiệm kỳ 2020-2025.docx", "SL001"),
        ("Sổ đăng ký văn bản đi nhiệm kỳ 2020-2025.xlsx", "A4"),
    ):
        code, out, _ = why("why", name, figure, "--json")
        told = json.loads(out)
        assert (code, told["said"], told["from"][0]["number"]) == (0, "01-BC/ĐU", "01-BC/ĐU")
        assert (place.root / told["from"][0]["file"]).is_file()

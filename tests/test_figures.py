"""Every figure of the report can be walked back to the branch's cell, and equals what is counted from the truth without the program."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.places import INBOX, NOW, make_place
from tests.test_papers import TEMPLATES, style
from tests.test_schema import faults
from tests.truth import QUARTER, truth_rows, truth_summary
from toolkit.cli import main
from toolkit.consolidate import consolidate, consolidate_stage
from toolkit.consolidate.tracing import traced
from toolkit.life.bookmarks import Mark, read_bookmarks
from toolkit.life.wordfile import read_body
from toolkit.model.definitions import Definitions
from toolkit.model.paper import Draft
from toolkit.model.period import Period, PeriodKind
from toolkit.papers import drafts
from toolkit.pipeline import run
from toolkit.printing.making import draft_bytes
from toolkit.printing.twins import read_twin
from toolkit.text.traces import untraced
from toolkit.workspace import Workspace

TODAY = date(2024, 10, 20)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Numbers that are no figures: those of papers, plans, periods, forms, annexes and days; what the plan itself demands; numbers of rows.
NO_FIGURE = re.compile(
    r"(?:Kế hoạch|Kết luận|Chỉ thị|Báo cáo|Công văn|Tờ trình) số [\d\s\u00a0]*-[\wĐ]+/[\wĐ]+|\d+-[A-ZĐ]+/[A-ZĐ]+"
    r"|(?i:quý\s[IV]+\snăm\s\d{4}|giai đoạn\s\d{4}\s?-\s?\d{4}|năm\s\d{4})|Mẫu 0\d-[A-ZĐ]+|Phụ lục \d"
    r"|ngày[\s\u00a0\d]*(?:tháng \d+ năm \d+|/\d+/\d+)|hoàn thành 100% tiến độ|đạt từ \d+% đến dưới \d+%|đạt dưới 50%"
    r"|ít nhất 01|^\d\. |không phải bằng 0|^\d+$"
)


@pytest.fixture(scope="module")
def papers(definitions: Definitions) -> tuple[Draft, ...]:
    """The papers of the demo quarter, each figure with its sources."""
    return drafts(traced(truth_summary(definitions, TODAY)), definitions, style(TODAY), TODAY)


@pytest.fixture(scope="module")
def report(papers: tuple[Draft, ...]) -> tuple[bytes, tuple[Mark, ...]]:
    return draft_bytes(next(draft for draft in papers if draft.code == "BC"), TEMPLATES / "docx")


STAGE = Period(kind=PeriodKind.STAGE, year=2023, end_year=2025)


@pytest.mark.parametrize("what", ["quarter", "nothing at all", "stage", "compared"])
def test_composing_with_sources_says_the_same_words(what: str, definitions: Definitions) -> None:
    quarter = truth_summary(definitions, TODAY)
    summary = {
        "quarter": quarter,
        "nothing at all": consolidate([], definitions, QUARTER),
        "stage": consolidate_stage((quarter, quarter), STAGE),
        "compared": replace(quarter, before=quarter, year_ago=quarter),
    }[what]
    plain = drafts(summary, definitions, style(TODAY), TODAY)
    followed = drafts(traced(summary), definitions, style(TODAY), TODAY)
    assert [untraced(draft) for draft in followed if draft.template] == [draft for draft in plain if draft.template]
    assert any(untraced(draft) != draft for draft in followed)


def test_every_number_in_body_and_annexes_stands_in_a_bookmark(report: tuple[bytes, tuple[Mark, ...]]) -> None:
    assert outside_bookmarks(report) == []
    assert len(report[1]) > 300


def test_every_number_of_the_nomination_stands_in_a_bookmark(papers: tuple[Draft, ...]) -> None:
    made = draft_bytes(next(draft for draft in papers if draft.code == "TTr"), TEMPLATES / "docx")
    occasion = re.compile(r"\d+\s+năm Ngày sinh|19/5/\d+|NĂM \d{4}|Chỉ thị 05-CT/TW")
    assert [words for words in outside_bookmarks(made) if re.search(r"\d", NO_FIGURE.sub("", occasion.sub("", words)))] == []
    assert len(made[1]) > 50


def outside_bookmarks(paper: tuple[bytes, tuple[Mark, ...]]) -> list[str]:
    """Return the paragraphs that print a number which no bookmark holds."""
    left = []
    for paragraph in read_body(paper[0]).iter(f"{W}p"):
        outside, depth = [], 0
        for element in paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
            depth += {"bookmarkStart": 1, "bookmarkEnd": -1}.get(element.tag.removeprefix(W), 0)
            if element.tag == f"{W}t":
                outside.append("" if depth else element.text or "")
        if re.search(r"\d", NO_FIGURE.sub("", "".join(outside).strip())):
            left.append("".join(outside))
    return left


def test_every_bookmark_is_valid_and_leads_somewhere(report: tuple[bytes, tuple[Mark, ...]]) -> None:
    document, marks = report
    starts = list(read_body(document).iter(f"{W}bookmarkStart"))
    names = [one.get(f"{W}name") for one in starts]
    assert len(set(names)) == len(names) == len(marks)
    assert len({one.get(f"{W}id") for one in starts}) == len(starts)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    assert read_bookmarks(document) == {mark.id: mark.words for mark in marks}
    known = {f"{row['path']}#{number}" for row in truth_rows() for number in range(1, len(row["records"]) + 1)}
    for mark in marks:
        assert mark.sources, mark
        for source in mark.sources:
            assert source.startswith("@") or source.rsplit("#", 1)[0] in known or source in known, (mark.id, source)


@pytest.mark.slow
def test_a_paper_with_bookmarks_is_valid_office_open_xml(report: tuple[bytes, tuple[Mark, ...]], tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(report[0])
    assert faults(tmp_path / "paper.docx") == []


# ---- counted again, from the truth alone -----------------------------------------------------------------------------------------


def records(form: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the id and the answers of every record of a form in the truth."""
    for row in truth_rows():
        for number, record in enumerate(row["records"], start=1):
            if record["form"] == form:
                yield f"{row['path']}#{number}", record["answers"]


def value(answers: dict[str, Any], field: str) -> Any:
    """Return the true value of an answer."""
    found = answers.get(field)
    return found.get("value") if isinstance(found, dict) else found


def added(field: str, *forms: str) -> tuple[int, set[str]]:
    found = [(id, value(answers, field)) for form in forms for id, answers in records(form) if isinstance(value(answers, field), int)]
    return sum(number for _, number in found), {f"{id}#{field}" for id, _ in found}


def counted(form: str, field: str = "", wanted: object = None) -> tuple[int, set[str]]:
    found = [id for id, answers in records(form) if not field or value(answers, field) == wanted]
    return len(found), {f"{id}#{field}" if field else id for id in found}


SENTENCES: tuple[tuple[str, Callable[[], tuple[int, set[str]]]], ...] = (
    (r"Các điển hình có «(\d+)» sáng kiến", lambda: added("so_sang_kien", "02-TT", "02-CN")),
    (r"có «(\d+)» tin, bài", lambda: added("so_tin_bai", "04-KQ")),
    (r"có «(\d+)» điển hình mới được phát hiện", lambda: added("so_moi_phat_hien", "04-KQ")),
    (r"có «(\d+)» điển hình được biểu dương", lambda: added("so_duoc_bieu_duong", "04-KQ")),
    (r"có «(\d+)» điển hình được đề nghị cấp trên", lambda: added("so_de_nghi_khen_thuong", "04-KQ")),
    (r"đánh giá theo tiêu chí «\d+» điển hình, gồm «(\d+)» tập thể", lambda: counted("02-TT")),
    (r"đánh giá theo tiêu chí «\d+» điển hình, gồm «\d+» tập thể và «(\d+)» cá nhân", lambda: counted("02-CN")),
    (r"trong đó có «(\d+)» cá nhân giữ chức vụ lãnh đạo", lambda: counted("02-CN", "la_lanh_dao", True)),
    (r"Các chi bộ đã đăng ký «(\d+)» điển hình", lambda: counted("01-DK")),
    (r"Các chi bộ đã đăng ký «\d+» điển hình, gồm «(\d+)» tập thể", lambda: counted("01-DK", "loai_dien_hinh", "tap_the")),
    (r"«(\d+)» điển hình đã lựa chọn từ trước", lambda: counted("01-DK", "tiep_tuc", True)),
    (r"gồm: «(\d+)» phiếu đăng ký", lambda: counted("01-DK")),
)


def marked_text(report: tuple[bytes, tuple[Mark, ...]]) -> tuple[str, list[str]]:
    """Return the whole text with each figure in guillemets, and the ids of the figures in that order."""
    said, ids = [], []
    for element in read_body(report[0]).iter(f"{W}p", f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        kind = element.tag.removeprefix(W)
        if kind == "bookmarkStart":
            ids.append(element.get(f"{W}name"))
        said.append({"p": "\n", "bookmarkStart": "«", "bookmarkEnd": "»"}.get(kind, element.text or ""))
    return "".join(said), ids


@pytest.mark.parametrize(("pattern", "count"), SENTENCES, ids=[pattern for pattern, _ in SENTENCES])
def test_a_figure_equals_the_independent_count_and_names_exactly_its_answers(
    report: tuple[bytes, tuple[Mark, ...]], pattern: str, count: Callable[[], tuple[int, set[str]]]
) -> None:
    text, ids = marked_text(report)
    (found,) = list(re.finditer(pattern, text))
    mark = {one.id: one for one in report[1]}[ids[text[: found.start(1)].count("«") - 1]]
    number, sources = count()
    assert int(found[1]) == number
    assert mark.words == found[1]
    assert set(mark.sources) == sources


def test_the_figures_of_every_criterion_equal_the_independent_count(
    report: tuple[bytes, tuple[Mark, ...]], definitions: Definitions
) -> None:
    by_sources: dict[tuple[str, ...], set[str]] = {}
    for mark in report[1]:
        by_sources.setdefault(mark.sources, set()).add(mark.words)
    for form in ("02-TT", "02-CN"):
        plan_form = definitions.plan.form(form)
        assert plan_form is not None
        for id in plan_form.criteria:
            results = Counter(value(answers, f"{id}.ket_qua") for _, answers in records(form))
            met = {f"{one}#{id}.ket_qua" for one, answers in records(form) if value(answers, f"{id}.ket_qua") == "dat"}
            said = [words for sources, words in by_sources.items() if set(sources) == met]
            assert any(str(results["dat"]) in words for words in said), id


def test_the_columns_of_each_branch_equal_the_independent_count(report: tuple[bytes, tuple[Mark, ...]]) -> None:
    marks = {(mark.words, frozenset(mark.sources)) for mark in report[1]}
    for unit in {path.split("/")[1] for path in (row["path"] for row in truth_rows())}:
        for field, form in (("so_tin_bai", "04-KQ"), ("so_moi_phat_hien", "04-KQ"), ("so_duoc_bieu_duong", "04-KQ")):
            own = [(id, value(answers, field)) for id, answers in records(form) if f"/{unit}/" in id]
            if own and all(isinstance(number, int) for _, number in own):
                assert (str(sum(number for _, number in own)), frozenset(f"{id}#{field}" for id, _ in own)) in marks, (unit, field)


# ---- toolkit why PAPER ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of two branches with its papers."""
    workspace = make_place(tmp_path_factory.mktemp("figures"), "QLNL", "VP")
    run(workspace, NOW)
    return workspace


def paper_of(place: Workspace) -> Path:
    return place.outbox / "2024-Q3" / "Báo cáo quý III năm 2024.docx"


Why = Callable[..., tuple[int, str, str]]


@pytest.fixture
def why(place: Workspace, capsys: pytest.CaptureFixture[str]) -> Why:
    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["why", *map(str, arguments), "--workspace", str(place.root)])
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return call


def figure_about(place: Workspace, words: str) -> dict[str, Any]:
    twin = read_twin(paper_of(place))
    assert twin is not None
    return next(one for one in twin["figures"] if words in one["paragraph"][one["at"] :][:80])


def test_the_twin_names_branch_file_place_and_raw_text(place: Workspace) -> None:
    figure = figure_about(place, "sáng kiến được công nhận")
    assert sum(source["value"] for source in figure["from"]) == int(figure["said"])
    for source in figure["from"]:
        assert (place.root / source["file"]).is_file()
        assert source["branch"].startswith("Chi bộ ")
        assert re.search(r"bảng \d+, hàng \d+, cột \d+|ô [A-Z]+\d+", source["place"])
        assert int(re.sub(r"\D", "", source["raw"])) == source["value"]
    members = figure_about(place, "chi bộ trực thuộc phải báo cáo")
    assert {source["file"] for source in members["from"]} == {"organisation.yaml"}


def test_a_row_of_a_list_is_walked_back_to_its_cell(place: Workspace) -> None:
    twin = read_twin(paper_of(place))
    assert twin is not None
    rows = [source for one in twin["figures"] for source in one["from"] if source["field"].startswith("danh_sach[")]
    progress = [source for source in rows if source["field"].endswith(".tien_do")]
    assert progress
    assert all(str(source["value"]) in source["raw"] and source["place"] and source["question"] for source in progress)


def test_why_lists_the_figures_of_a_paper_and_explains_one(place: Workspace, why: Why) -> None:
    code, out, _ = why(paper_of(place))
    assert code == 0
    assert "SL001" in out and "[08] chi bộ trực thuộc phải báo cáo" in out
    wanted = figure_about(place, "sáng kiến được công nhận")
    code, out, _ = why("Báo cáo quý III năm 2024", wanted["id"].lower())
    assert code == 0
    assert f"{wanted['id']}: “{wanted['said']}”" in out
    for source in wanted["from"]:
        assert source["file"] in out
    assert "Mẫu 02-TT: Số sáng kiến được công nhận" in out
    assert wanted["id"] in why(paper_of(place), "sáng kiến được công nhận")[1]
    told = [json.loads(line) for line in why(paper_of(place), wanted["said"], "--json")[1].splitlines()]
    assert wanted["id"] in [one["id"] for one in told]


def test_why_recognises_what_is_meant_and_says_what_it_does_not_know(place: Workspace, why: Why, tmp_path: Path) -> None:
    form = next(path for path in (INBOX / "VP").iterdir() if "04-KQ" in path.name)
    assert "Mẫu 04-KQ" in why(form, "so_tin_bai")[1]
    code, _, err = why(paper_of(place), "SL999")
    assert (code, "Văn bản không có số liệu “SL999”. Hỏi bằng mã (SL001 đến" in err) == (2, True)
    lonely = tmp_path / "riêng.docx"
    lonely.write_bytes(paper_of(place).read_bytes())
    assert why(lonely, "SL001")[0] == 0, "a copy is the paper of the same bytes"
    document = Document(str(lonely))
    document.add_paragraph("Thêm một dòng.")
    document.save(str(lonely))
    code, _, err = why(lonely)
    assert (code, "Không thấy riêng.json" in err) == (2, True)
    assert why(tmp_path / "không có.docx")[0] == 2


def test_a_figure_is_found_after_the_clerk_edited_around_it_and_a_changed_one_is_said(place: Workspace, why: Why, tmp_path: Path) -> None:
    edited = tmp_path / "bản sửa.docx"
    document = Document(str(paper_of(place)))
    paragraph = next(one for one in document.paragraphs if "chi bộ trực thuộc phải báo cáo" in one.text)
    paragraph.runs[0].text = "Toàn thể Đảng bộ hiện có "
    paragraph.insert_paragraph_before("Một đoạn mới của văn thư, có số 123.")
    next(one for one in paragraph.runs if one.text == "08").text = "09"
    document.save(str(edited))
    edited.with_suffix(".json").write_bytes(paper_of(place).with_suffix(".json").read_bytes())
    code, out, _ = why(edited, "SL001")
    assert code == 0
    assert "trong tệp Word nay ghi “09”, máy tính ra “08”" in out
    assert "mã VP" not in out and "chi bộ VP" in out
    gone = next(one for one in document.paragraphs if "chi bộ trực thuộc phải báo cáo" in one.text)
    body = document.element.body
    body.remove(next(one for one in body if one is gone._p))
    document.save(str(edited))
    assert "không còn trong tệp Word" in why(edited, "SL001")[1]


def test_a_twin_that_was_lost_is_written_again_and_goes_with_an_edited_paper(place: Workspace, tmp_path: Path) -> None:
    from shutil import copytree

    from toolkit.workspace import open_workspace

    other = open_workspace(copytree(place.root, tmp_path / "w"))
    before = paper_of(other).with_suffix(".json").read_bytes()
    paper_of(other).with_suffix(".json").unlink()
    run(other, NOW)
    assert paper_of(other).with_suffix(".json").read_bytes() == before
    paper_of(other).write_bytes(b"the clerk's own words")
    (other.inbox / "TTR" / "mới.docx").write_bytes(next(path for path in (INBOX / "TTR").iterdir() if "03-ĐG" in path.name).read_bytes())
    run(other, NOW)
    (aside,) = other.outbox.glob("2024-Q3/*bản sửa tay 1.json")
    assert aside.read_bytes() == before


def test_an_issued_paper_has_its_figures_and_its_twin(
    place: Workspace, why: Why, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from shutil import copytree

    root = copytree(place.root, tmp_path / "w")
    for arguments in (["freeze"], ["issue", "--no-pdf"], ["reproduce", "--no-pdf", "--output", str(tmp_path / "x")]):
        with pytest.raises(SystemExit) as left:
            main(
                [
                    "report",
                    *arguments,
                    "--period",
                    "2024-Q3",
                    "--workspace",
                    str(root),
                    "--today",
                    "2024-10-05",
                    *(["--yes"] if arguments[0] != "reproduce" else []),
                ]
            )
        assert not left.value.code
    (paper,) = (root / "outbox").glob("2024-Q3/Số 01-BC*.docx")
    twin = read_twin(paper)
    assert twin is not None
    assert (twin["number"], twin["date"], twin["paper"]) == ("01-BC/ĐU", "2024-10-05", paper.name)
    assert read_bookmarks(paper.read_bytes()) == {one["id"]: one["said"] for one in twin["figures"]}
    assert (tmp_path / "x" / paper.name).with_suffix(".json").read_bytes() == paper.with_suffix(".json").read_bytes()
    assert not (root / "outbox" / "2024-Q3" / "Báo cáo quý III năm 2024.json").exists()
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["why", "01-BC/ĐU", "SL001", "--workspace", str(root)])
    assert "(Số 01-BC/ĐU)" in capsys.readouterr().out

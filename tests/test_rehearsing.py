"""A rehearsal says what would be missing or ugly if the paper were due today, and leaves nothing behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from docx import Document

from tests.places import NOW, books_say, demo_file, make_place, outbox_holds
from tests.test_life import word_file
from toolkit.cli import main
from toolkit.life.reading_over import read_over
from toolkit.model.issue import RemarkKind
from toolkit.pipeline import open_desk, read_new, run, settle, take_in
from toolkit.store import open_books
from toolkit.store.lives import History, read_history
from toolkit.workspace import Workspace, open_workspace

Rehearse = Callable[..., tuple[int, str]]


def styled(*paragraphs: tuple[str, str], table_after: int = -1) -> bytes:
    """Make a Word file of paragraphs with the ids of their styles; a table may stand behind one of them."""
    made = []
    for number, (style, words) in enumerate(paragraphs):
        made.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>')
        made += ["<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"] if number == table_after else []
    return word_file(runs="".join(made))


PART, HEADING, TEXT = "DeMucLon", "DeMucNho", "NoiDung"


@pytest.mark.parametrize(
    ("paragraphs", "empty"),
    [
        (((PART, "I- MỘT"), (HEADING, "1. Một"), (TEXT, "Câu.")), []),
        (((PART, "I- MỘT"), (HEADING, "1. Một"), (HEADING, "2. Hai"), (TEXT, "Câu.")), ["1. Một"]),
        (((PART, "I- MỘT"), (PART, "II- HAI"), (TEXT, "Câu.")), ["I- MỘT"]),
        (((HEADING, "1. Một"), (PART, "II- HAI"), (TEXT, "Câu.")), ["1. Một"]),
        (((TEXT, "Câu."), (PART, "V- CUỐI")), ["V- CUỐI"]),
        (((PART, "I- MỘT"), (TEXT, " "), (TEXT, "Câu.")), []),
        (((PART, "I- MỘT"), (HEADING, "1. Một"), (HEADING, "1.1. Một"), (TEXT, "Câu.")), []),
        (((PART, "I- MỘT"), (HEADING, "1.1. Một"), (HEADING, "1.2. Hai"), (TEXT, "Câu.")), ["1.1. Một"]),
    ],
)
def test_a_heading_without_text_is_found(paragraphs: tuple[tuple[str, str], ...], empty: list[str]) -> None:
    assert [one.snippet for one in read_over(styled(*paragraphs)) if one.kind is RemarkKind.EMPTY] == empty


def test_a_table_under_a_heading_is_its_content() -> None:
    assert read_over(styled((HEADING, "1. Một"), (HEADING, "2. Hai"), (TEXT, "Câu."), table_after=0)) == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Đã gửi đủ;. Còn lại.", "hai dấu câu"),
        ("Đã gửi đủ.. Còn lại.", "hai dấu câu"),
        ("Đã gửi đủ,, còn lại.", "hai dấu câu"),
        ("Đã gửi đủ.; còn lại.", "hai dấu câu"),
        ("Đã gửi đủ , còn lại.", "khoảng trắng trước dấu câu"),
        ("Đã gửi  đủ.", "hai khoảng trắng"),
        ("Có có 07 chi bộ.", "chữ lặp"),
        ("Gồm () chi bộ.", "ngoặc hoặc dấu nháy rỗng"),
        ("Gồm (07 chi bộ.", "không đủ cặp"),
        ("Có None chi bộ.", "còn sót dấu của mẫu"),
        ("Có 07 chi bộ", "chưa có dấu kết thúc"),
    ],
)
def test_a_sentence_that_reads_badly_is_found(words: str, fault: str) -> None:
    (remark,) = read_over(styled((TEXT, words)))
    assert fault in remark.message
    assert remark.kind is RemarkKind.WORDS
    assert not remark.grave


@pytest.mark.parametrize(
    "words",
    [
        "Gồm hội nghị, v.v.; đã gửi…",
        "Luôn luôn (nêu “gương”) 87,5%: tốt!",
        "Ngày 05/6/2026, Số 01-BC/ĐU.",
        "Còn….",
        "Trên mạng xã hội (facebook, zalo,...); các hình thức khác.",
        "- Căn cứ kết quả đánh giá,",
    ],
)
def test_good_sentences_are_left_in_peace(words: str) -> None:
    assert read_over(styled((TEXT, words))) == ()


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which all but two branches sent nothing, made once."""
    workspace = make_place(tmp_path_factory.mktemp("rehearsing") / "w", "QLNL", "QLTM")
    run(workspace, NOW)
    return workspace.root


@pytest.fixture
def place(ran: Path, tmp_path: Path) -> Workspace:
    return open_workspace(copytree(ran, tmp_path / "w"))


@pytest.fixture
def rehearse(place: Workspace, capsys: pytest.CaptureFixture[str]) -> Rehearse:
    def call(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["report", "rehearse", *arguments, "--period", "2024-Q3", "--today", "2024-10-05", "--workspace", str(place.root)])
        return int(left.value.code or 0), capsys.readouterr().out

    return call


def report_of(place: Workspace) -> Path:
    return place.outbox / "2024-Q3" / "Báo cáo quý III năm 2024.docx"


def test_a_rehearsal_names_what_is_missing_and_leaves_nothing_behind(place: Workspace, rehearse: Rehearse) -> None:
    before, papers = books_say(place), outbox_holds(place)
    code, out = rehearse()
    assert code == 1
    assert "nếu phát hành hôm nay sẽ là Số 01-BC/ĐU" in out
    assert "Chi bộ Văn phòng chưa gửi báo cáo; số liệu chưa gồm chi bộ này." in out
    assert "Chi bộ Quản lý Năng lượng gửi còn thiếu: chưa có Mẫu 03-ĐG." in out
    assert "Chi bộ Quản lý Thương mại" not in out
    assert (books_say(place), outbox_holds(place)) == (before, papers)
    books = open_books(place.database)
    assert read_history(books) == History()
    books.close()


def test_our_own_paper_has_no_remark_on_words_form_or_template(rehearse: Rehearse) -> None:
    for paper in ("BC", "CV"):
        code, out = rehearse(paper, "--json")
        told = json.loads(out)
        assert {remark["kind"] for remark in told["remarks"]} == {"missing"}, told
        assert (code, told["symbol"]) == (1, f"01-{paper}/ĐU")


def test_values_to_confirm_are_named_with_form_and_question(place: Workspace, rehearse: Rehearse) -> None:
    form = demo_file("QLTM", "04-KQ")
    document = Document(str(form))
    row = next(row for table in document.tables for row in table.rows if any("Số tin, bài" in cell.text for cell in row.cells))
    row.cells[-1].paragraphs[0].text = "khoảng 4"
    document.save(str(place.inbox / "QLTM" / form.name))
    run(place, NOW)
    code, out = rehearse()
    assert code == 3
    assert "Chi bộ Quản lý Thương mại, Mẫu 04-KQ, Số tin, bài tuyên truyền: cần người xem lại" in out


def test_an_edited_draft_is_read_over_and_one_behind_the_figures_is_said(place: Workspace, rehearse: Rehearse) -> None:
    document = Document(str(report_of(place)))
    paragraph = next(one for one in document.paragraphs if "báo cáo kết quả thực hiện" in one.text)
    paragraph.runs[0].text = "Kính thưa ,, " + paragraph.text
    document.save(str(report_of(place)))
    _, out = rehearse()
    assert "(theo bản đã sửa tay)" in out
    assert "hai dấu câu đi liền nhau" in out
    (place.inbox / "TTR" / "mới.docx").write_bytes(demo_file("TTR", "03-ĐG").read_bytes())
    with open_desk(place) as desk:
        take_in(desk, NOW)
        read_new(desk)
        settle(desk)
    _, out = rehearse()
    assert "Bản đã sửa tay cũ hơn số liệu" in out
    assert "hai dấu câu" not in out


def test_a_template_at_fault_is_told_with_its_place_and_leaves_with_6(place: Workspace, rehearse: Rehearse) -> None:
    template = place.templates / "docx" / "hd36" / "bao-cao.docx"
    document = Document(str(template))
    document.add_paragraph("{{ khong_co }}")
    document.save(str(template))
    code, out = rehearse()
    assert code == 6
    assert "Lỗi của mẫu (1):" in out
    assert "khong_co" in out


def test_a_copy_to_look_at_goes_only_where_it_is_asked_for_and_has_no_number(place: Workspace, rehearse: Rehearse, tmp_path: Path) -> None:
    rehearse("--output", str(tmp_path / "xem"))
    (copy,) = (tmp_path / "xem").iterdir()
    assert copy.name == "Bản soát - Báo cáo quý III năm 2024.docx"
    said = ["".join(piece.text or "" for piece in one.iter("{*}t")) for one in Document(str(copy)).element.body.iter("{*}p")]
    assert "Số\xa0\xa0\xa0\xa0\xa0\xa0-BC/ĐU" in [one.replace(" ", "", 1) if one.startswith("Số ") else one for one in said]


def test_a_day_without_a_term_is_said(place: Workspace, rehearse: Rehearse) -> None:
    organisation = place.root / "organisation.yaml"
    organisation.write_text(
        organisation.read_text(encoding="utf-8").replace("    valid_to: 2025-06-14\n", "    valid_to: 2024-01-01\n"), encoding="utf-8"
    )
    code, out = rehearse()
    assert code == 1
    assert "không thuộc nhiệm kỳ nào" in out

"""Lint on papers of other hands: no finding where they are right, the findings that a clerk would agree with where they are not."""

from __future__ import annotations

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from tests.other_hands import RIGHT, Hand, by_spaces, in_an_old_font, of_the_state, report
from tests.other_heads import RIGHT_HEADS, reworded
from tests.test_papers import TEMPLATES, style
from toolkit.definitions import builtin_folder, load_definitions
from toolkit.layout import read_layout
from toolkit.lint import judge, paper_day
from toolkit.model.layout import Deviation, Gravity
from toolkit.papers import register
from toolkit.printing.making import draft_bytes
from toolkit.readers.office import find_soffice

TODAY = date(2026, 6, 5)
_DOT = bytes.fromhex("474946383961010001008000000000000000002c00000000010001000002024401003b")  # a GIF of one point


def found(content: bytes) -> list[Deviation]:
    return list(judge(read_layout(content, "văn bản.docx"), style(TODAY)))


def codes(hand: Hand) -> set[str]:
    return {one.component for one in found(hand.saved())}


@pytest.mark.parametrize("name", [*RIGHT, *RIGHT_HEADS])
def test_a_right_paper_of_another_hand_has_no_finding(name: str) -> None:
    content = (RIGHT | RIGHT_HEADS)[name]().saved()
    assert [(one.component, one.found) for one in found(content)] == []
    assert paper_day(read_layout(content, "văn bản.docx")) == TODAY


@pytest.mark.slow
@pytest.mark.skipif(find_soffice() is None, reason="needs LibreOffice")
@pytest.mark.parametrize("between", ["odt", "doc"])
def test_a_right_paper_that_libreoffice_saved_has_no_finding(between: str, tmp_path: Path) -> None:
    kept = [name for name in RIGHT if "control" not in name]  # LibreOffice takes the looks out of a control
    for number, name in enumerate(kept):
        (tmp_path / f"{number}.docx").write_bytes(RIGHT[name]().saved())
    for target in (between, "docx"):
        sources = sorted(tmp_path.glob("*.docx" if target == between else f"*.{between}"))
        soffice, profile = str(find_soffice()), f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [soffice, "--headless", profile, "--convert-to", target, "--outdir", str(tmp_path), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    for number, name in enumerate(kept):
        told = found((tmp_path / f"{number}.docx").read_bytes())
        assert [(one.component, one.found) for one in told if one.gravity is Gravity.ERROR] == [], name


@pytest.mark.parametrize(
    ("before", "after", "component"),
    [
        ("T/M ĐẢNG ỦY", "K/T BÍ THƯ", "authority.deputy"),
        ("T/M ĐẢNG ỦY", "KT. CHỦ NHIỆM", "authority.deputy"),
        ("T/M ĐẢNG ỦY", "T/M VĂN PHÒNG ĐẢNG ỦY", "authority.office"),
        ("T/M ĐẢNG ỦY", "TM. BAN TỔ CHỨC", "authority.office"),
        ("T/M ĐẢNG ỦY", "T.M ĐẢNG ỦY", "authority.form"),
        ("PHÓ BÍ THƯ", "PHÓ BÍ THƯ ĐẢNG ỦY", "position.name"),
        ("Thái Nguyên, ngày 05 tháng 6 năm 2026", "Thái Nguyên, ngày 05/6/2026", "date.form"),
        ("Số 12-BC/ĐU", "Số 12/BC-ĐU", "number.form"),
        ("-----", "-----o0o-----", "dashes"),
        ("- Lưu Đảng ủy.", "- Lưu: VT.", "recipients.kept"),
    ],
)
def test_a_usual_fault_of_an_office_is_the_only_thing_told(before: str, after: str, component: str) -> None:
    assert codes(reworded(report(), before, after)) == {component}


def test_a_picture_in_a_paper_is_no_damage() -> None:
    document = Document(BytesIO(report().saved()))
    document.paragraphs[len(document.paragraphs) // 2].add_run().add_picture(BytesIO(_DOT), width=Mm(4))
    document.save(saved := BytesIO())
    assert found(saved.getvalue()) == []


def test_a_paper_of_the_state_is_told_to_be_one_and_nothing_else() -> None:
    assert codes(of_the_state()) == {"paper.state"}
    assert {"title", "title.motto", "star"} <= codes(of_the_state(motto_only=True))


def test_a_line_that_is_underlined_or_typed_is_no_drawn_rule() -> None:
    assert codes(report("underlined")) == {"title.rule"}
    (typed,) = found(report("typed").saved())
    assert (typed.component, typed.gravity, typed.found) == ("title.rule", Gravity.WARNING, "gõ bằng “________…”")


def test_a_paper_typed_with_spaces_is_taken_apart_like_any_other() -> None:
    told = codes(by_spaces())
    wrong = {
        "font.face",
        "number.form",
        "date.zero",
        "body.end",
        "authority.form",
        "dashes",
        "title.size",
        "title.bold",
        "recipients.label.size",
    }
    assert wrong <= told
    there = {
        "title",
        "organ",
        "superior",
        "star",
        "number",
        "date",
        "type",
        "abstract",
        "authority",
        "signer",
        "recipients",
        "recipients.lines",
    }
    assert there & told == set(), "all of it is there"
    assert {"signer.case", "recipients.kept", "recipients.above"} & told == set(), "each line is taken for what it is"


def test_a_paper_in_an_old_font_is_judged_by_its_words_and_told_of_the_font() -> None:
    told = found(in_an_old_font().saved())
    assert {one.component for one in told} == {"font.face"}
    assert {one.found.split(" ")[0] for one in told} == {".VnTime", ".VnTimeH"}


def test_space_that_a_style_takes_away_is_said_as_it_is() -> None:
    hand = report()
    for paragraph in hand.document.paragraphs[-4:]:
        paragraph.style = hand.document.styles["List Bullet"]
    (one,) = [one for one in found(hand.saved()) if one.component == "body.space"]
    assert one.found.startswith("0 pt (bỏ khoảng cách giữa các đoạn cùng kiểu)")


def test_a_book_of_the_office_is_judged_by_its_page_and_title_alone() -> None:
    definitions = load_definitions(builtin_folder())
    entry = register.RegisterEntry(
        symbol="01-BC/ĐU", day="05/6", title="Báo cáo", signer="Nguyễn Văn An", recipients="", kept="Đảng ủy", copies="", note=""
    )
    word, _ = register.drafts([entry], definitions, style(TODAY), TODAY, "nhiệm kỳ 2025-2030")
    content = draft_bytes(word, TEMPLATES / "docx")[0]
    assert found(content) == []
    document = Document(BytesIO(content))
    document.sections[0].left_margin = Mm(5)
    made = BytesIO()
    document.save(made)
    assert {one.component for one in found(made.getvalue())} == {"page.left"}

"""Old formats are converted together before they are read, once for each content; one that hangs or fails costs itself alone."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import openpyxl
import pytest

from tests.builders import definitions, filled
from tests.places import NOW, books_say, make_place
from tests.test_hostile import ANSWERS, FORM, GOOD, answers, refusals, task
from toolkit.conversion import Unconverted, convert_all
from toolkit.executor import Limits
from toolkit.model.finding import Code
from toolkit.model.submission import Reading
from toolkit.pipeline import rebuild, run
from toolkit.readers import office
from toolkit.readers.guard import Kind
from toolkit.readers.office import find_soffice
from toolkit.reading import ReadTask, read_all

needs_office = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
LIMITS = Limits(workers=1)


def rtf(text: str) -> bytes:
    """Return FORM's answers as an RTF table, with ``text`` below it."""
    rows = [line.strip("| ").split(" | ") for line in FORM.splitlines() if line.startswith("|")]
    lines = "".join(rf"\trowd\cellx3000\cellx9000 {_rtf(label)}\cell {_rtf(value)}\cell\row" for label, value in rows)
    title = "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)"
    return rf"{{\rtf1\ansi {_rtf(title)}\par {lines}\pard {_rtf(text)}\par}}".encode("ascii")


def _rtf(text: str) -> str:
    return "".join(letter if letter.isascii() else rf"\u{ord(letter)}?" for letter in text)


def read(tasks: list[ReadTask], folder: Path) -> list[Reading]:
    """Return the readings in the order of the tasks."""
    found = {number: reading for number, reading, _ in read_all(tasks, definitions(), limits=LIMITS, converted=folder)}
    return [found[number] for number in range(len(tasks))]


def counting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program in the place of LibreOffice that notes each call, hangs on HANG, fails on FAIL and copies the rest."""
    script = f"""#!/bin/sh
echo call >> "{folder}/calls"
while [ $# -gt 0 ]; do
  case "$1" in
    --outdir) out="$2"; shift ;;
    *.rtf) grep -q HANG "$1" && sleep 600; grep -q FAIL "$1" || cp "{folder}/good.docx" "$out/$(basename "$1" .rtf).docx" ;;
  esac
  shift
done
"""
    (folder / "good.docx").write_bytes(GOOD["docx"])
    path = folder / "soffice"
    path.write_text(script)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), "/usr/bin", "/bin")))
    monkeypatch.setattr(office, "SECONDS_TO_START", 1.0)
    monkeypatch.setattr(office, "SECONDS_A_FILE", 1.0)
    return folder / "calls"


@pytest.mark.skipif(os.name == "nt", reason="writes a shell script")
def test_one_that_hangs_or_fails_costs_itself_alone_and_the_others_come_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counting(tmp_path, monkeypatch)
    texts = ("a", "FAIL", "b", "HANG", "c")
    tasks = [task(tmp_path, f"{number}.rtf", rtf(text)) for number, text in enumerate(texts)]
    readings = read(tasks, tmp_path / "converted")
    assert [len(refusals(reading)) for reading in readings] == [0, 1, 0, 1, 0]
    assert [answers(readings[number]) for number in (0, 2, 4)] == [ANSWERS] * 3
    assert {reading.kind for reading in readings} == {"rtf"}
    assert len(calls.read_text().split()) == 4  # all together, then the three that did not come out, each alone


@pytest.mark.skipif(os.name == "nt", reason="writes a shell script")
def test_what_was_converted_is_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counting(tmp_path, monkeypatch)
    files = [Unconverted(path=task(tmp_path, f"{n}.rtf", rtf(str(n))).path, sha256=str(n), kind=Kind.RTF) for n in range(60)]
    first = dict(convert_all(files, tmp_path / "converted"))
    assert len(calls.read_text().split()) == 2  # batches of fifty
    assert dict(convert_all(files, tmp_path / "converted")) == first
    assert len(calls.read_text().split()) == 2
    assert sorted(path.name for path in (tmp_path / "converted").iterdir()) == sorted(f"{n}.docx" for n in range(60))


def test_without_libreoffice_each_gets_its_sentence_and_another_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tasks = [task(tmp_path, "a.rtf", rtf("a")), task(tmp_path, "b.docx", GOOD["docx"])]
    found = {number: (reading, retry) for number, reading, retry in read_all(tasks, definitions(), limits=LIMITS, converted=tmp_path / "c")}
    assert ["LibreOffice" in sentence for sentence in refusals(found[0][0])] == [True]
    assert (found[0][1], found[1][1]) == (True, False)
    assert answers(found[1][0]) == ANSWERS


def uncalculated() -> bytes:
    """Return FORM as a workbook whose number of initiatives is a formula without a result."""
    workbook = openpyxl.load_workbook(io.BytesIO(GOOD["xlsx"]))
    sheet = workbook.worksheets[0]
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if str(cell.value) == "3")
    cell.value = "=1+2"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


@pytest.mark.slow
@needs_office
def test_a_formula_without_a_result_is_calculated_and_told(tmp_path: Path) -> None:
    (reading,) = read([task(tmp_path, "a.xlsx", uncalculated())], tmp_path / "converted")
    assert answers(reading) == ANSWERS
    (told,) = (finding for finding in reading.findings if finding.code is Code.CONVERTED)
    assert "đã tính lại bằng LibreOffice" in told.message


def test_a_formula_without_a_result_and_without_libreoffice_is_for_a_persons_eye(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (reading,) = read([task(tmp_path, "a.xlsx", uncalculated())], tmp_path / "converted")
    assert answers(reading) == ANSWERS | {"so_sang_kien": None}
    assert [finding.code for finding in reading.findings] == [Code.REVIEW]


@pytest.mark.slow
@needs_office
def test_a_run_reads_old_formats_and_a_rebuild_says_the_same(tmp_path: Path) -> None:
    place = make_place(tmp_path / "w", "VP", only="*01*")
    (place.inbox / "VP" / "cũ.rtf").write_bytes(rtf("x"))
    run(place, NOW)
    said = books_say(place)
    assert [path.suffix for path in place.converted.iterdir()] == [".docx"]
    assert "Tổ chuyển đổi số" in str(said)
    rebuild(place)
    assert books_say(place) == said


MARKS = ("{{ 7*7 }} {% if %}", "=cmd|' /C calc'!A0", "<w:p> &amp; ${jndi:ldap://a}")


@pytest.mark.parametrize("mark", MARKS)
def test_an_answer_with_marks_of_other_languages_stands_word_for_word_in_the_papers(tmp_path: Path, mark: str) -> None:
    place = make_place(tmp_path / "w")
    drawn = FORM.replace("Tổ chuyển đổi số", mark.replace("<", "\ue000").replace(">", "\ue001").replace("|", "\ue002"))
    (place.inbox / "VP" / "a.docx").write_bytes(_marked(filled("docx", drawn)))
    run(place, NOW)
    papers = [path for path in place.outbox.rglob("*") if path.suffix in (".docx", ".xlsx")]
    words = "\n".join(_words(path) for path in papers)
    assert any(path.suffix == ".docx" for path in papers)
    assert mark in words
    assert "49" not in [word.strip() for word in words.splitlines()]


def _marked(data: bytes) -> bytes:
    from tests.test_hostile import _real, _with_parts

    return _with_parts(data, lambda name, part: _real(part))


def _words(path: Path) -> str:
    """Return all texts of a paper; a formula in a workbook would be no text."""
    if path.suffix == ".docx":
        from toolkit.readers import read_document

        blocks = read_document(path.read_bytes(), path.name).blocks
        return "\n".join(block.text if hasattr(block, "text") else "\n".join(c.text for row in block.rows for c in row) for block in blocks)
    cells = (cell for sheet in openpyxl.load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(cell.value) for cell in cells if cell.data_type == "s")

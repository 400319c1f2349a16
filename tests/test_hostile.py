"""Hostile, damaged and mistaken files, the whole way: each is a reading or one plain Vietnamese sentence, in time, in memory, alone."""

from __future__ import annotations

import ast
import importlib
import io
import os
import random
import re
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import toolkit.readers
import toolkit.reading
from tests.builders import book, definitions, filled, para, run, table, word
from tests.builders import cell as word_cell
from tests.builders import row_of as word_row
from tests.test_guard import ACTIVE, HOSTILE
from toolkit.executor import Failure, Limits
from toolkit.model.finding import Code, Severity
from toolkit.model.submission import Reading
from toolkit.reading import ReadTask, Wanted, look_at, read_all, task_of

SAMPLES = Path(__file__).parent / "data" / "samples" / "inbox"
FORM = """
PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)

| Chi bộ | Chi bộ Văn phòng |
| Kỳ báo cáo | Quý III/2024 |
| Tên tập thể | Tổ chuyển đổi số |
| Số thành viên | 12 |
| Số sáng kiến được công nhận | 3 |
"""
ANSWERS = {"don_vi": "VP", "ten_dien_hinh": "Tổ chuyển đổi số", "so_thanh_vien": 12, "so_sang_kien": 3}
SECONDS = 10.0
ENGLISH = re.compile(
    r"\b(?:error|file|invalid|the|is|not|failed|unreadable|sheet|cannot|exception|traceback|none|please)\b", re.IGNORECASE | re.ASCII
)
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")


def sample(suffix: str) -> bytes:
    """Return the first sample file of that type."""
    return min(SAMPLES.rglob(f"*.{suffix}")).read_bytes()


def look(data: bytes, name: str = "Mẫu 02-TT") -> Reading:
    """Return what a file says without LibreOffice, and hold it against the clock."""
    started = time.perf_counter()
    found = look_at(data, name, definitions(), "VP")
    assert time.perf_counter() - started < SECONDS
    return found.reading if isinstance(found, Wanted) else found


def refusals(reading: Reading) -> list[str]:
    """Return the sentences of a file that was not read."""
    return [finding.message for finding in reading.findings if finding.code is Code.UNREADABLE]


def faults_of(sentence: str) -> list[str]:
    """List what keeps a message from being one plain Vietnamese sentence that says what, why and what to do."""
    plain = re.sub(r"\.(?:[a-z]{3,4}\b|\{\w+\})|\{\w+\}", "", sentence)
    faults = {
        "no capital letter or no full stop": not sentence[:1].isupper() or not sentence.endswith("."),
        "more than one sentence": ". " in plain.rstrip("."),
        "says not what to do": "đề nghị" not in sentence,
        "not Vietnamese": not VIETNAMESE.search(sentence) or ENGLISH.search(plain) is not None,
        "too long": len(sentence) > 240,
        "several lines": "\n" in sentence,
    }
    return [fault for fault, found in faults.items() if found]


def answers(reading: Reading) -> dict[str, object]:
    """Return the four answers of FORM as they were understood."""
    (record,) = reading.records
    return {id: record.submission.value(id) for id in ANSWERS}


def held(data: bytes, name: str = "Mẫu 02-TT") -> None:
    """Assert that the file is a reading or one plain sentence."""
    for sentence in refusals(look(data, name)):
        assert faults_of(sentence) == []


# ---- what is refused --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [row[1] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_every_hostile_file_becomes_one_finding_with_one_plain_sentence(make: Callable[[], bytes]) -> None:
    reading = look(make())
    assert (reading.records, len(refusals(reading))) == ((), 1)
    assert [faults_of(sentence) for sentence in refusals(reading)] == [[]]


@pytest.mark.parametrize("data", [row[1] for row in ACTIVE], ids=[row[0] for row in ACTIVE])
def test_active_content_never_keeps_a_file_from_an_answer_or_a_sentence(data: bytes) -> None:
    held(data)


def nested(depth: int) -> bytes:
    """Return a Word file with tables in tables."""
    inner = para(run("x"))
    for _ in range(depth):
        inner = table(word_row(word_cell(inner + para())))
    return word(inner)


ABSURD: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("tables in tables", lambda: nested(40)),
    ("tables in tables without end", lambda: nested(150)),
    ("a cell over a million columns", lambda: word(table(word_row(word_cell(para(), '<w:gridSpan w:val="1000000"/>'))))),
    ("a cell over minus one column", lambda: word(table(word_row(word_cell(para(run("x")), '<w:gridSpan w:val="-1"/>'))))),
    ("a cell over a number of 5,000 digits", lambda: word(table(word_row(word_cell(para(run("x")), f'<w:gridSpan w:val="{"9" * 5000}"/>'))))),
    ("a cell over a number that is none", lambda: word(table(word_row(word_cell(para(run("x")), '<w:gridSpan w:val="²"/>'))))),
    ("marks piled on one letter", lambda: word(para(run("a" + "\u0301\u0323" * 400_000)))),
    ("a line of labels without end", lambda: word(para(run("Chi bộ: " * 200_000)))),
    ("a row that begins at a million", lambda: word(table(f'<w:tr><w:trPr><w:gridBefore w:val="999999"/></w:trPr>{word_cell(para())}</w:tr>'))),
    ("300,000 cells", lambda: word(table(*[word_row(*[word_cell(para())] * 150)] * 2000))),
    ("a merged cell over the whole sheet", lambda: book('<row r="1"><c r="A1"><v>1</v></c></row>', after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    ("2,000 merged cells over the whole sheet", lambda: book('<row r="1"><c r="A1"><v>1</v></c></row>', after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 2000 + "</mergeCells>")),
    ("a row of an absurd number", lambda: book('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')),
    ("a string that is not there", lambda: book('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>')),
    ("a date before the world", lambda: book('<row r="1"><c r="A1" s="1"><v>-1e300</v></c></row>', styles='<cellXfs><xf/><xf numFmtId="14"/></cellXfs>')),
    ("an old sheet said to end at the last row there could be", lambda: _of_size(GOOD["xls"], 2**32 - 1)),
    ("an old sheet that ends before it begins", lambda: _of_size(GOOD["xls"], 3, top=9)),
    ("numbers that are none", lambda: book('<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>x</v></c></row>')),
)  # fmt: skip


def _of_size(workbook: bytes, bottom: int, top: int = 0) -> bytes:
    """Return an ``.xls`` workbook whose record of a sheet's size says other rows."""
    at = workbook.index(b"\x00\x02\x0e\x00") + 4
    return workbook[:at] + top.to_bytes(4, "little") + bottom.to_bytes(4, "little") + workbook[at + 8 :]


@pytest.mark.parametrize("make", [row[1] for row in ABSURD], ids=[row[0] for row in ABSURD])
def test_absurd_depths_and_spans_are_a_reading_or_a_sentence(make: Callable[[], bytes]) -> None:
    held(make())


# ---- damage -----------------------------------------------------------------------------------------------------------------------

QUICK = settings(deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
GOOD: dict[str, bytes] = {
    "docx": filled("docx", FORM),
    "xlsx": filled("xlsx", FORM),
    "pdf": sample("pdf"),
    "xls": sample("xls"),
    "doc": sample("doc"),
}


@settings(QUICK, max_examples=300)
@given(st.sampled_from(sorted(GOOD)), st.floats(0, 1))
def test_any_prefix_of_a_good_file_is_a_reading_or_a_sentence(kind: str, share: float) -> None:
    held(GOOD[kind][: int(len(GOOD[kind]) * share)])


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_that_lost_its_end_says_so(kind: str) -> None:
    for share in (0.1, 0.5, 0.9):
        (sentence,) = refusals(look(GOOD[kind][: int(len(GOOD[kind]) * share)]))
        assert "thiếu phần cuối" in sentence


@settings(QUICK, max_examples=300)
@given(st.sampled_from(sorted(GOOD)), st.integers(0, 2**32), st.integers(1, 40))
def test_any_flipped_bytes_are_a_reading_or_a_sentence(kind: str, seed: int, flips: int) -> None:
    held(_flipped(GOOD[kind], random.Random(seed), flips))


@settings(QUICK, max_examples=400)
@given(st.sampled_from(["docx", "xlsx"]), st.integers(0, 2**32), st.integers(1, 12))
def test_flipped_bytes_within_any_part_are_a_reading_or_a_sentence(kind: str, seed: int, flips: int) -> None:
    chance = random.Random(seed)
    held(_with_parts(GOOD[kind], lambda name, part: _flipped(part, chance, flips) if part and chance.random() < 0.3 else part))


@settings(QUICK, max_examples=100)
@given(st.sampled_from(["docx", "xlsx"]), st.integers(0, 2**32))
def test_missing_or_swapped_parts_are_a_reading_or_a_sentence(kind: str, seed: int) -> None:
    chance = random.Random(seed)
    parts = list(zipfile.ZipFile(io.BytesIO(GOOD[kind])).namelist())
    lost, other = chance.choice(parts), chance.choice(parts)
    content = zipfile.ZipFile(io.BytesIO(GOOD[kind])).read(other) if chance.random() < 0.5 else b""
    held(_with_parts(GOOD[kind], lambda name, part: content if name == lost else part))


def _flipped(data: bytes, chance: random.Random, flips: int) -> bytes:
    changed = bytearray(data)
    for _ in range(flips):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _with_parts(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return the container with changed parts, put together properly again."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()


def in_utf16(_: str, part: bytes) -> bytes:
    """Return an XML part in UTF-16."""
    text = re.sub(r"^<\?xml[^>]*>", "", part.decode())
    return ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("only", ["", "document", "sheet1", "sharedStrings", "workbook"])
def test_parts_in_utf16_say_the_same(suffix: str, only: str) -> None:
    data = _with_parts(GOOD[suffix], lambda name, part: in_utf16(name, part) if only in name else part)
    assert answers(look(data)) == ANSWERS


def test_what_is_active_is_found_in_utf16_as_well() -> None:
    code = b"<w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p></w:body>"
    data = _with_parts(
        GOOD["docx"], lambda name, part: in_utf16(name, part.replace(b"</w:body>", code)) if "document.xml" in name else part
    )
    assert Code.UNSAFE_CONTENT in [finding.code for finding in look(data).findings]


# ---- not what it says -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["docx", "doc", "xlsx", "xls", "ods", "odt", "rtf", "pdf", "docm"])
def test_a_wrong_suffix_is_read_by_content_and_reported(said: str) -> None:
    for kind in ("docx", "xlsx"):
        reading = look(GOOD[kind], f"Mẫu 02-TT.{said.upper()}")
        assert answers(reading) == ANSWERS
        told = [finding for finding in reading.findings if finding.code is Code.CONVERTED]
        assert [(f".{said} " in one.message and f".{kind};" in one.message, one.severity) for one in told] == (
            [] if said == kind else [(True, Severity.INFO)]
        )


def test_an_old_file_with_a_new_name_is_told_apart() -> None:
    for kind in ("xls", "pdf", "doc"):
        reading = look(GOOD[kind], "Mẫu 02-TT.docx")
        assert reading.kind == kind


# ---- text is data -----------------------------------------------------------------------------------------------------------------

MARKS = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    "=cmd|' /C calc'!A0",
    "<w:p>&amp;",
    "${jndi:ldap://a}",
    "@SUM(1)",
    "+1+1",
    "a ]]> b",
    "{{r x }}",
    "%s %d",
)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_marks_of_other_languages_come_out_word_for_word(kind: str, mark: str) -> None:
    escaped = mark.replace("<", "\ue000").replace(">", "\ue001").replace("|", "\ue002")
    data = filled(kind, FORM.replace("Tổ chuyển đổi số", escaped))
    data = _with_parts(data, lambda name, part: _real(part))
    assert answers(look(data)) == ANSWERS | {"ten_dien_hinh": mark}


def _real(part: bytes) -> bytes:
    for stand_in, real in (("\ue000", b"&lt;"), ("\ue001", b"&gt;"), ("\ue002", b"|")):
        part = part.replace(stand_in.encode(), real)
    return part


# ---- in processes of their own ----------------------------------------------------------------------------------------------------


def task(folder: Path, name: str, data: bytes) -> ReadTask:
    """Write a file and return the task of reading it."""
    (folder / name).write_bytes(data)
    found = task_of(folder / name, definitions())
    assert isinstance(found, ReadTask)
    return found


@pytest.mark.skipif(os.name == "nt", reason="makes a pipe")
def test_one_that_hangs_costs_one_sentence_and_no_neighbour(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "treo.docx")
    hanging = ReadTask(path=tmp_path / "treo.docx", name="treo.docx", sha256="0", folder=None)
    tasks = [task(tmp_path, "a.docx", GOOD["docx"]), hanging, task(tmp_path, "b.xlsx", GOOD["xlsx"])]
    limits = Limits(workers=2, seconds=2)
    read = {number: (reading, retry) for number, reading, retry in read_all(tasks, definitions(), limits=limits, converted=tmp_path / "c")}
    assert [answers(read[number][0]) for number in (0, 2)] == [ANSWERS, ANSWERS]
    assert [(len(refusals(reading)), retry) for reading, retry in (read[1],)] == [(1, True)]
    (alone,) = read_all([hanging], definitions(), limits=limits, converted=tmp_path / "c", divide=True)
    assert refusals(alone[1]) == refusals(read[1][0])


@pytest.mark.skipif(os.name == "nt", reason="makes pipes and links to devices")
def test_what_is_no_file_or_larger_than_any_form_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    (tmp_path / "endless.docx").symlink_to("/dev/zero")
    (tmp_path / "folder.docx").mkdir()
    with (tmp_path / "huge.docx").open("wb") as huge:
        huge.truncate(2**40)
    for name, words in (("pipe", "ống dẫn"), ("endless", "ống dẫn"), ("folder", "thư mục"), ("huge", "lớn hơn")):
        found = task_of(tmp_path / f"{name}.docx", definitions())
        assert isinstance(found, str) and words in found


def far_down(cells: str) -> bytes:
    """Return FORM as a workbook that was formatted to the last row, with ``cells`` in each further row."""
    parts = zipfile.ZipFile(io.BytesIO(GOOD["xlsx"]))
    sheet = parts.read("xl/worksheets/sheet1.xml")
    rows = b"".join(cells.replace("#", str(number)).encode() for number in range(100, 2**20 + 1))
    return _with_parts(
        GOOD["xlsx"], lambda name, part: sheet.replace(b"</sheetData>", rows + b"</sheetData>") if "sheet1" in name else part
    )


FAR = (
    '<row r="#" s="1" customFormat="1"/>',
    '<row r="#" spans="1:3"><c r="A#" s="0"/><c r="B#" s="0"/><c r="C#" s="0"/></row>',
    '<row r="#"><c r="B#" t="str"><f>IF(A#="","",A#)</f><v></v></c></row>',
)


@pytest.mark.slow
@pytest.mark.parametrize("cells", FAR, ids=["rows", "cells", "formulas that say nothing"])
def test_a_form_formatted_down_to_the_last_row_is_read_within_the_limits(tmp_path: Path, cells: str) -> None:
    big = task(tmp_path, "a.xlsx", far_down(cells))
    ((_, reading, retry),) = read_all([big], definitions(), limits=Limits(), converted=tmp_path / "c", divide=True)
    assert (refusals(reading), retry) == ([], False)
    assert answers(reading) == ANSWERS


def test_labels_far_to_the_right_keep_the_values_below_them() -> None:
    cells = {"A1": "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)", "GR3": "Tên tập thể", "GR4": "Tổ chuyển đổi số"}
    cells |= {"GR6": "Số thành viên", "GR7": "12", "A2000": "."}
    rows = {int(re.sub(r"\D", "", place)): "" for place in cells}
    for place, text in cells.items():
        rows[int(re.sub(r"\D", "", place))] += f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
    (record,) = look(book("".join(f'<row r="{number}">{row}</row>' for number, row in rows.items()))).records
    assert [record.submission.value(id) for id in ("ten_dien_hinh", "so_thanh_vien")] == ["Tổ chuyển đổi số", 12]


def test_a_stray_value_in_the_last_row_does_not_hide_the_form() -> None:
    sheet = zipfile.ZipFile(io.BytesIO(GOOD["xlsx"])).read("xl/worksheets/sheet1.xml")
    stray = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>.</t></is></c></row></sheetData>'
    data = _with_parts(GOOD["xlsx"], lambda name, part: sheet.replace(b"</sheetData>", stray) if "sheet1" in name else part)
    assert answers(look(data)) == ANSWERS


# ---- the sentences ----------------------------------------------------------------------------------------------------------------


def sentences() -> Iterator[tuple[str, str]]:
    """Yield where and what of every message with which a reader refuses a file."""
    folder = Path(toolkit.readers.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        name = ".".join(("toolkit.readers", *path.relative_to(folder).with_suffix("").parts)).removesuffix(".__init__")
        module = importlib.import_module(name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UnreadableFile":
                for message in messages(node.args[0], module):
                    yield f"{name}:{node.lineno}", message


def messages(node: ast.expr, module: object) -> list[str]:
    """Return every sentence that an expression may stand for."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.Name):
        return [getattr(module, node.id)]
    if isinstance(node, ast.IfExp):
        return messages(node.body, module) + messages(node.orelse, module)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return messages(node.func.value, module)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_refusal":
        return [*vars(module)["_REFUSALS"].values(), vars(module)["_WRONG_NAME"]]
    raise AssertionError(f"no sentence seen in {ast.unparse(node)}")


def test_every_refusal_of_every_reader_is_one_plain_sentence() -> None:
    found = list(sentences())
    assert len(found) > 40
    assert {where: (faults, message) for where, message in found if (faults := faults_of(message))} == {}
    assert {message: faults for message in toolkit.reading._FAILURES.values() if (faults := faults_of(message))} == {}
    assert set(toolkit.reading._FAILURES) == set(Failure)


def test_a_message_that_is_no_plain_sentence_is_seen() -> None:
    assert faults_of("Error: bad file.") == ["says not what to do", "not Vietnamese"]
    assert "more than one sentence" in faults_of("Tệp bị hỏng. Đề nghị gửi lại.")

"""The program speaks Vietnamese, prints what the contract says, and leaves with the contract's exit codes."""

from __future__ import annotations

import errno
import json
import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest

from tests.places import INBOX, demo_file, make_place
from toolkit.cli import COMMANDS, main, vietnamese
from toolkit.model.definitions import Definitions
from toolkit.workspace import Workspace

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|error|missing|invalid|show|exit|help for|try|required|default|such|file|path|text|the)\b", re.IGNORECASE
)
SYNTAX = re.compile(
    r"--[a-z-]+|-h\b|\b(toolkit|init|run|report|status|files|read|rebuild|doctor|config|inbox|json|toml|yaml|docx)\b|[\w/.]+\.(toml|yaml|docx)"
)


class Said(NamedTuple):
    """What one call of the program left: the exit code, and what it printed."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Return a function that runs the program as its user does."""

    def call(*arguments: object) -> Said:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Said(int(left.value.code or 0), out, err)

    return call


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with one branch's forms and a broken file, after one run."""
    workspace = make_place(tmp_path_factory.mktemp("cli"), "QLTM")
    (workspace.inbox / "QLTM" / "hỏng.docx").write_bytes(b"PK\x03\x04 half a file")
    with pytest.raises(SystemExit) as left:
        main(["run", "--workspace", str(workspace.root), "--today", "2024-10-03", "--quiet"])
    assert left.value.code == 4
    return workspace


def jsonl(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_vietnamese_for_every_command(call: Call, command: str) -> None:
    said = call(*([command] if command else []), "--help")
    assert said.code == 0
    assert said.out.startswith("Cách dùng: toolkit")
    assert "Tùy chọn:" in said.out
    assert not ENGLISH.search(SYNTAX.sub("", said.out)), said.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rum"], "Không có lệnh 'rum'. Có phải ý là 'run'?"),
        (["run", "--peroid", "2024"], "Không có tùy chọn '--peroid'. Có phải ý là '--period'?"),
        (["report"], "Thiếu tùy chọn '--period'"),
        (["report", "--period"], "Tùy chọn '--period' cần một giá trị đi kèm."),
        (["report", "--period", "2024-Q5"], "'2024-Q5' không phải kỳ báo cáo. Viết như: 2024, 2024-H1, 2024-Q3"),
        (["report", "--period", "2024-Q3", "--sources"], "--sources chỉ dùng cùng với --json"),
        (["status", "--today", "30/2/2024"], "'30/2/2024' không phải ngày có thật"),
        (["status", "--today", "1/1/1924"], "'1/1/1924' không phải ngày có thật"),
        (["read"], "Thiếu đối số 'TỆP...'"),
        (["init"], "Thiếu đối số 'THƯ_MỤC'"),
        (["files", "thừa"], "Thừa đối số (thừa)"),
        (["run", "--workspace", "/nowhere"], "toolkit init"),
    ],
)
def test_wrong_usage_is_said_in_vietnamese_and_leaves_with_2(call: Call, arguments: list[str], words: str) -> None:
    said = call(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.out == ""
    assert not ENGLISH.search(SYNTAX.sub("", said.err.replace("/nowhere", ""))), said.err


def test_every_sentence_of_the_translation_is_one_that_click_says() -> None:
    import click

    sources = "".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    assert [sentence for sentence in vietnamese.SENTENCES if sentence.replace("\n", "\\n").replace("\t", "\\t") not in sources] == []


def test_the_program_without_a_command_shows_its_help(call: Call) -> None:
    said = call()
    assert "Cách dùng" in said.out + said.err


def test_help_does_not_import_what_only_commands_need() -> None:
    heavy = "{'sqlalchemy', 'lxml', 'pydantic', 'ruamel', 'rich', 'docxtpl', 'docx', 'openpyxl', 'pebble', 'python_calamine', 'rapidfuzz', 'logging'}"
    code = f"import sys\nfrom toolkit.cli import main\ntry: main(['--help'])\nfinally: print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run((sys.executable, "-c", code), cwd=INBOX.parent, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_reading_a_file_does_not_import_what_only_books_and_papers_need() -> None:
    heavy = "{'sqlalchemy', 'docxtpl', 'docx', 'openpyxl', 'jinja2', 'pdfplumber', 'watchdog', 'pypdfium2'}"
    code = f"import sys\nfrom toolkit.cli import main\ntry: main()\nfinally: print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    command = (sys.executable, "-c", code, "read", "--json", str(demo_file("QLTM", "04-KQ")))
    done = subprocess.run(command, cwd=INBOX.parent, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3)
    assert done.stderr.strip() == "[]"


def test_read_prints_one_json_object_a_file_in_the_order_given(call: Call, definitions: Definitions, tmp_path: Path) -> None:
    first, second = demo_file("QLTM", "04-KQ"), demo_file("QLTM", "03-ĐG")
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK")
    said = call("read", "--json", second, broken, tmp_path / "không có.docx", first)
    assert said.code == 4
    found = jsonl(said.out)
    assert [one["path"] for one in found] == [str(path) for path in (second, broken, tmp_path / "không có.docx", first)]
    assert [[record["form"] for record in one["records"]] for one in found] == [["03-DG"], [], [], ["04-KQ"]]
    errors = [[finding["code"] for finding in one["findings"] if finding["severity"] == "error"] for one in found]
    assert errors == [[], ["unreadable"], ["unreadable"], []]
    (record,) = found[3]["records"]
    form = definitions.plan.form("04-KQ")
    assert form is not None
    assert list(record["answers"]) == [question.id for question in form.questions]
    assert (record["unit"], record["period"]) == ("QLTM", "2024-Q3")
    assert set(record["answers"]["so_tap_the"]) >= {"value", "state", "raw", "source", "confidence", "review"}
    assert isinstance(record["answers"]["so_tap_the"]["value"], int)
    (listed,) = found[0]["records"]
    assert set(listed["answers"]["danh_sach"]["value"][0]) >= {"ten_dien_hinh", "tien_do", "kho_khan"}


def test_read_without_json_is_for_people(call: Call) -> None:
    said = call("read", demo_file("QLTM", "04-KQ"))
    assert said.code == 0
    assert "Mẫu 04-KQ · Chi bộ Quản lý Thương mại · quý III năm 2024" in said.out


def test_read_leaves_with_1_where_a_form_has_errors(call: Call) -> None:
    codes = {call("read", "--json", path).code for path in (INBOX / "VP").iterdir() if not path.name.startswith(".")}
    assert codes == {0, 1}


def test_run_ends_with_a_table_and_the_place_of_the_papers(call: Call, ran: Workspace) -> None:
    said = call("run", "--workspace", ran.root, "--today", "2024-10-03")
    assert said.code == 4
    for words in (
        "Không có tệp mới.",
        "quý III năm 2024",
        "Phải nộp",
        "Đã nhận",
        "Đủ",
        "Thiếu",
        "Chưa nộp",
        "Không đọc được (1):",
        "outbox/2024-Q3",
    ):
        assert words in said.out


def test_files_lists_every_file_with_its_fate(call: Call, ran: Workspace) -> None:
    said = call("files", "--json", "--workspace", ran.root)
    assert said.code == 0
    found = jsonl(said.out)
    assert all(set(line) >= {"path", "sha256", "unit", "state", "reason", "seen_at"} for line in found)
    assert {line["path"]: line["state"] for line in found}["inbox/QLTM/hỏng.docx"] == "unreadable"
    assert sum(line["state"] == "read" for line in found) == 7
    assert "không đọc được" in call("files", "--workspace", ran.root).out


def test_status_is_the_table_of_branches_and_forms(call: Call, ran: Workspace) -> None:
    said = call("status", "--workspace", ran.root, "--today", "2024-10-03")
    assert said.code == 4
    assert "Phải nộp: 8 chi bộ; đã nhận: 1, đọc được: 0, đủ: 1" in said.out
    assert "Chưa nộp (7):" in said.out
    found = json.loads(call("status", "--json", "--period", "2024-Q3", "--workspace", ran.root).out)
    assert [one["unit"] for one in found["branches"] if one["received"]] == ["QLTM"]


def test_report_prints_the_summary_of_the_contract_and_writes_nothing(call: Call, ran: Workspace) -> None:
    before = sorted(path.stat().st_mtime_ns for path in ran.outbox.rglob("*"))
    found = json.loads(call("report", "--period", "2024-Q3", "--json", "--workspace", ran.root).out)
    assert found["period"] == "2024-Q3"
    assert found["branches"] == {
        "due": 8,
        "received": 1,
        "complete": 1,
        "not_received": ["VP", "TTR", "QLCN", "QLNL", "KTAT", "KHTC", "TTKC"],
    }
    assert list(found["submissions"]) == ["01-DK", "02-TT", "02-CN", "03-DG", "04-KQ", "05-TH"]
    assert list(found["criteria"]) == ["TT1", "TT2", "TT3", "TT4", "TT5", "CN1", "CN2", "CN3", "LD1"]
    sourced = json.loads(call("report", "--period", "2024-Q3", "--json", "--sources", "--workspace", ran.root).out)
    assert sourced["submissions"]["04-KQ"]["value"] == 1
    assert len(sourced["submissions"]["04-KQ"]["from"]) == 1
    assert sorted(path.stat().st_mtime_ns for path in ran.outbox.rglob("*")) == before


def test_what_stands_before_an_act_holds_for_the_act_too_unless_the_act_says_otherwise(call: Call, ran: Workspace, tmp_path: Path) -> None:
    place, early, late = ("--workspace", ran.root), ("--today", "2024-10-01"), ("--today", "2024-11-20")
    act = ("rehearse", "BC", "--output", tmp_path)

    def day(*arguments: object) -> str:
        call("report", *arguments)
        (written,) = tmp_path.glob("*.docx")
        return next(month for month in ("tháng 10 năm 2024", "tháng 11 năm 2024") if month in text_of(written))

    assert day("--period", "2024-Q3", *early, *place, *act) == "tháng 10 năm 2024"
    assert day("--period", "2024-Q3", *late, *place, *act) == "tháng 11 năm 2024"
    assert day("--period", "2024", *late, *place, *act, "--period", "2024-Q3", *early) == "tháng 10 năm 2024"
    assert call("register", *place, "list").code == 0
    assert call("report", *place, "rehearse").code == 2


def text_of(path: Path) -> str:
    return " ".join(
        paragraph.text for table in docx.Document(str(path)).tables for cell in table.rows[-1].cells for paragraph in cell.paragraphs
    )


def test_config_shows_values_and_where_they_come_from(call: Call, ran: Workspace, tmp_path: Path) -> None:
    found = json.loads(call("config", "--json", "--workspace", ran.root).out)
    assert found["folders.inbox"] == {"value": "inbox", "origin": "default"}
    assert found["reading.workers"] == {"value": 1, "origin": "file"}
    (ran.root / "toolkit.toml").rename(tmp_path / "kept.toml")
    (ran.root / "toolkit.toml").write_text("[folder]\n", encoding="utf-8")
    said = call("config", "--workspace", ran.root)
    (tmp_path / "kept.toml").replace(ran.root / "toolkit.toml")
    assert said.code == 9
    assert said.err.startswith('Lỗi: toolkit.toml: không có mục "folder".')


def test_doctor_says_ok_and_what_to_do(call: Call, ran: Workspace) -> None:
    assert call("doctor", "--workspace", ran.root).code == 0
    ran.inbox.rename(ran.root / "away")
    said = call("doctor", "--workspace", ran.root)
    (ran.root / "away").rename(ran.inbox)
    assert said.code == 5
    assert re.search("HỎNG +Thư mục nhận", said.out)
    found = jsonl(call("doctor", "--json", "--workspace", ran.root).out)
    assert {one["name"] for one in found if one["ok"]} >= {"Sổ sách", "Kho lưu bản gốc", "Kế hoạch và tổ chức"}


def test_doctor_names_the_days_on_which_nobody_signs(call: Call, tmp_path: Path) -> None:
    place = make_place(tmp_path, "QLTM", only="*04-KQ*")
    organisation = place.root / "organisation.yaml"
    whole = organisation.read_text(encoding="utf-8")
    signer = "    position: PHÓ BÍ THƯ\n    valid_from: 2020-06-01\n"
    second = "  - name: Trần Văn An\n    authority: T/M ĐẢNG ỦY\n    position: BÍ THƯ\n    valid_from: 2026-02-10\n"
    organisation.write_text(whole.replace(signer, f"{signer}    valid_to: 2026-01-31\n{second}"), encoding="utf-8")
    found = {one["name"]: one for one in jsonl(call("doctor", "--json", "--workspace", place.root).out)}
    (offices,) = (one for name, one in found.items() if name.startswith("Người ký"))
    assert not offices["ok"]
    assert "không có người ký từ 01/02/2026 đến 09/02/2026" in offices["message"]


def test_books_that_are_gone_are_never_begun_anew_beside_what_was_received(call: Call, tmp_path: Path) -> None:
    place = make_place(tmp_path, "QLTM", only="*04-KQ*")
    call("run", "--workspace", tmp_path)
    for file in place.data.glob("toolkit.sqlite*"):
        file.unlink()
    for command in (["doctor"], ["run"], ["verify"], ["register"], ["report", "--period", "2024-Q3"]):
        done = call(*command, "--workspace", tmp_path)
        assert done.code == 10, command
        assert "Không còn sổ sách" in done.out + done.err
        assert not place.database.exists()


def test_doctor_does_not_pass_over_broken_templates_and_definitions(call: Call, tmp_path: Path) -> None:
    place = make_place(tmp_path, "QLTM", only="*04-KQ*")
    broken = next((place.templates / "docx" / "hd05").glob("*.docx"))
    document = docx.Document(str(broken))
    document.add_paragraph("{{ khong_co }}")
    document.save(str(broken))
    said = call("doctor", "--workspace", tmp_path)
    assert said.code == 6
    assert f"mẫu {broken.name} có lỗi" in said.out
    organisation = place.root / "organisation.yaml"
    organisation.write_text(organisation.read_text(encoding="utf-8").replace("committee:", "comittee:"), encoding="utf-8")
    found = {one["name"]: one for one in jsonl(call("doctor", "--json", "--workspace", tmp_path).out)}
    assert not found["Kế hoạch và tổ chức"]["ok"]
    assert not found["Người ký, cấp trên, nhiệm kỳ"]["ok"]


def test_a_full_disk_while_the_log_is_closed_leaves_the_exit_code(call: Call, ran: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    close = logging.FileHandler.close

    def full(handler: logging.FileHandler) -> None:
        close(handler)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(logging.FileHandler, "close", full)
        assert call("run", "--workspace", ran.root, "--today", "03/10/24").code == 4


def test_doctor_finds_an_original_that_was_changed(call: Call, tmp_path: Path) -> None:
    workspace = make_place(tmp_path, "QLTM", only="*04-KQ*")
    call("run", "--workspace", tmp_path)
    (original,) = workspace.archive.glob("??/*")
    original.chmod(0o644)
    original.write_bytes(b"other")
    said = call("doctor", "--workspace", tmp_path)
    assert said.code == 10
    assert "đã bị thay đổi" in said.out


def test_a_second_instance_leaves_with_8(call: Call, ran: Workspace) -> None:
    with ran.held():
        said = call("run", "--workspace", ran.root)
    assert said.code == 8
    assert said.err.startswith("Lỗi: Một lần chạy khác")


def test_a_missing_inbox_leaves_with_5(call: Call, tmp_path: Path) -> None:
    call("init", tmp_path, "--quiet")
    for folder in (tmp_path / "inbox").iterdir():
        folder.rmdir()
    (tmp_path / "inbox").rmdir()
    said = call("run", "--workspace", tmp_path)
    assert said.code == 5
    assert "Không vào được thư mục nhận" in said.err


def test_our_own_bug_is_one_sentence_and_its_trace_only_with_debug(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(path: Path | None) -> Workspace:
        raise KeyError("a bug")

    monkeypatch.setattr("toolkit.workspace.open_workspace", broken)
    said = call("files", "--workspace", tmp_path)
    assert said.code == 15
    assert "Traceback" not in said.err
    assert said.err.startswith("Lỗi: chương trình gặp sự cố")
    assert "Traceback" in call("files", "--workspace", tmp_path, "--debug").err


def test_init_says_what_to_do_next(call: Call, tmp_path: Path) -> None:
    said = call("init", tmp_path / "mới")
    assert said.code == 0
    assert "đã sẵn sàng" in said.out
    assert "toolkit run" in said.err
    assert call("config", "--workspace", tmp_path / "mới").code == 0
    assert "đã có đủ" in call("init", tmp_path / "mới").out

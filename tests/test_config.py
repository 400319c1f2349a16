"""toolkit.toml: every key is documented, every fault is said at once, in Vietnamese, with a suggestion."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from toolkit.config import SETTINGS, load_config, values
from toolkit.errors import BusyError, ConfigurationError, UsageError
from toolkit.workspace import make_workspace, open_workspace

SHIPPED = Path(__file__).parent.parent / "toolkit.toml"


def write(folder: Path, text: str) -> Path:
    path = folder / "toolkit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    settings = values(load_config(write(tmp_path, "")))
    assert all(value == setting.default and not given for setting, value, given in settings)


def test_what_the_file_sets_is_in_force_and_known_as_given(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, "\ufeff[reading]\nworkers = 3\n"))
    assert config.workers == 3
    assert config.given == ("reading.workers",)


def test_the_shipped_file_gives_every_setting_its_default_under_a_comment() -> None:
    assert [(setting.key, value) for setting, value, _ in values(load_config(SHIPPED))] == [(one.key, one.default) for one in SETTINGS]
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    for setting in SETTINGS:
        (place,) = (number for number, line in enumerate(lines) if line.startswith(f"{setting.key.partition('.')[2]} ="))
        assert re.match(r"# .{10,}", lines[place - 1])


def test_all_faults_are_said_at_once_with_suggestions(tmp_path: Path) -> None:
    path = write(tmp_path, '[folders]\ninbx = "a"\noutbox = 3\n[reading]\nworkers = true\ntime_limit_seconds = 0\n[other]\nx = 1\n')
    with pytest.raises(ConfigurationError) as caught:
        load_config(path)
    lines = str(caught.value).splitlines()
    assert len(lines) == 5
    assert 'không có mục "folders.inbx". Có phải ý là "folders.inbox"?' in lines[0]
    assert "phải là chữ trong dấu nháy kép" in lines[1]
    assert "phải là số nguyên từ 0 đến 64" in lines[2]
    assert "phải là số nguyên từ 1 đến 3600" in lines[3]
    assert 'không có mục "other.x"' in lines[4]


@pytest.mark.parametrize("text", ["[folders\n", "folders = = 1\n", 'a = "'])
def test_what_is_no_toml_is_said_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"sai cú pháp \((dòng \d+, cột \d+|cuối tệp)\)"):
        load_config(write(tmp_path, text))


def test_a_file_in_another_encoding_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "toolkit.toml").write_bytes('inbox = "nhận"'.encode("utf-16"))
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_config(tmp_path / "toolkit.toml")


@pytest.mark.parametrize(
    "text",
    ['[folders]\noutbox = "inbox/ra"\n', '[folders]\ndata = "inbox"\n', '[folders]\ninbox = "data/vao"\n', '[folders]\ninbox = "."\n'],
)
def test_outbox_and_data_must_not_lie_in_the_inbox_nor_it_in_them(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(ConfigurationError, match="không được nằm trong"):
        open_workspace(tmp_path)


def test_a_workspace_is_found_from_a_folder_below_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_workspace(tmp_path)
    monkeypatch.chdir(tmp_path / "inbox" / "VP")
    assert open_workspace(None).root == tmp_path.resolve()


def test_no_workspace_is_said_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="toolkit init"):
        open_workspace(None)
    with pytest.raises(UsageError, match="toolkit init"):
        open_workspace(tmp_path / "nowhere")


def test_init_makes_everything_and_then_leaves_it_alone(tmp_path: Path) -> None:
    root = tmp_path / "nơi làm việc"
    made = make_workspace(root)
    assert {"organisation.yaml", "toolkit.toml", "inbox/VP", "inbox/KHTC", "inbox/_chung", "outbox", "data/archive"} <= set(made)
    assert any(name.startswith("templates/plans/") for name in made)
    assert any(name.startswith("templates/docx/") for name in made)
    (root / "toolkit.toml").write_text("[reading]\nworkers = 1\n", encoding="utf-8")
    (root / "inbox" / "VP").rmdir()
    assert make_workspace(root) == ("inbox/VP",)
    assert open_workspace(root).config.workers == 1


def test_a_workspace_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    first, second = open_workspace(tmp_path), open_workspace(tmp_path)
    with first.held(), pytest.raises(BusyError, match="Một lần chạy khác"), second.held():
        pass
    with second.held():
        pass


def test_the_lock_ends_with_its_process_however_that_ends(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    workspace = open_workspace(tmp_path)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with workspace.held():
            os.write(writer, b"held")
            signal.pause()
    assert os.read(reader, 4) == b"held"
    with pytest.raises(BusyError), workspace.held():
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with workspace.held():
        pass

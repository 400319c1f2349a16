"""A workspace with one branch's forms and drafts, and what a clerk does to its papers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document

from tests.places import NOW, demo_file, make_place
from toolkit.cli import main
from toolkit.pipeline import run
from toolkit.store import open_books
from toolkit.store.lives import History, read_history
from toolkit.workspace import Workspace, open_workspace

ROOT = Path(__file__).parent.parent


DRAFT = "2024-Q3/Báo cáo quý III năm 2024.docx"


ISSUED = "2024-Q3/Số 01-BC-ĐU - Báo cáo quý III năm 2024.docx"


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one branch's forms and its papers as drafts, made once."""
    workspace = make_place(tmp_path_factory.mktemp("issuing") / "w", "QLNL")
    run(workspace, NOW)
    return workspace.root


@pytest.fixture
def place(ran: Path, tmp_path: Path) -> Workspace:
    """A copy of that workspace."""
    return open_workspace(shutil.copytree(ran, tmp_path / "w"))


@pytest.fixture
def report(place: Workspace, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call ``toolkit report …`` in the workspace on the fifth of October; no PDF, for that is tested elsewhere."""

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        given = [str(argument) for argument in arguments]
        if given[0] in ("issue", "reproduce") and "--pdf" not in given:
            given.append("--no-pdf")
        where = ["--workspace", str(place.root), *(() if "--today" in given else ("--today", "2024-10-05"))]
        with pytest.raises(SystemExit) as left:
            main(["report", *(one for one in given if one != "--pdf"), *where])
        captured = capsys.readouterr()
        return Said(int(left.value.code or 0), captured.out, captured.err)

    return call


def freeze(report: Call, *more: str) -> Said:
    return report("freeze", "--period", "2024-Q3", "--yes", *more)


def issue(report: Call, *more: str) -> Said:
    return report("issue", "--period", "2024-Q3", "--yes", *more)


def history(place: Workspace) -> History:
    books = open_books(place.database)
    try:
        return read_history(books)
    finally:
        books.close()


def words(path: Path) -> list[str]:
    """Return the words of every paragraph of a Word file, tables included."""
    return ["".join(piece.text or "" for piece in one.iter("{*}t")) for one in Document(str(path)).element.body.iter("{*}p")]


def edit(path: Path, before: str, after: str) -> None:
    """Change words of a paper as a clerk would in Word."""
    document = Document(str(path))
    (found,) = (one for one in document.paragraphs if before in one.text)
    found.runs[0].text = found.text.replace(before, after)
    for other in found.runs[1:]:
        other.text = ""
    document.save(str(path))


def send_more(place: Workspace) -> None:
    """Let another branch send a form, so that the report says something new."""
    source = demo_file("TTR", "03-ĐG")
    (place.inbox / "TTR" / "mới.docx").write_bytes(source.read_bytes())
    run(place, NOW)


@dataclass(frozen=True)
class Verified:
    code: int
    lines: list[dict[str, str]]


def verify(place: Workspace) -> Verified:
    made = subprocess.run(
        [sys.executable, "-m", "toolkit", "verify", "--json", "--workspace", str(place.root)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Verified(code=made.returncode, lines=[json.loads(line) for line in made.stdout.splitlines()])

"""What a person can type, set or be told is in the documentation, or a test here fails."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from toolkit.cli import COMMANDS, program
from toolkit.config import SETTINGS
from toolkit.definitions import PlanFile, load_definitions
from toolkit.errors import ExitCode
from toolkit.model.definitions import Branch, Choice, Criterion, Deadline, Form, Item, Organisation, Question, Rules, Signer, Superior, Term
from toolkit.model.finding import Code
from toolkit.model.ledger import FileState
from tools.build_reference import pages

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
NOUNS = (Organisation, Superior, Signer, Term, Branch, PlanFile, Criterion, Item, Form, Question, Choice, Deadline, Rules)
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def commands() -> dict[str, click.Command]:
    """Return every command by what is typed, those inside a group too."""
    found: dict[str, click.Command] = {}
    for name in COMMANDS:
        command = program.get_command(click.Context(program), name)
        assert command is not None
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {inner}": below for inner, below in command.commands.items()}
    return found


def read(name: str) -> str:
    """Return a page of the reference."""
    return (REFERENCE / name).read_text(encoding="utf-8")


def options(command: click.Command) -> list[str]:
    """Return every spelling of every option."""
    return [spelling for option in command.params if isinstance(option, click.Option) for spelling in option.opts]


def section(page: str, title: str) -> str:
    """Return what stands under one heading of the second level; empty where there is none."""
    return next((part for part in re.split(r"^## ", page, flags=re.MULTILINE) if part.startswith(f"{title}\n")), "")


def coded(page: str) -> set[str]:
    """Return everything that a page sets as code."""
    return set(re.findall(r"`([^`\n]+)`", page))


def first_cells(page: str) -> list[str]:
    """Return the first cell of each row of the tables."""
    return re.findall(r"^\| `?([^|`]+?)`? \|", page, re.MULTILINE)


@pytest.mark.parametrize("name", commands())
def test_every_option_of_every_command_is_documented(name: str) -> None:
    told = section(read("lenh.md"), f"toolkit {name}")

    assert told
    assert [option for option in options(commands()[name]) if not re.search(rf"`(?:[^`]* )?{option}[ `]", told)] == []


def test_every_exit_code_and_state_of_a_file_is_documented() -> None:
    page = read("lenh.md")

    assert sorted(map(int, first_cells(section(page, "Mã thoát"))[1:])) == sorted(ExitCode)
    assert first_cells(section(page, "Trạng thái của tệp"))[1:] == list(FileState)


def test_every_finding_code_is_documented_once_and_no_other() -> None:
    told = [cell for cell in first_cells(read("phat-hien.md")) if cell not in ("Mã", "---")]

    assert sorted(told) == sorted(Code)


def test_every_setting_is_documented_with_its_default() -> None:
    rows = re.findall(r"^\| `([\w.]+)` \| `(.*?)` \|", read("cau-hinh.md"), re.MULTILINE)

    assert dict(rows) == {
        setting.key: f'"{setting.default}"' if isinstance(setting.default, str) else str(setting.default) for setting in SETTINGS
    }


def test_every_key_of_plan_and_organisation_is_documented() -> None:
    told = coded(read("cau-hinh.md"))

    assert sorted({field.name for noun in NOUNS for field in fields(noun)} - told) == []


def test_every_form_and_question_is_documented() -> None:
    page = read("bieu-mau.md")
    for form in load_definitions(ROOT).plan.forms:
        told = coded(section(page, f"{form.code} (`{form.id}`)"))
        columns = {f"{question.id}[].{column.id}" for question in form.questions for column in question.columns}
        assert {*(question.id for question in form.questions), *columns} <= told, form.id


@pytest.mark.parametrize("name", ["lenh.md", "bieu-mau.md"])
def test_the_pages_made_from_the_program_are_not_behind_it(name: str) -> None:
    assert read(name) == pages()[name], "run: python -m tools.build_reference"


def test_the_checks_of_this_module_can_fail() -> None:
    page = "## toolkit x\n\n| `--json` | gì |\n"

    assert section(page, "toolkit x") and not section(page, "toolkit y")
    assert first_cells(page) == ["--json"]
    assert "missing" not in coded(read("phat-hien.md").replace("`missing`", "missing"))


def test_links_between_pages_lead_somewhere() -> None:
    pages_of_people = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")]
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages_of_people
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []


def test_the_readme_gives_exactly_two_commands() -> None:
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    given = [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.startswith("make ")]

    assert given == ["make demo", "make test"]


@pytest.mark.parametrize("page", sorted((DOCS / "huong-dan").glob("*.md")), ids=lambda page: page.name)
def test_the_guides_are_vietnamese_and_name_only_commands_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"\btoolkit ([a-z]+)\b", text)

    assert VIETNAMESE.search(text.splitlines()[0])
    assert [name for name in named if name not in COMMANDS] == []
    given = [
        option for call in re.findall(r"\btoolkit(?:\.exe`? với `)? ?[a-z]+[^`\n]*", text) for option in re.findall(r" (--[a-z-]+)", call)
    ]
    known = {option for command in commands().values() for option in options(command)}
    assert [option for option in given if option not in {*known, "--help", "--version"}] == []

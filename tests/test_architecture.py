"""The law of imports and the manners of the house (docs/design/house.md), held with ``ast`` alone; every law is shown to bite."""

from __future__ import annotations

import ast
import errno
import io
import re
import sys
import tokenize
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

from toolkit.errors import reason_of

ROOT = Path(__file__).parent.parent
SOURCES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted((ROOT / "toolkit").rglob("*.py"))}
ALL_SOURCES = SOURCES | {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder in ("tools", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
}

NOUNS, SHELVES, STEPS, PLACE, STRETCHES, PIPELINE, DOORS = range(7)
ROWS = {
    NOUNS: {"model", "errors", "text"},
    SHELVES: {"readers", "checks", "papers"},
    STEPS: {
        "intake",
        "recognise",
        "match",
        "consolidate",
        "render",
        "store",
        "definitions",
        "party_style",
        "executor",
        "conversion",
        "annotate",
        "explain",
        "life",
        "layout",
        "lint",
    },
    PLACE: {"config", "workspace"},
    STRETCHES: {"reading", "printing", "taking", "keeping", "journal"},
    PIPELINE: {"pipeline", "examination"},
    DOORS: {"cli", "watch", "web", "__main__"},
}
ROW_OF = {name: row for row, names in ROWS.items() for name in names}
BESIDE = {("text", "model"), ("workspace", "config"), ("__main__", "cli"), ("cli", "watch")}

WITHIN_MATCH = {"": set(), "lines": {""}, "tables": {"", "lines"}, "answers": {"", "lines"}}
"""What each folder of ``match`` may use of it: what words say, then lines, then the rows of tables; answers know no table."""

HOMES = {
    "click": {"cli"},
    "docxtpl": {"render"},
    "jinja2": {"render"},
    "lxml": {"readers", "annotate", "layout", "render", "life"},
    "pebble": {"executor"},
    "pypdfium2": {"readers"},
    "python_calamine": {"readers"},
    "rapidfuzz": {"text", "definitions"},
    "rich": {"cli"},
    "ruamel": {"definitions", "party_style"},
    "sqlalchemy": {"store"},
    "watchdog": {"watch"},
    "xlsxwriter": {"render"},
}

PURE = {"model", "errors", "text", "recognise", "match", "checks", "papers", "consolidate", "explain", "lint"}
PURE_LIBRARY = {
    *("__future__", "bisect", "calendar", "collections", "dataclasses", "datetime", "decimal", "difflib", "errno", "enum", "functools"),
    *("itertools", "math", "operator", "re", "string", "types", "typing", "unicodedata"),
}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}
WORLD = {"open", "print", "input", "exec", "eval", "__import__"}

LONGEST_FUNCTION, LONGEST_MODULE = 60, 450


def part_of(path: str) -> str:
    """Return the module or folder directly below ``toolkit/`` that a file belongs to."""
    return path.split("/")[1].removesuffix(".py")


@cache
def parse(source: str) -> ast.Module:
    """Parse a source once, however many laws look at it."""
    return ast.parse(source)


def imports(source: str, known: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Give every module that a source imports, wherever in it, with the line; ``from a import b`` is ``a.b`` where that is a module."""
    modules = {dotted(path) for path in known}
    for node in ast.walk(parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module is not None, f"relative import in line {node.lineno}"
            full = {f"{node.module}.{alias.name}" for alias in node.names}
            inner = full & modules
            yield from ((name, node.lineno) for name in sorted(inner))
            if inner != full:
                yield node.module, node.lineno


def dotted(path: str) -> str:
    """Return the name under which Python knows a file."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def upward_imports(sources: Mapping[str, str]) -> list[str]:
    """List imports from the same row or a later one, and modules that have no row."""
    found = []
    for path, source in sources.items():
        part = part_of(path)
        if part == "__init__":
            continue
        if part not in ROW_OF:
            found.append(f"{path}: no row for {part}")
            continue
        for name, line in imports(source, sources):
            other = name.split(".")[1] if name.startswith("toolkit.") else ""
            if other and other != part and ROW_OF.get(other, DOORS + 1) >= ROW_OF[part] and (part, other) not in BESIDE:
                found.append(f"{path}:{line}: {part} imports {other}")
    return found


def strangers(sources: Mapping[str, str]) -> list[str]:
    """List imports of a library outside its home, and of libraries that have none."""
    return [
        f"{path}:{line}: {name}"
        for path, source in sources.items()
        for name, line in imports(source, sources)
        if (top := name.split(".")[0]) != "toolkit" and top not in sys.stdlib_module_names and part_of(path) not in HOMES.get(top, set())
    ]


def impurities(sources: Mapping[str, str]) -> list[str]:
    """List what gives a pure module a view of clock, disk, network, log or chance."""
    found = []
    for path, source in sources.items():
        if part_of(path) not in PURE:
            continue
        libraries = ((name.split(".")[0], line) for name, line in imports(source, sources))
        found += [f"{path}:{line}: {name}" for name, line in libraries if name in sys.stdlib_module_names and name not in PURE_LIBRARY]
        for node in ast.walk(parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                found.append(f"{path}:{node.lineno}: .{node.func.attr}()")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORLD:
                found.append(f"{path}:{node.lineno}: {node.func.id}()")
    return found


def cycle(sources: Mapping[str, str]) -> list[str]:
    """Return one cycle of imports, empty where there is none; imports inside functions count."""
    known = {dotted(path) for path in sources}
    graph = {dotted(path): {name for name, _ in imports(source, sources)} & known - {dotted(path)} for path, source in sources.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def bare_exceptions(source: str) -> list[int]:
    """List the lines that silence a checker without naming the rule and the reason."""
    comments = (token for token in tokenize.generate_tokens(io.StringIO(source).readline) if token.type == tokenize.COMMENT)
    rule = r"(?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\])\s+(?:#|-)\s*\w.{5,}"
    silencing = re.compile(r"#\s*(?:ruff:\s*)?(?:noqa|type:\s*ignore)")
    named = re.compile(rf"#\s*(?:ruff:\s*)?{rule}")
    return [token.start[0] for token in comments if silencing.match(token.string) and not named.match(token.string)]


def swallowed(source: str) -> list[int]:
    """List the lines that catch an exception and do nothing about it without a word of reason."""
    lines = source.splitlines()
    handlers = (node for node in ast.walk(parse(source)) if isinstance(node, ast.ExceptHandler))
    silent = (node for node in handlers if len(node.body) == 1 and isinstance(node.body[0], ast.Pass))
    return [node.lineno for node in silent if not any("#" in line for line in lines[node.lineno - 1 : node.body[0].lineno])]


def too_long(path: str, source: str) -> list[str]:
    """List functions and modules of more lines than a reader keeps in mind."""
    functions = (node for node in ast.walk(parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    sizes = ((node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in functions)
    found = [f"{path}: {name} has {size} lines" for name, size in sizes if size > LONGEST_FUNCTION]
    lines = len(source.splitlines())
    return [*found, *([f"{path} has {lines} lines"] if lines > LONGEST_MODULE else [])]


def test_modules_import_only_from_rows_before_their_own_or_their_own_folder() -> None:
    assert upward_imports(SOURCES) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("toolkit/model/period.py", "from toolkit.text.fold import fold"),
        ("toolkit/checks/missing.py", "from toolkit.readers import read_document"),
        ("toolkit/checks/missing.py", "def check():\n    from toolkit.store import open_books"),
        ("toolkit/match/__init__.py", "from toolkit.recognise import recognise"),
        ("toolkit/store/books.py", "import toolkit.intake.scan"),
        ("toolkit/render.py", "from toolkit import workspace"),
        ("toolkit/reading.py", "from toolkit.printing import print_papers"),
        ("toolkit/pipeline.py", "from toolkit.cli.words import say"),
        ("toolkit/utils.py", ""),
    ],
)
def test_an_import_against_the_law_is_seen(path: str, source: str) -> None:
    assert len(upward_imports(SOURCES | {path: source})) == 1


def against_the_order_of_match(sources: Mapping[str, str]) -> list[str]:
    """List the imports within ``match`` that run back up; its face may import them all."""
    found = []
    for path, source in sources.items():
        home = path.removeprefix("toolkit/match/").rpartition("/")[0]
        if path == "toolkit/match/__init__.py" or not path.startswith("toolkit/match/"):
            continue
        for name, line in imports(source, sources):
            folder = name.removeprefix("toolkit.match.").rpartition(".")[0]
            if name.startswith("toolkit.match.") and folder not in WITHIN_MATCH[home] | {home}:
                found.append(f"{path}:{line}: {name}")
    return found


def test_matching_is_in_layers() -> None:
    assert against_the_order_of_match(SOURCES) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("toolkit/match/words.py", "from toolkit.match.lines import prose"),
        ("toolkit/match/lines/prose.py", "from toolkit.match.tables.grid import Grid"),
        ("toolkit/match/answers/decide.py", "from toolkit.match.tables import lists"),
    ],
)
def test_an_import_against_the_layers_of_matching_is_seen(path: str, source: str) -> None:
    assert len(against_the_order_of_match(SOURCES | {path: source})) == 1


def test_each_library_has_one_home() -> None:
    assert strangers(SOURCES) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("toolkit/match/tables/grid.py", "import lxml.etree"),
        ("toolkit/printing/outbox.py", "from docxtpl import DocxTemplate"),
        ("toolkit/pipeline.py", "from sqlalchemy import select"),
        ("toolkit/store/books.py", "import requests"),
        ("toolkit/reading.py", "from tests.scoring import score"),
    ],
)
def test_a_library_away_from_home_or_without_one_is_seen(path: str, source: str) -> None:
    assert len(strangers({path: source})) == 1


def test_every_home_is_lived_in() -> None:
    used = {name.split(".")[0] for source in SOURCES.values() for name, _ in imports(source, SOURCES)}

    assert sorted(set(HOMES) - used) == []


def test_pure_modules_see_no_clock_disk_network_log_or_chance() -> None:
    assert impurities(SOURCES) == []


@pytest.mark.parametrize(
    "breach",
    [
        "import os",
        "from pathlib import Path",
        "import logging",
        "import random",
        "import socket",
        "import time",
        "from urllib.request import urlopen",
        "from datetime import datetime\nseen = datetime.now()",
        "from datetime import date\nseen = date.today()",
        "def read(path):\n    return open(path)",
        "print('x')",
    ],
)
@pytest.mark.parametrize("path", ["toolkit/checks/late.py", "toolkit/recognise/signs.py"])
def test_a_view_of_the_world_in_a_pure_module_is_seen(path: str, breach: str) -> None:
    assert len(impurities({path: breach})) == 1
    assert impurities({"toolkit/workspace.py": breach}) == []


def test_no_module_imports_itself_by_a_roundabout_way() -> None:
    assert cycle(SOURCES) == []


def test_a_cycle_is_seen_even_inside_a_function() -> None:
    planted = {"toolkit/text/fold.py": "def f():\n    from toolkit.text import sort", "toolkit/text/sort.py": "import toolkit.text.fold"}
    found = cycle(SOURCES | planted)

    assert set(pairwise(found)) == {("toolkit.text.fold", "toolkit.text.sort"), ("toolkit.text.sort", "toolkit.text.fold")}


def test_every_exception_from_a_checker_names_its_rule_and_its_reason() -> None:
    assert {path: lines for path, source in ALL_SOURCES.items() if (lines := bare_exceptions(source))} == {}


@pytest.mark.parametrize(
    "comment",
    ["# noqa", "# noqa: S101", "# type: ignore", "# type: ignore[misc]", "# noqa: S101 -", "# ruff: noqa", "# type: ignore  # why"],
)
def test_an_exception_without_rule_or_reason_is_seen(comment: str) -> None:
    assert bare_exceptions(f"x = 1  {comment}\n") == [1]


def test_no_exception_is_swallowed_without_a_reason() -> None:
    assert {path: lines for path, source in ALL_SOURCES.items() if (lines := swallowed(source))} == {}
    assert swallowed("try:\n    f()\nexcept OSError:\n    pass\n") == [3]


def test_functions_and_modules_stay_short() -> None:
    shipped = {path: source for path, source in ALL_SOURCES.items() if not path.startswith("tests/")}

    assert [line for path, source in shipped.items() for line in too_long(path, source)] == []


def test_a_long_function_and_a_long_module_are_seen() -> None:
    long = "def f() -> None:\n" + "    f()\n" * LONGEST_FUNCTION

    assert too_long("a.py", long) == [f"a.py: f has {LONGEST_FUNCTION + 1} lines"]
    assert too_long("a.py", "x = 1\n" * (LONGEST_MODULE + 1)) == [f"a.py has {LONGEST_MODULE + 1} lines"]


def test_what_the_system_says_reaches_people_in_vietnamese_only() -> None:
    """The words of an ``OSError`` are English or those of the machine: ``errors.reason_of`` says them."""
    assert not [path for path, source in SOURCES.items() if "strerror" in source]
    said = [reason_of(OSError(number, "No such luck")) for number in (errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.ETIMEDOUT, 9999)]
    assert said[0] == "không có quyền truy cập, hoặc tệp đang mở"
    assert len(set(said)) == len(said)
    assert not any("luck" in words for words in said)
    assert reason_of(OSError("nói sẵn")) == "nói sẵn"

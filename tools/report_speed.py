"""How fast a report with a long table is printed: ``python -m tools.report_speed ours|docxtpl ROWS`` in a process of its own.

Prints the seconds of the first print and of the best later one, and the most memory of the process in MB. Ours is the whole way of every
paper: sandboxed, strict, written to the disk, opened again, every part checked as XML. docxtpl prints as its manual's first page does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.hostile_values import IN_EACH_FIELD, TOGETHER, hold
from tests.truth import truth_summary
from toolkit.papers import bao_cao
from toolkit.papers.bao_cao import Report
from toolkit.papers.marks import contexts
from toolkit.party_style import load_party_styles
from toolkit.reading import builtin_definitions
from toolkit.render import render_docx
from tools.peak import peak_megabytes

_ROOT = Path(__file__).parent.parent
_DAY = date(2026, 10, 12)
SIZES = (20, 200, 2_000, 20_000)
# Goals of the project: the share of docxtpl's time, and MB.
_GOALS = {20: 0.4, 20_000: 0.1}
_MOST = 250


def main() -> int:
    """Measure one printer with one length and print what was found as JSON."""
    printer, rows = _PRINTERS[sys.argv[1]], int(sys.argv[2])
    report = _report(rows)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.docx"
        first = _timed(partial(printer, report, target))
        again = min(_timed(partial(printer, report, target)) for _ in range(5 if rows < 2_000 else 2))
    print(json.dumps({"first": first, "again": again, "most": peak_megabytes()}))
    return 0


def compare(sizes: Sequence[int] = SIZES) -> Iterator[tuple[str, ...]]:
    """Yield a line for each length: ours and docxtpl's, each measured in a process of its own, in turns."""
    for rows in sizes:
        ours, theirs = _measured("ours", rows), _measured("docxtpl", rows)
        ratio = ours["again"] / theirs["again"]
        goal = f"≤ {_GOALS[rows]}" if rows in _GOALS else ""
        memory = f"≤ {_MOST}" if rows == max(SIZES) else ""
        yield (
            f"{rows:,}",
            f"{ours['first'] * 1000:.1f}",
            f"{ours['again'] * 1000:.1f}",
            f"{theirs['again'] * 1000:.1f}",
            f"{ratio:.3f}",
            goal,
            f"{ours['again'] * 1e6 / rows:.0f}",
            f"{ours['most']:.0f}",
            memory,
            f"{theirs['most']:.0f}",
        )


def hostile() -> Iterator[tuple[str, ...]]:
    """Yield a line for each template: how many hostile values went into every field, and into how many papers, all of them whole."""
    for template in sorted((_ROOT / "templates" / "docx" / "hd05").glob("*.docx")):
        papers = IN_EACH_FIELD // TOGETHER
        start = perf_counter()
        for number in range(papers):
            hold(template, contexts()[template.name], number)
        yield template.stem, f"{IN_EACH_FIELD:,}", str(papers), f"{perf_counter() - start:.0f}"


HOSTILE_HEADS = ("hostile values, all word for word", "in every field", "papers", "s")
HEADS = ("a report with a table, ms", "ours, first", "ours", "docxtpl", "ratio", "goal", "µs a row", "ours MB", "goal", "docxtpl MB")


def _measured(printer: str, rows: int) -> dict[str, float]:
    command = (sys.executable, "-m", "tools.report_speed", printer, str(rows))
    done = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _report(rows: int) -> Report:
    """Return the demo's report with as many exemplars as wanted."""
    definitions = builtin_definitions()
    style = load_party_styles(_ROOT / "templates" / "party-style")[-1]
    report = bao_cao.context(truth_summary(definitions, _DAY), definitions, style, _DAY)
    people = report.individuals
    return replace(report, individuals=tuple(replace(people[at % len(people)], number=at + 1) for at in range(rows)))


def _ours(report: Report, target: Path) -> None:
    render_docx(_ROOT / "templates" / "docx" / "hd05" / bao_cao.TEMPLATE, report, target)


def _docxtpl(report: Report, target: Path) -> None:
    from docxtpl import DocxTemplate

    template = DocxTemplate(_ROOT / "templates" / "docx" / "hd05" / bao_cao.TEMPLATE)
    values: dict[str, Any] = {field.name: getattr(report, field.name) for field in fields(report)}
    template.render(values, autoescape=True)
    template.save(target)


_PRINTERS: dict[str, Callable[[Report, Path], None]] = {"ours": _ours, "docxtpl": _docxtpl}


def _timed(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())

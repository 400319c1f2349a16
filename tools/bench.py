"""Figures of this machine beside a peer's in the same run: ``python -m tools.bench``. Absolute times move; compare the ratios.

Speed: our whole way (bytes to findings) beside a library that merely walks the cells. Accuracy: beside the script that an office would
write, which takes the cell after a label for the answer. Printing: a report with a table of 20 to 20,000 rows beside plain docxtpl.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import docx
import openpyxl
import pdfplumber

from tests.scoring import Json, Read, score
from toolkit.executor import Limits
from toolkit.model.contract import reading_json
from toolkit.model.definitions import Definitions
from toolkit.reading import ReadTask, builtin_definitions, prepare, read_all, read_bytes, task_of
from tools import report_speed
from tools.office_script import read_as_script
from tools.real_size import make_forms

_ROOT = Path(__file__).parent.parent
_DATA = _ROOT / "tests" / "data"
_FORMS, _GROWN = 1_000, 10_000
_LATER = {"dotted", "tcvn3", "narrative"}


def main() -> int:
    """Print the tables: reading speed, reading many, reading accuracy, printing a report."""
    definitions = builtin_definitions()
    with tempfile.TemporaryDirectory() as folder:
        forms = make_forms(Path(folder), _FORMS)
        _show(("reading, median ms a form", "forms", "ours", "peer", "ratio", "goal", "peer does"), list(_speed(definitions, forms)))
        _show(("reading many", "forms", "forms/s", "times one", "most MB"), list(_many(definitions, forms["docx"])))
    _show(("accuracy", "answers", "ours right", "ours silent", "script right", "script silent"), list(_accuracy(definitions)))
    _show(report_speed.HEADS, list(report_speed.compare()))
    _show(report_speed.HOSTILE_HEADS, list(report_speed.hostile()))
    return 0


def _show(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(line[column]) for line in (heads, *rows)) for column in range(len(heads))]
    for line in (heads, tuple("-" * width for width in widths), *rows):
        print(
            "  ".join(cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(zip(line, widths, strict=True)))
        )
    print(flush=True)


# ------------------------------------------------------------------------------------------------ speed


def _speed(definitions: Definitions, forms: dict[str, list[Path]]) -> Iterator[tuple[str, ...]]:
    """Each file once by us and once by the peer, in turns, so that what else runs on the machine weighs on both.

    The process is prepared as the program's own are: its collector of garbage looks seldom, for both.
    """
    prepare(definitions)
    peers: tuple[tuple[str, Callable[[bytes], object], str, float], ...] = (
        ("docx", _walk_word, "python-docx walks every cell", 0.5),
        ("xlsx", _load_excel, "openpyxl loads every sheet", 0.15),
        ("pdf", _tables_of_pdf, "pdfplumber looks for tables", 0.1),
    )
    given = {kind: sorted((_ROOT / "inbox").rglob(f"*.{kind}")) for kind, *_ in peers}  # the forms of the demo, as they were sent
    for of, (kind, peer, what, goal) in product((forms, given), peers):
        files = [(path.name, path.read_bytes(), path.parent.name) for path in of[kind]]
        if not files:
            if of is forms:
                yield f".{kind}: not measured, LibreOffice is missing", "", "", "", "", "", what
            continue
        for name, data, folder in files[:3]:
            read_bytes(data, name, definitions, folder)
            peer(data)
        pairs = [
            (_timed(partial(read_bytes, data, name, definitions, folder)), _timed(partial(peer, data))) for name, data, folder in files
        ]
        ours, theirs = (median(one) for one in zip(*pairs, strict=True))
        size = sum(len(data) for _, data, _ in files) // len(files) // 1024
        name, wanted = (f".{kind} of {size} kB", f"{goal}") if of is forms else (f"demo's .{kind} of {size} kB", "")
        yield name, str(len(files)), _ms(ours), _ms(theirs), f"{ours / theirs:.2f}", wanted, what


def _many(definitions: Definitions, forms: Sequence[Path]) -> Iterator[tuple[str, ...]]:
    """Read with the pool that the program itself uses, in one process and in two, then see how one process grows."""
    tasks = [task for path in forms if isinstance(task := task_of(path, definitions), ReadTask)]
    many = (tasks * (_GROWN // len(tasks) + 1))[:_GROWN]
    rates: list[float] = []
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            start = perf_counter()
            done = sum(1 for _ in read_all(many, definitions, limits=Limits(workers=workers), converted=Path(folder)))
            rates.append(done / (perf_counter() - start))
        yield f"{workers} in the pool", str(done), f"{rates[-1]:.0f}", f"{rates[-1] / rates[0]:.2f}", ""
    command = [sys.executable, "-m", "tools.endurance", str(forms[0].parent.parent), str(_GROWN)]
    rate, peak = map(float, subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True).stdout.split())
    yield "a single process", str(_GROWN), f"{rate:.0f}", "", f"{peak:.0f}"


def _timed(call: Callable[[], object]) -> float:
    """Return the processor time, in seconds: what else runs on the machine counts less than on a clock."""
    start = process_time()
    call()
    return process_time() - start


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def _walk_word(data: bytes) -> list[str]:
    document = docx.Document(BytesIO(data))
    return [
        *(one.text for one in document.paragraphs),
        *(cell.text for table in document.tables for row in table.rows for cell in row.cells),
    ]


def _load_excel(data: bytes) -> list[object]:
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    return [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]


def _tables_of_pdf(data: bytes) -> list[object]:
    with pdfplumber.open(BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]


# ------------------------------------------------------------------------------------------------ accuracy


def _accuracy(definitions: Definitions) -> Iterator[tuple[str, ...]]:
    ours: Read = partial(_read_ours, definitions)
    script: Read = partial(read_as_script, definitions.plan)
    sets: tuple[tuple[str, Path, Path, Callable[[Json], bool]], ...] = (
        ("demo", _DATA / "demo-truth.jsonl", _ROOT, _office),
        ("samples, plain", _DATA / "samples" / "truth.jsonl", _DATA / "samples", _plain),
        ("samples, all Word and Excel", _DATA / "samples" / "truth.jsonl", _DATA / "samples", _office),
    )
    for name, truth, root, where in sets:
        mine, theirs = (score(truth, read, root, where) for read in (ours, script))
        shares = (f"{result.total.right_share:.1%}" for result in (mine, theirs))
        yield name, str(mine.total.answers), next(shares), str(mine.total.silent), next(shares), str(theirs.total.silent)


def _office(row: Json) -> bool:
    return row["kind"] in ("docx", "xlsx")


def _plain(row: Json) -> bool:
    return _office(row) and row["via"] == "direct" and not _LATER & set(row["tags"])


def _read_ours(definitions: Definitions, path: Path, folder: str) -> Json:
    branch = definitions.organisation.branch(folder)
    return reading_json(path.name, read_bytes(path.read_bytes(), path.name, definitions, branch.code if branch else None))


if __name__ == "__main__":
    raise SystemExit(main())

"""Figures of this machine beside a peer's in the same run: ``python -m tools.bench``. Absolute times move; compare the ratios.

Speed: our whole way (bytes to findings) beside a library that merely walks the cells. Accuracy: beside the script that an office would
write, which takes the cell after a label for the answer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

import docx
import openpyxl

from tests.scoring import Json, Read, score
from tests.truth import QUARTER, truth_summary
from toolkit.model.contract import reading_json
from toolkit.model.definitions import Definitions
from toolkit.papers import drafts
from toolkit.party_style import load_party_styles
from toolkit.reading import builtin_definitions, read_bytes
from toolkit.render import render_draft
from tools.office_script import read_as_script

_ROOT = Path(__file__).parent.parent
_DATA = _ROOT / "tests" / "data"
_ROUNDS = 3
_LATER = {"dotted", "tcvn3", "narrative"}


def main() -> int:
    """Print three tables: reading speed, reading accuracy, one report."""
    definitions = builtin_definitions()
    _show(("reading, median ms a file", "files", "ours", "peer", "peer does"), list(_speed(definitions)))
    _show(("accuracy", "answers", "ours right", "ours silent", "script right", "script silent"), list(_accuracy(definitions)))
    _show(("one report of the demo quarter", "ms"), list(_report(definitions)))
    return 0


def _show(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(line[column]) for line in (heads, *rows)) for column in range(len(heads))]
    for line in (heads, tuple("-" * width for width in widths), *rows):
        print(
            "  ".join(cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(zip(line, widths, strict=True)))
        )
    print(flush=True)


# ------------------------------------------------------------------------------------------------ speed


def _speed(definitions: Definitions) -> Iterator[tuple[str, ...]]:
    peers: tuple[tuple[str, Callable[[bytes], object], str], ...] = (
        ("docx", _walk_word, "python-docx walks every cell"),
        ("xlsx", _load_excel, "openpyxl loads every sheet"),
    )
    for kind, peer, what in peers:
        files = [(path.name, path.read_bytes(), path.parent.name) for path in sorted((_ROOT / "inbox").rglob(f"*.{kind}"))]
        ours = [partial(read_bytes, data, name, definitions, folder) for name, data, folder in files]
        theirs = [partial(peer, data) for _, data, _ in files]
        yield f"inbox .{kind}", str(len(files)), _ms(_median(ours)), _ms(_median(theirs)), what


def _median(calls: Sequence[Callable[[], object]]) -> float:
    """Return the median over all calls of the best of a few rounds, in seconds; the first round of all is not counted."""
    for call in calls[:3]:
        call()
    return median(min(_timed(call) for _ in range(_ROUNDS)) for call in calls)


def _timed(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


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


# ------------------------------------------------------------------------------------------------ a report


def _report(definitions: Definitions) -> Iterator[tuple[str, ...]]:
    from docxtpl import DocxTemplate

    day = date(2024, 10, 12)
    style = load_party_styles(_ROOT / "templates" / "party-style")[0]
    draft = next(one for one in drafts(truth_summary(definitions, day), definitions, style, day) if one.template.endswith("bao-cao.docx"))
    templates = _ROOT / "templates" / "docx"

    def plainly(target: Path) -> None:
        """Render as the first page of docxtpl's manual does: its own environment, saved without a look."""
        template = DocxTemplate(templates / draft.template)
        template.render({field.name: getattr(draft.context, field.name) for field in fields(draft.context)})  # type: ignore[arg-type]  # a dataclass
        template.save(target)

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.docx"
        ours = min(_timed(partial(render_draft, draft, templates, target)) for _ in range(_ROUNDS))
        plain = min(_timed(partial(plainly, target)) for _ in range(_ROUNDS))
    yield f"ours: sandboxed, strict, opened again and checked ({QUARTER.id})", _ms(ours)
    yield "docxtpl plainly", _ms(plain)


if __name__ == "__main__":
    raise SystemExit(main())

"""Figures of this machine beside a peer's in the same run: ``python -m tools.bench``. Absolute times move; compare the ratios.

Speed: our whole way (bytes to findings) beside a library that merely walks the cells. Accuracy: beside the script that an office would
write, which takes the cell after a label for the answer.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

import docx
import openpyxl
from docx.table import Table

from tests.scoring import Json, Read, score
from tests.truth import QUARTER, truth_summary
from toolkit.model.contract import reading_json
from toolkit.model.definitions import AnswerType, Definitions, Form
from toolkit.papers import drafts
from toolkit.party_style import load_party_styles
from toolkit.reading import builtin_definitions, read_bytes
from toolkit.render import render_draft
from toolkit.text.fold import fold

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
        print("  ".join(cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(zip(line, widths, strict=True))))
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
    return [*(one.text for one in document.paragraphs), *(cell.text for table in document.tables for row in table.rows for cell in row.cells)]


def _load_excel(data: bytes) -> list[object]:
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    return [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]


# ------------------------------------------------------------------------------------------------ accuracy


def _accuracy(definitions: Definitions) -> Iterator[tuple[str, ...]]:
    ours: Read = partial(_read_ours, definitions)  # type: ignore[assignment]  # mypy cannot see the arguments that are left
    script: Read = partial(_read_as_script, definitions)  # type: ignore[assignment]  # the same
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


def _read_as_script(definitions: Definitions, path: Path, folder: str) -> Json:
    """Do as the script of an office would: the form by its title, the branch by its folder, each answer in the cell after its label."""
    rows = list(_cells_of(path))
    text = fold(" ".join(cell for row in rows for cell in row))
    form = next((form for form in definitions.plan.forms if fold(form.title) in text or fold(form.code) in text), None)
    record = {"form": form.id if form else None, "unit": folder, "period": None, "findings": []}
    answers = {id: {"value": value, "review": False} for id, value in _answers_as_script(form, rows)} if form else {}
    return {"path": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "records": [record | {"answers": answers}], "findings": []}


def _cells_of(path: Path) -> Iterator[list[str]]:
    if path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path, data_only=True):
            yield from ([str(value) for value in row if value is not None] for row in sheet.iter_rows(values_only=True))
        return
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            yield from ([cell.text for cell in row.cells] for row in block.rows)
        else:
            yield [part.strip() for part in block.text.split(":", 1)]


def _answers_as_script(form: Form, rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, object]]:
    pairs = {fold(label): answer.strip() for row in rows for label, answer in zip(row, row[1:], strict=False)}
    for question in form.questions:
        said = pairs.get(fold(question.label))
        if said is not None and question.type is AnswerType.INTEGER:
            yield question.id, int(said) if said.isdigit() else None
        elif said is not None:
            yield question.id, said or None
        elif question.type is AnswerType.LIST:
            yield question.id, []


# ------------------------------------------------------------------------------------------------ a report


def _report(definitions: Definitions) -> Iterator[tuple[str, ...]]:
    from docxtpl import DocxTemplate

    day = date(2024, 10, 12)
    styles = load_party_styles(_ROOT / "templates" / "party-style")
    summary = truth_summary(definitions, day)
    draft = next(one for one in drafts(summary, definitions, styles[0], day) if one.template.endswith("bao-cao.docx"))
    template = _ROOT / "templates" / "docx" / draft.template
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.docx"
        ours = min(_timed(lambda: render_draft(draft, _ROOT / "templates" / "docx", target)) for _ in range(_ROUNDS))
        plain = min(_timed(partial(_render_plainly, DocxTemplate, template, target)) for _ in range(_ROUNDS))
    yield f"ours: rendered, opened again and checked ({QUARTER.id})", _ms(ours)
    yield "docxtpl alone: the empty template opened and saved, nothing filled in", _ms(plain)


def _render_plainly(maker: Callable[[str], object], template: Path, target: Path) -> None:
    made = maker(str(template))
    made.save(str(target))  # type: ignore[attr-defined]  # docxtpl ships no types


if __name__ == "__main__":
    raise SystemExit(main())

"""The peer of the bench: the script that an office would write with python-docx and openpyxl.

It finds the form by its title, takes the branch's folder for the branch, the cell after an official label for the answer, the row that
begins with a criterion's words for the criterion, and the rows under the official headings for the list. It says nothing of doubts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
from docx.table import Table

from tests.scoring import Json
from toolkit.model.definitions import AnswerType, Form, Plan, Question
from toolkit.text.fold import fold

_Rows = Sequence[Sequence[str]]

_TICK = re.compile(r"[☑☒■✓]|\[x\]|\bx\b", re.IGNORECASE)
_NO_TICK = re.compile(r"(?:[☑☒■✓]|\[x\])\s*chưa", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2}) 00:00:00")
_QUARTER = re.compile(r"quý (i{1,3}|iv)\W+(?:năm )?(\d{4})", re.IGNORECASE)


def read_as_script(plan: Plan, path: Path, folder: str) -> Json:
    """Return one line in the shape of ``toolkit read --json``."""
    rows = list(_rows_of(path))
    text = fold(" ".join(cell for row in rows for cell in row))
    form = next((form for form in plan.forms if fold(form.title) in text), None)
    answers = {id: {"value": value, "review": False} for id, value in _answers(plan, form, rows, folder)} if form else {}
    record: Json = {"form": form.id if form else None, "unit": folder, "period": None, "answers": answers, "findings": []}
    return {"path": path.name, "records": [record], "findings": []}


def _rows_of(path: Path) -> Iterator[list[str]]:
    if path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path, data_only=True):
            yield from ([str(value) for value in row if value is not None] for row in sheet.iter_rows(values_only=True))
        return
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            yield from ([cell.text for cell in row.cells] for row in block.rows)
        else:
            yield [part.strip() for part in block.text.split(":", 1)]


def _answers(plan: Plan, form: Form, rows: _Rows, unit: str) -> Iterator[tuple[str, object]]:
    after = {fold(label): answer.strip() for row in rows for label, answer in pairwise(row)}
    for question in form.questions:
        if question.type is AnswerType.LIST:
            yield question.id, list(_list(question, rows))
        elif question.criterion is not None:
            criterion = plan.criterion(question.criterion)
            yield question.id, _of_criterion(question, fold(criterion.short if criterion else "")[:30], rows)
        elif question.type is AnswerType.UNIT:
            yield question.id, unit
        else:
            yield question.id, _value(question, after.get(fold(question.label), ""))


def _value(question: Question, said: str) -> object:
    """Turn words into a value in the ways that come to mind first."""
    if question.type in (AnswerType.INTEGER, AnswerType.YEAR):
        return int(said.rstrip("%")) if said.rstrip("%").isdigit() else None
    if question.type is AnswerType.DATE and (day := _DAY.fullmatch(said)):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if question.type is AnswerType.DATE and (day := _ISO_DAY.fullmatch(said)):
        return day[1]
    if question.type is AnswerType.PERIOD and (quarter := _QUARTER.search(said)):
        return f"{quarter[2]}-Q{('i', 'ii', 'iii', 'iv').index(quarter[1].lower()) + 1}"
    if question.type is AnswerType.YES_NO:
        return {"có": True, "không": False}.get(said.casefold())
    if question.type is AnswerType.CHOICE:
        return next((choice.value for choice in question.choices if choice.label.casefold() == said.casefold()), None)
    if question.type is AnswerType.GROUPS:
        return [int(number) for number in re.findall(r"\b[1-4]\b", said)] or None
    return said or None


def _of_criterion(question: Question, words: str, rows: _Rows) -> object:
    row = next((row for row in rows if any(words in fold(cell) for cell in row)), ())
    if not row:
        return None
    if question.aspect == "minh_chung":
        return row[-1].strip() or None
    ticked = next((cell for cell in row if _TICK.search(cell)), None)
    return None if ticked is None else "chua_dat" if _NO_TICK.search(ticked) else "dat"


def _list(question: Question, rows: _Rows) -> Iterator[Json]:
    columns = {fold(column.label): column for column in question.columns}
    at = next((number for number, row in enumerate(rows) if sum(fold(cell) in columns for cell in row) > len(columns) / 2), len(rows))
    for row in rows[at + 1 :]:
        if len(row) != len(rows[at]):
            return
        pairs = ((columns[fold(head)], cell) for head, cell in zip(rows[at], row, strict=True) if fold(head) in columns)
        yield {column.id: {"value": _value(column, cell.strip()), "review": False} for column, cell in pairs}

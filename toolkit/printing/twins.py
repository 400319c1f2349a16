"""The JSON twin of a paper, beside it under the same name: for each figure its bookmark or cell, its words, and the answers behind it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.life.bookmarks import Mark, read_bookmarks
from toolkit.model.contract import value_json
from toolkit.model.definitions import Definitions, Question
from toolkit.model.submission import Answer, Filed, Row
from toolkit.printing.placing import put
from toolkit.store import Books
from toolkit.text.said import say_value

_AROUND = 44


def figures_of(marks: Sequence[Mark], books: Books, definitions: Definitions) -> tuple[dict[str, Any], ...]:
    """Say for every mark where it comes from: branch, file, form, question, place, raw text and value of each answer."""
    ids = {source.partition("#")[0] for mark in marks for source in mark.sources if not source.startswith(("@", "§"))}
    filed = {one.id: one for one in books.filed_as(ids)}
    sources = {source for mark in marks for source in mark.sources}
    told = {source: _told(source, filed, definitions) for source in sources}
    return tuple(
        {
            "id": mark.id,
            "said": mark.words,
            "paragraph": mark.paragraph,
            "at": mark.at,
            "from": [told[source] for source in mark.sources],
        }
        for mark in marks
    )


def _told(source: str, filed: Mapping[str, Filed], definitions: Definitions) -> dict[str, Any]:
    id, _, field = source.partition("#")
    if id.startswith("@"):
        return _branch(id[1:], field, definitions)
    if id.startswith("§"):
        return _statement(id[1:], definitions)
    one = filed.get(id)
    return {"submission": id, "field": field} if one is None else _answer(one, field, definitions)


def _branch(code: str, field: str, definitions: Definitions) -> dict[str, Any]:
    """Tell of a branch as organisation.yaml names it: it is due, or it has that many members."""
    branch = definitions.organisation.branch(code)
    raw = str(getattr(branch, field or "name", "") or "")
    place = f"branches, chi bộ {code}" + (f", mục {field}" if field else "")
    said = {
        "unit": code,
        "branch": branch.name if branch else code,
        "file": "organisation.yaml",
        "field": field,
        "place": place,
        "raw": raw,
    }
    return said | {"value": branch.members if branch is not None and field == "members" else raw}


def _statement(id: str, definitions: Definitions) -> dict[str, Any]:
    """Tell of a statement of the plan as its file holds it."""
    plan = definitions.plan
    said = next(one for one in plan.statements if one.id == id)
    return {
        "plan": plan.symbol,
        "file": f"templates/plans/{plan.id}.yaml",
        "field": id,
        "title": f"Kế hoạch số {plan.symbol}",
        "place": f"Mục {said.source}, {id}",
        "raw": said.text,
        "value": said.text,
    }


def _answer(one: Filed, field: str, definitions: Definitions) -> dict[str, Any]:
    submission = one.record.submission
    form = definitions.plan.form(submission.form or "")
    branch = definitions.organisation.branch(submission.unit or "")
    answer, question = _find(one, field, definitions)
    place = answer.place if answer is not None else submission.place
    return {
        "submission": one.id,
        "unit": submission.unit,
        "branch": branch.name if branch else submission.unit,
        "file": one.path,
        "sha256": one.sha256,
        "form": submission.form,
        "title": form.code if form else submission.form,
        "subject": submission.subject,
        "field": field,
        "question": question.label if question else "",
        "place": place.say() if place is not None else "",
        "raw": answer.raw if answer is not None else submission.subject,
        "value": value_json(answer.value) if answer is not None else submission.subject,
        "value_said": say_value(answer.value, question, definitions) if answer is not None and question is not None else "",
    }


def _find(one: Filed, field: str, definitions: Definitions) -> tuple[Answer | None, Question | None]:
    """Return an answer by its full id (``so_sang_kien``, ``danh_sach[2].tien_do``) and the question that it answers."""
    submission = one.record.submission
    form = definitions.plan.form(submission.form or "")
    name, _, column = field.partition("].")
    name, _, number = name.partition("[")
    answer, question = submission.get(field if not column else name), form.question(field if not column else name) if form else None
    if not column:
        return answer, question
    rows = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    row = next((row for row in rows if isinstance(row, Row) and str(row.number) == number), None)
    asked = next((one for one in question.columns if one.id == column), None) if question is not None else None
    return (row.get(column) if row is not None else None), asked


def write_twin(paper: Path, figures: Iterable[Mapping[str, Any]], **about: object) -> None:
    """Write the twin beside the paper, whole or not at all, a line for each figure; ``about`` is what else it says of the paper."""
    head = json.dumps({"paper": paper.name, **about}, ensure_ascii=False)[:-1]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in figures)
    put(twin_path(paper), f'{head}, "figures": [\n{lines}\n]}}\n'.encode())


def read_twin(paper: Path) -> dict[str, Any] | None:
    """Return the twin of a paper, ``None`` where there is none or the file beside it is something else."""
    target = twin_path(paper)
    try:
        found = json.loads(target.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("figures"), list) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A figure that a clerk changed in Word: its bookmark, the words around it, what was counted, what stands there now."""

    id: str
    around: str
    said: str
    now: str

    def counted(self) -> str:
        """Say which figure it is and what was counted."""
        return f"số liệu {self.id} (trong câu “{self.around}”) máy tính ra “{self.said}”"


def changed_by_hand(paper: Path, document: bytes) -> tuple[Changed, ...]:
    """Return the figures that a clerk changed in Word."""
    now = read_bookmarks(document)
    figures = (read_twin(paper) or {"figures": ()})["figures"]
    return tuple(
        Changed(id=one["id"], around=around(one), said=one["said"], now=now[one["id"]])
        for one in figures
        if now.get(one["id"], one["said"]) != one["said"]
    )


def around(figure: Mapping[str, Any]) -> str:
    """Return the words around a figure of a twin, itself in brackets."""
    before, after = figure["paragraph"][: figure["at"]], figure["paragraph"][figure["at"] + len(figure["said"]) :]
    return f"…{before[-_AROUND:]}[{shorten(figure['said'])}]{after[:_AROUND]}…".replace("\n", " ")


def shorten(words: str, length: int = _AROUND) -> str:
    """Return as much of some words as fits."""
    return words if len(words) <= length else f"{words[: length - 1]}…"


def twin_path(paper: Path) -> Path:
    """Return where the twin of a paper lies: a workbook may have the name of a Word paper, so its twin has the whole name in front."""
    return paper.with_name(f"{paper.name}.json") if paper.suffix.casefold() == ".xlsx" else paper.with_suffix(".json")

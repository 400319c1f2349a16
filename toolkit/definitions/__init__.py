"""The plan and the organisation, from YAML to nouns. Another plan is another YAML file, without Python.

``load_definitions`` is what a run needs: a folder (a workspace, or the built-in one) holds ``organisation.yaml`` and
``templates/plans/*.yaml``. All faults of both files come in one :class:`ConfigurationError`, a line each.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

import toolkit
from toolkit.definitions.coherence import organisation_faults, plan_faults
from toolkit.definitions.sentences import FILE as SENTENCES
from toolkit.definitions.sentences import read_sentences
from toolkit.definitions.shape import shape, suggestion
from toolkit.definitions.source import Fault, Source, read_source
from toolkit.errors import ConfigurationError
from toolkit.model.definitions import (
    AnswerType,
    Choice,
    Criterion,
    Definitions,
    Form,
    Organisation,
    Plan,
    Question,
    Required,
)
from toolkit.text.fold import fold

ORGANISATION = "organisation.yaml"
PLANS = Path("templates") / "plans"

_Noun = TypeVar("_Noun")


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionQuestion:
    """A question that every criterion of a form brings. ``{number}`` and ``{name}`` in ``label`` are the criterion's."""

    id: str
    label: str
    type: AnswerType
    wordings: tuple[str, ...] = ()
    required: Required = Required.ERROR
    choices: tuple[Choice, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile(Plan):
    """A plan as its file has it: the questions of the criteria stand once.

    ``leader_question`` is the yes/no question that tells whether the criteria with ``leaders_only`` apply.
    """

    criterion_questions: tuple[CriterionQuestion, ...] = ()
    leader_question: str | None = None


def builtin_folder() -> Path:
    """Return the folder of the built-in definitions: in a wheel ``toolkit/builtin``, in a checkout the repository's root."""
    package = Path(toolkit.__file__).parent
    shipped = package / "builtin"
    return shipped if shipped.is_dir() else package.parent


def load_plan(path: Path) -> Plan:
    """Read one plan; :class:`ConfigurationError` lists every fault."""
    plan, faults = _plan(path)
    return _sound(plan, faults)


def load_organisation(path: Path) -> Organisation:
    """Read one organisation; :class:`ConfigurationError` lists every fault."""
    organisation, faults = _organisation(path)
    return _sound(organisation, faults)


def load_definitions(folder: Path, plan: str | None = None) -> Definitions:
    """Read organisation and plan of a folder; ``plan`` is a file's name without ``.yaml``, not needed where there is only one."""
    found, plan_lines = _plan(plan_file(folder / PLANS, plan))
    organisation, organisation_lines = _organisation(folder / ORGANISATION)
    sentences, sentence_lines = read_sentences(folder / SENTENCES, builtin_folder() / SENTENCES)
    lines = plan_lines + organisation_lines + sentence_lines
    return Definitions(plan=_sound(found, lines), organisation=_sound(organisation, lines), sentences=sentences)


def plan_file(folder: Path, name: str | None) -> Path:
    """Return the file of the plan that is asked for, or the only one."""
    files = {file.stem: file for file in sorted(folder.glob("*.yaml"))}
    if name is None and len(files) == 1:
        return next(iter(files.values()))
    if name in files:
        return files[name]
    listed = ", ".join(files) or "chưa có kế hoạch nào"
    if name is None:
        raise ConfigurationError(f"Thư mục {folder} phải có đúng một kế hoạch, hoặc phải nêu tên kế hoạch cần dùng (hiện có: {listed}).")
    raise ConfigurationError(f"Không có kế hoạch `{name}` trong thư mục {folder} (hiện có: {listed}).{suggestion(name, files)}")


def _plan(path: Path) -> tuple[Plan | None, list[str]]:
    """Return the plan of a file, or its faults."""
    source = read_source(path)
    read, faults = shape(source.tree, PlanFile)
    lines = _lines(source, [*source.faults, *faults, *plan_faults(source.tree)])
    return (_expanded(read) if read and not lines else None), lines


def _organisation(path: Path) -> tuple[Organisation | None, list[str]]:
    """Return the organisation of a file, or its faults."""
    source = read_source(path)
    read, faults = shape(source.tree, Organisation)
    lines = _lines(source, [*source.faults, *faults, *organisation_faults(source.tree)])
    return (None if lines else read), lines


def _lines(source: Source, faults: list[Fault]) -> list[str]:
    """Return the faults as lines in the order of the file; what an anchor (``&``) repeats is said once."""
    once = {(source.line(fault.path), fault.message): fault for fault in reversed(faults)}
    return [source.say(once[key]) for key in sorted(once)]


def _sound(noun: _Noun | None, lines: list[str]) -> _Noun:
    """Return the noun, or raise all its faults."""
    if noun is None or lines:
        raise ConfigurationError("\n".join([f"Cấu hình có {len(lines)} chỗ cần sửa:", *lines]))
    return noun


def _expanded(read: PlanFile) -> Plan:
    """Return the plan with folded hints and the questions of its criteria written out in every form that asks them."""
    content = {field.name: getattr(read, field.name) for field in fields(Plan)}
    hints = tuple(dict.fromkeys(fold(hint) for hint in read.hints))
    return Plan(**content | {"forms": tuple(_with_criteria(form, read) for form in read.forms), "hints": hints})


def _with_criteria(form: Form, read: PlanFile) -> Form:
    """Return the form with the questions of its criteria, in order, before the signature."""
    asked = [criterion for id in form.criteria if (criterion := read.criterion(id))]
    brought = [
        _asked(each, criterion, number, read.leader_question)
        for number, criterion in enumerate(asked, 1)
        for each in read.criterion_questions
    ]
    signed = [question for question in form.questions if question.in_signature]
    others = [question for question in form.questions if not question.in_signature]
    return replace(form, questions=(*others, *brought, *signed))


def _asked(each: CriterionQuestion, criterion: Criterion, number: int, leader_question: str | None) -> Question:
    """Return one question of one criterion; what only leaders are asked applies to leaders only."""
    return Question(
        id=f"{criterion.id}.{each.id}",
        label=each.label.replace("{number}", str(number)).replace("{name}", criterion.name),
        type=each.type,
        source=criterion.source,
        wordings=each.wordings,
        required=each.required,
        criterion=criterion.id,
        aspect=each.id,
        choices=each.choices,
        only_if=(leader_question, True) if criterion.leaders_only and leader_question else None,
        example=each.example,
    )

"""Every Mục of the plan is served by something: a question asks for it, a check judges it, or a paper reports it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

import toolkit.checks
import toolkit.papers
from toolkit.definitions import builtin_folder, load_plan
from toolkit.model.definitions import Criterion, Item, Plan, Question

MUC = ("II.1.1", "II.1.2.1", "II.1.2.2", "II.2", "II.3", "II.4", "II.5", "III.1", "III.2")
DEMANDS = ("I.1", "I.2")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan that is shipped."""
    return load_plan(builtin_folder() / "templates" / "plans" / "185-kh-du.yaml")


def of_questions(plan: Plan) -> Iterator[str]:
    """Yield the Mục of every question and column."""
    asked: list[Question] = [question for form in plan.forms for question in form.questions]
    yield from (question.source for question in asked)
    yield from (column.source for question in asked for column in question.columns)


def of_shelf(shelf: ModuleType) -> Iterator[str]:
    """Yield the Mục that the modules of a shelf declare in constants whose name begins with ``SOURCE``."""
    for found in pkgutil.iter_modules(shelf.__path__):
        module = importlib.import_module(f"{shelf.__name__}.{found.name}")
        for name in dir(module):
            if name.startswith("SOURCE"):
                yield from each_muc(str(getattr(module, name)))


def each_muc(source: str) -> Iterator[str]:
    """Yield the Mục that a source names: "II.3-4" is II.3 and II.4."""
    for part in filter(None, re.split(r"\s*[;,]\s*", source)):
        head, _, last = part.partition("-")
        yield head
        if last:
            yield f"{head.rpartition('.')[0]}.{last}"


def served(muc: str, sources: set[str]) -> bool:
    """Tell whether a source is that Mục or a part of it."""
    return any(source == muc or source.startswith(f"{muc}.") for source in sources)


def test_every_muc_is_covered_by_a_question_a_check_or_a_paper(plan: Plan) -> None:
    sources = {*of_questions(plan), *of_shelf(toolkit.checks), *of_shelf(toolkit.papers)}

    assert [muc for muc in MUC if not served(muc, sources)] == []
    assert not served("II.6", sources)


def test_a_muc_without_any_source_would_be_seen(plan: Plan) -> None:
    without = {source for source in of_questions(plan) if not source.startswith("II.4")}

    assert not served("II.4", without)


def test_every_statement_of_the_plan_stands_in_the_data_with_its_muc(plan: Plan) -> None:
    items: tuple[Item | Criterion, ...] = (*plan.criteria, *plan.groups, *plan.quotas, *plan.assessments, *plan.honours, *plan.duties)

    assert tuple(dict.fromkeys(item.source for item in items)) == MUC
    assert [len(part) for part in (plan.groups, plan.quotas, plan.assessments, plan.honours, plan.duties)] == [4, 3, 3, 5, 2]
    assert all(f"({number})" in honour.text for number, honour in enumerate(plan.honours) if number)


def test_questions_checks_and_papers_name_only_muc_that_the_plan_has(plan: Plan) -> None:
    sources = {*of_questions(plan), *of_shelf(toolkit.checks), *of_shelf(toolkit.papers)}

    assert [
        source for source in sorted(sources) if not any(muc == source or muc.startswith(f"{source}.") for muc in (*MUC, *DEMANDS))
    ] == []


def test_every_criterion_that_is_not_general_is_asked_by_exactly_one_form(plan: Plan) -> None:
    asked = [criterion for form in plan.forms for criterion in form.criteria]

    assert asked == [criterion.id for criterion in plan.criteria if criterion.source != "II.1.1"]

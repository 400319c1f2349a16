"""Who and what is expected in a period, and when it is complete: a rate never exceeds 100 %."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judging import DEFINITIONS, dossier, filed, filled
from toolkit.checks import check_dossier, check_submission
from toolkit.model.definitions import Branch
from toolkit.model.expected import deadline, due_branches, due_forms, is_complete, is_valid, lacking_forms
from toolkit.model.finding import Code, Severity
from toolkit.model.period import Period, PeriodKind, period_from_id
from toolkit.model.submission import Dossier, Filed, Record, Submission

PLAN, ORGANISATION = DEFINITIONS.plan, DEFINITIONS.organisation
TODAY = date(2024, 10, 5)
DAYS = st.none() | st.dates(date(2023, 1, 1), date(2025, 12, 31))
PERIODS = st.one_of(
    st.builds(lambda year, index: Period(kind=PeriodKind.MONTH, year=year, index=index), st.integers(2023, 2025), st.integers(1, 12)),
    st.builds(lambda year, index: Period(kind=PeriodKind.QUARTER, year=year, index=index), st.integers(2023, 2025), st.integers(1, 4)),
    st.builds(lambda year: Period(kind=PeriodKind.YEAR, year=year), st.integers(2023, 2025)),
)


def period(id: str) -> Period:
    made = period_from_id(id)
    assert made is not None
    return made


def judged(made: Submission, id: str = "") -> Filed:
    one = filed(made, id=id)
    return replace(one, record=Record(submission=made, findings=check_submission(made, DEFINITIONS)))


@pytest.mark.parametrize(
    ("id", "expected"),
    [("2023-Q2", ["VP", "TTR", "CU"]), ("2023-06", ["VP", "TTR", "CU"]), ("2023-07", ["VP", "TTR"]), ("2023", ["VP", "TTR", "CU"])],
)
def test_a_branch_is_due_if_it_exists_on_any_day_of_the_period(id: str, expected: list[str]) -> None:
    assert [branch.code for branch in due_branches(ORGANISATION, period(id))] == expected


@pytest.mark.parametrize(
    ("id", "expected"),
    [("2024-09", ["03-DG"]), ("2024-Q3", ["03-DG", "04-KQ"]), ("2024-H1", ["04-KQ"]), ("2024", ["03-DG", "04-KQ"]), ("2023-2025", [])],
)
def test_the_kind_of_period_decides_which_forms_are_due(id: str, expected: list[str]) -> None:
    assert [form.id for form in due_forms(PLAN, period(id))] == expected


def test_the_deadline_is_counted_from_the_last_day_of_the_period() -> None:
    assert deadline(PLAN, "04-KQ", period("2024-Q3")) == date(2024, 10, 5)
    assert deadline(PLAN, "04-KQ", period("2024-09")) == date(2024, 9, 30)


@given(spans=st.lists(st.tuples(DAYS, DAYS), max_size=6), sent=st.lists(st.integers(0, 7), max_size=20), asked=PERIODS)
def test_a_rate_never_exceeds_the_whole(spans: list[tuple[date | None, date | None]], sent: list[int], asked: Period) -> None:
    branches = tuple(Branch(code=str(n), name=str(n), valid_from=first, valid_to=last) for n, (first, last) in enumerate(spans))
    due = {branch.code for branch in due_branches(replace(ORGANISATION, branches=branches), asked)}
    received = {str(n) for n in sent} & due

    assert len(received) <= len(due) <= len(branches)
    for branch in branches:
        alive = (branch.valid_from or date.min) <= asked.last_day and asked.first_day <= (branch.valid_to or date.max)
        assert (branch.code in due) == alive


def test_a_dossier_with_every_due_form_is_complete_and_valid() -> None:
    whole = dossier(judged(filled("03-DG")), judged(filled("04-KQ")))

    assert lacking_forms(whole, PLAN) == ()
    assert is_complete(whole, (), DEFINITIONS)
    assert is_valid(whole, ())


@pytest.mark.parametrize("without", ["03-DG", "04-KQ"])
def test_a_dossier_that_lacks_a_due_form_is_not_complete(without: str) -> None:
    lacking = dossier(*(judged(filled(form)) for form in ("03-DG", "04-KQ") if form != without))

    assert [form.id for form in lacking_forms(lacking, PLAN)] == [without]
    assert not is_complete(lacking, (), DEFINITIONS)


def test_a_dossier_without_anything_is_never_complete() -> None:
    assert not is_complete(dossier(period=period("2023-2025")), (), DEFINITIONS)


@pytest.mark.parametrize(("blank", "complete"), [("so_tap_the", False), ("kien_nghi", True), ("ngay_lap", True)])
def test_only_a_gap_that_is_an_error_keeps_a_dossier_from_being_complete(blank: str, complete: bool) -> None:
    one = dossier(judged(filled("03-DG")), judged(filled("04-KQ", **{blank: None})))

    assert is_complete(one, (), DEFINITIONS) is complete


def test_a_low_rating_is_complete_but_not_valid() -> None:
    low = judged(filled("02-TT", xep_loai_don_vi="Hoàn thành nhiệm vụ"))
    one = dossier(judged(filled("03-DG")), judged(filled("04-KQ")), low)

    assert is_complete(one, check_dossier(one, (), DEFINITIONS, TODAY), DEFINITIONS)
    assert not is_valid(one, ())


def test_gaps_of_older_versions_do_not_count() -> None:
    old = judged(filled("04-KQ", so_tap_the=None), id="old")
    one: Dossier = dossier(judged(filled("03-DG")), judged(filled("04-KQ")), older=(old,))
    of_old = [("old", finding) for finding in old.record.findings]

    assert {finding.code for _, finding in of_old} == {Code.MISSING}
    assert is_complete(one, of_old, DEFINITIONS)
    assert is_valid(one, of_old)


def test_an_error_about_the_branch_as_a_whole_counts_for_validity() -> None:
    one = dossier(judged(filled("04-KQ", so_tap_the=0, so_ca_nhan=0)))
    across = check_dossier(one, (), DEFINITIONS, date(2024, 10, 6))

    assert [finding.code for _, finding in across if finding.severity is Severity.ERROR] == [Code.NOT_RECEIVED]
    assert not is_valid(one, across)

"""The demo quarter tells exactly what is wrong with it: each planted fault is found, and nothing else is called an error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from tests.judging import submission
from toolkit.checks import check_dossier, check_reading, check_submission
from toolkit.model.definitions import Definitions
from toolkit.model.expected import due_branches, is_complete
from toolkit.model.finding import Code, Severity
from toolkit.model.period import Period, PeriodKind
from toolkit.model.submission import Dossier, Filed, Record

TRUTH = Path(__file__).parent / "data" / "demo-truth.jsonl"
QUARTER = Period(kind=PeriodKind.QUARTER, year=2024, index=3)
ARRIVED, DAY_AFTER = datetime(2024, 9, 30, 8, 0), date(2030, 1, 1)
_GAPS = {Code.MISSING, Code.INVALID}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, object]]:
    return [json.loads(line) for line in TRUTH.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def dossiers(rows: list[dict[str, object]], definitions: Definitions) -> dict[str, Dossier]:
    """One dossier for each branch that is due, as if every file had arrived in time."""
    made: dict[str, list[Filed]] = {branch.code: [] for branch in due_branches(definitions.organisation, QUARTER)}
    for row in rows:
        for record in records(row):
            asked = submission(record["form"], record["answers"], definitions)
            path = str(row["path"])
            one = Record(submission=asked, findings=check_submission(asked, definitions))
            made[record["unit"]].append(Filed(id=path, record=one, path=path, folder=path.split("/")[1], sha256="0" * 64, arrived=ARRIVED))
    return {code: Dossier(unit=code, period=QUARTER, current=tuple(current)) for code, current in made.items()}


def records(row: Mapping[str, object]) -> list[dict[str, Any]]:
    """Return the records of one file as the truth tells them."""
    return cast("list[dict[str, Any]]", row["records"])


def strings(row: Mapping[str, object], name: str) -> list[str]:
    """Return a list of ids or codes of one file."""
    return cast("list[str]", row[name])


def test_every_form_of_the_demo_raises_exactly_its_blanks_and_its_codes(rows: list[dict[str, object]], definitions: Definitions) -> None:
    assert len(rows) == 52
    for row in rows:
        (record,) = records(row)
        findings = check_submission(submission(record["form"], record["answers"], definitions), definitions)
        gaps = [finding.field for finding in findings if finding.code in _GAPS]
        errors = [finding.code.value for finding in findings if finding.severity is Severity.ERROR and finding.code not in _GAPS]

        assert gaps == row["missing"], row["path"]
        assert errors == row["codes"], row["path"]


def test_no_form_of_the_demo_is_said_to_contradict_a_copy_of_itself(rows: list[dict[str, object]], definitions: Definitions) -> None:
    for row in rows:
        (record,) = records(row)
        made = submission(record["form"], record["answers"], definitions)

        assert check_reading((made, made), definitions) == ()


def test_the_branches_raise_exactly_what_was_planted_across_files(
    rows: list[dict[str, object]], dossiers: dict[str, Dossier], definitions: Definitions
) -> None:
    planted = {(str(row["path"]), code) for row in rows for code in strings(row, "across")}
    pairs = [pair for code in dossiers for pair in check_dossier(dossiers[code], tuple(dossiers.values()), definitions, DAY_AFTER)]
    of_files = {(id, finding.code.value) for id, finding in pairs if id is not None and finding.code is not Code.THIN_EVIDENCE}

    assert of_files == planted
    assert len(planted) == 1


def test_only_forms_that_never_came_are_errors_of_a_branch(dossiers: dict[str, Dossier], definitions: Definitions) -> None:
    found = {
        code: [
            finding.code.value
            for id, finding in check_dossier(dossiers[code], tuple(dossiers.values()), definitions, DAY_AFTER)
            if id is None
        ]
        for code in dossiers
    }

    assert {code: codes for code, codes in found.items() if codes} == {
        "QLNL": ["not-received", "not-registered", "no-individual"],
        "KHTC": ["not-received", "not-received"],
    }


def test_evidence_that_two_branches_share_is_found_on_both_sides(dossiers: dict[str, Dossier], definitions: Definitions) -> None:
    shared = {
        (code, finding.field)
        for code in dossiers
        for _, finding in check_dossier(dossiers[code], tuple(dossiers.values()), definitions, DAY_AFTER)
        if finding.code is Code.THIN_EVIDENCE
    }

    assert shared == {
        *((code, "TT1.minh_chung") for code in ("VP", "TTKC")),
        *((code, "CN2.minh_chung") for code in ("TTR", "QLCN", "TTKC")),
        *((code, "CN3.minh_chung") for code in ("QLCN", "TTKC")),
    }


def test_five_of_eight_branches_are_complete(dossiers: dict[str, Dossier], definitions: Definitions) -> None:
    complete = {
        code
        for code, dossier in dossiers.items()
        if is_complete(dossier, check_dossier(dossier, tuple(dossiers.values()), definitions, DAY_AFTER), definitions)
    }

    assert complete == {"TTR", "QLTM", "QLCN", "KTAT", "TTKC"}
    assert len(dossiers) == 8

"""The demo quarter from its ``truth.jsonl``: submissions and dossiers as a perfect reader would make them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.judging import submission
from toolkit.checks import check_dossier, check_submission
from toolkit.consolidate import consolidate
from toolkit.model.definitions import Definitions
from toolkit.model.expected import due_branches
from toolkit.model.period import Period, PeriodKind
from toolkit.model.submission import Dossier, Filed, Record
from toolkit.model.summary import Assessed, Summary

TRUTH = Path(__file__).parent / "data" / "demo-truth.jsonl"
QUARTER = Period(kind=PeriodKind.QUARTER, year=2024, index=3)


def truth_rows() -> tuple[dict[str, Any], ...]:
    """Return the lines of the truth: one file each."""
    return tuple(json.loads(line) for line in TRUTH.read_text(encoding="utf-8").splitlines())


def truth_filed(definitions: Definitions) -> Iterator[Filed]:
    """Put every record of the truth into the books, with the findings that its file alone raises; the id is path and number."""
    for row in truth_rows():
        for number, record in enumerate(row["records"], start=1):
            made = submission(record["form"], record["answers"], definitions)
            path = row["path"]
            yield Filed(
                id=f"{path}#{number}",
                record=Record(submission=made, findings=check_submission(made, definitions)),
                path=path,
                folder=path.split("/")[1],
                sha256="0" * 64,
                arrived=datetime(2024, 9, 30, 8, 0),
            )


def truth_assessed(definitions: Definitions, today: date) -> tuple[Assessed, ...]:
    """Return the judged dossier of every due branch, the one that sent nothing included."""
    filed = tuple(truth_filed(definitions))
    dossiers = tuple(
        Dossier(unit=branch.code, period=QUARTER, current=tuple(one for one in filed if one.record.submission.unit == branch.code))
        for branch in due_branches(definitions.organisation, QUARTER)
    )
    return tuple(Assessed(dossier=one, findings=check_dossier(one, dossiers, definitions, today)) for one in dossiers)


def truth_summary(definitions: Definitions, today: date) -> Summary:
    """Return the summary of the demo quarter."""
    return consolidate(truth_assessed(definitions, today), definitions, QUARTER)

"""The shelf of rules. Each module is one rule of the contract: why it exists and its Mục (``SOURCE``), and one pure ``check``.

To add a rule is to add one module and one name in a tuple below. The rules of a submission see one filled form, those of a
reading all forms of one file, those of a dossier all that one branch sent for one period, beside the other dossiers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from toolkit.checks import (
    award_missing,
    contradictory,
    copied_evidence,
    copies_disagree,
    invalid,
    late,
    leader_collective,
    leader_criterion,
    mismatch,
    missing,
    no_collective,
    no_individual,
    no_monitor,
    no_product,
    not_met,
    not_received,
    not_registered,
    rating_too_low,
    review,
    shared_evidence,
    sum_and_parts,
    superseded,
    thin_evidence,
    unknown_form,
    unknown_period,
    unknown_unit,
    wrong_folder,
)
from toolkit.checks.filled import Filled, fill
from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code, Finding
from toolkit.model.submission import Dossier, Submission

OF_SUBMISSION = (
    unknown_form,
    unknown_unit,
    unknown_period,
    missing,
    invalid,
    contradictory,
    sum_and_parts,
    not_met,
    rating_too_low,
    award_missing,
    leader_criterion,
    no_product,
    no_monitor,
    thin_evidence,
    review,
)
OF_READING = (copies_disagree, copied_evidence)
OF_DOSSIER = (
    not_received,
    late,
    wrong_folder,
    leader_collective,
    mismatch,
    not_registered,
    no_collective,
    no_individual,
    shared_evidence,
    superseded,
)


def noted(submission: Submission, folder: str | None, definitions: Definitions) -> Submission:
    """Return the submission with the notes that its place raises; ``folder`` is the code of the branch in whose folder its file lies."""
    notes = tuple(wrong_folder.of_file(submission, folder, definitions))
    return replace(submission, notes=(*submission.notes, *notes)) if notes else submission


def check_submission(submission: Submission, definitions: Definitions) -> tuple[Finding, ...]:
    """Judge one filled form by itself. What is noted already (``submission.notes``) no rule says again."""
    return _check_filled(fill(submission, definitions))


def _check_filled(filled: Filled) -> tuple[Finding, ...]:
    known = {(note.code, note.field) for note in filled.submission.notes}
    found = (finding for rule in OF_SUBMISSION for finding in rule.check(filled))
    return tuple(
        finding
        for finding in found
        if (finding.code, finding.field) not in known and not (finding.code is Code.REVIEW and (Code.CONTRADICTORY, finding.field) in known)
    )


def check_reading(submissions: Sequence[Submission], definitions: Definitions) -> tuple[tuple[int | None, Finding], ...]:
    """Judge the forms of one file against each other; the number is the place of the form in ``submissions``, from 0."""
    return _check_between(tuple(fill(submission, definitions) for submission in submissions))


def _check_between(records: Sequence[Filled]) -> tuple[tuple[int | None, Finding], ...]:
    one_alone = len(records) < 2
    return () if one_alone else tuple(pair for rule in OF_READING for pair in rule.check(records))


def check_file(
    submissions: Sequence[Submission], definitions: Definitions
) -> tuple[tuple[tuple[Finding, ...], ...], tuple[tuple[int | None, Finding], ...]]:
    """Judge each form of one file by itself and all of them against each other, as the two functions above do."""
    records = tuple(fill(submission, definitions) for submission in submissions)
    return tuple(map(_check_filled, records)), _check_between(records)


def check_dossier(
    dossier: Dossier, others: Sequence[Dossier], definitions: Definitions, today: date
) -> tuple[tuple[str | None, Finding], ...]:
    """Judge all that one branch sent for one period; the text is the id of the submission, ``None`` the branch as a whole.

    ``others`` are the dossiers of other branches in the period and of the same branch in other periods (the dossier itself among
    them does no harm). A branch that sent nothing has an empty dossier. ``today`` decides what is overdue.
    """
    beside = tuple(other for other in others if other is not dossier)
    return tuple(pair for rule in OF_DOSSIER for pair in rule.check(dossier, beside, definitions, today))

"""Forms that were left blank beside filled ones of their kind: the empty form above the answers, the third of three places for people."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.submission import State, Submission

_SAID = (State.VALUE, State.ZERO, State.NONE, State.INVALID)
_OF_HEADING = "heading"


def without_blank_forms(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """Leave out what answers nothing, though most of its questions were found, where another one of its form answers."""
    filled = {one.form for one in submissions if _says_something(one)}
    return tuple(one for one in submissions if one.form not in filled or _says_something(one) or not _is_blank(one))


def _says_something(submission: Submission) -> bool:
    return any(answer.state in _SAID and answer.method != _OF_HEADING for answer in submission.answers)


def _is_blank(submission: Submission) -> bool:
    blank = sum(answer.state is State.BLANK for answer in submission.answers)
    return 2 * blank > len(submission.answers)

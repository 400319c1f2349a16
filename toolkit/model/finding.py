"""What is wrong with what a branch sent, said so that the branch can mend it. A value, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# How a message goes on after what is wrong, and how it ends where a person must still confirm the value.
_ADVICE, UNSURE = " – đề nghị ", " (cần xem lại)"


class Severity(StrEnum):
    """How much a finding weighs; only errors keep a dossier from being complete."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """Every finding code of the contract. The same code stands on paper, on screen, in JSON and in the manual."""

    MISSING = "missing"
    INVALID = "invalid"
    CONTRADICTORY = "contradictory"
    REVIEW = "review"
    NOT_MET = "not-met"
    THIN_EVIDENCE = "thin-evidence"
    RATING_TOO_LOW = "rating-too-low"
    AWARD_MISSING = "award-missing"
    LEADER_CRITERION = "leader-criterion"
    NO_PRODUCT = "no-product"
    NO_MONITOR = "no-monitor"
    NO_COLLECTIVE = "no-collective"
    NO_INDIVIDUAL = "no-individual"
    NOT_REGISTERED = "not-registered"
    MISMATCH = "mismatch"
    NOT_RECEIVED = "not-received"
    LATE = "late"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"
    UNSAFE_CONTENT = "unsafe-content"
    HIDDEN_TEXT = "hidden-text"
    PENDING_EDITS = "pending-edits"
    DECODED = "decoded"
    CONVERTED = "converted"
    UNREADABLE = "unreadable"
    UNKNOWN_FORM = "unknown-form"
    UNKNOWN_UNIT = "unknown-unit"
    UNKNOWN_PERIOD = "unknown-period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. ``message`` is Vietnamese: what is wrong and how to mend it; ``source`` where in which file it stands.

    ``field`` is a question id (``danh_sach[2].tien_do``) or ``None``; ``plan`` the Mục that the rule comes from, with ``""``
    where the rule is not the plan's; ``label`` the question as the form prints it, for people.
    """

    code: Code
    severity: Severity
    field: str | None
    message: str
    source: str = ""
    plan: str = ""
    label: str = ""

    @property
    def fault(self) -> str:
        """What is wrong, without the advice to the branch that follows it."""
        said, advice, how = self.message.rpartition(_ADVICE)
        return f"{said}{UNSURE if how.endswith(f'{UNSURE}.') else ''}." if advice else self.message

"""Taking in: what lies in the inbox, when it is whole, which of it is new, and what became of every file."""

from toolkit.intake.fates import fates, likely_period
from toolkit.intake.identity import first_arrivals, name_of, new_arrivals, new_notices
from toolkit.intake.mounts import file_system, identity_of, is_share, is_silent
from toolkit.intake.scan import (
    SHARED,
    STATUS_FILE,
    TRIALS,
    Aside,
    Found,
    Scan,
    away,
    is_owner_file,
    is_same,
    scan_inbox,
    scan_trials,
    shown,
)
from toolkit.intake.settling import Seen, Verdict, Watched, next_moment, settle
from toolkit.intake.whole import is_whole
from toolkit.intake.writing import WRITING, write_whole

__all__ = [
    "SHARED",
    "STATUS_FILE",
    "TRIALS",
    "WRITING",
    "Aside",
    "Found",
    "Scan",
    "Seen",
    "Verdict",
    "Watched",
    "away",
    "fates",
    "file_system",
    "first_arrivals",
    "identity_of",
    "is_owner_file",
    "is_same",
    "is_share",
    "is_silent",
    "is_whole",
    "likely_period",
    "name_of",
    "new_arrivals",
    "new_notices",
    "next_moment",
    "scan_inbox",
    "scan_trials",
    "settle",
    "shown",
    "write_whole",
]

"""Taking in: what lies in the inbox, which of it is new, which submission stands for which, and what became of every file."""

from toolkit.intake.fates import fates, likely_period
from toolkit.intake.identity import first_arrivals, new_arrivals, new_notices, superseded
from toolkit.intake.scan import Aside, Found, Scan, scan_inbox

__all__ = ["Aside", "Found", "Scan", "fates", "first_arrivals", "likely_period", "new_arrivals", "new_notices", "scan_inbox", "superseded"]

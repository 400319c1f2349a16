"""How property tests run everywhere: never against a clock (the machine may be busy), and with the same cases each time in CI."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("office", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("office")

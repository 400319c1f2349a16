"""How property tests run everywhere: never against a clock (the machine may be busy), and with the same cases each time in CI.

And what many tests need: the definitions that are shipped.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from toolkit.definitions import builtin_folder, load_definitions
from toolkit.model.definitions import Definitions

settings.register_profile("office", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("office")


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    """The plan, the committee and the sentences that are shipped."""
    return load_definitions(builtin_folder())

"""What the program itself writes where files come in: whole or not at all, and never taken for a form."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

WRITING = ".dang-ghi-"
"""Begins the names of files that are being written; a look at the inbox passes over them."""


def write_whole(place: Path, data: bytes, *, flush: bool = True) -> None:
    """Write a file beside its place, then let it take the place at once. Raises ``OSError``; the place is then as it was.

    Only the one who holds the workspace writes here, so what was left half written bears the name that the next try writes to. ``flush``:
    on the disk before it has its name, so that what is noted as written stays so when the power goes.
    """
    draft = place.with_name(f"{WRITING}{place.name}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            if flush:
                file.flush()
                os.fsync(file.fileno())
        draft.replace(place)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise

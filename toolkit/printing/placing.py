"""Put whole files in place: each is written beside its place under a name that no other process has, flushed, then moved there at once."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from time import time
from uuid import uuid4

from toolkit.intake import WRITING

_ALONE = ".dang-viet-"
_LEFT = ".dang-*"  # also under the names of earlier versions
_OLD_SECONDS = 3600


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, ``None`` where there is none, or none any more."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    except FileNotFoundError:
        return None


def voided_path(paper: Path) -> Path:
    """Return where a paper lies whose number was taken back."""
    return paper.with_name(f"{paper.stem} (đã hủy số){paper.suffix}")


def lies_at(paper: Path, *, voided: bool) -> Path:
    """Return where an issued paper lies now: one whose number is voided keeps its name where it was open in Word."""
    return voided_path(paper) if voided and not paper.exists() else paper


def write_part(target: Path, content: bytes, *, alone: bool = False) -> Path:
    """Write beside the place of ``target`` and return where; whoever writes the same paper at the same time has another name.

    ``alone``: by one who holds the workspace, so that the next who does may clear it away.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{_ALONE if alone else WRITING}{uuid4().hex}")
    try:
        with part.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return part


def put(target: Path, content: bytes) -> None:
    """Let the place hold these bytes; that somebody else put the same ones there meanwhile is as good. Raises ``OSError``."""
    part = write_part(target, content)
    try:
        part.replace(target)
    except OSError:
        if digest(target) != hashlib.sha256(content).hexdigest():
            raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Clear away what interrupted runs left half written, for one who holds the workspace.

    What another process may still be writing, because it does not need to hold it, is left alone for an hour.
    """
    for left in folder.rglob(_LEFT):
        with suppress(OSError):  # gone meanwhile, or open elsewhere: a later run tries again
            if left.name.startswith(_ALONE) or time() - left.stat().st_mtime > _OLD_SECONDS:
                left.unlink()

"""What only LibreOffice reads, converted in batches and kept by content, so that each file is converted once.

LibreOffice needs more time and memory than a process that reads a file may take; so files are converted before they are read, by an
outside process with limits of its own, and what it made is read like any other file. ``<folder>/<sha256>.docx`` is derived: it may be
thrown away at any time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import UnreadableFile
from toolkit.readers.guard import Kind
from toolkit.readers.office import MADE_OF, convert_many, find_soffice

BATCH_FILES = 50
BATCH_BYTES = 128 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconverted:
    """One file to convert: where its bytes lie, their SHA-256, and what they are by content."""

    path: Path
    sha256: str
    kind: Kind


def convert_all(files: Sequence[Unconverted], folder: Path) -> Iterator[tuple[int, Path | str]]:
    """Yield for each file its number in ``files`` and where the converted one lies, or the sentence that says why there is none."""
    waiting = []
    for number, file in enumerate(files):
        place = folder / f"{file.sha256}.{MADE_OF[file.kind]}"
        if place.is_file():
            yield number, place
        else:
            waiting.append((number, file, place))
    for batch in _batches(waiting):
        results = convert_many([(file.path.read_bytes(), file.kind) for _, file, _ in batch])
        for (number, _, place), result in zip(batch, results, strict=True):
            yield number, result.message if isinstance(result, UnreadableFile) else _keep(result, place)


def can_convert() -> bool:
    """Tell whether LibreOffice is there."""
    return find_soffice() is not None


def forget(folder: Path) -> None:
    """Throw away everything that was converted."""
    shutil.rmtree(folder, ignore_errors=True)


def _batches(waiting: Sequence[tuple[int, Unconverted, Path]]) -> Iterator[list[tuple[int, Unconverted, Path]]]:
    """Yield the files in batches that one process of LibreOffice takes in a few minutes and this one's memory holds."""
    batch: list[tuple[int, Unconverted, Path]] = []
    size = 0
    for one in waiting:
        more = one[1].path.stat().st_size
        if batch and (len(batch) == BATCH_FILES or size + more > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += more
    if batch:
        yield batch


def _keep(data: bytes, place: Path) -> Path:
    """Write a converted file, whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.{os.getpid()}")
    part.write_bytes(data)
    part.replace(place)
    return place

"""Make the bytes of a paper: from its draft, or, once it is frozen, from nothing but its snapshot and the archive."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from toolkit.life.bookmarks import Mark, place_bookmarks
from toolkit.life.cells import mark_cells
from toolkit.life.numbers import written
from toolkit.life.snapshot import Snapshot, from_json, revive, with_head
from toolkit.life.wordfile import Signing, fill
from toolkit.model.paper import Draft
from toolkit.model.workbook import Workbook
from toolkit.papers.wording import party_day
from toolkit.printing.composing import is_traced
from toolkit.render import render_docx, render_draft
from toolkit.store import Archive
from toolkit.text.days import short_day


def draft_bytes(draft: Draft, templates: Path) -> tuple[bytes, tuple[Mark, ...]]:
    """Print a draft and return its bytes and its figures; ``templates`` is ``templates/docx``."""
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        target = Path(folder, Path(draft.path).name)
        render_draft(draft, templates, target)
        printed = target.read_bytes()
    if isinstance(draft.context, Workbook):
        return printed, mark_cells(draft.context)
    return place_bookmarks(printed) if is_traced(draft) else (printed, ())


def read_snapshot(archive: Archive, sha256: str) -> Snapshot:
    """Return a snapshot from the archive. Raises ``IntegrityError`` where it is missing, changed, or none."""
    return from_json(archive.read(sha256))


def signing_of(code: str, organ: str, number: int | None, day: date) -> Signing:
    """Return what a paper is told when it is issued; without a number only whether it could be told is looked at."""
    return Signing(
        code=code,
        organ=organ,
        number=written(number) if number is not None else "",
        day=party_day(day),
        reference_day=short_day(day),
    )


def issued_bytes(snapshot: Snapshot, archive: Archive, number: int, day: date) -> bytes:
    """Make the paper under its number: the same bytes for the same snapshot, number and day.

    A clerk's words get the number and the day filled in; otherwise the template of the snapshot is printed, whatever became of the
    one in the workspace.
    """
    signing = signing_of(snapshot.code, snapshot.organ, number, day)
    if snapshot.edited:
        return fill(archive.read(snapshot.document), signing)
    said = with_head(
        snapshot.context,
        number=signing.number,
        place_and_day=f"{snapshot.place_name}, {signing.day}",
        reference_day=signing.reference_day,
        draft="",
    )
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        template = Path(folder, "templates", "docx", snapshot.template)
        template.parent.mkdir(parents=True)
        template.write_bytes(archive.read(snapshot.files[f"templates/docx/{snapshot.template}"]))
        target = Path(folder, Path(snapshot.path).name)
        render_docx(template, revive(said), target)
        return place_bookmarks(target.read_bytes())[0]

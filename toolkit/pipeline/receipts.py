"""Receipts (*phiếu tiếp nhận*): one for each file that was read, with the papers of its period; the service puts it beside the file too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from toolkit.errors import reason_of
from toolkit.executor import Outcome, run_apart
from toolkit.intake import SHARED, first_arrivals, write_whole
from toolkit.journal import Journal
from toolkit.model.ledger import Arrival, FileLine, FileState, id_of
from toolkit.model.party_style import PartyStyle
from toolkit.model.submission import Reading
from toolkit.papers.receipt import Came, receipt, receipt_name
from toolkit.party_style import load_party_styles
from toolkit.pipeline.desk import Desk, limits_of
from toolkit.pipeline.files import fates_by_folder
from toolkit.printing import style_for
from toolkit.reading import prepare, prepared_definitions
from toolkit.render import LIBRARIES, render_draft

MODULES = (__name__, *LIBRARIES)
NO_PERIOD = "chua-ro-ky"
_AT_ONCE = 400  # receipts that are under way together
_NOT_COMPOSED = "chưa soạn được phiếu tiếp nhận"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTask:
    """One receipt to write: about what, in which style, with which templates, into which file. ``file``: folder and SHA-256."""

    came: Came
    file: tuple[str, str]
    style: PartyStyle
    templates: Path
    target: Path


def write_receipt(task: ReceiptTask) -> Path:
    """Write a receipt and return where it lies."""
    render_draft(receipt(task.came, prepared_definitions(), task.style), task.templates, task.target)
    return task.target


def answer_in_outbox(desk: Desk, journal: Journal) -> tuple[str, ...]:
    """Write the receipts of all that was read and never answered into the outbox, and take those away that no longer count.

    Return what could not be written, in words: the next run tries again. A service still owes the branches theirs.
    """
    faults, limits = list(_take_outdated_away(desk)), limits_of(desk.workspace)
    coming = _unanswered(desk)
    while batch := tuple(islice(coming, _AT_ONCE)):
        told: dict[tuple[str, str], tuple[str, ...]] = {arrival.file: () for arrival, task in batch if task is None}
        paths = {task.file: arrival.path for arrival, task in batch if task is not None}
        tasks = [task for _, task in batch if task is not None]
        for outcome in run_apart(write_receipt, tasks, limits=limits, prepare=prepare, prepared_with=(desk.definitions,)):
            file, path = outcome.task.file, paths[outcome.task.file]
            try:
                told[file] = _put_in_outbox(desk, outcome)
                journal.write("answered", file=id_of(file), path=path)
            except OSError as error:
                faults.append(f"{path}: {reason_of(error)}")
            finally:
                outcome.task.target.unlink(missing_ok=True)
        desk.duty.answered(told, _by_batch(desk))
    return tuple(faults)


def _by_batch(desk: Desk) -> str:
    """Return the version under which a batch answers: it does not answer in the inbox, so the service has still to do it."""
    return f"batch {desk.version}"


def _unanswered(desk: Desk) -> Iterator[tuple[Arrival, ReceiptTask | None]]:
    """Give what was read and not answered with the task of doing so; none where newer files stand in its place."""
    for folder in desk.books.folders():
        read = desk.books.read_before(desk.version, folder)
        answered = desk.duty.answered_by(desk.version, folder) | desk.duty.answered_by(_by_batch(desk), folder)
        for file, arrival in first_arrivals(desk.books.arrivals(folder)).items():
            if file in read and arrival.sha256 not in answered:
                reading = None if desk.books.is_superseded(*file) else desk.books.reading_of(*file)
                yield arrival, receipt_task(desk, arrival, reading) if reading else None


def _put_in_outbox(desk: Desk, outcome: Outcome[ReceiptTask, Path]) -> tuple[str, ...]:
    """Put a receipt in its place, take it away where it lay in the outbox before, and return all places where it lies now."""
    task = outcome.task
    if outcome.result is None:
        raise OSError(_NOT_COMPOSED)
    place = outbox_place(desk, task)
    copy_to(task.target, [place])
    said, before = said_place(desk, place), desk.duty.places(task.file)
    take_away(desk, (other for other in before if other != said and _is_in_outbox(desk, other)))
    return (said, *(other for other in before if not _is_in_outbox(desk, other)))


def _take_outdated_away(desk: Desk) -> Iterator[str]:
    for folder, lines in fates_by_folder(desk):
        files = outdated(lines, ((folder, sha256) for sha256 in desk.duty.placed(folder)))
        try:
            for file in files:
                take_away(desk, desk.duty.places(file))
        except OSError as error:
            yield f"{error.filename}: {reason_of(error)}"
        else:
            desk.duty.answered(dict.fromkeys(files, ()), _by_batch(desk))


def _is_in_outbox(desk: Desk, place: str) -> bool:
    return (desk.workspace.root / place).is_relative_to(desk.workspace.outbox)


def receipt_task(desk: Desk, arrival: Arrival, reading: Reading) -> ReceiptTask:
    """Return the task of answering one file that was taken."""
    return task_about(desk, came_of(arrival.path, arrival.folder, arrival.sha256, arrival.seen_at, arrival.modified_ns, reading))


def task_about(desk: Desk, came: Came) -> ReceiptTask:
    """Return the task of answering what came."""
    workspace = desk.workspace
    known = hashlib.sha256(f"{came.trial} {came.folder} {came.content} {came.name}".encode("utf-8", "surrogatepass")).hexdigest()
    target = workspace.data / "answers" / f"{known}.docx"
    target.parent.mkdir(parents=True, exist_ok=True)
    return ReceiptTask(
        came=came,
        file=(came.folder, came.content),
        style=style_for(load_party_styles(workspace.templates / "party-style"), workspace.config.style, came.came_at.date()),
        templates=workspace.templates / "docx",
        target=target,
    )


def came_of(path: str, folder: str, sha256: str, came_at: datetime, modified_ns: int, reading: Reading) -> Came:
    """Return what a receipt tells of."""
    return Came(
        name=path.rpartition("/")[2],
        folder=folder,
        content=sha256,
        came_at=came_at,
        modified_at=datetime.fromtimestamp(max(0, modified_ns // 10**9), UTC).astimezone(),
        reading=reading,
    )


def outbox_place(desk: Desk, task: ReceiptTask) -> Path:
    """Return where a receipt goes in the outbox: with the papers of its period, in the folder of its branch."""
    records = task.came.reading.records
    period = next((one.submission.period.id for one in records if one.submission.period), NO_PERIOD)
    units = {one.submission.unit for one in records if one.submission.unit}
    owner = task.came.folder if task.came.folder in desk.codes else units.pop() if len(units) == 1 else task.came.folder or SHARED
    return desk.workspace.outbox / period / owner / receipt_name(task.came)


def said_place(desk: Desk, place: Path) -> str:
    """Return how the books name a place: relative to the workspace where that can be."""
    return (place.relative_to(desk.workspace.root) if place.is_relative_to(desk.workspace.root) else place).as_posix()


def copy_to(source: Path, places: Iterable[Path], *, within: str = "") -> None:
    """Copy a finished paper to its places, each whole or not at all. Raises ``OSError`` where a place cannot be written.

    A folder of the name ``within`` is made only where the one above it is there.
    """
    data = source.read_bytes()
    for place in places:
        place.parent.mkdir(exist_ok=True, parents=place.parent.name != within)
        write_whole(place, data)


def take_away(desk: Desk, places: Iterable[str]) -> None:
    """Take receipts away that no longer say what counts."""
    for place in places:
        (desk.workspace.root / place).unlink(missing_ok=True)


def outdated(lines: Sequence[FileLine], answered: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return those answered files that no longer count.

    A newer version stands in their place, other bytes came under their names, or a clerk has set them aside.
    """
    last = {line.path: (line.folder, line.sha256) for line in lines if line.sha256}
    counted = (line for line in lines if line.sha256 and line.state not in (FileState.SUPERSEDED, FileState.IGNORED))
    standing = {file for line in counted if (file := (line.folder, line.sha256)) == last[line.path]}
    return tuple(file for file in answered if file not in standing)

"""Read one file, from bytes to findings: guard and parse, recognise, match, judge. Knows no workspace, stores nothing."""

from __future__ import annotations

import gc
import hashlib
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from toolkit.checks import check_file, noted
from toolkit.conversion import Unconverted, can_convert, convert_all
from toolkit.errors import IntegrityError, UnreadableFile
from toolkit.executor import Failure, Limits, Outcome, run_alone, run_apart
from toolkit.match import harvest_of, match
from toolkit.match.blank_forms import without_blank_forms
from toolkit.match.met import layouts_of
from toolkit.model.definitions import Definitions
from toolkit.model.document import Document, Notice
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.submission import Reading, Record, Submission
from toolkit.readers import NeedsOffice, read_document
from toolkit.readers.guard import MAX_FILE_BYTES, NOT_A_FORM, TOO_LARGE, Kind
from toolkit.readers.office import MADE_OF, convert
from toolkit.recognise import recognise

_FEWER_COLLECTIONS = 20_000
"""New objects between two looks of the collector: reading makes hundreds of small values a file and no cycles worth the mention."""

_WARNINGS = frozenset({Code.UNSAFE_CONTENT, Code.REVIEW})

DECIDING = frozenset({"model", "text", "readers", "recognise", "match", "checks", "reading.py", "conversion.py"})
"""The parts of the program that decide what a file says: another version of them reads all files again."""

_FAILURES = {
    Failure.TIMEOUT: "Tệp này đọc quá lâu nên đã dừng; đề nghị mở tệp, lưu lại thành tệp mới (.docx hoặc .xlsx) rồi gửi lại.",
    Failure.MEMORY: "Tệp này lớn bất thường nên máy không đủ bộ nhớ để đọc; đề nghị bỏ hình ảnh, phần thừa, lưu lại rồi gửi lại.",
    Failure.CRASH: "Tệp này làm chương trình đọc dừng đột ngột; đề nghị mở tệp, lưu lại thành tệp mới (.docx hoặc .xlsx) rồi gửi lại.",
    Failure.BUG: "Chương trình gặp lỗi khi đọc tệp này; đề nghị giữ nguyên tệp, báo người quản trị, hoặc lưu thành tệp mới rồi gửi lại.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """One file to read. ``name`` is what people call it; ``folder`` the code of the branch in whose folder it lies, if any.

    ``place`` is the folder as an arrival names it, so that the same bytes in two folders that are no branch's are two tasks.
    ``converted`` is where that lies which LibreOffice made of the file, once it has.
    """

    path: Path
    name: str
    sha256: str
    folder: str | None
    place: str = ""
    converted: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file that should be converted first; ``reading`` is what can be said of it without."""

    kind: Kind
    reading: Reading


def read_file(path: Path, definitions: Definitions | None = None, *, folder: str | None = None) -> Reading:
    """Read a file where it lies. Without ``definitions`` the built-in plan and committee; ``folder`` as told by the path if not given.

    Raises ``OSError`` where the file cannot be opened; a file that cannot be understood is a finding.
    """
    definitions = definitions or builtin_definitions()
    return read_bytes(path.read_bytes(), path.name, definitions, folder or folder_of(path, definitions))


def read_bytes(data: bytes, name: str, definitions: Definitions, folder: str | None) -> Reading:
    """Read a file's bytes in this process, without limits, through LibreOffice where that is needed.

    ``folder`` is the code of the branch in whose folder it lies, ``None`` where that says nothing.
    """
    found = look_at(data, name, definitions, folder)
    if isinstance(found, Reading):
        return found
    try:
        converted = convert(data, found.kind)
    except UnreadableFile as error:
        return without_office(found.reading, error.message)
    again = look_at(data, name, definitions, folder, converted)
    return again if isinstance(again, Reading) else again.reading


def look_at(data: bytes, name: str, definitions: Definitions, folder: str | None, converted: bytes | None = None) -> Reading | Wanted:
    """Read a file's bytes, or say that LibreOffice must come first; never so once ``converted`` is given."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        document = read_document(data, name, converted)
    except NeedsOffice as error:
        return Wanted(kind=error.kind, reading=Reading(sha256=sha256, findings=(unreadable_finding(error.message),), kind=error.kind.value))
    except UnreadableFile as error:
        return Reading(sha256=sha256, findings=(unreadable_finding(error.message), *_unsafe(error.unsafe)))
    matched = tuple(_matched(document, definitions, folder))
    matched = without_blank_forms(matched) if len(matched) > 1 else matched
    if document.kind in NOT_A_FORM and not any(submission.form for submission in matched):
        return Reading(sha256=sha256, findings=(unreadable_finding(NOT_A_FORM[Kind(document.kind)]),))
    submissions = tuple(noted(submission, folder, definitions) for submission in matched)
    reading = judge(document, sha256, submissions, definitions)
    wanted = document.uncalculated and converted is None and document.kind in MADE_OF
    return Wanted(kind=Kind(document.kind), reading=reading) if wanted else reading


def _matched(document: Document, definitions: Definitions, folder: str | None) -> Iterator[Submission]:
    """Yield what each form of a document answers: the short way where its layout was met before, else the long one."""
    layouts = layouts_of(definitions)
    met = layouts.find(document)
    if met is not None and not met.unlike:
        yield match(met.region, definitions, folder=folder, doubtful=document.doubtful, harvest=met.harvest)
        return
    regions = recognise(document, definitions)
    for region in regions:
        harvest = harvest_of(region, definitions, document.doubtful)
        if len(regions) == 1 and harvest is not None:
            layouts.learn(document, region, harvest, met)
        yield match(region, definitions, folder=folder, doubtful=document.doubtful, harvest=harvest)


def judge(document: Document, sha256: str, submissions: Sequence[Submission], definitions: Definitions) -> Reading:
    """Add every finding that the file alone raises to what it says. Pure."""
    alone, between = check_file(submissions, definitions)
    records = tuple(
        Record(
            submission=submission,
            findings=(
                *submission.notes,
                *alone[number],
                *(finding for place, finding in between if place == number),
            ),
        )
        for number, submission in enumerate(submissions)
    )
    of_file = (*map(_notice, document.notices), *(finding for place, finding in between if place is None))
    if not records:
        of_file = (*of_file, _unknown())
    return Reading(sha256=sha256, records=records, findings=of_file, kind=document.kind)


def read_task(task: ReadTask) -> Reading | Wanted:
    """Read one task with the definitions that :func:`prepare` left in this process.

    Raises ``IntegrityError`` where the bytes are gone, or no longer those that came: no fault of the file.
    """
    try:
        data = task.path.read_bytes()
    except FileNotFoundError as error:
        raise IntegrityError(f"Không còn tệp {task.name} ở nơi đã nhận; nếu là bản trong kho lưu, khôi phục từ bản sao lưu.") from error
    if hashlib.sha256(data).hexdigest() != task.sha256:
        advice = "nếu là bản trong kho lưu, khôi phục từ bản sao lưu"
        raise IntegrityError(f"Nội dung tệp {task.name} đã bị thay đổi so với lúc nhận; {advice}.")
    return look_at(data, task.name, _prepared[0], task.folder, task.converted.read_bytes() if task.converted else None)


def read_all(
    tasks: Sequence[ReadTask], definitions: Definitions, *, limits: Limits, converted: Path, divide: bool = False
) -> Iterator[tuple[int, Reading, bool]]:
    """Read files within limits, each in a process that may be killed; what LibreOffice must open first comes last, converted together.

    Yield the number of the task, what its file says, and whether it is worth another try at another time. ``converted`` is the folder
    for what LibreOffice makes. With ``divide`` a single file is read in a divided process (``executor.run_alone``).
    """
    waiting: list[tuple[int, Wanted]] = []
    for number, outcome in enumerate(_outcomes(tasks, definitions, limits, divide=divide)):
        if isinstance(outcome.result, Wanted):
            waiting.append((number, outcome.result))
        else:
            yield number, outcome.result or failed(outcome.task, outcome.failure or Failure.BUG), outcome.failure is not None
    again: list[tuple[int, Wanted, ReadTask]] = []
    files = [Unconverted(path=tasks[number].path, sha256=tasks[number].sha256, kind=wanted.kind) for number, wanted in waiting]
    for place, result in convert_all(files, converted):
        number, wanted = waiting[place]
        if isinstance(result, str):
            yield number, without_office(wanted.reading, result), not can_convert()
        else:
            again.append((number, wanted, replace(tasks[number], converted=result)))
    outcomes = _outcomes([task for _, _, task in again], definitions, limits, divide=divide)
    for (number, wanted, task), outcome in zip(again, outcomes, strict=True):
        if isinstance(outcome.result, Reading):
            yield number, outcome.result, False
        else:
            reading = wanted.reading if wanted.reading.records else failed(task, outcome.failure or Failure.BUG)
            yield number, reading, outcome.failure is not None


def _outcomes(
    tasks: Sequence[ReadTask], definitions: Definitions, limits: Limits, *, divide: bool
) -> Iterator[Outcome[ReadTask, Reading | Wanted]]:
    """Read in processes of their own, in order."""
    if divide and len(tasks) == 1:
        yield run_alone(read_task, tasks[0], limits=limits, prepare=prepare, prepared_with=(definitions,))
    else:
        yield from run_apart(read_task, tasks, limits=limits, prepare=prepare, prepared_with=(definitions,))


def without_office(reading: Reading, message: str) -> Reading:
    """Return what can be said of a file that LibreOffice could not convert: what it says by itself, or why it is not read."""
    return reading if reading.records else replace(reading, findings=(unreadable_finding(message),))


_prepared: list[Definitions] = []


def prepare(definitions: Definitions) -> None:
    """Leave the definitions in this process for :func:`read_task`, so that they travel once and not with every file."""
    _prepared[:] = [definitions]
    gc.freeze()  # the definitions stay for the life of the process: the collector need not walk them again and again
    gc.set_threshold(_FEWER_COLLECTIONS)


def prepared_definitions() -> Definitions:
    """Return the definitions of this process of a pool."""
    return _prepared[0]


def failed(task: ReadTask, failure: Failure) -> Reading:
    """Return the reading of a file that cost its process the time, the memory or the life: nothing but a finding."""
    return Reading(sha256=task.sha256, findings=(unreadable_finding(_FAILURES[failure]),))


def version_of(definitions: Definitions) -> str:
    """Return a digest of everything that decides what a file is understood to say: the definitions and the code that reads.

    Readings made under another version are made again.
    """
    digest = hashlib.sha256(repr(definitions).encode())
    package = Path(__file__).parent
    for source in sorted(package.rglob("*.py")):
        if source.relative_to(package).parts[0] in DECIDING:
            digest.update(source.read_bytes())
    return digest.hexdigest()


def task_of(path: Path, definitions: Definitions) -> ReadTask | str:
    """Return the task of reading a file where it lies, or the sentence that says why it cannot be opened."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return "Đây là thư mục, không phải tệp; hãy chỉ rõ từng tệp biểu mẫu."
        if not stat.S_ISREG(status.st_mode):  # a pipe would never end
            return "Đây là thiết bị hoặc ống dẫn, không phải tệp nên không được mở; hãy chỉ rõ từng tệp biểu mẫu."
        if status.st_size > MAX_FILE_BYTES:
            return TOO_LARGE
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        return "Không có tệp này; kiểm tra lại tên và thư mục." if missing else "Không mở được tệp này; kiểm tra quyền đọc."
    return ReadTask(path=path, name=path.name, sha256=sha256, folder=folder_of(path, definitions))


def unopened(message: str) -> Reading:
    """Return the reading of a file that could not even be opened."""
    return Reading(sha256="", findings=(unreadable_finding(message),))


def folder_of(path: Path, definitions: Definitions) -> str | None:
    """Return the branch in whose folder a file lies: the nearest folder above it that bears a branch's code."""
    codes = {branch.code.casefold(): branch.code for branch in definitions.organisation.branches}
    return next((codes[name.casefold()] for name in reversed(path.absolute().parts[:-1]) if name.casefold() in codes), None)


@lru_cache(maxsize=1)
def builtin_definitions() -> Definitions:
    """Load the plan and the committee that are shipped with the program."""
    from toolkit.definitions import builtin_folder, load_definitions

    return load_definitions(builtin_folder())


def unreadable_finding(message: str) -> Finding:
    """Return the finding of a file that cannot be understood; ``message`` says why and what to do."""
    return Finding(code=Code.UNREADABLE, severity=Severity.ERROR, field=None, message=message)


def _unsafe(detail: str) -> tuple[Finding, ...]:
    return (Finding(code=Code.UNSAFE_CONTENT, severity=Severity.WARNING, field=None, message=detail),) if detail else ()


def _unknown() -> Finding:
    message = "Không nhận ra biểu mẫu nào trong tệp này. Dùng đúng một trong các mẫu của Kế hoạch, giữ nguyên tên biểu mẫu ở đầu trang."
    return Finding(code=Code.UNKNOWN_FORM, severity=Severity.ERROR, field=None, message=message)


def _notice(notice: Notice) -> Finding:
    code = Code(notice.code)
    severity = Severity.WARNING if code in _WARNINGS else Severity.INFO
    return Finding(code=code, severity=severity, field=None, message=notice.detail, source=notice.place.say())

"""Converts what only LibreOffice reads (``.doc``, ``.odt``, ``.rtf`` …) into ``.docx``/``.xlsx``, and papers into PDF.

Every call has its own profile and folder under the system's temporary folder, both gone afterwards, so calls may run side by side. In the
profile macros are off, links are never updated and every address leads to a closed port: a file converts without reaching out. A
process that takes too long over a file is killed with all its children.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from toolkit.errors import ProgramError, UnreadableFile
from toolkit.readers import excel_2003, ole, open_text, word_2003
from toolkit.readers.flat import unfolded
from toolkit.readers.guard import Kind
from toolkit.readers.old_word import with_cells_as_lines
from toolkit.readers.rtf import with_results, without_objects

SECONDS_TO_START: Final = 60.0
SECONDS_A_FILE: Final = 30.0
MAX_MEMORY_BYTES: Final = 4 * 2**30
FOREIGN_MEMORY_BYTES: Final = 448 * 2**20
"""What LibreOffice may fill for files of others: no form needs a third of it."""
FOREIGN_SECONDS_TO_START, FOREIGN_SECONDS_A_FILE = 4, 5
"""How long it may compute over them, waiting not counted: a form takes half a second."""
MAX_OUTPUT_BYTES: Final = 2**30
_LOOK_SECONDS: Final = 0.25

MISSING = (
    "Máy này chưa có LibreOffice nên không đọc được tệp .{kind}; "
    "đề nghị cài LibreOffice, hoặc lưu lại tệp dưới dạng .docx hoặc .xlsx rồi gửi lại."
)
FAILED = "LibreOffice không mở được tệp .{kind} (tệp có thể đã hỏng); đề nghị mở tệp, lưu lại dưới dạng .docx hoặc .xlsx rồi gửi lại."
MISSING_FOR_PDF = (
    "Máy này chưa có LibreOffice nên không tạo được PDF; đề nghị cài LibreOffice (libreoffice-writer-nogui, libreoffice-calc-nogui)."
)
FAILED_TO_PDF = "LibreOffice không tạo được PDF cho: {names}; đề nghị mở tệp bằng Word để kiểm tra rồi làm lại."

# How LibreOffice must read each kind (left alone, it takes what it cannot read for plain text) and what it makes of it.
_WORD, _EXCEL = "docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"
_FILTERS: Final = {
    Kind.DOC: ("MS Word 97", _WORD),
    Kind.ODT: ("writer8", _WORD),
    Kind.RTF: ("Rich Text Format", _WORD),
    Kind.DOCX: ("MS Word 2007 XML", _WORD),
    Kind.XLS: ("MS Excel 97", _EXCEL),
    Kind.XLSB: ("Calc MS Excel 2007 Binary", _EXCEL),
    Kind.XLSX: ("Calc MS Excel 2007 XML", _EXCEL),
    Kind.ODS: ("calc8", _EXCEL),
    Kind.WORD_XML: ("MS Word 2003 XML", _WORD),
    Kind.EXCEL_XML: ("MS Excel 2003 XML", _EXCEL),
}
_WORD_95, _WORD_95_MARK = "MS Word 95", b"\xdc\xa5"
MADE_OF: Final = {kind: made.partition(":")[0] for kind, (_, made) in _FILTERS.items()}  # the suffix of what becomes of each kind
_CLOSED_PORT = "9"
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetNoProxy", ""),
    *(("Inet/Settings", f"ooInet{scheme}ProxyName", "127.0.0.1") for scheme in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{scheme}ProxyPort", _CLOSED_PORT) for scheme in ("HTTP", "HTTPS", "FTP")),
)


def find_soffice() -> Path | None:
    """Return LibreOffice's program: on the search path, else where its installers for Windows and macOS put it."""
    for name in ("soffice", "libreoffice"):
        if (found := shutil.which(name)) is not None:
            return Path(found)
    usual = [
        Path(os.environ[key]) / "LibreOffice/program/soffice.exe" for key in ("ProgramFiles", "ProgramFiles(x86)") if key in os.environ
    ]
    usual.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    return next((path for path in usual if path.is_file()), None)


def convert(data: bytes, kind: Kind) -> bytes:
    """Return the ``.docx`` or ``.xlsx`` bytes of one old file; raise :class:`UnreadableFile` where that cannot be done."""
    converted = convert_many([(data, kind)])[0]
    if isinstance(converted, UnreadableFile):
        raise converted
    return converted


def convert_many(files: Sequence[tuple[bytes, Kind]]) -> list[bytes | UnreadableFile]:
    """Convert files (bytes, kind) together, one process for each kind; what fails in company is tried once more alone."""
    soffice = find_soffice()
    if soffice is None:
        return [UnreadableFile(MISSING.format(kind=kind.value)) for _, kind in files]
    results: list[bytes | UnreadableFile] = [UnreadableFile(FAILED.format(kind=kind.value)) for _, kind in files]
    ways = [(kind, filter_of(data, kind)) for data, kind in files]
    for way in dict.fromkeys(ways):
        group = {number: data for number, (data, _) in enumerate(files) if ways[number] == way}
        converted = _convert_together(soffice, *way, group)
        for number in group.keys() - converted.keys() if len(group) > 1 else ():
            converted |= _convert_together(soffice, *way, {number: group[number]})
        for number, result in converted.items():
            results[number] = result
    return results


def to_pdf(paths: Sequence[Path], out: Path) -> tuple[Path, ...]:
    """Print Word or Excel files to ``out/<name>.pdf`` in one process; raise :class:`ProgramError` naming those that failed.

    Names without their suffix must differ. A PDF appears whole or not at all.
    """
    if len({path.stem.casefold() for path in paths}) != len(paths):
        raise ValueError("papers printed together must have different names")
    soffice = find_soffice()
    if soffice is None:
        raise ProgramError(MISSING_FOR_PDF)
    printed = []
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        sources = [Path(folder, f"{number}{path.suffix}") for number, path in enumerate(paths)]
        for path, source in zip(paths, sources, strict=True):
            shutil.copyfile(path, source)
        _run(soffice, ["--convert-to", "pdf"], sources, Path(folder))
        failed = [path.name for path, source in zip(paths, sources, strict=True) if not source.with_suffix(".pdf").is_file()]
        if failed:
            raise ProgramError(FAILED_TO_PDF.format(names=", ".join(failed)))
        for path, source in zip(paths, sources, strict=True):
            target, part = out / f"{path.stem}.pdf", out / f".{path.stem}.pdf.part"
            shutil.copyfile(source.with_suffix(".pdf"), part)
            part.replace(target)
            printed.append(target)
    return tuple(printed)


def filter_of(data: bytes, kind: Kind) -> str:
    """Return the name of the filter with which LibreOffice reads a file; Word 6 and 95 wrote ``.doc`` in a format of their own."""
    usual = _FILTERS[kind][0]
    if kind is not Kind.DOC or not data.startswith(ole.MAGIC):
        return usual
    try:
        old = ole.OleFile(data).stream("WordDocument").startswith(_WORD_95_MARK)
    except UnreadableFile:  # LibreOffice may know better
        return usual
    return _WORD_95 if old else usual


def _convert_together(soffice: Path, kind: Kind, reading: str, files: dict[int, bytes]) -> dict[int, bytes | UnreadableFile]:
    """Return by their numbers those files of one kind that came out of one process, read with the filter ``reading``, or were refused."""
    target = _FILTERS[kind][1]
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        incoming, outgoing = Path(folder, "in"), Path(folder, "out")
        incoming.mkdir()
        outgoing.mkdir()
        sources: dict[int, Path] = {}
        refused: dict[int, bytes | UnreadableFile] = {}
        for number, data in files.items():
            source = incoming / f"{number}.{kind.value.rpartition('.')[2]}"
            try:
                source.write_bytes(_made_ready(data, kind))
                sources[number] = source
            except UnreadableFile as error:
                refused[number] = error
        if not sources:
            return refused
        _run(soffice, [f"--infilter={reading}", "--convert-to", target], list(sources.values()), outgoing, foreign=True)
        results = {number: outgoing / f"{number}.{target.partition(':')[0]}" for number in sources}
        return refused | {number: result.read_bytes() for number, result in results.items() if result.is_file() and result.stat().st_size}


def _made_ready(data: bytes, kind: Kind) -> bytes:
    """Return a file as LibreOffice may see it."""
    if kind is Kind.RTF:
        return with_results(without_objects(data))
    if kind is Kind.DOC:
        return with_cells_as_lines(data)
    if kind is Kind.WORD_XML:
        return word_2003.made_ready(data)
    if kind is Kind.EXCEL_XML:
        return excel_2003.made_ready(data)
    return open_text.made_ready(unfolded(data)) if kind is Kind.ODT else unfolded(data)


def _run(soffice: Path, task: Sequence[str], sources: Sequence[Path], out: Path, *, foreign: bool = False) -> bool:
    """Run one conversion to its end or its limits, tighter for files of others; tell whether it ended well. What it made is in ``out``."""
    profile = Path(tempfile.mkdtemp(prefix="profile-", dir=out.parent))
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    quiet = ["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]
    command: list[str | Path] = [soffice, f"-env:UserInstallation={profile.as_uri()}", *quiet, *task, "--outdir", out, *sources]
    environment = os.environ | {"HOME": os.fspath(profile), "SAL_USE_VCLPLUGIN": "svp", "TMPDIR": os.fspath(profile)}
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, env=environment, start_new_session=True)
    try:
        _limit(process.pid, len(sources) if foreign else 0)
        return _wait(process, out)
    finally:
        _kill(process)
        shutil.rmtree(profile, ignore_errors=True)


def _wait(process: subprocess.Popen[bytes], out: Path) -> bool:
    """Wait for the end; tell whether it was a good one. Give up when no next file comes out in time: one that hangs costs little."""
    made, deadline = sum(1 for _ in out.iterdir()), time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return process.wait(_LOOK_SECONDS) == 0
        except subprocess.TimeoutExpired:
            now_made = sum(1 for _ in out.iterdir())
            if now_made > made:
                made, deadline = now_made, time.monotonic() + SECONDS_A_FILE
            elif time.monotonic() > deadline:
                return False


def _limit(process: int, foreign: int) -> None:
    """Limit memory and the size of files that LibreOffice may write, and what ``foreign`` files may cost, where the system can."""
    if sys.platform == "linux":
        import resource

        limits = [(resource.RLIMIT_AS, MAX_MEMORY_BYTES), (resource.RLIMIT_FSIZE, MAX_OUTPUT_BYTES)]
        if foreign:
            seconds = FOREIGN_SECONDS_TO_START + FOREIGN_SECONDS_A_FILE * foreign
            limits += [(resource.RLIMIT_DATA, FOREIGN_MEMORY_BYTES), (resource.RLIMIT_CPU, seconds)]
        for limit, most in limits:
            resource.prlimit(process, limit, (most, most))


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and its children; LibreOffice's start program leaves the real one behind when it dies alone."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
        finally:
            process.wait()


def _registry() -> str:
    """Return the profile's settings in LibreOffice's own format."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )

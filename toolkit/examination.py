"""What ``toolkit doctor`` looks at: everything that a run needs, each with OK or with what to do. Changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import time

from toolkit.errors import ConfigurationError, ExitCode, IntegrityError, TemplateError, ToolkitError, UnreachableError, reason_of
from toolkit.intake import WRITING, file_system, is_silent, scan_inbox
from toolkit.keeping import lost_originals
from toolkit.model.definitions import Definitions
from toolkit.party_style import load_party_styles
from toolkit.printing.templates import template_faults
from toolkit.readers.office import find_soffice
from toolkit.store import Archive, Duty
from toolkit.workspace import Workspace

_LEAST_FREE = 500 * 2**20
_CLOCK_MAY_DIFFER = timedelta(minutes=5)
_OLDEST_YEAR = 2024
_SHOWN = 3
_FONTS = ("Times New Roman", "Liberation Serif", "Tinos")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One thing that was looked at. ``needed``: without it nothing works; ``code`` is then the exit code of the command."""

    name: str
    ok: bool
    message: str
    needed: bool = True
    code: ExitCode = ExitCode.CLEAN


def examine(workspace: Workspace) -> tuple[Result, ...]:
    """Look at folders, rights, disk, plan, templates, books, archive, and at the programs and fonts of this machine."""
    looks: tuple[tuple[str, Callable[[Workspace], str]], ...] = (
        ("Thư mục nhận", _inbox),
        ("Thư mục văn bản", lambda place: _writable(place.outbox)),
        ("Thư mục dữ liệu", lambda place: _writable(place.data)),
        ("Chỗ trống trên ổ đĩa", _disk),
        ("Kế hoạch và tổ chức", _definitions),
        ("Mẫu văn bản", _templates),
        ("Sổ sách", _books),
        ("Kho lưu bản gốc", _archive),
        ("Đồng hồ", _clock),
    )
    looked = (_look(name, look, workspace) for name, look in looks)
    return (*looked, _offices(workspace), _answers(workspace), _drives(workspace), _duty(workspace), *_machine())


def _machine() -> tuple[Result, ...]:
    return (_libreoffice(), _font())


def _look(name: str, look: Callable[[Workspace], str], workspace: Workspace) -> Result:
    try:
        return Result(name=name, ok=True, message=look(workspace))
    except ToolkitError as error:
        return Result(name=name, ok=False, message=" | ".join(str(error).splitlines()), code=error.exit_code)
    except OSError as error:
        message = f"{error.filename or ''}: {reason_of(error)}. Kiểm tra đường dẫn và quyền truy cập."
        return Result(name=name, ok=False, message=message, code=ExitCode.UNREACHABLE)


def _inbox(workspace: Workspace) -> str:
    definitions = _defined(workspace)
    codes = tuple(branch.code for branch in definitions.organisation.branches) if definitions else ()
    scan = scan_inbox(workspace.inbox, workspace.root, codes, workspace.config.largest_file_megabytes * 2**20)
    missing = [code for code in codes if not (workspace.inbox / code).is_dir()]
    lacking = f"; chưa có thư mục của {', '.join(missing)} (tạo bằng: toolkit init .)" if missing else ""
    return f"{workspace.inbox}: {len(scan.found)} tệp{lacking}"


def _writable(folder: Path) -> str:
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".thu-ghi-"):
            return f"{folder}: ghi được"
    except OSError as error:
        raise UnreachableError(f"{folder}: {reason_of(error)}. Kiểm tra đường dẫn, ổ đĩa và quyền ghi.") from error


def _disk(workspace: Workspace) -> str:
    free = shutil.disk_usage(workspace.root).free
    if free < _LEAST_FREE:
        raise UnreachableError(f"chỉ còn {free // 2**20} MB trống, cần ít nhất {_LEAST_FREE // 2**20} MB; xóa bớt tệp không cần.")
    return f"còn {free / 2**30:.1f} GB".replace(".", ",")


def _definitions(workspace: Workspace) -> str:
    definitions = workspace.definitions()
    return f"{definitions.plan.symbol}, {len(definitions.organisation.branches)} chi bộ"


def _templates(workspace: Workspace) -> str:
    styles = load_party_styles(workspace.templates / "party-style")
    folders = [workspace.templates / "docx" / style.id for style in styles]
    empty = [folder.name for folder in folders if not any(folder.glob("*.docx"))]
    if empty:
        raise ConfigurationError(f"templates/docx thiếu mẫu Word của {', '.join(empty)}; chép lại bằng: toolkit init .")
    faulty = [file.name for folder in folders for file in sorted(folder.glob("[!~.]*.docx")) if template_faults(file)]
    if faulty:
        raise TemplateError(f"mẫu {', '.join(dict.fromkeys(faulty))} có lỗi; xem từng lỗi và cách sửa: toolkit template check")
    return f"{sum(len(tuple(folder.glob('*.docx'))) for folder in folders)} mẫu Word, {len(styles)} bộ thể thức"


def _books(workspace: Workspace) -> str:
    workspace.refuse_lost_books()
    if not workspace.database.exists():
        return "chưa có (sẽ lập ở lần chạy đầu)"
    books = workspace.books()
    try:
        books.verify()
        return f"{books.last_event()} sự kiện, không bị sửa"
    finally:
        books.close()


def _archive(workspace: Workspace) -> str:
    if not workspace.database.exists():
        return "chưa có (sẽ lập ở lần chạy đầu)"
    books, archive = workspace.books(), Archive(folder=workspace.archive)
    try:
        named = books.named_originals()
    finally:
        books.close()
    lost = [fault.message for fault in lost_originals(archive, named, workspace)]
    if lost:
        raise IntegrityError(
            "\n".join((*lost[:_SHOWN], *([f"Xem tất cả: toolkit verify ({len(lost)} tệp)."] if len(lost) > _SHOWN else [])))
        )
    return f"{len(named)} bản gốc, đủ và nguyên vẹn"


def _clock(workspace: Workspace) -> str:
    """Compare this machine's clock with the last event: a clock that went back makes late papers early."""
    now, last = datetime.now(UTC).astimezone(), None
    if workspace.database.exists():
        books = workspace.books()
        try:
            last = books.last_moment()
        finally:
            books.close()
    if now.year < _OLDEST_YEAR or (last is not None and last - now > _CLOCK_MAY_DIFFER):
        when = f", trong khi sổ đã ghi việc lúc {last:%H:%M ngày %d/%m/%Y}" if last is not None else ""
        raise ConfigurationError(f"Máy đang ghi {now:%H:%M ngày %d/%m/%Y}{when}; chỉnh lại ngày giờ của máy.")
    return f"{now:%H:%M ngày %d/%m/%Y}"


def _answers(workspace: Workspace) -> Result:
    """See whether answers can be put into the inbox, and whether the clock of its machine is ours."""
    name = "Ghi phiếu vào thư mục nhận"
    try:
        with tempfile.NamedTemporaryFile(dir=workspace.inbox, prefix=WRITING) as probe:
            differs = abs(Path(probe.name).stat().st_mtime - time())
    except OSError as error:
        advice = "máy vẫn nhận tệp nhưng chi bộ không thấy phiếu trả lời. Cấp quyền ghi cho tài khoản chạy."
        message = f"không ghi được ({reason_of(error)}); {advice}"
        return Result(name=name, ok=False, message=message, needed=False)
    if differs > _CLOCK_MAY_DIFFER.total_seconds():
        message = f"ghi được, nhưng đồng hồ máy chủ lưu tệp lệch {differs / 60:.0f} phút; chỉnh lại ngày giờ của hai máy"
        return Result(name=name, ok=False, message=message, needed=False)
    return Result(name=name, ok=True, message="ghi được, đồng hồ khớp")


def _drives(workspace: Workspace) -> Result:
    """Say on what kind of drive the inbox lies, and what the watcher makes of it."""
    kind = file_system(workspace.inbox)
    how = "ổ đĩa mạng hoặc ổ không báo thay đổi: máy trực quét liên tục" if is_silent(kind) else "máy trực nghe báo của hệ điều hành"
    return Result(name="Ổ đĩa của thư mục nhận", ok=True, message=f"{kind or 'không rõ loại'}; {how}", needed=False)


def _duty(workspace: Workspace) -> Result:
    """Say whether a service is on duty."""
    held = None
    if workspace.database.exists():
        books = workspace.books()
        try:
            held = Duty(engine=books.engine).holder(time())
        finally:
            books.close()
    message = f"đang trực: {held.tell()}" if held else "không có máy trực (bật bằng: toolkit watch, hoặc lập lịch toolkit tick)"
    return Result(name="Máy trực", ok=True, message=message, needed=False)


def _offices(workspace: Workspace) -> Result:
    """Say on which days nobody signs, no committee is above ours, or no term runs: papers of such a day cannot be issued."""
    name = "Người ký, cấp trên, nhiệm kỳ"
    definitions, today = _defined(workspace), datetime.now(UTC).astimezone().date()
    if definitions is None:
        return Result(name=name, ok=False, message="chưa xem được vì kế hoạch hoặc organisation.yaml có lỗi", needed=False)
    organisation = definitions.organisation
    named = (("người ký", organisation.signers), ("cấp trên", organisation.superiors), ("nhiệm kỳ", organisation.terms))
    found = [f"{name} {said}" for name, entries in named for said in _vacant([(one.valid_from, one.valid_to) for one in entries], today)]
    message = f"organisation.yaml không có {'; không có '.join(found)}. Bổ sung hoặc sửa valid_from, valid_to." if found else "liên tục"
    return Result(name=name, ok=not found, message=message, needed=False)


def _vacant(spans: Sequence[tuple[date | None, date | None]], today: date) -> Iterator[str]:
    """Yield the days between spans that none of them has, the last one's end to today included."""
    ordered = sorted(spans, key=lambda span: span[0] or date.min)
    for (_, end), (begin, _) in pairwise((*ordered, (today + timedelta(days=1), None))):
        if end is not None and begin is not None and begin - end > timedelta(days=1):
            yield f"từ {end + timedelta(days=1):%d/%m/%Y} đến {begin - timedelta(days=1):%d/%m/%Y}"


def _defined(workspace: Workspace) -> Definitions | None:
    """Return the definitions, or nothing where they are at fault: another look says so."""
    try:
        return workspace.definitions()
    except ConfigurationError:
        return None


def _libreoffice() -> Result:
    found = find_soffice()
    lacking = "chưa có; chỉ cần để đọc tệp .doc, .odt, .rtf và xuất PDF. Cài LibreOffice, hoặc lưu tệp dưới dạng .docx"
    message = str(found) if found else lacking
    return Result(name="LibreOffice", ok=found is not None, message=message, needed=False)


def _font() -> Result:
    found = next(iter(_fonts()), None)
    message = found or "không thấy Times New Roman; cài phông này (hoặc Liberation Serif) để văn bản in đúng thể thức"
    return Result(name="Phông chữ", ok=found is not None, message=message, needed=False)


def _fonts() -> Iterator[str]:
    if sys.platform == "win32":
        yield "Times New Roman"  # comes with Windows
        return
    if shutil.which("fc-list") is None:
        return
    listed = subprocess.run(("fc-list", ":", "family"), capture_output=True, text=True, timeout=20, check=False).stdout
    yield from (font for font in _FONTS if font in listed)

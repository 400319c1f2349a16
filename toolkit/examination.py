"""What ``toolkit doctor`` looks at: everything that a run needs, each with OK or with what to do. Changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ConfigurationError, ExitCode, ToolkitError, UnreachableError
from toolkit.intake import scan_inbox
from toolkit.model.definitions import Definitions
from toolkit.party_style import load_party_styles
from toolkit.readers.office import find_soffice
from toolkit.store import Archive, open_books
from toolkit.workspace import Workspace

_LEAST_FREE = 500 * 2**20
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
    )
    return (*(_look(name, look, workspace) for name, look in looks), _libreoffice(), _font())


def _look(name: str, look: Callable[[Workspace], str], workspace: Workspace) -> Result:
    try:
        return Result(name=name, ok=True, message=look(workspace))
    except ToolkitError as error:
        return Result(name=name, ok=False, message=" | ".join(str(error).splitlines()), code=error.exit_code)
    except OSError as error:
        message = f"{error.filename or ''}: {error.strerror or error}. Kiểm tra đường dẫn và quyền truy cập."
        return Result(name=name, ok=False, message=message, code=ExitCode.UNREACHABLE)


def _inbox(workspace: Workspace) -> str:
    definitions = _defined(workspace)
    codes = tuple(branch.code for branch in definitions.organisation.branches) if definitions else ()
    scan = scan_inbox(workspace.inbox, workspace.root, codes, workspace.config.largest_file_megabytes * 2**20)
    missing = [code for code in codes if not (workspace.inbox / code).is_dir()]
    lacking = f"; chưa có thư mục của {', '.join(missing)} (tạo bằng: toolkit init .)" if missing else ""
    return f"{workspace.inbox}: {len(scan.found)} tệp{lacking}"


def _writable(folder: Path) -> str:
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".thu-ghi-"):
        return f"{folder}: ghi được"


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
    return f"{sum(len(tuple(folder.glob('*.docx'))) for folder in folders)} mẫu Word, {len(styles)} bộ thể thức"


def _books(workspace: Workspace) -> str:
    if not workspace.database.exists():
        return "chưa có (sẽ lập ở lần chạy đầu)"
    books = open_books(workspace.database)
    try:
        books.verify()
        return f"{books.last_event()} sự kiện, không bị sửa"
    finally:
        books.close()


def _archive(workspace: Workspace) -> str:
    if not workspace.database.exists():
        return "chưa có (sẽ lập ở lần chạy đầu)"
    books, archive = open_books(workspace.database), Archive(folder=workspace.archive)
    try:
        digests = sorted({arrival.sha256 for arrival in books.arrivals()})
    finally:
        books.close()
    for sha256 in digests:
        archive.read(sha256)
    return f"{len(digests)} bản gốc, đủ và nguyên vẹn"


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

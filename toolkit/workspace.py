"""A workspace: a folder with ``toolkit.toml`` in it. Found, made, and held by one writer at a time."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from toolkit.config import FILE_NAME, Config, load_config
from toolkit.errors import BusyError, ConfigurationError, IntegrityError, UnreachableError, UsageError, reason_of
from toolkit.intake import SHARED, file_system, is_share
from toolkit.model.definitions import Definitions

if TYPE_CHECKING:
    from toolkit.store import Books

_BETWEEN_TRIES = 0.1
_LOCK = "dang-chay.lock"
_SIGNED_AT = 1  # Windows locks the first byte, which nobody else may read then
_ORGANISATION = "organisation.yaml"
_LOADED: dict[tuple[str, ...], Definitions | ConfigurationError] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What a run needs to know about its place. All folders are absolute."""

    root: Path
    config: Config

    @property
    def inbox(self) -> Path:
        """Where branches drop their forms."""
        return self.root / self.config.inbox

    @property
    def outbox(self) -> Path:
        """Where the clerk collects papers."""
        return self.root / self.config.outbox

    @property
    def data(self) -> Path:
        """Where archive, database and logs lie."""
        return self.root / self.config.data

    @property
    def archive(self) -> Path:
        """Where the original bytes lie."""
        return self.data / "archive"

    @property
    def converted(self) -> Path:
        """Where that lies which LibreOffice made of old formats; it may be thrown away."""
        return self.data / "converted"

    @property
    def quarantine(self) -> Path:
        """Where copies of files lie that cannot be read, each with a word about why; it may be thrown away."""
        return self.data / "quarantine"

    @property
    def database(self) -> Path:
        """The file of the books."""
        return self.data / "toolkit.sqlite"

    def books(self) -> Books:
        """Open the books, making them where there are none yet. Raises ``IntegrityError`` where they are lost."""
        from toolkit.store import open_books  # a database takes as long to load as a file to read: only for who opens it

        self.refuse_lost_books()
        return open_books(self.database)

    def refuse_lost_books(self) -> None:
        """Raise ``IntegrityError`` where originals lie in the archive but no books: these were there first, and hold every number given."""
        if self.database.exists():
            return
        from toolkit.store import Archive

        kept = sum(1 for _ in Archive(folder=self.archive).digests())
        if kept and not self.database.exists():
            advice = "Khôi phục thư mục dữ liệu từ bản sao lưu; nếu chủ ý làm lại từ đầu thì chuyển kho lưu cũ đi nơi khác trước."
            raise IntegrityError(f"Không còn sổ sách {self.database} trong khi kho lưu có {kept} tệp đã nhận hoặc đã phát hành. {advice}")

    @property
    def logs(self) -> Path:
        """Where the program writes what only its maintainers read."""
        return self.data / "log"

    @property
    def templates(self) -> Path:
        """What the clerk may change: papers, plans, style."""
        return self.root / "templates"

    def definitions(self) -> Definitions:
        """Load the plan and the organisation, once as long as their files say the same.

        Raises ``ConfigurationError`` with every fault at once.
        """
        from toolkit.definitions import load_definitions

        said = self._said()
        if said not in _LOADED:
            try:
                _LOADED[said] = load_definitions(self.root, self.config.plan or None)
            except ConfigurationError as error:
                if self._said() != said:  # somebody was saving it just then
                    raise
                _LOADED[said] = error
        known = _LOADED[said]
        if isinstance(known, ConfigurationError):
            raise ConfigurationError(str(known))
        return known

    def _said(self) -> tuple[str, ...]:
        """Return all that decides the definitions: the plan's name and every file that they are read from."""
        files = (self.root / _ORGANISATION, self.templates / "sentences.yaml", *sorted((self.templates / "plans").glob("*.yaml")))
        digests = (f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files if file.is_file())
        return (self.config.plan, *digests)

    @contextmanager
    def held(self, patience: float = 0) -> Iterator[None]:
        """Hold the workspace for writing. Raises ``BusyError`` where another instance holds it for longer than ``patience`` seconds.

        The lock is the operating system's, on an open file: it ends with the process, however that ends. Who holds it stands in the file.
        """
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.data / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise UnreachableError(f"Không ghi được vào thư mục dữ liệu {self.data}: {reason_of(error)}. Kiểm tra quyền ghi.") from error
        try:
            deadline = monotonic() + patience
            while not _try_lock(handle):
                if monotonic() < deadline:
                    sleep(_BETWEEN_TRIES)
                    continue
                who = f" ({known})" if (known := self.holder()) else ""
                raise BusyError(f"Một lần chạy khác{who} đang làm việc trên thư mục này. Chờ lần đó xong rồi chạy lại; không có gì bị mất.")
            _sign(handle)
            yield
        finally:
            os.close(handle)

    def holder(self) -> str:
        """Say which command holds the workspace, in which process and since when, or held it last; empty where that is not known."""
        try:
            with (self.data / _LOCK).open("rb", buffering=0) as file:
                file.seek(_SIGNED_AT)
                return file.read().decode("utf-8", "replace")
        except OSError:
            return ""


def open_workspace(path: Path | None) -> Workspace:
    """Open the workspace at ``path``, or the nearest one at or above the current folder.

    Raises ``UsageError`` where there is none, ``ConfigurationError`` where its settings are at fault.
    """
    root = _find(path)
    workspace = Workspace(root=root, config=load_config(root / FILE_NAME))
    inbox, outbox, data = (folder.resolve() for folder in (workspace.inbox, workspace.outbox, workspace.data))
    pairs = (("outbox", outbox), ("data", data))
    faults = [f"{FILE_NAME}: folders.{name} không được nằm trong folders.inbox." for name, folder in pairs if folder.is_relative_to(inbox)]
    faults += [f"{FILE_NAME}: folders.inbox không được nằm trong folders.{name}." for name, folder in pairs if inbox.is_relative_to(folder)]
    if is_share(file_system(data)):
        faults.append(
            f"{FILE_NAME}: folders.data nằm trên ổ đĩa mạng ({data}). Sổ sách phải ở ổ đĩa của máy này; chỉ folders.inbox được ở ổ mạng."
        )
    if faults:
        raise ConfigurationError("\n".join(faults))
    return workspace


def workspace_above(file: Path) -> Path | None:
    """Return the folder of the workspace in which a file lies, ``None`` where it lies in none."""
    return next((folder for folder in file.resolve().parents if (folder / FILE_NAME).is_file()), None)


def make_workspace(root: Path) -> tuple[str, ...]:
    """Make a workspace, ready for ``run``, and return what was made; what is there already is left as it is."""
    from toolkit.definitions import builtin_folder

    root = root.absolute()
    made = []
    try:
        root.mkdir(parents=True, exist_ok=True)
        for name in (_ORGANISATION, FILE_NAME, "templates"):
            made += _copy(builtin_folder() / name, root / name, root)
        workspace = open_workspace(root)
        branches = workspace.definitions().organisation.branches
        inboxes = [workspace.inbox / name for name in (*(branch.code for branch in branches), SHARED)]
        for folder in (*inboxes, workspace.outbox, workspace.archive, workspace.logs):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                made.append(_said(folder, root))
    except OSError as error:
        raise UnreachableError(f"Không tạo được nơi làm việc tại {root}: {reason_of(error)}. Kiểm tra đường dẫn và quyền ghi.") from error
    return tuple(made)


def _find(path: Path | None) -> Path:
    if path is not None:
        if not (path / FILE_NAME).is_file():
            raise UsageError(f"{path} không phải nơi làm việc (không có {FILE_NAME}). Tạo mới bằng lệnh: toolkit init {path}")
        return path.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    advice = "Chuyển vào nơi làm việc, dùng --workspace, hoặc tạo mới: toolkit init <thư mục>"
    raise UsageError(f"Không thấy {FILE_NAME} ở đây hay ở thư mục phía trên. {advice}")


def _copy(source: Path, target: Path, root: Path) -> list[str]:
    """Copy a file, or the files of a folder, that are not there yet; return their names."""
    if source.is_dir():
        return [name for inner in sorted(source.iterdir()) for name in _copy(inner, target / inner.name, root)]
    if target.exists():
        return []
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return [_said(target, root)]


def _said(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _sign(handle: int) -> None:
    """Write into the lock who holds it; a disk that is full must not keep anybody from working."""
    command = " ".join(("toolkit", *(word for word in sys.argv[1:2] if word.isalpha())))
    said = f"{command}, tiến trình {os.getpid()}, từ {datetime.now(UTC).astimezone():%H:%M ngày %d/%m/%Y}".encode()
    with suppress(OSError):
        os.lseek(handle, _SIGNED_AT, os.SEEK_SET)
        os.ftruncate(handle, _SIGNED_AT + os.write(handle, said))


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

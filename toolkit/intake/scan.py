"""One look at the inbox: regular files below ``inbox/<CODE>/``, ``inbox/_chung/`` and beside them; nothing is opened or changed."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import UnreachableError
from toolkit.model.ledger import FileState

SHARED = "_chung"

_IGNORED = tuple(
    (re.compile(pattern, re.IGNORECASE), reason)
    for pattern, reason in (
        (r"~\$.*", "tệp khóa của Word, Excel: tài liệu đang được mở"),
        (r"~WRL.*|\.~lock\..*#|.*\.tmp", "tệp tạm của chương trình soạn thảo"),
        (r".*\.(part|partial|crdownload|download)", "tệp đang tải hoặc chép dở"),
        (r"Thumbs\.db|desktop\.ini|.*\.(lnk|url)", "tệp của Windows, không phải biểu mẫu"),
        (r"\..*", "tệp ẩn"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A regular file. ``location`` opens it; ``path`` is how people name it (relative to the workspace); ``folder`` as in an arrival."""

    location: Path
    path: str
    folder: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A name that is not taken in, and why (Vietnamese)."""

    path: str
    folder: str
    state: FileState
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What one look saw, in the order of paths."""

    found: tuple[Found, ...] = ()
    aside: tuple[Aside, ...] = ()


def scan_inbox(inbox: Path, root: Path, codes: Sequence[str], largest: int) -> Scan:
    """Look through the inbox. ``codes`` are the branches' folders, ``largest`` the size in bytes above which a file is no form.

    Folders that begin with ``_`` are not entered, except ``_chung``; links are not followed. Raises ``UnreachableError`` where
    the inbox cannot be listed: a share that is away is not an empty folder.
    """
    try:
        names = sorted(path.name for path in inbox.iterdir())
    except OSError as error:
        advice = "Kiểm tra ổ đĩa mạng, quyền truy cập, hoặc mục folders.inbox trong toolkit.toml"
        raise UnreachableError(f"Không vào được thư mục nhận {inbox} ({error.strerror}). {advice}.") from error
    known = {_plain(code).casefold(): code for code in (*codes, SHARED)}
    seen = [piece for name in names for piece in _look(inbox / name, known.get(_plain(name).casefold(), _plain(name)), root, largest)]
    return Scan(
        found=tuple(piece for piece in seen if isinstance(piece, Found)), aside=tuple(piece for piece in seen if isinstance(piece, Aside))
    )


def _look(path: Path, folder: str, root: Path, largest: int) -> Iterator[Found | Aside]:
    """See one name directly in the inbox: a branch's folder, or a file that lies beside them."""
    if path.is_dir() and not path.is_symlink():
        if not path.name.startswith(("_", ".")) or folder == SHARED:
            yield from _walk(path, folder, root, largest)
        return
    yield from _see(path, "", root, largest)


def _walk(directory: Path, folder: str, root: Path, largest: int) -> Iterator[Found | Aside]:
    try:
        with os.scandir(directory) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield _aside(directory, folder, root, FileState.WAITING, f"chưa vào được thư mục: {error.strerror}")
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(("_", ".")):
                yield from _walk(Path(entry.path), folder, root, largest)
        else:
            yield from _see(Path(entry.path), folder, root, largest)


def _see(path: Path, folder: str, root: Path, largest: int) -> Iterator[Found | Aside]:
    reason = next((reason for pattern, reason in _IGNORED if pattern.fullmatch(path.name)), None)
    try:
        status = path.lstat()
    except OSError:
        return  # gone between listing and looking: it was not dropped for us
    if reason is None and not stat.S_ISREG(status.st_mode):
        reason = "không phải tệp thường (liên kết hoặc thiết bị): hãy chép chính tệp đó vào đây"
    if reason is None and status.st_size > largest:
        reason = f"lớn hơn {largest // 2**20} MB, không phải biểu mẫu"
    if reason is not None:
        yield _aside(path, folder, root, FileState.IGNORED, reason)
        return
    yield Found(location=path, path=shown(path, root), folder=folder, size=status.st_size, modified_ns=status.st_mtime_ns)


def _aside(path: Path, folder: str, root: Path, state: FileState, reason: str) -> Aside:
    return Aside(path=shown(path, root), folder=folder, state=state, reason=reason)


def shown(path: Path, root: Path) -> str:
    """Return a path as people name it: relative to the workspace with ``/``, bytes that are no text replaced."""
    said = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return os.fsencode(said).decode("utf-8", "replace")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))

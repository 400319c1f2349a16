"""One look at the inbox: regular files below ``inbox/<CODE>/``, ``inbox/_chung/`` and beside them; nothing is opened or changed."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import UnreachableError, reason_of
from toolkit.intake.writing import WRITING
from toolkit.model.ledger import FileState

SHARED = "_chung"
STATUS_FILE = "_TRẠNG THÁI MÁY TRỰC.txt"
TRIALS = "_kiem-tra"
TRIAL_ANSWER = "Kết quả kiểm tra - "

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
_ANY_IGNORED = re.compile("|".join(pattern.pattern for pattern, _ in _IGNORED), re.IGNORECASE)
_HIDDEN_OR_SYSTEM = 0x2 | 0x4
_SICK = frozenset(
    getattr(errno, name)
    for name in ("EIO", "ESTALE", "EHOSTDOWN", "EHOSTUNREACH", "ENOTCONN", "ETIMEDOUT", "ENETDOWN", "ENETUNREACH", "ENODEV", "ENXIO")
    if hasattr(errno, name)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A regular file. ``location`` opens it; ``path`` is how people name it (relative to the workspace); ``folder`` as in an arrival.

    ``owned``: an owner file of Word, Excel or LibreOffice lies beside it, so somebody has it open.
    """

    location: str
    path: str
    folder: str
    size: int
    modified_ns: int
    changed_ns: int = 0
    owned: bool = False


def is_same(found: Found) -> bool:
    """Tell whether a file is still as it was when it was looked at."""
    try:
        status = os.lstat(found.location)
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (found.size, found.modified_ns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A name that is not taken in, and why (Vietnamese)."""

    path: str
    folder: str
    state: FileState
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What one look saw, in the order of paths. ``names``: how many names lie directly in the inbox, ours not counted.

    ``files``: how many regular files there are, those that were passed over too.
    """

    found: tuple[Found, ...] = ()
    aside: tuple[Aside, ...] = ()
    names: int = 0
    files: int = 0


def scan_inbox(
    inbox: Path,
    root: Path,
    codes: Sequence[str],
    largest: int,
    passes: Callable[[Found], bool] = lambda found: False,  # noqa: ARG005  # nothing is passed over where nobody says so
) -> Scan:
    """Look through the inbox. ``codes`` are the branches' folders, ``largest`` the size in bytes above which a file is no form.

    Files of which ``passes`` is true are left out at once, so that a look at thousands of known files takes no room for them.

    Folders that begin with ``_`` are not entered, except ``_chung``; links are not followed. Raises ``UnreachableError`` where
    the inbox cannot be listed: a share that is away is not an empty folder.
    """
    known = {plain(code).casefold(): code for code in (*codes, SHARED)}
    seen: list[Found | Aside] = []
    names = files = 0

    def keep(pieces: Iterable[Found | Aside]) -> None:
        nonlocal files
        for piece in pieces:
            files += isinstance(piece, Found)
            if isinstance(piece, Aside) or not passes(piece):
                seen.append(piece)

    try:
        entries = _listed(str(inbox))
        owners = _owners(entries)
        for entry in entries:
            if plain(entry.name) == STATUS_FILE or entry.name.startswith(WRITING):
                continue  # what the program itself puts beside the branches' files is no file of theirs: it is not even passed over
            names += 1
            folder = known.get(plain(entry.name).casefold(), plain(entry.name))
            if not entry.is_dir(follow_symlinks=False):
                keep(_see(entry, shown(Path(entry.path), root), "", largest, owners))
            elif not entry.name.startswith(("_", ".")) or folder == SHARED:
                keep(_walk(entry.path, shown(Path(entry.path), root), folder, largest))
    except OSError as error:
        raise away(inbox, error) from error
    found = tuple(piece for piece in seen if isinstance(piece, Found))
    return Scan(found=found, aside=tuple(piece for piece in seen if isinstance(piece, Aside)), names=names, files=files)


def scan_trials(inbox: Path, root: Path, largest: int) -> tuple[Found, ...]:
    """See what lies in the trial folders ``<folder>/_kiem-tra`` of the inbox, our own answers left out; ``folder`` is as written there.

    Raises ``OSError`` where the inbox cannot be listed.
    """
    seen: list[Found | Aside] = []
    for above in (entry for entry in _listed(str(inbox)) if entry.is_dir(follow_symlinks=False)):
        try:
            entries = _listed(os.path.join(above.path, TRIALS))  # noqa: PTH118  # a Path for each look would cost more than the look
        except OSError:
            continue  # no trial folder there
        owners = _owners(entries)
        files = (entry for entry in entries if not entry.is_dir(follow_symlinks=False) and not plain(entry.name).startswith(TRIAL_ANSWER))
        for entry in files:
            seen += _see(entry, shown(Path(entry.path), root), plain(above.name), largest, owners)
    return tuple(piece for piece in seen if isinstance(piece, Found))


def away(inbox: Path, error: OSError) -> UnreachableError:
    """Return the error of an inbox that cannot be looked through."""
    advice = "Kiểm tra ổ đĩa mạng, quyền truy cập, hoặc mục folders.inbox trong toolkit.toml"
    return UnreachableError(f"Không vào được thư mục nhận {inbox} ({reason_of(error)}). {advice}.")


def _listed(directory: str) -> list[os.DirEntry[str]]:
    with os.scandir(directory) as listing:
        return sorted(listing, key=lambda entry: entry.name)


def _walk(directory: str, path: str, folder: str, largest: int) -> Iterator[Found | Aside]:
    """See what lies below a folder. A share that is sick raises; a folder that may not be entered is told and waits."""
    try:
        entries = _listed(directory)
    except OSError as error:
        if error.errno in _SICK:
            raise
        yield Aside(path=path, folder=folder, state=FileState.WAITING, reason=f"chưa vào được thư mục: {reason_of(error)}")
        return
    owners = _owners(entries)
    for entry in entries:
        below = f"{path}/{said(entry.name)}"
        if not entry.is_dir(follow_symlinks=False):
            yield from _see(entry, below, folder, largest, owners)
        elif not entry.name.startswith(("_", ".")):
            yield from _walk(entry.path, below, folder, largest)


def _see(entry: os.DirEntry[str], path: str, folder: str, largest: int, owners: frozenset[str]) -> Iterator[Found | Aside]:
    """See one name that is no folder."""
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return  # gone between listing and looking: it was not dropped for us
    except OSError as error:
        if error.errno in _SICK:
            raise
        yield Aside(path=path, folder=folder, state=FileState.WAITING, reason=f"chưa xem được tệp: {reason_of(error)}")
        return
    reason = ""
    if _ANY_IGNORED.fullmatch(entry.name) or getattr(status, "st_file_attributes", 0) & _HIDDEN_OR_SYSTEM:
        reason = next((reason for pattern, reason in _IGNORED if pattern.fullmatch(entry.name)), "tệp ẩn hoặc tệp hệ thống của Windows")
    elif not stat.S_ISREG(status.st_mode):
        reason = "không phải tệp thường (liên kết hoặc thiết bị): hãy chép chính tệp đó vào đây"
    elif status.st_size > largest:
        reason = f"lớn hơn {largest // 2**20} MB, không phải biểu mẫu"
    if reason:
        yield Aside(path=path, folder=folder, state=FileState.IGNORED, reason=reason)
        return
    yield Found(
        location=entry.path,
        path=path,
        folder=folder,
        size=status.st_size,
        modified_ns=status.st_mtime_ns,
        changed_ns=status.st_ctime_ns,
        owned=bool(owners) and not owners.isdisjoint(_owner_names(entry.name)),
    )


def _owners(entries: Sequence[os.DirEntry[str]]) -> frozenset[str]:
    return frozenset(entry.name for entry in entries if is_owner_file(entry.name))


def is_owner_file(path: str) -> bool:
    """Tell whether Word, Excel or LibreOffice puts a file of that name beside one that is open."""
    return path.rpartition("/")[2].startswith(("~$", ".~lock."))


def _owner_names(name: str) -> tuple[str, ...]:
    """Return the names that Word (which may drop up to two letters), Excel and LibreOffice give the owner file of a document."""
    return (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#")


def shown(path: Path, root: Path) -> str:
    """Return a path as people name it: relative to the workspace with ``/``, bytes that are no text replaced."""
    return said(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix())


def said(name: str) -> str:
    """Return a name as text: bytes that are none are replaced."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def plain(name: str) -> str:
    """Return a name composed (NFC), so that the same letters are the same text."""
    return unicodedata.normalize("NFC", said(name))

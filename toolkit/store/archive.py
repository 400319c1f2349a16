"""The content-addressed archive: ``data/archive/ab/<sha256>``. A file that is there is whole, and is never written again."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import BinaryIO

from toolkit.errors import IntegrityError, UnreachableError, reason_of

_CHUNK = 1 << 20
_OLD_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The archive below ``folder``."""

    folder: Path

    def place(self, sha256: str) -> Path:
        """Return where the bytes with that digest lie, or would lie."""
        return self.folder / sha256[:2] / sha256

    def add(self, source: Path) -> str:
        """Copy ``source`` into the archive and return the SHA-256 of the bytes. Adding the same bytes again does nothing.

        The copy is written under a temporary name, flushed to the disk, read back and compared before it takes its name.
        Raises ``OSError`` where the source cannot be read, or changes while it is copied; ``UnreachableError`` where the archive
        itself cannot be written, so that no file is blamed for a full disk.
        """
        sha256 = digest_of(source)
        target = self.place(sha256)
        if target.is_file() and target.stat().st_size == source.stat().st_size:
            return sha256
        with source.open("rb") as incoming:
            if not self._copy(incoming, target, sha256):
                raise OSError(errno.EBUSY, "the file changed while it was copied", str(source))
        return sha256

    def keep(self, data: bytes) -> str:
        """Write bytes that the program made into the archive and return their SHA-256. Does not need the workspace to be held.

        The temporary file lies beside the archive, where :meth:`sweep` of another process does not find it.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.place(sha256)
        if target.is_file() and target.stat().st_size == len(data):
            return sha256
        with _own_trouble(self.folder):
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder.parent, prefix=".giu-")
            temporary = Path(name)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(data)
                    out.flush()
                    os.fsync(out.fileno())
                temporary.chmod(0o444)
                temporary.replace(target)
                _sync_folder(target.parent)
            finally:
                temporary.unlink(missing_ok=True)
        return sha256

    def _copy(self, incoming: BinaryIO, target: Path, sha256: str) -> bool:
        """Write the copy and tell whether it has the digest; only then does it take its name."""
        with _own_trouble(self.folder):
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".tmp-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                for chunk in _chunks(incoming.fileno()):
                    with _own_trouble(self.folder):
                        out.write(chunk)
                with _own_trouble(self.folder):
                    out.flush()
                    os.fsync(out.fileno())
            with _own_trouble(self.folder):
                if digest_of(temporary) != sha256:
                    return False
                temporary.chmod(0o444)
                temporary.replace(target)
                _sync_folder(target.parent)
            return True
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes:
        """Return the bytes with that digest. Raises ``IntegrityError`` where they are missing or no longer the same."""
        try:
            data = self.place(sha256).read_bytes()
        except OSError as error:
            raise IntegrityError(f"Kho lưu thiếu bản gốc {sha256[:12]}…; khôi phục thư mục dữ liệu từ bản sao lưu.") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise IntegrityError(f"Bản gốc {sha256[:12]}… trong kho lưu đã bị thay đổi; khôi phục từ bản sao lưu.")
        return data

    def is_sound(self, sha256: str) -> bool:
        """Tell whether the bytes with that digest are there and still the same."""
        try:
            return digest_of(self.place(sha256)) == sha256
        except OSError:
            return False

    def digests(self) -> Iterator[tuple[str, Path]]:
        """Give every file that lies in the archive with the digest that its name claims."""
        for path in sorted(self.folder.glob("??/*")):
            if not path.name.startswith(".tmp-"):
                yield path.name, path

    def sweep(self) -> None:
        """Remove what an interrupted copy left behind. Only the holder of the workspace may call this.

        What :meth:`keep` writes is another process's until it is so old that nobody can still be writing it.
        """
        old = (left for left in self.folder.parent.glob(".giu-*") if time() - left.stat().st_mtime > _OLD_SECONDS)
        for left in (*self.folder.glob("??/.tmp-*"), *old):
            left.unlink(missing_ok=True)


@contextmanager
def _own_trouble(folder: Path) -> Iterator[None]:
    """Turn what the disk of the archive complains about into what the operator must do."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        what = "hết chỗ trống trên ổ đĩa; xóa bớt tệp không cần" if full else f"{reason_of(error)}; kiểm tra ổ đĩa và quyền ghi"
        raise UnreachableError(f"Không ghi được vào kho lưu {folder}: {what}. Tệp của chi bộ vẫn nằm nguyên, chưa mất gì.") from error


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _chunks(descriptor: int) -> Iterator[bytes]:
    while chunk := os.read(descriptor, _CHUNK):
        yield chunk


def _sync_folder(folder: Path) -> None:
    """Flush the name itself; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

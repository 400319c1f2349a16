"""The content-addressed archive: ``data/archive/ab/<sha256>``. A file that is there is whole, and is never written again."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import IntegrityError

_CHUNK = 1 << 20


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
        Raises ``OSError`` where the source cannot be read, or changes while it is copied.
        """
        sha256 = digest_of(source)
        target = self.place(sha256)
        if target.is_file():
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        self._copy(source, target, sha256)
        return sha256

    def _copy(self, source: Path, target: Path, sha256: str) -> None:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".tmp-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out, source.open("rb") as incoming:
                for chunk in _chunks(incoming.fileno()):
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            if digest_of(temporary) != sha256:
                raise OSError(errno.EBUSY, "the file changed while it was copied", str(source))
            temporary.chmod(0o444)
            temporary.replace(target)
            _sync_folder(target.parent)
        finally:
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

    def sweep(self) -> None:
        """Remove what an interrupted copy left behind. Only the holder of the workspace may call this."""
        for left in self.folder.glob("??/.tmp-*"):
            left.unlink(missing_ok=True)


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

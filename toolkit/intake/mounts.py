"""On what kind of file system a folder lies: network file systems send no events, and a database must not lie on them.

And which folder it is: the empty one that stands where a share should be bears the same name and is another folder.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/mounts")

_ESCAPED = re.compile(r"\\([0-7]{3})")
_SHARES = (
    *("cifs", "smb", "nfs", "afs", "ncp", "ceph", "gluster", "lustre", "davfs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gluster"),
)
_SILENT = (*_SHARES, "9p", "fuse", "virtiofs", "vboxsf", "prl_fs", "drvfs")


def kind_of(folder: Path, mounts: str) -> str:
    """Return the type of the file system that holds ``folder`` by the text of ``/proc/mounts``; empty where that says nothing."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), parts[1])
        inside = point == "/" or str(folder) == point or str(folder).startswith(f"{point}/")
        if inside and len(point) >= best:
            best, kind = len(point), parts[2]
    return kind


def identity_of(folder: Path) -> tuple[int, int] | None:
    """Return what is a folder's own whatever it is called; ``None`` where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def file_system(folder: Path) -> str:
    """Return the type of the file system that holds a folder, ``network`` for a network drive of Windows; empty where nobody knows."""
    if sys.platform == "win32":
        return "network" if _is_remote(folder) else ""
    try:
        return kind_of(folder.resolve(), MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return ""


def is_share(kind: str) -> bool:
    """Tell whether it is a file system of another machine, where a database is not safe."""
    return kind == "network" or kind.startswith(_SHARES)


def is_silent(kind: str) -> bool:
    """Tell whether changes made elsewhere send no events here, so that only looking again and again finds them."""
    return kind == "network" or (kind.startswith(_SILENT) and kind != "fuseblk")


if sys.platform == "win32":
    import ctypes

    def _is_remote(folder: Path) -> bool:
        drive = folder.absolute().drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == 4

"""The most memory that this process ever held."""

from __future__ import annotations

from pathlib import Path


def peak_megabytes() -> float:
    """Return the peak of this program alone; what ``getrusage`` says would begin with the memory of the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024

"""Everything that must hold before a change lands: lint, format, strict types, tests. ``--fast`` leaves the slow tests out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_FOLDERS = ("toolkit", "tools", "tests")


def main() -> int:
    """Run each check, all of them even when one fails; return 1 if any failed."""
    fast = "--fast" in sys.argv
    tests = ["pytest", "-q", "-n", str(min(4, os.cpu_count() or 1)), *(("-m", "not slow") if fast else ())]
    steps = (["ruff", "check", *_FOLDERS], ["ruff", "format", "--check", *_FOLDERS], ["mypy", *_FOLDERS], tests)
    failed = [step[0] for step in steps if subprocess.run([sys.executable, "-m", *step], cwd=_ROOT, check=False).returncode]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())

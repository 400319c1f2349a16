"""Score the reader against a folder with ``truth.jsonl``: ``python -m tools.score FOLDER [--read OUT.jsonl] [--only TAG] [--without TAG]``.

``--read`` takes the output of ``toolkit read --json``; without it the program beside this Python reads the files now.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.scoring import Json, score, table


def main() -> int:
    """Print the table; 1 if anything is wrong in silence."""
    options = _options()
    truth = options.folder / "truth.jsonl"
    rows = [row for row in map(json.loads, truth.read_text(encoding="utf-8").splitlines()) if _wanted(row, options)]
    lines = options.read.read_text(encoding="utf-8") if options.read else _read(options.folder, [row["path"] for row in rows])
    said = {Path(line["path"]).as_posix(): line for line in map(json.loads, lines.splitlines())}
    root = options.folder.resolve()

    def read(path: Path, _folder: str) -> Json:
        """Look up what was read of one file."""
        relative = path.resolve().relative_to(root).as_posix()
        found: Json = said.get(relative) or said[path.resolve().as_posix()]
        return found

    result = score(truth, read, root, lambda row: _wanted(row, options))
    print(table(result, options.most))
    return 1 if result.silent else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--read", type=Path)
    parser.add_argument("--only", action="append", default=[], help="only files with this tag, kind or via")
    parser.add_argument("--without", action="append", default=[], help="no files with this tag, kind or via")
    parser.add_argument("--most", type=int, default=60, help="how many lines of each list")
    return parser.parse_args()


def _wanted(row: Json, options: argparse.Namespace) -> bool:
    marks = {row["kind"], row["via"], *row["tags"]}
    return all(tag in marks for tag in options.only) and not any(tag in marks for tag in options.without)


def _read(folder: Path, paths: list[str]) -> str:
    program = Path(sys.executable).parent / "toolkit"
    done = subprocess.run([program, "read", "--json", *paths], cwd=folder, capture_output=True, text=True, check=False)
    if done.stderr:
        print(done.stderr[-2000:], file=sys.stderr)
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())

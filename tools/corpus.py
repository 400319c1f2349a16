"""Write filled forms with their truth: ``python -m tools.corpus FOLDER [--seed 1] [--count 100] [--tag TAG …] [--each N]``.

``--each N`` makes, instead of a mixture, N files for every tag alone: what each option costs the reader.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from tests.corpus import make_corpus, tags


def main() -> int:
    """Make the forms and say where the truth lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--tag", action="append", choices=tags())
    parser.add_argument("--each", type=int, default=0)
    options = parser.parse_args()
    if options.each:
        print(_each(options.folder, options.seed, options.each))
    else:
        print(make_corpus(options.folder, options.seed, options.count, options.tag))
    return 0


def _each(folder: Path, seed: int, count: int) -> Path:
    """Make ``count`` files for every tag alone, in one folder with one truth."""
    lines = []
    for at, tag in enumerate(tags()):
        part = folder / tag.replace(":", "_")
        for line in make_corpus(part, seed + at, count, [tag]).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            target = Path(row["path"]).with_name(f"{part.name} {Path(row['path']).name}")
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(part / row["path"], folder / target)
            lines.append(json.dumps(row | {"path": target.as_posix()}, ensure_ascii=False))
        shutil.rmtree(part)
    truth = folder / "truth.jsonl"
    truth.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return truth


if __name__ == "__main__":
    raise SystemExit(main())

"""Read the forms of a folder again and again in one process, as a worker does: ``python -m tools.endurance FOLDER COUNT``.

Prints files a second and the most memory that the process ever held, in megabytes. It imports nothing but the reader, so that this is
the reader's own memory.
"""

from __future__ import annotations

import sys
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from toolkit.reading import builtin_definitions, prepare, read_bytes
from tools.peak import peak_megabytes


def main() -> int:
    """Read and print the two figures."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    definitions, start = builtin_definitions(), perf_counter()
    prepare(definitions)
    for path in islice(cycle(sorted(folder.rglob("*.docx"))), count):
        read_bytes(path.read_bytes(), path.name, definitions, path.parent.name)
    print(count / (perf_counter() - start), peak_megabytes())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

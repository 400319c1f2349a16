"""Take numbers in a process of its own: ``python -m tests.issuing ROOT COUNT [DIE_AT]``; some attempts fail on purpose, one may kill it."""

from __future__ import annotations

import os
import random
import signal
import sys
from datetime import date, datetime
from pathlib import Path

from toolkit.errors import ToolkitError, UsageError
from toolkit.life.numbers import next_number, symbol_of
from toolkit.model.issue import Issued
from toolkit.store import Archive, open_books
from toolkit.store.lives import History, issue

AT = datetime(2026, 6, 5, 9, 0).astimezone()


def main() -> None:
    """Issue ``COUNT`` papers that say nothing but who made them."""
    root, count, die_at = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0
    books, archive, chance = open_books(root / "toolkit.sqlite"), Archive(folder=root / "archive"), random.Random(os.getpid())
    done = attempts = 0
    while done < count:
        attempts += 1
        fails, dies = chance.random() < 0.3, attempts == die_at

        def make(history: History, name: str = f"{os.getpid()}-{attempts}", fails: bool = fails, dies: bool = dies) -> Issued:
            number = next_number(history.taken("BC", "t"), 1)
            document = archive.keep(f"{number} {name}".encode())
            if dies:
                os.kill(os.getpid(), signal.SIGKILL)
            if fails:
                raise UsageError("the paper could not be made")
            symbol = symbol_of(number, "BC", "ĐU")
            return Issued(
                period="p", path=name, code="BC", term="t", number=number, symbol=symbol, day=date(2026, 6, 5), snapshot=name,
                document=document, file=name, title="", signer="", recipients=(), at=AT,
            )  # fmt: skip

        try:
            issue(books, make)
            done += 1
        except ToolkitError as error:
            if not isinstance(error, UsageError):
                raise


if __name__ == "__main__":
    main()

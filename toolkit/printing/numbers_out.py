"""Numbers that the outbox shows and the register does not know: the books were lost, or are an older copy, and would give them again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from toolkit.errors import UnreachableError, reason_of
from toolkit.life.numbers import symbol_of, written
from toolkit.model.definitions import Term
from toolkit.printing.twins import read_twin
from toolkit.store.lives import History
from toolkit.text.fold import fold

_SUFFIXES = (".docx", ".pdf")


def numbers_out(outbox: Path, code: str, organ: str) -> tuple[tuple[int, Path], ...]:
    """Return the papers of a type that bear a number in their name, "Số 12-BC-ĐU - …", as issuing names them."""
    symbol = re.compile(rf"số (\d+) {re.escape(fold(code))} {re.escape(fold(organ))}(?: .*)?")
    try:
        papers = sorted(path for path in outbox.rglob("*") if path.suffix.casefold() in _SUFFIXES)
    except OSError as error:
        raise UnreachableError(f"Không vào được {outbox}: {reason_of(error)}. Kiểm tra ổ đĩa và quyền truy cập.") from error
    named = ((symbol.fullmatch(fold(path.stem)), path) for path in papers)
    return tuple((int(found[1]), path) for found, path in named if found)


def unknown_to(history: History, out: tuple[tuple[int, Path], ...], code: str, term: Term) -> dict[int, Path]:
    """Return those numbers, with the paper, of which the register knows nothing; what was issued in another term does not count."""
    known = {one.number for one in history.issued if one.code == code}
    return {number: path for number, path in out if number not in known and _may_be_of(term, path)}


def _may_be_of(term: Term, paper: Path) -> bool:
    """Tell whether a paper is of that term, or nobody knows: the day is in its twin."""
    try:
        day = date.fromisoformat(str((read_twin(paper.with_suffix(".docx")) or {}).get("date")))
    except ValueError:
        return True
    return (term.valid_from or date.min) <= day <= (term.valid_to or date.max)


def clash(unknown: dict[int, Path], number: int, code: str, organ: str, *, chosen: bool) -> str:
    """Say that a number may have been given before: it lies in the outbox, or a higher one does; empty where it does not.

    A person who has ``chosen`` it knows of the others: then only the same number counts.
    """
    high = max((one for one in unknown if one == number or (one > number and not chosen)), default=None)
    if high is None:
        return ""
    return (
        f"Chưa lấy Số {symbol_of(number, code, organ)}: thư mục văn bản đã có “{unknown[high].name}” mà sổ không ghi số {written(high)}. "
        "Sổ sách có thể đã mất hoặc là bản cũ, lấy số bây giờ dễ trùng số đã phát hành. Khôi phục thư mục dữ liệu từ bản sao lưu mới nhất, "
        "chạy toolkit rebuild và toolkit verify, rồi phát hành lại. Nếu số đó cấp ngoài chương trình, hoặc không còn bản sao lưu: "
        f"đối chiếu sổ giấy rồi ghi số sẽ dùng bằng --number, ví dụ --number {max(unknown) + 1}."
    )

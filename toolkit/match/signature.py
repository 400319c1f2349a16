"""The names under "NGƯỜI LẬP BIỂU" and "T/M CHI BỘ – BÍ THƯ"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from toolkit.match.pieces import Content, Harvest
from toolkit.match.words import date_line, may_be_name, signs_as_author, signs_for_branch, signs_for_others
from toolkit.model.document import Cell, Table
from toolkit.model.place import Place
from toolkit.text.fold import bare, fold

_BRANCH, _OTHERS = "branch", "others"
_SIGNED_HINT = re.compile(r"(?:da )?ki\b|dong dau")
_YEAR = re.compile(r"\d{4}[.,]?")
_WHOSE = "Dưới hai chỗ ký chỉ có một tên, chưa rõ của ai."
_SEVERAL = "Ở chỗ ký có nhiều dòng giống tên người."


def signature_starts(cells: Sequence[Cell]) -> bool:
    """Tell whether the filled cells of a row begin the signature block; "Bí thư chi bộ | Nguyễn Văn A" alone is a question."""
    if not any(_may_head(cell.text) for cell in cells):
        return False
    heads = [_head_of(cell.text) for cell in cells]
    branch = [head for head in heads if signs_for_branch(head)]
    if not branch:
        dates = sum(map(date_line, heads))
        return dates > 0 and any(signs_as_author(head) and head.isupper() for head in heads) and dates == len(heads) - 1
    if any(signs_as_author(head) for head in heads) or len(branch) == len(heads) or "\n" in cells[-1].text.strip():
        return True
    return any(bare(head).startswith(("t m", "tm", "thay mat")) for head in branch)


@lru_cache(maxsize=2_000)
def begins_signature(text: str) -> bool:
    """Tell whether a line begins the signature block: the head of the secretary's signature, or the author's in capitals."""
    pieces = [piece for piece in text.replace("   ", "\t").split("\t") if piece.strip()]
    if any(signs_for_branch(piece.partition(":")[0]) and len(bare(piece.partition(":")[0])) > len("bi thu chi bo") for piece in pieces):
        return True
    if any(signs_for_branch(piece) for piece in pieces):
        return True
    return len(pieces) == 1 and signs_as_author(text) and text.strip().isupper() and not text.strip().endswith(":")


@lru_cache(maxsize=2_000)
def _may_head(text: str) -> bool:
    """Tell whether a cell begins as a signature does, or with the place and date above one."""
    head = _head_of(text)
    return signs_for_branch(head) or date_line(head)


def _head_of(text: str) -> str:
    """Return the first line of a cell; above a signature's head the place and date may stand ("Thái Nguyên, ngày … tháng … năm …")."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    return next((line for line in lines if not date_line(line) and not _YEAR.fullmatch(line)), lines[0] if lines else "")


def signature_in_table(table: Table, start: int, harvest: Harvest) -> list[str]:
    """Read the signature block that begins in row ``start``: names stand under their heads, in the same cell or column.

    Return the heads that no name stands under, from left to right: the names may stand below the table.
    """
    width = len(table.rows[0])
    seen: set[int] = set()
    heads: dict[int, str] = {}
    under: dict[int, list[tuple[str, Place]]] = {}
    for row in table.rows[start:]:
        for column in range(width):
            cell = row[column]
            if id(cell) in seen or not cell.text.strip():
                continue
            seen.add(id(cell))
            _read_cell(cell, column, heads, under)
    for column, kind in heads.items():
        if kind == _OTHERS:
            continue
        names = under.get(column, [])
        target = harvest.secretary if kind == _BRANCH else harvest.author
        doubt = _SEVERAL if len({fold(name) for name, _ in names}) > 1 else ""
        nowhere = Place(table=table.place.table, sheet=table.place.sheet)
        target.append(Content(*names[-1], doubt=doubt) if names else Content("", nowhere))
    return [kind for column, kind in sorted(heads.items()) if kind != _OTHERS and column not in under]


def waits_for_name(text: str) -> bool:
    """Tell whether a line below a signature's head comes before the name: "(đã ký)", "BÍ THƯ"."""
    return signs_for_branch(text.strip()) or _SIGNED_HINT.match(bare(text)) is not None


def names_below(kinds: Sequence[str], text: str, place: Place, harvest: Harvest) -> bool:
    """Read the line of names below a signature table that has none, one name for each head; tell whether it is one."""
    names = [piece.strip() for piece in text.replace("   ", "\t").split("\t") if piece.strip()]
    if not names or not all(map(may_be_name, names)) or len(names) > len(kinds):
        return False
    doubt = _WHOSE if len(names) < len(kinds) and not text[0].isspace() else ""
    for kind, name in zip(reversed(kinds), reversed(names), strict=False):
        (harvest.secretary if kind == _BRANCH else harvest.author).append(Content(name, place, doubt=doubt))
    return True


def _read_cell(cell: Cell, column: int, heads: dict[int, str], under: dict[int, list[tuple[str, Place]]]) -> None:
    for line in cell.text.replace("\t", "\n").split("\n"):
        if signs_for_branch(line):
            heads[column] = _BRANCH
        elif signs_as_author(line):
            heads.setdefault(column, "author")
        elif signs_for_others(line):
            heads.setdefault(column, _OTHERS)
        elif may_be_name(line):
            owner = column if column in heads else _nearest(column, heads)
            if owner is not None:
                under.setdefault(owner, []).append((line.strip(), cell.place))


def _nearest(column: int, heads: dict[int, str]) -> int | None:
    """Return the head whose column is nearest (names are sometimes set one column aside), within two columns."""
    return min((head for head in heads if abs(head - column) <= 2), key=lambda head: abs(head - column), default=None)


def signature_in_lines(lines: Sequence[tuple[str, Place]], harvest: Harvest) -> None:
    """Read a signature block set as paragraphs, possibly with both heads side by side on one line (tabs or wide gaps)."""
    kinds: list[str] = []
    names: dict[str, tuple[str, Place]] = {}
    for text, place in lines:
        pieces = [piece for piece in text.replace("   ", "\t").replace(":", "\t").split("\t") if piece.strip()]
        found = [
            (_BRANCH if signs_for_branch(piece) else "author") for piece in pieces if signs_for_branch(piece) or signs_as_author(piece)
        ]
        if found:
            kinds = found if len(found) > 1 or not kinds or found[0] not in kinds else kinds
            if len(found) == len(pieces):
                continue
        possible = [piece.strip() for piece in pieces if may_be_name(piece)]
        if possible and kinds:
            sides = kinds if len(possible) > 1 else kinds[-1:] if len(kinds) < 2 or text[:1].isspace() else kinds[:1]
            for kind, name in zip(sides, possible[-len(kinds) :], strict=False):
                names[kind] = (name, place)
    if any(signs_for_branch(piece) for text, _ in lines for piece in text.replace("   ", "\t").replace(":", "\t").split("\t")):
        name, place = names.get(_BRANCH, ("", lines[0][1]))
        harvest.secretary.append(Content(name, place))
    if "author" in names:
        harvest.author.append(Content(*names["author"]))

"""The names under the heads of a signature block that stands in a table."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.match.lines.broken_names import CUT_NAME, is_first_part, is_part, takes_rests, whole_lines
from toolkit.match.lines.run_together import apart
from toolkit.match.lines.signature import BRANCH, MAY_BE_HEAD, NOBODY, OTHERS, SEVERAL, WHOSE, doubt_of, is_head, pieces, signs
from toolkit.match.pieces import Content, Harvest
from toolkit.match.rows import is_first
from toolkit.match.signers import date_line, may_be_name
from toolkit.model.document import Cell, Table
from toolkit.model.place import Place
from toolkit.text.fold import fold

_ASIDE = "Tên người ký nằm lệch với chỗ ký."
_NEAR = 2


def signature_in_table(table: Table, rows: Sequence[int], harvest: Harvest) -> list[str]:
    """Read the signature block in these rows, the first of which holds heads: names stand under their heads, in the same cell or column.

    Return the heads that no name stands under, from left to right: the names may stand below the table.
    """
    block = _Block()
    for index in rows:
        for column, cell in enumerate(table.rows[index]):
            if is_first(table.rows[index], column) and cell.text.strip():
                block.read(cell, column, first=index == rows[0])
    for column, kind in block.heads.items():
        if kind in (OTHERS, NOBODY):
            continue
        names = block.names(column)
        target = harvest.secretary if kind == BRANCH else harvest.author
        target.append(names[-1] if names else Content("", block.places[column]))
    return [kind for column, kind in sorted(block.heads.items()) if kind != NOBODY and not block.names(column)]


class _Block:
    """A signature block in a table: heads and their places by their column, and the names under each."""

    def __init__(self) -> None:
        self.heads: dict[int, str] = {}
        self.places: dict[int, Place] = {}
        self._ends: dict[int, int] = {}
        self._under: dict[int, list[Content]] = {}
        self._seen: set[int] = set()

    def read(self, cell: Cell, column: int, *, first: bool) -> None:
        """Read one cell. In the ``first`` row whatever is no name heads its column: nobody else's name stands there."""
        if id(cell) in self._seen:
            return
        self._seen.add(id(cell))
        lines = [line for text in whole_lines(cell.text.split("\n")) for line in apart(text)]
        found = [
            (number, name) for number, line in enumerate(lines) for name in self._names_in(line, cell, column, first=first and not number)
        ]
        heads = self._covered(column, cell)
        if not found and len(heads) == 1 and self._ends_name(heads[0], cell.place, cell.text):
            return
        if found and len(heads) > 1:
            doubt = "" if len(found) == len(heads) and len({number for number, _ in found}) == 1 else WHOSE
            for head, (_, name) in zip(heads, found, strict=False):
                name.doubt = name.doubt or doubt
                self._under.setdefault(head, []).append(name)
            return
        for _, name in found:
            self._name(name, column, heads)

    def _names_in(self, line: str, cell: Cell, column: int, *, first: bool) -> list[Content]:
        """Return the names of a line of a cell, and know the heads in it."""
        names = []
        whole = [part for part in line.split("\t") if part.strip()]
        for piece in (piece for part in whole for piece in ([part] if date_line(part) else pieces(part))):
            head, name = _named_behind(piece)
            if kind := signs(head):
                self._head(column, cell, kind)
                names += [Content(name, cell.place, doubt=doubt_of(name))] if name else []
            elif column not in self.heads and is_head(piece):
                self._head(column, cell, OTHERS)
            elif may_be_name(piece):
                names.append(Content(piece.strip(), cell.place, doubt=doubt_of(piece)))
            elif column in self.heads and is_first_part(piece):
                names.append(Content(piece.strip(), cell.place, doubt=CUT_NAME))
            elif first and column not in self.heads and not date_line(piece):
                self._head(column, cell, NOBODY)
        return names

    def _covered(self, column: int, cell: Cell) -> list[int]:
        """Return the heads that a cell stands under; one whose column it only just touches is none where it is under another."""
        ends = column + cell.columns
        under = {head: min(ends, self._ends[head]) - max(column, head) for head in self._signers()}
        most = max(under.values(), default=0)
        return [head for head, width in under.items() if width > 0 and 2 * width >= most]

    def _signers(self) -> list[int]:
        return [head for head in sorted(self.heads) if self.heads[head] != NOBODY]

    def _head(self, column: int, cell: Cell, kind: str) -> None:
        if self.heads.get(column) in (None, NOBODY) or kind == BRANCH:
            self.heads[column], self.places[column], self._ends[column] = kind, cell.place, column + cell.columns

    def _name(self, name: Content, column: int, heads: Sequence[int]) -> None:
        """Give a name to the head it stands under, else to the nearest."""
        owner = heads[0] if heads else None
        if owner is None:
            signers = self._signers()
            owner = min((head for head in signers if abs(head - column) <= _NEAR), key=lambda head: abs(head - column), default=None)
            name.doubt = name.doubt or (_ASIDE if len(signers) > 1 else "")
        if owner is not None and not self._ends_name(owner, name.place, name.text):
            self._under.setdefault(owner, []).append(name)

    def _ends_name(self, head: int, place: Place, text: str) -> bool:
        """Put a text behind the name in the row above if it is the rest of it; tell whether it is."""
        above = self._under.get(head, [])[-1:]
        if all((name.place.row or 0) + 1 == place.row for name in above) and takes_rests(above, text):
            above[0].place = place
            return True
        for name in above if is_part(text) else ():
            name.doubt = name.doubt or CUT_NAME
        return False

    def names(self, column: int) -> list[Content]:
        """Return the names under a head; what may as well be a head only where nothing else is one. Several make each doubtful."""
        found = self._under.get(column, [])
        found = [name for name in found if name.doubt != MAY_BE_HEAD] or found
        if len({fold(name.text) for name in found}) > 1:
            for name in found:
                name.doubt = SEVERAL
        return found


def _named_behind(piece: str) -> tuple[str, str]:
    """Return a signer's head and the name that stands behind its colon, "T/M CHI BỘ - BÍ THƯ: Lê Văn An"; else the piece and nothing."""
    head, colon, name = piece.partition(":")
    named = bool(colon) and signs(head) is not None and may_be_name(name)
    return (head, name.strip()) if named else (piece, "")

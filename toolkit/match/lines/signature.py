"""The names under "NGƯỜI LẬP BIỂU" and "T/M CHI BỘ – BÍ THƯ"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from toolkit.match.lines.broken_names import CUT_NAME, is_part, whole_lines, whole_placed
from toolkit.match.lines.run_together import apart, holds_two_names
from toolkit.match.pieces import Content, Harvest
from toolkit.match.rows import index_in
from toolkit.match.signers import date_line, may_be_name, signs_as_author, signs_for_branch, signs_for_others
from toolkit.model.document import Cell, Table
from toolkit.model.place import Place
from toolkit.text.fold import bare, fold
from toolkit.text.names import is_persons_name

BRANCH, AUTHOR, OTHERS, NOBODY = "branch", "author", "others", "nobody"
_SIGNED_HINT = re.compile(r"(?:da )?ki\b|dong dau|(?:(?:ghi )?ro )?(?:ho )?(?:va )?ten$")
_SIGNERS_LABEL = re.compile(r"(?:dong chi|d c|ho (?:va )?ten|ten|nguoi ki|ki ten|ghi ro ho ten|da ki)\b")
_CONFIRMS = re.compile(r"(?:xac nhan|(?:phe )?duyet|thong qua)\b")
_BROAD = re.compile(r"[\u2002\u2003]{2,}")
_YEAR = re.compile(r"\d{4}[.,]?")
WHOSE = "Dưới hai chỗ ký chỉ có một tên, chưa rõ của ai."
SEVERAL = "Ở chỗ ký có nhiều dòng giống tên người."
_TWO = "Tên người ký dài bất thường; có thể là hai tên."
MAY_BE_HEAD = "Chưa chắc dòng ở chỗ ký là tên người."
_MOST_HEADS, _MAY_BE_TWO = 3, 5


def signature_starts(cells: Sequence[Cell], asks: Callable[[str], bool], *, inside: bool) -> bool:
    """Tell whether the filled cells of a row begin the signature block; "Bí thư chi bộ | Nguyễn Văn A" alone is a question.

    ``asks`` tells whether a text is the label of a question: what stands beside one is its answer ("Chức vụ | Bí thư chi bộ"). Inside
    (``inside``) a list, and in ordinary letters among other things than heads, "Bí thư chi bộ" is somebody's office.
    """
    heads = [head_of(cell.text) for cell in cells]
    branch = [
        head for number, head in enumerate(heads) if signs_for_branch(head) and not (number and _answers(head, heads[number - 1], asks))
    ]
    if not branch:
        dates = sum(map(date_line, heads))
        return dates > 0 and any(signs_as_author(head) and head.isupper() for head in heads) and dates == len(heads) - 1
    few = len(cells) <= _MOST_HEADS
    if any(_on_behalf(head) for head in branch) and (few or not inside):
        return True
    if all(signs(head) is not None or date_line(head) for head in heads) and (
        not inside or (len(heads) > 1 and (all(map(str.isupper, heads)) or any(map(signs_as_author, heads))))
    ):
        return True
    if inside:
        return False
    return few and (
        any(head.isupper() for head in branch)
        or any(head in branch and "\n" in cell.text.strip() for head, cell in zip(heads, cells, strict=True))
    )


def may_start(cells: Sequence[Cell]) -> bool:
    """Tell whether a row may begin the signature block at all; soon said of most rows."""
    return any(map(_may_head, [cell.text for cell in cells]))


def author_beside(table: Table, index: int, cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Tell whether the author's head stands alone in a row, with a name under it, and the secretary's beside it in the row ``below``."""
    if len(cells) != 1 or not signs_as_author(cells[0].text) or cells[0].columns == len(table.rows[index]):
        return False
    heads = [cell for cell in below if _on_behalf(head_of(cell.text)) and signs_for_branch(head_of(cell.text))]
    under = [row[index_in(row, cells[0].place.column)] for row in table.rows[index + 1 :]] if heads else []
    return any(may_be_name(line) for cell in under for line in cell.text.split("\n")) and under[0] not in heads


def _answers(head: str, before: str, asks: Callable[[str], bool]) -> bool:
    """Tell whether what looks like a signature's head is the answer to the label before it; the labels of signers ask for no such."""
    return not _on_behalf(head) and signs(before) is None and asks(before)


def _on_behalf(head: str) -> bool:
    """Tell whether a head says on whose behalf one signs, "T/M CHI BỘ": nobody's office is called so."""
    return bare(head).startswith(("t m", "tm", "thay mat"))


def signs(text: str) -> str | None:
    """Return who signs under the head ``text``, or ``None`` where it is no head that is known."""
    if signs_for_branch(text):
        return BRANCH
    if signs_as_author(text):
        return AUTHOR
    return OTHERS if signs_for_others(text) else None


@lru_cache(maxsize=1_000)
def begins_signature(text: str) -> bool:
    """Tell whether a line begins the signature block: the head of the secretary's signature, or the author's in capitals."""
    parts = [piece for line in apart(text) for piece in pieces(line)]
    for piece in parts:
        head = piece.partition(":")[0]
        if signs_for_branch(piece) or (signs_for_branch(head) and len(bare(head)) > len("bi thu chi bo")):
            return True
    return len(parts) == 1 and signs_as_author(text) and text.strip().isupper() and not text.strip().endswith(":")


def may_be_office(text: str) -> bool:
    """Tell whether a line that begins a signature may as well say what somebody is: "Bí thư chi bộ" in ordinary letters, alone."""
    return not text.isupper() and len(pieces(text)) == 1 and not _on_behalf(text)


@lru_cache(maxsize=1_000)
def _may_head(text: str) -> bool:
    """Tell whether a cell begins as a signature does, or with the place and date above one."""
    head = head_of(text)
    return signs_for_branch(head) or date_line(head)


def head_of(text: str) -> str:
    """Return the first line of a cell; above a signature's head the place and date, or "XÁC NHẬN CỦA CẤP ỦY", may stand."""
    if "\n" not in (line := text.strip()):
        return line
    lines = [line for line in line.split("\n") if line.strip()]
    lines = whole_lines(lines) if lines and lines[0].isupper() else lines
    said = [line for line in lines if not date_line(line) and not _YEAR.fullmatch(line)]
    confirms = len(said) > 1 and _CONFIRMS.match(bare(said[0])) is not None and signs_for_branch(said[1])
    return said[confirms] if said else lines[0] if lines else ""


def waits_for_name(text: str) -> bool:
    """Tell whether a line below a signature's head comes before the name: "(đã ký)", "BÍ THƯ"."""
    return signs_for_branch(text.strip()) or _SIGNED_HINT.match(bare(text)) is not None


def names_below(kinds: Sequence[str], text: str, place: Place, harvest: Harvest) -> list[Content]:
    """Read the line of names below a signature table that has none, one name for each head; return them, none where it is no such line."""
    names = [piece.strip() for piece in pieces(text)]
    if not names or not all(map(may_be_name, names)) or len(names) > len(kinds):
        return []
    doubt = WHOSE if len(names) < len(kinds) and not text[0].isspace() else ""
    read = [Content(name, place, doubt=doubt) for name in names]
    for kind, name in zip(reversed(kinds), reversed(read), strict=False):
        (harvest.secretary if kind == BRANCH else harvest.author).append(name)
    return read


def is_head(text: str) -> bool:
    """Tell whether a line in capitals is a head and no name: it does not begin with a family name."""
    return text.isupper() and may_be_name(text) and not is_persons_name(text)


def doubt_of(name: str) -> str:
    """Return why a name at a signature may be none or two, empty if it is one."""
    return MAY_BE_HEAD if is_head(name) else _TWO if holds_two_names(name) else ""


def signature_in_lines(lines: Sequence[tuple[str, Place]], harvest: Harvest) -> None:
    """Read a signature block set as paragraphs, possibly with both heads side by side on one line (tabs or wide gaps)."""
    kinds: list[str] = []
    tabs: list[int] = []
    heads: set[str] = set()
    names: dict[str, list[Content]] = {kind: [] for kind in (BRANCH, AUTHOR, OTHERS, NOBODY)}
    for text, place in ((part, place) for whole, place in whole_placed(lines) for part in apart(whole)):
        if _of_others(text):
            continue
        side_by_side = pieces(text.replace(":", "\t"))
        found = [
            kind for piece in side_by_side if (kind := _heads(piece, beside=len(side_by_side) > 1 or any(names[kind] for kind in kinds)))
        ]
        if found:
            found = [kind for kind in found if kind != NOBODY] or found
            heads.update(found)
            if len(found) > 1 or found[0] not in kinds:
                waiting = [] if any(names[kind] for kind in kinds) else list(zip(tabs, kinds, strict=False))
                kinds, tabs = _beside(waiting, found, _tabs_before(text))
        possible = [Content(piece.strip(), place) for piece in side_by_side if may_be_name(piece) and not (found and is_head(piece))]
        if possible and kinds:
            at_tab = _tabs_before(text) if len(possible) == 1 else []
            own = [kind for kind, tab in zip(kinds, tabs, strict=False) if [tab] == at_tab] if len(tabs) == len(kinds) and any(tabs) else []
            if own and all(names[kind] for kind in own) and not all(names[kind] for kind in kinds):
                for name in (name for kind in own for name in names[kind]):
                    name.doubt = name.doubt or WHOSE
                own = []
            _share(possible, own or kinds, names, indented=text[:1].isspace())
        elif kinds and side_by_side and all(map(is_part, side_by_side)):
            for name in (name for kind in kinds for name in names[kind][-1:]):
                name.doubt = name.doubt or CUT_NAME
    _settle(names, heads)
    if BRANCH in heads:
        harvest.secretary.append(names[BRANCH][-1] if names[BRANCH] else Content("", lines[0][1]))
    harvest.author.extend(names[AUTHOR][-1:])


def _of_others(text: str) -> bool:
    """Tell whether a line has a label of its own that is no signer's: "Cơ quan chủ quản: Bộ Công Thương" names nobody."""
    head, colon, said = text.partition(":")
    return bool(colon and said.strip()) and _SIGNERS_LABEL.match(bare(head)) is None and not any(map(signs, pieces(head)))


def _tabs_before(text: str) -> list[int]:
    """Return how many tabs stand before each piece of a line: in a block set with tabs a name is under the head at the same one."""
    return [number for number, piece in enumerate(tabbed(text).split("\t")) if piece.strip()]


def pieces(text: str) -> list[str]:
    """Return what stands side by side on a line."""
    return [piece for piece in tabbed(text).replace("   ", "\t").split("\t") if piece.strip()]


def tabbed(text: str) -> str:
    """Return a line with the broad spaces that a web page has for tabs as tabs."""
    return _BROAD.sub(lambda found: "\t" * len(found[0]), text) if "\u2003" in text or "\u2002" in text else text


def _beside(waiting: Sequence[tuple[int, str]], found: Sequence[str], tabs: Sequence[int]) -> tuple[list[str], list[int]]:
    """Return heads with the tabs before them: one that has no name yet stays beside another that stands at another tab below it."""
    if len(tabs) != len(found) or not {tab for tab, _ in waiting}.isdisjoint(tabs):
        return list(found), list(tabs)
    both = sorted([*((tab, kind) for tab, kind in waiting if kind not in found), *zip(tabs, found, strict=True)])
    return [kind for _, kind in both], [tab for tab, _ in both]


def _heads(piece: str, *, beside: bool) -> str | None:
    """Return who signs under a piece of a line; one in capitals that is no name is somebody's head ``beside`` another or below a name."""
    if bare(piece).startswith("noi nhan"):
        return NOBODY
    return signs(piece) or (OTHERS if beside and is_head(piece) else None)


def _share(found: Sequence[Content], kinds: Sequence[str], names: Mapping[str, list[Content]], *, indented: bool) -> None:
    """Give the names of one line to the heads above it, from left to right; one name below two heads is the right one's if indented."""
    if len(found) == 1 and len(kinds) > 1:
        free = [kind for kind in kinds if not names[kind]] or kinds
        if not indented and len(found[0].text.split()) >= _MAY_BE_TWO and len(free) == len(kinds):  # a program lost the gap
            for kind in kinds:
                names[kind].append(replace(found[0], doubt=_TWO))
            return
        found[0].doubt = doubt_of(found[0].text) if indented else WHOSE
        names[kinds[-1] if indented else free[0]].append(found[0])
        return
    for kind, name in zip(kinds, found[-len(kinds) :], strict=False):
        name.doubt = WHOSE if len(found) != len(kinds) else doubt_of(name.text)
        names[kind].append(name)


def _settle(names: dict[str, list[Content]], heads: Set[str]) -> None:
    """Leave one name to each head, doubtful where there are several or where it stands below another head."""
    if BRANCH in heads and not names[BRANCH] and names[NOBODY]:
        names[BRANCH] = [replace(names[NOBODY][-1], doubt=WHOSE)]
    if AUTHOR in heads and not names[AUTHOR] and len(names[BRANCH]) > 1:
        names[AUTHOR] = [replace(names[BRANCH][0], doubt=WHOSE)]
    for found in names.values():
        found[:] = [name for name in found if name.doubt != MAY_BE_HEAD] or found
        if len({fold(name.text) for name in found}) > 1:
            found[-1].doubt = SEVERAL

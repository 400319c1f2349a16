"""``toolkit why PAPER [FIGURE]``: the answers behind the figures of a paper, from its bookmarks and its JSON twin."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.words import show_table
from toolkit.errors import ExitCode, UsageError
from toolkit.text.fold import fold

if TYPE_CHECKING:
    from toolkit.workspace import Workspace

_SUFFIXES = (".docx", ".xlsx")
_Figure = dict[str, Any]


def paper_meant(said: Path, workspace: Path | None) -> Path | None:
    """Return the paper that is meant: a file with a twin, one in the outbox of that name, or the one with that number; else ``None``.

    A copy without its twin, such as the request in a branch's folder, is the paper of the same bytes in the outbox.
    """
    from toolkit.printing.twins import read_twin

    if said.is_file():
        if read_twin(said) is not None:
            return said
        return (_copied(said, workspace) or said) if _has_figures(said) else None
    try:
        place = _open(workspace)
    except UsageError:
        return None
    inside = place.root / said
    if inside.is_file() and inside.is_relative_to(place.outbox):
        return inside
    wanted = unicodedata.normalize("NFC", said.as_posix()).casefold()
    named = [path for suffix in _SUFFIXES for path in place.outbox.rglob(f"*{suffix}") if _is_called(path, wanted)]
    words = [path for path in named if path.suffix == ".docx"]
    named = words or named
    if len(named) > 1:
        raise UsageError(f"Có {len(named)} văn bản tên “{said}”; hãy ghi rõ đường dẫn: {'; '.join(str(path) for path in sorted(named))}")
    return next(iter(named), None) or _numbered(str(said), place)


def _open(workspace: Path | None) -> Workspace:
    from toolkit.workspace import open_workspace

    return open_workspace(workspace)


def _is_called(path: Path, wanted: str) -> bool:
    said = unicodedata.normalize("NFC", path.as_posix()).casefold()
    return not path.name.startswith(".") and said.endswith((f"/{wanted}", *(f"/{wanted}{suffix}" for suffix in _SUFFIXES)))


def _copied(copy: Path, workspace: Path | None) -> Path | None:
    """Return the paper of the outbox that a file is a copy of."""
    from toolkit.printing.twins import read_twin
    from toolkit.workspace import workspace_above

    try:
        outbox = _open(workspace or workspace_above(copy)).outbox
    except UsageError:
        return None
    same = (path for path in outbox.rglob(f"*{copy.suffix}") if path.stat().st_size == copy.stat().st_size)
    return next((path for path in same if path.read_bytes() == copy.read_bytes() and read_twin(path) is not None), None)


def _numbered(symbol: str, place: Workspace) -> Path | None:
    """Return the issued paper with that number and symbol, "12-BC/ĐU"."""
    from toolkit.life.numbers import is_symbol, is_voided
    from toolkit.printing.placing import lies_at
    from toolkit.store.lives import read_history

    if not place.database.is_file():
        return None
    books = place.books()
    try:
        history = read_history(books)
    finally:
        books.close()
    found = [one for one in history.issued if is_symbol(one.symbol, symbol)]
    return lies_at(place.root / found[-1].file, voided=is_voided(found[-1], history.voided)) if found else None


def _has_figures(path: Path) -> bool:
    from toolkit.life.bookmarks import read_bookmarks

    if path.suffix.casefold() != ".docx":
        return False
    try:
        return bool(read_bookmarks(path.read_bytes()))
    except UsageError:
        return False


def explain_paper(paper: Path, figure: str | None, *, as_json: bool) -> ExitCode:
    """Print every figure of a paper, or all that is behind those that are asked for: by id, by number, or by words around it."""
    from toolkit.printing.twins import read_twin, twin_path

    twin = read_twin(paper)
    if twin is None and paper.suffix.casefold() == ".docx" and not _has_figures(paper):
        raise UsageError(f"“{paper.name}” không có số liệu nào lấy từ phiếu, biểu của chi bộ hoặc từ Kế hoạch.")
    if twin is None:
        raise UsageError(
            f"Không thấy {twin_path(paper).name} bên cạnh văn bản nên không biết số liệu lấy từ đâu. Tệp này do máy ghi cùng văn bản: "
            "dự thảo thì soạn lại (toolkit report draft), văn bản đã phát hành thì dựng lại (toolkit report reproduce)."
        )
    figures = list(_with_present_words(paper, twin["figures"]))
    found = [one for one in figures if figure is None or _is_meant(one, figure)]
    if not found:
        known = f"{figures[0]['id']} đến {figures[-1]['id']}" if figures else "văn bản này không có số liệu nào"
        raise UsageError(f"Văn bản không có số liệu “{figure}”. Hỏi bằng mã ({known}), bằng con số, hoặc bằng chữ đứng gần đó.")
    if as_json:
        for one in found:
            click.echo(json.dumps(one, ensure_ascii=False))
        return ExitCode.CLEAN
    click.echo(f"Văn bản: {paper}" + (f" (Số {twin['number']})" if twin.get("number") else ""))
    if figure is None:
        show_table(("Mã", "Số liệu", "Số nguồn", "Trong câu"), [_line(one) for one in found])
    for one in found if figure is not None else ():
        _show(one, "Excel" if paper.suffix.casefold() == ".xlsx" else "Word")
    return ExitCode.CLEAN


def _with_present_words(paper: Path, figures: Iterable[_Figure]) -> Iterable[_Figure]:
    """Add to each figure what stands in its bookmark now; ``None`` where a clerk took it out, or the paper is no Word file."""
    from toolkit.life.bookmarks import read_bookmarks
    from toolkit.life.cells import read_cells

    known = tuple(figures)
    if paper.suffix.casefold() == ".xlsx":
        now = read_cells(paper.read_bytes(), {one["id"]: one["said"] for one in known})
    else:
        word = paper.with_suffix(".docx")
        now = read_bookmarks(word.read_bytes()) if word.is_file() else {}
    for one in known:
        yield {**one, "now": now.get(one["id"])}


def _is_meant(one: _Figure, figure: str) -> bool:
    wanted = figure.strip().casefold()
    id = one["id"].casefold()
    return wanted in (id, id.rpartition("!")[2], one["said"].casefold(), str(one["now"]).casefold()) or (
        not wanted.replace(",", "").replace(".", "").replace("%", "").isdigit() and fold(figure) in fold(one["paragraph"])
    )


def _line(one: _Figure) -> tuple[str, str, str, str]:
    from toolkit.printing.twins import around, shorten

    return one["id"], shorten(one["said"]), str(len(one["from"])), around(one)


def _show(one: _Figure, program: str) -> None:
    from toolkit.printing.twins import around, shorten

    click.echo(f"\n{one['id']}: “{shorten(one['said'], 160)}”  {around(one)}")
    if one["now"] is None:
        click.echo(f"  Lưu ý: số liệu này không còn trong tệp {program}.")
    elif one["now"] != one["said"]:
        click.echo(f"  Lưu ý: trong tệp {program} nay ghi “{shorten(one['now'], 160)}”, máy tính ra “{shorten(one['said'], 160)}”.")
    for source in one["from"]:
        said = [source.get("branch") or "", _form(source), source.get("file") or "", source.get("place") or ""]
        raw = " ".join(str(source.get("raw") or "").split())
        click.echo("  - " + " · ".join([part for part in said if part] + ([f"“{raw}”"] if raw else [])))


def _form(source: _Figure) -> str:
    asked = f": {source['question']}" if source.get("question") else ""
    return f"{source['title']}{asked}" if source.get("title") else ""

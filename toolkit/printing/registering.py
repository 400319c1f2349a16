"""Write the register of papers sent as a book for each term: Word to be printed and signed, Excel to be searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.errors import unwritable
from toolkit.life.bookmarks import Mark
from toolkit.life.register import entry_of, source_of
from toolkit.model.definitions import Definitions
from toolkit.model.issue import RegisterRow
from toolkit.papers.register import drafts
from toolkit.party_style import load_party_styles
from toolkit.printing.composing import style_for
from toolkit.printing.making import draft_bytes
from toolkit.printing.placing import put
from toolkit.printing.twins import write_twin
from toolkit.text.days import short_day
from toolkit.workspace import Workspace


def export_register(
    workspace: Workspace, definitions: Definitions, rows: Sequence[RegisterRow], day: date, folder: Path | None
) -> tuple[Path, ...]:
    """Write the books into ``folder``, else into the outbox, in place of those written before, and return them.

    The twin of each says behind every line which issued paper it is about.
    """
    style = style_for(load_party_styles(workspace.templates / "party-style"), workspace.config.style, day)
    into, written = folder or workspace.outbox, []
    for term in dict.fromkeys(row.term for row in rows):
        entries = tuple(entry_of(row) for row in rows if row.term == term)
        for draft in drafts(entries, definitions, style, day, f"nhiệm kỳ {term}"):
            target = into / draft.path.replace("/", "-")
            printed, marks = draft_bytes(draft, workspace.templates / "docx")
            try:
                put(target, printed)
            except OSError as error:
                raise unwritable(target.name, target.parent) from error
            write_twin(target, _figures(marks, rows), period=draft.path.removesuffix(target.suffix), number=None)
            written.append(target)
    return tuple(written)


def _figures(marks: Sequence[Mark], rows: Sequence[RegisterRow]) -> Iterator[dict[str, Any]]:
    """Say of each line which paper was issued: its file, its day, and how many copies were sent."""
    known = {source_of(row): row for row in rows}
    for mark in marks:
        behind = [known[source] for source in mark.sources]
        yield {
            "id": mark.id,
            "said": mark.words,
            "paragraph": mark.paragraph,
            "at": mark.at,
            "from": [
                {
                    "number": row.symbol,
                    "term": row.term,
                    "title": f"Số {row.symbol}",
                    "file": row.file,
                    "place": f"phát hành ngày {short_day(row.signed_on)}, nhiệm kỳ {row.term}",
                    "raw": row.title,
                    "value": row.number,
                }
                for row in behind
            ],
        }

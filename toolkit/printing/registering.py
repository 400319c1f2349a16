"""Write the register of papers sent as a book for each term: Word to be printed and signed, Excel to be searched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from toolkit.life.register import entry_of
from toolkit.model.definitions import Definitions
from toolkit.model.issue import RegisterRow
from toolkit.papers.register import drafts
from toolkit.party_style import load_party_styles
from toolkit.printing.composing import style_for
from toolkit.render import render_draft
from toolkit.workspace import Workspace


def export_register(
    workspace: Workspace, definitions: Definitions, rows: Sequence[RegisterRow], day: date, folder: Path | None
) -> tuple[Path, ...]:
    """Write the books into ``folder``, else into the outbox, in place of those written before, and return them."""
    style = style_for(load_party_styles(workspace.templates / "party-style"), workspace.config.style, day)
    into, written = folder or workspace.outbox, []
    for term in dict.fromkeys(row.term for row in rows):
        entries = tuple(entry_of(row) for row in rows if row.term == term)
        for draft in drafts(entries, definitions.organisation, style, day, f"nhiệm kỳ {term}"):
            target = into / draft.path.replace("/", "-")
            render_draft(draft, workspace.templates / "docx", target)
            written.append(target)
    return tuple(written)

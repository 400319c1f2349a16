"""The shelf of papers. Each module is one paper of the same shape: ``SOURCE`` (the Mục that it serves) and ``drafts``.

``drafts(summary, definitions, style, day)`` is pure and composes every paper of its kind that the period needs: one report, one request
for each branch that lacks something, one reminder to all of these, one submission of nominations, the plan itself, the roll of the
honoured, one status workbook, one workbook of figures. ``CODE`` is the code of a paper's type ("BC"), where it has one.
``toolkit.render.render_draft`` prints a draft. To add a paper is to add one module and one name to ``PAPERS``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from toolkit.model.definitions import Definitions
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import Summary
from toolkit.papers import bao_cao, plan, register, reminder, request, roll, status, submission, tables

PAPERS = (bao_cao, request, reminder, submission, plan, roll, status, tables)
# Made from other things than a period's summary, by whoever has them.
BOOKS = (register,)


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:
    """Compose every paper of a period as of ``day``, in the order of the shelf, each with the code of its type."""
    return tuple(
        replace(draft, code=getattr(paper, "CODE", "")) for paper in PAPERS for draft in paper.drafts(summary, definitions, style, day)
    )

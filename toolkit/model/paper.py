"""A paper before it is printed: where it will lie, which template prints it, and everything that it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One paper to be made.

    ``path`` is relative to the folder of its period in the outbox (``Báo cáo quý III năm 2024.docx``, ``VP/Phiếu ….docx``). ``template`` is
    relative to ``templates/docx`` (``hd05/bao-cao.docx``), empty for a workbook. ``context`` is what it says: a frozen dataclass whose
    fields are the template's marks, or a :class:`toolkit.model.workbook.Workbook`. ``code`` is that of its type ("BC"), as its module on
    the shelf says; only types that an office numbers are issued. ``due``: it is printed by itself, else only when somebody asks for it by
    name. Two drafts that say the same are equal.
    """

    path: str
    context: object
    template: str = ""
    code: str = ""
    due: bool = True

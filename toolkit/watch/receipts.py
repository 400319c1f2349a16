"""Writing one receipt, in a process of the readers: this module is all that they need to know of the service."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.model.party_style import PartyStyle
from toolkit.papers.receipt import Came, receipt
from toolkit.reading import prepared_definitions
from toolkit.render import LIBRARIES, render_draft

MODULES = (__name__, *LIBRARIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTask:
    """One receipt to write: about what, in which style, with which templates, into which file. ``file``: folder and SHA-256."""

    came: Came
    file: tuple[str, str]
    style: PartyStyle
    templates: Path
    target: Path


def write_receipt(task: ReceiptTask) -> Path:
    """Write a receipt and return where it lies."""
    render_draft(receipt(task.came, prepared_definitions(), task.style), task.templates, task.target)
    return task.target

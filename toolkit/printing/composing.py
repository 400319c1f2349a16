"""Compose the papers of a period in the party style of their day, and say what decides their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from types import MappingProxyType

from toolkit.consolidate.tracing import traced
from toolkit.errors import ConfigurationError
from toolkit.life.cells import mark_cells
from toolkit.life.numbers import TYPES
from toolkit.model.definitions import Definitions
from toolkit.model.ledger import Printed
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.summary import Summary
from toolkit.model.workbook import Workbook
from toolkit.papers import drafts
from toolkit.papers.wording import valid_on
from toolkit.printing.placing import digest
from toolkit.text.traces import untraced
from toolkit.workspace import Workspace

# For papers that stay in the style of the settings, or of their day.
AUTO = "auto"


def compose(
    workspace: Workspace,
    definitions: Definitions,
    summary: Summary,
    styles: Sequence[PartyStyle],
    day: date,
    chosen: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Draft, ...]:
    """Return every paper of a period as of a day; each figure carries its sources. ``chosen``: papers that have a style of their own."""
    composed, usual = traced(summary), style_for(styles, workspace.config.style, day)
    found = {usual.id: drafts(composed, definitions, usual, day)}
    for style in styles:
        if style.id in chosen.values() and style is not usual:
            found[style.id] = drafts(composed, definitions, style, day)
    ways = zip(*found.values(), strict=True)
    return tuple(dict(zip(found, way, strict=True)).get(chosen.get(way[0].path, ""), way[0]) for way in ways)


def chosen_styles(printed: Iterable[Printed], folder: str) -> dict[str, str]:
    """Return the style that somebody chose for a paper below ``folder``, by its path there; the newest version of each says it."""
    newest = {one.path.removeprefix(f"{folder}/"): one.content for one in printed if one.path.startswith(f"{folder}/")}
    parts = ((path, content.split(".")) for path, content in newest.items())
    return {path: content[2] for path, content in parts if len(content) > 2}


def style_of(draft: Draft, styles: Sequence[PartyStyle]) -> PartyStyle:
    """Return the style in which a Word paper was composed: that of its template."""
    return next(style for style in styles if style.id == draft.template.partition("/")[0])


def is_numbered(draft: Draft) -> bool:
    """Tell whether a draft is a Word paper of a type that gets a number."""
    return draft.code in TYPES and not isinstance(draft.context, Workbook)


def own_number(draft: Draft) -> str:
    """Return the number that a paper bears already, as the plan does; ``""`` of one that has none yet."""
    return str(getattr(getattr(draft.context, "head", None), "number", "")).strip()


def is_traced(draft: Draft) -> bool:
    """Tell whether any figure of a draft carries its sources."""
    return bool(mark_cells(draft.context)) if isinstance(draft.context, Workbook) else untraced(draft.context) != draft.context


def style_for(styles: Sequence[PartyStyle], wanted: str, day: date) -> PartyStyle:
    """Return the style that the settings name, else the one in force on the paper's day."""
    if not wanted:
        return valid_on(styles, day) or styles[0]
    named = next((style for style in styles if style.id == wanted.casefold()), None)
    if named is None:
        known = ", ".join(style.id for style in styles)
        raise ConfigurationError(f'toolkit.toml: mục "papers.style" ghi "{wanted}" nhưng templates/party-style chỉ có: {known}.')
    return named


def content_of(draft: Draft, workspace: Workspace, chosen: str = "") -> str:
    """Return the digest of all that decides what a draft says and how it looks, and behind a dot that of the facts alone.

    Behind a second dot stands the style, where somebody chose it for this paper.
    """
    content = hashlib.sha256(_bytes(draft.context))
    content.update((digest(workspace.templates / "docx" / draft.template) or "").encode())
    context = draft.context
    said: object = context
    if is_dataclass(context) and not isinstance(context, type):
        said = {field.name: getattr(context, field.name) for field in fields(context) if field.name != "head"}
    return f"{content.hexdigest()}.{hashlib.sha256(_bytes(said)).hexdigest()}" + (f".{chosen}" if chosen else "")


def says_the_same(content: str, other: str) -> bool:
    """Tell whether two drafts differ at most in looks and in the head: the month of the date line, a recipient."""
    return content.split(".")[1:2] == other.split(".")[1:2]


def _bytes(said: object) -> bytes:
    return repr(said).encode("utf-8", "surrogatepass")

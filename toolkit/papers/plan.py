"""Kế hoạch (KH/ĐU): the plan itself as a paper, every heading and statement from the plan's data (the-thuc.md 5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from toolkit.model.definitions import Criterion, Definitions, Heading, Item, Plan
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.period import period_from_id
from toolkit.model.summary import Summary
from toolkit.papers.frame import PaperHead, paper_head, superior_on
from toolkit.papers.wording import BLANK, sentence
from toolkit.text.traces import trace

SOURCE = "I.1"
CODE = "KH"
TEMPLATE = "ke-hoach.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanParagraph:
    """One paragraph: ``kind`` is "part" (I-), "heading" (1., 1.1.) or "text"; ``lead`` is what stands in bold at its beginning."""

    kind: str
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """What the template ``ke-hoach.docx`` prints; each field is a mark of that name."""

    head: PaperHead
    abstract: str
    opening: str
    paragraphs: tuple[PlanParagraph, ...]
    closing: str


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:
    """Compose the plan among the papers of its whole stage; a plan without an outline has no paper."""
    plan = definitions.plan
    if summary.period.id != plan.stage or not plan.outline:
        return ()
    said = context(definitions, style, day, followed=summary.traced)
    return (Draft(path=f"Kế hoạch {plan.symbol.replace('/', '-')}.docx", template=f"{style.id}/{TEMPLATE}", context=said),)


def context(definitions: Definitions, style: PartyStyle, day: date, *, number: int | None = None, followed: bool = False) -> PlanPaper:
    """Compose the plan. One that has its number already stands under the names of its own time, and its day is blank if it is unknown.

    ``followed``: each statement knows from which of the plan's data it comes.
    """
    plan = definitions.plan
    told = [(one, sources if followed else ()) for one, sources in _told(plan)]
    last, behind = told[-1] if told else (PlanParagraph(kind="text", text=""), ())
    return PlanPaper(
        head=_head(definitions, style, day, number),
        abstract=plan.title,
        opening=plan.opening,
        paragraphs=tuple(replace(one, lead=trace(one.lead, sources), text=trace(one.text, sources)) for one, sources in told[:-1]),
        closing=trace(sentence(last.lead + last.text), behind) if told else "",
    )


def _head(definitions: Definitions, style: PartyStyle, day: date, number: int | None) -> PaperHead:
    plan, organisation = definitions.plan, definitions.organisation
    known = re.match(r"\d+", plan.symbol)
    issued = int(known[0]) if known else number
    stage = period_from_id(plan.stage)
    of = plan.issued_on or (stage.first_day if known and stage else day)
    superior = superior_on(organisation, of)
    recipients = (*((superior.recipient,) if superior else ()), *organisation.recipients.get(CODE, ()))
    head = paper_head(organisation, style, of, recipients, code=CODE, number=issued)
    if known and plan.issued_on is None:
        blank = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
        return replace(head, place_and_day=f"{organisation.place_name}, {blank}", reference_day=BLANK)
    return head


def _told(plan: Plan) -> Iterator[tuple[PlanParagraph, tuple[str, ...]]]:
    """Yield headings, the texts under them and the statements of each in order, with the data that a statement is made of ("§TT1")."""
    for heading in plan.outline:
        yield PlanParagraph(kind="part" if "." not in heading.source else "heading", text=heading.heading), ()
        if heading.text:
            yield PlanParagraph(kind="text", text=heading.text), ()
        yield from _statements(heading, [one for one in plan.statements if plan.heading_of(one.source) is heading])


def _statements(heading: Heading, statements: list[Item | Criterion]) -> Iterator[tuple[PlanParagraph, tuple[str, ...]]]:
    """Yield the statements under a heading; those that are joined go on in the paragraph before."""
    merged: list[tuple[str, str, tuple[str, ...]]] = []
    for one in statements:
        mark, source = heading.mark if one.mark is None else one.mark, f"§{one.id}"
        if isinstance(one, Item) and one.joined and merged:
            before = merged[-1]
            merged[-1] = (before[0], f"{before[1]} {one.text}", (*before[2], source))
        else:
            merged.append((f"{len(merged) + 1}." if mark == "1." else mark, one.text, (source,)))
    for mark, text, sources in merged:
        lead, colon, rest = text.partition(": ")
        if mark == "*" and colon:
            yield PlanParagraph(kind="text", lead=f"{mark} {lead}{colon}", text=rest), sources
        else:
            yield PlanParagraph(kind="text", text=f"{mark} {text}".lstrip()), sources

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
    said = context(definitions, style, day)
    return (Draft(path=f"Kế hoạch {plan.symbol.replace('/', '-')}.docx", template=f"{style.id}/{TEMPLATE}", context=said),)


def context(definitions: Definitions, style: PartyStyle, day: date, *, number: int | None = None) -> PlanPaper:
    """Compose the plan. One that has its number already stands under the names of its own time, and its day is blank if it is unknown."""
    plan = definitions.plan
    paragraphs = tuple(plan_paragraphs(plan))
    return PlanPaper(
        head=_head(definitions, style, day, number),
        abstract=plan.title,
        opening=plan.opening,
        paragraphs=paragraphs[:-1],
        closing=sentence(paragraphs[-1].lead + paragraphs[-1].text) if paragraphs else "",
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


def plan_paragraphs(plan: Plan) -> Iterator[PlanParagraph]:
    """Yield headings, the texts under them, and the statements of each in order."""
    for heading in plan.outline:
        yield PlanParagraph(kind="part" if "." not in heading.source else "heading", text=heading.heading)
        if heading.text:
            yield PlanParagraph(kind="text", text=heading.text)
        yield from _statements(heading, [one for one in plan.statements if plan.heading_of(one.source) is heading])


def _statements(heading: Heading, statements: list[Item | Criterion]) -> Iterator[PlanParagraph]:
    """Yield the statements under a heading; those that are joined go on in the paragraph before."""
    merged: list[tuple[str, str]] = []
    for one in statements:
        mark = heading.mark if one.mark is None else one.mark
        if isinstance(one, Item) and one.joined and merged:
            merged[-1] = (merged[-1][0], f"{merged[-1][1]} {one.text}")
        else:
            merged.append((f"{len(merged) + 1}." if mark == "1." else mark, one.text))
    for mark, text in merged:
        lead, colon, rest = text.partition(": ")
        if mark == "*" and colon:
            yield PlanParagraph(kind="text", lead=f"{mark} {lead}{colon}", text=rest)
        else:
            yield PlanParagraph(kind="text", text=f"{mark} {text}".lstrip())

"""What every paper has around its body: names, number, place and day, signature, recipients (HD05 1.3–1.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from toolkit.errors import ConfigurationError
from toolkit.model.definitions import Organisation, Signer, Superior
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.powers import issue_fault
from toolkit.papers.wording import BLANK, party_day, valid_on
from toolkit.text.days import short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """The fixed pieces of a paper, ready to print. ``number`` is blank until the paper is issued.

    ``draft`` is "Dự thảo lần 2" or empty; ``addressees`` of letters and submissions are empty for the other types.
    """

    superior: str
    committee: str
    symbol: str
    number: str
    place_and_day: str
    reference_day: str
    authority: str
    position: str
    signer: str
    recipients: tuple[str, ...]
    draft: str = ""
    addressees: tuple[str, ...] = ()


def superior_on(organisation: Organisation, day: date) -> Superior | None:
    """Return the superior on the day of the paper."""
    return valid_on(organisation.superiors, day)


def signer_on(organisation: Organisation, day: date) -> Signer | None:
    """Return who signs on the day of the paper."""
    return valid_on(organisation.signers, day)


def paper_head(
    organisation: Organisation,
    style: PartyStyle,
    day: date,
    recipients: Sequence[str],
    *,
    code: str = "",
    addressees: Sequence[str] = (),
    number: int | None = None,
) -> PaperHead:
    """Put the head of a paper together by its day. Without a number it is a draft: number and day of signing stay blank.

    Raises :class:`ConfigurationError` where those who sign may not issue the type.
    """
    superior, signer = superior_on(organisation, day), signer_on(organisation, day)
    fault = issue_fault(code, signer.authority) if signer else None
    if fault is not None:
        raise ConfigurationError(fault)
    return PaperHead(
        superior=superior.heading if superior else "",
        committee=organisation.heading,
        symbol=organisation.symbol,
        number=f"{number:02d}" if number is not None else BLANK,
        place_and_day=f"{organisation.place_name}, {party_day(day, draft=number is None)}",
        reference_day=short_day(day) if number is not None else BLANK + short_day(day)[2:],
        authority=signer.authority if signer else "",
        position=signer.position if signer else "",
        signer=signer.name if signer else "",
        recipients=ended(recipients, style),
        addressees=addressed(addressees, style),
    )


def marked(draft: Draft, number: int) -> Draft:
    """Return the same paper with the mark of a draft that goes out for comments ("Dự thảo lần 2"); one without a head stays as it is."""
    context: Any = draft.context
    head = getattr(context, "head", None)
    if not isinstance(head, PaperHead):
        return draft
    return replace(draft, context=replace(context, head=replace(head, draft=f"Dự thảo lần {number}")))


def ended(recipients: Sequence[str], style: PartyStyle) -> tuple[str, ...]:
    """Write the lines of Nơi nhận: "- …;", the last one "- … ." as the style says."""
    return _lines(recipients, style.separators.recipient, style.separators.last_recipient)


def addressed(names: Sequence[str], style: PartyStyle) -> tuple[str, ...]:
    """Write who a letter or submission goes to: one name stands behind "Kính gửi:", several stand below it with "- "."""
    mark = style.separators.addressee
    return _lines(names, mark, mark) if len(names) != 1 else (f"{names[0]}{mark}",)


def bases(texts: Sequence[str], style: PartyStyle) -> tuple[str, ...]:
    """Write the căn cứ: each on its own line "- …;", the last one as the style ends it (the-thuc.md 1.4)."""
    return _lines(texts, style.separators.basis, style.separators.last_basis)


def _lines(texts: Sequence[str], mark: str, last_mark: str) -> tuple[str, ...]:
    last = len(texts) - 1
    return tuple(f"- {text.strip().rstrip(';,.')}{last_mark if index == last else mark}" for index, text in enumerate(texts))

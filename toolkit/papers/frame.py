"""What every paper has around its body: names, number, place and day, signature, recipients (HD05 1.3–1.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Organisation, Signer, Superior
from toolkit.model.party_style import PartyStyle
from toolkit.papers.wording import BLANK, party_day, short_day, valid_on


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """The fixed pieces of a paper, ready to print. ``number`` is blank until the paper is issued."""

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


def superior_on(organisation: Organisation, day: date) -> Superior | None:
    """Return the superior on the day of the paper."""
    return valid_on(organisation.superiors, day)


def signer_on(organisation: Organisation, day: date) -> Signer | None:
    """Return who signs on the day of the paper."""
    return valid_on(organisation.signers, day)


def paper_head(
    organisation: Organisation, style: PartyStyle, day: date, recipients: Sequence[str], *, number: int | None = None
) -> PaperHead:
    """Put the head of a paper together by its day. Without a number it is a draft: number and day of signing stay blank."""
    superior, signer = superior_on(organisation, day), signer_on(organisation, day)
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
    )


def ended(recipients: Sequence[str], style: PartyStyle) -> tuple[str, ...]:
    """Write the lines of Nơi nhận: "- …;", the last one "- … ." as the style says."""
    marks = style.separators
    last = len(recipients) - 1
    return tuple(
        f"- {name.strip().rstrip(';,.')}{marks.last_recipient if index == last else marks.recipient}"
        for index, name in enumerate(recipients)
    )

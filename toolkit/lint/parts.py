"""Find the components of a Party paper in a laid-out file (HD05 Phụ lục 1): by their words and places, whoever made the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.lint import letterhead
from toolkit.lint.letterhead import MOTTO, TITLE
from toolkit.model.layout import Align, LaidParagraph, Layout
from toolkit.text.fold import fold

_NUMBER = re.compile(r"số\b\s*:?[\s\d._…\u00a0]*[-–—‑/]", re.IGNORECASE)
_TYPED_RULE = re.compile(r"[-–—_=*\s]{5,}")
_DASHES = re.compile(r"[-–—‑_=*]{2,}|-+(\s+-+)*|o0o|-{1,}o0o-{1,}")
_AUTHORITY = re.compile(r"(T\s?[/.]\s?[MLU]|TM|TL|K\s?[/.]\s?T|KT|Q\s?\.)(?:[./]\s*|\s+)\S")
HEADS = ("trưởng ban", "bí thư", "phó bí thư", "chủ nhiệm", "chánh văn phòng", "trưởng đoàn", "chủ trì hội nghị")
_KEEPER = "người ghi biên bản"
_ANNEX = re.compile(r"phụ lục(?: (?:số )?(\d+|[ivx]+))?")
_ITEM = re.compile(r"[-–+•]\s*\S")
_UNION = ("đoàn tncs hồ chí minh", "đoàn thanh niên cộng sản hồ chí minh")
_HEAD_LINES = 45
_PARTY = ("đảng", "chi bộ", "ban thường vụ", "ban chấp hành", "tỉnh ủy", "thành ủy", "huyện ủy", "chi ủy")
_PARTY_SIGNS = ("đảng ủy", "ban thường vụ", "chi bộ", "ban chấp hành", "chi ủy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """One annex: its label and the lines that follow it."""

    label: LaidParagraph
    number: str
    after: tuple[LaidParagraph, ...]
    begins_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper taken apart; a component that is not there is ``None`` or empty.

    ``rules`` are the lengths of the lines under the title, ``rules_aside`` of those fixed elsewhere in the head, ``typed_rule`` one that
    is typed ("_____"); ``body`` holds the paragraphs between head and signature, tables left out; ``ends_in_table`` tells that a table
    stands behind the last of them. ``book`` is the name of a book of the office, ``union`` the title of a paper of the Youth Union.
    ``line_for_…``: a line is drawn where it should be.
    """

    title: LaidParagraph | None = None
    rules: tuple[float, ...] = ()
    rules_aside: tuple[float, ...] = ()
    typed_rule: LaidParagraph | None = None
    motto: LaidParagraph | None = None
    union: LaidParagraph | None = None
    superior: tuple[LaidParagraph, ...] = ()
    committee: tuple[LaidParagraph, ...] = ()
    star: LaidParagraph | None = None
    line_for_star: bool = False
    number: LaidParagraph | None = None
    letter_abstract: tuple[LaidParagraph, ...] = ()
    draft: LaidParagraph | None = None
    day: LaidParagraph | None = None
    type: LaidParagraph | None = None
    abstract: tuple[LaidParagraph, ...] = ()
    dashes: LaidParagraph | None = None
    line_for_dashes: bool = False
    addressee_label: LaidParagraph | None = None
    addressees: tuple[LaidParagraph, ...] = ()
    body: tuple[LaidParagraph, ...] = ()
    ends_in_table: bool = False
    book: LaidParagraph | None = None
    recipients_label: LaidParagraph | None = None
    recipients: tuple[LaidParagraph, ...] = ()
    authority: LaidParagraph | None = None
    position: tuple[LaidParagraph, ...] = ()
    signer: LaidParagraph | None = None
    annexes: tuple[Annex, ...] = ()

    @property
    def type_name(self) -> str:
        """Return the type in lower case ("báo cáo"), "công văn" for a letter, "" where it is none of the list."""
        if self.type is not None:
            return letterhead.type_of(self.type.text)
        return "công văn" if self.addressee_label is not None and self.number is not None else ""

    @property
    def looks_like_one(self) -> bool:
        """Tell whether the file looks like a paper of the Party at all; a form that a branch fills has a head too, but goes to nobody."""
        pieces = sum(one is not None for one in (self.title, self.number, self.day, self.authority, self.recipients_label))
        named = bool(self.type_name) and (self.type is None or letterhead.names_a_type(self.type.text))
        return pieces >= 2 and (named or self.number is not None or self.recipients_label is not None)

    @property
    def is_of_the_state(self) -> bool:
        """Tell whether it is a paper by the State's form (NĐ 30/2020): its motto, and no sign of the Party in head or signature."""
        organs = (*self.superior, *self.committee)
        party = any(fold(one.text).startswith(_PARTY) for one in organs) or (self.number is not None and "/ĐU" in self.number.text)
        # A union signs in the name of its standing committee too: the signature decides only where no organ is named.
        party = party or (not organs and self.authority is not None and fold(self.authority.text).endswith(_PARTY_SIGNS))
        starred = self.star is not None and "*" in self.star.text
        return self.motto is not None and self.title is None and not starred and not party


def take_apart(layout: Layout) -> Paper:
    """Find the components of a paper."""
    every = layout.paragraphs
    said = [one for one in every if one.text]
    head = said[:_HEAD_LINES]
    title = next((one for one in head if fold(one.text) == TITLE), None)
    number = next((one for one in head if _NUMBER.match(one.text) and len(one.text) < 60 and one.align is not Align.JUSTIFY), None)
    day = next((one for one in head if letterhead.is_day_line(one)), None)
    star = letterhead.star(head, title, number)
    top = max((said.index(one) for one in (title, number, day, star) if one is not None), default=-1)
    type, after_type = letterhead.type_line(said, top)
    end = _end(said, max(top, after_type))
    dashes = next((one for one in said[after_type + 1 : after_type + 9] if _DASHES.fullmatch(one.text)), None) if type else None
    abstract = letterhead.abstract(said, after_type, dashes) if type else ()
    superior, committee = letterhead.organs(said, title, number, star, day)
    label = next(
        (one for one in said[:end] if fold(one.text).startswith(("kính gửi", "kính trình")) and one.align is not Align.JUSTIFY), None
    )
    addressees = _addressees(said, label) if label is not None and fold(label.text) in ("kính gửi", "kính trình") else ()
    above = (type, dashes, label, *abstract, *addressees)
    start = 1 + max((said.index(one) for one in above if one is not None), default=top)
    annexes = _annexes(every, said, end)
    authority = _authority(said, end, annexes)
    recipients_label = next((one for one in said[end:] if fold(one.text).startswith("nơi nhận")), None)
    position, signer = _signature(said, authority)
    below = letterhead.below_number(said, number, type) if number is not None else ()
    body = tuple(one for one in said[start:end] if not one.spot.table and not one.spot.in_box and one not in below)
    under = letterhead.under_title(every, title, day)
    return Paper(
        title=title,
        rules=tuple(length for one in under for length in one.rules),
        rules_aside=tuple(letterhead.drawn_aside(every, under, committee, type or (body[0] if body else None))),
        typed_rule=next((one for one in under if _TYPED_RULE.fullmatch(one.text)), None),
        motto=next((one for one in head if fold(one.text) in MOTTO), None),
        union=next((one for one in head if fold(one.text) in _UNION), None) if title is None else None,
        superior=superior,
        committee=committee,
        star=star,
        line_for_star=letterhead.drawn_between(every, committee[-1] if committee else None, number),
        number=number,
        letter_abstract=() if type else tuple(one for one in below if not letterhead.is_draft(one)),
        draft=next((one for one in head if letterhead.is_draft(one)), None),
        day=day,
        type=type,
        abstract=abstract,
        dashes=dashes,
        line_for_dashes=letterhead.drawn_between(every, abstract[-1] if abstract else type, body[0] if body else None),
        addressee_label=label,
        addressees=addressees,
        body=body,
        book=_book(head) if number is None and day is None else None,
        ends_in_table=bool(body) and any(one.spot.table and one.runs for one in said[said.index(body[-1]) + 1 : end]),
        recipients_label=recipients_label,
        recipients=_items(said, recipients_label) if recipients_label is not None else (),
        authority=authority,
        position=position,
        signer=signer,
        annexes=annexes,
    )


def _book(head: Sequence[LaidParagraph]) -> LaidParagraph | None:
    """Return the name of a book of the office ("SỔ GHI DANH"): it is no paper, it has neither number nor day nor signature."""
    return next((one for one in head if one.text.isupper() and fold(one.text).startswith("sổ ") and not one.spot.table), None)


def _end(said: Sequence[LaidParagraph], top: int) -> int:
    """Return where the body ends: the first line of recipients or of the signature that comes after the head."""
    for at in range(top + 1, len(said)):
        text = fold(said[at].text)
        if text.startswith("nơi nhận") and len(text) < 20:
            return at
        if _ANNEX.fullmatch(text) or _is_authority(said[at]) or (_signs_himself(said[at]) and not _flows_on(said[at + 1 : at + 13])):
            return at
    return len(said)


def _is_authority(one: LaidParagraph) -> bool:
    return bool(_AUTHORITY.match(one.text)) and one.text.isupper() and len(one.text) < 70 and one.align is not Align.JUSTIFY


def _signs_himself(one: LaidParagraph) -> bool:
    return one.text.isupper() and one.align is not Align.JUSTIFY and fold(one.text) in (*HEADS, _KEEPER)


def _flows_on(following: Sequence[LaidParagraph]) -> bool:
    """Tell whether text of the body follows, so that what looks like a signature is none."""
    return any(one.align is Align.JUSTIFY for one in following)


def _authority(said: Sequence[LaidParagraph], end: int, annexes: Sequence[Annex]) -> LaidParagraph | None:
    """Return the line in whose name the paper is signed, or the title of a head who signs himself."""
    stop = said.index(annexes[0].label) if annexes else len(said)
    found = next((one for one in said[end:stop] if _is_authority(one)), None)
    return found or next((one for one in said[end:stop] if one.text.isupper() and fold(one.text) in HEADS), None)


def _signature(said: Sequence[LaidParagraph], authority: LaidParagraph | None) -> tuple[tuple[LaidParagraph, ...], LaidParagraph | None]:
    """Return the lines between authority and name, and the name."""
    if authority is None:
        return (), None
    at, spot = said.index(authority), authority.spot
    below = []
    for one in said[at + 1 :]:
        here = one.spot
        if here.table != spot.table or here.section != spot.section or _ANNEX.fullmatch(fold(one.text)):
            break
        if here.cell == spot.cell and not _ITEM.match(one.text) and not fold(one.text).startswith("nơi nhận"):
            below.append(one)
    if not below:
        return (), None
    capitals = [one for one in below[:-1] if one.text.isupper() or one.text == "kiêm"]
    return tuple(capitals), below[-1]


def _addressees(said: Sequence[LaidParagraph], label: LaidParagraph) -> tuple[LaidParagraph, ...]:
    """Return the lines below "Kính gửi:", or those in the cell beside it."""
    spot = label.spot
    here = (spot.table, spot.row, spot.cell + 1)
    beside = [one for one in said if spot.table and (one.spot.table, one.spot.row, one.spot.cell) == here]
    return _items(said, label) or tuple(beside)


def _items(said: Sequence[LaidParagraph], label: LaidParagraph) -> tuple[LaidParagraph, ...]:
    """Return the lines "- …" that follow a label in its cell."""
    found: list[LaidParagraph] = []
    for one in said[said.index(label) + 1 :]:
        if one.spot.table != label.spot.table or label.spot.table and one.spot.cell != label.spot.cell:
            break
        if not _ITEM.match(one.text) and not one.numbered:
            if label.spot.table and found:
                continue
            if _is_authority(one) or one.align is None:
                continue
            break
        found.append(one)
    return tuple(found)


def _annexes(every: Sequence[LaidParagraph], said: Sequence[LaidParagraph], end: int) -> tuple[Annex, ...]:
    found: list[Annex] = []
    for at in range(end, len(said)):
        match = _ANNEX.fullmatch(fold(said[at].text))
        if match is None or said[at].spot.table:
            continue
        whole = every.index(said[at])
        before = next((number for number in range(whole - 1, -1, -1) if every[number].text), -1)
        between = every[max(before, 0) : whole + 1]
        new_section = before >= 0 and every[before].spot.section != said[at].spot.section
        found.append(
            Annex(
                label=said[at],
                number=(match[1] or "").upper(),
                after=tuple(said[at + 1 : at + 6]),
                begins_page=new_section or any(one.breaks for one in between),
            )
        )
    return tuple(found)

"""Find the components of a Party paper in a laid-out file (HD05 Phụ lục 1): by their words and places, whoever made the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.layout import Align, LaidParagraph, Layout
from toolkit.text.fold import fold

TITLE = "đảng cộng sản việt nam"
CODES = {
    "nghị quyết": ("NQ",),
    "quyết định": ("QĐ",),
    "quy định": ("QĐ", "QĐi"),
    "chỉ thị": ("CT",),
    "kết luận": ("KL",),
    "quy chế": ("QC",),
    "thông tri": ("TT",),
    "hướng dẫn": ("HD",),
    "thông báo": ("TB",),
    "báo cáo": ("BC",),
    "kế hoạch": ("KH",),
    "quy hoạch": ("QH",),
    "biên bản": ("BB",),
    "chương trình": ("CTr",),
    "đề án": ("ĐA",),
    "phương án": ("PA",),
    "dự án": ("DA",),
    "tờ trình": ("TTr",),
}
_TYPES = {fold(name): name for name in CODES}
_OTHER_TYPES = re.compile(r"(phiếu|giấy|thông cáo|tuyên bố|thư|lời kêu gọi|chiến lược|cương lĩnh)\b")
_NUMBER = re.compile(r"số\b\s*:?[\s\d._…\u00a0]*[-–—‑/]", re.IGNORECASE)
_DAY = re.compile(
    r"ngày\W{0,4}[\d\W]{0,20}tháng\W{0,4}[\d\W]{0,15}năm|^[^,.;:]{2,40},\s*ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$", re.IGNORECASE
)
_STAR = re.compile(r"[*✱∗﹡＊\s]+")
_TYPED_RULE = re.compile(r"[-–—_=\s]{5,}")
_DASHES = re.compile(r"[-–—‑_=*]{2,}|-+(\s+-+)*|o0o|-{1,}o0o-{1,}")
_AUTHORITY = re.compile(r"(T\s?[/.]\s?[MLU]|TM|TL|K\s?[/.]\s?T|KT|Q\s?\.)[./]?\s+\S")
HEADS = ("trưởng ban", "bí thư", "phó bí thư", "chủ nhiệm", "chánh văn phòng", "trưởng đoàn", "chủ trì hội nghị")
_ANNEX = re.compile(r"phụ lục(?: (?:số )?(\d+|[ivx]+))?")
_ITEM = re.compile(r"[-–+•]\s*\S")
_MOTTO = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập tự do hạnh phúc")
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

    ``rules`` are the lengths of the lines under the title, ``typed_rule`` one that is typed ("_____"); ``body`` holds the paragraphs
    between head and signature, tables left out; ``ends_in_table`` tells that a table stands behind the last of them. ``book`` is
    the name of a book of the office.
    """

    title: LaidParagraph | None = None
    rules: tuple[float, ...] = ()
    typed_rule: LaidParagraph | None = None
    motto: LaidParagraph | None = None
    superior: tuple[LaidParagraph, ...] = ()
    committee: tuple[LaidParagraph, ...] = ()
    star: LaidParagraph | None = None
    number: LaidParagraph | None = None
    letter_abstract: tuple[LaidParagraph, ...] = ()
    draft: LaidParagraph | None = None
    day: LaidParagraph | None = None
    type: LaidParagraph | None = None
    abstract: tuple[LaidParagraph, ...] = ()
    dashes: LaidParagraph | None = None
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
            return _TYPES.get(fold(self.type.text), "")
        return "công văn" if self.addressee_label is not None and self.number is not None else ""

    @property
    def looks_like_one(self) -> bool:
        """Tell whether the file looks like a paper of the Party at all; a form that a branch fills has a head too, but goes to nobody."""
        pieces = sum(one is not None for one in (self.title, self.number, self.day, self.authority, self.recipients_label))
        return pieces >= 2 and bool(self.type_name or self.number or self.recipients_label)

    @property
    def is_of_the_state(self) -> bool:
        """Tell whether it is a paper of the State (NĐ 30/2020): its motto, and no sign of the Party in head or signature."""
        organs = (*self.superior, *self.committee)
        party = any(fold(one.text).startswith(_PARTY) for one in organs) or (self.number is not None and "/ĐU" in self.number.text)
        party = party or (self.authority is not None and fold(self.authority.text).endswith(_PARTY_SIGNS))
        return self.motto is not None and self.title is None and self.star is None and not party


def take_apart(layout: Layout) -> Paper:
    """Find the components of a paper."""
    every = layout.paragraphs
    said = [one for one in every if one.text]
    head = said[:_HEAD_LINES]
    title = next((one for one in head if fold(one.text) == TITLE), None)
    number = next((one for one in head if _NUMBER.match(one.text) and len(one.text) < 60 and one.align is not Align.JUSTIFY), None)
    day = next((one for one in head if _is_day_line(one)), None)
    star = next((one for one in head if _STAR.fullmatch(one.text)), None)
    top = max((said.index(one) for one in (title, number, day, star) if one is not None), default=-1)
    type, after_type = _type(said, top)
    end = _end(said, max(top, after_type))
    dashes = next((one for one in said[after_type + 1 : after_type + 9] if _DASHES.fullmatch(one.text)), None) if type else None
    abstract = _abstract(said, after_type, dashes) if type else ()
    names = _organs(said, title, number, star, day)
    label = next(
        (one for one in said[:end] if fold(one.text).startswith(("kính gửi", "kính trình")) and one.align is not Align.JUSTIFY), None
    )
    addressees = _items(said, label) if label is not None and fold(label.text) in ("kính gửi", "kính trình") else ()
    above = (type, dashes, label, *abstract, *addressees)
    start = 1 + max((said.index(one) for one in above if one is not None), default=top)
    annexes = _annexes(every, said, end)
    authority = _authority(said, end, annexes)
    recipients_label = next((one for one in said[end:] if fold(one.text).startswith("nơi nhận")), None)
    position, signer = _signature(said, authority)
    below = _below_number(said, number, type) if number is not None else ()
    body = tuple(one for one in said[start:end] if not one.spot.table and not one.spot.in_box and one not in below)
    return Paper(
        title=title,
        rules=_rules(every, title, day),
        typed_rule=next((one for one in _under_title(every, title, day) if _TYPED_RULE.fullmatch(one.text)), None),
        motto=next((one for one in head if fold(one.text) in _MOTTO), None),
        superior=names[0],
        committee=names[1],
        star=star,
        number=number,
        letter_abstract=() if type else tuple(one for one in below if not _is_draft(one)),
        draft=next((one for one in head if _is_draft(one)), None),
        day=day,
        type=type,
        abstract=abstract,
        dashes=dashes,
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


def _is_day_line(one: LaidParagraph) -> bool:
    return bool(_DAY.search(one.text)) and len(one.text) < 90 and one.text[:1] not in "(-" and one.align is not Align.JUSTIFY


def _is_draft(one: LaidParagraph) -> bool:
    return fold(one.text).startswith("dự thảo") and len(one.text) < 30


def _type(said: Sequence[LaidParagraph], top: int) -> tuple[LaidParagraph | None, int]:
    """Return the name of the type and its place: a word of the list, or a short line of capitals in the middle."""
    for at, one in enumerate(said[top + 1 : top + 8], start=top + 1):
        text = fold(one.text)
        if text.startswith(("kính gửi", "kính trình")):
            break
        if text in _TYPES or (_OTHER_TYPES.match(text) and one.text.isupper() and len(text) < 60):
            return one, at
    return None, top


def _abstract(said: Sequence[LaidParagraph], at: int, dashes: LaidParagraph | None) -> tuple[LaidParagraph, ...]:
    """Return what stands between type and dashes; without dashes the lines in the middle that follow, or one without a full stop."""
    if dashes is not None:
        return tuple(said[at + 1 : said.index(dashes)])
    found = []
    for one in said[at + 1 : at + 6]:
        if one.align is not Align.CENTER or fold(one.text).startswith("kính"):
            break
        found.append(one)
    first = said[at + 1] if at + 1 < len(said) else None
    if not found and first is not None and len(first.text) < 300 and first.text[-1] not in ".:;,./":
        found.append(first)
    return tuple(found)


def _organs(
    said: Sequence[LaidParagraph],
    title: LaidParagraph | None,
    number: LaidParagraph | None,
    star: LaidParagraph | None,
    day: LaidParagraph | None,
) -> tuple[tuple[LaidParagraph, ...], tuple[LaidParagraph, ...]]:
    """Return the lines of the superior and of the organ that issues: those above star and number."""
    last = star or number
    if last is None:
        return (), ()
    names = []
    for one in said[: said.index(last)]:
        if one is title or one is day or fold(one.text) in _MOTTO or one.text.startswith("(") or not any(map(str.isalpha, one.text)):
            continue
        same = one.spot.table == last.spot.table and (one.spot.cell == last.spot.cell or one.align is None)
        if same or (title is not None and one.spot.table and one.spot.table == last.spot.table and one.spot.cell < title.spot.cell):
            names.append(one)
    if len(names) < 2:
        return (), tuple(names)
    own = next((at for at, one in enumerate(names) if at and fold(one.text).startswith(("đảng ủy", "chi bộ", "ban thường vụ"))), None)
    cut = own if own is not None else next((at for at, one in enumerate(names) if at and _is_bold(one)), len(names) - 1)
    return tuple(names[:cut]), tuple(names[cut:])


def _is_bold(one: LaidParagraph) -> bool:
    return bool(one.words) and all(run.bold for run in one.words)


def _below_number(said: Sequence[LaidParagraph], number: LaidParagraph, type: LaidParagraph | None) -> tuple[LaidParagraph, ...]:
    """Return the lines under the number in its cell (a letter's abstract, a draft mark)."""
    found = []
    for one in said[said.index(number) + 1 :]:
        if one.spot.table != number.spot.table or one is type or fold(one.text).startswith("kính"):
            break
        if number.spot.table and one.spot.cell == number.spot.cell:
            found.append(one)
        elif not number.spot.table and (one.align is None or _is_day_line(one)):
            continue
        elif not number.spot.table:
            if one.align is Align.JUSTIFY or not one.words or not one.words[0].italic:
                break
            found.append(one)
    return tuple(found)


def _end(said: Sequence[LaidParagraph], top: int) -> int:
    """Return where the body ends: the first line of recipients or of the signature that comes after the head."""
    for at in range(top + 1, len(said)):
        text = fold(said[at].text)
        if text.startswith("nơi nhận") and len(text) < 20:
            return at
        if _ANNEX.fullmatch(text) or _is_authority(said[at]):
            return at
    return len(said)


def _is_authority(one: LaidParagraph) -> bool:
    return bool(_AUTHORITY.match(one.text)) and one.text.isupper() and len(one.text) < 70 and one.align is not Align.JUSTIFY


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


def _rules(every: Sequence[LaidParagraph], title: LaidParagraph | None, day: LaidParagraph | None) -> tuple[float, ...]:
    """Return the lengths of the lines that are drawn from the title to the date."""
    return tuple(length for one in _under_title(every, title, day) for length in one.rules)


def _under_title(every: Sequence[LaidParagraph], title: LaidParagraph | None, day: LaidParagraph | None) -> list[LaidParagraph]:
    """Return the title and what stands between it and the date, for a title in a box also the paragraph that holds the box."""
    if title is None:
        return []
    start = every.index(title)
    host = next((one for one in reversed(every[:start]) if not one.spot.in_box), None) if title.spot.in_box else None
    stop = every.index(day) if day is not None and every.index(day) > start else start + 3
    near = [one for one in every[start : stop + 1] if one.spot.cell == title.spot.cell or one.spot.in_box or not title.spot.table]
    return [host, *near] if host is not None else near


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

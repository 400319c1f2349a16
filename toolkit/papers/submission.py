"""Tờ trình (TTr/ĐU): exemplars nominated for commendation and award for 19/5, with list and reasons (plan II.5; the-thuc.md 5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.period import Period
from toolkit.model.summary import Exemplar, Summary
from toolkit.papers.frame import PaperHead, bases, paper_head, superior_on
from toolkit.papers.nominees import hindrances, nominees, reasons
from toolkit.papers.tracing import tally, told
from toolkit.papers.wording import NONE, count, listed, number_or_dash, of_kinds, some, unbroken, upper_first
from toolkit.text.fold import fold

SOURCE = "II.5"
CODE = "TTr"
TEMPLATE = "to-trinh-khen-thuong.docx"

# The day on which the plan honours exemplars each year: the birthday of President Hồ Chí Minh, 19 May 1890.
_BORN = date(1890, 5, 19)


@dataclass(frozen=True, slots=True, kw_only=True)
class NomineeRow:
    """One nominated collective or person, every cell as printed."""

    number: int
    name: str
    people: str
    born: str
    position: str
    branch: str
    reasons: str
    rating: str
    proposal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """What the template ``to-trinh-khen-thuong.docx`` prints; each field is a mark of that name."""

    head: PaperHead
    abstract: str
    bases: tuple[str, ...]
    body: tuple[str, ...]
    closing: str
    collectives: tuple[NomineeRow, ...]
    individuals: tuple[NomineeRow, ...]
    committee: str
    year: int


def drafts(summary: Summary, definitions: Definitions, style: PartyStyle, day: date) -> tuple[Draft, ...]:
    """Compose the one submission of the period, where there is anybody to nominate.

    It is due in the last period of each kind before a 19 May (the first quarter, the year before); in others it is made when asked for.
    """
    if not any(nominees(summary, kind) for kind in ExemplarKind):
        return ()
    said = context(summary, definitions, style, day)
    path, due = f"Tờ trình khen thưởng {summary.period.say()}.docx", is_due(summary.period)
    return (Draft(path=path, template=f"{style.id}/{TEMPLATE}", context=said, due=due),)


def is_due(period: Period) -> bool:
    """Tell whether no later period of the same kind ends before the day on which exemplars are honoured (plan II.5)."""
    later = period.next
    return later is None or later.last_day >= honour_day(period)


def honour_day(period: Period) -> date:
    """Return the first 19 May after the last day of the period."""
    this_year = _BORN.replace(year=period.last_day.year)
    return this_year if this_year > period.last_day else this_year.replace(year=this_year.year + 1)


def context(summary: Summary, definitions: Definitions, style: PartyStyle, day: date, *, number: int | None = None) -> Nomination:
    """Compose the submission of ``day``. Without a number it is a draft: number and day of signing stay blank."""
    plan, organisation = definitions.plan, definitions.organisation
    superior = superior_on(organisation, day)
    honoured = honour_day(summary.period)
    say = definitions.sentences.say
    superior_name = superior.name if superior else say("ten_goi.cap_tren")
    occasion = say("to_trinh.dip", so_nam=unbroken(say("to_trinh.so_nam", so=str(honoured.year - _BORN.year))))
    senders = tally((branch for branch in summary.branches if any(one.branch == branch.code for one in summary.exemplars)), summary)
    lists = {kind: nominees(summary, kind) for kind in ExemplarKind}
    rows = {kind: tuple(_row(n, one, summary, definitions) for n, one in enumerate(lists[kind], start=1)) for kind in ExemplarKind}
    return Nomination(
        head=paper_head(
            organisation,
            style,
            day,
            ("Như trên", *organisation.recipients.get(CODE, ())),
            code=CODE,
            addressees=(superior_name,),
            number=number,
        ),
        abstract=say("to_trinh.trich_yeu", dip=occasion),
        bases=bases(
            (
                say("to_trinh.can_cu_ke_hoach", ke_hoach=plan.citation),
                say("to_trinh.can_cu_ket_qua", ky=summary.period.say(), so=count(senders)),
            ),
            style,
        ),
        body=_body(summary, definitions, superior_name, occasion, honoured),
        closing=say("to_trinh.ket", cap_uy=organisation.committee, cap_tren=superior_name),
        collectives=rows[ExemplarKind.COLLECTIVE],
        individuals=rows[ExemplarKind.INDIVIDUAL],
        committee=unbroken(organisation.committee),
        year=honoured.year,
    )


def _body(summary: Summary, definitions: Definitions, superior: str, occasion: str, honoured: date) -> tuple[str, ...]:
    say, committee = definitions.sentences.say, definitions.organisation.committee
    nominated = [one for kind in ExemplarKind for one in nominees(summary, kind)]
    fit = tally((one for one in summary.exemplars if not hindrances(one, summary)), summary)
    chosen = tally(nominated, summary, "hinh_thuc_de_nghi")
    return (
        say(
            "to_trinh.qua_trinh",
            cap_uy=committee,
            dien_hinh=_kinds(summary.exemplars, summary, definitions),
            dat=some(fit, "dien_hinh", definitions.sentences),
            de_nghi=say(
                f"to_trinh.duoc_de_nghi.{'tat_ca' if chosen == fit else 'mot_phan'}", so=some(chosen, "dien_hinh", definitions.sentences)
            ),
        ),
        say(
            "to_trinh.de_nghi",
            dip=upper_first(occasion),
            tu_ngay=_plain_day(_BORN),
            den_ngay=_plain_day(honoured),
            cap_uy=committee,
            cap_tren=superior,
            dien_hinh=_kinds(nominated, summary, definitions),
        ),
        *_by_form(nominated, summary, definitions),
        say("to_trinh.ho_so", cac_bieu=", ".join(_forms_of(nominated, definitions))),
    )


def _plain_day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _forms_of(nominated: list[Exemplar], definitions: Definitions) -> tuple[str, ...]:
    """Return the codes of the forms by which those who are nominated were assessed."""
    plan, kinds = definitions.plan, {one.kind for one in nominated}
    asked = ((form, [plan.criterion(id) for id in form.criteria]) for form in plan.forms)
    return tuple(form.code for form, criteria in asked if any(one is not None and one.about in kinds for one in criteria))


def _kinds(exemplars: Sequence[Exemplar], summary: Summary, definitions: Definitions, field: str = "") -> str:
    collective, individual = (tally((one for one in exemplars if one.kind is kind), summary, field) for kind in ExemplarKind)
    return of_kinds(tally(exemplars, summary, field), collective, individual, definitions.sentences)


def _by_form(nominated: list[Exemplar], summary: Summary, definitions: Definitions) -> tuple[str, ...]:
    """Count the nominated by form of award, the most frequent first; the parts add up to the number in the sentence before."""
    said: dict[str, str] = {}
    groups: dict[str, list[Exemplar]] = {}
    for one in nominated:
        form = one.proposal
        said.setdefault(fold(form), form)
        groups.setdefault(fold(form), []).append(one)
    ranked = sorted(groups, key=lambda key: -len(groups[key]))
    say = definitions.sentences.say
    numbers = {key: _kinds(groups[key], summary, definitions, "hinh_thuc_de_nghi") for key in ranked}
    lines = [say("to_trinh.hinh_thuc", ten=said[key], dien_hinh=numbers[key]) for key in ranked]
    return tuple(f"{line}{'.' if line is lines[-1] else ';'}" for line in lines)


def _row(number: int, one: Exemplar, summary: Summary, definitions: Definitions) -> NomineeRow:
    branch = summary.branch(one.branch)
    ratings = [rating for rating in one.ratings if rating]
    awards = [one.award] if one.award else []
    return NomineeRow(
        number=number,
        name=one.name,
        people=told(number_or_dash(one.people), one, summary, "so_thanh_vien"),
        born=told(str(one.born), one, summary, "nam_sinh") if one.born else NONE,
        position=one.position or NONE,
        branch=branch.name if branch is not None else one.branch,
        reasons=reasons(one, summary, definitions),
        rating=listed(dict.fromkeys((*ratings, *awards))) or NONE,
        proposal=one.proposal,
    )

"""Tờ trình (TTr/ĐU): exemplars nominated for commendation and award for 19/5, with list and reasons (plan II.5; the-thuc.md 5.3)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.paper import Draft
from toolkit.model.party_style import PartyStyle
from toolkit.model.period import Period
from toolkit.model.summary import Exemplar, Summary
from toolkit.papers.frame import PaperHead, bases, paper_head, superior_on
from toolkit.papers.nominees import hindrances, nominees, proposed, reasons
from toolkit.papers.wording import NONE, count, listed, lower_first, number_or_dash, some, unbroken
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
    """Compose the one submission of the period, where there is anybody to nominate."""
    if not any(nominees(summary, definitions, kind) for kind in ExemplarKind):
        return ()
    said = context(summary, definitions, style, day)
    return (Draft(path=f"Tờ trình khen thưởng {summary.period.say()}.docx", template=f"{style.id}/{TEMPLATE}", context=said),)


def honour_day(period: Period) -> date:
    """Return the first 19 May after the last day of the period."""
    this_year = _BORN.replace(year=period.last_day.year)
    return this_year if this_year > period.last_day else this_year.replace(year=this_year.year + 1)


def context(
    summary: Summary, definitions: Definitions, style: PartyStyle, day: date, *, number: int | None = None, draft: int | None = None
) -> Nomination:
    """Compose the submission of ``day``. Without a number it is a draft: number and day of signing stay blank."""
    plan, organisation = definitions.plan, definitions.organisation
    superior = superior_on(organisation, day)
    superior_name = superior.name if superior else "cấp trên trực tiếp"
    honoured = honour_day(summary.period)
    age = unbroken(f"{honoured.year - _BORN.year} năm")
    occasion = f"nhân dịp kỷ niệm {age} Ngày sinh Chủ tịch Hồ Chí Minh"
    senders = sum(1 for branch in summary.branches if branch.received)
    lists = {kind: nominees(summary, definitions, kind) for kind in ExemplarKind}
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
            draft=draft,
        ),
        abstract=f"đề nghị biểu dương, khen thưởng điển hình tiêu biểu {occasion}",
        bases=bases(
            (
                f"Căn cứ {plan.citation}",
                f"Căn cứ kết quả đánh giá theo tiêu chí và đề nghị {summary.period.say()} của {count(senders)} chi bộ trực thuộc",
            ),
            style,
        ),
        body=_body(summary, definitions, superior_name, occasion, honoured),
        closing=f"{organisation.committee} trình {superior_name} xem xét, quyết định.",
        collectives=rows[ExemplarKind.COLLECTIVE],
        individuals=rows[ExemplarKind.INDIVIDUAL],
        committee=organisation.committee,
        year=honoured.year,
    )


def _body(summary: Summary, definitions: Definitions, superior: str, occasion: str, honoured: date) -> tuple[str, ...]:
    committee = definitions.organisation.committee
    nominated = [one for kind in ExemplarKind for one in nominees(summary, definitions, kind)]
    fit = sum(1 for one in summary.exemplars if not hindrances(one, summary))
    forms = listed(form.code for form in definitions.plan.forms if form.criteria)
    return (
        f"{committee} đã tổng hợp, đối chiếu kết quả đánh giá của các chi bộ với tiêu chí của Kế hoạch. Trong "
        f"{count(len(summary.exemplars))} điển hình được đánh giá ({_kinds(summary.exemplars)}), {some(fit, 'điển hình')} đạt tất cả "
        f"tiêu chí và điều kiện; trong đó {some(len(nominated), 'điển hình')} được chi bộ đề nghị biểu dương, khen thưởng.",
        f"{occasion[:1].upper()}{occasion[1:]} ({_BORN.day}/{_BORN.month}/{_BORN.year} - {honoured.day}/{honoured.month}/{honoured.year}), "
        f"{committee} trình {superior} xem xét, biểu dương, khen thưởng {count(len(nominated))} điển hình, gồm {_kinds(nominated)}. "
        "Hình thức đề nghị cụ thể như sau:",
        *_by_form(nominated, definitions),
        f"Danh sách và tóm tắt thành tích tại Phụ lục kèm theo. Hồ sơ gửi kèm: phiếu đánh giá theo tiêu chí ({forms}) của từng điển hình.",
    )


def _kinds(exemplars: tuple[Exemplar, ...] | list[Exemplar]) -> str:
    kinds = Counter(one.kind for one in exemplars)
    return f"{some(kinds[ExemplarKind.COLLECTIVE], 'tập thể')}, {some(kinds[ExemplarKind.INDIVIDUAL], 'cá nhân')}"


def _by_form(nominated: list[Exemplar], definitions: Definitions) -> tuple[str, ...]:
    """Count the nominated by form of award, the most frequent first; the parts add up to the number in the sentence before."""
    said: dict[str, str] = {}
    groups: dict[str, list[Exemplar]] = {}
    for one in nominated:
        form = proposed(one, definitions)
        said.setdefault(fold(form), form)
        groups.setdefault(fold(form), []).append(one)
    ranked = sorted(groups, key=lambda key: -len(groups[key]))
    lines = [f"- {said[key]}: {count(len(groups[key]))} điển hình ({lower_first(_kinds(groups[key]))})" for key in ranked]
    return tuple(f"{line}{'.' if line is lines[-1] else ';'}" for line in lines)


def _row(number: int, one: Exemplar, summary: Summary, definitions: Definitions) -> NomineeRow:
    branch = summary.branch(one.branch)
    ratings = [rating for rating in one.ratings if rating]
    awards = [one.award] if one.award else []
    return NomineeRow(
        number=number,
        name=one.name,
        people=number_or_dash(one.people),
        born=str(one.born) if one.born else NONE,
        position=one.position or NONE,
        branch=branch.name if branch is not None else one.branch,
        reasons=reasons(one, summary, definitions),
        rating=listed(dict.fromkeys((*ratings, *awards))) or NONE,
        proposal=proposed(one, definitions),
    )

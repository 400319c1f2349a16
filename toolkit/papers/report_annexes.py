"""Rows of the report's tables and annexes: criteria, exemplars, figures by branch, gaps, evidence (the-thuc.md 5.6)."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code
from toolkit.model.summary import BranchSummary, CriterionCount, Exemplar, Gap, Passage, Summary
from toolkit.papers.annex_names import is_lack, lacks
from toolkit.papers.report_parts import criterion_name, progress_words
from toolkit.papers.report_speech import branch_name, rate
from toolkit.papers.tracing import followed, out_of, sources, told
from toolkit.papers.wording import NONE, bullets, count, listed, listed_periods, number_or_dash, quote, sentence, upper_first
from toolkit.text.fold import fold
from toolkit.text.sort import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """One criterion: how many exemplars were asked, met it, did not, left it blank; ``rate`` of those that met it."""

    name: str
    asked: str
    met: str
    rate: str
    not_met: str
    blank: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionGroup:
    """The criteria of collectives, of individuals, or of leaders."""

    name: str
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplarRow:
    """One exemplar of the list, every cell as printed."""

    number: int
    name: str
    branch: str
    people: str
    born: str
    position: str
    content: str
    progress: str
    initiatives: str
    rating: str
    award: str
    proposal: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """One gap of a branch."""

    number: int
    form: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapGroup:
    """The gaps of one branch."""

    branch: str
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """What was written for one exemplar under one criterion; several exemplars where the words are the same."""

    number: int
    exemplars: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceGroup:
    """The evidence under one criterion."""

    criterion: str
    rows: tuple[EvidenceRow, ...]


def criteria_groups(summary: Summary, definitions: Definitions) -> tuple[CriterionGroup, ...]:
    """Put the criteria into the plan's groups: collectives, individuals, leaders; one that nobody was asked about is not there."""
    groups: dict[str, list[CriterionRow]] = {}
    for one in summary.criteria:
        if one.met.value or one.not_met.value or one.blank.value:
            groups.setdefault(criterion_group(one.id, definitions), []).append(_criterion_row(one, definitions))
    return tuple(CriterionGroup(name=name, rows=tuple(rows)) for name, rows in groups.items())


def criterion_group(id: str, definitions: Definitions) -> str:
    """Say whom a criterion is about."""
    criterion = definitions.plan.criterion(id)
    if criterion is not None and criterion.leaders_only:
        return definitions.sentences.say("o_bang.lanh_dao")
    collective = criterion is not None and criterion.about is ExemplarKind.COLLECTIVE
    return definitions.sentences.say("o_bang.tap_the" if collective else "o_bang.ca_nhan")


def _criterion_row(one: CriterionCount, definitions: Definitions) -> CriterionRow:
    asked = one.met.value + one.not_met.value + one.blank.value
    return CriterionRow(
        name=criterion_name(one.id, definitions),
        asked=number_or_dash(asked),
        met=number_or_dash(out_of(one.met.value, asked)),
        rate=rate(one.met.value, asked),
        not_met=number_or_dash(out_of(one.not_met.value, asked)),
        blank=number_or_dash(out_of(one.blank.value, asked)),
    )


def exemplar_rows(summary: Summary, definitions: Definitions, kind: ExemplarKind) -> tuple[ExemplarRow, ...]:
    """List collectives in the order of branches, people in the order of their names (tên, họ, đệm)."""
    return tuple(_exemplar_row(number, one, summary, definitions) for number, one in enumerate(in_order(summary, kind), start=1))


def in_order(summary: Summary, kind: ExemplarKind) -> tuple[Exemplar, ...]:
    """Return collectives in the order of branches, people in that of their names and then of their years of birth."""
    listing = summary.of_kind(kind)
    if kind is ExemplarKind.INDIVIDUAL:
        return tuple(sorted(listing, key=lambda one: (name_key(one.name), one.born or 0)))
    return listing


def _exemplar_row(number: int, one: Exemplar, summary: Summary, definitions: Definitions) -> ExemplarRow:
    branch = summary.branch(one.branch)
    return ExemplarRow(
        number=number,
        name=one.name,
        branch=branch.name if branch else one.branch,
        people=told(number_or_dash(one.people), one, summary, "so_thanh_vien"),
        born=told(str(one.born), one, summary, "nam_sinh") if one.born else NONE,
        position=_position(one, definitions),
        content=told(_content(one), one.registration, summary, "noi_dung_dang_ky", "san_pham_cu_the"),
        progress=_progress(one, summary, definitions),
        initiatives=told(number_or_dash(one.initiatives), one, summary, "so_sang_kien"),
        rating=_ratings(one),
        award=one.award or NONE,
        proposal=one.proposal or NONE,
        result=_result(one, summary, definitions),
    )


def _content(one: Exemplar) -> str:
    """Say what was registered: the content, then the product, each on a line of its own."""
    registered = one.registration
    said = (registered.content, registered.product) if registered is not None else ()
    return "\n".join(sentence(text) for text in said if text) or NONE


def _position(one: Exemplar, definitions: Definitions) -> str:
    """Say somebody's position, and of leaders that the plan asks more of them (plan II.1.2)."""
    said = one.position or NONE
    return definitions.sentences.say("o_bang.chuc_vu_lanh_dao", chuc_vu=said) if one.leader else said


def _progress(one: Exemplar, summary: Summary, definitions: Definitions) -> str:
    """Say how far it is, as assessed in the period."""
    rows = (row for row in summary.progress if (row.branch, fold(row.name)) == (one.branch, fold(one.name)))
    return "\n".join(told(sentence(upper_first(progress_words(row, definitions))), row, summary) for row in rows) or NONE


def _ratings(one: Exemplar) -> str:
    """Say one rating once where all are the same."""
    said = [rating for rating in one.ratings if rating]
    return listed(dict.fromkeys(said)) if said else NONE


def _result(one: Exemplar, summary: Summary, definitions: Definitions) -> str:
    met = followed(len(one.met), (source for id in one.met for source in sources(one, f"{id}.ket_qua")), summary)
    others = (*one.not_met, *one.blank)
    asked = met + followed(len(others), (source for id in others for source in sources(one, f"{id}.ket_qua")), summary)
    say, failed = definitions.sentences.say, (("chua_dat", one.not_met), ("chua_ghi", one.blank))
    said = [say(f"o_bang.{what}", ten=listed(quote(criterion_name(id, definitions)) for id in ids)) for what, ids in failed if ids]
    return "\n".join((say("o_bang.dat", so=number_or_dash(met), tong=number_or_dash(asked)), *said))


def gap_groups(summary: Summary, definitions: Definitions) -> tuple[GapGroup, ...]:
    """List by branch what is missing or does not agree: every error, every blank, every figure that does not match.

    How to mend it is told to the branch in its request, not to the superior.
    """
    return tuple(_gap_group(branch, summary, definitions) for branch in summary.branches if lacks(branch))


def _gap_group(branch: BranchSummary, summary: Summary, definitions: Definitions) -> GapGroup:
    """Say what is wrong with what a branch sent; where it sent nothing, that, and not each form that did not come."""
    silent, say = _silent(branch, summary), definitions.sentences.say
    gaps = [gap for gap in branch.gaps if is_lack(gap) and not (gap.finding.code is Code.NOT_RECEIVED and gap.period in silent)]
    said = [(_dated(say("o_bang.ca_ky"), period, definitions), say("o_bang.chua_gui_bao_cao")) for period in silent]
    said += [
        (_dated(about(gap, definitions), gap.period, definitions), told(gap.finding.fault, gap, summary, otherwise=sources(branch)))
        for gap in gaps
    ]
    number = followed(len(said), [one for gap in gaps for one in sources(gap)] or sources(branch), summary)
    rows = tuple(GapRow(number=place, form=form, message=message) for place, (form, message) in enumerate(said, start=1))
    return GapGroup(branch=say("o_bang.nhom_noi_dung", chi_bo=branch.name, so=count(number)), rows=rows)


def _silent(branch: BranchSummary, summary: Summary) -> tuple[str, ...]:
    """Return the periods, "" for the only one, in which a branch had to send something and sent nothing."""
    if not summary.parts:
        return ("",) if branch.due and not branch.received else ()
    years = ((year.period.say(), year.branch(branch.code)) for year in summary.parts)
    return tuple(period for period, one in years if one is not None and one.due and not one.received)


def _dated(said: str, period: str, definitions: Definitions) -> str:
    return definitions.sentences.say("o_bang.cua_ky", ten=said, ky=period) if period else said


def about(gap: Gap, definitions: Definitions) -> str:
    """Say what a gap is about: the form's code and the exemplar, else the form that did not come, the file, the branch's whole dossier."""
    form = definitions.plan.form(gap.form)
    if form is not None:
        return form.code + (f" – {gap.subject}" if gap.subject else "")
    if gap.finding.code is Code.NOT_RECEIVED and gap.finding.label:
        return gap.finding.label
    say = definitions.sentences.say
    return say("o_bang.tep", ten=gap.path.rsplit("/", 1)[-1]) if gap.path else say("o_bang.ho_so")


def evidence_groups(summary: Summary, definitions: Definitions) -> tuple[EvidenceGroup, ...]:
    """List what was written under each criterion, whole and attributed."""
    groups = [_evidence_group(one.id, summary, definitions) for one in summary.criteria]
    return tuple(group for group in groups if group.rows)


def _evidence_group(criterion: str, summary: Summary, definitions: Definitions) -> EvidenceGroup:
    rows = [
        EvidenceRow(
            number=number,
            exemplars=_whose(passage, summary),
            text=told(_unmarked(passage.text), passage, summary),
        )
        for number, passage in enumerate(summary.under(f"{criterion}.minh_chung"), start=1)
    ]
    return EvidenceGroup(criterion=criterion_name(criterion, definitions), rows=tuple(rows))


def _unmarked(text: str) -> str:
    """Leave the mark of a list away where what was written is one paragraph only."""
    written = bullets(text)
    return written[0] if len(written) == 1 else text


def _whose(passage: Passage, summary: Summary) -> str:
    """Name the exemplars that a passage was written for, each once: "Tổ Tin học (Chi bộ Văn phòng, năm 2023, 2024)"."""
    periods: dict[tuple[str, str], dict[str, None]] = {}
    for speaker in passage.speakers:
        periods.setdefault((speaker.subject, speaker.branch), {}).update({speaker.period: None} if speaker.period else {})
    named = (
        (subject, [branch_name(code, summary), *([listed_periods(when)] if when else [])]) for (subject, code), when in periods.items()
    )
    return listed(f"{subject} ({', '.join(around)})" if subject else ", ".join(around) for subject, around in named)

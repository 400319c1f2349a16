"""A whole stage (2023-2025) from the summaries of its years, where branches report year by year and not for the stage itself.

An exemplar that stands in several years is one exemplar, as it is in the latest of them; those of one year stay apart. What is a yield of a
year (initiatives, articles, commendations, proposals, newly found) adds up. A year in which a branch sent nothing adds nothing and is
named in ``parts``. A gap of a form of which a later year's stands in the lists is over; all others stand, each with its year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from toolkit.model.definitions import ExemplarKind
from toolkit.model.period import Period
from toolkit.model.summary import (
    BranchSummary,
    CriterionCount,
    Exemplar,
    Figure,
    Measure,
    Passage,
    Progress,
    Registration,
    Summary,
    total,
)
from toolkit.text.fold import fold

_YIELDS = (Measure.INITIATIVES, Measure.ARTICLES, Measure.NEWLY_FOUND, Measure.COMMENDED, Measure.PROPOSED)

_Listed = TypeVar("_Listed", Exemplar, Registration, Progress)


def consolidate_stage(years: Sequence[Summary], period: Period) -> Summary:
    """Put the summaries of the years, the earliest first, together into one of the stage."""
    codes = _branches_in_order(years)
    exemplars = _latest((year.exemplars for year in years), _who, codes)
    registrations = _latest((year.registrations for year in years), _who, codes)
    progress = _latest((year.progress for year in years), lambda one: (one.branch, _name(one)), codes)
    over = {id for year in years for id in _stand(year.exemplars, year.registrations, year.progress)}
    over -= _stand(exemplars, registrations, progress)
    branches = tuple(_branch(code, years, exemplars, over) for code in codes)
    due = [branch for branch in branches if branch.due]
    return Summary(
        period=period,
        branches=branches,
        due=Figure(value=len(due)),
        received=_tally(branch for branch in due if branch.received),
        complete=_tally(branch for branch in due if branch.complete),
        submissions=_added(year.submissions for year in years),
        measures=tuple((measure, total(branch.measure(measure) for branch in branches)) for measure in Measure),
        criteria=tuple(_criterion(id, exemplars) for id in dict.fromkeys(one.id for year in years for one in year.criteria)),
        exemplars=exemplars,
        registrations=registrations,
        progress=progress,
        passages=_passages(years, codes),
        unconfirmed=tuple(one for year in years for one in year.unconfirmed),
        parts=tuple(years),
    )


def _stand(exemplars: Iterable[Exemplar], registrations: Iterable[Registration], progress: Iterable[Progress]) -> set[str]:
    """Return the submissions that are listed."""
    return {one.submission for one in exemplars} | {one.submission for one in registrations} | {one.submission for one in progress}


def _branches_in_order(years: Sequence[Summary]) -> tuple[str, ...]:
    """Return every branch, those of the last year as they stand there, then those that were only there before."""
    return tuple(dict.fromkeys(branch.code for year in reversed(years) for branch in year.branches))


def _latest(years: Iterable[Iterable[_Listed]], key: Callable[[_Listed], Hashable], codes: Sequence[str]) -> tuple[_Listed, ...]:
    """Keep of each thing the last year's, branch by branch. The second of one key in a year goes with the second in another."""
    kept: dict[tuple[Hashable, int], _Listed] = {}
    for listed in years:
        counted: Counter[Hashable] = Counter()
        for one in listed:
            counted[key(one)] += 1
            kept[key(one), counted[key(one)]] = one
    return tuple(sorted(kept.values(), key=lambda one: codes.index(one.branch)))


def _who(one: Exemplar | Registration) -> Hashable:
    return (one.branch, one.kind, _name(one))


def _name(one: Exemplar | Registration | Progress) -> str:
    """Return the folded name; nobody knows who one without a name is in another year."""
    return fold(one.name) or f"#{one.submission}"


def _added(tables: Iterable[tuple[tuple[str, Figure], ...]]) -> tuple[tuple[str, Figure], ...]:
    found: dict[str, list[Figure]] = {}
    for table in tables:
        for key, figure in table:
            found.setdefault(key, []).append(figure)
    return tuple((key, total(figures)) for key, figures in found.items())


def _tally(branches: Iterable[BranchSummary]) -> Figure:
    counted = tuple(branches)
    sources = tuple(source for branch in counted for _, figure in branch.submissions for source in figure.sources)
    return Figure(value=len(counted), sources=sources)


def _branch(code: str, years: Sequence[Summary], exemplars: Sequence[Exemplar], over: Collection[str]) -> BranchSummary:
    """Put one branch's years together; it is complete if it was in every year in which it was due."""
    found = [(year.period.say(), branch) for year in years if (branch := year.branch(code)) is not None]
    known = [branch for _, branch in found]
    last, due = known[-1], [branch for branch in known if branch.due]
    own = [one for one in exemplars if one.branch == code]
    return replace(
        last,
        due=bool(due),
        received=any(branch.received for branch in known),
        readable=all(branch.readable for branch in known),
        complete=bool(due) and all(branch.complete for branch in due),
        valid=all(branch.valid for branch in known),
        submissions=_added(branch.submissions for branch in known),
        due_forms=(),
        missing_forms=(),
        measures=tuple((measure, _measure(measure, known, own)) for measure in Measure),
        gaps=tuple(replace(gap, period=year) for year, branch in found for gap in branch.gaps if gap.submission not in over),
        first_arrived=min((branch.first_arrived for branch in known if branch.first_arrived), default=None),
    )


def _measure(measure: Measure, known: Sequence[BranchSummary], own: Sequence[Exemplar]) -> Figure:
    if measure in _YIELDS:
        return total(branch.measure(measure) for branch in known)
    if measure is Measure.LEADERS:
        return _count(one.submission for one in own if one.leader)
    kind = ExemplarKind.COLLECTIVE if measure is Measure.COLLECTIVE else ExemplarKind.INDIVIDUAL
    return _count(one.submission for one in own if one.kind is kind)


def _criterion(id: str, exemplars: Sequence[Exemplar]) -> CriterionCount:
    return CriterionCount(
        id=id,
        met=_count(one.submission for one in exemplars if id in one.met),
        not_met=_count(one.submission for one in exemplars if id in one.not_met),
        blank=_count(one.submission for one in exemplars if id in one.blank),
    )


def _count(submissions: Iterable[str]) -> Figure:
    ids = tuple(submissions)
    return Figure(value=len(ids), sources=ids)


def _passages(years: Sequence[Summary], codes: Sequence[str]) -> tuple[Passage, ...]:
    """Gather what was written in all years branch by branch, the same words once, each speaker with the year."""
    merged: dict[tuple[str, str], Passage] = {}
    for year in years:
        for passage in year.passages:
            key = passage.question, fold(passage.text)
            before = merged.get(key)
            spoken = tuple(replace(one, period=year.period.say()) for one in passage.speakers)
            together = (*(before.speakers if before else ()), *spoken)
            merged[key] = replace(
                before or passage,
                speakers=tuple(sorted(together, key=lambda one: codes.index(one.branch))),
                sources=(*(before.sources if before else ()), *passage.sources),
            )
    return tuple(sorted(merged.values(), key=lambda passage: codes.index(passage.speakers[0].branch)))

"""Who may be nominated (plan II.1.2, II.5): exemplars that meet every criterion and condition; the reasons in the branch's words."""

from __future__ import annotations

from collections import Counter

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code
from toolkit.model.summary import Exemplar, Summary
from toolkit.papers.conditions import CONDITIONS
from toolkit.papers.report_parts import criterion_name
from toolkit.papers.tracing import told
from toolkit.papers.wording import NONE, run_on, sentence
from toolkit.text.fold import fold
from toolkit.text.sort import name_key, word_key

_UNANSWERED = frozenset({Code.MISSING, Code.INVALID, Code.CONTRADICTORY})  # nobody knows whether such a condition is fulfilled
_HINDRANCES = {Code.NOT_MET: "chua_dat", **CONDITIONS}


def hindrances(one: Exemplar, summary: Summary) -> tuple[str, ...]:
    """Return what keeps an exemplar from being nominated, as names under ``dieu_kien``; empty: nothing does."""
    branch = summary.branch(one.branch)
    gaps = [gap for gap in branch.gaps if gap.submission == one.submission] if branch is not None else []
    codes = {gap.finding.code for gap in gaps} | ({Code.NOT_MET} if one.not_met else set())
    unanswered = any(gap.is_error and gap.finding.code in _UNANSWERED for gap in gaps)
    return (
        *(name for code, name in _HINDRANCES.items() if code in codes),
        *(("chua_ghi",) if one.blank else ()),
        *(("chua_du",) if unanswered and not one.blank else ()),
    )


def nominees(summary: Summary, kind: ExemplarKind) -> tuple[Exemplar, ...]:
    """Return the exemplars of a kind that a branch proposes and nothing hinders: people by tên, họ, đệm, collectives by their words."""
    fit = [one for one in summary.of_kind(kind) if one.proposal and not hindrances(one, summary)]
    return tuple(sorted(fit, key=lambda one: name_key(one.name) if kind is ExemplarKind.INDIVIDUAL else word_key(one.name)))


def nominated_twice(summary: Summary) -> tuple[tuple[Exemplar, ...], ...]:
    """Return the people whom several branches nominate: the same name, and no two different years of birth."""
    groups: dict[str, list[Exemplar]] = {}
    for one in nominees(summary, ExemplarKind.INDIVIDUAL):
        groups.setdefault(fold(one.name), []).append(one)
    pairs = (_alike(group) for name, group in groups.items() if name)
    return tuple(group for group in pairs if len({one.branch for one in group}) > 1)


def _alike(group: list[Exemplar]) -> tuple[Exemplar, ...]:
    """Leave out who shares a name with the others but was born in a year that is nobody else's."""
    years = Counter(one.born for one in group if one.born)
    return tuple(one for one in group if not one.born or years[one.born] > 1 or len(years) == 1 or None in {each.born for each in group})


def reasons(one: Exemplar, summary: Summary, definitions: Definitions) -> str:
    """Give what the branch registered and wrote as evidence, a line for each, whole and in its own words."""
    known = one.registration
    registered = ((known.content, "noi_dung_dang_ky"), (known.product, "san_pham_cu_the")) if known is not None else ()
    lines = [told(sentence(run_on(text)), known, summary, asked) for text, asked in registered if text]
    for criterion in (*one.met, *one.not_met, *one.blank):
        for passage in summary.under(f"{criterion}.minh_chung"):
            if one.submission in passage.sources:
                words = told(sentence(run_on(passage.text)), one, summary, f"{criterion}.minh_chung")
                lines.append(f"{criterion_name(criterion, definitions)}: {words}")
    return "\n".join(f"- {line}" for line in dict.fromkeys(lines)) or NONE

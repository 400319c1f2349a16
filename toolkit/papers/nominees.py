"""Who may be nominated (plan II.1.2, II.5): exemplars that meet every criterion and condition; the reasons in the branch's words."""

from __future__ import annotations

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code
from toolkit.model.summary import Exemplar, Summary
from toolkit.papers.conditions import CONDITIONS
from toolkit.papers.report_parts import criterion_name
from toolkit.papers.tracing import told
from toolkit.papers.wording import NONE, run_on, sentence
from toolkit.text.fold import fold
from toolkit.text.sort import name_key, word_key

_HINDRANCES = {Code.NOT_MET: "chua_dat", **CONDITIONS}


def hindrances(one: Exemplar, summary: Summary) -> tuple[str, ...]:
    """Return what keeps an exemplar from being nominated, as names under ``dieu_kien``; empty: nothing does."""
    branch = summary.branch(one.branch)
    found = {gap.finding.code for gap in branch.gaps if gap.submission == one.submission} if branch is not None else set()
    codes = found | ({Code.NOT_MET} if one.not_met else set())
    return (*(name for code, name in _HINDRANCES.items() if code in codes), *(("chua_ghi",) if one.blank else ()))


def proposed(one: Exemplar, definitions: Definitions) -> str:
    """Return the form of award that the branch proposes, ``""`` where it proposes none or says that there is none."""
    denials = {fold(word) for word in definitions.plan.rules.denials}
    return "" if fold(one.proposal) in denials else one.proposal.strip().rstrip(" .;")


def nominees(summary: Summary, definitions: Definitions, kind: ExemplarKind) -> tuple[Exemplar, ...]:
    """Return the exemplars of a kind that a branch proposes and nothing hinders: people by tên, họ, đệm, collectives by their words."""
    fit = [one for one in summary.of_kind(kind) if proposed(one, definitions) and not hindrances(one, summary)]
    return tuple(sorted(fit, key=lambda one: name_key(one.name) if kind is ExemplarKind.INDIVIDUAL else word_key(one.name)))


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

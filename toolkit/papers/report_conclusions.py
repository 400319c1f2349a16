"""Parts III to V of the report: strengths, weaknesses, causes, lessons, tasks, proposals (the-thuc.md 5.1; plan III).

Strengths and weaknesses are drawn from figures and findings, lessons from the gaps of this very period; the rest is what branches wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.model.definitions import Definitions
from toolkit.model.finding import Code
from toolkit.model.summary import BranchSummary, CriterionCount, Gap, Measure, Summary
from toolkit.papers.annex_names import annex_names
from toolkit.papers.report_speech import Paragraphs, by_year, led, names, quoted, received_from
from toolkit.papers.tracing import followed, sources, tally
from toolkit.papers.wording import count, share, some
from toolkit.text.traces import sources_of

# III- Đánh giá chung


def strengths(summary: Summary, definitions: Definitions) -> Paragraphs:
    """State what the figures show to be good; nothing good to state is said too."""
    say, said = definitions.sentences.say, list(_discipline(summary, definitions))
    passed = tally((one for one in summary.exemplars if not one.not_met and not one.blank), summary)
    if passed * 2 > len(summary.exemplars):
        whole = tally(summary.exemplars, summary)
        said.append(say("uu_diem.dat_tieu_chi", ty_le=share(passed, whole, "dien_hinh", definitions.sentences)))
    met = [one for one in summary.criteria if one.met.value and not one.not_met.value and not one.blank.value]
    if met and passed < len(summary.exemplars):
        judged = [one for one in summary.criteria if one.met.value or one.not_met.value or one.blank.value]
        reached, asked = (followed(len(some_of), _answered(some_of), summary) for some_of in (met, judged))
        said.append(say("uu_diem.tieu_chi_dat", so=count(reached), tong=count(asked)))
    if summary.registrations and all(one.monitor for one in summary.registrations):
        said.append(say("uu_diem.theo_doi"))
    initiatives = summary.measure(Measure.INITIATIVES).value
    if initiatives:
        said.append(say("uu_diem.sang_kien", so=count(initiatives)))
    return tuple(said) or (say("uu_diem.khong"),)


def _discipline(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Praise that all or most branches reported; that nobody sent everything is no strength, nor a stage of which years are missing."""
    sentences, due, received, complete = definitions.sentences, summary.due.value, summary.received.value, summary.complete.value
    if summary.parts:
        whole = share(complete, due, "chi_bo", sentences)
        return (sentences.say("uu_diem.du_cac_nam", ty_le=whole),) if complete * 2 > due else ()
    if not received * 2 > due:
        return ()
    sent, all_of_it = share(received, due, "chi_bo", sentences), some(complete, "chi_bo", sentences)
    name = "tat_ca_gui" if received == due else "phan_lon_gui"
    if complete == received:
        return (sentences.say(f"uu_diem.{name}_day_du", da_gui=sent),)
    if not complete:
        return (sentences.say(f"uu_diem.{name}_con_thieu", da_gui=sent),)
    return (sentences.say(f"uu_diem.{name}", da_gui=sent, day_du=all_of_it),)


def _answered(criteria: Iterable[CriterionCount]) -> tuple[str, ...]:
    """Return the answers that say whether these criteria are met."""
    return tuple(source for one in criteria for source in sources_of(one.met.value, one.not_met.value, one.blank.value))


def weaknesses(summary: Summary, definitions: Definitions) -> Paragraphs:
    """State what is not reached, from the findings, then what the branches write themselves."""
    say = definitions.sentences.say
    written = led(say("han_che.chi_bo_neu"), quoted("han_che", summary), "")
    return (*_shortfalls(summary, definitions), *written) or (say("han_che.khong"),)


def _shortfalls(summary: Summary, definitions: Definitions) -> Paragraphs:
    say, said = definitions.sentences.say, list(_unsent(summary, definitions))
    said += _late(summary, definitions)
    annex = annex_names(summary, definitions).gaps
    where = f" {say('han_che.phu_luc', phu_luc=annex)}" if annex else ""
    for codes, name in _SHORTFALLS:
        number = sum(
            tally((gap for gap in branch.gaps if _falls_short(gap, codes)), summary, otherwise=sources(branch))
            for branch in summary.branches
        )
        if number:
            said.append(say(f"han_che.{name}", so=count(number), phu_luc=where))
    return tuple(said)


def _late(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Name the branches that reported after the deadline; in a stage each with the years."""
    say = definitions.sentences.say
    if summary.parts:
        branches, years = by_year(summary, lambda branch: branch.received and branch.late)
        return (say("han_che.gui_cham_nam", so=count(tally(branches, summary)), ten=years),) if branches else ()
    late = [branch for branch in received_from(summary) if branch.late]
    whole = "_tat_ca" if len(late) == summary.received.value > 1 else ""
    return (say(f"han_che.gui_cham{whole}", so=count(tally(late, summary)), ten=names(late)),) if late else ()


def _unsent(summary: Summary, definitions: Definitions) -> Iterator[str]:
    """Name the branches that sent nothing, and those of which forms are missing; in a stage each with the years."""
    say = definitions.sentences.say
    if summary.parts:
        silent = by_year(summary, lambda branch: not branch.received)
        lacking = by_year(summary, lambda branch: branch.received and bool(branch.missing_forms))
        for name, (branches, years) in (("thieu_nam", silent), ("thieu_bieu_nam", lacking)):
            if branches:
                yield say(f"han_che.{name}", so=count(tally(branches, summary)), ten=years)
        return
    if summary.not_received and not summary.received.value:
        yield say("han_che.chua_ai_gui")
    elif summary.not_received:
        yield say("han_che.chua_gui", so=count(tally(summary.not_received, summary)), ten=names(summary.not_received))
    few = [branch for branch in received_from(summary) if branch.missing_forms]
    if few:
        yield say("han_che.thieu_bieu", so=count(tally(few, summary)), ten=names(few))


def _falls_short(gap: Gap, codes: tuple[Code, ...]) -> bool:
    return gap.finding.code in codes and (gap.is_error or Code.MISSING not in codes)


_SHORTFALLS = (
    ((Code.MISSING, Code.INVALID), "de_trong"),
    ((Code.NOT_MET,), "chua_dat"),
    ((Code.RATING_TOO_LOW, Code.AWARD_MISSING), "xep_loai"),
    ((Code.MISMATCH, Code.CONTRADICTORY), "chua_khop"),
)


def causes(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Give the causes that the branches write."""
    lines = quoted("nguyen_nhan", summary)
    return (definitions.sentences.either("nguyen_nhan", lines), *lines)


def lessons(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Draw from this period's own gaps what the plan asks for."""
    present = {gap.finding.code for branch in summary.branches for gap in branch.gaps}
    present |= {Code.NOT_RECEIVED} if summary.not_received else set()
    drawn = [name for codes, name in _LESSONS if present & codes]
    if summary.registrations and all(one.monitor for one in summary.registrations):
        drawn.append("theo_doi")
    return tuple(definitions.sentences.say(f"bai_hoc.{name}") for name in drawn or ["khong"])


_LESSONS: tuple[tuple[frozenset[Code], str], ...] = (
    (frozenset({Code.NOT_RECEIVED, Code.LATE}), "bao_cao"),
    (frozenset({Code.MISSING, Code.INVALID, Code.THIN_EVIDENCE}), "minh_chung"),
    (frozenset({Code.MISMATCH, Code.CONTRADICTORY}), "so_lieu"),
    (frozenset({Code.NOT_MET, Code.RATING_TOO_LOW, Code.AWARD_MISSING, Code.LEADER_CRITERION}), "tieu_chi"),
)


# IV- Phương hướng, nhiệm vụ; V- Kiến nghị, đề xuất


def tasks(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say what has to be done about this period's gaps, then what the branches plan."""
    say, said = definitions.sentences.say, list(_urging(summary, definitions))
    lacking = _incomplete(summary)
    if lacking:
        annex = annex_names(summary, definitions).gaps
        where = f" {say('nhiem_vu.phu_luc', phu_luc=annex)}" if annex else ""
        said.append(say("nhiem_vu.bo_sung", so=count(tally(lacking, summary)), ten=names(lacking), phu_luc=where))
    failed = [one for one in summary.exemplars if one.not_met]
    if failed:
        said.append(say("nhiem_vu.boi_duong", so=count(tally(failed, summary))))
    said.append(say("nhiem_vu.theo_doi"))
    return (*said, *led(say("nhiem_vu.chi_bo_neu"), quoted("phuong_huong", summary), ""))


def _incomplete(summary: Summary) -> tuple[BranchSummary, ...]:
    """Return the branches that reported less than they had to; of a stage in some year in which they did report."""
    if summary.parts:
        return by_year(summary, lambda branch: branch.received and not branch.complete)[0]
    return tuple(branch for branch in received_from(summary) if not branch.complete)


def _urging(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Urge those that did not report."""
    say, period, silent = definitions.sentences.say, summary.period.say(), summary.not_received
    if summary.parts:
        branches, _ = by_year(summary, lambda branch: not branch.received)
        return (say("nhiem_vu.don_doc_nam", so=count(tally(branches, summary))),) if branches else ()
    if silent and not summary.received.value:
        return (say("nhiem_vu.don_doc_tat_ca", ky=period),)
    return (say("nhiem_vu.don_doc", so=count(tally(silent, summary)), ten=names(silent), ky=period),) if silent else ()


def requests(summary: Summary, superior: str, definitions: Definitions) -> Paragraphs:
    """Give the branches' proposals; what is beyond the committee goes to the superior."""
    sentences, lines = definitions.sentences, quoted("kien_nghi", summary)
    said = (sentences.either("kien_nghi", lines), *lines)
    return (*said, sentences.say("kien_nghi.cap_tren", cap_tren=superior)) if lines else said

"""Comparison in the report: with the period before, with the same period of last year, or from year to year of a stage.

A figure is compared only where it was said in both periods; where not the same number of branches reported, that is said too.
"""

from __future__ import annotations

from toolkit.model.definitions import Definitions
from toolkit.model.summary import Measure, Summary
from toolkit.papers.report_speech import Paragraphs, names
from toolkit.papers.tracing import tally
from toolkit.papers.wording import count, listed, share, upper_first

_COMPARED = (
    (Measure.COLLECTIVE, "dien_hinh_tap_the"),
    (Measure.INDIVIDUAL, "dien_hinh_ca_nhan"),
    (Measure.INITIATIVES, "sang_kien"),
    (Measure.NEWLY_FOUND, "moi_phat_hien"),
    (Measure.COMMENDED, "duoc_bieu_duong"),
    (Measure.PROPOSED, "duoc_de_nghi"),
    (Measure.ARTICLES, "tin_bai"),
)


def comparison(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Compare with earlier periods; nothing at all where there is none to compare with."""
    if summary.parts:
        return tuple(_year(year, definitions) for year in summary.parts)
    earlier = (one for one in (summary.before, summary.year_ago) if one is not None and one.received.value)
    return tuple(_against(summary, one, definitions) for one in earlier) if summary.received.value else ()


def _against(summary: Summary, earlier: Summary, definitions: Definitions) -> str:
    say = definitions.sentences.say
    pairs = ((noun, earlier.measure(measure), summary.measure(measure)) for measure, noun in _COMPARED)
    said = [_change(noun, old.value, new.value, definitions) for noun, old, new in pairs if old.said and new.said]
    followed = (tally(earlier.progress, earlier), tally(summary.progress, summary))
    said += [_change("duoc_danh_gia", *followed, definitions)] if all(followed) else []
    same = _senders(earlier) == _senders(summary) and earlier.due.value == summary.due.value
    return say(
        "so_sanh.ky_truoc",
        ky=earlier.period.say(),
        da_gui=share(earlier.received.value, earlier.due.value, "chi_bo", definitions.sentences),
        thay_doi=listed(said) or say("so_sanh.chua_co"),
        luu_y="" if same or not said else f" {say('so_sanh.khac_chi_bo')}",
    )


def _senders(summary: Summary) -> set[str]:
    return {branch.code for branch in summary.branches if branch.received}


def _change(noun: str, old: int, new: int, definitions: Definitions) -> str:
    """Say how a figure moved: "sáng kiến tăng 06 (từ 50 lên 56)"; a nothing is said in words."""
    if old and new:
        name = "khong_doi" if old == new else "tang" if new > old else "giam"
    else:
        name = "tu_khong" if new else "ve_khong" if old else "van_khong"
    named = definitions.sentences.say(f"ten_goi.{noun}")
    return definitions.sentences.say(f"so_sanh.{name}", ten=named, so=count(abs(new - old)), truoc=count(old), sau=count(new))


def _year(year: Summary, definitions: Definitions) -> str:
    """Say what one year of a stage brought, and who sent nothing in it."""
    say, period = definitions.sentences.say, upper_first(year.period.say())
    received, due = year.received.value, year.due.value
    if not received:
        return say("so_sanh.nam_khong", ky=period)
    known = [(one, say(f"ten_goi.{noun}")) for measure, noun in _COMPARED if (one := year.measure(measure)).said]
    figures = [definitions.sentences.either("so_sanh.nam_so_lieu", one.value, so=count(one.value), ten=noun) for one, noun in known]
    missing = f" {say('so_sanh.nam_chua_co', ten=names(year.not_received))}" if year.not_received else ""
    sent = share(received, due, "chi_bo", definitions.sentences)
    return say("so_sanh.nam", ky=period, da_gui=sent, chua_co=missing, so_lieu=listed(figures) or say("so_sanh.nam_chua_co_so_lieu"))

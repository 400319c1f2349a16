"""Comparison in the report: with the period before, with the same period of last year, or from year to year of a stage.

A figure is compared only where it was said in both periods; where not the same number of branches reported, that is said too.
"""

from __future__ import annotations

from toolkit.model.summary import Figure, Measure, Summary
from toolkit.papers.report_speech import Paragraphs, names
from toolkit.papers.wording import count, listed, share, some

_COMPARED = (
    (Measure.COLLECTIVE, "điển hình tập thể"),
    (Measure.INDIVIDUAL, "điển hình cá nhân"),
    (Measure.INITIATIVES, "sáng kiến được công nhận"),
    (Measure.COMMENDED, "điển hình được biểu dương, ghi danh"),
    (Measure.PROPOSED, "điển hình đề nghị cấp trên khen thưởng"),
    (Measure.ARTICLES, "tin, bài tuyên truyền"),
)


def comparison(summary: Summary) -> Paragraphs:
    """Compare with earlier periods; nothing at all where there is none to compare with."""
    if summary.parts:
        return tuple(_year(year) for year in summary.parts)
    earlier = (one for one in (summary.before, summary.year_ago) if one is not None and one.received.value)
    return tuple(_against(summary, one) for one in earlier) if summary.received.value else ()


def _against(summary: Summary, earlier: Summary) -> str:
    pairs = ((noun, earlier.measure(measure), summary.measure(measure)) for measure, noun in _COMPARED)
    said = [_change(noun, old, new) for noun, old, new in pairs if old.said and new.said]
    differ = (
        " Số chi bộ gửi báo cáo của hai kỳ khác nhau nên số liệu so sánh chỉ để tham khảo."
        if (earlier.received.value, earlier.due.value) != (summary.received.value, summary.due.value)
        else ""
    )
    return (
        f"So với {earlier.period.say()} ({share(earlier.received.value, earlier.due.value, 'chi bộ')} gửi báo cáo): {listed(said)}.{differ}"
    )


def _change(noun: str, old: Figure, new: Figure) -> str:
    """Say how a figure moved: "sáng kiến tăng 06 (từ 50 lên 56)"."""
    if old.value == new.value:
        return f"{noun} không đổi ({count(new.value)})"
    verb, way = ("tăng", "lên") if new.value > old.value else ("giảm", "xuống")
    return f"{noun} {verb} {count(abs(new.value - old.value))} (từ {count(old.value)} {way} {count(new.value)})"


def _year(year: Summary) -> str:
    """Say what one year of a stage brought, and who sent nothing in it."""
    said = year.period.say()
    received, due = year.received.value, year.due.value
    if not received:
        return f"- {said[:1].upper()}{said[1:]}: chưa có chi bộ nào trong {count(due)} chi bộ gửi báo cáo."
    figures = [some(year.measure(measure).value, noun) for measure, noun in _COMPARED if year.measure(measure).said]
    missing = f"; chưa có báo cáo của {names(year.not_received)}" if year.not_received else ""
    return f"- {said[:1].upper()}{said[1:]} ({share(received, due, 'chi bộ')} gửi báo cáo{missing}): {listed(figures)}."

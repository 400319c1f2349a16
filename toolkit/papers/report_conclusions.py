"""Parts III to V of the report: strengths, weaknesses, causes, lessons, tasks, proposals (the-thuc.md 5.1; plan III).

Strengths and weaknesses are drawn from figures and findings, lessons from the gaps of this very period; the rest is what branches wrote.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.model.finding import Code
from toolkit.model.summary import CriterionCount, Gap, Measure, Summary
from toolkit.papers.report_speech import Paragraphs, led, names, quoted, received_from
from toolkit.papers.tracing import followed, sources, tally
from toolkit.papers.wording import count, share, some
from toolkit.text.traces import sources_of

# III- Đánh giá chung


def strengths(summary: Summary) -> Paragraphs:
    """State what the figures show to be good; nothing good to state is said too."""
    said = []
    due, received, complete = summary.due.value, summary.received.value, summary.complete.value
    if due and received == due:
        said.append(f"- Tất cả {count(due)} chi bộ đã gửi báo cáo; {some(complete, 'chi bộ')} gửi đầy đủ nội dung.")
    elif received * 2 > due:
        said.append(
            f"- Phần lớn chi bộ thực hiện chế độ báo cáo: {share(received, due, 'chi bộ')} gửi báo cáo, "
            f"{some(complete, 'chi bộ')} gửi đầy đủ nội dung."
        )
    passed = tally((one for one in summary.exemplars if not one.not_met and not one.blank), summary)
    if passed * 2 > len(summary.exemplars):
        said.append(f"- {share(passed, tally(summary.exemplars, summary), 'điển hình')} được đánh giá đạt tất cả các tiêu chí.")
    whole = [one for one in summary.criteria if one.met.value and not one.not_met.value and not one.blank.value]
    if whole:
        counted = [followed(len(some_of), _answered(some_of), summary) for some_of in (whole, summary.criteria)]
        said.append(f"- {count(counted[0])}/{count(counted[1])} tiêu chí được tất cả điển hình đánh giá đạt.")
    if summary.registrations and all(one.monitor for one in summary.registrations):
        said.append("- Tất cả điển hình đăng ký đều có cấp ủy viên, đảng viên được phân công theo dõi.")
    initiatives = summary.measure(Measure.INITIATIVES).value
    if initiatives:
        said.append(f"- Các điển hình phát huy tinh thần sáng tạo trong công việc, có {count(initiatives)} sáng kiến được công nhận.")
    return tuple(said) or ("Số liệu trong kỳ chưa đủ để đánh giá ưu điểm.",)


def _answered(criteria: Iterable[CriterionCount]) -> tuple[str, ...]:
    """Return the answers that say whether these criteria are met."""
    return tuple(source for one in criteria for source in sources_of(one.met.value, one.not_met.value, one.blank.value))


def weaknesses(summary: Summary) -> Paragraphs:
    """State what is not reached, from the findings, then what the branches write themselves."""
    return (*_shortfalls(summary), *led("Hạn chế, khó khăn do các chi bộ tự đánh giá:", quoted("han_che", summary), "")) or (
        "Các chi bộ chưa nêu hạn chế, khuyết điểm.",
    )


def _shortfalls(summary: Summary) -> Paragraphs:
    said = []
    if summary.not_received:
        said.append(f"- Còn {count(tally(summary.not_received, summary))} chi bộ chưa gửi báo cáo ({names(summary.not_received)}).")
    lacking = [branch for branch in received_from(summary) if branch.missing_forms]
    if lacking:
        said.append(f"- Còn {count(tally(lacking, summary))} chi bộ gửi chưa đủ biểu mẫu ({names(lacking)}).")
    for codes, words in _SHORTFALLS:
        number = sum(
            tally((gap for gap in branch.gaps if _falls_short(gap, codes)), summary, otherwise=sources(branch))
            for branch in summary.branches
        )
        if number:
            said.append(f"- {words.format(number=count(number))} (Phụ lục 3).")
    return tuple(said)


def _falls_short(gap: Gap, codes: tuple[Code, ...]) -> bool:
    return gap.finding.code in codes and (gap.is_error or Code.MISSING not in codes)


_SHORTFALLS = (
    ((Code.MISSING, Code.INVALID), "Còn {number} nội dung trong phiếu, biểu để trống hoặc ghi chưa đúng"),
    ((Code.NOT_MET,), "Còn {number} tiêu chí được tự đánh giá chưa đạt"),
    (
        (Code.RATING_TOO_LOW, Code.AWARD_MISSING),
        "Còn {number} trường hợp mức xếp loại hoặc danh hiệu thi đua chưa đáp ứng tiêu chí của Kế hoạch",
    ),
    ((Code.MISMATCH, Code.CONTRADICTORY), "Còn {number} số liệu chưa khớp giữa các phiếu, biểu"),
)


def causes(summary: Summary) -> Paragraphs:
    """Give the causes that the branches write."""
    return led(
        "Các chi bộ nêu nguyên nhân của hạn chế như sau:", quoted("nguyen_nhan", summary), "Các chi bộ chưa nêu nguyên nhân của hạn chế."
    )


def lessons(summary: Summary) -> Paragraphs:
    """Draw from this period's own gaps what the plan asks for."""
    present = {gap.finding.code for branch in summary.branches for gap in branch.gaps}
    followed = summary.registrations and all(one.monitor for one in summary.registrations)
    said = [lesson for codes, lesson in _LESSONS if present & codes]
    if summary.not_received and not present & {Code.NOT_RECEIVED}:
        said.insert(0, _LESSONS[0][1])
    if followed:
        said.append("- Phân công rõ người theo dõi ngay từ khi đăng ký là điều kiện để đánh giá tiến độ, hiệu quả của từng điển hình.")
    return tuple(said) or (
        "- Duy trì nền nếp chế độ đăng ký, đánh giá, báo cáo định kỳ để kịp thời phát hiện, nuôi dưỡng, nhân rộng điển hình.",
    )


_LESSONS: tuple[tuple[frozenset[Code], str], ...] = (
    (
        frozenset({Code.NOT_RECEIVED, Code.LATE}),
        "- Phải duy trì nền nếp chế độ báo cáo; người đứng đầu cấp ủy trực tiếp chỉ đạo, kiểm tra việc gửi báo cáo đầy đủ, đúng thời hạn.",
    ),
    (
        frozenset({Code.MISSING, Code.INVALID, Code.THIN_EVIDENCE}),
        "- Đánh giá điển hình phải gắn với kết quả, minh chứng cụ thể của từng tiêu chí, bảo đảm khách quan, trung thực.",
    ),
    (
        frozenset({Code.MISMATCH, Code.CONTRADICTORY}),
        "- Số liệu tổng hợp phải được đối chiếu với từng phiếu trước khi bí thư chi bộ ký, gửi.",
    ),
    (
        frozenset({Code.NOT_MET, Code.RATING_TOO_LOW, Code.AWARD_MISSING, Code.LEADER_CRITERION}),
        "- Lựa chọn điển hình phải bám sát tiêu chí của Kế hoạch; nơi chưa đạt cần tiếp tục bồi dưỡng trước khi đề nghị khen thưởng.",
    ),
)


# IV- Phương hướng, nhiệm vụ; V- Kiến nghị, đề xuất


def tasks(summary: Summary) -> Paragraphs:
    """Say what has to be done about this period's gaps, then what the branches plan."""
    said = []
    if summary.not_received:
        said.append(f"- Đôn đốc {names(summary.not_received)} gửi báo cáo {summary.period.say()}; tổng hợp bổ sung khi nhận được.")
    lacking = [branch for branch in received_from(summary) if branch.due and not branch.complete]
    if lacking:
        said.append(f"- Yêu cầu các chi bộ còn thiếu nội dung ({names(lacking)}) bổ sung, hoàn thiện theo Phụ lục 3.")
    failed = [one for one in summary.exemplars if one.not_met]
    if failed:
        said.append(f"- Tiếp tục bồi dưỡng, hỗ trợ {count(tally(failed, summary))} điển hình chưa đạt đủ tiêu chí.")
    said.append(
        "- Tiếp tục theo dõi, đánh giá tiến độ, hiệu quả của từng điển hình; kịp thời phát hiện, nhân rộng việc làm tốt, cách làm hay."
    )
    return (*said, *led("Phương hướng, nhiệm vụ do các chi bộ đề ra:", quoted("phuong_huong", summary), ""))


def requests(summary: Summary, superior: str) -> Paragraphs:
    """Give the branches' proposals; what is beyond the committee goes to the superior."""
    lines = quoted("kien_nghi", summary)
    if not lines:
        return ("Các chi bộ chưa có kiến nghị, đề xuất.",)
    return (
        "Các chi bộ có kiến nghị, đề xuất như sau:",
        *lines,
        f"Đề nghị {superior} xem xét những nội dung thuộc thẩm quyền của cấp trên.",
    )

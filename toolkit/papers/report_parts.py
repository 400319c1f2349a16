"""The five parts of the report in sentences, by rules from the summary (the-thuc.md 5.1; plan II.1–II.5 and III).

Each function returns the paragraphs of one heading. Nothing is invented: a sentence stands only where a figure, a list or a branch's own
words stand behind it; none is "chưa có"; a branch that sent nothing is named and counted nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code
from toolkit.model.summary import BranchSummary, Exemplar, Measure, Passage, Progress, Summary
from toolkit.papers.wording import bullets, count, listed, lower_first, percent, sentence, share, some, upper_first
from toolkit.text.fold import fold

Paragraphs = tuple[str, ...]

_FOLLOWED = 100
_BANDS = ((100, None, "hoàn thành 100% tiến độ"), (75, 100, "đạt từ 75% đến dưới 100%"), (50, 75, "đạt từ 50% đến dưới 75%"), (0, 50, "đạt dưới 50%"))


def _received(summary: Summary) -> tuple[BranchSummary, ...]:
    return tuple(branch for branch in summary.branches if branch.received)


def _names(branches: Iterable[BranchSummary]) -> str:
    return listed(branch.name for branch in branches)


def speakers(passage: Passage, summary: Summary) -> str:
    """Name who wrote a passage: "Chi bộ Văn phòng; Chi bộ Thanh tra"."""
    return listed(dict.fromkeys(_branch_name(speaker.branch, summary) for speaker in passage.speakers))


def _branch_name(code: str, summary: Summary) -> str:
    branch = summary.branch(code)
    return branch.name if branch is not None else code


def quoted(question: str, summary: Summary) -> Paragraphs:
    """Give what branches wrote under a question, each with its name, whole, the same words once."""
    lines: list[str] = []
    for passage in summary.under(question):
        first, *others = bullets(passage.text)
        lines.append(f"- {speakers(passage, summary)}: {sentence(first)}")
        lines.extend(sentence(other) for other in others)
    return tuple(lines)


def _led(lead: str, lines: Paragraphs, nothing: str) -> Paragraphs:
    """Put a leading sentence before lines, or say that there is nothing."""
    return (lead, *lines) if lines else ((nothing,) if nothing else ())


# I- Công tác lãnh đạo, chỉ đạo, triển khai


def reporting(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say who reported, who did not, and what the figures cover (plan III.1)."""
    due, received = summary.due.value, summary.received.value
    said = [
        f"Toàn Đảng bộ có {count(due)} chi bộ trực thuộc phải báo cáo kết quả {summary.period.say()}. "
        f"Tính đến thời điểm tổng hợp, có {share(received, due, 'chi bộ')} gửi báo cáo{_completeness(summary)}."
        if received
        else f"Toàn Đảng bộ có {count(due)} chi bộ trực thuộc phải báo cáo kết quả {summary.period.say()}; "
        "tính đến thời điểm tổng hợp, chưa có chi bộ nào gửi báo cáo."
    ]
    if summary.not_received and received:
        said.append(
            f"Chưa gửi báo cáo: {count(len(summary.not_received))} chi bộ ({_names(summary.not_received)}). Số liệu trong báo cáo này là của "
            f"{count(received)} chi bộ đã gửi, chưa bao gồm số liệu của chi bộ chưa gửi báo cáo."
        )
    late = [branch for branch in _received(summary) if branch.late]
    if late:
        said.append(f"Có {count(len(late))} chi bộ gửi báo cáo sau thời hạn quy định ({_names(late)}).")
    return (*said, *_submissions(summary, definitions))


def _completeness(summary: Summary) -> str:
    lacking = [branch for branch in _received(summary) if branch.due and not branch.complete]
    complete = f"{count(summary.complete.value)} chi bộ gửi đầy đủ nội dung" if summary.complete.value else "chưa có chi bộ nào gửi đầy đủ nội dung"
    if not lacking:
        return ", tất cả đều đầy đủ nội dung"
    return f", trong đó {complete}, {count(len(lacking))} chi bộ gửi còn thiếu nội dung ({_names(lacking)})"


def _submissions(summary: Summary, definitions: Definitions) -> Paragraphs:
    forms = [(form, summary.submitted(form.id).value) for form in definitions.plan.forms]
    parts = listed(f"{count(number)} {lower_first(form.title.lower())} (Mẫu {form.code})" for form, number in forms if number)
    whole = sum(number for _, number in forms)
    return (f"Tổng số phiếu, biểu đã tổng hợp là {count(whole)}, gồm: {parts}.",) if whole else ()


def assignment(summary: Summary) -> Paragraphs:
    """Say how many registered exemplars have somebody who follows them, and support (plan II.4)."""
    registered = len(summary.registrations)
    if not registered:
        return ("Trong kỳ, các chi bộ chưa gửi phiếu đăng ký nên chưa có số liệu về phân công theo dõi, hỗ trợ điển hình.",)
    followed = sum(1 for one in summary.registrations if one.monitor)
    supported = sum(1 for one in summary.registrations if one.support)
    return (
        f"Thực hiện việc phân công cấp ủy viên, đảng viên theo dõi, có {share(followed, registered, 'điển hình đăng ký')} được phân công người "
        f"theo dõi; {share(supported, registered, 'điển hình')} có biện pháp hỗ trợ, tạo điều kiện cụ thể.",
    )


# II- Kết quả thực hiện


def registration(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say what was registered and in which content groups (plan II.2, II.3)."""
    registered = summary.registrations
    if not registered:
        return ("Trong kỳ, các chi bộ chưa gửi phiếu đăng ký điển hình.",)
    kinds = Counter(one.kind for one in registered)
    continued = sum(1 for one in registered if one.continued)
    unsaid = f", {count(kinds[None])} phiếu chưa ghi rõ loại điển hình" if kinds[None] else ""
    said = (
        f"Các chi bộ đã đăng ký {count(len(registered))} điển hình, gồm {some(kinds[ExemplarKind.COLLECTIVE], 'tập thể')} và "
        f"{some(kinds[ExemplarKind.INDIVIDUAL], 'cá nhân')}{unsaid}; trong đó "
        f"{some(continued, 'điển hình đã lựa chọn từ trước được tiếp tục thực hiện')}."
    )
    return (said, *_groups(summary, definitions))


def _groups(summary: Summary, definitions: Definitions) -> Paragraphs:
    chosen = Counter(group for one in summary.registrations for group in one.groups)
    named = [(item.short or item.text, chosen[number]) for number, item in enumerate(definitions.plan.groups, start=1)]
    lines = tuple(f"- {upper_first(name).rstrip('.')}: {count(number)} điển hình." for name, number in named if number)
    return _led("Nội dung đăng ký theo các nhóm nội dung của Kế hoạch (một điển hình có thể đăng ký nhiều nhóm):", lines, "")


def selection(summary: Summary) -> Paragraphs:
    """Say how many exemplars were chosen and assessed, and where the plan's aim is not reached (plan II.1.2, II.3)."""
    collective, individual = summary.measure(Measure.COLLECTIVE).value, summary.measure(Measure.INDIVIDUAL).value
    if not collective + individual:
        return ("Trong kỳ, các chi bộ chưa gửi phiếu đánh giá điển hình theo tiêu chí.",)
    leaders = summary.measure(Measure.LEADERS).value
    led = f", trong đó có {count(leaders)} cá nhân giữ chức vụ lãnh đạo, quản lý" if leaders else ""
    return (
        f"Các chi bộ đã lựa chọn, đánh giá theo tiêu chí {count(collective + individual)} điển hình, gồm {some(collective, 'tập thể')} và "
        f"{some(individual, 'cá nhân')}{led} (danh sách tại Phụ lục 1).",
        *_quota(summary),
        *_initiatives(summary),
    )


def _quota(summary: Summary) -> Paragraphs:
    received = _received(summary)
    lines = []
    for measure, noun in ((Measure.COLLECTIVE, "tập thể"), (Measure.INDIVIDUAL, "cá nhân")):
        without = [branch for branch in received if not branch.measure(measure).value]
        have = share(len(received) - len(without), len(received), "chi bộ gửi báo cáo")
        lacking = f"; chưa có: {_names(without)}" if without else ""
        lines.append(f"có {have} có ít nhất 01 điển hình {noun}{lacking}")
    return (upper_first("; ".join(lines)) + ".",)


def _initiatives(summary: Summary) -> Paragraphs:
    initiatives = summary.measure(Measure.INITIATIVES)
    return (f"Các điển hình {_have(initiatives.value, 'sáng kiến được công nhận')}.",) if initiatives.said else ()


def _have(number: int, noun: str) -> str:
    return f"có {count(number)} {noun}" if number else f"chưa có {noun}"


def criteria_result(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say how many exemplars met all their criteria and which ones were not met (plan II.1.2)."""
    if not summary.exemplars:
        return ()
    passed = [one for one in summary.exemplars if not one.not_met and not one.blank]
    lines = [f"- {exemplar_name(one, summary)}: {_failed(one, definitions)}." for one in summary.exemplars if one.not_met or one.blank]
    said = f"Qua tự đánh giá, có {share(len(passed), len(summary.exemplars), 'điển hình')} đạt tất cả các tiêu chí được đánh giá."
    return (said, *_led("Các điển hình chưa đạt hoặc chưa ghi kết quả đầy đủ:", tuple(lines), ""))


def exemplar_name(one: Exemplar, summary: Summary) -> str:
    """Name an exemplar with its branch."""
    return f"{one.name or 'Điển hình chưa ghi tên'} ({_branch_name(one.branch, summary)})"


def _failed(one: Exemplar, definitions: Definitions) -> str:
    named = ((one.not_met, "chưa đạt tiêu chí"), (one.blank, "chưa ghi kết quả tiêu chí"))
    return "; ".join(f"{lead} {listed(lower_first(criterion_name(id, definitions)) for id in ids)}" for ids, lead in named if ids)


def criterion_name(id: str, definitions: Definitions) -> str:
    """Return the short name of a criterion in quotes' place: "Sáng kiến, tiến bộ khoa học kỹ thuật"."""
    criterion = definitions.plan.criterion(id)
    return (criterion.name or criterion.short).rstrip(".") if criterion is not None else id


def found(summary: Summary) -> Paragraphs:
    """Say what was newly found in the period (plan II.4, last paragraph)."""
    newly = summary.measure(Measure.NEWLY_FOUND)
    said = (f"Trong kỳ, {_have(newly.value, 'điển hình mới được phát hiện')}.",) if newly.said else ()
    return (*said, *_led("Việc làm tốt, cách làm hay mới phát hiện do các chi bộ báo cáo:", quoted("moi_phat_hien", summary), ""))


def nurturing(summary: Summary) -> Paragraphs:
    """Say how the followed exemplars progress and what hinders them (plan II.4)."""
    rows = summary.progress
    if not rows:
        return ("Trong kỳ, các chi bộ chưa gửi biểu đánh giá định kỳ các điển hình.",)
    bands = [(sum(1 for row in rows if _within(row, low, high)), words) for low, high, words in _BANDS]
    blank = sum(1 for row in rows if row.percent is None)
    parts = [f"{count(number)} điển hình {words}" for number, words in bands if number]
    parts += [f"{count(blank)} điển hình chưa ghi tiến độ"] if blank else []
    return (f"Các chi bộ đã đánh giá định kỳ {count(len(rows))} điển hình, trong đó: {listed(parts)}.", *_effects(rows, summary), *_difficulties(rows, summary))


def _within(row: Progress, low: int, high: int | None) -> bool:
    return row.percent is not None and low <= row.percent and (high is None or row.percent < high)


def _effects(rows: Iterable[Progress], summary: Summary) -> Paragraphs:
    return _led("Hiệu quả nổi bật theo đánh giá của các chi bộ:", _by_words(rows, lambda row: row.effect, summary), "")


def _difficulties(rows: Iterable[Progress], summary: Summary) -> Paragraphs:
    lines = _by_words((row for row in rows if not _denies(row.difficulty)), lambda row: row.difficulty, summary)
    return _led("Khó khăn, vướng mắc trong quá trình thực hiện:", lines, "Các chi bộ chưa phản ánh khó khăn, vướng mắc của điển hình.")


def _denies(words: str) -> bool:
    return fold(words) in ("", "không", "không có", "chưa có")


def _by_words(rows: Iterable[Progress], words: Callable[[Progress], str], summary: Summary) -> Paragraphs:
    """List each text once with the exemplars that it was written for."""
    texts: dict[str, str] = {}
    named: dict[str, list[str]] = {}
    for row in rows:
        if words(row):
            key = fold(words(row))
            texts.setdefault(key, " ".join(bullets(words(row))))
            named.setdefault(key, []).append(f"{row.name} ({_branch_name(row.branch, summary)})")
    return tuple(f"- {text.rstrip(' .;')}: {listed(named[key])}." for key, text in texts.items())


def honours(summary: Summary) -> Paragraphs:
    """Say who is commended and proposed, what was published, and what the branches are proud of (plan II.5)."""
    known = [
        _have(figure.value, noun)
        for measure, noun in (
            (Measure.COMMENDED, "điển hình được biểu dương, ghi danh"),
            (Measure.PROPOSED, "điển hình được đề nghị cấp trên khen thưởng"),
            (Measure.ARTICLES, "tin, bài tuyên truyền được đăng"),
        )
        if (figure := summary.measure(measure)).said
    ]
    said = (f"Theo báo cáo của các chi bộ, trong kỳ {listed(known)}.",) if known else ("Trong kỳ, các chi bộ chưa gửi biểu kết quả nên chưa có số liệu tôn vinh, tuyên truyền.",)
    return (*said, *_proposals(summary), *_led("Kết quả nổi bật của các chi bộ:", quoted("ket_qua_noi_bat", summary), ""))


def _proposals(summary: Summary) -> Paragraphs:
    forms: dict[str, str] = {}
    for one in summary.exemplars:
        if one.proposal:
            forms.setdefault(fold(one.proposal), one.proposal.rstrip(" ."))
    chosen = Counter(fold(one.proposal) for one in summary.exemplars if one.proposal)
    parts = [f"{lower_first(forms[key])} ({count(number)})" for key, number in chosen.most_common()]
    return (f"Hình thức đề nghị ghi trong phiếu đánh giá: {listed(parts)}.",) if parts else ()


# III- Đánh giá chung


def strengths(summary: Summary, definitions: Definitions) -> Paragraphs:
    """State what the figures show to be good; nothing good to state is said too."""
    said = []
    due, received, complete = summary.due.value, summary.received.value, summary.complete.value
    if due and received * 2 > due:
        said.append(f"- Phần lớn chi bộ thực hiện chế độ báo cáo: {share(received, due, 'chi bộ')} gửi báo cáo, {count(complete)} chi bộ gửi đầy đủ."
                    if received < due else f"- Tất cả {count(due)} chi bộ đã gửi báo cáo; {some(complete, 'chi bộ')} gửi đầy đủ nội dung.")  # fmt: skip
    passed = sum(1 for one in summary.exemplars if not one.not_met and not one.blank)
    if passed * 2 > len(summary.exemplars):
        said.append(f"- {share(passed, len(summary.exemplars), 'điển hình')} được đánh giá đạt tất cả các tiêu chí.")
    whole = [one.id for one in summary.criteria if one.met.value and not one.not_met.value and not one.blank.value]
    if whole:
        said.append(f"- {count(len(whole))}/{count(len(summary.criteria))} tiêu chí được tất cả điển hình đánh giá đạt.")
    if summary.registrations and all(one.monitor for one in summary.registrations):
        said.append("- Tất cả điển hình đăng ký đều có cấp ủy viên, đảng viên được phân công theo dõi.")
    initiatives = summary.measure(Measure.INITIATIVES).value
    if initiatives:
        said.append(f"- Các điển hình phát huy tinh thần sáng tạo trong công việc, có {count(initiatives)} sáng kiến được công nhận.")
    return tuple(said) or ("Số liệu trong kỳ chưa đủ để đánh giá ưu điểm.",)


def weaknesses(summary: Summary) -> Paragraphs:
    """State what is not reached, from the findings, then what the branches write themselves."""
    return (*_shortfalls(summary), *_led("Hạn chế, khó khăn do các chi bộ tự đánh giá:", quoted("han_che", summary), "")) or ("Các chi bộ chưa nêu hạn chế, khuyết điểm.",)


def _shortfalls(summary: Summary) -> Paragraphs:
    said = []
    if summary.not_received:
        said.append(f"- Còn {count(len(summary.not_received))} chi bộ chưa gửi báo cáo ({_names(summary.not_received)}).")
    lacking = [branch for branch in _received(summary) if branch.missing_forms]
    if lacking:
        said.append(f"- Còn {count(len(lacking))} chi bộ gửi chưa đủ biểu mẫu ({_names(lacking)}).")
    for codes, words in _SHORTFALLS:
        number = sum(1 for branch in summary.branches for gap in branch.gaps if gap.finding.code in codes and (gap.is_error or Code.MISSING not in codes))
        if number:
            said.append(f"- {words.format(number=count(number))} (Phụ lục 3).")
    return tuple(said)


_SHORTFALLS = (
    ((Code.MISSING, Code.INVALID), "Còn {number} nội dung trong phiếu, biểu để trống hoặc ghi chưa đúng"),
    ((Code.NOT_MET,), "Còn {number} tiêu chí được tự đánh giá chưa đạt"),
    ((Code.RATING_TOO_LOW, Code.AWARD_MISSING), "Còn {number} trường hợp mức xếp loại hoặc danh hiệu thi đua chưa đáp ứng tiêu chí của Kế hoạch"),
    ((Code.MISMATCH, Code.CONTRADICTORY), "Còn {number} số liệu chưa khớp giữa các phiếu, biểu"),
)


def causes(summary: Summary) -> Paragraphs:
    """Give the causes that the branches write."""
    return _led("Các chi bộ nêu nguyên nhân của hạn chế như sau:", quoted("nguyen_nhan", summary), "Các chi bộ chưa nêu nguyên nhân của hạn chế.")


def lessons(summary: Summary) -> Paragraphs:
    """Draw from this period's own gaps what the plan asks for."""
    present = {gap.finding.code for branch in summary.branches for gap in branch.gaps}
    followed = summary.registrations and all(one.monitor for one in summary.registrations)
    said = [lesson for codes, lesson in _LESSONS if present & codes]
    if summary.not_received and not present & {Code.NOT_RECEIVED}:
        said.insert(0, _LESSONS[0][1])
    said += ["- Phân công rõ cấp ủy viên, đảng viên theo dõi ngay từ khi đăng ký là điều kiện để đánh giá tiến độ, hiệu quả của từng điển hình."] if followed else []
    return tuple(said) or ("- Duy trì nền nếp chế độ đăng ký, đánh giá, báo cáo định kỳ để kịp thời phát hiện, nuôi dưỡng, nhân rộng điển hình.",)


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
        "- Lựa chọn điển hình phải bám sát tiêu chí của Kế hoạch; nơi chưa đạt cần tiếp tục bồi dưỡng trước khi đề nghị biểu dương, khen thưởng.",
    ),
)


# IV- Phương hướng, nhiệm vụ; V- Kiến nghị, đề xuất


def tasks(summary: Summary) -> Paragraphs:
    """Say what has to be done about this period's gaps, then what the branches plan."""
    said = []
    if summary.not_received:
        said.append(f"- Đôn đốc {_names(summary.not_received)} gửi báo cáo {summary.period.say()}; tổng hợp bổ sung khi nhận được.")
    lacking = [branch for branch in _received(summary) if branch.due and not branch.complete]
    if lacking:
        said.append(f"- Yêu cầu các chi bộ còn thiếu nội dung ({_names(lacking)}) bổ sung, hoàn thiện theo Phụ lục 3.")
    failed = [one for one in summary.exemplars if one.not_met]
    if failed:
        said.append(f"- Tiếp tục bồi dưỡng, hỗ trợ {count(len(failed))} điển hình chưa đạt đủ tiêu chí.")
    said.append("- Tiếp tục theo dõi, đánh giá tiến độ, hiệu quả của từng điển hình; kịp thời phát hiện, nhân rộng việc làm tốt, cách làm hay.")
    return (*said, *_led("Phương hướng, nhiệm vụ do các chi bộ đề ra:", quoted("phuong_huong", summary), ""))


def requests(summary: Summary, superior: str) -> Paragraphs:
    """Give the branches' proposals; what is beyond the committee goes to the superior."""
    lines = quoted("kien_nghi", summary)
    if not lines:
        return ("Các chi bộ chưa có kiến nghị, đề xuất.",)
    return ("Các chi bộ có kiến nghị, đề xuất như sau:", *lines, f"Đề nghị {superior} xem xét những nội dung thuộc thẩm quyền của cấp trên.")


def rate(part: int, whole: int) -> str:
    """Write a share of a table: "87,5%", "-" of nothing."""
    return percent(part, whole) or "-"

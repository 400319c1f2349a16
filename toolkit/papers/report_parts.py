"""Parts I and II of the report in sentences, by rules from the summary (the-thuc.md 5.1; plan II.1–II.5 and III.1).

Each function returns the paragraphs of one heading. Nothing is invented: a sentence stands only where a figure, a list or a branch's own
words stand behind it; none is "chưa có"; a branch that sent nothing is named and counted nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code
from toolkit.model.summary import Exemplar, Measure, Progress, Summary
from toolkit.papers.report_speech import Paragraphs, branch_name, led, names, quoted, received_from
from toolkit.papers.tracing import sources, tally, told
from toolkit.papers.wording import bullets, count, listed, lower_first, quote, share, some, upper_first
from toolkit.text.fold import fold
from toolkit.text.traces import trace

_BANDS = (
    (100, None, "hoàn thành 100% tiến độ"),
    (75, 100, "đạt từ 75% đến dưới 100%"),
    (50, 75, "đạt từ 50% đến dưới 75%"),
    (0, 50, "đạt dưới 50%"),
)


# I- Công tác lãnh đạo, chỉ đạo, triển khai


def reporting(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say who reported, who did not, and what the figures cover (plan III.1)."""
    due, received = summary.due.value, summary.received.value
    if summary.parts:
        return (_of_years(summary), *_submissions(summary, definitions))
    said = [
        f"Toàn Đảng bộ có {count(due)} chi bộ trực thuộc phải báo cáo kết quả {summary.period.say()}. "
        f"Tính đến thời điểm tổng hợp, có {share(received, due, 'chi bộ')} gửi báo cáo{_completeness(summary)}."
        if received
        else f"Toàn Đảng bộ có {count(due)} chi bộ trực thuộc phải báo cáo kết quả {summary.period.say()}; "
        "tính đến thời điểm tổng hợp, chưa có chi bộ nào gửi báo cáo."
    ]
    if summary.not_received and received:
        said.append(
            f"Chưa gửi báo cáo: {count(tally(summary.not_received, summary))} chi bộ ({names(summary.not_received)}). Số liệu trong "
            f"báo cáo này là của {count(received)} chi bộ đã gửi, chưa bao gồm số liệu của chi bộ chưa gửi báo cáo."
        )
    late = [branch for branch in received_from(summary) if branch.late]
    if late:
        said.append(f"Có {count(tally(late, summary))} chi bộ gửi báo cáo sau thời hạn quy định ({names(late)}).")
    return (*said, *_submissions(summary, definitions))


def _of_years(summary: Summary) -> str:
    """Say what the figures of a stage are made of: yearly reports, an exemplar of several years counted once."""
    years = listed(year.period.say() for year in summary.parts)
    return (
        f"Số liệu {summary.period.say()} được tổng hợp từ báo cáo năm của {count(summary.due.value)} chi bộ trực thuộc ({years}); "
        f"{some(summary.complete.value, 'chi bộ')} gửi đầy đủ báo cáo các năm. Điển hình có trong nhiều năm được tính một lần, theo "
        "năm gần nhất; sáng kiến, tin, bài, số được biểu dương, đề nghị khen thưởng là tổng các năm. Năm chi bộ chưa gửi báo cáo không "
        "tính vào số liệu."
    )


def _completeness(summary: Summary) -> str:
    lacking = [branch for branch in received_from(summary) if branch.due and not branch.complete]
    complete = (
        f"{count(summary.complete.value)} chi bộ gửi đầy đủ nội dung"
        if summary.complete.value
        else "chưa có chi bộ nào gửi đầy đủ nội dung"
    )
    if not lacking:
        return ", tất cả đều đầy đủ nội dung"
    return f", trong đó {complete}, {count(tally(lacking, summary))} chi bộ gửi còn thiếu nội dung ({names(lacking)})"


def _submissions(summary: Summary, definitions: Definitions) -> Paragraphs:
    forms = [(form, summary.submitted(form.id).value) for form in definitions.plan.forms]
    parts = listed(f"{count(number)} {lower_first(form.title.lower())} ({form.code})" for form, number in forms if number)
    whole = sum(number for _, number in forms)
    return (f"Tổng số phiếu, biểu đã tổng hợp là {count(whole)}, gồm: {parts}.",) if whole else ()


def assignment(summary: Summary) -> Paragraphs:
    """Say how many registered exemplars have somebody who follows them, and support (plan II.4)."""
    registered = tally(summary.registrations, summary)
    if not registered:
        return ("Trong kỳ, các chi bộ chưa gửi phiếu đăng ký nên chưa có số liệu về phân công theo dõi, hỗ trợ điển hình.",)
    followed = tally((one for one in summary.registrations if one.monitor), summary, "nguoi_theo_doi")
    supported = tally((one for one in summary.registrations if one.support), summary, "bien_phap_ho_tro")
    return (
        f"Thực hiện việc phân công cấp ủy viên, đảng viên theo dõi, có {share(followed, registered, 'điển hình đăng ký')} "
        f"được phân công người theo dõi; {share(supported, registered, 'điển hình')} có biện pháp hỗ trợ, tạo điều kiện cụ thể.",
    )


# II- Kết quả thực hiện


def registration(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say what was registered and in which content groups (plan II.2, II.3)."""
    registered = summary.registrations
    if not registered:
        return ("Trong kỳ, các chi bộ chưa gửi phiếu đăng ký điển hình.",)
    collective, individual, unknown = (
        tally((one for one in registered if one.kind is kind), summary, "loai_dien_hinh")
        for kind in (ExemplarKind.COLLECTIVE, ExemplarKind.INDIVIDUAL, None)
    )
    continued = tally((one for one in registered if one.continued), summary, "tiep_tuc")
    unsaid = f", {count(unknown)} phiếu chưa ghi rõ loại điển hình" if unknown else ""
    said = (
        f"Các chi bộ đã đăng ký {count(tally(registered, summary))} điển hình, gồm {some(collective, 'tập thể')} và "
        f"{some(individual, 'cá nhân')}{unsaid}; trong đó "
        f"{some(continued, 'điển hình đã lựa chọn từ trước được tiếp tục thực hiện')}."
    )
    return (said, *_groups(summary, definitions))


def _groups(summary: Summary, definitions: Definitions) -> Paragraphs:
    named = [
        (item.short or item.text, tally((one for one in summary.registrations if number in one.groups), summary, "nhom_noi_dung"))
        for number, item in enumerate(definitions.plan.groups, start=1)
    ]
    lines = tuple(f"- {upper_first(name).rstrip('.')}: {count(number)} điển hình." for name, number in named if number)
    return led("Nội dung đăng ký theo các nhóm nội dung của Kế hoạch (một điển hình có thể đăng ký nhiều nhóm):", lines, "")


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
    received = received_from(summary)
    lines = []
    for measure, noun in ((Measure.COLLECTIVE, "tập thể"), (Measure.INDIVIDUAL, "cá nhân")):
        without = [branch for branch in received if not branch.measure(measure).value]
        having = tally((branch for branch in received if branch.measure(measure).value), summary)
        have = share(having, tally(received, summary), "chi bộ gửi báo cáo")
        lacking = f"; chưa có phiếu: {names(without)}" if without else ""
        lines.append(f"{have} có phiếu đánh giá của ít nhất 01 điển hình {noun}{lacking}")
    return tuple(f"- {line}." for line in lines)


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
    share_passed = share(tally(passed, summary), tally(summary.exemplars, summary), "điển hình")
    said = f"Qua tự đánh giá, có {share_passed} đạt tất cả các tiêu chí được đánh giá."
    return (said, *led("Các điển hình chưa đạt hoặc chưa ghi kết quả đầy đủ:", tuple(lines), ""), *_conditions(summary))


_CONDITIONS = {
    Code.RATING_TOO_LOW: "mức xếp loại chưa đáp ứng",
    Code.AWARD_MISSING: "chưa đạt danh hiệu chiến sĩ thi đua cơ sở trở lên",
    Code.LEADER_CRITERION: "chưa đáp ứng tiêu chí đối với cá nhân giữ chức vụ lãnh đạo, quản lý",
}


def _conditions(summary: Summary) -> Paragraphs:
    """Name the exemplars whose own answers do not satisfy the plan, whatever they ticked."""
    lines = []
    for one in summary.exemplars:
        branch = summary.branch(one.branch)
        codes = (
            dict.fromkeys(gap.finding.code for gap in branch.gaps if gap.submission == one.submission and gap.finding.code in _CONDITIONS)
            if branch
            else {}
        )
        if codes:
            lines.append(f"- {exemplar_name(one, summary)}: {listed(_CONDITIONS[code] for code in codes)}.")
    return led("Đối chiếu với tiêu chí của Kế hoạch, các điển hình sau cần xem xét lại:", tuple(lines), "")


def exemplar_name(one: Exemplar, summary: Summary) -> str:
    """Name an exemplar with its branch."""
    return f"{one.name or 'Điển hình chưa ghi tên'} ({branch_name(one.branch, summary)})"


def _failed(one: Exemplar, definitions: Definitions) -> str:
    named = ((one.not_met, "chưa đạt tiêu chí"), (one.blank, "chưa ghi kết quả tiêu chí"))
    return "; ".join(f"{lead} {listed(quote(criterion_name(id, definitions)) for id in ids)}" for ids, lead in named if ids)


def criterion_name(id: str, definitions: Definitions) -> str:
    """Return the short name of a criterion in quotes' place: "Sáng kiến, tiến bộ khoa học kỹ thuật"."""
    criterion = definitions.plan.criterion(id)
    return (criterion.name or criterion.short).rstrip(".") if criterion is not None else id


def found(summary: Summary) -> Paragraphs:
    """Say what was newly found in the period (plan II.4, last paragraph)."""
    newly = summary.measure(Measure.NEWLY_FOUND)
    said = (f"Trong kỳ, {_have(newly.value, 'điển hình mới được phát hiện')}.",) if newly.said else ()
    return (*said, *led("Việc làm tốt, cách làm hay mới phát hiện do các chi bộ báo cáo:", quoted("moi_phat_hien", summary), ""))


def nurturing(summary: Summary) -> Paragraphs:
    """Say how the followed exemplars progress and what hinders them (plan II.4)."""
    rows = summary.progress
    if not rows:
        return ("Trong kỳ, các chi bộ chưa gửi biểu đánh giá định kỳ các điển hình.",)
    bands = [(tally((row for row in rows if _within(row, low, high)), summary, "tien_do"), words) for low, high, words in _BANDS]
    blank = tally((row for row in rows if row.percent is None), summary, "tien_do")
    parts = [f"{count(number)} điển hình {words}" for number, words in bands if number]
    parts += [f"{count(blank)} điển hình chưa ghi tiến độ"] if blank else []
    said = (
        f"Các chi bộ đã đánh giá định kỳ {count(tally(rows, summary))} điển hình, trong đó: {listed(parts)} "
        "(tiến độ, hiệu quả của từng điển hình tại Phụ lục 1)."
    )
    return (said, *_elsewhere(rows, summary), *_difficulties(rows, summary))


def _within(row: Progress, low: int, high: int | None) -> bool:
    return row.percent is not None and low <= row.percent and (high is None or row.percent < high)


def _elsewhere(rows: Iterable[Progress], summary: Summary) -> Paragraphs:
    """Give the followed exemplars that Phụ lục 1 does not list, because no assessment by criteria came for them."""
    listed_there = {(one.branch, fold(one.name)) for one in summary.exemplars}
    others = [row for row in rows if (row.branch, fold(row.name)) not in listed_there]
    lines = tuple(f"- {row.name} ({branch_name(row.branch, summary)}): {told(progress_words(row), row, summary)}." for row in others)
    return led("Các điển hình được theo dõi nhưng chưa có phiếu đánh giá theo tiêu chí:", lines, "")


def progress_words(row: Progress) -> str:
    """Say how far an exemplar is and what it brings: "tiến độ 75%; hiệu quả: Lan tỏa tới 7 đơn vị"."""
    first = f"tiến độ {row.percent}%" if row.percent is not None else "chưa ghi tiến độ"
    more = (("hiệu quả", row.effect), ("khả năng phát triển", row.potential), ("giải pháp điều chỉnh", row.adjustment))
    return "; ".join((first, *(f"{name}: {' '.join(bullets(text))}".rstrip(" .;") for name, text in more if text)))


def _difficulties(rows: Iterable[Progress], summary: Summary) -> Paragraphs:
    lines = _by_words((row for row in rows if not _denies(row.difficulty)), lambda row: row.difficulty, summary)
    return led("Khó khăn, vướng mắc trong quá trình thực hiện:", lines, "Các chi bộ chưa phản ánh khó khăn, vướng mắc của điển hình.")


def _denies(words: str) -> bool:
    return fold(words) in ("", "không", "không có", "chưa có")


def _by_words(rows: Iterable[Progress], words: Callable[[Progress], str], summary: Summary) -> Paragraphs:
    """List each text once with the exemplars that it was written for."""
    texts: dict[str, str] = {}
    named: dict[str, list[Progress]] = {}
    for row in rows:
        if words(row):
            key = fold(words(row))
            texts.setdefault(key, " ".join(bullets(words(row))).rstrip(" .;"))
            named.setdefault(key, []).append(row)
    if summary.traced:
        texts = {key: trace(text, (one for row in named[key] for one in sources(row, "kho_khan"))) for key, text in texts.items()}
    return tuple(
        f"- {text}: {listed(f'{row.name} ({branch_name(row.branch, summary)})' for row in named[key])}." for key, text in texts.items()
    )


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
    said = (
        (f"Theo báo cáo của các chi bộ, trong kỳ {listed(known)}.",)
        if known
        else ("Trong kỳ, các chi bộ chưa gửi biểu kết quả nên chưa có số liệu tôn vinh, tuyên truyền.",)
    )
    return (*said, *_proposals(summary), *led("Kết quả nổi bật của các chi bộ:", quoted("ket_qua_noi_bat", summary), ""))


def _proposals(summary: Summary) -> Paragraphs:
    forms: dict[str, str] = {}
    for one in summary.exemplars:
        if one.proposal:
            forms.setdefault(fold(one.proposal), one.proposal.rstrip(" ."))
    chosen = {
        key: tally((one for one in summary.exemplars if one.proposal and fold(one.proposal) == key), summary, "hinh_thuc_de_nghi")
        for key in forms
    }
    parts = [f"{lower_first(forms[key])} ({count(chosen[key])})" for key in sorted(forms, key=lambda key: -chosen[key])]
    return (f"Hình thức đề nghị ghi trong phiếu đánh giá: {listed(parts)}.",) if parts else ()

"""Parts I and II of the report in sentences, by rules from the summary (the-thuc.md 5.1; plan II.1–II.5 and III.1).

Each function returns the paragraphs of one heading. Nothing is invented: a sentence stands only where a figure, a list or a branch's own
words stand behind it; none is "chưa có"; a branch that sent nothing is named and counted nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.summary import Exemplar, Measure, Progress, Summary
from toolkit.papers.annex_names import annex_names
from toolkit.papers.conditions import CONDITIONS
from toolkit.papers.report_speech import Paragraphs, branch_name, led, names, quoted, received_from
from toolkit.papers.tracing import sources, tally, told
from toolkit.papers.wording import count, listed, lower_first, percents, quote, ranked, run_on, share, some, upper_first
from toolkit.text.fold import fold
from toolkit.text.traces import trace

# From where to where a band of progress goes, in percent, and the pattern that names it.
_BANDS = ((100, 101, "muc_100"), (75, 100, "muc_75"), (50, 75, "muc_50"), (0, 50, "muc_0"))
_BEST = 3
_PERIODIC, _RESULTS = "03-DG", "04-KQ"  # the forms (domain contract) whose figures a heading is about


# I- Công tác lãnh đạo, chỉ đạo, triển khai


def reporting(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say who reported, who did not, what the figures cover, and in which annexes they are (plan III.1)."""
    say, period = definitions.sentences.say, summary.period.say()
    due, received = summary.due.value, summary.received.value
    if summary.parts:
        return (*_of_years(summary, definitions), *_submissions(summary, definitions), _annexes(summary, definitions))
    if not received:
        said = [say("trien_khai.chua_ai_gui", phai_nop=count(due), ky=period)]
        return (*said, *_submissions(summary, definitions), _annexes(summary, definitions))
    sent = share(received, due, "chi_bo", definitions.sentences)
    said = [say("trien_khai.da_gui", phai_nop=count(due), ky=period, da_gui=sent, tinh_hinh=_completeness(summary, definitions))]
    silent = summary.not_received
    if silent:
        said.append(say("trien_khai.chua_gui", so=count(tally(silent, summary)), ten=names(silent), da_gui=count(received)))
    late = [branch for branch in received_from(summary) if branch.late]
    if late:
        said.append(say("trien_khai.gui_cham", so=count(tally(late, summary)), ten=names(late)))
    others = [branch for branch in summary.branches if branch.received and not branch.due]
    if others:
        said.append(say("trien_khai.ngoai_dien", so=count(tally(others, summary)), ten=names(others)))
    return (*said, *_submissions(summary, definitions), _annexes(summary, definitions))


def _annexes(summary: Summary, definitions: Definitions) -> str:
    """Point to the figures by branch and to what is missing."""
    names = annex_names(summary, definitions)
    pattern = "trien_khai.phu_luc_con_thieu" if names.gaps else "trien_khai.phu_luc"
    return definitions.sentences.say(pattern, phu_luc=names.figures, con_thieu=names.gaps)


def _of_years(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say what the figures of a stage are made of (yearly reports, an exemplar of several years counted once) and who sent none."""
    say, silent, received = definitions.sentences.say, summary.not_received, summary.received.value
    said = say(
        "trien_khai.tu_cac_nam",
        ky=summary.period.say(),
        so=count(received),
        phai_nop=count(summary.due.value),
        cac_nam=listed(year.period.say() for year in summary.parts),
        day_du=some(summary.complete.value, "chi_bo", definitions.sentences),
    )
    missing = say("trien_khai.chua_gui", so=count(tally(silent, summary)), ten=names(silent), da_gui=count(received)) if silent else ""
    return (said, missing) if missing else (said,)


def _completeness(summary: Summary, definitions: Definitions) -> str:
    lacking = [branch for branch in received_from(summary) if branch.due and not branch.complete]
    if not lacking:
        return definitions.sentences.say("trien_khai.tat_ca_day_du")
    complete = some(summary.complete.value, "chi_bo", definitions.sentences)
    return definitions.sentences.say("trien_khai.con_thieu", day_du=complete, so=count(tally(lacking, summary)), ten=names(lacking))


def _submissions(summary: Summary, definitions: Definitions) -> Paragraphs:
    forms = [(form, summary.submitted(form.id).value) for form in definitions.plan.forms]
    parts = listed(f"{count(number)} {lower_first(form.title.lower())} ({form.code})" for form, number in forms if number)
    whole = sum(number for _, number in forms)
    return (definitions.sentences.say("trien_khai.phieu", tong=count(whole), cac_loai=parts),) if whole else ()


def assignment(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say how many registered exemplars have somebody who follows them, and support (plan II.4)."""
    registered = tally(summary.registrations, summary)
    followed = tally((one for one in summary.registrations if one.monitor), summary, "nguoi_theo_doi")
    supported = tally((one for one in summary.registrations if one.support), summary, "bien_phap_ho_tro")
    return (
        definitions.sentences.either(
            "phan_cong",
            registered,
            theo_doi=share(followed, registered, "dien_hinh_dang_ky", definitions.sentences),
            ho_tro=share(supported, registered, "dien_hinh", definitions.sentences),
        ),
    )


# II- Kết quả thực hiện


def registration(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say what was registered and in which content groups (plan II.2, II.3)."""
    sentences, registered = definitions.sentences, summary.registrations
    if not registered:
        return (sentences.say("dang_ky.khong"),)
    collective, individual, unknown = (
        tally((one for one in registered if one.kind is kind), summary, "loai_dien_hinh")
        for kind in (ExemplarKind.COLLECTIVE, ExemplarKind.INDIVIDUAL, None)
    )
    continued = tally((one for one in registered if one.continued), summary, "tiep_tuc")
    said = sentences.say(
        "dang_ky.co",
        so=count(tally(registered, summary)),
        tap_the=some(collective, "tap_the", sentences),
        ca_nhan=some(individual, "ca_nhan", sentences),
        chua_ro=sentences.say("dang_ky.chua_ro", so=count(unknown)) if unknown else "",
        tiep_tuc=sentences.either("dang_ky.tiep_tuc", continued, so=count(continued)),
    )
    return (said, *_groups(summary, definitions))


def _groups(summary: Summary, definitions: Definitions) -> Paragraphs:
    say = definitions.sentences.say
    named = [
        (item.short or item.text, tally((one for one in summary.registrations if number in one.groups), summary, "nhom_noi_dung"))
        for number, item in enumerate(definitions.plan.groups, start=1)
    ]
    lines = tuple(say("dang_ky.nhom", ten=upper_first(name).rstrip("."), so=count(number)) for name, number in named if number)
    return led(say("dang_ky.cac_nhom"), lines, "")


def selection(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say how many exemplars were chosen and assessed, and where the plan's aim is not reached (plan II.1.2, II.3)."""
    say = definitions.sentences.say
    collective, individual = summary.measure(Measure.COLLECTIVE).value, summary.measure(Measure.INDIVIDUAL).value
    if not collective + individual:
        return (say("lua_chon.khong"),)
    leaders = summary.measure(Measure.LEADERS).value
    said = say(
        "lua_chon.co",
        so=count(collective + individual),
        tap_the=some(collective, "tap_the", definitions.sentences),
        ca_nhan=some(individual, "ca_nhan", definitions.sentences),
        lanh_dao=say("lua_chon.lanh_dao", so=count(leaders)) if leaders else "",
        phu_luc=annex_names(summary, definitions).exemplars,
    )
    return (said, *_quota(summary, definitions), *_initiatives(summary, definitions))


def _quota(summary: Summary, definitions: Definitions) -> Paragraphs:
    say, received = definitions.sentences.say, received_from(summary)
    lines = []
    for measure, noun in ((Measure.COLLECTIVE, "tap_the"), (Measure.INDIVIDUAL, "ca_nhan")):
        without = [branch for branch in received if not branch.measure(measure).value]
        having = tally((branch for branch in received if branch.measure(measure).value), summary)
        have = share(having, tally(received, summary), "chi_bo_da_gui", definitions.sentences)
        lacking = say("lua_chon.chi_tieu_chua_co", ten=names(without)) if without else ""
        lines.append(say("lua_chon.chi_tieu", ty_le=have, loai=say(f"ten_goi.{noun}"), chua_co=lacking))
    return tuple(lines)


def _initiatives(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say how many initiatives there are and which branches have the most; of two that have the same number none is left out."""
    sentences, initiatives = definitions.sentences, summary.measure(Measure.INITIATIVES)
    if not initiatives.said:
        return ()
    best = ranked(((branch.name, branch.measure(Measure.INITIATIVES).value) for branch in summary.branches), _BEST)
    said = sentences.either("lua_chon.sang_kien", initiatives.value, so=count(initiatives.value))
    ranks = listed(f"{name} ({count(number)})" for name, number in best)
    return (said, sentences.say("lua_chon.nhieu_sang_kien", xep_hang=ranks)) if len(best) > 1 else (said,)


def criteria_result(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say how many exemplars met all their criteria and which ones were not met (plan II.1.2)."""
    if not summary.exemplars:
        return ()
    say = definitions.sentences.say
    passed = [one for one in summary.exemplars if not one.not_met and not one.blank]
    failed = [one for one in summary.exemplars if one.not_met or one.blank]
    named = ((exemplar_name(one, summary, definitions), _failed(one, definitions)) for one in failed)
    lines = (say("tieu_chi.mot_dien_hinh", ten=name, noi_dung=what) for name, what in named)
    whole = tally(summary.exemplars, summary)
    said = [say("tieu_chi.ket_qua", dat=share(tally(passed, summary), whole, "dien_hinh", definitions.sentences))]
    evidence = annex_names(summary, definitions).evidence
    said += [say("tieu_chi.minh_chung", phu_luc=evidence)] if evidence else []
    return (*said, *led(say("tieu_chi.chua_dat"), tuple(lines), ""), *_conditions(summary, definitions))


def _conditions(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Name the exemplars whose own answers do not satisfy the plan, whatever they ticked."""
    say = definitions.sentences.say
    lines = []
    for one in summary.exemplars:
        branch = summary.branch(one.branch)
        gaps = branch.gaps if branch is not None else ()
        found = dict.fromkeys(CONDITIONS.get(gap.finding.code, "") for gap in gaps if gap.submission == one.submission)
        if names := [name for name in found if name]:
            said = listed(say(f"dieu_kien.{name}") for name in names)
            lines.append(say("tieu_chi.mot_dien_hinh", ten=exemplar_name(one, summary, definitions), noi_dung=said))
    return led(say("tieu_chi.xem_lai"), tuple(lines), "")


def exemplar_name(one: Exemplar, summary: Summary, definitions: Definitions) -> str:
    """Name an exemplar with its branch."""
    return f"{one.name or definitions.sentences.say('ten_goi.chua_ghi_ten')} ({branch_name(one.branch, summary)})"


def _failed(one: Exemplar, definitions: Definitions) -> str:
    say, named = definitions.sentences.say, (("chua_dat", one.not_met), ("chua_ghi", one.blank))
    return listed(
        say(f"tieu_chi.dien_hinh_{what}", ten=listed(quote(criterion_name(id, definitions)) for id in ids)) for what, ids in named if ids
    )


def criterion_name(id: str, definitions: Definitions) -> str:
    """Return the short name of a criterion in quotes' place: "Sáng kiến, tiến bộ khoa học kỹ thuật"."""
    criterion = definitions.plan.criterion(id)
    return (criterion.name or criterion.short).rstrip(".") if criterion is not None else id


def found(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say what was newly found in the period (plan II.4, last paragraph)."""
    sentences, newly = definitions.sentences, summary.measure(Measure.NEWLY_FOUND)
    said = (sentences.either("moi_phat_hien", newly.value, so=count(newly.value)),) if newly.said else ()
    return (*said, *led(sentences.say("moi_phat_hien.viec_lam"), quoted("moi_phat_hien", summary), ""))


def nurturing(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say how the followed exemplars progress and what hinders them (plan II.4); the shares of the bands add up to 100%."""
    say, rows = definitions.sentences.say, summary.progress
    if not rows:
        return (say("nuoi_duong.trong" if summary.submitted(_PERIODIC).value else "nuoi_duong.khong"),)
    bands = [(tally((row for row in rows if _within(row, low, high)), summary, "tien_do"), name) for low, high, name in _BANDS]
    bands.append((tally((row for row in rows if row.percent is None), summary, "tien_do"), "chua_ghi"))
    shares = percents([number for number, _ in bands])
    parts = [
        say("nuoi_duong.muc", so=count(number), ty_le=part, muc=say(f"nuoi_duong.{name}"))
        for (number, name), part in zip(bands, shares, strict=True)
        if number
    ]
    annex = annex_names(summary, definitions).exemplars
    where = f" {say('nuoi_duong.phu_luc', phu_luc=annex)}" if annex else ""
    said = say("nuoi_duong.co", so=count(tally(rows, summary)), cac_muc=listed(parts), phu_luc=where)
    return (said, *_elsewhere(rows, summary, definitions), *_difficulties(rows, summary, definitions))


def _within(row: Progress, low: int, high: int) -> bool:
    return row.percent is not None and low <= row.percent < high


def _elsewhere(rows: Iterable[Progress], summary: Summary, definitions: Definitions) -> Paragraphs:
    """Give the followed exemplars that the annex does not list, because no assessment by criteria came for them."""
    listed_there = {(one.branch, fold(one.name)) for one in summary.exemplars}
    others = [row for row in rows if (row.branch, fold(row.name)) not in listed_there]
    lines = tuple(
        f"- {row.name} ({branch_name(row.branch, summary)}): {told(progress_words(row, definitions), row, summary)}." for row in others
    )
    return led(definitions.sentences.say("nuoi_duong.ngoai_phu_luc"), lines, "")


def progress_words(row: Progress, definitions: Definitions) -> str:
    """Say how far an exemplar is and what it brings: "tiến độ 75%; hiệu quả: Lan tỏa tới 7 đơn vị"."""
    sentences = definitions.sentences
    first = sentences.either("tien_do", row.percent is not None, so=str(row.percent))
    more = (("hieu_qua", row.effect), ("kha_nang", row.potential), ("dieu_chinh", row.adjustment))
    return listed((first, *(sentences.say(f"tien_do.{name}", noi_dung=run_on(text)).rstrip(" .;") for name, text in more if text)))


def _difficulties(rows: Iterable[Progress], summary: Summary, definitions: Definitions) -> Paragraphs:
    lines = _by_words((row for row in rows if row.difficulty), lambda row: row.difficulty, summary)
    return (definitions.sentences.either("nuoi_duong.kho_khan", lines), *lines)


def _by_words(rows: Iterable[Progress], words: Callable[[Progress], str], summary: Summary) -> Paragraphs:
    """List each text once with the exemplars that it was written for."""
    texts: dict[str, str] = {}
    named: dict[str, list[Progress]] = {}
    for row in rows:
        if words(row):
            key = fold(words(row))
            texts.setdefault(key, run_on(words(row)).rstrip(" .;"))
            named.setdefault(key, []).append(row)
    if summary.traced:
        texts = {key: trace(text, (one for row in named[key] for one in sources(row, "kho_khan"))) for key, text in texts.items()}
    return tuple(
        f"- {text}: {listed(f'{row.name} ({branch_name(row.branch, summary)})' for row in named[key])}." for key, text in texts.items()
    )


_HONOURS = ((Measure.COMMENDED, "bieu_duong"), (Measure.PROPOSED, "de_nghi"), (Measure.ARTICLES, "tin_bai"))


def honours(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say who is commended and proposed, what was published, and what the branches are proud of (plan II.5)."""
    sentences = definitions.sentences
    figures = ((summary.measure(measure), name) for measure, name in _HONOURS)
    known = [sentences.either(f"ton_vinh.{name}", one.value, so=count(one.value)) for one, name in figures if one.said]
    nothing = "ton_vinh.trong" if summary.submitted(_RESULTS).value else "ton_vinh.khong"
    said = sentences.say("ton_vinh.co", so_lieu=listed(known)) if known else sentences.say(nothing)
    proud = led(sentences.say("ton_vinh.noi_bat"), quoted("ket_qua_noi_bat", summary), "")
    return (said, *_proposals(summary, definitions), *proud)


def _proposals(summary: Summary, definitions: Definitions) -> Paragraphs:
    forms: dict[str, str] = {}
    for one in summary.exemplars:
        if one.proposal:
            forms.setdefault(fold(one.proposal), one.proposal)
    chosen = {
        key: tally((one for one in summary.exemplars if one.proposal and fold(one.proposal) == key), summary, "hinh_thuc_de_nghi")
        for key in forms
    }
    parts = [f"{lower_first(forms[key])} ({count(chosen[key])})" for key in sorted(forms, key=lambda key: -chosen[key])]
    return (definitions.sentences.say("ton_vinh.hinh_thuc", cac_hinh_thuc=listed(parts)),) if parts else ()

"""Part II of the report in sentences, by rules from the summary (the-thuc.md 5.1; plan II.1–II.5).

Each function returns the paragraphs of one heading. Nothing is invented: a sentence stands only where a figure, a list or a branch's own
words stand behind it; none is "chưa có"; a branch that sent nothing is named and counted nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.summary import Exemplar, Measure, Progress, Summary
from toolkit.papers.annex_names import annex_names
from toolkit.papers.conditions import CONDITIONS
from toolkit.papers.report_speech import (
    ASSESSMENT,
    PERIODIC,
    REGISTRATION,
    RESULTS,
    Paragraphs,
    branch_name,
    led,
    names,
    nothing,
    quoted,
    received_from,
)
from toolkit.papers.tracing import sources, tally, told
from toolkit.papers.wording import (
    count,
    listed,
    lower_first,
    of_kinds,
    percents,
    quote,
    ranked,
    run_on,
    share,
    upper_first,
)
from toolkit.text.fold import fold
from toolkit.text.traces import trace

# From where to where a band of progress goes, in percent, and the pattern that names it.
_BANDS = ((100, 101, "muc_100"), (75, 100, "muc_75"), (50, 75, "muc_50"), (0, 50, "muc_0"))
_BEST = 3


# II- Kết quả thực hiện


def registration(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say what was registered and in which content groups (plan II.2, II.3)."""
    sentences, registered = definitions.sentences, summary.registrations
    if not registered:
        return (nothing("dang_ky", REGISTRATION, summary, definitions),)
    collective, individual, unknown = (
        tally((one for one in registered if one.kind is kind), summary, "loai_dien_hinh")
        for kind in (ExemplarKind.COLLECTIVE, ExemplarKind.INDIVIDUAL, None)
    )
    continued = tally((one for one in registered if one.continued), summary, "tiep_tuc")
    said = sentences.say(
        "dang_ky.co",
        dien_hinh=of_kinds(tally(registered, summary), collective, individual, sentences, unknown=unknown, lacking=True),
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
        return (nothing("lua_chon", ASSESSMENT, summary, definitions),)
    leaders = summary.measure(Measure.LEADERS).value
    led_by = say("lua_chon.lanh_dao", so=count(leaders)) if leaders else ""
    if leaders and leaders == individual:
        led_by = f" {say('lua_chon.deu_lanh_dao')}"
    whole = collective + individual
    said = say(
        "lua_chon.co",
        dien_hinh=of_kinds(whole, collective, individual, definitions.sentences, more=led_by, lacking=True),
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
        if having:
            lines.append(say("lua_chon.chi_tieu", ty_le=have, loai=say(f"ten_goi.{noun}"), chua_co=lacking))
        else:
            lines.append(say("lua_chon.chi_tieu_khong", loai=say(f"ten_goi.{noun}")))
    return tuple(lines)


def _initiatives(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say how many initiatives there are and which branches have the most; of two that have the same number none is left out.

    Where more than a few have the same number, only those above them are named; where all have it there is nothing to rank.
    """
    sentences, initiatives = definitions.sentences, summary.measure(Measure.INITIATIVES)
    if not initiatives.said:
        return ()
    having = [(branch.name, branch.measure(Measure.INITIATIVES)) for branch in summary.branches]
    best = ranked(((name, figure.value) for name, figure in having), _BEST)
    if len(best) > _BEST or len(best) == sum(figure.said for _, figure in having):
        best = tuple(pair for pair in best if pair[1] > best[-1][1])
    said = sentences.either("lua_chon.sang_kien", initiatives.value, so=count(initiatives.value))
    ranks = listed(f"{name} ({count(number)})" for name, number in best)
    return (said, sentences.say("lua_chon.nhieu_sang_kien", xep_hang=ranks)) if best else (said,)


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
    name = "ket_qua" if passed else "khong_dat"
    said = [say(f"tieu_chi.{name}", dat=share(tally(passed, summary), whole, "dien_hinh", definitions.sentences))]
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
        empty = summary.submitted(PERIODIC).value
        return (say("nuoi_duong.trong") if empty else nothing("nuoi_duong", PERIODIC, summary, definitions),)
    bands = [(tally((row for row in rows if _within(row, low, high)), summary, "tien_do"), name) for low, high, name in _BANDS]
    bands.append((tally((row for row in rows if row.percent is None), summary, "tien_do"), "chua_ghi"))
    shares = percents([number for number, _ in bands])
    there = [(number, say(f"nuoi_duong.{name}"), part) for (number, name), part in zip(bands, shares, strict=True) if number]
    parts = [say("nuoi_duong.muc", so=count(number), ty_le=part, muc=name) for number, name, part in there]
    annex = annex_names(summary, definitions).exemplars
    where = f" {say('nuoi_duong.phu_luc', phu_luc=annex)}" if annex else ""
    whole = count(tally(rows, summary))
    if len(there) > 1:
        said = say("nuoi_duong.co", so=whole, cac_muc=listed(parts), phu_luc=where)
    else:
        said = say(f"nuoi_duong.{'mot_dien_hinh' if len(rows) == 1 else 'cung_muc'}", so=whole, muc=there[0][1], phu_luc=where)
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
    return led(definitions.sentences.say(f"nuoi_duong.{'ngoai_phu_luc' if summary.exemplars else 'tung_dien_hinh'}"), lines, "")


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
    if known:
        said = sentences.say("ton_vinh.co", so_lieu=listed(known))
    else:
        empty = summary.submitted(RESULTS).value
        said = sentences.say("ton_vinh.trong") if empty else nothing("ton_vinh", RESULTS, summary, definitions)
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
    say, most_first = definitions.sentences.say, sorted(forms, key=lambda key: -chosen[key])
    parts = [say("ton_vinh.mot_hinh_thuc", ten=lower_first(forms[key]), so=count(chosen[key])) for key in most_first]
    return (say("ton_vinh.hinh_thuc", cac_hinh_thuc=listed(parts)),) if parts else ()

"""Part I of the report: who reported, what the figures cover, who follows the exemplars (the-thuc.md 5.1; plan II.4, III.1).

As in the other parts each function returns the paragraphs of one heading, and a branch that sent nothing is named and counted nowhere.
"""

from __future__ import annotations

from toolkit.model.definitions import Definitions
from toolkit.model.summary import Summary
from toolkit.papers.annex_names import annex_names
from toolkit.papers.report_speech import REGISTRATION, Paragraphs, names, nothing, received_from
from toolkit.papers.tracing import tally
from toolkit.papers.wording import count, form_title, listed, listed_periods, share, some


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
        all_late = len(late) == received > 1
        said.append(say(f"trien_khai.gui_cham{'_tat_ca' if all_late else ''}", so=count(tally(late, summary)), ten=names(late)))
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
        da_gui=share(received, summary.due.value, "chi_bo", definitions.sentences),
        cac_nam=listed_periods(year.period.say() for year in summary.parts),
        day_du=some(summary.complete.value, "chi_bo", definitions.sentences),
    )
    missing = say("trien_khai.chua_gui", so=count(tally(silent, summary)), ten=names(silent), da_gui=count(received)) if silent else ""
    return (said, missing) if missing else (said,)


def _completeness(summary: Summary, definitions: Definitions) -> str:
    lacking = [branch for branch in received_from(summary) if branch.due and not branch.complete]
    if not lacking:
        return definitions.sentences.say("trien_khai.tat_ca_day_du")
    if not summary.complete.value:
        return definitions.sentences.say("trien_khai.deu_con_thieu", ten=names(lacking))
    complete = some(summary.complete.value, "chi_bo", definitions.sentences)
    return definitions.sentences.say("trien_khai.con_thieu", day_du=complete, so=count(tally(lacking, summary)), ten=names(lacking))


def _submissions(summary: Summary, definitions: Definitions) -> Paragraphs:
    say = definitions.sentences.say
    forms = [(form, number) for form in definitions.plan.forms if (number := summary.submitted(form.id).value)]
    parts = listed(say("trien_khai.loai_phieu", so=count(number), ten=form_title(form.title), ma=form.code) for form, number in forms)
    whole = count(sum(number for _, number in forms))
    return (say(f"trien_khai.phieu{'' if len(forms) > 1 else '_mot_loai'}", tong=whole, cac_loai=parts),) if forms else ()


def assignment(summary: Summary, definitions: Definitions) -> Paragraphs:
    """Say how many registered exemplars have somebody who follows them, and support, else how many of those followed (plan II.4)."""
    sentences, registered = definitions.sentences, tally(summary.registrations, summary)
    if not registered:
        return _assigned_in_rows(summary, definitions) or (nothing("phan_cong", REGISTRATION, summary, definitions),)
    followed = tally((one for one in summary.registrations if one.monitor), summary, "nguoi_theo_doi")
    supported = tally((one for one in summary.registrations if one.support), summary, "bien_phap_ho_tro")
    return (
        sentences.say(
            "phan_cong.chung",
            theo_doi=sentences.either("phan_cong.theo_doi", followed, ty_le=share(followed, registered, "dien_hinh_dang_ky", sentences)),
            ho_tro=sentences.either("phan_cong.ho_tro", supported, ty_le=share(supported, registered, "dien_hinh", sentences)),
        ),
    )


def _assigned_in_rows(summary: Summary, definitions: Definitions) -> Paragraphs:
    sentences, rows = definitions.sentences, tally(summary.progress, summary)
    followed = tally((one for one in summary.progress if one.monitor), summary, "nguoi_theo_doi")
    said = sentences.either("phan_cong.dinh_ky", followed, ty_le=share(followed, rows, "dien_hinh", sentences))
    return (said,) if rows else ()

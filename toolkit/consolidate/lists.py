"""Lists of the period: registered, assessed and followed exemplars, in the order in which the submissions come."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.consolidate.answers import Answers, day, flag, groups, kind, number, rows, stated, text
from toolkit.consolidate.figures import LEADER, applies, assessed_kind, form_of
from toolkit.model.definitions import AnswerType, ExemplarKind, Form, Plan
from toolkit.model.submission import Filed, Submission
from toolkit.model.summary import Exemplar, Progress, Registration
from toolkit.text.fold import fold

LIST = "danh_sach"


def list_registrations(filed: Sequence[Filed], plan: Plan) -> tuple[Registration, ...]:
    """List the registrations: submissions that say what is registered (plan II.2–II.4)."""
    return tuple(_registration(one.id, one.record.submission.unit, one.record.submission, plan) for one in filed if _registers(one))


def _registers(filed: Filed) -> bool:
    return filed.record.submission.get("noi_dung_dang_ky") is not None


def _registration(submission: str, branch: str | None, answers: Answers, plan: Plan) -> Registration:
    return Registration(
        submission=submission,
        branch=branch or "",
        kind=kind(answers, "loai_dien_hinh"),
        name=text(answers, "ten_dien_hinh"),
        groups=groups(answers, "nhom_noi_dung"),
        content=text(answers, "noi_dung_dang_ky"),
        product=text(answers, "san_pham_cu_the"),
        deadline=day(answers, "thoi_han_hoan_thanh"),
        continued=flag(answers, "tiep_tuc"),
        monitor=stated(answers, "nguoi_theo_doi", plan),
        support=stated(answers, "bien_phap_ho_tro", plan),
    )


def list_progress(filed: Sequence[Filed], plan: Plan) -> tuple[Progress, ...]:
    """List the rows of the periodic assessment: rows that have a column for progress (plan II.4)."""
    return tuple(
        Progress(
            submission=one.id,
            branch=one.record.submission.unit or "",
            name=text(row, "ten_dien_hinh"),
            kind=kind(row, "loai_dien_hinh"),
            percent=number(row, "tien_do"),
            effect=text(row, "hieu_qua"),
            potential=text(row, "kha_nang"),
            difficulty=stated(row, "kho_khan", plan),
            adjustment=text(row, "dieu_chinh"),
            monitor=stated(row, "nguoi_theo_doi", plan),
            row=row.number,
        )
        for one in filed
        for row in rows(one.record.submission, LIST)
        if row.get("tien_do") is not None
    )


def list_exemplars(filed: Sequence[Filed], plan: Plan) -> tuple[Exemplar, ...]:
    """List every assessed collective and person, whether the criteria are met or not (plan II.1.2)."""
    known = _known_models(filed, plan)
    found = []
    for one in filed:
        form = form_of(one, plan)
        who = assessed_kind(form, plan)
        if form is not None and who is not None:
            found.append(_exemplar(one, form, who, plan, known))
    return tuple(found)


def _known_models(filed: Sequence[Filed], plan: Plan) -> dict[tuple[str, str], Registration]:
    """Return what is known of an exemplar by branch and folded name: its registration, else its row in the list of the branch."""
    listed = [
        _registration(one.id, one.record.submission.unit, row, plan)
        for one in filed
        for row in rows(one.record.submission, LIST)
        if row.get("san_pham_cu_the") is not None
    ]
    return {(one.branch, fold(one.name)): one for one in (*listed, *list_registrations(filed, plan))}


def _exemplar(filed: Filed, form: Form, who: ExemplarKind, plan: Plan, known: dict[tuple[str, str], Registration]) -> Exemplar:
    submission = filed.record.submission
    name = (text(submission, form.subject) if form.subject else "") or submission.subject
    results = _results(filed, form, plan)
    return Exemplar(
        submission=filed.id,
        branch=submission.unit or "",
        kind=who,
        name=name,
        position=text(submission, "chuc_vu"),
        born=number(submission, "nam_sinh"),
        people=number(submission, "so_thanh_vien"),
        leader=flag(submission, LEADER) is True,
        initiatives=number(submission, "so_sang_kien"),
        ratings=_ratings(submission, form),
        award=text(submission, "danh_hieu_thi_dua"),
        proposal=stated(submission, "hinh_thuc_de_nghi", plan).strip().rstrip(" .;"),
        met=tuple(id for id, result in results if result == "dat"),
        not_met=tuple(id for id, result in results if result == "chua_dat"),
        blank=tuple(id for id, result in results if result not in ("dat", "chua_dat")),
        registration=known.get((submission.unit or "", fold(name))),
    )


def _results(filed: Filed, form: Form, plan: Plan) -> tuple[tuple[str, str], ...]:
    asked = (plan.criterion(id) for id in form.criteria)
    return tuple((one.id, text(filed.record.submission, f"{one.id}.ket_qua")) for one in asked if one is not None and applies(one, filed))


def _ratings(submission: Submission, form: Form) -> tuple[str, ...]:
    return tuple(text(submission, question.id) for question in form.questions if question.type is AnswerType.RATING)

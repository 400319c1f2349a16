"""Every sentence of a finding is short, names its question in quotes, and shows no id, no English and no empty place."""

from __future__ import annotations

import re
from datetime import date
from inspect import getsource
from types import ModuleType

import pytest

from tests.judging import DEFINITIONS, PLACE, QUARTER, dossier, filed, filled, submission
from toolkit.checks import OF_DOSSIER, OF_READING, OF_SUBMISSION, check_dossier, check_reading, check_submission
from toolkit.model.definitions import AnswerType, Definitions, Form, Question
from toolkit.model.finding import Code, Finding
from toolkit.model.submission import Answer, Row, State, Submission

LONG = "một câu trả lời rất dài mà chi bộ viết vào ô này để thử xem câu nhắc có còn ngắn gọn hay không"
FORMS = ("01-DK", "02-TT", "02-CN", "03-DG", "04-KQ", "05-TH")
_WORD = re.compile(r"\w[\w/.%-]*")
_ID = re.compile(r"\b(?:[a-z]+_[a-z_]+|(?:TT|CN|LD)\d\.)|None|\{|\}")
_ANSWERS = {
    "blank": Answer(id="", state=State.BLANK),
    "invalid": Answer(id="", state=State.INVALID, raw=LONG, place=PLACE),
    "contradictory": Answer(id="", state=State.INVALID, raw=LONG, contradictory=True),
    "review": Answer(id="", value=LONG, state=State.VALUE, raw=LONG, review=True, reason=LONG),
}


def everywhere(form: Form, answer: Answer) -> Submission:
    """Give one answer to every question of a form, in the cells of its lists too; leaders and individuals, so that all apply."""
    said = {"la_lanh_dao": True, "loai_dien_hinh": "ca_nhan"}

    def answered(question: Question) -> Answer:
        value = said.get(question.id, answer.value)
        return Answer(**{**_fields(answer), "id": question.id, "value": value})  # type: ignore[arg-type]  # the fields of an answer

    def listed(question: Question) -> Answer:
        row = Row(number=1, answers=tuple(answered(column) for column in question.columns))
        return Answer(id=question.id, value=(row,), state=State.VALUE)

    answers = tuple(listed(one) if one.type is AnswerType.LIST else answered(one) for one in form.questions)
    return Submission(form=form.id, unit="VP", period=QUARTER, answers=answers)


def _fields(answer: Answer) -> dict[str, object]:
    return {name: getattr(answer, name) for name in Answer._fields}


def faults(findings: tuple[Finding, ...]) -> list[str]:
    bad = [
        f"{len(_WORD.findall(finding.message))} words: {finding.message}"
        for finding in findings
        if len(_WORD.findall(finding.message)) > 35
    ]
    bad += [f"id: {finding.message}" for finding in findings if _ID.search(finding.message) or "“”" in finding.message]
    bad += [f"no end: {finding.message}" for finding in findings if not finding.message.endswith((".", "…"))]
    return bad + [f"no quotes: {finding.message}" for finding in findings if finding.field and "“" not in finding.message]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("answer", _ANSWERS)
def test_every_question_is_spoken_of_in_a_short_sentence(form: str, answer: str, definitions: Definitions) -> None:
    asked = definitions.plan.form(form)
    assert asked is not None
    findings = check_submission(everywhere(asked, _ANSWERS[answer]), definitions)

    assert {finding.code.value for finding in findings} >= {"missing" if answer == "blank" else answer}
    assert faults(findings) == []
    assert all(finding.label for finding in findings)


def test_the_sentences_of_criteria_are_short(definitions: Definitions) -> None:
    low = {"la_dang_vien": True, "la_lanh_dao": True, "xep_loai": "Hoàn thành nhiệm vụ", "danh_hieu_thi_dua": LONG}
    low |= {f"{id}.ket_qua": "chua_dat" for id in ("CN1", "CN2", "CN3", "LD1")} | {f"{id}.minh_chung": LONG for id in ("CN1", "CN2", "CN3")}
    person = submission("02-CN", {**low, "ho_ten": LONG, "LD1.minh_chung": "Không có"}, definitions)
    claims = {f"TT{n}.ket_qua": "chua_dat" for n in range(1, 6)} | {f"TT{n}.minh_chung": "Tốt" for n in range(1, 6)}
    unit = submission("02-TT", {**claims, "xep_loai_don_vi": "Không hoàn thành nhiệm vụ"}, definitions)
    registration = submission("01-DK", {"san_pham_cu_the": "Không có", "nguoi_theo_doi": "Chưa phân công"}, definitions)
    findings = tuple(finding for one in (person, unit, registration) for finding in check_submission(one, definitions))

    judged = {"not-met", "thin-evidence", "rating-too-low", "award-missing", "leader-criterion", "no-product", "no-monitor"}
    assert {finding.code.value for finding in findings} >= judged
    assert faults(findings) == []


def test_the_sentences_between_files_are_short(definitions: Definitions) -> None:
    subject = LONG[:60]
    leader = submission("02-CN", {"don_vi": "TTKC", "la_lanh_dao": True, "ho_ten": subject, "CN2.minh_chung": LONG}, definitions)
    results = submission("04-KQ", {"don_vi": "TTKC", "so_ca_nhan": 7, "so_tap_the": 5}, definitions)
    old = filed(results, id="old", superseded_by="new")
    registration = submission("01-DK", {"ten_dien_hinh": "Người khác", "loai_dien_hinh": "ca_nhan"}, definitions)
    ours = dossier(filed(leader, folder="KHTC"), filed(results, folder="KHTC", arrived="2025-01-01"), unit="TTKC", older=(old,))
    theirs = dossier(filed(leader), unit="KHTC")
    registered = dossier(filed(registration, folder="TTKC"), unit="TTKC")
    pairs = (
        *check_dossier(ours, (theirs,), definitions, date(2030, 1, 1)),
        *check_dossier(ours, (registered, theirs), definitions, date(2030, 1, 1)),
        *check_reading((leader, submission("02-CN", {"ho_ten": "B", "CN2.minh_chung": LONG}, definitions)), definitions),
        *check_reading((results, submission("04-KQ", {"don_vi": "TTKC", "so_ca_nhan": 8}, definitions)), definitions),
    )
    findings = tuple(finding for _, finding in pairs)

    assert faults(findings) == []


def test_every_code_that_is_judged_here_is_raised_by_a_rule() -> None:
    """The other codes come from reading, the archive or the scan of the inbox."""
    elsewhere = {"duplicate", "unsafe-content", "hidden-text", "pending-edits", "decoded", "converted", "unreadable"}
    raised = {code for code in Code if any(f"Code.{code.name}" in _source(rule) for rule in (*OF_SUBMISSION, *OF_READING, *OF_DOSSIER))}

    assert {code.value for code in Code} - {code.value for code in raised} == elsewhere


def test_every_rule_says_why_it_exists_and_where_it_comes_from() -> None:
    rules = (*OF_SUBMISSION, *OF_READING, *OF_DOSSIER)

    assert len(rules) == len({rule.__name__ for rule in rules})
    for rule in rules:
        assert rule.__doc__ and isinstance(rule.SOURCE, str) and rule.check.__doc__
        assert not rule.SOURCE or ("Mục" in rule.__doc__ and rule.SOURCE in rule.__doc__.replace("–", "-")), rule.__name__


def test_a_finding_names_its_question_its_place_and_its_muc() -> None:
    (finding,) = check_submission(filled("02-TT", xep_loai_don_vi="Hoàn thành nhiệm vụ"), DEFINITIONS)

    assert (finding.label, finding.source, finding.plan) == ("Xếp loại cơ quan, đơn vị", "bảng 2, hàng 5, cột 3", "II.1.2.1")


def _source(rule: ModuleType) -> str:
    return getsource(rule)

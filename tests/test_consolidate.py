"""The summary of a period against an independent count of the demo's truth, and the rules of counting one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.judging import submission
from tests.truth import QUARTER, truth_assessed, truth_rows, truth_summary
from toolkit.consolidate import consolidate, summary_json
from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.period import Period, PeriodKind
from toolkit.model.submission import Answer, Dossier, Filed, Record, State, Submission
from toolkit.model.summary import Assessed, FileNote, Measure, Summary

TODAY = date(2024, 11, 1)
FORMS = ("01-DK", "02-TT", "02-CN", "03-DG", "04-KQ", "05-TH")


@pytest.fixture(scope="module")
def demo(definitions: Definitions) -> Summary:
    return truth_summary(definitions, TODAY)


def filed(made: Submission, id: str, **more: object) -> Filed:
    record = Record(submission=made)
    return Filed(id=id, record=record, path=f"inbox/{id}.docx", folder="VP", sha256="0" * 64, arrived=datetime(2024, 10, 1), **more)  # type: ignore[arg-type]  # fields by name


def one_branch(definitions: Definitions, *current: Filed, period: Period = QUARTER) -> Summary:
    return consolidate([Assessed(dossier=Dossier(unit="VP", period=period, current=current))], definitions, period)


def person(definitions: Definitions, **answers: object) -> Submission:
    return submission("02-CN", {"don_vi": "VP", "ky_bao_cao": "2024-Q3", "ho_ten": "Hà Thu Long", **answers}, definitions)


def count_by_hand() -> dict[str, object]:
    """Count the contract's figures straight from the lines of JSON, knowing nothing of the toolkit."""
    records = [record for row in truth_rows() for record in row["records"]]
    due = {"VP", "TTR", "QLTM", "QLCN", "QLNL", "KTAT", "KHTC", "TTKC"}
    received = {record["unit"] for record in records}
    lacking = {unit for unit in due for form in ("03-DG", "04-KQ") if not any(r["unit"] == unit and r["form"] == form for r in records)}
    broken = {row["records"][0]["unit"] for row in truth_rows() if row["missing"]}

    def summed(field: str) -> int:
        return sum(record["answers"].get(field) or 0 for record in records)

    def results(criterion: str) -> dict[str, int]:
        form = "02-TT" if criterion.startswith("TT") else "02-CN"
        asked = [r["answers"] for r in records if r["form"] == form and (criterion != "LD1" or r["answers"]["la_lanh_dao"])]
        said = Counter(answers.get(f"{criterion}.ket_qua") for answers in asked)
        return {"met": said["dat"], "not_met": said["chua_dat"], "blank": said[None]}

    forms = Counter(record["form"] for record in records)
    return {
        "period": "2024-Q3",
        "branches": {
            "due": len(due),
            "received": len(received),
            "complete": len(due - lacking - broken),
            "not_received": sorted(due - received),
        },
        "submissions": {form: forms[form] for form in FORMS},
        "exemplars": {
            "collective": forms["02-TT"],
            "individual": forms["02-CN"],
            "leaders": sum(1 for r in records if r["form"] == "02-CN" and r["answers"]["la_lanh_dao"]),
        },
        "criteria": {id: results(id) for id in ("TT1", "TT2", "TT3", "TT4", "TT5", "CN1", "CN2", "CN3", "LD1")},
        "initiatives": summed("so_sang_kien"),
        "articles": summed("so_tin_bai"),
        "newly_found": summed("so_moi_phat_hien"),
        "commended": summed("so_duoc_bieu_duong"),
        "proposed": summed("so_de_nghi_khen_thuong"),
        "unconfirmed": [],
    }


def test_the_demo_quarter_says_what_counting_its_truth_by_hand_says(demo: Summary) -> None:
    assert summary_json(demo) == count_by_hand()
    assert list(summary_json(demo)["criteria"]) == ["TT1", "TT2", "TT3", "TT4", "TT5", "CN1", "CN2", "CN3", "LD1"]
    assert tuple(summary_json(demo)["submissions"]) == FORMS


def test_every_figure_with_sources_names_the_submissions_that_it_was_counted_from(demo: Summary) -> None:
    said = summary_json(demo, sources=True)

    assert said["submissions"]["02-TT"]["value"] == len(said["submissions"]["02-TT"]["from"]) == 7
    assert all("02-TT" in id for id in said["exemplars"]["collective"]["from"])
    assert [id for id in said["criteria"]["TT4"]["not_met"]["from"] if "QLCN" in id] == said["criteria"]["TT4"]["not_met"]["from"]
    assert len(said["articles"]["from"]) == said["submissions"]["04-KQ"]["value"]
    assert said["branches"]["received"]["value"] == 7
    assert said["branches"]["not_received"] == ["KHTC"]


def test_the_parts_of_the_branches_add_up_to_the_whole(demo: Summary) -> None:
    for measure in Measure:
        assert sum(branch.measure(measure).value for branch in demo.branches) == demo.measure(measure).value
    assert demo.received.value <= demo.due.value
    assert [branch.code for branch in demo.branches] == ["VP", "TTR", "QLTM", "QLCN", "QLNL", "KTAT", "KHTC", "TTKC"]


def test_the_order_of_the_dossiers_changes_nothing(definitions: Definitions, demo: Summary) -> None:
    assert consolidate(truth_assessed(definitions, TODAY)[::-1], definitions, QUARTER) == demo


def test_a_branch_that_sent_nothing_is_listed_even_without_a_dossier_and_counts_nowhere(definitions: Definitions) -> None:
    empty = consolidate([], definitions, QUARTER)

    assert empty.due.value == 8
    assert empty.received.value == empty.complete.value == 0
    assert len(empty.not_received) == 8
    assert not any(figure.said for _, figure in empty.measures)
    assert all(branch.missing_forms == ("03-DG", "04-KQ") for branch in empty.branches)


def test_a_blank_adds_nothing_and_a_zero_is_known_to_be_said(definitions: Definitions) -> None:
    base = {"don_vi": "VP", "ky_bao_cao": "2024-Q3"}
    blank = one_branch(definitions, filed(submission("04-KQ", base, definitions), "a"))
    zero = one_branch(definitions, filed(submission("04-KQ", {**base, "so_tin_bai": 0}, definitions), "a"))

    assert blank.measure(Measure.ARTICLES).value == zero.measure(Measure.ARTICLES).value == 0
    assert not blank.measure(Measure.ARTICLES).said
    assert zero.measure(Measure.ARTICLES).sources == ("a",)


def test_the_leaders_criterion_counts_leaders_only(definitions: Definitions) -> None:
    summary = one_branch(
        definitions,
        filed(person(definitions, la_lanh_dao=True, **{"LD1.ket_qua": "dat"}), "a"),
        filed(person(definitions, ho_ten="Lê An", la_lanh_dao=False, **{"LD1.ket_qua": "dat"}), "b"),
        filed(person(definitions, ho_ten="Lê Bình", la_lanh_dao=True), "c"),
    )
    leaders = next(one for one in summary.criteria if one.id == "LD1")

    assert (leaders.met.sources, leaders.not_met.sources, leaders.blank.sources) == (("a",), (), ("c",))
    assert summary.measure(Measure.LEADERS).value == 2


def test_an_exemplar_counts_whether_its_criteria_are_met_or_not(definitions: Definitions) -> None:
    summary = one_branch(definitions, filed(person(definitions, **{"CN1.ket_qua": "chua_dat", "CN2.ket_qua": "dat"}), "a"))
    (exemplar,) = summary.exemplars

    assert summary.measure(Measure.INDIVIDUAL).value == 1
    assert (exemplar.met, exemplar.not_met, exemplar.blank) == (("CN2",), ("CN1",), ("CN3",))


def test_dossiers_and_submissions_of_another_period_are_left_out(definitions: Definitions) -> None:
    year = Period(kind=PeriodKind.YEAR, year=2024)
    other = Assessed(dossier=Dossier(unit="VP", period=year, current=(filed(person(definitions), "a"),)))

    assert consolidate([other], definitions, QUARTER).received.value == 0


def test_a_branch_that_did_not_exist_in_the_period_is_listed_but_makes_no_rate_exceed_the_whole(definitions: Definitions) -> None:
    gone = tuple(
        replace(branch, valid_to=date(2020, 1, 1)) if branch.code == "VP" else branch for branch in definitions.organisation.branches
    )
    without = replace(definitions, organisation=replace(definitions.organisation, branches=gone))
    summary = one_branch(without, filed(person(without), "a"))

    assert (summary.due.value, summary.received.value) == (7, 0)
    assert summary.branches[-1].code == "VP"
    assert not summary.branches[-1].due
    assert summary.measure(Measure.INDIVIDUAL).value == 1


def test_values_for_review_count_and_are_listed(definitions: Definitions) -> None:
    doubtful = Answer(id="so_tin_bai", value=5, state=State.VALUE, raw="5", review=True, reason="chữ viết mờ")
    rows = [{"ten_dien_hinh": "Lê An", "tien_do": Answer(id="tien_do", value=70, state=State.VALUE, review=True, reason="hai số")}]
    results = submission("04-KQ", {"don_vi": "VP", "ky_bao_cao": "2024-Q3", "so_tin_bai": doubtful}, definitions)
    assessed = submission("03-DG", {"don_vi": "VP", "ky_bao_cao": "2024-Q3", "danh_sach": rows}, definitions)
    summary = one_branch(definitions, filed(results, "a"), filed(assessed, "b"))

    assert summary.measure(Measure.ARTICLES).value == 5
    assert [(one.submission, one.field, one.said, one.reason) for one in summary.unconfirmed] == [
        ("b", "danh_sach[1].tien_do", "70", "hai số"),
        ("a", "so_tin_bai", "5", "chữ viết mờ"),
    ]
    assert summary_json(summary)["unconfirmed"][1]["field"] == "so_tin_bai"


def test_the_same_words_of_two_branches_are_one_passage_of_two_speakers_and_nothing_is_cut(definitions: Definitions) -> None:
    long = "Một số đảng viên còn ngại đổi mới. " * 200 + "\nDòng cuối cùng."
    texts = {"VP": long, "TTR": long.upper(), "QLTM": "Không có", "QLCN": "Thiếu kinh phí."}
    dossiers = [
        Assessed(
            dossier=Dossier(
                unit=unit, period=QUARTER, current=(filed(submission("04-KQ", {"don_vi": unit, "han_che": text}, definitions), unit),)
            )
        )
        for unit, text in texts.items()
    ]
    first, second = consolidate(dossiers[::-1], definitions, QUARTER).under("han_che")

    assert [speaker.branch for speaker in first.speakers] == ["VP", "TTR"]
    assert first.text == long
    assert (second.text, second.sources) == ("Thiếu kinh phí.", ("QLCN",))


def test_evidence_is_gathered_under_its_criterion_with_the_exemplar_it_is_about(demo: Summary) -> None:
    passages = demo.under("TT2.minh_chung")
    speakers = [speaker for passage in passages for speaker in passage.speakers]

    assert len(speakers) == 7
    assert speakers[0].branch == "VP"
    assert speakers[0].subject == "Tổ chuyển đổi số"
    assert [speaker.branch for passage in demo.under("LD1.minh_chung") for speaker in passage.speakers].count("VP") == 0


def test_an_exemplar_carries_its_registration_of_the_same_branch(demo: Summary) -> None:
    of_office = next(one for one in demo.of_kind(ExemplarKind.COLLECTIVE) if one.branch == "VP")
    of_energy = next(one for one in demo.of_kind(ExemplarKind.COLLECTIVE) if one.branch == "QLNL")

    assert of_office.registration is not None
    assert of_office.registration.monitor == "Đỗ Ngọc Hạnh"
    assert of_energy.registration is None


def test_received_readable_complete_and_valid_are_four_facts(definitions: Definitions, demo: Summary) -> None:
    facts = {branch.code: (branch.received, branch.readable, branch.complete, branch.valid) for branch in demo.branches}

    assert facts["VP"] == (True, True, False, False)
    assert facts["TTR"] == (True, True, True, False)
    assert facts["QLTM"] == (True, True, True, True)
    assert facts["KHTC"] == (False, True, False, False)
    broken = Finding(code=Code.UNREADABLE, severity=Severity.ERROR, field=None, message="Tệp hỏng.")
    note = Assessed(dossier=Dossier(unit="VP", period=QUARTER), files=(FileNote(path="inbox/VP/a.docx", finding=broken),))
    (office, *_) = consolidate([note], definitions, QUARTER).branches
    assert (office.received, office.readable) == (False, False)
    assert [gap.path for gap in office.gaps] == ["inbox/VP/a.docx"]


def test_an_answer_that_only_says_that_there_is_none_is_nothing_in_every_list(definitions: Definitions) -> None:
    registered = {
        "don_vi": "VP",
        "ky_bao_cao": "2024-Q3",
        "loai_dien_hinh": "tap_the",
        "ten_dien_hinh": "Tổ A",
        "noi_dung_dang_ky": "Số hóa hồ sơ",
        "nguoi_theo_doi": "Chưa phân công",
        "bien_phap_ho_tro": "Không có",
    }
    assessed = {"don_vi": "VP", "ky_bao_cao": "2024-Q3", "ho_ten": "Nguyễn Văn A", "hinh_thuc_de_nghi": "Không đề nghị khen thưởng"}
    results = {
        "don_vi": "VP",
        "ky_bao_cao": "2024-Q3",
        "han_che": "Không có hạn chế, khuyết điểm.",
        "ket_qua_noi_bat": "Không có đơn thư vượt cấp",
    }
    made = (("01-DK", registered), ("02-CN", assessed), ("04-KQ", results))
    found = one_branch(definitions, *(filed(submission(form, answers, definitions), form) for form, answers in made))
    assert [(one.monitor, one.support) for one in found.registrations] == [("", "")]
    assert [one.proposal for one in found.exemplars] == [""]
    assert not found.under("han_che")
    assert [one.text for one in found.under("ket_qua_noi_bat")] == ["Không có đơn thư vượt cấp"]


def test_people_of_a_branch_stand_in_the_order_of_their_names_after_its_collectives(definitions: Definitions) -> None:
    about: dict[str, object] = {"don_vi": "VP", "ky_bao_cao": "2024-Q3"}
    people = [submission("02-CN", {**about, "ho_ten": name}, definitions) for name in ("Lý Thanh Lan", "Hồ Thanh Hà", "Đỗ Đức Anh")]
    team = submission("02-TT", {**about, "ten_dien_hinh": "Tổ Một"}, definitions)
    registered = [
        submission("01-DK", {**about, "ten_dien_hinh": name, "loai_dien_hinh": kind, "noi_dung_dang_ky": "Làm theo Bác"}, definitions)
        for name, kind in (("Vũ Văn Đức", "ca_nhan"), ("Lê Thị Ánh", "ca_nhan"), ("Tổ Một", "tap_the"))
    ]
    sent = [filed(one, str(number)) for number, one in enumerate([*people, team, *registered])]
    summary = one_branch(definitions, *sent)
    assert [one.name for one in summary.exemplars] == ["Tổ Một", "Đỗ Đức Anh", "Hồ Thanh Hà", "Lý Thanh Lan"]
    assert [one.name for one in summary.registrations] == ["Tổ Một", "Lê Thị Ánh", "Vũ Văn Đức"]

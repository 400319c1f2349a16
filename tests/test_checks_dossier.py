"""What needs more than one file: who owes what and when, figures against records, registrations, quotas, other branches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.judging import BEST, DEFINITIONS, ENOUGH, dossier, filed, filled
from toolkit.checks import check_dossier, check_submission
from toolkit.model.finding import Severity
from toolkit.model.period import Period, period_from_id
from toolkit.model.submission import Dossier, Filed, Record, Submission

IN_TIME, OVERDUE = date(2024, 10, 5), date(2024, 10, 6)
LEADER = {"la_lanh_dao": True, "LD1.ket_qua": "dat", "LD1.minh_chung": ENOUGH}


def found(one: Dossier, *others: Dossier, today: date = IN_TIME) -> list[tuple[str | None, str, str | None]]:
    return [(id, finding.code.value, finding.field) for id, finding in check_dossier(one, others, DEFINITIONS, today)]


def sentences(one: Dossier, *others: Dossier, today: date = IN_TIME) -> list[str]:
    return [finding.message for _, finding in check_dossier(one, others, DEFINITIONS, today)]


def period(id: str) -> Period:
    made = period_from_id(id)
    assert made is not None
    return made


def whole(*more: Filed | Submission, without: str = "") -> Dossier:
    """A dossier of VP that lacks nothing: each form once, a collective and an individual, both registered."""
    collective = filled("01-DK", loai_dien_hinh="tap_the", ten_dien_hinh="Tổ chuyển đổi số")
    forms = (collective, filled("01-DK"), filled("02-TT"), filled("02-CN"), filled("03-DG"), filled("04-KQ"))
    return dossier(*(form for form in forms if form.form != without), *more)


def test_a_whole_dossier_raises_nothing_even_after_the_deadline() -> None:
    assert found(whole(), today=OVERDUE) == []


def test_a_due_form_is_not_received_only_after_its_deadline() -> None:
    lacking = whole(without="03-DG")

    assert found(lacking, today=IN_TIME) == []
    assert found(lacking, today=OVERDUE) == [(None, "not-received", None)]
    assert sentences(lacking, today=OVERDUE) == [
        "Chưa nhận được Mẫu 03-ĐG quý III năm 2024 (hạn 05/10/2024) – đề nghị chi bộ điền và gửi ngay."
    ]


def test_a_branch_that_sent_nothing_owes_every_due_form_and_nothing_else_is_said() -> None:
    assert found(dossier(unit="TTR"), today=OVERDUE) == [(None, "not-received", None), (None, "not-received", None)]


@pytest.mark.parametrize("unit", ["CU", "KHAC"])
def test_a_branch_that_does_not_exist_in_the_period_owes_nothing(unit: str) -> None:
    assert found(dossier(unit=unit), today=OVERDUE) == []


def test_a_form_that_is_not_due_for_the_kind_of_period_is_never_overdue() -> None:
    assert found(dossier(period=period("2024-09")), today=date(2024, 9, 30)) == []
    month = found(dossier(period=period("2024-09")), today=date(2024, 10, 1))
    assert month == [(None, "not-received", None)]


def test_the_first_arrival_decides_whether_a_form_is_late() -> None:
    late = filed(filled("04-KQ"), arrived="2024-10-06T00:00", id="new")
    in_time = filed(filled("04-KQ"), arrived="2024-10-05T23:59", id="old", superseded_by="new")

    assert found(whole(late, without="04-KQ")) == [("new", "late", None)]
    assert found(replace(whole(late, without="04-KQ"), older=(in_time,))) == [("old", "superseded", None)]


def test_what_is_not_due_is_never_late() -> None:
    assert found(whole(filed(filled("05-TH"), arrived="2025-01-01"))) == []


def test_a_superseded_version_is_told_with_the_day_of_the_newer_one() -> None:
    old = filed(filled("04-KQ"), arrived="2024-09-20", id="old", superseded_by="04-KQ")

    assert found(replace(whole(), older=(old,))) == [("old", "superseded", None)]
    assert "bản gửi ngày 28/9/2024" in sentences(replace(whole(), older=(old,)))[0]


def test_a_form_in_the_folder_of_another_branch_is_contradictory() -> None:
    astray = filed(filled("05-TH"), folder="TTR", id="astray")

    assert found(whole(astray)) == [("astray", "contradictory", "don_vi")]
    assert sentences(whole(astray)) == [
        "“Chi bộ”: phiếu ghi Chi bộ Văn phòng nhưng tệp nằm ở thư mục của Chi bộ Thanh tra – đề nghị sửa tên trong phiếu hoặc gửi lại đúng thư mục."
    ]


def test_the_common_folder_belongs_to_no_branch() -> None:
    assert found(whole(filed(filled("05-TH"), folder="_chung"))) == []


def test_a_contradiction_of_folders_that_reading_raised_is_not_said_twice() -> None:
    astray = filed(filled("05-TH"), folder="TTR", id="astray")
    (told,) = (finding for _, finding in check_dossier(whole(astray), (), DEFINITIONS, IN_TIME))

    assert found(whole(replace(astray, record=Record(submission=astray.record.submission, findings=(told,))))) == []


def test_a_leader_needs_an_assessed_collective_in_the_period() -> None:
    leader = filled("02-CN", **LEADER)
    alone = whole(leader, without="02-CN")

    assert found(alone) == []
    assert ("02-CN Hà Thu Long", "leader-criterion", "la_lanh_dao") in found(
        dossier(*(one for one in alone.current if one.record.submission.form != "02-TT"))
    )


def test_who_is_no_leader_needs_no_collective() -> None:
    assert "leader-criterion" not in {code for _, code, _ in found(whole(without="02-TT"))}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"so_tap_the": 3}, ["so_tap_the"]),
        ({"so_tap_the": 0, "so_ca_nhan": 2}, ["so_tap_the", "so_ca_nhan"]),
        ({"so_tap_the": None}, []),
        ({}, []),
    ],
)
def test_figures_that_differ_from_the_records_received_mismatch(figures: dict[str, object], expected: list[str]) -> None:
    figured = whole(filled("04-KQ", **figures), without="04-KQ")

    assert found(figured) == [("04-KQ", "mismatch", field) for field in expected]


def test_an_exemplar_that_is_counted_though_only_its_registration_came_mismatches() -> None:
    counted = dossier(filled("01-DK"), filled("03-DG"), filled("04-KQ", so_tap_the=0, so_ca_nhan=1))
    none = dossier(filled("01-DK"), filled("03-DG"), filled("04-KQ", so_tap_the=0, so_ca_nhan=0))
    yearly = dossier(filled("02-CN", ky_bao_cao="2024"), period=period("2024"))

    assert ("04-KQ", "mismatch", "so_ca_nhan") in found(counted)
    assert ("04-KQ", "mismatch", "so_ca_nhan") not in found(none)
    assert ("04-KQ", "mismatch", "so_ca_nhan") not in found(counted, yearly)


def test_two_records_of_one_collective_count_once() -> None:
    again = filed(filled("02-TT", ten_dien_hinh="TỔ CHUYỂN ĐỔI SỐ"), id="again")

    assert found(whole(again)) == []


def test_figures_are_not_compared_with_records_that_never_came() -> None:
    nameless = (one for one in whole(without="02-CN").current if one.record.submission.subject != "Hà Thu Long")
    assert "mismatch" not in {code for _, code, _ in found(dossier(*nameless))}


def test_an_exemplar_that_was_never_registered_is_named() -> None:
    unknown = filled("02-CN", ho_ten="Lý Thanh Lan", CN1__minh_chung="Một việc làm hay khác hẳn của đồng chí này trong quý")
    row = {"ten_dien_hinh": "Tổ mới", "loai_dien_hinh": "tap_the", "tien_do": 5}

    assert found(whole(unknown, filled("04-KQ", so_ca_nhan=2), filled("03-DG", danh_sach=[row]), without="04-KQ")) == [
        ("02-CN Lý Thanh Lan", "not-registered", "ho_ten"),
        ("03-DG", "not-registered", "danh_sach[1].ten_dien_hinh"),
    ]


def test_a_registration_of_another_period_counts_and_that_of_another_branch_does_not() -> None:
    registration = filled("01-DK", ten_dien_hinh="Lý Thanh Lan")
    one = whole(
        filed(filled("02-CN", ho_ten="Lý Thanh Lan", CN1__minh_chung=ENOUGH + " 2024"), id="new"),
        filled("04-KQ", so_ca_nhan=2),
        without="04-KQ",
    )
    earlier = dossier(registration, period=period("2023"))

    assert found(one, earlier) == []
    assert found(one, replace(earlier, unit="TTR")) == [("new", "not-registered", "ho_ten")]


def test_a_branch_that_registered_nothing_is_told_once() -> None:
    assert found(whole(without="01-DK")) == [(None, "not-registered", None)]
    assert found(dossier(filled("04-KQ", so_tap_the=0, so_ca_nhan=0))) == [(None, "no-collective", None), (None, "no-individual", None)]


def test_a_branch_without_a_collective_or_an_individual_is_told_once_each() -> None:
    individual = dossier(filled("01-DK"), filled("02-CN"))
    collective = dossier(filled("01-DK", loai_dien_hinh="tap_the", ten_dien_hinh="Tổ chuyển đổi số"), filled("02-TT"))

    assert found(individual) == [(None, "no-collective", None)]
    assert found(collective) == [(None, "no-individual", None)]


def test_exemplars_of_a_list_or_of_the_yearly_forms_count() -> None:
    monthly = dossier(filled("03-DG", ky_bao_cao="2024-09"), filled("05-TH", ky_bao_cao="2024-09"), period=period("2024-09"))
    yearly = dossier(filled("01-DK", ky_bao_cao="2024"), filled("02-TT", ky_bao_cao="2024"), period=period("2024"))

    assert (None, "no-collective", None) not in found(monthly)
    assert found(dossier(filled("04-KQ")), yearly) == []
    assert found(dossier(filled("04-KQ")), replace(yearly, period=period("2022"))) == [
        (None, "no-collective", None),
        (None, "no-individual", None),
    ]


def test_a_claimed_exemplar_without_any_record_is_asked_for() -> None:
    said = sentences(dossier(filled("04-KQ", so_tap_the=2, so_ca_nhan=0)))

    assert "ghi 2 điển hình tập thể nhưng chưa nhận được phiếu nào" in said[0]
    assert "Chi bộ chưa có điển hình cá nhân" in said[1]


def test_the_same_evidence_from_two_branches_is_thin_for_both() -> None:
    ours, theirs = whole(), replace(whole(), unit="TTR")
    expected = [
        ("02-TT Tổ chuyển đổi số", "thin-evidence", "TT1.minh_chung"),
        ("02-TT Tổ chuyển đổi số", "thin-evidence", "TT2.minh_chung"),
    ]

    assert found(ours, theirs) == [*expected, ("02-CN Hà Thu Long", "thin-evidence", "CN1.minh_chung")]
    assert "của một chi bộ khác" in sentences(ours, theirs)[0]  # a branch sees its own matters only
    assert found(theirs, ours) == found(ours, theirs)


def test_the_same_evidence_of_one_branch_or_another_period_is_not_compared() -> None:
    assert found(whole(), whole()) == []
    assert found(whole(), replace(whole(), unit="TTR", period=period("2023-Q3"))) == []


def test_short_evidence_is_not_compared_between_branches() -> None:
    short = filled("02-CN", CN1__minh_chung="Đã làm tốt.")

    assert found(whole(short, without="02-CN"), dossier(short, unit="TTR")) == []


def test_only_what_the_contract_calls_an_error_is_one() -> None:
    leader = filled("02-CN", **LEADER)
    bad = dossier(filed(leader, folder="TTR"), filed(filled("04-KQ", so_ca_nhan=4), arrived="2025-01-01"))
    errors = {finding.code.value for _, finding in check_dossier(bad, (), DEFINITIONS, OVERDUE) if finding.severity is Severity.ERROR}
    warnings = {finding.code.value for _, finding in check_dossier(bad, (), DEFINITIONS, OVERDUE) if finding.severity is Severity.WARNING}

    assert errors == {"not-received", "contradictory", "leader-criterion"}
    assert warnings == {"late", "mismatch", "not-registered", "no-collective"}


def test_a_clean_submission_of_a_leader_is_clean_by_itself() -> None:
    assert check_submission(filled("02-CN", xep_loai=BEST, **LEADER), DEFINITIONS) == ()

"""What the papers say where there is much, little, one of a thing or none of it: sentences that an office would sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.judging import BEST, GOOD, submission
from tests.test_papers import TEMPLATES, all_text, style
from toolkit.checks import check_dossier, check_submission
from toolkit.consolidate import consolidate, consolidate_stage
from toolkit.life.numbers import TYPES
from toolkit.life.reading_over import read_over
from toolkit.model.definitions import Definitions
from toolkit.model.expected import due_branches
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.period import period_from_id
from toolkit.model.submission import Dossier, Filed, Record
from toolkit.model.summary import Assessed, Measure, Summary
from toolkit.model.workbook import Workbook
from toolkit.papers import bao_cao, drafts, reminder
from toolkit.papers import report_conclusions as conclusions
from toolkit.papers.nominees import nominated_twice
from toolkit.papers.report_comparison import comparison
from toolkit.papers.wording import of_kinds
from toolkit.printing.making import draft_bytes

Form = tuple[str, dict[str, object]]
Sent = tuple[str, Form]
DAY, LATE = date(2024, 10, 12), datetime(2024, 10, 20)
ALL = ("VP", "TTR", "QLTM", "QLCN", "QLNL", "KTAT", "KHTC", "TTKC")
# What no office would sign: spaces that are doubled or misplaced, a bare zero, a share of nothing, brackets in brackets, marks in a row.
UGLY = re.compile(
    r"\S  \S|\b0/\d|\b0 chi bộ|\(0%\)|\([^()]*\([^()]*\)|và \.|[,;:] ?\.|(?<!\.)\.\.(?!\.)|\(\)| [,;.](?!\d)|gồm chưa|,,|None"
)


SIGNED = {"nguoi_lap": "Lê An", "bi_thu": "Lê Bình"}


def team(name: str = "Tổ chuyển đổi số", /, **more: object) -> Form:
    said = {f"TT{n}.{part}": "dat" if part == "ket_qua" else f"{name} rút ngắn {n} ngày xử lý mỗi hồ sơ so với năm trước"
            for n in range(1, 6) for part in ("ket_qua", "minh_chung")}  # fmt: skip
    ratings = dict.fromkeys(("xep_loai_to_chuc_dang", "xep_loai_doan_the", "xep_loai_don_vi"), BEST)
    return "02-TT", {
        "ten_dien_hinh": name,
        "so_thanh_vien": 7,
        "so_sang_kien": 1,
        "hinh_thuc_de_nghi": "Giấy khen",
        **ratings,
        **said,
        **more,
    }


def person(name: str = "Hà Thu Long", /, **more: object) -> Form:
    said = {f"CN{n}.{part}": "dat" if part == "ket_qua" else f"{name} chủ trì {n} sáng kiến được áp dụng trong toàn cơ quan"
            for n in range(1, 4) for part in ("ket_qua", "minh_chung")}  # fmt: skip
    about = {"ho_ten": name, "nam_sinh": 1980, "chuc_vu": "Chuyên viên", "la_dang_vien": True, "la_lanh_dao": False, "xep_loai": BEST}
    honour = {"danh_hieu_thi_dua": "Chiến sĩ thi đua cơ sở", "so_sang_kien": 1, "hinh_thuc_de_nghi": "Giấy khen"}
    return "02-CN", {**about, **honour, **SIGNED, **said, **more}


def progress(*percents: int | None) -> Form:
    rows = [{"ten_dien_hinh": f"Tổ {n}", "loai_dien_hinh": "tap_the", "tien_do": percent, "hieu_qua": "Rút ngắn 2 ngày",
             "kha_nang": "Nhân rộng", "nguoi_theo_doi": "Lê Văn An"}
            for n, percent in enumerate(percents)]  # fmt: skip
    return "03-DG", {"danh_sach": rows, "moi_phat_hien": "Không có", "nguoi_lap": "An", "bi_thu": "Bình"}


WRITTEN = ("ket_qua_noi_bat", "han_che", "nguyen_nhan", "phuong_huong", "kien_nghi", "nguoi_lap", "bi_thu")


def results(collective: int = 1, individual: int = 1, **more: object) -> Form:
    none = dict.fromkeys(("so_moi_phat_hien", "so_duoc_bieu_duong", "so_de_nghi_khen_thuong", "so_tin_bai"), 0)
    return "04-KQ", {"so_tap_the": collective, "so_ca_nhan": individual, **none, **dict.fromkeys(WRITTEN, "Hoàn thành nhiệm vụ"), **more}


def registered(name: str = "Tổ chuyển đổi số", kind: str | None = "tap_the", **more: object) -> Form:
    return "01-DK", {"ten_dien_hinh": name, "loai_dien_hinh": kind, "nhom_noi_dung": [3], "nguoi_theo_doi": "Lê Văn An", **more}


def summed(definitions: Definitions, sent: Sequence[Sent], id: str = "2024-Q3", arrived: datetime = datetime(2024, 10, 1)) -> Summary:
    period = period_from_id(id)
    assert period is not None
    filed: dict[str, list[Filed]] = {branch.code: [] for branch in due_branches(definitions.organisation, period)}
    for place, (unit, (form, answers)) in enumerate(sent):
        made = submission(form, {"don_vi": unit, "ky_bao_cao": id, "ngay_lap": "2024-09-25", **answers}, definitions)
        record = Record(submission=made, findings=check_submission(made, definitions))
        path, folder = f"inbox/{unit}/{place}.docx", unit
        filed[unit].append(Filed(id=f"{id}/{place}", record=record, path=path, folder=folder, sha256="0" * 64, arrived=arrived))
    dossiers = [Dossier(unit=unit, period=period, current=tuple(current)) for unit, current in filed.items()]
    today = max(arrived.date(), period.last_day + timedelta(days=30))
    judged = (Assessed(dossier=one, findings=check_dossier(one, dossiers, definitions, today)) for one in dossiers)
    return consolidate(tuple(judged), definitions, period)


def each(*forms: Form, units: Sequence[str] = ALL) -> list[Sent]:
    return [(unit, form) for unit in units for form in forms]


CASES: dict[str, list[Sent]] = {
    "nothing": [],
    "one branch": each(team(), person(), progress(100), results(), units=ALL[:1]),
    "all": each(team(), person(), progress(100, 75), results()),
    "no person": each(team(), progress(0, 0), results(1, 0), units=ALL[:3]),
    "no collective": each(person(so_sang_kien=0), progress(None), results(0, 1), units=ALL[:2]),
    "none met": [("VP", team(**{"TT1.ket_qua": "chua_dat", "TT2.ket_qua": None})), ("TTR", person(xep_loai=GOOD, **{"CN1.ket_qua": "chua_dat"}))],
    "leaders": each(team(), person(la_lanh_dao=True, **{"LD1.ket_qua": "dat"}), units=ALL[:2]),
    "nobody proposed": each(team(hinh_thuc_de_nghi="Không đề nghị"), person(hinh_thuc_de_nghi=None)),
    "registered only": [("VP", registered()), ("VP", registered("Hà Thu Long", "ca_nhan", tiep_tuc=True)), ("TTR", registered("Nhóm", None))],
    "nobody follows": each(registered(nguoi_theo_doi="Chưa phân công", bien_phap_ho_tro=None), units=ALL[:2]),
    "empty forms": [("VP", progress()), ("VP", ("04-KQ", {}))],
    "two kinds of award": [("VP", team()), ("VP", person(hinh_thuc_de_nghi="Bằng khen")), ("TTR", team("Tổ tin học"))],
}  # fmt: skip


def said(summary: Summary, definitions: Definitions, day: date = DAY) -> str:
    """Return every word of the papers that are printed in Word."""
    contexts = [draft.context for draft in drafts(summary, definitions, style(day), day)]
    return "\n".join(all_text(context) for context in contexts if not isinstance(context, Workbook))


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("id", ["2024-09", "2024-Q3", "2024-H2", "2024"])
@pytest.mark.parametrize("name", CASES)
def test_no_paper_says_anything_that_no_office_would_sign(name: str, id: str, late: bool, definitions: Definitions) -> None:
    summary = summed(definitions, CASES[name], id, datetime(2025, 3, 1) if late else datetime(2024, 10, 1))
    compared = replace(summary, before=summed(definitions, CASES["one branch"], "2024-Q2"))
    for line in said(compared, definitions).split("\n"):
        assert not UGLY.search(line), line


@pytest.mark.parametrize(
    ("collective", "individual", "unknown", "words"),
    [
        (7, 10, 0, "17 điển hình, gồm 07 tập thể và 10 cá nhân"),
        (3, 0, 0, "03 điển hình tập thể; chưa có điển hình cá nhân"),
        (0, 1, 0, "01 điển hình cá nhân; chưa có điển hình tập thể"),
        (1, 1, 1, "03 điển hình, gồm 01 tập thể, 01 cá nhân và 01 điển hình chưa ghi rõ loại"),
        (1, 0, 2, "03 điển hình, gồm 01 tập thể và 02 điển hình chưa ghi rõ loại"),
        (0, 0, 2, "02 điển hình chưa ghi rõ loại"),
    ],
)
def test_a_kind_of_which_there_is_none_is_not_counted(
    collective: int, individual: int, unknown: int, words: str, definitions: Definitions
) -> None:
    whole = collective + individual + unknown
    assert of_kinds(whole, collective, individual, definitions.sentences, unknown=unknown, lacking=True) == words


def test_no_branch_is_blamed_for_a_form_that_is_not_due_in_such_a_period(definitions: Definitions) -> None:
    month = bao_cao.context(summed(definitions, each(progress(50)), "2024-09"), definitions, style(DAY), DAY)
    year = bao_cao.context(summed(definitions, each(progress(50)), "2024"), definitions, style(DAY), DAY)
    assert "không thuộc biểu mẫu phải gửi của kỳ này" in month.honours[0]
    assert "các chi bộ chưa gửi biểu kết quả" in year.honours[0]


def test_what_came_late_is_a_weakness_too(definitions: Definitions) -> None:
    report = bao_cao.context(summed(definitions, CASES["all"], arrived=LATE), definitions, style(DAY), DAY)
    assert "Cả 08 chi bộ đã gửi báo cáo đều gửi sau thời hạn quy định." in report.reporting
    assert report.weaknesses[0] == "- Cả 08 chi bộ đã gửi báo cáo đều gửi sau thời hạn quy định."


def test_criteria_of_which_nobody_was_asked_are_no_part_of_the_whole(definitions: Definitions) -> None:
    report = bao_cao.context(summed(definitions, CASES["none met"]), definitions, style(DAY), DAY)
    assert any(line.startswith("- Có 05/08 tiêu chí") for line in report.strengths)


def test_a_letter_to_one_branch_speaks_to_one_and_asks_only_for_what_it_lacks(definitions: Definitions) -> None:
    letter = reminder.context(summed(definitions, each(progress(50), results(0, 0), units=ALL[:7])), definitions, style(DAY), DAY)
    assert "đề nghị chi bộ thực hiện những nội dung sau" in letter.body[0]
    assert letter.body[1].startswith("Đối với 01 chi bộ chưa gửi báo cáo")
    assert any(line.startswith("Đề nghị chi bộ điền đủ biểu mẫu") for line in letter.body)
    assert letter.closing == "Đề nghị chi bộ nghiêm túc thực hiện."


def test_what_a_branch_lacks_adds_up_to_the_number_in_the_annex(definitions: Definitions) -> None:
    summary = summed(definitions, CASES["none met"])
    letter = reminder.context(summary, definitions, style(DAY), DAY)
    groups = {group.branch.partition(" (")[0]: len(group.rows) for group in letter.gaps}
    line = next(line for line in letter.body if line.startswith("- Chi bộ Văn phòng: chưa gửi"))
    assert line.count("Mẫu") + sum(int(number) for number in re.findall(r"(\d+) nội dung", line)) == groups["Chi bộ Văn phòng"]


def test_a_nothing_before_or_now_is_compared_in_words(definitions: Definitions) -> None:
    now = summed(definitions, [("VP", results(so_tin_bai=5, so_duoc_bieu_duong=0, so_de_nghi_khen_thuong=0))])
    before = summed(definitions, [("VP", results(so_tin_bai=0, so_duoc_bieu_duong=2, so_de_nghi_khen_thuong=0))], "2024-Q2")
    (line,) = comparison(replace(now, before=before), definitions)
    assert "chưa có điển hình được biểu dương, ghi danh (kỳ trước đó có 02)" in line
    assert "điển hình đề nghị cấp trên khen thưởng vẫn chưa có" in line
    assert "có 05 tin, bài tuyên truyền (kỳ trước đó chưa có)" in line


@pytest.fixture(scope="module")
def stage(definitions: Definitions) -> Summary:
    first = summed(definitions, [*each(team(**{"TT1.ket_qua": "chua_dat"}), ("04-KQ", {}), units=ALL[:2])], "2023", datetime(2023, 12, 20))
    second = summed(definitions, each(team(), results(1, 0, so_tin_bai=4), units=ALL[1:3]), "2024", datetime(2024, 12, 20))
    period = period_from_id("2023-2025")
    assert period is not None
    return consolidate_stage((first, second), period)


def test_gaps_of_a_stage_are_those_of_the_forms_that_count_each_with_its_year(stage: Summary, definitions: Definitions) -> None:
    gaps = [(branch.code, gap) for branch in stage.branches for gap in branch.gaps]
    assert [(code, gap.period) for code, gap in gaps if gap.finding.code is Code.NOT_MET] == [("VP", "năm 2023")]
    assert {(code, gap.period) for code, gap in gaps if gap.form == "04-KQ" and gap.finding.code is Code.MISSING} >= {("TTR", "năm 2023")}
    failed = sum(one.not_met.value for one in stage.criteria)
    report = bao_cao.context(stage, definitions, style(DAY), date(2026, 1, 20))
    assert f"- Còn {failed:02d} lượt tiêu chí được tự đánh giá chưa đạt" in all_text(report.weaknesses)
    assert any(row.form.endswith("(năm 2023)") for group in report.gaps for row in group.rows)


def test_a_stage_names_the_years_that_are_missing_and_what_its_figures_cover(stage: Summary, definitions: Definitions) -> None:
    report = bao_cao.context(stage, definitions, style(DAY), date(2026, 1, 20))
    assert "chưa gửi đủ báo cáo các năm: Chi bộ Văn phòng (năm 2024); " in report.weaknesses[0]
    assert "báo cáo năm 2023, 2024 của 03/08 chi bộ (37,5%)" in report.reporting[0]
    assert "tổng các năm" in report.figures_note
    assert stage.measure(Measure.ARTICLES).value == 8
    for line in all_text(report).split("\n"):
        assert not UGLY.search(line), line


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ({}, {}, True),
        ({}, {"nam_sinh": None}, True),
        ({}, {"nam_sinh": 1991}, False),
        ({}, {"hinh_thuc_de_nghi": None}, False),
        ({}, {"ho_ten": "HÀ THU LONG"}, True),
    ],
)
def test_somebody_whom_two_branches_nominate_is_told(
    first: dict[str, object], second: dict[str, object], twice: bool, definitions: Definitions
) -> None:
    summary = summed(definitions, [("VP", person(**first)), ("TTR", person(**second)), ("VP", person("Lê Văn An"))])
    assert [[one.branch for one in group] for group in nominated_twice(summary)] == ([["VP", "TTR"]] if twice else [])


def test_evidence_of_several_years_names_each_exemplar_once_with_its_years(stage: Summary, definitions: Definitions) -> None:
    report = bao_cao.context(stage, definitions, style(DAY), date(2026, 1, 20))
    rows = [row.exemplars for group in report.evidence for row in group.rows]
    assert (
        "Tổ chuyển đổi số (Chi bộ Văn phòng, năm 2023); Tổ chuyển đổi số (Chi bộ Thanh tra, năm 2023, 2024); "
        "Tổ chuyển đổi số (Chi bộ Quản lý Thương mại, năm 2024)"
    ) in rows


@pytest.mark.parametrize("day", [date(2024, 10, 12), date(2026, 6, 5)])
def test_our_own_papers_read_well_by_the_rules_of_a_rehearsal(stage: Summary, day: date, definitions: Definitions) -> None:
    composed = (draft for summary in (stage, summed(definitions, CASES["all"])) for draft in drafts(summary, definitions, style(day), day))
    numbered = [draft for draft in composed if draft.code in TYPES and not isinstance(draft.context, Workbook)]
    assert {draft.code for draft in numbered} == {"BC", "CV", "KH", "TTr"}
    assert {draft.path: read_over(draft_bytes(draft, TEMPLATES / "docx")[0]) for draft in numbered} == {
        draft.path: () for draft in numbered
    }


def test_a_stage_names_what_was_late_and_what_is_incomplete_by_the_years_in_which_it_was_sent(
    stage: Summary, definitions: Definitions
) -> None:
    late = summed(definitions, each(team(), results(1, 0), units=ALL[1:3]), "2024", datetime(2025, 3, 1))
    whole = consolidate_stage((*stage.parts[:1], late), stage.period)
    report = bao_cao.context(whole, definitions, style(DAY), date(2026, 1, 20))
    said = "- Có 02 chi bộ có năm gửi báo cáo sau thời hạn quy định: Chi bộ Thanh tra (năm 2024); Chi bộ Quản lý Thương mại (năm 2024)."
    assert said in report.weaknesses

    complete = replace(whole.parts[1], branches=tuple(replace(one, complete=True) for one in whole.parts[1].branches))
    silent_before = replace(whole, parts=(complete,))
    assert not [line for line in conclusions.tasks(silent_before, definitions) if line.startswith("- Yêu cầu")]


def test_the_superior_is_told_what_is_wrong_and_who_sent_nothing_not_how_a_branch_mends_it(definitions: Definitions) -> None:
    sent = each(team(**{"TT1.minh_chung": None, "TT2.ket_qua": "chua_dat"}), units=ALL[:1])
    groups = bao_cao.context(summed(definitions, sent), definitions, style(DAY), date(2025, 3, 1)).gaps
    said = [row.message for row in groups[0].rows]
    assert any(message.startswith("“Tiêu chí 1 (") and message.endswith("- Minh chứng”: còn để trống.") for message in said)
    assert any(message.endswith("”: Chưa đạt, chưa đủ tiêu chí điển hình.") for message in said)
    assert [message for message in said if message.startswith("Chưa nhận được Mẫu 03-ĐG quý III năm 2024 (hạn ")]
    assert not [message for message in said if "đề nghị" in message or "ví dụ" in message or '"' in message]
    for group in groups[1:]:
        assert [(row.form, row.message) for row in group.rows] == [("Toàn bộ biểu mẫu", "Chưa gửi báo cáo.")]


def test_a_branch_that_was_silent_in_a_year_of_a_stage_is_said_so_once(stage: Summary, definitions: Definitions) -> None:
    groups = {group.branch: group.rows for group in bao_cao.context(stage, definitions, style(DAY), date(2026, 1, 20)).gaps}
    silent = next(rows for name, rows in groups.items() if name.startswith("Chi bộ Quản lý Năng lượng"))
    assert [row.form for row in silent] == ["Toàn bộ biểu mẫu (năm 2023)", "Toàn bộ biểu mẫu (năm 2024)"]
    first = next(rows for name, rows in groups.items() if name.startswith("Chi bộ Văn phòng"))
    assert first[0].form == "Toàn bộ biểu mẫu (năm 2024)"


def test_a_value_that_a_person_must_confirm_is_still_told_so_without_the_advice() -> None:
    sure = Finding(code=Code.INVALID, severity=Severity.ERROR, field=None, message="“A – B”: sai – đề nghị ghi – ví dụ: 7.")
    assert sure.fault == "“A – B”: sai."
    assert replace(sure, message="“A”: sai – đề nghị ghi số (cần xem lại).").fault == "“A”: sai (cần xem lại)."
    assert replace(sure, message="Chưa gửi báo cáo.").fault == "Chưa gửi báo cáo."


def test_what_was_written_as_a_list_of_one_is_no_list_and_criteria_of_nobody_are_not_in_the_table(definitions: Definitions) -> None:
    one = team(**{"TT1.minh_chung": "- Tổ chức 7 buổi sinh hoạt chuyên đề cho toàn thể đảng viên."})
    two = team("Tổ Hai", **{"TT1.minh_chung": "- Tổ chức 7 buổi sinh hoạt chuyên đề.\n- Không có đơn thư khiếu nại vượt cấp."})
    report = bao_cao.context(summed(definitions, [("VP", one), ("TTR", two)]), definitions, style(DAY), DAY)
    assert [row.text[:1] for row in report.evidence[0].rows] == ["T", "-"]
    assert [group.name for group in report.criteria] == ["Đối với tập thể"]


def test_months_are_compared_by_the_exemplars_that_were_followed(definitions: Definitions) -> None:
    now, before = summed(definitions, [("VP", progress(50, 70))], "2024-09"), summed(definitions, [("TTR", progress(40))], "2024-08")
    (line,) = comparison(replace(now, before=before), definitions)
    assert "điển hình được đánh giá định kỳ tăng 01 (từ 01 lên 02)" in line
    assert line.endswith("chỉ để tham khảo.")
    (line,) = comparison(replace(now, before=replace(before, progress=())), definitions)
    assert line.endswith("chưa có chỉ tiêu nào đủ số liệu của cả hai kỳ để so sánh.")


def test_where_no_assessment_is_due_nobody_is_blamed_for_having_none(definitions: Definitions) -> None:
    report = bao_cao.context(summed(definitions, [("VP", progress(50))], "2024-09"), definitions, style(DAY), DAY)
    assert "Tiến độ, hiệu quả của từng điển hình như sau:" in report.nurturing

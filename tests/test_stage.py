"""A stage from its years, and comparison with earlier periods: nothing counted twice, nothing silent counted as zero."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.judging import submission
from tests.places import demo_file, make_place
from tests.test_cli import Call, call
from toolkit import pipeline
from toolkit.consolidate import consolidate, consolidate_stage
from toolkit.definitions import builtin_folder
from toolkit.model.definitions import Definitions, ExemplarKind
from toolkit.model.period import Period, PeriodKind, period_from_id
from toolkit.model.submission import Dossier, Filed, Record
from toolkit.model.summary import Assessed, Figure, Measure, Summary
from toolkit.papers import bao_cao, reminder, request
from toolkit.papers.report_comparison import comparison
from toolkit.party_style import load_party_styles

__all__ = ["call"]
STYLE = load_party_styles(builtin_folder() / "templates" / "party-style")[1]
STAGE = Period(kind=PeriodKind.STAGE, year=2023, end_year=2025)
DURING, AFTER = date(2025, 11, 1), date(2026, 6, 5)


def year(number: int, definitions: Definitions, *forms: tuple[str, str, dict[str, object]]) -> Summary:
    """Consolidate one year from forms: branch, form, answers."""
    period = Period(kind=PeriodKind.YEAR, year=number)
    filed: dict[str, list[Filed]] = {}
    for place, (unit, form, answers) in enumerate(forms):
        made = submission(form, {"don_vi": unit, "ky_bao_cao": period.id, **answers}, definitions)
        one = Filed(
            id=f"{number}/{place}",
            record=Record(submission=made),
            path=f"inbox/{unit}/{number}-{place}.docx",
            folder=unit,
            sha256="0" * 64,
            arrived=datetime(number, 12, 1),
        )
        filed.setdefault(unit, []).append(one)
    dossiers = (Assessed(dossier=Dossier(unit=unit, period=period, current=tuple(current))) for unit, current in filed.items())
    return consolidate(tuple(dossiers), definitions, period)


@pytest.fixture(scope="module")
def stage(definitions: Definitions) -> Summary:
    team = ("VP", "02-TT", {"ten_dien_hinh": "Tổ chuyển đổi số", "so_sang_kien": 2, "TT1.ket_qua": "chua_dat"})
    again = ("VP", "02-TT", {"ten_dien_hinh": "TỔ CHUYỂN ĐỔI SỐ", "so_sang_kien": 3, "TT1.ket_qua": "dat"})
    person = ("VP", "02-CN", {"ho_ten": "Hà Thu Long", "so_sang_kien": 1, "la_lanh_dao": True})
    said = {"so_tin_bai": 4, "so_duoc_bieu_duong": 1, "ket_qua_noi_bat": "Mô hình ngày thứ Năm không giấy tờ."}
    first = year(2023, definitions, team, person, ("VP", "04-KQ", said))
    second = year(2024, definitions, again, ("VP", "04-KQ", said), ("TTR", "04-KQ", {"so_tin_bai": 5}))
    third = year(2025, definitions)
    return consolidate_stage((first, second, third), STAGE)


def test_an_exemplar_of_several_years_is_one_as_it_is_in_the_last_of_them(stage: Summary) -> None:
    assert [(one.name, one.submission, one.met) for one in stage.of_kind(ExemplarKind.COLLECTIVE)] == [
        ("TỔ CHUYỂN ĐỔI SỐ", "2024/0", ("TT1",))
    ]
    assert (stage.measure(Measure.COLLECTIVE).value, stage.measure(Measure.INDIVIDUAL).value, stage.measure(Measure.LEADERS).value) == (
        1,
        1,
        1,
    )
    criterion = next(one for one in stage.criteria if one.id == "TT1")
    assert (criterion.met, criterion.not_met) == (Figure(value=1, sources=("2024/0",)), Figure())


def test_those_without_a_name_and_those_of_one_name_in_one_year_stay_apart(definitions: Definitions) -> None:
    nobody = ("VP", "02-CN", {"so_sang_kien": 1, "la_lanh_dao": True, "CN1.ket_qua": "dat"})
    namesakes = [{"ten_dien_hinh": "Tổ Một", "loai_dien_hinh": "tap_the", "tien_do": done} for done in (30, 70)]
    unnamed = [{"ten_dien_hinh": None, "tien_do": done} for done in (1, 2)]
    first = year(2023, definitions, nobody, nobody, ("VP", "03-DG", {"danh_sach": [*namesakes, *unnamed]}))
    later = [{"ten_dien_hinh": "TỔ MỘT", "loai_dien_hinh": "tap_the", "tien_do": done} for done in (90, 100)]
    second = year(2024, definitions, nobody, ("VP", "03-DG", {"danh_sach": later}), ("VP", "01-DK", {}), ("VP", "01-DK", {}))
    both = consolidate_stage((first, second), STAGE)

    assert (both.measure(Measure.INDIVIDUAL).value, both.measure(Measure.LEADERS).value) == (3, 3)
    assert next(one for one in both.criteria if one.id == "CN1").met.value == 3
    assert [(one.name, one.percent) for one in both.progress] == [("TỔ MỘT", 90), ("TỔ MỘT", 100), ("", 1), ("", 2)]
    assert len(both.registrations) == 2


def test_a_stage_lists_branch_by_branch_whoever_reported_first(definitions: Definitions) -> None:
    team: dict[str, object] = {
        "ten_dien_hinh": "Tổ chuyển đổi số",
        "TT1.ket_qua": "dat",
        "TT1.minh_chung": "Đơn vị đạt chuẩn văn hóa năm thứ năm liên tiếp.",
    }
    only: dict[str, object] = {"so_tin_bai": 4, "ket_qua_noi_bat": "Mô hình ngày thứ Năm không giấy tờ."}
    first = year(2023, definitions, ("TTR", "02-TT", team), ("TTR", "04-KQ", only))
    second = year(2024, definitions, ("VP", "02-TT", team), ("TTR", "02-TT", team), ("VP", "04-KQ", only))
    both = consolidate_stage((first, second), STAGE)
    assert [one.branch for one in both.exemplars] == ["VP", "TTR"]
    assert [(one.branch, one.period) for one in both.under("TT1.minh_chung")[0].speakers] == [
        ("VP", "năm 2024"),
        ("TTR", "năm 2023"),
        ("TTR", "năm 2024"),
    ]
    assert [one.branch for one in both.under("ket_qua_noi_bat")[0].speakers] == ["VP", "TTR"]


def test_the_yields_of_the_years_add_up_with_their_sources(stage: Summary) -> None:
    assert stage.measure(Measure.INITIATIVES) == Figure(value=6, sources=("2023/0", "2023/1", "2024/0"))
    assert stage.measure(Measure.ARTICLES) == Figure(value=13, sources=("2023/2", "2024/1", "2024/2"))


def test_the_same_words_of_two_years_stand_once_with_both_years(stage: Summary, definitions: Definitions) -> None:
    report = bao_cao.context(stage, definitions, STYLE, AFTER)

    assert "- Chi bộ Văn phòng (năm 2023, 2024): Mô hình ngày thứ Năm không giấy tờ." in report.honours


def test_each_year_names_who_sent_nothing_and_a_year_without_reports_is_no_zero(stage: Summary, definitions: Definitions) -> None:
    lines = comparison(stage, definitions)

    assert [line.split(",")[0] for line in lines] == ["- Năm 2023", "- Năm 2024", "- Năm 2025"]
    assert lines[0].startswith("- Năm 2023, có 01/08 chi bộ (12,5%) gửi báo cáo: ")
    assert "Chưa gửi báo cáo: Chi bộ Thanh tra; " in lines[0]
    assert "04 tin, bài tuyên truyền" in lines[0]
    assert lines[2] == "- Năm 2025, chưa có chi bộ nào gửi báo cáo."


def test_a_stage_is_reviewed_while_it_runs_and_summed_up_afterwards(stage: Summary, definitions: Definitions) -> None:
    during, after = (bao_cao.context(stage, definitions, STYLE, day) for day in (DURING, AFTER))

    assert during.abstract.startswith("sơ kết việc")
    assert after.abstract.startswith("tổng kết việc")
    assert "Điển hình có trong nhiều năm được tính một lần" in after.reporting[0]


@pytest.mark.parametrize(
    ("id", "lead"), [("2024", "tổng kết việc"), ("2024-H1", "sơ kết việc"), ("2024-Q3", "kết quả"), ("2024-09", "kết quả")]
)
def test_each_kind_of_period_has_its_report(id: str, lead: str, definitions: Definitions) -> None:
    period = period_from_id(id)
    assert period is not None
    (draft,) = bao_cao.drafts(consolidate([], definitions, period), definitions, STYLE, AFTER)

    assert isinstance(draft.context, bao_cao.Report)
    assert draft.context.abstract.startswith(f"{lead} xây dựng")
    assert draft.path == f"Báo cáo {period.say()}.docx"


def test_a_stage_asks_branches_for_nothing_that_its_years_have_not_asked_for(stage: Summary, definitions: Definitions) -> None:
    assert request.drafts(stage, definitions, STYLE, AFTER) == ()
    assert reminder.drafts(stage, definitions, STYLE, AFTER) == ()


def test_nothing_is_asked_for_a_kind_of_period_for_which_no_form_is_due(definitions: Definitions) -> None:
    assert request.drafts(consolidate([], definitions, STAGE), definitions, STYLE, AFTER) == ()


def test_figures_are_compared_only_where_both_periods_said_them(definitions: Definitions) -> None:
    old = year(2023, definitions, ("VP", "04-KQ", {"so_tin_bai": 4, "so_duoc_bieu_duong": 2}))
    new = year(2024, definitions, ("VP", "04-KQ", {"so_tin_bai": 3, "so_de_nghi_khen_thuong": 1}))
    (line,) = comparison(replace(new, before=old), definitions)

    assert line == "So với năm 2023, khi có 01/08 chi bộ (12,5%) gửi báo cáo: tin, bài tuyên truyền giảm 01 (từ 04 xuống 03)."


def test_a_different_number_of_reporting_branches_is_said(definitions: Definitions) -> None:
    old = year(2023, definitions, ("VP", "04-KQ", {"so_tin_bai": 4}), ("TTR", "04-KQ", {"so_tin_bai": 1}))
    new = year(2024, definitions, ("VP", "04-KQ", {"so_tin_bai": 5}))
    (line,) = comparison(replace(new, before=old), definitions)

    assert "tin, bài tuyên truyền không đổi (05)" in line
    assert line.endswith("chỉ để tham khảo.")


def test_a_period_is_not_compared_with_one_for_which_nothing_came(definitions: Definitions) -> None:
    new = year(2024, definitions, ("VP", "04-KQ", {"so_tin_bai": 5}))

    assert comparison(new, definitions) == ()
    assert comparison(replace(new, before=year(2023, definitions)), definitions) == ()
    assert bao_cao.context(new, definitions, STYLE, AFTER).comparison == ()


def test_the_period_before_and_the_same_one_of_last_year() -> None:
    said = {id: period for id in ("2024-01", "2024-Q1", "2024-Q3", "2024-H1", "2024", "2023-2025") if (period := period_from_id(id))}

    assert {id: period.before.id if period.before else None for id, period in said.items()} == {
        "2024-01": "2023-12",
        "2024-Q1": "2023-Q4",
        "2024-Q3": "2024-Q2",
        "2024-H1": "2023-H2",
        "2024": "2023",
        "2023-2025": None,
    }
    assert {id: period.year_ago.id if period.year_ago else None for id, period in said.items()} == {
        "2024-01": "2023-01",
        "2024-Q1": "2023-Q1",
        "2024-Q3": "2023-Q3",
        "2024-H1": "2023-H1",
        "2024": None,
        "2023-2025": None,
    }


def with_period(source: Path, target: Path, said: str) -> None:
    """Copy a demo form with another period in it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                assert "Quý III-2024".encode() in content
                content = content.replace("Quý III-2024".encode(), said.encode())
            new.writestr(name, content)


def test_a_run_compares_with_what_came_before_and_puts_a_stage_together_from_its_years(tmp_path: Path) -> None:
    place = make_place(tmp_path / "noi-lam-viec", "VP", only="*04-KQ*")
    form = demo_file("VP", "04-KQ")
    for said in ("Quý II năm 2024", "Năm 2023", "Năm 2024"):
        with_period(form, place.inbox / "VP" / f"{said}.docx", said)
    now = datetime(2025, 2, 1, 8, 0).astimezone()
    pipeline.run(place, now)
    with pipeline.open_desk(place) as desk:
        quarter, stage = (pipeline.summarise(desk, period, now) for id in ("2024-Q3", "2023-2025") if (period := period_from_id(id)))

    assert quarter.before is not None
    assert (quarter.before.period.id, quarter.year_ago) == ("2024-Q2", None)
    assert comparison(quarter, desk.definitions)[0].startswith(
        "So với quý II năm 2024, khi có 01/08 chi bộ (12,5%) gửi báo cáo: điển hình mới được phát hiện vẫn chưa có; điển hình được biểu dương"
    )
    assert [part.period.id for part in stage.parts] == ["2023", "2024"]
    assert stage.measure(Measure.ARTICLES).value == 2 * quarter.measure(Measure.ARTICLES).value


def test_the_json_of_a_stage_counts_its_own_submissions_only_and_says_so(tmp_path: Path, call: Call) -> None:
    place = make_place(tmp_path / "noi-lam-viec", "VP", only="*04-KQ*")
    with_period(demo_file("VP", "04-KQ"), place.inbox / "VP" / "năm.docx", "Năm 2023")
    asked = ("report", "--period", "2023-2025", "--json", "--workspace", place.root, "--today", "2025-02-01")
    pipeline.run(place, datetime(2025, 2, 1, 8, 0).astimezone())
    said = call(*asked)
    told = json.loads(said.out)
    assert (told["submissions"]["04-KQ"], told["branches"]["received"]) == (0, 0)
    years = told["from_years"]
    assert (years["years"], years["submissions"]["04-KQ"], years["branches"]["received"]) == (["2023", "2024"], 1, 1)
    assert "gộp từ các năm" in said.err
    with_period(demo_file("VP", "04-KQ"), place.inbox / "VP" / "giai đoạn.docx", "Giai đoạn 2023-2025")
    pipeline.run(place, datetime(2025, 2, 1, 8, 0).astimezone())
    said = call(*asked)
    assert json.loads(said.out)["submissions"]["04-KQ"] == 1
    assert "from_years" not in json.loads(said.out)
    assert "không gộp phiếu của các năm" in said.err

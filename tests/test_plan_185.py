"""The built-in plan and committee keep the contract: ids, order, types, what must be answered, who is meant by which name."""

from __future__ import annotations

from datetime import date

import pytest

from toolkit.model.definitions import (
    AnswerType,
    Criterion,
    Definitions,
    Item,
    Question,
    Required,
)
from toolkit.model.period import PeriodKind
from toolkit.text.fold import fold

HEAD = "don_vi ky_bao_cao ngay_lap nguoi_lap"
IDS = {
    "01-DK": f"{HEAD} loai_dien_hinh ten_dien_hinh nhom_noi_dung noi_dung_dang_ky san_pham_cu_the thoi_han_hoan_thanh tiep_tuc"
    " nguoi_theo_doi bien_phap_ho_tro bi_thu",
    "02-TT": f"{HEAD} ten_dien_hinh so_thanh_vien so_sang_kien xep_loai_to_chuc_dang xep_loai_doan_the xep_loai_don_vi hinh_thuc_de_nghi"
    " TT1.ket_qua TT1.minh_chung TT2.ket_qua TT2.minh_chung TT3.ket_qua TT3.minh_chung TT4.ket_qua TT4.minh_chung"
    " TT5.ket_qua TT5.minh_chung bi_thu",
    "02-CN": f"{HEAD} ho_ten nam_sinh chuc_vu la_dang_vien la_lanh_dao xep_loai danh_hieu_thi_dua so_sang_kien hinh_thuc_de_nghi"
    " CN1.ket_qua CN1.minh_chung CN2.ket_qua CN2.minh_chung CN3.ket_qua CN3.minh_chung LD1.ket_qua LD1.minh_chung bi_thu",
    "03-DG": f"{HEAD} moi_phat_hien danh_sach bi_thu",
    "04-KQ": f"{HEAD} so_tap_the so_ca_nhan so_moi_phat_hien so_duoc_bieu_duong so_de_nghi_khen_thuong so_tin_bai ket_qua_noi_bat han_che"
    " nguyen_nhan phuong_huong kien_nghi bi_thu",
    "05-TH": f"{HEAD} danh_sach bi_thu",
}
COLUMNS = {
    "03-DG": "ten_dien_hinh loai_dien_hinh tien_do hieu_qua kha_nang kho_khan dieu_chinh nguoi_theo_doi",
    "05-TH": "ten_dien_hinh loai_dien_hinh chuc_vu nhom_noi_dung san_pham_cu_the xep_loai hinh_thuc_de_nghi nguoi_theo_doi",
}
TYPES = {
    AnswerType.UNIT: "don_vi",
    AnswerType.PERIOD: "ky_bao_cao",
    AnswerType.DATE: "ngay_lap thoi_han_hoan_thanh",
    AnswerType.INTEGER: "so_thanh_vien so_sang_kien tien_do so_tap_the so_ca_nhan so_moi_phat_hien so_duoc_bieu_duong"
    " so_de_nghi_khen_thuong so_tin_bai",
    AnswerType.YEAR: "nam_sinh",
    AnswerType.YES_NO: "tiep_tuc la_dang_vien la_lanh_dao",
    AnswerType.RATING: "xep_loai xep_loai_to_chuc_dang xep_loai_doan_the xep_loai_don_vi",
    AnswerType.RESULT: "ket_qua",
    AnswerType.CHOICE: "loai_dien_hinh",
    AnswerType.GROUPS: "nhom_noi_dung",
    AnswerType.LIST: "danh_sach",
}
WARNED = {"so_thanh_vien", "nam_sinh", "hinh_thuc_de_nghi", "bien_phap_ho_tro", "kien_nghi", "ngay_lap"}
OPTIONAL_COLUMNS = {"kho_khan", "dieu_chinh", "hinh_thuc_de_nghi"}


def asked(definitions: Definitions) -> list[Question]:
    """Return every question of every form."""
    return [question for form in definitions.plan.forms for question in form.questions]


def columns(definitions: Definitions) -> list[Question]:
    """Return every column of every list."""
    return [column for question in asked(definitions) for column in question.columns]


def test_forms_questions_and_columns_have_the_ids_of_the_contract_in_the_order_of_the_form(definitions: Definitions) -> None:
    forms = {form.id: form for form in definitions.plan.forms}

    assert {id: " ".join(question.id for question in form.questions) for id, form in forms.items()} == IDS
    found = {id: form.question("danh_sach") for id, form in forms.items()}
    assert {id: " ".join(column.id for column in question.columns) for id, question in found.items() if question} == COLUMNS


def test_every_question_has_the_type_of_the_contract(definitions: Definitions) -> None:
    expected = {id: type for type, ids in TYPES.items() for id in ids.split()}

    for question in asked(definitions) + columns(definitions):
        assert question.type is expected.get(question.aspect or question.id, AnswerType.TEXT), question.id


def test_a_blank_is_an_error_but_for_the_six_named_and_three_columns(definitions: Definitions) -> None:
    for question in asked(definitions):
        assert question.required is (Required.WARNING if question.id in WARNED else Required.ERROR), question.id
    for column in columns(definitions):
        assert column.required is (Required.NO if column.id in OPTIONAL_COLUMNS else Required.ERROR), column.id


def test_only_leaders_are_asked_the_leaders_criterion_and_only_individuals_a_position(definitions: Definitions) -> None:
    conditions = {question.id: question.only_if for question in asked(definitions) + columns(definitions) if question.only_if}

    leader = ("la_lanh_dao", True)
    assert conditions == {"LD1.ket_qua": leader, "LD1.minh_chung": leader, "chuc_vu": ("loai_dien_hinh", "ca_nhan")}


def test_numbers_have_their_limits(definitions: Definitions) -> None:
    limits = {question.id: (question.minimum, question.maximum) for question in asked(definitions) + columns(definitions)}

    assert limits.pop("so_thanh_vien") == (1, None)
    assert limits.pop("tien_do") == (0, 100)
    low, high = limits.pop("nam_sinh")
    assert low is not None and high is not None and low <= 1940 and high >= 2008
    assert {limit for id, limit in limits.items() if id.startswith("so_")} == {(0, None)}


def test_forms_are_due_for_the_kinds_of_period_of_the_contract(definitions: Definitions) -> None:
    plan = definitions.plan
    due = {kind: [form.id for form in plan.forms if kind in form.due] for kind in PeriodKind}

    assert due[PeriodKind.MONTH] == ["03-DG"]
    assert due[PeriodKind.QUARTER] == ["03-DG", "04-KQ"]
    assert due[PeriodKind.HALF] == ["04-KQ"]
    assert due[PeriodKind.YEAR] == list(IDS)
    assert due[PeriodKind.STAGE] == []
    assert all(plan.deadline(form.id, kind) for form in plan.forms for kind in form.due)


def test_the_list_for_honouring_is_due_the_day_before_19_may_of_the_next_year(definitions: Definitions) -> None:
    deadline = definitions.plan.deadline("05-TH", PeriodKind.YEAR)

    assert deadline is not None
    assert date.fromordinal(date(2024, 12, 31).toordinal() + deadline.days_after) == date(2025, 5, 18)


def test_criteria_stand_in_the_order_of_the_plan_with_whole_texts(definitions: Definitions) -> None:
    plan = definitions.plan

    assert [criterion.id for criterion in plan.criteria] == ["TC", "TT1", "TT2", "TT3", "TT4", "TT5", "CN1", "CN2", "CN3", "LD1"]
    assert [criterion.id for criterion in plan.criteria if criterion.leaders_only] == ["LD1"]
    for criterion in plan.criteria:
        assert criterion.text.endswith("."), criterion.id
        assert len(criterion.name.split()) <= 10, criterion.id
        assert "  " not in criterion.text + criterion.short


def test_the_errors_of_the_scan_are_gone(definitions: Definitions) -> None:
    plan = definitions.plan
    items: tuple[Item | Criterion, ...] = (
        plan.purposes + plan.groups + plan.quotas + plan.assessments + plan.honours + plan.duties + plan.criteria
    )
    text = " ".join(item.text for item in items)

    for wrong in ("Khôi", "Phân đấu", "truyền truyền", "tin nhiệm", "tỉnh đề cụ thể"):
        assert wrong not in text
    for right in ("Đảng bộ Khối", "Phấn đấu mỗi đơn vị", "tuyên truyền, lan tỏa", "tín nhiệm cao", "tỉnh để cụ thể hóa", "09-HD/ĐUK"):
        assert right in text


@pytest.mark.parametrize(
    "said",
    ["HTXSNV", "HTXS", "XSNV", "xuất sắc", "Hoàn thành XSNV", "HTTNV", "HTT", "tốt", "HTNV", "KHTNV", "KHT", "HT tốt nhiệm vụ"],
)
def test_every_abbreviation_of_a_rating_is_known_once(definitions: Definitions, said: str) -> None:
    ratings = definitions.plan.rules.ratings

    assert len([rating for rating in ratings if fold(said) in map(fold, (rating.label, *rating.wordings))]) == 1


def test_awards_from_the_grassroots_level_up_are_told_from_those_below(definitions: Definitions) -> None:
    rules = definitions.plan.rules

    assert set(map(fold, ("Chiến sỹ thi đua cơ sở", "CSTĐCS", "chiến sĩ thi đua toàn quốc", "CSTĐ cấp tỉnh"))) <= set(
        map(fold, rules.awards_from)
    )
    assert set(map(fold, ("Lao động tiên tiến", "LĐTT"))) <= set(map(fold, rules.awards_below))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Chi bộ Văn Phòng Sở", "VP"),
        ("CB Thanh tra", "TTR"),
        ("CB QLTM", "QLTM"),
        ("CB QL Công nghiệp", "QLCN"),
        ("Chi bộ phòng Quản lý năng lượng", "QLNL"),
        ("Chi bộ Kĩ thuật an toàn - Môi trường", "KTAT"),
        ("CB KTAT-MT", "KTAT"),
        ("Chi bộ Kế hoạch, Tài chính, Tổng hợp", "KHTC"),
        ("CB KH-TC-TH", "KHTC"),
        ("Chi bộ TT Khuyến công và TVPTCN", "TTKC"),
        ("CB Trung tâm Khuyến công", "TTKC"),
    ],
)
def test_a_branch_is_meant_by_each_of_its_names(definitions: Definitions, said: str, code: str) -> None:
    branches = definitions.organisation.branches

    assert [branch.code for branch in branches if fold(said) in map(fold, (branch.name, *branch.other_names))] == [code]


def test_one_superior_signer_and_term_holds_on_every_day_since_2021(definitions: Definitions) -> None:
    organisation = definitions.organisation

    for day in (date(2021, 1, 1), date(2025, 2, 28), date(2025, 3, 1), date(2026, 11, 23)):
        for spans in (organisation.superiors, organisation.signers, organisation.terms):
            holding = [each for each in spans if (each.valid_from or date.min) <= day <= (each.valid_to or date.max)]
            assert len(holding) == 1, day
    assert [superior.heading for superior in organisation.superiors] == [
        "ĐẢNG BỘ KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH",
        "ĐẢNG BỘ ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN",
    ]

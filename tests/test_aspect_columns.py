"""A table of criteria of which one column has a head in unknown words, and words that a question and a criterion share."""

from __future__ import annotations

import pytest

from tests.builders import Review
from tests.test_match_silence import KINDS, answers
from toolkit.model.submission import State

TABLE = """
    | TT | Tiêu chí | {result} | {evidence} |
    | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Có 02 sáng kiến. |
    | 2 | Tu dưỡng, rèn luyện, nêu gương | Chưa đạt | Sống giản dị. |
"""
SURE = {"CN1.ket_qua": "dat", "CN1.minh_chung": "Có 02 sáng kiến.", "CN2.ket_qua": "chua_dat", "CN2.minh_chung": "Sống giản dị."}
OF_EVIDENCE = {id: Review(value) if id.endswith("minh_chung") else value for id, value in SURE.items()}


@KINDS
@pytest.mark.parametrize(
    ("result", "evidence", "expected"),
    [
        ("Kết quả", "Minh chứng", SURE),
        ("Thế nào", "Minh chứng", SURE),
        ("Kết quả", "Việc đáng kể", OF_EVIDENCE),
    ],
)
def test_the_one_unknown_column_beside_a_known_one_is_the_other_part_and_evidence_is_for_a_look(
    kind: str, result: str, evidence: str, expected: dict[str, object]
) -> None:
    assert answers(kind, "02-CN", TABLE.format(result=result, evidence=evidence)) == expected


@KINDS
@pytest.mark.parametrize("number", ["TT", "STT", ""])
@pytest.mark.parametrize("evidence", ["MC kèm theo", "Việc đáng kể"])
def test_two_columns_of_choices_are_known_whatever_heads_the_numbers_and_the_evidence(kind: str, number: str, evidence: str) -> None:
    table = f"""
        | {number} | Tiêu chí | Đạt | Chưa đạt | {evidence} |
        | 1 | Hoàn thành tốt NV trở lên (ĐV: HTXSNV); có SK | x | | Có 02 sáng kiến. |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | | x | Sống giản dị. |
    """
    found = answers(kind, "02-CN", table)
    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("dat", "chua_dat")
    assert evidence != "MC kèm theo" or (found["CN1.minh_chung"], found["CN2.minh_chung"]) == ("Có 02 sáng kiến.", "Sống giản dị.")


def test_evidence_in_lines_is_known_by_an_abbreviation() -> None:
    lines = "1. Hoàn thành nhiệm vụ, sáng kiến\n- Kết quả: Đạt\n- MC kèm theo: Có 02 sáng kiến."
    assert answers("docx", "02-CN", lines) == {"CN1.ket_qua": "dat", "CN1.minh_chung": "Có 02 sáng kiến."}


@KINDS
def test_a_column_of_remarks_or_of_figures_is_no_evidence(kind: str) -> None:
    table = """
        | TT | Tiêu chí | Kết quả | {head} |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt | {cell} |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Chưa đạt | {cell} |
    """
    for head, said in (("Ghi chú", "Đã xem"), ("Thang", "10")):
        assert answers(kind, "02-CN", table.format(head=head, cell=said)) == {"CN1.ket_qua": "dat", "CN2.ket_qua": "chua_dat"}


@pytest.mark.parametrize(
    ("form", "line", "expected"),
    [
        ("02-CN", "Sáng kiến (ghi số): 8", {"so_sang_kien": 8}),
        ("02-TT", "Xếp loại Đảng: xuất sắc", {"xep_loai_to_chuc_dang": "Hoàn thành xuất sắc nhiệm vụ"}),
    ],
)
def test_a_label_of_a_few_words_that_a_criterion_has_too_asks_what_is_answered_behind_it(
    form: str, line: str, expected: dict[str, object]
) -> None:
    assert answers("docx", form, f"Chi bộ: Chi bộ Văn phòng\n{line}") == {"don_vi": "VP", **expected}


@KINDS
def test_an_award_beside_an_unknown_label_is_no_criterion(kind: str) -> None:
    found = answers(
        kind, "02-CN", "| 1 | Họ và tên | Lê Văn An |\n| 2 | Đã từng được tặng | Chiến sĩ thi đua cơ sở |\n| 3 | Năm sinh | 1980 |"
    )
    assert not any(id.startswith("CN") for id in found)


@pytest.mark.parametrize("dots", ["", "......"])
def test_evidence_that_begins_with_the_word_result_keeps_it(dots: str) -> None:
    lines = f"1. Hoàn thành nhiệm vụ, sáng kiến\n☒ Đạt ☐ Chưa đạt\nMinh chứng: {dots}Kết quả: hoàn thành 85/85 chỉ tiêu. {dots}"
    found = answers("docx", "02-CN", lines)
    assert found == {"CN1.ket_qua": "dat", "CN1.minh_chung": "Kết quả: hoàn thành 85/85 chỉ tiêu."}


def test_evidence_behind_a_result_is_known_by_a_label_that_is_like_it() -> None:
    line = "Tiêu chí 1. Hoàn thành nhiệm vụ, sáng kiến: Đạt. Tóm tắt minh chứng: Kết quả: hoàn thành 85/85 chỉ tiêu."
    assert answers("docx", "02-CN", line) == {"CN1.ket_qua": "dat", "CN1.minh_chung": "Kết quả: hoàn thành 85/85 chỉ tiêu."}


LIST = "| TT | Điển hình | Loại | Tiến độ (%) | Hiệu quả | Người theo dõi |\n| 1 | Tổ A | Tập thể | 85 | Tốt | Lê An |\n"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("| | | | BÍ THƯ | | |\n| | | | | | |\n| | | | Trần Văn Bình | | |", "Trần Văn Bình"),
        ("| | | | BÍ THƯ | | |\n| | | | (Ký, ghi rõ họ tên) | | |\n| | | | | | |\n| | | | Trần Văn Bình | | |", "Trần Văn Bình"),
        ("| | | | BÍ THƯ | | |\n| | | | | | |\n| 2 | Tổ B | Tập thể | 50 | Khá | Lê An |", None),
    ],
)
def test_a_head_in_capitals_alone_below_a_list_is_signed_where_nothing_but_a_name_follows(below: str, expected: object) -> None:
    assert answers("xlsx", "03-DG", f"{LIST}| | | | | | |\n{below}").get("bi_thu") in (
        expected,
        State.BLANK if expected is None else expected,
    )


@KINDS
def test_results_and_evidence_under_unknown_heads_are_told_by_the_cells_below(kind: str) -> None:
    table = TABLE.format(result="Thế nào", evidence="Việc đáng kể").replace("Hoàn thành nhiệm vụ, sáng kiến", "Mức độ hoàn thành nhiệm vụ")
    assert answers(kind, "02-CN", table) == SURE


@KINDS
def test_a_column_of_criteria_with_their_results_below_is_not_taken_for_that_of_the_results(kind: str) -> None:
    table = """
        | TT | Tiêu chí và kết quả | Minh chứng |
        | 1 | Tiêu chí 1⏎☑ Đạt ☐ Chưa đạt | Có 02 sáng kiến. |
        | 2 | Tiêu chí 2⏎☐ Đạt ☑ Chưa đạt | Sống giản dị. |
    """
    assert answers(kind, "02-CN", table) == SURE


@KINDS
@pytest.mark.parametrize("name", ["Tiêu chí", "Nội dung tiêu chí", "Các tiêu chí"])
def test_a_head_that_names_the_criteria_is_one_whatever_heads_the_rest(kind: str, name: str) -> None:
    found = answers(kind, "02-CN", TABLE.replace("Tiêu chí", name).format(result="Thế nào", evidence="Việc đáng kể"))
    assert found == SURE


@KINDS
def test_what_stands_in_another_row_beside_others_goes_on_with_no_evidence_in_silence(kind: str) -> None:
    table = """
        | Việc | Sao | Chuyện |
        | Hoàn thành nhiệm vụ, sáng kiến: Đạt. Có 02 sáng kiến. | Tốt | Rồi |
        | Một mục chẳng ai hiểu gì | Đạt | Sống giản dị. |
    """
    found = answers(kind, "02-CN", table)
    assert "giản dị" not in str(found.get("CN1.minh_chung")) or isinstance(found["CN1.minh_chung"], Review)


@KINDS
@pytest.mark.parametrize(("second", "sure"), [("Chưa đạt", True), ("Đạt", False)])
def test_of_two_results_that_agree_ones_own_is_the_answer(kind: str, second: str, sure: bool) -> None:
    drawing = f"""
        | TT | Tiêu chí | Cá nhân tự đánh giá | Chi ủy thẩm định | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Đạt | Có 02 sáng kiến. |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Chưa đạt | {second} | Sống giản dị. |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found == SURE) is sure
    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("dat", "chua_dat" if sure else Review("chua_dat"))


@KINDS
def test_a_second_result_in_unknown_words_is_no_evidence_however_short_that_is(kind: str) -> None:
    drawing = """
        | TT | Tiêu chí | Cá nhân tự chấm | Chi bộ chấm | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Chưa đạt | Khen. |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == (Review("dat"), "Khen.")

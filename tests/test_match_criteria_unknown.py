"""Criteria in words that nobody taught: told by their number and their place among the others, else for a person's eye."""

from __future__ import annotations

import pytest

from tests.builders import Review, cell, filled, para, row_of, run, said, submissions, word
from tests.builders import table as drawn_table
from tests.test_match_silence import HEADS, KINDS, answers
from toolkit.model.submission import State

BOLD = run("Đạt", "<w:b/>")

CARDS = """
    | Tiêu chí 1: Hoàn thành nhiệm vụ, sáng kiến | |
    | Đúng hay sai | ☒ Đạt ☐ Chưa đạt |
    | Việc làm được | Có 02 sáng kiến. |
    | Tiêu chí 2: Lối sống trong sạch | |
    | Đúng hay sai | Chưa đạt |
    | Việc làm được | Sống giản dị. |
"""
LINES = """
    2.1. Hoàn thành nhiệm vụ, sáng kiến
    - {result}: Đạt
    - Minh chứng: Có 02 sáng kiến.
    2.2. Lối sống trong sạch
    - {result}: Chưa đạt
    - Minh chứng: Sống giản dị.
    Luôn đúng giờ.
    2.3. Ai cũng quý mến
    - {result}: Đạt
    - Minh chứng: Được khen.
"""
WEAK = (
    "Kết quả công tác: hoàn thành nhiệm vụ, năng động",
    "Đạo đức, lối sống: rèn luyện và nêu gương",
    "Tiêu biểu trong thi đua, được tin cậy",
)


@KINDS
def test_a_card_with_unknown_labels_holds_its_result_and_what_may_be_its_evidence(kind: str) -> None:
    assert answers(kind, "02-CN", CARDS) == {
        "CN1.ket_qua": "dat",
        "CN1.minh_chung": Review("Có 02 sáng kiến."),
        "CN2.ket_qua": "chua_dat",
        "CN2.minh_chung": Review("Sống giản dị."),
    }


@pytest.mark.parametrize("result", ["Kết quả", "Đúng hay sai"])
@KINDS
def test_names_in_unknown_words_are_told_by_their_numbers(kind: str, result: str) -> None:
    assert answers(kind, "02-CN", LINES.format(result=result)) == {
        "CN1.ket_qua": "dat",
        "CN1.minh_chung": "Có 02 sáng kiến.",
        "CN2.ket_qua": "chua_dat",
        "CN2.minh_chung": "Sống giản dị.\nLuôn đúng giờ.",
        "CN3.ket_qua": "dat",
        "CN3.minh_chung": "Được khen.",
    }


def test_names_told_by_their_numbers_alone_are_for_review_where_others_lack() -> None:
    found = answers("docx", "02-CN", LINES.format(result="Kết quả").partition("    2.3.")[0])

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("dat", Review("chua_dat"))


def test_a_number_that_does_not_count_on_names_no_criterion() -> None:
    found = answers("docx", "02-CN", LINES.format(result="Kết quả").replace("2.2.", "2.5."))

    assert all(isinstance(found[id], Review) for id in ("CN1.ket_qua", "CN1.minh_chung"))
    assert "CN2.ket_qua" not in found


def test_words_behind_a_number_are_the_name_where_the_evidence_has_its_own_label() -> None:
    found = answers("docx", "02-CN", "Tiêu chí 2: Lối sống trong sạch\n- Kết quả: Đạt\n- Minh chứng: Sống giản dị.")

    assert found == {"CN2.ket_qua": "dat", "CN2.minh_chung": "Sống giản dị."}


def test_words_behind_a_number_may_be_the_name_or_the_evidence() -> None:
    assert answers("docx", "02-CN", "Tiêu chí 2: Sống giản dị.\nKết quả: Đạt") == {
        "CN2.ket_qua": "dat",
        "CN2.minh_chung": Review("Sống giản dị."),
    }


def table(*names: str) -> str:
    return "| TT | Tiêu chí | Kết quả | Minh chứng |\n" + "\n".join(
        f"| {at} | {name} | Đạt | Việc {at} |" for at, name in enumerate(names, 1)
    )


@KINDS
def test_all_criteria_in_their_order_vouch_for_each_other(kind: str) -> None:
    found = answers(kind, "02-CN", table(*WEAK))

    assert [found[f"CN{at}.minh_chung"] for at in (1, 2, 3)] == ["Việc 1", "Việc 2", "Việc 3"]


@pytest.mark.parametrize("names", [WEAK[:2], (WEAK[1], WEAK[0], WEAK[2])], ids=["one lacks", "another order"])
def test_weak_names_that_nothing_vouches_for_are_for_review(names: tuple[str, ...]) -> None:
    found = answers("docx", "02-CN", table(*names))

    assert all(isinstance(found[id], Review) for id in ("CN1.ket_qua", "CN2.ket_qua"))


@KINDS
def test_a_question_below_the_criteria_ends_them(kind: str) -> None:
    drawing = "Tiêu chí 2: Lối sống trong sạch\n\n| Năm sinh | 1980 |\n| Chi bộ mong muốn |\n| Giấy khen |"

    assert answers(kind, "02-CN", drawing)["CN2.minh_chung"] == Review("Lối sống trong sạch")


def test_a_row_in_unknown_words_below_a_head_is_told_by_its_number() -> None:
    found = answers("docx", "02-CN", table("Việc cơ quan giỏi", "Tu dưỡng, rèn luyện, nêu gương"))

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == (Review("dat"), Review("Việc 1"))
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("dat", "Việc 2")


@KINDS
def test_a_row_below_the_criteria_is_none_of_them_for_its_number(kind: str) -> None:
    found = answers(kind, "02-CN", f"{table('Hoàn thành nhiệm vụ, sáng kiến')}\n| 2 | Mong muốn | Giấy khen | |")

    assert found == {"CN1.ket_qua": "dat", "CN1.minh_chung": "Việc 1"}


@KINDS
def test_a_heading_over_the_criteria_is_none_of_them(kind: str) -> None:
    drawing = f"Các tiêu chí (mục 1.2 Kế hoạch 185-KH/ĐU)\n\n{table('Việc cơ quan giỏi', 'Tu dưỡng, rèn luyện, nêu gương')}\n\nMong muốn\nGiấy khen"

    assert answers(kind, "02-CN", drawing)["CN1.minh_chung"] == Review("Việc 1")


@pytest.mark.parametrize("rating", ["Hoàn thành xuất sắc", "Hoàn thành tốt"])
def test_a_rating_beside_an_unknown_label_is_no_criterion(rating: str) -> None:
    drawing = f"Là đảng viên: Có; Bình bầu: ....{rating}........\nThi đua: .....Chiến sĩ thi đua......\n| 9 | Bình bầu | {rating} |\n| 10 | Năm sinh | 1980 |"

    assert not [id for id in answers("docx", "02-CN", drawing) if "." in id]


def test_a_filled_blank_with_an_unknown_label_ends_the_evidence() -> None:
    drawing = "Tiêu chí 2:\nKết quả: Đạt\nMinh chứng: Sống giản dị.\nChi bộ mong muốn: ....Giấy khen của Sở......\nNăm sinh: 1980"

    assert answers("docx", "02-CN", drawing)["CN2.minh_chung"] == "Sống giản dị."


@KINDS
def test_a_criterion_in_unknown_words_behind_its_number_begins_one(kind: str) -> None:
    drawing = "Tiêu chí 1. Sạch và giỏi\n- Kết quả: Đạt\n- Minh chứng: Có 02 sáng kiến.\nTiêu chí 2. Tu dưỡng, rèn luyện, nêu gương\n- Kết quả: Đạt"
    found = answers(kind, "02-CN", drawing)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == (Review("dat"), Review("Có 02 sáng kiến."))
    assert found["CN2.ket_qua"] == "dat"


def test_a_sentence_that_speaks_of_a_criterion_by_its_number_begins_none() -> None:
    found = answers("docx", "02-CN", "Tiêu chí 2:\nKết quả: Đạt\nMinh chứng: Sống giản dị.\nTiêu chí 3 còn phải cố gắng thêm.")

    assert found == {"CN2.ket_qua": "dat", "CN2.minh_chung": "Sống giản dị.\nTiêu chí 3 còn phải cố gắng thêm."}


def test_a_row_in_unknown_words_with_its_choice_set_in_bold_is_told_by_its_number() -> None:
    row = row_of(
        *(cell(para(run(text))) for text in ("1", "Sạch và giỏi")), cell(para(BOLD + run(" / Chưa đạt"))), cell(para(run("Việc 1")))
    )
    head = row_of(*(cell(para(run(text))) for text in ("TT", "Tiêu chí", "Kết quả", "Minh chứng")))
    found = said(word("".join(para(run(line)) for line in HEADS["02-CN"].splitlines()) + drawn_table(head, row)))

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == (Review("dat"), Review("Việc 1"))


@pytest.mark.parametrize("label", ["Nêu việc làm, số liệu để chứng minh", "b) Diễn giải, căn cứ (ghi rõ)"])
def test_a_label_of_evidence_in_own_words_that_stands_with_every_criterion_is_no_evidence(label: str) -> None:
    drawing = f"""
        Tiêu chí 1. Hoàn thành nhiệm vụ, sáng kiến: Đạt
        {label}: Có 02 sáng kiến.

        Tiêu chí 2. Tu dưỡng, rèn luyện, nêu gương: Đạt
        {label}: Không vi phạm.
    """
    found = answers("docx", "02-CN", drawing)

    assert [str(found[id]) for id in ("CN1.minh_chung", "CN2.minh_chung")] == ["Có 02 sáng kiến.", "Không vi phạm."]


@KINDS
@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("Chứng cứ, số liệu", True),
        ("Diễn giải, thuyết minh", True),
        ("Ý kiến của tập thể", False),
        ("Nội dung thực hiện", False),
        ("Thuyết minh của cấp trên", False),
        ("Văn bản chỉ đạo", False),
        ("Khó khăn", False),
    ],
)
def test_a_column_whose_head_has_only_words_of_evidence_is_the_evidence(kind: str, head: str, sure: bool) -> None:
    table = f"""
        | TT | Tiêu chí | Kết quả | {head} |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Có 02 sáng kiến được công nhận. |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | Chưa đạt | Sống giản dị, được quý mến. |
    """
    evidence = [answers(kind, "02-CN", table).get(id) for id in ("CN1.minh_chung", "CN2.minh_chung")]

    assert all(text is not None and not isinstance(text, Review) for text in evidence) == sure


@KINDS
@pytest.mark.parametrize(("label", "sure"), [("Chứng cứ, số liệu", True), ("Việc làm được", False), ("Thuyết minh của cấp trên", False)])
def test_a_label_in_a_card_that_has_only_words_of_evidence_asks_for_it(kind: str, label: str, sure: bool) -> None:
    evidence = answers(kind, "02-CN", CARDS.replace("Việc làm được", label))["CN1.minh_chung"]

    assert isinstance(evidence, Review) != sure


@KINDS
@pytest.mark.parametrize("points", ["Điểm tự chấm", "Tự chấm điểm", "Số điểm"])
def test_a_column_of_points_is_not_that_of_the_results(kind: str, points: str) -> None:
    table = f"""
        | TT | Tiêu chí | {points} | Tự đánh giá | Minh chứng |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | 19,5 | ☒ Đạt ☐ Chưa đạt | Có 02 sáng kiến. |
        | 2 | Tu dưỡng, rèn luyện, nêu gương | 15 | ☐ Đạt ☒ Chưa đạt | Sống giản dị. |
    """
    found = answers(kind, "02-CN", table)

    assert (found["CN1.ket_qua"], found["CN2.ket_qua"]) == ("dat", "chua_dat")


@KINDS
@pytest.mark.parametrize(
    "name", ["Hoàn thành tốt việc được giao; trách nhiệm, sáng tạo", "Hoan thanh tot viec duoc giao; trach nhiem, sang tao"]
)
def test_words_and_number_that_agree_name_a_criterion(kind: str, name: str) -> None:
    found = answers(kind, "02-CN", f"Tiêu chí 1 - {name}\nKết quả: ☒ Đạt ☐ Chưa đạt\nMinh chứng: Có 02 sáng kiến.")

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Có 02 sáng kiến.")


@KINDS
@pytest.mark.parametrize(
    "name",
    [
        "Tiêu chí 4. Đối với cán bộ lãnh đạo, quản lý: trách nhiệm nêu gương của người đứng đầu",
        "4. Đối với cán bộ lãnh đạo, quản lý: trách nhiệm người đứng đầu",
    ],
)
def test_a_colon_within_the_name_of_a_criterion_begins_no_evidence(kind: str, name: str) -> None:
    drawing = f"Giữ chức vụ lãnh đạo, quản lý: Có\n{name}\n- Tự đánh giá: Đạt\n- Minh chứng: Giao ban đầu tuần."

    found = answers(kind, "02-CN", drawing)

    assert (found["LD1.ket_qua"], found["LD1.minh_chung"]) == ("dat", "Giao ban đầu tuần.")


@KINDS
def test_the_number_of_a_criterion_that_fills_two_rows_is_no_evidence(kind: str) -> None:
    table = """
        | CN1 | Hoàn thành nhiệm vụ, sáng kiến | Kết quả | ☒ Đạt ☐ Chưa đạt |
        | ^ | ^ | Minh chứng | Có 02 sáng kiến. |
        | TC2 | Tu dưỡng, rèn luyện, nêu gương | Kết quả | ☐ Đạt ☒ Chưa đạt |
        | ^ | ^ | Minh chứng | Sống giản dị. |
    """
    found = answers(kind, "02-CN", table)

    assert (found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("dat", "Có 02 sáng kiến.")
    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("chua_dat", "Sống giản dị.")


@KINDS
@pytest.mark.parametrize("number", ["4", "TC4", "Tiêu chí 4"])
def test_a_criterion_that_begins_as_a_question_does_is_told_by_its_number_in_the_table(kind: str, number: str) -> None:
    table = f"""
        | Có chức vụ lãnh đạo | < | Có | < |

        | TT | Nội dung tiêu chí | Minh chứng | Kết quả |
        | 1 | Hoàn thành nhiệm vụ, sáng kiến | Có 02 sáng kiến. | Đạt |
        | {number} | Lãnh đạo, quản lý: trách nhiệm trong chỉ đạo, điều hành | Giao ban đầu tuần. | Đạt |
    """
    found = answers(kind, "02-CN", table)

    assert (found["LD1.ket_qua"], found["LD1.minh_chung"], found["la_lanh_dao"]) == ("dat", "Giao ban đầu tuần.", True)


@KINDS
def test_a_label_of_results_is_no_question_that_is_only_like_it(kind: str) -> None:
    table = """
        | 1 | Việc thi đua của cả phòng | Tự đánh giá | Đạt |
        | ^ | ^ | Minh chứng | Ba đợt thi đua. |
    """
    assert "ngay_lap" not in answers(kind, "02-TT", f"Người lập biểu: Lê An\n{table}")


def test_a_result_below_the_name_of_the_next_criterion_does_not_fill_the_blank_of_the_one_before() -> None:
    lines = "Tiêu chí 2: Không ngừng học tập, rèn luyện\nKết quả đánh giá: …………\nMinh chứng: Sống giản dị.\n3. Được mọi người tin\nKết quả đánh giá: Đạt"
    found = answers("docx", "02-CN", lines)

    assert found["CN2.ket_qua"] is State.BLANK


TWO_PARTS = """
    | TT | Tiêu chí | Tự đánh giá | Minh chứng |
    | 1 | Phong trào thi đua, cuộc vận động gắn với Chỉ thị 05-CT/TW | Đạt | Đã tổ chức 3 đợt thi đua |
    | 2 | Học tập, làm theo Bác gắn với NQTW4 và KL 21 | Đạt | Sinh hoạt chuyên đề mỗi quý |
    | 3 | Phòng, chống tham nhũng, lãng phí; hoạt động xã hội, từ thiện | Đạt | Ủng hộ 5 triệu đồng |
    | 4 | Sáng kiến, tiến bộ khoa học kỹ thuật | | Có 2 sáng kiến |
    | 5 | Xếp loại tổ chức đảng, đoàn thể, cơ quan | Đạt | Đều xuất sắc |

    | TT | Tiêu chí | Kết quả | Minh chứng |
    | 1 | Triển khai các phong trào thi đua | Đạt | Đã tổ chức 3 đợt thi đua |
    | 2 | Học tập và làm theo Bác | Chưa đạt | Sinh hoạt chuyên đề mỗi quý |
    | 3 | Công tác phòng, chống tham nhũng, tiêu cực | Đạt | |
    | 4 | Có sáng kiến được áp dụng | Đạt | |
    | 5 | Kết quả xếp loại tổ chức đảng, đoàn thể | Đạt | Chi bộ hoàn thành tốt |
"""


def test_what_a_second_part_says_of_a_criterion_in_other_words_is_not_lost() -> None:
    (form,) = submissions(filled("docx", f"{HEADS['02-TT']}{TWO_PARTS}"))
    looked_at = [answer.id for answer in form.answers if answer.review]

    assert looked_at == ["TT2.ket_qua", "TT4.ket_qua", "TT5.minh_chung"]


@KINDS
def test_a_criterion_that_begins_as_a_question_before_a_colon_is_told_by_its_result(kind: str) -> None:
    drawing = """
        | Giữ chức vụ lãnh đạo, quản lý | Có | |
        | Tiêu chí | Kết quả | Minh chứng |
        | Hoàn thành nhiệm vụ, sáng kiến | Đạt | Có 02 sáng kiến. |
        | Riêng lãnh đạo, quản lý: trách nhiệm người đứng đầu | Chưa đạt | Giao ban đúng lịch. |
    """
    found = answers(kind, "02-CN", drawing)

    assert (found["la_lanh_dao"], found["LD1.ket_qua"], found["LD1.minh_chung"]) == (True, "chua_dat", "Giao ban đúng lịch.")


@pytest.mark.parametrize("first", [1, 14])
@pytest.mark.parametrize("mark", [".", "/", ")"])
def test_criteria_count_on_from_the_numbers_of_the_questions(first: int, mark: str) -> None:
    """A name that is only a little like the third criterion is it below the second, also where these are 16 and 15."""
    names = ("Hoàn thành tốt nhiệm vụ, có sáng kiến", "Rèn luyện, nêu gương", "Điển hình trong phong trào, gia đình gương mẫu")
    lines = "\n".join(f"{first + at}{mark} {name}\n- Kết quả: Đạt\n- Minh chứng: Việc {at}." for at, name in enumerate(names))
    found = said(filled("docx", HEADS["02-CN"] + lines))

    assert [found[f"CN{number}.minh_chung"] for number in (1, 2, 3)] == ["Việc 0.", "Việc 1.", "Việc 2."]


@KINDS
def test_a_column_in_unknown_words_among_columns_of_criteria_is_told_by_its_place(kind: str) -> None:
    columns = """
        | Năm sinh: 1968 | | Chức vụ: Thủ quỹ | |
        | | Xong việc được giao, có cái mới | Tu dưỡng, rèn luyện, nêu gương | Gương điển hình trong phong trào thi đua |
        | Tự đánh giá | Đạt | Đạt | Chưa đạt |
        | Minh chứng | Có 02 sáng kiến. | Sống giản dị. | Được khen. |
    """
    found = answers(kind, "02-CN", columns)

    assert [found[f"CN{number}.minh_chung"] for number in (1, 2, 3)] == ["Có 02 sáng kiến.", "Sống giản dị.", "Được khen."]
    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "dat", "chua_dat"]

"""A table within the cell of an answer is a part of the answer; one that asks is a part of the form."""

from __future__ import annotations

from tests.builders import Review, cell, para, row_of, run, said, table, word
from toolkit.model.submission import State

HEAD = "".join(
    para(run(line)) for line in ("MẪU 02-TT", "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU", "(đối với tập thể)", "Kỳ báo cáo: Năm 2024")
)
CRITERION = "Phòng, chống tham nhũng, lãng phí; hoạt động xã hội, từ thiện"
INNER = [["Nội dung", "Số tiền"], ["Ủng hộ quỹ người nghèo", "10 triệu đồng"]]


def row(*texts: str) -> str:
    return row_of(*(cell(para(run(text))) for text in texts))


def form(result: str, evidence: str) -> bytes:
    heads = row("TT", "Tiêu chí", "Kết quả", "Minh chứng")
    judged = row_of(cell(para(run("3"))), cell(para(run(CRITERION))), cell(result), cell(evidence))
    return word(HEAD + table(row("Chi bộ", "Chi bộ Văn phòng"), row("Tên tập thể", "Tổ một cửa")) + para() + table(heads, judged))


def drawn(rows: list[list[str]]) -> str:
    return table(*(row(*texts) for texts in rows))


def test_evidence_in_a_table_of_its_own_is_read_for_review() -> None:
    answers = said(form(para(run("Đạt")), drawn(INNER) + para()))
    assert answers["TT3.minh_chung"] == Review("Nội dung; Số tiền\nỦng hộ quỹ người nghèo; 10 triệu đồng")
    assert answers["TT3.ket_qua"] == "dat"


def test_words_before_an_inner_table_and_tables_within_it_are_one_answer() -> None:
    deeper = table(row_of(cell(para(run("a")) + drawn([["b", "c"]]) + para()), cell(para(run("d")))))
    answers = said(form(para(run("Đạt")), para(run("Như bảng kê:")) + deeper + para()))
    assert answers["TT3.minh_chung"] == Review("Như bảng kê:\na; d\nb; c")


def test_a_head_of_an_inner_table_that_is_named_as_a_question_asks_nothing() -> None:
    answers = said(form(para(run("Đạt")), drawn([["TT", "Tên tập thể", "Số tiền"], ["1", "Tổ hai cửa", "5 triệu"]]) + para()))
    assert answers["TT3.minh_chung"] == Review("TT; Tên tập thể; Số tiền\n1; Tổ hai cửa; 5 triệu")
    assert answers["ten_dien_hinh"] == "Tổ một cửa"


def test_boxes_in_an_inner_table_are_ticks_of_the_result() -> None:
    assert said(form(drawn([["☒", "Đạt"], ["☐", "Chưa đạt"]]) + para(), para(run("Có đủ."))))["TT3.ket_qua"] == "dat"


def test_a_row_of_boxes_with_their_names_is_the_whole_result() -> None:
    boxes = drawn([["☒ Đạt", "☐ Chưa đạt"]]) + para()
    assert said(form(boxes, para(run("Có đủ."))))["TT3.ket_qua"] == "dat"
    assert said(form(para(run("Kết quả:")) + boxes, para(run("Có đủ."))))["TT3.ket_qua"] == Review("dat")


def test_a_form_within_a_cell_is_read_as_ever() -> None:
    inner = drawn([["Tên tập thể", "Tổ một cửa"], ["Số thành viên", "7"], ["Số sáng kiến được công nhận", ""]])
    answers = said(word(HEAD + table(row_of(cell(para(run("Chi bộ"))), cell(para(run("Chi bộ Văn phòng")) + inner + para())))))
    assert (answers["ten_dien_hinh"], answers["so_thanh_vien"], answers["so_sang_kien"]) == ("Tổ một cửa", 7, State.BLANK)
    assert answers["don_vi"] == "VP"


def judged(*inner: list[list[str]], merged: bool = False) -> dict[str, object]:
    """Read a form whose table of criteria, named in two columns, has a small table for each in the second or over the last two."""
    names = ("Tổ chức các phong trào thi đua, cuộc vận động", "Học tập và làm theo Bác gắn với Nghị quyết Trung ương 4", CRITERION)
    wide = '<w:gridSpan w:val="2"/>' if merged else ""
    heads = row_of(cell(para(run("Tiêu chí"))), cell(para(run("Tự đánh giá của tập thể")), wide))
    rows = [
        row_of(cell(para(run(f"{number}. {name}"))), cell(drawn(one) + para(), wide))
        for number, (name, one) in enumerate(zip(names, inner, strict=False), 1)
    ]
    grid = [row("Ghi", "a", "b")] if merged else []
    return said(
        word(HEAD + table(row("Chi bộ", "Chi bộ Văn phòng"), row("Tên tập thể", "Tổ một cửa")) + para() + table(heads, *rows, *grid))
    )


def test_result_and_evidence_in_a_table_within_the_cell_beside_each_criterion_are_those_of_the_criterion() -> None:
    for merged in (False, True):
        found = judged(
            [["Kết quả tự đánh giá", "☒ Đạt   ☐ Chưa đạt"], ["Minh chứng cụ thể", "Ba đợt thi đua."]],
            [["Minh chứng cụ thể", "Hai buổi nói chuyện."], ["Kết quả tự đánh giá", "(  ) Đạt   (x) Chưa đạt"]],
            [["Kết quả tự đánh giá", "☒ Đạt   ☐ Chưa đạt"], ["Minh chứng cụ thể", "……"]],
            merged=merged,
        )
        assert [found[f"TT{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "chua_dat", "dat"]
        assert [found[f"TT{number}.minh_chung"] for number in (1, 2, 3)] == ["Ba đợt thi đua.", "Hai buổi nói chuyện.", State.BLANK]


def test_a_table_within_a_cell_that_names_no_part_of_a_criterion_stays_with_its_cell() -> None:
    found = judged([["Việc làm", "Ba đợt thi đua."], ["Số liệu", "12 lượt"]])

    assert not any(answer in ("Ba đợt thi đua.", "12 lượt") for answer in found.values())


def test_a_frame_around_the_whole_form_is_its_page() -> None:
    parts = (
        ("Phòng, chống tham nhũng", "Đạt", "Công khai chi tiêu"),
        ("Sáng kiến, tiến bộ khoa học kỹ thuật", "Chưa đạt", "Chưa có đề tài"),
    )
    inner = drawn([["Chi bộ", "Chi bộ Văn phòng"], ["Tên tập thể", "Tổ một cửa"], ["Số thành viên", "7"]])
    for criterion, result, evidence in parts:
        inner += para(run(criterion)) + drawn([["Kết quả", result], ["Minh chứng", evidence]])

    answers = said(word(table(row_of(cell(HEAD + inner + para())))))

    assert (answers["don_vi"], answers["ten_dien_hinh"], answers["so_thanh_vien"]) == ("VP", "Tổ một cửa", 7)
    assert [answers[f"{one}.{part}"] for one in ("TT3", "TT4") for part in ("ket_qua", "minh_chung")] == [
        "dat",
        "Công khai chi tiêu",
        "chua_dat",
        "Chưa có đề tài",
    ]

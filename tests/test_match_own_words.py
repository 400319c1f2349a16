"""Forms without a table in their writers' own ways: sentences, signs, questions and answers, several criteria at once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, filled, para, run, said, word
from toolkit.model.submission import State

COLLECTIVE = "Mẫu 02-TT\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)\n"
PERSON = "Mẫu 02-CN\nPHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n"
FIGURES = "Mẫu 04-KQ\nBIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n"
REGISTERED = "Mẫu 01-ĐK\nPHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU\n"


def read(form: str, lines: str) -> dict[str, object]:
    return dict(said(filled("docx", form + lines)))


@pytest.mark.parametrize(
    "line",
    [
        "Về tiêu chí 3, chi bộ tự đánh giá đạt, cụ thể: tiết kiệm 12% chi thường xuyên.",
        "Đối với tiêu chí 3: tập thể được đánh giá là đạt; lý do: tiết kiệm 12% chi thường xuyên.",
        "- Tiêu chí 3 (phòng, chống tham nhũng) đơn vị tự chấm đạt. tiết kiệm 12% chi thường xuyên.",
        "TC3: Đạt – tiết kiệm 12% chi thường xuyên.",
        "Tiêu chí thứ ba: đạt. Minh chứng: tiết kiệm 12% chi thường xuyên.",
        "Phòng, chống tham nhũng, lãng phí - Đạt. tiết kiệm 12% chi thường xuyên.",
    ],
)
def test_a_sentence_that_judges_a_criterion_says_its_result_and_its_evidence(line: str) -> None:
    found = read(COLLECTIVE, f"Tiêu chí 2: đạt. Minh chứng: học tập tốt.\n{line}\nTiêu chí 4: chưa đạt. Minh chứng: không có.")

    assert (found["TT2.ket_qua"], found["TT2.minh_chung"]) == ("dat", "học tập tốt.")
    assert (found["TT3.ket_qua"], found["TT3.minh_chung"]) == ("dat", "tiết kiệm 12% chi thường xuyên.")
    assert (found["TT4.ket_qua"], found["TT4.minh_chung"]) == ("chua_dat", "không có.")


def test_a_reason_behind_a_result_is_its_evidence_for_a_look() -> None:
    found = read(COLLECTIVE, "Tiêu chí 4 (sáng kiến): chưa đạt vì chưa có sáng kiến nào được công nhận.")

    assert (found["TT4.ket_qua"], found["TT4.minh_chung"]) == ("chua_dat", Review("vì chưa có sáng kiến nào được công nhận."))


@pytest.mark.parametrize(
    "lines",
    [
        "Tiêu chí 1, 2, 3: Đạt\nTiêu chí 4: Chưa đạt\nTiêu chí 5: Đạt",
        "Tiêu chí 4: chưa đạt.\nCác tiêu chí còn lại đều đạt.",
        "Chi bộ tự đánh giá: đạt các tiêu chí 1, 2, 3 và 5; chưa đạt tiêu chí 4.",
        "Từ tiêu chí 1 đến tiêu chí 3: Đạt\nTC4: Chưa đạt\nTC5: Đạt",
        "Kết quả: TC1: Đạt; TC2: Đạt; TC3: Đạt; TC4: Chưa đạt; TC5: Đạt.",
    ],
)
def test_a_line_judges_several_criteria(lines: str) -> None:
    found = read(COLLECTIVE, f"{lines}\nMinh chứng tiêu chí 1: dẫn đầu phong trào.\nSố sáng kiến: 0")

    results = [found[f"TT{number}.ket_qua"] for number in range(1, 6)]
    assert [one.value if isinstance(one, Review) else one for one in results] == ["dat", "dat", "dat", "chua_dat", "dat"]
    assert found["TT1.minh_chung"] in ("dẫn đầu phong trào.", Review("dẫn đầu phong trào."))
    assert found["so_sang_kien"] == 0


def test_what_all_criteria_are_judged_together_is_for_a_look() -> None:
    found = read(COLLECTIVE, "Tiêu chí 4: chưa đạt.\nCác tiêu chí còn lại đều đạt.")

    assert (found["TT1.ket_qua"], found["TT4.ket_qua"]) == (Review("dat"), "chua_dat")


def test_a_blank_criterion_takes_no_result_of_the_next_one() -> None:
    found = read(PERSON, "Tiêu chí 3: \nMinh chứng: \nTrách nhiệm người đứng đầu: Đạt\nMinh chứng: Phân công rõ người, rõ việc")

    assert (found.get("CN3.ket_qua", State.BLANK), found["CN3.minh_chung"]) == (State.BLANK, State.BLANK)
    assert (found["LD1.ket_qua"], found["LD1.minh_chung"]) == ("dat", "Phân công rõ người, rõ việc")


def test_a_numbered_name_in_few_words_below_criteria_is_the_next_one_for_a_look() -> None:
    lines = "3. Phòng, chống tham nhũng: Đạt. Minh chứng: không vi phạm\n4. Sáng kiến: Đạt. Minh chứng: một phần mềm\n5. Xếp loại: Chưa đạt. Minh chứng: mới hoàn thành tốt"
    found = read(COLLECTIVE, f"Số sáng kiến: 2\n{lines}")

    assert (found["TT4.ket_qua"], found["TT5.ket_qua"]) == (Review("dat"), Review("chua_dat"))
    assert found["TT3.minh_chung"] == "không vi phạm"


def test_evidence_in_words_like_its_criterion_above_the_result_is_evidence() -> None:
    lines = "3. Gương điển hình trong phong trào thi đua\nĐược bầu là chiến sĩ thi đua cơ sở, gia đình văn hóa.\nTự đánh giá: Đạt\nTôi là đảng viên: có; giữ chức vụ lãnh đạo, quản lý: không."
    found = read(PERSON, lines)

    assert (found["CN3.ket_qua"], found["CN3.minh_chung"]) == ("dat", "Được bầu là chiến sĩ thi đua cơ sở, gia đình văn hóa.")
    assert (found["la_dang_vien"], found["la_lanh_dao"]) == (True, False)


def test_a_result_that_its_evidence_denies_is_for_a_look() -> None:
    lines = "Tiêu chí 2\nKết quả: Đạt\nMinh chứng: Chưa thực hiện Kết luận số 14-KL/TW nên chưa đạt."

    assert read(COLLECTIVE, lines)["TT2.ket_qua"] == Review("dat")


def test_each_sign_of_a_line_parts_label_and_answer() -> None:
    found = read(
        FIGURES,
        "Chi bộ → Thanh tra; Kỳ → Quý I/2025; Ngày lập → 31/3/2025\nSố điển hình tập thể = 1; số điển hình cá nhân = 3; số tin, bài = 5",
    )

    assert (found["don_vi"], found["ky_bao_cao"], found["ngay_lap"]) == ("TTR", "2025-Q1", date(2025, 3, 31))
    assert (found["so_tap_the"], found["so_ca_nhan"], found["so_tin_bai"]) == (1, 3, 5)


@pytest.mark.parametrize("answer", ["hoàn thành bản đồ phụ tải khu vực phía Nam.", "không"])
def test_what_begins_small_behind_the_dash_of_a_label_is_its_answer(answer: str) -> None:
    found = read(FIGURES, f"Kiến nghị, đề xuất – {answer}\nBí thư – Ma Khánh Duy")

    assert (found["kien_nghi"], found["bi_thu"]) == (answer, "Ma Khánh Duy")


def test_dots_behind_answers_belong_to_no_other_label() -> None:
    lines = "Số điển hình tập thể 2 ............ Số điển hình cá nhân 3 ............\nSố điển hình mới phát hiện ............ Số điển hình được biểu dương 1 ............"
    found = read(FIGURES, lines)

    assert (found["so_tap_the"], found["so_ca_nhan"]) == (2, 3)
    assert (found["so_moi_phat_hien"], found["so_duoc_bieu_duong"]) == (State.BLANK, 1)


def test_two_underscores_end_an_answer_before_a_space() -> None:
    found = read(REGISTERED, "Chi bộ:__Thanh tra__ Kỳ báo cáo:__năm 2024__\nTên điển hình:__Tổ A__ Loại:__tập thể__")

    assert (found["don_vi"], found["ky_bao_cao"], found["ten_dien_hinh"]) == ("TTR", "2024", "Tổ A")


@pytest.mark.parametrize("line", ["H: {} – Đ: {}", "Hỏi: {} Đáp: {}", "{} Trả lời: {}"])
def test_the_marks_of_question_and_answer_are_none_of_either(line: str) -> None:
    found = read(
        REGISTERED, "\n".join(line.format(*one) for one in (("Tên điển hình?", "Đội ứng phó"), ("Thời hạn hoàn thành?", "31/10/2025")))
    )

    assert (found["ten_dien_hinh"], found["thoi_han_hoan_thanh"]) == ("Đội ứng phó", date(2025, 10, 31))


def test_the_next_number_below_a_phrase_is_for_a_look() -> None:
    found = read(
        REGISTERED, "1. Tên điển hình: Tổ Một cửa\n2. Điển hình này chưa được lựa chọn ở các năm trước.\n3. Sản phẩm cụ thể: 01 quy trình"
    )

    assert isinstance(found["ten_dien_hinh"], Review)


def test_a_line_that_gives_the_reason_is_the_cause_or_for_a_look() -> None:
    found = read(FIGURES, "Hạn chế, khó khăn: ban hành chậm\nNguyên nhân do thiếu 02 biên chế.")

    assert isinstance(found["han_che"], Review)


def test_a_hint_of_the_form_below_an_answer_is_none_of_it() -> None:
    found = read(
        PERSON,
        "Họ và tên: Phí Công Định\n(viết bằng chữ in hoa)\nTiêu chí 1: Đạt\n(Đạt/Chưa đạt)\nMinh chứng: Quản lý 52 chợ\n(nêu việc làm, số liệu cụ thể)",
    )

    assert (found["ho_ten"], found["CN1.ket_qua"], found["CN1.minh_chung"]) == ("Phí Công Định", "dat", "Quản lý 52 chợ")


@pytest.mark.parametrize("head", ["của Chi bộ Thanh tra", "(6 tháng đầu năm 2025 - Chi bộ Thanh tra)"])
def test_a_branch_at_the_end_of_a_line_of_the_head_is_who_reports(head: str) -> None:
    found = read(f"{FIGURES}{head}\n", "Số điển hình tập thể: 1")

    assert found["don_vi"] == "TTR"


def test_a_letter_names_its_branch_before_it_sends_or_behind_what_is_sent() -> None:
    for sentence in (
        "Chi bộ Thanh tra gửi kết quả xây dựng, phát hiện, nuôi dưỡng, nhân rộng điển hình tiêu biểu quý II năm 2024 như sau:",
        "Dạ, em gửi lại số liệu về các điển hình tiêu biểu, mẫu 04-KQ, của Chi bộ Thanh tra, quý II/2024:",
    ):
        found = read(FIGURES, f"{sentence}\nSố điển hình tập thể: 1\nSố điển hình cá nhân: 2\nSố tin, bài tuyên truyền: 4")

        assert (found["don_vi"], found["ky_bao_cao"]) == (Review("TTR"), Review("2024-Q2"))


def test_ratings_share_the_word_that_only_the_first_of_a_line_bears() -> None:
    lines = "5. Xếp loại: Đạt. Minh chứng: theo quyết định\nXếp loại tổ chức đảng: HTXSNV; đoàn thể: HTTNV; cơ quan, đơn vị: HTXSNV"
    found = read(COLLECTIVE, f"Tên tập thể: Tổ A\n{lines}")

    ratings = [found[f"xep_loai_{name}"] for name in ("to_chuc_dang", "doan_the", "don_vi")]
    assert ratings == ["Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"]


def test_a_label_in_brackets_with_an_answer_of_its_type_is_a_question_of_its_own() -> None:
    found = read(PERSON, "Họ tên: Hứa Đình Toàn (sinh năm 1991)\nChức vụ: Thanh tra viên (từ năm 2019)")

    assert (found["ho_ten"], found["nam_sinh"], found["chuc_vu"]) == ("Hứa Đình Toàn", 1991, "Thanh tra viên (từ năm 2019)")
    found = read(REGISTERED, "1. Tên điển hình: Tổ Một cửa (loại: tập thể).\n2. Nhóm nội dung: 3")
    assert (found["ten_dien_hinh"], found["loai_dien_hinh"], found["nhom_noi_dung"]) == ("Tổ Một cửa", "tap_the", (3,))


@pytest.mark.parametrize(("said_of_it", "number"), [("03 (02 tin, 01 bài)", 3), ("5 (02 tin, 01 bài)", None)])
def test_what_a_number_is_the_sum_of_is_no_other_number(said_of_it: str, number: int | None) -> None:
    found = read(FIGURES, f"Số tin, bài tuyên truyền: {said_of_it}")

    assert found["so_tin_bai"] == (number if number is not None else State.INVALID)


def test_the_subject_of_a_letter_is_its_title() -> None:
    card = "Tên: {}\nLoại: {}\nNhóm nội dung: 1\nSản phẩm cụ thể: 10 biên bản\nXếp loại: HTXSNV\nHình thức đề nghị: Bằng khen\nNgười theo dõi: Lê Văn An"
    cards = "\n".join(card.format(*one) for one in (("Nhóm hỗ trợ", "tập thể"), ("Lã Thế Vinh", "cá nhân")))
    found = read("", f"Chủ đề: Danh sách điển hình tiêu biểu năm 2024 - Chi bộ Thanh tra\n{cards}\nNgười lập: Lê Văn An")

    assert found["nguoi_lap"] == "Lê Văn An"
    assert found["don_vi"] in ("TTR", Review("TTR"))


def test_a_branch_with_its_period_behind_it_says_both() -> None:
    for line in ("Chi bộ: Thanh tra - Năm 2025", "Chi bộ: Thanh tra (Năm 2025)"):
        found = read(FIGURES, f"{line}\nSố điển hình tập thể: 1")

        assert (found["don_vi"], found["ky_bao_cao"]) == ("TTR", "2025")


def test_figures_that_a_branch_counts_are_no_name_of_it() -> None:
    lines = "1. Về số lượng: trong quý chi bộ có 02 điển hình tập thể, 03 điển hình cá nhân; 01 điển hình đề nghị khen thưởng.\n2. Kết quả nổi bật: Cụm lấp đầy."
    found = read(f"{FIGURES}Chi bộ Thanh tra\n", lines)

    assert (found["don_vi"], found["so_tap_the"], found["so_ca_nhan"]) == ("TTR", Review(2), Review(3))


def test_a_letter_says_who_writes_it_and_for_when() -> None:
    opening = (
        "Tên tôi là Lã Khắc Bằng, Bí thư Chi bộ Thanh tra. Thay mặt chi bộ, tôi xin gửi phiếu đăng ký điển hình tiêu biểu năm 2025 như sau:"
    )
    found = read(REGISTERED, f"{opening}\nTên điển hình: Đội kiểm tra\nSản phẩm cụ thể: Biên bản bàn giao.")

    assert (found["don_vi"], found["ky_bao_cao"]) == (Review("TTR"), Review("2025"))


@pytest.mark.parametrize("closing", ["Trân trọng./.", "Trân trọng,\nNông Thu Huệ\nPhòng Quản lý Thương mại", "Xin trân trọng!"])
def test_a_letter_ends_at_its_closing_word(closing: str) -> None:
    found = read(REGISTERED, f"Sản phẩm cụ thể: 01 sổ tay.\nBí thư: Trịnh Xuân Lãm\n{closing}")

    assert found["bi_thu"] == "Trịnh Xuân Lãm"


def test_a_colon_on_the_line_below_its_label_is_no_word_of_the_answer() -> None:
    found = read(REGISTERED, "Tên điển hình\n: Tổ Kiểm định\nLoại điển hình\n: Tập thể\nBí thư chi bộ\n: Giáp Văn Thế")

    assert (found["ten_dien_hinh"], found["loai_dien_hinh"], found["bi_thu"]) == ("Tổ Kiểm định", "tap_the", "Giáp Văn Thế")


def test_a_line_below_the_result_under_its_evidence_is_for_a_look() -> None:
    found = read(
        COLLECTIVE,
        "5. Xếp loại tổ chức đảng, đoàn thể, cơ quan\nCó đủ quyết định xếp loại.\nKết luận: Đạt\nThông tin xếp loại\nSố sáng kiến: 0",
    )

    assert found["TT5.ket_qua"] == "dat"
    assert isinstance(found["TT5.minh_chung"], Review)


def test_a_bold_line_set_as_the_names_of_the_criteria_ends_their_evidence() -> None:
    lines = "*Tiêu chí 4\nKết quả: Đạt\nMinh chứng: Một phần mềm.\n*Tiêu chí 5\nKết quả: Đạt\nMinh chứng: Có quyết định\n*Công việc khác\nSố sáng kiến: 0"
    body = (para(run(line.lstrip("*"), "<w:b/>" if line.startswith("*") else "")) for line in f"{COLLECTIVE}{lines}".split("\n"))
    found = said(word("".join(body)))

    assert (found["TT4.minh_chung"], found["TT5.minh_chung"], found["so_sang_kien"]) == ("Một phần mềm.", "Có quyết định", 0)


def test_a_branch_that_the_head_and_a_sentence_name_alike_needs_no_look() -> None:
    lines = "Thực hiện Kế hoạch số 185-KH/ĐU, Chi bộ Thanh tra báo cáo kết quả như sau:\nSố điển hình tập thể: 1\nSố điển hình cá nhân: 2\nSố tin, bài tuyên truyền: 3"

    assert read(f"CHI BỘ THANH TRA\n{FIGURES}", lines)["don_vi"] == "TTR"


def test_since_when_a_yes_is_one_turns_it_into_nothing_else() -> None:
    found = read(PERSON, "Là đảng viên: Có (kết nạp ngày 03/2/2014)\nSố sáng kiến: 5 (từ năm 2020)")

    assert found["la_dang_vien"] is True
    assert found["so_sang_kien"] != 5


@pytest.mark.parametrize("answer", ["như quý II", "giống kỳ trước", "xem phần hạn chế"])
def test_an_answer_that_points_elsewhere_is_for_a_look(answer: str) -> None:
    assert isinstance(read(FIGURES, f"Kiến nghị, đề xuất: {answer}")["kien_nghi"], Review)


def test_a_remark_in_square_brackets_behind_an_answer_is_for_a_look() -> None:
    found = read(REGISTERED, "Sản phẩm cụ thể: 20 biên bản [đề nghị thêm ảnh]\nBiện pháp hỗ trợ: Cấp máy [2]")

    assert isinstance(found["san_pham_cu_the"], Review)
    assert found["bien_phap_ho_tro"] == "Cấp máy [2]"


def test_a_line_below_groups_that_names_none_is_for_a_look() -> None:
    found = read(REGISTERED, "(2) Nhóm nội dung: Nhóm 2\n(4) 30/10/2025\nSản phẩm cụ thể: 01 sổ tay")

    assert isinstance(found["nhom_noi_dung"], Review)


def test_a_letter_whose_sentence_speaks_the_title_is_that_form_for_a_look() -> None:
    lines = "Kính gửi: Đảng ủy Sở\nChi bộ Thanh tra đăng ký điển hình tiêu biểu năm 2025 là cá nhân đồng chí Lường Văn Sáng, chuyên viên.\nNội dung đăng ký: hoàn thiện phần mềm.\nSản phẩm: phần mềm được nghiệm thu.\nBiện pháp hỗ trợ: bố trí máy chủ."
    found = read("", lines)

    assert (found["noi_dung_dang_ky"], found["san_pham_cu_the"]) == (Review("hoàn thiện phần mềm."), Review("phần mềm được nghiệm thu."))


def test_a_letter_that_only_goes_with_a_form_is_none() -> None:
    assert read("", "Kính gửi: Đảng ủy Sở\nChi bộ Thanh tra gửi kèm phiếu đăng ký điển hình tiêu biểu năm 2025.\nTrân trọng./.") == {}


@pytest.mark.parametrize(
    "line",
    ["Cơ quan đạt các tiêu chí 1, 2 về văn hóa công sở.", "Mọi người luôn được đồng nghiệp trân trọng.", "Tiêu chí 3 (phụ lục kèm theo)"],
)
def test_evidence_that_speaks_as_other_lines_do_is_kept(line: str) -> None:
    found = read(COLLECTIVE, f"Tiêu chí 1: Đạt\nMinh chứng: Giải Nhất hội thao.\n{line}\nSố sáng kiến: 0")

    evidence = found["TT1.minh_chung"]
    said_of_it = evidence.value if isinstance(evidence, Review) else evidence
    assert said_of_it == f"Giải Nhất hội thao.\n{line}" or isinstance(evidence, Review)


def test_a_summary_below_evidence_makes_it_for_a_look() -> None:
    found = read(COLLECTIVE, "Tiêu chí 1: Đạt\nMinh chứng: Giải Nhất hội thao.\nCác tiêu chí đều đạt.")

    assert (found["TT1.ket_qua"], found["TT1.minh_chung"], found["TT2.ket_qua"]) == ("dat", Review("Giải Nhất hội thao."), Review("dat"))


def test_criteria_by_their_numbers_need_no_sign_before_their_results() -> None:
    found = read(COLLECTIVE, "Tiêu chí 3 đạt\nTiêu chí 4 chưa đạt do thiếu hồ sơ\nTiêu chí 5 – đạt (có quyết định)\nSố sáng kiến: 0")

    assert (found["TT3.ket_qua"], found["TT4.ket_qua"], found["TT5.ket_qua"]) == ("dat", "chua_dat", "dat")
    assert (found.get("TT3.minh_chung"), found["TT4.minh_chung"]) == (None, Review("do thiếu hồ sơ"))


def test_criteria_that_follow_each_other_within_a_line_have_their_own_evidence() -> None:
    found = read(
        PERSON, "Tiêu chí 1: Đạt. Lý do: có 2 sáng kiến. Tiêu chí 2: Đạt. Lý do: gương mẫu. Tiêu chí 3: Chưa đạt. Lý do: chưa được bầu."
    )

    assert [found[f"CN{number}.ket_qua"] for number in (1, 2, 3)] == ["dat", "dat", "chua_dat"]
    assert [found[f"CN{number}.minh_chung"] for number in (1, 2, 3)] == ["có 2 sáng kiến.", "gương mẫu.", "chưa được bầu."]


def test_a_sum_of_all_criteria_is_no_evidence() -> None:
    found = read(COLLECTIVE, "Tiêu chí 4: Chưa đạt\nTiêu chí 5: Đạt\nChi bộ đạt tất cả các tiêu chí.")

    assert (found.get("TT5.minh_chung"), found["TT4.ket_qua"], found["TT1.ket_qua"]) == (None, "chua_dat", Review("dat"))


def test_a_label_that_asks_two_things_at_once_is_for_a_look() -> None:
    assert isinstance(read(PERSON, "Xếp loại, danh hiệu: HTXSNV, CSTĐ cơ sở")["danh_hieu_thi_dua"], Review)


def test_evidence_like_another_is_for_a_look() -> None:
    found = read(PERSON, "Tiêu chí 1: Đạt\nMinh chứng: có sáng kiến\nTiêu chí 2: Đạt\nMinh chứng tương tự tiêu chí 1\nNăm sinh: 1980")

    assert isinstance(found["CN2.minh_chung"], Review)


def test_a_line_in_words_of_the_criterion_below_its_result_is_evidence() -> None:
    found = read(PERSON, "Tiêu chí 2: Đạt\n(1) Nêu gương.\nTiêu chí 3: Chưa đạt\nMới công tác được 10 tháng.")

    assert (found["CN2.ket_qua"], found["CN2.minh_chung"]) == ("dat", "(1) Nêu gương.")
    assert (found["CN3.ket_qua"], found["CN3.minh_chung"]) == ("chua_dat", "Mới công tác được 10 tháng.")


def test_an_answer_that_leads_on_to_a_line_with_a_label_is_for_a_look_with_it() -> None:
    found = read(FIGURES, "Kết quả nổi bật: Chi bộ đã hoàn thành:\nSố điển hình tập thể: 2 tập thể đạt giải\nNguyên nhân: có kế hoạch")

    assert isinstance(found["ket_qua_noi_bat"], Review)
    assert found["so_tap_the"] == Review(2)

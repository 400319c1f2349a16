"""Every answer says in words where it came from, how it was found, and which candidate came second and why it lost."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.builders import definitions, filled
from tests.places import demo_file, make_place
from toolkit.cli import main
from toolkit.explain import METHODS, STATES, Explanation, explain, fields_of
from toolkit.model.place import Place
from toolkit.model.submission import State
from toolkit.reading import read_bytes

ROOT = Path(__file__).parent.parent
FORM = """
PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với tập thể)
| Chi bộ | CB Văn phòng |
| Kỳ báo cáo | Quý III năm 2024 |
| Ngày lập | 25/9/2024 |
| Tên của tập thể được chọn | Tổ Một |
| Tên tập thể | Tổ Hai |
| Xếp loại tổ chức Đảng bộ | HTXSNV |
| Xếp loại đoàn thể cơ quan | Hoàn thành tốt nhiệm vụ |
| Xếp loại cơ quan | |
| Số lượng sáng kiến công nhận | khoảng 4 |
| Tiêu chí | Kết quả tự đánh giá | Minh chứng |
| Phòng chống lãng phí; học tập làm theo Bác | Đạt | Có |
"""


def explained(field: str, kind: str = "docx") -> Explanation:
    (found,) = explain(read_bytes(filled(kind, FORM), "a", definitions(), None), definitions(), field)
    return found


def left(*arguments: object) -> int:
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return int(caught.value.code or 0)


@pytest.mark.parametrize(("kind", "place"), [("docx", "bảng 1, hàng 1, cột 2"), ("xlsx", "trang tính Trang 1, ô B2")])
def test_an_answer_says_its_place_its_words_its_label_and_how_it_was_found(kind: str, place: str) -> None:
    found = explained("don_vi", kind)

    assert found.place is not None and found.place.say() == place
    assert (found.said, found.raw, found.label) == ("Chi bộ Văn phòng (VP)", "CB Văn phòng", "Chi bộ")
    assert found.method_said == "ô bên phải nhãn, cùng một hàng của bảng"
    assert explained("ngay_lap", kind).runner_up == "Không có: nhãn đúng nguyên văn một cách viết đã biết."


def test_the_same_label_twice_names_the_one_that_lost() -> None:
    assert explained("ten_dien_hinh").said == "Tổ Hai"
    lost = explained("ten_dien_hinh").runner_up
    assert lost.startswith("Câu hỏi này còn gần với nhãn “Tên của tập thể được chọn” (bảng 1, hàng 4, cột 2; giống ")
    assert lost.endswith("nhưng không giống bằng nhãn được chọn (giống 100%).")


def test_a_question_that_lost_says_to_which_label_it_went() -> None:
    lost = explained("xep_loai_doan_the").runner_up

    assert "Nhãn này còn gần với câu hỏi “Xếp loại cơ quan, đơn vị”" in lost
    assert "câu hỏi đó đã có nhãn hợp hơn là “Xếp loại cơ quan”" in lost
    assert "nhãn “Xếp loại tổ chức Đảng bộ”" in lost
    assert "nhãn đó hợp hơn với câu hỏi “Xếp loại tổ chức đảng”" in lost


def test_a_doubtful_criterion_names_the_other_one_and_why_a_person_should_look() -> None:
    reading = read_bytes(filled("docx", FORM), "a", definitions(), None)
    result, evidence = explain(reading, definitions(), "TT2")

    assert (result.field, evidence.field) == ("TT2.ket_qua", "TT2.minh_chung")
    assert result.review and "có thể là tiêu chí khác" in result.reason
    assert "tiêu chí TT3" in result.runner_up and "không giống bằng tiêu chí được chọn" in result.runner_up


def test_values_are_said_in_words_and_blanks_are_kept_apart() -> None:
    said = {
        field: (one.said, one.state)
        for field in ("ngay_lap", "ky_bao_cao", "xep_loai_to_chuc_dang", "xep_loai_don_vi", "bi_thu")
        for one in [explained(field)]
    }

    assert said == {
        "ngay_lap": ("ngày 25/9/2024", State.VALUE),
        "ky_bao_cao": ("quý III năm 2024", State.VALUE),
        "xep_loai_to_chuc_dang": ("Hoàn thành xuất sắc nhiệm vụ", State.VALUE),
        "xep_loai_don_vi": ("", State.BLANK),
        "bi_thu": ("", State.NOT_FOUND),
    }
    assert explained("bi_thu").state_said == "không thấy câu hỏi này trong tệp"


def test_a_field_is_found_by_id_row_bare_id_or_label() -> None:
    reading = read_bytes(demo_file("TTR", "03-ĐG").read_bytes(), "a", definitions(), None)
    rows = explain(reading, definitions(), "tien_do")

    assert [one.field for one in rows] == [f"danh_sach[{number}].tien_do" for number in range(1, len(rows) + 1)]
    assert explain(reading, definitions(), "danh_sach[2].tien_do") == rows[1:2]
    assert rows[0].said.endswith("%")
    assert [one.field for one in explain(reading, definitions(), "Kì báo cáo")] == ["ky_bao_cao"]
    assert {"tien_do", "danh_sach[1].tien_do", "Kỳ báo cáo"} <= set(fields_of(reading, definitions()))


@pytest.mark.parametrize(
    ("kind", "places"), [("docx", ("bảng 1, hàng 1, cột 1", "đoạn 2", "bảng 1, hàng 1, cột 3")), ("xlsx", ("A1", "A3", "C1"))]
)
def test_what_the_head_of_a_paper_says_stands_at_its_line_in_its_words(kind: str, places: tuple[str, ...]) -> None:
    head = "| ĐẢNG ỦY SỞ CÔNG THƯƠNG⏎CHI BỘ VĂN PHÒNG | < | ĐẢNG CỘNG SẢN VIỆT NAM⏎ngày 22 tháng 7 năm 2024 |"
    title = "BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\nQuý III năm 2024"
    figures = (
        "| Số điển hình tập thể | 2 |\n| Số điển hình cá nhân | 3 |\n| Số điển hình mới phát hiện | 1 |\n| Số tin, bài tuyên truyền | 4 |"
    )
    reading = read_bytes(filled(kind, f"{head}\n{title}\n{figures}"), "a", definitions(), None)
    found = [one for field in ("don_vi", "ky_bao_cao", "ngay_lap") for one in explain(reading, definitions(), field)]

    assert [one.raw for one in found] == ["CHI BỘ VĂN PHÒNG", "Quý III năm 2024", "ngày 22 tháng 7 năm 2024"]
    assert all(one.place is not None and one.place.say().endswith(place) for one, place in zip(found, places, strict=True))
    assert {one.runner_up for one in found} == {"Không có: phần đầu của biểu mẫu chỉ ghi một câu trả lời như vậy."}


def test_a_year_alone_below_the_title_stands_at_its_own_line() -> None:
    title = "BIỂU KẾT QUẢ XÂY DỰNG, PHÁT HIỆN, NUÔI DƯỠNG, NHÂN RỘNG ĐIỂN HÌNH TIÊU BIỂU\n2024"
    figures = "| Số điển hình tập thể | 2 |\n| Số điển hình cá nhân | 3 |\n| Số tin, bài tuyên truyền | 4 |"
    (found,) = explain(read_bytes(filled("docx", f"{title}\n{figures}"), "a", definitions(), None), definitions(), "ky_bao_cao")

    assert (found.raw, found.place) == ("2024", Place(paragraph=2))


@pytest.mark.parametrize(("kind", "place"), [("docx", Place(table=1, row=1, column=2)), ("xlsx", Place(sheet="Trang 1", row=5, column=2))])
def test_a_signature_without_a_name_stands_where_it_should_be_signed(kind: str, place: Place) -> None:
    form = "Mẫu 04-KQ\nChi bộ: Chi bộ Văn phòng\nKỳ báo cáo: Quý III/2024\nSố tin, bài tuyên truyền: 3\n| NGƯỜI LẬP BIỂU⏎⏎Lê Văn An | T/M CHI BỘ⏎BÍ THƯ⏎⏎ |"
    (found,) = explain(read_bytes(filled(kind, form), "a", definitions(), None), definitions(), "bi_thu")

    assert (found.state, found.place) == (State.BLANK, place)


def test_a_question_that_was_not_found_names_what_came_nearest() -> None:
    form = FORM.replace("| Xếp loại cơ quan | |\n", "")
    (found,) = explain(read_bytes(filled("docx", form), "a", definitions(), None), definitions(), "xep_loai_don_vi")

    assert found.state is State.NOT_FOUND
    assert found.runner_up.startswith("Nhãn “Xếp loại") and "hợp hơn với câu hỏi" in found.runner_up
    assert explained("bi_thu").runner_up == "Không có nhãn nào trong tệp gần với câu hỏi này."


def test_a_question_is_found_in_any_wording_with_or_without_marks() -> None:
    reading = read_bytes(filled("docx", FORM), "a", definitions(), None)

    for words in ("Tập thể được đánh giá", "ten tap the:", "TÊN TẬP THỂ"):
        assert [one.field for one in explain(reading, definitions(), words)] == ["ten_dien_hinh"], words
    assert [one.field for one in explain(reading, definitions(), "Xếp loại tổ chức Đảng bộ")] == ["xep_loai_to_chuc_dang"]
    assert explain(reading, definitions(), "…") == ()


def test_every_state_and_every_way_of_finding_has_words() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "toolkit" / "match").rglob("*.py"))
    ways = set(re.findall(r'"((?:label|criteria|list)-[a-z]+)"', sources)) | set(re.findall(r'method="([a-z-]+)"', sources))

    assert len(ways) > 8
    assert sorted(ways - set(METHODS)) == []
    assert set(STATES) == set(State)


def test_why_explains_to_people_and_to_programs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "phiếu.docx"
    file.write_bytes(filled("docx", FORM))

    assert left("why", file, "so_sang_kien") == 0
    out = capsys.readouterr().out
    for words in ("Mẫu 02-TT · Chi bộ Văn phòng", "Hiểu là:", "“khoảng 4”", "Theo nhãn:", "Độ chắc chắn:", "Cần người xem:", "Về nhì:"):
        assert words in out
    assert left("why", file, "ten_dien_hinh", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["value"], told["source"], told["method"]) == ("Tổ Hai", "bảng 1, hàng 5, cột 2", "label-cell")
    assert "Tên của tập thể được chọn" in told["runner_up"]


def test_why_suggests_the_field_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert left("why", demo_file("TTR", "02-CN - Chi bộ Thanh tra - Hồ"), "xeploai") == 2
    assert "Tệp này không có câu hỏi “xeploai”. Có phải ý là `xep_loai`?" in capsys.readouterr().err


def test_why_says_which_form_asks_what_the_file_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    file = demo_file("TTR", "02-CN - Chi bộ Thanh tra - Hồ")

    assert left("why", file, "so_tin_bai") == 2
    assert "Đó là câu hỏi của Mẫu 04-KQ." in capsys.readouterr().err
    assert left("why", file, "qqq") == 2
    assert "“qqq”. Không ghi CÂU_HỎI để xem mọi câu hỏi của tệp." in capsys.readouterr().err


def test_several_forms_in_one_file_are_told_apart_by_their_number(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "phiếu.docx"
    file.write_bytes(filled("docx", FORM + FORM.replace("Tổ Hai", "Tổ Ba")))

    assert left("why", file, "ten_dien_hinh") == 0
    out = capsys.readouterr().out
    assert out.index("Phiếu 1 trong 2: Mẫu 02-TT") < out.index("Tổ Hai") < out.index("\n\nPhiếu 2 trong 2: Mẫu 02-TT") < out.index("Tổ Ba")


def test_each_answer_of_the_json_names_its_label_and_the_way_it_was_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "phiếu.docx"
    file.write_bytes(filled("docx", FORM))
    left("read", file, "--json")
    (record,) = json.loads(capsys.readouterr().out)["records"]

    assert (record["answers"]["don_vi"]["label"], record["answers"]["don_vi"]["method"]) == ("Chi bộ", "label-cell")
    assert all({"raw", "source", "label", "method", "confidence"} <= set(answer) for answer in record["answers"].values())


def test_why_of_a_file_that_cannot_be_read_says_why(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04 half a file")

    assert left("why", broken) == 4
    assert "[unreadable]" in capsys.readouterr().out
    assert left("why", tmp_path / "không có.docx") == 2


@pytest.mark.parametrize(("name", "data"), [("a.rtf", b"{\\rtf1 cut"), ("a.docx", b"PK\x03\x04 cut")])
def test_why_says_of_a_file_that_nobody_can_read_why_and_leaves_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    monkeypatch.setenv("PATH", "")  # no LibreOffice: what only it opens is not read
    (tmp_path / name).write_bytes(data)

    assert left("why", tmp_path / name) == 4
    assert "[unreadable]" in capsys.readouterr().out


def test_why_knows_files_that_were_received_even_after_they_left_the_inbox(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = make_place(tmp_path, "TTR", only="*02-CN*")
    left("run", "--workspace", tmp_path, "--today", "2024-10-03", "--quiet")
    (name,) = (path.name for path in (place.inbox / "TTR").iterdir() if path.suffix == ".docx")
    shutil.copy(place.inbox / "TTR" / name, tmp_path / "inbox" / "VP" / name)
    shutil.rmtree(place.inbox / "TTR")
    capsys.readouterr()

    assert left("why", name, "ho_ten", "--workspace", tmp_path) == 0
    assert f"inbox/TTR/{name}" in capsys.readouterr().out
    left("run", "--workspace", tmp_path, "--today", "2024-10-03", "--quiet")
    capsys.readouterr()
    assert left("why", name, "--workspace", tmp_path) == 2
    assert "hãy ghi rõ đường dẫn" in capsys.readouterr().err
    assert left("why", f"inbox/TTR/{name}", "bi_thu", "--workspace", tmp_path) == 0


# ---- toolkit read --annotate ------------------------------------------------------------------------------------------------------


def test_read_writes_a_copy_and_leaves_the_original_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "phiếu.docx"
    file.write_bytes(filled("docx", FORM))
    before, out = file.read_bytes(), tmp_path / "ra"
    call = ("read", file, "--annotate", "--output", out, "--today", "2024-10-03")

    assert left(*call) == 3
    assert "Bản có góp ý (" in capsys.readouterr().out
    assert left(*call, "--json") == 3
    assert json.loads(capsys.readouterr().out)["path"] == str(file)
    assert [path.name for path in out.iterdir()] == ["phiếu - góp ý.docx"]
    assert file.read_bytes() == before


def test_a_copy_that_someone_has_changed_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "phiếu.xlsx"
    file.write_bytes(filled("xlsx", FORM))
    mine = tmp_path / "phiếu - góp ý.xlsx"
    mine.write_bytes(b"mine")
    left("read", file, "--annotate", "--output", tmp_path)

    assert mine.read_bytes() == b"mine"
    assert (tmp_path / "phiếu - góp ý (2).xlsx").read_bytes().startswith(b"PK")
    assert len(list(tmp_path.iterdir())) == 3


def test_a_copy_that_is_annotated_again_keeps_its_name_and_says_nothing_twice(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "phiếu.docx"
    file.write_bytes(filled("docx", FORM))
    left("read", file, "--annotate", "--output", tmp_path)
    left("read", tmp_path / "phiếu - góp ý.docx", "--annotate", "--output", tmp_path)

    assert "Mọi góp ý đã có sẵn trong “phiếu - góp ý.docx”; không ghi bản sao." in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {"phiếu.docx", "phiếu - góp ý.docx"}
    (tmp_path / "phiếu - góp ý.docx").write_bytes(filled("docx", FORM.replace("Tổ Hai", "Tổ Ba")))
    left("read", tmp_path / "phiếu - góp ý.docx", "--annotate", "--output", tmp_path)
    assert (tmp_path / "phiếu - góp ý (2).docx").is_file()


def test_a_copy_of_a_file_with_a_very_long_name_is_written_under_a_shorter_one(tmp_path: Path) -> None:
    file = tmp_path / f"{'ế' * 80}.docx"
    file.write_bytes(filled("docx", FORM))
    left("read", file, "--annotate", "--output", tmp_path / "ra")

    (copy,) = (tmp_path / "ra").iterdir()
    assert copy.name.startswith("ế" * 70) and copy.name.endswith(" - góp ý.docx")


def test_a_file_without_anything_to_say_gets_no_copy_and_one_that_takes_none_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert left("read", demo_file("TTR", "04-KQ"), "--annotate", "--output", tmp_path) == 0
    assert "không ghi bản sao" in capsys.readouterr().out
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04 half a file")
    assert left("read", broken, "--annotate", "--output", tmp_path) == 4
    assert "Không ghi bản góp ý" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["hỏng.docx"]


def test_copies_never_go_where_they_would_be_taken_for_forms(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = make_place(tmp_path)
    file = demo_file("TTR", "02-CN - Chi bộ Thanh tra - Hồ")

    assert left("read", file, "--annotate", "--output", place.inbox / "TTR") == 2
    assert "lần chạy sau sẽ nhận nhầm là phiếu mới" in capsys.readouterr().err
    assert left("read", file, "--annotate", "--output", place.inbox / "_chung") == 2
    assert left("read", file, "--output", tmp_path) == 2
    assert left("read", file, "--annotate", "--output", place.inbox / "TTR" / "_phieu") in (0, 1, 3)
    assert [path.name for path in (place.inbox / "TTR").rglob("*.docx")] == [f"{file.stem} - góp ý.docx"]

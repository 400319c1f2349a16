"""A new wording is taught by one small edit of the plan; the rest of the file stays letter for letter, and no label may mean two things."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import filled
from toolkit.cli import main
from toolkit.definitions import PLANS, builtin_folder, load_definitions
from toolkit.definitions.wordings import Lesson, labels_of, lesson, teach
from toolkit.errors import ConfigurationError, UsageError
from toolkit.model.definitions import Question
from toolkit.reading import read_bytes

PLAN = "185-kh-du.yaml"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the built-in plan and organisation."""
    (tmp_path / PLANS).mkdir(parents=True)
    shutil.copy(builtin_folder() / PLANS / PLAN, tmp_path / PLANS / PLAN)
    shutil.copy(builtin_folder() / "organisation.yaml", tmp_path / "organisation.yaml")
    return tmp_path


def plan_of(place: Path) -> Path:
    return place / PLANS / PLAN


def rewrite(place: Path, old: str, new: str) -> None:
    text = plan_of(place).read_text(encoding="utf-8")
    assert text.count(old) == 1
    plan_of(place).write_text(text.replace(old, new), encoding="utf-8")


def taught(place: Path, question: str, wording: str, form: str | None = None) -> Lesson:
    """Teach, hold the file against the one before, and return the lesson."""
    before = plan_of(place).read_text(encoding="utf-8").split("\n")
    made = lesson(place, None, question, wording, form)
    teach(made)
    after = plan_of(place).read_text(encoding="utf-8").split("\n")
    assert len([line for line in before if line not in after]) <= 1
    assert 1 <= len([line for line in after if line not in before]) <= 2
    return made


def question(place: Path, form: str, id: str) -> Question:
    found = load_definitions(place).plan.form(form)
    assert found is not None
    (one,) = (one for one in found.questions if one.id == id)
    return one


def test_a_taught_wording_is_understood_and_the_file_is_otherwise_the_same(place: Path) -> None:
    form = filled(
        "docx",
        "PHIẾU ĐÁNH GIÁ TIÊU CHÍ ĐIỂN HÌNH TIÊU BIỂU (đối với cá nhân)\n| Quý danh đồng nghiệp | Nguyễn Văn An |\n| Năm sinh | 1980 |",
    )
    (before,) = read_bytes(form, "a", load_definitions(place), None).records
    made = taught(place, "ho_ten", "Quý danh  đồng nghiệp")
    (after,) = read_bytes(form, "a", load_definitions(place), None).records

    assert (before.submission.value("ho_ten"), after.submission.value("ho_ten")) == (None, "Nguyễn Văn An")
    assert question(place, "02-CN", "ho_ten").wordings[-1] == "Quý danh đồng nghiệp"
    assert made.changes()[0].startswith("dòng ")
    assert [line.split(":")[0] for line in made.changes()[1:]] == ["trước", "sau"]


def test_teaching_again_or_teaching_what_is_known_changes_nothing(place: Path) -> None:
    taught(place, "ho_ten", "Quý danh")
    for known in ("quý  danh", "Họ và tên", "HỌ TÊN"):
        made = lesson(place, None, "ho_ten", known)
        assert made.known and made.changes() == ()


@pytest.mark.parametrize(
    ("id", "form", "where"),
    [
        ("TT3", None, ["02-TT"]),
        ("minh_chung", None, ["02-TT", "02-CN"]),
        ("tien_do", None, ["03-DG"]),
        ("danh_sach[2].tien_do", None, ["03-DG"]),
        ("danh_sach.tien_do", "03-ĐG", ["03-DG"]),
        ("don_vi", None, ["01-DK", "02-TT", "02-CN", "03-DG", "04-KQ", "05-TH"]),
        ("ten_dien_hinh", "mẫu 02-tt", ["02-TT"]),
        ("san_pham_cu_the", "05-TH", ["01-DK", "05-TH"]),
    ],
)
def test_whatever_has_wordings_can_be_taught_and_it_is_said_where_that_holds(
    place: Path, id: str, form: str | None, where: list[str]
) -> None:
    made = taught(place, id, "Một cách viết chưa ai dùng: (số %)", form)

    assert [label.form for label in made.labels] == where
    known = {label.form for label in labels_of(place, None, id) if label.wordings[-1] == made.wording}
    assert sorted(known) == sorted(where)


@pytest.mark.parametrize(
    "written",
    [
        "wordings: Sinh năm; Năm đẻ",
        'wordings: "Sinh năm; Năm đẻ"',
        "wordings: 'Sinh năm; Năm đẻ;'",
        "wordings: [Sinh năm, Năm đẻ]",
        "wordings: &khac Sinh năm; Năm đẻ  # ghi chú",
        'wordings: &khac "Sinh năm; Năm đẻ"',
        "wordings:\n          - Sinh năm\n          - Năm đẻ  # ghi chú",
        "wordings:\n        - Sinh năm\n        - Năm đẻ",
        "wordings: |\n          Sinh năm;\n          Năm đẻ\n\n        # ghi chú",
        "wordings: []",
        "required: warning",
    ],
)
def test_every_manner_of_writing_is_gone_on_with(place: Path, written: str) -> None:
    odd = len(written) % 2 == 1
    end, wording = ("\r\n", "Tuổi tác") if odd else ("\n", 'Tuổi: số, [năm] #1 "nay"')
    text = plan_of(place).read_text(encoding="utf-8")
    head, rest = text.split("      - id: nam_sinh\n", 1)
    old, tail = rest.split("      - id: chuc_vu\n", 1)
    keys = [line for line in old.split("\n") if line.strip().split(":")[0] in ("label", "type", "source", "minimum", "maximum")]
    made = [*(line for line in keys if line.startswith("        ")), f"        {written}"]
    plan_of(place).write_bytes(
        "\ufeff".encode() + f"{head}      - id: nam_sinh\n{chr(10).join(made)}\n      - id: chuc_vu\n{tail}".replace("\n", end).encode()
    )
    before = plan_of(place).read_bytes()
    known = question(place, "02-CN", "nam_sinh").wordings

    teach(lesson(place, None, "nam_sinh", wording))
    after = plan_of(place).read_bytes()
    assert question(place, "02-CN", "nam_sinh").wordings == (*known, wording)
    assert after.startswith("\ufeff".encode()) and after.count(b"\r\n") == (after.count(b"\n") if end == "\r\n" else 0)
    assert after.count("ghi chú".encode()) == before.count("ghi chú".encode())
    assert len(after) - len(before) < len(wording.encode()) + 60


@pytest.mark.parametrize(
    ("id", "wording", "form", "words"),
    [
        ("ho_tem", "xx", None, "Không có câu hỏi `ho_tem`. Có phải ý là `ho_ten`?"),
        ("ho_ten", "xx", "2-CN", "Có phải ý là `02-CN`?"),
        ("ho_ten", "NĂM SINH", None, "Trong Mẫu 02-CN, «NĂM SINH» đã là cách viết của «Năm sinh» (`nam_sinh`)"),
        ("ho_ten", "Minh chứng", None, "đã là cách viết của «cột của mọi tiêu chí: Minh chứng»"),
        ("TT3", "Tiêu chí 4", None, "(`TT4`)"),
        ("don_vi", "Họ và tên", None, "Trong Mẫu 02-CN"),
        ("ten_dien_hinh", "xx", None, "có ở nhiều mẫu"),
        ("TT3.minh_chung", "xx", None, "dùng `TT3`"),
        ("ho_ten", "a; b", None, "Mỗi lần chỉ thêm một cách viết"),
        ("ho_ten", " .. ", None, "phải có chữ"),
        ("ho_ten", "dài " * 60, None, "dài quá"),
        ("ho_ten", "# 123", None, "phải có chữ"),
        ("ho_ten", "Có", None, "«Có» là một câu trả lời"),
        ("ho_ten", "không có", None, "là một câu trả lời"),
        ("CN1", "ĐẠT", None, "là một câu trả lời"),
        ("ho_ten", "Hoàn thành tốt nhiệm vụ", None, "là một câu trả lời"),
        ("CN1", "Chi bộ", None, "Trong Mẫu 02-CN, «Chi bộ» đã là cách viết của «Chi bộ» (`don_vi`)"),
        ("minh_chung", "Tiêu chí 3", None, "(`TT3`)"),
        ("don_vi", "cb văn phòng", None, "là tên chi bộ (câu trả lời)"),
    ],
)
def test_what_cannot_be_taught_is_refused_with_advice_and_nothing_changes(
    place: Path, id: str, wording: str, form: str | None, words: str
) -> None:
    before = plan_of(place).read_bytes()

    with pytest.raises(UsageError) as refused:
        lesson(place, None, id, wording, form, ["VP", "CB Văn phòng"])
    assert words in str(refused.value)
    assert plan_of(place).read_bytes() == before


def test_a_plan_with_faults_or_one_that_changed_meanwhile_is_not_touched(place: Path) -> None:
    made = lesson(place, None, "ho_ten", "Quý danh")
    rewrite(place, "symbol: 185-KH/ĐU\n", "symbol: 185-KH/ĐU\n\n")
    with pytest.raises(ConfigurationError, match="vừa bị sửa ở nơi khác"):
        teach(made)
    rewrite(place, "symbol: 185-KH/ĐU\n", "symbool: 185-KH/ĐU\n")
    with pytest.raises(ConfigurationError, match="symbool"):
        lesson(place, None, "ho_ten", "Quý danh")


def test_the_command_shows_what_it_does(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def said(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in (*arguments, "--workspace", tmp_path / "w")])
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    with pytest.raises(SystemExit):
        main(["init", str(tmp_path / "w")])
    capsys.readouterr()
    code, out, err = said("wording", "add", "ho_ten", "Quý danh", "--dry-run")
    assert code == 0 and "Sẽ thêm cách viết «Quý danh»" in out and "Chưa ghi gì." in err
    assert "Quý danh" not in said("wording", "list", "ho_ten")[1]
    code, out, err = said("wording", "add", "ho_ten", "Quý danh")
    assert code == 0 and "Mẫu 02-CN: Họ và tên (ho_ten)" in out and "sau:" in out and "toolkit run" in err
    assert "  - Quý danh\n" in said("wording", "list", "ho_ten")[1]
    assert "không có gì thay đổi" in said("wording", "add", "ho_ten", "Quý danh")[1]
    code, out, err = said("wording", "add", "ho_ten", "Năm sinh")
    assert code == 2 and out == "" and err.startswith("Lỗi: Trong Mẫu 02-CN, «Năm sinh»")
    assert said("config")[0] == 0

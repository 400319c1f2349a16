"""The plan and the organisation as data: another plan needs no Python, and every mistake is named at once, in Vietnamese."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from toolkit.definitions import (
    builtin_folder,
    load_definitions,
    load_organisation,
    load_plan,
)
from toolkit.errors import ConfigurationError
from toolkit.model.definitions import AnswerType, Choice, ExemplarKind, Required
from toolkit.model.period import PeriodKind

PLAN = """\
id: 07-kh
symbol: 07-KH/ĐU
citation: Kế hoạch số 07-KH/ĐU
title: Một kế hoạch nhỏ
subject: một kế hoạch nhỏ
stage: 2026-2030
issued_on: 2026-06-05
criteria:
  - id: A1
    source: II.1
    about: ca_nhan
    name: Gương mẫu
    short: Luôn gương mẫu
    text: Luôn gương mẫu trong công việc.
    wordings: Gương mẫu trong công việc; Tiêu chí một
  - id: A2
    source: II.1
    about: ca_nhan
    leaders_only: true
    name: Đứng đầu
    short: Trách nhiệm đứng đầu
    text: Trách nhiệm đứng đầu.
groups: []
quotas: []
assessments: []
honours: []
duties: []
leader_question: lanh_dao
criterion_questions:
  - id: ket_qua
    label: Tiêu chí {number} ({name})
    type: result
    choices:
      - {value: dat, label: Đạt}
      - {value: chua_dat, label: Chưa đạt}
forms:
  - id: M1
    code: Mẫu 1
    title: Phiếu một
    source: II.2
    subject: ten
    criteria: [A1, A2]
    due: [month]
    questions:
      - {id: ten, label: Tên, type: text, source: II.2, wordings: Tên gọi; Họ tên}
      - {id: lanh_dao, label: Là lãnh đạo, type: yes_no, source: II.2, required: "no"}
      - {id: ghi_chu, label: Ghi chú, type: text, source: II.2, only_if: [lanh_dao, true]}
      - {id: bi_thu, label: Bí thư, type: text, source: II.2, in_signature: true}
deadlines:
  - {kind: month, days_after: 5, source: III}
  - {kind: month, form: M1, days_after: -2, source: III}
rules:
  evidence_words: 8
  ratings:
    - {value: tot, label: Tốt, wordings: T; tốt lắm}
    - {value: kha, label: Khá}
  rating_of_member: tot
  rating_of_other: kha
  rating_of_collective: tot
  awards_from: Chiến sĩ thi đua
  awards_below: Lao động tiên tiến
  review_confidence: 1
hints: (ghi rõ)
"""

ORGANISATION = """\
committee: Đảng ủy A
heading: ĐẢNG ỦY A
short: Đảng ủy
symbol: ĐU
place_name: Huế
superiors:
  - {name: Cũ, heading: CŨ, short: C, recipient: Cũ, valid_to: 2025-02-28}
  - {name: Mới, heading: MỚI, short: M, recipient: Mới, valid_from: 2025-03-01}
signers: []
terms: []
recipients:
  BC:
    - Lưu Đảng ủy
branches:
  - {code: MOT, name: Chi bộ Một, other_names: CB Một; Một}
  - {code: HAI, name: Chi bộ Hai, other_names: CB Hai, members: 7, valid_to: 2024-12-31}
"""


def workspace(folder: Path, plan: str = PLAN, organisation: str = ORGANISATION) -> Path:
    """Write definitions into a folder."""
    (folder / "templates" / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "templates" / "plans" / "07.yaml").write_text(plan, encoding="utf-8")
    (folder / "organisation.yaml").write_text(organisation, encoding="utf-8")
    return folder


def faults(folder: Path, plan: str = PLAN, organisation: str = ORGANISATION) -> list[str]:
    """Return the lines that the error says, each without the folder."""
    with pytest.raises(ConfigurationError) as caught:
        load_definitions(workspace(folder, plan, organisation))
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).splitlines()[1:]]


def swapped(text: str, before: str, after: str) -> str:
    """Return the text with one stretch replaced, which must be there."""
    assert before in text
    return text.replace(before, after, 1)


def test_another_plan_is_another_yaml_without_python(tmp_path: Path) -> None:
    definitions = load_definitions(workspace(tmp_path))

    form = definitions.plan.forms[0]
    assert [question.id for question in form.questions] == ["ten", "lanh_dao", "ghi_chu", "A1.ket_qua", "A2.ket_qua", "bi_thu"]
    assert form.questions[0].wordings == ("Tên gọi", "Họ tên")
    assert form.questions[1].required is Required.NO
    assert form.questions[2].only_if == ("lanh_dao", True)
    assert definitions.plan.criteria[0].about is ExemplarKind.INDIVIDUAL
    assert definitions.plan.issued_on == date(2026, 6, 5)
    assert definitions.plan.rules.ratings[0] == Choice(value="tot", label="Tốt", wordings=("T", "tốt lắm"))
    assert definitions.organisation.recipients == {"BC": ("Lưu Đảng ủy",)}
    assert not definitions.organisation.branches[1].valid_between(date(2025, 1, 1), date(2025, 3, 31))


def test_the_questions_of_a_criterion_are_written_out_with_its_number_name_and_source(tmp_path: Path) -> None:
    brought = load_definitions(workspace(tmp_path)).plan.forms[0].questions[3:5]

    assert [question.label for question in brought] == ["Tiêu chí 1 (Gương mẫu)", "Tiêu chí 2 (Đứng đầu)"]
    assert [(question.criterion, question.aspect, question.source) for question in brought] == [
        ("A1", "ket_qua", "II.1"),
        ("A2", "ket_qua", "II.1"),
    ]
    assert [question.only_if for question in brought] == [None, ("lanh_dao", True)]
    assert brought[0].type is AnswerType.RESULT
    assert [choice.value for choice in brought[0].choices] == ["dat", "chua_dat"]


def test_the_deadline_of_a_form_goes_before_the_general_one(tmp_path: Path) -> None:
    plan = load_definitions(workspace(tmp_path)).plan

    own, general = plan.deadline("M1", PeriodKind.MONTH), plan.deadline("M2", PeriodKind.MONTH)
    assert own is not None and own.days_after == -2
    assert general is not None and general.days_after == 5
    assert plan.deadline("M1", PeriodKind.YEAR) is None


def test_hints_are_kept_folded_for_comparison(tmp_path: Path) -> None:
    assert load_definitions(workspace(tmp_path)).plan.hints == ("ghi rõ",)


def test_the_plan_is_named_where_there_are_two(tmp_path: Path) -> None:
    workspace(tmp_path)
    (tmp_path / "templates" / "plans" / "08.yaml").write_text(swapped(PLAN, "id: 07-kh", "id: 08-kh"), encoding="utf-8")

    assert load_definitions(tmp_path, "08").plan.id == "08-kh"
    with pytest.raises(ConfigurationError, match=r"đúng một kế hoạch.*07, 08"):
        load_definitions(tmp_path)
    with pytest.raises(ConfigurationError, match=r"Không có kế hoạch `007`.*Có phải ý là `07`\?"):
        load_definitions(tmp_path, "007")


PLAN_FAULTS = [
    ("an unknown key", "symbol: 07", "symbl: 07", ["dòng 2, symbl: không có mục nào tên là `symbl`. Có phải ý là `symbol`?", "symbol`"]),
    ("an unknown key far down", "source: II.2, wordings: Tên", "source: II.2, wording: Tên", ["forms[1].questions[1].wording: không có mục nào tên là `wording`. Có phải ý là `wordings`?"]),
    ("a missing key", "    short: Luôn gương mẫu\n", "", ["dòng 9, criteria[1].short: thiếu mục bắt buộc `short`."]),
    ("a text for a number", "evidence_words: 8", "evidence_words: tám", ['rules.evidence_words: phải là số nguyên (đang là "tám").']),
    ("a truth value for a number", "evidence_words: 8", "evidence_words: true", ["rules.evidence_words: phải là số nguyên (đang là true)."]),
    ("a number for a text", "subject: một kế hoạch nhỏ", "subject: 12", ["dòng 5, subject: phải là chữ"]),
    ("an empty value", "subject: một kế hoạch nhỏ", "subject:", ["dòng 5, subject: phải là chữ; nếu là số hoặc true/false thì đặt trong dấu ngoặc kép (đang để trống)."]),
    ("a text for a truth value", "leaders_only: true", "leaders_only: có", ["criteria[2].leaders_only: phải là true hoặc false"]),
    ("an unknown word", "type: yes_no", "type: yesno", ["forms[1].questions[2].type: chỉ nhận một trong:", "Có phải ý là `yes_no`?"]),
    ("an unknown kind of period", "due: [month]", "due: [mont]", ["forms[1].due[1]: chỉ nhận một trong:", "Có phải ý là `month`?"]),
    ("a day that does not exist", "2026-06-05", "2026-06-31", ["dòng 7, issued_on: phải là ngày viết theo kiểu năm-tháng-ngày"]),
    ("a mapping for a list", "groups: []", "groups: {}", ["groups: phải là một danh sách"]),
    ("a list for a mapping", "duties: []", "duties: [[]]", ["duties[1]: phải gồm các dòng `tên: giá trị`."]),
    ("a condition of one part", "only_if: [lanh_dao, true]", "only_if: [lanh_dao]", ["forms[1].questions[3].only_if: danh sách phải có đúng 2 phần."]),
    ("a key that stands twice", "stage: 2026-2030", "stage: 2026-2030\nstage: 2031", ["dòng 7, stage: mục `stage` ghi hai lần (lần trước ở dòng 6)"]),
    ("an id used twice", "id: A2", "id: A1", ["criteria[2].id: `A1` đã dùng", "forms[1].criteria[2]: không có tiêu chí `A2`."]),
    ("a question twice", "{id: ghi_chu", "{id: ten", ["forms[1].questions[3].id: `ten` đã dùng"]),
    ("a dangling criterion", "criteria: [A1, A2]", "criteria: [A1, A3]", ["forms[1].criteria[2]: không có tiêu chí `A3`."]),
    ("a dangling subject", "subject: ten", "subject: tenn", ["forms[1].subject: không có câu hỏi `tenn` trong biểu mẫu này. Có phải ý là `ten`?"]),
    ("a dangling condition", "[lanh_dao, true]", "[lanh_da, true]", ["forms[1].questions[3].only_if: không có câu hỏi `lanh_da`", "Có phải ý là `lanh_dao`?"]),
    ("no question that tells leaders", "leader_question: lanh_dao", "leader_question: lanhdao", ["forms[1].criteria: có tiêu chí chỉ dành cho lãnh đạo"]),
    ("a dangling form of a deadline", "form: M1", "form: M2", ["deadlines[2].form: không có biểu mẫu `M2`."]),
    ("two deadlines for one thing", "form: M1, ", "", ["deadlines[2]: đã có thời hạn khác cho kỳ `month`"]),
    ("a kind of period without deadline", "due: [month]", "due: [year]", ["forms[1].due[1]: chưa có thời hạn (`deadlines`) cho kỳ `year`."]),
    ("a dangling rating", "rating_of_other: kha", "rating_of_other: khá", ["rules.rating_of_other: không có mức xếp loại `khá`."]),
    ("a choice twice", "value: chua_dat", "value: dat", ["criterion_questions[1].choices[2].value: `dat` đã dùng"]),
    ("a choice without choices", "label: Ghi chú, type: text", "label: Ghi chú, type: choice", ["forms[1].questions[3]: câu hỏi kiểu `choice` phải có các lựa chọn"]),
    ("a list without columns", "label: Ghi chú, type: text", "label: Ghi chú, type: list", ["forms[1].questions[3]: câu hỏi kiểu `list` phải có các cột"]),
    ("limits the wrong way round", "label: Ghi chú, type: text", "label: Ghi chú, type: integer, minimum: 3, maximum: 2", ["forms[1].questions[3].maximum: số lớn nhất (2) nhỏ hơn số nhỏ nhất (3)."]),
    ("a wording of two questions", "label: Ghi chú", "label: HỌ TÊN", ["forms[1].questions[3].label: cách viết «HỌ TÊN» cũng là của «Tên»"]),
    ("a question called as a criterion", "label: Ghi chú", "label: TIÊU CHÍ MỘT", ["forms[1].questions[3].label: cách viết «TIÊU CHÍ MỘT» cũng là của tiêu chí «Luôn gương mẫu»"]),
    ("a question called as a rating", "label: Ghi chú", "label: Khá", ["forms[1].questions[3].label: «Khá» là một câu trả lời, không phải tên câu hỏi"]),
    ("a question called as an answer", "wordings: Tên gọi", "wordings: Không có", ["«Không có» là một câu trả lời"]),
    ("a wording of two criteria", "short: Trách nhiệm đứng đầu", "short: Tiêu chí một", ["criteria[2].short: cách viết «Tiêu chí một» cũng là của «Luôn gương mẫu»"]),
    ("a wording of two ratings", "label: Khá}", "label: Khá, wordings: Tốt lắm}", ["rules.ratings[2].wordings: cách viết «Tốt lắm» cũng là của «Tốt»"]),
    ("an award above and below", "awards_below: Lao", "awards_below: chiến sỹ thi đua; Lao", ["rules.awards_below: danh hiệu `chiến sĩ thi đua` đã ghi ở `awards_from`."]),
    ("a confidence over one", "review_confidence: 1", "review_confidence: 80", ["rules.review_confidence: phải là số từ 0 đến 1."]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), [row[1:] for row in PLAN_FAULTS], ids=[row[0] for row in PLAN_FAULTS])
def test_a_fault_of_the_plan_is_said_with_file_line_path_and_suggestion(tmp_path: Path, before: str, after: str, said: list[str]) -> None:
    lines = faults(tmp_path, plan=swapped(PLAN, before, after))

    assert all(re.match(r"templates/plans/07\.yaml, dòng \d+, ", line) for line in lines)
    for words in said:
        assert any(words in line for line in lines), lines


ORGANISATION_FAULTS = [
    ("an unknown key", "place_name: Huế", "placename: Huế", ["dòng 5, placename: không có mục nào tên là `placename`. Có phải ý là `place_name`?"]),
    ("a code twice", "code: HAI", "code: MOT", ["branches[2].code: cách viết «MOT» cũng là của «Chi bộ Một»"]),
    ("a code that differs in case only", "code: HAI", "code: mot", ["branches[2].code: cách viết «mot» cũng là của «Chi bộ Một»"]),
    ("a code that is no folder", "code: HAI", "code: _hai", ["branches[2].code: mã `_hai` là tên thư mục"]),
    ("a name of two branches", "other_names: CB Hai", "other_names: cb một", ["branches[2].other_names: cách viết «cb một» cũng là của «Chi bộ Một»"]),
    ("superiors on the same day", "2025-03-01", "2025-02-28", ["superiors[2]: «Mới» và «Cũ» cùng có hiệu lực ngày 28/02/2025"]),
    ("superiors without end", ", valid_from: 2025-03-01", "", ["superiors[2]: «Mới» và «Cũ» cùng có hiệu lực mọi ngày"]),
    ("a span the wrong way round", "valid_to: 2024-12-31", "valid_from: 2025-01-01, valid_to: 2024-12-31", ["branches[2].valid_to: ngày hết hiệu lực ở trước ngày bắt đầu."]),
    ("a day written as people do", "2025-02-28", "28/02/2025", ['superiors[1].valid_to: phải là ngày viết theo kiểu năm-tháng-ngày, ví dụ 2025-03-01 (đang là "28/02/2025").']),
    ("recipients as one text", "    - Lưu Đảng ủy", "    Lưu Đảng ủy", ["recipients.BC: phải là một danh sách"]),
    ("members as text", "members: 7", "members: bảy", ['branches[2].members: phải là số nguyên (đang là "bảy").']),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), [row[1:] for row in ORGANISATION_FAULTS], ids=[row[0] for row in ORGANISATION_FAULTS])
def test_a_fault_of_the_organisation_is_said_with_file_line_path_and_suggestion(
    tmp_path: Path, before: str, after: str, said: list[str]
) -> None:
    lines = faults(tmp_path, organisation=swapped(ORGANISATION, before, after))

    assert all(re.match(r"organisation\.yaml, dòng \d+, ", line) for line in lines)
    for words in said:
        assert any(words in line for line in lines), lines


def test_all_faults_of_both_files_come_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    plan = swapped(
        swapped(swapped(PLAN, "type: yes_no", "type: yesno"), "subject: ten", "subject: tenn"), "days_after: 5", "days_after: năm"
    )
    organisation = swapped(swapped(ORGANISATION, "members: 7", "members: bảy"), "code: HAI", "code: MOT")

    lines = faults(tmp_path, plan, organisation)
    assert [re.sub(r"dòng \d+, (\S+):.*", r"\1", line) for line in lines] == [
        "templates/plans/07.yaml, forms[1].subject",
        "templates/plans/07.yaml, forms[1].questions[2].type",
        "templates/plans/07.yaml, deadlines[1].days_after",
        "organisation.yaml, branches[2].code",
        "organisation.yaml, branches[2].members",
    ]


def test_what_an_anchor_repeats_is_said_once(tmp_path: Path) -> None:
    plan = swapped(PLAN, "- {id: ten, label: Tên,", "- &ten {id: ten, lable: Tên,")
    again = "  - {id: M2, code: Mẫu 2, title: Phiếu hai, source: II.2, questions: [*ten]}\ndeadlines:"

    assert len([line for line in faults(tmp_path, swapped(plan, "deadlines:", again)) if "lable" in line]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("committee: [A\nheading: B", "dòng 2: tệp bị sai cấu trúc"),
        ("committee: A\n\theading: B", "dòng 2: có phím Tab ở đầu dòng"),
        ("committee: *A", "dòng 1: có dấu `*`"),
        ("- A", "dòng 1: phải gồm các dòng `tên: giá trị`."),
        ("", "thiếu mục bắt buộc `committee`."),
    ],
)
def test_broken_yaml_is_said_without_the_words_of_the_library(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_definitions(workspace(tmp_path, organisation=text))
    assert said in str(caught.value)


def test_a_file_that_is_away_or_in_another_encoding_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Không mở được tệp"):
        load_organisation(tmp_path / "organisation.yaml")
    (tmp_path / "plan.yaml").write_bytes(PLAN.encode("cp1258", errors="replace"))
    with pytest.raises(ConfigurationError, match="không ở bảng mã UTF-8"):
        load_plan(tmp_path / "plan.yaml")


def test_a_file_saved_by_notepad_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(PLAN.replace("\n", "\r\n").encode("utf-8-sig"))

    assert repr(load_plan(tmp_path / "plan.yaml")) == repr(load_definitions(workspace(tmp_path)).plan)


def test_the_built_in_definitions_are_sound() -> None:
    definitions = load_definitions(builtin_folder())

    assert definitions.plan.symbol == "185-KH/ĐU"
    assert definitions.organisation.committee == "Đảng ủy Sở Công Thương"

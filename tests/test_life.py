"""Numbers, states, the register and what is filled into an edited Word file: the rules alone, without a workspace."""

from __future__ import annotations

import zipfile
from dataclasses import astuple, replace
from datetime import date, datetime
from io import BytesIO

import pytest

from toolkit.definitions import builtin_folder, load_organisation
from toolkit.errors import ConfigurationError, IntegrityError, UsageError
from toolkit.life.numbers import first_number, is_symbol, next_number, skipped, standing_freeze, state_of, symbol_of, term_on
from toolkit.life.register import entry_of, register_rows
from toolkit.life.snapshot import Snapshot, from_json, plain, revive, to_json
from toolkit.life.wordfile import BODY, Signing, fill, paragraphs_of, read_body, unfinished
from toolkit.model.definitions import Term
from toolkit.model.issue import Frozen, Issued, PaperState, Voided
from toolkit.text.traces import untraced

AT = datetime(2026, 6, 5, 9, 0).astimezone()
ORGANISATION = load_organisation(builtin_folder() / "organisation.yaml")
PAPER = Issued(
    period="2026-H1",
    path="Báo cáo.docx",
    code="BC",
    term="2025-2030",
    number=7,
    symbol="07-BC/ĐU",
    day=date(2026, 2, 5),
    snapshot="s",
    document="d",
    file="outbox/2026-H1/x.docx",
    title="Báo cáo kết quả",
    signer="Lê Xuân Tiến",
    recipients=("Đảng ủy Ủy ban nhân dân tỉnh", "Các chi bộ trực thuộc", "Lưu Đảng ủy"),
    at=AT,
    sequence=2,
)
FROZEN = Frozen(period="2026-H1", path="Báo cáo.docx", code="BC", snapshot="s", digests=("s",), at=AT, sequence=1)
VOID = Voided(code="BC", term="2025-2030", number=7, reason="in nhầm", at=AT, sequence=3)


@pytest.mark.parametrize(
    ("taken", "first", "number"), [((), 1, 1), ((1, 2), 1, 3), ((), 35, 35), ((35,), 35, 36), ((9,), 1, 10), ((3, 1, 2), 1, 4)]
)
def test_the_next_number_follows_the_highest_one_taken(taken: tuple[int, ...], first: int, number: int) -> None:
    assert next_number(taken, first) == number


def test_a_chosen_number_says_which_ones_it_leaves_empty() -> None:
    assert skipped((1, 2), 6, 1) == (3, 4, 5)
    assert skipped((1, 2), 3, 1) == ()
    assert skipped((5,), 2, 1) == ()


def test_number_and_symbol_are_written_as_the_guide_says() -> None:
    assert [symbol_of(number, "BC", "ĐU") for number in (1, 9, 10, 120)] == ["01-BC/ĐU", "09-BC/ĐU", "10-BC/ĐU", "120-BC/ĐU"]


@pytest.mark.parametrize("said", ["02-BC/ĐU", "2-BC/ĐU", "2-bc/đu", "Số 02-BC/ĐU", "002-BC-ĐU", " 2-BC/ĐU "])
def test_a_number_is_known_with_and_without_its_zero(said: str) -> None:
    assert is_symbol("02-BC/ĐU", said)
    assert not is_symbol("12-BC/ĐU", said)
    assert not is_symbol("20-BC/ĐU", said)
    assert not is_symbol("02-TTr/ĐU", said)


def test_each_day_belongs_to_one_term_and_a_day_of_none_or_two_is_said() -> None:
    assert term_on(ORGANISATION, date(2025, 6, 14)).name == "2020-2025"
    assert term_on(ORGANISATION, date(2025, 6, 15)).name == "2025-2030"
    with pytest.raises(ConfigurationError, match="không thuộc nhiệm kỳ nào"):
        term_on(ORGANISATION, date(2019, 1, 1))
    with pytest.raises(ConfigurationError, match="hai nhiệm kỳ"):
        term_on(replace(ORGANISATION, terms=(Term(name="a"), Term(name="b"))), date(2026, 1, 1))


def test_an_office_that_begins_in_mid_term_says_its_first_number_for_each_type() -> None:
    term = Term(name="2025-2030", first_numbers={"BC": 35})
    assert (first_number(term, "BC"), first_number(term, "CV")) == (35, 1)


def test_a_paper_is_a_draft_until_it_is_frozen_and_again_when_its_number_is_voided() -> None:
    def state(*, frozen: bool, issued: bool, voided: bool) -> PaperState:
        return state_of(FROZEN.period, FROZEN.path, (FROZEN,) if frozen else (), (PAPER,) if issued else (), (VOID,) if voided else ())

    assert state(frozen=False, issued=False, voided=False) is PaperState.DRAFT
    assert state(frozen=True, issued=False, voided=False) is PaperState.FROZEN
    assert state(frozen=True, issued=True, voided=False) is PaperState.ISSUED
    assert state(frozen=True, issued=True, voided=True) is PaperState.DRAFT
    again = replace(FROZEN, snapshot="t", sequence=4)
    assert standing_freeze(FROZEN.period, FROZEN.path, (FROZEN, again), (PAPER,)) == again
    same = replace(FROZEN, sequence=4)
    assert standing_freeze(FROZEN.period, FROZEN.path, (FROZEN, same), (PAPER,)) == same


def test_the_register_has_eight_columns_and_a_voided_number_stays_with_its_reason() -> None:
    first, second = register_rows((PAPER, replace(PAPER, number=8, symbol="08-BC/ĐU", copies=12, manual=True)), (VOID,))
    assert astuple(untraced(entry_of(first))) == (
        "07-BC/ĐU",
        "05/02",
        "Báo cáo kết quả",
        "Lê Xuân Tiến",
        "Đảng ủy Ủy ban nhân dân tỉnh; Các chi bộ trực thuộc",
        "Đảng ủy",
        "",
        "Đã hủy số: in nhầm",
    )
    assert astuple(untraced(entry_of(second)))[-2:] == ("12", "Số do người dùng chọn")


def test_the_register_keeps_terms_and_types_apart() -> None:
    papers = [
        replace(PAPER, code=code, term=term, number=number)
        for number, code, term in ((2, "BC", "a"), (1, "CV", "a"), (1, "BC", "a"), (1, "BC", "b"))
    ]
    assert [(row.term, row.code, row.number) for row in register_rows(papers, ())] == [
        ("a", "BC", 1),
        ("a", "BC", 2),
        ("a", "CV", 1),
        ("b", "BC", 1),
    ]


SNAPSHOT = Snapshot(
    period="2026-H1",
    path="Báo cáo.docx",
    code="BC",
    title="Báo cáo",
    organ="ĐU",
    place_name="Thái Nguyên",
    style="hd05",
    day=date(2026, 6, 5),
    template="hd05/bao-cao.docx",
    files={"organisation.yaml": "0" * 64},
    context={"head": {"number": " "}, "rows": [{"name": "“{{ x }}”\nb", "day": {"$date": "2026-06-05"}, "none": None}]},
    document="1" * 64,
    edited=False,
    program="0.1.0",
    summary={"period": "2026-H1"},
)


def test_a_snapshot_comes_back_equal_and_has_one_way_to_be_written() -> None:
    assert from_json(to_json(SNAPSHOT)) == SNAPSHOT
    assert to_json(replace(SNAPSHOT, files=dict(reversed(list(SNAPSHOT.files.items()))))) == to_json(SNAPSHOT)
    with pytest.raises(IntegrityError, match="khôi phục"):
        from_json(b"{}")


def test_a_revived_context_has_fields_and_tuples_like_the_one_that_was_frozen() -> None:
    made = revive(SNAPSHOT.context)
    assert (made.rows[0].name, made.rows[0].day, made.rows[0].none) == ("“{{ x }}”\nb", date(2026, 6, 5), None)
    assert plain(made) == SNAPSHOT.context


SIGNING = Signing(code="BC", organ="ĐU", number="12", day="ngày 05 tháng 6 năm 2026", reference_day="05/6/2026")


def word_file(*paragraphs: str, runs: str = "") -> bytes:
    """Make the least Word file; ``|`` in a paragraph begins another run."""
    body = "".join(
        "<w:p>" + "".join(f'<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>' for run in text.split("|")) + "</w:p>"
        for text in paragraphs
    )
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/other.xml", "<kept/>")
        package.writestr(
            BODY,
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}{runs}</w:body></w:document>',
        )
    return made.getvalue()


@pytest.mark.parametrize("number", ["Số       -BC/ĐU", "Số: ……-BC/ĐU", "S|ố  | .....| - BC|/ĐU ", "Số 12-BC/ĐU", "Số 012 – BC/ĐU"])
@pytest.mark.parametrize(
    "day",
    ["Thái Nguyên, ngày       tháng 6 năm 2026", "Thái Nguyên, ngày ..... tháng ..... năm 2026", "Phường A, ng|ày 1 tháng 5 n|ăm 2026."],
)
def test_number_and_day_are_filled_in_whatever_way_the_blank_was_left(number: str, day: str) -> None:
    place = day.partition(",")[0]
    reference = "(Kèm theo Báo cáo số    |  -BC/ĐU, ngày       /6/2026 của Đảng ủy Sở)"
    done = fill(word_file("Số liệu: 12", number, day, "Đảng ủy họp, ngày 3 tháng 5 năm 2026 đã kết luận", reference), SIGNING)
    assert paragraphs_of(read_body(done)) == [
        "Số liệu: 12",
        "Số 12-BC/ĐU",
        f"{place}, ngày 05 tháng 6 năm 2026",
        "Đảng ủy họp, ngày 3 tháng 5 năm 2026 đã kết luận",
        "(Kèm theo Báo cáo số 12-BC/ĐU, ngày 05/6/2026 của Đảng ủy Sở)",
    ]
    with zipfile.ZipFile(BytesIO(done)) as package:
        assert package.read("word/other.xml") == b"<kept/>"


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (("Báo cáo", "Thái Nguyên, ngày   tháng 6 năm 2026"), "không còn dòng “Số …-BC/ĐU”"),
        (("Số   -BC/ĐU", "Báo cáo"), "không còn dòng “địa danh, ngày"),
        (("Số 13-BC/ĐU", "Thái Nguyên, ngày   tháng 6 năm 2026"), "ghi sẵn số 13, nhưng số tiếp theo trong sổ là 12"),
        (("Số   -TTr/ĐU", "Thái Nguyên, ngày   tháng 6 năm 2026"), "không còn dòng “Số …-BC/ĐU”"),
    ],
)
def test_an_edited_file_that_cannot_take_its_number_is_refused_with_what_to_do(paragraphs: tuple[str, ...], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        fill(word_file(*paragraphs), SIGNING)


def test_what_is_still_open_in_an_edited_file_is_said() -> None:
    assert unfinished(word_file("a")) == ()
    pending = "<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:commentReference/></w:r></w:p>"
    said = unfinished(word_file("a", runs=pending))
    assert [word in text for word, text in zip(("Track Changes", "Comment"), said, strict=True)] == [True, True]
    with pytest.raises(UsageError, match="không mở được"):
        unfinished(b"no zip")

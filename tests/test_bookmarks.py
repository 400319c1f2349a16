"""Traces survive composing and rendering and end as bookmarks that Word accepts, around exactly the words of the figure."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_life import word_file
from toolkit.errors import UsageError
from toolkit.life.bookmarks import NAME, Mark, place_bookmarks, read_bookmarks
from toolkit.life.wordfile import BODY, paragraphs_of, read_body
from toolkit.model.paper import Draft
from toolkit.readers.package import MAX_XML_BYTES
from toolkit.text.traces import CLOSE, MIDDLE, OPEN, Traced, bare, pieces, sources_of, trace, untraced

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(document: bytes) -> str:
    with zipfile.ZipFile(BytesIO(document)) as package:
        return package.read(BODY).decode()


def test_a_traced_number_prints_like_any_other_and_its_sums_know_all_sources() -> None:
    seven, two = Traced(7, ("a#x", "b#x")), Traced(2, ("b#x", "c#x"))
    assert (f"{seven:02d}", str(seven), seven + 1, sum((seven, two, 1))) == ("07", "7", 8, 10)
    assert sources_of(sum((seven, two, 1))) == ("a#x", "b#x", "c#x")
    assert sources_of(1 + seven, two) == ("a#x", "b#x", "c#x")
    assert sources_of(3) == ()
    assert (two - seven, sources_of(abs(two - seven))) == (-5, ("b#x", "c#x", "a#x"))
    assert (9 - two, sources_of(9 - two)) == (7, ("b#x", "c#x"))


def test_words_without_sources_stay_as_they_are_and_one_trace_stands_for_those_inside() -> None:
    assert trace("07", ()) == "07"
    assert trace("", ("a",)) == ""
    assert list(pieces(trace(f"có {trace('07', ('a',))} phiếu", ("b", "c")))) == [("", ("b", "c")), ("có 07 phiếu", None), ("", ())]


def test_half_a_trace_says_nothing_and_is_taken_out() -> None:
    assert list(pieces(f"a{OPEN}b{CLOSE}c{MIDDLE}")) == [("ab", None), ("", ()), ("c", None)]
    assert bare(f"a{OPEN}x{MIDDLE}b{CLOSE}c{OPEN}") == "abc"


@given(st.text(max_size=40), st.lists(st.text(alphabet="ab#@-1", min_size=1), max_size=3))
def test_a_text_with_its_traces_taken_out_is_the_text(words: str, sources: list[str]) -> None:
    assert bare(f"trước {trace(words, sources)} sau") == f"trước {bare(words)} sau"


def test_a_composed_paper_without_traces_is_the_same_paper() -> None:
    draft = Draft(path="x", context=("có " + trace("07", ("a",)), Draft(path=trace("1", ("b",)), context=5)))
    assert untraced(draft) == Draft(path="x", context=("có 07", Draft(path="1", context=5)))


def test_each_trace_becomes_a_bookmark_around_its_words_in_the_looks_of_its_run() -> None:
    first, second = trace("07", ("a-1@VP#so", "b-1@TTR#so")), trace("87,5%", ("c",))
    made, marks = place_bookmarks(word_file("Không có", f"có {first}/08 chi bộ| ({second}) gửi", second))
    assert marks == (
        Mark(id="SL001", words="07", paragraph="có 07/08 chi bộ (87,5%) gửi", at=3, sources=("a-1@VP#so", "b-1@TTR#so")),
        Mark(id="SL002", words="87,5%", paragraph="có 07/08 chi bộ (87,5%) gửi", at=17, sources=("c",)),
        Mark(id="SL003", words="87,5%", paragraph="87,5%", at=0, sources=("c",)),
    )
    assert read_bookmarks(made) == {"SL001": "07", "SL002": "87,5%", "SL003": "87,5%"}
    tree = read_body(made)
    assert paragraphs_of(tree) == ["Không có", "có 07/08 chi bộ (87,5%) gửi", "87,5%"]
    runs = [run for run in tree.iter(f"{W}r") if "".join(run.itertext())]
    assert all(run.find(f"{W}rPr/{W}i") is not None for run in runs)
    starts, ends = ([one.get(f"{W}id") for one in tree.iter(f"{W}{tag}")] for tag in ("bookmarkStart", "bookmarkEnd"))
    assert starts == ends == ["1", "2", "3"]
    assert all(one.getparent().tag == f"{W}p" for one in tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))
    assert not any(mark in body(made) for mark in (OPEN, MIDDLE, CLOSE))
    assert all(NAME.fullmatch(mark.id) and len(mark.id) <= 40 for mark in marks)


def test_ids_follow_those_of_the_template_and_the_same_paper_gives_the_same_bytes() -> None:
    held = '<w:p><w:bookmarkStart w:id="41" w:name="_Toc"/><w:bookmarkEnd w:id="41"/></w:p>'
    document = word_file(trace("1", ("a",)), runs=held)
    made, _ = place_bookmarks(document)
    assert '<w:bookmarkStart w:id="42" w:name="SL001"/>' in body(made)
    assert place_bookmarks(document)[0] == made
    assert read_bookmarks(made) == {"SL001": "1"}


def test_a_trace_over_line_breaks_and_runs_is_one_bookmark_and_one_without_an_end_ends_with_its_paragraph() -> None:
    nothing = word_file("x")
    assert place_bookmarks(nothing) == (nothing, ())
    long = trace("một|hai", ("a",))
    made, marks = place_bookmarks(word_file(f"đầu {long} cuối", f"mở {OPEN}b{MIDDLE}không đóng", "sau"))
    assert [mark.words for mark in marks] == ["mộthai", "không đóng"]
    assert read_bookmarks(made) == {"SL001": "mộthai", "SL002": "không đóng"}
    assert paragraphs_of(read_body(made)) == ["đầu mộthai cuối", "mở không đóng", "sau"]


def test_no_trace_is_left_in_any_other_part() -> None:
    document = BytesIO(word_file(trace("1", ("a",))))
    with zipfile.ZipFile(document, "a") as package:
        package.writestr("word/header1.xml", f"<h>{trace('7', ('b',))}</h>".encode())
    made, marks = place_bookmarks(document.getvalue())
    assert len(marks) == 1
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert package.read("word/header1.xml") == b"<h>7</h>"
        assert package.read("word/other.xml") == b"<kept/>"


@pytest.mark.parametrize("edited", ["08", "bảy"])
def test_a_figure_that_was_changed_in_word_is_read_as_it_stands_now(edited: str) -> None:
    made, _ = place_bookmarks(word_file(f"có {trace('07', ('a',))} chi bộ"))
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(made)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b">07<", f">{edited}<".encode()))
    assert read_bookmarks(changed.getvalue()) == {"SL001": edited}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
        lambda whole: whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63"),
        lambda whole: whole[: len(whole) // 2],
        lambda _: packed(b"<a>" + b" " * (MAX_XML_BYTES + 1) + b"</a>"),
        lambda _: packed(b"<!DOCTYPE a><a/>"),
    ],
    ids=["a password", "an unknown packing", "cut", "a bomb", "a document type"],
)
def test_figures_are_looked_for_in_no_file_that_a_reader_refuses(spoil: Callable[[bytes], bytes]) -> None:
    whole = packed(b"<a/>")
    assert read_bookmarks(whole) == {} and spoil(whole) != whole
    with pytest.raises(UsageError, match="không mở được"):
        read_bookmarks(spoil(whole))


def packed(part: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(BODY, part)
    return made.getvalue()

"""The short way through a Word file says what the long way says, word for word, whatever was read before."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.builders import W, word
from tests.corpus import make_corpus
from toolkit.errors import UnreadableFile
from toolkit.model.document import Document
from toolkit.readers.docx import known, read_docx, stretches
from toolkit.readers.docx.names import W14
from toolkit.readers.docx.pieces import Lines, cut_stretch
from toolkit.readers.docx.styles import Styles
from toolkit.readers.package import Package

_MAIN = "word/document.xml"
_START = f'<w:document xmlns:w="{W}"><w:body>'
_SPLICED = (
    b"<w:tc>", b"</w:tc>", b"</w:tr>", b"<w:tbl>", b"</w:tr></w:tbl>", b"<w:p/>", b"</w:p>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x",
    b"?>", b"<w:sdt>", b"</w:sdt>", b"</w:body>", b"&", b"\xff", b' xmlns:w="urn:x"', b"<w:trPr><w:hidden/></w:trPr>", b"<w:hMerge/>",
    b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", b'<w:del w:id="1">', b'<w:ins w:id="1"/>', b'"', "<w:t>µ¶ Ð</w:t>".encode(),
)  # fmt: skip


_WORDS = (
    "Trần Thị Thử", "Lê Văn |Mẫu", "|Đã |có", "þ", "a&amp;b", "&#272;ạt", "x > y", "(“VNPT”)", '"VNPT"', '".VnTime"', "softHyphen", "µ¶",
    "Ngu\u0302\u0303|n", "n|ê\u0301", "a\nb", "a\rb", " ", "", "Chọn một mục", "Ðà Nẵng", "\ufffe", "]]>", "<w:tab/>", "Trần Thị Thử",
)  # fmt: skip


def _main(data: bytes) -> bytes:
    return ZipFile(BytesIO(data)).read(_MAIN)


def _with_main(data: bytes, part: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, part if name == _MAIN else source.read(name))
    return packed.getvalue()


def _said(data: bytes, *, long_way: bool = False) -> Document | str:
    """Return what the file says, or why it is refused; who asks for the spots of a document gets the long way."""
    try:
        return read_docx(Package(data), {} if long_way else None)
    except UnreadableFile as error:
        return error.message


def _takes_short_way(data: bytes) -> bool:
    return known.known_pieces(_main(data), Styles()) is not None


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Fill sixty Word forms as other hands would; bound controls are read in the long way alone, which gives their data."""
    folder = tmp_path_factory.mktemp("forms")
    make_corpus(folder, 41, 60, kinds=("docx",))
    files = [path.read_bytes() for path in sorted(Path(folder).rglob("*.docx"))]
    return [data for data in files if b"<w:dataBinding" not in _main(data)]


def test_new_and_known_pieces_say_what_the_long_way_says(forms: list[bytes]) -> None:
    short = 0
    for data in forms:
        long_way = _said(data, long_way=True)
        assert _said(data) == long_way
        assert _said(data) == long_way
        short += _takes_short_way(data)
    assert short > len(forms) // 3


def test_broken_and_odd_parts_are_read_or_refused_as_in_the_long_way(forms: list[bytes]) -> None:
    rng = random.Random(7)
    for _ in range(250):
        data = rng.choice(forms)
        part = _main(data)
        for _ in range(rng.randint(1, 2)):
            at = max(part.find(b"<", rng.randrange(len(part))), 0)
            end = part.find(b"<", at + rng.randrange(1, 400)) if rng.random() < 0.4 else at
            part = part[:at] + (rng.choice(_SPLICED) if rng.random() < 0.8 else b"") + part[end:]
        broken = _with_main(data, part)
        assert _said(broken) == _said(broken, long_way=True)


def test_forms_that_go_on_in_another_way_than_those_before_say_what_the_long_way_says(forms: list[bytes]) -> None:
    rng, ends = random.Random(11), b"</w:tc>"
    for _ in range(120):
        data, other = rng.choice(forms), rng.choice(forms)
        stretches, others = _main(data).split(ends), _main(other).split(ends)
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(1, max(2, len(stretches) - 1))
            stretches[at : at + rng.randint(0, 2)] = rng.choice(([], stretches[at : at + 1] * 2, others[1:-1][: rng.randint(0, 3)]))
        mixed = _with_main(data, ends.join(stretches))
        said = _said(mixed, long_way=True)
        assert [_said(mixed), _said(mixed), _said(mixed), _said(data)] == [said, said, said, _said(data, long_way=True)]


def test_a_stretch_that_was_met_twice_is_followed_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    parts = [
        _main(word(f"<w:tbl>{row.format('Họ và tên', name)}{row.format('Chức vụ', post)}</w:tbl><w:p/>"))
        for name, post in (("An", "Bí thư"), ("Bình", "Ủy viên"), ("Chi", "Bí thư"))
    ]
    for part in parts[:2]:
        known.known_pieces(part, Styles())
    cut: list[bytes] = []

    def seen(part: bytes, begins: int) -> tuple[list[bytes], int] | None:
        cut.append(part)
        return cut_stretch(part, begins)

    monkeypatch.setattr(stretches, "cut_stretch", seen)
    assert known.known_pieces(parts[2], Styles()) is not None
    assert len(cut) == 2  # the two answers: "Bí thư" came but once before
    assert all("Chi" in part.decode() or "Bí thư" in part.decode() for part in cut)


@pytest.mark.parametrize(("begins", "ends"), [("<!--", "-->"), ("<?x", "?>"), ("<w:r><w:t><![CDATA[", "]]></w:t></w:r>")])
def test_a_file_cannot_teach_what_the_pieces_of_another_say(begins: str, ends: str) -> None:
    text = f"Họ và tên: Trần Thị Thử ({begins[1:3]})".replace("<", "")
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    # What is cut at the hidden ends is no XML piece by piece; empty bodies behind it make up for the pieces that are lost.
    lying = f"<w:p>{begins}</w:p>{paragraph}<w:p>{ends}</w:p></w:body><w:body></w:body><w:body>"
    parts = [f"{_START}{body}</w:body></w:document>".encode() for body in (lying, paragraph)]
    known.known_pieces(parts[0], Styles())
    assert known.known_pieces(parts[1], Styles()) == [Lines(((text, ()),))]


@pytest.mark.parametrize(
    "properties", ["<w:b/><w:u/>", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>', '<w:rFonts w:ascii=".VnTime"/>', "<w:vanish/>"]
)
def test_other_words_in_a_known_frame_say_what_the_long_way_says(properties: str) -> None:
    hint = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    for words in _WORDS:
        runs = "".join(f"<w:r><w:rPr>{properties}</w:rPr><w:t>{word}</w:t></w:r>" for word in words.split("|"))
        for inner in (f"<w:p>{runs}</w:p>", hint.format(f"<w:p>{runs}</w:p>")):
            data = word(f"{inner}<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")
            assert _said(data) == _said(data, long_way=True), words


@pytest.mark.parametrize("before", ["<w:br/>", "<w:tab/>", '<w:br w:type="page"/>', "<w:noBreakHyphen/>"])
def test_runs_that_each_begin_on_a_new_line_are_as_many_lines_in_a_known_frame(before: str) -> None:
    run = f"<w:r><w:rPr><w:sz w:val='26'/></w:rPr>{before}<w:t>{{}}</w:t></w:r>"
    for lines in (("a",), ("b",), ("c", "d"), ("e", "f", "g"), ("h",)):
        data = word(f"<w:tbl><w:tr><w:tc><w:p>{''.join(map(run.format, lines))}</w:p></w:tc></w:tr></w:tbl>")
        assert _said(data) == _said(data, long_way=True), lines


@pytest.mark.parametrize("prefix", ["w14", "x"])
def test_the_letter_of_a_check_box_is_read_in_a_known_frame(prefix: str) -> None:
    for state, letter in [("0", "☐"), ("0", "☒"), ("0", "☒"), ("1", "☐"), ("1", "✓"), ("1", "□"), ("0", "✓"), ("0", "Có")]:
        box = f'<{prefix}:checkbox xmlns:{prefix}="{W14[1:-1]}"><{prefix}:checked {prefix}:val="{state}"/></{prefix}:checkbox>'
        control = f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent><w:r><w:t>{letter}</w:t></w:r></w:sdtContent></w:sdt>"
        data = word(f"<w:tbl><w:tr><w:tc><w:p>{control}</w:p></w:tc></w:tr></w:tbl>")
        assert _said(data) == _said(data, long_way=True), (state, letter)


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_MOST_BYTES", 20_000)
    for number in range(60):
        text = f"Câu trả lời số {number} " * 40
        _said(word(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"))
    assert known._memory.held < 25_000
    kept = [(*one.pieces, *one.frames, *(part for met in one.stretches.met for part in met)) for one in known._memory.known.values()]
    assert sum(len(piece) for pieces in kept for piece in pieces) <= known._memory.held

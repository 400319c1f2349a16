"""A PDF whose packed streams are longer than any form's is refused with its sentence before anything unpacks them."""

from __future__ import annotations

import zlib

import pytest

from toolkit.errors import UnreadableFile
from toolkit.readers import read_document
from toolkit.readers.directory import BOMB
from toolkit.readers.pdf_bombs import MAX_STREAM_BYTES, refuse_bombs

TEXT = b"BT /F1 12 Tf 50 700 Td (Phieu nay co du chu de doc duoc nhu mot bieu mau) Tj ET\n"
FLATE = b"/Filter /FlateDecode"
PLENTY = TEXT + b"q Q " * (MAX_STREAM_BYTES // 2)


def pdf(*streams: tuple[bytes, bytes], drawn: str = "4 0 R") -> bytes:
    font = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents [{drawn}] /Resources << /Font {font} >> >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page.encode()]
    objects += [b"<< %b /Length %d >>\nstream\n%b\nendstream" % (said, len(packed), packed) for said, packed in streams]
    body, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (
        count,
        table,
        count,
        len(body),
    )


@pytest.mark.parametrize(
    "data",
    [
        pdf((FLATE, zlib.compress(PLENTY, 9))),
        pdf((b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(PLENTY, 9), 9))),
        pdf((FLATE, zlib.compress(TEXT)), (b"/Length1 5000 " + FLATE, zlib.compress(b"0" * 40 * 2**20, 9))),
        pdf(*[(FLATE, zlib.compress(TEXT + b" " * (MAX_STREAM_BYTES - 1000), 9))] * 20),
        pdf(*[(FLATE, zlib.compress(TEXT + b" " * (MAX_STREAM_BYTES // 2), 9))] * 40),
        pdf((FLATE, zlib.compress(TEXT)), drawn=" ".join(["4 0 R"] * 100)),
    ],
    ids=["one long stream", "packed twice", "a font of blanks", "many streams", "many short streams", "one stream drawn again and again"],
)
def test_streams_beyond_any_form_are_refused_with_their_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=BOMB[:30]):
        read_document(data, "a.pdf")


@pytest.mark.parametrize(
    "data",
    [
        pdf((FLATE, zlib.compress(TEXT))),
        pdf((b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(TEXT)))),
        pdf((FLATE, zlib.compress(TEXT)), (b"/Subtype /Image " + FLATE, zlib.compress(b"0" * 40 * 2**20, 9))),
        pdf((FLATE, zlib.compress(TEXT)[:-20])),
        pdf((FLATE, b"no deflate at all")),
        b"%PDF-1.5 stream stream endstream",
    ],
    ids=["plain", "packed twice", "a large picture", "cut short", "not packed", "no objects"],
)
def test_what_a_form_may_have_is_let_through(data: bytes) -> None:
    refuse_bombs(data)

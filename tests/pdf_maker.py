"""Writes small PDF files by hand, so that a test can say exactly what is drawn where (points, y downwards on an A4 page)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
_CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"
    b"2 beginbfchar <E900> <00740069> <E901> <00660066> endbfchar\nendcmap end end"
)
TI, FF = "\ue900", "\ue901"  # one glyph for two letters


@dataclass
class Sheet:
    """One page: text and lines in drawing order. Every letter is half its size wide."""

    rotate: int = 0
    content: list[str] = field(default_factory=list)
    fields: list[tuple[str, tuple[float, float, float, float]]] = field(default_factory=list)
    notes: list[tuple[str, tuple[float, float, float, float]]] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 12, font: str = "F1") -> Sheet:
        """Draw text whose baseline begins at (x, y)."""
        codes = "".join(f"{ord(letter):04X}" for letter in text)
        self.content.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm <{codes}> Tj ET")
        return self

    def seal(self, x: float, y: float, text: str, middle: str, radius: float = 28) -> Sheet:
        """Draw a seal: letters around a circle with the middle (x, y), and a word within it."""
        for number, letter in enumerate(text):
            turn = math.radians(90 - (number - len(text) / 2) * 13)
            a, b = math.cos(turn - math.pi / 2), math.sin(turn - math.pi / 2)
            place = f"{x + radius * math.cos(turn):.2f} {HEIGHT - y + radius * math.sin(turn):.2f}"
            self.content.append(f"BT /F1 5 Tf {a:.4f} {b:.4f} {-b:.4f} {a:.4f} {place} Tm <{ord(letter):04X}> Tj ET")
        return self.text(x - 13, y + 3, middle, size=7)

    def gapped(self, x: float, y: float, *parts: str) -> Sheet:
        """Draw 12 point text in one go with room for one letter between its parts, half of which is that of a space."""
        codes = " -250 ".join("<" + "".join(f"{ord(letter):04X}" for letter in part) + ">" for part in parts)
        self.content.append(f"BT /F1 12 Tf 1 0 0 1 {x} {HEIGHT - y} Tm [{codes}] TJ ET")
        return self

    def unseen(self, x: float, y: float, text: str, state: str = "3 Tr") -> Sheet:
        """Draw text in a state of the pen that may leave it unseen: without ink, white ("1 g")."""
        self.content.append(f"q {state}")
        self.text(x, y, text).content.append("Q")
        return self

    def ground(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.3) -> Sheet:
        """Fill a box; 0 is black and 1 is white."""
        self.content.append(f"q {grey} g {x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f Q")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a thin line."""
        self.content.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Sheet:
        """Draw the lines of a table with these edges."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def square(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a closed square in one stroke, as a drawn tick box is."""
        self.content.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y0} l {x1} {HEIGHT - y1} l {x0} {HEIGHT - y1} l h S")
        return self

    def tick_box(self, x: float, y: float, *, ticked: bool) -> Sheet:
        """Put a tick box of a fillable form."""
        state = "/Yes" if ticked else "/Off"
        looks = "/AP << /N << /Yes 5 0 R /Off 5 0 R >> >>"
        self.fields.append((f"/FT /Btn /V {state} /AS {state} {looks}", (x, y, x + 10, y + 10)))
        return self

    def field_text(self, x: float, y: float, value: str) -> Sheet:
        """Put a text field of a fillable form."""
        self.fields.append((f"/FT /Tx /V <FEFF{value.encode('utf-16-be').hex().upper()}>", (x, y, x + 150, y + 14)))
        return self

    def note(self, x: float, y: float, text: str, *, width: float = 150, flags: int = 4, kind: str = "FreeText") -> Sheet:
        """Type a note over the page, as a PDF viewer does."""
        said = f"/Subtype /{kind} /F {flags} /Contents <FEFF{text.encode('utf-16-be').hex().upper()}> /DA (/Helv 11 Tf)"
        self.notes.append((said, (x, y, x + width, y + 14)))
        return self


def pdf(*sheets: Sheet, fonts: tuple[str, ...] = ("Times",), locked: bool = False, creator: str = "", one_size: bool = False) -> bytes:
    """Return the pages as a file.

    ``fonts`` are the names of F1, F2 …, ``creator`` is the program that says it made them, ``one_size`` tells their size for all at once.
    """
    objects: dict[int, bytes] = {5: _stream(b"", "/Type /XObject /Subtype /Form /BBox [0 0 10 10]"), 6: _stream(_CMAP)}
    number = 10
    font_list = ""
    for place, name in enumerate(fonts, 1):
        inner = f"/Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /FontDescriptor {number + 2} 0 R"
        objects[number + 1] = f"<< {inner} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".encode()
        shape = "/Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80"
        objects[number + 2] = f"<< /Type /FontDescriptor /FontName /{name} {shape} >>".encode()
        outer = f"/Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
        objects[number] = f"<< {outer} /DescendantFonts [{number + 1} 0 R] /ToUnicode 6 0 R >>".encode()
        font_list += f"/F{place} {number} 0 R "
        number += 3
    pages: list[str] = []
    all_fields: list[str] = []
    for sheet in sheets:
        page, body = number, number + 1
        number += 2
        notes = []
        for entry, (x0, y0, x1, y1) in sheet.fields:
            box = f"{x0} {HEIGHT - y1} {x1} {HEIGHT - y0}"
            objects[number] = f"<< /Type /Annot /Subtype /Widget /T (f{number}) {entry} /Rect [{box}] /P {page} 0 R >>".encode()
            notes.append(f"{number} 0 R")
            all_fields.append(f"{number} 0 R")
            number += 1
        for entry, (x0, y0, x1, y1) in sheet.notes:
            objects[number] = f"<< /Type /Annot {entry} /Rect [{x0} {HEIGHT - y1} {x1} {HEIGHT - y0}] /P {page} 0 R >>".encode()
            notes.append(f"{number} 0 R")
            number += 1
        objects[body] = _stream("\n".join(sheet.content).encode("ascii"))
        size = "" if one_size else f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.rotate}"
        inside = f"/Resources << /Font << {font_list}>> >> /Contents {body} 0 R /Annots [{' '.join(notes)}]"
        objects[page] = f"<< /Type /Page /Parent 2 0 R {size} {inside} >>".encode()
        pages.append(f"{page} 0 R")
    form = f"/AcroForm << /Fields [{' '.join(all_fields)}] >>" if all_fields else ""
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R {form} >>".encode()
    size = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]" if one_size else ""
    objects[2] = f"<< /Type /Pages {size} /Kids [{' '.join(pages)}] /Count {len(pages)} >>".encode()
    if locked:
        objects[3] = f"<< /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>".encode()
    if creator:
        objects[4] = f"<< /Creator ({creator}) >>".encode()
    return _file(objects, ("/Encrypt 3 0 R /ID [<00> <00>]" if locked else "") + (" /Info 4 0 R" if creator else ""))


def _stream(body: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    whole = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(whole)
        whole += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{number} 1\n{place:010d} 00000 n \n" for number, place in places.items())
    end = f"xref\n{table}trailer\n<< /Size {max(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(whole)}\n%%EOF\n"
    return whole + end.encode()

"""PDF files with a text layer into a :class:`Document`, by where text and lines stand.

A table that goes on over pages is one table again: a head that is repeated is dropped, a row that the page broke is mended. A scan has
no text to read and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.errors import UnreadableFile
from toolkit.model.document import Block, Cell, Document, Line, Notice, Table
from toolkit.model.finding import Code
from toolkit.model.place import FOOTNOTE, Place
from toolkit.readers.pdf.cells import Block as Stretch
from toolkit.readers.pdf.cells import Column, order_tells
from toolkit.readers.pdf.emphasis import without_marks
from toolkit.readers.pdf.layout import Box, Paragraph, Rows, boxes_of, is_answered, page_blocks, with_same_columns
from toolkit.readers.pdf.lines import TextLine, begins_item, collisions, habits_of, is_figure
from toolkit.readers.pdf.margins import without_margins
from toolkit.readers.pdf.old_letters import decode_pages, running_text
from toolkit.readers.pdf.page import STRUCK, Page, open_pages
from toolkit.readers.pdf.paragraphs import CUT, breaks_behind_hyphen, join_texts
from toolkit.text.legacy import TCVN3, suspicious
from toolkit.text.syllable import is_syllable

FEWEST_LETTERS = 20
PICTURE_SHARE = 0.8
STRANGE_SHARE = 0.2
COLLISIONS = 2
_FEW_LINES = 5

SCAN = "Tệp PDF là bản quét (ảnh), không có chữ để đọc; đề nghị gửi tệp Word, Excel gốc hoặc xuất PDF trực tiếp từ Word."
NO_LETTERS = "Chữ trong tệp PDF không có mã đọc được (phông chữ riêng của máy in); đề nghị gửi tệp Word, Excel gốc."
COLLIDED = (
    "Chữ trong tệp PDF chồng lên nhau (hàng thấp hơn nội dung) nên đọc sẽ sai; đề nghị giãn hàng rồi xuất lại, hoặc gửi tệp Excel gốc."
)
LOST_LETTER = "Tệp PDF dùng phông chữ cũ và đã mất chữ “ư” khi xuất nên đọc sẽ sai; đề nghị gửi tệp Word, Excel gốc."

# In TCVN3 the letter ư is a soft hyphen, which programs drop when they print; what is left of "ương", "ước" is no Vietnamese.
_LOST_LETTER = re.compile(r"(?<![ưƯ])[ơờớởỡợƠỜỚỞỠỢ](?:ng|c)\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\W*(?:trang)?\s*(\d{1,3})(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE)
_NEAR, _NUMBER_COLUMNS = 3, 2
_SIDE_BY_SIDE, _LONGEST_NAME, _MOST_NAMES = 2, 40, 4
_LONG = 60
_LEFT_OUT = re.compile(rf"(^|\s){STRUCK}+(?: +{STRUCK}+)* ?", re.MULTILINE)
_LOST_BREAK = re.compile(r"[^\W\d_A-Z]{2}[.;][A-ZĐÀ-Ỹ][^\W\d_A-Z]")  # a sheet prints the break of a cell that does not wrap as nothing
_BROKEN_DATE = re.compile(r"\d/\d{1,3}\|\d{1,3}\b")
_SMALL_WORD = re.compile(r"(?<![^\s(])[^\W\d_][^\W\d_A-Z]*(?![^\s.,;:)])")
_GOES_ON = ",;:.)%"
_SENTENCE_ENDS = ".!?"


def read_pdf(data: bytes) -> Document:
    """Return what a PDF says. Raises :class:`UnreadableFile` when it is damaged, locked, a scan, or in letters without meaning."""
    pages = list(open_pages(data))
    letters = "".join(piece.text for page in pages for piece in page.pieces)
    if len(letters) < FEWEST_LETTERS:
        raise UnreadableFile(SCAN)
    if sum(letter in "\ufffd\ufffe\uffff" or "\ue000" <= letter < "\uf000" for letter in letters) > STRANGE_SHARE * len(letters):
        raise UnreadableFile(NO_LETTERS)
    if sum(collisions(page.pieces) + page.crossed for page in pages) >= COLLISIONS:
        raise UnreadableFile(COLLIDED)
    notices = [_picture_notice(page) for page in pages if page.picture >= PICTURE_SHARE]
    struck = [page.number for page in pages if page.struck]
    if struck:
        detail = f"Trang {', '.join(map(str, struck))} có chữ bị gạch ngang; coi là đã xóa, không đọc phần này."
        notices.append(Notice(code=Code.PENDING_EDITS, detail=detail, place=Place(page=struck[0])))
    if suspicious(" ".join(piece.text for page in pages for piece in page.pieces)):
        pages, encodings = decode_pages(data, pages)
        if TCVN3 in encodings and any(_LOST_LETTER.search(running_text(page.pieces)) for page in pages):
            raise UnreadableFile(LOST_LETTER)
        if encodings:
            detail = f"Tệp dùng phông chữ cũ ({', '.join(encodings)}); đã chuyển sang Unicode."
            notices.append(Notice(code=Code.DECODED, detail=detail, place=Place()))
    decoded = any(notice.code is Code.DECODED for notice in notices)
    pages, notes = without_margins(pages)
    below = (Line(text=text, place=Place(page=page, part=FOOTNOTE)) for page, text in notes)
    doubtful: set[Place] = set()
    blocks = _placed(_joined(pages), doubtful)
    if decoded:
        doubtful.update(piece.place for piece in _texts_of(blocks) if _has_broken_word(piece.text))
    return Document(kind="pdf", blocks=(*blocks, *below), notices=tuple(notices), doubtful=frozenset(doubtful))


def _texts_of(blocks: Sequence[Block]) -> Iterator[Line | Cell]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from (cell for row in block.rows for cell in row)


def _has_broken_word(text: str) -> bool:
    """Tell whether a text of an old encoding holds what is no word: the end of a line came between a letter and its mark ("nguye ọn")."""
    return any(not is_syllable(word.casefold()) for word in _SMALL_WORD.findall(text))


def _picture_notice(page: Page) -> Notice:
    """Return the notice that a page is a picture, with or without letters that a machine recognised in it."""
    detail = f"Trang {page.number} là ảnh quét; chữ trên trang có thể thiếu hoặc sai, đề nghị đối chiếu với bản giấy."
    return Notice(code=Code.REVIEW, detail=detail, place=Place(page=page.number))


def _joined(pages: Sequence[Page]) -> list[Rows | Paragraph]:
    """Return the blocks of all pages, page numbers left out, and what the page broke put together."""
    whole: list[Rows | Paragraph] = []
    habits = habits_of([piece for page in pages for piece in page.pieces])
    tells = any(order_tells(page.pieces) for page in pages)
    rights = {width: _right_edge([page for page in pages if page.width == width]) for width in {page.width for page in pages}}
    for page in pages:
        blocks = [
            block for block in page_blocks(page, rights[page.width], habits, tells=tells) if not _is_page_number(block, page, len(pages))
        ]
        if whole and blocks and _joins(whole[-1], blocks[0]):
            blocks = blocks[1:]
        elif whole and isinstance(whole[-1], Rows):
            blocks = blocks[_take_names(whole[-1], blocks) :]
        whole += blocks
    return whole


def _right_edge(pages: Sequence[Page]) -> float:
    """Return how far text reaches on pages of one width; of one with little text the margin, which is as wide as the left one."""
    pieces = [piece for page in pages for piece in page.pieces]
    right = max((piece.x1 for piece in pieces), default=0.0)
    few = len({round(piece.y) for piece in pieces}) < _FEW_LINES
    return max(right, pages[0].width - min(piece.x0 for piece in pieces)) if few and pieces else right


def _is_page_number(block: Rows | Paragraph, page: Page, count: int) -> bool:
    """Tell whether a paragraph is only the number of its page."""
    if not isinstance(block, Paragraph) or count == 1:
        return False
    found = _PAGE_NUMBER.fullmatch(block.text)
    return found is not None and int(found[1]) == page.number


def _joins(above: Rows | Paragraph, below: Rows | Paragraph) -> bool:
    """Append ``below`` to ``above`` if it goes on with it over the page's end; tell whether it does."""
    if not isinstance(above, Rows) or not isinstance(below, Rows) or above.ruled != below.ruled:
        return False
    if not above.ruled:
        return _goes_on_in_columns(above, below)
    if not with_same_columns(above, below):
        return False
    rows = _without_repeated_head(above.rows, below.rows)
    if rows and _is_rest_of_row(above.rows, rows[0]):
        _mend_row(above.rows[-1], rows[0])
        rows = rows[1:]
    elif rows and _lacks_a_cell(above.rows[-1], rows[0]):
        for box, more in zip(above.rows[-1], rows[0], strict=True):
            if box.texts and more.texts:
                box.texts[-1] += CUT
    above.rows += rows
    return True


def _take_names(above: Rows, blocks: Sequence[Rows | Paragraph]) -> int:
    """Append the short lines that a page begins with, one below the other, to the columns that end the page before; return their number.

    A row that the page broke is drawn so: the rest of each cell on a height of its own. One line alone may be anything.
    """
    if above.block is None or len(above.block.columns) != _SIDE_BY_SIDE:
        return 0
    left, right = above.block.columns
    names: tuple[list[str], list[str]] = ([], [])
    for block in blocks[:_MOST_NAMES]:
        if not isinstance(block, Paragraph) or block.line is None or not _may_be_name(block.line):
            break
        segment = block.line.segments[0]
        if left.x1 <= segment.x0 < right.x1:
            names[1].append(block.text.strip())
        elif segment.x0 < left.x1 and segment.x1 < right.x0:
            names[0].append(block.text.strip())
        else:
            break
    if not all(names):
        return 0
    above.rows.append([Box(list(found), blocks[0].page) for found in names])
    return sum(map(len, names))


def _may_be_name(line: TextLine) -> bool:
    short = len(line.segments) == 1 and len(line.text) <= _LONGEST_NAME
    return short and not any(letter.isdigit() or letter in ":/" for letter in line.text)


def _without_repeated_head(above: Sequence[Sequence[Box]], rows: list[list[Box]]) -> list[list[Box]]:
    """Return the rows of a page without the head of the table, of one row or more, which the page repeats.

    The head need not be the first row: two tables that touch are one grid.
    """
    first = _texts(rows[0])
    heads = [number for number in range(len(above) - 1) if _texts(above[number]) == first and any(first)]
    if not heads:
        return rows
    repeated = 1
    while heads[-1] + repeated < len(above) and repeated < len(rows) and _texts(rows[repeated]) == _texts(above[heads[-1] + repeated]):
        repeated += 1
    return rows[repeated:]


def _texts(row: Sequence[Box]) -> list[str]:
    return [without_marks(_without_struck(" ".join(box.texts)))[0].replace(CUT, "") for box in row]


def _goes_on_in_columns(above: Rows, below: Rows) -> bool:
    """Append text in columns if every row of it stands in the columns of the page before."""
    if above.block is None or below.block is None:
        return False
    whole = Stretch(columns=[Column(column.x0, column.x1) for column in above.block.columns])
    if not all(whole.take([(cell, high) for _, cell, high in row], grow=False) for row in below.block.rows):
        return False
    rows = _without_repeated_head(above.rows, boxes_of(whole, below.right, below.page))
    if rows and _is_rest_of_row(above.rows, rows[0]):
        _mend_row(above.rows[-1], rows[0])
        rows = rows[1:]
    above.rows += rows
    above.block = whole
    return True


def _is_rest_of_row(above: Sequence[Sequence[Box]], row: Sequence[Box]) -> bool:
    """Tell whether the first row of a page is the rest of a row of the page before.

    It starts in a sentence (where the first cell does as well, "Sở Công" / "Thương", half of its cells do), or it has no number or no
    first cell while the rows above have one.
    """
    filled = [(before.texts[-1] if before.texts else "", box.texts[0]) for before, box in zip(above[-1], row, strict=True) if box.texts]
    if not filled:
        return False
    within = sum(text[0].islower() or text[0] in _GOES_ON or breaks_behind_hyphen(before) for before, text in filled)
    in_sentence = within == len(filled) or (2 * within >= len(filled) > 2 and not filled[0][1][0].isdigit())
    if in_sentence:
        return True
    if _lacks_a_cell(above[-1], row) and all(before and before[-1] not in _SENTENCE_ENDS for before, _ in filled):
        return True
    if all(text.isupper() for _, text in filled):
        return False
    number = next((place for place, box in enumerate(above[-1]) if box.texts and is_figure(box.texts[0])), None)
    if number is not None and number < _NUMBER_COLUMNS and not row[number].texts and len(row) > _NUMBER_COLUMNS:
        return True
    near = above[-_NEAR:]
    return not row[0].texts and bool(above[-1][0].texts) and (within > 0 or all(line[0].texts for line in near))


def _lacks_a_cell(above: Sequence[Box], row: Sequence[Box]) -> bool:
    """Tell whether a row may be the rest of the one above: that begins with a long text in capitals, this one goes on in capitals.

    It has more than its first cell, but not each that the row above has.
    """
    first = " ".join(above[0].texts)
    if len(first) < _LONG or not first.isupper() or not " ".join(row[0].texts).isupper():
        return False
    return any(box.texts for box in row[1:]) and any(before.texts and not box.texts for before, box in zip(above, row, strict=True))


def _mend_row(above: Sequence[Box], rest: Sequence[Box]) -> None:
    """Put the pieces of a broken row together, cell by cell."""
    done: set[int] = set()
    for box, more in zip(above, rest, strict=True):
        if id(box) in done or not more.texts:
            continue
        done.add(id(box))
        if box.texts and _BROKEN_DATE.search(f"{box.texts[-1]}|{more.texts[0]}"):
            box.texts[-1] += more.texts[0]
            box.texts += more.texts[1:]
        elif box.texts and (not begins_item(more.texts[0]) or _is_within(box.texts, more.texts[0])):
            box.texts[-1] = join_texts(box.texts[-1], more.texts[0])
            box.texts += more.texts[1:]
        else:
            box.texts += more.texts


def _is_within(texts: Sequence[str], text: str) -> bool:
    """Tell whether a dash that a page begins with stands within a text ("Tổ Tư vấn" / "- Khuyến công"): nothing above is an item."""
    return text.startswith("- ") and texts[-1][-1].isalnum() and not any(one.startswith("-") for one in texts)


def _placed(blocks: Sequence[Rows | Paragraph], doubtful: set[Place]) -> tuple[Block, ...]:
    """Return the finished blocks: tables and paragraphs are numbered in reading order, which gives every piece its place.

    Add to ``doubtful`` the places of text that may be cut short.
    """
    placed: list[Block] = []
    tables = paragraphs = 0
    for block in blocks:
        if isinstance(block, Rows) and not _is_lines(block):
            tables += 1
            placed.append(_table(block, tables, doubtful))
            continue
        texts = [block.text] if isinstance(block, Paragraph) else ["\t".join("\n".join(box.texts) for box in row) for row in block.rows]
        for text in texts:
            paragraphs += 1
            place = Place(page=block.page, paragraph=paragraphs)
            text, emphasis = without_marks(_told_apart(text, place, doubtful))
            if not text:
                continue
            placed.append(Line(text=text, place=place, emphasis=emphasis))
    return tuple(placed)


def _is_lines(block: Rows) -> bool:
    """Tell whether text in columns is lines with wide gaps, as tabs make them.

    That is one row of single lines, or labels with answers that stand under each other nowhere.
    """
    if block.block is None:
        return False
    labelled = all(row[0].texts and is_answered(row[0].texts[0], len(row[0].texts)) for row in block.rows)
    if len(block.rows) == 1:
        return labelled or all(len(box.texts) < 2 for box in block.rows[0])
    answers = [row[1][1] for row in block.block.rows if len(row) > 1]
    aligned = any(abs(one.x0 - other.x0) <= 1 or abs(one.x1 - other.x1) <= 1 for one, other in pairwise(answers))
    return labelled and not aligned and all(len(row) == 2 for row in block.block.rows)


def _told_apart(text: str, place: Place, doubtful: set[Place]) -> str:
    """Return the text without the marks of doubt and of what was struck out; remember the place of what may be cut or run together."""
    if CUT in text or _LOST_BREAK.search(text):
        doubtful.add(place)
        text = text.replace(CUT, "")
    return _without_struck(text)


def _without_struck(text: str) -> str:
    if STRUCK not in text:
        return text
    text = _LEFT_OUT.sub("\\1", text).replace(STRUCK, "")
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())


def _table(block: Rows, number: int, doubtful: set[Place]) -> Table:
    """Return the finished table; a merged cell is one object in every position that it covers."""
    made: dict[int, Cell] = {}
    rows = []
    for row, boxes in enumerate(block.rows, 1):
        for column, box in enumerate(boxes, 1):
            if id(box) not in made:
                place = Place(page=box.page, table=number, row=row, column=column)
                text, emphasis = without_marks(_told_apart("\n".join(box.texts), place, doubtful))
                made[id(box)] = Cell(text, place, text or None, box.rows, box.columns, emphasis)
        rows.append(tuple(made[id(box)] for box in boxes))
    return Table(rows=tuple(rows), place=Place(page=block.page, table=number))

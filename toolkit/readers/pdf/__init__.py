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
from toolkit.model.place import HOW_FAR, WHOLE_FILE, Place
from toolkit.readers.legacy import decoded_notices
from toolkit.readers.pdf.across import has_stray, is_across
from toolkit.readers.pdf.at_border import told_at_edge
from toolkit.readers.pdf.beside import all_fit, put_beside
from toolkit.readers.pdf.boxes import Paragraph, Rows
from toolkit.readers.pdf.broken_words import broken_words
from toolkit.readers.pdf.cells import order_tells
from toolkit.readers.pdf.cleared import cleared
from toolkit.readers.pdf.clipped import beyond_paper, collisions, crowded, stretched
from toolkit.readers.pdf.emphasis import without_marks
from toolkit.readers.pdf.fallen_apart import fallen_apart, goes_on_in_lines, goes_on_in_table, has_row_astray, over_heads
from toolkit.readers.pdf.garbled import NO_LETTERS, lacks_letters, readable_pages
from toolkit.readers.pdf.habits import habits_of
from toolkit.readers.pdf.late import told_below_cut_head, wrapped_told
from toolkit.readers.pdf.layout import is_answered, page_blocks
from toolkit.readers.pdf.level_lines import with_uprights
from toolkit.readers.pdf.level_tops import with_level_tops
from toolkit.readers.pdf.lost_letter import has_lost, with_letter
from toolkit.readers.pdf.margins import without_margins
from toolkit.readers.pdf.old_letters import running_text
from toolkit.readers.pdf.over_pages import drop_other_head, joins, mark_break, repeats_head, set_aside, take_names, take_rest
from toolkit.readers.pdf.over_text import told_over_text
from toolkit.readers.pdf.overhang import overhung
from toolkit.readers.pdf.page import Page, open_pages
from toolkit.readers.pdf.page_notices import page_notices, struck_notices
from toolkit.readers.pdf.page_numbers import is_number_of
from toolkit.readers.pdf.run_into import RUN_INTO, cells_run_together
from toolkit.readers.pdf.small_print import enlarged
from toolkit.readers.pdf.stretched_words import mark_stretched
from toolkit.readers.pdf.told_apart import told_apart
from toolkit.readers.pdf.torn import mended
from toolkit.readers.pdf.torn_cells import mark_left_open, mark_torn
from toolkit.readers.pdf.upright_lines import with_levels
from toolkit.text.legacy import TCVN3, suspicious
from toolkit.text.syllable import is_syllable

FEWEST_LETTERS = 20
COLLISIONS = 2
_FEW_LINES = 5
_EDGE = 0.14  # of a page's height: where its number stands

SCAN = "Tệp PDF là bản quét (ảnh), không có chữ để đọc; đề nghị gửi tệp Word, Excel gốc hoặc xuất PDF trực tiếp từ Word."
COLLIDED = (
    "Chữ trong tệp PDF chồng lên nhau (hàng thấp hơn nội dung) nên đọc sẽ sai; đề nghị giãn hàng rồi xuất lại, hoặc gửi tệp Excel gốc."
)
CLIPPED = (
    "Trong bản in, hàng thấp hơn nội dung nên chữ bị che hoặc mất; mọi câu trả lời cần đối chiếu với tệp gốc, "
    "đề nghị giãn hàng rồi xuất lại, hoặc gửi tệp Excel gốc."
)
CUT_APART = (
    "Bảng tính được in thành nhiều trang ngang, cột hoặc chữ bị cắt rời nên đọc sẽ sai; "
    "đề nghị in lại với thiết lập trang vừa một trang ngang (Fit All Columns on One Page), hoặc gửi tệp Excel gốc."
)
PUT_BESIDE = (
    "Bảng tính có vẻ được in thành nhiều trang ngang, cột ghép lại hoặc bản ghi có thể thiếu; mọi câu trả lời cần đối chiếu với tệp gốc, "
    "đề nghị in lại với thiết lập trang vừa một trang ngang, hoặc gửi tệp Excel gốc."
)
FITTED = (
    "Bảng tính được in thành nhiều trang ngang, các cột đã được ghép lại theo đường kẻ; đề nghị xem kỹ những câu trả lời được đánh dấu, "
    "lần sau in với thiết lập trang vừa một trang ngang."
)
OPEN_ROWS = (
    "Danh sách trong bản in chỉ kẻ dọc nên chưa rõ mỗi dòng kết thúc ở đâu; mọi câu trả lời cần đối chiếu với tệp gốc, "
    "đề nghị kẻ đủ khung rồi xuất lại, hoặc gửi tệp Excel gốc."
)
SCATTERED = (
    "Danh sách trong bản in không kẻ khung, có chỗ chưa rõ cột nào; mọi câu trả lời cần đối chiếu với tệp gốc, "
    "đề nghị kẻ đủ khung rồi xuất lại, hoặc gửi tệp Word, Excel gốc."
)
LOST_LETTER = (
    "Tệp PDF dùng phông chữ cũ và đã mất chữ “ư” khi xuất, chữ đọc được là đoán lại; mọi câu trả lời cần đối chiếu với tệp gốc, "
    "đề nghị gửi tệp Word, Excel gốc."
)

# A wide gap within a sentence of a cell: a border or a column was missed.
_TWO_CELLS = re.compile(r"[^\W\d_]\t[a-zà-ỹđ]")
_SMALL_WORD = re.compile(r"(?<![^\s(])[^\W\d_][^\W\d_A-Z]*(?![^\s.,;:)])")
_HOW_FAR = "Chưa rõ câu trả lời kết thúc ở đâu trong tệp; đề nghị đối chiếu với tệp gốc."


def read_pdf(data: bytes) -> Document:
    """Return what a PDF says. Raises :class:`UnreadableFile` when it is damaged, locked, a scan, or in letters without meaning."""
    pages = list(open_pages(data))
    texts = [piece.text for page in pages for piece in page.pieces]
    letters = "".join(texts)
    if len(letters) < FEWEST_LETTERS:
        raise UnreadableFile(SCAN)
    if lacks_letters(texts, letters):
        raise UnreadableFile(NO_LETTERS)
    notices = list(page_notices(pages))
    pages, guessed = _in_unicode(data, pages, texts, notices)
    pages = cleared(pages)
    narrow = any(map(cells_run_together, pages))
    if narrow:
        notices.append(Notice(code=Code.REVIEW, detail=RUN_INTO, place=Place(page=1)))
    printed, pages = len(pages), put_beside(pages)
    across = len(pages) < printed or is_across(pages)
    if across and has_stray(pages):
        raise UnreadableFile(CUT_APART)
    fitted = len(pages) < printed and all_fit(pages)
    if across:
        notices.append(Notice(code=Code.REVIEW, detail=FITTED if fitted else PUT_BESIDE, place=Place(page=1)))
    pages, open_rows = with_levels(pages)
    ruled = mended([with_level_tops(told_at_edge(told_over_text(page))) for page in pages])
    pages = with_uprights(ruled)
    guessed_columns = frozenset(page.number for page, before in zip(pages, ruled, strict=True) if page is not before)
    low = sum(collisions(page.pieces) + page.crossed for page in pages) >= COLLISIONS
    close = [crowded(page) if page.sheet else beyond_paper(page) for page in pages]
    clipped = low or any(page.sheet and page is not before for page, before in zip(close, pages, strict=True))
    told = [_told(page, before) for page, before in zip(close, pages, strict=True)] if clipped else []
    apart = [page for page in told if page is not None]
    sure = clipped and len(apart) == len(pages)
    pages = apart if sure else pages if low else close
    if low:
        pages = [stretched(page) for page in pages]
        if sum(collisions(page.pieces) for page in pages) >= COLLISIONS:
            if not all(page.sheet for page in pages):
                raise UnreadableFile(COLLIDED)
            pages = [crowded(page) for page in pages]
            sure = False
    if clipped:
        notices.append(Notice(code=Code.REVIEW, detail=CLIPPED, place=Place(page=1)))
    notices += struck_notices(pages)
    decoded = any(notice.code is Code.DECODED for notice in notices)
    pages, notes = without_margins(pages)
    below = (Line(text=text, place=Place(page=page, part=part)) for page, text, part in notes)
    doubtful: set[Place] = set()
    blocks = _placed(_joined(enlarged(pages)), doubtful, guessed_columns)
    if decoded:
        doubtful.update(piece.place for piece in _texts_of(blocks) if _has_broken_word(piece.text))
    reasons = dict.fromkeys(doubtful, _HOW_FAR) | broken_words(_texts_of(blocks)) | _scattered(blocks, clipped=clipped)
    if (across and not fitted) or (clipped and not sure) or guessed or open_rows:
        why = CLIPPED if clipped else PUT_BESIDE if across else OPEN_ROWS if open_rows else LOST_LETTER
        reasons |= dict.fromkeys((WHOLE_FILE,) if guessed else (WHOLE_FILE, HOW_FAR), why)
    if narrow:
        reasons = {**reasons, WHOLE_FILE: RUN_INTO}
        reasons.pop(HOW_FAR, None)
    return Document(kind="pdf", blocks=(*blocks, *below), notices=tuple(notices), doubtful=reasons)


def _in_unicode(data: bytes, pages: list[Page], texts: Sequence[str], notices: list[Notice]) -> tuple[list[Page], bool]:
    """Return the pages without old encodings, and whether a letter that was lost is guessed; add to ``notices`` what a person is told."""
    if not suspicious(" ".join(texts)):
        return pages, False
    pages, encodings = readable_pages(data, pages)
    notices += decoded_notices(encodings)
    guessed = TCVN3 in encodings and any(has_lost(running_text(page.pieces)) for page in pages)
    if guessed:
        pages = [with_letter(page) for page in pages]
        notices.append(Notice(code=Code.REVIEW, detail=LOST_LETTER, place=Place(page=1)))
    return pages, guessed


def _told(page: Page, before: Page) -> Page | None:
    """Return a page with what its low rows may hide marked, as it is where they hide nothing, ``None`` where that is not known."""
    whole = page is before and not page.crossed and not collisions(page.pieces)
    return told_below_cut_head(page) if whole else wrapped_told(page) if page.sheet else None


def _texts_of(blocks: Sequence[Block]) -> Iterator[Line | Cell]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from (cell for row in block.rows for cell in row)


def _has_broken_word(text: str) -> bool:
    """Tell whether a text of an old encoding holds what is no word: the end of a line came between a letter and its mark ("nguye ọn")."""
    return any(not is_syllable(word.casefold()) for word in _SMALL_WORD.findall(text))


def _scattered(blocks: Sequence[Block], *, clipped: bool) -> dict[Place, str]:
    """Return why all is doubtful where rows of a list are left in lines, or rows that are too low lost text to others."""
    if clipped and has_row_astray(blocks):
        return {WHOLE_FILE: CLIPPED}
    return {WHOLE_FILE: SCATTERED} if goes_on_in_lines(blocks) or goes_on_in_table(blocks) else {}


def _joined(pages: Sequence[Page]) -> list[Rows | Paragraph]:
    """Return the blocks of all pages, page numbers left out, and what the page broke put together."""
    whole: list[Rows | Paragraph] = []
    habits = habits_of([piece for page in pages for piece in page.pieces])._replace(cells=any(page.sheet for page in pages))
    tells = any(order_tells(page.pieces) for page in pages)
    rights = {width: _right_edge([page for page in pages if page.width == width]) for width in {page.width for page in pages}}
    for page in pages:
        blocks = [
            block for block in page_blocks(page, rights[page.width], habits, tells=tells) if not _is_page_number(block, page, len(pages))
        ]
        blocks = blocks[1:] if blocks and repeats_head(whole, blocks) else blocks
        drop_other_head(whole, blocks)
        if whole and isinstance(whole[-1], Rows):
            blocks = blocks[take_rest(whole[-1], blocks) :]
        if whole and blocks and joins(whole[-1], blocks[0]):
            blocks = blocks[1:]
        elif whole and isinstance(whole[-1], Rows):
            blocks = blocks[take_names(whole[-1], blocks) :]
            if blocks:
                mark_break(whole[-1], blocks[0])
        else:
            set_aside(whole, blocks)
        whole += blocks
    return whole


def _right_edge(pages: Sequence[Page]) -> float:
    """Return how far text reaches on pages of one width; of one with little text the margin, which is as wide as the left one."""
    pieces = [piece for page in pages for piece in page.pieces]
    right = max([piece.x1 for piece in pieces], default=0.0)
    few = len({round(y) for y in {piece.y for piece in pieces}}) < _FEW_LINES
    return max(right, pages[0].width - min(piece.x0 for piece in pieces)) if few and pieces else right


def _is_page_number(block: Rows | Paragraph, page: Page, count: int) -> bool:
    """Tell whether a paragraph is only the number of its page, near its edge; that of a single page is told by its word, "Trang 1"."""
    if not isinstance(block, Paragraph) or (count == 1 and not any(map(str.isalpha, block.text))):
        return False
    line = block.line
    within = line is not None and _EDGE * page.height < line.y < (1 - _EDGE) * page.height
    return is_number_of(block.text, page.printed) and (not within or any(map(str.isalpha, block.text)))


def _placed(blocks: Sequence[Rows | Paragraph], doubtful: set[Place], guessed_columns: frozenset[int]) -> tuple[Block, ...]:
    """Return the finished blocks: tables and paragraphs are numbered in reading order, which gives every piece its place.

    Add to ``doubtful`` the places of text that may be cut short. ``guessed_columns``: pages with columns that no lines part.
    """
    placed: list[Block] = []
    without_lines: set[Place] = set()
    tables = paragraphs = 0
    for block in blocks:
        if isinstance(block, Rows) and not _is_lines(block):
            tables += 1
            mark_torn(block)
            mark_left_open(block)
            mark_stretched(block)
            table = _table(block, tables, doubtful)
            if block.page in guessed_columns:
                doubtful |= over_heads(table)
            if not block.ruled:
                doubtful |= fallen_apart(table)
                without_lines.add(table.place)
            placed.append(table)
            continue
        texts = [block.text] if isinstance(block, Paragraph) else ["\t".join("\n".join(box.texts) for box in row) for row in block.rows]
        for text in texts:
            paragraphs += 1
            place = Place(page=block.page, paragraph=paragraphs)
            text, emphasis = without_marks(told_apart(text, place, doubtful))
            if not text:
                continue
            placed.append(Line(text=text, place=place, emphasis=emphasis))
    doubtful.update(_labels_above(placed, doubtful))
    doubtful.update(overhung(placed, without_lines))
    return tuple(placed)


def _labels_above(blocks: Sequence[Block], doubtful: set[Place]) -> Iterator[Place]:
    """Yield the places of the lines up to the label that doubtful lines without one stand below: an answer is where its label is."""
    for number, block in enumerate(blocks):
        if not isinstance(block, Line) or block.place not in doubtful:
            continue
        while isinstance(block, Line) and ":" not in block.text and number > 0:
            number -= 1
            block = blocks[number]
            if isinstance(block, Line):
                yield block.place


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


def _table(block: Rows, number: int, doubtful: set[Place]) -> Table:
    """Return the finished table; a merged cell is one object in every position that it covers."""
    made: dict[int, Cell] = {}
    rows = []
    for row, boxes in enumerate(block.rows, 1):
        for column, box in enumerate(boxes, 1):
            if id(box) not in made:
                place = Place(page=box.page, table=number, row=row, column=column)
                text, emphasis = without_marks(told_apart("\n".join(box.texts), place, doubtful))
                if "\t" in text and _TWO_CELLS.search(text):
                    doubtful.add(place)
                made[id(box)] = Cell(text, place, text or None, box.rows, box.columns, emphasis)
        rows.append(tuple(made[id(box)] for box in boxes))
    return Table(rows=tuple(rows), place=Place(page=block.page, table=number))

"""What the end of a page broke is put together again: tables, rows, names below a signature. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.readers.pdf.boxes import Box, Paragraph, Rows, distinct, distinct_texts, with_same_columns
from toolkit.readers.pdf.columns import Block as Stretch
from toolkit.readers.pdf.columns import Column
from toolkit.readers.pdf.emphasis import without_marks
from toolkit.readers.pdf.layout import boxes_of
from toolkit.readers.pdf.lines import TextLine, begins_item, is_figure
from toolkit.readers.pdf.merged_on import beside, parted_cells
from toolkit.readers.pdf.paragraphs import CUT, are_parts, begins_label, breaks_behind_hyphen, is_broken, join_texts, without_struck

_BROKEN_DATE = re.compile(r"\d/\d{1,3}\|\d{1,3}\b")
_NEAR, _NUMBER_COLUMNS = 3, 2
_HIGHEST_HEAD = 3
_FEWEST_CELLS, _MANY_COLUMNS = 3, 4
_SEVERAL = 2
_SIDE_BY_SIDE, _LONGEST_NAME, _MOST_NAMES = 2, 40, 4
_LONG = 60
_DAY = "ngày"
_GOES_ON = ",;:.)%"
_SENTENCE_ENDS = ".!?"


def joins(above: Rows | Paragraph, below: Rows | Paragraph) -> bool:
    """Append ``below`` to ``above`` if it goes on with it over the page's end; tell whether it does."""
    if not isinstance(above, Rows) or not isinstance(below, Rows) or above.ruled != below.ruled:
        return False
    if not above.ruled:
        return _goes_on_in_columns(above, below)
    if not with_same_columns(above, below):
        return False
    rows = _without_repeated_head(above.rows, below.rows)
    merged = parted_cells(above.rows[-1], rows[0]) if rows else {}
    begun, first = beside(above.rows, rows[0], merged) if rows else ([], [])
    if rows and _is_drawn_again(begun[-1], first):
        above.rows.pop()
    elif rows and (_is_rest_of_row(begun, first) or _begins_above(begun, first)):
        _mend_row(above.rows[-1], rows[0])
        rows = rows[1:]
    elif rows and _may_be_rest(begun[-1], first):
        _mend_row(above.rows[-1], rows[0])
        _mark_cut(above.rows[-1])
        rows = rows[1:]
    elif rows and _lacks_a_cell(begun[-1], first):
        for box, more in zip(begun[-1], first, strict=True):
            if box.texts and more.texts:
                box.texts[-1] += CUT
    above.rows += [[merged.get(id(box), box) for box in row] for row in rows] if merged else rows
    return True


def repeats_head(above: Sequence[Rows | Paragraph], blocks: Sequence[Rows | Paragraph]) -> bool:
    """Tell whether a page begins with the head of an earlier table alone: above the rest of one that touched it, or when no table goes on.

    What a sheet repeats at the top of its pages it also repeats where only the names below the signatures are left.
    """
    head, *others = blocks
    if not isinstance(head, Rows) or len(head.rows) > _HIGHEST_HEAD:
        return False
    if not head.ruled:
        return not (others and isinstance(others[0], Rows)) and _is_head_in_columns(above, head)
    said = [distinct_texts(row) for row in head.rows]
    tables = [one for one in above if isinstance(one, Rows)]
    if others and isinstance(others[0], Rows) and others[0].ruled:
        return any(said == [distinct_texts(row) for row in one.rows[: len(said)]] for one in tables)
    last = next((one for one in reversed(tables) if one.ruled), None)
    if last is None or last is above[-1] or max(map(len, said)) < _FEWEST_CELLS:
        return False
    rows = [_bare(row) for row in last.rows]
    bare = [_bare(row) for row in head.rows]
    return any(rows[start : start + len(bare)] == bare for start in range(len(rows) - len(bare) + 1))


def _is_head_in_columns(above: Sequence[Rows | Paragraph], head: Rows) -> bool:
    """Tell whether rows without borders say, all in all, what the head of an earlier table does, wherever its words were broken."""
    said = sorted(_words(head.rows))
    if len(head.rows[0]) < _MANY_COLUMNS:
        return False
    heads = (one.rows[:count] for one in above if isinstance(one, Rows) for count in range(1, _HIGHEST_HEAD + 1))
    return any(said == sorted(_words(rows)) for rows in heads)


def _words(rows: Sequence[Sequence[Box]]) -> list[str]:
    boxes = {id(box): box for row in rows for box in row}
    return [word for text in _texts(list(boxes.values())) for word in text.split()]


def drop_other_head(above: Sequence[Rows | Paragraph], blocks: Sequence[Rows | Paragraph]) -> None:
    """Take the head of an earlier table off the rows that a page begins with: a sheet repeats one head on all its pages.

    It is none of theirs: they go on with the table that ended the page before, and have more cells than the head.
    """
    if not above or not blocks:
        return
    last, rest = above[-1], blocks[0]
    if not isinstance(last, Rows) or not isinstance(rest, Rows) or not rest.ruled or not last.ruled or not with_same_columns(last, rest):
        return
    for table in above[:-1]:
        if not isinstance(table, Rows) or not table.ruled or len(rest.rows) == 1:
            continue
        said = distinct_texts(table.rows[0])
        if len(said) > 1 and said == distinct_texts(rest.rows[0]) and len(distinct(rest.rows[1])) > len(said):
            del rest.rows[0]
            return


def _bare(row: Sequence[Box]) -> list[str]:
    """Return the texts of a row, those of a merged cell once, without marks."""
    return _texts(distinct(row))


def mark_break(above: Rows, below: Rows | Paragraph) -> None:
    """Mark what may be cut short where a page's last table and what begins the next page do not fit together.

    The last row may be, before a line that begins within a sentence; where no lines are drawn, so may all that stands in columns below it.
    """
    if isinstance(below, Rows):
        if not above.ruled and not below.ruled and min(len(above.rows[-1]), len(below.rows[0])) >= _MANY_COLUMNS:
            for row in (above.rows[-1], *below.rows):
                _mark_cut(row)
    elif (
        not above.ruled
        and _is_head_again(above, below)
        or (
            below.text[:1].islower()
            and not below.text.startswith(_DAY)
            and any(text[-1:] not in _SENTENCE_ENDS for text in _texts(above.rows[-1]))
        )
    ):
        _mark_cut(above.rows[-1])


def _is_head_again(above: Rows, line: Paragraph) -> bool:
    """Tell whether a line repeats the first words of the heads of a table in columns, whose last row may so go on below it."""
    heads = {word for text in _texts(above.rows[0]) for word in text.split()}
    parts = line.text.split("\t")
    return len(parts) >= _MANY_COLUMNS and all(part.strip() in heads for part in parts)


def take_names(above: Rows, blocks: Sequence[Rows | Paragraph]) -> int:
    """Append the short lines that a page begins with, one below the other, to the columns that end the page before; return their number.

    A row that the page broke is drawn so: the rest of each cell on a height of its own. What stands at the left alone may be anything.
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
    if not names[1]:
        return 0
    above.rows.append([Box(list(found), blocks[0].page) for found in names])
    return sum(map(len, names))


def take_rest(above: Rows, blocks: Sequence[Rows | Paragraph]) -> int:
    """Append the lines that a page begins with, under each other in one of several columns, to the cell above them that they go on with.

    Return how many blocks that takes.
    """
    if above.block is None or len(above.block.columns) < _MANY_COLUMNS or len(blocks) < _SEVERAL:
        return 0
    rest, below = blocks[:_SEVERAL]
    if not isinstance(rest, Paragraph) or rest.first is None or not isinstance(below, Rows) or not rest.text[0].islower():
        return 0
    segment = rest.first.segments[0]
    under = [number for number, column in enumerate(above.block.columns) if column.x0 < segment.x1 and column.x1 > segment.x0]
    texts = above.rows[-1][under[0]].texts if len(under) == 1 else []
    if len(rest.first.segments) > 1 or not texts or texts[-1][-1] in _SENTENCE_ENDS:
        return 0
    texts[-1] = join_texts(texts[-1], rest.text)
    return 1


def set_aside(above: Sequence[Rows | Paragraph], blocks: Sequence[Rows | Paragraph]) -> None:
    """Set short lines that a page begins with aside, as a tab does: right of the first of two heads that end the page before."""
    near = (one.line for one in reversed(above[-_MOST_NAMES:]) if isinstance(one, Paragraph) and one.line is not None)
    heads = next((line for line in near if len(line.segments) > 1), None)
    if heads is None or len(heads.text) > 2 * _LONGEST_NAME:
        return
    for block in blocks[:_MOST_NAMES]:
        if not isinstance(block, Paragraph) or block.line is None or not _may_be_name(block.line):
            return
        if block.line.segments[0].x0 > heads.segments[0].x1 and not block.text.startswith("\t"):
            block.text = f"\t{block.text}"


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
    return [without_marks(without_struck(" ".join(box.texts)))[0].replace(CUT, "") for box in row]


def _goes_on_in_columns(above: Rows, below: Rows) -> bool:
    """Append text in columns if every row of it stands in the columns of the page before."""
    if above.block is None or below.block is None:
        return False
    whole = Stretch(columns=[Column(column.x0, column.x1) for column in above.block.columns])
    if not all(whole.take([(cell, high) for _, cell, high in row], grow=False) for row in below.block.rows):
        return False
    rows = _without_repeated_head(above.rows, boxes_of(whole, below.right, below.page))
    if rows and (_is_rest_of_row(above.rows, rows[0]) or _begins_above(above.rows, rows[0])):
        _mend_row(above.rows[-1], rows[0])
        rows = rows[1:]
    above.rows += rows
    above.block = whole
    return True


def _is_drawn_again(above: Sequence[Box], row: Sequence[Box]) -> bool:
    """Tell whether a row is drawn whole on this page, after the page before had room for the first lines of its cells only."""
    pairs = [(*_texts([before]), *_texts([box])) for before, box in zip(above, row, strict=True) if before.texts or box.texts]
    cut = [before != text for before, text in pairs]
    return len(pairs) >= _FEWEST_CELLS and any(cut) and not all(cut) and all(before and text.startswith(before) for before, text in pairs)


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
    open_ends = [bool(before) and before[-1] not in _SENTENCE_ENDS for before, _ in filled]
    begins_within = filled[0][1][0].islower() and open_ends[0] and len(row) > _NUMBER_COLUMNS
    if in_sentence or begins_within or (within and all(open_ends) and len(filled) == _SIDE_BY_SIDE < len(row)):
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


def _begins_above(above: Sequence[Sequence[Box]], row: Sequence[Box]) -> bool:
    """Tell whether the first row of a page begins on the page before, which has the first lines of its long cells alone.

    What is short stands in the middle of its row, and so on this page. The rows further above have a first cell, and each long cell goes
    on within a sentence.
    """
    begun = [(before.texts[-1], box.texts) for before, box in zip(above[-1], row, strict=True) if before.texts]
    if not begun or len(begun) == len(row) or above[-1][0].texts or not row[0].texts:
        return False
    if len(above) <= _SEVERAL or not all(line[0].texts for line in above[-_NEAR - 1 : -1]):
        return False
    return all(before[-1] not in _SENTENCE_ENDS and texts and texts[0][0].islower() for before, texts in begun)


def _may_be_rest(above: Sequence[Box], row: Sequence[Box]) -> bool:
    """Tell whether a row may well be the rest of the one above: cells begin within a sentence, none above ends one, some end."""
    pairs = [(before.texts[-1], box.texts[0]) for before, box in zip(above, row, strict=True) if before.texts and box.texts]
    ended = sum(bool(before.texts) and not box.texts for before, box in zip(above, row, strict=True))
    within = sum(text[0].islower() for _, text in pairs)
    only_rest = len(pairs) == sum(bool(box.texts) for box in row)
    return only_rest and min(within, ended) >= _SEVERAL and all(before[-1] not in _SENTENCE_ENDS for before, _ in pairs)


def _mark_cut(row: Sequence[Box]) -> None:
    """Mark the cells of a row as doubtful."""
    for box in row:
        if box.texts and not box.texts[-1].endswith(CUT):
            box.texts[-1] += CUT


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
        if box.texts and (_BROKEN_DATE.search(f"{box.texts[-1]}|{more.texts[0]}") or is_broken(box.texts[-1], more.texts[0])):
            box.texts[-1] += more.texts[0]
            box.texts += more.texts[1:]
        elif box.texts and are_parts(box.texts[-1], more.texts[0]):
            box.texts[-1] += f"{more.texts[0]}{CUT}"
            box.texts += more.texts[1:]
        elif box.texts and not _begins(box.texts, more.texts[0]):
            box.texts[-1] = join_texts(box.texts[-1], more.texts[0])
            box.texts += more.texts[1:]
        else:
            box.texts += more.texts


def _begins(texts: Sequence[str], text: str) -> bool:
    """Tell whether the text that a page begins with is a paragraph of its own: a label with its colon, or an item."""
    return begins_label(text) or (begins_item(text) and not _is_within(texts, text))


def _is_within(texts: Sequence[str], text: str) -> bool:
    """Tell whether a dash that a page begins with stands within a text ("Tổ Tư vấn" / "- Khuyến công"): nothing above is an item."""
    return text.startswith(("- ", "– ")) and texts[-1][-1].isalnum() and not any(one.startswith(("-", "–")) for one in texts)

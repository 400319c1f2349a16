"""Gather the rows of a list: tables with a head, one card an item, and tables turned on their side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from toolkit.match.awaited import answers
from toolkit.match.pieces import Content, Harvest, Listed
from toolkit.match.rows import Rows, filled, is_first, is_number, is_number_head, numbers_columns, rows_below
from toolkit.match.tables.all_heads import all_in_order
from toolkit.match.tables.columns import (
    columns_by_place,
    groups_as_columns,
    heads_unknown_list,
    marked,
    named_under,
    options_as_columns,
    ratings_as_columns,
)
from toolkit.match.tables.heads import columns_aside
from toolkit.match.tables.kind_above import kind_above
from toolkit.match.tables.kinds_below import by_what_stands_below, choices_by_values
from toolkit.match.tables.left_over import left_over, names_by_kind, unique
from toolkit.match.tables.more_of_item import take_more
from toolkit.match.tables.row_doubts import (
    PART_OF_ABOVE,
    ROMAN,
    TWO_COLUMNS,
    doubt_of_row,
    has_words_for_number,
    is_item_below,
    is_part_of_above,
)
from toolkit.match.tables.several_rows import ONE_NUMBER, SEVERAL_ROWS, doubt_all, reaches_down, shares_number, stands_under_two_heads
from toolkit.match.tables.unknown_in_cards import unknown_in_cards
from toolkit.match.values import options_of
from toolkit.match.words import FIRM, LIKELY, VERBATIM, Words
from toolkit.model.definitions import AnswerType
from toolkit.model.document import Cell, Line, Table
from toolkit.text.asides import aside
from toolkit.text.choices import choose
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match
from toolkit.text.sums import sums_up
from toolkit.text.values import is_blank

_FEWEST_HEADS = 3
_ORDER = re.compile(r"^\s*(?:[IVX]{1,4}|[A-ZĐ]|\d{1,2})\s*[.)\-–]\s*", re.IGNORECASE)
_OF_GROUP = re.compile(r"\s*(?:[IVX]{1,4}|[A-DĐ])\s*[.)\-–]\s*[^\W\d_]")
_LONGEST_HEAD, _USUAL_HEAD = 60, 15
"""How many letters a head has; what has far more or less is none most often, and that is soon known."""
_MARK = re.compile(r"[☐☒☑□■○●]|\[[ xX]\]")
_NUMBER_HEADS = ("tt", "stt")
_GOES_ON = "Hàng tiếp theo không có tên; đã ghép vào hàng trên."
_NO_NAME = "Ở cột tên chỉ ghi loại điển hình."
_LABEL_AGAIN = "Điển hình này ghi mục này ở hai hàng; đã ghép thành một."
_SHARED_NAME = "Hai hàng chung một ô tên; đã ghép thành một."
_FEW = 2


class Lists:
    """Reads the list of a form that has one; a table that goes on without a head uses the head of the one before."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest
        self.taken = 0  # rows
        self._head: dict[int, str] = {}
        self._inside = False
        self._options: dict[str, dict[int, str]] = {}
        self._group: Content | None = None
        self._above: Content | None = None
        self._cards: dict[int, Listed] = {}
        self._partial: dict[int, Match] = {}
        self._number: int | None = None
        self._row_above: Sequence[Cell] = ()
        self._heads: list[str] = []
        self._twice: set[str] = set()
        self._headed: set[int] = set()
        self._doubt = ""
        self._is_part = False

    @property
    def is_inside(self) -> bool:
        """Whether the rows read last belong to a list under a head."""
        return self._inside

    @property
    def is_begun(self) -> bool:
        """Whether a list, a card, or a part of a head was met that the next row may go on with."""
        return self._inside or bool(self._cards or self._partial)

    def leave(self) -> None:
        """End the list: what follows is something else."""
        self._inside = False
        self._cards = {}

    def stands_under(self, line: Line | None) -> None:
        """Remember of what kind the items of the next table are by the line right above it, "A. Tập thể điển hình"."""
        self._above = kind_above(line, self._words) if line is not None else None
        self._group = self._above or self._group

    def take(self, rows: Rows, index: int) -> int:
        """Take the row at ``index`` if it is the head, an item, or a line of a card of the list; return it, -1 for none."""
        if self._words.list_question is None or not self._takes(rows.table, index, rows.filled[index]):
            return -1
        self.taken += 1
        return index

    def _takes(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        row = table.rows[index]
        if self._inside and self._heads == [cell.text for cell in row]:
            return True  # the head again, as a page break repeats it
        if self._take_head(table, index, row):
            self._heads = [cell.text for cell in row]
            return True
        if not self._inside and self._names_groups(table, index, cells):
            return True
        if self._inside and take_more(cells, self._head.values(), self._harvest, self._words):
            return True
        if self._inside and self._is_remark(table, index, cells):
            return True
        if self._inside and self._is_below(table, index, row, cells):
            self.leave()
        if self._inside and self._take_item(row, cells, len(row)):
            return True
        return self._take_card(table, index, row, cells)

    def _take_head(self, table: Table, index: int, row: Sequence[Cell]) -> bool:
        starts = [column for column, cell in enumerate(row) if cell.text.strip() and is_first(row, column)]
        before, self._partial = self._partial, {}
        is_lower = bool(before) and self._inside and reaches_down(table, index)
        found: dict[int, Match] = {}
        most_others = len(starts) - max(_FEW, (len(starts) + 1) // 2)
        for number, column in enumerate(sorted(starts, key=lambda column: -abs(len(row[column].text) - _USUAL_HEAD))):
            if match := self._words.column(row[column].text, LIKELY):
                found[column] = match
            elif number + 1 - len(found) > most_others and not is_lower and not is_number_head(row[starts[0]].text):
                return False  # too few are heads, whatever the others are
        if found:
            found = by_what_stands_below(table, index, {column: found[column] for column in starts if column in found}, self._words)
        self._doubt = SEVERAL_ROWS if stands_under_two_heads(before, found, table, index) else self._doubt if self._inside else ""
        if heads_unknown_list(table, index, starts, found, self._words):
            return self._begin(table, index, starts, unique(found), found)
        kinds = {match.target for match in found.values()}
        if len(kinds) < _FEWEST_HEADS or (len(kinds) < 0.5 * len(starts) and not is_lower):
            self._partial = found if len(kinds) >= 2 and len(kinds) >= 0.5 * len(starts) else {}
            return False
        best = unique({**{column: match for column, match in before.items() if column not in starts}, **found})
        return self._begin(table, index, starts, best, found)

    def _begin(self, table: Table, index: int, starts: Sequence[int], best: dict[int, Match], found: Mapping[int, Match]) -> bool:
        """Begin the list below its head, of which ``best`` is known; ``found`` is what each head may be by its words alone."""
        row = table.rows[index]
        self._headed = {at for column in {*starts, *best} for at in range(column, column + row[column].columns)}
        self._options = options_as_columns(row, starts, best, self._words)
        self._options |= groups_as_columns(table, index, starts, self._words) | ratings_as_columns(table, index, starts, self._words)
        for column in (column for heads in self._options.values() for column in heads):
            best.pop(column, None)
            starts = [start for start in starts if start != column]
        best.update(names_by_kind(table, index, starts, best, self._words))
        best.update(choices_by_values(table, index, starts, best, self._words))
        best.update(left_over(row, starts, best, self._words))
        heads = [column for column in starts if column not in best and not aside(row[column].text) and not is_number(row[column].text)]
        best.update(columns_by_place(table, index, heads, best, self._words) if heads else {})
        said = {column: row[column].text for column in starts if column in best or column in heads}
        best.update(all_in_order(said, best, self._words))
        self._harvest.unknown_heads += sum(column not in best for column in heads)
        self._partial = best
        self._head = {column: match.target for column, match in best.items()}
        self._number = next((column for column in starts if column not in best and is_number(row[column].text)), None)
        self._harvest.columns.update({match.target: match for match in best.values()})
        self._harvest.columns.update({name: Match(name, 1.0, " / ".join(heads.values())) for name, heads in self._options.items()})
        if not self._inside:  # a head that a page break repeats ends no group
            alone = filled(table.rows[index - 1]) if index else []
            self._group = (kind_above(alone[0], self._words) if len(alone) == 1 else None) or self._above
        self._inside, self._cards = True, {}
        self._twice = {match.target for column, match in found.items() if column not in best and match.score >= FIRM}
        return True

    def _names_groups(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        """Tell whether a row only names groups of the heads in the next one: "TT | Thông tin điển hình | Kết quả" over the columns."""
        if index + 1 == len(table.rows) or not is_number_head(cells[0].text) or max(cell.columns for cell in cells) == 1:
            return False
        below = [cell for cell in filled(table.rows[index + 1]) if cell not in cells]
        known = {match.target for cell in below if (match := self._words.column(cell.text, LIKELY)) is not None}
        return len(known) >= _FEWEST_HEADS and 2 * len(known) >= len(below)

    def _is_remark(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        """Tell whether a row is a remark between two items, and no question."""
        if len(cells) != 1 or index + 1 >= len(table.rows) or ":" not in cells[0].text:
            return False
        if self._words.score(cells[0].text) >= LIKELY or kind_above(cells[0], self._words) is not None:
            return False
        return is_item_below(table.rows[index + 1], self._number, self._name_column())

    def _take_item(self, row: Sequence[Cell], cells: Sequence[Cell], width: int) -> bool:
        """Take one row of the list; rows of column numbers, group heads and totals are passed over."""
        if numbers_columns(cells):
            return True
        if any(sums_up(cell.text) for cell in cells[:2]):
            return True
        own = self._under_heads(row, cells)
        if len(own) == 1 and (kind := kind_above(own[0], self._words)) is not None:
            self._group = kind
            return True
        said = [cell for cell in own if not is_number(cell.text) and not ROMAN.fullmatch(cell.text.strip())]
        merged = len(cells) == _FEW and min(cell.columns for cell in cells) > 1 and self._words.score(cells[0].text) >= LIKELY
        if merged or (len(cells) == 1 and self._words.answers_itself(cells[0].text)):
            self.leave()
            return False
        asks = len(cells) == 1 and self._words.score(cells[0].text) >= LIKELY
        if len(said) == 1 and not asks and (said[0].columns > 2 or (len(own) == 2 and ROMAN.fullmatch(own[0].text.strip()))):
            self._group = Content.of(said[0])
            return True
        if len(own) == 1 and _OF_GROUP.match(own[0].text) and not asks:  # "I. Tập thể" in the column of the names
            self._group = Content.of(own[0])
            return True
        if bare(cells[0].text) in _NUMBER_HEADS or (len(cells) > 1 and has_words_for_number(row, self._number)):
            self.leave()
            return False
        if len(cells) == 1 and (cells[0].columns >= width - 1 or cells[0].columns > 2 or not self._column_of(row, cells[0])):
            self._inside = self._words.score(cells[0].text) < LIKELY and ":" not in cells[0].text
            self._group = Content.of(cells[0])
            return self._inside
        if self._words.asks(cells) or (len(said) == _FEW and said[0].text.rstrip().endswith(":")):
            self.leave()
            return False
        found = {name: Content.of(row[column]) for column, name in self._head.items()} | self._said_by_group()
        found |= self._said_under_options(row)
        self._doubt_name(found)
        doubt_all({name: found[name] for name in self._twice if name in found}, TWO_COLUMNS)
        if self._goes_on(row, found) or self._shares_name(row):
            self._row_above = row
            return True
        self._is_part = is_part_of_above(
            row, self._row_above, self._number, self._name_column(), len(self._head), self._typed_columns(), goes_on=self._is_part
        )
        why = ONE_NUMBER if shares_number(row, self._row_above, self._number) else PART_OF_ABOVE if self._is_part else ""
        for item in (found, *(listed.cells for listed in self._harvest.listed[-1:])) if why else ():
            doubt_all(item, why)
        self._row_above = row
        doubt_all(found, self._doubt or doubt_of_row(row, found, self._words.list_question, self._number, self._headed))
        if any(not is_blank(content.text, self._words.hints) for content in found.values()):
            self._harvest.listed.append(Listed(found, row[0].place))
        return True

    def _under_heads(self, row: Sequence[Cell], cells: Sequence[Cell]) -> Sequence[Cell]:
        """Return the cells of a row without those in columns of remarks and others that the list does not read."""
        read = (*self._head, *chain(*self._options.values()), *([] if self._number is None else [self._number]))
        own = [cell for cell in cells if any(row[column] is cell for column in read)]
        asked = any(cell not in own and self._words.score(cell.text) >= LIKELY for cell in cells)
        return cells if asked or not own else own

    def _doubt_name(self, found: Mapping[str, Content]) -> None:
        """Ask for a look where a choice stands as the name of an item: nobody is called "Tập thể"."""
        name = found.get(self._words.list_question.columns[0].id) if self._words.list_question else None
        if name is not None and self._words.names_choice(name.text):
            name.doubt = name.doubt or _NO_NAME

    def _is_below(self, table: Table, index: int, row: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Tell whether a row below an empty one is a label with its answer: there are no more cells, and the second fits its column ill."""
        if len(cells) != _FEW or index == 0 or filled(table.rows[index - 1]):
            return False
        columns = self._words.list_question.columns if self._words.list_question else ()
        name = self._column_of(row, cells[1])
        asked = next((one for one in columns if one.id == name and one.type is not AnswerType.TEXT), None)
        is_first_column = self._column_of(row, cells[0]) == columns[0].id
        return asked is not None and is_first_column and not answers(cells[1].text, asked, self._words.plan)

    def _said_under_options(self, row: Sequence[Cell]) -> dict[str, Content]:
        """Return what is marked under choices that head columns, or the name that stands there where the list has no column of names."""
        first = self._words.list_question.columns[0].id if self._words.list_question else ""
        found: dict[str, Content] = {}
        for name, heads in self._options.items():
            named = named_under(row, heads) if first not in self._head.values() else None
            if named:
                self._harvest.columns.setdefault(first, Match(first, 1.0, " / ".join(heads.values())))
            found |= {first: named[0], name: named[1]} if named else {name: marked(row, heads)}
        return found

    def _said_by_group(self) -> dict[str, Content]:
        """Return what the head of a group of rows ("I. Tập thể") answers for the column of a choice that the table lacks."""
        columns = self._words.list_question.columns if self._words.list_question else ()
        known = (*self._head.values(), *self._options)
        lacking = [column for column in columns if column.type is AnswerType.CHOICE and column.id not in known]
        group = self._group
        if group is None or len(lacking) != 1 or len(choose(group.text, options_of(lacking[0], self._words.plan)).values) != 1:
            return {}
        self._harvest.columns.setdefault(lacking[0].id, Match(lacking[0].id, 1.0, group.text))
        return {lacking[0].id: Content(_ORDER.sub("", group.text), group.place)}

    def _goes_on(self, row: Sequence[Cell], found: Mapping[str, Content]) -> bool:
        """Join a row without number and name, and with little else, to the item above: a row that was split by hand or by a page."""
        first = self._words.list_question.columns[0].id if self._words.list_question else ""
        more = {name: content for name, content in found.items() if not is_blank(content.text, self._words.hints)}
        if not more or len(more) > _FEW or first in more or first not in found or row[0].text.strip() or not self._harvest.listed:
            return False
        above = self._harvest.listed[-1].cells
        if not more.keys() <= above.keys():
            return False
        for name, content in more.items():
            above[name].join(content)
            above[name].doubt = _GOES_ON
        return True

    def _shares_name(self, row: Sequence[Cell]) -> bool:
        """Join a row to the item above where one merged cell names both: what its other cells say belongs to the same item."""
        columns = {name: column for column, name in self._head.items()}
        first = self._name_column()
        above = self._row_above
        if first is None or len(above) != len(row) or row[first] is not above[first] or not row[first].text.strip():
            return False
        if not self._harvest.listed:
            return False
        item = self._harvest.listed[-1].cells
        for name, column in columns.items():
            if row[column] is not above[column] and name in item and not is_blank(row[column].text, self._words.hints):
                item[name].join(Content.of(row[column]))
                item[name].doubt = _SHARED_NAME
        return True

    def _name_column(self) -> int | None:
        """Return which column of the table has the names."""
        question = self._words.list_question
        return next((column for column, name in self._head.items() if question and name == question.columns[0].id), None)

    def _typed_columns(self) -> list[int]:
        """Return which columns of the table answer by their type: kinds, shares, ratings, groups."""
        asked = {one.id: one.type for one in self._words.list_question.columns} if self._words.list_question else {}
        return [column for column, name in self._head.items() if asked.get(name, AnswerType.TEXT) is not AnswerType.TEXT]

    def _column_of(self, row: Sequence[Cell], cell: Cell) -> str | None:
        return next((name for column, name in self._head.items() if row[column] is cell), None)

    def _take_card(self, table: Table, index: int, row: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Take a line "Điển hình | …" of a card, or of a table whose items stand side by side."""
        labels = [cell for cell in cells if not is_number(cell.text)]
        if is_number_head(cells[0].text):  # what stands beside it are heads of columns, or of items side by side
            return self._card_below(table, index)
        need = LIKELY if self._cards or self._card_below(table, index) else FIRM
        if not labels or (match := self._card_label(labels[0], need)) is None:
            unknown = unknown_in_cards(cells, self._cards, self._words, goes_on=bool(self._cards) and self._card_below(table, index))
            self._harvest.unknown_in_items += unknown
            return bool(unknown)
        values = [cell for column, cell in enumerate(row) if is_first(row, column) and self._after(cell, labels[0])]
        values = [cell for cell in values if cell.place.column not in columns_aside(table, index)]
        values = [cell for cell in values if cell.text.strip(" :")] or values[:1]
        if not values or any(self._heads_another(cell, match) for cell in values):
            return False
        if not self._cards and not any(cell.text.strip() for cell in values) and not self._card_below(table, index):
            return False
        match = self._words.column_of(match, values[0].text)
        first = self._words.list_question.columns[0].id if self._words.list_question else ""
        again = any(match.target in item.cells for item in self._cards.values())
        twice = index > 0 and any(cell.text == labels[0].text for cell in table.rows[index - 1])
        if not self._cards or match.target == first or (again and not twice):
            self._cards = {cell.place.column or 0: Listed({}, cell.place, "list-cards") for cell in values}
            self._harvest.listed.extend(self._cards.values())
        for cell in values:
            item = self._cards.get(cell.place.column or 0)
            if item is None:
                continue
            if match.target in item.cells:  # a merged label, or the same one below it
                item.cells[match.target].join(Content.of(cell))
                item.cells[match.target].doubt = _LABEL_AGAIN
            else:
                item.cells[match.target] = Content.of(cell)
        known = self._harvest.columns.setdefault(match.target, match)
        if match.score < known.score:
            self._harvest.columns[match.target] = match
        return True

    def _card_label(self, cell: Cell, need: float) -> Match | None:
        head, colon, said = cell.text.partition(":")
        if colon and said.strip(" :"):
            return None  # a line of its own: "Chức vụ: ......"
        found = self._words.column(head, need)
        if found is None or self._words.score(cell.text) >= found.score:
            return None
        return found

    def _heads_another(self, cell: Cell, label: Match) -> bool:
        """Tell whether what stands beside a label heads another column itself, so that the row is a head and no card."""
        found = self._words.column(cell.text, FIRM) if len(cell.text) < _LONGEST_HEAD and not _MARK.search(cell.text) else None
        if found is None:
            return False
        return found.target != label.target or found.score >= VERBATIM

    def _card_below(self, table: Table, index: int) -> bool:
        below = next(rows_below(table, index), [table.rows[index][0]])[0]
        return self._card_label(below, LIKELY if self._cards else FIRM) is not None

    @staticmethod
    def _after(cell: Cell, label: Cell) -> bool:
        return (cell.place.column or 0) > (label.place.column or 0)

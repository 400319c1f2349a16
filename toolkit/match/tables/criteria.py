"""Gather what is said of each criterion: tables with a head, one card a criterion, results under the text of the criterion."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from toolkit.match.lines.prose import Prose
from toolkit.match.pieces import Content, Harvest, Judged
from toolkit.match.rows import Rows, index_in, is_number, is_number_head, rows_below
from toolkit.match.tables import aspect_columns as columns
from toolkit.match.tables.choice_columns import one_column, two_columns
from toolkit.match.tables.criterion_cells import by_look, criterion_text, is_judged, mend, names_part
from toolkit.match.tables.goes_on import extend, extend_by_part, is_part, joined
from toolkit.match.words import (
    BY_NUMBER,
    CHOSEN,
    EVIDENCE,
    FIRM,
    LIKELY,
    REFUSED,
    RESULT,
    VERBATIM,
    Words,
    chooses_plainly,
    looks_like_result,
)
from toolkit.model.document import Cell, Table
from toolkit.text.choices import has_box, has_tick, only_marks
from toolkit.text.fold import bare
from toolkit.text.lexicon import NEARLY_EXACT, Match
from toolkit.text.values import is_blank

_SHORTEST, _PAIR = 40, 2
_IN_TABLE = 0.55
_LISTS_BOTH = re.compile(r"dat chua dat")
"""The head "Đạt/Chưa đạt" over results, which is none itself."""
_CONTENTS = re.compile(r"(?:cac )?no+i+ du+n+g?(?: danh gia)?")
_UNKNOWN_HEAD = "Máy chưa biết tên của cột này; hiểu là kết quả hoặc minh chứng theo nội dung bên dưới."


class Criteria:
    """Reads the criteria of a form that has any; a table that goes on without a head uses the head of the one before."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; a criterion in a table ends the one that ``prose`` was at."""
        self._words, self._harvest, self._prose = words, harvest, prose
        self._head: dict[int, str] = {}
        self._unsure: dict[int, str] = {}
        self._head_cells: tuple[Cell, ...] = ()
        self._column: int | None = None
        self._mode = ""

    @property
    def is_begun(self) -> bool:
        """Whether the rows read last hold criteria, or head them."""
        return bool(self._mode)

    def leave(self) -> None:
        """End the criteria: what follows is something else."""
        self._mode = ""

    def take(self, rows: Rows, index: int) -> int:
        """Take the row at ``index`` if it heads the criteria, holds one, or goes on with one; return it, -1 for none."""
        if not self._words.form.criteria or not self._takes(rows.table, index, rows.filled[index]):
            return -1
        self._prose.end_criterion()
        return index

    def _takes(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        if columns.heads_heads(table, index, cells, self._words):
            return True
        row = table.rows[index]
        if self._take_head(table, index, cells):
            found = columns.aspects_by_cells(table, index, self._head, self._words)
            self._unsure = columns.without_evidence(found, table, index, self._head.values(), self._words)
            self._head |= found
            return True
        if found := columns.head_in_unknown_words(table, index, cells, self._words):
            self._head, self._unsure, self._head_cells = found, {}, tuple(cells)
            self._mode, self._column = "head", None
            return True
        if self._mode == "table" and self._words.asks(cells):
            self._mode = ""
        return self._take_card(table, index, cells) or self._take_row(row, cells)

    # -- tables with a head -----------------------------------------------------------------------------------------------

    def _take_head(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        row = table.rows[index]
        named = any(map(columns.names_criteria, [cell.text for cell in cells])) or self._heads_criteria(table, index, cells)
        beside = named and (is_number_head(cells[0].text) or any(self._words.aspect(cell.text) for cell in cells))
        aspect = self._words.aspect_beside if beside else self._words.aspect
        if not self._may_head(cells, aspect, fewest=1 if named else 2):
            return False
        heads = {column: head for column, cell in enumerate(row) if cell.text.strip() and (head := aspect(cell.text))}
        if named and len(cells) > _PAIR and not self._names_one(cells):
            heads = columns.yes_and_no(row, columns.one_result(table, index, heads))
            heads = columns.aspects_by_choices(table, index, heads, self._words)
        kinds = set(heads.values())
        both = EVIDENCE in kinds and len(kinds) >= 2
        marked = any(has_tick(cell.text) or (is_number(cell.text) and not is_number_head(cell.text)) for cell in cells)
        split = {CHOSEN, REFUSED} <= kinds and not marked
        alone = len(cells) <= _PAIR + 1  # no column is left for evidence
        others = [cell for cell in cells if not (alone and _LISTS_BOTH.fullmatch(bare(cell.text))) or has_box(cell.text) or cell.emphasis]
        judged = any(looks_like_result(cell.text) for cell in others)
        one = named and bool(kinds & {RESULT, EVIDENCE}) and 2 <= len(cells) <= 4 and not judged
        if not (both or split or one) or (RESULT not in kinds and self._names_one(cells)):
            return False
        again = self._mode == "head"
        repeated = self._mode == "table" and heads.items() <= self._head.items()  # on the next page, above the rest of a row
        self._head = {**(self._head if again else {}), **heads}
        self._head_cells = (*(self._head_cells if again else ()), *cells)
        self._mode, self._column = "head", self._column if repeated else None
        return True

    def _heads_criteria(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        """Tell whether a row heads a numbered table of "Nội dung" below which the criteria themselves stand."""
        if not is_number_head(cells[0].text) or len(cells) <= _PAIR or _CONTENTS.fullmatch(bare(cells[1].text)) is None:
            return False
        column = index_in(table.rows[index], cells[1].place.column)
        below = next((row[column].text for row in table.rows[index + 1 :] if row[column].text.strip()), "")
        found = self._words.criterion(below)
        return bool(found) and found[0].score >= LIKELY

    @staticmethod
    def _may_head(cells: Sequence[Cell], aspect: Callable[[str], str | None], *, fewest: int) -> bool:
        """Tell whether ``fewest`` cells of a row head a part of a criterion; most rows are done with at their first cells."""
        others = len(cells) - fewest
        for cell in cells:
            others -= aspect(cell.text) is None
            if others < 0:
                return False
        return True

    def _names_one(self, cells: Sequence[Cell]) -> bool:
        """Tell whether a criterion stands in a row: "Đạt | Minh chứng kèm theo" beside it are its answers."""
        return any(found and found[0].score >= LIKELY for found in map(self._words.criterion, map(criterion_text, cells)))

    def _take_row(self, row: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        in_table = self._mode in ("head", "table")
        if self._mode == "table" and self._head and is_part(cells, self._harvest.judged[-1] if self._harvest.judged else None, self._words):
            extend_by_part(self._harvest.judged[-1], *self._by_head(row))
            return True
        best, matches = self._criterion_cell(
            [cell for cell in cells if not (in_table and self._is_headed(row, cell))], row, in_table=in_table
        )
        if best is None and in_table:
            best, matches = self._by_number(row, cells)
        if best is None:
            goes_on = in_table and self._words.score(cells[0].text) < FIRM
            return goes_on and (self._more_evidence(row) or self._labelled_below(row, cells))
        self._mode, self._column = "table", best.place.column
        judged = Judged(best.text, matches, len(self._harvest.judged) + 1, own_number=cells[0].text.strip(" .)"))
        if self._head and in_table:
            judged.result, judged.evidence = self._by_head(row)
        else:
            judged.result, judged.evidence = by_look([cell for cell in cells if cell.place != best.place], self._words)
        mend(judged, best, next(cell for cell in cells if cell.place == best.place), self._words)
        before = self._harvest.judged[-1] if self._harvest.judged else None
        if before is not None and ((before.label == best.text and best.rows > 1) or (in_table and self._is_rest_of(before, judged, row))):
            before.label, before.matches = joined(before, judged, self._words)
            extend(before, judged)
        else:
            self._harvest.judged.append(judged)
        return True

    def _is_rest_of(self, before: Judged, judged: Judged, row: Sequence[Cell]) -> bool:
        """Tell whether a row without number and result goes on with the words of the criterion above, which a print without lines tore."""
        at = index_in(row, self._column)
        numbered = 0 < at <= len(row) and bool(row[at - 1].text.strip())
        said = judged.result is not None and bool(judged.result.text.strip())
        above = before.result is not None and bool(before.result.text.strip())
        begun = bool(before.matches) and before.matches[0].target == judged.matches[0].target
        return begun and above and not said and not numbered and judged.label[:1].islower()

    def _criterion_cell(self, cells: Sequence[Cell], row: Sequence[Cell], *, in_table: bool) -> tuple[Cell | None, tuple[Match, ...]]:
        if not in_table and (len(cells) < _PAIR or self._asks_any(cells)):
            return None, ()
        need = _IN_TABLE if in_table else FIRM
        scored = []
        for index, cell in enumerate(cells):
            text = criterion_text(cell)
            matches = () if only_marks(text) or not text.strip() else self._words.criterion(text)
            elsewhere = in_table and self._column not in (None, cell.place.column)
            if elsewhere or not matches or matches[0].score < need or names_part(text, matches[0], self._words):
                continue
            plain = self._words.score(text.partition(":")[0] if self._words.answers_itself(text) else text)
            judged = LIKELY <= matches[0].score <= plain and self._column == cell.place.column and is_judged(self._by_head(row)[0])
            if matches[0].score > plain or judged or (index == 1 and in_table and self._number_of(cells[0].text) == matches[0].target):
                scored.append((matches[0].score, -index, cell._replace(text=text), matches))
        if not scored or (not in_table and len({found[0].target for *_, found in scored}) > 1):  # several are the heads of columns
            return None, ()
        _, _, best, found = max(scored, key=lambda entry: entry[:2])
        if not in_table and self._doubtful_alone(best, cells, found[0].score):
            return None, ()
        return best, found

    def _by_number(self, row: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Cell | None, tuple[Match, ...]]:
        """Tell a criterion in unknown words by the number before it, where a choice stands in the column of its result."""
        names = [cell for cell in cells[1:] if not self._is_headed(row, cell) and self._column in (None, cell.place.column)]
        target = self._number_of(cells[0].text)
        asks = len(names) == 1 and self._words.score(names[0].text) >= LIKELY and not self._words.rates(names[0].text)
        if target is None or len(names) != 1 or asks:
            return None, ()
        result, _ = self._by_head(row)
        marked = result is not None and columns.chooses(result.text) and (has_tick(result.text) or bool(result.emphasis))
        if result is None or result.doubt or not (marked or chooses_plainly(result.text)):
            return None, ()
        if any(one.matches and one.matches[0].target == target for one in self._harvest.judged):
            return None, ()
        return names[0], (Match(target, BY_NUMBER, names[0].text),)

    def _number_of(self, text: str) -> str | None:
        """Return the criterion whose number stands in a cell: "4", "TC4"."""
        number = text.strip(" .)")
        return self._words.criterion_at(int(number)) if number.isdecimal() else self._words.criterion_number(text)

    def _asks_any(self, cells: Sequence[Cell]) -> bool:
        return any(self._words.score(cell.text) >= LIKELY for cell in cells)

    def _doubtful_alone(self, cell: Cell, cells: Sequence[Cell], score: float) -> bool:
        """Tell whether a short cell without a table head around it only shares words with a criterion (a rating, an award)."""
        if len(cell.text) >= _SHORTEST:
            return False
        need = VERBATIM if any(columns.chooses(other.text) for other in cells) else NEARLY_EXACT
        return score < need or self._words.is_rating(cell.text)

    def _is_headed(self, row: Sequence[Cell], cell: Cell) -> bool:
        return any(column < len(row) and row[column] is cell for column in self._head)

    def _by_head(self, row: Sequence[Cell]) -> tuple[Content | None, Content | None]:
        found: dict[str, Content] = {}
        for column, head in self._head.items():
            if column < len(row) and head not in found:
                cell = row[column]
                reaches_down = any(cell is one for one in self._head_cells)  # the head's own cell: nothing was written below it
                found[head] = Content("", cell.place) if reaches_down else Content.of(cell, _UNKNOWN_HEAD if column in self._unsure else "")
        result = found.get(RESULT)
        if CHOSEN in found and REFUSED in found:
            split = two_columns(found[CHOSEN], found[REFUSED])
            result = split if result is None or is_blank(result.text, self._words.hints) or only_marks(result.text) else result
        elif CHOSEN in found and result is None:
            result = one_column(found[CHOSEN])
        return result, found.get(EVIDENCE)

    def _more_evidence(self, row: Sequence[Cell]) -> bool:
        """Take a row that only goes on with the evidence of the criterion above (a split or page-broken row)."""
        at = index_in(row, self._column)
        if not self._harvest.judged or not self._head or self._column is None or at not in range(len(row)) or row[at].text.strip():
            return False
        result, evidence = self._by_head(row)
        head, colon, _ = evidence.text.partition(":") if evidence is not None else ("", "", "")
        if evidence is None or not evidence.text.strip() or (colon and self._words.score(head) >= FIRM):
            return False
        extend(self._harvest.judged[-1], Judged("", (), 0, result, evidence))
        return True

    def _labelled_below(self, row: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Take a row "Minh chứng: | …" below a criterion whose own row does not say that part."""
        cells = cells[len(cells) > 1 and is_number(cells[0].text) :]  # the number of the criterion above, merged over both rows
        if not self._harvest.judged or len(cells) > _PAIR:
            return False
        head, _, tail = cells[0].text.partition(":")
        part = self._words.aspect(head if len(cells) == 1 else cells[0].text)
        if part not in (RESULT, EVIDENCE) or (row[-1] is cells[0] and not tail.strip()):
            return False
        whole = Content.of(cells[-1])
        judged, said = self._harvest.judged[-1], whole if len(cells) == _PAIR else whole.part(len(whole.text) - len(tail))
        before = judged.result if part == RESULT else judged.evidence
        if before is not None and before.text.strip():
            return False
        if part == RESULT:
            judged.result = said
        else:
            judged.evidence = said
        return True

    def _take_card(self, table: Table, index: int, cells: Sequence[Cell]) -> bool:
        """Take a criterion that fills a row, with or without its number beside it, and the rows "Kết quả | …" below it."""
        if self._mode in ("head", "table"):
            return False
        matches, label = self._card_head(cells)
        if matches and matches[0].score >= LIKELY and self._aspect_below(table, index):
            judged = Judged(label, matches, len(self._harvest.judged) + 1, method="criteria-cards")
            if label == cells[0].text and len(cells) == _PAIR:
                judged.result = Content.of(cells[1])
            self._harvest.judged.append(judged)
            self._mode = "cards"
            return True
        if self._mode != "cards" or len(cells) < 2 or not self._harvest.judged:
            return False
        judged, value = self._harvest.judged[-1], cells[-1]
        aspect = self._words.aspect(cells[0].text) or self._unknown_aspect(judged, cells)
        if aspect == RESULT and judged.result is None:
            judged.result = Content.of(value)
        elif aspect == EVIDENCE and judged.evidence is None:
            known = self._words.aspect(cells[0].text) == EVIDENCE or columns.says_evidence(cells[0].text, self._words)
            judged.evidence = Content.of(value, "" if known else f"Nhãn “{cells[0].text[:40]}” có thể không phải là minh chứng.")
        else:
            return False
        return True

    def _unknown_aspect(self, judged: Judged, cells: Sequence[Cell]) -> str | None:
        """Tell what a label in unknown words asks of a criterion: its result where a choice is ticked, then its evidence."""
        label, value = cells[0].text, cells[-1].text
        if len(cells) != 2 or judged.evidence is not None or self._words.score(label) >= LIKELY:
            return None
        if judged.result is None:
            return RESULT if columns.chooses(value) else None
        return EVIDENCE

    def _card_head(self, cells: Sequence[Cell]) -> tuple[tuple[Match, ...], str]:
        if len(cells) == 1:
            return self._named_or_numbered(cells[0].text, cells[0].text), cells[0].text
        if len(cells) == _PAIR and looks_like_result(cells[1].text) and not is_number(cells[0].text):
            return self._named_or_numbered(cells[0].text, cells[0].text), cells[0].text
        if len(cells) == 2 and (is_number(cells[0].text) or self._words.criterion_number(cells[0].text)):
            return self._named_or_numbered(cells[1].text, cells[0].text), f"{cells[0].text}. {cells[1].text}"
        return (), ""

    def _named_or_numbered(self, name: str, numbered: str) -> tuple[Match, ...]:
        """Tell a criterion by its name, or by the number ("Tiêu chí 3") that its unknown words do not contradict."""
        found, number = self._words.criterion(name), self._words.criterion_number(numbered)
        if number is not None and (not found or (found[0].score < LIKELY and found[0].target == number)):
            return (Match(number, LIKELY, name),)  # told by its number, its words are nobody else's
        return found

    def _aspect_below(self, table: Table, index: int) -> bool:
        """Tell whether the next row that says anything begins with "Kết quả" or "Minh chứng", or holds a choice beside its label."""
        rows = rows_below(table, index)
        below, then = next(rows, []), next(rows, [])
        if len(below) == 2 and columns.chooses(below[1].text):
            return True
        # Running text in a single column: what is said of the criterion stands behind the colons, or below them.
        runs_on = len(then) == 1 and ":" in then[0].text and self._words.aspect(then[0].text.partition(":")[0]) is not None
        said = len(below) == 1 and (runs_on or not is_blank(below[0].text.partition(":")[2], self._words.hints))
        return 0 < len(below) <= 3 and not said and self._words.aspect(below[0].text) in (RESULT, EVIDENCE)

"""Gather answers from tables: pairs of label and value, tables of criteria, lists, signature blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.match.pieces import Asked, Content, Harvest, Judged, Listed
from toolkit.match.prose import Prose
from toolkit.match.signature import signature_in_table
from toolkit.match.words import EVIDENCE, FIRM, LIKELY, RESULT, Words, aside, signs_as_author, signs_for_branch
from toolkit.model.document import Cell, Table
from toolkit.text.choices import has_tick, only_marks
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_SHORTEST_CRITERION = 40
_POSSIBLE = 0.6
_TWO_VALUES = "Cạnh câu hỏi có nhiều ô cùng có nội dung."


class Grid:
    """Reads the tables of one region; a table that goes on without a head uses the head of the one before."""

    def __init__(self, words: Words, harvest: Harvest, prose: Prose) -> None:
        """Gather into ``harvest``; cells that hold running text go through ``prose``."""
        self._words, self._harvest, self._prose = words, harvest, prose
        self._list_head: dict[int, str] = {}
        self._criteria_head: dict[int, str] = {}
        self._width = 0
        self._mode = ""
        self._above = False
        self._criterion_column: int | None = None
        self._asides: set[int] = set()

    def read(self, table: Table) -> None:
        """Gather everything that the table says."""
        width = len(table.rows[0]) if table.rows else 0
        if width != self._width:
            self._mode = ""
        self._width = width
        self._asides = _aside_columns(table)
        self._above = False
        skip = -1
        for index, row in enumerate(table.rows):
            cells = _distinct(row)
            filled = [cell for cell in cells if cell.text.strip()]
            if index <= skip or not filled:
                continue
            if self._signature_starts(filled):
                signature_in_table(table, index, self._harvest)
                self._mode = ""
                return
            if self._take_head(row, index):
                continue
            if self._mode == "list" and self._take_item(row, filled):
                continue
            if self._take_aspect(table, index, filled) or self._take_criterion(row, cells):
                continue
            if self._labels_above(table, index, filled):
                skip = index + 1
                continue
            self._take_pairs(table, index, cells)

    def _signature_starts(self, filled: Sequence[Cell]) -> bool:
        heads = [cell.text.strip().split("\n")[0] for cell in filled]
        branch = [head for head in heads if signs_for_branch(head)]
        if not branch:
            return False
        others = [cell for cell, head in zip(filled, heads, strict=True) if not signs_for_branch(head)]
        if any(signs_as_author(head) for head in heads) or not others or "\n" in filled[-1].text.strip():
            return True
        return any(bare(head).startswith(("t m", "tm", "thay mat")) for head in branch)

    def _take_head(self, row: Sequence[Cell], index: int) -> bool:
        """Recognise the head of a list or of a table of criteria, and remember which column is what."""
        if self._words.list_question is not None:
            found = {
                column: match
                for column, cell in enumerate(row)
                if _first(row, column) and cell.text.strip() and (match := self._words.columns.best(cell.text)) and match.score >= LIKELY
            }
            filled = sum(1 for column, cell in enumerate(row) if _first(row, column) and cell.text.strip())
            if len(found) >= 3 and len(found) >= 0.5 * filled:
                best = _unique_columns(found)
                best.update(self._left_columns(row, best))
                self._list_head = {column: match.target for column, match in best.items()}
                self._harvest.columns.update({match.target: match for match in best.values()})
                self._mode = "list"
                return True
        if self._words.form.criteria:
            heads = {column: head for column, cell in enumerate(row) if cell.text.strip() and (head := self._words.aspect(cell.text))}
            kinds = set(heads.values())
            if EVIDENCE in kinds and len(kinds) >= 2 or {"dat", "chua_dat"} <= kinds and not any(has_tick(cell.text) for cell in row):
                same = self._mode == "criteria-head"
                self._criteria_head = {**(self._criteria_head if same else {}), **heads}
                self._mode = "criteria-head"
                self._criterion_column = None
                return True
        return False

    def _left_columns(self, row: Sequence[Cell], taken: dict[int, Match]) -> dict[int, Match]:
        """Give headings that fit nothing well to the columns that are left over; such answers are for review (their score is low)."""
        if self._words.list_question is None:
            return {}
        targets = {match.target for match in taken.values()}
        left = [column.id for column in self._words.list_question.columns if column.id not in targets]
        heads = [
            column
            for column, cell in enumerate(row)
            if _first(row, column) and column not in taken and cell.text.strip() and not aside(cell.text) and not _is_number(cell.text)
        ]
        found = {
            column: match
            for column in heads
            if (match := next((match for match in self._words.columns.match(row[column].text) if match.target in left), None))
        }
        weak = _unique_columns(found)
        if not weak and len(left) == 1 and len(heads) == 1:
            weak = {heads[0]: Match(left[0], _POSSIBLE, row[heads[0]].text)}
        return weak

    def _take_item(self, row: Sequence[Cell], filled: Sequence[Cell]) -> bool:
        """Take one row of the list; rows of column numbers, group heads and totals are passed over."""
        if len(filled) >= 3 and [bare(cell.text) for cell in filled] == [str(n) for n in range(1, len(filled) + 1)]:
            return True
        if len(filled) == 1 and (filled[0].columns >= self._width - 1 or len(self._list_head) > 3):
            content = {self._list_head[c]: row[c] for c in self._list_head if row[c] is filled[0]}
            if not content or filled[0].columns > 2:
                return self._words.score(filled[0].text) < LIKELY and ":" not in filled[0].text
        if bare(filled[0].text).startswith(("tong cong", "cong", "tong so")):
            return True
        if self._asks(filled):
            self._mode = ""
            return False
        cells = {name: Content.of(row[column]) for column, name in self._list_head.items()}
        if any(not is_blank(content.text, self._words.hints) for content in cells.values()):
            self._harvest.listed.append(Listed(cells, row[0].place))
        return True

    def _asks(self, filled: Sequence[Cell]) -> bool:
        """Tell whether a row is a plain question with its answer, so that a list or a table of criteria ends above it."""
        firm = [self._words.score(cell.text) >= FIRM for cell in filled]
        return any(firm[:2]) and len(filled) <= 2 * sum(firm) + 1

    def _take_criterion(self, row: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Take one row of a table of criteria; also without a head, by what its cells look like."""
        if not self._words.form.criteria:
            return False
        if self._mode == "criteria" and self._asks([cell for cell in cells if cell.text.strip()]):
            self._mode = ""
        in_table = self._mode in ("criteria", "criteria-head")
        candidates = [cell for cell in cells if cell.text.strip() and not self._head_of(row, cell)] if in_table else list(cells)
        best, matches = self._criterion_cell(candidates, in_table=in_table)
        if best is None:
            if in_table and self._words.score(cells[0].text) < FIRM and self._more_evidence(row):
                return True
            return False
        self._mode = "criteria"
        self._criterion_column = best.place.column
        judged = Judged(best.text, matches, len(self._harvest.judged) + 1)
        if self._criteria_head and in_table:
            judged.result, judged.evidence = self._by_head(row)
        else:
            judged.result, judged.evidence = self._by_look([cell for cell in cells if cell is not best])
        before = self._harvest.judged[-1] if self._harvest.judged else None
        if before is not None and before.label == best.text and best.rows > 1:
            _extend(before, judged)
        else:
            self._harvest.judged.append(judged)
        return True

    def _take_aspect(self, table: Table, index: int, filled: Sequence[Cell]) -> bool:
        """Take a criterion that fills a row alone, and the rows "Kết quả | …", "Minh chứng | …" below it."""
        if not self._words.form.criteria or self._mode.startswith("criteria-head"):
            return False
        if len(filled) == 1:
            matches = self._words.criterion(filled[0].text)
            if not matches or matches[0].score < LIKELY or not self._aspect_below(table, index):
                return False
            self._harvest.judged.append(Judged(filled[0].text, matches, len(self._harvest.judged) + 1, method="criteria-rows"))
            self._mode = "criteria-rows"
            return True
        aspect = self._words.aspect(filled[0].text) if self._mode == "criteria-rows" else None
        judged = self._harvest.judged[-1] if self._harvest.judged else None
        if judged is None or aspect not in (RESULT, EVIDENCE):
            return False
        if aspect == RESULT and judged.result is None:
            judged.result = Content.of(filled[1])
        elif aspect == EVIDENCE and judged.evidence is None:
            judged.evidence = Content.of(filled[1])
        else:
            return False
        return True

    def _aspect_below(self, table: Table, index: int) -> bool:
        """Tell whether the next row that says anything begins with "Kết quả" or "Minh chứng"."""
        for row in table.rows[index + 1 :]:
            filled = [cell for cell in _distinct(row) if cell.text.strip()]
            if filled:
                return len(filled) <= 2 and self._words.aspect(filled[0].text) in (RESULT, EVIDENCE)
        return False

    def _criterion_cell(self, cells: Sequence[Cell], *, in_table: bool) -> tuple[Cell | None, tuple[Match, ...]]:
        need = 0.55 if in_table else FIRM
        scored = [
            (matches[0].score, -index, cell, matches)
            for index, cell in enumerate(cells)
            if not only_marks(cell.text)
            and (matches := self._words.criterion(cell.text))
            and matches[0].score >= need
            and matches[0].score > self._words.score(cell.text)
            and (not in_table or self._criterion_column in (None, cell.place.column))
        ]
        if not scored:
            return None, ()
        _, _, cell, matches = max(scored, key=lambda entry: entry[:2])
        if not in_table and self._doubtful_alone(cell, cells, matches[0].score):
            return None, ()
        return cell, matches

    def _doubtful_alone(self, cell: Cell, cells: Sequence[Cell], score: float) -> bool:
        """Tell whether a cell without a table head around it only shares words with a criterion (a rating, an award)."""
        short = len(cell.text) < _SHORTEST_CRITERION and score < 0.97
        return short or len(cells) < 2 or any(self._words.score(other.text) >= LIKELY for other in cells)

    def _head_of(self, row: Sequence[Cell], cell: Cell) -> str | None:
        return next((head for column, head in self._criteria_head.items() if column < len(row) and row[column] is cell), None)

    def _by_head(self, row: Sequence[Cell]) -> tuple[Content | None, Content | None]:
        found: dict[str, Content] = {}
        for column, head in self._criteria_head.items():
            if column < len(row) and head not in found:
                found[head] = Content.of(row[column])
        result = found.get(RESULT)
        if "dat" in found and "chua_dat" in found:
            split = _two_columns(found["dat"], found["chua_dat"])
            result = split if result is None or is_blank(result.text, self._words.hints) or only_marks(result.text) else result
        return result, found.get(EVIDENCE)

    def _by_look(self, cells: Sequence[Cell]) -> tuple[Content | None, Content | None]:
        """Tell result and evidence apart without a head: the result is short and names a choice or holds ticks."""
        result = next((cell for cell in cells if only_marks(cell.text) or self._is_result(cell.text)), None)
        rest = [cell for cell in cells if cell is not result and cell.text.strip() and not _is_number(cell.text)]
        evidence = max(rest, key=lambda cell: len(cell.text), default=None)
        return Content.of(result) if result else None, Content.of(evidence) if evidence else None

    def _is_result(self, text: str) -> bool:
        return len(text) < 60 and any(word in f" {bare(text)} " for word in (" dat ", " chua dat ", " khong dat "))

    def _more_evidence(self, row: Sequence[Cell]) -> bool:
        """Take a row that only goes on with the evidence of the criterion above (a split or page-broken row)."""
        column = self._criterion_column
        if not self._harvest.judged or not self._criteria_head or column is None or row[column - 1].text.strip():
            return False
        result, evidence = self._by_head(row)
        before = self._harvest.judged[-1]
        if evidence is not None and evidence.text.strip():
            _extend(before, Judged("", (), 0, result, evidence))
            return True
        return False

    def _labels_above(self, table: Table, index: int, filled: Sequence[Cell]) -> bool:
        """Take a row of labels whose values stand in the row below."""
        if len(filled) < 2 or index + 1 >= len(table.rows):
            return False
        below = [self._words.score(cell.text) for cell in _distinct(table.rows[index + 1]) if cell.text.strip()]
        firm = [cell for cell in filled if self._words.score(cell.text) >= FIRM]
        likely = [cell for cell in filled if self._words.score(cell.text) >= LIKELY]
        most = max(2, len(filled) - 1)
        labels = firm if len(firm) >= most and not any(score >= FIRM for score in below[:2]) else likely
        if not firm or len(labels) < most or (labels is likely and any(score >= LIKELY for score in below)):
            return False
        self._above = True
        for column, cell in enumerate(table.rows[index]):
            if cell in likely and _first(table.rows[index], column):
                value = table.rows[index + 1][column]
                self._harvest.asked.append(Asked(cell.text, Content.of(value), self._words.question(cell.text), "label-above"))
        return True

    def _take_pairs(self, table: Table, index: int, cells: Sequence[Cell]) -> None:
        """Take every pair of label and value in a row; running text in a cell goes through the prose reader."""
        position = 0
        while position < len(cells):
            cell = cells[position]
            head = cell.text.split("\n")[0]
            if self._is_label(cell) and not self._groups_labels(cells, position):
                position = self._take_pair(table, index, cells, position)
                continue
            if cell.text.strip() and (":" in head or "\n" in cell.text or "…" in head or "..." in head):
                taken = self._prose.cell(cell, cells[position + 1] if position + 1 < len(cells) else None)
                position += taken
            elif cell.text.strip() and not _is_number(cell.text):
                self._prose.line_of_table(cell)
            position += 1

    def _groups_labels(self, cells: Sequence[Cell], position: int) -> bool:
        """Tell whether a doubtful label only names a group ("Thông tin chung") and the real label stands beside it."""
        mine = self._words.score(cells[position].text)
        return mine < FIRM and any(self._words.score(cell.text) >= max(LIKELY, mine + 0.1) for cell in cells[position + 1 : -1])

    def _is_label(self, cell: Cell) -> bool:
        """Tell whether a whole cell is a label; a hint on its second line ("(ghi đầy đủ)") belongs to it, a value behind a colon does not."""
        text = cell.text.strip()
        head, colon, tail = text.partition(":")
        if colon and not is_blank(tail, self._words.hints) and self._words.score(head) >= LIKELY:
            return False
        return self._words.score(" ".join(text.split())) >= (FIRM if "\n" in text else _POSSIBLE)

    def _take_pair(self, table: Table, index: int, cells: Sequence[Cell], position: int) -> int:
        cell = cells[position]
        stop = position + 2
        while stop < len(cells) and not self._starts_pair(cells, stop):
            stop += 1
        values = [other for other in cells[position + 1 : stop] if other.place.column not in self._asides]
        filled = [other for other in values if other.text.strip()]
        matches = self._words.question(" ".join(cell.text.split()))
        if not filled and (not values or self._above) and index + 1 < len(table.rows) and matches[0].score >= FIRM:
            below = table.rows[index + 1][(cell.place.column or 1) - 1]
            if below is not cell and below.columns == cell.columns and self._holds_value(below):
                self._harvest.asked.append(Asked(cell.text, Content.of(below), matches, "label-above"))
                return stop
        if not values:
            if matches[0].score >= FIRM:
                self._harvest.asked.append(Asked(cell.text, Content("", cell.place), matches, "label-alone"))
            return position + 1
        if not filled and (matches[0].score < FIRM or (cell.text.isupper() and not self._harvest.asked)):
            return stop
        content = Content.of(filled[0] if filled else values[0], _TWO_VALUES if len(filled) > 1 else "")
        self._harvest.asked.append(Asked(cell.text, content, matches, "label-cell"))
        return stop

    def _holds_value(self, cell: Cell) -> bool:
        """Tell whether a cell below a label holds its value: it is no label itself, nor a label with its own value."""
        head = cell.text.partition(":")[0]
        return bool(cell.text.strip()) and max(self._words.score(cell.text), self._words.score(head)) < LIKELY

    def _starts_pair(self, cells: Sequence[Cell], position: int) -> bool:
        """Tell whether the cell begins the next pair of the row: a firm label with something beside it."""
        return self._words.score(cells[position].text) >= FIRM and position + 1 < len(cells)


def _distinct(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row without the repetitions of merged ones."""
    return [cell for column, cell in enumerate(row) if _first(row, column)]


def _first(row: Sequence[Cell], column: int) -> bool:
    return column == 0 or row[column] is not row[column - 1]


def _unique_columns(found: Mapping[int, Match]) -> dict[int, Match]:
    """Give each column of a list to the heading that fits best; a heading that fits worse is left out."""
    best: dict[str, int] = {}
    for column, match in found.items():
        if match.target not in best or match.score > found[best[match.target]].score:
            best[match.target] = column
    return {column: found[column] for column in best.values()}


def _aside_columns(table: Table) -> set[int]:
    return {column + 1 for row in table.rows[:3] for column, cell in enumerate(row) if column and cell.text and aside(cell.text)}


def _two_columns(yes: Content, no: Content) -> Content:
    """Bring a column for "Đạt" and one for "Chưa đạt" into the one form that the choice reader knows."""
    marked = [(not is_blank(content.text)) for content in (yes, no)]
    text = f"{'☒' if marked[0] else '☐'} Đạt {'☒' if marked[1] else '☐'} Chưa đạt"
    return Content(text, yes.place if marked[0] or not marked[1] else no.place)


def _extend(before: Judged, more: Judged) -> None:
    if more.evidence is not None and more.evidence.text.strip() and (before.evidence is None or more.evidence.text != before.evidence.text):
        if before.evidence is None:
            before.evidence = more.evidence
        else:
            before.evidence.add(more.evidence.text)
    if more.result is not None and more.result.text.strip() and (before.result is None or not before.result.text.strip()):
        before.result = more.result


def _is_number(text: str) -> bool:
    return text.strip(" .)(").isdigit() or bare(text) in {"tt", "stt", "x"}

"""From a region of a document to the answers of its form: gather, assign labels to questions all at once, read the values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from toolkit.match.answers.borne_out import borne_out
from toolkit.match.answers.complete import is_complete
from toolkit.match.answers.decide import decide, settled
from toolkit.match.answers.given_back import without_taken
from toolkit.match.answers.in_order import BY_PLACE, by_place, is_open_question
from toolkit.match.answers.two_in_one import TWO_FORMS, are_two
from toolkit.match.dated import day_above_signature
from toolkit.match.doubts import for_a_look
from toolkit.match.legend import spell_out
from toolkit.match.lines.head_lines import at_its_line
from toolkit.match.lines.lone_numbers import joined
from toolkit.match.lines.named_items import with_labels
from toolkit.match.lines.narrative import NARRATIVE, Narrative, is_letter
from toolkit.match.lines.prose import Prose
from toolkit.match.paper_head import date_in_heading, period_in_heading, unit_and_period
from toolkit.match.pieces import Harvest
from toolkit.match.signers import date_line
from toolkit.match.tables.beside_criteria import criteria_apart
from toolkit.match.tables.cell_by_cell import rebuilt
from toolkit.match.tables.criterion_above import with_criteria_above
from toolkit.match.tables.grid import Grid
from toolkit.match.tables.inner import Inner
from toolkit.match.tables.inner_choices import with_choices
from toolkit.match.tables.inner_parts import with_parts
from toolkit.match.tables.labels_below import labels_first
from toolkit.match.tables.lists_abreast import lists_apart
from toolkit.match.tables.section_cells import without_sections
from toolkit.match.tables.tabbed import from_tabs
from toolkit.match.units import unit_in_heading
from toolkit.match.words import FIRM, Words, words_of
from toolkit.model.definitions import AnswerType, Definitions, Form
from toolkit.model.document import Line, Region, Table
from toolkit.model.period import Period
from toolkit.model.place import HOW_FAR, WHOLE_FILE, Place
from toolkit.model.submission import Answer, Row, State, Submission
from toolkit.text.values import parse_period

_DAY = "ngay_lap"
_OTHER_SHEET = "Câu trả lời nằm ở trang tính khác với tên biểu mẫu."
_FAR = timedelta(days=2 * 366)
_NONE: Mapping[Place, str] = MappingProxyType({})


def match(
    region: Region,
    definitions: Definitions,
    *,
    folder: str | None = None,
    doubtful: Mapping[Place, str] = _NONE,
    harvest: Harvest | None = None,
) -> Submission:
    """Return what the region answers. ``folder`` is the code of the branch whose folder the file lies in, if any.

    Answers at ``doubtful`` places (``Document.doubtful``) are for a person's eye. ``harvest`` is what was gathered already.
    Branch and period come from their questions, else from the form's heading, else (branch only) from the folder.
    """
    form = definitions.plan.form(region.form) if region.form else None
    harvest = harvest or harvest_of(region, definitions, doubtful)
    if form is None or harvest is None:
        return Submission(form=None, unit=_known(folder, definitions), period=None, answers=(), place=region.place)
    words = words_of(definitions.plan, form)
    found = {answer.id: answer for answer in decide(harvest, words, definitions)}
    placed = tuple(by_place(region, harvest, found, words, definitions))
    found |= {answer.id: answer for answer in (*placed, *without_taken(found, placed))}
    found |= {answer.id: answer for answer in tuple(borne_out(region, harvest, found, words, definitions))}
    for answer in _heading_answers(region, form, definitions):
        said = found.get(answer.id)
        if said is None or _bears_out(answer, said, words):
            found[answer.id] = at_its_line(answer, region, definitions.organisation)
        else:
            found[answer.id] = _beside_heading(said, answer)
    found |= _behind_unit(found)
    dated = found.get(_DAY)
    if (dated is None or dated.method == BY_PLACE or is_open_question(dated, words)) and any(one.id == _DAY for one in form.questions):
        taken = {answer.raw.strip() for answer in found.values() if isinstance(answer.value, date)}
        found |= {day.id: day for day in [day_above_signature(region, _DAY, taken)] if day}
    if "ky_bao_cao" in found and _DAY in found:
        found["ky_bao_cao"] = _beside_day(found["ky_bao_cao"], found[_DAY].value)
    answers = tuple(settled(found.get(question.id) or Answer(id=question.id), question, found) for question in form.questions)
    if are_two(harvest, form, words.hints):
        answers = for_a_look(answers, TWO_FORMS)
    if region.reason:
        answers = tuple(answer._replace(review=True, reason=region.reason) if answer.value is not None else answer for answer in answers)
    if region.place.sheet is not None:
        answers = tuple(_of_sheet(answer, region.place.sheet) for answer in answers)
    if doubtful:
        answers = tuple(_looked_at(answer, doubtful, form) for answer in answers)
    return _identified(answers, form, region, definitions, folder)


def _of_sheet(answer: Answer, sheet: str) -> Answer:
    """Mark an answer that stands on another sheet than the form's heading: lists of choices and examples stand on such."""
    if answer.value is None or answer.review or answer.place is None or answer.place.sheet in (None, sheet):
        return answer
    return answer._replace(review=True, reason=_OTHER_SHEET)


def _looked_at(answer: Answer, doubtful: Mapping[Place, str], form: Form) -> Answer:
    """Mark an answer, or the answers of a list, where the file leaves open what stands there."""
    whole = doubtful.get(WHOLE_FILE)
    if whole is not None and not answer.review and not (HOW_FAR in doubtful and is_complete(answer, form)):
        answer = answer._replace(review=True, reason=whole)
    if isinstance(answer.value, tuple) and answer.value and isinstance(answer.value[0], Row):
        rows = (row for row in answer.value if isinstance(row, Row))
        return answer._replace(
            value=tuple(replace(row, answers=tuple(_looked_at(one, doubtful, form) for one in row.answers)) for row in rows)
        )
    if answer.place is None or answer.place not in doubtful or answer.review:
        return answer
    return answer._replace(review=True, reason=doubtful[answer.place])


def harvest_of(region: Region, definitions: Definitions, doubtful: Mapping[Place, str] = _NONE) -> Harvest | None:
    """Return what is gathered from a region, ``None`` where it is no form of the plan."""
    form = definitions.plan.form(region.form) if region.form else None
    return gather(region, words_of(definitions.plan, form), doubtful) if form is not None else None


def gather(region: Region, words: Words, doubtful: Mapping[Place, str] = _NONE) -> Harvest:
    """Collect labels, criteria, rows and names from every block of the region, in reading order.

    An answer to which a line of a ``doubtful`` place was added is in doubt, wherever it began.
    """
    harvest = Harvest(heading=region.heading)
    prose = Prose(words, harvest)
    grid, inner = Grid(words, harvest, prose), Inner(words, harvest)
    line: Line | None = None
    rows = without_sections(lists_apart(rebuilt(from_tabs(region.blocks, doubtful), doubtful), words), words)
    criteria = with_criteria_above(criteria_apart(with_parts(rows, words), words), words)
    blocks = joined(with_choices(labels_first(criteria, words)), words)
    for block in with_labels(blocks, words):
        if isinstance(block, Line):
            line = block if block.text.strip() else line
            above = prose.answer if block.place in doubtful else None
            said = above.text if above is not None else ""
            prose.line(block)
            if above is not None and above.text != said:
                above.doubt = above.doubt or doubtful[block.place]
        elif not inner.take(block) and not prose.names_in(block):
            above, known = prose.answer, harvest.size
            prose.close()
            grid.read(block, line)
            line = None
            if harvest.size == known and _says_something(block):
                prose.interrupt(above)
    prose.finish()
    prose.grouped.give_back()
    spell_out(region, harvest)
    if is_letter(region, words, harvest):
        Narrative(words, harvest).read(region)
    return harvest


def _says_something(table: Table) -> bool:
    """Tell whether a table holds more than the line of place and date or an organ's name in capitals."""
    texts = (line for row in table.rows for cell in row for line in cell.text.split("\n"))
    return any(not text.isupper() and not date_line(text) for text in texts if any(map(str.isalnum, text)))


def _heading_answers(region: Region, form: Form, definitions: Definitions) -> Iterator[Answer]:
    """Answer branch, period and date from the form's heading, where the form does not ask for them below."""
    said = {
        AnswerType.UNIT: unit_in_heading(region.heading, definitions.organisation),
        AnswerType.PERIOD: period_in_heading(region.heading),
        AnswerType.DATE: date_in_heading(region.heading),
    }
    for question in form.questions:
        value = said.get(question.type)
        if value is not None and (question.type is not AnswerType.DATE or question.id == _DAY):
            yield Answer(
                id=question.id, value=value, state=State.VALUE, raw=region.heading, place=region.place, confidence=0.9, method="heading"
            )


def _behind_unit(found: Mapping[str, Answer]) -> dict[str, Answer]:
    """Answer the period by what stands behind the branch ("Chi bộ: QLTM (Quý III/2024)"), where nothing else tells it."""
    unit, period = found.get("don_vi"), found.get("ky_bao_cao")
    behind = unit_and_period(unit.raw)[1] if unit is not None and (period is None or period.state is State.NOT_FOUND) else ""
    if unit is None or not behind:
        return {}
    said = parse_period(behind)
    return {"ky_bao_cao": unit._replace(id="ky_bao_cao", value=said, raw=behind, state=State.VALUE, review=False, reason="")}


def _bears_out(heading: Answer, answer: Answer, words: Words) -> bool:
    """Tell whether the heading answers in the place of what was not found, or was found by its place or in a sentence and says the same.

    What stands beside a label that is only like the question's, and is no answer to it ("6 tháng đầu năm | Cả năm"), was not found either.
    """
    if answer.state is State.NOT_FOUND or (answer.value is None and words.score(answer.label) < FIRM and not answer.contradictory):
        return True
    if answer.state is State.INVALID and words.is_rating(answer.raw):
        return True  # "Tổ chức đảng: HTXSNV"
    return answer.method in (BY_PLACE, NARRATIVE) and answer.value == heading.value


def _beside_heading(answer: Answer, heading: Answer) -> Answer:
    """Ask for a look where a form answers another branch or period than its own heading names; a part of the period is no other one."""
    mine, theirs = answer.value, heading.value
    if isinstance(mine, Period) and isinstance(theirs, Period):
        other = not (mine.within(theirs) or theirs.within(mine))
    else:
        other = mine is not None and mine != theirs and heading.id != _DAY
    said = theirs.say() if isinstance(theirs, Period) else theirs
    return answer._replace(review=True, reason=f"Đầu biểu ghi {said}, khác với câu trả lời.") if other else answer


def _beside_day(answer: Answer, day: object) -> Answer:
    """Ask for a look where a form is dated years before or after its period: one of both may be a slip ("2042")."""
    period = answer.value
    if not isinstance(period, Period) or not isinstance(day, date) or answer.review:
        return answer
    if period.first_day - _FAR <= day <= period.last_day + _FAR:
        return answer
    return answer._replace(review=True, reason=f"Ngày lập {day:%d/%m/%Y} cách xa {period.say()}; có thể ghi nhầm năm.")


def _known(folder: str | None, definitions: Definitions) -> str | None:
    return folder if folder and definitions.organisation.branch(folder) else None


def _identified(answers: tuple[Answer, ...], form: Form, region: Region, definitions: Definitions, folder: str | None) -> Submission:
    by_id = {answer.id: answer for answer in answers}
    said, period_said = by_id.get("don_vi"), by_id.get("ky_bao_cao")
    unit = str(said.value) if said is not None and said.value is not None else None
    home = _known(folder, definitions)
    if unit is None:
        unit = unit_in_heading(region.heading, definitions.organisation) or home
    elif home is not None and home != unit and said is not None:
        named = [branch.name for code in (home, unit) if (branch := definitions.organisation.branch(code)) is not None]
        reason = f"Tệp nằm trong thư mục của {named[0]} nhưng nội dung ghi {named[-1]}."
        answers = tuple(answer._replace(review=True, reason=reason) if answer.id == "don_vi" else answer for answer in answers)
    period = period_said.value if period_said is not None and isinstance(period_said.value, Period) else period_in_heading(region.heading)
    subject = by_id.get(form.subject) if form.subject else None
    return Submission(
        form=form.id,
        unit=unit,
        period=period,
        answers=answers,
        subject=str(subject.value) if subject is not None and subject.value is not None else "",
        place=region.place,
    )

"""From what was gathered to answers: labels are given to questions all at once, and the value beside each is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from toolkit.match.answers.assign import assign
from toolkit.match.answers.choice_for_name import by_choice
from toolkit.match.answers.denied import denied
from toolkit.match.answers.halves import whole
from toolkit.match.answers.ill import answers_ill
from toolkit.match.answers.judged_again import judged_again
from toolkit.match.answers.kind_behind_name import part_kinds
from toolkit.match.answers.of_another import asks_as_another, names_its_own
from toolkit.match.answers.parted_lists import answered, joined
from toolkit.match.answers.runner_up import Contest, other_criterion
from toolkit.match.answers.shifted import SHIFTED, is_shifted
from toolkit.match.answers.swallowed import swallowed
from toolkit.match.answers.twice import signed_by_another, surest, twin, without_legends
from toolkit.match.answers.unknown_columns import take_unknown_columns
from toolkit.match.doubts import for_a_look, may_ask_else
from toolkit.match.lines.own_label import part_from_label
from toolkit.match.pieces import Asked, Content, Harvest, Judged, Listed, Value
from toolkit.match.signers import date_line, is_place_and_date
from toolkit.match.values import read_value
from toolkit.match.words import FIRM, LIKELY, POSSIBLE, RESULT, VERBATIM, Words, hints_of
from toolkit.model.definitions import AnswerType, Definitions, Question, Required
from toolkit.model.submission import Answer, Row, State
from toolkit.text.fold import clean, fold
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_LEAST = 0.62
_NEAR, _BARELY = 0.05, 0.02
_DOUBTFUL = 0.6
_UNREAD = "Trong tệp còn bảng giống một mục của danh sách mà máy không đọc được; danh sách có thể thiếu."
_NO_COLUMN, _FEW_LOST = "Danh sách không có cột", 2
_FEWEST_IN_ORDER = 3
_ILL = 0.7  # what an uncertain label counts for where the answer beside it is of another kind
_FIRMNESS = 4  # one firm label outweighs several weak ones, so that no firm one is given away to please them


def decide(harvest: Harvest, words: Words, definitions: Definitions) -> Iterator[Answer]:
    """Yield an answer for every question that anything was gathered for."""
    yield from _plain_answers(harvest, words, definitions)
    yield from _criterion_answers(harvest, words, definitions)
    if words.list_question is not None:
        take_unknown_columns(harvest, words)
        part_kinds(harvest, words)
        yield _list_answer(harvest, words.list_question, definitions)


def _plain_answers(harvest: Harvest, words: Words, definitions: Definitions) -> Iterator[Answer]:
    questions, columns = words.plain, words.plain_numbers
    asked = [by_choice(one, words) for one in harvest.asked if one.matches and one.matches[0].score >= _LEAST]
    asked = without_legends(asked, words, definitions.plan)
    hints = hints_of(definitions.plan)
    scores = [[0.0] * len(questions) for _ in asked]
    for row, one in enumerate(asked):
        filled = 0.004 if not is_blank(one.content.text, hints) else 0.0
        for fit in one.matches:
            if fit.score >= _LEAST and fit.target in columns and not _belongs_elsewhere(questions[columns[fit.target]], fit, one, harvest):
                likely = min(1.0, fit.score**_FIRMNESS * 0.99 + filled)
                unlike = (
                    fit.score < VERBATIM
                    and len(one.matches) > 1
                    and filled
                    and answers_ill(questions[columns[fit.target]], one, definitions)
                )
                scores[row][columns[fit.target]] = likely * _ILL if unlike else likely
    given = assign(scores)
    taken = {column for column in given if column is not None}
    contest = Contest(asked, [None if column is None else questions[column].id for column in given], words.form, hints)
    for row, column in enumerate(given):
        if column is not None:
            answer = _plain_answer(questions[column], asked, row, taken, words, definitions, contest, harvest)
            yield _checked(answer, questions[column], words)
    yield from contest.unanswered(question.id for column, question in enumerate(questions) if column not in taken)
    yield from _signed_answers(harvest, questions, {questions[column].id for column in taken}, asked, given, definitions)


def _belongs_elsewhere(question: Question, fit: Match, one: Asked, harvest: Harvest) -> bool:
    """Tell whether a label is none of that question: the signature answers a weak one, or a line of place and date stands there."""
    if question.in_signature and harvest.secretary and fit.score < LIKELY:
        return True
    if question.type is AnswerType.TEXT and is_place_and_date(one.content.text):
        return True
    return question.type is AnswerType.UNIT and fit.score < FIRM and date_line(one.content.text)


def _plain_answer(
    question: Question,
    asked: Sequence[Asked],
    row: int,
    taken: set[int],
    words: Words,
    definitions: Definitions,
    contest: Contest,
    harvest: Harvest,
) -> Answer:
    one = surest(question, asked, row)
    fit = next(found for found in one.matches if found.target == question.id)
    rivals = [found for found in one.matches if found.target != question.id and words.plain_numbers.get(found.target) not in taken]
    reason = ""
    if fit.score < VERBATIM and ((rivals and fit.score - rivals[0].score < _NEAR) or _may_be_of_another(one, fit, question, words)):
        reason = may_ask_else(one.label)
    other = twin(question, asked, row, contest.given, definitions) or signed_by_another(question, one.content.text, harvest)
    if other is not None:
        reason = f"Có hai chỗ trả lời khác nhau: “{clean(one.content.text)[:40]}” và “{clean(other)[:40]}”."
    runner_up = contest.lost_to(question, row, fit)
    return make_answer(question, one.content, fit, definitions, method=one.method, label=one.label, reason=reason, runner_up=runner_up)


def _may_be_of_another(one: Asked, fit: Match, question: Question, words: Words) -> bool:
    """Tell whether a label that is likely may as well ask something else by its words; what is less likely is for a look anyway."""
    if fit.score < LIKELY:
        return False
    barely = fit.score < LIKELY + _BARELY and not names_its_own(one.label, question, words.form)
    return barely or asks_as_another(one.label, question, words.plan)


def _signed_answers(
    harvest: Harvest,
    questions: Sequence[Question],
    answered: set[str],
    asked: Sequence[Asked],
    given: Sequence[int | None],
    definitions: Definitions,
) -> Iterator[Answer]:
    """Answer from the signature block: the secretary, and the author where no label asks for him."""
    firm = Match("", 1.0, "")
    blank = {
        questions[column].id
        for row, column in enumerate(given)
        if column is not None and is_blank(asked[row].content.text, hints_of(definitions.plan))
    }
    for question in questions:
        if question.in_signature and (question.id not in answered or question.id in blank) and harvest.secretary:
            content = next((found for found in harvest.secretary if found.text), harvest.secretary[0])
            names = {fold(found.text) for found in harvest.secretary if found.text}
            reason = "Có hai tên khác nhau ở chỗ ký của bí thư." if len(names) > 1 else ""
            yield make_answer(question, content, firm, definitions, method="signature", label="T/M CHI BỘ - BÍ THƯ", reason=reason)
        elif question.id == "nguoi_lap" and (question.id not in answered or question.id in blank):
            content_or_none = next((found for found in harvest.author if found.text), None)
            if content_or_none is not None:
                reason = "Ô “Người lập biểu” để trống; lấy tên ở chỗ ký." if question.id in blank else ""
                yield make_answer(question, content_or_none, firm, definitions, method="signature", label="NGƯỜI LẬP BIỂU", reason=reason)


def _criterion_answers(harvest: Harvest, words: Words, definitions: Definitions) -> Iterator[Answer]:
    names = list(words.form.criteria)
    if not names or not harvest.judged:
        return
    judged = whole(_last_word(harvest.judged), words)
    part_from_label(judged)
    twice = _judged_twice(judged)
    scores = []
    for one in judged:
        line = [0.0] * len(names)
        number = words.criterion_number(one.label)
        for fit in one.matches:
            if fit.target in names:
                in_place = 0.03 if names.index(fit.target) + 1 == one.order or fit.target == number else 0.0
                line[names.index(fit.target)] = min(1.0, fit.score * 0.96 + in_place)
        scores.append(line)
    given = assign(scores)
    again = judged_again(judged, names, given, words.hints)
    harvest.twice.update(target for target, _ in again)
    in_order = _all_in_order(given, words)
    for one, line, column in zip(judged, scores, given, strict=True):
        if column is None:
            continue
        fit = next(found for found in one.matches if found.target == names[column])
        if in_order and fit.score >= POSSIBLE:
            fit = fit._replace(score=max(fit.score, LIKELY))  # its place among all the others tells what its words leave open
        rivals = [found for found in one.matches if found.target != fit.target and fit.score - found.score < 0.1 and fit.score < VERBATIM]
        number = words.criterion_number(one.label)
        doubt = bool(rivals and line[column] - 0.1 < 0.6) or (number is not None and number != fit.target)
        reason = f"Tiêu chí “{one.label[:60]}” có thể là tiêu chí khác." if doubt else ""
        if fold(one.label) in twice:
            reason = f"Tiêu chí “{one.label[:60]}” có ở hai chỗ với nội dung khác nhau."
            harvest.twice.add(fit.target)
        lost = other_criterion(one, fit, definitions.plan)
        for question in words.form.questions:
            if question.criterion == fit.target:
                content = one.result if question.aspect == RESULT else one.evidence
                if content is not None:
                    why = reason or again.get((fit.target, question.aspect or ""), "") or (denied(one) if content is one.result else "")
                    answer = make_answer(
                        question, content, fit, definitions, method=one.method, label=one.label, reason=why, runner_up=lost
                    )
                    if why and answer.value is None and not reason:
                        answer = answer._replace(review=True)  # nothing stands here, and something there
                    yield _checked(answer, question, words)


def _all_in_order(given: Sequence[int | None], words: Words) -> bool:
    """Tell whether all criteria of the form stand there, each in its place; those that only apply to some may be left out at the end."""
    for_some = {question.criterion for question in words.form.questions if question.only_if is not None}
    always = sum(name not in for_some for name in words.form.criteria)
    return len(given) >= max(always, _FEWEST_IN_ORDER) and list(given) == list(range(len(given)))


def _checked(answer: Answer, question: Question, words: Words) -> Answer:
    """Return the answer, marked for review if it took in what belongs to another question."""
    why = swallowed(question, answer.raw, words) if isinstance(answer.value, str) and not answer.review else ""
    return answer._replace(review=True, reason=why, confidence=min(answer.confidence, _DOUBTFUL)) if why else answer


def _judged_twice(judged: Sequence[Judged]) -> frozenset[str]:
    """Return the labels (folded) of criteria that stand twice and are not answered in the same words."""
    times = Counter(fold(one.label) for one in judged)
    if len(times) == len(judged):
        return frozenset()
    said: dict[str, set[tuple[str, str]]] = {}
    for one in judged:
        answers = (fold(one.result.text) if one.result else "", fold(one.evidence.text) if one.evidence else "")
        said.setdefault(fold(one.label), set()).add(answers)
    return frozenset(label for label, answers in said.items() if len(answers) > 1)


def _last_word(judged: Sequence[Judged]) -> list[Judged]:
    """Leave out criteria that are only mentioned: without result and evidence while the same stands again with them."""
    full = {one.matches[0].target for one in judged if one.result is not None or one.evidence is not None}
    return [one for one in judged if one.result is not None or one.evidence is not None or one.matches[0].target not in full]


def _list_answer(harvest: Harvest, question: Question, definitions: Definitions) -> Answer:
    hints = hints_of(definitions.plan)
    said = [listed for listed in harvest.listed if any(not is_blank(content.text, hints) for content in listed.cells.values())]
    while len(said) > 1 and said[0].method != "list-table" and question.columns[0].id not in said[0].cells and len(said[0].cells) == 1:
        said = said[1:]  # a line or a row above the list that has the name of a column ("Lĩnh vực: Năng lượng")
    said = joined(said, question.columns[0].id)
    rows = answered(_row(number, listed, harvest, question, definitions) for number, listed in enumerate(said, 1))
    if not rows:
        return Answer(id=question.id, value=None, state=State.BLANK if harvest.columns else State.NOT_FOUND, confidence=1.0)
    cells = [answer for row in rows for answer in row.answers]
    lost = [
        column
        for number, column in enumerate(question.columns)
        if column.id not in harvest.columns and any(row.answers[number].state is not State.NOT_APPLICABLE for row in rows)
    ]
    if said[0].method == "list-table" and not harvest.unknown_heads and all(column.required is Required.NO for column in lost):
        lost = []  # what may be blank was taken out of the table
    reason = f"{_NO_COLUMN}: {'; '.join(column.label for column in lost)}." if lost else ""
    if harvest.unread_items:
        reason = _UNREAD
    elif 0 < len(lost) <= _FEW_LOST and question.columns[0] not in lost:
        rows, reason = tuple(_without(row, {column.id for column in lost}, reason) for row in rows), ""  # the others have theirs
    return Answer(
        id=question.id,
        value=rows,
        state=State.VALUE,
        raw="",
        place=said[0].place,
        confidence=min((answer.confidence for answer in cells if answer.value is not None), default=0.0),
        review=bool(reason),
        reason=reason,
        method=said[0].method,
    )


def _without(row: Row, lost: Set[str], reason: str) -> Row:
    """Return a row of a list that lacks columns, with what may be missing there for a look."""
    missed = {one.id for one in row.answers if one.id in lost and one.state is State.NOT_FOUND}
    return replace(row, answers=tuple(one._replace(review=True, reason=reason) if one.id in missed else one for one in row.answers))


def _row(number: int, listed: Listed, harvest: Harvest, question: Question, definitions: Definitions) -> Row:
    found: dict[str, Answer] = {}
    for column in question.columns:
        content = listed.cells.get(column.id)
        if content is None:
            found[column.id] = Answer(id=column.id)
        else:
            fit = harvest.columns[column.id]
            found[column.id] = make_answer(column, content, fit, definitions, method=listed.method, label=fit.wording)
    answers = tuple(settled(found[column.id], column, found) for column in question.columns)
    if is_shifted(listed, found, question.columns, definitions.plan):
        answers = for_a_look(answers, SHIFTED)
    return Row(number=number, answers=answers)


def make_answer(
    question: Question,
    content: Content,
    fit: Match,
    definitions: Definitions,
    *,
    method: str,
    label: str,
    reason: str = "",
    runner_up: str = "",
) -> Answer:
    """Read the value and say how sure the whole answer is; below the plan's limit a person must look."""
    value: Value = read_value(question, content, definitions)
    confidence = round(min(fit.score, value.confidence, _DOUBTFUL if reason or content.doubt else 1.0), 2)
    why = reason or content.doubt or value.reason
    review = value.value is not None and (bool(why) or confidence < definitions.plan.rules.review_confidence)
    if review and not why:
        why = unlike_reason(label, question)
    return Answer(  # by their order: a form has dozens, and names take twice the time
        question.id,
        value.value,
        value.state,
        content.raw,
        content.place,
        confidence,
        review or (value.value is None and bool(why) and value.state is State.INVALID),
        why,
        method,
        label,
        runner_up,
        value.contradictory,
        content.until,
    )


def unlike_reason(label: str, question: Question) -> str:
    """Say that a label is only like the question that it was given."""
    return f"Nhãn “{label[:60]}” gần giống câu hỏi “{question.label[:60]}” nhưng không chắc."


def settled(answer: Answer, question: Question, found: dict[str, Answer]) -> Answer:
    """Turn a blank into ``not_applicable`` where the question does not apply ("LD1" of one who is no leader)."""
    if question.only_if is None or answer.value is not None or answer.state not in (State.BLANK, State.NOT_FOUND):
        return answer
    other, wanted = question.only_if
    condition = found.get(other)
    if condition is not None and condition.value is not None and condition.value != wanted:
        return answer._replace(state=State.NOT_APPLICABLE)
    return answer

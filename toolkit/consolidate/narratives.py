"""What the branches wrote, under each heading and each criterion: whole, attributed, in order, the same words once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.consolidate.answers import stated
from toolkit.consolidate.figures import applies, form_of
from toolkit.model.definitions import AnswerType, Form, Plan, Question
from toolkit.model.submission import Filed
from toolkit.model.summary import Passage, Speaker
from toolkit.text.fold import fold


def list_passages(filed: Sequence[Filed], plan: Plan) -> tuple[Passage, ...]:
    """Gather every narrative answer. A text that only says "không có" is no passage.

    Narrative questions are the evidence of each criterion and the free texts of the forms that are about the branch as a whole.
    """
    return tuple(passage for question in _narrative_questions(plan) for passage in _under(question, filed, plan))


def _narrative_questions(plan: Plan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question.id for form in plan.forms for question in form.questions if _is_narrative(question, form)))


def _is_narrative(question: Question, form: Form) -> bool:
    if question.criterion is not None:
        return question.type is AnswerType.TEXT
    return question.type is AnswerType.TEXT and form.subject is None and not question.in_signature and question.id != "nguoi_lap"


def _under(question: str, filed: Sequence[Filed], plan: Plan) -> Iterable[Passage]:
    merged: dict[str, Passage] = {}
    for one in filed:
        said = stated(one.record.submission, question, plan)
        if not said.strip() or not _asked(question, one, plan):
            continue
        words = fold(said)
        before = merged.get(words)
        merged[words] = Passage(
            question=question,
            text=before.text if before else said,
            speakers=(*(before.speakers if before else ()), _speaker(one)),
            sources=(*(before.sources if before else ()), one.id),
        )
    return merged.values()


def _asked(question: str, filed: Filed, plan: Plan) -> bool:
    form = form_of(filed, plan)
    asked = form.question(question) if form is not None else None
    criterion = plan.criterion(asked.criterion) if asked is not None and asked.criterion is not None else None
    return asked is not None and (criterion is None or applies(criterion, filed))


def _speaker(filed: Filed) -> Speaker:
    submission = filed.record.submission
    return Speaker(branch=submission.unit or "", subject=submission.subject)

"""Do the parts of a file agree with each other? Ids that stand twice or point nowhere, names that mean two, spans that overlap.

These checks look at the plain values and take nothing for granted, so that they speak even where the shape has faults as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from toolkit.definitions.labels_apart import Named, answers_as_labels, shared_with_criteria
from toolkit.definitions.shape import suggestion
from toolkit.definitions.source import Fault, YamlPath
from toolkit.model.period import PeriodKind
from toolkit.model.powers import signing_fault
from toolkit.text.fold import fold

Entry = tuple[YamlPath, dict[str, object]]

_CODE = re.compile(r"[^\W_][\w-]*")
_STATEMENTS = ("purposes", "criteria", "groups", "quotas", "assessments", "honours", "duties")
_ITEMS = (*_STATEMENTS, "criterion_questions", "forms")


def plan_faults(tree: object) -> Iterator[Fault]:
    """Yield every disagreement inside a plan."""
    top: Entry = ((), tree if isinstance(tree, dict) else {})
    for key in _ITEMS:
        yield from _twice(_below(top, key), "id")
    criteria, forms = _below(top, "criteria"), _below(top, "forms")
    yield from _two_meanings(_below(top, "groups"), "short", "wordings")
    yield from _two_meanings(forms, "title", "title_wordings")
    for form in forms:
        yield from _form_faults(form, criteria, top[1].get("leader_question"))
        yield from _labels_taken(form, criteria, top[1].get("rules"))
    for question in _below(top, "criterion_questions"):
        yield from _question_faults(question)
    yield from _outline_faults(top)
    yield from _deadline_faults(top, forms)
    yield from _rule_faults(top)


def organisation_faults(tree: object) -> Iterator[Fault]:
    """Yield every disagreement inside an organisation."""
    top: Entry = ((), tree if isinstance(tree, dict) else {})
    branches = _below(top, "branches")
    yield from _two_meanings(branches, "name", "other_names", "code")
    for path, branch in branches:
        code = branch.get("code")
        if isinstance(code, str) and not _CODE.fullmatch(code):
            yield Fault(
                path=(*path, "code"), message=f"mã `{code}` là tên thư mục: chỉ gồm chữ, số, dấu gạch ngang, bắt đầu bằng chữ hoặc số."
            )
        yield from _backwards((path, branch))
    for key in ("superiors", "signers", "terms"):
        yield from _overlaps(_below(top, key))
    for path, signer in _below(top, "signers"):
        fault = signing_fault(str(signer.get("authority", "")), str(signer.get("position", "")))
        if fault is not None:
            yield Fault(path=path, message=fault)
    for path, term in _below(top, "terms"):
        first = term.get("first_numbers")
        for code, number in (first if isinstance(first, dict) else {}).items():
            if isinstance(number, int) and number < 1:
                yield Fault(path=(*path, "first_numbers", code), message=f"số đầu tiên của {code} phải từ 1 trở lên.")


def _form_faults(form: Entry, criteria: list[Entry], leader_question: object) -> Iterator[Fault]:
    """Yield the disagreements of one form."""
    path, content = form
    questions = _below(form, "questions")
    yield from _twice(questions, "id")
    yield from _two_meanings(questions, "label", "wordings")
    asked = content.get("criteria")
    known = _texts(criteria, "id")
    asked = asked if isinstance(asked, list) else []
    for number, id in enumerate(asked):
        yield from _dangling((*path, "criteria", number), id, known, "tiêu chí `{}`")
    brought = [(where, criterion) for where, criterion in criteria if criterion.get("id") in asked]
    yield from _two_meanings(brought, "short", "wordings", "name")
    if any(criterion.get("leaders_only") for _, criterion in brought) and leader_question not in _texts(questions, "id"):
        yield Fault(
            path=(*path, "criteria"),
            message="có tiêu chí chỉ dành cho lãnh đạo: `leader_question` phải là tên một câu hỏi của biểu mẫu này.",
        )
    yield from _dangling((*path, "subject"), content.get("subject"), _texts(questions, "id"), "câu hỏi `{}` trong biểu mẫu này")
    yield from _siblings(questions, known)
    for question in questions:
        columns = _below(question, "columns")
        yield from _twice(columns, "id")
        yield from _two_meanings(columns, "label", "wordings")
        yield from _siblings(columns, known)


def _labels_taken(form: Entry, criteria: list[Entry], rules: object) -> Iterator[Fault]:
    """Yield the labels of a form's questions and columns that are answers, or names of its criteria."""
    ids = form[1].get("criteria")
    asked = [entry for entry in criteria if isinstance(ids, list) and entry[1].get("id") in ids]
    questions = _below(form, "questions")
    ratings = _texts(_below(((), rules if isinstance(rules, dict) else {}), "ratings"), "label")
    every = [one for question in questions for one in (question, *_below(question, "columns"))]
    own = [{fold(label) for label in _texts(_below(one, "choices"), "label")} for one in every]
    rated = {fold(label) for label in ratings}
    for number, one in enumerate(every):  # a question may be called as its own choice is: "Đảng viên" is ticked or not
        others = rated.union(*own[:number], *own[number + 1 :])
        yield from answers_as_labels(_names([one], "label", "wordings"), others)
    yield from shared_with_criteria(_names(questions, "label", "wordings"), _names(asked, "short", "name", "text", "wordings"))


def _names(entries: list[Entry], *keys: str) -> list[Named]:
    return [
        ((*path, key), word, str(content.get(keys[0]))) for path, content in entries for key in keys for word in _words(content.get(key))
    ]


def _siblings(questions: list[Entry], criteria: list[str]) -> Iterator[Fault]:
    """Yield the faults of the questions of one form or of the columns of one list."""
    ids = _texts(questions, "id")
    for path, question in questions:
        yield from _question_faults((path, question))
        yield from _dangling((*path, "criterion"), question.get("criterion"), criteria, "tiêu chí `{}`")
        condition = question.get("only_if")
        if isinstance(condition, list) and len(condition) == 2:
            yield from _dangling((*path, "only_if"), condition[0], ids, "câu hỏi `{}` ở cùng biểu mẫu hoặc cùng bảng")
            for other in (entry for entry in questions if entry[1].get("id") == condition[0]):
                values = _texts(_below(other, "choices"), "value")
                yield from _dangling(
                    (*path, "only_if"), condition[1], values or [condition[1]], f"lựa chọn `{{}}` của câu hỏi `{condition[0]}`"
                )


def _question_faults(question: Entry) -> Iterator[Fault]:
    """Yield what is wrong within one question."""
    path, content = question
    choices = _below(question, "choices")
    yield from _twice(choices, "value")
    yield from _two_meanings(choices, "label", "wordings")
    if content.get("type") in ("choice", "result") and not choices:
        yield Fault(path=path, message=f"câu hỏi kiểu `{content['type']}` phải có các lựa chọn (`choices`).")
    if content.get("type") == "list" and not _below(question, "columns"):
        yield Fault(path=path, message="câu hỏi kiểu `list` phải có các cột (`columns`).")
    low, high = content.get("minimum"), content.get("maximum")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        yield Fault(path=(*path, "maximum"), message=f"số lớn nhất ({high}) nhỏ hơn số nhỏ nhất ({low}).")


def _deadline_faults(top: Entry, forms: list[Entry]) -> Iterator[Fault]:
    """Yield deadlines of unknown forms, two for the same, and kinds of period that a form is due for but that have none."""
    deadlines = _below(top, "deadlines")
    seen: set[object] = set()
    for path, deadline in deadlines:
        yield from _dangling((*path, "form"), deadline.get("form"), _texts(forms, "id"), "biểu mẫu `{}`")
        span = (deadline.get("kind"), deadline.get("form"))
        if span in seen:
            yield Fault(path=path, message=f"đã có thời hạn khác cho kỳ `{span[0]}`; chỉ giữ lại một.")
        seen.add(span)
    for path, form in forms:
        due = form.get("due")
        for number, kind in enumerate(due if isinstance(due, list) else []):
            if kind in set(PeriodKind) and not {(kind, None), (kind, form.get("id"))} & seen:
                yield Fault(path=(*path, "due", number), message=f"chưa có thời hạn (`deadlines`) cho kỳ `{kind}`.")


def _outline_faults(top: Entry) -> Iterator[Fault]:
    """Yield headings that stand twice, and statements of the plan that no heading of its paper would hold."""
    headings = _below(top, "outline")
    yield from _twice(headings, "source")
    known = _texts(headings, "source")
    for key in _STATEMENTS if known else ():
        for path, content in _below(top, key):
            source = str(content.get("source", ""))
            if not any(source == one or source.startswith(f"{one}.") for one in known):
                yield Fault(path=(*path, "source"), message=f"mục `{source}` không nằm dưới đề mục nào của `outline`.")


def _rule_faults(top: Entry) -> Iterator[Fault]:
    """Yield what is wrong among the parameters of the rules."""
    rules = top[1].get("rules")
    if not isinstance(rules, dict):
        return
    path: YamlPath = ("rules",)
    ratings = _below((path, rules), "ratings")
    yield from _twice(ratings, "value")
    yield from _two_meanings(ratings, "label", "wordings")
    for key in ("rating_of_member", "rating_of_other", "rating_of_collective"):
        yield from _dangling((*path, key), rules.get(key), _texts(ratings, "value"), "mức xếp loại `{}`")
    upper, lower = ({fold(word) for word in _words(rules.get(key))} for key in ("awards_from", "awards_below"))
    for word in sorted(upper & lower):
        yield Fault(path=(*path, "awards_below"), message=f"danh hiệu `{word}` đã ghi ở `awards_from`.")
    confidence = rules.get("review_confidence")
    if isinstance(confidence, int | float) and not 0 <= confidence <= 1:
        yield Fault(path=(*path, "review_confidence"), message="phải là số từ 0 đến 1.")


def _below(entry: Entry, key: str) -> list[Entry]:
    """Return the mappings of the list under a key, each with its path."""
    path, content = entry
    listed = content.get(key)
    return (
        [((*path, key, number), child) for number, child in enumerate(listed) if isinstance(child, dict)]
        if isinstance(listed, list)
        else []
    )


def _texts(entries: list[Entry], key: str) -> list[str]:
    """Return the texts that the entries have under a key."""
    return [str(content[key]) for _, content in entries if key in content]


def _words(value: object) -> list[str]:
    """Return a text, or the texts of a list."""
    return [value] if isinstance(value, str) else [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def _twice(entries: list[Entry], key: str) -> Iterator[Fault]:
    """Yield a fault for every entry whose id another one before it has."""
    seen: set[object] = set()
    for path, content in entries:
        id = content.get(key)
        if isinstance(id, str) and id in seen:
            yield Fault(path=(*path, key), message=f"`{id}` đã dùng ở mục phía trên; mỗi `{key}` chỉ dùng một lần.")
        seen.add(str(id))


def _dangling(path: YamlPath, id: object, known: Iterable[object], what: str) -> Iterator[Fault]:
    """Yield a fault where an id points to nothing that is known."""
    known = list(known)
    if id is not None and id not in known:
        yield Fault(path=path, message=f"không có {what.format(id)}.{suggestion(id, map(str, known))}")


def _two_meanings(entries: list[Entry], *keys: str) -> Iterator[Fault]:
    """Yield a fault for every name that stands for two entries; case, punctuation and tone placement do not count."""
    owner: dict[str, tuple[int, str]] = {}
    for number, (path, content) in enumerate(entries):
        for key in keys:
            for word in _words(content.get(key)):
                first, said = owner.setdefault(fold(word), (number, str(content.get(keys[0]))))
                if first != number:
                    yield Fault(path=(*path, key), message=f"cách viết «{word}» cũng là của «{said}»; chỉ để ở một nơi.")


def _span(content: dict[str, object]) -> tuple[date, date] | None:
    """Return the first and last day of validity, ``None`` where one cannot be read."""
    first, last = content.get("valid_from"), content.get("valid_to")
    try:
        return (date.fromisoformat(str(first)) if first else date.min, date.fromisoformat(str(last)) if last else date.max)
    except ValueError:
        return None


def _backwards(entry: Entry) -> Iterator[Fault]:
    """Yield a fault where a span ends before it begins."""
    path, content = entry
    span = _span(content)
    if span and span[0] > span[1]:
        yield Fault(path=(*path, "valid_to"), message="ngày hết hiệu lực ở trước ngày bắt đầu.")


def _overlaps(entries: list[Entry]) -> Iterator[Fault]:
    """Yield a fault where two spans share a day: on any day only one may hold."""
    for number, (path, content) in enumerate(entries):
        yield from _backwards((path, content))
        for _, before in entries[:number]:
            mine, other = _span(content), _span(before)
            if mine and other and max(mine[0], other[0]) <= min(mine[1], other[1]):
                names = f"«{content.get('name')}» và «{before.get('name')}»"
                day = max(mine[0], other[0])
                said = "mọi ngày" if day == date.min else f"ngày {day:%d/%m/%Y}"
                yield Fault(path=path, message=f"{names} cùng có hiệu lực {said}; hãy sửa valid_from, valid_to.")

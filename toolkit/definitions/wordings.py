"""Teach the plan's file another wording of a label, by the one edit that it needs: comments, order and line ends stay as they are.

What can be taught: a question or a column by its id (``ho_ten``, ``danh_sach[].tien_do`` or just ``tien_do``), a criterion (``TT3``), and
the headings of result and evidence that all criteria share (``ket_qua``, ``minh_chung``). A YAML anchor shares its wordings: teaching one
teaches all.
"""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.definitions import PLANS, load_plan, plan_file
from toolkit.definitions.edit import entry, items, joined_text, with_wording
from toolkit.definitions.labels_apart import is_answer
from toolkit.definitions.shape import suggestion
from toolkit.definitions.source import read_source
from toolkit.errors import ConfigurationError, UnreachableError, UsageError
from toolkit.text.fold import bare, fold

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

    from toolkit.model.definitions import Plan

_LONGEST = 150
_SIDES = {"-": "trước:", "+": "sau:  "}
_QUESTION, _COLUMN, _CRITERION, _ASPECT = "question", "column", "criterion", "aspect"
_NAMES = {_QUESTION: ("label",), _COLUMN: ("label",), _CRITERION: ("short", "name", "text"), _ASPECT: ()}
_LABELS = (_QUESTION, _ASPECT, _CRITERION)
_AT_ODDS = {_QUESTION: _LABELS, _COLUMN: (_COLUMN,), _CRITERION: _LABELS, _ASPECT: _LABELS}
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One thing of a form that has wordings: how it is called here (``id``), what the form prints, what else it is known by."""

    id: str
    form: str
    code: str
    label: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A wording to be taught: the labels that will know it, and the plan's file before and after. ``known``: nothing is to be done."""

    file: Path
    wording: str
    labels: tuple[Label, ...]
    before: str
    after: str

    @property
    def known(self) -> bool:
        """Tell whether the plan knows the wording already."""
        return self.before == self.after

    def changes(self) -> tuple[str, ...]:
        """Return the lines as they were and as they will be, after the number of the first one; for people."""
        found = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), lineterm="", n=0)
        said = []
        for line in list(found)[2:]:
            number = re.match(r"@@ -(\d+)", line)
            said.append(f"dòng {number[1]}" if number else f"{_SIDES[line[0]]} {line[1:].strip()}")
        return tuple(said)


@dataclass(frozen=True, slots=True)
class _Target:
    label: Label
    kind: str
    node: Node

    @property
    def words(self) -> Iterator[str]:
        """Every name under which it is known."""
        for key in _NAMES[self.kind]:
            value = entry(self.node, key)
            if value is not None:
                yield str(value.value)
        yield from self.label.wordings


def labels_of(folder: Path, plan: str | None, question: str, form: str | None = None) -> tuple[Label, ...]:
    """Return what bears that id in every form, or in one. Raises :class:`UsageError` with a suggestion where nothing does."""
    file = plan_file(folder / PLANS, plan)
    load_plan(file)
    targets = _targets(_text(file))
    return tuple(target.label for target in _named(targets, question, form))


def lesson(folder: Path, plan: str | None, question: str, wording: str, form: str | None = None, names: Iterable[str] = ()) -> Lesson:
    """Return what teaching would change; writes nothing. ``folder`` is the workspace, ``names`` are those of the branches.

    Raises :class:`UsageError` for an unknown question, one that needs ``form``, and a wording that is none or means something else already.
    """
    wording = " ".join(wording.split())
    _refuse_no_wording(wording)
    file = plan_file(folder / PLANS, plan)
    known = load_plan(file)
    text = _text(file)
    targets = _targets(text)
    chosen = _one(_named(targets, question, form), question)
    taught = [target for target in targets if _holder(target.node) is _holder(chosen.node)]
    _refuse_other_meaning(wording, taught, targets)
    labels = tuple(target.label for target in taught)
    if fold(wording) in {fold(word) for word in chosen.words}:
        return Lesson(file=file, wording=wording, labels=labels, before=text, after=text)
    _refuse_answers(wording, taught, known, names)
    made = Lesson(file=file, wording=wording, labels=labels, before=text, after=with_wording(text, chosen.node, wording))
    _check(made)
    return made


def teach(lesson: Lesson) -> None:
    """Write what the lesson says, whole or not at all. Raises where the file has changed meanwhile or cannot be written."""
    if lesson.known:
        return
    if _text(lesson.file) != lesson.before:
        raise ConfigurationError(f"Tệp {lesson.file.name} vừa bị sửa ở nơi khác; hãy làm lại lệnh này.")
    mark = b"\xef\xbb\xbf" if lesson.file.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    draft = lesson.file.with_name(f".{lesson.file.name}.tmp")
    try:
        draft.write_bytes(mark + lesson.after.encode())
        draft.replace(lesson.file)
    except OSError as error:
        raise UnreachableError(f"Không ghi được tệp {lesson.file}: hãy đóng tệp nếu đang mở và kiểm tra quyền ghi.") from error
    finally:
        draft.unlink(missing_ok=True)


def _text(file: Path) -> str:
    """Return the text with its own line ends."""
    return file.read_bytes().decode("utf-8-sig")


def _targets(text: str) -> list[_Target]:
    """Return everything in the plan that has wordings, form by form."""
    from ruamel.yaml import YAML

    root = YAML(typ="safe", pure=True).compose(text)
    criteria = {_said(node, "id"): node for node in items(root, "criteria")}
    found = []
    for form in items(root, "forms"):
        asked = [criteria[id.value] for id in items(form, "criteria") if id.value in criteria]
        nodes = [(_QUESTION, _said(node, "id"), node) for node in items(form, "questions")]
        for _, id, node in tuple(nodes):
            nodes += [(_COLUMN, f"{id}[].{_said(column, 'id')}", column) for column in items(node, "columns")]
        nodes += [(_CRITERION, _said(node, "id"), node) for node in asked]
        nodes += [(_ASPECT, _said(node, "id"), node) for node in items(root, "criterion_questions") if asked]
        found += [_Target(_label(form, kind, id, node), kind, node) for kind, id, node in nodes]
    return found


def _label(form: Node, kind: str, id: str, node: Node) -> Label:
    said = _said(node, "short" if kind == _CRITERION else "label")
    if kind == _ASPECT:
        said = f"cột của mọi tiêu chí: {said.rpartition(' - ')[2]}"
    return Label(id=id, form=_said(form, "id"), code=_said(form, "code"), label=said, wordings=tuple(joined_text(node)))


def _said(node: Node, key: str) -> str:
    value = entry(node, key)
    return "" if value is None else str(value.value)


def _holder(node: Node) -> Node:
    """Return what an edit changes: the wordings, which an anchor may share, or the mapping that has none yet."""
    value = entry(node, "wordings")
    return node if value is None else value


def _named(targets: Sequence[_Target], question: str, form: str | None) -> list[_Target]:
    """Return the targets of that id, in one form or in all."""
    forms = {target.label.form: target.label.code for target in targets}
    if form is not None:
        wanted = next((id for id, code in forms.items() if bare(form) in (bare(id), bare(code), bare(code).removeprefix("mau "))), None)
        if wanted is None:
            listed = ", ".join(forms)
            raise UsageError(f"Không có mẫu `{form}` trong kế hoạch (có: {listed}).{suggestion(form, forms)}")
        targets = [target for target in targets if target.label.form == wanted]
    id = re.sub(r"\[\d*\]", "", question.strip())
    found = [target for target in targets if id.casefold() in (_path(target).casefold(), _path(target).rpartition(".")[2].casefold())]
    if not found:
        raise UsageError(_unknown(question, id, targets))
    return found


def _path(target: _Target) -> str:
    """Return the id as people type it, without the brackets of a list: "danh_sach.tien_do"."""
    return target.label.id.replace("[]", "")


def _unknown(question: str, id: str, targets: Sequence[_Target]) -> str:
    criterion, _, aspect = id.partition(".")
    known = {name for target in targets for name in (_path(target), _path(target).rpartition(".")[2])}
    if criterion in known and aspect in known:
        return (
            f"Tiêu chí và tên cột được ghi riêng: dùng `{criterion}` để thêm cách gọi tiêu chí này, "
            f"`{aspect}` để thêm cách ghi tên cột của mọi tiêu chí."
        )
    return f"Không có câu hỏi `{question}`.{suggestion(id, known)} Mã của mọi câu hỏi có trong bảng Biểu mẫu và câu hỏi (bieu-mau.md)."


def _one(found: Sequence[_Target], question: str) -> _Target:
    """Return the one place that would be edited, or ask for the form."""
    holders = {id(_holder(target.node)): target for target in found}
    if len(holders) > 1:
        listed = "; ".join(f"{target.label.form} («{target.label.label}»)" for target in found)
        example = f"--form {found[0].label.form}"
        raise UsageError(f"Câu hỏi `{question}` có ở nhiều mẫu, mỗi mẫu ghi riêng: {listed}. Ghi thêm mẫu cần sửa, ví dụ: {example}")
    return found[0]


def _refuse_no_wording(wording: str) -> None:
    if sum(map(str.isalpha, wording)) < _FEWEST_LETTERS:
        raise UsageError("Cách viết mới phải có chữ, ít nhất hai chữ cái.")
    if ";" in wording:
        raise UsageError("Mỗi lần chỉ thêm một cách viết; trong kế hoạch, dấu chấm phẩy (;) dùng để ngăn các cách viết.")
    if len(wording) > _LONGEST:
        raise UsageError(f"Cách viết dài quá {_LONGEST} chữ cái; nhãn của câu hỏi phải ngắn hơn.")


def _refuse_answers(wording: str, taught: Iterable[_Target], plan: Plan, names: Iterable[str]) -> None:
    """Raise where a wording is what people answer: wherever it stood as an answer it would be taken for the label of the next one."""
    if fold(wording) in {fold(name) for name in names}:
        advice = "hãy thêm vào `other_names` của chi bộ đó trong organisation.yaml"
        raise UsageError(f"«{wording}» là tên chi bộ (câu trả lời), không phải tên câu hỏi nên không thêm được ở đây; {advice}.")
    forms = {target.label.form for target in taught}
    questions = [question for form in plan.forms if form.id in forms for question in form.questions]
    choices = [choice for one in questions for asked in (one, *one.columns) for choice in asked.choices]
    if is_answer(wording, [choice.label for choice in (*choices, *plan.rules.ratings)]):
        advice = "hãy ghi đúng chữ của nhãn đứng trước hoặc trên câu trả lời"
        raise UsageError(f"«{wording}» là một câu trả lời, không phải tên câu hỏi nên không thêm được; {advice}.")


def _refuse_other_meaning(wording: str, taught: Iterable[_Target], targets: Iterable[_Target]) -> None:
    """Raise where something else of the same form is known by that wording: a label must never mean two things."""
    taught, targets = list(taught), list(targets)
    forms = {(target.label.form, kind) for target in taught for kind in _AT_ODDS[target.kind]}
    own = {(target.label.form, target.label.id) for target in taught}
    for other in targets:
        label = other.label
        beside = (label.form, other.kind) in forms and (label.form, label.id) not in own
        if beside and fold(wording) in {fold(word) for word in other.words}:
            raise UsageError(
                f"Trong {label.code}, «{wording}» đã là cách viết của «{label.label}» (`{label.id}`) nên không thêm được cho câu hỏi khác. "
                f"Hãy chọn cách viết rõ hơn, hoặc bỏ cách viết đó ở `{label.id}` trước."
            )


def _check(lesson: Lesson) -> None:
    """Raise unless the edited file is a sound plan that differs by this one wording and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "truoc.yaml", Path(folder) / lesson.file.name
        before.write_bytes(lesson.before.encode())
        after.write_bytes(lesson.after.encode())
        try:
            load_plan(after)
        except ConfigurationError as error:
            advice = f"Không thêm được «{lesson.wording}»; kế hoạch chưa bị thay đổi.\n"
            raise UsageError(advice + str(error).replace(str(after), str(lesson.file))) from error
        changed = set(_differences(read_source(before).tree, read_source(after).tree, ()))
    if not changed or any(path[-1:] != ("wordings",) or new[:-1] != old or new[-1:] != (lesson.wording,) for path, old, new in changed):
        raise ConfigurationError(f"Tệp {lesson.file.name} có cách trình bày không sửa tự động được; hãy thêm «{lesson.wording}» bằng tay.")


def _differences(old: object, new: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Yield each list of wordings, or other value, that differs; a missing one is empty."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            yield from _differences(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and path[-1:] != ("wordings",):
        if len(old) != len(new):
            yield path, (), ()
        for number, pair in enumerate(zip(old, new, strict=False)):
            yield from _differences(*pair, (*path, str(number)))
    elif old != new:
        yield path, _texts(old), _texts(new)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else () if value is None else (str(value),)

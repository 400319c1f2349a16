"""A label must not be taken for something else: a question's for a criterion, a label for an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from toolkit.definitions.source import Fault, YamlPath
from toolkit.text.fold import bare, fold

Named = tuple[YamlPath, str, str]
"""A name of something: the path of the key that says it, the name, and what the thing is mainly called."""

_ANSWERS = frozenset({"co", "khong", "khong co", "chua", "chua co", "dung", "sai"})
_LONGEST, _LONGEST_WORD = 40, 10
"""No answer that a plan knows is longer: the cheap question first, since every command loads the plan."""


def is_answer(wording: str, choices: Iterable[str]) -> bool:
    """Tell whether a wording is what people answer: yes, no, or one of the ``choices``."""
    return fold(wording) in {fold(choice) for choice in choices} or bare(wording) in _ANSWERS


def answers_as_labels(names: Iterable[Named], answers: Collection[str]) -> Iterator[Fault]:
    """Yield every name of a question that is one of the folded ``answers``: where one answers so it would be the label of what follows."""
    for path, name, _ in names:
        if len(name) <= _LONGEST and (fold(name) in answers or (len(name) <= _LONGEST_WORD and bare(name) in _ANSWERS)):
            yield Fault(path=path, message=f"«{name}» là một câu trả lời, không phải tên câu hỏi; hãy bỏ cách viết này.")


def shared_with_criteria(questions: Iterable[Named], criteria: Iterable[Named]) -> Iterator[Fault]:
    """Yield every name that a question and a criterion of one form share."""
    owners = {fold(name): owner for _, name, owner in criteria}
    for path, name, _ in questions:
        if fold(name) in owners:
            yield Fault(path=path, message=f"cách viết «{name}» cũng là của tiêu chí «{owners[fold(name)]}»; chỉ để ở một nơi.")

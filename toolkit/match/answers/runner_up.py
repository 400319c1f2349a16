"""The next best candidate of an answer and why it lost, in words for a person: another question for its label, another label for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from toolkit.match.pieces import Asked, Judged
from toolkit.model.definitions import Form, Plan, Question
from toolkit.model.submission import Answer
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_LONGEST = 60


class Contest:
    """Who competed with whom once every label was given to a question; both sides are looked up, nothing is matched again."""

    def __init__(self, asked: Sequence[Asked], given: Sequence[str | None], form: Form, hints: frozenset[str]) -> None:
        """``given`` is for each label the id of its question, ``None`` where it got none."""
        self._asked, self.given, self._form, self._hints = asked, given, form, hints
        self._labels: dict[str, list[tuple[float, int]]] = {}
        for row, one in enumerate(asked):
            for fit in one.matches:
                self._labels.setdefault(fit.target, []).append((fit.score, row))

    def lost_to(self, question: Question, row: int, fit: Match) -> str:
        """Return who lost against this label and this question; empty where nobody came near."""
        return " ".join(said for said in (self._other_question(row, fit), self._other_label(question, row, fit)) if said)

    def unanswered(self, ids: Iterable[str]) -> Iterator[Answer]:
        """Yield for each question without a label what came nearest to it, where something did."""
        for id in ids:
            rivals = [(score, -row) for score, row in self._labels.get(id, ())]
            if rivals:
                score, place = max(rivals)
                taken = self.given[-place]
                why = f"hợp hơn với câu hỏi “{self._name(taken)}”" if taken is not None else "chưa đủ giống hoặc ở chỗ của nội dung khác"
                yield Answer(id=id, runner_up=f"Nhãn {self._named(self._asked[-place], score)}, nhưng nhãn đó {why}.")

    def _other_question(self, row: int, fit: Match) -> str:
        rival = next((found for found in self._asked[row].matches if found.target != fit.target), None)
        if rival is None:
            return ""
        if rival.target in self.given:
            winner = self._asked[self.given.index(rival.target)].label
            why = f"câu hỏi đó đã có nhãn hợp hơn là “{_short(winner)}”"
        else:
            worse = f"không giống bằng câu hỏi được chọn ({_share(fit.score)})"
            why = worse if rival.score < fit.score else "xét chung cả phiếu thì kém hợp hơn"
        return f"Nhãn này còn gần với câu hỏi “{self._name(rival.target)}” ({_share(rival.score)}), nhưng {why}."

    def _other_label(self, question: Question, row: int, fit: Match) -> str:
        rivals = [(score, -other) for score, other in self._labels.get(question.id, ()) if other != row]
        if not rivals:
            return ""
        score, place = max(rivals)
        rival, taken = self._asked[-place], self.given[-place]
        if taken is not None:
            why = f"nhãn đó hợp hơn với câu hỏi “{self._name(taken)}”"
        elif score < fit.score:
            why = f"không giống bằng nhãn được chọn ({_share(fit.score)})"
        else:
            why = "chỗ trả lời của nhãn đó để trống" if is_blank(rival.content.text, self._hints) else "nhãn được chọn đứng trước"
        return f"Câu hỏi này còn gần với nhãn {self._named(rival, score)}, nhưng {why}."

    def _named(self, one: Asked, score: float) -> str:
        return f"“{_short(one.label)}” ({one.content.place.say()}; {_share(score)})"

    def _name(self, id: str) -> str:
        question = self._form.question(id)
        return _short(question.label) if question is not None else id


def other_criterion(judged: Judged, fit: Match, plan: Plan) -> str:
    """Return the criterion that the text is next most like; empty where there is none."""
    rival = next((found for found in judged.matches if found.target != fit.target), None)
    if rival is None:
        return ""
    criterion = plan.criterion(rival.target)
    name = f"{rival.target} ({_short(criterion.name)})" if criterion is not None else rival.target
    why = f"không giống bằng tiêu chí được chọn ({_share(fit.score)})" if rival.score < fit.score else "số thứ tự chỉ tiêu chí được chọn"
    return f"Chữ này còn gần với tiêu chí {name}: {_share(rival.score)}, nhưng {why}."


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rstrip() + "…"


def _share(score: float) -> str:
    return f"giống {score:.0%}"

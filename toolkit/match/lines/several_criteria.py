"""One line that judges several criteria: "Tiêu chí 1, 2, 3: Đạt", "đạt các tiêu chí 1, 2 và 5", "Các tiêu chí còn lại đều đạt"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.match.pieces import Content, Harvest, Judged, says
from toolkit.match.words import Words
from toolkit.model.place import Place
from toolkit.text.fold import bare
from toolkit.text.lexicon import Match

_KIND = r"(?:tiêu chí|TC|TT|CN)"
_ONE = rf"(?:{_KIND}\s*)?(?:số\s*)?\d(?![\d/%]|\.\d)"
_NUMBERS = rf"{_KIND}\s*(?:từ\s+)?(?:số\s*)?\d(?![\d/%]|\.\d)(?:\s*(?:,|;|và|-|–|đến)\s*{_ONE})*"
_RESULT = r"(?:chưa đạt|không đạt|đạt)"
_BEFORE = re.compile(
    rf"^\W*(?:(?:các|từ|những)\s+)*({_NUMBERS})\s*[:,–-]?\s*(?:(?:đều|cùng|được|tự đánh giá|đánh giá)\s+)*({_RESULT})\W*$", re.IGNORECASE
)
_BEHIND = re.compile(rf"(?<!\w)({_RESULT})\s+(?:(?:các|những)\s+)?({_NUMBERS})", re.IGNORECASE)
_REST = re.compile(
    rf"^\W*(?:các|những|tất cả(?: các)?|toàn bộ(?: các)?|cả \d)\s+tiêu chí\s*(?:còn lại|khác|trên)?\s*[:,–-]?\s*"
    rf"(?:(?:đều|cùng|được|tự đánh giá|đánh giá)\s+)*(?P<each>{_RESULT})\W*$"
    r"|^\W*(?:(?:chi bộ|tập thể|cá nhân|đồng chí|đơn vị|tôi)\s+)?(?:(?:tự\s+)?đánh giá\s*:?\s+)?(?P<all>đạt)\s+"
    r"(?:tất cả|toàn bộ|đủ|cả \d|(?P<of>\d)/(?P=of))\s+(?:các\s+)?tiêu chí\W*$",
    re.IGNORECASE,
)
_CLAUSES, _COMRADE = re.compile(r"\s*[;.]\s*"), re.compile(r"(?:đồng chí|đ/c)(?:\s+[A-ZĐÀ-Ỹ][^\W\d_]*){2,5}", re.IGNORECASE)
_SPAN = re.compile(r"(\d)\s*(?:-|–|đến)\s*(?:(?:tiêu chí|TC|TT|CN)\s*)?(?:số\s*)?(\d)", re.IGNORECASE)
_JUDGING = frozenset(re.findall(r"\w+", "chi bo uy tap the don vi ca nhan dong toi tu danh gia cham ket qua nhu sau va con thi la"))
"""What a line says beside such results, folded: other words speak of other criteria ("đạt các tiêu chí 1, 2 về văn hóa công sở")."""
_KNOWN, _FEWEST = 0.93, 2
_TOGETHER = "Một câu ghi chung kết quả của nhiều tiêu chí; đề nghị đối chiếu."


class SeveralCriteria:
    """Takes the lines that judge several criteria at once; all they say is for a person's eye."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Judge the criteria of one form."""
        self._words, self._harvest = words, harvest
        self._rest: Content | None = None

    def takes(self, text: str, place: Place) -> bool:
        """Take a line that judges several criteria; tell whether it is one."""
        if not self._words.form.criteria or "ạt" not in text or not any(kind in text for kind in ("iêu chí", "TC", "TT", "CN")):
            return False
        if rest := _REST.match(text):
            self._rest = Content(rest["each"] or rest["all"], place, doubt=_TOGETHER)
            return True
        judged = list(_judged(text))
        if sum(len(numbers) for numbers, _ in judged) < _FEWEST:
            return False
        for numbers, result in judged:
            for number in numbers:
                self._judge(number, Content(result, place, doubt=_TOGETHER))
        return True

    def finish(self) -> None:
        """Judge, by a line that speaks of all others, those of which nothing was said."""
        if self._rest is None:
            return
        judged = {one.matches[0].target for one in self._harvest.judged if one.matches and says(one.result)}
        for_some = {question.criterion for question in self._words.form.questions if question.only_if is not None}
        for name, number in self._words.numbers.items():
            if name not in judged and name not in for_some:
                self._judge(number, self._rest)
        self._rest = None

    def _judge(self, number: int, result: Content) -> None:
        target = self._words.criterion_at(number)
        if target is None:
            return
        silent = next((one for one in self._harvest.judged if one.matches and one.matches[0].target == target and one.result is None), None)
        if silent is not None:
            silent.result = result
            return
        label = f"Tiêu chí {number}"
        order = len(self._harvest.judged) + 1
        self._harvest.judged.append(Judged(label, (Match(target, _KNOWN, label),), order, result=result, method="criteria-lines"))


def _judged(text: str) -> Iterator[tuple[list[int], str]]:
    """Yield the numbers of criteria that a line names together, and what it judges them to be."""
    clauses = [_BEFORE.match(clause) for clause in _CLAUSES.split(text) if clause.strip()]
    if all(clauses):
        yield from ((_numbers(found[1]), found[2]) for found in clauses if found is not None)
        return
    if _JUDGING.issuperset(bare(_COMRADE.sub(" ", _BEHIND.sub(" ", text))).split()):
        for found in _BEHIND.finditer(text):
            yield _numbers(found[2]), found[1]


def _numbers(text: str) -> list[int]:
    """Return the numbers that a text lists, those of a span ("1 đến 3") as well."""
    spelled = _SPAN.sub(lambda found: " ".join(map(str, range(int(found[1]), int(found[2]) + 1))), text)
    return [int(number) for number in re.findall(r"\d", spelled)]

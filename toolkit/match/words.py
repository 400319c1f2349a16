"""The words of one form, indexed once: what each label, criterion, column and heading may be called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from toolkit.match.criterion_numbers import number_in, parts_number, without_number
from toolkit.match.only_answers import Honours, only_answers
from toolkit.match.signers import says_day
from toolkit.model.definitions import AnswerType, Form, Plan, Question
from toolkit.model.document import Cell
from toolkit.text.choices import has_box
from toolkit.text.fold import bare, first_word, fold
from toolkit.text.initials import CAPITALS
from toolkit.text.lexicon import ALL_BUT, NEARLY_EXACT, Lexicon, Match
from toolkit.text.referring import refers
from toolkit.text.shapes import is_numbered, label_core
from toolkit.text.values import instructs, is_blank

_COLON_OR_TAB, BLANK_DOTS = re.compile(r"[:\t]|(?<=\?) (?=[^\s:(.…_])"), re.compile(r"…|\.[._]{2,}|_[._]{2,}|\. (?:\. )+\.")
_PARENTHESES = re.compile(r"\([^()]*\)")
_NO_LABEL = re.compile(r"\W*(?:có|không|rồi|đạt|chưa đạt)\s*\(|[^,\n]*,\s*ng[àa]y\s*(?:[.…_\d]|$)|\(\s*(?:đã\s+)?k[ýí]\b", re.IGNORECASE)
"""An answer with a remark, "Có (xác nhận của chi ủy)", what place and day end, the hint "(ký)": no label, whatever their words name."""
_FEWEST_OF_TITLE, _FEWEST_LETTERS, _LONGEST_LABEL, _REMEMBERED = 3, 6, 150, 400
_LONGEST_RESULT, _SHORT_RESULT = 60, 24
VERBATIM, FIRM, LIKELY, BY_NUMBER, POSSIBLE = 0.97, 0.9, 0.8, 0.75, 0.6
_NEAR = 0.05
RESULT, EVIDENCE, CHOSEN, REFUSED = "ket_qua", "minh_chung", "dat", "chua_dat"
_YES_OR_NO = re.compile(r"\(\s*(?:có|co)\s*(?:/|hay|hoặc|hoac|,)\s*(?:không|khong)\s*\)$|\b(?:không|khong)\s*\?$", re.IGNORECASE)
"""The end of a label that asks for yes or no, "Giữ chức lãnh đạo (có/không)": a question, whatever words of a criterion it has."""
_POINTS = re.compile(r"(?:(?:so|tong) )?diem(?: .*)?|(?:tu )?cham diem")
_CRITERION_HEAD = re.compile(r"(?:noi dung |ten )?tieu chi(?: danh gia| cu the| va ket qua)?|cac tieu chi(?: .*)?")
_BOTH = ("dat chua dat", "dat khong dat")


class Words:
    """Lexicons of one form of one plan."""

    def __init__(self, plan: Plan, form: Form) -> None:
        """Index the wordings."""
        plain = tuple(question for question in form.questions if question.criterion is None and not question.columns)
        self.plain, self.plain_numbers = plain, {question.id: number for number, question in enumerate(plain)}
        self.plan, self.form = plan, form
        self.hints, self.honours = hints_of(plan), Honours(plan.rules)
        self.list_question = next((question for question in form.questions if question.columns), None)
        columns = self.list_question.columns if self.list_question else ()
        self.questions = Lexicon({question.id: _texts(question) for question in plain}, closed=True)
        self.columns = Lexicon({question.id: _texts(question) for question in columns}, closed=True)
        self.aspects = Lexicon(_aspects(form), abbreviated=True)
        self.criteria = Lexicon(
            {
                found.id: (found.short, found.name, found.text, *found.wordings)
                for name in form.criteria
                if (found := plan.criterion(name)) is not None
            },
            partial=True,
        )
        self._kinds = {
            fold(word): column.id
            for column in columns
            if column.type is AnswerType.CHOICE
            for choice in column.choices
            for word in (choice.label, *choice.wordings)
        }
        self._foreign = _foreign_to(plan)
        self._own = _spellings(text for question in (*plain, *columns) for text in _texts(question))
        self._own_begins = frozenset(bare(spelled).partition(" ")[0] for spelled in self._own)
        self._ratings = _spellings(text for rating in plan.rules.ratings for text in (rating.label, *rating.wordings))
        self._titles = (f" {fold(form.title)} ", f" {bare(form.title)} ")
        self.titles = Lexicon({form.id: (form.title, *form.title_wordings)})
        self.numbers = {name: index for index, name in enumerate(form.criteria, 1)}
        self._by_id = {question.id: question for question in form.questions}
        # The same labels come again and again: what a text is, is found out once.
        self.question = lru_cache(_REMEMBERED)(self._question)
        self.score = lru_cache(_REMEMBERED)(self._score)
        self.fits = lru_cache(_REMEMBERED)(self._fits)
        self.column = lru_cache(_REMEMBERED)(self._column)
        self.aspect = lru_cache(_REMEMBERED)(self._aspect)
        self.criterion = lru_cache(_REMEMBERED)(self._criterion)
        self.is_label = lru_cache(_REMEMBERED)(self._is_label)
        self.is_question = lru_cache(_REMEMBERED)(self._is_question)
        self._codes = tuple((name, re.compile(rf"{bare(name)[:-1]} ?{name[-1]}(?!\w)")) for name in form.criteria)

    def _question(self, text: str) -> tuple[Match, ...]:
        """Return the questions that ``text`` may be the label of."""
        if len(text) > _LONGEST_LABEL or _NO_LABEL.match(text) or only_answers(text):
            return ()
        if self.is_foreign(text):
            return (Match("", 1.0, text),)
        found = self.questions.match(text)
        if not found or found[0].score >= 1.0:
            return found
        if self.honours.fill(text):
            return ()
        heads = self.aspects.best(text) if self.form.criteria else None
        is_aspect = heads is not None and heads.score >= 1.0  # "Tự đánh giá" is as good as known, "Ngày tự đánh giá" only like it
        if is_aspect:
            return ()
        if says_day(plain := _PARENTHESES.sub(" ", text)):  # of a signature, unless it asks for the day to the letter
            told = self.questions.match(plain) if plain != text else ()
            return told if told and told[0].score >= 1.0 else ()
        return found

    def in_item(self, text: str) -> tuple[Match, ...]:
        """Return the columns of the list that ``text``, in a line, may be the label of."""
        return () if only_answers(text) else self.columns.match(text)

    def is_foreign(self, text: str) -> bool:
        """Tell whether ``text`` is a label that offices add and no form asks ("Quê quán"): a question without an id."""
        spelled = fold(label_core(_PARENTHESES.sub(" ", text))) if len(text) <= _LONGEST_LABEL else ""
        asides = map(fold, _PARENTHESES.findall(text)) if spelled in self._foreign else ()
        return spelled in self._foreign and self._own.isdisjoint((spelled, *asides))  # "Tuổi (năm sinh)" asks for the year

    def _fits(self, text: str, need: float) -> bool:
        """Tell whether ``text`` is a label of any question by ``need``, as ``score`` would say."""
        return (self.is_foreign(text) or self.questions.may_reach(text, need)) and self.score(text) >= need

    def _column(self, text: str, need: float) -> Match | None:
        """Return the column of the list that ``text`` is the label of by ``need``, or ``None``."""
        found = self.columns.best(text) if need < FIRM or self.columns.may_reach(text, need) else None
        return found if found is not None and found.score >= need else None

    def spells(self, text: str) -> bool:
        """Tell whether ``text`` is to the letter a label that a form of the plan is known to ask by."""
        return fold(label_core(text)) in self._own

    def may_begin_with_label(self, text: str) -> bool:
        """Tell whether a text may begin with what ``spells`` finds, and go on behind it."""
        return first_word(text) in self._own_begins or is_numbered(text)

    def _score(self, text: str) -> float:
        """Return how well ``text`` is a label of any question, 0–1."""
        found = self.question(text)
        return found[0].score if found else 0.0

    def _is_question(self, text: str) -> bool:
        """Tell whether ``text`` is the label of a question to the letter, or all but."""
        return self.is_foreign(text) or (self.questions.may_be(text) and self.score(text) >= NEARLY_EXACT)

    def answers_itself(self, text: str) -> bool:
        """Tell whether ``text`` is a label with its value behind a colon, a tab or the mark of a question: "Năm sinh: 1980"."""
        mark = _COLON_OR_TAB.search(text)
        return mark is not None and not is_blank(text[mark.end() :], self.hints) and self.score(text[: mark.start()]) >= LIKELY

    def _is_label(self, text: str) -> bool:
        """Tell whether the text of a whole cell is a label.

        A hint on its second line ("(ghi đầy đủ)") belongs to it, a value behind a colon, a tab or the mark of a question does not.
        """
        text = text.strip()
        head, colon, tail = (
            (BLANK_DOTS if BLANK_DOTS.search(text.partition(":")[0]) else _COLON_OR_TAB).sub("\0", text, count=1).partition("\0")
        )
        if text[-1:] != "." and any(map(str.isalnum, tail)) and self.has_inner_colon(text.rstrip(" :"), head):
            return True  # a colon of its own: "Tổ chức đảng: xếp loại:"
        if colon and not (is_blank(tail, self.hints) or instructs(tail)) and self.score(head) >= LIKELY:
            return False
        return self.score(" ".join(text.split())) >= (FIRM if "\n" in text else POSSIBLE)

    def has_inner_colon(self, whole: str, head: str) -> bool:
        """Tell whether ``whole`` is a label to the letter, and another one than ``head`` before its colon: "Tổ chức đảng: xếp loại"."""
        if not self.spells(whole):
            return False
        return {found.target for found in self.question(whole)[:1]}.isdisjoint(found.target for found in self.question(head)[:1])

    def column_of(self, label: Match, text: str) -> Match:
        """Return the column of the list that ``text`` answers: a name that is but a choice ("Tập thể/cá nhân: Tập thể") is none."""
        is_name = self.list_question is not None and label.target == self.list_question.columns[0].id
        kind = self._kinds.get(fold(text)) if is_name else None
        return label._replace(target=kind) if kind is not None else label

    def names_choice(self, text: str) -> bool:
        """Tell whether ``text`` is a choice of one of the list's columns and nothing else: "Tập thể"."""
        return fold(text) in self._kinds

    def in_title(self, text: str) -> bool:
        """Tell whether ``text`` is a line of the form's own title ("(đối với cá nhân)"), which asks nothing."""
        words = fold(text)
        if words.count(" ") + 1 < _FEWEST_OF_TITLE:
            return False
        words = f" {words} "
        return words in self._titles[0] or words in self._titles[1]

    def titles_form(self, text: str) -> bool:
        """Tell whether ``text`` is like a title of the form and less than exactly a question: "Đăng ký tập thể, cá nhân điển hình"."""
        if ":" in text or not POSSIBLE <= self.score(text) < NEARLY_EXACT:
            return False
        title = self.titles.best(text)
        return title is not None and title.score >= FIRM

    def holds_text(self, id: str) -> bool:
        """Tell whether the answer of that question is a text or names groups, and may go on over several lines."""
        question = self.asked(id)
        return question is not None and question.type in (AnswerType.TEXT, AnswerType.GROUPS)

    def asked(self, id: str) -> Question | None:
        """Return the question of that id, or ``None``."""
        return self._by_id.get(id)

    def asks(self, cells: Sequence[Cell]) -> bool:
        """Tell whether the filled cells of a row are plain questions with their answers, so that a list or a table ends above it."""
        if not any(self.fits(cell.text, FIRM) for cell in cells[:2]):
            return False
        return len(cells) <= 2 * sum(self.score(cell.text) >= FIRM for cell in cells) + 1

    def _aspect(self, text: str) -> str | None:
        """Return ``ket_qua``, ``minh_chung``, ``dat`` or ``chua_dat`` when ``text`` heads that part of a criterion."""
        if len(text) > 120 or _POINTS.fullmatch(bare(text)):
            return None
        best = self.aspects.best(text)
        if best is None or self.score(text) >= max(LIKELY, best.score):
            return None
        if best.score >= (LIKELY if best.target in (RESULT, EVIDENCE) else 0.95):
            return best.target
        return EVIDENCE if " minh chung" in f" {bare(text)}" and len(text) <= _LONGEST_RESULT else None

    def aspect_beside(self, text: str) -> str | None:
        """Return the part of a criterion that a head names beside the head of the criteria, where no question is asked."""
        best = self.aspects.best(text) if len(text) <= _LONGEST_RESULT else None
        return best.target if best is not None and best.score >= FIRM else self.aspect(text)

    def _criterion(self, text: str) -> tuple[Match, ...]:
        """Return the criteria that ``text`` may be, by its words or by its number ("Tiêu chí 3", "TT3")."""
        if not self.form.criteria or _CRITERION_HEAD.fullmatch(bare(label_core(text))) or self.is_rating(text):
            return ()
        if (text[-1:] in ")?" and _YES_OR_NO.search(text)) or refers(text):
            return ()
        number = self.criterion_number(text)
        rest = without_number(text, kind=True)
        found = self.criteria.match(rest) if len(fold(rest)) >= _FEWEST_LETTERS else ()
        if found and number is None and self._is_as_like_a_question(rest, found[0]):
            return ()
        if found and found[0].target == number and found[0].score < LIKELY:
            return (found[0]._replace(score=LIKELY), *found[1:])  # its number and its words agree
        if found or number is None:
            return found
        if len(fold(rest)) < _FEWEST_LETTERS:
            return (Match(number, 0.93, text),)
        return (Match(number, BY_NUMBER, text),) if parts_number(text) else ()

    def is_criterion(self, text: str) -> bool:
        """Tell whether ``text`` is a criterion in its very words, but for a slip or a word that tells little."""
        return self.criteria.may_reach(without_number(text, kind=True), ALL_BUT) and any(
            fit.score >= ALL_BUT for fit in self.criterion(text)
        )

    def _is_as_like_a_question(self, text: str, found: Match) -> bool:
        """Tell whether a criterion that was told by abbreviations of two letters may as well be a question: "XL đoà thể"."""
        short = CAPITALS.findall(text) if found.score >= LIKELY else ()
        return bool(short) and max(map(len, short)) == len("XL") and self.score(text) > found.score - _NEAR

    def is_rating(self, text: str) -> bool:
        """Tell whether ``text`` is a rating ("Hoàn thành xuất sắc"), in words that a criterion has as well."""
        return fold(text) in self._ratings

    def rates(self, text: str) -> bool:
        """Tell whether a text that may be like a label is a rating: "Hoàn thành nhiệm vụ", but not "Mức hoàn thành nhiệm vụ"."""
        return self.is_rating(text) and self.score(text) < VERBATIM

    def criterion_number(self, text: str) -> str | None:
        """Return the criterion that a number names: "Tiêu chí 3", "TT3", "1.2.1.3" are not read by their words."""
        spelled = bare(label_core(text))
        for name, code in self._codes:
            if code.match(spelled):
                return name
        number = number_in(spelled)
        return self.criterion_at(number) if number is not None else None

    def only_numbers(self, text: str) -> bool:
        """Tell whether the label of a criterion says nothing but its number: "Tiêu chí 3", "TT3"."""
        return self.criterion_number(text) is not None and len(fold(without_number(text))) < _FEWEST_LETTERS

    def criterion_at(self, number: int) -> str | None:
        """Return the criterion that is the ``number``-th of the form."""
        return next((name for name, index in self.numbers.items() if index == number), None)


@lru_cache(maxsize=32)
def words_of(plan: Plan, form: Form) -> Words:
    """Return the words of a form, built once."""
    return Words(plan, form)


def _spellings(texts: Iterable[str]) -> frozenset[str]:
    """Return texts folded, with and without diacritics: what was typed without any is known as well."""
    return frozenset(spelled for text in texts for spelled in (fold(text), bare(text)))


@lru_cache(maxsize=8)
def hints_of(plan: Plan) -> frozenset[str]:
    """Return the hints that forms leave standing in a blank, folded."""
    return _spellings(plan.hints)


@lru_cache(maxsize=8)
def _foreign_to(plan: Plan) -> frozenset[str]:
    """Return the labels that offices add and no form of the plan asks, folded."""
    return _spellings(plan.not_asked)


@lru_cache(maxsize=1_000)
def looks_like_result(text: str) -> bool:
    """Tell whether a short text is the result of a criterion: "Đạt", "☒ Đạt ☐ Chưa đạt", "Kết quả: [x] Đạt"."""
    if len(text) >= _LONGEST_RESULT or " dat " not in f" {bare(text)} ":
        return False
    return len(text) <= _SHORT_RESULT or has_box(text) or "[" in text or "\uf0a8" in text or bare(text) in _BOTH


def chooses_plainly(text: str) -> bool:
    """Tell whether a text is nothing but one choice of a criterion's result: "Đạt", "Chưa đạt"."""
    return len(text) <= _SHORT_RESULT and bare(text) in ("dat", "chua dat", "khong dat")


def _texts(question: Question) -> tuple[str, ...]:
    texts = (question.label, *question.wordings)
    return tuple(text for text in texts if not fold(text).startswith(("t m ", "tm ", "thay mặt"))) if question.in_signature else texts


def _aspects(form: Form) -> dict[str, tuple[str, ...]]:
    """Return the headings of result and evidence, and those of separate columns for each choice."""
    found: dict[str, tuple[str, ...]] = {}
    for question in form.questions:
        if question.aspect and question.aspect not in found:
            found[question.aspect] = question.wordings
            for choice in question.choices:
                found[choice.value] = (choice.label, *choice.wordings)
    return found

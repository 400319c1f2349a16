"""Columns of a list by what stands below their heads, where the words of the heads name another: "Đối tượng | Tập thể/Cá nhân"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.match.awaited import answers
from toolkit.match.rows import filled, is_first, is_number
from toolkit.match.words import FIRM, Words
from toolkit.model.definitions import AnswerType, Question
from toolkit.model.document import Table
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_CHOSEN = (AnswerType.CHOICE, AnswerType.RATING)
_FEWEST_CELLS = 3
_PERCENT = "%"


def by_what_stands_below(table: Table, index: int, found: Mapping[int, Match], words: Words) -> dict[int, Match]:
    """Return the columns that the heads of the row at ``index`` are by their words, put right by what stands below them.

    Choices alone below what is called as another are the column of that choice; a column of a choice with none of its choices below, beside
    one that has nothing else, are the names where no other head asks for them; shares in percent are the column's that asks for a number.
    """
    below = {column: _said(table, index, column, words) for column, match in found.items() if _may_differ(match.target, words)}
    told = {column: _told(match, below[column], words) if column in below else match for column, match in found.items()}
    sure = {match.target for column, match in told.items() if column in below and _only_choices(match.target, below[column], words)}
    kept = {column: match for column, match in told.items() if match.target not in sure or _any_choice(match.target, below[column], words)}
    left, first = [column for column in told if column not in kept], _columns(words)[:1]
    if len(left) == 1 and first[0].id not in {match.target for match in kept.values()}:
        kept[left[0]] = told[left[0]]._replace(target=first[0].id, score=FIRM)
    return {column: _share(table, index, column, kept, words) for column in kept}


def choices_by_values(table: Table, index: int, starts: Sequence[int], taken: Mapping[int, Match], words: Words) -> dict[int, Match]:
    """Give a column of a choice that no heading names to the one column under whose heading stand nothing but its choices."""
    targets = {match.target for match in taken.values()}
    found: dict[int, Match] = {}
    for asked in _columns(words):
        if asked.id not in targets and asked.type in _CHOSEN:
            others = [column for column in starts if column not in taken]
            fits = [column for column in others if _only_choices(asked.id, _said(table, index, column, words), words)]
            if len(fits) == 1:
                found[fits[0]] = Match(asked.id, FIRM, table.rows[index][fits[0]].text)
    return found


def _may_differ(id: str, words: Words) -> bool:
    """Tell whether the heads of a column may be called as those of another: the names and the choices."""
    asked = _column(id, words)
    return asked is not None and (asked is _columns(words)[0] or asked.type in _CHOSEN)


def _told(match: Match, said: Sequence[str], words: Words) -> Match:
    """Return the column of the choices that alone stand below a head, whatever its words say."""
    if _only_choices(match.target, said, words):
        return match
    chosen = (one for one in _columns(words) if one.id != match.target and _only_choices(one.id, said, words))
    return next((Match(one.id, FIRM, match.wording) for one in chosen), match)


def _share(table: Table, index: int, column: int, found: Mapping[int, Match], words: Words) -> Match:
    """Return the column of shares in percent for a head of a text that asks for such, "Kết quả (%)", with nothing but numbers below."""
    match, asked = found[column], _column(found[column].target, words)
    if asked is None or asked.type is not AnswerType.TEXT or _PERCENT not in table.rows[index][column].text:
        return match
    targets = {one.target for one in found.values()}
    said = _said(table, index, column, words, numbers=True)
    counted = (one for one in _columns(words) if one.type is AnswerType.INTEGER and one.id not in targets)
    return next((match._replace(target=one.id) for one in counted if said and all(answers(text, one, words.plan) for text in said)), match)


def _columns(words: Words) -> Sequence[Question]:
    return words.list_question.columns if words.list_question else ()


def _column(id: str, words: Words) -> Question | None:
    return next((one for one in _columns(words) if one.id == id), None)


def _only_choices(id: str, said: Sequence[str], words: Words) -> bool:
    """Tell whether what stands below a head are choices of the column of that id and nothing else; a lone one is so to the letter."""
    asked = _column(id, words)
    if asked is None or asked.type not in _CHOSEN or not said:
        return False
    return all(answers(text, asked, words.plan) for text in said) and (len(said) > 1 or words.names_choice(said[0]))


def _any_choice(id: str, said: Sequence[str], words: Words) -> bool:
    asked = _column(id, words)
    return asked is None or asked.type not in _CHOSEN or not said or any(answers(text, asked, words.plan) for text in said)


def _said(table: Table, index: int, column: int, words: Words, *, numbers: bool = False) -> list[str]:
    """Return what stands below a head in the rows of the list; the head again, as a page break repeats it, is none of them."""
    head = table.rows[index][column]
    below = [row for row in table.rows[index + 1 :] if is_first(row, column) and row[column].text != head.text]
    said = [row[column].text for row in below if len(filled(row)) > _FEWEST_CELLS]
    return [text for text in said if not is_blank(text, words.hints) and (numbers or not is_number(text))]

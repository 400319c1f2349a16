"""Abbreviations in labels: first letters of known words ("Kỳ BC", "Số SK được công nhận"), what a pen shortens ("Đ/c", "X.loại")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from toolkit.text.fold import bare, fold

CAPITALS = re.compile(r"[A-ZĐƯƠÂÊÔ](?<![\w&].)[A-ZĐƯƠÂÊÔ]{1,5}(?!\w)")  # first a letter, which is found soon
_CONSONANTS = "[bcdđghklmnpqrstvx]"
_SHORTENED = re.compile(
    rf"(?<![\w./&])(?:({_CONSONANTS})[./]({_CONSONANTS})(?![\w/])|({_CONSONANTS}{{1,2}})[./]([^\W\d_]{{2,}})(?![\w/])|ng\.?(?=\s))",
    re.IGNORECASE,
)
"""Words by their first letters ("đ/c", "b/c"), a word without but its first letters ("x.loại", "k/nghị"), "ng" for "người"."""
_MAY_BE_SHORTENED = re.compile(r"/|\.|n(?<!\w.)[gG]\s|N(?<!\w.)[gG]\s")
_ON_BEHALF = "tm"
_SAID = re.compile(r"[^\W\d_]{2,}")
_MOST, _MOST_TOKENS, _REMEMBERED = 12, 3, 100


class Initials:
    """The phrases of some wordings by their first letters: all words in a row and the first letter of each, so that no phrase is kept."""

    def __init__(self, wordings: Iterable[str]) -> None:
        """Put the words of all wordings in a row, with a gap behind each wording."""
        self._words: set[str] = set()
        self._row: list[str] = []
        shared: dict[str, str] = {}
        for wording in wordings:
            self._words.update(map(bare, fold(CAPITALS.sub(" ", wording)).split()))
            self._row += (*(shared.setdefault(word, word) for word in fold(wording).split()), "")
        self._letters = "".join(bare(word[0]) if word.isalpha() else " " for word in self._row)
        self._phrases = lru_cache(_REMEMBERED)(self._found)

    def _found(self, letters: str) -> tuple[str, ...]:
        """Return the runs of words that begin with these letters, each once."""
        starts = (found.start() for found in re.finditer(f"(?={re.escape(letters)})", self._letters))
        return tuple(dict.fromkeys(" ".join(self._row[at : at + len(letters)]) for at in starts))

    def spelled_out(self, text: str) -> Iterator[str]:
        """Yield what ``text`` may stand for with its abbreviations spelled out; nothing for text without any or of nothing else."""
        capitals = [token for token in CAPITALS.finditer(text) if bare(token[0]) not in self._words]
        found = _SHORTENED.finditer(text) if _MAY_BE_SHORTENED.search(text) else ()
        shortened = [token for token in found if not any(map(token[0].startswith, (one[0] for one in capitals)))]
        tokens = sorted((*capitals, *shortened), key=lambda token: token.start())
        if not tokens or len(tokens) > _MOST_TOKENS or len(_SAID.findall(text)) == len(capitals):
            return
        choices = [[token[0], *(self._phrases(bare(token[0])) if token in capitals else self._whole(token))][:_MOST] for token in tokens]
        for number, picked in enumerate(product(*choices)):
            if number > _MOST * _MOST:
                return
            if any(word != token[0] for word, token in zip(picked, tokens, strict=True)):
                yield _replaced(text, tokens, picked)

    def _whole(self, token: re.Match[str]) -> tuple[str, ...]:
        """Return what a shortened word or two may be in whole."""
        first, second, begins, last = token.groups()
        if first:
            letters = bare(first + second)
            return self._phrases(letters) if letters != _ON_BEHALF else ()
        if not begins:
            return ("người",)
        begins, last = bare(begins), bare(last)
        found = self._phrases(begins[0] + last[0])
        return tuple(phrase for phrase in found if (plain := bare(phrase)).startswith(begins) and plain.split()[1] == last)


def _replaced(text: str, tokens: list[re.Match[str]], words: tuple[str, ...]) -> str:
    made, last = "", 0
    for token, word in zip(tokens, words, strict=True):
        made += text[last : token.start()] + word
        last = token.end()
    return made + text[last:]

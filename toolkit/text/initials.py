"""Abbreviations in labels ("Kỳ BC", "XL tổ chức đảng", "Số SK được công nhận"): capitals that are the first letters of known words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from toolkit.text.fold import bare, fold

_CAPITALS = re.compile(r"(?<![\w&])[A-ZĐƯƠÂÊÔ]{2,5}(?![\w])")
_SAID = re.compile(r"[^\W\d_]{2,}")
_LONGEST, _MOST, _MOST_TOKENS = 5, 12, 3


class Initials:
    """The phrases of some wordings by their first letters."""

    def __init__(self, wordings: Iterable[str]) -> None:
        """Index every run of two to five words."""
        phrases: dict[str, dict[str, None]] = {}
        self._words: set[str] = set()
        for wording in wordings:
            words = fold(wording).split()
            self._words.update(map(bare, fold(_CAPITALS.sub(" ", wording)).split()))
            for start in range(len(words)):
                for end in range(start + 2, min(len(words), start + _LONGEST) + 1):
                    phrase = words[start:end]
                    if all(word.isalpha() for word in phrase):
                        letters = bare("".join(word[0] for word in phrase))
                        phrases.setdefault(letters, {})[" ".join(phrase)] = None
        self._phrases = {letters: tuple(found) for letters, found in phrases.items()}

    def spelled_out(self, text: str) -> Iterator[str]:
        """Yield what ``text`` may stand for with its abbreviations spelled out; nothing for text without any or of nothing else."""
        tokens = [token for token in _CAPITALS.finditer(text) if bare(token[0]) not in self._words]
        if not tokens or len(tokens) > _MOST_TOKENS or len(_SAID.findall(text)) == len(tokens):
            return
        choices = [[token[0], *self._phrases.get(bare(token[0]), ())][:_MOST] for token in tokens]
        for number, picked in enumerate(product(*choices)):
            if number > _MOST * _MOST:
                return
            if any(word != token[0] for word, token in zip(picked, tokens, strict=True)):
                yield _replaced(text, tokens, picked)


def _replaced(text: str, tokens: list[re.Match[str]], words: tuple[str, ...]) -> str:
    made, last = "", 0
    for token, word in zip(tokens, words, strict=True):
        made += text[last : token.start()] + word
        last = token.end()
    return made + text[last:]

"""Where an answer in running text ends: at a heading that is sure to be one; what may be one waits until it is told what it heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.match.pieces import Content
from toolkit.match.signers import date_line
from toolkit.match.unknown import MAY_GO_ON, announces, may_head
from toolkit.match.words import Words
from toolkit.model.document import Emphasis, EmphasisKind
from toolkit.text.fold import fold
from toolkit.text.names import is_persons_name

_ROMAN = re.compile(r"\s*([IVX]{1,4})\s*[.\-)/:]")
_NUMBERED = re.compile(r"\s*(?:phần|mục)\s+(?:[ivx]{1,4}|\d{1,2}|[a-d]|thứ\s+\w+|(?:một|hai|ba|bốn|năm))(?:\W|$)", re.IGNORECASE)
_LETTERED = re.compile(r"\s*(?:[A-ZĐ]|\d{1,2})\s*[.)/]")
_VALUES = {"I": 1, "V": 5, "X": 10}
SENTENCE_ENDS = (".", ";", "!", "”", '"')
_NARRATIVE = 60


class Endings:
    """Tells headings below an answer from its lines, and keeps those that may be either until the next line tells."""

    def __init__(self, words: Words) -> None:
        """Judge by the words of one form."""
        self._words = words
        self._roman, self._counts_on = 0, False
        self._held: list[str] = []
        self._under: Content | None = None
        self._silent = True

    def see(self, text: str) -> None:
        """Look at a line, whatever it is: the Roman numbers of the form's headings count on, an answer may have others of its own."""
        found = _ROMAN.match(text)
        self._counts_on = found is not None and self._roman > 0 and _value(found[1]) == self._roman + 1
        if found is not None and (self._counts_on or (not self._roman and _value(found[1]) == 1)):
            self._roman += 1

    @property
    def counts_on(self) -> bool:
        """Whether the line seen last bears the Roman number that follows the last heading's."""
        return self._counts_on

    def asks(self, text: str) -> None:
        """Let the Roman numbers count on from a heading that is a question's label, whatever stood before it."""
        if found := _ROMAN.match(text):
            self._roman = _value(found[1])

    def heads(self, text: str) -> bool:
        """Tell whether the line seen last is a heading of the form for sure."""
        numbered = _NUMBERED.match(text) is not None or (_in_capitals(text) and _LETTERED.match(text) is not None)
        return self._counts_on or numbered or announces(text, self._words)

    def may_head(self, text: str, *, gap: bool) -> bool:
        """Tell whether a line may be a heading: numbered, in capitals, or short below a ``gap``."""
        if _ROMAN.match(text):
            return True
        return (_in_capitals(text) and not text.rstrip().endswith(SENTENCE_ENDS)) or (gap and may_head(text))

    def answers(self, text: str, *, dotted: bool, gap: bool) -> bool:
        """Tell whether a line in capitals is the answer to the label above it, which is blank: a name, or no blank was printed for it."""
        return is_persons_name(text) or not (dotted or gap or _ROMAN.match(text) or _LETTERED.match(text))

    def hold(self, answer: Content, text: str, emphasis: Sequence[Emphasis], *, gap: bool) -> None:
        """Keep a line that may head what follows or go on with ``answer``; set apart, it is not missed where it heads something."""
        self._silent = self._silent and (gap or _set_apart(text, emphasis) or self._roman == 1)
        self._under = answer
        self._held.append(text.strip())

    def go_on(self, answer: Content) -> None:
        """Give what was kept to the answer, which goes on below it: a person must look."""
        if self._held and self._under is answer:
            answer.add("\n".join(self._held))
            answer.doubt = answer.doubt or MAY_GO_ON
            self._held, self._silent = [], True
            self._roman = 0

    def end(self) -> None:
        """Let what was kept head what follows; where it may have been the answer's last line, a person must look."""
        if self._held and self._under is not None and not self._silent:
            self._under.doubt = self._under.doubt or MAY_GO_ON
        self._held, self._silent = [], True

    def waits_under(self, answer: Content | None) -> bool:
        """Tell whether lines wait that are not below ``answer`` any more."""
        return bool(self._held) and self._under is not answer


def goes_on_below_gap(answer: str, text: str) -> bool | None:
    """Tell whether a text goes on below an empty line: ``None`` where it surely does not, false where it may."""
    if text.rstrip().endswith(":") or date_line(text) or text.lstrip().startswith("*"):
        return None
    return len(answer) >= _NARRATIVE or answer.rstrip().endswith(SENTENCE_ENDS)


def _in_capitals(text: str) -> bool:
    return text.isupper() and len(fold(text).split()) >= 2


def _set_apart(text: str, emphasis: Sequence[Emphasis]) -> bool:
    bold = sum(mark.end - mark.start for mark in emphasis if mark.kind is EmphasisKind.BOLD)
    return bold >= len(text.strip())


def _value(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))

"""A line as if its writer had used colons: what parts label and answer in other ways is written so, and each letter keeps its place."""

from __future__ import annotations

from toolkit.match.lines.asked_and_answered import without_marks
from toolkit.match.lines.judged_in_words import with_judgement
from toolkit.match.lines.other_colons import with_colon
from toolkit.match.lines.parts_in_line import with_parts
from toolkit.match.lines.told_in_brackets import without_brackets
from toolkit.match.words import Words


def spelled_out(text: str, words: Words) -> str:
    """Return a line, as long as it was, with colons behind the labels that other signs, sentences or brackets part from their answers."""
    text = with_judgement(without_marks(text), words)
    return without_brackets(with_parts(with_colon(text, words), words), words)

"""The kind of a model in parentheses behind its name, where its list asks for the kind nowhere: "Tổ một cửa (tập thể)"."""

from __future__ import annotations

import re

from toolkit.match.pieces import Content, Harvest, Listed
from toolkit.match.values import options_of
from toolkit.match.words import Words
from toolkit.model.definitions import AnswerType
from toolkit.text.fold import fold
from toolkit.text.lexicon import Match
from toolkit.text.values import is_blank

_BEHIND = re.compile(r"\s*\(\s*([^\W\d_]+ [^\W\d_]+)\s*\)\s*[.:;]?\s*$")
_IN_NAME = "Sau tên có ghi loại điển hình trong ngoặc."


def part_kinds(harvest: Harvest, words: Words) -> None:
    """Give the kind behind each name to the column that asks for it; the name is for a look, as its writer may mean all of it."""
    columns = words.list_question.columns if words.list_question is not None else ()
    kind = next((column for column in columns if column.type is AnswerType.CHOICE), None)
    if kind is None:
        return
    options = {fold(word) for option in options_of(kind, words.plan) for word in option.words}
    for listed in harvest.listed:
        name = listed.cells.get(columns[0].id)
        found = _BEHIND.search(name.text) if name is not None and name.text.rstrip(" .:;").endswith(")") else None
        if name is None or found is None or fold(found[1]) not in options or not _lacks(listed, kind.id, words):
            continue
        listed.cells[kind.id] = Content(found[1], name.place)
        listed.cells[columns[0].id] = part = name.part(0, found.start())
        part.doubt = name.doubt or _IN_NAME
        harvest.columns.setdefault(kind.id, Match(kind.id, 1.0, found[1]))


def _lacks(listed: Listed, kind: str, words: Words) -> bool:
    return kind not in listed.cells or is_blank(listed.cells[kind].text, words.hints)

"""One wording more in the text of a plan: the places of YAML nodes say where, everything else of the text stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ruamel.yaml.nodes import CollectionNode, Node, ScalarNode

_WIDEST = 140
_PLAIN = re.compile(r"[\w\s./()+-]+")
_ANCHOR = re.compile(r"&\S+\s+")


def entry(node: Node, key: str) -> Node | None:
    """Return the value of a key of a mapping, or ``None``."""
    pairs = node.value if isinstance(node.value, list) else ()
    return next((pair[1] for pair in pairs if isinstance(pair, tuple) and pair[0].value == key), None)


def items(node: Node, key: str) -> list[Node]:
    """Return the entries of the list under a key, none where there is no such list."""
    value = entry(node, key)
    return [] if value is None or not isinstance(value.value, list) else list(value.value)


def joined_text(node: Node) -> Iterator[str]:
    """Yield the wordings of a question, written as one text with semicolons or as a list."""
    value = entry(node, "wordings")
    if value is None:
        return
    texts = value.value.split(";") if isinstance(value.value, str) else (child.value for child in value.value)
    yield from (" ".join(str(text).split()) for text in texts if str(text).strip())


def with_wording(text: str, question: Node, wording: str) -> str:
    """Return the plan's text with one wording more at the end of the question's wordings, in the manner in which they are written."""
    from ruamel.yaml.nodes import CollectionNode, ScalarNode

    value = entry(question, "wordings")
    if isinstance(value, CollectionNode):
        return _in_list(text, value, wording)
    if isinstance(value, ScalarNode):
        return _in_block(text, value, wording) if value.style in ("|", ">") else _in_scalar(text, value, wording)
    return _new_key(text, question, wording)


def _new_key(text: str, question: Node, wording: str) -> str:
    """Write the key in front of the question's second one, which stands at the beginning of its line."""
    second = question.value[1][0].start_mark
    said = f"wordings: {_quoted(wording)}"
    in_line = text[text.rfind("\n", 0, second.index) + 1 : second.index].strip()
    return _put(text, second.index, f"{said}, " if in_line else f"{said}{_line_end(text)}{' ' * second.column}")


def _in_list(text: str, value: CollectionNode, wording: str) -> str:
    if value.flow_style or not value.value:
        return _put(text, value.end_mark.index - 1, f"{', ' if value.value else ''}{_quoted(wording)}")
    last = value.value[-1]
    begin = text.rfind("\n", 0, last.start_mark.index) + 1
    indent = text[begin : text.index("-", begin)]
    return _put(text, _end_of_line(text, last.end_mark.index), f"{_line_end(text)}{indent}- {_quoted(wording)}")


def _in_block(text: str, value: ScalarNode, wording: str) -> str:
    """Go on with the last line of the folded text, or begin a new one where it is full."""
    head = _end_of_line(text, value.start_mark.index)
    lines = list(re.finditer(r"^([ ]+)\S.*?(?=\r?$)", text[head : value.end_mark.index], re.MULTILINE))
    indent = lines[0][1]
    last = next(line for line in reversed(lines) if len(line[1]) >= len(indent))
    said = last[0].rstrip().rstrip(";")
    fits = len(said) + 2 + len(wording) <= _WIDEST
    more = f"{said}; {wording}" if fits else f"{said};{_line_end(text)}{indent}{wording}"
    return text[: head + last.start()] + more + text[head + last.end() :]


def _in_scalar(text: str, value: ScalarNode, wording: str) -> str:
    begin, end = value.start_mark.index, value.end_mark.index
    anchor = _ANCHOR.match(text, begin, end)
    begin = anchor.end() if anchor else begin
    old = text[begin:end]
    if value.style is None and "\n" not in old and _PLAIN.fullmatch(wording):
        return text[:begin] + f"{old.rstrip().rstrip(';')}; {wording}" + text[end:]
    return text[:begin] + _quoted(f"{value.value.rstrip().rstrip(';')}; {wording}") + text[end:]


def _quoted(text: str) -> str:
    """Return the text between double quotes, as JSON and YAML both write it."""
    return json.dumps(text, ensure_ascii=False)


def _put(text: str, index: int, more: str) -> str:
    return text[:index] + more + text[index:]


def _end_of_line(text: str, index: int) -> int:
    found = re.compile(r"\r?$", re.MULTILINE).search(text, index)
    return found.start() if found else len(text)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"

"""Read the sentence patterns of the papers, strict about names: a fault is told with file, line and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.definitions.shape import suggestion
from toolkit.definitions.source import Fault, Source, YamlPath, read_source
from toolkit.model.sentences import PLACE, Sentences

FILE = Path("templates") / "sentences.yaml"


def read_sentences(file: Path, original: Path) -> tuple[Sentences, list[str]]:
    """Return the patterns of a file with its faults as lines; a pattern that it leaves out, or a file that is not there, is the original's.

    Each pattern may use the places that the original pattern of that name uses, and no others.
    """
    known = patterns(read_source(original))
    if not file.exists() or file.read_bytes() == original.read_bytes():
        return Sentences(patterns=known), []
    source = read_source(file)
    faults = [*source.faults, *_faults(source.tree, (), known)]
    return Sentences(patterns={**known, **patterns(source)}), [
        source.say(fault) for fault in sorted(faults, key=lambda one: source.line(one.path))
    ]


def patterns(source: Source) -> dict[str, str]:
    """Return every pattern of a file by its dotted name."""
    return {".".join(map(str, path)): text for path, text in _leaves(source.tree, ()) if isinstance(text, str)}


def _leaves(value: object, path: YamlPath) -> Iterator[tuple[YamlPath, object]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _leaves(child, (*path, key))
    else:
        yield path, value


def _faults(tree: object, path: YamlPath, known: Mapping[str, str]) -> Iterator[Fault]:
    for where, text in _leaves(tree, path):
        name = ".".join(map(str, where))
        if name not in known:
            yield Fault(path=where, message=f"không có câu nào tên là `{name}`.{suggestion(name, known)}")
        elif not isinstance(text, str) or not text:
            yield Fault(path=where, message="câu đang để trống hoặc không phải chữ; xóa dòng này nếu muốn dùng câu gốc.")
        else:
            yield from _places(where, text, known[name])


def _places(path: YamlPath, text: str, original: str) -> Iterator[Fault]:
    allowed = PLACE.findall(original)
    for place in PLACE.findall(text):
        if place not in allowed:
            told = ", ".join(f"{{{one}}}" for one in dict.fromkeys(allowed)) or "không có chỗ điền nào"
            yield Fault(path=path, message=f"không có số liệu `{{{place}}}` cho câu này (được dùng: {told}).{suggestion(place, allowed)}")
    if set(PLACE.sub("", text)) & set("{}"):
        yield Fault(path=path, message="dấu ngoặc nhọn không đủ cặp; viết đủ {tên}.")

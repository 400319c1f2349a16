"""Filled forms by seed, as other hands would fill them, with the exact truth: the independent measure of the reader.

:func:`make_corpus` writes ``inbox/<CODE>/…`` and ``truth.jsonl`` (the format of ``tests/scoring.py``). A file's tags name the options
that were taken; a file made with one tag only shows what that option costs.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection
from pathlib import Path
from typing import Any

from tests.corpus import excel, free, tables, word, words
from tests.corpus.page import OPTIONS, Block, Option, Style, build
from tests.corpus.records import Record, Writer

__all__ = ["make_corpus", "tags"]

WHOLE = ("narrative", "dotted")
FAULTS = ("incomplete", "invalid", "two_ticks", "unsigned")
MANY = ("people", "sheets", "two_forms")
_SHELVES = (excel, free, tables, word)  # importing them registers their options


def tags() -> tuple[str, ...]:
    """Return every tag there is."""
    found = {tag for slot in OPTIONS.values() for tag in slot} - {"ticks:control"}
    return tuple(sorted(found | {*MANY, *FAULTS}))


def make_corpus(
    folder: Path, seed: int, count: int, tags: Collection[str] | None = None, kinds: Collection[str] = ("docx", "xlsx")
) -> Path:
    """Write ``count`` files under ``folder`` and return the path of their truth.

    Without ``tags`` each file takes one to six options at random; with them it takes every one of the tags that fits it.
    """
    lines = []
    for number in range(count):
        rng = random.Random(f"{seed}:{number}")
        row = _make_file(folder, rng, number, tags, rng.choice(sorted(kinds)))
        lines.append(json.dumps(row, ensure_ascii=False))
    truth = folder / "truth.jsonl"
    truth.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return truth


def _make_file(folder: Path, rng: random.Random, number: int, wanted: Collection[str] | None, kind: str) -> dict[str, Any]:
    kind = _kind_for(wanted, kind)
    form = rng.choice([form for form in words.FORMS if wanted is None or _fits_all(wanted, kind, form)] or list(words.FORMS))
    unit, period = rng.choice(list(words.UNITS)), rng.choice(["2024-Q3", "2024-Q3", *words.PERIODS])
    style = Style(rng=rng, kind=kind)
    taken = _choose(style, form, wanted)
    records = _records(Writer(rng), form, unit, period, taken)
    path = folder / "inbox" / unit / f"{number:03d} bieu {rng.choice(('quy III', 'gui lai', 'moi', 'chinh thuc'))}.{kind}"
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, kind, records, style)
    missing = [id for record in records for id in record.missing]
    codes = sorted({code for record in records for code in record.codes})
    row = {
        "path": path.relative_to(folder).as_posix(),
        "kind": kind,
        "via": "direct",
        "fold_case": "tcvn3" in taken,
        "tags": sorted(set(taken)),
    }
    return row | {"records": [record.truth() for record in records], "missing": missing, "codes": codes, "across": []}


def _options(kind: str, form: str) -> list[Option]:
    return [found for slot in OPTIONS.values() for found in slot.values() if kind in found.kinds and form in found.forms]


def _kind_for(wanted: Collection[str] | None, kind: str) -> str:
    """Return a kind of file that every wanted option fits."""
    for found in (option for slot in OPTIONS.values() for option in slot.values() if option.tag in (wanted or ())):
        kind = kind if kind in found.kinds else found.kinds[0]
    return {"people": "docx", "sheets": "xlsx"}.get(next(iter(set(wanted or ()) & {"people", "sheets"}), ""), kind)


def _fits_all(wanted: Collection[str], kind: str, form: str) -> bool:
    known = {option.tag for option in _options(kind, form)} | {*MANY, *FAULTS}
    return all(tag in known for tag in wanted) and not (set(wanted) & {*MANY, "two_ticks"} and form not in words.CRITERIA_OF)


def _choose(style: Style, form: str, wanted: Collection[str] | None) -> list[str]:
    """Take the options of one file, at most one a slot; return the tags."""
    fitting = _options(style.kind, form)
    if wanted is None:
        picked = style.rng.sample(fitting, k=style.rng.randint(1, 6))
        extra = [fault for fault, share in zip(FAULTS, (0.25, 0.08, 0.05, 0.05), strict=True) if style.rng.random() < share]
        many = ["people" if style.kind == "docx" else "sheets", "two_forms"]
        extra += [style.rng.choice(many)] if form in words.CRITERIA_OF and style.rng.random() < 0.2 else []
    else:
        picked, extra = [found for found in fitting if found.tag in wanted], [tag for tag in wanted if tag in (*MANY, *FAULTS)]
    for found in picked:
        style.chosen[found.slot] = found.tag
    _agree(style, form)
    extra = [tag for tag in extra if tag != "two_ticks" or form in words.CRITERIA_OF]
    return [*(tag for tag in style.chosen.values() if tag != "ticks:control"), *extra]


def _agree(style: Style, form: str) -> None:
    """Make the choices agree: a narrative is one throughout, controls are drawn only where ticks are controls."""
    whole = next((tag for tag in WHOLE if tag in style.chosen.values()), None)
    for slot in ("general", "criteria", "list"):
        if whole and (slot != "general") <= (form in OPTIONS[slot][whole].forms):
            style.chosen[slot] = whole
    has_criteria = form in words.CRITERIA_OF
    if style.chosen.get("tick") == "ticks:control" and "control" not in style.chosen:
        style.chosen["control"] = style.rng.choice(sorted(OPTIONS["control"]))
    if "control" in style.chosen and has_criteria:
        style.chosen["tick"] = "ticks:control"
    for slot in ("tick", "control"):
        if not has_criteria or style.chosen.get("criteria") in ("ticks:columns", "narrative"):
            style.chosen.pop(slot, None)
    if not has_criteria:
        style.chosen.pop("criterion", None)


def _records(writer: Writer, form: str, unit: str, period: str, taken: list[str]) -> list[Record]:
    if "two_forms" in taken:
        return [writer.record(one, unit, period, taken) for one in ("02-TT", "02-CN")]
    count = writer.rng.randint(2, 4) if {"people", "sheets"} & set(taken) else 1
    return [writer.record("02-CN" if count > 1 else form, unit, period, taken) for _ in range(count)]


def _write(path: Path, kind: str, records: list[Record], style: Style) -> None:
    pages: list[tuple[list[Block], Style]] = []
    for record in records:
        own = Style(rng=style.rng, kind=kind, chosen=_for_form(style, record.form))
        pages.append((build(record, own), own))
    if kind == "docx":
        word.write_word(path, pages)
        return
    names = [f"{record.form} {number}" if len(records) > 1 else record.form for number, record in enumerate(records, 1)]
    sheets = [excel.lay(blocks, own, name) for (blocks, own), name in zip(pages, names, strict=True)]
    excel.write_excel(path, style.do("beside")(sheets, style))


def _for_form(style: Style, form: str) -> dict[str, str]:
    return {slot: tag for slot, tag in style.chosen.items() if form in OPTIONS[slot][tag].forms}

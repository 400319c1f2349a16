"""The measure of the reader: what it read against what the forms say (``truth.jsonl``), counted and listed.

``read`` is a function ``(path, folder) -> dict`` with the shape of one line of ``toolkit read --json``. An answer that differs from the
truth, is not marked for review and is named by no finding of its record is *wrong in silence*: the worst thing a reader can do.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Read = Callable[[Path, str], Json]

_MARK = re.compile(r"^\s*(?:[-+*•·–—▪◦●‣]|\(?(?:\d{1,2}|[a-zđ])[.)])\s+")
_FILE_LEVEL = ("unreadable", "unknown-form")


def plain(text: str, fold_case: bool = False) -> str:
    """Return the text without what does not count in a comparison: list marks, kinds of white space, a final full stop."""
    lines = [_MARK.sub("", line) for line in unicodedata.normalize("NFC", text).splitlines()]
    flat = " ".join(" ".join(lines).split()).rstrip(" .")
    return flat.casefold() if fold_case else flat


def same(expected: object, got: object, fold_case: bool = False) -> bool:
    """Tell whether two values are the same answer; ``true`` is not 1, groups have no order."""
    if isinstance(expected, str) and isinstance(got, str):
        return plain(expected, fold_case) == plain(got, fold_case)
    if isinstance(expected, list) and isinstance(got, list):
        return sorted(map(repr, expected)) == sorted(map(repr, got))
    return type(expected) is type(got) and expected == got


@dataclass(kw_only=True)
class Tally:
    """Counts of answers; a cell of a list is one answer. ``needless``: right, but marked for review."""

    answers: int = 0
    right: int = 0
    silent: int = 0
    needless: int = 0
    blanks: int = 0
    blanks_found: int = 0
    false_blanks: int = 0

    @property
    def right_share(self) -> float:
        """The share of right answers, 0–1."""
        return self.right / self.answers if self.answers else 1.0


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """One wrong answer. ``named`` says what warns of it ("review" or a finding code); empty: wrong in silence."""

    path: str
    form: str
    field: str
    expected: object
    got: object
    named: str = ""
    tags: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Score:
    """Everything that was counted. ``by`` has one tally for each tag (``tag:narrative``), kind and form."""

    total: Tally = field(default_factory=Tally)
    by: dict[str, Tally] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    files: int = 0
    records: int = 0
    found: int = 0
    form_right: int = 0
    unit_right: int = 0
    period_right: int = 0
    codes_expected: int = 0
    codes_missed: list[str] = field(default_factory=list)
    codes_extra: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def silent(self) -> list[Wrong]:
        """Return the answers that are wrong in silence."""
        return [wrong for wrong in self.wrong if not wrong.named]

    def tallies(self, groups: tuple[str, ...]) -> list[Tally]:
        """Return the tallies that an answer of these groups counts in."""
        return [self.total, *(self.by.setdefault(group, Tally()) for group in groups)]


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """One answer as read: value, whether it is for review, and the finding codes that name it."""

    value: object
    review: bool
    codes: tuple[str, ...]


def score(truth_path: Path, read: Read, root: Path, where: Callable[[Json], bool] = lambda row: True) -> Score:
    """Read every file of the truth (those that ``where`` admits) under ``root`` and count."""
    result = Score()
    for line in truth_path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if where(row):
            folder = Path(row["path"]).parent.name
            _score_file(row, read(root / row["path"], folder), result)
    return result


def _score_file(row: Json, got: Json, result: Score) -> None:
    result.files += 1
    pairs, extra = _pair(row["records"], got["records"])
    named = _named_by_file(got)
    for truth, record in pairs:
        _score_record(row, truth, record, named, result)
    result.extra += [f"{row['path']}: {record['form']}" for record in extra if record["form"]]
    _score_codes(row, got, result)


def _pair(truths: list[Json], records: list[Json]) -> tuple[list[tuple[Json, Json | None]], list[Json]]:
    """Pair records of one form, most like answers first; return the pairs in the truth's order and what is left over."""
    ranked = sorted(
        (
            (_likeness(truth, record), -t, -r)
            for t, truth in enumerate(truths)
            for r, record in enumerate(records)
            if truth["form"] == record["form"]
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for _, t, r in ranked:
        if -t not in found and -r not in found.values():
            found[-t] = -r
    pairs = [(truth, records[found[t]] if t in found else None) for t, truth in enumerate(truths)]
    return pairs, [record for r, record in enumerate(records) if r not in found.values()]


def _likeness(truth: Json, record: Json) -> int:
    names = {"ten_dien_hinh", "ho_ten"}
    return sum(
        (20 if id in names else 1) for id, value in truth["answers"].items() if value is not None and same(value, _value(record, id), True)
    )


def _value(record: Json, id: str) -> object:
    answer = record["answers"].get(id)
    return answer["value"] if answer else None


def _named_by_file(got: Json) -> str:
    findings = [*got["findings"], *(finding for record in got["records"] if not record["form"] for finding in record["findings"])]
    return next((finding["code"] for finding in findings if finding["code"] in _FILE_LEVEL), "")


def _score_record(row: Json, truth: Json, record: Json | None, named: str, result: Score) -> None:
    result.records += 1
    if record is not None:
        result.found += 1
        result.form_right += record["form"] == truth["form"]
        result.unit_right += record["unit"] == truth["unit"]
        result.period_right += record["period"] == truth["period"]
    groups = (f"kind:{row['kind']}", f"form:{truth['form']}", *(f"tag:{tag}" for tag in row["tags"]))
    for id, expected, reading in _answers(truth, record, named):
        _count(expected, reading, row["fold_case"], result.tallies(groups))
        if not same(expected, reading.value, row["fold_case"]):
            why = "review" if reading.review else next(iter(reading.codes), "")
            result.wrong.append(
                Wrong(
                    path=row["path"], form=truth["form"], field=id, expected=expected, got=reading.value, named=why, tags=tuple(row["tags"])
                )
            )
    if record is not None:
        result.extra += _extra_answers(row["path"], truth, record)


def _answers(truth: Json, record: Json | None, named: str) -> Iterator[tuple[str, object, _Reading]]:
    """Give every answer of the truth, list cells one by one and a row too many as one, with what was read."""
    codes = (named,) if named else ()
    for id, expected in truth["answers"].items():
        if record is None:
            yield from ((cell, value, _Reading(value=None, review=False, codes=codes)) for cell, value in _flat(id, expected))
        elif _is_list(id):
            yield from _cells(id, expected, record)
        else:
            yield id, expected, _reading(record, id, record["answers"].get(id) or {})


def _flat(id: str, expected: Any) -> list[tuple[str, object]]:
    if not _is_list(id):
        return [(id, expected)]
    return [(f"{id}[{number}].{column}", value) for number, line in enumerate(expected, 1) for column, value in line.items()]


def _is_list(id: str) -> bool:
    return id == "danh_sach"


def _cells(id: str, expected: list[Json], record: Json) -> Iterator[tuple[str, object, _Reading]]:
    answer = record["answers"].get(id) or {}
    rows = answer.get("value") or []
    for number, line in enumerate(expected, 1):
        got = rows[number - 1] if number <= len(rows) else {}
        for column, value in line.items():
            cell = got.get(column) or {}
            yield f"{id}[{number}].{column}", value, _reading(record, f"{id}[{number}].{column}", cell, bool(answer.get("review")))
    for number in range(len(expected) + 1, len(rows) + 1):
        said = {column: cell["value"] for column, cell in rows[number - 1].items()}
        review = any(cell.get("review") for cell in rows[number - 1].values()) or bool(answer.get("review"))
        yield f"{id}[{number}]", None, _Reading(value=said, review=review, codes=_codes_of(record, f"{id}[{number}]"))


def _reading(record: Json, id: str, answer: Json, review: bool = False) -> _Reading:
    return _Reading(value=answer.get("value"), review=bool(answer.get("review")) or review, codes=_codes_of(record, id))


def _codes_of(record: Json, id: str) -> tuple[str, ...]:
    return tuple(finding["code"] for finding in record["findings"] if finding["field"] and _names(finding["field"], id))


def _names(field: str, id: str) -> bool:
    """Tell whether a finding on ``field`` is about ``id``: itself or a part of it (``TT1`` of ``TT1.ket_qua``)."""
    return id == field or (id.startswith(field) and id[len(field)] in ".[")


def _count(expected: object, reading: _Reading, fold_case: bool, tallies: list[Tally]) -> None:
    right = same(expected, reading.value, fold_case)
    for tally in tallies:
        tally.answers += 1
        tally.right += right
        tally.needless += right and reading.review
        tally.silent += not right and not reading.review and not reading.codes
        tally.blanks += expected is None
        tally.blanks_found += expected is None and right
        tally.false_blanks += expected is not None and reading.value is None


def _extra_answers(path: str, truth: Json, record: Json) -> list[str]:
    unasked = (id for id in record["answers"] if id not in truth["answers"])
    return [f"{path}: {id} = {_value(record, id)!r}" for id in unasked if _value(record, id) is not None]


def _score_codes(row: Json, got: Json, result: Score) -> None:
    findings = [*got["findings"], *(finding for record in got["records"] for finding in record["findings"])]
    raised = Counter(finding["code"] for finding in findings)
    result.codes_expected += len(row["codes"]) + len(row["missing"])
    result.codes_missed += [f"{row['path']}: {code}" for code in row["codes"] if not raised[code]]
    missing = {finding["field"] for finding in findings if finding["code"] == "missing"}
    result.codes_missed += [f"{row['path']}: missing {id}" for id in row["missing"] if id not in missing]
    for finding in findings:
        allowed = finding["field"] in row["missing"] if finding["code"] == "missing" else finding["code"] in row["codes"]
        if finding["severity"] == "error" and not allowed:
            result.codes_extra.append(f"{row['path']}: {finding['code']} {finding['field'] or ''}")


def table(result: Score, most: int = 60) -> str:
    """Return the score as text: one line a group, then what is wrong, silence first."""
    lines = [f"{'':28} answers  right%  silent  needless%  blanks found/all  false blanks"]
    lines += [_line("total", result.total)]
    lines += [_line(group, result.by[group]) for group in sorted(result.by)]
    lines.append(
        f"files {result.files}, records {result.found}/{result.records}; right: form {result.form_right}, unit {result.unit_right},"
        f" period {result.period_right}; codes expected {result.codes_expected}, missed {len(result.codes_missed)},"
        f" errors not expected {len(result.codes_extra)}, read but not asked {len(result.extra)}"
    )
    for title, wrongs in (("WRONG IN SILENCE", result.silent), ("wrong, but named", [w for w in result.wrong if w.named])):
        lines += _listed(title, [_say(wrong) for wrong in wrongs], most)
    lines += _listed("codes missed", result.codes_missed, most)
    lines += _listed("errors not expected", result.codes_extra, most)
    lines += _listed("read but not asked", result.extra, most)
    return "\n".join(lines)


def _line(name: str, tally: Tally) -> str:
    needless = tally.needless / tally.answers if tally.answers else 0
    return (
        f"{name:28} {tally.answers:7d} {tally.right_share:7.2%} {tally.silent:7d} {needless:9.2%}"
        f" {tally.blanks_found:9d}/{tally.blanks:<6d} {tally.false_blanks:12d}"
    )


def _listed(title: str, lines: list[str], most: int) -> list[str]:
    more = [f"  … and {len(lines) - most} more"] if len(lines) > most else []
    return [f"{title}: {len(lines)}", *(f"  {line}" for line in lines[:most]), *more] if lines else []


def _say(wrong: Wrong) -> str:
    named = f" [{wrong.named}]" if wrong.named else ""
    return f"{wrong.path} · {wrong.form} {wrong.field}{named}: expected {_cut(wrong.expected)}, got {_cut(wrong.got)}"


def _cut(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 110 else f"{text[:70]} … {text[-35:]}"

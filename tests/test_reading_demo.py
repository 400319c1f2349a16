"""The measures of reading: the demo quarter, the samples and forms made by seed, against what they are known to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus import make_corpus
from tests.scoring import Json, Read, Score, score, table
from toolkit.model.contract import reading_json
from toolkit.reading import builtin_definitions, read_bytes

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"
SAMPLES = DATA / "samples"
LATER = {"dotted", "tcvn3", "narrative"}


@pytest.fixture(scope="module")
def read() -> Read:
    """The whole way of one file, as ``toolkit read --json`` goes it."""
    definitions = builtin_definitions()

    def read(path: Path, folder: str) -> Json:
        branch = definitions.organisation.branch(folder)
        return reading_json(path.name, read_bytes(path.read_bytes(), path.name, definitions, branch.code if branch else None))

    return read


def plain_office_file(row: Json) -> bool:
    """Tell whether a sample is Word or Excel as its writer saved it, without the harder ways of filling a form."""
    return row["kind"] in ("docx", "xlsx") and row["via"] == "direct" and not LATER & set(row["tags"])


def silent(result: Score) -> list[str]:
    """Say what is wrong without a word of warning."""
    return [f"{wrong.path}: {wrong.field}" for wrong in result.silent]


def test_the_demo_quarter_is_read_right_and_nothing_is_wrong_in_silence(read: Read) -> None:
    result = score(DATA / "demo-truth.jsonl", read, ROOT)

    assert (result.files, result.found) == (52, 52)
    assert silent(result) == []
    assert result.total.right_share >= 0.995, table(result)
    assert (result.codes_missed, result.codes_extra, result.extra) == ([], [], [])
    assert (result.form_right, result.unit_right, result.period_right) == (52, 52, 52)


@pytest.mark.slow
def test_the_word_and_excel_samples_are_read_right_and_nothing_is_wrong_in_silence(read: Read) -> None:
    result = score(SAMPLES / "truth.jsonl", read, SAMPLES, plain_office_file)

    assert result.files == 30
    assert silent(result) == []
    assert result.total.right_share >= 0.97, table(result)
    assert result.codes_missed == []


@pytest.mark.slow
def test_the_harder_word_and_excel_samples_are_read_right_too(read: Read) -> None:
    result = score(SAMPLES / "truth.jsonl", read, SAMPLES, lambda row: row["kind"] in ("docx", "xlsx"))

    assert result.files == 38
    assert silent(result) == []
    assert result.total.right_share >= 0.97, table(result)


@pytest.mark.slow
def test_no_sample_of_whatever_kind_is_wrong_in_silence(read: Read) -> None:
    result = score(SAMPLES / "truth.jsonl", read, SAMPLES)

    assert result.files == 48
    assert silent(result) == []


@pytest.mark.slow
def test_sixty_forms_in_other_hands_are_read_right_and_nothing_is_wrong_in_silence(read: Read, tmp_path: Path) -> None:
    result = score(make_corpus(tmp_path, seed=2, count=60), read, tmp_path)

    assert result.found == result.records
    assert silent(result) == []
    assert result.total.right_share >= 0.98, table(result)

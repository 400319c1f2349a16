"""The generator itself: what the truth says stands in the file, the same seed gives the same forms, every tag is made."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from tests.corpus import make_corpus, tags

HARD_TO_SEE = {"tcvn3", "vni", "nbsp"}  # the words stand there in another encoding


def _words_of(path: Path) -> str:
    """Return all text of a file, the naive way."""
    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        parts = [node.text or "" if node.tag == qn("w:t") else " " for node in body.iter(qn("w:t"), qn("w:br"), qn("w:p"))]
    else:
        parts = [f" {cell.value}" for sheet in load_workbook(path, rich_text=False) for row in sheet.iter_rows() for cell in row]
    return " ".join(unicodedata.normalize("NFC", "".join(parts)).split())


def _texts(answers: dict[str, Any]) -> list[str]:
    plain = {id: value for id, value in answers.items() if id != "danh_sach"}
    rows = [plain, *answers.get("danh_sach", [])]
    kept = ("ten_dien_hinh", "ho_ten", "nguoi_theo_doi", "bi_thu", "chuc_vu", "san_pham_cu_the", "hieu_qua", "han_che")
    found = [value for row in rows for id, value in row.items() if value and (id in kept or id.endswith("minh_chung"))]
    return [sentence for value in found for sentence in value.split("\n")]


def test_every_text_of_the_truth_stands_in_its_file(tmp_path: Path) -> None:
    for line in make_corpus(tmp_path, seed=5, count=40).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not HARD_TO_SEE & set(row["tags"]):
            text = _words_of(tmp_path / row["path"])
            assert not [words for record in row["records"] for words in _texts(record["answers"]) if words not in text], row["path"]


def test_the_same_seed_gives_the_same_truth_and_another_seed_another(tmp_path: Path) -> None:
    made = [make_corpus(tmp_path / str(n), seed, 10).read_text(encoding="utf-8") for n, seed in enumerate((3, 3, 4))]
    assert made[0] == made[1] != made[2]


@pytest.mark.parametrize("tag", tags())
def test_every_tag_can_be_had_alone(tmp_path: Path, tag: str) -> None:
    rows = [json.loads(line) for line in make_corpus(tmp_path, 1, 2, [tag]).read_text(encoding="utf-8").splitlines()]
    assert all(tag in row["tags"] and (tmp_path / row["path"]).stat().st_size for row in rows)

"""The measure itself must be able to fail: a perfect reading, a blind one, a wrong one and a doubtful one."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest

from tests.scoring import Json, Score, plain, same, score, table

ROW: Json = {
    "path": "inbox/VP/a.docx",
    "kind": "docx",
    "via": "direct",
    "fold_case": False,
    "missing": ["TT1.minh_chung"],
    "codes": ["not-met"],
    "tags": ["short"],
    "records": [
        {
            "form": "02-TT",
            "unit": "VP",
            "period": "2024-Q3",
            "answers": {"ten_dien_hinh": "Tổ A", "so_thanh_vien": 7, "TT1.ket_qua": "chua_dat", "TT1.minh_chung": None},
        },
        {"form": "03-DG", "unit": "VP", "period": "2024-Q3", "answers": {"danh_sach": [{"ten_dien_hinh": "Tổ A", "tien_do": 50}]}},
    ],
}


def _perfect() -> Json:
    records = []
    for record in ROW["records"]:
        answers = {}
        for id, value in record["answers"].items():
            cells = [{c: {"value": v, "review": False} for c, v in line.items()} for line in value] if id == "danh_sach" else value
            answers[id] = {"value": cells, "review": False}
        records.append({**record, "answers": answers, "findings": []})
    records[0]["findings"] = [
        {"code": "missing", "severity": "error", "field": "TT1.minh_chung"},
        {"code": "not-met", "severity": "error", "field": "TT1.ket_qua"},
    ]
    return {"path": ROW["path"], "records": records, "findings": []}


def _score(tmp_path: Path, got: Json) -> Score:
    truth = tmp_path / "truth.jsonl"
    truth.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return score(truth, lambda path, folder: got, tmp_path)


def test_a_perfect_reading_scores_everything_and_nothing_is_wrong(tmp_path: Path) -> None:
    result = _score(tmp_path, _perfect())
    assert (result.total.answers, result.total.right, result.total.blanks_found) == (6, 6, 1)
    assert not result.wrong and not result.codes_missed and not result.codes_extra and not result.extra
    assert result.by["tag:short"].right_share == 1.0


def test_a_wrong_value_is_silent_unless_review_or_a_finding_names_it(tmp_path: Path) -> None:
    got = _perfect()
    got["records"][0]["answers"]["so_thanh_vien"] = {"value": 70, "review": False}
    got["records"][0]["answers"]["ten_dien_hinh"] = {"value": "Tổ B", "review": True}
    got["records"][1]["answers"]["danh_sach"]["value"][0]["tien_do"]["value"] = 5
    got["records"][1]["findings"] = [{"code": "invalid", "severity": "error", "field": "danh_sach[1]"}]
    result = _score(tmp_path, got)
    assert [wrong.field for wrong in result.silent] == ["so_thanh_vien"]
    assert sorted(wrong.named for wrong in result.wrong) == ["", "invalid", "review"]
    assert any("invalid" in line for line in result.codes_extra)
    assert "WRONG IN SILENCE: 1" in table(result)


def test_a_record_that_was_not_read_is_wrong_in_silence_unless_the_file_says_so(tmp_path: Path) -> None:
    got = _perfect()
    lost = got["records"].pop()
    assert len(_score(tmp_path, got).silent) == 2
    got["findings"] = [{"code": "unreadable", "severity": "error", "field": None}]
    assert not _score(tmp_path, got).silent
    assert lost["form"] == "03-DG"


def test_a_row_too_many_is_a_wrong_answer(tmp_path: Path) -> None:
    got = _perfect()
    rows = got["records"][1]["answers"]["danh_sach"]["value"]
    rows.append(deepcopy(rows[0]))
    assert [wrong.field for wrong in _score(tmp_path, got).silent] == ["danh_sach[2]"]


def test_a_right_answer_for_review_is_needless(tmp_path: Path) -> None:
    got = _perfect()
    got["records"][0]["answers"]["so_thanh_vien"]["review"] = True
    assert _score(tmp_path, got).total.needless == 1


def test_a_blank_that_got_a_value_and_a_value_that_got_lost_are_told_apart(tmp_path: Path) -> None:
    got = _perfect()
    got["records"][0]["answers"]["TT1.minh_chung"]["value"] = "……"
    del got["records"][0]["answers"]["so_thanh_vien"]
    total = _score(tmp_path, got).total
    assert (total.blanks_found, total.false_blanks, total.right) == (0, 1, 4)


@pytest.mark.parametrize(
    ("one", "other"),
    [("- Giảm 5%.\n- Tăng 3%.", "Giảm 5%. Tăng 3%"), ("A\u00a0B", "A B"), ("Thu\u0309y", "Thủy")],
)
def test_list_marks_white_space_composition_and_the_final_stop_do_not_count(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_true_is_not_one_and_letter_case_counts_unless_folded() -> None:
    assert not same(True, 1) and not same(1, True)
    assert not same("Tổ A", "TỔ A") and same("Tổ A", "TỔ A", fold_case=True)

"""A field of Word that shows today's date: nobody wrote that day, and it is another one whenever the file is opened."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import Review, cell, field, para, row_of, run, said, table, word

_FORM = ["Mẫu 01-ĐK", "PHIẾU ĐĂNG KÝ ĐIỂN HÌNH TIÊU BIỂU"]
_SHOWN = run("25/09/2024")
_DAY = date(2024, 9, 25)


def _simple(kind: str) -> str:
    return f'<w:fldSimple w:instr=" {kind} ">{_SHOWN}</w:fldSimple>'


@pytest.mark.parametrize("kind", ['DATE \\@ "dd/MM/yyyy"', "time"])
@pytest.mark.parametrize("shows", [lambda kind: field(kind, result=_SHOWN), _simple], ids=["marks", "one element"])
def test_todays_day_is_for_a_persons_eye(kind: str, shows: object) -> None:
    assert callable(shows)
    inner = shows(kind.replace('"', "&quot;"))
    heads = "".join(para(run(line)) for line in _FORM)
    product = para(run("Sản phẩm cụ thể: Sổ tay"))

    line = said(word(heads + para(run("Ngày lập: ") + inner) + product))
    rows = said(word(heads + table(row_of(cell(para(run("Ngày lập"))), cell(para(inner)))) + product))

    assert line["ngay_lap"] == rows["ngay_lap"] == Review(_DAY)
    assert line["san_pham_cu_the"] == rows["san_pham_cu_the"] == "Sổ tay"


@pytest.mark.parametrize("kind", ["SAVEDATE", "REF ngay", "DATENAME"])
def test_what_other_fields_show_is_an_answer(kind: str) -> None:
    heads = "".join(para(run(line)) for line in _FORM)

    assert said(word(heads + para(run("Ngày lập: ") + field(kind, result=_SHOWN))))["ngay_lap"] == _DAY

"""What LibreOffice's export runs together in a control for plain text, deleted words and new ones, is for a person's eye."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.builders import Review, para, run, said, word
from tests.test_match_silence import HEADS

TRACKED = para(run("Ghi chú: ") + '<w:ins w:id="1" w:author="A" w:date="2024-09-01T00:00:00Z"><w:r><w:t>thêm</w:t></w:r></w:ins>')


def control(text: str) -> str:
    return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def form(award: str, count: str, *, maker: str, more: str = "") -> bytes:
    lines = [para(run(line)) for line in HEADS["02-CN"].strip().split("\n")]
    lines += [para(run("Danh hiệu thi đua: ") + control(award)), para(run("Số sáng kiến được công nhận: ") + control(count))]
    stream = io.BytesIO(word("".join(lines) + more))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("docProps/app.xml", f"<Properties><Application>{maker}</Application></Properties>")
    return stream.getvalue()


@pytest.mark.parametrize("award", ["Lao động tiên tiếnchiến sĩ thi đua cơ sở", "Biểu dươngGiấy khen"])
def test_words_run_together_in_a_control_that_libreoffice_wrote_are_for_a_look(award: str) -> None:
    found = said(form(award, "3", maker="LibreOffice/7.4"))

    assert (found["danh_hieu_thi_dua"], found["so_sang_kien"]) == (Review(award), 3)


def test_where_changes_are_tracked_every_such_control_is_for_a_look() -> None:
    found = said(form("Chiến sĩ thi đua cơ sở", "35", maker="LibreOffice/7.4", more=TRACKED))

    assert (found["danh_hieu_thi_dua"], found["so_sang_kien"]) == (Review("Chiến sĩ thi đua cơ sở"), Review(35))


@pytest.mark.parametrize(("maker", "more"), [("Microsoft Office Word", TRACKED), ("LibreOffice/7.4", "")])
def test_controls_of_another_maker_or_of_whole_words_are_read_as_they_stand(maker: str, more: str) -> None:
    found = said(form("Chiến sĩ thi đua cơ sở", "3", maker=maker, more=more))

    assert (found["danh_hieu_thi_dua"], found["so_sang_kien"]) == ("Chiến sĩ thi đua cơ sở", 3)

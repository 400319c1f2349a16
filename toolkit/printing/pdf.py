"""PDF beside papers: all of them in one process of LibreOffice, and those that fail in company once more alone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ProgramError, reason_of
from toolkit.printing.placing import put
from toolkit.readers.office import MISSING_FOR_PDF, find_soffice, to_pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdfs:
    """What became of the PDFs: those made, and the sentence that says why others were not. ``failed``: LibreOffice is there but failed."""

    made: tuple[Path, ...] = ()
    note: str = ""
    failed: bool = False


def print_pdfs(papers: Sequence[Path]) -> Pdfs:
    """Print each paper to a PDF of the same name beside it; the Word files come first, so nothing here is raised."""
    if find_soffice() is None:
        return Pdfs(note=MISSING_FOR_PDF)
    made, notes = list[Path](), list[str]()
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        # Named by number, so that papers of the same name in different folders go together.
        copies = [Path(shutil.copyfile(paper, Path(folder, f"{number}{paper.suffix}"))) for number, paper in enumerate(papers)]
        try:
            to_pdf(copies, Path(folder))
        except ProgramError:
            notes += _one_by_one(papers, copies, Path(folder))
        for paper, copy in zip(papers, copies, strict=True):
            printed = copy.with_suffix(".pdf")
            if printed.is_file():
                target = paper.with_suffix(".pdf")
                try:
                    put(target, printed.read_bytes())
                    made.append(target)
                except OSError as error:
                    notes.append(f"không ghi được “{target.name}”: {reason_of(error)}; đóng tệp PDF đang mở, rồi in PDF từ Word.")
    return Pdfs(made=tuple(made), note=" ".join(notes), failed=bool(notes))


def _one_by_one(papers: Sequence[Path], copies: Sequence[Path], folder: Path) -> list[str]:
    """Print each alone; say which ones fail."""
    failed = []
    for paper, copy in zip(papers, copies, strict=True):
        try:
            to_pdf([copy], folder)
        except ProgramError:
            failed.append(paper.name)
    return [f"LibreOffice không tạo được PDF cho: {', '.join(failed)}; mở tệp bằng Word để kiểm tra, rồi in PDF từ Word."] if failed else []

"""The main job on the repository's own inbox: ``python -m tools.demo``. It may run again and again.

The forms come on a day before the quarter's deadline and are judged again two days after it, so that a branch that sent nothing shows.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from toolkit.errors import ExitCode
from toolkit.readers.office import find_soffice

_ROOT = Path(__file__).parent.parent
_ARRIVAL, _CLOSING = date(2024, 10, 8), date(2024, 10, 12)  # the quarter's deadline is 10 October
_COMMAND = (sys.executable, "-m", "toolkit")
_EXPECTED = frozenset({ExitCode.CLEAN, ExitCode.FINDINGS, ExitCode.REVIEW, ExitCode.UNREADABLE})


def main() -> int:
    """Take the forms in, print the papers and the table; findings are what is expected, so only a failure of the program is one."""
    if find_soffice() is None:
        print("Máy chưa có LibreOffice: tệp .doc, .odt, .rtf sẽ không đọc được; tệp Word và Excel vẫn đọc bình thường.\n")
    if not (_ROOT / "data" / "toolkit.sqlite").exists():
        code = _run("Trước hạn nộp", _ARRIVAL, first_line=True)
        if code not in _EXPECTED:
            return code
    # The nomination for 19 May is not due in this quarter: it is asked for by name, and from then on every run keeps it up to date.
    code = _ask_for_nomination()
    if code not in _EXPECTED:  # an earlier demo was broken off before it had taken the forms
        _run("Nhận tệp", _CLOSING, first_line=True)
        code = _ask_for_nomination()
    if code not in _EXPECTED:
        return code
    code = _run("Sau hạn nộp", _CLOSING)
    if code not in _EXPECTED:
        return code
    print("\nTờ trình khen thưởng chưa đến kỳ (19/5) nên đã được gọi tên: toolkit report draft TTr --period 2024-Q3")
    print("Mở thư mục outbox/2024-Q3 để xem văn bản. Những điểm cần bổ sung ở trên là của dữ liệu mẫu, không phải lỗi chương trình.")
    return 0


def _ask_for_nomination() -> int:
    about = ("--period", "2024-Q3", "--workspace", str(_ROOT), "--today", _CLOSING.isoformat())
    command = (*_COMMAND, "report", "draft", "TTr", *about)
    return subprocess.run(command, cwd=_ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode


def _run(title: str, day: date, *, first_line: bool = False) -> int:
    """Run the program as on that day and show what it says, or only its first line; return its exit code."""
    print(f"{title}, coi hôm nay là ngày {day:%d/%m/%Y}:", flush=True)
    command = (*_COMMAND, "run", "--workspace", str(_ROOT), "--today", day.isoformat(), "--style", "hd05")
    if not first_line:
        return subprocess.run(command, cwd=_ROOT, check=False).returncode
    done = subprocess.run(command, cwd=_ROOT, check=False, stdout=subprocess.PIPE, encoding="utf-8")
    print(done.stdout.partition("\n")[0] + "\n", flush=True)
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())

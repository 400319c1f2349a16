"""The file in the inbox that says whether the machine is on duty: green, red with the reason, or off. Replaced as a whole each time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit.intake import STATUS_FILE, WRITING, identity_of

STALL_SECONDS = 40.0
FRESH_SECONDS = 30.0
_DRAFT = f"{WRITING}{STATUS_FILE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How the service is. ``trouble`` is empty when all is well; ``waiting`` counts files that are being copied or wait to be read."""

    trouble: str = ""
    since: datetime | None = None
    waiting: int = 0
    stopped: bool = False


def text_of(state: State, now: datetime) -> str:
    """Say it so that whoever opens the file knows at a glance whether to copy on, to wait, or to call somebody."""
    if state.stopped:
        head = [
            "TRẠNG THÁI: ĐÃ TẮT - MÁY KHÔNG TRỰC",
            "Máy trực đã được tắt. Tệp chép vào vẫn nằm nguyên và sẽ được nhận khi máy trực chạy lại.",
        ]
    elif state.trouble:
        since = f" (từ {state.since:%H:%M ngày %d/%m/%Y})" if state.since else ""
        head = [
            f"TRẠNG THÁI: ĐỎ - ĐANG CÓ SỰ CỐ{since}",
            state.trouble,
            "Không có tệp nào bị mất; máy đang tự thử lại và sẽ làm tiếp khi hết sự cố.",
        ]
    else:
        head = ["TRẠNG THÁI: XANH - MÁY ĐANG TRỰC"]
    waiting = f"{state.waiting} tệp đang chép hoặc chờ đọc." if state.waiting else "Không còn tệp nào chờ."
    lines = [
        *head,
        f"Cập nhật lúc: {now:%H:%M:%S ngày %d/%m/%Y}",
        *([] if state.stopped else [waiting]),
        "",
        "Chép biểu mẫu vào thư mục của chi bộ; khoảng một phút sau, phiếu tiếp nhận nằm trong thư mục _phieu của chi bộ.",
        "Muốn máy kiểm tra thử mà chưa ghi nhận: chép vào thư mục _kiem-tra của chi bộ.",
        "Nếu giờ cập nhật ở trên đã cũ quá 5 phút thì máy trực đang tắt: tệp chép vào vẫn an toàn, đề nghị báo văn thư Đảng ủy.",
    ]
    return "\r\n".join(lines) + "\r\n"


def post(folder: Path, text: str, identity: tuple[int, int] | None = None) -> None:
    """Replace the status file in a folder, so that nobody ever reads half of it. Raises ``OSError`` where that cannot be.

    ``identity``: only if it is that folder (:func:`toolkit.intake.identity_of`). Where the system can, the folder is held open from the
    question to the end: whatever takes its place meanwhile gets nothing written.
    """
    data = text.encode("utf-8-sig")
    if os.open in os.supports_dir_fd:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            status = os.fstat(held)
            if identity in (None, (status.st_dev, status.st_ino)):
                draft = os.open(_DRAFT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644, dir_fd=held)
                with os.fdopen(draft, "wb") as file:
                    file.write(data)
                os.rename(_DRAFT, STATUS_FILE, src_dir_fd=held, dst_dir_fd=held)  # in the folder that is held
        finally:
            os.close(held)
    elif identity in (None, identity_of(folder)):
        (folder / _DRAFT).write_bytes(data)
        (folder / _DRAFT).replace(folder / STATUS_FILE)

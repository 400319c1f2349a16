"""``toolkit watch`` and ``tick``: the service that stays, and the same work once."""

from __future__ import annotations

import signal
import threading
from datetime import UTC, datetime
from pathlib import Path

import click

from toolkit.cli.options import talk_options, workspace_option
from toolkit.cli.words import say
from toolkit.cli.work import keep_log
from toolkit.errors import ExitCode


@click.command(
    help="Canh thư mục nhận liên tục: nhận tệp đã chép xong, đọc, trả lời, soạn văn bản. Chạy cho đến khi được dừng (Ctrl+C hoặc SIGTERM).",
    options_metavar="[TÙY_CHỌN]",
)
@workspace_option
@talk_options
def watch(workspace: Path | None, talk: str | None) -> ExitCode:
    """Be on duty until told to stop."""
    from toolkit.watch.shift import serve
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    keep_log(opened.logs)
    serve(opened, clock=_clock, stop=_stop_by_signal(), say=lambda message: say(message, talk))
    say("Máy trực đã dừng; việc chưa xong sẽ làm tiếp ở lần sau.", talk)
    return ExitCode.CLEAN


@click.command(
    help="Làm một lần mọi việc đến hạn: nhận tệp đã chép xong, đọc, trả lời, soạn văn bản, rồi thoát. Dùng cho bộ lập lịch.",
    options_metavar="[TÙY_CHỌN]",
)
@click.option(
    "--within",
    type=click.IntRange(min=1),
    default=600,
    metavar="GIÂY",
    help="Làm nhiều nhất bấy nhiêu giây; việc còn lại để lần sau. Không ghi: 600.",
)
@workspace_option
@talk_options
def tick(within: int, workspace: Path | None, talk: str | None) -> ExitCode:
    """Do all that is due, once."""
    from toolkit.watch.shift import tick as do_once
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    keep_log(opened.logs)
    waiting = do_once(opened, clock=_clock, stop=_stop_by_signal(), within=within)
    say(f"Đã làm xong việc đến hạn; còn {waiting} tệp chờ (đang chép dở hoặc đang mở)." if waiting else "Đã làm xong việc đến hạn.", talk)
    return ExitCode.CLEAN


def _clock() -> datetime:
    return datetime.now(UTC).astimezone()


def _stop_by_signal() -> threading.Event:
    """Return an event that SIGTERM and Ctrl+C set; a second one ends the program at once."""
    stop = threading.Event()

    def on_signal(number: int, _frame: object) -> None:
        if stop.is_set():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    return stop

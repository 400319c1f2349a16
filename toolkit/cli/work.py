"""``toolkit init``, ``run`` and ``rebuild``: the commands that write."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import now_or, period_option, talk_options, today_option, workspace_option
from toolkit.cli.words import code_of, progress, say, show_list, show_table
from toolkit.errors import ExitCode, UnreachableError
from toolkit.model.ledger import FileLine, FileState
from toolkit.model.period import Period

if TYPE_CHECKING:
    from toolkit.model.summary import Summary
    from toolkit.pipeline import RunResult
    from toolkit.printing import Printout


@click.command(
    help="Tạo nơi làm việc trong THƯ_MỤC: cấu hình, kế hoạch, mẫu văn bản, thư mục nhận của từng chi bộ. Tệp đã có được giữ nguyên.",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path, file_okay=False))
@talk_options
def init(folder: Path, talk: str | None) -> ExitCode:
    """Make a workspace."""
    from toolkit.workspace import make_workspace

    made = make_workspace(folder)
    if talk == "verbose":
        show_list("Đã tạo", made)
    click.echo(f"Nơi làm việc đã sẵn sàng: {folder}" if made else f"Nơi làm việc đã có đủ từ trước: {folder}")
    say("Việc tiếp theo: sửa organisation.yaml cho đúng tổ chức, chép biểu mẫu vào inbox/<mã chi bộ>/, rồi chạy: toolkit run", talk)
    return ExitCode.CLEAN


@click.command(
    help="Làm mọi việc cần làm: nhận tệp mới trong thư mục nhận, đọc, kiểm tra, tổng hợp và in văn bản. Chạy lại bao nhiêu lần cũng được.",
    options_metavar="[TÙY_CHỌN]",
)
@period_option(required=False, text="Chỉ soạn văn bản của kỳ này, ví dụ 2024-Q3. Không ghi: mọi kỳ đã có biểu mẫu.")
@workspace_option
@today_option
@click.option(
    "--style",
    metavar="TÊN",
    default=None,
    help="Thể thức của các văn bản được soạn: hd05 hoặc hd36; giữ nguyên ở các lần sau cho đến khi chọn khác (auto: theo cấu hình, hoặc "
    "theo ngày của văn bản). Không ghi: như lần trước.",
)
@talk_options
def run(period: Period | None, workspace: Path | None, today: date | None, style: str | None, talk: str | None) -> ExitCode:
    """Do everything that there is to do and end with a short table."""
    from toolkit import pipeline
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    keep_log(opened.logs)
    with progress("Đang đọc", talk) as tell:
        result = pipeline.run(opened, now_or(today), only=period, style=style, tell=tell)
    _show_result(result, talk)
    gaps = (gap.finding for summary in result.summaries for branch in summary.branches for gap in branch.gaps)
    if result.lost:
        return ExitCode.INTEGRITY
    if result.unanswered:
        return ExitCode.UNREACHABLE
    blocked = any(line.state in (FileState.UNREADABLE, FileState.WAITING) for line in result.files)
    return code_of(gaps, unreadable=blocked, review=any(line.state is FileState.NEEDS_REVIEW for line in result.files))


@click.command(
    help="Đọc lại mọi bản gốc trong kho lưu và lập lại sổ sách. Không đụng tới bản gốc, nhật ký tiếp nhận và văn bản đã in.",
    options_metavar="[TÙY_CHỌN]",
)
@workspace_option
@talk_options
def rebuild(workspace: Path | None, talk: str | None) -> ExitCode:
    """Make everything derived again from archive and events."""
    from toolkit import pipeline
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    keep_log(opened.logs)
    with progress("Đang đọc lại", talk) as tell:
        count = pipeline.rebuild(opened, tell)
    click.echo(f"Đã lập lại sổ sách từ {count} bản gốc.")
    return ExitCode.CLEAN


def keep_log(folder: Path) -> None:
    """Let what only maintainers read go to a file of the workspace, a few megabytes at most; one that cannot be written stops nothing."""
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return  # a folder of data that cannot be written is told by the work itself
    handler = RotatingFileHandler(folder / "toolkit.log", maxBytes=2**20, backupCount=3, encoding="utf-8", delay=True)
    handler.handleError = lambda record: None  # type: ignore[method-assign]  # noqa: ARG005  # never onto the screen
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)


def _show_result(result: RunResult, talk: str | None) -> None:
    click.echo(f"Lần chạy này nhận {result.received} tệp mới." if result.received else "Không có tệp mới.")
    for summary in result.summaries:
        _show_period(summary)
    for state, title in (
        (FileState.UNREADABLE, "Không đọc được"),
        (FileState.NEEDS_REVIEW, "Cần xem lại"),
        (FileState.WAITING, "Tạm chờ, sẽ đọc ở lần chạy sau"),
    ):
        show_list(title, [_said(line) for line in result.files if line.state is state], limit=0 if talk == "verbose" else 10)
    show_list("Đã nhận nhưng chưa dời được khỏi thư mục nhận, lần chạy sau thử lại", result.not_moved)
    show_list("Kho lưu bị hỏng, chưa đọc lại được (số liệu theo bản đọc trước, nếu có)", [fault.message for fault in result.lost])
    show_list("Chưa ghi được phiếu tiếp nhận vào outbox, lần chạy sau thử lại", result.unanswered, limit=0 if talk == "verbose" else 10)
    show_printout(result.printout, talk)


def _show_period(summary: Summary) -> None:
    due = [branch for branch in summary.branches if branch.due]
    received = [branch for branch in due if branch.received]
    rows = (
        ("Phải nộp", due),
        ("Đã nhận", received),
        ("Đủ", [branch for branch in due if branch.complete]),
        ("Thiếu", [branch for branch in received if not branch.complete]),
        ("Chưa nộp", [branch for branch in due if not branch.received]),
        ("Có tệp không đọc được", [branch for branch in summary.branches if not branch.readable]),
        ("Cần xem lại", [branch for branch in summary.branches if any(one.branch == branch.code for one in summary.unconfirmed)]),
    )
    click.echo(f"\nKỳ báo cáo: {summary.period.say()} ({summary.period.id})")
    listed = [(title, str(len(branches)), ", ".join(branch.code for branch in branches)) for title, branches in rows]
    show_table(("Chi bộ", "Số", "Mã"), listed, indent=2)


def show_printout(printout: Printout, talk: str | None) -> None:
    """Say what became of the papers and where they lie. Raises ``UnreachableError`` that names those which could not take their place."""
    _show_printed(printout, talk)
    if printout.failed:
        raise UnreachableError(printout.complaint())


def _show_printed(printout: Printout, talk: str | None) -> None:
    papers = (*printout.written, *printout.standing)
    show_list("Đã chốt hoặc đã phát hành, không soạn lại", printout.held)
    if not papers:
        click.echo("\nChưa có văn bản nào được soạn.")
        return
    folders = sorted({"/".join(path.split("/")[:-1]) for path in papers})
    top = [folder for folder in folders if not any(folder.startswith(f"{other}/") for other in folders)]
    counted = f"{len(printout.written)} bản mới hoặc thay đổi, {len(printout.standing)} bản giữ nguyên"
    click.echo(f"\nVăn bản: {counted}; nằm trong: {', '.join(top)}")
    show_list("Đã soạn", printout.written, limit=0 if talk == "verbose" else 12)
    show_list("Đã gỡ vì không còn cần", printout.removed)
    show_list("Bản đã sửa tay, đổi tên để giữ lại", printout.set_aside)


def _said(line: FileLine) -> str:
    return f"{line.path}: {line.reason}"

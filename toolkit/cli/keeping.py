"""``toolkit retry``, ``quarantine`` and ``verify``: files that cannot be read, and whether everything that came is still whole."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import json_option, now_or, result_options, talk_options, today_option, workspace_option
from toolkit.cli.words import STATES, progress, show_list, show_table
from toolkit.errors import ExitCode, UnreachableError
from toolkit.model.ledger import FileState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.ledger import FileLine

_SHOWN = 5
_NAMES = "TỆP là mã tệp (xem toolkit quarantine list), đường dẫn, hoặc tên tệp."


@click.command(
    help=f"Đọc lại những tệp chưa đọc được (không ghi tệp nào: tất cả). {_NAMES}",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("names", nargs=-1, metavar="[TỆP]...")
@workspace_option
@today_option
@talk_options
def retry(names: tuple[str, ...], workspace: Path | None, today: date | None, talk: str | None) -> ExitCode:
    """Read once more what could not be read."""
    return _read_again(names, workspace, today, talk)


@click.group(
    help="Khu cách ly: những tệp đã nhận mà không đọc được, vì sao, và làm gì với chúng.",
    subcommand_metavar="LỆNH [TÙY_CHỌN]...",
    options_metavar="",
)
def quarantine() -> None:
    """Hold the commands about files that cannot be read."""


@quarantine.command("list", help="Liệt kê các tệp trong khu cách ly, gom theo nguyên nhân.", options_metavar="[TÙY_CHỌN]")
@click.option("--dropped", is_flag=True, help="Liệt kê các tệp văn thư đã bỏ; lấy lại bằng toolkit quarantine release MÃ_TỆP.")
@json_option
@workspace_option
@talk_options
def list_(dropped: bool, as_json: bool, workspace: Path | None, talk: str | None) -> ExitCode:
    """List what cannot be read, by cause, however much it is."""
    from toolkit.keeping import file_id
    from toolkit.pipeline import in_quarantine, open_desk
    from toolkit.workspace import open_workspace

    with open_desk(open_workspace(workspace)) as desk:
        lines = in_quarantine(desk, dropped=dropped)
    if as_json:
        for line in lines:
            said = {"id": file_id(line), "path": line.path, "unit": line.unit, "reason": line.reason, "seen_at": line.seen_at.isoformat()}
            click.echo(json.dumps(said, ensure_ascii=False))
        return ExitCode.CLEAN
    causes: dict[str, list[FileLine]] = defaultdict(list)
    for line in lines:
        causes[line.reason].append(line)
    for cause, group in sorted(causes.items(), key=lambda item: -len(item[1])):
        show_list(cause, [f"{file_id(line)}  {line.path}" for line in group], limit=0 if talk == "verbose" else _SHOWN)
    if dropped:
        click.echo(f"{len(lines)} tệp đã bỏ; lấy lại: toolkit quarantine release MÃ_TỆP." if lines else "Chưa bỏ tệp nào.")
        return ExitCode.CLEAN
    click.echo(
        f"{len(lines)} tệp trong khu cách ly; bản chép và lời giải thích nằm trong data/quarantine." if lines else "Khu cách ly trống."
    )
    return ExitCode.CLEAN


@quarantine.command(
    "release", help=f"Đọc lại các tệp này, kể cả tệp đã bỏ; đọc được thì chúng ra khỏi khu cách ly. {_NAMES}", options_metavar="[TÙY_CHỌN]"
)
@click.argument("names", nargs=-1, metavar="[TỆP]...")
@click.option("--all", "everything", is_flag=True, help="Mọi tệp trong khu cách ly.")
@workspace_option
@today_option
@talk_options
def release(names: tuple[str, ...], everything: bool, workspace: Path | None, today: date | None, talk: str | None) -> ExitCode:
    """Read files again and let those go that can be read now."""
    _one_of(names, everything)
    return _read_again(names, workspace, today, talk)


@quarantine.command(
    "drop",
    help="Bỏ các tệp này, không tính nữa: không phải biểu mẫu, gửi nhầm, sai kỳ. Bỏ được mọi tệp đã nhận, kể cả tệp đọc được (phải ghi "
    f"lý do); bản cũ hơn của cùng phiếu, nếu có, lại được tính. Bản gốc vẫn được lưu, lấy lại bằng toolkit quarantine release. {_NAMES}",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("names", nargs=-1, metavar="[TỆP]...")
@click.option("--all", "everything", is_flag=True, help="Mọi tệp trong khu cách ly.")
@click.option("--reason", default="", metavar="LÝ_DO", help="Vì sao bỏ; được ghi vào sổ.")
@workspace_option
@today_option
@result_options
def drop(names: tuple[str, ...], everything: bool, reason: str, workspace: Path | None, today: date | None) -> ExitCode:
    """Set files aside."""
    from toolkit import pipeline
    from toolkit.workspace import open_workspace

    _one_of(names, everything)
    dropped, papers = pipeline.drop(open_workspace(workspace), names, reason, now_or(today))
    show_list("Đã bỏ, không tính nữa", [line.path for line in dropped], limit=_SHOWN)
    show_list("Đã gỡ vì không còn biểu mẫu nào của kỳ", papers.removed, limit=_SHOWN)
    show_list("Đã chốt hoặc đã phát hành, giữ nguyên", papers.held)
    if papers.failed:
        raise UnreachableError(papers.complaint())
    return ExitCode.CLEAN


@click.command(
    help="Tính lại mã băm của mọi bản gốc và của sổ sự kiện; nêu tên từng thứ bị thiếu, bị thay đổi, hoặc không có trong sổ. "
    "Tệp lành mà một lần làm dở để lại trong kho lưu chỉ được ghi chú, không phải lỗi.",
    options_metavar="[TÙY_CHỌN]",
)
@json_option
@workspace_option
@result_options
def verify(as_json: bool, workspace: Path | None) -> ExitCode:
    """Name whatever is not as the books say."""
    from toolkit.pipeline import check_all
    from toolkit.workspace import open_workspace

    found, events, originals = check_all(open_workspace(workspace))
    broken, left = ([one for one in found if (one.kind == "left") is kind] for kind in (False, True))
    if as_json:
        for fault in found:
            click.echo(json.dumps({"kind": fault.kind, "name": fault.name, "message": fault.message}, ensure_ascii=False))
    elif broken:
        show_list("Không nguyên vẹn", [fault.message for fault in broken])
    else:
        click.echo(f"Nguyên vẹn: {originals} bản gốc, {events} sự kiện.")
    if left and not as_json:
        show_list("Ghi chú, không phải lỗi", [fault.message for fault in left])
    return ExitCode.INTEGRITY if broken else ExitCode.CLEAN


def _one_of(names: Sequence[str], everything: bool) -> None:
    if bool(names) == everything:
        raise click.UsageError("Ghi tên các tệp, hoặc --all cho mọi tệp.")


def _read_again(names: Sequence[str], workspace: Path | None, today: date | None, talk: str | None) -> ExitCode:
    from toolkit import pipeline
    from toolkit.workspace import open_workspace

    with progress("Đang đọc lại", talk) as tell:
        lines = pipeline.retry(open_workspace(workspace), names, now_or(today), tell=tell)
    if not lines:
        click.echo("Không có tệp nào cần đọc lại.")
        return ExitCode.CLEAN
    show_table(("Trạng thái", "Tệp", "Lý do"), [(STATES[line.state], line.path, line.reason) for line in lines])
    return ExitCode.UNREADABLE if any(line.state is FileState.UNREADABLE for line in lines) else ExitCode.CLEAN

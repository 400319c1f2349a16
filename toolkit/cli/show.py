"""``toolkit status`` and ``files``: what the books say."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import json_option, now_or, period_option, result_options, talk_options, today_option, workspace_option
from toolkit.cli.words import STATES, code_of, say, show_list, show_table
from toolkit.errors import ExitCode
from toolkit.model.period import Period

if TYPE_CHECKING:
    from toolkit.model.definitions import Definitions
    from toolkit.model.summary import BranchSummary, Summary
    from toolkit.pipeline import Desk

_REASON_AT = 18  # below the state, so that a long reason has room on a console
_YEARS_LEFT_OUT = (
    "Có phiếu ghi đúng kỳ {period} nên số liệu chỉ tính những phiếu đó, không gộp phiếu của các năm. Nếu phiếu ghi nhầm kỳ thì sửa kỳ "
    "báo cáo trong phiếu, gửi lại rồi chạy lại."
)
_STALE = (
    "Có {count} tệp đã nhận chưa được đọc bằng chương trình và kế hoạch hiện tại, nên số liệu có thể chưa đủ hoặc theo bản đọc trước. "
    "Chạy toolkit run, hoặc chờ máy trực đọc xong."
)


@click.command(
    help="In bảng chi bộ × biểu mẫu của một kỳ, số đã nhận, đọc được, đủ, hợp lệ và tên các chi bộ còn thiếu.",
    options_metavar="[TÙY_CHỌN]",
)
@period_option(required=False, text="Kỳ báo cáo, ví dụ 2024-Q3. Không ghi: kỳ mới nhất đã có biểu mẫu.")
@json_option
@workspace_option
@today_option
@talk_options
def status(period: Period | None, as_json: bool, workspace: Path | None, today: date | None, talk: str | None) -> ExitCode:
    """Print branches × forms of one period, and the four separate facts."""
    from toolkit import pipeline
    from toolkit.workspace import open_workspace

    with pipeline.open_desk(open_workspace(workspace)) as desk:
        warn_if_stale(desk, talk)
        chosen = period or max(pipeline.periods(desk), key=lambda one: (one.last_day, one.first_day), default=None)
        if chosen is None:
            click.echo("{}" if as_json else "Chưa có biểu mẫu nào được nhận. Chép biểu mẫu vào thư mục nhận rồi chạy: toolkit run")
            return ExitCode.CLEAN
        summary = pipeline.summarise(desk, chosen, now_or(today))
        if as_json:
            click.echo(json.dumps(_status_json(summary), ensure_ascii=False))
        else:
            _show_status(summary, desk.definitions)
    return code_of_summary(summary)


@click.command(
    help="Liệt kê mọi tệp đã từng thấy trong thư mục nhận: trạng thái và lý do, mỗi tệp một dòng.",
    options_metavar="[TÙY_CHỌN]",
)
@json_option
@workspace_option
@result_options
def files(as_json: bool, workspace: Path | None) -> ExitCode:
    """List every file that was ever seen, one line each."""
    from toolkit.model.contract import file_json
    from toolkit.pipeline import open_desk, tell_files
    from toolkit.workspace import open_workspace

    with open_desk(open_workspace(workspace)) as desk:
        lines = tell_files(desk)
    if as_json:
        for line in lines:
            click.echo(json.dumps(file_json(line), ensure_ascii=False))
    elif lines:
        reasons = [f"\n{' ' * _REASON_AT}{line.reason}" if line.reason else "" for line in lines]
        rows = [
            (f"{line.seen_at:%d/%m/%Y %H:%M}", STATES[line.state], line.unit or "?", line.path + reason)
            for line, reason in zip(lines, reasons, strict=True)
        ]
        show_table(("Nhận lúc", "Trạng thái", "Chi bộ", "Tệp, lý do"), rows)
    else:
        click.echo("Chưa thấy tệp nào. Chép biểu mẫu vào thư mục nhận rồi chạy: toolkit run")
    return ExitCode.CLEAN


def warn_if_stale(desk: Desk, talk: str | None, period: Period | None = None) -> None:
    """Say that the figures are without some files, those of an older program or plan, or of a stage without those of its years."""
    from toolkit.pipeline import leaves_years_out, unread

    if period is not None and leaves_years_out(desk, period):
        say(_YEARS_LEFT_OUT.format(period=period.say()), talk)
    count = unread(desk)
    if count:
        say(_STALE.format(count=count), talk)


def code_of_summary(summary: Summary) -> ExitCode:
    """Return the exit code of a period: errors, values to review."""
    return code_of((gap.finding for branch in summary.branches for gap in branch.gaps), review=bool(summary.unconfirmed))


def _show_status(summary: Summary, definitions: Definitions) -> None:
    forms = definitions.plan.forms
    click.echo(f"Kỳ báo cáo: {summary.period.say()} ({summary.period.id})\n")
    heads = ("Mã", "Chi bộ", *(form.code.removeprefix("Mẫu ") for form in forms), "Tình trạng")
    show_table(heads, [(branch.code, branch.name, *_cells(branch), _fact(branch)) for branch in summary.branches])
    due = [branch for branch in summary.branches if branch.due]
    facts = (
        ("đã nhận", sum(branch.received for branch in due)),
        ("đọc được", sum(branch.received and branch.readable for branch in due)),
        ("đủ", sum(branch.complete for branch in due)),
        ("hợp lệ", sum(branch.valid for branch in due)),
    )
    click.echo(f"\nPhải nộp: {len(due)} chi bộ; " + ", ".join(f"{name}: {count}" for name, count in facts) + ".")
    show_list("Chưa nộp", [f"{branch.code} - {branch.name}" for branch in summary.not_received])
    show_list("Còn thiếu", [_lacking(branch, definitions) for branch in due if branch.received and not branch.complete])


def _cells(branch: BranchSummary) -> list[str]:
    """Return a number where forms came, "thiếu" where one is due and none came, a dot where none is due."""
    return [str(figure.value) if figure.value else "thiếu" if form in branch.missing_forms else "·" for form, figure in branch.submissions]


def _fact(branch: BranchSummary) -> str:
    if not branch.received:
        return "chưa nộp"
    words = ["đủ" if branch.complete else "thiếu", "hợp lệ" if branch.valid else "cần sửa"]
    return ", ".join(words if branch.readable else [*words, "có tệp không đọc được"])


def _lacking(branch: BranchSummary, definitions: Definitions) -> str:
    named = {form.id: form.code for form in definitions.plan.forms}
    forms = [named[form] for form in branch.missing_forms]
    blanks = sum(gap.finding.code in ("missing", "invalid") and gap.is_error for gap in branch.gaps)
    return f"{branch.code} - {branch.name}: " + "; ".join([*forms, *([f"{blanks} chỗ để trống hoặc ghi sai"] if blanks else [])])


def _status_json(summary: Summary) -> dict[str, object]:
    return {
        "period": summary.period.id,
        "branches": [
            {
                "unit": branch.code,
                "name": branch.name,
                "due": branch.due,
                "received": branch.received,
                "readable": branch.readable,
                "complete": branch.complete,
                "valid": branch.valid,
                "submissions": {form: figure.value for form, figure in branch.submissions},
                "missing_forms": list(branch.missing_forms),
            }
            for branch in summary.branches
        ],
    }

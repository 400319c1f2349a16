"""``toolkit doctor`` and ``config``: is everything in place, and what is set."""

from __future__ import annotations

import json
from pathlib import Path

import click

from toolkit.cli.options import json_option, result_options, workspace_option
from toolkit.cli.words import show_table
from toolkit.errors import ExitCode


@click.command(
    help="Kiểm tra thư mục, quyền ghi, ổ đĩa, sổ sách, kho lưu, kế hoạch, mẫu văn bản, LibreOffice, phông chữ; hỏng đâu nói cách sửa đó.",
    options_metavar="[TÙY_CHỌN]",
)
@json_option
@workspace_option
@result_options
def doctor(as_json: bool, workspace: Path | None) -> ExitCode:
    """Look at everything that a run needs; each line is OK or says what to do."""
    from toolkit.examination import examine
    from toolkit.workspace import open_workspace

    results = examine(open_workspace(workspace))
    if as_json:
        for result in results:
            line = {"name": result.name, "ok": result.ok, "message": result.message, "needed": result.needed}
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        show_table(("", "Việc kiểm tra", "Kết quả"), [(_mark(result.ok, result.needed), result.name, result.message) for result in results])
    return max((result.code for result in results if not result.ok and result.needed), default=ExitCode.CLEAN)


@click.command(
    help="In mọi mục cấu hình đang có hiệu lực, giá trị lấy từ đâu, và kiểm tra toolkit.toml, organisation.yaml, kế hoạch.",
    options_metavar="[TÙY_CHỌN]",
)
@json_option
@workspace_option
@result_options
def config(as_json: bool, workspace: Path | None) -> ExitCode:
    """Print every setting with its value and origin; raises where anything is at fault."""
    from toolkit.config import FILE_NAME, values
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    settings = values(opened.config)
    if as_json:
        origin = {True: "file", False: "default"}
        found = {setting.key: {"value": value, "origin": origin[given]} for setting, value, given in settings}
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        rows = [
            (setting.key, json.dumps(value, ensure_ascii=False), FILE_NAME if given else "mặc định", setting.meaning)
            for setting, value, given in settings
        ]
        click.echo(f"Nơi làm việc: {opened.root}\n")
        show_table(("Mục", "Giá trị", "Lấy từ", "Ý nghĩa"), rows)
    definitions = opened.definitions()
    if not as_json:
        plan, organisation = definitions.plan, definitions.organisation
        click.echo(f"\nKế hoạch: {plan.symbol}, {len(plan.forms)} mẫu, {len(plan.criteria)} tiêu chí. ", nl=False)
        click.echo(f"Tổ chức: {organisation.committee}, {len(organisation.branches)} chi bộ. Không có lỗi.")
    return ExitCode.CLEAN


def _mark(ok: bool, needed: bool) -> str:
    if ok:
        return "OK"
    return "HỎNG" if needed else "THIẾU"

"""``toolkit lint``: hold any Word file against the format that papers of the Party must have."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import json_option, now_or, result_options, today_option, workspace_option
from toolkit.cli.words import show_list
from toolkit.errors import ExitCode, UnreachableError, UnreadableFile, UsageError
from toolkit.model.layout import Gravity

if TYPE_CHECKING:
    from toolkit.model.layout import Deviation
    from toolkit.model.party_style import PartyStyle

_GRAVITY = {Gravity.ERROR: "Sai", Gravity.WARNING: "Nên xem lại"}


@click.command(
    help="Kiểm tra thể thức của một TỆP Word (.docx) bất kỳ theo hướng dẫn của Văn phòng Trung ương Đảng: khổ giấy, lề, phông, tiêu đề, "
    "số và ký hiệu, ngày tháng, tên loại, nội dung, chữ ký, nơi nhận, số trang, phụ lục. Mỗi chỗ sai "
    "kèm hiện trạng, quy định và điều khoản. "
    "Mã thoát 0: không có chỗ sai; 1: có chỗ sai; 4: không đọc được tệp.",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("files", metavar="TỆP...", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--style", metavar="THỂ_THỨC", help="hd05 hoặc hd36. Không ghi: theo ngày của văn bản (từ 27/5/2026 là hd05).")
@json_option
@workspace_option
@today_option
@result_options
def lint(files: tuple[Path, ...], style: str | None, as_json: bool, workspace: Path | None, today: date | None) -> ExitCode:
    """Print every deviation of each file."""
    styles = _styles(workspace)
    code = ExitCode.CLEAN
    for file in files:
        try:
            chosen, found = _judged(file, styles, style, now_or(today).date())
        except UnreadableFile as error:
            code = ExitCode.UNREADABLE
            click.echo(
                json.dumps({"path": str(file), "error": error.message}, ensure_ascii=False) if as_json else f"{file}: {error.message}"
            )
            continue
        if any(one.gravity is Gravity.ERROR for one in found) and code is ExitCode.CLEAN:
            code = ExitCode.FINDINGS
        if as_json:
            click.echo(json.dumps({"path": str(file), "style": chosen.id, "findings": [asdict(one) for one in found]}, ensure_ascii=False))
        else:
            _show(file, chosen, found)
    return code


def _styles(workspace: Path | None) -> tuple[PartyStyle, ...]:
    """Return the guides of the workspace, the program's own ones where there is no workspace."""
    from toolkit.definitions import builtin_folder
    from toolkit.party_style import load_party_styles
    from toolkit.workspace import open_workspace

    try:
        templates = open_workspace(workspace).templates
    except UsageError:
        if workspace is not None:
            raise
        templates = builtin_folder() / "templates"
    return load_party_styles(templates / "party-style")


def _judged(file: Path, styles: tuple[PartyStyle, ...], wanted: str | None, today: date) -> tuple[PartyStyle, tuple[Deviation, ...]]:
    from toolkit.layout import read_layout
    from toolkit.lint import judge, paper_day
    from toolkit.model.party_style import style_on

    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile("Không thấy tệp; kiểm tra lại tên và thư mục.") from error
    except OSError as error:
        raise UnreachableError(f"Không đọc được “{file}”. Kiểm tra quyền đọc và ổ đĩa.") from error
    layout = read_layout(data, file.name)
    if wanted:
        chosen = next((one for one in styles if one.id == wanted.casefold()), None)
    else:
        chosen = style_on(styles, paper_day(layout) or today)
    if chosen is None:
        raise UsageError(f"Không có thể thức “{wanted}”. Có: {', '.join(one.id for one in styles)}.")
    return chosen, judge(layout, chosen)


def _show(file: Path, style: PartyStyle, found: tuple[Deviation, ...]) -> None:
    click.echo(f"{file}: {f'{len(found)} chỗ chưa đúng' if found else 'đúng thể thức'} ({style.guide})")
    for gravity, title in _GRAVITY.items():
        show_list(title, [_line(one) for one in found if one.gravity is gravity])


def _line(one: Deviation) -> str:
    place = f" [{one.place}]" if one.place else ""
    return f"{one.name}{place}: {one.found}; quy định: {one.expected}. ({one.clause})"

"""``toolkit register``: the register of papers sent (sổ đăng ký văn bản đi), derived from what was issued."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import hold_for_acts, json_option, now_or, result_options, talk_options, today_option, workspace_option
from toolkit.cli.words import say, show_table
from toolkit.errors import ExitCode

if TYPE_CHECKING:
    from toolkit.model.issue import RegisterRow
    from toolkit.workspace import Workspace

_EMPTY = "Sổ chưa có văn bản nào. Phát hành: toolkit report issue <văn bản> --period <kỳ>, ví dụ: toolkit report issue BC --period 2024-Q3"
_term = click.option("--term", metavar="NHIỆM_KỲ", help="Chỉ nhiệm kỳ này, ví dụ 2025-2030.")
_type = click.option("--type", "code", metavar="LOẠI", help="Chỉ loại văn bản này, ví dụ BC, TTr, CV.")


@click.group(
    help="Sổ đăng ký văn bản đi: mọi số đã cấp, theo nhiệm kỳ và loại văn bản, kể cả số đã hủy. Không ghi lệnh: in ra màn hình.",
    invoke_without_command=True,
    subcommand_metavar="[LỆNH] [TÙY_CHỌN]...",
    options_metavar="[TÙY_CHỌN]",
)
@_term
@_type
@json_option
@workspace_option
@result_options
@click.pass_context
def register(context: click.Context, term: str | None, code: str | None, as_json: bool, workspace: Path | None) -> ExitCode | None:
    """List the register; what stands before an act holds for the act too."""
    if context.invoked_subcommand is None:
        return _list(workspace, term, code, as_json)
    hold_for_acts(context)
    return None


@register.command(name="list", help="In sổ ra màn hình.", short_help="In sổ ra màn hình.", options_metavar="[TÙY_CHỌN]")
@_term
@_type
@json_option
@workspace_option
@result_options
def list_(term: str | None, code: str | None, as_json: bool, workspace: Path | None) -> ExitCode:
    """List the register."""
    return _list(workspace, term, code, as_json)


@register.command(
    name="export",
    help="Ghi sổ ra tệp Word và Excel (8 cột), mỗi nhiệm kỳ một sổ.",
    short_help="Ghi sổ ra tệp Word và Excel.",
    options_metavar="[TÙY_CHỌN]",
)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), metavar="THƯ_MỤC", help="Nơi đặt. Không ghi: thư mục văn bản.")
@_term
@workspace_option
@today_option
@talk_options
def export(output: Path | None, term: str | None, workspace: Path | None, today: date | None, talk: str | None) -> ExitCode:
    """Write the register as books."""
    from toolkit.printing.registering import export_register
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    rows = _rows(opened, term, None)
    if not rows:
        click.echo(_EMPTY)
        return ExitCode.CLEAN
    for path in export_register(opened, opened.definitions(), rows, now_or(today).date(), output):
        click.echo(f"Đã ghi: {path}")
    say("Sổ lập lại được bất cứ lúc nào từ nhật ký phát hành; đừng ghi tay vào tệp.", talk)
    return ExitCode.CLEAN


def _rows(workspace: Workspace, term: str | None, code: str | None) -> tuple[RegisterRow, ...]:
    from toolkit.life.register import register_rows
    from toolkit.store.lives import read_history

    books = workspace.books()
    try:
        history = read_history(books)
    finally:
        books.close()
    rows = (_as_it_lies(row, workspace) for row in register_rows(history.issued, history.voided))
    return tuple(row for row in rows if term in (None, row.term) and (code is None or code.casefold() == row.code.casefold()))


def _as_it_lies(row: RegisterRow, workspace: Workspace) -> RegisterRow:
    """Name the file under which the paper lies now."""
    from toolkit.printing.placing import lies_at

    name = lies_at(workspace.root / row.file, voided=bool(row.voided)).name
    return replace(row, file=PurePosixPath(row.file).with_name(name).as_posix())


def _list(workspace: Path | None, term: str | None, code: str | None, as_json: bool) -> ExitCode:
    from toolkit.workspace import open_workspace

    rows = _rows(open_workspace(workspace), term, code)
    if as_json:
        for row in rows:
            click.echo(json.dumps(_json(row), ensure_ascii=False))
    elif rows:
        heads = ("Nhiệm kỳ", "Số, ký hiệu", "Ngày", "Tên loại và trích yếu", "Người ký", "Ghi chú")
        show_table(heads, [(row.term, row.symbol, row.day, row.title, row.signer, row.note) for row in rows])
    else:
        click.echo(_EMPTY)
    return ExitCode.CLEAN


def _json(row: RegisterRow) -> dict[str, object]:
    return {
        "term": row.term,
        "type": row.code,
        "number": row.number,
        "symbol": row.symbol,
        "date": row.signed_on.isoformat(),
        "title": row.title,
        "signer": row.signer,
        "recipients": row.recipients,
        "kept": row.kept,
        "copies": row.copies,
        "note": row.note,
        "voided": row.voided,
        "file": row.file,
    }

"""``toolkit template``: check the Word templates, list what they may print, look at one with sample words."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import json_option, result_options, workspace_option
from toolkit.cli.words import show_table
from toolkit.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from toolkit.model.template import Field, TemplateFault
    from toolkit.workspace import Workspace

_PREVIEWS = "_xem-truoc"
_PAPER = "Tên mẫu, ví dụ bao-cao"


@click.group(
    help="Kiểm tra các mẫu Word, xem những số liệu mà mẫu in được, và in thử một mẫu.",
    subcommand_metavar="LỆNH [TÙY_CHỌN]...",
    options_metavar="",
)
def template() -> None:
    """Hold the three commands together."""


@template.command(
    name="check",
    help="Tìm mọi lỗi của các mẫu trong một lần: dấu thiếu cặp, vòng lặp không đóng, tên số liệu sai, sai kiểu, lệnh không được phép. "
    "Mỗi lỗi kèm chỗ sai, nguyên văn và cách sửa. Không ghi TỆP: kiểm tra mọi mẫu của nơi làm việc. Có lỗi: mã thoát 6.",
    short_help="Tìm mọi lỗi của các mẫu.",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("files", metavar="[TỆP]...", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--paper", metavar="MẪU", help=f"TỆP là mẫu của văn bản nào, khi tên tệp không nói điều đó. {_PAPER}.")
@json_option
@workspace_option
@result_options
def check(files: tuple[Path, ...], paper: str | None, as_json: bool, workspace: Path | None) -> ExitCode:
    """Print every fault of the templates."""
    from toolkit.papers.marks import contexts
    from toolkit.printing.templates import template_faults

    known = contexts()
    named = _named(paper) if paper else ""
    asked = files or tuple(sorted((_templates(workspace) / "docx").rglob("[!~.]*.docx")))
    faulty = 0
    for file in asked:
        found = template_faults(file, named)
        faulty += bool(found)
        if as_json:
            click.echo(json.dumps({"path": str(file), "faults": [asdict(one) for one in found]}, ensure_ascii=False))
        else:
            _show(file, found, known=bool(named) or file.name in known)
    return ExitCode.TEMPLATE if faulty else ExitCode.CLEAN


@template.command(
    name="fields",
    help="Liệt kê mọi số liệu mà mẫu in được: cách viết dấu, kiểu, ý nghĩa. Không ghi MẪU: mọi mẫu.",
    short_help="Xem những số liệu mà mẫu in được.",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("paper", metavar="[MẪU]", required=False)
@json_option
@result_options
def fields(paper: str | None, as_json: bool) -> ExitCode:
    """List what each template may print."""
    from toolkit.papers.marks import contexts, fields_of, meaning

    chosen = {_named(paper): contexts()[_named(paper)]} if paper else contexts()
    for name, context in chosen.items():
        found = list(fields_of(context))
        if as_json:
            click.echo(json.dumps({"template": name, "fields": [asdict(one) for one in found]}, ensure_ascii=False))
            continue
        click.echo(f"{meaning(context)} ({name})\n")
        rows = [(_written(one), one.kind, one.meaning) for one in found]
        show_table(("Dấu", "Kiểu", "Ý nghĩa"), rows, indent=2)
        click.echo()
    return ExitCode.CLEAN


@template.command(
    name="preview",
    help=f"In thử một MẪU với số liệu ví dụ để xem chữ nào đứng ở đâu. Không ghi --output: vào outbox/{_PREVIEWS}.",
    short_help="In thử một mẫu với số liệu ví dụ.",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("paper", metavar="MẪU")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="TỆP", help="Ghi vào tệp này (.docx).")
@click.option("--style", metavar="THỂ_THỨC", default="hd05", help="Mẫu theo thể thức nào: hd05 hoặc hd36. Mặc định: hd05.")
@workspace_option
@result_options
def preview(paper: str, output: Path | None, style: str, workspace: Path | None) -> ExitCode:
    """Print a template with sample words."""
    from toolkit.papers.marks import contexts, sample
    from toolkit.render import render_docx

    name = _named(paper)
    source = _templates(workspace) / "docx" / style.casefold() / name
    if not source.is_file():
        raise UsageError(f"Không có mẫu “{name}” theo thể thức “{style}” trong {source.parent.parent}. Thể thức: hd05, hd36.")
    target = output or _workspace(workspace).outbox / _PREVIEWS / f"{source.stem} ({style.casefold()}).docx"
    render_docx(source, sample(contexts()[name]), target)
    click.echo(str(target))
    return ExitCode.CLEAN


def _written(field: Field) -> str:
    """Return a field as it is typed into a template; a group is only the first half of its fields."""
    if field.loop:
        return f"{{%{field.loop} %}}"
    return f"{field.mark}. …" if field.kind == "nhóm" else f"{{{{ {field.mark} }}}}"


def _named(paper: str) -> str:
    """Return the file name of a template by what a person calls it, or say which there are."""
    from toolkit.definitions.shape import suggestion
    from toolkit.papers.marks import contexts

    names = contexts()
    name = paper if paper.endswith(".docx") else f"{paper}.docx"
    if name not in names:
        stems = [one.removesuffix(".docx") for one in names]
        raise UsageError(f"Không có mẫu “{paper}”.{suggestion(paper, stems)} Các mẫu: {', '.join(stems)}.")
    return name


def _workspace(given: Path | None) -> Workspace:
    from toolkit.workspace import open_workspace

    return open_workspace(given)


def _templates(given: Path | None) -> Path:
    """Return the templates of the workspace, the program's own ones where there is no workspace."""
    from toolkit.definitions import builtin_folder

    try:
        return _workspace(given).templates
    except UsageError:
        if given is not None:
            raise
        return builtin_folder() / "templates"


def _show(file: Path, found: tuple[TemplateFault, ...], *, known: bool) -> None:
    click.echo(f"{file}: {f'{len(found)} lỗi' if found else 'không có lỗi'}")
    if not known:
        click.echo("  Chưa kiểm tra tên số liệu vì không rõ tệp là mẫu của văn bản nào; thêm --paper, ví dụ --paper bao-cao.")
    for number, one in enumerate(found, start=1):
        where = f"{one.place}; dưới đề mục “{one.heading}”" if one.heading else one.place
        click.echo(f"  {number}. {where[:1].upper()}{where[1:]}")
        if one.snippet:
            click.echo(f"     “{one.snippet}”")
        click.echo(f"     {one.message}")
        click.echo(f"     → {one.advice}")

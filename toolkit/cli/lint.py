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

# What the guide says of many components alike.
_LOOKS = {"size", "bold", "italic", "underline", "style", "align", "face"}
_GRAVITY = {Gravity.ERROR: "Sai", Gravity.WARNING: "Nên xem lại"}


@click.command(
    help="Kiểm tra thể thức của một TỆP Word (.docx) bất kỳ theo hướng dẫn của Văn phòng Trung ương Đảng: khổ giấy, lề, phông, tiêu đề, "
    "số và ký hiệu, ngày tháng, tên loại, nội dung, chữ ký, nơi nhận, số trang, phụ lục. Mỗi chỗ sai "
    "kèm hiện trạng, quy định và điều khoản. Tệp .doc, .odt, .rtf được LibreOffice chuyển sang .docx trước. "
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
            chosen, found, notes = _judged(file, styles, style, now_or(today).date())
        except UnreadableFile as error:
            code = ExitCode.UNREADABLE
            click.echo(
                json.dumps({"path": str(file), "error": error.message}, ensure_ascii=False) if as_json else f"{file}: {error.message}"
            )
            continue
        if any(one.gravity is Gravity.ERROR for one in found) and code is ExitCode.CLEAN:
            code = ExitCode.FINDINGS
        if as_json:
            told = {"path": str(file), "style": chosen.id, "notes": notes, "findings": [asdict(one) for one in found]}
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            _show(file, chosen, found, notes)
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


def _judged(
    file: Path, styles: tuple[PartyStyle, ...], wanted: str | None, today: date
) -> tuple[PartyStyle, tuple[Deviation, ...], list[str]]:
    """Return the guide, the deviations from it, and what a reader must know to weigh them."""
    from toolkit.layout import read_layout
    from toolkit.lint import judge, paper_day
    from toolkit.model.party_style import style_on

    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile("Không thấy tệp; kiểm tra lại tên và thư mục.") from error
    except OSError as error:
        raise UnreachableError(f"Không đọc được “{file}”. Kiểm tra quyền đọc và ổ đĩa.") from error
    word = _as_word(data, file.name)
    layout = read_layout(word, file.name)
    day = paper_day(layout)
    if wanted:
        chosen = next((one for one in styles if one.id == wanted.casefold()), None)
    else:
        chosen = style_on(styles, day or today)
    if chosen is None:
        raise UsageError(f"Không có thể thức “{wanted}”. Có: {', '.join(one.id for one in styles)}.")
    notes = ["LibreOffice đã chuyển sang .docx để kiểm tra"] * (word is not data)
    if day is not None and day < chosen.valid_from:
        notes.append(f"văn bản đề ngày {day:%d/%m/%Y}, trước khi hướng dẫn này có hiệu lực")
    return chosen, judge(layout, chosen), notes


def _as_word(data: bytes, name: str) -> bytes:
    """Return the bytes of a Word file as they are, those of an older or freer kind converted by LibreOffice."""
    from toolkit.readers.guard import Kind, admit
    from toolkit.readers.office import convert_many

    kind = admit(data, name).kind
    if kind not in (Kind.DOC, Kind.ODT, Kind.RTF):
        return data
    (made,) = convert_many([(data, kind)])
    if isinstance(made, UnreadableFile):
        raise made
    return made


def _show(file: Path, style: PartyStyle, found: tuple[Deviation, ...], notes: list[str]) -> None:
    lists = {title: _lines([one for one in found if one.gravity is gravity]) for gravity, title in _GRAVITY.items()}
    click.echo(
        f"{file}: {f'{sum(map(len, lists.values()))} chỗ chưa đúng' if found else 'đúng thể thức'} ({'; '.join([style.guide, *notes])})"
    )
    for title, lines in lists.items():
        show_list(title, lines)


def _lines(found: list[Deviation]) -> list[str]:
    """Say each deviation; what several components share ("cỡ 13" for "cỡ 14") once for all of them."""
    shared: dict[tuple[str, str, str], list[Deviation]] = {}
    for number, one in enumerate(found):
        look = one.component.rpartition(".")[2]
        shared.setdefault((one.found, one.expected, look if look in _LOOKS else str(number)), []).append(one)
    return [_line(one) if not others else _together([one, *others]) for one, *others in shared.values()]


def _line(one: Deviation) -> str:
    place = f" [{one.place}]" if one.place else ""
    return f"{one.name}{place}: {one.found}; quy định: {one.expected}. ({one.clause})"


def _together(several: list[Deviation]) -> str:
    first, *others = dict.fromkeys(one.name for one in several)
    names = ", ".join([first, *(f"{name[:1].lower()}{name[1:]}" for name in others)])
    rows: dict[str, list[str]] = {}
    for clause in dict.fromkeys(one.clause for one in several):
        table, _, row = clause.rpartition(", mục ")
        rows.setdefault(table or clause, []).extend([row] if table else [])
    clauses = "; ".join(f"{table}{', mục ' * bool(found)}{', '.join(found)}" for table, found in rows.items())
    return f"{names}: {several[0].found}; quy định: {several[0].expected}. ({clauses})"

"""``toolkit read``: what files say and what is wrong with them, without storing anything."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.copies import Copies
from toolkit.cli.options import json_option, now_or, talk_options, today_option, workspace_option
from toolkit.cli.words import SEVERITIES, code_of, progress
from toolkit.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from toolkit.model.definitions import Definitions
    from toolkit.model.submission import Answer, Reading, Record

_NO_ANSWER = {"not_found": "không thấy câu hỏi này trong tệp", "not_applicable": "không áp dụng"}


@click.command(
    help="Đọc thử các tệp biểu mẫu: in câu trả lời hiểu được và những chỗ cần bổ sung. Không lưu gì, không cần nơi làm việc.",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("paths", metavar="TỆP...", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.option("--annotate", is_flag=True, help="Ghi thêm bản sao của tệp .docx, .xlsx với góp ý tại từng chỗ cần xem; tệp gốc giữ nguyên.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="THƯ_MỤC",
    help="Cùng với --annotate: nơi ghi bản sao. Không ghi: thư mục hiện tại.",
)
@workspace_option
@today_option
@talk_options
def read(
    paths: tuple[Path, ...],
    as_json: bool,
    annotate: bool,
    output: Path | None,
    workspace: Path | None,
    today: date | None,
    talk: str | None,
) -> ExitCode:
    """Read files and print what they say, one line or one block a file, in the order given."""
    from toolkit.model.contract import reading_json

    if output is not None and not annotate:
        raise click.UsageError("--output chỉ dùng cùng với --annotate.")
    copies = Copies(output or Path(), now_or(today).date()) if annotate else None
    definitions = definitions_of(workspace)
    findings = []
    with progress("Đang đọc", talk) as tell:
        for number, (path, reading) in enumerate(_readings(paths, definitions), start=1):
            tell(number, len(paths), str(path))
            if as_json:
                click.echo(json.dumps(reading_json(_said(path), reading), ensure_ascii=False))
            else:
                _show(path, reading, definitions)
            if copies is not None:
                click.echo(copies.write(path, reading, definitions), err=as_json)
            findings += [*reading.findings, *(finding for record in reading.records for finding in record.findings)]
    code = code_of(findings)
    return ExitCode.USAGE if copies is not None and copies.refused and code is ExitCode.CLEAN else code


def definitions_of(path: Path | None) -> Definitions:
    """Return the workspace's plan and committee, or the built-in ones where there is no workspace."""
    from toolkit.reading import builtin_definitions
    from toolkit.workspace import open_workspace

    try:
        workspace = open_workspace(path)
    except UsageError:
        if path is not None:
            raise
        return builtin_definitions()
    return workspace.definitions()


def _readings(paths: tuple[Path, ...], definitions: Definitions) -> Iterator[tuple[Path, Reading]]:
    """Read the files in processes of their own, in the order given; one that cannot be opened is a finding like any other."""
    from toolkit.executor import Limits
    from toolkit.reading import read_all, task_of, unopened

    tasks = [task_of(path, definitions) for path in paths]
    ready = [(place, task) for place, task in enumerate(tasks) if not isinstance(task, str)]
    refused = ((place, unopened(task)) for place, task in enumerate(tasks) if isinstance(task, str))
    done: dict[int, Reading] = {}
    following = 0
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        work = read_all([task for _, task in ready], definitions, limits=Limits(), converted=Path(folder), divide=True)
        for place, reading in chain(refused, ((ready[number][0], reading) for number, reading, _ in work)):
            done[place] = reading
            while following in done:
                yield paths[following], done.pop(following)
                following += 1


def _show(path: Path, reading: Reading, definitions: Definitions) -> None:
    click.echo(f"Tệp: {_said(path)}")
    for record in reading.records:
        _show_record(record, definitions)
    for finding in reading.findings:
        click.echo(f"  {SEVERITIES[finding.severity]} [{finding.code}]: {finding.message}")
    click.echo()


def _show_record(record: Record, definitions: Definitions) -> None:
    submission = record.submission
    form = definitions.plan.form(submission.form or "")
    branch = definitions.organisation.branch(submission.unit or "")
    form_said = form.code if form else "Chưa rõ mẫu nào"
    period = submission.period.say() if submission.period else "chưa rõ kỳ báo cáo"
    click.echo(f"  {form_said} · {branch.name if branch else 'chưa rõ chi bộ'} · {period}")
    for answer in submission.answers:
        question = form.question(answer.id) if form else None
        click.echo(f"    {question.label if question else answer.id}: {_value(answer)}")
    for finding in record.findings:
        where = f" ({finding.source})" if finding.source else ""
        click.echo(f"  {SEVERITIES[finding.severity]} [{finding.code}]: {finding.message}{where}")


def _value(answer: Answer) -> str:
    """Return an answer as a person reads it; the raw words say more than the stored value, and where there is none, why."""
    from toolkit.model.submission import Row, State

    if isinstance(answer.value, tuple) and answer.value and isinstance(answer.value[0], Row):
        said = f"{len(answer.value)} dòng"
    elif answer.value is None and answer.state is not State.INVALID:
        said = f"({_NO_ANSWER.get(str(answer.state), 'để trống')})"
    else:
        said = " ".join(answer.raw.split()) or "(để trống)"
    if answer.review:
        return f"{said}  ← cần xem lại: {answer.reason}"
    if answer.state is State.INVALID:
        return f"{said}  ← {'có hai câu trả lời khác nhau' if answer.contradictory else 'ghi chưa đúng'}"
    return said


def _said(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode("utf-8")

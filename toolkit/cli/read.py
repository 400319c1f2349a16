"""``toolkit read``: what files say and what is wrong with them, without storing anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import json_option, talk_options, workspace_option
from toolkit.cli.words import SEVERITIES, code_of, progress
from toolkit.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from toolkit.model.definitions import Definitions
    from toolkit.model.submission import Answer, Reading, Record


@click.command(
    help="Đọc thử các tệp biểu mẫu: in câu trả lời hiểu được và những chỗ cần bổ sung. Không lưu gì, không cần nơi làm việc.",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("paths", metavar="TỆP...", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@workspace_option
@talk_options
def read(paths: tuple[Path, ...], as_json: bool, workspace: Path | None, talk: str | None) -> ExitCode:
    """Read files and print what they say, one line or one block a file, in the order given."""
    from toolkit.model.contract import reading_json

    definitions = _definitions(workspace)
    findings = []
    with progress("Đang đọc", talk) as tell:
        for number, (path, reading) in enumerate(_readings(paths, definitions), start=1):
            tell(number, len(paths), str(path))
            if as_json:
                click.echo(json.dumps(reading_json(_said(path), reading), ensure_ascii=False))
            else:
                _show(path, reading, definitions)
            findings += [*reading.findings, *(finding for record in reading.records for finding in record.findings)]
    return code_of(findings)


def _definitions(path: Path | None) -> Definitions:
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
    """Read in this process where there is one file, else in a pool; a file that cannot be opened is a finding like any other."""
    from toolkit.executor import Failure, Limits, run_apart, run_here
    from toolkit.reading import failed, prepare, read_task, task_of, unopened

    prepare(definitions)
    tasks = [task_of(path, definitions) for path in paths]
    ready = [task for task in tasks if not isinstance(task, str)]
    if len(ready) == 1:
        outcomes = run_here(read_task, ready)
    else:
        outcomes = run_apart(read_task, ready, limits=Limits(), prepare=prepare, prepared_with=(definitions,))
    for path, task in zip(paths, tasks, strict=True):
        if isinstance(task, str):
            yield path, unopened(task)
        else:
            outcome = next(outcomes)
            yield path, outcome.result or failed(task, outcome.failure or Failure.BUG)


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
    """Return an answer as a person reads it; the raw words say more than the stored value."""
    from toolkit.model.submission import Row

    if isinstance(answer.value, tuple) and answer.value and isinstance(answer.value[0], Row):
        said = f"{len(answer.value)} dòng"
    else:
        said = " ".join(answer.raw.split()) or "(để trống)"
    return f"{said}  ← cần xem lại: {answer.reason}" if answer.review else said


def _said(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode("utf-8")

"""How the program talks: tables in plain text on stdout, progress and messages on stderr, and the exit code of what was found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from toolkit.errors import ExitCode
from toolkit.model.finding import Code, Finding, Severity
from toolkit.model.ledger import FileState

SEVERITIES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cần xem lại", Severity.INFO: "Lưu ý"}

STATES = {
    FileState.SETTLING: "đang chép",
    FileState.READ: "đọc được",
    FileState.NEEDS_REVIEW: "cần xem lại",
    FileState.UNREADABLE: "không đọc được",
    FileState.WAITING: "tạm chờ",
    FileState.IGNORED: "bỏ qua",
    FileState.DUPLICATE: "trùng",
    FileState.SUPERSEDED: "đã thay thế",
}


def show_table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, indent: int = 0) -> None:
    """Print a table in columns of equal width; the last column is as long as it needs to be."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    rule = tuple("─" * width for width in widths)
    for line in (lines[0], rule, *lines[1:]):
        padded = [text.ljust(width) for text, width in zip(line, widths, strict=True)]
        click.echo(" " * indent + "  ".join(padded).rstrip())


def show_list(title: str, items: Sequence[str], *, limit: int = 0) -> None:
    """Print a titled list, at most ``limit`` items of it (0: all); nothing at all where it is empty."""
    if not items:
        return
    click.echo(f"{title} ({len(items)}):")
    shown = items[:limit] if limit else items
    for item in shown:
        click.echo(f"  - {item}")
    if len(shown) < len(items):
        click.echo(f"  … và {len(items) - len(shown)} mục nữa")


def say(message: str, talk: str | None) -> None:
    """Print a message for a person on stderr, unless it shall be quiet."""
    if talk != "quiet":
        click.echo(message, err=True)


@contextmanager
def progress(title: str, talk: str | None) -> Iterator[Callable[[int, int, str], None]]:
    """Show on stderr how far long work is: a bar on a terminal, one line for each file with ``--verbose``, else nothing."""
    if talk in {"verbose", "quiet"} or not sys.stderr.isatty():
        yield lambda done, total, name: say(f"{title} {done}/{total}: {name}", talk) if talk == "verbose" else None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total, _name: bar.update(task, completed=done, total=total)


def code_of(findings: Iterable[Finding], *, unreadable: bool = False, review: bool = False) -> ExitCode:
    """Return the exit code of what was found: the highest that applies of 1 (errors), 3 (values to review), 4 (unreadable)."""
    found = tuple(findings)
    if unreadable or any(finding.code is Code.UNREADABLE for finding in found):
        return ExitCode.UNREADABLE
    if review or any(finding.code is Code.REVIEW for finding in found):
        return ExitCode.REVIEW
    return ExitCode.FINDINGS if any(finding.severity is Severity.ERROR for finding in found) else ExitCode.CLEAN

"""``toolkit wording``: what a question is also called, and one more such wording, written into the workspace's plan."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.options import result_options, talk_options, workspace_option
from toolkit.cli.words import say, show_list
from toolkit.errors import ExitCode

_form_option = click.option("--form", metavar="MẪU", help="Chỉ trong mẫu này, ví dụ 02-TT; cần khi nhiều mẫu có câu hỏi cùng mã.")
_question = click.argument("question", metavar="CÂU_HỎI")


@click.group(
    help="Xem và dạy thêm những cách viết khác của một câu hỏi, để lần sau máy nhận ra nhãn đó.",
    subcommand_metavar="LỆNH [TÙY_CHỌN]...",
    options_metavar="",
)
def wording() -> None:
    """Hold the two commands together."""


@wording.command(
    name="add",
    help="Thêm một cách viết vào kế hoạch của nơi làm việc và cho xem chỗ thay đổi. CÂU_HỎI là mã: ho_ten, tien_do, tiêu chí TT3, hoặc "
    "ket_qua, minh_chung (tên cột của mọi tiêu chí). Cách viết đang là của câu hỏi khác, hoặc là một câu trả lời (Có, Đạt, tên chi bộ) "
    "thì không thêm được.",
    short_help="Thêm một cách viết.",
    options_metavar="[TÙY_CHỌN]",
)
@_question
@click.argument("words", metavar="CÁCH_VIẾT")
@_form_option
@click.option("--dry-run", is_flag=True, help="Chỉ cho xem sẽ thay đổi gì, không ghi.")
@workspace_option
@talk_options
def add(question: str, words: str, form: str | None, dry_run: bool, workspace: Path | None, talk: str | None) -> ExitCode:
    """Teach the workspace's plan another wording."""
    from toolkit.definitions.wordings import lesson, teach
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    with opened.held():
        names = [name for branch in opened.definitions().organisation.branches for name in (branch.code, branch.name, *branch.other_names)]
        made = lesson(opened.root, opened.config.plan or None, question, words, form, names)
        if not dry_run:
            teach(made)
    if made.known:
        click.echo(f"Kế hoạch đã có cách viết «{made.wording}» cho câu hỏi này; không có gì thay đổi.")
        return ExitCode.CLEAN
    click.echo(f"{'Sẽ thêm' if dry_run else 'Đã thêm'} cách viết «{made.wording}» cho:")
    for label in made.labels:
        click.echo(f"  - {label.code}: {label.label} ({label.id})")
    click.echo(f"Tệp {made.file.name}:")
    for line in made.changes():
        click.echo(f"  {line}")
    say("Chưa ghi gì." if dry_run else "Chạy toolkit run để đọc lại các tệp đã nhận theo cách viết mới.", talk)
    return ExitCode.CLEAN


@wording.command(
    name="list",
    help="Liệt kê những cách viết đã biết của một câu hỏi, từng mẫu một.",
    short_help="Xem những cách viết đã biết.",
    options_metavar="[TÙY_CHỌN]",
)
@_question
@_form_option
@workspace_option
@result_options
def list_(question: str, form: str | None, workspace: Path | None) -> ExitCode:
    """Print what a question is also called."""
    from toolkit.definitions.wordings import labels_of
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    for label in labels_of(opened.root, opened.config.plan or None, question, form):
        click.echo(f"{label.code}: {label.label} ({label.id})")
        show_list("  Cách viết khác", label.wordings)
    return ExitCode.CLEAN

"""What every act of ``toolkit report`` on a paper takes and asks."""

from __future__ import annotations

from collections.abc import Sequence

import click

from toolkit.cli.options import Command, PeriodType, talk_options, today_option, workspace_option
from toolkit.model.period import Period

_YES = {"c", "có", "co", "y", "yes"}
_PERIOD = "Kỳ báo cáo: 2024, 2024-H1, 2024-Q3, 2024-09 hoặc 2023-2025."
_paper = click.argument("paper", metavar="[VĂN_BẢN]", default="")
which_period = click.option("--period", type=PeriodType(), metavar="KỲ", help=_PERIOD)
yes_option = click.option("--yes", is_flag=True, help="Không hỏi lại.")


def acting(command: Command) -> Command:
    """Add what every act on a paper takes: the period, the paper, where, when."""
    for option in (talk_options, today_option, workspace_option, which_period, _paper):
        command = option(command)
    return command


def period_of(context: click.Context, period: Period | None) -> Period:
    """Return the period; without one say that it is missing."""
    if period is not None:
        return period
    option = next(one for one in context.command.params if one.name == "period")
    raise click.MissingParameter(ctx=context, param=option)


def ask(title: str, lines: Sequence[str], yes: bool) -> None:
    """Show what is about to happen and wait for a yes; these acts cannot be taken back."""
    click.echo(title)
    for line in lines:
        click.echo(f"  - {line}")
    if (
        not yes
        and click.prompt("Đồng ý? Gõ c (có) rồi Enter; phím khác là thôi", default="", show_default=False).strip().casefold() not in _YES
    ):
        raise click.Abort

"""The options that several commands share, and the words for a period, a day and the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

from toolkit.model.period import Period, period_from_id

Command = TypeVar("Command", bound=Callable[..., Any])
_TWO_DIGITS, _YEARS = 99, range(2000, 2100)


class PeriodType(click.ParamType[Period]):
    """A period such as ``2024-Q3``."""

    name = "kỳ"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Return the period, or say how one is written."""
        if isinstance(value, Period):
            return value
        advice = "Viết như: 2024, 2024-H1, 2024-Q3, 2024-09 hoặc 2023-2025."
        return period_from_id(str(value)) or self.fail(f"{value!r} không phải kỳ báo cáo. {advice}", param, ctx)


class DayType(click.ParamType[date]):
    """A day, ``2024-10-05``, ``5/10/2024`` or ``5/10/24``, in the years that offices deal with."""

    name = "ngày"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or say how one is written."""
        if isinstance(value, date):
            return value
        try:
            year, month, day = map(int, _parts(str(value)))
            found = date(year if year > _TWO_DIGITS else 2000 + year, month, day)
        except ValueError:
            found = None
        if found is None or found.year not in _YEARS:
            return self.fail(f"{value!r} không phải ngày có thật. Viết như: 2024-10-05 hoặc 05/10/2024.", param, ctx)
        return found


def _parts(day: str) -> list[str]:
    """Return year, month and day as written; anything else than three parts is no day."""
    return day.split("-") if "-" in day else day.split("/")[::-1]


def now_or(today: date | None) -> datetime:
    """Return the clock's time in whole seconds, or the first moment of the day that stands in its place."""
    return datetime.combine(today, time()).astimezone() if today else datetime.now(UTC).astimezone().replace(microsecond=0)


def workspace_option(command: Command) -> Command:
    """Add ``--workspace``."""
    kind: click.ParamType[Path] = click.Path(path_type=Path, file_okay=False)
    text = "Thư mục nơi làm việc. Không ghi: tìm từ thư mục hiện tại trở lên."
    return click.option("--workspace", type=kind, metavar="THƯ_MỤC", help=text)(command)


def today_option(command: Command) -> Command:
    """Add ``--today``."""
    return click.option("--today", type=DayType(), metavar="NGÀY", help="Coi ngày này là hôm nay, ví dụ 2024-10-05.")(command)


def json_option(command: Command) -> Command:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON cho chương trình khác đọc.")(command)


def period_option(*, required: bool, text: str) -> Callable[[Command], Command]:
    """Add ``--period``."""
    return click.option("--period", type=PeriodType(), metavar="KỲ", required=required, help=text)


def hold_for_acts(context: click.Context) -> None:
    """Let what stands before an act (``report --period 2024-Q3 freeze``) hold for the act too, unless the act says otherwise."""
    if isinstance(context.command, click.Group):
        given = {name: value for name, value in context.params.items() if value is not None}
        context.default_map = dict.fromkeys(context.command.list_commands(context), given)


def talk_options(command: Command) -> Command:
    """Add ``--verbose``, ``--quiet`` and ``--debug`` to a command that says more than its result."""
    return _talk(command, told=True)


def result_options(command: Command) -> Command:
    """Add the same to a command that prints nothing but its result, so that all commands take them."""
    return _talk(command, told=False)


def _talk(command: Command, *, told: bool) -> Command:
    for option in (
        click.option("--debug", is_flag=True, expose_value=False, help="Khi có lỗi, in cả dấu vết kỹ thuật cho người quản trị."),
        click.option("--quiet", "talk", flag_value="quiet", expose_value=told, help="Chỉ in kết quả và lỗi, không in tiến độ và lời nhắn."),
        click.option("--verbose", "talk", flag_value="verbose", expose_value=told, help="In thêm từng tệp, từng văn bản."),
    ):
        command = option(command)
    return command

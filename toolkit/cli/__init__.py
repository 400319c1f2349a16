"""The program ``toolkit``: parses, calls the pipeline, shows. Every word that it says is Vietnamese; heavy libraries come in late."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import click
from click.exceptions import NoSuchCommand

from toolkit.cli import vietnamese
from toolkit.errors import ExitCode, ToolkitError

if TYPE_CHECKING:
    from logging import Handler

vietnamese.install()

# In the order of the clerk's day: name, module, one line of help. The module is imported when its command is called.
COMMANDS = {
    "init": ("toolkit.cli.work", "Tạo nơi làm việc mới."),
    "read": ("toolkit.cli.read", "Đọc thử biểu mẫu, không lưu gì."),
    "why": ("toolkit.cli.why", "Giải thích câu trả lời: lấy ở đâu, vì sao."),
    "run": ("toolkit.cli.work", "Nhận tệp mới, kiểm tra, soạn văn bản."),
    "watch": ("toolkit.cli.watch", "Máy trực: canh thư mục nhận, tự nhận và trả lời."),
    "tick": ("toolkit.cli.watch", "Làm mọi việc đến hạn, một lần (cho bộ lập lịch)."),
    "status": ("toolkit.cli.show", "Bảng theo dõi: ai đã nộp, còn thiếu gì."),
    "files": ("toolkit.cli.show", "Mọi tệp đã từng thấy và số phận của nó."),
    "lint": ("toolkit.cli.lint", "Kiểm tra thể thức của một tệp Word."),
    "template": ("toolkit.cli.template", "Kiểm tra, tra cứu, in thử các mẫu Word."),
    "report": ("toolkit.cli.report", "Soạn, chốt, phát hành báo cáo của một kỳ."),
    "register": ("toolkit.cli.register", "Sổ đăng ký văn bản đi."),
    "wording": ("toolkit.cli.wording", "Dạy thêm cách viết khác của câu hỏi."),
    "retry": ("toolkit.cli.keeping", "Đọc lại những tệp chưa đọc được."),
    "quarantine": ("toolkit.cli.keeping", "Khu cách ly: tệp không đọc được và cách xử lý."),
    "verify": ("toolkit.cli.keeping", "Kiểm tra kho lưu và sổ sự kiện có nguyên vẹn không."),
    "rebuild": ("toolkit.cli.work", "Lập lại sổ sách từ bản gốc."),
    "doctor": ("toolkit.cli.care", "Kiểm tra máy và nơi làm việc."),
    "config": ("toolkit.cli.care", "Xem và kiểm tra cấu hình."),
}
_EPILOG = "Bắt đầu: toolkit init <thư mục>, chép biểu mẫu vào inbox/<mã chi bộ>/, rồi chạy toolkit run."


class Program(click.Group):
    """The group of all commands, none of which is imported before it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names in the order of the clerk's day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Import the module of a command and return the command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        if not args[0].startswith("-") and args[0] not in COMMANDS:
            raise NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """List the commands without importing any."""
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=Program,
    help="Nhận biểu mẫu của các chi bộ, kiểm tra theo kế hoạch và soạn văn bản tổng hợp.",
    epilog=_EPILOG,
    subcommand_metavar="LỆNH [TÙY_CHỌN]...",
    options_metavar="",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="toolkit", prog_name="toolkit")
def program() -> None:
    """Hold the commands together."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with an exit code of the contract. Whatever goes wrong is one Vietnamese sentence."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    debug = _log_to_stderr() if "--debug" in given else None
    code = _run(given)
    _close_logs(debug)
    sys.exit(code)


def _run(given: list[str]) -> int:
    try:
        return int(program.main(given, prog_name="toolkit", standalone_mode=False) or ExitCode.CLEAN)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Đã dừng theo yêu cầu. Việc chưa xong sẽ làm tiếp ở lần chạy sau.", err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return ExitCode.CLEAN
    except ToolkitError as error:
        _log("the operator must act")
        click.echo(f"Lỗi: {error}", err=True)
        return error.exit_code
    except Exception:  # noqa: BLE001  # our bug: the person gets a sentence, the log gets the trace
        _log("unexpected error")
        click.echo("Lỗi: chương trình gặp sự cố ngoài dự kiến. Không có dữ liệu nào bị mất.", err=True)
        click.echo("Chạy lại lệnh với --debug và gửi phần in ra cho người quản trị.", err=True)
        return ExitCode.BUG


def _log(message: str) -> None:
    """Keep the trace for maintainers: on stderr with ``--debug``, in the workspace's log where one is open, never elsewhere."""
    import logging

    root = logging.getLogger()
    if root.handlers:
        root.error(message, exc_info=True)


def _log_to_stderr() -> Handler:
    from logging import StreamHandler, getLogger

    handler = StreamHandler(sys.stderr)
    getLogger().addHandler(handler)
    return handler


def _close_logs(debug: Handler | None) -> None:
    """Let go of the log files that a command opened, and of stderr."""
    if "logging" not in sys.modules:
        return
    from logging import FileHandler, getLogger

    for handler in tuple(getLogger().handlers):
        if handler is debug or isinstance(handler, FileHandler):
            getLogger().removeHandler(handler)
            with suppress(OSError):  # a full disk: what could not be written was told, and decides the exit code
                handler.close()


def _speak_utf8() -> None:
    """Vietnamese must come out whole on a Windows console and under ``LANG=C`` too."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")

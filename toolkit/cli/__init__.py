"""The program ``toolkit``: parses, calls the pipeline, shows. Every word that it says is Vietnamese; heavy libraries come in late."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

import click

from toolkit.cli import vietnamese
from toolkit.errors import ExitCode, ToolkitError

vietnamese.install()

from toolkit.cli import care, read, show, work  # noqa: E402  # click must speak Vietnamese before the options are declared

_EPILOG = "Bắt đầu: toolkit init <thư mục>, chép biểu mẫu vào inbox/<mã chi bộ>/, rồi chạy toolkit run."


@click.group(
    help="Nhận biểu mẫu của các chi bộ, kiểm tra theo kế hoạch và soạn văn bản tổng hợp.",
    epilog=_EPILOG,
    subcommand_metavar="LỆNH [TÙY_CHỌN]...",
    options_metavar="",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="toolkit", prog_name="toolkit")
def program() -> None:
    """Hold the commands together."""


for command in (work.init, read.read, work.run, show.status, show.files, show.report, work.rebuild, care.doctor, care.config):
    program.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with an exit code of the contract. Whatever goes wrong is one Vietnamese sentence."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    debug = "--debug" in given
    logging.basicConfig(stream=sys.stderr, level=logging.INFO) if debug else logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(_run(given, debug=debug))


def _run(given: list[str], *, debug: bool) -> int:
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
        if debug:
            logging.getLogger(__name__).exception("the operator must act")
        click.echo(f"Lỗi: {error}", err=True)
        return error.exit_code
    except Exception:  # noqa: BLE001  # our bug: the person gets a sentence, the log gets the trace
        logging.getLogger(__name__).exception("unexpected error")
        click.echo("Lỗi: chương trình gặp sự cố ngoài dự kiến. Không có dữ liệu nào bị mất.", err=True)
        click.echo("Chạy lại lệnh với --debug và gửi phần in ra cho người quản trị.", err=True)
        return ExitCode.BUG


def _speak_utf8() -> None:
    """Vietnamese must come out whole on a Windows console and under ``LANG=C`` too."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")

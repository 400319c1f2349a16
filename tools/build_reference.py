"""Write the reference pages that follow from code and plan: ``python -m tools.build_reference``.

``docs/reference/lenh.md`` (commands, options, exit codes, states of a file) and ``docs/reference/bieu-mau.md`` (forms and questions). They
are kept in the repository to be read; ``tests/test_docs.py`` says when they are behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from toolkit.cli import COMMANDS, program
from toolkit.cli.words import STATES
from toolkit.errors import ExitCode
from toolkit.model.definitions import AnswerType, Form, Plan, Question, Required
from toolkit.model.ledger import FileState
from toolkit.model.period import PeriodKind
from toolkit.reading import builtin_definitions

_FOLDER = Path(__file__).parent.parent / "docs" / "reference"

_EXIT_CODES = {
    ExitCode.CLEAN: "không có gì phải làm",
    ExitCode.FINDINGS: "có lỗi cần chi bộ bổ sung, sửa",
    ExitCode.USAGE: "gõ lệnh sai, hoặc không ở trong nơi làm việc",
    ExitCode.REVIEW: "có chỗ máy đọc chưa chắc, người phải xem lại",
    ExitCode.UNREADABLE: "có tệp không đọc được",
    ExitCode.UNREACHABLE: "không vào được thư mục hoặc ổ đĩa mạng",
    ExitCode.TEMPLATE: "mẫu văn bản có lỗi",
    ExitCode.PROGRAM: "thiếu hoặc hỏng chương trình bên ngoài (ví dụ LibreOffice)",
    ExitCode.BUSY: "một lần chạy khác đang làm việc trên cùng thư mục",
    ExitCode.CONFIGURATION: "cấu hình, kế hoạch hoặc danh sách tổ chức có lỗi",
    ExitCode.INTEGRITY: "bản gốc, sổ sách hoặc văn bản không còn nguyên vẹn",
    ExitCode.BUG: "lỗi của chương trình; gửi nhật ký cho người quản trị",
    ExitCode.INTERRUPTED: "người dùng cho dừng; lần sau làm tiếp",
}
_STATES = {
    FileState.SETTLING: "tệp đang được chép vào, chưa đọc",
    FileState.READ: "đã đọc xong, mọi câu trả lời đều rõ",
    FileState.NEEDS_REVIEW: "đã đọc nhưng còn chỗ người phải xem: chưa rõ mẫu, chi bộ, kỳ, hoặc một câu trả lời",
    FileState.UNREADABLE: "không đọc được (mật khẩu, hỏng, sai loại); dòng dưới tên tệp nói cách xử lý",
    FileState.WAITING: "chưa đọc được lúc này (đang mở, đang chép); lần chạy sau tự đọc",
    FileState.IGNORED: "không phải biểu mẫu (tệp tạm, tệp khóa, tệp quá lớn)",
    FileState.DUPLICATE: "giống hệt một tệp đã nhận",
    FileState.SUPERSEDED: "đã có bản mới hơn của cùng phiếu; vẫn giữ để tra cứu",
}
_TYPES = {
    AnswerType.UNIT: "chi bộ",
    AnswerType.PERIOD: "kỳ báo cáo",
    AnswerType.DATE: "ngày",
    AnswerType.INTEGER: "số nguyên",
    AnswerType.YEAR: "năm",
    AnswerType.YES_NO: "Có/Không",
    AnswerType.RATING: "mức xếp loại",
    AnswerType.RESULT: "Đạt/Chưa đạt",
    AnswerType.CHOICE: "chọn một",
    AnswerType.GROUPS: "nhóm nội dung 1–4",
    AnswerType.TEXT: "chữ",
    AnswerType.LIST: "bảng, mỗi điển hình một dòng",
}
_REQUIRED = {Required.ERROR: "bắt buộc", Required.WARNING: "nên có", Required.NO: "không bắt buộc"}
_PERIODS = {
    PeriodKind.MONTH: "tháng",
    PeriodKind.QUARTER: "quý",
    PeriodKind.HALF: "6 tháng",
    PeriodKind.YEAR: "năm",
    PeriodKind.STAGE: "giai đoạn",
}


def main() -> int:
    """Write every page that differs and say which."""
    for name, text in pages().items():
        path = _FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: docs/reference/{name}")
    return 0


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    return {"lenh.md": "\n".join(_commands()) + "\n", "bieu-mau.md": "\n".join(_forms(builtin_definitions().plan)) + "\n"}


def _commands() -> Iterator[str]:
    yield "# Các lệnh\n"
    yield "Trang này do `python -m tools.build_reference` lập từ chính chương trình; không sửa tay."
    yield "Xem hướng dẫn ngay trên máy: `toolkit --help`, `toolkit run --help`; phiên bản: `toolkit --version`.\n"
    context = click.Context(program, info_name="toolkit")
    for name in COMMANDS:
        command = program.get_command(context, name)
        if command is not None:
            yield from _command(name, command)
        if isinstance(command, click.Group):
            for inner, below in command.commands.items():
                yield from _command(f"{name} {inner}", below)
    yield "## Mã thoát\n"
    yield "Mỗi lệnh kết thúc bằng một con số để chương trình khác (bộ lập lịch, tập lệnh) biết kết quả."
    yield "Trong 1, 3, 4 lấy số lớn nhất đúng với tình hình.\n"
    yield from _table(("Mã", "Ý nghĩa"), [(str(int(code)), _EXIT_CODES[code]) for code in ExitCode])
    yield "## Trạng thái của tệp\n"
    yield "`toolkit files` in chữ tiếng Việt; `toolkit files --json` in mã.\n"
    yield from _table(("Mã", "Chữ", "Ý nghĩa"), [(f"`{state}`", STATES[state], _STATES[state]) for state in FileState])


def _command(name: str, command: click.Command) -> Iterator[str]:
    inner = [("[LỆNH]" if command.invoke_without_command else "LỆNH")] if isinstance(command, click.Group) else []
    arguments = [parameter.make_metavar(click.Context(command)) for parameter in command.params if isinstance(parameter, click.Argument)]
    yield f"## toolkit {name}\n"
    yield f"    {' '.join(('toolkit', name, *inner, '[TÙY_CHỌN]', *arguments))}\n"
    yield f"{command.help}\n"
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    if options:
        yield from _table(("Tùy chọn", "Ý nghĩa"), [(_option(option), _help(option)) for option in options])


def _option(option: click.Option) -> str:
    return f"`{' / '.join(option.opts)}{f' {option.metavar}' if option.metavar else ''}`"


def _help(option: click.Option) -> str:
    return f"{option.help} (bắt buộc)" if option.required else option.help or ""


def _forms(plan: Plan) -> Iterator[str]:
    yield "# Biểu mẫu và câu hỏi\n"
    yield f"Theo {plan.citation}."
    yield "Trang này do `python -m tools.build_reference` lập từ `templates/plans/`; không sửa tay."
    yield "Cột Mã là tên của câu trả lời trong JSON, trong thông báo và trong sổ sách.\n"
    for form in plan.forms:
        yield from _form(form)


def _form(form: Form) -> Iterator[str]:
    due = ", ".join(_PERIODS[kind] for kind in form.due)
    yield f"## {form.code} (`{form.id}`)\n"
    yield f"{form.title}. Mục {form.source}. Phải nộp theo: {due}.\n"
    rows = [row for question in form.questions for row in _question(question)]
    yield from _table(("Mã", "Câu hỏi", "Kiểu", "Trả lời", "Mục"), rows)


def _question(question: Question, within: str = "") -> Iterator[tuple[str, ...]]:
    needed = _REQUIRED[question.required] + (" khi áp dụng" if question.only_if else "")
    yield f"`{within}{question.id}`", question.label, _TYPES[question.type], needed, question.source
    for column in question.columns:
        yield from _question(column, f"{question.id}[].")


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |".replace("\n", " ")
    yield ""


if __name__ == "__main__":
    raise SystemExit(main())

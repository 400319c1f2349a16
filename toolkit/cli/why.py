"""``toolkit why``: where an answer came from, what second candidate there was and why it lost; or what is behind a paper's figure."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import json_option, result_options, workspace_option
from toolkit.cli.read import definitions_of
from toolkit.cli.words import SEVERITIES
from toolkit.errors import ExitCode, UsageError
from toolkit.model.finding import Code

if TYPE_CHECKING:
    from toolkit.explain import Explanation
    from toolkit.model.definitions import Definitions, Question
    from toolkit.model.ledger import FileLine
    from toolkit.model.submission import Reading
    from toolkit.reading import ReadTask
    from toolkit.workspace import Workspace

_WIDTH = 17
_RECEIPT = re.compile(r"^(?:Phiếu tiếp nhận|Kết quả kiểm tra) - .+ - ([0-9a-f]{6})\.docx$")


@click.command(
    help="Giải thích từng câu trả lời của TỆP: ở đâu, nguyên văn, theo nhãn nào, tìm bằng cách nào, chắc đến đâu, ứng viên nào về nhì. "
    "CÂU_HỎI là mã (ho_ten, TT3, danh_sach[2].tien_do) hoặc nhãn; không ghi: mọi câu hỏi. TỆP là tệp trên máy, hoặc tên tệp đã nhận. "
    "TỆP là văn bản của chương trình (tên tệp, hoặc số 12-BC/ĐU) thì giải thích số liệu của văn bản: lấy từ chi bộ, tệp, chỗ nào, "
    "nguyên văn ra sao; khi đó CÂU_HỎI là mã số liệu (SL012), ô của bảng tính (D5), con số, hoặc chữ đứng gần đó. "
    "TỆP là phiếu tiếp nhận thì giải thích tệp mà phiếu nói đến.",
    options_metavar="[TÙY_CHỌN]",
)
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.argument("field", metavar="[CÂU_HỎI]", required=False)
@json_option
@workspace_option
@result_options
def why(file: Path, field: str | None, as_json: bool, workspace: Path | None) -> ExitCode:
    """Explain the figures of a paper, or read one file again and explain its answers."""
    from toolkit.cli.why_paper import explain_paper, paper_meant
    from toolkit.explain import explain, fields_of

    paper = paper_meant(file, workspace) if _receipt_of(file.name) is None else None
    if paper is not None:
        return explain_paper(paper, field, as_json=as_json)
    task, definitions = _task(file, workspace)
    reading = _read(task, definitions)
    found = explain(reading, definitions, field)
    if not reading.records:
        _show_findings(reading)
        unreadable = any(finding.code is Code.UNREADABLE for finding in reading.findings)
        return ExitCode.UNREADABLE if unreadable else ExitCode.FINDINGS
    if field is not None and not found:
        raise UsageError(_no_such(field, fields_of(reading, definitions), reading, definitions))
    if as_json:
        for one in found:
            click.echo(json.dumps(_json(one), ensure_ascii=False))
    else:
        _show(task.name, reading, found, definitions)
    return ExitCode.CLEAN


def _no_such(field: str, known: tuple[str, ...], reading: Reading, definitions: Definitions) -> str:
    """Say that the file has no such question: which other form asks it, or which one may be meant, and how to see all."""
    from toolkit.definitions.shape import suggestion

    wanted, here = field.strip().casefold(), {record.submission.form for record in reading.records}
    others = [form for form in definitions.plan.forms if form.id not in here]
    asking = [form.code for form in others if any(_asks(question, wanted) for question in form.questions)]
    told = f" Đó là câu hỏi của {', '.join(asking)}." if asking else suggestion(field, known)
    return f"Tệp này không có câu hỏi “{field}”.{told} Không ghi CÂU_HỎI để xem mọi câu hỏi của tệp."


def _asks(question: Question, wanted: str) -> bool:
    return wanted in (question.id.casefold(), question.label.casefold(), *(column.id.casefold() for column in question.columns))


def _task(file: Path, workspace: Path | None) -> tuple[ReadTask, Definitions]:
    """Return the file to read: where it lies, or among those that the workspace received."""
    from toolkit.reading import task_of
    from toolkit.workspace import open_workspace, workspace_above

    if file.exists() and _receipt_of(file.name) is None:
        definitions = definitions_of(workspace)
        task = task_of(file, definitions)
        if isinstance(task, str):
            raise UsageError(f"{file}: {task}")
        return task, definitions
    try:
        opened = open_workspace(workspace or (workspace_above(file) if file.exists() else None))
    except UsageError as error:
        if workspace is not None:
            raise
        raise UsageError(f"Không có tệp “{file}” ở đây. Kiểm tra lại tên; hoặc dùng --workspace để tìm trong các tệp đã nhận.") from error
    return _received(str(file), opened), opened.definitions()


def _received(name: str, workspace: Workspace) -> ReadTask:
    """Return the newest version of the file of that name that the workspace received, as it lies in the archive.

    The name of a receipt means the file that it is about.
    """
    from toolkit.pipeline import fates_of_files, open_desk
    from toolkit.reading import ReadTask
    from toolkit.store import Archive

    content = _receipt_of(Path(name).name)
    with open_desk(workspace) as desk:
        received = [line for line in fates_of_files(desk) if line.sha256 is not None]
    lines = [line for line in received if (str(line.sha256).startswith(content) if content else _is_called(line, name))]
    paths = sorted({line.path for line in lines})
    if not paths:
        raise UsageError(f"Không có tệp “{name}” trên máy, cũng không có trong các tệp đã nhận. Xem danh sách: toolkit files")
    if len(paths) > 1:
        raise UsageError(f"Có {len(paths)} tệp tên “{name}”; hãy ghi rõ đường dẫn: {'; '.join(paths)}")
    line = max(lines, key=lambda one: one.seen_at)
    archive, sha256 = Archive(folder=workspace.archive), str(line.sha256)
    archive.read(sha256)
    known = workspace.definitions().organisation.branch(line.folder)
    return ReadTask(path=archive.place(sha256), name=line.path, sha256=sha256, folder=known.code if known else None)


def _receipt_of(name: str) -> str | None:
    """Return the letters of the SHA-256 of the file that a receipt is about; its name ends with them."""
    found = _RECEIPT.search(unicodedata.normalize("NFC", name))
    return found[1] if found else None


def _is_called(line: FileLine, name: str) -> bool:
    said, wanted = (unicodedata.normalize("NFC", text).casefold() for text in (line.path, Path(name).as_posix()))
    return said == wanted or said.endswith(f"/{wanted}")


def _read(task: ReadTask, definitions: Definitions) -> Reading:
    from toolkit.executor import Limits
    from toolkit.reading import read_all

    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        ((_, reading, _),) = read_all([task], definitions, limits=Limits(), converted=Path(folder), divide=True)
    return reading


def _show_findings(reading: Reading) -> None:
    for finding in reading.findings:
        click.echo(f"{SEVERITIES[finding.severity]} [{finding.code}]: {finding.message}")


def _show(name: str, reading: Reading, found: tuple[Explanation, ...], definitions: Definitions) -> None:
    click.echo(f"Tệp: {name}")
    before = 0
    for one in found:
        if one.record != before:
            submission = reading.records[one.record - 1].submission
            form, branch = definitions.plan.form(one.form or ""), definitions.organisation.branch(submission.unit or "")
            period = submission.period.say() if submission.period else "chưa rõ kỳ báo cáo"
            number = f"Phiếu {one.record} trong {len(reading.records)}: " if len(reading.records) > 1 else ""
            if before:
                click.echo()
            click.echo(f"{number}{form.code if form else 'Chưa rõ mẫu'} · {branch.name if branch else 'chưa rõ chi bộ'} · {period}")
            before = one.record
        click.echo(f"\n{one.question} ({one.field})")
        for title, text in _lines(one):
            click.echo(f"  {title + ':':<{_WIDTH}}{text}")


def _lines(one: Explanation) -> list[tuple[str, str]]:
    """Return what there is to say of one answer, each with its title."""
    lines = [
        ("Hiểu là", one.said),
        ("Tình trạng", one.state_said),
        ("Ở đâu", one.where),
        ("Nguyên văn", f"“{' '.join(one.raw.split())}”" if one.raw.strip() else ""),
        ("Theo nhãn", f"“{' '.join(one.label.split())}”" if one.label else ""),
        ("Cách tìm", one.method_said),
        ("Độ chắc chắn", f"{one.confidence:.0%}" if one.method else ""),
        ("Cần người xem", (one.reason or "máy đọc chưa chắc.") if one.review else ""),
        ("Về nhì" if one.method else "Gần nhất", one.runner_up),
    ]
    return [(title, text) for title, text in lines if text]


def _json(one: Explanation) -> dict[str, object]:
    from toolkit.model.contract import value_json

    return {
        "record": one.record,
        "form": one.form,
        "field": one.field,
        "question": one.question,
        "value": value_json(one.value),
        "said": one.said,
        "state": str(one.state),
        "source": one.where,
        "raw": one.raw,
        "label": one.label,
        "method": one.method,
        "method_said": one.method_said,
        "confidence": round(one.confidence, 3),
        "review": one.review,
        "reason": one.reason,
        "runner_up": one.runner_up,
    }

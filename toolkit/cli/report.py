"""``toolkit report``: the life of a period's papers, from the draft to the number, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.acts import acting, ask, period_of, which_period, yes_option
from toolkit.cli.options import DayType, hold_for_acts, json_option, now_or, talk_options, today_option, workspace_option
from toolkit.cli.rehearsals import code_of_rehearsals, line_of, rehearsal_json, show_rehearsal
from toolkit.cli.show import code_of_summary, warn_if_stale
from toolkit.cli.taking_back import reproduce, void
from toolkit.cli.words import say
from toolkit.cli.work import show_printout
from toolkit.errors import ExitCode, UsageError
from toolkit.model.period import Period

if TYPE_CHECKING:
    from toolkit.model.issue import Issued
    from toolkit.pipeline import Desk
    from toolkit.printing.freezing import Freezing
    from toolkit.printing.issuing import Issuing

_UNREAD = (
    "Có {count} tệp đã nhận chưa được đọc bằng chương trình và kế hoạch hiện tại nên chưa chốt: số liệu có thể chưa đủ. "
    "Chạy toolkit run, hoặc chờ máy trực đọc xong, rồi chốt lại. Vẫn chốt theo số liệu hiện có: thêm --unread."
)
_NAMED = 10
_UNTAKEN = (
    "Có {count} tệp nằm trong thư mục nhận mà chưa được nhận nên chưa chốt: số liệu chưa gồm {paths}. "
    "Chạy toolkit run, hoặc chờ máy trực nhận xong, rồi chốt lại. Vẫn chốt theo số liệu hiện có: thêm --unread."
)
_OWN_ONLY = (
    "Chưa có phiếu nào của chính {period}: các số liệu đầu JSON chỉ tính phiếu của chính kỳ được hỏi. "
    "Số liệu gộp từ các năm, như trong văn bản của giai đoạn, ở mục from_years."
)


@click.group(
    help="Vòng đời của văn bản: dự thảo, soát, chốt, phát hành, hủy số, dựng lại. Chỉ ghi --period: soạn dự thảo vào thư mục văn bản. "
    "Với --json: chỉ in số liệu tổng hợp, không ghi gì. VĂN_BẢN là mã loại (BC, TTr, CV, KH) hoặc một phần tên văn bản; "
    "không ghi: báo cáo.",
    invoke_without_command=True,
    subcommand_metavar="[LỆNH] [TÙY_CHỌN]...",
    options_metavar="[TÙY_CHỌN]",
)
@which_period
@json_option
@click.option("--sources", is_flag=True, help="Cùng với --json: kèm mỗi con số là những phiếu đã góp vào nó.")
@workspace_option
@today_option
@talk_options
@click.pass_context
def report(
    context: click.Context,
    period: Period | None,
    as_json: bool,
    sources: bool,
    workspace: Path | None,
    today: date | None,
    talk: str | None,
) -> ExitCode | None:
    """Write the draft papers of a period or print its summary; what stands before an act holds for the act too."""
    if context.invoked_subcommand is not None:
        hold_for_acts(context)
        return None
    chosen = period_of(context, period)
    if sources and not as_json:
        raise click.UsageError("--sources chỉ dùng cùng với --json.")
    return _summary(chosen, sources, workspace, today, talk) if as_json else _draft(chosen, workspace, today, talk)


def _summary(period: Period, sources: bool, workspace: Path | None, today: date | None, talk: str | None) -> ExitCode:
    from toolkit import pipeline
    from toolkit.consolidate import summary_json
    from toolkit.workspace import open_workspace

    with pipeline.open_desk(open_workspace(workspace)) as desk:
        warn_if_stale(desk, talk, period)
        summary = pipeline.summarise(desk, period, now_or(today), own=True)
        said = summary_json(summary, sources=sources)
        if pipeline.is_put_together(desk, period):
            say(_OWN_ONLY.format(period=period.say()), talk)
            said["from_years"] = summary_json(pipeline.summarise(desk, period, now_or(today)), sources=sources)
    click.echo(json.dumps(said, ensure_ascii=False))
    return code_of_summary(summary)


def _draft(
    period: Period,
    workspace: Path | None,
    today: date | None,
    talk: str | None,
    asked: str = "",
    mark: int | None = None,
    style: str | None = None,
) -> ExitCode:
    from toolkit import pipeline
    from toolkit.workspace import open_workspace

    opened = open_workspace(workspace)
    with pipeline.open_desk(opened) as desk:
        warn_if_stale(desk, talk, period)
    summary, printout = pipeline.write_papers(opened, period, now_or(today), asked, mark, style)
    show_printout(printout, talk)
    return code_of_summary(summary)


@report.command(
    name="draft",
    help="Soạn dự thảo các văn bản của kỳ từ số liệu hiện có. Văn bản đã phát hành được giữ nguyên. Tờ trình khen thưởng chỉ tự soạn ở kỳ "
    "cuối trước ngày 19/5 (quý I, 6 tháng cuối năm, cả năm); kỳ khác thì ghi tên: toolkit report draft TTr --period 2024-Q3.",
    short_help="Soạn dự thảo.",
    options_metavar="[TÙY_CHỌN]",
)
@acting
@click.option(
    "--round",
    "mark",
    type=click.IntRange(min=1),
    metavar="LẦN",
    help="Ghi “Dự thảo lần …” lên văn bản để gửi lấy ý kiến. Lần soạn sau (kể cả toolkit run) không còn dòng này.",
)
@click.option(
    "--style",
    metavar="TÊN",
    help="Thể thức của văn bản này (không ghi VĂN_BẢN: của mọi văn bản trong kỳ): hd05 hoặc hd36; giữ nguyên ở các lần sau cho đến khi "
    "chọn khác (auto: theo cấu hình, hoặc theo ngày của văn bản).",
)
@click.pass_context
def draft(
    context: click.Context,
    period: Period | None,
    paper: str,
    workspace: Path | None,
    today: date | None,
    talk: str | None,
    mark: int | None,
    style: str | None,
) -> ExitCode:
    """Write the draft papers of a period, and one that is asked for by name."""
    return _draft(period_of(context, period), workspace, today, talk, paper, mark, style)


@report.command(
    name="rehearse",
    help="Soát trước: làm văn bản như thể hôm nay phải nộp, rồi nói sẽ thiếu gì, xấu ở đâu: chi bộ chưa gửi, giá trị chưa xác nhận, đề mục "
    "trống, câu đọc chưa xuôi, lỗi của mẫu, chỗ sai thể thức. Không lấy số, không để lại gì trong thư mục văn bản.",
    short_help="Soát trước khi chốt.",
    options_metavar="[TÙY_CHỌN]",
)
@acting
@json_option
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), metavar="THƯ_MỤC", help="Ghi bản soát (không số) vào đây.")
@click.pass_context
def rehearse(
    context: click.Context,
    period: Period | None,
    paper: str,
    workspace: Path | None,
    today: date | None,
    talk: str | None,
    as_json: bool,
    output: Path | None,
) -> ExitCode:
    """Make papers as if they were due today and say what to look at."""
    from toolkit import pipeline
    from toolkit.printing.rehearsing import rehearse as perform
    from toolkit.workspace import open_workspace

    chosen, now = period_of(context, period), now_or(today)
    with pipeline.open_desk(open_workspace(workspace)) as desk:
        warn_if_stale(desk, talk, chosen)
        summary = pipeline.summarise(desk, chosen, now)
        done = perform(desk.press, summary, paper, now, pipeline.left_out(desk, summary, pipeline.look_outside(desk)))
    for one in done:
        if as_json:
            click.echo(json.dumps(rehearsal_json(one), ensure_ascii=False))
        else:
            show_rehearsal(one)
        if output is not None and one.document:
            output.mkdir(parents=True, exist_ok=True)
            (output / f"Bản soát - {Path(one.path).name}").write_bytes(one.document)
    return code_of_rehearsals(done)


@report.command(
    name="freeze",
    help="Chốt văn bản: giữ nguyên câu chữ và số liệu tại lúc này vào kho lưu; từ đó tệp mới gửi đến không làm thay đổi bản đã chốt. "
    "Dự thảo đã sửa trong Word thì bản sửa tay được chốt. Chốt lại được nhiều lần cho đến khi phát hành.",
    short_help="Chốt câu chữ và số liệu.",
    options_metavar="[TÙY_CHỌN]",
)
@acting
@click.option("--edited", is_flag=True, help="Chốt bản đã sửa tay, dù số liệu đã thay đổi từ khi soạn bản đó.")
@click.option("--from-data", is_flag=True, help="Chốt bản soạn từ số liệu hiện có; bản sửa tay được đổi tên để giữ lại.")
@click.option("--unread", "despite", is_flag=True, help="Chốt theo số liệu hiện có, dù còn tệp chưa nhận hoặc chưa đọc xong.")
@yes_option
@click.pass_context
def freeze(
    context: click.Context,
    period: Period | None,
    paper: str,
    workspace: Path | None,
    today: date | None,
    talk: str | None,
    edited: bool,
    from_data: bool,
    despite: bool,
    yes: bool,
) -> ExitCode:
    """Freeze papers of a period; not while files wait to be taken or read, for the register would keep figures that are short unknown."""
    from toolkit import pipeline
    from toolkit.consolidate import summary_json
    from toolkit.printing.freezing import Words, freeze_papers, plan_freeze
    from toolkit.printing.press import command
    from toolkit.workspace import open_workspace

    chosen, now = period_of(context, period), now_or(today)
    if edited and from_data:
        raise click.UsageError("Chỉ chọn một trong hai: --edited hoặc --from-data.")
    words = Words.EDITED if edited else Words.COMPOSED if from_data else Words.EITHER
    with pipeline.open_desk(open_workspace(workspace)) as desk:
        left = pipeline.unread(desk)
        if left and not despite:
            raise UsageError(_UNREAD.format(count=left))
        outside = pipeline.look_outside(desk)
        if outside.untaken and not despite:
            raise UsageError(_untaken(outside.untaken))
        warn_if_stale(desk, talk, chosen)
        summary = pipeline.summarise(desk, chosen, now)
        for remark in pipeline.left_out(desk, summary, outside):
            say(f"Lưu ý: {line_of(remark)}", talk)
        planned = plan_freeze(desk.press, summary, paper, words, now)
        ask(f"Sẽ chốt {len(planned)} văn bản kỳ {chosen.say()}:", [_said_freezing(desk, one) for one in planned], yes)
        frozen = freeze_papers(desk.press, summary, summary_json(summary, sources=True), planned, now)
    for one in frozen:
        click.echo(f"Đã chốt: {one.path} (mã chốt {one.snapshot[:12]}{', theo bản sửa tay' if one.edited else ''})")
    say(f"Xem lại bản trong thư mục văn bản, trình ký; rồi phát hành: {command('issue', paper, chosen.id)}", talk)
    return ExitCode.CLEAN


def _untaken(paths: Sequence[str]) -> str:
    more = f"; và {len(paths) - _NAMED} tệp nữa" if len(paths) > _NAMED else ""
    return _UNTAKEN.format(count=len(paths), paths=f"{'; '.join(paths[:_NAMED])}{more}")


def _said_freezing(desk: Desk, one: Freezing) -> str:
    how = "theo bản đã sửa tay" if one.edited else "theo số liệu hiện có"
    aside = "; bản sửa tay được đổi tên để giữ lại" if one.set_aside else ""
    changed = "".join(f"\n    Lưu ý: {figure.counted()}, bản sửa tay ghi “{figure.now}”." for figure in one.changed)
    return f"{desk.press.said(one.target)}: {how}{aside}{changed}"


@report.command(
    name="issue",
    help="Phát hành văn bản đã chốt: lấy số tiếp theo trong sổ, ghi số và ngày, đặt bản cuối và PDF vào thư mục văn bản, "
    "ghi sổ đăng ký văn bản đi. Không sửa lại được; chỉ hủy số được.",
    short_help="Lấy số và phát hành.",
    options_metavar="[TÙY_CHỌN]",
)
@acting
@click.option("--date", "day", type=DayType(), metavar="NGÀY", help="Ngày của văn bản. Không ghi: hôm nay.")
@click.option("--number", type=click.IntRange(min=1), metavar="SỐ", help="Số do người dùng chọn, ví dụ khi đã cấp số bằng tay.")
@click.option("--copies", type=click.IntRange(min=1), metavar="SỐ_BẢN", help="Số lượng bản, để ghi sổ.")
@click.option("--frozen", is_flag=True, help="Phát hành đúng bản đã chốt, dù dự thảo được sửa tay sau khi chốt (bản sửa được giữ lại).")
@click.option("--no-pdf", is_flag=True, help="Không tạo PDF.")
@yes_option
@click.pass_context
def issue(
    context: click.Context,
    period: Period | None,
    paper: str,
    workspace: Path | None,
    today: date | None,
    talk: str | None,
    day: date | None,
    number: int | None,
    copies: int | None,
    frozen: bool,
    no_pdf: bool,
    yes: bool,
) -> ExitCode:
    """Issue frozen papers of a period."""
    from toolkit import pipeline
    from toolkit.printing.issuing import complete, edited_since, issue_paper, plan_issue
    from toolkit.printing.press import choose_frozen, command
    from toolkit.store.lives import read_history
    from toolkit.workspace import open_workspace

    chosen, now = period_of(context, period), now_or(today)
    signed = day or now.date()
    with pipeline.open_desk(open_workspace(workspace)) as desk:
        press = desk.press
        complete(press)
        papers = choose_frozen(chosen.id, read_history(desk.books), paper)
        edited = [one.path for one in papers if edited_since(press, one)]
        if edited and not frozen:
            raise UsageError(
                f"Dự thảo đã được sửa tay sau khi chốt: {'; '.join(edited)}. Muốn phát hành bản đã sửa, chốt lại: "
                f"{command('freeze', paper, chosen.id)}. Muốn phát hành đúng bản đã chốt: thêm --frozen (bản sửa vẫn được giữ)."
            )
        planned = plan_issue(press, papers, signed, number)
        ask(f"Sẽ phát hành {len(planned)} văn bản, ngày {signed:%d/%m/%Y}:", [_said_issuing(one) for one in planned], yes)
        issued = [issue_paper(press, one.paper, signed, number, copies, now) for one in planned]
        ended = _show_issued(desk, issued, pdf=not no_pdf)
    say("Đã ghi sổ đăng ký văn bản đi; xem: toolkit register", talk)
    return ended


def _said_issuing(one: Issuing) -> str:
    warned = "".join(f"\n    Lưu ý: {warning}." for warning in one.warnings)
    return f"Số {one.symbol} - {one.snapshot.title}{' (theo bản sửa tay)' if one.snapshot.edited else ''}{warned}"


def _show_issued(desk: Desk, issued: Sequence[Issued], *, pdf: bool) -> ExitCode:
    from toolkit.printing.issuing import print_issued

    for one in issued:
        click.echo(f"Đã phát hành: Số {one.symbol}, ngày {one.day:%d/%m/%Y} - {one.title}")
        click.echo(f"  Tệp: {one.file}")
    if not pdf:
        return ExitCode.CLEAN
    pdfs = print_issued(desk.press, issued)
    for path in pdfs.made:
        click.echo(f"  PDF: {desk.press.said(path)}")
    if pdfs.note:
        click.echo(f"  Chưa có PDF: {pdfs.note}")
    return ExitCode.PROGRAM if pdfs.failed else ExitCode.CLEAN


report.add_command(void)
report.add_command(reproduce)

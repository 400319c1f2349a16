"""``toolkit report void`` and ``reproduce``: what can be done about a paper that has its number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.acts import acting, ask, yes_option
from toolkit.cli.options import now_or
from toolkit.cli.words import say
from toolkit.errors import ExitCode, UsageError
from toolkit.model.period import Period

if TYPE_CHECKING:
    from toolkit.model.issue import Issued
    from toolkit.pipeline import Desk


@click.command(
    name="void",
    help="Hủy số đã phát hành, có lý do. Số đã hủy không dùng lại, vẫn ghi trong sổ; tệp được đổi tên để giữ lại; văn bản trở lại là "
    "dự thảo. VĂN_BẢN ở đây cũng có thể là số và ký hiệu, ví dụ 12-BC/ĐU.",
    short_help="Hủy một số đã phát hành.",
    options_metavar="[TÙY_CHỌN]",
)
@acting
@click.option("--reason", required=True, metavar="LÝ_DO", help="Lý do hủy, ghi vào sổ.")
@yes_option
def void(
    period: Period | None,
    paper: str,
    workspace: Path | None,
    today: date | None,
    talk: str | None,
    reason: str,
    yes: bool,
) -> ExitCode:
    """Take a number back."""
    from toolkit import pipeline
    from toolkit.printing.issuing import void_number
    from toolkit.printing.press import command, only_standing
    from toolkit.workspace import open_workspace

    if not reason.strip():
        raise click.UsageError("--reason không được để trống: sổ phải ghi vì sao hủy số.")
    with pipeline.open_desk(open_workspace(workspace)) as desk:
        one = _only(desk, period, paper, only_standing)
        ask("Sẽ hủy số (không dùng lại được):", [f"Số {one.symbol}, nhiệm kỳ {one.term} - {one.title}"], yes)
        void_number(desk.press, one, " ".join(reason.split()), now_or(today))
    click.echo(f"Đã hủy số {one.symbol}. Số này vẫn ghi trong sổ với lý do đã nêu.")
    say(f"Văn bản trở lại là dự thảo: sửa xong thì chốt lại: {command('freeze', one.code, one.period)}", talk)
    return ExitCode.CLEAN


@click.command(
    name="reproduce",
    help="Dựng lại văn bản đã phát hành từ bản chốt trong kho lưu (câu chữ, số liệu, mẫu, thể thức lúc đó), dù mẫu và kế hoạch nay "
    "đã khác. VĂN_BẢN ở đây cũng có thể là số và ký hiệu, ví dụ 12-BC/ĐU.",
    short_help="Dựng lại văn bản đã phát hành.",
    options_metavar="[TÙY_CHỌN]",
)
@acting
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), metavar="THƯ_MỤC", help="Nơi đặt. Không ghi: chỗ cũ.")
@click.option("--no-pdf", is_flag=True, help="Không tạo PDF.")
def reproduce(
    period: Period | None,
    paper: str,
    workspace: Path | None,
    today: date | None,  # noqa: ARG001 - every act takes it; this one has no clock
    talk: str | None,
    output: Path | None,
    no_pdf: bool,
) -> ExitCode:
    """Make an issued paper again from its snapshot."""
    from toolkit import pipeline
    from toolkit.printing.issuing import reproduce as remake
    from toolkit.printing.pdf import print_pdfs
    from toolkit.workspace import open_workspace

    with pipeline.open_desk(open_workspace(workspace)) as desk:
        one = _only(desk, period, paper, lambda papers, _: tuple(papers))
        made = remake(desk.press, one, output)
        click.echo(f"Đã dựng lại: Số {one.symbol} - {desk.press.said(made.path)}")
        if made.voided:
            click.echo(f"  Số {one.symbol} đã hủy: văn bản này không còn giá trị, chỉ để đối chiếu.")
        if made.same:
            click.echo(f"  Giống từng byte với bản đã phát hành (mã {one.document[:12]}).")
        else:
            say("  Phiên bản chương trình này in ra khác lúc phát hành; đã lấy đúng bản đã phát hành từ kho lưu.", talk)
        if not no_pdf and not made.path.with_suffix(".pdf").exists():
            pdfs = print_pdfs((made.path,))
            click.echo(f"  PDF: {desk.press.said(pdfs.made[0])}" if pdfs.made else f"  Chưa có PDF: {pdfs.note}")
    return ExitCode.CLEAN


def _only(desk: Desk, period: Period | None, wanted: str, among: Callable[..., tuple[Issued, ...]]) -> Issued:
    """Return the one issued paper that is meant."""
    from toolkit.printing.press import choose_issued
    from toolkit.store.lives import read_history

    if period is None and not wanted:
        raise click.UsageError("Cần cho biết văn bản nào: --period KỲ, hoặc số và ký hiệu, ví dụ 12-BC/ĐU.")
    history = read_history(desk.books)
    found = among(choose_issued(history, period.id if period else None, wanted), history)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError("Không có văn bản nào như vậy đã phát hành. Xem sổ: toolkit register")
    listed = "; ".join(f"Số {one.symbol} (kỳ {one.period}, nhiệm kỳ {one.term})" for one in found)
    raise UsageError(f"Có {len(found)} văn bản như vậy; hãy ghi rõ hơn bằng --period hoặc số và ký hiệu: {listed}.")

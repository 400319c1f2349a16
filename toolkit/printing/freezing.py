"""Freeze papers: what they say, and everything they are made of, goes into the archive; from then on nothing changes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from toolkit.errors import TemplateError, UnreachableError, UsageError, reason_of
from toolkit.life.bookmarks import read_bookmarks
from toolkit.life.numbers import TYPES, standing_issue
from toolkit.life.snapshot import Snapshot, plain, to_json
from toolkit.life.wordfile import absent, fill, unfinished, written_for
from toolkit.model.issue import Frozen
from toolkit.model.ledger import Printed
from toolkit.model.paper import Draft
from toolkit.model.summary import Summary
from toolkit.papers.wording import lower_first
from toolkit.party_style import load_party_styles
from toolkit.printing.composing import compose, content_of, is_traced, own_number, says_the_same, style_for, style_of
from toolkit.printing.making import draft_bytes, signing_of
from toolkit.printing.outbox import Planned, write_paper
from toolkit.printing.placing import digest
from toolkit.printing.press import Press, already_issued, choose_drafts
from toolkit.printing.templates import without_number
from toolkit.printing.twins import Changed, changed_by_hand, figures_of, read_twin
from toolkit.store.lives import freeze, read_history
from toolkit.text.traces import bare


class Words(Enum):
    """Whose words are frozen: a clerk's edited Word file where there is one and it is not behind the figures, or by choice."""

    EITHER = auto()
    EDITED = auto()
    COMPOSED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Freezing:
    """One paper about to be frozen. ``edited``: the clerk's file is taken; ``set_aside`` it is renamed because the figures are taken.

    ``changed`` are figures that the clerk changed.
    """

    draft: Draft
    target: Path
    edited: bool
    set_aside: bool
    changed: tuple[Changed, ...] = ()


def plan_freeze(press: Press, summary: Summary, wanted: str, words: Words, now: datetime) -> tuple[Freezing, ...]:
    """Decide what would be frozen. Changes nothing.

    Raises ``UsageError`` where nothing is meant, where the paper is issued, or where it is not clear whose words are meant.
    """
    styles = load_party_styles(press.workspace.templates / "party-style")
    drafts = compose(press.workspace, press.definitions, summary, styles, now.date(), press.chosen(summary.period.id))
    return tuple(_plan(press, summary.period.id, draft, words) for draft in choose_drafts(drafts, wanted))


def _plan(press: Press, period: str, draft: Draft, words: Words) -> Freezing:
    if numbered := own_number(draft):
        raise UsageError(
            f"“{draft.path}” đã mang số {numbered} từ trước khi dùng chương trình nên không chốt, không phát hành lại; bản in lấy ở "
            f"{press.said(press.place(period, draft.path))}. Sổ coi số {numbered} là đã dùng: văn bản cùng loại sau đó lấy số tiếp theo."
        )
    history = read_history(press.books)
    standing = standing_issue(period, draft.path, history.issued, history.voided)
    if standing is not None:
        raise UsageError(already_issued(standing))
    target = press.place(period, draft.path)
    found = digest(target)  # before the books are asked: a run writes there first
    ours = [one for one in press.books.printed() if one.path == press.said(target)]
    edited = found is not None and found not in {one.sha256 for one in ours}
    if words is Words.EDITED and not edited:
        raise UsageError(f"“{press.said(target)}” chưa có ai sửa tay; chốt từ số liệu: bỏ --edited.")
    if edited and words is Words.EITHER and not (ours and says_the_same(ours[-1].content, content_of(draft, press.workspace))):
        raise UsageError(
            f"“{press.said(target)}” đã được sửa tay, nhưng số liệu đã thay đổi từ khi soạn bản đó. "
            "Chọn một: --edited (phát hành đúng bản sửa tay), hoặc --from-data (soạn lại từ số liệu mới, bản sửa tay được đổi tên để giữ)."
        )
    taken = edited and words is not Words.COMPOSED
    changed = changed_by_hand(target, target.read_bytes()) if taken else ()
    return Freezing(draft=draft, target=target, edited=taken, set_aside=edited and not taken, changed=changed)


def freeze_papers(
    press: Press, summary: Summary, data: Mapping[str, Any], planned: tuple[Freezing, ...], now: datetime
) -> tuple[Frozen, ...]:
    """Freeze what was planned and return it. ``data`` is the period's summary as JSON, each figure with its sources.

    Raises ``UsageError`` where an edited file must not leave as it is, ``TemplateError`` where a template is at fault,
    ``UnreachableError`` where the outbox does not take the paper.
    """
    return tuple(_freeze(press, summary, data, one, now) for one in planned)


def _freeze(press: Press, summary: Summary, data: Mapping[str, Any], planned: Freezing, now: datetime) -> Frozen:
    draft, workspace = planned.draft, press.workspace
    document, figures = _printed(press, planned)
    styles = load_party_styles(workspace.templates / "party-style")
    style, chosen = style_of(draft, styles), draft.path in press.chosen(summary.period.id)
    if planned.edited:
        written = None if chosen else written_for(document)
        _must_be_ready(planned, document, press.definitions.organisation.symbol, now.date())
        _must_be_of_today(planned, document, same_style=written is None or style_for(styles, workspace.config.style, written) == style)
    else:
        _must_take_a_number(planned, document, press.definitions.organisation.symbol, now.date())
    files = {path.relative_to(workspace.root).as_posix(): press.archive.keep(path.read_bytes()) for path in _rules(press, draft)}
    organisation = press.definitions.organisation
    snapshot = Snapshot(
        period=summary.period.id,
        path=draft.path,
        code=draft.code,
        title=_title(draft),
        organ=organisation.symbol,
        place_name=organisation.place_name,
        style=style.id,
        day=now.date(),
        template=draft.template,
        files=files,
        context=plain(draft.context),
        document=press.archive.keep(document),
        edited=planned.edited,
        program=version("toolkit"),
        summary=data,
        figures=figures,
    )
    if not planned.edited:
        _show(press, planned, summary.period.id, document)
    sha256 = press.archive.keep(to_json(snapshot))
    frozen = Frozen(
        period=snapshot.period,
        path=draft.path,
        code=draft.code,
        snapshot=sha256,
        digests=tuple(sorted({sha256, snapshot.document, *files.values()})),
        edited=planned.edited,
        at=now,
    )
    freeze(press.books, frozen)
    return frozen


def _printed(press: Press, planned: Freezing) -> tuple[bytes, tuple[dict[str, Any], ...]]:
    """Return the file to be frozen and where its figures come from: for an edited one those whose bookmarks are still in it."""
    if not planned.edited:
        printed, marks = draft_bytes(planned.draft, press.workspace.templates / "docx")
        return printed, figures_of(marks, press.books, press.definitions)
    document = planned.target.read_bytes()
    twin, left = read_twin(planned.target), read_bookmarks(document)
    return document, tuple(one for one in (twin or {"figures": ()})["figures"] if one.get("id") in left)


def _rules(press: Press, draft: Draft) -> Iterator[Path]:
    """Yield every file that decides what the paper says and how it looks."""
    workspace = press.workspace
    yield workspace.templates / "docx" / draft.template
    yield from sorted(workspace.templates.rglob("*.yaml"))
    yield workspace.root / "organisation.yaml"


def _title(draft: Draft) -> str:
    """Return tên loại and trích yếu, as the register names the paper."""
    abstract = " ".join(str(getattr(draft.context, "abstract", "")).split())
    return f"{TYPES[draft.code]} {lower_first(bare(abstract))}".strip()


def _must_be_ready(planned: Freezing, document: bytes, organ: str, day: date) -> None:
    """See that an edited file can be issued: nothing pending in it, a line for the number and one for the day."""
    left = unfinished(document)
    if left:
        raise UsageError(f"“{planned.target.name}” {'; '.join(left)}. Xử lý trong Word, lưu lại, rồi chốt lại.")
    fill(document, signing_of(planned.draft.code, organ, None, day))


def _must_be_of_today(planned: Freezing, document: bytes, *, same_style: bool) -> None:
    """See that an edited file says who signs today, under whom, in today's style: the register takes them from the data."""
    head = plain(planned.draft.context)["head"]
    wanted = (head[name] for name in ("superior", "authority", "position", "signer") if head[name])
    changed = [f"thiếu “{words}”" for words in absent(document, wanted)]
    changed += [] if same_style else ["thể thức đã thay đổi từ tháng ghi trong bản này"]
    if changed:
        raise UsageError(
            f"“{planned.target.name}” đã sửa tay không còn hợp với hôm nay: {'; '.join(changed)}. Sửa cho đúng trong Word rồi chốt lại, "
            "hoặc soạn lại từ số liệu: --from-data."
        )


def _must_take_a_number(planned: Freezing, document: bytes, organ: str, day: date) -> None:
    """See that what a template made has a line for the number and one for the day. Raises ``TemplateError`` where it has not."""
    lacking = without_number(document, planned.draft.code, organ, day)
    if lacking:
        raise TemplateError(f"{planned.draft.template}: {lacking} Tìm chỗ sai: toolkit template check. Sửa mẫu rồi chốt lại.")


def _show(press: Press, planned: Freezing, period: str, document: bytes) -> None:
    """Let the outbox hold exactly what was frozen, so that what is read before signing is what will be issued."""
    if digest(planned.target) is None or planned.target.read_bytes() != document:
        path, chosen = press.said(planned.target), press.chosen(period).get(planned.draft.path, "")
        content = content_of(planned.draft, press.workspace, chosen)
        make = partial(draft_bytes, planned.draft, press.workspace.templates / "docx")
        paper = Planned(path=path, period=period, content=content, make=make, traced=is_traced(planned.draft))
        ours = [one for one in press.books.printed() if one.path == path]
        try:
            write_paper(paper, planned.target, ours, press.books, press.definitions)
        except OSError as error:
            raise UnreachableError(
                f"Không thay được “{path}”: {reason_of(error)}. Đóng văn bản đang mở, kiểm tra quyền ghi, rồi chốt lại."
            ) from error


def note_placed(press: Press, file: str, document: str) -> None:
    """Write down that an issued paper lies in the outbox: it belongs to no period's drafts and is never taken away."""
    press.books.print(Printed(path=file, period="", content="issued", sha256=document))

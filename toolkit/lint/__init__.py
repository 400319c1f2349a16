"""Hold a laid-out Word file against a guide of the Central Office: every deviation with what the guide says (the-thuc.md 1, 2).

Pure: ``toolkit/layout`` reads the file. A file that is no paper of the Party at all gets one deviation that says so, and those of its
page and fonts; a paper of the State or of the Youth Union, which have forms of their own, only the one. A book (sổ) of the office is
judged by page and title.
"""

from __future__ import annotations

from datetime import date

from toolkit.lint.body import judge_body, judge_end
from toolkit.lint.head import day_of, judge_book, judge_head
from toolkit.lint.judging import Judging
from toolkit.lint.page import judge_page
from toolkit.lint.parts import take_apart
from toolkit.model.layout import Deviation, Layout
from toolkit.model.party_style import PartyStyle


def paper_day(layout: Layout) -> date | None:
    """Return the day that the paper bears (its month where the day is blank), which decides the guide that it must follow."""
    return day_of(take_apart(layout))


def judge(layout: Layout, style: PartyStyle) -> tuple[Deviation, ...]:
    """Return every deviation from the guide, in the order of the paper: page, head, body, end."""
    paper, judging = take_apart(layout), Judging(layout, style)
    if paper.is_of_the_state or paper.union is not None:
        code, at, said, wanted = (
            ("paper.union", paper.union, "văn bản của Đoàn TNCS Hồ Chí Minh", "thể thức của Đoàn có hướng dẫn riêng")
            if paper.union is not None
            else (
                "paper.state",
                paper.motto,
                "văn bản của cơ quan nhà nước hoặc đoàn thể (có quốc hiệu, tiêu ngữ)",
                "thể thức nhà nước: Nghị định 30/2020/NĐ-CP",
            )
        )
        judging.tell(code, "Thể thức chung", said, f"văn bản của Đảng ({wanted})", judging.clause("các thành phần thể thức"), at)
        return tuple(judging.found)
    judge_page(judging, paper)
    if paper.book is not None and paper.title is not None:
        judge_book(judging, paper)
        return tuple(judging.found)
    if not paper.looks_like_one:
        wanted = "tiêu đề, tên cơ quan, số và ký hiệu, ngày tháng, chữ ký, nơi nhận"
        judging.tell("paper", "Thể thức chung", "không giống văn bản của Đảng", wanted, judging.clause("các thành phần thể thức"))
        return tuple(judging.found)
    judge_head(judging, paper)
    judge_body(judging, paper)
    judge_end(judging, paper)
    return tuple(judging.found)

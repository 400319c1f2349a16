"""Which forms a document holds, and which of its parts belongs to which form.

The evidence, in the order of its weight: the form's code ("Mẫu 02-TT"), its title, and the questions that only this form asks. A file's
name is never evidence. Where the evidence disagrees the questions decide and the region carries a reason to look.
"""

from __future__ import annotations

import re

from toolkit.model.definitions import Definitions
from toolkit.model.document import Document, Region
from toolkit.recognise.abreast import apart
from toolkit.recognise.arrival import without_arrival
from toolkit.recognise.asked_across import one_below_the_other
from toolkit.recognise.asked_aloud import without_asking
from toolkit.recognise.beside import side_by_side
from toolkit.recognise.by_likeness import ONLY_ALIKE, likeness_of
from toolkit.recognise.cards import without_cards
from toolkit.recognise.cutting import merge, split, without_guides
from toolkit.recognise.in_turns import in_turns
from toolkit.recognise.shared_frame import with_shared_frame
from toolkit.recognise.side_sheets import without_side_sheets
from toolkit.recognise.signs import Signs, signs_of
from toolkit.recognise.strips import Part, Strip, blocks_of, strips_of
from toolkit.text.fold import bare
from toolkit.text.headings import is_sentence

_HEAD = 6
"""The lines of a paper's head, among which its title stands."""
_ENOUGH, _MARGIN = 1.5, 1.0
_NEARLY_TITLED, _ASKS_ELSE = 1.9, 0.5
"""A title that is only like a form's is outweighed by what is asked below it: "Hồ sơ điển hình tiêu biểu" above another form."""
_MOST_BESIDE = 8  # cuts of sheets that hold forms side by side: each reads the document anew


def recognise(document: Document, definitions: Definitions) -> tuple[Region, ...]:
    """Return the filled forms of a document in reading order; one region without a form when nothing is recognised."""
    signs, document = signs_of(definitions.plan), without_cards(without_asking(document), definitions.plan)
    strips = _read(document, signs)
    for _ in range(_MOST_BESIDE):
        if (cut := side_by_side(document, strips)) is None:
            break
        document, strips = cut, _read(cut, signs)
    if (turned := one_below_the_other(document, strips)) is not None:
        strips = _read(turned, signs)
    whole = without_side_sheets(without_guides(split(strips)), definitions.plan)
    parts = [part for part in merge(whole) if part.marked or part.asks_enough]
    if not parts:
        return (_region(Part(strips), signs),) if any(text.strip() for strip in strips for text in strip.texts) else ()
    parts = with_shared_frame(parts, definitions.plan)
    return tuple(one for part in parts for one in _people(_region(part, signs), part, definitions))


def _people(region: Region, part: Part, definitions: Definitions) -> tuple[Region, ...]:
    """Return a region for each of several people in a part of the file: abreast in a table, or in turns below one head."""
    found = apart(region, part.strips, definitions.plan)
    return found if len(found) > 1 else in_turns(region, part.strips, definitions.plan)


def _read(document: Document, signs: Signs) -> list[Strip]:
    strips = without_arrival(list(strips_of(document)))
    for strip in strips:
        signs.read(strip)
    signs.join_titles(strips)
    return strips


def _region(part: Part, signs: Signs) -> Region:
    """Weigh what the headings and the questions of a part say."""
    votes = signs.votes(part)
    order = sorted(votes, key=lambda form: -sum(votes[form]))
    best = order[0]
    lead = sum(votes[best]) - (sum(votes[order[1]]) if len(order) > 1 else 0.0)
    by_label = max(votes, key=lambda form: votes[form][1])
    by_head = max(votes, key=lambda form: votes[form][0])
    nearly = 0 < votes[by_head][0] < _NEARLY_TITLED
    reason = ""
    form: str | None = best
    if sum(votes[best]) < _ENOUGH:
        alike, sure = likeness_of(signs.plan).form_of(part.strips)
        form, reason = alike, "" if sure or alike is None else ONLY_ALIKE
    elif votes[by_head][0] and votes[by_label][1] - votes[by_head][1] >= 1.0:
        form, reason = by_label, "Tên mẫu và nội dung câu hỏi không khớp nhau."
    elif lead < _MARGIN or (nearly and votes[by_label][1] - votes[by_head][1] >= _ASKS_ELSE):
        alike, sure = likeness_of(signs.plan).form_of(part.strips)
        form, reason = alike if sure else best, "" if sure and (alike == best or nearly) else "Chưa chắc đây là mẫu nào."
    blocks = tuple(blocks_of(part.strips))
    confidence = 1.0 if not reason and form else 0.5
    return Region(
        form=form, blocks=blocks, place=part.strips[part.first].place, confidence=confidence, reason=reason, heading=_heading(part)
    )


_OF_TITLES = re.compile(r"(?:bieu|phieu|bang|ban tu|danh sach|tong hop|tu danh gia|bao cao)\b")


def _names_list(strip: Strip) -> bool:
    """Tell whether a line in capitals names a list, "DANH SÁCH ĐIỂN HÌNH TIÊU BIỂU": above all questions it is a title."""
    return len(strip.texts) == 1 and strip.texts[0].isupper() and bare(strip.texts[0]).startswith("danh sach")


def _may_title(strip: Strip) -> bool:
    """Tell whether a line in capitals is called as a form's title is, though its words are no title's: "BẢNG CHẤM ĐIỂM TẬP THỂ"."""
    return len(strip.texts) == 1 and not strip.labels and strip.texts[0].isupper() and _OF_TITLES.match(bare(strip.texts[0])) is not None


def _heading(part: Part) -> str:
    """Return what stands above the first question below the title; a branch or a day that is asked above it belongs to the paper's head."""
    texts: list[str] = []
    title = next((at for at, strip in enumerate(part.strips[:_HEAD]) if strip.title), None)
    if title is None:
        title = next((at for at, strip in enumerate(part.strips[:_HEAD]) if _may_title(strip)), 0)
    for at, strip in enumerate(part.strips[:40]):
        if strip.labels and not _names_list(strip):
            if at < title:
                continue
            break
        if strip.title and any(map(is_sentence, texts)):  # what a letter says above the form is none of its heading
            texts.clear()
        texts.extend(text for text in strip.texts if text.strip())
    return "\n".join(texts)

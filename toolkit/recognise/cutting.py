"""Where one form of a document ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.recognise.strips import Part, Strip
from toolkit.text.fold import bare
from toolkit.text.headings import begins_form, is_day, is_head, names_guide, names_organ, signs

_LONGEST_ORGAN = 3
_LOOK_BELOW, _FEWEST_AGAIN, _FEWEST_NEW = 25, 1, 4
_KINDS = ("phieu ", "bieu ", "ban ", "bao cao ", "danh sach ")
"""How the titles of forms begin: "BẢN TỰ ĐÁNH GIÁ CÁ NHÂN TIÊU BIỂU"."""
_SIGNERS = ("người lập", "người báo cáo", "bí thư")
"""Whom a form asks for above and the heads of its signatures name again."""


def split(strips: Sequence[Strip]) -> list[Part]:
    """Cut before each heading of a form that follows answers or a letter, and between sheets. What only speaks of a form says nothing.

    Below a signature a form may also begin with a title that nobody knows, or ask its first question again.
    """
    parts = [Part()]
    sheet = strips[0].sheet if strips else None
    for number, strip in enumerate(strips):
        part = parts[-1]
        if strip.sheet != sheet:
            parts.append(Part())
            sheet = strip.sheet
        elif (strip.code or strip.title) and part.asks_enough and not _only_heads(part):
            if _heads_form(strip) or _stands_below_head(strip, part):
                parts.append(Part(_take_head(part)))
            else:
                strip.code = strip.title = None
        elif strip.shared_title and part.asks_enough:
            parts.append(Part(_take_head(part)))
        elif _heads_form(strip) and _is_signed(part):
            parts.append(Part(_take_head(part)))
            if not any(map(_heads_form, part.strips)):  # a letter, which is signed and goes with the form
                for one in part.strips:
                    one.code = one.title = None
        elif _begins_another(strips, number, part) or _begins_anew(strip, part) and Part(list(strips[number:])).asks_enough:
            parts.append(Part(_take_head(part)))
        parts[-1].strips.append(strip)
    return [part for part in parts if part.strips]


def _only_heads(part: Part) -> bool:
    """Tell whether what stands above a title only says whose paper it is, of when and by whom: it belongs to the form below it."""
    return not part.marked and all(strip.of_paper for strip in part.strips if strip.labels) and not _is_signed(part)


def _is_signed(part: Part) -> bool:
    """Tell whether a signature stands below the heading of a form, or in what has none."""
    head = next((number for number, strip in enumerate(part.strips) if _heads_form(strip)), -1)
    return any(signs(text) for strip in part.strips[head + 1 :] for text in strip.texts)


def looks_titled(strip: Strip) -> bool:
    """Tell whether a line in capitals begins as titles of forms do: "PHIẾU ĐÁNH GIÁ SỐ 2 (đối với cá nhân)"."""
    text = strip.texts[0] if len(strip.texts) == 1 else ""
    return text.partition("(")[0].isupper() and bare(text).startswith(_KINDS)


def _begins_another(strips: Sequence[Strip], at: int, above: Part) -> bool:
    """Tell whether a line has the look of a form's title and below it much is asked anew and some of it again: another form."""
    if not looks_titled(strips[at]) or not above.asks_enough:
        return False
    below = range(at + 1, min(len(strips), at + _LOOK_BELOW))
    end = next((number for number in below if _heads_form(strips[number])), below.stop)
    asked = Part(list(strips[at:end])).labels
    again = [label for label in asked & above.labels if not label.startswith(_SIGNERS)]
    return len(again) >= _FEWEST_AGAIN and len(asked - above.labels) >= _FEWEST_NEW


def _begins_anew(strip: Strip, above: Part) -> bool:
    """Tell whether a line has the look of a form's title, or asks what the signed form above it asked first."""
    if not looks_titled(strip) and not (strip.labels and strip.labels == next((one.labels for one in above.strips if one.labels), ())):
        return False
    return not strip.place.part and above.asks_enough and _is_signed(above)


def _stands_below_head(strip: Strip, above: Part) -> bool:
    """Tell whether a title in small letters stands alone in its line, right below the organs of a paper's head ("CHI BỘ VĂN PHÒNG")."""
    if strip.title is None or len(strip.texts) != 1 or strip.place.part:
        return False
    said = next((one.texts for one in reversed(above.strips) if any(text.strip() for text in one.texts)), ())
    return bool(said) and all(text.isupper() and names_organ(text) for text in said if text.strip())


def _heads_form(strip: Strip) -> bool:
    """Tell whether a line or row is a form's heading: it begins as one, stands in no margin of the page, and beside no answer."""
    if not (strip.code or strip.title) or strip.place.part:
        return False
    score = strip.title[1] if strip.title and not strip.code else 0.0
    own = [text for text in strip.texts if begins_form(text, score=score if text in strip.titled_by or strip.titled_by in text else 0.0)]
    lines = [line for text in strip.texts for line in text.split("\n") if line.strip(" *.…")]
    others = [line for line in lines if not any(line in text for text in own) and not line.isupper() and not is_head(line)]
    return bool(own) and (strip.row is None or not others)


def _take_head(part: Part) -> list[Strip]:
    """Take the lines of the paper's head (organ, party title, place and date) from the end of the part before."""
    cut = len(part.strips)
    while cut and _ends_head(part.strips[max(0, cut - _LONGEST_ORGAN) : cut]) and not _asks_first(part.strips, cut - 1):
        cut -= 1
    head, part.strips = part.strips[cut:], part.strips[:cut]
    return head


def _asks_first(strips: Sequence[Strip], at: int) -> bool:
    """Tell whether a line asks what its form has not asked above: it belongs to that form and not to the next one's head."""
    labels = set(strips[at].labels)
    return bool(labels) and not labels <= {label for strip in strips[:at] for label in strip.labels}


def _ends_head(strips: Sequence[Strip]) -> bool:
    """Tell whether the last line belongs to a paper's head, or is the rest of an organ's long name ("CHI BỘ QUẢN LÝ" / "CÔNG NGHIỆP")."""
    if _is_head(strips[-1]):
        return True
    for strip in strips[: -_LONGEST_ORGAN - 1 : -1]:
        if any(names_organ(text) for text in strip.texts):
            return _is_head(strip)
        if not strip.texts or not all(text.isupper() or is_day(text) for text in strip.texts if not _is_organ(text)):
            return False
    return False


def _is_organ(text: str) -> bool:
    """Tell whether a cell holds the name of an organ in capitals, on several lines."""
    return "\n" in text and all(line.isupper() or not line.strip(" *.…") for line in text.split("\n"))


def _is_head(strip: Strip) -> bool:
    whole: list[str] = []
    for text in strip.texts:
        if not any(text in other.split("\n") for other in whole):
            whole.append(text)
    return all(is_head(text) for text in whole if text.strip(" *.…\t\n"))


def without_guides(parts: Sequence[Part]) -> list[Part]:
    """Leave out sheets that only say how to fill a form in or list what may be chosen, where others hold forms."""
    forms = [part for part in parts if not _is_guide(part)]
    return forms if any(part.marked or part.asks_enough for part in forms) else list(parts)


def merge(parts: Sequence[Part]) -> list[Part]:
    """Join a part without any heading to the one before when it asks other questions: a form that goes on over two sheets."""
    merged: list[Part] = []
    for part in parts:
        before = merged[-1] if merged else None
        if before and before.marked and not part.marked and part.labels and not part.labels & before.labels:
            before.strips.extend(part.strips)
        else:
            merged.append(part)
    return merged


def _is_guide(part: Part) -> bool:
    """Tell whether a sheet tells how to fill forms in, or lists choices, by its name or by its first words."""
    sheet = part.strips[0].sheet
    first = next((text for strip in part.strips for text in strip.texts if text.strip()), "")
    if sheet is None or any(_heads_form(strip) and not names_guide(strip.texts[0]) for strip in part.strips):
        return False
    return names_guide(sheet) or names_guide(first)

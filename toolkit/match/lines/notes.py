"""Notes of the form: what stands under "Ghi chú:" tells how to fill it in and answers nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from toolkit.match.lines.labels import Labelled
from toolkit.match.lines.signature import begins_signature
from toolkit.match.pieces import Harvest

NOTE = re.compile(
    r"^[\s(*+-]*(?:(?:(lưu ý|chú ý|kính gửi)|ghi chú|chú thích|(nơi nhận))\s*(?:[:(*]+|$)|"
    r"(?:hướng dẫn|cách)\s*(?:điền|ghi)(?:\s+(?:chép|các|trong|mẫu|biểu|phiếu|bảng|mục|cột|chỉ tiêu|thông tin))*|hướng dẫn\s*(?::|$))\s*",
    re.IGNORECASE,
)
"""The head of a note; the first group is one that a writer's own words may have, the second the list of who gets the paper."""
_MARK = re.compile(r"\s*(?:([-–+•*])|\(?(\d{1,2})[.)]|\(?([a-zđ])[.)])\s*")


class Notes:
    """Follows the lines under the head of a note, to where the form goes on."""

    def __init__(self, harvest: Harvest) -> None:
        """Know from ``harvest`` what was asked already: it is not asked again under a note."""
        self._harvest = harvest
        self._inside = self._bare = False
        self._kind: int | None = None
        self._own: int | None = None

    def begin(self, said: str, line: str = "") -> None:
        """Begin a note; ``said`` stands behind its head, which is in ``line``: what is marked as the line itself is no list under it."""
        self._inside, self._bare, self._kind, self._own = True, not said.strip(" :(*"), None, _kind_of_mark(line)

    def end(self) -> None:
        """End the note: something else stands below."""
        self._inside = False

    def takes(self, text: str, find: Callable[[str], Iterable[Labelled]], *, gap: bool) -> bool:
        """Tell whether a line with labels is one of the note: of its list, or about a question that stands above."""
        if begins_signature(text):
            self._inside = False
        if not self._inside or not (labels := list(find(text))):
            return self._inside and self._lists(text, gap=gap)
        asked = {one.matches[0].target for one in self._harvest.asked if one.matches}
        if self._lists(text, gap=gap) or all(label.kind == "question" and label.matches[0].target in asked for label in labels):
            return True
        self._inside = False
        return False

    def _lists(self, text: str, *, gap: bool) -> bool:
        """Tell whether a line is marked as the first one under a bare head is; below an empty line a list has ended."""
        kind = _kind_of_mark(text)
        if self._kind is None and self._bare:
            self._kind = kind if kind and kind != self._own else 0
        return self._bare and not gap and kind is not None and kind == self._kind


def _kind_of_mark(line: str) -> int | None:
    """Return which kind of mark of a list a line begins with, ``None`` for none."""
    found = _MARK.match(line)
    return found.lastindex if found else None

"""Legacy form fields of Word, whose state stands only in their data."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from toolkit.readers.dingbats import TICKED, UNTICKED
from toolkit.readers.docx import names as n
from toolkit.readers.docx.names import VAL, W


def field_state(mark: etree._Element) -> Iterator[str]:
    """Yield the state of a legacy form field, which stands only in its data: a tick box or a drop-down."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(W + "checked")
        state = box.find(W + "default") if state is None else state
        yield TICKED if state is not None and n.is_on(state.get(VAL)) else UNTICKED
        return
    menu = mark.find(f"{W}ffData/{W}ddList")
    if menu is not None:
        chosen = menu.find(W + "result")
        chosen = menu.find(W + "default") if chosen is None else chosen
        entries = [entry.get(VAL, "") for entry in menu.findall(W + "listEntry")]
        index = n.whole(chosen.get(VAL), 0) if chosen is not None else 0
        if index < len(entries):
            yield entries[index]

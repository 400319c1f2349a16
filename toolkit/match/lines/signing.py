"""Collect the lines of a signature block as they come, and tell them from answers that only look like one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from toolkit.match.lines.broken_names import takes_rests, whole_lines
from toolkit.match.lines.labels import Labelled
from toolkit.match.lines.signature import (
    SEVERAL,
    begins_signature,
    may_be_office,
    names_below,
    pieces,
    signature_in_lines,
    signs,
    waits_for_name,
)
from toolkit.match.pieces import Content, Harvest
from toolkit.match.rows import filled
from toolkit.match.unknown import MAY_GO_ON
from toolkit.match.words import FIRM, Words
from toolkit.model.document import Table
from toolkit.model.place import Place
from toolkit.text.lexicon import NEARLY_EXACT
from toolkit.text.names import is_persons_name

Find = Callable[[str], Iterable[Labelled]]


class Signing:
    """The signature block of one region, as far as it was met in lines."""

    def __init__(self, words: Words, harvest: Harvest) -> None:
        """Gather into ``harvest``."""
        self._words, self._harvest = words, harvest
        self._lines: list[tuple[str, Place]] = []
        self._answer: Content | None = None
        self.nameless: Sequence[str] = ()
        self._named: Sequence[Content] = ()

    @property
    def may_be_office(self) -> bool:
        """Whether the lines met so far may as well belong to the answer above ("Bí thư chi bộ", somebody's office)."""
        return self._answer is not None

    @property
    def is_begun(self) -> bool:
        """Whether a signature block was met."""
        return bool(self._lines)

    def takes(self, text: str, place: Place, find: Find, answer: Content | None, *, inside: bool) -> bool:
        """Take a line that belongs to the block. ``answer`` may go on; ``inside`` an answer or a criterion nothing is signed.

        A label with what stands behind it is an answer, also in the midst of a block that began before ("Chức vụ:  Bí thư chi bộ").
        """
        if self.nameless and waits_for_name(text):
            return True
        nameless, self.nameless = self.nameless, ()
        if nameless and (named := names_below(nameless, text, place, self._harvest)):
            self._named = named
            return True
        above, self._named = self._named, ()
        if takes_rests(above, text):
            self._named = above
            return True
        if above and is_persons_name(text):
            for name in above:
                name.doubt = name.doubt or SEVERAL
        if not self._lines:
            if not begins_signature(text) or any(label.kind == "question" and signs(label.label) is None for label in find(text)):
                return False
            self._answer = answer if may_be_office(text) else None
        elif self._asks_new(text, find):
            self._give_back()
            return False
        elif inside and self._answer is None:
            return False
        self._lines.append((text, place))
        return True

    def names_in(self, table: Table) -> bool:
        """Take a table of one row of names that a signature table above lacks; tell whether it is one."""
        rows = [cells for row in table.rows if (cells := filled(row))] if self.nameless else []
        if len(rows) != 1:
            return False
        nameless, self.nameless = self.nameless, ()
        names = "\t".join("\n".join(whole_lines(cell.text.split("\n"))) for cell in rows[0])
        return bool(names_below(nameless, names, rows[0][0].place, self._harvest))

    def rest(self) -> None:
        """Give the one line that only looks like a signature to the answer that would be blank without it."""
        if self._answer is not None and not self._answer.text.strip() and len(self._lines) == 1:
            self._answer.doubt = MAY_GO_ON
            self._give_back()

    def finish(self) -> None:
        """Read the block, if one was met."""
        self.rest()
        if self._lines:
            signature_in_lines(self._lines, self._harvest)
            self._lines, self._answer = [], None

    def _give_back(self) -> None:
        """Give lines that only looked like a signature to the answer that they go on with."""
        if self._answer is not None:
            doubt = MAY_GO_ON if self._answer.text.strip() or len(self._lines) > 1 else ""
            self._answer.add("\n".join(text.strip() for text, _ in self._lines))
            self._answer.doubt = self._answer.doubt or doubt
            self._lines, self._answer = [], None

    def _asks_new(self, text: str, find: Find) -> bool:
        """Tell whether a line firmly asks what was not asked before; a signer's label and his "Họ và tên: …" do not."""
        asked = {one.matches[0].target for one in self._harvest.asked if one.matches}
        judged = {one.matches[0].target for one in self._harvest.judged if one.matches}
        known = {"question": asked, "criterion": judged}
        found = [(label.label, label.kind, label.matches[0]) for label in find(text)]
        if not found and not text.isupper() and self._words.score(text) >= NEARLY_EXACT:
            found = [(text, "question", self._words.question(text)[0])]
        if not found and (matches := self._words.criterion(text)):
            found = [(text, "criterion", matches[0])]
        return any(
            kind in known and fit.score >= FIRM and not any(map(signs, pieces(label))) and fit.target not in known[kind]
            for label, kind, fit in found
        )

"""Exemplars are shown truthfully (Mục I.2): the evidence of one exemplar is not the evidence of the next one in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.checks.filled import Filled
from toolkit.checks.wording import about, say, where
from toolkit.model.finding import Code, Finding, Severity
from toolkit.text.fold import fold

SOURCE = "I.2"

_MESSAGE = "{where}: trùng nguyên văn với phiếu của “{other}” – đề nghị ghi việc làm riêng của điển hình này."


def check(records: Sequence[Filled]) -> Iterator[tuple[int | None, Finding]]:
    """Bite on evidence whose words an earlier record of another exemplar already has."""
    seen: dict[str, Filled] = {}
    for index, filled in enumerate(records):
        for asked in filled.evidence():
            words = fold(asked.text)
            if len(words.split()) < filled.definitions.plan.rules.evidence_words:
                continue
            earlier = seen.setdefault(words, filled)
            if not _same_exemplar(earlier, filled):
                message = say(_MESSAGE, {"other": earlier.submission.subject or "điển hình trước"}, where=where(asked))
                yield index, about(asked, Code.THIN_EVIDENCE, Severity.WARNING, message, plan=SOURCE, place=filled.place)


def _same_exemplar(one: Filled, other: Filled) -> bool:
    if one is other:
        return True
    subject = fold(one.submission.subject)
    return bool(subject) and one.submission.form == other.submission.form and subject == fold(other.submission.subject)

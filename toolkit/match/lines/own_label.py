"""Evidence that begins with its own label in words that nobody taught: "Chứng minh bằng việc làm, số liệu: …" under each criterion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from toolkit.match.pieces import Content, Judged
from toolkit.text.fold import bare, fold
from toolkit.text.shapes import label_core

_OF_EVIDENCE = re.compile(
    r"\b(?:minh chung|chung minh|dan chung|bang chung|chung cu|thuyet minh|so lieu|viec lam|can cu|dien giai|giai trinh)\b"
)
_LONGEST = 80
_MAY_BE_LABEL = "Minh chứng bắt đầu bằng lời giống nhãn của biểu mẫu."
_FEWEST, _FEWEST_OF_OTHERS = 2, 3


def part_from_label(judged: Sequence[Judged]) -> None:
    """Take the label from evidence that begins with it, where several do; where one does, or its words say nothing, a person must look."""
    filled = [(one, one.evidence) for one in judged if one.evidence is not None and one.evidence.text.strip()]
    headed = [(one, evidence, head) for one, evidence in filled if (head := _head(evidence))]
    times = Counter(fold(label_core(head)) for _, _, head in headed)
    for one, evidence, head in headed:
        same = times[fold(label_core(head))]
        speaks = _OF_EVIDENCE.search(bare(head)) is not None
        if speaks and same >= _FEWEST:
            one.evidence = replace(evidence.part(len(head) + 1), doubt=evidence.doubt)
        elif speaks or same == len(filled) >= _FEWEST_OF_OTHERS:
            evidence.doubt = evidence.doubt or _MAY_BE_LABEL


def _head(evidence: Content) -> str:
    """Return what stands before the colon of the first line, where that is short enough for a label."""
    head, colon, _ = evidence.text.partition(":")
    return head if colon and "\n" not in head.strip() and len(head) <= _LONGEST else ""

"""Running numbers alone on their lines, as a table written out cell by cell leaves them: each belongs to the label below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.match.words import LIKELY, Words
from toolkit.model.document import Block, Line

_NUMBER = re.compile(r"\s*(\d{1,2})[.)]?\s*")
_FEWEST_ANSWERED = 3
"""So many numbers must follow a label and its answer; figures that are answers follow their labels at once."""


def joined(blocks: Sequence[Block], words: Words) -> Sequence[Block]:
    """Return the blocks with each running number before a label as the number of that label's line."""
    numbers = {at: int(found[1]) for at, block in enumerate(blocks) if isinstance(block, Line) and (found := _NUMBER.fullmatch(block.text))}
    if len(numbers) <= _FEWEST_ANSWERED:
        return blocks
    running = {at for chain in _chains(blocks, numbers, words) if _is_running(chain) for at in chain}
    return list(_joined(blocks, running, numbers)) if running else blocks


def _chains(blocks: Sequence[Block], numbers: dict[int, int], words: Words) -> Iterator[list[int]]:
    """Yield where numbers stand that count from 1, each right above a label."""
    chain: list[int] = []
    for at, number in numbers.items():
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if not isinstance(below, Line) or not _asks(below.text, words):
            continue
        if number == 1:
            yield chain
            chain = [at]
        elif chain and number == numbers[chain[-1]] + 1:
            chain.append(at)
    yield chain


def _asks(text: str, words: Words) -> bool:
    return words.score(text) >= LIKELY or any(one.score >= LIKELY for one in words.criterion(text))


def _is_running(chain: Sequence[int]) -> bool:
    return sum(below - above > 2 for above, below in pairwise(chain)) >= _FEWEST_ANSWERED


def _joined(blocks: Sequence[Block], running: set[int], numbers: dict[int, int]) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        if at in running:
            continue
        if at - 1 in running and isinstance(block, Line):
            block = replace(block, number=block.number or f"{numbers[at - 1]}.")
        yield block

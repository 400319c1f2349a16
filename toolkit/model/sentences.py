"""How papers speak: sentence patterns with places for facts, as a clerk wrote them (``templates/sentences.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentences:
    """Patterns by their dotted names ("trien_khai.da_gui"). A place in braces takes a fact of that name, word for word."""

    patterns: Mapping[str, str] = field(default_factory=dict)

    def say(self, name: str, **facts: str) -> str:
        """Compose one sentence; a fact that the pattern leaves out is left out."""
        return PLACE.sub(lambda place: facts[place[1]], self.patterns[name])

    def either(self, name: str, true: object, **facts: str) -> str:
        """Compose the sentence of something ("co") or of nothing ("khong")."""
        return self.say(f"{name}.{'co' if true else 'khong'}", **facts)

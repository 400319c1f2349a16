"""Which of several markups for the same thing counts (``mc:AlternateContent``, ECMA-376 part 3): the first choice that Word understands.

A program may offer a choice in a newer language and a fallback in the old one around anything: a drawing, the words of a run, whole runs
or paragraphs. Taken together they would say everything twice; where the choice is not understood, only the fallback is shown.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from toolkit.readers.docx.names import MC

ALTERNATE: Final = MC + "AlternateContent"
_CHOICE, FALLBACK = MC + "Choice", MC + "Fallback"
_MICROSOFT: Final = re.compile(
    r"http://schemas\.(?:microsoft\.com/office|openxmlformats\.org)/|http://purl\.oclc\.org/ooxml/|urn:schemas-microsoft-com:"
)


def shown(alternate: etree._Element) -> etree._Element | None:
    """Return the branch that Word shows; ``None`` where there is neither a choice that it understands nor a fallback."""
    return next((choice for choice in alternate.iterchildren(_CHOICE) if _understood(choice)), alternate.find(FALLBACK))


def _understood(choice: etree._Element) -> bool:
    """Tell whether all languages that a choice requires are those of Office; one that requires none is understood."""
    return all(_MICROSOFT.match(choice.nsmap.get(prefix) or "") for prefix in choice.get("Requires", "").split())

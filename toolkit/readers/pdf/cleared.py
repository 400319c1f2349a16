"""Pages as their writers meant them: without frames, dots, stamps and gaps in words, two on one paper each by itself. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.readers.pdf.answer_frames import without_answer_frames
from toolkit.readers.pdf.dotted_ground import without_ground
from toolkit.readers.pdf.late import first_lines_told
from toolkit.readers.pdf.ligatures import without_torn_ligatures
from toolkit.readers.pdf.page import Page
from toolkit.readers.pdf.page_frame import without_frame
from toolkit.readers.pdf.spaced_letters import without_spacing
from toolkit.readers.pdf.stamps import without_stamps
from toolkit.readers.pdf.two_up import parted


def cleared(pages: Sequence[Page]) -> list[Page]:
    """Return the pages of a file, more than there are papers where these bear two, with nothing on them but what is told by its place."""
    whole = parted([without_answer_frames(without_frame(page)) for page in pages])
    return [first_lines_told(without_stamps(without_torn_ligatures(without_spacing(without_ground(page))))) for page in whole]

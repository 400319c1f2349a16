"""Papers on their way out: drafts into the outbox, then frozen, issued under a number, made again."""

from toolkit.printing.composing import style_for
from toolkit.printing.issuing import complete
from toolkit.printing.outbox import Act, Printout, decide, print_papers
from toolkit.printing.press import Press

__all__ = ["Act", "Press", "Printout", "complete", "decide", "print_papers", "style_for"]

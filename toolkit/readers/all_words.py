"""All that a document says in one string: who looks for single letters asks it first, and looks at each text only where it has them."""

from __future__ import annotations

from toolkit.model.document import Document, Line


def all_words(document: Document) -> str:
    """Return every text of a document, each in its line; that of a merged cell as often as it stands there."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Line):
            texts.append(block.text)
        else:
            for row in block.rows:
                texts += [cell.text for cell in row]
    return "\n".join(texts)

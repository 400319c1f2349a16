"""Word files (.docx) into a :class:`Document`, by walking Word's own XML.

python-docx is not used here: it hides content controls, tracked changes, text boxes and soft hyphens, each of which
would make an answer wrong in silence.
"""

from toolkit.readers.docx.links import main_part
from toolkit.readers.docx.parts import notices_of, read_any, read_docx, read_plain

__all__ = ["main_part", "notices_of", "read_any", "read_docx", "read_plain"]

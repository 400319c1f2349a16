"""WordprocessingML under the prefix that Word gives it: other programs name its elements ``ns0:p``, or without any prefix.

What is looked for in the bytes of a part is looked for as ``<w:…``; without this, fields and lists would be passed over in silence.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def with_usual_prefix(part: bytes, parse: Callable[[bytes], etree._Element]) -> bytes:
    """Return a part that means the same and says ``w:`` for its WordprocessingML; the part itself where it does, or has none.

    Raises what ``parse`` raises.
    """
    for namespace in (WORD, STRICT):
        named = part.count(namespace.encode())
        if named == 0 or (named == 1 and f'xmlns:w="{namespace}"'.encode() in part):
            continue
        root = parse(part)
        others = {prefix: name for prefix, name in root.nsmap.items() if prefix and name != namespace}
        renamed = etree.Element(root.tag, nsmap={**others, "w": namespace})
        for name, value in root.attrib.items():
            renamed.set(name, value)
        renamed.text = root.text
        renamed.extend(list(root))
        return etree.tostring(renamed, encoding="UTF-8")
    return part

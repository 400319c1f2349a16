"""Content controls that are bound to data: the value stands in a part of XML of its own, and Word shows it in the control on opening.

Other programs fill the data and leave the control with its hint; there the data counts. Where a control shows something else than its
data, nobody can tell which is meant: what is shown stays, and a notice and a doubt of its answer ask a person to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from toolkit.model.document import Notice
from toolkit.model.finding import Code
from toolkit.model.place import Place
from toolkit.readers.docx import names as n
from toolkit.readers.docx.names import VAL, W
from toolkit.readers.docx.runs import DOUBT, is_check_box, shows_hint
from toolkit.readers.package import Package
from toolkit.text.values import parse_date

_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")
_STEP = re.compile(r"(@?)(?:([\w.-]+):)?([\w.-]+)(?:\[(\d{1,4})\])?")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_NUMBER = re.compile(r"[0-9]{1,4}")
_SHOWN = 40


def fill_bound(root: etree._Element, package: Package, hint_style: str) -> list[Notice]:
    """Put the data of bound controls that show no answer into them; return a notice for those that show something else."""
    stores = list(_stores(package))
    differing = []
    for control in root.iter(n.SDT):
        binding = control.find(f"{n.SDT_PR}/{W}dataBinding")
        content = control.find(n.SDT_CONTENT)
        if binding is None or content is None or is_check_box(control):
            continue
        value = _as_shown(control, next(filter(None, (_look_up(store, binding) for store in stores)), "").strip())
        shown = "".join(piece.text or "" for piece in content.iter(n.T)).strip()
        if not value or " ".join(value.split()) == " ".join(shown.split()):
            continue
        if not shown or shows_hint(control, hint_style):
            _show(control, content, value)
        elif control.find(f"{n.SDT_PR}/{W}date") is None or _is_another_day(shown, value):
            differing.append((shown[:_SHOWN], value[:_SHOWN]))
            control.set(DOUBT, _differs(*differing[-1]))
    return [Notice(code=Code.REVIEW, detail=_differs(*pair), place=Place()) for pair in dict.fromkeys(differing)]


def _stores(package: Package) -> Iterator[etree._Element]:
    """Yield the roots of the parts that controls may be bound to."""
    for name in package.names:
        if (name.startswith("customXml/item") and not name.startswith("customXml/itemProps")) or name.startswith("docProps/"):
            if name.endswith(".xml"):
                yield package.xml(name)


def _look_up(root: etree._Element, binding: etree._Element) -> str:
    """Return the text that the binding points to in one part, empty if it points elsewhere.

    Only plain paths are followed ("/ns0:a[1]/ns0:b[1]", "…/@c"): a document's own XPath is never run.
    """
    spaces = dict(_PREFIX.findall(binding.get(W + "prefixMappings", "")))
    steps = [_STEP.fullmatch(step) for step in binding.get(W + "xpath", "").strip("/").split("/")]
    here: etree._Element | None = None
    for number, step in enumerate(steps):
        if step is None:
            return ""
        name = f"{{{spaces.get(step[2], '')}}}{step[3]}" if step[2] else step[3]
        if step[1]:
            return here.get(name, "") if here is not None else ""
        index = int(step[4] or 1)
        if number == 0:
            here = root if root.tag == name and index == 1 else None
        elif here is not None:
            here = next((child for place, child in enumerate(here.iterchildren(name), 1) if place == index), None)
    return "".join(str(text) for text in here.itertext()) if here is not None else ""


def _as_shown(control: etree._Element, value: str) -> str:
    """Return the value as Word shows it: the text of a list's choice, a date with the day first."""
    for choice in control.iterfind(f"{n.SDT_PR}/*/{W}listItem"):
        if choice.get(W + "value") == value:
            return choice.get(W + "displayText") or value
    day = _DATE.fullmatch(value)
    return f"{day[3]}/{day[2]}/{day[1]}" if day and control.find(f"{n.SDT_PR}/{W}date") is not None else value


def _is_another_day(shown: str, value: str) -> bool:
    """Tell whether a date, in whatever words a control shows it, is another day than that of its data."""
    day, seen = parse_date(value), parse_date(shown)
    if day is None or seen is not None:
        return day != seen
    return not set(map(int, _NUMBER.findall(shown))) <= {day.day, day.month, day.year, day.year % 100}


def _show(control: etree._Element, content: etree._Element, value: str) -> None:
    """Let the control show the value in the place of its hint."""
    mark = control.find(f"{n.SDT_PR}/{W}showingPlcHdr")
    if mark is not None:
        mark.set(VAL, "0")
    texts = list(content.iter(n.T))
    for text in texts:
        text.text = ""
    if texts:
        texts[0].text = value
        return
    holder = next(content.iter(n.P), None)
    if holder is None and content.getparent() is not None and next(content.iter(n.TC), None) is None:
        holder = content
    if holder is not None:
        etree.SubElement(etree.SubElement(holder, n.R), n.T).text = value


def _differs(shown: str, value: str) -> str:
    return f"Ô nhập liệu ghi “{shown}” nhưng dữ liệu kèm theo tệp là “{value}”; đã lấy nội dung đang ghi, đề nghị xem lại."

"""Page, margins, page number, fonts and annexes (HD05 1.1, the-thuc.md 1.1 and 1.4)."""

from __future__ import annotations

from collections import Counter

from toolkit.lint.judging import Judging, listed, short
from toolkit.lint.parts import Paper
from toolkit.model.layout import Align, LaidParagraph, LaidSection
from toolkit.model.party_style import Page
from toolkit.text.fold import fold

_NEAR = 1.0
# Below this many letters a paper fits on a page and needs no number.
_ONE_PAGE = 1800
_SIDES = (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải"))


def judge_page(judging: Judging, paper: Paper) -> None:
    """Judge what belongs to no single component."""
    seen: set[str] = set()
    for number, section in enumerate(judging.layout.sections):
        _paper_size(judging, section, seen)
        _margins(judging, section, seen)
        letters = sum(len(one.text) for one in judging.layout.paragraphs if one.spot.section == number)
        _number(judging, section, seen, long=letters > _ONE_PAGE)
    _fonts(judging)
    _marks(judging)
    _annexes(judging, paper)


def _once(seen: set[str], said: str) -> bool:
    if said in seen:
        return False
    seen.add(said)
    return True


def _paper_size(judging: Judging, section: LaidSection, seen: set[str]) -> None:
    page = judging.style.page
    sides, wanted = sorted((section.width, section.height)), sorted((page.width, page.height))
    said = f"{section.width:.0f} × {section.height:.0f} mm"
    if any(abs(one - want) > _NEAR for one, want in zip(sides, wanted, strict=True)) and _once(seen, said):
        judging.tell("page.size", "Khổ giấy", said, "A4 (210 × 297 mm)", judging.clause("khổ giấy"))


def _margins(judging: Judging, section: LaidSection, seen: set[str]) -> None:
    lying = section.width > section.height
    page: Page = judging.style.landscape if lying else judging.style.page
    wanted = {side: getattr(page, side) for side, _ in _SIDES}
    for side, name in _SIDES:
        found = getattr(section, side)
        if abs(found - wanted[side]) > _NEAR and _once(seen, f"{lying} {side} {found:.0f}"):
            tell = judging.warn if lying else judging.tell
            where = f"Lề {name}{' trang ngang' if lying else ''}"
            tell(f"page.{side}", where, f"{listed([round(found, 1)])} mm", f"{listed([wanted[side]])} mm", judging.clause("định lề trang"))


def _number(judging: Judging, section: LaidSection, seen: set[str], *, long: bool) -> None:
    clause, found, wanted = judging.clause("số trang văn bản"), section.number, judging.style.texts.page_number
    if found is None:
        if long and _once(seen, "no number"):
            judging.missing("page.number", "Số trang", "ở giữa, phía trên, từ trang 2", clause)
        return
    if not (found.top and found.align is Align.CENTER) and _once(seen, "number place"):
        said = f"{'phía trên' if found.top else 'phía dưới'}, căn {'giữa' if found.align is Align.CENTER else 'lệch'}"
        judging.tell("page.number.place", "Số trang", said, "ở giữa, phía trên phần nội dung", clause)
    if found.size != wanted.size and _once(seen, "number size"):
        judging.tell("page.number.size", "Số trang", f"cỡ {listed([found.size])}", f"cỡ {listed([wanted.size])}", judging.row("15"))
    if (found.bold or found.italic) and _once(seen, "number style"):
        judging.tell("page.number.style", "Số trang", "đậm hoặc nghiêng", "chữ đứng", judging.row("15"))
    if found.first and section.new_page and _once(seen, "number first"):
        judging.tell("page.number.first", "Số trang", "in cả ở trang 1", "không in ở trang 1", clause)
    if found.top and abs(section.header - judging.style.page.header) > _NEAR and _once(seen, "number distance"):
        said = f"cách mép trên {listed([round(section.header, 1)])} mm"
        judging.tell("page.number.distance", "Số trang", said, f"cách mép trên {listed([judging.style.page.header])} mm", clause)


def _fonts(judging: Judging) -> None:
    fonts: Counter[str] = Counter()
    colors: Counter[str] = Counter()
    first: dict[str, LaidParagraph] = {}
    for paragraph in (*judging.layout.paragraphs, *judging.layout.margins):
        for run in paragraph.words:
            if not any(mark.isalpha() for mark in run.text):
                continue
            if run.font.casefold() != judging.style.font.casefold():
                fonts[run.font] += len(run.text)
                first.setdefault(run.font, paragraph)
            if run.color:
                colors[run.color] += len(run.text)
                first.setdefault(run.color, paragraph)
    for font, letters in fonts.most_common(3):
        said = f"{font} ({letters} ký tự, ví dụ “{short(first[font].text, 30)}”)"
        judging.tell("font.face", "Phông chữ", said, judging.style.font, judging.clause("phông chữ"), first[font])
    for color, letters in colors.most_common(2):
        judging.warn("font.color", "Màu chữ", f"màu {color} ({letters} ký tự)", "màu đen", judging.clause("phông chữ"), first[color])


def _marks(judging: Judging) -> None:
    left = next((one for one in judging.layout.paragraphs if "{{" in one.text or "{%" in one.text), None)
    if left is not None:
        judging.tell("marks", "Dấu của mẫu", f"“{short(left.text)}”", "đã điền số liệu", judging.clause("nội dung văn bản"), left)


def _annexes(judging: Judging, paper: Paper) -> None:
    clause, texts = judging.clause("phụ lục văn bản"), judging.style.texts
    several = len(paper.annexes) > 1
    if paper.annexes and "phụ lục" not in fold(" ".join(one.text for one in paper.body)):
        judging.warn("annex.pointer", "Phụ lục", "nội dung không nhắc đến phụ lục", "trong văn bản phải có chỉ dẫn về phụ lục", clause)
    for number, annex in enumerate(paper.annexes, start=1):
        label = annex.label
        if annex.number != (str(number) if several else "") and (several or annex.number):
            judging.tell("annex.label", "Phụ lục", f"“{short(label.text)}”", f"“Phụ lục{f' {number}' if several else ''}”", clause, label)
        if not annex.begins_page:
            judging.tell("annex.page", "Phụ lục", "nối tiếp trang trước", "bắt đầu ở trang riêng", clause, label)
        elif not judging.layout.sections[min(label.spot.section, len(judging.layout.sections) - 1)].restarts:
            judging.tell("annex.numbering", "Phụ lục", "số trang nối tiếp văn bản", "đánh số trang riêng", clause, label)
        judging.look("annex.label", "Chữ “Phụ lục”", label, texts.annex, "6.1", sizes=(14, 15), align=Align.CENTER)
        if not any(fold(one.text).startswith("kèm theo") for one in annex.after):
            judging.missing("annex.reference", "Dẫn chiếu của phụ lục", "(Kèm theo … số …, ngày … của …)", clause)

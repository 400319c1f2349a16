"""The head of a paper: title and rule, organs and star, number, date, type, abstract, addressees (HD05 1.2–1.4)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from toolkit.lint.judging import Judging, listed, short
from toolkit.lint.letterhead import CODES, has_no_superior, names_a_type, names_an_author
from toolkit.lint.parts import Paper
from toolkit.model.layout import Align, Gravity, LaidParagraph
from toolkit.text.fold import fold

NUMBER = re.compile(
    r"Số(?:\s+(?P<number>\d+))?[\s\u00a0._…]*-(?P<code>[A-ZĐ][A-Za-zĐđ]{0,3})/(?P<organ>[A-ZĐ][A-Za-zĐđ0-9]*(?:-[A-ZĐ][A-Za-zĐđ0-9]*)*)"
)
_LOOSE = re.compile(
    r"(?i:số)\s*:?[\s\u00a0._…]*(?P<number>\d*)[\s\u00a0._…]*[-–—‑]\s*(?P<code>[A-ZĐ][A-Za-zĐđ]{0,3})\s*/\s*(?P<organ>\S.*)"
)
DAY = re.compile(
    r"(?P<place>.+?)(?P<comma>,?)\s+ngày(?P<day>[\s\u00a0.…_\d]*)tháng(?P<month>[\s\u00a0.…_\d]*)năm(?P<year>[\s\u00a0.…_\d]*)"
)
_RULE_NEAR = 4.0
_EXAMPLE_DAY = "Hà Nội, ngày 05 tháng 6 năm 2026"


def judge_head(judging: Judging, paper: Paper) -> None:
    """Judge every component above the body."""
    _title(judging, paper)
    _organs(judging, paper)
    _number(judging, paper)
    _day(judging, paper)
    if paper.type is None or fold(paper.type.text) == "công văn":
        _letter(judging, paper)
    else:
        _type(judging, paper, paper.type)
    _addressees(judging, paper)
    if paper.draft is not None:
        judging.look("draft", "Chỉ dẫn dự thảo", paper.draft, judging.style.texts.draft, "12")


def judge_book(judging: Judging, paper: Paper) -> None:
    """Judge the head of a book of the office: its title is that of a paper, and nothing else of a paper is in it."""
    _title(judging, paper)


def _title(judging: Judging, paper: Paper) -> None:
    style, head = judging.style, judging.style.head
    if paper.motto is not None:
        said = f"“{short(paper.motto.text)}”"
        judging.tell(
            "title.motto", "Tiêu đề", said, f"“{head.title}”, không dùng quốc hiệu, tiêu ngữ", judging.clause("tiêu đề"), paper.motto
        )
    if paper.title is None:
        judging.missing("title", "Tiêu đề", f"“{head.title}”", judging.clause("tiêu đề"))
        return
    title = paper.title
    underscored = not paper.rules and any(run.underline for run in title.words)
    judging.look("title", "Tiêu đề", title, replace(style.texts.title, underline=underscored), "1", capitals=True, align=Align.CENTER)
    clause = judging.clause("tiêu đề, đường kẻ")
    wanted = head.rule * max((run.size for run in title.words), default=style.texts.title.size) / style.texts.title.size
    if not paper.rules and any(abs(length - wanted) <= _RULE_NEAR for length in paper.rules_aside):
        return
    if not paper.rules:
        expected = f"nét liền, dài bằng tiêu đề ({listed([wanted])} mm)"
        if paper.typed_rule is not None:
            said = f"gõ bằng “{short(paper.typed_rule.text, 8)}”"
            judging.warn("title.rule", "Đường kẻ dưới tiêu đề", said, expected, clause, paper.typed_rule)
            return
        said = "gạch chân chữ" if underscored else "không có đường kẻ"
        judging.tell("title.rule", "Đường kẻ dưới tiêu đề", said, expected, clause, title)
        return
    length = min(paper.rules, key=lambda one: abs(one - wanted))
    if abs(length - wanted) > _RULE_NEAR:
        judging.tell(
            "title.rule", "Đường kẻ dưới tiêu đề", f"dài {listed([length])} mm", f"dài bằng tiêu đề ({listed([wanted])} mm)", clause, title
        )


def _organs(judging: Judging, paper: Paper) -> None:
    texts = judging.style.texts
    if not paper.committee:
        judging.missing(
            "organ", "Tên cơ quan ban hành", "dòng trên: đảng bộ cấp trên; dòng dưới: cơ quan ban hành", judging.clause("tên cơ quan")
        )
    elif not paper.superior and not has_no_superior(paper.committee[0].text):
        judging.missing("superior", "Tên cơ quan cấp trên", "tên đảng bộ cấp trên trực tiếp ở dòng trên", judging.clause("tên cơ quan"))
    judging.looks("superior", "Tên cơ quan cấp trên", paper.superior, texts.superior, "2", capitals=True, align=Align.CENTER)
    grassroots = bool(paper.committee) and fold(paper.committee[0].text).startswith(("đảng ủy", "chi bộ", "ban thường vụ", "đảng bộ"))
    if paper.superior and grassroots and not fold(paper.superior[0].text).startswith("đảng bộ"):
        said = f"“{short(paper.superior[0].text)}”"
        judging.warn("superior.name", "Tên cơ quan cấp trên", said, "ĐẢNG BỘ …", judging.clause("tên cơ quan"), paper.superior[0])
    judging.looks("organ", "Tên cơ quan ban hành", paper.committee, texts.committee, "2", capitals=True, align=Align.CENTER)
    if paper.committee:
        _star(judging, paper)


def _star(judging: Judging, paper: Paper) -> None:
    clause, wanted = judging.clause("tên cơ quan"), f"một dấu {judging.style.head.star} dưới tên cơ quan ban hành"
    if paper.star is None and paper.line_for_star:
        judging.tell("star", "Dấu sao", "đường kẻ", wanted, clause)
    elif paper.star is None:
        judging.missing("star", "Dấu sao", wanted, clause)
    elif paper.star.text != judging.style.head.star:
        judging.tell("star", "Dấu sao", f"“{short(paper.star.text, 8)}”", wanted, clause, paper.star)
    elif paper.star.spot.cell == paper.committee[0].spot.cell and _stands_above(judging, paper.star, paper.committee[0]):
        judging.tell("star.place", "Dấu sao", "trên tên cơ quan ban hành", wanted, clause, paper.star)


def _stands_above(judging: Judging, one: LaidParagraph, other: LaidParagraph) -> bool:
    every = judging.layout.paragraphs
    return every.index(one) < every.index(other)


def _number(judging: Judging, paper: Paper) -> None:
    clause = judging.clause("số và ký hiệu")
    if paper.number is None:
        if paper.type_name or paper.type is None:
            judging.missing("number", "Số và ký hiệu", "Số 01-BC/ĐU", clause)
        return
    line, said = paper.number, f"“{short(paper.number.text)}”"
    judging.look("number", "Số và ký hiệu", line, judging.style.texts.number, "3", align=Align.CENTER)
    text = line.text.strip()
    found = NUMBER.fullmatch(text)
    loose = _LOOSE.match(text)
    if found is None:
        right = f"Số {loose['number'].zfill(2) if loose['number'] else '…'}-{loose['code']}/{loose['organ']}" if loose else "Số 01-BC/ĐU"
        wanted = f"{right}: không có dấu hai chấm, không cách quanh “-” và “/”" if loose or ":" in text else right
        judging.tell("number.form", "Số và ký hiệu", said, wanted, clause, line)
    elif found["number"] is not None and (len(found["number"]) < 2 or (found["number"][0] == "0" and len(found["number"]) > 2)):
        judging.tell("number.zero", "Số văn bản", said, "thêm 0 trước số từ 1 đến 9, ví dụ Số 05-…", clause, line)
    code = (found or loose or {"code": ""})["code"]
    wanted_codes = ("CV",) if paper.type is None else CODES.get(paper.type_name, ())
    if code and wanted_codes and code not in wanted_codes:
        judging.tell(
            "number.code", "Ký hiệu loại văn bản", f"“{code}”", f"“{wanted_codes[0]}” ({paper.type_name or 'công văn'})", clause, line
        )

    organ = (found or loose or {"organ": ""})["organ"]
    own = fold(paper.committee[0].text) if paper.committee else ""
    symbol = next((symbol for name, symbol in (("đảng ủy", "ĐU"), ("chi bộ", "CB")) if own.startswith(name)), "")
    if organ and symbol and not organ.startswith(symbol):
        judging.tell("number.organ", "Ký hiệu cơ quan", f"“{organ}”", f"“{symbol}” ({short(paper.committee[0].text, 40)})", clause, line)


def _day(judging: Judging, paper: Paper) -> None:
    clause = judging.clause("địa danh và ngày, tháng, năm")
    if paper.day is None:
        judging.missing("date", "Địa danh, ngày tháng", _EXAMPLE_DAY, clause)
        return
    line, said = paper.day, f"“{short(paper.day.text)}”"
    judging.look("date", "Địa danh, ngày tháng", line, judging.style.texts.date, "4", align=Align.CENTER)
    found = DAY.fullmatch(line.text.strip())
    if found is None:
        judging.tell("date.form", "Địa danh, ngày tháng", said, _EXAMPLE_DAY, clause, line)
        return
    if not found["comma"]:
        judging.tell("date.comma", "Địa danh, ngày tháng", said, "dấu phẩy sau địa danh", clause, line)
    day, month, year = (re.sub(r"\D", "", found[name]) for name in ("day", "month", "year"))
    if day and (len(day) != 2 or not 1 <= int(day) <= 31):
        judging.tell("date.zero", "Ngày", f"“ngày {day}”", "hai chữ số, thêm 0 trước ngày 1 đến 9", clause, line)
    if month and (len(month) > 2 or not 1 <= int(month) <= 12 or month != (f"{int(month):02d}" if int(month) < 3 else str(int(month)))):
        judging.tell("date.zero", "Tháng", f"“tháng {month}”", "thêm 0 trước tháng 1 và 2; tháng 3 đến 9 không thêm", clause, line)
    if year and len(year) != 4:
        judging.tell("date.year", "Năm", f"“năm {year}”", "đủ bốn chữ số", clause, line)


def day_of(paper: Paper) -> date | None:
    """Return the day of a paper; where a draft leaves it blank, the last day of its month: by then it will be signed."""
    found = DAY.fullmatch(paper.day.text.strip()) if paper.day is not None else None
    if found is None:
        return None
    year, month, day = (int(re.sub(r"\D", "", found[name]) or 0) for name in ("year", "month", "day"))
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:  # calendar's own error for a month that is none is one too
        return None


def _type(judging: Judging, paper: Paper, line: LaidParagraph) -> None:
    texts, head = judging.style.texts, judging.style.head
    clause = judging.clause("tên loại văn bản và trích yếu nội dung")
    if not paper.type_name and not names_a_type(line.text):
        wanted = "tên loại văn bản của Đảng (BÁO CÁO, KẾ HOẠCH …); danh sách, biểu là phụ lục của văn bản"
        judging.tell("type", "Tên loại văn bản", f"“{short(line.text)}”", wanted, judging.clause("tên loại văn bản"), line)
        return
    if not names_a_type(line.text):
        wanted = f"“{paper.type_name.upper()}” một dòng riêng, phần còn lại là trích yếu"
        judging.warn("type.line", "Tên loại văn bản", f"“{short(line.text)}”", wanted, clause, line)
    judging.look("type", "Tên loại văn bản", line, texts.type, "5a", sizes=(15, texts.type.size), capitals=True, align=Align.CENTER)
    if not paper.abstract:
        judging.missing("abstract", "Trích yếu", "trích yếu dưới tên loại", clause)
    judging.looks("abstract", "Trích yếu", paper.abstract, texts.abstract, "5a", sizes=(texts.abstract.size, 15.0), align=Align.CENTER)
    shouted = next((one for one in paper.abstract if _is_shouted(one.text)), None)
    if shouted is not None:
        judging.tell("abstract.case", "Trích yếu", f"“{short(shouted.text)}”", "chữ thường", judging.row("5a"), shouted)
    if paper.dashes is None and paper.line_for_dashes:
        judging.tell("dashes", "Gạch dưới trích yếu", "đường kẻ", f"năm gạch nối {head.dashes}", clause)
    elif paper.dashes is None:
        # The guide draws them under the kinds of papers; under an invitation or a slip offices often leave them out.
        gravity = Gravity.ERROR if paper.type_name else Gravity.WARNING
        judging.tell("dashes", "Gạch dưới trích yếu", "không thấy", head.dashes, clause, gravity=gravity)
    else:
        if paper.dashes.text != head.dashes:
            judging.tell(
                "dashes", "Gạch dưới trích yếu", f"“{short(paper.dashes.text)}”", f"năm gạch nối {head.dashes}", clause, paper.dashes
            )
        judging.look("dashes", "Gạch dưới trích yếu", paper.dashes, texts.body, "5a", sizes=(10, 16), align=Align.CENTER)


def _is_shouted(text: str) -> bool:
    """Tell whether a line of the abstract is in capitals, which only the name of the author may be ("CỦA BAN THƯỜNG VỤ …")."""
    return text.isupper() and len(text.split()) > 3 and not names_an_author(text)


def _letter(judging: Judging, paper: Paper) -> None:
    clause = judging.clause("trích yếu nội dung công văn")
    if paper.type is not None:
        said = f"“{short(paper.type.text)}”"
        judging.tell("type.letter", "Tên loại văn bản", said, "công văn không ghi tên loại", judging.clause("tên loại văn bản"), paper.type)
    if paper.addressee_label is None:
        judging.missing(
            "type", "Tên loại văn bản", "tên loại (BÁO CÁO, KẾ HOẠCH …); công văn thì có Kính gửi", judging.clause("tên loại văn bản")
        )
        return
    if not paper.letter_abstract:
        judging.missing("letter.abstract", "Trích yếu công văn", "dưới số và ký hiệu", clause)
        return
    wanted = judging.style.texts.letter_abstract
    judging.looks("letter.abstract", "Trích yếu công văn", paper.letter_abstract, wanted, "5b", align=Align.CENTER)
    first, lead = paper.letter_abstract[0], judging.style.words.letter_about.strip()
    if lead and not first.text.startswith(lead):
        # The guide's example begins with a small letter; a capital one is no other wording.
        tell = judging.warn if fold(first.text).startswith(fold(lead)) else judging.tell
        tell("letter.about", "Trích yếu công văn", f"“{short(first.text, 30)}”", f"bắt đầu bằng “{lead}”", clause, first)


def _addressees(judging: Judging, paper: Paper) -> None:
    words, texts, label = judging.style.words, judging.style.texts, paper.addressee_label
    submitted = paper.type_name == "tờ trình"
    wanted = words.submission_to if submitted else words.letter_to
    clause = judging.clause("nơi nhận, kính gửi, kính trình")
    if label is None:
        if submitted:
            judging.missing("addressee", wanted.rstrip(":"), f"“{wanted}” và nơi nhận", clause)
        return
    if not label.text.startswith(wanted):
        judging.tell("addressee.label", "Kính gửi, Kính trình", f"“{short(label.text, 30)}”", f"“{wanted}”", clause, label)
    first = label.words[0]
    if not first.italic or first.bold:
        judging.tell(
            "addressee.style", "Kính gửi, Kính trình", "không phải chữ nghiêng thường", "chữ nghiêng, không đậm", judging.row("9"), label
        )
    if first.size != texts.addressee_label.size:
        said = f"cỡ {listed([first.size])}"
        judging.tell("addressee.size", "Kính gửi, Kính trình", said, f"cỡ {listed([texts.addressee_label.size])}", judging.row("9"), label)
    mark = judging.style.separators.addressee
    names = [one for one in (label, *paper.addressees) if one is not label or not paper.addressees]
    for one in names:
        last = one is names[-1]
        if not one.text.rstrip().endswith((mark, ".") if last else (mark,)):
            # The guide speaks of lines of a list; a single name beside the label often stands without a mark.
            tell = judging.tell if one is not label else judging.warn
            tell("addressee.end", "Dòng nơi gửi", f"“…{one.text.strip()[-20:]}”", f"kết thúc bằng “{mark}”", clause, one)

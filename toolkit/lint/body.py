"""Body and end of a paper: paragraphs, full stop, signature, recipients (HD05 1.2, 1.4–1.6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.lint.head import NUMBER
from toolkit.lint.judging import Judging, listed, many, short
from toolkit.lint.letterhead import CODES
from toolkit.lint.parts import HEADS, Paper
from toolkit.model.layout import Align, LaidParagraph, LaidRun, LineRule
from toolkit.model.powers import POSITIONS, issue_fault
from toolkit.text.fold import fold

# "About 10 mm": what a ruler does not tell apart, and what many programs set (half an inch).
_INDENT_NEAR, _INDENT_FAR = 1.5, 3.0
_LONGEST_LINE = {"hd36": 1000.0}
_LARGEST_BODY = 15.0
_BASIS = re.compile(r"căn cứ\b")
_FURTHER_BASIS = re.compile(r"(căn cứ|xét|theo đề nghị|thực hiện)\b")
_ARTICLE = re.compile(r"Điều\s+\d+\s*(?P<mark>[.:)-])")
_LEARNED = re.compile(
    r"\b(?:PGS|GS|TS|ThS|Th\.S|BS|BSCK|DS|KS|CN|LS|NGND|NGƯT|TSKH)\b|\b(?:Tiến|Thạc|Bác|Kỹ|Luật) s[iĩỹ]\b"
    r"|\b(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy)\b|Đồng chí|Đ/c|\bÔng\b|\bBà\b",
    re.IGNORECASE,
)
_FORM = re.compile(r"(?:T/M|K/T|T/L|Q\.) \S")
_POWER = re.compile(r"[TKQ]\s?[/.]?\s?[MTLU]?\b(?:[./]\s*|\s+)")
# The committee is named in the head; "BAN CHI ỦY" signs as CHI BỘ.
_NAMED_TOO = re.compile(r"(ban thường vụ|đảng ủy|chi bộ|ủy ban kiểm tra)(?= \w)|((?:ban )?chi ủy)\b")
_WITH_ORGAN = re.compile(r"(PHÓ )?(BÍ THƯ|CHỦ NHIỆM) (ĐẢNG ỦY|CHI BỘ|ĐẢNG BỘ|BAN|ỦY BAN|UBKT)")
_COMMITTEES = ("đảng ủy", "ban thường vụ", "chi bộ", "ban chấp hành", "ủy ban kiểm tra", "bí thư", "chủ nhiệm")
# Organs with a head: he signs himself, his deputy for him (K/T), and nobody in the name of the organ.
_OFFICES = ("văn phòng", "ban tổ chức", "ban tuyên giáo", "ban dân vận", "ban nội chính", "ban xây dựng đảng", "cơ quan")


def judge_body(judging: Judging, paper: Paper) -> None:
    """Judge the paragraphs of the body and how it ends."""
    plain = [one for one in paper.body if not _is_heading(one) and one.align is not Align.CENTER]
    _looks(judging, paper, plain)
    _layout(judging, paper, plain)
    _bases(judging, paper)
    _articles(judging, paper)
    if paper.body and not paper.ends_in_table:
        _full_stop(judging, paper.body[-1])


def judge_end(judging: Judging, paper: Paper) -> None:
    """Judge signature and recipients."""
    _signature(judging, paper)
    _recipients(judging, paper)


def _is_heading(one: LaidParagraph) -> bool:
    return bool(one.words) and all(run.bold for run in one.words)


def _tell_of(
    judging: Judging,
    component: str,
    name: str,
    wrong: Sequence[LaidParagraph],
    said: Callable[[LaidParagraph], str],
    expected: str,
    clause: str,
) -> None:
    """Tell of all paragraphs with the same deviation at once, at the first of them."""
    if wrong:
        judging.tell(component, name, f"{said(wrong[0])}{many(wrong)}", expected, clause, wrong[0])


def _looks(judging: Judging, paper: Paper, plain: Sequence[LaidParagraph]) -> None:
    low, high = judging.style.texts.body.size, max(_LARGEST_BODY, judging.style.texts.body.size)
    wrong = [one for one in paper.body if any(not low <= run.size <= high for run in _lettered(one))]
    _tell_of(
        judging,
        "body.size",
        "Cỡ chữ nội dung",
        wrong,
        lambda one: f"cỡ {listed(sorted({run.size for run in _lettered(one) if not low <= run.size <= high}))}",
        f"cỡ {listed([low])}-{listed([high])}",
        judging.row("6"),
    )
    slanted = [one for one in plain if one.words and all(run.italic for run in one.words) and not one.text.startswith("(")]
    _tell_of(judging, "body.italic", "Kiểu chữ nội dung", slanted, lambda _: "chữ nghiêng cả đoạn", "chữ đứng", judging.row("6"))
    sizes = {run.size for one in plain for run in _lettered(one) if low <= run.size <= high}
    if len(sizes) > 1:
        said = f"lẫn cỡ {listed(sorted(sizes))}"
        judging.warn("body.mixed", "Cỡ chữ nội dung", said, "một cỡ trong cả văn bản", judging.row("6"))


def _lettered(one: LaidParagraph) -> list[LaidRun]:
    return [run for run in one.words if any(mark.isalpha() for mark in run.text)]


def _layout(judging: Judging, paper: Paper, plain: Sequence[LaidParagraph]) -> None:
    clause, body = judging.clause("trình bày nội dung văn bản"), judging.style.body
    wrong = [one for one in plain if one.align is not Align.JUSTIFY]
    _tell_of(judging, "body.align", "Căn lề nội dung", wrong, lambda _: "không căn đều hai bên", "căn đều hai bên", clause)
    off = [(one, min(abs(one.first_line - body.first_line), abs(one.left + one.first_line - body.first_line))) for one in plain]
    far = [one for one, distance in off if distance > _INDENT_FAR]
    near = [one for one, distance in off if _INDENT_NEAR < distance <= _INDENT_FAR]
    wanted = f"lùi khoảng {listed([body.first_line])} mm"
    _tell_of(judging, "body.first_line", "Dòng đầu đoạn", far, _indent, wanted, clause)
    if near:
        judging.warn("body.first_line", "Dòng đầu đoạn", f"{_indent(near[0])}{many(near)}", wanted, clause, near[0])
    parted = _before_blanks(judging)
    gaps = {id(one): _gap(one, following) for one, following in pairwise(paper.body) if id(one) not in parted}
    close = [one for one in paper.body if gaps.get(id(one), body.space) < body.space]
    _tell_of(
        judging,
        "body.space",
        "Khoảng cách giữa các đoạn",
        close,
        lambda one: f"{listed([gaps[id(one)]])} pt{' (bỏ khoảng cách giữa các đoạn cùng kiểu)' if one.close and one.after else ''}",
        f"tối thiểu {listed([body.space])} pt",
        clause,
    )
    longest = _LONGEST_LINE.get(judging.style.id, 22.0)
    loose = [one for one in plain if one.line_rule is not LineRule.EXACT or not body.line <= one.line <= longest]
    span = f"từ {listed([body.line])} đến {listed([longest])} pt" if longest < 100 else f"từ {listed([body.line])} pt trở lên"
    _tell_of(judging, "body.line", "Giãn dòng", loose, _line, f"chính xác (exactly) {span}", clause)


def _indent(one: LaidParagraph) -> str:
    return f"lùi {listed([round(one.first_line, 1)])} mm{' (bằng phím Tab hoặc dấu cách)' if one.typed_indent else ''}"


def _before_blanks(judging: Judging) -> set[int]:
    """Return the paragraphs that an empty one follows: that is a gap too."""
    return {id(one) for one, following in pairwise(judging.layout.paragraphs) if not following.text}


def _gap(one: LaidParagraph, following: LaidParagraph) -> float:
    if one.close and following.close and one.style == following.style:
        return 0
    return one.after + following.before


def _line(one: LaidParagraph) -> str:
    match one.line_rule:
        case LineRule.EXACT:
            return f"chính xác {listed([one.line])} pt"
        case LineRule.AT_LEAST:
            return f"tối thiểu {listed([one.line])} pt"
        case _:
            return f"nhiều dòng {listed([one.line]) if one.line != 1.15 else '1,15'}"


def _bases(judging: Judging, paper: Paper) -> None:
    """Judge the căn cứ at the beginning of the body: each its own line, "- …;", the last one as the guide ends it."""
    bases, led = _bases_of(paper)
    marks, clause = judging.style.separators, judging.clause("căn cứ ban hành")
    undashed = [one for one in bases if not one.text.startswith("- ")]
    _tell_of(judging, "basis.dash", "Căn cứ", undashed, lambda one: f"“{short(one.text, 25)}”", "bắt đầu bằng “- ”", clause)
    for mark, several in ((marks.basis, bases if led else bases[:-1]), (marks.last_basis, () if led else bases[-1:])):
        open_ended = [one for one in several if not one.text.rstrip().endswith(mark)]
        _tell_of(judging, "basis.end", "Căn cứ", open_ended, lambda one: f"“…{one.text[-20:]}”", f"kết thúc bằng “{mark}”", clause)


def _bases_of(paper: Paper) -> tuple[list[LaidParagraph], bool]:
    """Return the căn cứ, and whether a sentence that begins so too leads from them to the matter ("Căn cứ …, Đảng ủy báo cáo như sau:").

    Such a sentence is no căn cứ; nor can one that stands alone without a dash be told from one.
    """
    bases: list[LaidParagraph] = []
    for one in paper.body:
        if not bases and one.align is Align.CENTER:
            continue
        begins = _BASIS if not bases else _FURTHER_BASIS if bases[0].text.startswith("-") == one.text.startswith("-") else _BASIS
        if not begins.match(fold(one.text)) or len(one.text) > 600:
            break
        if one.text.rstrip().endswith(":"):
            return bases, bool(bases)
        bases.append(one)
    return ([], False) if len(bases) == 1 and bases[0].text[-1:] == "." and not bases[0].text.startswith("-") else (bases, False)


def _articles(judging: Judging, paper: Paper) -> None:
    """Judge the heads of articles: "Điều 1." in bold."""
    heads = [(one, found) for one in paper.body if (found := _ARTICLE.match(one.text))]
    unlike = [one for one, found in heads if found["mark"] != "."]
    row = judging.row("6.5")
    _tell_of(judging, "article.mark", "Điều", unlike, lambda one: f"“{short(one.text, 10)}”", "dấu chấm sau số: “Điều 1.”", row)
    plain = [one for one, _ in heads if not one.words[0].bold]
    _tell_of(judging, "article.bold", "Điều", plain, lambda one: f"“{short(one.text, 10)}” chữ không đậm", "chữ đậm", row)


def _full_stop(judging: Judging, last: LaidParagraph) -> None:
    text = last.text.rstrip()
    if text.endswith("./."):
        judging.tell("body.end", "Kết thúc nội dung", "“./.”", "dấu chấm “.”", judging.clause("trình bày nội dung văn bản"), last)
    elif not text.endswith((".", ".”", '."', ".)")):
        judging.tell(
            "body.end", "Kết thúc nội dung", f"“…{text[-20:]}”", "dấu chấm “.”", judging.clause("trình bày nội dung văn bản"), last
        )


def _signature(judging: Judging, paper: Paper) -> None:
    texts, line = judging.style.texts, paper.authority
    clause = judging.clause("quyền hạn ký, chức vụ, họ tên người ký")
    if line is None:
        minutes = paper.type_name == "biên bản"
        expected = "NGƯỜI GHI BIÊN BẢN, CHỦ TRÌ HỘI NGHỊ, họ tên" if minutes else "T/M ĐẢNG ỦY, chức vụ, họ tên"
        judging.missing("authority", "Quyền hạn ký", expected, clause)
        return
    said = " ".join(line.text.split())
    alone = fold(said) in HEADS and bool(line.words)  # a head who signs himself: the guide prints his title either way
    wanted = replace(texts.authority, bold=line.words[0].bold) if alone else texts.authority
    judging.look("authority", "Quyền hạn ký", line, wanted, "7", capitals=True, align=Align.CENTER)
    organ = fold(_POWER.sub("", said, count=1))
    if re.match(r"K\s?[/.]?\s?T\b", said) and organ.startswith(_COMMITTEES):
        expected = "cấp ủy, ủy ban kiểm tra không ký thay: T/M …, dưới ghi chức vụ của cấp phó"
        judging.tell("authority.deputy", "Quyền hạn ký", f"“{said}”", expected, clause, line)
    elif re.match(r"T\s?[/.]?\s?M\b", said) and organ.startswith(_OFFICES):
        expected = "cơ quan có thủ trưởng không ký T/M: ghi chức vụ (CHÁNH VĂN PHÒNG, TRƯỞNG BAN), K/T hoặc T/L"
        judging.tell("authority.office", "Quyền hạn ký", f"“{said}”", expected, clause, line)
    elif _POWER.match(said) and not _FORM.match(said):
        judging.tell("authority.form", "Quyền hạn ký", f"“{said}”", "có gạch chéo: T/M, K/T, T/L", clause, line)
    elif (named := _NAMED_TOO.match(organ)) is not None:
        right = f"T/M {(named[1] or 'chi bộ').upper()}"
        judging.warn("authority.name", "Quyền hạn ký", f"“{said}”", f"chỉ ghi “{right}”", clause, line)
    _may_issue(judging, paper, said, line)
    for one in paper.position:
        judging.look("position", "Chức vụ người ký", one, texts.position, "7", capitals=one.text != "kiêm", align=Align.CENTER)
        text = " ".join(one.text.split())
        if said.startswith(("T/M", "TM", "T.M")) and _WITH_ORGAN.match(text):
            judging.tell("position.name", "Chức vụ người ký", f"“{text}”", f"chỉ ghi {' hoặc '.join(POSITIONS)}", clause, one)
    if paper.signer is None:
        judging.missing("signer", "Họ tên người ký", "họ tên dưới chữ ký", clause)
        return
    judging.look("signer", "Họ tên người ký", paper.signer, texts.signer, "7", align=Align.CENTER)
    if _LEARNED.search(paper.signer.text):
        said = f"“{short(paper.signer.text)}”"
        judging.tell("signer.title", "Họ tên người ký", said, "chỉ họ và tên, không học hàm, học vị, quân hàm", clause, paper.signer)
    elif paper.signer.text.isupper() and len(paper.signer.text) > 3:
        judging.tell(
            "signer.case",
            "Họ tên người ký",
            f"“{short(paper.signer.text)}”",
            "chữ thường, viết hoa chữ đầu",
            judging.row("7"),
            paper.signer,
        )


def _marks(one: LaidParagraph) -> list[str]:
    """Return how words of a line stand out: "đậm", "nghiêng", "gạch chân"."""
    kinds = (("đậm", "bold"), ("nghiêng", "italic"), ("gạch chân", "underline"))
    return [said for said, kind in kinds if any(getattr(run, kind) for run in one.words)]


def _may_issue(judging: Judging, paper: Paper, authority: str, line: LaidParagraph) -> None:
    found = NUMBER.fullmatch(paper.number.text.strip()) if paper.number is not None else None
    code = "Quy định" if paper.type_name == "quy định" else found["code"] if found else next(iter(CODES.get(paper.type_name, ())), "")
    if issue_fault(code, authority) is not None:
        wanted = "cơ quan được ban hành loại văn bản này"
        judging.tell(
            "authority.power",
            "Thẩm quyền ban hành",
            f"“{authority}” ban hành {paper.type_name}",
            wanted,
            "Quy định 399-QĐ/TW, Điều 11, 13",
            line,
        )


def _recipients(judging: Judging, paper: Paper) -> None:
    texts, marks, label = judging.style.texts, judging.style.separators, paper.recipients_label
    clause = judging.clause("nơi nhận")
    if label is None and paper.type_name == "biên bản":
        return
    if label is None:
        judging.missing("recipients", "Nơi nhận", "“Nơi nhận:” và các dòng “- …”", clause)
        return
    judging.look("recipients.label", "Chữ “Nơi nhận:”", label, texts.recipients_label, "9")
    if not label.text.rstrip().endswith(":"):
        judging.tell("recipients.colon", "Chữ “Nơi nhận:”", f"“{label.text}”", "có dấu hai chấm", clause, label)
    if not paper.recipients:
        judging.missing("recipients.lines", "Nơi nhận", "mỗi nơi một dòng “- …”", clause)
    sizes = [one for one in paper.recipients if _marks(one) or any(run.size != texts.recipient.size for run in one.words)]
    _tell_of(
        judging,
        "recipients.look",
        "Dòng nơi nhận",
        sizes,
        lambda one: ", ".join([f"cỡ {listed([one.words[0].size])}", *_marks(one)]),
        f"cỡ {listed([texts.recipient.size])}, chữ đứng",
        judging.row("9"),
    )
    last = paper.recipients[-1] if paper.recipients else None
    wrong = [one for one in paper.recipients if one is not last and not one.text.rstrip().endswith(marks.recipient)]
    _tell_of(
        judging, "recipients.end", "Dòng nơi nhận", wrong, lambda one: f"“…{one.text[-15:]}”", f"kết thúc bằng “{marks.recipient}”", clause
    )
    if last is not None and not last.text.rstrip().endswith(marks.last_recipient):
        judging.tell(
            "recipients.last", "Dòng nơi nhận cuối", f"“…{last.text[-15:]}”", f"kết thúc bằng “{marks.last_recipient}”", clause, last
        )
    if last is not None and not re.match(r"[-–+•]?\s*Lưu\b", last.text):
        judging.tell("recipients.kept", "Dòng lưu", f"“{short(last.text, 30)}”", "dòng cuối là “- Lưu … .”", clause, last)
    elif last is not None and judging.style.id != "hd36" and re.search(r"Lưu\s*:|\bVT\b", last.text):
        judging.tell(
            "recipients.kept", "Dòng lưu", f"“{short(last.text, 30)}”", "không dấu hai chấm, không ghi VT: “- Lưu Đảng ủy.”", clause, last
        )
    first = paper.recipients[0] if paper.recipients else None
    if first is not None and paper.type_name in ("công văn", "tờ trình") and not fold(first.text).startswith("như trên"):
        judging.tell("recipients.above", "Dòng nơi nhận đầu", f"“{short(first.text, 30)}”", "“- Như trên”", clause, first)

"""Find every fault of a template in one pass, each with its place, its words and advice, before anybody prints with it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from toolkit.model.template import TemplateFault
from toolkit.papers.marks import Hint
from toolkit.render.meaning import ANY, Known, Wrong, judge, looped, printed, targets, written
from toolkit.render.places import Words, parts_of, words_of
from toolkit.render.scan import NOTE, ORDER, PRINT, Scanned, scan, snippet

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_OPENS = {"for": "endfor", "if": "endif"}
_CLOSES = {closing: opening for opening, closing in _OPENS.items()}
_ORDERS = ("for", "endfor", "if", "elif", "else", "endif", "set", "vm", "hm", "colspan", "cellbg")
_OTHER_ORDERS = frozenset(
    ("include", "import", "from", "extends", "macro", "block", "call", "filter", "raw", "with", "do", "autoescape", "trans")
) | {"endmacro", "endblock", "endcall", "endfilter", "endraw", "endwith", "endautoescape", "endtrans"}
_MARKS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_LEVELS = {"p": "đoạn", "tr": "dòng của bảng", "tc": "ô của bảng", "r": "chữ", "": "chữ"}


@dataclass(slots=True)
class _Open:
    """A loop or condition that is open, with the mark that opened it."""

    order: str
    mark: Scanned
    names: dict[str, Hint] = field(default_factory=dict)


def check_template(template: bytes, name: str, context: type | None, environment: Environment) -> tuple[TemplateFault, ...]:
    """Return every fault of a template in the order of reading.

    ``context`` is the dataclass of the paper that it prints; ``None`` where nobody knows which: then names and types are not judged.
    Raises ``TemplateError`` where the bytes are no Word file.
    """
    found = []
    for words in words_of(parts_of(template, name)).values():
        found += _Part(words, context, environment).check()
    return tuple(found)


class _Part:
    """One part of a template under check: body, header or footer each begin anew."""

    def __init__(self, words: list[Words], context: type | None, environment: Environment) -> None:
        self.words, self.environment = words, environment
        self.known = Known(context)
        self.open: list[_Open] = []
        self.faults: list[tuple[int, TemplateFault]] = []
        self.order = {id(one.element): number for number, one in enumerate(words)}

    def check(self) -> list[TemplateFault]:
        """Look at every paragraph once, then at what is still open."""
        for words in self.words:
            marks, bad = scan(words)
            for one in bad:
                self._tell(words, snippet(words.text, one.start, one.end), Wrong(one.message, one.advice))
            for mark in marks:
                self._mark(mark, marks)
        for left in self.open:
            self._unclosed(left)
        return [fault for _, fault in sorted(self.faults, key=lambda one: one[0])]

    def _tell(self, words: Words, text: str, wrong: Wrong) -> None:
        fault = TemplateFault(place=words.place, heading=words.heading, snippet=text, message=wrong.message, advice=wrong.advice)
        self.faults.append((self.order[id(words.element)], fault))

    def _tell_mark(self, mark: Scanned, message: str, advice: str) -> None:
        self._tell(mark.words, mark.snippet, Wrong(message, advice))

    def _unclosed(self, left: _Open) -> None:
        closing = _OPENS[left.order]
        self._tell_mark(
            left.mark,
            f"{'Vòng lặp' if left.order == 'for' else 'Điều kiện'} mở ở đây nhưng không đóng.",
            f"Thêm {{%{left.mark.level} {closing} %}} ở chỗ kết thúc.",
        )

    # One mark

    def _mark(self, mark: Scanned, beside: list[Scanned]) -> None:
        if any(mark.start < offset < mark.end for offset in mark.words.hidden):
            self._tell_mark(
                mark,
                "Trong dấu có chữ đã xóa đang theo dõi (Track Changes) hoặc trường ẩn, khi in sẽ sai.",
                "Trong Word: thẻ Xem lại (Review), chọn Chấp nhận tất cả thay đổi, hoặc xóa dấu và gõ lại.",
            )
        if mark.level:
            self._alone(mark, beside)
        if mark.opening == NOTE:
            return
        first = re.match(r"[^\W\d]\w*", mark.inner)
        order = first[0] if first else ""
        if mark.opening == PRINT:
            if order in (*_OPENS, *_CLOSES, "elif", "else", "set") and mark.inner != order or order in _CLOSES:
                self._tell_mark(mark, f"“{order}” là lệnh, không đặt trong {{{{ … }}}}.", f"Viết {{% {mark.inner} %}}.")
                self._order(mark, order)
            elif mark.whole:
                self._print(mark)
            return
        self._order(mark, self._meant(mark, order))

    def _meant(self, mark: Scanned, order: str) -> str:
        """Return the order of a mark, or the one that was probably meant where there is none of that name."""
        if order in _ORDERS:
            return order
        if order in _OTHER_ORDERS:
            self._tell_mark(mark, f"Lệnh “{order}” không dùng trong mẫu văn bản.", "Chỉ dùng for … endfor, if … elif … else … endif, set.")
            return ""
        near = difflib.get_close_matches(order, _ORDERS, n=1, cutoff=0.6)
        joined = re.match(r"(?:tr|tc|p|r)?(endfor|endif|for|if|else|elif)$", order)
        meant = joined[1] if joined else near[0] if near else ""
        if mark.whole:
            advice = f"Có phải ý là {{%{mark.level} {meant} … %}}?" if meant else "Chỉ dùng for … endfor, if … elif … else … endif, set."
            if joined and joined[1] != order:
                advice = f"Viết cách ra: {{%{order.removesuffix(meant)} {meant} … %}}."
            self._tell_mark(mark, f"Không có lệnh “{order}”." if order else "Dấu {% … %} không có lệnh.", advice)
        return meant

    def _alone(self, mark: Scanned, beside: list[Scanned]) -> None:
        """Say what a mark that takes its paragraph, row or cell away would take with it."""
        level = mark.level
        if level == "r":
            return
        if level != "p" and mark.words.around("tr") is None:
            self._tell_mark(
                mark,
                f"Dấu {mark.opening}{level} chỉ đặt được trong bảng, ở đây không có bảng.",
                f"Dùng {mark.opening}p hoặc chuyển vào bảng.",
            )
            return
        if re.search(r"[%}]", mark.inner):
            self._tell_mark(
                mark, f"Trong dấu {mark.opening}{level} không được có ký tự % hoặc }}.", "Bỏ ký tự đó, ví dụ thay “x % 2” bằng “x is even”."
            )
        around = mark.words.element if level == "p" else mark.words.around(level)
        same = [one for one in self.words if one.element is around or (level != "p" and around is not None and one.around(level) is around)]
        levelled = [one for one in (beside if level == "p" else [one for words in same for one in scan(words)[0]]) if one.level == level]
        if len(levelled) > 1 and levelled[0].start == mark.start and levelled[0].words.element is mark.words.element:
            self._tell_mark(
                mark,
                f"Hai dấu {mark.opening}{level} trong cùng một {_LEVELS[level]}; dấu sau sẽ mất khi in.",
                f"Đặt mỗi dấu {mark.opening}{level} ở một {_LEVELS[level]} riêng.",
            )
        rest = " ".join(_MARKS.sub("", words.text).strip() for words in same).strip()
        others = [one for words in same for one in scan(words)[0] if one.level != level and one.opening == PRINT]
        if mark.whole and (rest or others):
            said = rest or others[0].text
            self._tell_mark(
                mark,
                f"{_LEVELS[level].capitalize()} chứa dấu {mark.opening}{level} bị bỏ đi khi in, mất luôn “{said[:40]}”.",
                f"Để dấu {mark.opening}{level} một mình trong một {_LEVELS[level]} riêng.",
            )

    # Expressions

    def _parse(self, mark: Scanned, source: str) -> nodes.Node | None:
        import jinja2

        straight = source.translate(str.maketrans("“”‘’", "\"\"''"))
        try:
            return self.environment.parse(straight).body[0]
        except (jinja2.TemplateSyntaxError, IndexError) as error:
            self._tell_mark(mark, "Dấu viết sai cách.", _syntax_advice(mark, str(error)))
            return None

    def _judged(self, mark: Scanned, node: nodes.Node | None) -> Hint:
        hint, wrong = judge(node, self.known, self.environment) if node is not None else (ANY, [])
        for one in wrong:
            self._tell(mark.words, mark.snippet, one)
        return ANY if wrong else hint

    def _print(self, mark: Scanned) -> None:
        if not mark.inner:
            self._tell_mark(mark, "Dấu {{ }} trống, không nói in gì.", "Ghi tên số liệu vào giữa hoặc xóa dấu.")
            return
        output: Any = self._parse(mark, f"{{{{ {mark.inner} }}}}")
        if output is None:
            return
        hint = self._judged(mark, output.nodes[0])
        wrong = printed(hint, written(output.nodes[0])) if hint is not ANY else None
        if wrong is not None:
            self._tell(mark.words, mark.snippet, wrong)

    # Structure

    def _order(self, mark: Scanned, order: str) -> None:
        if order in _OPENS:
            opened = _Open(order, mark)
            self._begin(mark, order, opened)
            self.open.append(opened)
            self.known.loops.append(opened.names)
        elif order in _CLOSES:
            self._close(mark, _CLOSES[order])
        elif order in ("else", "elif"):
            self._branch(mark, order)
        elif order == "set":
            self._set(mark)
        elif order in ("colspan", "cellbg"):
            value: Any = self._parse(mark, f"{{{{ {mark.inner.removeprefix(order)} }}}}") if mark.whole else None
            self._judged(mark, value.nodes[0] if value is not None else None)

    def _begin(self, mark: Scanned, order: str, opened: _Open) -> None:
        if not mark.whole or mark.opening != ORDER or not re.match(rf"{order}\b", mark.inner):
            opened.names.update(_guessed(mark.inner))
            return
        parsed: Any = self._parse(mark, f"{{% {mark.inner} %}}{{% {_OPENS[order]} %}}")
        if parsed is None:
            opened.names.update(_guessed(mark.inner))
        elif order == "if":
            self._judged(mark, parsed.test)
        else:
            hint = self._judged(mark, parsed.iter)
            wrong = looped(hint, written(parsed.iter)) if hint is not ANY else None
            if wrong is not None:
                self._tell(mark.words, mark.snippet, wrong)
                hint = ANY
            opened.names.update(targets(parsed.target, hint))
            self.known.loops.append(opened.names)
            self._judged(mark, parsed.test)
            self.known.loops.pop()
        self.known.all_loops.update(dict.fromkeys(opened.names, f"“{mark.inner}”"))

    def _close(self, mark: Scanned, order: str) -> None:
        if not any(one.order == order for one in self.open):
            what = "vòng lặp" if order == "for" else "điều kiện"
            self._tell_mark(mark, f"Dấu đóng {what} không có dấu mở.", f"Xóa dấu này, hoặc thêm {{%{mark.level} {order} … %}} ở phía trên.")
            return
        while self.open[-1].order != order:
            self._unclosed(self._pop())
        self._fits(self._pop().mark, mark)

    def _pop(self) -> _Open:
        self.known.loops.pop()
        return self.open.pop()

    def _branch(self, mark: Scanned, order: str) -> None:
        inner = self.open[-1] if self.open else None
        if inner is None or (order == "elif" and inner.order != "if"):
            self._tell_mark(mark, f"“{order}” không nằm trong điều kiện if nào.", "Đặt giữa {% if … %} và {% endif %}, hoặc xóa.")
            return
        self._fits(inner.mark, mark)
        if order == "elif" and mark.whole:
            parsed: Any = self._parse(mark, f"{{% {mark.inner.removeprefix('el')} %}}{{% endif %}}")
            self._judged(mark, parsed.test if parsed is not None else None)

    def _set(self, mark: Scanned) -> None:
        parsed: Any = self._parse(mark, f"{{% {mark.inner} %}}") if mark.whole else None
        if parsed is not None:
            hint = self._judged(mark, getattr(parsed, "node", None))
            name = getattr(parsed.target, "name", "")
            self.known.set_names[name] = hint

    def _fits(self, opening: Scanned, closing: Scanned) -> None:
        """Say where a loop or condition would tear the document apart: its two ends do not lie in the same whole."""
        if opening.level != closing.level:
            self._tell_mark(
                closing,
                f"Mở bằng “{{%{opening.level}” ({opening.words.place}) nhưng đóng bằng “{{%{closing.level}”.",
                f"Dùng cùng một loại: {{%{opening.level} … %}} và {{%{opening.level} {closing.inner} %}}.",
            )
            return
        if opening.words.element is closing.words.element:
            return
        around = {"tr": "tbl", "tc": "tr"}.get(opening.level)
        if around is None:
            same = opening.words.parent is closing.words.parent
        else:
            same = opening.words.around(around) is closing.words.around(around)
        if not same:
            self._tell_mark(
                closing,
                f"Mở ở một nơi ({opening.words.place}) nhưng đóng ở nơi khác ({closing.words.place}): bảng sẽ hỏng khi in.",
                "Để lặp dòng của bảng: đặt {%tr … %} ở dòng riêng bên trên và {%tr end… %} ở dòng riêng bên dưới. "
                "Nếu không: đặt cả hai trong cùng một ô, hoặc cùng ngoài bảng.",
            )


def _guessed(inner: str) -> dict[str, Hint]:
    """Return the names that a loop gives although it is written wrongly, so that one mistake is told once."""
    found = re.match(r"for\s+([\w\s,]+?)\s+(?:in|of|trong|:)\b", inner) or re.match(r"for\s+(\w+)", inner)
    return dict.fromkeys(re.findall(r"\w+", found[1]), ANY) if found else {}


def _syntax_advice(mark: Scanned, message: str) -> str:
    inner = mark.inner
    if re.match(r"for\b", inner) and not re.search(r"\sin\s+\S", inner):
        return "Vòng lặp viết là: for dong in danh_sach."
    if re.match(r"(el)?if\s*$", inner):
        return "Sau if phải có điều kiện, ví dụ: if collectives."
    if re.search(r"(?<![=!<>])=(?!=)", inner) and not inner.startswith("set"):
        return "So sánh bằng viết hai dấu: ==."
    if "&&" in inner or "||" in inner:
        return "Viết “and” thay cho &&, “or” thay cho ||."
    if inner.count("(") != inner.count(")") or inner.count("[") != inner.count("]"):
        return "Thiếu một nửa của dấu ngoặc tròn hoặc ngoặc vuông."
    if inner.count("'") % 2 or inner.count('"') % 2:
        return "Thiếu một dấu nháy."
    if re.fullmatch(r"[\w.]+(\s+[\w.]+)+", inner):
        return f"Tên dấu viết liền, không có dấu cách: {'_'.join(inner.split())}."
    if "unexpected char" in message:
        return "Xóa ký tự lạ trong dấu; tên dấu chỉ gồm chữ không dấu, số, gạch dưới và dấu chấm."
    return "So với mẫu gốc và viết lại, ví dụ {{ head.number }} hoặc {% if collectives %}."

"""Judge the expressions in a template's marks: unknown names, wrong types, filters that do not exist, ways to Python."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.papers.marks import GROUP, LIST, NUMBER, TEXT, UNKNOWN, Hint, fields_of, item, kind, meaning, shape

if TYPE_CHECKING:
    from jinja2 import nodes

ANY: Hint = object
# What a filter gives; one that is not named here gives what nobody knows.
_GIVES: dict[str, Hint] = {
    **dict.fromkeys(("upper", "lower", "title", "capitalize", "trim", "replace", "join", "string", "format", "center"), str),
    **dict.fromkeys(("truncate", "wordwrap", "striptags", "indent", "safe"), str),
    **dict.fromkeys(("length", "count", "int", "wordcount", "round", "abs"), int),
    "float": float,
}
_OF_TEXT = {
    "upper",
    "lower",
    "title",
    "capitalize",
    "trim",
    "replace",
    "truncate",
    "wordwrap",
    "striptags",
    "indent",
    "center",
    "wordcount",
}
_KEEPS = {"sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr"}
_ONE = {"first", "last", "min", "max", "random"}
_OF_LIST = _KEEPS | _ONE | {"join", "map", "batch", "slice", "groupby", "sum"}
_UNSAFE_FILTERS = {"attr", "e", "escape", "forceescape", "xmlattr", "pprint", "tojson", "urlize", "filesizeformat", "safe"}
_ALLOWED_CALLS = {"range", "cycle", "changed"}
_LOOP: Hint = {
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth"), int),
    **dict.fromkeys(("first", "last"), bool),
    **dict.fromkeys(("previtem", "nextitem", "cycle", "changed"), ANY),
}
_SAY = {TEXT: "chữ", NUMBER: "số", LIST: "danh sách", GROUP: "nhóm số liệu"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with an expression, and what to do."""

    message: str
    advice: str


@dataclass(slots=True)
class Known:
    """The names that may be used at one place of a template.

    ``context`` is the dataclass of the paper, ``None`` where nobody knows it: then names are not judged. ``loops`` are the names that the
    loops around the place give, ``all_loops`` those of every loop seen so far.
    """

    context: type | None
    loops: list[dict[str, Hint]] = field(default_factory=list)
    set_names: dict[str, Hint] = field(default_factory=dict)
    all_loops: dict[str, str] = field(default_factory=dict)

    def names(self) -> dict[str, Hint]:
        """Return the type of every name, inner loops over outer ones."""
        found: dict[str, Hint] = dict(shape(self.context)) if self.context is not None else {}
        found |= self.set_names
        for loop in self.loops:
            found |= loop
        return found


def judge(node: nodes.Node, known: Known, environment: Hint) -> tuple[Hint, list[Wrong]]:
    """Return the type of an expression and everything that is wrong with it."""
    judging = _Judging(known, environment)
    found = judging.type_of(node)
    return found, judging.wrong


def printed(hint: Hint, text: str) -> Wrong | None:
    """Tell why a value of this type cannot be printed by ``{{ … }}``; ``None`` where it can."""
    what = kind(hint)
    if what == LIST:
        return Wrong(
            f"{{{{ {text} }}}} là danh sách, không in được như chữ.",
            f"Dùng vòng lặp: {{%p for dong in {text} %}} … {{%p endfor %}} (trong bảng: {{%tr for …)."
            if kind(item(hint)) == GROUP
            else f"Dùng vòng lặp: {{%p for dong in {text} %}}, {{{{ dong }}}}, {{%p endfor %}}.",
        )
    if what == GROUP:
        inner = next(iter(shape(hint)), "")
        return Wrong(
            f"{{{{ {text} }}}} là nhóm số liệu, không in được như chữ.", f"Chọn một số liệu trong nhóm, ví dụ {{{{ {text}.{inner} }}}}."
        )
    if what == "đúng/sai" and hint is bool:
        return Wrong(f"{{{{ {text} }}}} là đúng/sai, sẽ in ra chữ tiếng Anh.", f"Viết {{{{ 'x' if {text} else '' }}}}.")
    return None


def looped(hint: Hint, text: str) -> Wrong | None:
    """Tell why a loop cannot go over a value of this type; ``None`` where it can."""
    what = kind(hint)
    if what in (LIST, UNKNOWN):
        return None
    if what == GROUP:
        lists = [name for name, one in shape(hint).items() if item(one) is not None]
        advice = f"Lặp qua {text}.{lists[0]}." if lists else f"In từng số liệu, ví dụ {{{{ {text}.{next(iter(shape(hint)), '')} }}}}."
        return Wrong(f"Vòng lặp qua “{text}” là nhóm số liệu, không phải danh sách.", advice)
    return Wrong(f"Vòng lặp qua “{text}” là {_SAY.get(what, what)}, không phải danh sách.", f"Bỏ vòng lặp và in thẳng {{{{ {text} }}}}.")


def suggestion(name: str, known: Known) -> str:
    """Return which mark was probably meant, written out, or what to look at."""
    names = known.names()
    paths = list(names)
    if known.context is not None:
        paths += [one.mark for one in fields_of(known.context) if "." in one.mark and one.mark.split(".")[0] in names]
    leaves = {path.rsplit(".", 1)[-1]: path for path in reversed(paths)}
    if name in leaves:
        return f"Có phải ý là {{{{ {leaves[name]} }}}}?"
    near = difflib.get_close_matches(name, paths, n=1, cutoff=0.6) or [
        leaves[one] for one in difflib.get_close_matches(name, leaves, n=1, cutoff=0.7)
    ]
    return f"Có phải ý là {{{{ {near[0]} }}}}?" if near else "Xem các dấu có thể dùng: toolkit template fields."


class _Judging:
    """One look at one expression; each method takes a kind of node and returns its type."""

    def __init__(self, known: Known, environment: Hint) -> None:
        self.known, self.environment = known, environment
        self.wrong: list[Wrong] = []

    def type_of(self, node: nodes.Node | None) -> Hint:
        """Return the type of a node; what it does not know has every type."""
        if node is None:
            return ANY
        own = getattr(self, f"_{type(node).__name__.lower()}", None)
        if own is not None:
            return own(node)
        for child in node.iter_child_nodes():
            self.type_of(child)
        return ANY

    def _tell(self, message: str, advice: str) -> Hint:
        self.wrong.append(Wrong(message, advice))
        return ANY

    def _name(self, node: nodes.Name) -> Hint:
        if node.name.startswith("_"):
            return self._python(node.name)
        if self.known.context is None:
            return ANY
        names = self.known.names()
        if node.name in names:
            return names[node.name]
        if node.name == "loop" and self.known.loops:
            return _LOOP
        if node.name in self.environment.globals:
            return self._python(node.name) if node.name != "range" else ANY
        over = self.known.all_loops.get(node.name)
        if over is not None:
            return self._tell(
                f"Dấu “{node.name}” chỉ dùng được bên trong vòng lặp {over}.", "Chuyển dấu vào giữa dấu mở và dấu đóng của vòng lặp đó."
            )
        return self._tell(f"Văn bản này không có số liệu tên “{node.name}”.", suggestion(node.name, self.known))

    def _python(self, name: str) -> Hint:
        if any("phần bên trong" in one.message for one in self.wrong):
            return ANY
        return self._tell(f"“{name}” là phần bên trong của chương trình, mẫu không được dùng.", "Xóa dấu này; chỉ dùng các dấu số liệu.")

    def _const(self, node: nodes.Const) -> Hint:
        return type(node.value) if isinstance(node.value, str | int | float) else ANY

    def _templatedata(self, node: nodes.TemplateData) -> Hint:  # noqa: ARG002 - one shape for all nodes
        return str

    def _getattr(self, node: nodes.Getattr) -> Hint:
        return self._inside(self.type_of(node.node), written(node.node), node.attr)

    def _getitem(self, node: nodes.Getitem) -> Hint:
        from jinja2 import nodes

        base = self.type_of(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._inside(base, written(node.node), node.arg.value)
        self.type_of(node.arg)
        return item(base) or (str if base is str else ANY)

    def _inside(self, base: Hint, text: str, name: str) -> Hint:
        if name.startswith("_") or name in ("mro", "format_map", "gi_frame", "f_globals"):
            return self._python(name)
        if base is _LOOP:
            return (
                _LOOP[name]
                if name in _LOOP
                else self._tell(f"Vòng lặp không có “loop.{name}”.", "Dùng loop.index, loop.first hoặc loop.last.")
            )
        what = kind(base) if base is not ANY else UNKNOWN
        if what == GROUP:
            known = shape(base)
            if name in known:
                return known[name]
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"Có phải ý là {{{{ {text}.{near[0]} }}}}?" if near else f"Trong {text} có: {', '.join(known)}."
            return self._tell(f"“{text}” ({meaning(base)}) không có số liệu “{name}”.", hint)
        if what == LIST:
            return self._tell(
                f"“{text}” là danh sách, không có “{name}”.", f"Lặp qua danh sách: {{%tr for dong in {text} %}}, rồi {{{{ dong.{name} }}}}."
            )
        if what in (TEXT, NUMBER):
            return self._tell(f"“{text}” là {_SAY[what]}, không có phần “{name}”.", f"Viết {{{{ {text} }}}}.")
        return ANY

    def _call(self, node: nodes.Call) -> Hint:
        from jinja2 import nodes

        for child in (*node.args, *(one.value for one in node.kwargs)):
            self.type_of(child)
        name = node.node.attr if isinstance(node.node, nodes.Getattr) else getattr(node.node, "name", "")
        if name in _ALLOWED_CALLS:
            return tuple[int, ...] if name == "range" else ANY
        if any(part.startswith("_") for part in written(node.node).split(".")) or name in self.environment.globals:
            return self._python(name)
        return self._tell(
            f"Mẫu không gọi được lệnh “{written(node.node)}(…)”.", "Dùng bộ lọc, ví dụ {{ ten|upper }}, hoặc xóa phần gọi lệnh."
        )

    def _filter(self, node: nodes.Filter) -> Hint:
        base = self.type_of(node.node)
        for child in (*node.args, *(one.value for one in node.kwargs)):
            self.type_of(child)
        text = written(node.node) if node.node is not None else ""
        if node.name in _UNSAFE_FILTERS:
            return self._tell(f"Bộ lọc “{node.name}” không dùng được trong mẫu văn bản.", f"Bỏ “|{node.name}”.")
        if node.name not in self.environment.filters:
            near = difflib.get_close_matches(node.name, self.environment.filters, n=1, cutoff=0.5)
            advice = f"Có phải ý là “|{near[0]}”?" if near else "Bỏ bộ lọc, hoặc dùng: upper, lower, title, join, length, default."
            return self._tell(f"Không có bộ lọc “{node.name}”.", advice)
        what = kind(base) if base is not ANY and base is not _LOOP else UNKNOWN
        if node.name in _OF_TEXT and what in (LIST, GROUP):
            self._tell(
                f"Bộ lọc “{node.name}” dùng cho chữ, còn “{text}” là {_SAY[what]}.", f"Áp dụng cho từng dòng trong vòng lặp qua {text}."
            )
        if node.name in _OF_LIST and what in (TEXT, NUMBER, GROUP):
            self._tell(f"Bộ lọc “{node.name}” dùng cho danh sách, còn “{text}” là {_SAY[what]}.", f"Bỏ “|{node.name}”.")
        if node.name in _KEEPS:
            return base
        return (item(base) or ANY) if node.name in _ONE else _GIVES.get(node.name, ANY)

    def _test(self, node: nodes.Test) -> Hint:
        self.type_of(node.node)
        if node.name not in self.environment.tests:
            near = difflib.get_close_matches(node.name, self.environment.tests, n=1, cutoff=0.5)
            self._tell(f"Không có phép kiểm tra “is {node.name}”.", f"Có phải ý là “is {near[0]}”?" if near else "Bỏ phép kiểm tra này.")
        return bool

    def _compare(self, node: nodes.Compare) -> Hint:
        left = self.type_of(node.expr)
        for operand in node.ops:
            right = self.type_of(operand.expr)
            kinds = {kind(one) for one in (left, right) if one is not ANY and one is not _LOOP}
            if operand.op not in ("in", "notin") and kinds == {TEXT, NUMBER}:
                text, number = (node.expr, operand.expr) if kind(left) == TEXT else (operand.expr, node.expr)
                self._tell(
                    f"So sánh chữ “{written(text)}” với số “{written(number)}”: không bao giờ đúng hoặc gây lỗi.",
                    f"Viết số trong nháy ('{written(number)}') hoặc dùng {written(text)}|int.",
                )
        return bool

    def _add(self, node: nodes.Add) -> Hint:
        return self._sum(node)

    def _sub(self, node: nodes.Sub) -> Hint:
        return self._sum(node)

    def _sum(self, node: nodes.BinExpr) -> Hint:
        left, right = self.type_of(node.left), self.type_of(node.right)
        kinds = {kind(one) for one in (left, right) if one is not ANY and one is not _LOOP}
        if kinds == {TEXT, NUMBER} or kinds & {LIST, GROUP} and len(kinds) > 1:
            self._tell(
                f"Không cộng trừ được “{written(node.left)}” với “{written(node.right)}”: khác kiểu.",
                "Nối chữ bằng dấu ~ hoặc in hai dấu cạnh nhau.",
            )
        return left if left is right else ANY

    def _concat(self, node: nodes.Concat) -> Hint:
        for child in node.nodes:
            wrong = printed(self.type_of(child), written(child))
            if wrong is not None:
                self.wrong.append(wrong)
        return str

    def _condexpr(self, node: nodes.CondExpr) -> Hint:
        self.type_of(node.test)
        first, second = self.type_of(node.expr1), self.type_of(node.expr2)
        return first if first is second or node.expr2 is None else ANY

    def _not(self, node: nodes.Not) -> Hint:
        self.type_of(node.node)
        return bool


def written(node: nodes.Node | None) -> str:
    """Write a simple expression back as a person would: a name, a path, a constant."""
    from jinja2 import nodes

    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{written(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{written(node.node)}[{written(node.arg)}]"
        case nodes.Const():
            return str(node.value)
        case nodes.Filter() | nodes.Call():
            return written(node.node)
        case _:
            return "…"


def targets(target: nodes.Node, hint: Hint) -> Iterator[tuple[str, Hint]]:
    """Yield the names that a loop gives with their types."""
    from jinja2 import nodes

    if isinstance(target, nodes.Name):
        yield target.name, (item(hint) or ANY) if hint is not ANY else ANY
    elif isinstance(target, nodes.Tuple):
        for one in target.items:
            yield from targets(one, ANY)

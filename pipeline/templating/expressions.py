"""What the expression of a tag means, name by name, by the types of the document's view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jinja2 import nodes
from msgspec import Struct, field

from pipeline.near import suggestion
from pipeline.render.environment import FILTERS, ROWS, TESTS
from pipeline.render.environment import TEXT as TEXT_FILTER
from pipeline.templating.kinds import ANYTHING, FLAG, LOOP, NUMBER, TEXT, Kind, Meant, members

_TEXT_FILTERS = ("upper", "lower", "trim")


class Trouble(Exception):
    """Why an expression can't stand; ``hint`` says what to do.

    ``stray`` is the name that is not known there, where it is not a field of something.
    """

    def __init__(self, code: str, reason: str, hint: str = "", stray: str = "") -> None:
        super().__init__(reason)
        self.code, self.reason, self.hint, self.stray = code, reason, hint, stray


class Scope(Struct):
    """The names that are known at a tag; ``loops`` those of loops elsewhere in the part.

    ``paths`` are all full names of the document, for suggestions; ``used`` collects those
    that the expressions name.
    """

    names: Mapping[str, Meant]
    loops: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set)
    in_loop: bool = False


def meaning(node: nodes.Node, scope: Scope) -> Meant:
    """What ``node`` gives. Raises Trouble."""
    if isinstance(node, nodes.Name):
        return _name(node.name, scope)
    if isinstance(node, nodes.Getattr):
        return _member(node, scope)
    if isinstance(node, nodes.Getitem):
        return _item(node, scope)
    if isinstance(node, nodes.Const):
        return NUMBER if isinstance(node.value, int) and not isinstance(node.value, bool) else TEXT
    if isinstance(node, nodes.Filter):
        return _filtered(node, scope)
    if isinstance(node, nodes.CondExpr):
        return _either(node, scope)
    if isinstance(node, nodes.Compare):
        return _compared(node, scope)
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        raise Trouble("not-allowed", f'pengujian "{node.name}" tidak dikenal')
    for child in node.iter_child_nodes():
        meaning(child, scope)
    return TEXT if isinstance(node, nodes.Concat) else FLAG


def rows_of(node: nodes.Node, scope: Scope) -> Meant:
    """What each turn of a loop over ``node`` has. Raises Trouble."""
    meant = meaning(node, scope)
    if meant is ANYTHING:
        return ANYTHING
    if meant.items is None:
        raise Trouble(
            "not-a-list",
            f"perulangan hanya dapat dipakai pada daftar; ini {meant.kind.value}",
            _lists_below(meant),
        )
    return meant.items


def printable(meant: Meant) -> None:
    """Raises Trouble for what has no text of its own."""
    if meant.kind is Kind.LIST:
        assert meant.items is not None
        inner = "{{ x }}" if meant.items.kind is Kind.TEXT else "{{ x.… }}"
        hint = f"Ulangi isinya: {{%p for x in … %}}, {inner}, {{%p endfor %}}."
        raise Trouble("prints-a-list", "ini daftar, bukan teks, sehingga tidak dapat dicetak", hint)
    if meant.kind is Kind.RECORD:
        names = ", ".join(list(members(meant))[:6])
        raise Trouble(
            "prints-a-record",
            "ini kelompok, bukan teks, sehingga tidak dapat dicetak",
            f"Sebutkan isinya, mis. salah satu dari: {names}.",
        )
    if meant.kind is Kind.FLAG:
        raise Trouble(
            "prints-a-flag",
            "ini pilihan ya/tidak, bukan teks, sehingga tidak dapat dicetak",
            "Pakai dalam pilihan: {%p if … %} … {%p endif %}.",
        )


# --- names ------------------------------------------------------------------------


def _name(name: str, scope: Scope) -> Meant:
    if name in scope.names:
        meant = scope.names[name]
        if meant.path and meant is not ANYTHING:
            scope.used.add(meant.path)
        return meant
    if name == "loop" and scope.in_loop:
        return Meant(Kind.RECORD, "loop")
    if name in scope.loops or name == "loop":
        raise Trouble(
            "outside-loop",
            f'nama "{name}" hanya dikenal di dalam perulangannya',
            f"Pindahkan tag ini ke antara {{% for {name} in … %}} dan {{% endfor %}}.",
            name,
        )
    raise _unknown(name, name, scope.names, scope)


def _member(node: nodes.Getattr, scope: Scope) -> Meant:
    if isinstance(node.node, nodes.Name) and node.node.name not in scope.names:
        full = _dotted(node)
        if full and node.node.name != "loop" and node.node.name not in scope.loops:
            raise _unknown(node.node.name, full, scope.names, scope)
    owner = meaning(node.node, scope)
    if owner is ANYTHING:
        return ANYTHING
    if owner.path == "loop":
        if node.attr in LOOP:
            return LOOP[node.attr]
        raise _unknown(node.attr, node.attr, LOOP, scope)
    fields = members(owner)
    if node.attr in fields:
        scope.used.add(fields[node.attr].path)
        return fields[node.attr]
    if fields:
        raise _unknown_member(node, fields)
    if owner.items is not None:
        raise Trouble(
            "prints-a-list",
            f'"{_dotted(node.node)}" ini daftar; "{node.attr}" hanya dikenal pada setiap isinya',
            f"Ulangi isinya: {{% for x in {_dotted(node.node)} %}}, {{{{ x.{node.attr} }}}}.",
        )
    raise Trouble(
        "unknown-name",
        f'"{_dotted(node.node)}" ini {owner.kind.value}, tidak mempunyai "{node.attr}"',
        f'Hapus ".{node.attr}".',
    )


def _unknown(name: str, full: str, known: Iterable[str], scope: Scope) -> Trouble:
    near = suggestion(name, list(known))
    if near is None or full != name:
        ending = f".{full}"
        whole = next((p for p in scope.paths if p == full or p.endswith(ending)), None)
        near = whole or (near and full.replace(name, near, 1))
        near = near or suggestion(full, scope.paths, 0.75)
    hint = f'Maksud Anda "{near}"?' if near else "Periksa ejaannya."
    return Trouble("unknown-name", f'nama "{name}" tidak dikenal', hint, name)


def _unknown_member(node: nodes.Getattr, fields: Iterable[str]) -> Trouble:
    near = suggestion(node.attr, list(fields))
    hint = f'Maksud Anda "{_dotted(node.node)}.{near}"?' if near else "Periksa ejaannya."
    return Trouble("unknown-name", f'nama "{node.attr}" tidak dikenal', hint)


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _lists_below(meant: Meant) -> str:
    lists = [name for name, member in members(meant).items() if member.items is not None]
    if lists:
        return f"Di dalamnya ada daftar: {', '.join(lists)}."
    return "Sebutkan sebuah daftar, mis. {%p for x in frame.title_lines %}."


# --- what may stand around names -----------------------------------------------------


def _item(node: nodes.Getitem, scope: Scope) -> Meant:
    owner = meaning(node.node, scope)
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return _member(nodes.Getattr(node.node, node.arg.value, "load"), scope)
    if owner.items is not None:
        raise _may_be_empty()
    raise Trouble("not-allowed", "kurung siku tidak boleh di sini", "Cukup sebutkan namanya.")


def _may_be_empty() -> Trouble:
    return Trouble(
        "may-be-empty",
        "daftar ini dapat kosong pada suatu periode, dan dokumennya lalu tidak jadi",
        "Pakai perulangan.",
    )


def _filtered(node: nodes.Filter, scope: Scope) -> Meant:
    if node.node is None:
        raise Trouble("not-allowed", "penyaring tidak boleh di sini")
    if node.name == ROWS:
        return meaning(node.node, scope)
    if node.name not in FILTERS and node.name != TEXT_FILTER:
        near = suggestion(node.name, FILTERS)
        hint = f'Maksud Anda "{near}"?' if near else f"Yang ada: {', '.join(FILTERS)}."
        raise Trouble("not-allowed", f'penyaring "{node.name}" tidak dikenal', hint)
    meant = meaning(node.node, scope)
    for argument in (*node.args, *(pair.value for pair in node.kwargs)):
        printable(meaning(argument, scope))
    if node.name in ("first", "last"):
        rows_of(node.node, scope)
        raise _may_be_empty()
    if node.name == "length":
        return NUMBER
    if node.name == "join":
        printable(rows_of(node.node, scope))
    else:
        printable(meant)
    return TEXT


def _either(node: nodes.CondExpr, scope: Scope) -> Meant:
    meaning(node.test, scope)
    if node.expr2 is None:
        raise Trouble(
            "not-allowed",
            'pilihan di dalam tag ini tidak mempunyai "else"',
            "Tulis {{ a if b else c }}, atau pakai {% if b %} … {% endif %}.",
        )
    first, second = meaning(node.expr1, scope), meaning(node.expr2, scope)
    return first if first.kind is not Kind.TEXT else second


def _compared(node: nodes.Compare, scope: Scope) -> Meant:
    left = meaning(node.expr, scope).kind
    for operand in node.ops:
        right = meaning(operand.expr, scope).kind
        if operand.op in ("in", "notin"):
            fits = right is Kind.LIST or left is right is Kind.TEXT
        else:
            fits = left is right is Kind.TEXT or left is right is Kind.NUMBER
        if not fits:
            raise Trouble(
                "not-allowed",
                f"{left.value} dan {right.value} tidak dapat dibandingkan",
                "Bandingkan teks dengan teks, atau pakai pilihan {% if … %} dengan satu nama.",
            )
        left = right
    return FLAG

"""The one Jinja environment: a template may print names, loop and choose, nothing else.

Whoever edits a template edits a program, so the language is cut down to what
``docs/templat.md`` teaches: no calls, no arithmetic, no macros or includes, no way past
the escaping, and of a record its fields only. What a template may not do is refused
when it is read, before any of it runs.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from msgspec import Struct

from pipeline.charts import Chart

# Stand-ins for line break and tab between filling and writing (Unicode noncharacters, so
# that no text of a workbook can hold them: ``clean`` drops them from values).
BREAK, TAB = "\ufdd0", "\ufdd1"
#: Stands where a chart goes, with its number among ``TemplateEnvironment.charts``.
CHART_MARK = re.compile("\ufdd2(\\d+)\ufdd3")

_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Everything outside XML 1.0's Char, the noncharacters with it.
_NOT_XML = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_ALLOWED: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.CondExpr),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Filter, nodes.Test, nodes.Tuple),
)
TESTS = ("even", "odd")
#: The filters that every loop's rows and every part of a ``~`` go through; no tag can spell them.
ROWS, TEXT = "rows ", "text "
LOOP_FIELDS = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth"}
)
# A tag that lost one of its braces would otherwise be printed as text.
_STRAY = re.compile(r"%\}|\}\}|#\}")


class NotAllowed(SecurityError):
    """A tag asks for what a template may not do; ``args[0]`` says so in Indonesian."""

    def __init__(self, reason: str, lineno: int) -> None:
        super().__init__(reason)
        self.lineno = lineno


class UnknownName(UndefinedError):
    """A tag names something that the values don't have."""


class NotPrintable(TemplateRuntimeError):
    """A tag names something that has no text: a list, a record, None or NaN."""


def clean(text: str) -> str:
    """``text`` as XML can hold it: line ends and tabs as stand-ins, illegal characters dropped.

    Reading reports control characters in a workbook as findings; here they only must not
    break the document or take text away with them.
    """
    if text.isprintable():
        return text
    text = _NOT_XML.sub("", _LINE_ENDS.sub("\n", text))
    return text.replace("\n", BREAK).replace("\t", TAB)


def _finalize(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, StrictUndefined):
        return str(value)  # raises, with the name
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        raise NotPrintable("isiannya kosong")
    raise NotPrintable("bukan teks, melainkan daftar atau kelompok; sebutkan isinya")


def _text(value: object) -> object:
    """``value`` as a filter or ``~`` takes it: what can't be printed can't be made a text of."""
    return value if isinstance(value, str) else _finalize(value)


def _rows(value: object) -> Sequence[object]:
    """What a loop runs over. A text would be walked letter by letter."""
    if isinstance(value, StrictUndefined):
        iter(value)  # raises, with the name
    if not isinstance(value, tuple | list):
        raise NotPrintable("perulangan hanya dapat dipakai pada daftar")
    return value


def _join(value: object, separator: object = "") -> str:
    return str(_text(separator)).join(str(_text(item)) for item in _rows(value))


def _length(value: object) -> int:
    return len(value) if isinstance(value, str) else len(_rows(value))


def _item(value: object, index: int) -> object:
    rows = _rows(value)
    if not rows:
        raise NotPrintable("daftar ini kosong, jadi tidak ada isinya yang dapat diambil")
    return rows[index]


#: Jinja's filters of the same names would make a text even of a record, in Python's words.
FILTERS: Mapping[str, Callable[..., object]] = {
    "upper": lambda value: str(_text(value)).upper(),
    "lower": lambda value: str(_text(value)).lower(),
    "trim": lambda value: str(_text(value)).strip(),
    "join": _join,
    "length": _length,
    "first": lambda value: _item(value, 0),
    "last": lambda value: _item(value, -1),
}


def _similar(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f' (maksud Anda "{close[0]}"?)' if close else ""


def _undefined_type(names: frozenset[str]) -> type[StrictUndefined]:
    class Unknown(StrictUndefined):
        """An unknown name; any use of it raises :class:`UnknownName` in Indonesian."""

        __slots__ = ()

        def __init__(
            self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: Any = None
        ) -> None:
            super().__init__(hint, obj, name, UnknownName)

        @property
        def _undefined_message(self) -> str:
            if self._undefined_name is None:
                return 'pilihan di dalam tag ini tidak mempunyai "else"'
            name = str(self._undefined_name)
            owner: Any = self._undefined_obj
            if owner is missing:
                return f'nama "{name}" tidak dikenal{_similar(name, names)}'
            fields = owner if isinstance(owner, Mapping) else _fields(owner)
            return f'nama "{name}" tidak dikenal{_similar(name, map(str, fields))}'

    return Unknown


def _fields(record: object) -> tuple[str, ...]:
    """The names of a record's fields; none for any other object."""
    return record.__struct_fields__ if isinstance(record, Struct) else ()


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """See the module. Values: text, whole numbers, tuples, records and mappings of them.

    ``names``: the top-level names that the values will have, to say what was meant.
    ``charts``: those that were printed so far, a mark for each in the text; only where
    ``takes_charts`` is set.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__(
            autoescape=True,
            undefined=_undefined_type(frozenset(names)),
            finalize=self._shown,
            cache_size=0,
        )
        self.charts: list[Chart] = []
        self.takes_charts = False
        self.globals = {}
        self.filters = {**FILTERS, ROWS: _rows, TEXT: _text}
        self.tests = {name: self.tests[name] for name in TESTS}

    def _shown(self, value: object) -> object:
        if not isinstance(value, Chart):
            return _finalize(value)
        if not value:
            raise NotPrintable(
                "grafik ini tidak mempunyai data pada periode ini; apit tagnya dengan "
                "{%p if … %} dan {%p endif %}"
            )
        if not self.takes_charts:
            raise NotPrintable("grafik hanya dapat dipasang pada isi dokumen")
        self.charts.append(value)
        return f"\ufdd2{len(self.charts) - 1}\ufdd3"

    def checked(self, source: str) -> nodes.Template:
        """The syntax tree of ``source``.

        :raises NotAllowed: for what a template may not do, or a tag that lost a brace.
        :raises jinja2.TemplateSyntaxError: for a broken tag.
        """
        tree = self.parse(source)
        stack: list[nodes.Node] = [tree]
        while stack:
            node = stack.pop()
            _refuse(node)
            if isinstance(node, nodes.For):
                node.iter = self._through(ROWS, node.iter)
            elif isinstance(node, nodes.Concat):
                node.nodes = [self._through(TEXT, part) for part in node.nodes]
            stack.extend(node.iter_child_nodes())
        return tree

    def _through(self, name: str, node: nodes.Node) -> nodes.Filter:
        through = nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
        through.set_environment(self)
        return through

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in _fields(obj):
            return getattr(obj, attribute)
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP_FIELDS:
            return getattr(obj, attribute)
        if isinstance(obj, StrictUndefined):
            str(obj)  # raises, with the name that is missing first
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, int) and isinstance(obj, tuple | list):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        return False


def _refuse(node: nodes.Node) -> None:
    if isinstance(node, nodes.TemplateData):
        stray = _STRAY.search(node.data)
        if stray:
            line = node.lineno + node.data.count("\n", 0, stray.start())
            raise NotAllowed(f'ada tag yang tidak lengkap: "{stray[0]}" tanpa pembukanya', line)
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise NotAllowed("tag mencoba menjalankan program", node.lineno)
    elif isinstance(node, nodes.For) and node.recursive:
        raise NotAllowed("perulangan bersarang sendiri (recursive) tidak boleh", node.lineno)
    elif not isinstance(node, _ALLOWED):
        raise NotAllowed(_why_refused(node), node.lineno)


def _why_refused(node: nodes.Node) -> str:
    if isinstance(node, nodes.Call):
        return "tag mencoba menjalankan program"
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr):
        return "hitungan tidak boleh di dalam templat"
    return f'perintah "{type(node).__name__.lower()}" tidak boleh di dalam templat'


__all__ = [
    "BREAK",
    "CHART_MARK",
    "TAB",
    "NotAllowed",
    "NotPrintable",
    "TemplateEnvironment",
    "UnknownName",
    "clean",
]

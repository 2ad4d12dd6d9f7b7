"""A template as its checks see it: each part with its tags, and what the names in them mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import nodes
from lxml import etree
from msgspec import Struct, field

from pipeline.opc import parse_xml
from pipeline.render.blocks import halves_of, lone_ends, tag_faults
from pipeline.render.environment import TemplateEnvironment
from pipeline.render.faults import FAULTS, reason_of
from pipeline.render.package import LABELS, MAIN, Package
from pipeline.render.placement import CELL_COMMANDS, TagFault
from pipeline.render.tags import Tag, TagKind, own_texts, tags_of
from pipeline.templating.documents import Document
from pipeline.templating.expressions import Scope, Trouble, meaning, printable, rows_of
from pipeline.templating.kinds import ANYTHING, Kind, Meant, everything, members
from pipeline.templating.places import Places, part_names

_LOOP = re.compile(r"[{%]+(?:p|tr|tc)?[\s-]*for\s+(\w+(?:\s*,\s*\w+)*)")
#: What a beginning with a misspelt word may have named: ``fro r in recap``.
_NAMED = re.compile(r"\w+\s+(\w+)\s+in\s")


class Part(Struct, frozen=True):
    """A part that may hold tags; ``faults`` are of their form, place and nesting.

    ``kind`` is its content type.
    """

    file: str
    kind: str
    root: etree._Element
    tags: tuple[Tag, ...]
    places: Places
    faults: tuple[TagFault, ...] = ()

    @property
    def is_main(self) -> bool:
        return self.kind == MAIN


class _Loop(Struct, eq=False):
    """An open loop: how often its body says ``name``, and what it names that is not known."""

    tag: Tag
    name: str
    uses: int = 0
    strays: list[tuple[Tag, Trouble]] = field(default_factory=list)


class Read(Struct):
    """The names of a part, by tag: what it prints, loops over or asks for, in full.

    ``echoes`` are tags that are only wrong as long as another one is.
    """

    troubles: list[tuple[Tag, Trouble]] = field(default_factory=list)
    signatures: list[tuple[Tag, str]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    echoes: set[Tag] = field(default_factory=set)


def parts_of(package: Package) -> tuple[Part, ...]:
    """The main part first, then the others. Raises NotAPackage."""
    names = part_names(package)
    files = [name for name in package.parts if package.kinds.get(name, "") in LABELS]
    kinds = package.kinds
    files.sort(key=lambda name: (kinds[name] != MAIN, kinds[name], len(name), name))
    found = []
    for file in files:
        root = parse_xml(package.parts[file])
        places = Places(root, names[file])
        tags = tags_of(root)
        faults = tuple(tag_faults(tags))
        found.append(Part(file, package.kinds[file], root, tags, places, faults))
    return tuple(found)


def read_names(part: Part, document: Document) -> Read:
    """Follows the tags of ``part`` through its loops, and resolves each name in them."""
    return _Reader(part, document).read()


class _Reader:
    def __init__(self, part: Part, document: Document) -> None:
        self._part = part
        self._environment = TemplateEnvironment()
        self._top = members(Meant(Kind.RECORD, "", document.view))
        self._scopes: list[dict[str, Meant]] = []
        self._open_loops: list[_Loop] = []
        self._whole = {tag: text for tag, (_, text) in halves_of(part.tags).items()}
        self._lone = lone_ends(part.tags)
        self._conditions: list[set[str]] = []
        self._paths = tuple(
            member.path for _, _, member in everything(document.view) if "[]" not in member.path
        )
        self._loops = frozenset(name for tag in part.tags for name in _names_of(tag.text))
        self._found = Read()

    def read(self) -> Read:
        for tag in self._part.tags:
            for loop in self._open_loops:
                loop.uses += bool(re.search(rf"\b{loop.name}\b", tag.body))
            if tag.kind is TagKind.BROKEN:
                names = _names_of(self._whole.get(tag, tag.text))
                if names:
                    self._open(tag, names)
            elif tag.kind in (TagKind.PRINT, TagKind.BLOCK) and tag.body:
                try:
                    self._take(tag)
                except Trouble as trouble:
                    self._found.troubles.append((tag, trouble))
                    for loop in self._open_loops if trouble.stray else ():
                        loop.strays.append((tag, trouble))
        return self._found

    def _take(self, tag: Tag) -> None:
        if tag.kind is TagKind.PRINT:
            self._print(tag, tag.body)
        elif tag.word == "for":
            self._loop(tag)
        elif tag.word in ("if", "elif"):
            self._choose(tag)
        elif tag.word in CELL_COMMANDS:
            rest = tag.body.removeprefix(tag.word)
            if rest.strip() and tag.word != "vm":
                self._print(tag, rest)
            self._sign(tag, tag.word)
        else:
            self._sign(tag, tag.word)
            self._end(tag)

    def _end(self, tag: Tag) -> None:
        if tag.word == "endfor" and self._scopes:
            if tag not in self._lone:
                self._scopes.pop()
                self._name_the_loop(self._open_loops.pop())
        elif tag.word == "endif" and self._conditions:
            self._conditions.pop()
        elif tag.word not in ("endfor", "endif", "else"):
            if named := _NAMED.search(tag.body):
                self._open(tag, (named[1],))
            self._parse(f"{{% {tag.body} %}}")

    def _name_the_loop(self, loop: _Loop) -> None:
        """A body that says another name than its loop gives: one fault, at the loop."""
        names = {trouble.stray for _, trouble in loop.strays}
        if loop.uses or len(names) != 1:
            return
        echoes = {tag for tag, _ in loop.strays}
        self._found.echoes |= echoes
        for kept in (self._found.troubles, *(outer.strays for outer in self._open_loops)):
            kept[:] = [item for item in kept if item[0] not in echoes]
        if all(tag is not loop.tag for tag, _ in self._found.troubles):
            name = names.pop()
            reason = f'perulangan ini memberi nama "{loop.name}", tetapi isinya memakai "{name}"'
            hint = f'Samakan keduanya, mis. tulis "for {name} in" di sini.'
            self._found.troubles.append((loop.tag, Trouble("loop-name", reason, hint)))

    # --- one tag ------------------------------------------------------------------

    def _print(self, tag: Tag, body: str) -> None:
        (output,) = self._parse(f"{{{{ {body} }}}}").find_all(nodes.Output)
        scope = self._scope()
        meant = meaning(output.nodes[0], scope)
        self._used(scope)
        self._sign(tag, f"print {meant.path or body}")
        printable(meant)
        if meant.kind is Kind.CHART:
            self._chart(tag, meant)

    def _chart(self, tag: Tag, chart: Meant) -> None:
        texts = own_texts(tag.holder) if tag.pieces else []
        beside = "".join(node.text or "" for node in texts).replace(tag.text, "", 1)
        if not self._part.is_main or not tag.pieces or beside.strip():
            raise Trouble(
                "misplaced-chart",
                "tag grafik harus sendirian dalam satu paragraf pada isi dokumen",
                "Pindahkan tag ini ke paragraf tersendiri pada isi dokumen.",
            )
        if not any(chart.path in condition for condition in self._conditions):
            raise Trouble(
                "unguarded-chart",
                "grafik ini tidak mempunyai data pada sebagian periode",
                f"Apit tagnya dengan {{%p if {tag.body} %}} dan {{%p endif %}}.",
            )

    def _loop(self, tag: Tag) -> None:
        self._open(tag, _names_of(tag.text))
        (loop,) = self._parse(f"{{% {tag.body} %}}{{% endfor %}}").find_all(nodes.For)
        target = loop.target
        if not isinstance(target, nodes.Name):
            raise Trouble("not-allowed", "perulangan hanya boleh memakai satu nama", "")
        scope = self._scope(outer=True)
        items = rows_of(loop.iter, scope)
        self._used(scope)
        self._scopes[-1] = {target.name: items}
        self._sign(tag, f"for {items.path}")
        if target.name in self._top:
            raise Trouble(
                "hidden-name",
                f'"{target.name}" sudah nama isian dokumen ini, dan tertutup oleh perulangan ini',
                "Pakai nama lain untuk perulangannya, mis. x.",
            )
        if loop.test is not None:
            scope = self._scope()
            meaning(loop.test, scope)
            self._used(scope)

    def _open(self, tag: Tag, names: tuple[str, ...]) -> None:
        """Its name is known even where its list is not: one fault, not one for each use."""
        self._scopes.append(dict.fromkeys(names, ANYTHING))
        # A broken loop, or one of two names, is told of as such.
        sound = tag.kind is TagKind.BLOCK and tag.word == "for" and len(names) == 1
        self._open_loops.append(_Loop(tag, names[0] if names else "", uses=not sound))

    def _choose(self, tag: Tag) -> None:
        if tag.word == "if":
            self._conditions.append(set())
        condition = tag.body.removeprefix(tag.word)
        (choice,) = self._parse(f"{{% if {condition} %}}{{% endif %}}").find_all(nodes.If)
        scope = self._scope()
        meant = meaning(choice.test, scope)
        self._used(scope)
        if tag.word == "if":
            self._conditions[-1] |= scope.used
        self._sign(tag, f"{tag.word} {meant.path or condition.strip()}")
        if meant.kind is Kind.RECORD:
            raise Trouble(
                "always-true",
                "pilihan ini selalu benar, karena kelompok selalu ada",
                "Sebutkan salah satu isinya.",
            )

    # --- shared -------------------------------------------------------------------

    def _parse(self, source: str) -> nodes.Template:
        try:
            return self._environment.checked(source)
        except FAULTS as error:
            reason = reason_of(error)
            code = "broken-tag" if reason.startswith("penulisan") else "not-allowed"
            raise Trouble(code, reason) from None

    def _scope(self, outer: bool = False) -> Scope:
        """The names that are known here; with ``outer`` without the innermost loop's."""
        loops = self._scopes[:-1] if outer else self._scopes
        names: Mapping[str, Meant] = self._top
        for own in loops:
            names = {**names, **own}
        return Scope(names, self._loops, self._paths, in_loop=bool(loops))

    def _used(self, scope: Scope) -> None:
        self._found.used |= scope.used

    def _sign(self, tag: Tag, signature: str) -> None:
        self._found.signatures.append((tag, signature))


def _names_of(text: str) -> tuple[str, ...]:
    """The names that a loop's tag gives, also a broken one's; none for any other tag."""
    match = _LOOP.match(text)
    return tuple(re.findall(r"\w+", match[1])) if match else ()

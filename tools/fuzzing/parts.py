"""Changes to any part's tree or text: elements, attributes, order, encoding, prologue."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from random import Random

from lxml import etree

from . import cells, values

Element = etree._Element
Change = Callable[[Random, Element], None]

_JUNK = (*values.INDEXES, *values.AREAS, *values.TEXTS[:60])


def _inner(root: Element) -> list[Element]:
    return [e for e in root.iter() if e is not root and isinstance(e.tag, str)]


# --- trees ---------------------------------------------------------------------------


def drop(chance: Random, root: Element) -> None:
    if found := _inner(root):
        gone = chance.choice(found)
        gone.getparent().remove(gone)


def drop_all(chance: Random, root: Element) -> None:
    """Every element of one name."""
    if found := _inner(root):
        tag = chance.choice(found).tag
        for element in [e for e in found if e.tag == tag]:
            element.getparent().remove(element)


def duplicate(chance: Random, root: Element) -> None:
    if found := _inner(root):
        element = chance.choice(found)
        for _ in range(chance.choice((1, 1, 2, 50))):
            element.addnext(copy.deepcopy(element))


def move(chance: Random, root: Element) -> None:
    """An element goes into another: out of its place in the schema."""
    if found := _inner(root):
        element, into = chance.choice(found), chance.choice(found)
        if element not in (into, *into.iterancestors()):
            into.append(element)


def rename(chance: Random, root: Element) -> None:
    if found := _inner(root):
        chance.choice(found).tag = chance.choice((chance.choice(found).tag, "asing"))


def nest(chance: Random, root: Element) -> None:
    """An element inside itself, deeper than anybody writes."""
    if found := _inner(root):
        place = chance.choice(found)
        for _ in range(chance.choice((3, 100, 3_000))):
            place = etree.SubElement(place, place.tag)


def attribute(chance: Random, root: Element) -> None:
    """Attributes gone, or with a value of another kind."""
    found = [e for e in _inner(root) if e.attrib]
    for element in chance.sample(found, min(len(found), chance.choice((1, 1, 3, 20)))):
        key = chance.choice(list(element.attrib))
        if chance.random() < 0.3:
            del element.attrib[key]
        else:
            element.set(key, chance.choice(_JUNK))


def swap_attributes(chance: Random, root: Element) -> None:
    found = [e for e in _inner(root) if e.attrib]
    if len(found) > 1:
        one, other = chance.sample(found, 2)
        for key in sorted(set(one.attrib) & set(other.attrib)):
            value = one.get(key)
            one.set(key, other.get(key))
            other.set(key, value)


def text(chance: Random, root: Element) -> None:
    found = [e for e in _inner(root) if e.text]
    for element in chance.sample(found, min(len(found), chance.choice((1, 1, 5, 60)))):
        element.text = chance.choice(values.TEXTS)


def strange_nodes(chance: Random, root: Element) -> None:
    """Comments and instructions between and inside, which are no content."""
    for element in chance.choices(_inner(root) or [root], k=chance.choice((1, 10, 200))):
        node = chance.choice((etree.Comment(" catatan "), etree.ProcessingInstruction("p", "x")))
        element.insert(0, node)


def cut_children(chance: Random, root: Element) -> None:
    """The later half of an element's children is lost: shared texts, styles, rows."""
    found = [e for e in (root, *_inner(root)) if len(e) > 1]
    if found:
        element = chance.choice(found[:40])
        for child in list(element)[len(element) // 2 :]:
            element.remove(child)


TREE_CHANGES = (
    *(drop, drop, drop_all, duplicate, duplicate, move, rename, nest, attribute, attribute),
    *(attribute, swap_attributes, text, text, strange_nodes, cut_children),
)


# --- the workbook, its styles and its shared texts --------------------------------------


def sheets(chance: Random, root: Element) -> None:
    """Sheets of the workbook: gone, renamed, twice, hidden, shuffled."""
    found = list(root.iter("{*}sheet"))
    if not found:
        return
    sheet = chance.choice(found)
    choice = chance.randrange(6)
    if choice == 0:
        for gone in chance.sample(found, min(len(found), chance.choice((1, 1, 4, 99)))):
            gone.getparent().remove(gone)
    elif choice == 1:
        sheet.set("name", chance.choice((*values.NAMES, chance.choice(found).get("name", ""))))
    elif choice == 2:
        sheet.addnext(copy.deepcopy(sheet))
    elif choice == 3:
        sheet.set("state", chance.choice(("hidden", "veryHidden", "x")))
    elif choice == 4:
        chance.shuffle(found)
        sheet.getparent()[:] = found
    else:
        names = [s.get("name", "") for s in found]
        chance.shuffle(names)
        for each, name in zip(found, names, strict=True):
            each.set("name", name)


def workbook_facts(chance: Random, root: Element) -> None:
    """The calendar of 1904, and names that point nowhere."""
    for properties in root.iter("{*}workbookPr"):
        properties.set("date1904", chance.choice(("1", "true", "0", "x")))
    for name in root.iter("{*}definedName"):
        if chance.random() < 0.3:
            name.text = chance.choice(("#REF!", "'Tiada'!$A$1", "", "Rekap!A1", *values.AREAS))


def formats(chance: Random, root: Element) -> None:
    for found in root.iter("{*}numFmt"):
        if chance.random() < 0.4:
            found.set("formatCode", chance.choice(values.FORMATS))
    for found in root.iter("{*}xf"):
        if chance.random() < 0.3:
            found.set("numFmtId", chance.choice(("0", "14", "22", "46", "164", "999", "-1", "x")))


def shared_texts(chance: Random, root: Element) -> None:
    """Other texts at the same index: any value in any cell that shows one."""
    items = list(root)
    for item in items:
        if chance.random() < 0.05:
            for found in item.iter("{*}t"):
                found.text = chance.choice(values.TEXTS)
    if items and chance.random() < 0.3:
        root.append(items[0])  # every index moves by one


def change_tree(chance: Random, name: str, root: Element) -> str:
    """One change that fits the part ``name``; the name of the change."""
    own: tuple[Change, ...] = ()
    if "worksheets/" in name and not name.endswith(".rels"):
        own = cells.CHANGES
    elif name.endswith("workbook.xml"):
        own = (sheets, sheets, workbook_facts)
    elif name.endswith("styles.xml"):
        own = (formats,)
    elif name.endswith("sharedStrings.xml"):
        own = (shared_texts,)
    changes = own if own and chance.random() < 0.75 else TREE_CHANGES
    change = chance.choice(changes)
    change(chance, root)
    return f"{name}: {change.__name__}"


# --- texts -----------------------------------------------------------------------------


def _recoded(chance: Random, part: bytes) -> bytes:
    kind = chance.choice(values.ENCODINGS)
    words = part.decode("utf-8", "replace")
    if chance.random() < 0.7:
        words = re.sub(r'encoding="[^"]*"', f'encoding="{kind}"', words, count=1)
    return words.encode(kind, "xmlcharrefreplace")


def _declared(chance: Random, part: bytes) -> bytes:
    kind = chance.choice(values.DECLARED).encode()
    return re.sub(rb'encoding="[^"]*"', b'encoding="' + kind + b'"', part, count=1)


def _with_dtd(chance: Random, part: bytes) -> bytes:
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"lol") for n in range(9)
    )
    dtd = chance.choice(
        (
            b"<!DOCTYPE x [" + entities + b"]>",
            b'<!DOCTYPE x [<!ENTITY e8 SYSTEM "file:///etc/passwd">]>',
            b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        )
    )
    part = re.sub(rb"(<\?xml[^>]*\?>)?", rb"\g<1>" + dtd, part, count=1)
    return re.sub(rb"<v>[^<]*</v>|<t>[^<]*</t>", b"<v>&e8;</v>", part, count=1)


def _bad_reference(chance: Random, part: bytes) -> bytes:
    bad = chance.choice((b"&#0;", b"&#x1F;", b"&#xD800;", b"&#xFFFE;", b"&tiada;", b"&#x110000;"))
    places = [m.start() for m in re.finditer(rb"</[vt]>", part)] or [len(part)]
    at = chance.choice(places)
    return part[:at] + bad + part[at:]


def _as_cdata(_: Random, part: bytes) -> bytes:
    return re.sub(rb"<(v|t)>([^<&]*)</", rb"<\1><![CDATA[\2]]></", part)


def _cut(chance: Random, part: bytes) -> bytes:
    return part[: chance.randrange(len(part) + 1)]


def _spaces(chance: Random, part: bytes) -> bytes:
    return part.replace(b"><", b">" + chance.choice((b"\n", b"\r\n  ", b"\t", b" x ")) + b"<")


def _emptied(chance: Random, _: bytes) -> bytes:
    return chance.choice((b"", b"<", b"<x/>", b"\xff\xfe", b"{}", b"<?xml version='1.0'?>"))


def _single_quotes(_: Random, part: bytes) -> bytes:
    return part if b"'" in part else part.replace(b'"', b"'")


def _flipped_bytes(chance: Random, part: bytes) -> bytes:
    spoiled = bytearray(part)
    for _ in range(chance.choice((1, 3, 30)) if spoiled else 0):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


TEXT_CHANGES = (
    *(_recoded, _declared, _with_dtd, _bad_reference, _as_cdata, _cut, _spaces, _spaces),
    *(_emptied, _single_quotes, _flipped_bytes),
)


def change_text(chance: Random, name: str, part: bytes) -> tuple[bytes, str]:
    change = chance.choice(TEXT_CHANGES)
    return change(chance, part), f"{name}: {change.__name__.lstrip('_')}"

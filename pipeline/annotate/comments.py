"""The comments part of a sheet: a comment for each mark, beside or below the user's own.

A user's comment keeps its text, and the findings follow it. The comment that stands for a
threaded one is left alone: Excel writes it anew from the thread, so that anything added
would be lost, and a cell holds one comment only. Such a cell has its fill and its row in
the list of findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from msgspec import Struct

from pipeline.annotate.marks import AUTHOR, Mark, parse_address
from pipeline.annotate.markup import (
    DECLARATION,
    Edit,
    Element,
    append_child,
    attribute_bytes,
    edited,
    elements,
    text_bytes,
    whole,
)
from pipeline.model import column_letter
from pipeline.opc import NotAPackage

#: The author of a threaded comment's shadow is ``tc={…}`` [MS-XLSX 2.6.205].
_SHADOW = "tc="


class Commented(Struct, frozen=True):
    """A comments part, and which marks got a comment of their own."""

    data: bytes
    #: Marks whose cells had no comment, so that no box shows them yet.
    new: tuple[Mark, ...]
    #: Marks whose text went below a user's own, in a box that was made for that.
    appended: tuple[Mark, ...]
    #: (row, column) of the comments that were there before.
    old: tuple[tuple[int, int], ...]


def _run(prefix: bytes, text: str, bold: bool) -> bytes:
    weight = b"<%bb/>" % prefix if bold else b""
    return (
        b'<P:r><P:rPr>%b<P:sz val="9"/><P:color indexed="81"/><P:rFont val="Tahoma"/>'
        b'<P:family val="2"/></P:rPr><P:t xml:space="preserve">%b</P:t></P:r>'
    ).replace(b"P:", prefix) % (weight, text_bytes(text))


def _runs(prefix: bytes, mark: Mark, before: str = "") -> bytes:
    """The findings of a cell as rich text, the first line of each in bold."""
    made = []
    for head, body in mark.paragraphs:
        made.append(_run(prefix, f"{before}{head}\n", bold=True))
        made.append(_run(prefix, body, bold=False))
        before = "\n\n"
    return b"".join(made)


def _comment(prefix: bytes, mark: Mark, author: int) -> bytes:
    ref = f"{column_letter(mark.column)}{mark.row}"
    return b'<%bcomment ref="%b" authorId="%d"><%btext>%b</%btext></%bcomment>' % (
        prefix,
        ref.encode(),
        author,
        prefix,
        _runs(prefix, mark),
        prefix,
        prefix,
    )


def new_comments(marks: tuple[Mark, ...], namespace: str) -> Commented:
    """A comments part for a sheet that has none."""
    data = b"".join(
        [
            DECLARATION,
            b"<comments xmlns=%b><authors><author>%b</author></authors><commentList>"
            % (attribute_bytes(namespace), AUTHOR.encode()),
            *(_comment(b"", mark, 0) for mark in marks),
            b"</commentList></comments>",
        ]
    )
    return Commented(data, marks, (), ())


def extend_comments(
    data: bytes, marks: tuple[Mark, ...], threaded: Iterable[tuple[int, int]]
) -> Commented:
    """The comments part ``data`` with the findings of ``marks``.

    ``threaded`` are the (row, column) of cells with threaded comments. Raises NotAPackage.
    """
    found = elements(data, 5)
    root = found[0]
    holders = {e.name: e for e in found if e.depth == 1}
    if "authors" not in holders or "commentList" not in holders:
        raise NotAPackage("a comments part without authors or comments")
    authors = [
        unescape(data[e.inner : e.close].decode("utf-8", "replace"))
        for e in found
        if e.depth == 2 and e.name == "author"
    ]
    inside = _comments(found)
    shadows = set(threaded)
    edits: list[Edit] = []
    new: list[Mark] = []
    appended: list[Mark] = []
    for mark in marks:
        comment = inside.get((mark.row, mark.column))
        if comment is None:
            new.append(mark)
            continue
        number = whole(comment[0].get("authorId"))
        author = authors[number] if number is not None and number < len(authors) else ""
        if not author.startswith(_SHADOW) and (mark.row, mark.column) not in shadows:
            edits += _append(data, comment, mark, replace=author == AUTHOR)
            appended.append(mark)
    if AUTHOR not in authors and new:
        tag = root.prefix + b"author"
        entry = b"<%b>%b</%b>" % (tag, AUTHOR.encode(), tag)
        edits.append(append_child(data, holders["authors"], entry))
        authors.append(AUTHOR)
    if new:
        index = authors.index(AUTHOR)
        added = b"".join(_comment(root.prefix, mark, index) for mark in new)
        edits.append(append_child(data, holders["commentList"], added))
    return Commented(edited(data, edits), tuple(new), tuple(appended), tuple(inside))


def _comments(found: list[Element]) -> dict[tuple[int, int], list[Element]]:
    """By cell: the comment, then all elements inside it."""
    inside: dict[tuple[int, int], list[Element]] = {}
    current: list[Element] | None = None
    for element in found:
        if element.depth == 2 and element.name == "comment":
            place = parse_address(element.get("ref"))
            current = inside.setdefault(place, []) if place else None
        if current is not None and element.depth >= 2:
            current.append(element)
    return inside


def _append(data: bytes, comment: list[Element], mark: Mark, replace: bool) -> list[Edit]:
    """Put the findings behind a comment's text; in its place where it is our own."""
    prefix = comment[0].prefix
    text = next((e for e in comment if e.depth == 3 and e.name == "text"), None)
    if text is None:
        whole = b"<%btext>%b</%btext>" % (prefix, _runs(prefix, mark), prefix)
        return [append_child(data, comment[0], whole)]
    if replace and text.inner < text.end:
        return [(text.inner, text.close, _runs(prefix, mark))]
    shown = [e for e in comment if e.depth == 4 and e.name in ("t", "r")]
    if not shown:
        return [append_child(data, text, _runs(prefix, mark))]
    edits: list[Edit] = []
    if shown[0].name == "t":
        # Plain text stands alone [CT_Rst]; beside other runs it must be one of them.
        plain = shown[0]
        run = b"<%br>%b</%br>" % (prefix, data[plain.start : plain.end], prefix)
        edits.append((plain.start, plain.end, run))
    last = shown[-1].end
    edits.append((last, last, _runs(prefix, mark, before="\n\n")))
    return edits

"""XML read without trust and put into canonical form."""

from __future__ import annotations

import base64
import binascii

from lxml import etree


class NotStrictXml(ValueError):
    """Not well formed, or with a document type, comments or instructions where none belong."""


def parse_strict(data: bytes, *, comments: bool = False) -> etree._Element:
    """The root element of ``data``. Raises NotStrictXml.

    Without ``comments`` neither comments nor processing instructions are allowed: they
    vanish in canonical form, so they could split a signed value without breaking it.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotStrictXml(str(error)) from error
    tree = root.getroottree()
    # The DTD is refused as such: entities and default attributes come with it.
    if tree.docinfo.internalDTD is not None or str(tree.docinfo.doctype or ""):
        raise NotStrictXml("a document type")
    if not comments:
        outside = root.getprevious() is not None or root.getnext() is not None
        if outside or any(not isinstance(node.tag, str) for node in root.iter()):
            raise NotStrictXml("a comment or an instruction")
    return root


def canonical(element: etree._Element, *, exclusive: bool = False) -> bytes:
    """The canonical form (without comments) of ``element`` where it stands.

    Inclusive form keeps the namespaces in scope ([C14N] 2.4). lxml's own canonical form of
    an inner element adds ``xmlns=""``, so the element is written out (lxml then repeats the
    ancestors' namespaces), read again and only then put into canonical form. Ancestors'
    ``xml:`` attributes are not carried over: callers let none stand there.
    Raises NotStrictXml.
    """
    copy = parse_strict(etree.tostring(element, with_tail=False), comments=True)
    try:
        return etree.tostring(copy, method="c14n", exclusive=exclusive, with_comments=False)
    except etree.C14NError as error:  # a relative namespace: [C14N] 1.3 leaves it undefined
        raise NotStrictXml(str(error)) from error


def decode_base64(text: str | None) -> bytes:
    """The bytes of ``text``, spelled in the one canonical way. Raises NotStrictXml.

    Unused bits and stray characters are refused, so that no two texts give equal bytes.
    """
    compact = "".join((text or "").split())
    try:
        data = base64.b64decode(compact, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotStrictXml("base64") from error
    if not data or base64.b64encode(data).decode("ascii") != compact:
        raise NotStrictXml("base64")
    return data


def new_element(name: str, namespace: str) -> etree._Element:
    """An element whose namespace is the default one, as Word and the standards print it."""
    # lxml calls the default prefix None, which its stubs do not know.
    return etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})  # type: ignore[dict-item]


def encode_base64(data: bytes) -> str:
    """``data`` as base64 in one line: Office refuses digests that are broken over lines."""
    return base64.b64encode(data).decode("ascii")

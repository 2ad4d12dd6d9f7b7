"""What a signature of this program covers: every part that signing itself does not add.

Word leaves the document's properties out; here they are in. Relationships are covered
twice. The package object holds them as Word does, through the Relationships Transform,
which looks at chosen relationships only, so that a relationship added later would stay
unseen by readers that check no more than what is listed (LibreOffice, xmlsec1). A second,
application-defined object ([OPC] 13.2.4.14) therefore digests each relationship part whole.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.sign.names import ORIGIN_RELATION
from pipeline.sign.opc import Package, signing_parts
from pipeline.sign.transform import transform_relationships


class Reference(Struct, frozen=True):
    """A line of a manifest: what is digested, and how it was made.

    ``ids`` are the relationships that the transform keeps; none where the part is taken
    as it is.
    """

    uri: str
    data: bytes
    ids: tuple[str, ...] = ()


def package_references(package: Package) -> tuple[Reference, ...]:
    """The lines of the package object's manifest, sorted by address as Word sorts them."""
    lines = []
    own = signing_parts(package)
    for name, data in package.parts.items():
        if name in own:
            continue
        uri = part_uri(package, name)
        if name not in package.relationships:
            lines.append(Reference(uri, data))
        elif ids := _signed_ids(package, name):
            lines.append(Reference(uri, transform_relationships(data, ids), ids))
    return tuple(sorted(lines, key=lambda line: line.uri))


def whole_references(package: Package) -> tuple[Reference, ...]:
    """The lines that digest each relationship part whole, sorted by address.

    Without the query: LibreOffice reads a part once per address, so that the same address
    in both manifests would fail there. The type of a relationship part is known anyway.
    """
    names = sorted(package.relationships.keys() - signing_parts(package))
    return tuple(Reference(name, package.parts[name]) for name in names)


def part_uri(package: Package, name: str) -> str:
    """[OPC] 13.2.4.17: the part's name with its content type as the query."""
    return f"{name}?ContentType={package.types.of(name)}"


def _signed_ids(package: Package, part: str) -> tuple[str, ...]:
    """All relationships of ``part``, but not that to the signatures: it is signing's own."""
    return tuple(
        sorted(
            relation.id
            for relation in package.relationships[part]
            if relation.type != ORIGIN_RELATION
        )
    )

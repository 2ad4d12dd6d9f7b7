"""What a signature covers: each line of its manifests checked, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct, field

from pipeline.sign.algorithms import UnknownAlgorithm, digest, is_weak
from pipeline.sign.names import (
    MDSSI,
    ORIGIN_RELATION,
    ORIGIN_TYPE,
    RELATIONSHIP_TRANSFORM,
    ROOT_RELATIONSHIPS,
)
from pipeline.sign.opc import (
    Package,
    Relationship,
    is_relationships_part,
    relationships_part,
    signing_parts,
)
from pipeline.sign.shape import Refused, canonical_form, read_digest, read_transforms
from pipeline.sign.transform import transform_relationships, white_space_form
from pipeline.sign.xml import NotStrictXml, canonical, parse_strict

_BY_ID = f"{{{MDSSI}}}RelationshipReference"
_BY_TYPE = f"{{{MDSSI}}}RelationshipsGroupReference"
_QUERY = "?ContentType="

#: What Word leaves out of its own signatures, by the last step of the relationship type:
#: properties of the document, and helpers of its comments. They change no word of it.
_LEFT_OUT_BY_WORD = frozenset(
    {
        "core-properties",
        "extended-properties",
        "custom-properties",
        "thumbnail",
        "people",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
    }
)
#: Word leaves these out too. They matter only where the text shows what they hold.
_CUSTOM_XML = frozenset({"customXml", "customXmlProps"})
_DATA_BINDING = b"dataBinding"


class Coverage(Struct):
    """Filled while the lines are checked: what is covered, and what is wrong."""

    whole: set[str] = field(default_factory=set)
    relations: dict[str, set[str]] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    rewritten: list[str] = field(default_factory=list)
    respelled: list[str] = field(default_factory=list)
    weak: bool = False

    def fault(self, code: str, part: str = "") -> None:
        self.reasons.append(code)
        if part:
            self.changed.append(part)


def check_manifests(
    package: Package, manifests: Sequence[etree._Element], *, rewriting: bool = False
) -> Coverage:
    """All lines of all manifests, each against the package.

    With ``rewriting`` a relationship part that this program had digested whole may have
    been written anew by another one, if every relationship in it is covered and unchanged.
    """
    coverage = Coverage()
    for manifest in manifests:
        addresses = [str(line.get("URI")) for line in manifest]
        if len(set(addresses)) != len(addresses):
            coverage.fault("manifest-duplicate")
        for line in manifest:
            try:
                _check_line(package, line, coverage)
            except Refused as error:
                coverage.fault(str(error))
            except UnknownAlgorithm:
                coverage.fault("algorithm-not-accepted")
    for part in coverage.rewritten:
        left = [
            relation
            for relation in package.relationships[part]
            if relation.id not in coverage.relations.get(part, ())
            and not _to_origin(package, part, relation)
        ]
        if left or part in coverage.changed or not rewriting:
            coverage.fault("part-changed", part)
    return coverage


def uncovered(package: Package, coverage: Coverage) -> tuple[tuple[str, ...], bool]:
    """What is not covered, and whether all of that is what Word leaves out too.

    Parts by name, relationships as ``part#Id``. Signing's own parts don't count, nor does
    the relationship to the origin part.
    """
    own = signing_parts(package)
    left: dict[str, bool] = {}
    for part, relations in package.relationships.items():
        if part in own or part in coverage.whole:
            continue
        seen = coverage.relations.get(part)
        if seen is None and not relations:
            left[part] = False
        for relation in relations:
            if relation.id not in (seen or ()) and not _to_origin(package, part, relation):
                left[f"{part}#{relation.id}"] = _is_left_out(package, part, relation)
    for part in package.parts:
        if part not in own and part not in coverage.whole and part not in package.relationships:
            left[part] = _may_be_left_out(package, part)
    return tuple(sorted(left)), all(left.values())


def _check_line(package: Package, line: etree._Element, coverage: Coverage) -> None:
    transforms = read_transforms(line)
    address, query, kind = str(line.get("URI", "")).partition(_QUERY)
    part = unquote(address)
    # [OPC] 13.2.4.17 wants the type; that of a relationship part can be one only.
    if not (query or is_relationships_part(part)) or not part.startswith("/"):
        raise Refused("signature-structure")
    if part not in package.parts:
        coverage.fault("part-missing", part)
        return
    if query and package.types.of(part) != unquote(kind):
        coverage.fault("content-type-changed", part)
    algorithm, value = read_digest(line)
    coverage.weak |= is_weak(algorithm)
    try:
        forms = _contents(package, part, transforms, coverage)
    except NotStrictXml:
        forms = ()
    unchanged = any(digest(algorithm, form) == value for form in forms)
    if not unchanged and part in package.relationships and not transforms:
        # Judged when all lines are known; relationships added are told apart.
        coverage.rewritten.append(part)
    elif not unchanged:
        coverage.fault("part-changed", part)
    if not _is_transformed(transforms) and (unchanged or part not in package.relationships):
        coverage.whole.add(part)


def _contents(
    package: Package, part: str, transforms: Sequence[etree._Element], coverage: Coverage
) -> tuple[bytes, ...]:
    """The bytes that the line digests, in each form that is accepted for them.

    Notes the relationships that they cover.

    [OPC] 13.2.4.19 lets in two transforms only: a canonical form, and that of relationships,
    which a canonical form must follow. Raises Refused, NotStrictXml.
    """
    data = package.parts[part]
    if not transforms:
        return (data,)
    if not _is_transformed(transforms):
        if len(transforms) != 1:
            raise Refused("algorithm-not-accepted")
        exclusive = canonical_form(transforms[0])
        return (canonical(parse_strict(data, comments=True), exclusive=exclusive),)
    if len(transforms) != 2 or part not in package.relationships:
        raise Refused("algorithm-not-accepted")
    ids, types = _selectors(transforms[0])
    seen = coverage.relations.setdefault(part, set())
    seen.update(r.id for r in package.relationships[part] if r.id in ids or r.type in types)
    exclusive = canonical_form(transforms[1])
    form = transform_relationships(data, ids, types, exclusive=exclusive)
    other = white_space_form(data, form)
    return (form,) if other is None else (form, other)


def _is_transformed(transforms: Sequence[etree._Element]) -> bool:
    return bool(transforms) and transforms[0].get("Algorithm") == RELATIONSHIP_TRANSFORM


def _selectors(transform: etree._Element) -> tuple[set[str], set[str]]:
    """[OPC] 13.2.4.5 and 13.2.4.6: relationships chosen by Id or by type."""
    ids: set[str] = set()
    types: set[str] = set()
    for child in transform:
        known = {_BY_ID: ("SourceId", ids), _BY_TYPE: ("SourceType", types)}
        name, chosen = known.get(str(child.tag), ("", ids))
        if set(child.attrib) != {name}:
            raise Refused("signature-structure")
        chosen.add(str(child.get(name)))
    return ids, types


def _to_origin(package: Package, part: str, relation: Relationship) -> bool:
    return (
        part == ROOT_RELATIONSHIPS
        and relation.type == ORIGIN_RELATION
        and package.types.of(relation.target) == ORIGIN_TYPE
    )


def _is_left_out(package: Package, part: str, relation: Relationship) -> bool:
    """Whether Word leaves this relationship out of its own signatures."""
    kind = relation.type.rpartition("/")[2]
    if relation.external:
        return False
    return kind in _LEFT_OUT_BY_WORD or (kind in _CUSTOM_XML and not _shows_custom_xml(package))


def _may_be_left_out(package: Package, part: str) -> bool:
    """Whether all that leads to ``part`` is of the kinds that Word leaves out."""
    leading = [
        _is_left_out(package, owner, relation)
        for owner, relations in package.relationships.items()
        for relation in relations
        if relation.target == part and not relation.external
    ]
    onward = [
        _is_left_out(package, relationships_part(part), relation)
        for relation in package.of_source(part)
    ]
    return bool(leading) and all(leading) and all(onward)


def _shows_custom_xml(package: Package) -> bool:
    """Whether a content control takes its text from a custom XML part."""
    return any(
        _DATA_BINDING in data for name, data in package.parts.items() if name.endswith(".xml")
    )

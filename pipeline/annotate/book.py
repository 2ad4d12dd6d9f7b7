"""The conductor: findings → marks → edits of the parts that must change → the package."""

from __future__ import annotations

from msgspec import Struct

from pipeline.annotate import listing
from pipeline.annotate.cells import colour_cells
from pipeline.annotate.comments import Commented, extend_comments, new_comments
from pipeline.annotate.geometry import Grid
from pipeline.annotate.marks import LAST_ROW, Mark, marked, marks_of, parse_address
from pipeline.annotate.markup import (
    Edit,
    append_child,
    attribute_bytes,
    edited,
    elements,
    first,
    pieces,
    whole,
)
from pipeline.annotate.package import Package, UnusablePart
from pipeline.annotate.shapes import VML_TYPE, Blocks, extend_drawing, new_drawing, stretch_boxes
from pipeline.annotate.sheet import SheetXml, read_sheet
from pipeline.annotate.styles import Styles, new_style_sheet
from pipeline.findings import Finding
from pipeline.opc import NotAPackage

_TRANSITIONAL = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_STRICT = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml."


class Book(Struct, frozen=True):
    """A workbook part: its namespaces, and the sheet parts by sheet name."""

    package: Package
    part: str
    main: str
    relations: str
    #: All sheets' names in order, chart sheets too.
    titles: tuple[str, ...]
    #: Worksheet parts only: nothing else has cells.
    worksheets: dict[str, str]

    def relate(self, source: str, kind: str, target: str) -> str:
        return self.package.relate(source, f"{self.relations}/{kind}", target)

    def related(self, source: str, kind: str) -> str | None:
        """The first part to which ``source`` has a relationship of ``kind``."""
        for relation in self.package.relationships(source).values():
            same = relation.type.rpartition("/")[2] == kind
            if same and not relation.external and self.package.find(relation.target):
                return relation.target
        return None

    def folder(self) -> str:
        return self.part.rpartition("/")[0]

    def worksheet(self, name: str) -> str | None:
        """The workbook's own spelling of a worksheet's name; Excel ignores case."""
        if name in self.worksheets:
            return name
        return next((n for n in self.worksheets if n.casefold() == name.casefold()), None)


def annotate(workbook: bytes, findings: tuple[Finding, ...]) -> bytes:
    """A copy of ``workbook`` (.xlsx or .xlsm) that shows ``findings`` where they are.

    Each cell that a finding names gets a fill and a comment; the sheet "Temuan", put last,
    lists all findings in the order given. Other parts stay byte for byte. The same
    arguments give the same bytes. Raises UnusablePart where one of the parts that are needed
    can't be used, and NotAPackage where the workbook can't be read.
    """
    package = Package(workbook)
    try:
        _annotate(package, findings)
    except NotAPackage as error:
        raise UnusablePart(package.last_read) from error
    return package.to_bytes()


def _annotate(package: Package, findings: tuple[Finding, ...]) -> None:
    book = _open(package)
    styles_part, styles = _styles(book)
    blocks = Blocks(package.read(n) for n in package.names if n.lower().endswith(".vml"))
    names = {f.place.sheet: book.worksheet(f.place.sheet) for f in findings}
    sheets = {name: found for name, found in names.items() if found}
    by_part: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.place.sheet in sheets:
            part = book.worksheets[sheets[finding.place.sheet]]
            by_part.setdefault(part, []).append(finding)
    for part, about in by_part.items():
        places = marks_of(about)
        if places:
            sheet = read_sheet(package.read(part))
            _mark_sheet(book, part, sheet, marked(places, sheet.merges), styles, blocks)
    _add_listing(book, findings, sheets, styles)
    package.put(styles_part, styles.to_bytes())


def _open(package: Package) -> Book:
    root = package.relationships("")
    part = next((r.target for r in root.values() if r.type.endswith("/officeDocument")), "")
    if not part or package.find(part) is None:
        raise NotAPackage("no workbook part")
    found = elements(package.read(part), 2)
    main, relations = _TRANSITIONAL
    if _STRICT[0] in found[0].attributes.values():
        main, relations = _STRICT
    if found[0].name != "workbook" or main not in found[0].attributes.values():
        raise NotAPackage("no workbook")
    targets = package.relationships(part)
    titles: list[str] = []
    worksheets: dict[str, str] = {}
    for element in found:
        if element.depth != 2 or element.name != "sheet":
            continue
        titles.append(element.get("name"))
        target = targets.get(element.get("id"))
        if target and target.type.endswith("/worksheet") and package.find(target.target):
            worksheets[element.get("name")] = target.target
    return Book(package, part, main, relations, tuple(titles), worksheets)


def _styles(book: Book) -> tuple[str, Styles]:
    part = book.related(book.part, "styles")
    if part:
        return part, Styles(book.package.read(part))
    part = f"{book.folder()}/styles.xml"
    if book.package.find(part):
        raise NotAPackage("a style sheet that the workbook does not name")
    data = new_style_sheet(book.main)
    book.package.put(part, data)
    book.package.declare(part, _CONTENT + "styles+xml")
    book.relate(book.part, "styles", part)
    return part, Styles(data)


def _mark_sheet(
    book: Book,
    part: str,
    sheet: SheetXml,
    marks: tuple[Mark, ...],
    styles: Styles,
    blocks: Blocks,
) -> None:
    """Fill, comment and box of each mark; the sheet part is written in pieces."""
    coloured = colour_cells(sheet, marks, styles.tinted)
    commented = _comment(book, part, marks)
    grid = Grid(sheet, coloured.heights)
    edits = [*coloured.edits, *_draw(book, part, sheet, commented, grid, blocks)]
    book.package.put(part, pieces(sheet.data, edits))


def _comment(book: Book, part: str, marks: tuple[Mark, ...]) -> Commented:
    existing = book.related(part, "comments")
    if existing:
        old = book.package.read(existing)
        made = extend_comments(old, marks, _threaded(book, part))
        if made.data != old:
            book.package.put(existing, made.data)
        return made
    made = new_comments(marks, book.main)
    name = book.package.free_name(f"{book.folder()}/comments{{}}.xml")
    book.package.put(name, made.data)
    book.package.declare(name, _CONTENT + "comments+xml")
    book.relate(part, "comments", name)
    return made


def _threaded(book: Book, part: str) -> set[tuple[int, int]]:
    """The cells of the sheet that hold threaded comments."""
    existing = book.related(part, "threadedComment")
    if existing is None:
        return set()
    found = (parse_address(e.get("ref")) for e in elements(book.package.read(existing), 1))
    return {place for place in found if place}


def _draw(
    book: Book, part: str, sheet: SheetXml, commented: Commented, grid: Grid, blocks: Blocks
) -> list[Edit]:
    """Boxes for the new comments; the edit that ties a new drawing to the sheet."""
    package = book.package
    relation = package.relationships(part).get(sheet.legacy_drawing)
    if relation and not relation.external and package.find(relation.target):
        old = package.read(relation.target)
        data = stretch_boxes(old, commented.appended, grid)
        if commented.new:
            data = extend_drawing(data, commented.new, grid, blocks.take(len(commented.new)))
        if data != old:
            package.put(relation.target, data)
        return []
    # Comments that some program left without a drawing would stay unseen beside ours.
    marks = tuple(Mark(row, column, ()) for row, column in commented.old) + commented.new
    name = package.free_name(f"{book.folder()}/drawings/vmlDrawing{{}}.vml")
    package.put(name, new_drawing(marks, grid, blocks.take(len(marks))))
    package.declare(name, VML_TYPE, extension="vml")
    identity = book.relate(part, "vmlDrawing", name)
    tag = b"<%blegacyDrawing xmlns:r=%b r:id=%b/>" % (
        sheet.root.prefix,
        attribute_bytes(book.relations),
        attribute_bytes(identity),
    )
    return [(*sheet.legacy_drawing_place, tag)]


def _add_listing(
    book: Book, findings: tuple[Finding, ...], sheets: dict[str, str], styles: Styles
) -> None:
    """The sheet "Temuan" and its table, behind all other sheets."""
    package = book.package
    findings = findings[: LAST_ROW - 1]  # a sheet has no more rows
    title = listing.free_title(listing.SHEET, book.titles)
    part = package.free_name(f"{book.folder()}/worksheets/sheet{{}}.xml")
    package.put(part, b"")
    table_part = package.free_name(f"{book.folder()}/tables/table{{}}.xml")
    name, number = _table_identity(book)
    package.put(table_part, listing.table_xml(findings, name, number, book.main))
    package.declare(table_part, _CONTENT + "table+xml")
    identity = book.relate(part, "table", table_part)
    package.put(
        part,
        listing.sheet_xml(
            findings,
            sheets,
            styles.listing(),
            (book.main, book.relations),
            identity,
        ),
    )
    package.declare(part, _CONTENT + "worksheet+xml")
    _add_sheet(book, title, book.relate(book.part, "worksheet", part))


def _add_sheet(book: Book, title: str, identity: str) -> None:
    data = book.package.read(book.part)
    found = elements(data, 2)
    holder = first(found, "sheets", 1)
    if holder is None:
        raise NotAPackage("a workbook without sheets")
    numbers = [whole(e.get("sheetId")) or 0 for e in found]
    new = b"<%bsheet xmlns:r=%b name=%b sheetId=%b r:id=%b/>" % (
        holder.prefix,
        attribute_bytes(book.relations),
        attribute_bytes(title),
        attribute_bytes(str(max(numbers, default=0) + 1)),
        attribute_bytes(identity),
    )
    book.package.put(book.part, edited(data, [append_child(data, holder, new)]))


def _table_identity(book: Book) -> tuple[str, int]:
    """A name and a number that no table and no defined name of the workbook has."""
    numbers = {0}
    names = {
        e.get("name").casefold()
        for e in elements(book.package.read(book.part), 2)
        if e.name == "definedName"
    }
    for part, kind in book.package.content_types().items():
        found = book.package.find(part.lstrip("/")) if kind.endswith(".table+xml") else None
        if found:
            root = elements(book.package.read(found), 0)[0]
            names.add(root.get("displayName").casefold())
            numbers.add(whole(root.get("id")) or 0)
    name, suffix = "DaftarTemuan", 1
    while name.casefold() in names:
        suffix += 1
        name = f"DaftarTemuan_{suffix}"
    return name, max(numbers) + 1

"""All faults of a template in one go, before anything is made with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline import failures
from pipeline.failures import Failure
from pipeline.findings import Severity
from pipeline.opc import NotAPackage
from pipeline.render import context_of, render
from pipeline.render.blocks import tag_faults
from pipeline.render.faults import without_tags
from pipeline.render.package import Package, read_package
from pipeline.render.styles import W
from pipeline.render.tags import Tag, TagKind
from pipeline.resources import shipped_template
from pipeline.templating.changes import change_faults, signed_tags
from pipeline.templating.documents import DOCUMENTS, Document, document_named, document_of
from pipeline.templating.faults import TAG_HINTS, TemplateFault
from pipeline.templating.figures import figure_faults
from pipeline.templating.leftovers import leftover_faults
from pipeline.templating.offices import office_faults
from pipeline.templating.reading import Part, Read, parts_of, read_names
from pipeline.templating.running import STAMP, stamp_faults
from pipeline.templating.samples import empty_view, sample_view

_SINGLE = re.compile(r"(?<!\{)\{\s*([A-Za-z_]\w*(?:\.\w+)*)\s*\}(?!\})")
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check_template(
    path: Path, name: str | None = None, *, office: str = ""
) -> tuple[TemplateFault, ...]:
    """All faults of the template ``path``, errors first, each in the document's order.

    ``name`` says which document it is for (``laporan_monev``); without it the file's name
    says so, or else the names that it uses. ``office`` is the workbook's Satuan Kerja, with
    which names of offices in the text are compared.

    :raises failures.Failure: TEMPLATE_NOT_FOUND, TEMPLATE_NOT_WORD, TEMPLATE_UNKNOWN (no
        such ``name``), TEMPLATE_UNCLEAR.
    """
    package = read_package(path)
    parts = _parts(package, path)
    document = document_named(name) if name else document_of(path) or _guessed(parts, path)
    reads = tuple(read_names(part, document) for part in parts)
    faults = list(_unsound(package, parts, reads, document))
    faults += office_faults(parts, office)
    if not any(fault.severity is Severity.ERROR for fault in faults):
        faults += _trials(path, document)
    faults += _changes(parts, reads, document, path)
    faults.sort(key=lambda fault: _ORDER[fault.severity])
    return tuple(dict.fromkeys(faults))


def require_sound(path: Path, name: str, *, office: str = "") -> tuple[TemplateFault, ...]:
    """The warnings on the template ``path`` of document ``name``, if it can be used at all.

    The template that the program ships with is taken as it is, and so is a copy of it that
    nobody has changed.

    :raises failures.Failure: TEMPLATE_FAULT, naming all errors; those of
        :func:`check_template`.
    """
    if _is_shipped(path, name):
        return ()
    package = read_package(path)
    parts = _parts(package, path)
    document = document_named(name)
    reads = tuple(read_names(part, document) for part in parts)
    faults = [*_unsound(package, parts, reads, document), *office_faults(parts, office)]
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    if errors:
        listed = "".join(
            f"\n  {number}. {fault.where}: {fault.message}. {fault.hint}".rstrip(". ")
            for number, fault in enumerate(dict.fromkeys(errors), 1)
        )
        raise failures.TEMPLATE_FAULT.error(path=path, reason=f"ada kesalahan.{listed}")
    return tuple(dict.fromkeys(faults))


def _is_shipped(path: Path, name: str) -> bool:
    shipped = shipped_template(document_named(name).name)
    try:
        return path.samefile(shipped) or path.read_bytes() == shipped.read_bytes()
    except OSError:
        return False  # reading it says what is wrong


def _parts(package: Package, path: Path) -> tuple[Part, ...]:
    try:
        return parts_of(package)
    except NotAPackage:
        raise failures.TEMPLATE_NOT_WORD.error(path=path) from None


def _guessed(parts: tuple[Part, ...], path: Path) -> Document:
    """The document with which the template has the fewest unknown names, and some known."""
    scores = []
    for document in DOCUMENTS:
        reads = [read_names(part, document) for part in parts]
        known = set().union(*(read.used for read in reads))
        own = {used for used in known if not used.startswith("frame")}
        scores.append((sum(len(read.troubles) for read in reads), -len(own), document.name))
    scores.sort()
    if scores[0][1] == 0 or scores[0][:2] == scores[1][:2]:
        raise failures.TEMPLATE_UNCLEAR.error(path=path)
    return document_named(scores[0][2])


# --- what makes it unusable --------------------------------------------------------------


def _unsound(
    package: Package, parts: tuple[Part, ...], reads: tuple[Read, ...], document: Document
) -> Iterator[TemplateFault]:
    for part, read in zip(parts, reads, strict=True):
        yield from _of_part(part, read, document)
    yield from leftover_faults(package, parts)
    yield from _missing(parts, reads, document)
    used = {part.file: read.used for part, read in zip(parts, reads, strict=True)}
    yield from stamp_faults(package, parts[0], used)


def _of_part(part: Part, read: Read, document: Document) -> Iterator[TemplateFault]:
    found: list[tuple[Tag, str, str, str]] = [
        (fault.tag, fault.code, fault.reason, TAG_HINTS.get(fault.code, ""))
        for fault in tag_faults(part.tags)
    ]
    told = {tag for tag, *_ in found}
    for tag, trouble in read.troubles:
        if tag not in told or trouble.code == "unknown-name":
            hint = trouble.hint or TAG_HINTS.get(trouble.code, "")
            if trouble.code == "unknown-name":
                hint += f" Semua nama: zi-report templates vars {document.stem}"
            found.append((tag, trouble.code, trouble.reason, hint))
    order = {tag: number for number, tag in enumerate(part.tags)}
    for tag, code, reason, hint in sorted(found, key=lambda item: order[item[0]]):
        spot = part.places.of(tag)
        message = f"tag {tag.quoted}: {reason}"
        yield TemplateFault(code, spot.part, spot.place, spot.near, message, hint)
    yield from figure_faults(part)
    yield from _single_braces(part, document)
    yield from _split_tags(part)


def _single_braces(part: Part, document: Document) -> Iterator[TemplateFault]:
    """``{ frame.period }`` has lost both its outer braces, and would be printed as it is."""
    for paragraph in part.root.iter(W + "p"):
        for match in _SINGLE.finditer(without_tags(paragraph)):
            spot = part.places.spot(paragraph, near=without_tags(paragraph)[:40])
            yield TemplateFault(
                "broken-tag",
                spot.part,
                spot.place,
                spot.near,
                f'"{match[0]}" mirip tag yang kehilangan kurungnya, dan akan tercetak apa adanya',
                f"Tulis {{{{ {match[1]} }}}}, atau hapus kurungnya.",
            )


def _split_tags(part: Part) -> Iterator[TemplateFault]:
    """Tags that Word split over runs are put together again: nothing to do, but to know."""
    split = [tag for tag in part.tags if len(tag.pieces) > 1 and tag.kind is not TagKind.BROKEN]
    for tag in split:
        spot = part.places.of(tag)
        yield TemplateFault(
            "split-by-word",
            spot.part,
            spot.place,
            spot.near,
            f"tag {tag.quoted} dipecah oleh Word; aplikasi menyatukannya kembali",
            "Tidak perlu diperbaiki, kecuali bila formatnya tidak seragam.",
            Severity.INFO,
        )


def _missing(
    parts: tuple[Part, ...], reads: tuple[Read, ...], document: Document
) -> Iterator[TemplateFault]:
    used = set().union(*(read.used for read in reads))
    text = " ".join(without_tags(p) for part in parts for p in part.root.iter(W + "p"))
    for needed in document.required:
        if (needed.text and needed.text in text) or used & set(needed.names):
            continue
        if needed.names:
            own = needed.names[0].replace("[]", "")
            hint = f"Pasang kembali {own} seperti pada templat bawaan."
        else:
            hint = f'Tulis kembali "{needed.text}" seperti pada templat bawaan.'
        yield TemplateFault(
            "missing-part", "Seluruh dokumen", "", "", f"{needed.what} tidak tercetak", hint
        )
    if STAMP not in used:
        yield TemplateFault(
            "missing-part",
            "Seluruh dokumen",
            "",
            "",
            "tanda DRAF dan CONTOH tidak tercetak",
            f"Pasang {{{{ {STAMP} }}}} pada kepala halaman, seperti pada templat bawaan.",
        )


# --- trials and notes --------------------------------------------------------------------


def _trials(path: Path, document: Document) -> Iterator[TemplateFault]:
    """What only filling shows: the template with everything, and with nothing to print."""
    for view in (sample_view(document.view), empty_view(document.view)):
        try:
            render(path, context_of(view))
        except Failure as failure:
            yield TemplateFault("unfit", "Seluruh dokumen", "", "", failure.message, failure.hint)
            return


def _changes(
    parts: tuple[Part, ...], reads: tuple[Read, ...], document: Document, path: Path
) -> Iterator[TemplateFault]:
    shipped = shipped_template(document.name)
    if path.resolve() == shipped.resolve():
        return
    package = read_package(shipped)
    theirs = parts_of(package)
    their_reads = tuple(read_names(part, document) for part in theirs)
    own = signed_tags(parts, reads)
    broken = Counter(tag for part in parts for tag in part.tags if tag.kind is TagKind.BROKEN)
    if own or broken:
        yield from change_faults(own, signed_tags(theirs, their_reads))

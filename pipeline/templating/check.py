"""All faults of a template in one go, before anything is made with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline import failures, provenance
from pipeline.failures import Failure
from pipeline.findings import Severity
from pipeline.opc import NotAPackage
from pipeline.render import context_of, render
from pipeline.render.faults import without_tags
from pipeline.render.package import Package, read_package
from pipeline.render.styles import W
from pipeline.render.tags import TagKind
from pipeline.resources import shipped_template
from pipeline.templating.causes import told_once
from pipeline.templating.changes import Changes, changes_of, signed_tags
from pipeline.templating.documents import DOCUMENTS, Document, document_named, document_of
from pipeline.templating.faults import TemplateFault
from pipeline.templating.leftovers import leftover_faults
from pipeline.templating.offices import office_faults
from pipeline.templating.part_faults import Found, faulty_tags, part_faults
from pipeline.templating.reading import Part, Read, parts_of, read_names
from pipeline.templating.running import STAMP, stamp_faults
from pipeline.templating.samples import empty_view, sample_view

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
    document = document_named(name) if name else document_of(path)
    if fault := _no_template(path, parts, document):
        return (fault,)
    document = document or _guessed(parts, path)
    checked = _Checked(package, parts, document)
    faults = [*checked.faults(path), *office_faults(parts, office)]
    if not any(fault.severity is Severity.ERROR for fault in faults):
        faults += _trials(path, document)
    faults += checked.notes
    faults.sort(key=lambda fault: _ORDER[fault.severity])
    return tuple(dict.fromkeys(faults))


def require_sound(path: Path, name: str, *, office: str = "") -> tuple[TemplateFault, ...]:
    """The warnings on the template ``path`` of document ``name``, if it can be used at all.

    The template that the program ships with is taken as it is, and so is a copy of it that
    nobody has changed.

    :raises failures.Failure: TEMPLATE_FAULT, naming all errors; NOT_A_TEMPLATE; those of
        :func:`check_template`.
    """
    if _is_shipped(path, name):
        return ()
    package = read_package(path)
    parts = _parts(package, path)
    document = document_named(name)
    if fault := _no_template(path, parts, document):
        raise failures.NOT_A_TEMPLATE.error(path=path, reason=fault.message, hint=fault.hint)
    faults = [*_Checked(package, parts, document).faults(path), *office_faults(parts, office)]
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


def _no_template(
    path: Path, parts: tuple[Part, ...], document: Document | None
) -> TemplateFault | None:
    """The one fault of a finished report, or of any other document without tags."""
    has_tags = any(tag.kind is not TagKind.COMMENT for part in parts for tag in part.tags)
    data = path.read_bytes()
    made = provenance.read(data) is not None
    if has_tags and not made:
        return None
    used = document and any(read_names(part, document).used for part in parts)
    if used and not provenance.is_untouched(data):  # somebody made a template of a report
        return None
    stem = document.stem if document else DOCUMENTS[0].stem
    return TemplateFault(
        "not-a-template",
        "Seluruh dokumen",
        "",
        "",
        "dokumen ini laporan yang sudah jadi, bukan templat"
        if made
        else "dokumen ini tidak memuat satu tag pun, jadi bukan templat",
        f"Pakai templat bawaan, atau salin dengan: zi-report templates copy {stem}, lalu ubah "
        "salinannya di Word.",
    )


# --- what makes it unusable --------------------------------------------------------------


class _Checked:
    """A template's parts as read for ``document``; ``notes`` are on what differs from the
    shipped template, known once its faults are.
    """

    def __init__(self, package: Package, parts: tuple[Part, ...], document: Document) -> None:
        self._package, self._parts, self._document = package, parts, document
        self._reads = tuple(read_names(part, document) for part in parts)
        self.notes: tuple[TemplateFault, ...] = ()

    def faults(self, path: Path) -> tuple[TemplateFault, ...]:
        parts, reads = self._parts, self._reads
        found: list[Found] = []
        for part, read in zip(parts, reads, strict=True):
            found += part_faults(part, read, self._document)
        found += map(Found, leftover_faults(self._package, parts))
        found += _missing(parts, reads, self._document)
        used = {part.file: read.used for part, read in zip(parts, reads, strict=True)}
        found += map(Found, stamp_faults(self._package, parts[0], used))
        faults, self.notes = told_once(found, self._changes(path, found))
        return faults

    def _changes(self, path: Path, found: list[Found]) -> Changes:
        shipped = shipped_template(self._document.name)
        if path.resolve() == shipped.resolve():
            return Changes()
        theirs = parts_of(read_package(shipped))
        their_reads = tuple(read_names(part, self._document) for part in theirs)
        faulty = set().union(
            *(
                faulty_tags(part, read, found)
                for part, read in zip(self._parts, self._reads, strict=True)
            )
        )
        own = signed_tags(self._parts, self._reads, faulty)
        return changes_of(own, signed_tags(theirs, their_reads), faulty) if own else Changes()


def _missing(
    parts: tuple[Part, ...], reads: tuple[Read, ...], document: Document
) -> Iterator[Found]:
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
        fault = TemplateFault(
            "missing-part", "Seluruh dokumen", "", "", f"{needed.what} tidak tercetak", hint
        )
        yield Found(fault, names=needed.names)
    if STAMP not in used:
        fault = TemplateFault(
            "missing-part",
            "Seluruh dokumen",
            "",
            "",
            "tanda DRAF dan CONTOH tidak tercetak",
            f"Pasang {{{{ {STAMP} }}}} pada kepala halaman, seperti pada templat bawaan.",
        )
        yield Found(fault, names=(STAMP,))


# --- trials --------------------------------------------------------------------


def _trials(path: Path, document: Document) -> Iterator[TemplateFault]:
    """What only filling shows: the template with everything, and with nothing to print."""
    for view in (sample_view(document.view), empty_view(document.view)):
        try:
            render(path, context_of(view))
        except Failure as failure:
            yield TemplateFault("unfit", "Seluruh dokumen", "", "", failure.message, failure.hint)
            return

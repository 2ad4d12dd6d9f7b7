"""render → stamp → place: a view becomes a document in the output folder."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline import __version__
from pipeline.failures import REPORT_REFUSED
from pipeline.findings import has_errors
from pipeline.model import Period
from pipeline.run.loading import Loaded

if TYPE_CHECKING:
    from pipeline.view.parts.material import ReportOptions


class Made(Struct, frozen=True):
    """A document that lies in the output folder, and what the user should know of it.

    ``pdf`` is its PDF, where one was asked for.
    """

    path: Path
    note: str = ""
    pdf: Made | None = None


class ReportRequest(Struct, frozen=True):
    """What a report command was asked for."""

    project: Path
    output: Path
    period: Period
    as_of: date
    report_date: date
    draft: bool
    template: Path | None
    now: datetime
    pdf: bool = False
    tte: bool = False


def refuse_on_errors(loaded: Loaded, draft: bool) -> None:
    """A report is not made with errors, unless it is a draft (design.md)."""
    if not draft and has_errors(loaded.findings):
        raise REPORT_REFUSED.error(count=loaded.errors)


def report_options(loaded: Loaded, request: ReportRequest) -> ReportOptions:
    """What the views want to know of the request and of the workbook's file."""
    from pipeline.view.parts.material import ReportOptions

    return ReportOptions(
        draft=request.draft,
        report_date=request.report_date,
        workbook_name=loaded.shown_name,
        workbook_digest=loaded.digest,
        version=__version__,
    )


def publish(
    loaded: Loaded, request: ReportRequest, template: str, view: object, name: str, kind: str
) -> Made:
    """Render ``view``, stamp the provenance, and put ``name``.docx into the output folder.

    The template is the request's own, else the project's, else the shipped one of that
    name. A draft's name ends in _DRAF.
    """
    from pipeline.render import context_of, render_parts

    path, note = sound_template(loaded, request, template, request.template)
    made = place(loaded, request, render_parts(path, context_of(view)), f"{name}.docx", kind)
    return replace(made, note="\n".join(filter(None, (note, made.note))))


def sound_template(
    loaded: Loaded, request: ReportRequest, name: str, own: Path | None = None
) -> tuple[Path, str]:
    """The template to use (``own``, else the project's, else the shipped one), and what to
    say of it. Checked before anything is rendered: raises TEMPLATE_FAULT with all errors.
    """
    from pipeline.findings import Severity
    from pipeline.resources import find_template, shipped_template

    path = own or find_template(request.project, name)
    if path.resolve() == shipped_template(name).resolve():
        return path, ""
    from pipeline.templating import require_sound

    faults = require_sound(path, name, office=loaded.office.settings.office)
    warnings = [f for f in faults if f.severity is Severity.WARNING]
    lines = (f"{path.name}, {f.where}: {f.message}. {f.hint}".strip() for f in warnings)
    return path, "\n".join(lines)


def place(
    loaded: Loaded, request: ReportRequest, parts: dict[str, bytes], name: str, kind: str
) -> Made:
    """Stamp a package (.docx or .xlsx) with its provenance and put it into the output folder.

    ``parts`` are its parts by name, so that nothing is packed twice.
    """
    from pipeline.output import ensure_folder, place_document
    from pipeline.provenance import Provenance, stamp_parts

    provenance = Provenance(
        version=__version__,
        workbook_digest=loaded.digest,
        kind=kind,
        period=request.period.slug,
        as_of=request.as_of,
    )
    stem, dot, suffix = name.rpartition(".")
    shown = f"{stem}{'_DRAF' if request.draft else ''}{dot}{suffix}"
    stamped = stamp_parts(parts, provenance)
    placed = place_document(ensure_folder(request.output) / shown, stamped, request.now)
    pdf = _pdf(request, stamped, shown) if request.pdf and suffix == "docx" else None
    return Made(placed.path, placed.note, pdf)


def _pdf(request: ReportRequest, docx: bytes, name: str) -> Made:
    """The same document as PDF/A beside it; with ``tte`` the sentence on its signature."""
    from pipeline.output import place_document
    from pipeline.pdf import to_pdf

    data = to_pdf(docx, request.tte, request.as_of)
    target = (request.output / name).with_suffix(".pdf")
    placed = place_document(target, data, request.now)
    return Made(placed.path, placed.note)

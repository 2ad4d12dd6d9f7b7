"""The conductor: read → parse → validate → measure → view → render, each a short player.

Dates come in as arguments; nothing here prints. Libraries of weight are imported where
they are needed, so that a command pays only for what it uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pipeline.failures import OTHER_YEAR, REPORT_REFUSED, YEAR_MISSING
from pipeline.findings import Finding, Severity, has_errors
from pipeline.measure import Progress, measure
from pipeline.model import Decree, Office, Period


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workbook as values: what it says, what is wrong in it, and which file it was."""

    path: Path
    digest: str
    office: Office
    decree: Decree | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        return sum(f.severity is Severity.ERROR for f in self.findings)

    def require_year(self) -> int:
        """The plan year. Raises YEAR_MISSING where neither workbook nor option gives one."""
        if not self.office.year:
            raise YEAR_MISSING.error()
        return self.office.year


def load(project: Path, workbook: Path | None, today: date, year: int | None = None) -> Loaded:
    """Read, parse and validate the workbook of ``project``.

    Raises a Failure where no workbook can be chosen or read, and OTHER_YEAR where ``year``
    contradicts the workbook's own.
    """
    from pipeline.decree import load_decree
    from pipeline.evidence import EvidenceFolder
    from pipeline.inputs import choose_workbook
    from pipeline.parse import parse_workbook
    from pipeline.read import read_workbook
    from pipeline.validate import Context, validate

    chosen = choose_workbook(project, workbook)
    raw = read_workbook(chosen.path)
    parsed = parse_workbook(raw, year)
    office = parsed.office
    if year and office.year and year != office.year:
        raise OTHER_YEAR.error(year=year, plan_year=office.year)
    decree = load_decree()
    named = decree if names_decree(office, decree) else None
    context = Context(
        parsed=parsed,
        decree=named,
        today=today,
        evidence=EvidenceFolder(project),
    )
    findings = validate(context, chosen.findings)
    return Loaded(chosen.path, raw.digest, office, named, findings)


def names_decree(office: Office, decree: Decree) -> bool:
    """Does Pengaturan name this decree: its number, its year, and the office that made it?

    Every KPU numbers its decrees from 1, so the number alone would lend another office
    this one's legal basis. A blank Satuan kerja does not contradict.
    """
    settings = office.settings
    digits = [int(d) for d in _numbers(settings.decree_number)]
    if digits[:2] != [int(decree.number), decree.year] or office.year != decree.year:
        return False
    own = " ".join(settings.office.casefold().split())
    place = decree.office.casefold().removeprefix("komisi pemilihan umum").strip()
    return not own or own.endswith(place)


def _numbers(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()


def progress_of(loaded: Loaded, period: Period, as_of: date) -> Progress:
    """The figures of the loaded workbook for ``period`` at the position ``as_of``."""
    return measure(loaded.office, period, as_of)


@dataclass(frozen=True, slots=True)
class Made:
    """A document that lies in the output folder, and what the user should know of it."""

    path: Path
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What a report command was asked for."""

    project: Path
    output: Path
    period: Period
    as_of: date
    report_date: date
    draft: bool
    template: Path | None
    now: datetime


def refuse_on_errors(loaded: Loaded, draft: bool) -> None:
    """A report is not made with errors, unless it is a draft (design.md)."""
    if not draft and has_errors(loaded.findings):
        raise REPORT_REFUSED.error(count=loaded.errors)


def make_monthly(loaded: Loaded, request: ReportRequest) -> Made:
    """The monthly Laporan Monev, in the output folder.

    Raises REPORT_REFUSED where the workbook has errors and no draft was asked for, and the
    failures of templates and output.
    """
    from pipeline import __version__
    from pipeline.resources import find_template
    from pipeline.render import context_of
    from pipeline.view.monthly import ReportOptions, build_monthly

    refuse_on_errors(loaded, request.draft)
    period = request.period
    progress = measure(loaded.office, period, request.as_of)
    previous = None
    if period.first > 1:
        before = Period.of_month(period.year, period.first - 1)
        previous = measure(loaded.office, before, min(before.end, request.as_of))
    options = ReportOptions(
        draft=request.draft,
        report_date=request.report_date,
        workbook_name=loaded.path.name,
        workbook_digest=loaded.digest,
        version=__version__,
    )
    view = build_monthly(
        loaded.office, loaded.decree, progress, previous, loaded.findings, options
    )
    template = request.template or find_template(request.project, "laporan_monev.docx")
    suffix = "_DRAF" if request.draft else ""
    name = f"Laporan_Monev_ZI_{period.slug}{suffix}.docx"
    return _publish(loaded, request, template, context_of(view), name, "monthly")


def _publish(
    loaded: Loaded,
    request: ReportRequest,
    template: Path,
    context: Mapping[str, object],
    name: str,
    kind: str,
) -> Made:
    """Render, stamp the provenance, and put the document into the output folder."""
    from pipeline import __version__
    from pipeline.output import ensure_folder, place_document
    from pipeline.provenance import Provenance, stamp
    from pipeline.render import render

    provenance = Provenance(
        version=__version__,
        workbook_digest=loaded.digest,
        kind=kind,
        period=request.period.slug,
        as_of=request.as_of,
    )
    data = stamp(render(template, context), provenance)
    placed = place_document(ensure_folder(request.output) / name, data, request.now)
    return Made(placed.path, placed.note)


def make_workbook(path: Path, example: bool, today: date) -> tuple[Path, ...]:
    """Write a new workbook (and with ``example`` its evidence files); what was made.

    Never overwrites: raises TARGET_EXISTS.
    """
    from io import BytesIO

    from pipeline.decree import load_decree
    from pipeline.output import ensure_folder, write_new
    from pipeline.workbook import blank_contents, write_workbook

    decree = load_decree()
    if example:
        from pipeline.example import example_contents, write_evidence

        contents = example_contents(decree, today)
    else:
        contents = blank_contents(decree, today)
    buffer = BytesIO()
    write_workbook(buffer, contents)
    ensure_folder(path.parent)
    made = [write_new(path, buffer.getvalue())]
    if example:
        made.extend(write_evidence(path.parent / "bukti"))
    return tuple(made)

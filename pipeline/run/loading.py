"""read → parse → validate: a workbook as values, with everything that is wrong in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.failures import OTHER_YEAR, YEAR_MISSING, Failure
from pipeline.findings import Finding, Severity
from pipeline.identity import known_names, safe_name
from pipeline.measure import Progress, measure
from pipeline.model import Decree, Office, Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.raw import RawWorkbook


class Loaded(Struct, frozen=True):
    """A workbook as values: what it says, what is wrong in it, and which file it was."""

    path: Path
    digest: str
    office: Office
    decree: Decree | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        return sum(f.severity is Severity.ERROR for f in self.findings)

    @property
    def shown_name(self) -> str:
        """The file's name as it may be printed: masked where it holds an identity."""
        return safe_name(self.path.name, known_names(p.name for p in self.office.people))

    def require_year(self) -> int:
        """The plan year. Raises YEAR_MISSING where neither workbook nor option gives one."""
        if not self.office.year:
            raise YEAR_MISSING.error()
        return self.office.year


def load(
    project: Path,
    workbook: Path | None,
    today: date,
    year: int | None = None,
    wbs: Path | None = None,
    signed_on: Callable[[int], date] | None = None,
) -> Loaded:
    """Read, parse and validate the workbook of ``project``.

    ``wbs`` names the restricted workbook that holds the cases, where they are kept apart.
    ``signed_on`` gives from the plan year the day on which the report that is being made will
    be signed; without it who signs is looked up at ``today``.
    Raises a Failure where no workbook can be chosen or read, and OTHER_YEAR where ``year``
    contradicts the workbook's own.
    """
    from pipeline.decree import load_decree
    from pipeline.evidence import EvidenceFolder
    from pipeline.inputs import choose_workbook
    from pipeline.parse import parse_workbook, with_wbs
    from pipeline.read import read_workbook
    from pipeline.validate import Context, validate

    chosen = choose_workbook(project, workbook)
    raw = read_workbook(chosen.path)
    parsed = parse_workbook(raw, year)
    if wbs is not None:
        parsed = with_wbs(parsed, _read_restricted(wbs))
    office = parsed.office
    if year and office.year and year != office.year:
        raise OTHER_YEAR.error(year=year, plan_year=office.year)
    decree = load_decree()
    named = decree if names_decree(office, decree) else None
    context = Context(
        parsed=parsed,
        decree=named,
        today=today,
        signed_on=signed_on(office.year) if signed_on and office.year else None,
        evidence=EvidenceFolder(project_of(chosen.path, project)),
    )
    names = known_names(person.name for person in office.people)
    beside = chosen.findings_named(lambda name: safe_name(name, names))
    findings = validate(context, beside)
    return Loaded(chosen.path, raw.digest, office, named, findings)


def project_of(workbook: Path, project: Path) -> Path:
    """Where the evidence of ``workbook`` lies: its own project, also where it was named from
    another folder; ``project`` where it does not stand in a folder ``input``."""
    return workbook.parent.parent if workbook.parent.name == "input" else project


def _read_restricted(path: Path) -> RawWorkbook:
    """The workbook of cases; what goes wrong names it by its role."""
    from pipeline.parse import RESTRICTED
    from pipeline.read import read_workbook

    try:
        return read_workbook(path)
    except Failure as failure:
        message = failure.message.removeprefix("Buku kerja ")
        for name in (str(path), path.name):
            message = message.replace(f'"{name}"', RESTRICTED).replace(name, RESTRICTED)
        message = message[:1].upper() + message[1:]
        raise Failure(failure.kind, message, failure.hint) from failure


def names_decree(office: Office, decree: Decree) -> bool:
    """Does Pengaturan name this decree: its number, its year, and the office that made it?

    Every KPU numbers its decrees from 1, so the number alone would lend another office
    this one's legal basis. A blank Satuan kerja does not contradict.
    """
    settings = office.settings
    digits = [int(d[:9]) for d in _numbers(settings.decree_number)]
    if digits[:2] != [int(decree.number), decree.year] or office.year != decree.year:
        return False
    own = " ".join(settings.office.casefold().split())
    place = decree.office.casefold().removeprefix("komisi pemilihan umum").strip()
    return not own or own.endswith(place)


def _numbers(text: str) -> list[str]:
    # isdecimal: int() reads no ² and no ①
    return "".join(c if c.isdecimal() else " " for c in text).split()


def progress_of(loaded: Loaded, period: Period, as_of: date) -> Progress:
    """The figures of the loaded workbook for ``period`` at the position ``as_of``."""
    return measure(loaded.office, period, as_of)

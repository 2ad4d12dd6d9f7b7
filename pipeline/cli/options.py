"""Options that several commands share, and the values that they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from pipeline.cli import clock

F = TypeVar("F", bound=Callable[..., Any])

#: What a report may be about, or be dated.
_YEARS = range(2000, 2100)


class MonthType(click.ParamType[int]):
    """``10``, ``Oktober`` or ``Okt`` → 10."""

    name = "BULAN"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        from pipeline.failures import BAD_MONTH
        from pipeline.months import parse_month_option

        month = value if isinstance(value, int) else parse_month_option(str(value))
        if month is None:
            raise BAD_MONTH.error(value=value)
        return month


class QuarterType(click.ParamType[int]):
    """``4``, ``TW4`` or ``IV`` → 4."""

    name = "TRIWULAN"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        from pipeline.failures import BAD_QUARTER
        from pipeline.months import parse_quarter_option

        quarter = value if isinstance(value, int) else parse_quarter_option(str(value))
        if quarter is None:
            raise BAD_QUARTER.error(value=value)
        return quarter


class YearType(click.ParamType[int]):
    """``2025``: a year that Pengaturan could name, too."""

    name = "TAHUN"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        from pipeline.failures import BAD_YEAR

        text = str(value).strip()
        if not (text.isdecimal() and len(text) == 4 and int(text) in _YEARS):
            raise BAD_YEAR.error(value=value)
        return int(text)


class DateType(click.ParamType[date]):
    """``31/10/2025`` (day first), ``2025-10-31`` or ``31 Oktober 2025`` → a date.

    A year that no report is about is a slip of the hand, and counting from it may pass the
    end of the calendar.
    """

    name = "TANGGAL"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        from pipeline.dates import parse_date
        from pipeline.failures import BAD_DATE

        if isinstance(value, date):
            return value
        reading = parse_date(str(value))
        if reading.value is None or reading.value.year not in _YEARS:
            raise BAD_DATE.error(value=value)
        return reading.value


class Place(NamedTuple):
    """Where a command works: the project folder, the workbook named and the output folder."""

    project: Path
    workbook: Path | None
    output: Path


def resolve_place(
    ctx: click.Context, project: str | None, workbook: str | None, output: str | None
) -> Place:
    """``--project`` after the command wins over the one before it; else the current folder."""
    before = (ctx.obj or {}).get("project")
    folder = Path(project or before or ".")
    return Place(
        folder,
        Path(workbook) if workbook else None,
        Path(output) if output else folder / "output",
    )


def project_option(command: F) -> F:
    return click.option(
        "--project", metavar="FOLDER", help="Folder kerja (bila bukan folder saat ini)."
    )(command)


def workbook_option(command: F) -> F:
    return click.option(
        "-w",
        "--workbook",
        metavar="BERKAS",
        help="Buku kerja (bila tidak disebut: satu-satunya di folder input).",
    )(command)


def output_option(command: F) -> F:
    return click.option(
        "-o", "--output", metavar="FOLDER", help="Folder hasil (bila tidak disebut: output)."
    )(command)


def year_option(command: F) -> F:
    return click.option(
        "--year", type=YearType(), metavar="TAHUN", help="Tahun rencana aksi (menurut Pengaturan)."
    )(command)


def as_of_option(command: F) -> F:
    return click.option(
        "--as-of",
        type=DateType(),
        metavar="TANGGAL",
        help="Posisi data, mis. 31/10/2025 (bila tidak disebut: akhir periode, atau hari ini "
        "bila periode belum berakhir).",
    )(command)


_FORMS = {"ics": "ics (kalender)"}


def format_option(*forms: str) -> Callable[[F], F]:
    """``--format``, the argument ``form``: one of ``forms``, the first where none is named."""
    names = [_FORMS.get(form, form) for form in forms]
    comma = "," if len(names) > 2 else ""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        metavar="BENTUK",
        help=f"Bentuk keluaran: {', '.join(names[:-1])}{comma} atau {names[-1]}.",
    )


def month_option(required: bool = True) -> Callable[[F], F]:
    return click.option(
        "--month",
        type=MonthType(),
        required=required,
        metavar="BULAN",
        help="Bulan: 10 atau Oktober.",
    )


def quarter_option(required: bool = True) -> Callable[[F], F]:
    return click.option(
        "--quarter",
        type=QuarterType(),
        required=required,
        metavar="TRIWULAN",
        help="Triwulan: 4 atau TW4.",
    )


def say_if_ahead(as_of: date) -> None:
    """On stderr, that a position after today is no record of what has happened."""
    from pipeline.failures import FIGURES_AHEAD

    if as_of > clock.today():
        note = FIGURES_AHEAD.error(as_of=_typed(as_of), today=_typed(clock.today()))
        click.echo(f"{note.message} {note.hint}", err=True)


def require_sound_dates(as_of: date, report_date: date, draft: bool) -> None:
    """A report tells of what has happened, and is signed on that day or later.

    Raises AS_OF_AFTER_TODAY and DATE_BEFORE_POSITION; a draft goes on.
    """
    from pipeline.failures import AS_OF_AFTER_TODAY, DATE_BEFORE_POSITION

    if draft:
        say_if_ahead(as_of)
    elif as_of > clock.today():
        raise AS_OF_AFTER_TODAY.error(as_of=_typed(as_of), today=_typed(clock.today()))
    elif report_date < as_of:
        raise DATE_BEFORE_POSITION.error(report_date=_typed(report_date), as_of=_typed(as_of))


def _typed(day: date) -> str:
    """As it is typed after an option: 31/10/2025."""
    return f"{day:%d/%m/%Y}"


def default_as_of(end: date, as_of: date | None) -> date:
    """A of design.md: as told, else the earlier of the period's end and today."""
    return as_of or min(end, clock.today())

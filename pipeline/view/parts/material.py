"""What a report is made of: the office, its figures and how the report is to be made.

Nothing here or in its users reads a clock or a file: positions and dates are arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.dates import parse_date
from pipeline.months import month_name
from pipeline.schedule import parse_target
from pipeline.view.words.format import day
from pipeline.view.words.period_words import PeriodWords, following, is_month, words_of
from pipeline.view.words.text import clean, filled

if TYPE_CHECKING:
    from datetime import date

    from pipeline.findings import Finding
    from pipeline.measure import Progress, Target
    from pipeline.model import Decree, FollowUp, Office, Period, Settings


class ReportOptions(Struct, frozen=True):
    """How a report is made. ``report_date`` is printed over the signature.

    ``workbook_digest`` is the SHA-256 of the workbook's bytes in hex, or "".
    """

    draft: bool
    report_date: date
    workbook_name: str = ""
    workbook_digest: str = ""
    version: str = ""


class Material(Struct, frozen=True):
    """Everything that the parts of a report on a month, a quarter or a year are built from.

    ``decree`` is the built-in one, and only where Pengaturan names it. ``previous`` is the
    month or quarter before at its own end, None for the first of the plan year.
    """

    office: Office
    decree: Decree | None
    progress: Progress
    previous: Progress | None
    findings: tuple[Finding, ...]
    options: ReportOptions

    @property
    def settings(self) -> Settings:
        return self.office.settings

    @property
    def period(self) -> Period:
        return self.progress.period

    @property
    def as_of(self) -> date:
        return self.progress.as_of

    @property
    def is_ended(self) -> bool:
        """Whether the period was over at A; if not, the report is a meeting's material."""
        return self.as_of >= self.period.end

    @property
    def words(self) -> PeriodWords:
        """How the report names its period."""
        return words_of(self.period)

    @property
    def following(self) -> Period | None:
        """The month or quarter after the period; None where the plan year ends."""
        return following(self.period)

    @property
    def rows_as_of(self) -> date:
        """The position of Tindak Lanjut: A, and in a quarter or a year not after E.

        The recaps of a quarter close at its end, so that one opens with what the last one
        closed with; a month's report tells the position of the data.
        """
        return self.as_of if is_month(self.period) else min(self.as_of, self.period.end)

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Tindak Lanjut as the report tells of it.

        A month's report tells of earlier recommendations: what its own meeting decides (RUJUKAN
        is that meeting's date) stands in the minutes and in the next month's report.
        """
        if not is_month(self.period):
            return self.office.follow_ups
        own = {m.day for m in self.office.meetings if m.period.strip() == self.period.slug}
        return tuple(
            row
            for row in self.office.follow_ups
            if (decided := parse_date(row.reference).value) is None or decided not in own
        )

    @property
    def until(self) -> str:
        """E in words: ``31 Oktober 2025``."""
        return day(self.period.end)

    @property
    def position(self) -> str:
        """A in words: ``31 Oktober 2025``."""
        return day(self.as_of)

    @property
    def office_name(self) -> str:
        """Satuan kerja as Pengaturan names it, or [DIISI]."""
        return filled(self.settings.office)

    def due_next(self) -> tuple[Target, ...]:
        """Counted targets due in the month or quarter after the period."""
        after = self.following
        if after is None:
            return ()
        return tuple(
            t for t in self.progress.targets if t.counts and after.contains(t.obligation.due_date)
        )

    def early(self) -> tuple[Target, ...]:
        """Targets done by A that are due after E."""
        return tuple(
            t for t in self.progress.targets if t.done and t.obligation.due_date > self.period.end
        )

    @property
    def decree_day(self) -> date | None:
        if self.settings.decree_date is not None:
            return self.settings.decree_date
        return self.decree.day if self.decree else None

    def narrative(self, section: str) -> tuple[str, ...]:
        """The paragraphs that staff wrote for ``section`` of this very period."""
        return tuple(
            line.strip()
            for row in self.office.narratives
            if row.period.strip() == self.period.slug and row.section == section
            for line in clean(row.text).split("\n")
            if line.strip()
        )


def decreed_targets(decree: Decree) -> int:
    """How many targets the decree's own phrases make (82 for the built-in one)."""
    return sum(len(parse_target(i.target, decree.year).dues) for i in decree.indicators)


def label(target: Target) -> str:
    """``III.4.1 (Januari)``."""
    return f"{target.obligation.code} ({month_name(target.obligation.month)})"

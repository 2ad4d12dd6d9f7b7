"""What a template may use: flat records of text, ready to print.

All fields are ``str`` (or tuples of such records, or bool for a plain ``if``). A place that
staff must fill in and have not is the text ``[DIISI]``. Numbers, dates and percentages are
already Indonesian text: ``87,50%``, ``31 Oktober 2025``. A table without rows prints its
``…_empty`` sentence instead.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.view.parts.chart_types import NO_MONTHLY_CHARTS, MonthlyCharts
from pipeline.view.parts.correction_types import CorrectionRow as CorrectionRow
from pipeline.view.parts.monev_types import SheetArea as SheetArea


class Letterhead(Struct, frozen=True):
    """Kop surat: ``institution`` KOMISI PEMILIHAN UMUM, ``office`` KABUPATEN MUARO JAMBI."""

    institution: str
    office: str
    address: str


class Signature(Struct, frozen=True):
    """The right signature block. ``post_lines`` as printed over the name, ending in a comma.

    ``nip_line`` is ``NIP …`` for civil servants and "" for commissioners.
    """

    place_date: str
    post_lines: tuple[str, ...]
    name: str
    nip_line: str


class DocumentFrame(Struct, frozen=True):
    """What every document of the program prints around its content.

    ``stamp`` is printed large on every page: "", "DRAF", "CONTOH" or "DRAF – CONTOH".
    ``footer`` names document and position, without any figure.
    """

    letterhead: Letterhead
    title_lines: tuple[str, ...]
    short_title: str
    office_name: str
    period: str
    year: str
    position: str
    stamp: str
    footer: str
    signature: Signature


class AreaLine(Struct, frozen=True):
    """A line an area on the page for the leadership."""

    area: str
    name: str
    achievement: str
    band: str
    due: str
    done_due: str
    arrears: str


class Decision(Struct, frozen=True):
    """A line under PERLU KEPUTUSAN (at most five)."""

    number: str
    problem: str
    proposal: str
    person: str
    due: str


class Summary(Struct, frozen=True):
    """Ringkasan untuk Pimpinan: one page on which a Ketua decides in a minute.

    ``decisions_note`` says how many matters the page leaves out; "" where it shows all.
    """

    achievement: str
    month: str
    evidence: str
    recommendations: str
    meeting: str
    areas: tuple[AreaLine, ...]
    decisions: tuple[Decision, ...]
    decisions_empty: str
    decisions_note: str = ""


class RecapRow(Struct, frozen=True):
    """A row of Rekapitulasi per Area; the total row has ``number`` "" and ``area`` JUMLAH."""

    number: str
    area: str
    obligations: str
    due: str
    done: str
    plan: str
    actual: str
    deviation: str
    achievement: str
    arrears: str


class TargetRow(Struct, frozen=True):
    """A target in Target Bulan Ini, Tunggakan or Target Bulan Depan."""

    number: str
    code: str
    indicator: str
    evidence: str
    due_date: str
    person: str
    status: str
    realized_on: str
    note: str


class ObstacleRow(Struct, frozen=True):
    number: str
    code: str
    indicator: str
    obstacle: str
    plan: str
    person: str


class FollowUpRow(Struct, frozen=True):
    """A row of Tindak Lanjut Rekomendasi Sebelumnya."""

    number: str
    origin: str
    day: str
    problem: str
    recommendation: str
    action: str
    person: str
    due: str
    finished: str
    status: str


class ChangeRow(Struct, frozen=True):
    """A row of Perubahan dan Koreksi."""

    number: str
    day: str
    kind: str
    code: str
    before: str
    after: str
    basis: str
    reason: str
    approved_by: str


class AreaSection(Struct, frozen=True):
    """A section an area in BAB III. ``heading`` e.g. "Area V – Penguatan Pengawasan"."""

    heading: str
    paragraphs: tuple[str, ...]
    targets: tuple[TargetRow, ...]
    targets_empty: str
    arrears: tuple[TargetRow, ...]
    arrears_empty: str
    obstacles: tuple[ObstacleRow, ...]


class TeamRow(Struct, frozen=True):
    number: str
    name: str
    post: str
    role: str


class Implementation(Struct, frozen=True):
    """BAB II Pelaksanaan: time, place, who led, team and method."""

    paragraphs: tuple[str, ...]
    day: str
    time: str
    place: str
    chair: str
    secretary: str
    attendance: str
    agenda: tuple[str, ...]
    discussion: tuple[str, ...]
    team: tuple[TeamRow, ...]
    team_empty: str
    method: tuple[str, ...]


class QualityRow(Struct, frozen=True):
    """A finding in Catatan Kualitas Data. ``place`` e.g. "Lembar Monev, sel D14"."""

    number: str
    place: str
    severity: str
    message: str


class MonthlyReport(Struct, frozen=True):
    """Everything that ``templates/laporan_monev.docx`` may use."""

    frame: DocumentFrame
    number: str
    summary: Summary
    preface: tuple[str, ...]
    background: tuple[str, ...]
    legal_basis: tuple[str, ...]
    purpose: tuple[str, ...]
    scope: tuple[str, ...]
    implementation: Implementation
    results: tuple[str, ...]
    recap: tuple[RecapRow, ...]
    recap_total: RecapRow
    recap_note: str
    areas: tuple[AreaSection, ...]
    targets: tuple[TargetRow, ...]
    targets_intro: str
    targets_empty: str
    arrears: tuple[TargetRow, ...]
    arrears_intro: str
    arrears_empty: str
    early: tuple[TargetRow, ...]
    early_intro: str
    obstacles: tuple[ObstacleRow, ...]
    obstacles_intro: str
    obstacles_empty: str
    follow_ups: tuple[FollowUpRow, ...]
    follow_ups_intro: str
    follow_ups_empty: str
    next_targets: tuple[TargetRow, ...]
    next_targets_heading: str
    next_targets_intro: str
    next_targets_empty: str
    changes: tuple[ChangeRow, ...]
    changes_intro: str
    changes_empty: str
    conclusions: tuple[str, ...]
    recommendations: tuple[str, ...]
    closing: tuple[str, ...]
    sheet: tuple[SheetArea, ...]
    method_notes: tuple[str, ...]
    quality: tuple[QualityRow, ...]
    quality_intro: str
    quality_empty: str
    corrections: tuple[CorrectionRow, ...] = ()
    corrections_intro: str = ""
    charts: MonthlyCharts = NO_MONTHLY_CHARTS

"""Flat records for the registers' recaps, the follow-up table and corrections (see types)."""

from __future__ import annotations

from msgspec import Struct

from pipeline.view.parts.types import FollowUpRow


class MeetingRow(Struct, frozen=True):
    """A meeting of the period. ``chair`` with the post that Pegawai gives the name."""

    number: str
    day: str
    kind: str
    chair: str
    secretary: str
    attendance: str


class WbsRow(Struct, frozen=True):
    """A category; ``proven``, ``unproven``, ``insufficient`` are what left."""

    name: str
    opening: str
    received: str
    proven: str
    unproven: str
    insufficient: str
    closing: str
    share: str


class ComplaintRow(Struct, frozen=True):
    """A channel; ``untimed``: finished, but whether in time can't be counted."""

    name: str
    opening: str
    received: str
    in_time: str
    late: str
    untimed: str
    passed_on: str
    closing: str
    share: str


class GratificationRow(Struct, frozen=True):
    """A report that was made in the period."""

    number: str
    received: str
    reported: str
    form: str
    amount: str
    event: str
    forwarded: str
    ruling: str
    action: str
    status: str


class GratificationBalance(Struct, frozen=True):
    """Unreported before + received = reported by timeliness + unreported now."""

    opening: str
    received: str
    in_unit: str
    in_kpk: str
    late: str
    untimed: str
    closing: str


class RiskRow(Struct, frozen=True):
    """A row of Matrik Identifikasi Benturan Kepentingan, highest risk first."""

    number: str
    task: str
    situation: str
    source: str
    risk: str
    control: str
    person: str
    due: str
    status: str


class RiskCountRow(Struct, frozen=True):
    """A level of risk by status; ``unknown`` where STATUS is blank or no choice."""

    name: str
    pending: str
    in_progress: str
    done: str
    unknown: str
    total: str


class OriginRow(Struct, frozen=True):
    """An origin in the balance of Tindak Lanjut."""

    name: str
    opening: str
    received: str
    closed: str
    closing: str
    share: str


class WbsSection(Struct, frozen=True):
    """``nil`` is the NIHIL sentence, "" where there are rows."""

    paragraphs: tuple[str, ...]
    rows: tuple[WbsRow, ...]
    total: WbsRow
    nil: str


class ComplaintSection(Struct, frozen=True):
    """``has_untimed``: the column for timeliness that can't be counted is needed."""

    paragraphs: tuple[str, ...]
    rows: tuple[ComplaintRow, ...]
    total: ComplaintRow
    has_untimed: bool
    nil: str


class GratificationSection(Struct, frozen=True):
    paragraphs: tuple[str, ...]
    balance: GratificationBalance
    has_untimed: bool
    reports: tuple[GratificationRow, ...]
    nil: str


class ConflictSection(Struct, frozen=True):
    """``statements``: how many have signed the Surat Pernyataan."""

    paragraphs: tuple[str, ...]
    risks: tuple[RiskCountRow, ...]
    total: RiskCountRow
    has_unknown: bool
    rows: tuple[RiskRow, ...]
    statements: str
    nil: str


class FollowUpSection(Struct, frozen=True):
    """The follow-up table: what was open before the period, then what came in."""

    paragraphs: tuple[str, ...]
    origins: tuple[OriginRow, ...]
    total: OriginRow
    rows: tuple[FollowUpRow, ...]
    nil: str


class Registers(Struct, frozen=True):
    wbs: WbsSection
    complaints: ComplaintSection
    gratifications: GratificationSection
    conflicts: ConflictSection
    follow_ups: FollowUpSection

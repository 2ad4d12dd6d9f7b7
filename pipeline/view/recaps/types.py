"""What the templates of the recaps may use: flat records of text, as in ``parts.types``.

A public version's record holds no exact figure beside those of its public table, so that no
template, an office's own included, can print what was suppressed.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.view.parts.types import DocumentFrame, FollowUpRow
from pipeline.view.registers.types import ComplaintRow, OriginRow, RiskCountRow, RiskRow, WbsRow


class Acknowledgement(Struct, frozen=True):
    """The left signature block; all "" where Pengaturan names no such post."""

    heading: str = ""
    post_lines: tuple[str, ...] = ()
    name: str = ""
    nip_line: str = ""


class MonthRow(Struct, frozen=True):
    """A month of the period: what came in and what left."""

    month: str
    received: str
    left: str


class OpenCaseRow(Struct, frozen=True):
    """The open WBS cases of a category by status; ``in_process`` were closed after the cut-off."""

    name: str
    received: str
    verification: str
    review: str
    forwarded: str
    examination: str
    in_process: str
    total: str


class ReferenceRow(Struct, frozen=True):
    """A follow-up that came from a case: reference, dates and status, never its texts."""

    number: str
    reference: str
    day: str
    due: str
    finished: str
    status: str


class CaseRow(Struct, frozen=True):
    """A WBS case in the annex (RAHASIA)."""

    number: str
    code: str
    received: str
    category: str
    forwarded: str
    status: str
    finished: str
    recommendation: str


class ComplaintCaseRow(Struct, frozen=True):
    """A complaint in the annex (RAHASIA)."""

    number: str
    register: str
    received: str
    channel: str
    classification: str
    deadline: str
    status: str
    finished: str
    timeliness: str


class PublicCellText(Struct, frozen=True):
    """A cell over ``span`` neighbouring columns; ``columns`` are their numbers: 1, 2-4."""

    columns: str
    span: int
    text: str


class PublicLine(Struct, frozen=True):
    name: str
    cells: tuple[PublicCellText, ...]
    share: str


class PublicRecap(Struct, frozen=True):
    """The suppressed table; ``total`` is its line Jumlah. Empty in an internal version.

    ``has_untimed``: the column for timeliness that can't be counted is printed.
    """

    lines: tuple[PublicLine, ...] = ()
    total: tuple[PublicLine, ...] = ()
    has_untimed: bool = False
    paragraphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class WbsRecapDocument(Struct, frozen=True):
    """Everything that ``templates/rekap_wbs.docx`` may use.

    ``nil`` is the NIHIL sentence, "" where there was a case. ``cases`` is the annex.
    """

    frame: DocumentFrame
    acknowledgement: Acknowledgement
    intro: tuple[str, ...]
    is_public: bool
    public: PublicRecap
    nil: str
    rows: tuple[WbsRow, ...]
    total: tuple[WbsRow, ...]
    reconciliation: str
    paragraphs: tuple[str, ...]
    open_cases: tuple[OpenCaseRow, ...]
    open_total: tuple[OpenCaseRow, ...]
    months: tuple[MonthRow, ...]
    months_total: tuple[MonthRow, ...]
    follow_up: tuple[str, ...]
    references: tuple[ReferenceRow, ...]
    closing: str
    cases: tuple[CaseRow, ...]
    annex_note: str


class ComplaintsRecapDocument(Struct, frozen=True):
    """Everything that ``templates/rekap_pengaduan.docx`` may use; see WbsRecapDocument."""

    frame: DocumentFrame
    acknowledgement: Acknowledgement
    intro: tuple[str, ...]
    is_public: bool
    public: PublicRecap
    nil: str
    has_untimed: bool
    rows: tuple[ComplaintRow, ...]
    total: tuple[ComplaintRow, ...]
    class_rows: tuple[ComplaintRow, ...]
    class_total: tuple[ComplaintRow, ...]
    reconciliation: str
    limits: str
    paragraphs: tuple[str, ...]
    months: tuple[MonthRow, ...]
    months_total: tuple[MonthRow, ...]
    follow_up: tuple[str, ...]
    references: tuple[ReferenceRow, ...]
    closing: str
    cases: tuple[ComplaintCaseRow, ...]
    annex_note: str


class FollowUpLine(Struct, frozen=True):
    """A row of the follow-up table with its proof; a case's row has neither texts nor proof."""

    row: FollowUpRow
    evidence: str


class FollowUpDocument(Struct, frozen=True):
    """Everything that ``templates/tindak_lanjut.docx`` may use.

    ``carried`` were open before the period; ``new`` were raised in it.
    """

    frame: DocumentFrame
    acknowledgement: Acknowledgement
    intro: tuple[str, ...]
    nil: str
    paragraphs: tuple[str, ...]
    origins: tuple[OriginRow, ...]
    origins_total: tuple[OriginRow, ...]
    reconciliation: str
    carried_heading: str
    carried: tuple[FollowUpLine, ...]
    new_heading: str
    new: tuple[FollowUpLine, ...]
    confidential_note: str
    closing: str


class ConflictMatrix(Struct, frozen=True):
    """Everything that ``templates/matrik_benturan_kepentingan.docx`` may use."""

    frame: DocumentFrame
    acknowledgement: Acknowledgement
    intro: tuple[str, ...]
    nil: str
    paragraphs: tuple[str, ...]
    rows: tuple[RiskRow, ...]
    counts: tuple[RiskCountRow, ...]
    counts_total: tuple[RiskCountRow, ...]
    has_unknown: bool
    closing: str


class Statement(Struct, frozen=True):
    """The page of one person. ``nip`` is an en dash and ``nip_line`` "" for a commissioner."""

    name: str
    nip: str
    nip_line: str
    posts: tuple[str, ...]
    place_date: str


class StatementSigner(Struct, frozen=True):
    """A person in post, and when the statement was signed; an en dash where it was not."""

    number: str
    name: str
    post: str
    signed_on: str


class ConflictStatements(Struct, frozen=True):
    """Everything that ``templates/surat_pernyataan.docx`` may use; ``empty`` if nobody is in post.

    ``office`` is the full name of the satuan kerja, ``signed`` how many have signed, and
    ``signers`` everybody in post at the year's end.
    """

    frame: DocumentFrame
    office: str
    year: str
    statements: tuple[Statement, ...]
    empty: str
    signed: str
    signers: tuple[StatementSigner, ...]

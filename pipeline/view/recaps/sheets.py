"""The recaps' tables for Excel: the same figures as in print, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import astuple

from pipeline.months import month_name
from pipeline.recap.wbs import OPEN_STATUSES, WbsRecap
from pipeline.view.recaps.complaints import UNTIMED_COLUMN
from pipeline.view.recaps.public import HIDDEN
from pipeline.view.recaps.rows import open_case_total
from pipeline.view.recaps.sheet_parts import (
    Row,
    balance_columns,
    balance_row,
    balances,
    book_of,
    row_of,
    share_value,
    text_column,
)
from pipeline.view.recaps.sheet_types import SheetBook, SheetCell, SheetColumn, SheetTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.balance import BalanceTable
    from pipeline.recap.complaints import ComplaintRecap
    from pipeline.recap.followups import FollowUpRecap
    from pipeline.recap.window import MonthCount
    from pipeline.suppress import PublicTable
    from pipeline.view.recaps.types import (
        ComplaintsRecapDocument,
        FollowUpDocument,
        FollowUpLine,
        PublicRecap,
        ReferenceRow,
        WbsRecapDocument,
    )


def _public(
    tab: str,
    heading: str,
    shape: BalanceTable,
    table: PublicTable,
    shown: PublicRecap,
    notes: Sequence[str],
    untimed: int | None = None,
) -> SheetTable:
    """``shape`` lends its heads only; every figure is one that ``table`` prints."""
    dropped = None if untimed is None or shown.has_untimed else untimed
    rows = []
    for row in (*table.rows, table.total):
        cells = [SheetCell(row.name)]
        cells += [
            SheetCell(c.text if c.value is None else c.value, len(c.columns))
            for c in row.cells
            if dropped is None or c.columns != (dropped,)
        ]
        cells.append(SheetCell(share_value(row.share) if row.has_share else HIDDEN))
        rows.append(tuple(cells))
    columns = balance_columns(shape, dropped)
    lines = (*notes, *shown.notes)
    return SheetTable(tab, heading, columns, tuple(rows), 1, tuple(filter(None, lines)))


def _months(months: Sequence[MonthCount]) -> SheetTable:
    rows = [row_of(month_name(m.month), m.received, m.left) for m in months]
    rows.append(row_of("Jumlah", sum(m.received for m in months), sum(m.left for m in months)))
    columns = (text_column("BULAN", 20), SheetColumn("MASUK", 14), SheetColumn("KELUAR", 14))
    return SheetTable("Per Bulan", "Perkembangan per Bulan", columns, tuple(rows), totals=1)


def _references(rows: Sequence[ReferenceRow]) -> SheetTable | None:
    columns = (
        SheetColumn("NO", 6),
        text_column("RUJUKAN", 24),
        *(SheetColumn(h, 20) for h in ("TANGGAL", "BATAS WAKTU", "TANGGAL SELESAI")),
        text_column("STATUS", 28),
    )
    return _records("Tindak Lanjut", "Tindak Lanjut Rekomendasi", columns, rows) if rows else None


def _records(
    tab: str,
    heading: str,
    columns: tuple[SheetColumn, ...],
    rows: Sequence[Any],
    notes: Sequence[str] = (),
    confidential: bool = False,
) -> SheetTable:
    """A sheet of view records, a column a field in their order."""
    cells = tuple(row_of(*astuple(r)) for r in rows)
    return SheetTable(tab, heading, columns, cells, 0, tuple(notes), confidential)


# --- the three books ----------------------------------------------------------------


def wbs_sheets(
    document: WbsRecapDocument, recap: WbsRecap, public: PublicTable | None
) -> SheetBook:
    """The tables of ``document``, made from the same ``recap`` and ``public`` as it was."""
    tab, heading = "Rekap WBS", "Rekapitulasi menurut Kategori"
    table = recap.categories
    if public is not None:
        shown = _public(tab, heading, table, public, document.public, (document.nil,))
        return book_of(document.frame, recap.as_of, (shown,))
    return book_of(
        document.frame,
        recap.as_of,
        (
            balances(tab, heading, table, (document.nil, document.reconciliation)),
            _open_cases(recap) if table.total.closing else None,
            None if recap.is_nil else _months(recap.months),
            _references(document.references),
            _case_list(document) if document.cases else None,
        ),
    )


def _open_cases(recap: WbsRecap) -> SheetTable:
    rows = [row_of(r.name, *r.counts, sum(r.counts)) for r in recap.open_cases]
    total = open_case_total(recap.open_cases)
    rows.append(row_of("Jumlah", *total, sum(total)))
    columns = (
        text_column("KATEGORI", 30),
        *(SheetColumn(status.upper(), 14) for status in OPEN_STATUSES),
        SheetColumn("JUMLAH", 12),
    )
    return SheetTable(
        "Kasus Terbuka", "Kasus yang Masih Terbuka menurut Status", columns, tuple(rows), totals=1
    )


def _case_list(document: WbsRecapDocument) -> SheetTable:
    columns = (
        SheetColumn("NO", 6),
        text_column("KODE KASUS", 20),
        SheetColumn("BULAN DITERIMA", 18),
        text_column("KATEGORI", 22),
        SheetColumn("DITERUSKAN KE INSPEKTORAT", 15),
        text_column("STATUS", 18),
        SheetColumn("BULAN SELESAI", 18),
        text_column("REKOMENDASI", 40),
    )
    notes = (document.annex_note,)
    return _records("Lampiran RAHASIA", "Daftar Kasus WBS", columns, document.cases, notes, True)


def complaint_sheets(
    document: ComplaintsRecapDocument, recap: ComplaintRecap, public: PublicTable | None
) -> SheetBook:
    """The tables of ``document``, made from the same ``recap`` and ``public`` as it was."""
    tab, heading = "Rekap Pengaduan", "Rekapitulasi menurut Kanal"
    if public is not None:
        shown = _public(
            tab,
            heading,
            recap.channels,
            public,
            document.public,
            (document.nil, document.limits),
            UNTIMED_COLUMN,
        )
        return book_of(document.frame, recap.as_of, (shown,))
    dropped = None if document.has_untimed else UNTIMED_COLUMN
    notes = (document.nil, document.reconciliation, document.limits)
    by_class = "Rekapitulasi menurut Klasifikasi"
    return book_of(
        document.frame,
        recap.as_of,
        (
            balances(tab, heading, recap.channels, notes, dropped),
            None
            if recap.is_nil
            else balances("Klasifikasi", by_class, recap.classifications, (), dropped),
            None if recap.is_nil else _months(recap.months),
            _references(document.references),
            _complaint_list(document) if document.cases else None,
        ),
    )


def _complaint_list(document: ComplaintsRecapDocument) -> SheetTable:
    columns = (
        SheetColumn("NO", 6),
        text_column("NO REGISTER", 18),
        SheetColumn("TANGGAL DITERIMA", 19),
        text_column("KANAL", 16),
        text_column("KLASIFIKASI", 26),
        SheetColumn("BATAS WAKTU", 19),
        text_column("STATUS", 16),
        SheetColumn("TANGGAL SELESAI", 19),
        text_column("KETEPATAN WAKTU", 20),
    )
    notes = (document.annex_note,)
    return _records("Lampiran RAHASIA", "Daftar Pengaduan", columns, document.cases, notes, True)


def follow_up_sheets(document: FollowUpDocument, recap: FollowUpRecap) -> SheetBook:
    """The tables of ``document``, made from the same ``recap`` as it was."""
    origins = [r for r in recap.origins.rows if any(r.cells)]
    rows = [balance_row(r, None) for r in (*origins, recap.origins.total)]
    balances = SheetTable(
        "Rekap per Asal",
        "Rekapitulasi menurut Asal",
        balance_columns(recap.origins, None),
        tuple(rows),
        totals=1,
        notes=tuple(filter(None, (document.nil, *document.paragraphs, document.reconciliation))),
    )
    return book_of(document.frame, recap.as_of, (_follow_up_list(document), balances))


def _follow_up_list(document: FollowUpDocument) -> SheetTable | None:
    if not document.carried and not document.new:
        return None
    columns = (
        SheetColumn("NO", 5),
        text_column("ASAL, RUJUKAN", 17),
        SheetColumn("TANGGAL", 15),
        text_column("PERMASALAHAN", 26),
        text_column("REKOMENDASI", 26),
        text_column("TINDAK LANJUT", 24),
        text_column("PENANGGUNG JAWAB", 20),
        SheetColumn("BATAS WAKTU", 15),
        SheetColumn("TANGGAL SELESAI", 15),
        SheetColumn("STATUS", 15),
        text_column("BUKTI", 20),
    )
    rows: list[Row] = []
    for heading, lines in (
        (document.carried_heading, document.carried),
        (document.new_heading, document.new),
    ):
        if lines:
            rows.append((SheetCell(heading, len(columns)),))
            rows += [_follow_up(line) for line in lines]
    notes = tuple(filter(None, (document.confidential_note,)))
    return SheetTable("Tindak Lanjut", "Tabel Tindak Lanjut", columns, tuple(rows), 0, notes)


def _follow_up(line: FollowUpLine) -> Row:
    return row_of(*astuple(line.row), line.evidence)

"""What a sheet and a column are, and the words that several share."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Kind(Enum):
    """What a column's cells hold."""

    TEXT = "teks"
    LINES = "teks, satu butir per baris"
    CHOICE = "pilihan dari daftar"
    DATE = "tanggal"
    MONTH = "nama bulan"
    MONTH_YEAR = "bulan dan tahun"
    PERIOD = "periode (2025-10, 2025-TW4, atau 2025)"
    CODE = "KODE indikator"
    NIP = "NIP 18 digit, sebagai teks"
    INTEGER = "bilangan bulat"
    MONEY = "rupiah"
    MARK = "tanda ●"
    SETTING = "sesuai pengaturannya"


class Role(Enum):
    """Who fills a column: the decree, staff, or a live formula."""

    PLAN = "rencana"
    ENTRY = "isian"
    FORMULA = "rumus"


class Column(Struct, frozen=True):
    """A column. ``required``: its absence leaves a figure undetermined (an error).

    ``feeds``: live formulas count its cells, so what they hold is canonical or a finding.
    ``optional``: older workbooks rightly lack it, so its absence is no finding.
    """

    key: str
    header: str
    kind: Kind = Kind.TEXT
    role: Role = Role.ENTRY
    required: bool = False
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    feeds: bool = False
    optional: bool = False
    width: float = 18
    about: str = ""


class Sheet(Struct, frozen=True):
    """A sheet. ``register``: plain rows under one header, read by the generic reader."""

    name: str
    about: str
    columns: tuple[Column, ...] = ()
    required: bool = False
    register: bool = True
    aliases: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        return next(c for c in self.columns if c.key == key)

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(c.header for c in self.columns)


MARK = "●"
#: What staff type for a mark instead of ●; counted, and reported.
MARK_VARIANTS = ("•", "⚫", "x", "X", "v", "V", "✓", "√", "*")

CODE_PATTERN = r"[IVX]+\.\d+\.\d+"
AS_OF_NAME = "TanggalBatas"

#: Header and column key of the twelve month columns of Rencana Aksi.
MONTH_COLUMNS = tuple(
    Column(f"month_{n}", name, Kind.MARK, feeds=True, width=4.2)
    for n, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES"), 1
    )
)

STATUS_CHOICES = ("Belum", "Proses", "Selesai", "Tidak Berlaku")
EXAMINATION_CHOICES = ("Sesuai", "Perlu Perbaikan")
YES_NO = ("Ya", "Tidak")
POSITIONS = (
    "1 Tunggakan",
    "2 Bulan Ini",
    "3 Bulan Depan",
    "4 Nanti",
    "5 Selesai",
    "6 Tidak Berlaku",
)

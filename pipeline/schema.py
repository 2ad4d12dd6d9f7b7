"""The workbook's contract as data: sheets, columns, kinds, aliases, choices, settings.

``docs/kontrak.md`` is generated from here, :mod:`pipeline.workbook` writes from here and
:mod:`pipeline.parse` reads by it, so that a word is spelled in one place. Every text that
stands in a workbook is Indonesian; keys are English.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``required``: its absence leaves a figure undetermined (an error).

    ``feeds``: live formulas count its cells, so what they hold is canonical or a finding.
    """

    key: str
    header: str
    kind: Kind = Kind.TEXT
    role: Role = Role.ENTRY
    required: bool = False
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    feeds: bool = False
    width: float = 18
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
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

PETUNJUK = Sheet("Petunjuk", "cara mengisi setiap lembar", register=False)

PENGATURAN = Sheet(
    "Pengaturan",
    "data satuan kerja, keputusan, bobot, ambang dan batas hari kerja",
    (
        Column("name", "PENGATURAN", required=True, role=Role.PLAN, width=38),
        Column("value", "NILAI", Kind.SETTING, required=True, width=46, aliases=("ISI",)),
        Column("about", "KETERANGAN", role=Role.PLAN, width=64),
    ),
    required=True,
    register=False,
    aliases=("Setelan", "Setting"),
)

PEGAWAI = Sheet(
    "Pegawai",
    "orang dan jabatannya; pemegang jabatan penandatangan pada tanggal laporan menandatangani",
    (
        Column("name", "NAMA", width=34, required=True),
        Column("nip", "NIP", Kind.NIP, width=22),
        Column("post", "JABATAN", width=34, required=True),
        Column(
            "post_status",
            "STATUS JABATAN",
            Kind.CHOICE,
            choices=("Definitif", "Plt.", "Plh."),
            width=16,
        ),
        Column("role", "PERAN TIM", width=26, aliases=("PERAN", "PERAN DALAM TIM")),
        Column("since", "MULAI", Kind.DATE, width=14, aliases=("TMT", "MULAI TANGGAL")),
        Column("until", "SAMPAI", Kind.DATE, width=14, aliases=("SAMPAI DENGAN",)),
    ),
)

RENCANA_AKSI = Sheet(
    "Rencana Aksi",
    "tabel rencana aksi menurut keputusan; tanda ● menentukan bulan target",
    (
        Column("number", "NO", role=Role.PLAN, width=5, aliases=("NO.", "NOMOR")),
        Column("component", "KOMPONEN", role=Role.PLAN, width=18),
        Column("indicator", "INDIKATOR", role=Role.PLAN, required=True, width=27),
        Column(
            "action", "LANGKAH AKSI", role=Role.PLAN, width=28, aliases=("RENCANA AKSI", "AKSI")
        ),
        Column(
            "evidence", "BUKTI FISIK", role=Role.PLAN, width=27, aliases=("DATA DUKUNG", "BUKTI")
        ),
        Column(
            "target",
            "TARGET WAKTU",
            role=Role.PLAN,
            required=True,
            width=15,
            aliases=("WAKTU", "TARGET"),
        ),
        Column("code", "KODE", Kind.CODE, Role.PLAN, required=True, feeds=True, width=8),
        Column("person", "PENANGGUNG JAWAB", width=18, aliases=("PIC", "PJ", "PENANGGUNGJAWAB")),
        *MONTH_COLUMNS,
        Column("total", "JUMLAH TARGET", role=Role.FORMULA, width=9),
        Column("done", "SELESAI", role=Role.FORMULA, width=9),
        Column("achievement", "CAPAIAN", role=Role.FORMULA, width=10),
        Column("status", "STATUS", role=Role.FORMULA, width=18),
        Column("link", "LEMBAR MONEV", role=Role.FORMULA, width=12, aliases=("TAUTAN",)),
    ),
    required=True,
    register=False,
    aliases=("Renaksi", "Rencana Aksi ZI"),
)

LEMBAR_MONEV = Sheet(
    "Lembar Monev",
    "satu baris satu target; di sinilah pelaksanaan dilaporkan",
    (
        Column("code", "KODE", Kind.CODE, Role.PLAN, required=True, feeds=True, width=9),
        Column("month", "BULAN", Kind.MONTH, Role.PLAN, required=True, feeds=True, width=12),
        Column("due_date", "BATAS WAKTU", Kind.DATE, Role.FORMULA, width=13),
        Column("indicator", "INDIKATOR", role=Role.FORMULA, width=34),
        Column("plan_evidence", "BUKTI FISIK", role=Role.FORMULA, width=28),
        Column("person", "PENANGGUNG JAWAB", role=Role.FORMULA, width=20),
        Column("position", "POSISI", role=Role.FORMULA, width=15),
        Column("link", "RENCANA AKSI", role=Role.FORMULA, width=10, aliases=("TAUTAN",)),
        Column(
            "status",
            "STATUS",
            Kind.CHOICE,
            required=True,
            choices=STATUS_CHOICES,
            feeds=True,
            width=14,
        ),
        Column(
            "realized_on",
            "TANGGAL REALISASI",
            Kind.DATE,
            required=True,
            feeds=True,
            width=14,
            aliases=("TGL REALISASI", "TANGGAL PELAKSANAAN"),
        ),
        Column(
            "evidence",
            "BUKTI DUKUNG",
            Kind.LINES,
            required=True,
            feeds=True,
            width=34,
            aliases=("BUKTI PENDUKUNG", "EVIDEN", "EVIDENCE"),
        ),
        Column("obstacle", "KENDALA", width=28, aliases=("HAMBATAN", "PERMASALAHAN")),
        Column("follow_up_plan", "RENCANA TINDAK LANJUT", width=28, aliases=("RTL",)),
        Column("note", "KETERANGAN", width=24, aliases=("KET", "KET.")),
        Column(
            "examination", "HASIL PERIKSA", Kind.CHOICE, choices=EXAMINATION_CHOICES, width=16
        ),
        Column("examined_by", "DIPERIKSA OLEH", width=20, aliases=("PEMERIKSA",)),
        Column("examined_on", "TANGGAL PERIKSA", Kind.DATE, width=14),
        Column("examiner_note", "CATATAN PEMERIKSA", width=26),
    ),
    required=True,
    aliases=("Monev", "Lembar Monitoring"),
)

REKAP = Sheet(
    "Rekap",
    "rekapitulasi per area, seluruhnya rumus, pada tanggal di sel TanggalBatas",
    (
        Column("area", "AREA", role=Role.PLAN, width=8),
        Column("name", "NAMA AREA", role=Role.PLAN, width=66),
        Column("obligations", "JUMLAH TARGET", role=Role.FORMULA, width=12),
        Column("due", "TARGET S.D. PERIODE", role=Role.FORMULA, width=12),
        Column("done", "SELESAI", role=Role.FORMULA, width=12),
        Column("plan", "RENCANA (%)", role=Role.FORMULA, width=12),
        Column("actual", "REALISASI (%)", role=Role.FORMULA, width=12),
        Column("deviation", "DEVIASI", role=Role.FORMULA, width=12),
        Column("done_due", "SELESAI DARI TARGET S.D. PERIODE", role=Role.FORMULA, width=14),
        Column("achievement", "CAPAIAN (%)", role=Role.FORMULA, width=12),
        Column("arrears", "TUNGGAKAN", role=Role.FORMULA, width=12),
        Column("overdue", "LEWAT BATAS WAKTU", role=Role.FORMULA, width=12),
        Column("weight", "BOBOT", role=Role.FORMULA, width=9, about="hanya pada rekap tahunan"),
    ),
    register=False,
)

PERUBAHAN = Sheet(
    "Perubahan",
    "perubahan rencana; dicetak dalam laporan",
    (
        Column("day", "TANGGAL", Kind.DATE, required=True, width=14),
        Column(
            "kind",
            "JENIS",
            Kind.CHOICE,
            required=True,
            choices=("Target Diubah", "Indikator Dicabut", "Indikator Ditambah", "Koreksi Data"),
            width=20,
        ),
        Column("code", "KODE", Kind.CODE, required=True, width=9),
        Column("before", "SEMULA", width=28),
        Column("after", "MENJADI", width=28),
        Column("basis", "DASAR", width=28),
        Column("reason", "ALASAN", width=34),
        Column("approved_by", "DISETUJUI OLEH", width=24),
    ),
)

FOLLOW_UP_ORIGINS = (
    "Monev",
    "Inspektorat",
    "TPI",
    "WBS",
    "Pengaduan",
    "Benturan Kepentingan",
)

TINDAK_LANJUT = Sheet(
    "Tindak Lanjut",
    "rekomendasi dan keputusan rapat, sampai selesai ditindaklanjuti",
    (
        Column("number", "NO", required=True, width=5, aliases=("NO.", "NOMOR")),
        Column("origin", "ASAL", Kind.CHOICE, choices=FOLLOW_UP_ORIGINS, width=14),
        Column("day", "TANGGAL", Kind.DATE, width=12),
        Column("reference", "RUJUKAN", width=15),
        Column("problem", "PERMASALAHAN", width=30),
        Column("recommendation", "REKOMENDASI", required=True, width=30),
        Column("action", "TINDAK LANJUT", width=30),
        Column("person", "PENANGGUNG JAWAB", width=20, aliases=("PIC", "PJ")),
        Column("due", "BATAS WAKTU", Kind.DATE, width=12),
        Column("finished", "TANGGAL SELESAI", Kind.DATE, width=12),
        Column("evidence", "BUKTI", width=22),
        Column(
            "status",
            "STATUS",
            Kind.CHOICE,
            required=True,
            choices=("Belum", "Proses", "Sudah"),
            width=10,
        ),
    ),
)

WBS = Sheet(
    "WBS",
    "kasus WBS, tanpa identitas: hanya kode kasus, bulan dan jumlah",
    (
        Column("case", "KODE KASUS", required=True, width=16),
        Column(
            "received",
            "BULAN DITERIMA",
            Kind.MONTH_YEAR,
            required=True,
            width=18,
        ),
        Column("channel", "KANAL", aliases=("SALURAN",), width=20),
        Column(
            "category",
            "KATEGORI",
            Kind.CHOICE,
            required=True,
            choices=(
                "TPK",
                "Gratifikasi",
                "Benturan Kepentingan",
                "Disiplin/Kode Etik",
                "Anggaran",
                "Lainnya",
            ),
            width=22,
        ),
        Column("complete", "LENGKAP 4W1H", Kind.CHOICE, choices=YES_NO, width=12),
        Column(
            "forwarded", "DITERUSKAN KE INSPEKTORAT", Kind.CHOICE, choices=YES_NO, width=16
        ),
        Column(
            "status",
            "STATUS",
            Kind.CHOICE,
            required=True,
            choices=(
                "Diterima",
                "Verifikasi",
                "Penelaahan",
                "Diteruskan",
                "Pemeriksaan",
                "Terbukti",
                "Tidak Terbukti",
                "Tidak Cukup Bukti",
            ),
            width=20,
        ),
        Column("finished", "BULAN SELESAI", Kind.MONTH_YEAR, required=True, width=18),
        Column("recommendation", "REKOMENDASI", width=34),
    ),
    aliases=("Whistle Blowing System",),
)

PENGADUAN = Sheet(
    "Pengaduan",
    "register pengaduan masyarakat, tanpa identitas pelapor dan terlapor",
    (
        Column("number", "NO REGISTER", required=True, width=14, aliases=("NOMOR REGISTER",)),
        Column("received", "TANGGAL DITERIMA", Kind.DATE, required=True, width=12),
        Column(
            "channel",
            "KANAL",
            Kind.CHOICE,
            required=True,
            choices=("Langsung", "Surat", "Email", "Media Sosial", "SP4N-LAPOR!", "Inspektorat"),
            aliases=("SALURAN",),
            width=14,
        ),
        Column("ticket", "NO TIKET", width=14, aliases=("NOMOR TIKET",)),
        Column(
            "classification",
            "KLASIFIKASI",
            Kind.CHOICE,
            required=True,
            choices=(
                "Permintaan Informasi",
                "Aspirasi",
                "Tidak Berkadar Pengawasan",
                "Berkadar Pengawasan",
            ),
            width=18,
        ),
        Column("substance", "SUBSTANSI", width=32),
        Column("field", "BIDANG TERKAIT", width=16),
        Column("completed", "TANGGAL LENGKAP", Kind.DATE, width=12),
        Column(
            "status",
            "STATUS",
            Kind.CHOICE,
            required=True,
            choices=(
                "Diterima",
                "Verifikasi",
                "Tertunda",
                "Diteruskan",
                "Proses",
                "Selesai",
                "Diarsipkan",
            ),
            width=12,
        ),
        Column("finished", "TANGGAL SELESAI", Kind.DATE, required=True, width=12),
        Column("outcome", "HASIL", width=24),
        Column("response", "BUKTI TANGGAPAN", Kind.LINES, width=20),
        Column("note", "KETERANGAN", width=18, aliases=("KET", "KET.")),
    ),
)

GRATIFIKASI = Sheet(
    "Gratifikasi",
    "laporan penerimaan gratifikasi",
    (
        Column("number", "NO", required=True, width=6, aliases=("NO.", "NOMOR")),
        Column("received", "TANGGAL PENERIMAAN", Kind.DATE, required=True, width=16),
        Column("reported", "TANGGAL LAPOR", Kind.DATE, required=True, width=14),
        Column("form", "BENTUK", width=24),
        Column("amount", "NILAI (RP)", Kind.MONEY, width=16, aliases=("NILAI",)),
        Column("event", "PERISTIWA", width=28),
        Column("forwarded", "DITERUSKAN KE KPK", Kind.CHOICE, choices=YES_NO, width=14),
        Column("ruling", "PENETAPAN STATUS", width=20),
        Column("action", "TINDAK LANJUT", width=28),
        Column(
            "status", "STATUS", Kind.CHOICE, choices=("Diterima", "Proses", "Selesai"), width=12
        ),
    ),
)

BENTURAN_KEPENTINGAN = Sheet(
    "Benturan Kepentingan",
    "pemetaan risiko benturan kepentingan",
    (
        Column("number", "NO", required=True, width=6, aliases=("NO.", "NOMOR")),
        Column("task", "TUGAS/FUNGSI", required=True, width=26),
        Column("situation", "SITUASI POTENSIAL", width=34),
        Column("source", "SUMBER", width=22),
        Column(
            "risk",
            "TINGKAT RISIKO",
            Kind.CHOICE,
            choices=("Rendah", "Sedang", "Tinggi"),
            width=12,
        ),
        Column("control", "PENGENDALIAN", width=34),
        Column("person", "PENANGGUNG JAWAB", width=22, aliases=("PIC", "PJ")),
        Column("due", "BATAS", Kind.DATE, width=14, aliases=("BATAS WAKTU",)),
        Column("status", "STATUS", Kind.CHOICE, choices=("Belum", "Proses", "Selesai"), width=12),
    ),
)

RAPAT = Sheet(
    "Rapat",
    "rapat monev dan rapat lain; keputusannya ditulis pada Tindak Lanjut",
    (
        Column("period", "PERIODE", Kind.PERIOD, required=True, width=10),
        Column("day", "TANGGAL", Kind.DATE, required=True, width=12),
        Column("time", "WAKTU", width=15),
        Column("place", "TEMPAT", width=20),
        Column("kind", "JENIS", width=14, about="mis. Monev ZI, WBS, SPIP, SOP"),
        Column("agenda", "ACARA", Kind.LINES, width=28),
        Column("invitation", "NOMOR UNDANGAN", width=18),
        Column("chair", "PIMPINAN", width=18),
        Column("secretary", "NOTULIS", width=18),
        Column("participants", "PESERTA", Kind.LINES, width=22),
        Column("discussion", "PEMBAHASAN", Kind.LINES, width=44),
    ),
)

#: BAGIAN of Narasi: where in the report its text goes.
NARRATIVE_SECTIONS = (
    "Kata Pengantar",
    "Latar Belakang",
    "Maksud dan Tujuan",
    "Ruang Lingkup",
    "Pelaksanaan",
    "Metode",
    "Hasil",
    "Area I",
    "Area II",
    "Area III",
    "Area IV",
    "Area V",
    "Area VI",
    "Kendala",
    "Akar Masalah",
    "Kesimpulan",
    "Pelajaran",
    "Rekomendasi",
    "Usulan Tahun Berikutnya",
    "Penutup",
)

NARASI = Sheet(
    "Narasi",
    "teks tambahan untuk bagian laporan tertentu",
    (
        Column("period", "PERIODE", Kind.PERIOD, required=True, width=12),
        Column(
            "section",
            "BAGIAN",
            Kind.CHOICE,
            required=True,
            choices=NARRATIVE_SECTIONS,
            width=24,
        ),
        Column("text", "TEKS", Kind.LINES, required=True, width=90),
    ),
)

HARI_LIBUR = Sheet(
    "Hari Libur",
    "hari libur tambahan kantor; ditambahkan pada libur nasional",
    (
        Column("day", "TANGGAL", Kind.DATE, required=True, width=14),
        Column("note", "KETERANGAN", width=40, aliases=("KET", "KET.")),
    ),
)

#: Every sheet, in the workbook's order.
SHEETS = (
    PETUNJUK,
    PENGATURAN,
    PEGAWAI,
    RENCANA_AKSI,
    LEMBAR_MONEV,
    REKAP,
    PERUBAHAN,
    TINDAK_LANJUT,
    WBS,
    PENGADUAN,
    GRATIFIKASI,
    BENTURAN_KEPENTINGAN,
    RAPAT,
    NARASI,
    HARI_LIBUR,
)
SHEET_NAMES = tuple(s.name for s in SHEETS)


class SettingKind(Enum):
    TEXT = "teks"
    YEAR = "tahun"
    DATE = "tanggal"
    NUMBER = "bilangan"
    DAYS = "hari kerja"
    CHOICE = "pilihan dari daftar"


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of Pengaturan. ``default`` is what init writes; "" leaves the cell blank.

    ``needed``: printed in a report, so a blank one is a warning and prints [DIISI].
    """

    key: str
    name: str
    kind: SettingKind = SettingKind.TEXT
    default: str | float = ""
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    needed: bool = False
    about: str = ""


AREA_WEIGHTS = (("I", 8), ("II", 7), ("III", 10), ("IV", 10), ("V", 15), ("VI", 10))
WEIGHT_TOTAL = 60

#: Achievement bands: key, printed word, default lower bound (percent, exclusive), best first.
BANDS = (
    ("very_high", "Sangat Tinggi", 90),
    ("high", "Tinggi", 75),
    ("middle", "Sedang", 65),
    ("low", "Rendah", 50),
)
LOWEST_BAND = "Sangat Rendah"

#: Limits in working days: key, setting's name, default [domain.md, Registers].
LIMITS = (
    ("lapor_verification", "Batas verifikasi SP4N-LAPOR!", 3),
    ("lapor_action", "Batas tindak lanjut SP4N-LAPOR!", 5),
    ("information", "Batas Permintaan Informasi", 5),
    ("aspiration", "Batas Aspirasi", 5),
    ("without_oversight", "Batas Tidak Berkadar Pengawasan", 14),
    ("with_oversight", "Batas Berkadar Pengawasan", 60),
    ("gratification_kpk", "Batas lapor gratifikasi ke KPK", 30),
    ("gratification_unit", "Batas lapor gratifikasi ke UPG", 10),
)

SETTINGS = (
    Setting("office", "Satuan kerja", needed=True, about="Nama lengkap, mis. KPU Kabupaten …"),
    Setting("office_code", "Kode satker", about="Dipakai dalam nomor surat, mis. 1505"),
    Setting("province", "Provinsi"),
    Setting("year", "Tahun", SettingKind.YEAR, about="Tahun rencana aksi; wajib diisi"),
    Setting("decree_number", "Nomor keputusan", needed=True, about="mis. 74 Tahun 2025"),
    Setting("decree_date", "Tanggal keputusan", SettingKind.DATE, needed=True),
    Setting("place", "Tempat", needed=True, about="Tempat penandatanganan laporan"),
    Setting("address", "Alamat", needed=True, about="Dicetak pada kop surat"),
    Setting(
        "signing_post",
        "Jabatan penandatangan",
        default="Ketua",
        needed=True,
        about="Orangnya diambil dari lembar Pegawai menurut tanggal laporan",
    ),
    Setting("acknowledging_post", "Jabatan mengetahui", default="Sekretaris"),
    Setting("recipient", "Penerima laporan", needed=True, about="mis. Inspektorat …"),
    Setting(
        "letter_pattern",
        "Pola nomor surat",
        default="{urut}/PP.05-{jenis}/{satker}/{tahun}",
        about="{urut} nomor urut, {jenis} jenis naskah, {satker} kode satker, {tahun} tahun",
    ),
    *(
        Setting(
            f"weight_{number}",
            f"Bobot Area {number}",
            SettingKind.NUMBER,
            weight,
            about="Bobot LKE; jumlah keenam bobot 60",
        )
        for number, weight in AREA_WEIGHTS
    ),
    *(
        Setting(
            f"band_{key}",
            f"Ambang {word}",
            SettingKind.NUMBER,
            bound,
            about=f"Capaian di atas nilai ini (persen) disebut {word}",
        )
        for key, word, bound in BANDS
    ),
    *(
        Setting(f"limit_{key}", name, SettingKind.DAYS, days, about="Hari kerja")
        for key, name, days in LIMITS
    ),
    Setting(
        "data_nature",
        "Sifat data",
        SettingKind.CHOICE,
        "Asli",
        choices=("Asli", "Contoh"),
        about="Contoh mencetak kata CONTOH pada setiap halaman",
    ),
)

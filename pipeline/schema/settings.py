"""The rows of Pengaturan."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class SettingKind(Enum):
    TEXT = "teks"
    YEAR = "tahun"
    DATE = "tanggal"
    NUMBER = "bilangan"
    DAYS = "hari kerja"
    CHOICE = "pilihan dari daftar"


class Setting(Struct, frozen=True):
    """A row of Pengaturan. ``default`` is what init writes; "" leaves the cell blank.

    ``needed``: printed in a report, so a blank one is a warning and prints [DIISI].
    ``optional``: its row may be missing, as in workbooks that are older than the setting;
    the default holds then, and where the cell is blank.
    """

    key: str
    name: str
    kind: SettingKind = SettingKind.TEXT
    default: str | float = ""
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    needed: bool = False
    about: str = ""
    optional: bool = False


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

#: Why a report is signed, unless the office says otherwise.
SIGNING_PURPOSE = "Menyetujui isi dokumen ini"

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
    Setting(
        "signing_purpose",
        "Tujuan tanda tangan",
        default=SIGNING_PURPOSE,
        about="Dicantumkan dalam tanda tangan elektronik",
        optional=True,
    ),
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

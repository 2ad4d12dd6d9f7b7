"""The documents that templates make: which view each is filled with, and what it must print."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pipeline import failures
from pipeline.near import suggestion
from pipeline.view.packet import types as packet
from pipeline.view.parts import types
from pipeline.view.periods import annual_types, quarterly_types
from pipeline.view.recaps import types as recap_types


class Required(Struct, frozen=True):
    """``what`` a document must print: one of ``names``, or the literal ``text``."""

    what: str
    names: tuple[str, ...] = ()
    text: str = ""


class Document(Struct, frozen=True):
    """``name`` is the template's file name, ``title`` what a clerk calls the document."""

    name: str
    title: str
    view: type
    required: tuple[Required, ...]

    @property
    def stem(self) -> str:
        return self.name.removesuffix(".docx")


_POSITION = Required("posisi data", ("frame.position", "frame.footer"))
_POST = Required("jabatan penandatangan", ("frame.signature.post_lines",))
_NAME = Required("nama penandatangan", ("frame.signature.name",))
_NIP = Required("NIP penandatangan", ("frame.signature.nip_line",))
_SIGNATURE = (
    Required("tempat dan tanggal tanda tangan", ("frame.signature.place_date",)),
    _POST,
    _NAME,
    _NIP,
)
_REPORT = (*_SIGNATURE, _POSITION)
_SECRET = Required("tanda RAHASIA pada lampiran kasus", text="RAHASIA")
_LETTER = (
    Required("tempat dan tanggal surat", ("place_date", "frame.signature.place_date")),
    *_SIGNATURE[1:],
)


def _signer(name: str, who: str) -> tuple[Required, ...]:
    return (
        Required(f"jabatan {who}", (f"{name}.title",)),
        Required(f"nama {who}", (f"{name}.name",)),
        Required(f"NIP {who}", (f"{name}.nip_line",)),
    )


DOCUMENTS = (
    Document("laporan_monev.docx", "Laporan Monev bulanan", types.MonthlyReport, _REPORT),
    Document(
        "laporan_triwulan.docx",
        "Laporan Monev triwulanan",
        quarterly_types.QuarterlyReport,
        _REPORT,
    ),
    Document("laporan_akhir.docx", "Laporan Akhir tahunan", annual_types.AnnualReport, _REPORT),
    Document(
        "rekap_wbs.docx", "Rekapitulasi WBS", recap_types.WbsRecapDocument, (*_REPORT, _SECRET)
    ),
    Document(
        "rekap_pengaduan.docx",
        "Rekapitulasi pengaduan",
        recap_types.ComplaintsRecapDocument,
        (*_REPORT, _SECRET),
    ),
    Document("tindak_lanjut.docx", "Tabel tindak lanjut", recap_types.FollowUpDocument, _REPORT),
    Document(
        "matrik_benturan_kepentingan.docx",
        "Matrik Identifikasi Benturan Kepentingan",
        recap_types.ConflictMatrix,
        _REPORT,
    ),
    Document(
        "surat_pernyataan.docx",
        "Surat Pernyataan Bebas Benturan Kepentingan",
        recap_types.ConflictStatements,
        (
            Required("tempat dan tanggal pernyataan", ("statements[].place_date",)),
            Required("nama yang menyatakan", ("statements[].name",)),
            Required("NIP yang menyatakan", ("statements[].nip", "statements[].nip_line")),
        ),
    ),
    Document("undangan.docx", "Undangan rapat", packet.Invitation, _LETTER),
    Document(
        "daftar_hadir.docx",
        "Daftar hadir rapat",
        packet.AttendanceList,
        _signer("chair", "pimpinan rapat"),
    ),
    Document(
        "notulen.docx",
        "Notulen rapat",
        packet.Minutes,
        (
            Required("tempat dan tanggal notulen", ("place_date",)),
            *_signer("chair", "pimpinan rapat"),
            *_signer("secretary", "notulis"),
        ),
    ),
    Document("lembar_monev.docx", "Lembar monev", packet.MonevSheet, _REPORT),
    Document("surat_pengantar.docx", "Surat pengantar", packet.CoverLetter, _LETTER),
    Document(
        "dokumentasi.docx",
        "Dokumentasi rapat",
        packet.PhotoAnnex,
        (Required("tempat foto (gambar dengan teks alternatif)", ("photos[].alt",)),),
    ),
)
_BY_NAME = {document.name: document for document in DOCUMENTS}


def document_named(name: str) -> Document:
    """The document of ``laporan_monev`` or ``laporan_monev.docx``. Raises TEMPLATE_UNKNOWN."""
    wanted = name.strip().casefold()
    wanted = wanted if wanted.endswith(".docx") else f"{wanted}.docx"
    found = _BY_NAME.get(wanted)
    if found is None:
        stems = [document.stem for document in DOCUMENTS]
        near = suggestion(wanted.removesuffix(".docx"), stems)
        meant = f'Maksud Anda "{near}"? ' if near else ""
        raise failures.TEMPLATE_UNKNOWN.error(name=name, meant=meant, names=", ".join(stems))
    return found


def document_of(path: Path) -> Document | None:
    """The document whose template ``path`` is, by its name (``laporan_monev (2).docx``)."""
    stem = path.stem.casefold().replace(" ", "_").replace("-", "_")
    fitting = [document for document in DOCUMENTS if document.stem in stem]
    return max(fitting, key=lambda document: len(document.stem), default=None)

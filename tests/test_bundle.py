"""The bundle: equal bytes, true checksums, safe paths, and nothing from outside."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.bundle import make_bundle
from pipeline.bundle.names import LONGEST_PATH, Taken, safe_file_name, safe_name
from pipeline.evidence.examination import examine
from pipeline.failures import Failure
from pipeline.model import Entry, Examination, Office

from .evidence_files import TODAY, a_file, office_with, put, with_row

AS_OF = date(2025, 10, 31)
PLAIN = (
    ("I.1.1", 9, ("sk.pdf", "https://contoh.go.id/a")),
    ("I.2.1", 10, ("foto", "sk.pdf")),
    ("II.1.1", 8, ("rapat/notulen.docx",)),
    ("II.1.1", 10, ("hilang.pdf",)),
)


def plain_office(project: Path) -> Office:
    put(project, "sk.pdf", a_file("sk.pdf"))
    put(project, "foto/Foto 1.png", a_file("a.png", "1"))
    put(project, "foto/pagi/Foto 2.png", a_file("a.png", "2"))
    put(project, "rapat/notulen.docx", a_file("notulen.docx"))
    put(project, "tidak-disebut.pdf", a_file("x.pdf", "tidak disebut"))
    return office_with(*PLAIN)


def bundle(office: Office, project: Path, name: str = "b.zip", **options: object) -> Path:
    records = examine(office, project, TODAY)
    return make_bundle(office, records, project, project / "output" / name, AS_OF, **options)  # type: ignore[arg-type]


def names_in(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def unpacked(path: Path) -> Path:
    folder = path.with_suffix("")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


def test_files_lie_in_numbered_folders_and_what_no_entry_names_stays_out(tmp_path):
    path = bundle(plain_office(tmp_path), tmp_path)
    first = "01 PENATAAN TATA LAKSANA"
    second = f"{first}/02 Contoh komponen/I.2.1 Contoh indikator I.2.1"
    third = "02 Penguatan Pengawasan/01 Contoh komponen/II.1.1 Contoh indikator II.1.1"
    assert names_in(path) == [
        "00 Indeks Bukti Dukung.docx",
        "00 Indeks Bukti Dukung.xlsx",
        "SHA256SUMS",
        f"{first}/01 Contoh komponen/I.1.1 Contoh indikator I.1.1/sk.pdf",
        f"{second}/foto/Foto 1.png",
        f"{second}/foto/pagi/Foto 2.png",
        f"{second}/sk.pdf",
        f"{third}/08 Agustus/notulen.docx",
    ]


def test_two_bundles_are_equal_byte_for_byte_also_of_copied_files(tmp_path):
    office = plain_office(tmp_path)
    first = bundle(office, tmp_path, "satu.zip")
    second = bundle(office, tmp_path, "dua.zip")
    assert first.read_bytes() == second.read_bytes()
    copy = tmp_path / "salinan"
    for name in ("sk.pdf", "foto/Foto 1.png", "foto/pagi/Foto 2.png", "rapat/notulen.docx"):
        source = tmp_path / "input" / "bukti" / name
        (copy / "input" / "bukti" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy / "input" / "bukti" / name)  # new times
    assert bundle(office, copy).read_bytes() == first.read_bytes()


def test_no_time_and_no_system_stands_in_the_zip(tmp_path):
    with zipfile.ZipFile(bundle(plain_office(tmp_path), tmp_path)) as archive:
        found = {
            (e.date_time, e.create_system, e.external_attr, e.compress_type)
            for e in archive.infolist()
        }
    assert found == {((1980, 1, 1, 0, 0, 0), 0, 0o644 << 16, zipfile.ZIP_STORED)}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_an_independent_program_confirms_every_checksum(tmp_path):
    folder = unpacked(bundle(plain_office(tmp_path), tmp_path))
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    listed = {line[66:] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert there - listed == {"SHA256SUMS"} and listed <= there


def test_nothing_from_outside_gets_in(tmp_path):
    secret = tmp_path / "rahasia.pdf"
    secret.write_bytes(a_file("rahasia.pdf", "RAHASIA"))
    put(tmp_path, "baik.pdf", a_file("baik.pdf"))
    put(tmp_path, "foto/a.png", a_file("a.png"))
    root = tmp_path / "input" / "bukti"
    (root / "tautan.pdf").symlink_to(secret)
    (root / "foto" / "luar").symlink_to(tmp_path)
    (root / "foto" / "b.pdf").symlink_to(secret)
    lines = ("baik.pdf", "tautan.pdf", "../../rahasia.pdf", str(secret), "foto", "x/../../../r.pdf")
    path = bundle(office_with(("I.1.1", 10, lines)), tmp_path)
    inside = [name.rpartition("/")[2] for name in names_in(path)[3:]]
    assert inside == ["baik.pdf", "a.png"]
    assert b"RAHASIA" not in path.read_bytes()


def test_a_link_that_appears_after_the_examination_is_not_followed(tmp_path):
    secret = tmp_path / "rahasia.pdf"
    secret.write_bytes(a_file("baik.pdf"))  # the very bytes that were examined
    path = put(tmp_path, "baik.pdf", a_file("baik.pdf"))
    office = office_with(("I.1.1", 10, ("baik.pdf",)))
    records = examine(office, tmp_path, TODAY)
    path.unlink()
    path.symlink_to(secret)
    with pytest.raises(Failure, match=r"baik\.pdf") as caught:
        make_bundle(office, records, tmp_path, tmp_path / "b.zip", AS_OF)
    assert caught.value.kind.name == "evidence-changed"


@pytest.mark.parametrize("data", [b"berubah", a_file("x.pdf", "lain"), a_file("x.pdf") + b"x"])
def test_a_file_that_changed_since_it_was_examined_stops_the_bundle(tmp_path, data):
    path = put(tmp_path, "x.pdf", a_file("x.pdf"))
    office = office_with(("I.1.1", 10, ("x.pdf",)))
    records = examine(office, tmp_path, TODAY)
    path.write_bytes(data)
    with pytest.raises(Failure) as caught:
        make_bundle(office, records, tmp_path, tmp_path / "output" / "b.zip", AS_OF)
    assert caught.value.kind.name == "evidence-changed"
    assert list((tmp_path / "output").iterdir()) == []


def test_what_stands_at_the_target_is_never_overwritten(tmp_path):
    office = plain_office(tmp_path)
    path = bundle(office, tmp_path)
    path.write_bytes(b"milik orang")
    with pytest.raises(Failure) as caught:
        bundle(office, tmp_path)
    assert caught.value.kind.name == "target-exists"
    assert path.read_bytes() == b"milik orang"


def test_a_bundle_is_not_put_among_the_evidence(tmp_path):
    office = plain_office(tmp_path)
    records = examine(office, tmp_path, TODAY)
    with pytest.raises(Failure) as caught:
        make_bundle(office, records, tmp_path, tmp_path / "input/bukti/foto/b.zip", AS_OF)
    assert caught.value.kind.name == "bundle-inside-evidence"


def test_progress_ends_at_the_bytes_of_all_files(tmp_path):
    told: list[tuple[int, int]] = []
    path = bundle(
        plain_office(tmp_path), tmp_path, progress=lambda done, total: told.append((done, total))
    )
    with zipfile.ZipFile(path) as archive:
        total = sum(entry.file_size for entry in archive.infolist()[3:])
    assert told[-1] == (total, total)


# --- names ------------------------------------------------------------------------------


def test_names_are_safe_on_windows_in_a_zip_and_in_a_link():
    assert safe_name('a/b\\c:d*e?"f<g>h|i#j%k', 60) == "a b c d e f g h i j k"
    assert safe_name("  nama. ", 60) == "nama"
    assert safe_name("con", 60) == "_con"
    assert safe_name("...", 60) == "_"
    assert (
        safe_name("Evaluasi atas penerapan Whistle Blowing System", 26) == "Evaluasi atas penerapan"
    )
    assert safe_name("Hasil survei dan tindak", 17) == "Hasil survei"
    assert safe_file_name("lpt1.pdf") == "_lpt1.pdf"
    assert safe_file_name("n" * 200 + ".docx") == "n" * 51 + ".docx"
    assert safe_file_name("..", 60) == "_"


def test_two_names_that_windows_takes_for_one_get_numbers():
    taken = Taken()
    assert taken.free("a", "X.pdf") == "a/X.pdf"
    assert taken.free("a", "x.PDF") == "a/x (2).PDF"
    assert taken.free("b", "x.pdf") == "b/x.pdf"


def test_paths_stay_short_whatever_the_names(tmp_path):
    deep = "/".join(["folder yang panjang sekali namanya"] * 4)
    for number in range(12):
        put(tmp_path, f"besar/{deep}/{'laporan ' * 20}{number}.pdf", a_file("x.pdf", str(number)))
    office = office_with(("II.1.1", 9, ("besar",)), ("II.1.1", 10, ("besar",)))
    indicators = tuple(
        replace(i, indicator="Indikator " * 40, component="Komponen " * 40)
        for i in office.indicators
    )
    path = bundle(replace(office, indicators=indicators), tmp_path)
    names = names_in(path)
    assert len(names) == len({name.casefold() for name in names}) == 3 + 24
    # A number in brackets may follow a name that was cut like another's.
    assert max(map(len, names)) <= LONGEST_PATH + len(" (12)")
    for name in names:
        for part in name.split("/"):
            assert part == part.strip(" .") and not set(part) & set('<>:"\\|?*#%')


# --- the index --------------------------------------------------------------------------


def test_both_indexes_link_to_the_files_that_are_there(tmp_path):
    put(tmp_path, "Laporan & Notulen (1) é+=.pdf", a_file("x.pdf"))
    office = plain_office(tmp_path)
    entry = Entry("I.1.1", 9, evidence=("sk.pdf", "Laporan & Notulen (1) é+=.pdf"))
    folder = unpacked(bundle(with_row(office, entry), tmp_path))
    files = {p for p in folder.rglob("*") if p.is_file() and p.parent != folder}

    document = Document(str(folder / "00 Indeks Bukti Dukung.docx"))
    relations = document.part.rels.values()
    linked = [r.target_ref for r in relations if r.reltype.endswith("/hyperlink")]
    assert {folder / unquote(target) for target in linked} == files

    sheet = load_workbook(folder / "00 Indeks Bukti Dukung.xlsx").active
    linked = [c.hyperlink.target for row in sheet.iter_rows() for c in row if c.hyperlink]
    assert {folder / unquote(target) for target in linked} == files
    assert not any("\\" in target for target in linked)


def test_the_index_names_links_results_and_what_is_missing(tmp_path):
    office = plain_office(tmp_path)
    first = replace(
        office.entries[0], examination=Examination.SESUAI, examined_on=date(2025, 10, 8)
    )
    office = replace(office, entries=(first, *office.entries[1:]))
    folder = unpacked(bundle(office, tmp_path))
    sheet = load_workbook(folder / "00 Indeks Bukti Dukung.xlsx").active
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    head = next(n for n, row in enumerate(rows) if row[0] == "NO")
    table = [row for row in rows[head + 1 :] if isinstance(row[0], int)]
    assert [(r[3], r[5], r[6], r[8], r[9] or "") for r in table] == [
        ("I.1.1", "September", "sk.pdf", "Sesuai, 8 Oktober 2025", "dipakai bersama I.2.1 Oktober"),
        ("I.1.1", "September", "https://contoh.go.id/a", "Sesuai, 8 Oktober 2025", ""),
        ("I.2.1", "Oktober", "Foto 1.png", "Belum diperiksa", ""),
        ("I.2.1", "Oktober", "Foto 2.png", "Belum diperiksa", ""),
        ("I.2.1", "Oktober", "sk.pdf", "Belum diperiksa", "dipakai bersama I.1.1 September"),
        ("II.1.1", "Agustus", "notulen.docx", "Belum diperiksa", ""),
        ("II.1.1", "Oktober", "hilang.pdf", "Belum diperiksa", "tidak ditemukan"),
    ]
    text = "\n".join(str(row[0]) for row in rows[:head])
    assert "Target 4: bukti ada 4, belum ada 0" in text
    assert "Berkas 5, tautan 1" in text
    assert "Hasil periksa: sesuai 1, perlu perbaikan 0, belum diperiksa 3" in text
    document = Document(str(folder / "00 Indeks Bukti Dukung.docx"))
    lines = [p.text for p in document.paragraphs]
    assert "Berkas 5, tautan 1" in lines
    codes = [row.cells[1].text for row in document.tables[0].rows]
    assert [code for code in codes if code.count(".") == 2] == [
        "I.1.1",
        "I.2.1",
        "II.1.1",
        "II.1.1",
    ]


def test_the_index_prints_contoh_for_example_data_and_never_a_formula(tmp_path):
    put(tmp_path, "=1+1.pdf", a_file("x.pdf"))
    office = office_with(("I.1.1", 10, ("=1+1.pdf", "=HYPERLINK(1)")))
    office = replace(office, settings=replace(office.settings, is_example=True))
    folder = unpacked(bundle(office, tmp_path))
    sheet = load_workbook(folder / "00 Indeks Bukti Dukung.xlsx").active
    assert sheet["A1"].value == "CONTOH"
    assert sheet.oddHeader.right.text == "CONTOH"
    kinds = {c.data_type for row in sheet.iter_rows() for c in row}
    assert "f" not in kinds
    document = Document(str(folder / "00 Indeks Bukti Dukung.docx"))
    assert document.sections[0].header.paragraphs[0].text == "CONTOH"


def test_where_a_file_lies_on_somebody_s_computer_is_not_told(tmp_path):
    office = office_with(("I.1.1", 10, (r"C:\Dokumen\Orang Contoh\laporan.pdf",)))
    folder = unpacked(bundle(office, tmp_path))
    document = Document(str(folder / "00 Indeks Bukti Dukung.docx"))
    text = "\n".join(c.text for row in document.tables[0].rows for c in row.cells)
    assert "Orang Contoh" not in text
    assert "laporan.pdf – berada di luar input/bukti" in text

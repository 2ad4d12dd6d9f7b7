"""States and notes in Indonesian, the same on the screen and in a bundle's index."""

from __future__ import annotations

from .records import EvidenceRecord, Note, NoteKind, RecordKind, RecordState

STATE_WORDS = {
    RecordState.OK: "ada dan dapat dibuka",
    RecordState.UNCHECKED: "isinya tidak diperiksa aplikasi",
    RecordState.DUPLICATE: "sama dengan bukti target lain",
    RecordState.MISSING: "tidak ditemukan",
    RecordState.EMPTY: "kosong",
    RecordState.WRONG_TYPE: "isinya tidak sesuai dengan jenisnya",
    RecordState.UNREADABLE: "tidak dapat dibuka",
    RecordState.OUTSIDE: "berada di luar input/bukti",
}

_NOTE_WORDS = {
    NoteKind.CONTENT_IS: "isinya {0}",
    NoteKind.CUT: "rusak atau terpotong, sehingga tidak dapat dibuka",
    NoteKind.NO_PAGE: "tidak memuat satu halaman pun, sehingga tidak dapat dibuka",
    NoteKind.LOCKED: "dilindungi kata sandi, sehingga tidak dapat dibuka",
    NoteKind.MAYBE_LOCKED: "terenkripsi, sehingga isinya tidak dapat diperiksa",
    NoteKind.TOO_BIG: "terlalu besar untuk diperiksa isinya",
    NoteKind.SHORTCUT: "hanya pintasan; salin berkas aslinya",
    NoteKind.OTHER_TYPE: "jenis berkas ini tidak diperiksa isinya",
    NoteKind.CHANGED: "berubah saat dibaca; tutup berkasnya, lalu ulangi",
    NoteKind.NOT_FOLLOWED: "tautan ke folder lain tidak diikuti",
    NoteKind.NAME: "nama seperti ini tidak dapat dipakai di Windows",
    NoteKind.NEAR: 'mungkin maksudnya "{0}"',
    NoteKind.BAD_LINK: "alamat tautan tidak lengkap",
    NoteKind.FUTURE: "tanggal berkas {0} melewati hari ini",
    NoteKind.BEFORE_YEAR: "tanggal berkas {0} sebelum tahun rencana",
    NoteKind.SHARED: "dipakai bersama {0}",
    NoteKind.SAME_AS: "isinya sama persis dengan bukti {0}",
    NoteKind.COPY: 'isinya sama persis dengan "{0}" pada target ini',
}

#: Kinds that say all that the state says, and more.
_REPLACES_STATE = (
    NoteKind.CONTENT_IS,
    NoteKind.CUT,
    NoteKind.NO_PAGE,
    NoteKind.LOCKED,
    NoteKind.SHORTCUT,
    NoteKind.BAD_LINK,
    NoteKind.SAME_AS,
    NoteKind.NOT_FOLLOWED,
    NoteKind.MAYBE_LOCKED,
    NoteKind.OTHER_TYPE,
    NoteKind.TOO_BIG,
)


def note_words(note: Note) -> str:
    """A clause without capital or full stop."""
    return _NOTE_WORDS[note.kind].format(note.detail)


def result_words(state: RecordState, notes: tuple[Note, ...]) -> str:
    """State and notes as one clause: ``tidak ditemukan; mungkin maksudnya "x.pdf"``."""
    words = [note_words(note) for note in notes]
    replaced = any(note.kind in _REPLACES_STATE for note in notes)
    if state is not RecordState.OK and not replaced:
        words.insert(0, STATE_WORDS[state])
    return "; ".join(words)


def faults_of(record: EvidenceRecord) -> tuple[tuple[str, str], ...]:
    """Name and clause of each thing to put right or to look at in an entry; none where ok.

    A folder names its files; a folder without files, and what was not found, itself.
    """
    if record.kind is RecordKind.FOLDER and record.files:
        return tuple(
            (file.path, result_words(file.state, file.notes))
            for file in record.files
            if file.state.is_bad or file.state is RecordState.DUPLICATE
        )
    if not (record.state.is_bad or record.state is RecordState.DUPLICATE):
        return ()
    notes = record.files[0].notes if record.files else record.notes
    return ((record.entry, result_words(record.state, notes)),)

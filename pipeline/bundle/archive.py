"""The bundle itself: a zip that is the same, byte for byte, for the same evidence.

Files are copied piece by piece into a temporary file beside the target; each is opened
anew inside ``input/bukti`` and must still have the bytes that were examined.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import BinaryIO

from pipeline.evidence import EvidenceFolder
from pipeline.evidence.records import EvidenceRecord
from pipeline.evidence.review import review
from pipeline.failures import BUNDLE_INSIDE_EVIDENCE, EVIDENCE_CHANGED, TARGET_EXISTS
from pipeline.model import Office
from pipeline.opc import ZIP_TIME
from pipeline.output import ensure_folder, write_new

from .index import build_index
from .layout import BundleFile, lay_out

#: Called with the bytes copied so far and the bytes to copy in all.
Progress = Callable[[int, int], None]

INDEX = "00 Indeks Bukti Dukung"
SUMS = "SHA256SUMS"

_PIECE = 1 << 20


def make_bundle(
    office: Office,
    records: Iterable[EvidenceRecord],
    project: Path,
    target: Path,
    as_of: date,
    progress: Progress | None = None,
) -> Path:
    """Write the examined evidence of ``project`` as the zip ``target``, and return it.

    Raises TARGET_EXISTS, BUNDLE_INSIDE_EVIDENCE, OUTPUT_NOT_WRITABLE, and EVIDENCE_CHANGED
    where a file is no longer what was examined; then nothing is left behind.
    """
    if os.path.lexists(target):
        raise TARGET_EXISTS.error(path=target)
    folder = EvidenceFolder(project)
    inside = os.path.realpath(folder.path)
    if Path(os.path.realpath(target)).is_relative_to(inside):
        raise BUNDLE_INSIDE_EVIDENCE.error(path=target)
    ensure_folder(target.parent)
    seen = review(office, records, as_of)
    layout = lay_out(seen)
    writer = _Writer(folder, layout.files, progress)

    def write(file: BinaryIO) -> None:
        from .index_docx import index_docx
        from .index_xlsx import index_xlsx

        index = build_index(seen, layout)
        writer.write(file, {f"{INDEX}.docx": index_docx(index), f"{INDEX}.xlsx": index_xlsx(index)})

    return write_new(target, write)


class _Writer:
    def __init__(
        self, folder: EvidenceFolder, files: tuple[BundleFile, ...], progress: Progress | None
    ) -> None:
        self._folder = folder
        self._files = files
        self._progress = progress
        self._total = sum(file.size for file in files)
        self._done = 0

    def write(self, out: BinaryIO, indexes: dict[str, bytes]) -> None:
        """Indexes and checksums first, so that they are at hand in a zip of gigabytes."""
        sums = {name: hashlib.sha256(data).hexdigest() for name, data in indexes.items()}
        sums |= {file.target: file.sha256 for file in self._files}
        listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
        # Stored, not deflated: evidence is compressed already, and other versions of the
        # deflating library would give other bytes.
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, data in sorted({**indexes, SUMS: listed.encode()}.items()):
                archive.writestr(_entry(name, len(data)), data)
            for file in self._files:
                self._copy(archive, file)

    def _copy(self, archive: zipfile.ZipFile, file: BundleFile) -> None:
        changed = EVIDENCE_CHANGED.error(path=file.source)
        digest, size = hashlib.sha256(), 0
        with archive.open(_entry(file.target, file.size), "w") as copy:
            for piece in self._pieces(file):
                digest.update(piece)
                size += len(piece)
                if size > file.size:
                    raise changed
                copy.write(piece)
                self._done += len(piece)
                if self._progress:
                    self._progress(self._done, self._total)
        if digest.hexdigest() != file.sha256:
            raise changed

    def _pieces(self, file: BundleFile) -> Iterable[bytes]:
        """The file's bytes; a failure to read is this file's fault, not the target's."""
        try:
            with self._folder.open(file.source) as source:
                while piece := source.read(_PIECE):
                    yield piece
        except OSError as error:
            raise EVIDENCE_CHANGED.error(path=file.source) from error


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, ZIP_TIME)  # a file's own would differ in each copy
    entry.file_size = size  # decides on the format for files beyond 2 GiB
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = 0  # else the bytes would tell Windows from Linux
    entry.external_attr = 0o644 << 16  # left at 0, zipfile would let only the owner read
    return entry

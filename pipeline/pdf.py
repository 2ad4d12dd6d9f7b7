"""A .docx as PDF/A-2b, tagged, through LibreOffice without its window.

LibreOffice runs with a profile of its own that is thrown away: neither an open window nor
the user's settings get in its way, and the result depends on the document alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from pipeline import failures

#: A report of 40 pages takes 3 seconds; the first run after an update many more.
SECONDS = 180
#: For an installation at an unusual place.
PLACE_VARIABLE = "ZI_SOFFICE"

#: https://help.libreoffice.org, "PDF export filter data": 2 is PDF/A-2b.
_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    # Else later versions make the tagged figures into fields that anybody may fill in.
    "ExportFormFields": {"type": "boolean", "value": "false"},
}
#: Nothing is fetched for a document, and no Java is started.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Java/VirtualMachine">
<prop oor:name="Enable" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""
_IDENTIFIER = re.compile(rb"/ID\s*\[\s*<([0-9A-F]{32})>\s*<([0-9A-F]{32})>\s*\]", re.IGNORECASE)
_CHECKSUM = re.compile(rb"/DocChecksum\s*/([0-9A-F]{32})", re.IGNORECASE)
_INFO_DATE = re.compile(rb"/(?:Creation|Mod)Date\s?\(D:(\d{14})")
_XMP_DATE = re.compile(rb"<xmp:(?:Create|Modify|Metadata)Date>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")


def find_soffice() -> Path | None:
    """LibreOffice's program: where ZI_SOFFICE says, else where it is usually installed."""
    named = os.environ.get(PLACE_VARIABLE)
    if named:
        return Path(named) if Path(named).is_file() else None
    return next((place for place in _places() if place.is_file()), None)


def to_pdf(
    docx: bytes,
    tte: bool = False,
    day: date | None = None,
    soffice: Path | None = None,
    seconds: float = SECONDS,
) -> bytes:
    """``docx`` as the bytes of a tagged PDF/A-2b.

    With ``tte`` every page bears the sentence on certified signatures. With ``day`` the
    file says that it was made then, and :func:`is_untouched` knows it again. Equal
    documents still differ in a few bytes: LibreOffice writes the time into the colour
    profile, which is packed.

    Raises LIBREOFFICE_MISSING, LIBREOFFICE_SLOW, LIBREOFFICE_FAILED, PDF_NOT_WORD.
    """
    from pipeline.opc import NotAPackage, read_parts, related
    from pipeline.tte import with_sentence

    try:
        if not related(read_parts(docx), "", "officeDocument"):
            raise NotAPackage("no main document")
        source = with_sentence(docx) if tte else docx
    except NotAPackage as error:
        raise failures.PDF_NOT_WORD.error() from error
    program = soffice or find_soffice()
    if program is None:
        raise failures.LIBREOFFICE_MISSING.error()
    # LibreOffice may hold its files for a moment longer than it runs.
    with tempfile.TemporaryDirectory(prefix="zi-pdf-", ignore_cleanup_errors=True) as folder:
        made = _convert(program, source, Path(folder), seconds)
    return made if day is None else _dated(made, day)


def is_untouched(pdf: bytes) -> bool:
    """Whether :func:`to_pdf` made this (with ``day``) and nobody changed or signed it since."""
    places = _identifier_places(pdf)
    if not places:
        return False
    data = bytearray(pdf)
    return all(pdf[start:end] == _digest(data, places) for start, end in places)


def _convert(program: Path, docx: bytes, folder: Path, seconds: float) -> bytes:
    profile, source = folder / "profil", folder / "dokumen.docx"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    source.write_bytes(docx)
    command = [
        str(program),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS, separators=(',', ':'))}",
        "--outdir",
        str(folder),
        str(source),
    ]
    _run(command, folder, seconds)
    try:
        made = (folder / "dokumen.pdf").read_bytes()
    except OSError as error:
        raise failures.LIBREOFFICE_FAILED.error() from error
    if not made.startswith(b"%PDF-") or b"%%EOF" not in made[-64:]:
        raise failures.LIBREOFFICE_FAILED.error()
    return made


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run to its end, or end it with all that it started."""
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise failures.LIBREOFFICE_FAILED.error() from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise failures.LIBREOFFICE_SLOW.error(seconds=round(seconds)) from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program is a small one that starts the real one: both have to go."""
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
        )
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


# --- where it is ----------------------------------------------------------------------


def _places() -> Iterator[Path]:
    if sys.platform == "win32":
        yield from _windows_places()
    elif sys.platform == "darwin":
        bundle = Path("Applications/LibreOffice.app/Contents/MacOS/soffice")
        yield from (Path("/") / bundle, Path.home() / bundle)
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            yield Path(found)
    if sys.platform != "win32":
        yield Path("/usr/lib/libreoffice/program/soffice")
        with suppress(OSError):
            yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/snap/bin/libreoffice")


def _windows_places() -> Iterator[Path]:
    """The folder that its installer registers, then the usual ones.

    ``soffice.com`` waits for the end of its work also when it is started from a console.
    """
    folders = []
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            for key in (r"SOFTWARE\LibreOffice", r"SOFTWARE\WOW6432Node\LibreOffice"):
                with suppress(OSError):
                    folders.append(Path(winreg.QueryValue(root, rf"{key}\UNO\InstallPath")))
    for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
        if base := os.environ.get(variable):
            folders.append(Path(base) / "LibreOffice" / "program")
    for folder in folders:
        yield folder / "soffice.com"
        yield folder / "soffice.exe"


# --- dates and identifier ------------------------------------------------------------------------


def _dated(pdf: bytes, day: date) -> bytes:
    """``pdf`` as made on ``day``, with an identifier that follows from its content.

    Every replacement is as long as what it replaces, for the file tells the places of its
    objects. Where one of them is not found (a later version may pack them), all is left:
    the dates in the two places that hold them must not differ.
    """
    if not all(pattern.search(pdf) for pattern in (_IDENTIFIER, _INFO_DATE, _XMP_DATE)):
        return pdf
    data = bytearray(pdf)
    for match in _INFO_DATE.finditer(pdf):
        data[slice(*match.span(1))] = f"{day:%Y%m%d}000000".encode()
    for match in _XMP_DATE.finditer(pdf):
        data[slice(*match.span(1))] = f"{day.isoformat()}T00:00:00".encode()
    places = _identifier_places(pdf)
    digest = _digest(data, places)
    for start, end in places:
        data[start:end] = digest
    return bytes(data)


def _identifier_places(pdf: bytes) -> list[tuple[int, int]]:
    """Where the file's identifier stands, twice, and LibreOffice's checksum."""
    return [
        match.span(group)
        for pattern, groups in ((_IDENTIFIER, (1, 2)), (_CHECKSUM, (1,)))
        for match in pattern.finditer(pdf)
        for group in groups
    ]


def _digest(data: bytearray, places: list[tuple[int, int]]) -> bytes:
    """32 hexadecimal digits of all but the identifier, which is blanked in ``data``."""
    for start, end in places:
        data[start:end] = b"0" * (end - start)
    return hashlib.sha256(data).hexdigest()[:32].upper().encode()

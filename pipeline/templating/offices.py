"""Names of offices that stand in a template as plain text: it may come from another office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.findings import Severity
from pipeline.render.faults import without_tags
from pipeline.render.styles import W
from pipeline.templating.faults import TemplateFault
from pipeline.templating.reading import Part

_NAME = re.compile(
    r"(?P<kpu>(?:KPU|Komisi\s+Pemilihan\s+Umum)\s+)?"
    r"(?P<level>\b(?:Kabupaten|Kab\.|Kota)\s+(?:Administrasi\s+)?)"
    r"(?P<place>(?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+){0,3})",
)
_CAPITALS = re.compile(
    r"(?P<kpu>(?:KPU|KOMISI\s+PEMILIHAN\s+UMUM)\s+)?"
    r"(?P<level>\b(?:KABUPATEN|KAB\.|KOTA)\s+(?:ADMINISTRASI\s+)?)"
    r"(?P<place>(?:[A-Z][A-Z'’-]+)(?:\s+[A-Z][A-Z'’-]+){0,3})",
)
#: Words that follow a place's name and are none of it.
_AFTER = frozenset({"provinsi", "tahun", "nomor", "bulan", "periode", "menuju", "dan"})
_HINT = "Ganti dengan {{ frame.office_name }} (atau {{ frame.letterhead.office }} pada kop)."


def office_faults(parts: tuple[Part, ...], office: str) -> Iterator[TemplateFault]:
    """Places named after Kabupaten or Kota in the literal text, other than that of ``office``.

    ``office`` is the workbook's (``KPU Kabupaten X``); where it is "", every name is a warning.
    """
    own = _plain(office)
    for part in parts:
        for paragraph in part.root.iter(W + "p"):
            text = without_tags(paragraph)
            for name, leads in _names(text):
                if own and _plain(name) in own:
                    continue
                spot = part.places.spot(paragraph, near=text[:40])
                message = f'nama "{name}" tertulis tetap di sini'
                if own:
                    message += f", padahal satuan kerja pada buku kerja adalah {office}"
                wrong = bool(own) and leads
                severity = Severity.ERROR if wrong else Severity.WARNING
                yield TemplateFault(
                    "other-office", spot.part, spot.place, spot.near, message, _HINT, severity
                )


def _names(text: str) -> Iterator[tuple[str, bool]]:
    """Each name, and whether it is said of an office rather than of some place in a sentence."""
    seen = set()
    for match in (*_NAME.finditer(text), *_CAPITALS.finditer(text)):
        words = match["place"].split()
        for index, word in enumerate(words):
            if word.casefold() in _AFTER:
                words = words[:index]
                break
        if not words or match.start("level") in seen:
            continue
        seen.add(match.start("level"))
        name = f"{match['level'].strip()} {' '.join(words)}"
        yield name, bool(match["kpu"]) or text == name


def _plain(name: str) -> str:
    """``KPU KAB. Muaro  Jambi`` → ``kpu kabupaten muaro jambi``."""
    return " ".join(name.casefold().replace("kab.", "kabupaten ").split())

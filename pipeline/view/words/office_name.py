"""The two lines in which a satuan kerja writes its name."""

from __future__ import annotations

import re

from pipeline.view.words.text import TO_FILL, clean

INSTITUTION = "Komisi Pemilihan Umum"

_OFFICE = re.compile(
    r"^(?P<secretariat>sekretariat\s+)?(?:kpu|komisi\s+pemilihan\s+umum)\b\s*(?P<place>.*)$",
    re.IGNORECASE,
)


def split_office(name: str) -> tuple[str, str]:
    """``KPU Kabupaten X`` → (``Komisi Pemilihan Umum``, ``Kabupaten X``).

    A name that is not a KPU's stays whole, with "" as its second line; a blank one leaves
    the second line to be filled in.
    """
    plain = " ".join(clean(name).split())
    if not plain:
        return INSTITUTION, TO_FILL
    match = _OFFICE.match(plain)
    if match is None:
        return plain, ""
    institution = f"Sekretariat {INSTITUTION}" if match["secretariat"] else INSTITUTION
    place = match["place"].strip(" ,")
    return institution, "Republik Indonesia" if place.casefold() == "ri" else place


def full_office(name: str) -> str:
    """``KPU Kabupaten X`` → ``Komisi Pemilihan Umum Kabupaten X``."""
    institution, place = split_office(name)
    return f"{institution} {place}".strip()

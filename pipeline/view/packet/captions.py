"""Dokumentasi: a caption for each photo, from its file's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.months import parse_month
from pipeline.view.packet.types import PhotoAnnex, PhotoRow
from pipeline.view.parts.signatory import signature
from pipeline.view.words.format import day
from pipeline.view.words.text import clean, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.view.packet.occasion import Occasion

_WIDTH = 140
#: Names that a camera or a messenger gives say nothing: IMG_20251031_091205, DSC00123,
#: WhatsApp Image 2025-10-31 at 10.03.22, Screenshot 2025-10-31, or digits alone.
_GIVEN_BY_MACHINE = re.compile(
    r"(?:(?:img|dsc|dscn|dscf|pxl|vid|p|mvimg|image|foto|photo|scan|picture|gambar)[\s_-]*)?"
    r"(?:\d{4,}|\d{4}-\d{2}-\d{2})[\s\d_.:()~-]*(?:wa\d+|portrait|burst\d*|hdr|cover|edit)*"
    r"[\s\d_.()~-]*"
    r"|whatsapp[\s_-]image.*|screen[\s_-]?shot.*|tangkapan layar[\s\d_.-]*|photo[\s_]\d+.*"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+|(?:img|image|foto|photo|dsc|picture|gambar)?[\s\d_.()-]*",
    re.IGNORECASE,
)
_ORDER = re.compile(r"^\d{1,3}(?:\s*[._)-]+\s*|\s+)(?=\D)")
_ENDING = re.compile(r"\.(?:jpe?g|jfif|png)$", re.IGNORECASE)


def caption(name: str, otherwise: str) -> str:
    """``01_Pembukaan_rapat.jpg`` → ``Pembukaan rapat``; a camera's own name → ``otherwise``."""
    stem = _ENDING.sub("", clean(name))
    if _GIVEN_BY_MACHINE.fullmatch(stem.strip()):
        return otherwise
    text = " ".join(stem.replace("_", " ").split())
    rest = _ORDER.sub("", text)
    words = rest.split(" ")
    # A day ("31 Oktober rapat") is no order number.
    if rest and rest != text and parse_month(words[0]) is None:
        text = rest
    if not re.search(r"[^\W\d_]", text):
        return otherwise
    return shortened(text[0].upper() + text[1:], _WIDTH)


def photo_annex(occasion: Occasion, names: Sequence[str]) -> PhotoAnnex:
    """``names``: the photos' file names, in the order in which they are printed."""
    standard = "Dokumentasi rapat"
    if occasion.day is not None:
        standard = f"Dokumentasi rapat tanggal {day(occasion.day)}"
    captions = [caption(name, standard) for name in names]
    return PhotoAnnex(
        frame=occasion.frame(
            ("DOKUMENTASI",),
            f"Dokumentasi {occasion.title}",
            signature(occasion.office, occasion.people_day),
        ),
        meeting=occasion.facts(),
        photos=tuple(
            PhotoRow(alt=f"Foto {n}: {text}", caption=f"Foto {n}. {text}")
            for n, text in enumerate(captions, 1)
        ),
    )

"""What stands around a recap of its own: title, footer, both signatures, shared sentences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.identity import MASK, KnownNames, identities_in, known_names
from pipeline.measure import measure
from pipeline.view.parts.frame import frame
from pipeline.view.parts.material import Material, ReportOptions
from pipeline.view.parts.signatory import signature
from pipeline.view.recaps.types import Acknowledgement
from pipeline.view.words.format import NONE, day, integer
from pipeline.view.words.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.balance import BalanceTable
    from pipeline.model import Decree, Office, Period
    from pipeline.view.parts.types import DocumentFrame

CLOSING = (
    "Demikian rekapitulasi ini dibuat dengan sebenarnya untuk dapat dipergunakan sebagaimana "
    "mestinya."
)


def recap_material(
    office: Office, decree: Decree | None, period: Period, as_of: date, options: ReportOptions
) -> Material:
    """What the sections of a report are built from, for a recap that stands alone."""
    return Material(office, decree, measure(office, period, as_of), None, (), options)


def recap_frame(material: Material, title: tuple[str, ...], short: str) -> DocumentFrame:
    """The frame under ``title`` and the period; ``short`` names the document in its footer."""
    base, words = frame(material), material.words
    return replace(
        base,
        title_lines=(*title, words.full.upper()),
        short_title=short,
        footer=f"{short} {NONE} {base.period} {NONE} {base.position}",
    )


def acknowledgement(office: Office, on: date) -> Acknowledgement:
    """``Mengetahui,`` on the left; blank without such a post, or where the signatory holds it."""
    settings = office.settings
    post = clean(settings.acknowledging_post)
    if not post or post.casefold() == clean(settings.signing_post).casefold():
        return Acknowledgement()
    found = signature(replace(office, settings=replace(settings, signing_post=post)), on)
    return Acknowledgement("Mengetahui,", found.post_lines, found.name, found.nip_line)


def opening_day(material: Material) -> date:
    """The day at whose end the opening balance stands."""
    return material.period.start - timedelta(days=1)


def balances_of(material: Material) -> str:
    """``Saldo awal ialah keadaan per …, saldo akhir per …``; a period not yet over says so."""
    text = (
        f"Saldo awal menunjukkan keadaan per {day(opening_day(material))} dan saldo akhir "
        f"menunjukkan keadaan per {day(material.rows_as_of)}."
    )
    if material.is_ended:
        return text
    return (
        f"{text} {material.words.name[0].upper()}{material.words.name[1:]} belum berakhir, "
        "sehingga rekapitulasi ini bersifat sementara."
    )


def reconciled(table: BalanceTable, unit: str) -> str:
    """``Saldo awal 1 + masuk 2 = 3 kasus; keluar 1 + saldo akhir 2 = 3 kasus.``

    Raises ValueError where the table doesn't reconcile: such a recap must not be signed.
    """
    total = table.total
    if not table.balanced:
        raise ValueError(f"the recap by {table.heading} does not reconcile")
    return (
        f"Rekapitulasi seimbang: saldo awal {integer(total.opening)} + masuk "
        f"{integer(total.received)} = {integer(total.handled)} {unit}; keluar "
        f"{integer(total.left_total)} + saldo akhir {integer(total.closing)} = "
        f"{integer(total.left_total + total.closing)} {unit}."
    )


def names_of(office: Office) -> KnownNames:
    """The names of Pegawai, for :func:`guarded`."""
    return known_names(p.name for p in office.people)


def guarded(text: str, names: KnownNames, digits: bool = True) -> str:
    """``text`` of a confidential cell, or the mask where anything in it looks like a person.

    Parsing masks such cells already; an annex must not depend on it.
    """
    plain = clean(text)
    return MASK if identities_in(plain, names, digits) else plain


def choice(value: str, choices: Iterable[str], otherwise: str = NONE) -> str:
    """``value`` if it is a choice of its column: other text of a register is never printed."""
    return value if value in choices else otherwise


def limits_in_words(limits: Mapping[str, int], named: Iterable[tuple[str, str]], gap: str) -> str:
    """``Aspirasi 5; Berkadar Pengawasan 60``; ``gap`` where a limit is not set."""
    return "; ".join(
        f"{name} {integer(limits[key]) if key in limits else gap}" for key, name in named
    )

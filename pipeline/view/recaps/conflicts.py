"""Matrik Identifikasi Benturan Kepentingan, and a Surat Pernyataan for each person in post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import Decree, Office, Period, Person
from pipeline.posts import people_in_post
from pipeline.recap.conflicts import recap_declarations
from pipeline.view.parts.chapters import decree_name
from pipeline.view.parts.signatory import printed_post
from pipeline.view.recaps.frame import acknowledgement, recap_frame, recap_material
from pipeline.view.recaps.types import (
    ConflictMatrix,
    ConflictStatements,
    Statement,
    StatementSigner,
)
from pipeline.view.registers.conflicts import conflict_section, signed_statements
from pipeline.view.words.format import day
from pipeline.view.words.office_name import full_office
from pipeline.view.words.text import TO_FILL, clean, clean_record, dashed, filled

if TYPE_CHECKING:
    from datetime import date

    from pipeline.recap.conflicts import ConflictRecap, Declaration
    from pipeline.view.parts.material import Material, ReportOptions

MATRIX_TITLE = ("MATRIK IDENTIFIKASI", "BENTURAN KEPENTINGAN")
MATRIX = "Matrik Identifikasi Benturan Kepentingan"
STATEMENT = "Surat Pernyataan Bebas Benturan Kepentingan"


def _material(
    office: Office, decree: Decree | None, as_of: date, options: ReportOptions
) -> Material:
    return recap_material(office, decree, Period.of_year(office.year), as_of, options)


def build_conflict_matrix(
    office: Office, decree: Decree | None, recap: ConflictRecap, options: ReportOptions
) -> ConflictMatrix:
    """The matrix of the plan year at ``recap.as_of``; NIHIL where no risk was identified.

    The office's year must be known (see ``Loaded.require_year``). Pure.
    """
    material = _material(office, decree, recap.as_of, options)
    declarations = recap_declarations(office.people, material.period.end, recap.as_of)
    section = conflict_section(recap, declarations)
    return clean_record(
        ConflictMatrix(
            frame=recap_frame(material, MATRIX_TITLE, MATRIX),
            acknowledgement=acknowledgement(office, options.report_date),
            intro=(
                "Matrik ini memuat risiko benturan kepentingan dalam pelaksanaan tugas dan fungsi "
                f"di lingkungan {material.office_name} beserta pengendaliannya, sebagai "
                f"pelaksanaan {decree_name(material)}.",
            ),
            nil=section.nil,
            paragraphs=section.paragraphs,
            rows=section.rows,
            counts=() if section.nil else section.risks,
            counts_total=() if section.nil else (section.total,),
            has_unknown=section.has_unknown,
            closing=(
                "Demikian matrik ini dibuat dengan sebenarnya untuk menjadi acuan pengendalian "
                "benturan kepentingan."
            ),
        )
    )


def build_statements(
    office: Office, decree: Decree | None, as_of: date, options: ReportOptions
) -> ConflictStatements:
    """A page for each person in post on the report's date, in the sheet's order.

    Whoever holds two posts then signs once, for both. The last page tells who of those in
    post at the year's end has signed by A. The office's year must be known. Pure.
    """
    material = _material(office, decree, as_of, options)
    on = options.report_date
    name = clean(office.settings.office)
    place_date = f"{clean(office.settings.place) or TO_FILL}, {day(on)}"
    frame = recap_frame(material, (STATEMENT.upper(),), STATEMENT)
    declarations = recap_declarations(office.people, material.period.end, as_of)
    in_post = people_in_post(office.people, on)
    return clean_record(
        ConflictStatements(
            frame=frame,
            office=full_office(name) if name else TO_FILL,
            year=str(office.year),
            statements=tuple(_statement(rows, place_date) for rows in in_post),
            empty=(
                "Lembar Pegawai belum memuat orang yang memegang jabatan pada tanggal "
                f"{day(on)}: {TO_FILL}"
            ),
            signed=signed_statements(declarations),
            signers=tuple(_signer(n, p) for n, p in enumerate(declarations.people, 1)),
        )
    )


def _signer(number: int, person: Declaration) -> StatementSigner:
    return StatementSigner(
        number=str(number),
        name=clean(person.rows[0].name),
        post="; ".join(_posts(person.rows)),
        signed_on=day(person.signed_on),
    )


def _posts(rows: tuple[Person, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filled(printed_post(p)) for p in rows))


def _statement(rows: tuple[Person, ...], place_date: str) -> Statement:
    nip = next((clean(p.nip) for p in rows if clean(p.nip)), "")
    return Statement(
        name=clean(rows[0].name),
        nip=dashed(nip),
        nip_line=f"NIP {nip}" if nip else "",
        posts=_posts(rows),
        place_date=place_date,
    )

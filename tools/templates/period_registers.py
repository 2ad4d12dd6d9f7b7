"""The registers' recaps and the follow-up table in the quarterly and annual templates."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document

from tools.templates import period_tables
from tools.templates import word_parts as parts
from tools.templates.charts import chart
from tools.templates.period_parts import heading, paragraphs, totalled


def registers(document: Document) -> None:
    """The recaps of four registers, each with its NIHIL sentence."""
    heading(document, "Rekapitulasi Register")
    chart(document, "cases")
    _register(document, "Whistleblowing System (WBS)", "wbs")
    totalled(document, period_tables.WBS, "registers.wbs.rows", "registers.wbs.total")
    parts.command(document, "{%p endif %}")
    _register(document, "Pengaduan Masyarakat", "complaints")
    _either(
        document,
        "registers.complaints.has_untimed",
        lambda untimed: totalled(
            document,
            period_tables.complaints(untimed),
            "registers.complaints.rows",
            "registers.complaints.total",
        ),
    )
    parts.command(document, "{%p endif %}")
    _register(document, "Gratifikasi", "gratifications")
    _either(
        document,
        "registers.gratifications.has_untimed",
        lambda untimed: _balance(document, untimed),
    )
    parts.command(document, "{%p if registers.gratifications.reports %}")
    parts.table_of(document, period_tables.GRATIFICATIONS, "r", "registers.gratifications.reports")
    parts.command(document, "{%p endif %}")
    parts.command(document, "{%p endif %}")
    _register(document, "Benturan Kepentingan", "conflicts")
    _either(
        document,
        "registers.conflicts.has_unknown",
        lambda unknown: totalled(
            document,
            period_tables.risk_counts(unknown),
            "registers.conflicts.risks",
            "registers.conflicts.total",
        ),
    )
    parts.table_of(document, period_tables.RISKS, "r", "registers.conflicts.rows")
    parts.command(document, "{%p endif %}")
    document.add_paragraph("{{ registers.conflicts.statements }}", "Body Text")


def _register(document: Document, title: str, name: str) -> None:
    """Opens the part for a register that had cases; whoever calls closes it."""
    heading(document, title, 3)
    parts.command(document, f"{{%p if registers.{name}.nil %}}")
    document.add_paragraph(f"{{{{ registers.{name}.nil }}}}", "Body Text")
    parts.command(document, "{%p else %}")
    paragraphs(document, f"registers.{name}.paragraphs")


def _either(document: Document, flag: str, make: Callable[[bool], None]) -> None:
    """What ``make`` makes where ``flag`` is set, and what it makes where it is not."""
    parts.command(document, f"{{%p if {flag} %}}")
    make(True)
    parts.command(document, "{%p else %}")
    make(False)
    parts.command(document, "{%p endif %}")


def _balance(document: Document, untimed: bool) -> None:
    fields = period_tables.gratification_balance(untimed)
    widths = [16 / len(fields)] * len(fields)
    made = parts.new_table(document, widths)
    heads = [(head, "Kepala Tabel") for head, _ in fields]
    parts.add_row(made, heads, widths, header=True, fill="E7E6E6")
    cells = [
        (f"{{{{ registers.gratifications.balance.{name} }}}}", "Isi Tabel Tengah")
        for _, name in fields
    ]
    parts.add_row(made, cells, widths)
    document.add_paragraph("", "Jeda")


def follow_ups(document: Document) -> None:
    heading(document, "Tindak Lanjut Rekomendasi")
    parts.command(document, "{%p if registers.follow_ups.nil %}")
    document.add_paragraph("{{ registers.follow_ups.nil }}", "Body Text")
    paragraphs(document, "registers.follow_ups.paragraphs")
    parts.command(document, "{%p else %}")
    paragraphs(document, "registers.follow_ups.paragraphs")
    totalled(
        document,
        period_tables.ORIGINS,
        "registers.follow_ups.origins",
        "registers.follow_ups.total",
    )
    parts.table_of(document, period_tables.FOLLOW_UPS, "r", "registers.follow_ups.rows")
    parts.command(document, "{%p endif %}")

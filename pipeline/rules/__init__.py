"""Every rule of the program, by concern; the only place of words about a workbook's faults.

Codes: ZI1xx file, sheets and columns; ZI2xx cells; ZI3xx Rencana Aksi; ZI4xx Lembar Monev;
ZI5xx Pengaturan and Pegawai; ZI6xx registers; ZI7xx identities. A code is retired, never
used again.
"""

from __future__ import annotations

from pipeline.findings import Registry
from pipeline.rules import (
    cells,
    files,
    identity,
    monev,
    plan,
    registers,
    settings,
    source,
    targets,
)

RULES = Registry(
    files.RULES,
    cells.RULES,
    plan.RULES,
    targets.RULES,
    source.RULES,
    monev.RULES,
    settings.RULES,
    registers.RULES,
    identity.RULES,
)

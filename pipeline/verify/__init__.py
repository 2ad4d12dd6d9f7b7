"""Is this document what it claims: signed by whom, unchanged, and in agreement with the workbook?

``verify_document`` looks at a .docx or .pdf and gives a :class:`Verdict`; ``words`` and
``record`` say it in Indonesian and as JSON.
"""

from pipeline.verify.document import AskedWorkbook, is_pdf, verify_document
from pipeline.verify.figures import Figure, Printed, compare, expected_figures, printed_figures
from pipeline.verify.today import report_today
from pipeline.verify.verdict import Verdict

__all__ = [
    "AskedWorkbook",
    "Figure",
    "Printed",
    "Verdict",
    "compare",
    "expected_figures",
    "is_pdf",
    "printed_figures",
    "report_today",
    "verify_document",
]

"""What looking at a document found."""

from __future__ import annotations

from msgspec import Struct

from pipeline.provenance import Provenance
from pipeline.sign.report import SignatureReport
from pipeline.verify.figures import Figure


class Verdict(Struct, frozen=True):
    """All that is known of one document.

    Attributes:
        file: its name.
        signatures: in the document's order.
        provenance: None where the program did not make it, or in a PDF.
        edited: whether its content differs from what the program made; None where it made
            none.
        figures: its tagged figures, with the workbook's where one was asked.
        lost: how many of the figures that it was made with can't be found any more.
        workbook: the name of the workbook that was asked, else "".
        same_workbook: whether the report was made from that very file, byte for byte.
    """

    file: str
    signatures: tuple[SignatureReport, ...]
    provenance: Provenance | None = None
    edited: bool | None = None
    figures: tuple[Figure, ...] = ()
    lost: int = 0
    workbook: str = ""
    same_workbook: bool | None = None

    @property
    def failed(self) -> bool:
        """A signature that is not valid, an edit, a figure that differs or can't be compared."""
        return (
            any(not signature.valid for signature in self.signatures)
            or bool(self.edited)
            or any(figure.agrees is False for figure in self.figures)
            or bool(self.workbook and self.lost)
        )

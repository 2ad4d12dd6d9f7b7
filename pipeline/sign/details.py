"""What a signature says about itself besides the certificate."""

from __future__ import annotations

from msgspec import Struct


class SignatureDetails(Struct, frozen=True):
    """What the signer states, from the office's settings; a blank is left out.

    Attributes:
        name: as written under the document.
        post: the post held, e.g. "Ketua KPU Kabupaten Muaro Jambi".
        purpose: why it is signed, e.g. "Menyetujui laporan ini".
        place: the town.
    """

    name: str = ""
    post: str = ""
    purpose: str = ""
    place: str = ""

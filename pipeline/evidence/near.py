"""What a name that finds nothing was perhaps meant to be: for hints only, never followed."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from .folder import EvidenceFolder

_GAPS = re.compile(r"[\s_-]+")


def _loose(name: str) -> str:
    """Without what people don't see in a name: case, spaces, underscores, composed letters."""
    plain = unicodedata.normalize("NFC", name).casefold()
    return _GAPS.sub("", plain).strip(".")


class NearNames(Struct):
    """The names in ``input/bukti``; they are listed when the first is asked for."""

    folder: EvidenceFolder
    _listed: dict[str, list[str]] | None = None

    def to(self, path: str) -> str:
        """The file whose name looks the same: in the same folder, else anywhere; else ""."""
        if self._listed is None:
            self._listed = {}
            for name in self.folder.names():
                self._listed.setdefault(_loose(name.rpartition("/")[2]), []).append(name)
        wanted = _loose(path.rpartition("/")[2])
        found = self._listed.get(wanted, []) if wanted else []
        here = [name for name in found if _loose(name) == _loose(path)]
        return next(iter(here or (found if len(found) == 1 else [])), "")

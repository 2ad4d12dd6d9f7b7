"""Evidence: examined, bundled, and its folders made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.run.loading import Loaded, project_of

if TYPE_CHECKING:
    from pipeline.evidence.records import EvidenceRecord
    from pipeline.evidence.review import EvidenceReview
    from pipeline.model import Office

#: Bytes done so far, and in all.
Step = Callable[[int, int], None]


class CheckedEvidence(Struct, frozen=True):
    """What was found at each entry of BUKTI DUKUNG."""

    office: Office
    records: tuple[EvidenceRecord, ...]

    @property
    def has_bad(self) -> bool:
        return any(record.state.is_bad for record in self.records)

    def review(self, as_of: date) -> EvidenceReview:
        """What is missing, by area and by person, at A."""
        from pipeline.evidence.review import review

        return review(self.office, self.records, as_of)


def check_evidence(loaded: Loaded, project: Path, today: date, step: Step) -> CheckedEvidence:
    """Every entry examined, files read to their last byte."""
    from pipeline.evidence.examination import examine

    return CheckedEvidence(
        loaded.office, tuple(examine(loaded.office, project_of(loaded.path, project), today, step))
    )


def bundle_evidence(
    loaded: Loaded, project: Path, checked: CheckedEvidence, target: Path, as_of: date, step: Step
) -> Path:
    """The numbered folders, index and checksums as one .zip, which must not exist yet."""
    from pipeline.bundle import make_bundle
    from pipeline.output import ensure_folder

    ensure_folder(target.parent)
    home = project_of(loaded.path, project)
    return make_bundle(loaded.office, checked.records, home, target, as_of, step)


def make_evidence_folders(loaded: Loaded, project: Path) -> tuple[Path, ...]:
    """The empty folder tree by KODE under input/bukti; what was made."""
    from pipeline.evidence.tree import init_folders

    return tuple(init_folders(loaded.office, project_of(loaded.path, project)))

"""The evidence as one zip that assessors open anywhere: numbered folders, an index, checksums."""

from __future__ import annotations

from .archive import make_bundle

__all__ = ["make_bundle"]

"""What the names of a template mean, and an example of each: ``meanings.toml``, read once.

A section is a view's type, a key its field. The section ``bersama`` holds fields that mean
the same in every type; a type's own section goes before it.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path

_FILE = Path(__file__).resolve().parent / "meanings.toml"
SHARED = "bersama"


@functools.cache
def all_meanings() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Section → field → (meaning, example); the example is "" for lists and groups."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        section: {
            name: (entry[0], entry[1] if len(entry) > 1 else "") for name, entry in own.items()
        }
        for section, own in data.items()
    }


def entry_of(record: type, name: str) -> tuple[str, str]:
    """Meaning and example of the field ``name`` of ``record``. Raises KeyError."""
    own = all_meanings().get(record.__name__, {})
    return own[name] if name in own else all_meanings()[SHARED][name]


def meaning_of(record: type, name: str) -> str:
    """What the field is, in Indonesian. Raises KeyError."""
    return entry_of(record, name)[0]


def example_of(record: type, name: str) -> str:
    """An example of its text. Raises KeyError."""
    return entry_of(record, name)[1]

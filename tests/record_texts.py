"""Every text that a record holds, however deep it lies."""

from msgspec import Struct
from msgspec.structs import astuple


def texts_of(value: object) -> list[str]:
    """The texts of a record, a tuple or a text, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Struct):
        value = astuple(value)
    return [text for part in value for text in texts_of(part)] if isinstance(value, tuple) else []

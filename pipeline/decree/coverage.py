"""Which proofs of the decree the program makes: ``coverage.toml`` beside this file, read."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any

from msgspec import Struct


class Extent(Enum):
    """How much of an indicator's BUKTI FISIK the program makes."""

    WHOLE = "whole"
    PART = "part"
    TRACKED = "tracked"


class Command(Struct, frozen=True):
    """A command as typed (``conflicts --matrix``); ``coming`` where it is not there yet."""

    name: str
    makes: str
    coming: bool = False


class Coverage(Struct, frozen=True):
    """What the program makes for an indicator, by which commands, and what is left."""

    code: str
    extent: Extent
    commands: tuple[Command, ...] = ()
    makes: str = ""
    left: str = ""


@cache
def load_commands() -> dict[str, Command]:
    """The commands that the table names, by name."""
    return {
        name: Command(name, about["makes"], about.get("coming", False))
        for name, about in _data()["commands"].items()
    }


@cache
def load_coverage() -> dict[str, Coverage]:
    """By KODE; an indicator that is not in it is tracked only.

    Raises KeyError where a proof names a command that the table does not explain.
    """
    commands = load_commands()
    return {
        proof["code"]: Coverage(
            proof["code"],
            Extent(proof["extent"]),
            tuple(commands[name] for name in proof["commands"]),
            proof["makes"],
            proof["left"],
        )
        for proof in _data()["proofs"]
    }


@cache
def _data() -> dict[str, Any]:
    import tomllib
    from importlib.resources import files

    text = files(__package__).joinpath("coverage.toml").read_text("utf-8")
    return tomllib.loads(text)

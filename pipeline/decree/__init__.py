"""The decrees that the program ships with: TOML beside this file, read into the model."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.model import Decree, DecreeArea, DecreeComponent, Indicator

DEFAULT_DECREE = "keputusan-74-2025"


@cache
def load_decree(name: str = DEFAULT_DECREE) -> Decree:
    """The decree in ``name``.toml, its texts exactly as decreed."""
    import tomllib  # late, as the next: a command that needs no decree does not pay for them
    from importlib.resources import files

    data = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    return Decree(
        number=data["number"],
        year=data["year"],
        day=data["day"],
        place=data["place"],
        office=data["office"],
        title=data["title"],
        table_title=data["table_title"],
        signatory=data["signatory"],
        signatory_post=data["signatory_post"],
        legal_basis=tuple(data["legal_basis"]),
        areas=tuple(_area(area) for area in data["areas"]),
    )


def _area(data: dict[str, Any]) -> DecreeArea:
    return DecreeArea(
        number=data["number"],
        name=data["name"],
        components=tuple(_component(item, data["number"]) for item in data["components"]),
        shares_cell=data.get("shares_cell", False),
    )


def _component(data: dict[str, Any], area: str) -> DecreeComponent:
    indicators = tuple(
        Indicator(
            code=item["code"],
            area=area,
            component_number=data["number"],
            component=data["name"],
            indicator=item["indicator"],
            action=item["action"],
            evidence=item["evidence"],
            target=item["target"],
        )
        for item in data["indicators"]
    )
    return DecreeComponent(data["number"], data["name"], indicators)

"""The table of the decree's proofs is complete, names commands that exist, and is written out."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.app import cli
from pipeline.decree import load_decree
from pipeline.decree.coverage import Extent, load_commands, load_coverage
from pipeline.reference import coverage_page

PAGE = Path(__file__).parents[1] / "docs" / "cakupan-bukti.md"


def exists(name: str) -> bool:
    """Is ``name`` (``conflicts --matrix``) a command of the program, with that option?"""
    command, *options = name.split()
    found = cli.get_command(click.Context(cli), command)
    known = {option for p in found.params for option in p.opts} if found else set()
    return found is not None and set(options) <= known


def test_the_page_is_what_the_data_says():
    assert PAGE.read_text("utf-8") == coverage_page(), "run python -m pipeline.reference"


def test_every_command_named_exists_or_is_marked_as_coming():
    wrong = [
        f"{c.name}: {'drop `coming`' if c.coming else 'no such command'}"
        for c in load_commands().values()
        if exists(c.name) == c.coming
    ]
    assert wrong == []


def test_an_unknown_command_or_option_would_be_seen():
    assert exists("conflicts --matrix") and not exists("conflicts --tidak-ada")
    assert not exists("tidak-ada")


def test_every_proof_belongs_to_an_indicator_and_says_what_it_makes_and_what_is_left():
    coverage = load_coverage()
    assert set(coverage) <= {i.code for i in load_decree().indicators}
    for item in coverage.values():
        assert item.extent is not Extent.TRACKED
        assert item.commands and item.makes and item.left, item.code


def test_the_page_has_a_row_for_each_of_the_70_indicators():
    rows = [line.split(" | ")[0] for line in PAGE.read_text("utf-8").splitlines()]
    codes = [r.removeprefix("| ") for r in rows if r.startswith("| ") and r.count(".") == 2]
    assert codes == [i.code for i in load_decree().indicators]


def test_no_more_is_claimed_than_the_wbs_and_complaint_recaps_and_the_packets_make():
    """A claim of "Seluruhnya" is made on purpose: these, and no others."""
    whole = {code for code, item in load_coverage().items() if item.extent is Extent.WHOLE}
    assert whole == {
        "I.3.1",
        "III.3.2",
        "V.2.4",
        "V.3.3",
        "V.3.4",
        "V.4.3",
        "V.4.4",
        "V.5.2",
        "V.5.3",
    }

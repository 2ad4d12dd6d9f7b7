"""Shared texts that are cut at their tags are those that a parser finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.limits import Budget
from pipeline.read.text import _split_strings, _strings, read_strings
from tests.xlsx_parts import HEAD, MAIN

PIECES_IN_A_ROW = (
    "<si><t> </t></si> </t></si><si><t> <si><t/></si> <r><t>x</t></r> <!--x--> <si/> &amp; &#1; & "
    ']]> _x000D_ <![CDATA[x]]> xml:space="preserve" \ufffe \x01 \x7f \r \n é 😀 a > < xmlns'
)
PIECES = st.sampled_from(PIECES_IN_A_ROW.split(" "))
TEXTS = st.lists(st.lists(PIECES | st.just("kata"), max_size=3).map("".join), max_size=5)


def table(texts):
    inside = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{HEAD}<sst xmlns="{MAIN}" count="9">{inside}</sst>'.encode()


def outcome(read, data):
    try:
        return read(data)
    except Exception:  # whichever: reading says that the workbook is damaged
        return None


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_a_table_of_texts_is_read_as_a_parser_reads_it(texts):
    data = table(texts)
    expected = outcome(_strings, data)
    assert outcome(lambda d: read_strings(d, Budget()), data) == expected or "]]>" in str(texts)


@pytest.mark.parametrize("texts", [["satu"], ["satu", "", "dua > 1", "é 😀"]])
def test_plain_texts_are_cut_at_their_tags(texts):
    data = table(texts)
    start = data.index(b"<si>")
    assert _split_strings(data, start, 4 * len(texts)) == texts


def test_half_a_character_is_refused():
    with pytest.raises(ValueError, match="utf-8"):
        read_strings(table(["satu", "@@"]).replace(b"@@", b"\xc3"), Budget())

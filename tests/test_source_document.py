"""The pieces of a plan in a Word document as one sheet: where each cell comes to stand."""

from __future__ import annotations

import pytest

from pipeline.failures import Failure
from pipeline.source import source_of, table_of_document
from pipeline.wordtables import WordCell, WordDocument, WordTable
from tests.word_plans import HEADERS

HEAD = tuple(WordCell(text, 1 + at * 4, 4) for at, text in enumerate(HEADERS))


def cells(*texts):
    return tuple(WordCell(text, 1 + at * 4, 4) for at, text in enumerate(texts))


def table(*rows):
    return table_of_document("K.docx", WordDocument((WordTable(1, (HEAD, *rows)),), frozenset()))


def found(made):
    return [(f.code, f.place.sheet) for f in source_of("K.docx", made, 2026).findings]


def test_a_border_that_is_off_by_a_hair_moves_no_text_to_the_neighbour():
    area = (WordCell("I", 1, 3), WordCell("AREA CONTOH", 4, 21))
    made = table(area, cells("1", "K", "i", "l", "b", "Mei 2026"))
    assert made.raw.texts(2) == {1: "I", 2: "AREA CONTOH"}
    assert made.raw.merges == ((2, 2, 2, 6),)
    assert found(made) == []


def test_a_cell_that_is_narrower_than_half_of_any_header_goes_to_the_nearest():
    row = (WordCell("1", 1, 4), WordCell("K", 5, 4), WordCell("i", 11, 1), WordCell("l", 13, 12))
    assert table(row).raw.texts(2) == {1: "1", 2: "K", 3: "i", 4: "l"}


def test_a_target_that_is_merged_over_two_indicators_is_told():
    first = cells("1", "K", "i", "l", "b", "Mei 2026")
    second = (*cells("", "", "j", "m", "c"), WordCell("", 21, 4, continues=True))
    area = cells("I", "AREA CONTOH")
    made = table(area, first, second)
    assert made.raw.merges == ((3, 6, 4, 6),)
    assert ("ZI119", "tabel 1, baris 3") in found(made)
    assert ("ZI308", "tabel 1, baris 4") in found(made)


def test_an_automatic_number_that_is_not_known_is_told_with_its_column():
    row = (WordCell("", 1, 4, unknown_number=True), *cells("", "K", "i", "l", "b", "Mei 2026")[1:])
    made = table(cells("I", "AREA"), row)
    assert ("ZI356", "tabel 1, baris 3") in found(made)


def test_the_same_columns_in_another_order_are_read_by_their_names():
    other = tuple(WordCell(text, 1 + at, 1) for at, text in enumerate(reversed(HEADERS)))
    row = tuple(WordCell(text, 1 + at, 1) for at, text in enumerate(("Mei 2026", "b", "l", "i")))
    row += (WordCell("K2", 5), WordCell("2", 6))
    pieces = (
        WordTable(1, (HEAD, cells("I", "AREA"), cells("1", "K", "h", "l", "b", "Mei 2026"))),
        WordTable(2, (other, row)),
    )
    document = WordDocument(pieces, frozenset())
    made = source_of("K.docx", table_of_document("K.docx", document), 2026)
    last = made.decree.indicators[-1]
    assert (last.component, last.indicator, last.target) == ("K2", "i", "Mei 2026")


def test_a_document_without_such_a_table_is_refused():
    with pytest.raises(Failure, match="tidak ada tabel rencana aksi"):
        table_of_document("K.docx", WordDocument((), frozenset()))

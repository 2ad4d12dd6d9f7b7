"""A worksheet part → its cells, in one pass over the stream.

Three ways lead to the same cells: alike.py for rows of one form, plain.py for rows as
programs write them, careful.py for any others. The stream is cut at row ends, so that none
of them holds a big sheet whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from .alike import take_alike
from .careful import Careful
from .grid import Grid
from .markup import new_parser
from .plain import take_plain

_FIRST_PIECE = 4 * 1024
_PIECE = 512 * 1024
#: Where no row ends for longer than this, the piece goes on without one.
_LONGEST_ROW = 4 * 1024 * 1024
_ROW_END = b"</row>"

_PLAIN_HEAD = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?'
    rb'(?: standalone="(?:yes|no)")?\s*\?>\s*)?<worksheet[ >]'
)


def read_cells(stream: IO[bytes], grid: Grid) -> None:
    """Put the cells and facts of the worksheet in ``stream`` into ``grid``.

    Raises ExpatError, ValueError and LookupError where the part is damaged, TooMuch where
    it holds more than the budget allows.
    """
    parser = new_parser()
    careful = Careful(parser, grid)
    fed = 0  # what the parser has seen; plain rows are taken out of its stream
    may_be_plain: bool | None = None
    at_row_end = False
    for piece in _pieces(stream):
        if may_be_plain is None:  # UTF-8, and elements without a prefix
            may_be_plain = _PLAIN_HEAD.match(piece) is not None
        put = None
        if may_be_plain and at_row_end:
            put = take_alike(piece, grid) or take_plain(piece, grid)
        if put is None:
            parser.Parse(piece, False)
            fed += len(piece)
            at_row_end = careful.row_end == fed - len(_ROW_END)
        else:
            careful.last_row = put()
    parser.Parse(b"", True)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces that end with a row's end tag, the last one aside."""
    rest: list[bytes] = []
    length = 0
    size = _FIRST_PIECE
    while chunk := stream.read(size):
        size = _PIECE
        # The tag may lie across two chunks; then it is found with a later one.
        cut = chunk.rfind(_ROW_END)
        if cut < 0 and length < _LONGEST_ROW:
            rest.append(chunk)
            length += len(chunk)
            continue
        end = cut + len(_ROW_END) if cut >= 0 else len(chunk)
        yield b"".join((*rest, chunk[:end]))
        rest = [chunk[end:]]
        length = len(chunk) - end
    if length:
        yield b"".join(rest)

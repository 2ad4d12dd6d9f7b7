"""The letters of a stamp: a font that goes into the PDF with it.

PDF/A (ISO 19005-2, 6.2.11.4.1) wants every font inside the file, and pyHanko's own Courier is
none. Aileron comes with Pillow, in the public domain; so nothing is fetched or installed.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from typing import Any

from msgspec import Struct
from PIL import ImageFont
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.font import FontEngine, FontEngineFactory, ShapeResult

#: The letters that a simple font of PDF can name (ISO 32000-2, annex D).
_ENCODING = "cp1252"
_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 32
#: Of a regular weight; viewers use it only where they have to replace the font.
_STEM = 80
#: Dashes, of which the font has none.
_DASHES = str.maketrans("‐‑–—−", "-----")


class _Face(Struct, frozen=True):
    """A TrueType file and what a PDF tells of it, in thousandths of the font size."""

    data: bytes
    name: str
    box: tuple[int, ...]
    ascent: int
    descent: int
    capitals: int
    glyphs: dict[int, int]
    advances: tuple[int, ...]

    def width(self, letter: str) -> int:
        return self.advances[min(self.glyphs.get(ord(letter), 0), len(self.advances) - 1)]


class StampFont(FontEngineFactory):
    """What pyHanko asks for the letters of a text box."""

    def create_font_engine(self, writer: Any, obj_stream: Any = None) -> _Engine:
        return _Engine(writer, _face().name, embedded_subset=False)


class _Engine(FontEngine):
    @property
    def uses_complex_positioning(self) -> bool:
        return False

    def shape(self, txt: str) -> ShapeResult:
        face, text = _face(), printable(txt)
        advance = sum(map(face.width, text)) / 1000
        return ShapeResult(b"<%s> Tj" % text.encode(_ENCODING).hex().encode(), advance, 0)

    def as_resource(self) -> generic.PdfObject:
        face = _face()
        letters = [bytes([n]).decode(_ENCODING, "replace") for n in range(_FIRST, _LAST + 1)]
        made = _dictionary(
            Type=_name("Font"),
            Subtype=_name("TrueType"),
            BaseFont=_name(face.name),
            Encoding=_name("WinAnsiEncoding"),
            FirstChar=_number(_FIRST),
            LastChar=_number(_LAST),
            Widths=generic.ArrayObject(_number(face.width(letter)) for letter in letters),
            FontDescriptor=self.writer.add_object(self._descriptor()),
        )
        # An object of its own: pdffonts falls over a font that stands among the resources.
        return self.writer.add_object(made)

    def _descriptor(self) -> generic.DictionaryObject:
        face = _face()
        file = generic.StreamObject(
            _dictionary(Length1=_number(len(face.data))), stream_data=face.data
        )
        file.compress()  # type: ignore[no-untyped-call]
        return _dictionary(
            Type=_name("FontDescriptor"),
            FontName=_name(face.name),
            Flags=_number(_NONSYMBOLIC),
            FontBBox=generic.ArrayObject(map(_number, face.box)),
            ItalicAngle=_number(0),
            Ascent=_number(face.ascent),
            Descent=_number(face.descent),
            CapHeight=_number(face.capitals),
            StemV=_number(_STEM),
            FontFile2=self.writer.add_object(file),
        )


def printable(text: str) -> str:
    """``text`` in letters that the font has: without accents that it lacks, else ``?``."""
    return "".join(map(_letter, text.translate(_DASHES)))


def _letter(letter: str) -> str:
    for form in (letter, unicodedata.normalize("NFKD", letter)[:1]):
        if ord(form) in _face().glyphs and form.encode(_ENCODING, "ignore"):
            return form
    return "?"


def _name(text: str) -> generic.NameObject:
    return generic.NameObject(f"/{text}")


def _number(value: int) -> generic.NumberObject:
    return generic.NumberObject(value)  # type: ignore[no-untyped-call]


def _dictionary(**values: generic.PdfObject) -> generic.DictionaryObject:
    named = {_name(key): value for key, value in values.items()}
    return generic.DictionaryObject(named)  # type: ignore[no-untyped-call]


# --- the font file ----------------------------------------------------------------------


@cache
def _face() -> _Face:
    font = ImageFont.load_default(10)
    assert isinstance(font, ImageFont.FreeTypeFont)  # by a size, a font of outlines
    return _read(font.font_bytes)


def _read(data: bytes) -> _Face:
    """The facts of a TrueType file (ISO/IEC 14496-22, 5)."""
    tables = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4s3I", data, 12 + 16 * number)
        tables[tag.decode()] = data[start : start + length]
    unit = 1000 / struct.unpack_from(">H", tables["head"], 18)[0]
    rise, fall = struct.unpack_from(">2h", tables["hhea"], 4)
    count = struct.unpack_from(">H", tables["hhea"], 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, tables["hmtx"])[::2]
    (capitals,) = struct.unpack_from(">h", tables["OS/2"], 88)
    box = struct.unpack_from(">4h", tables["head"], 36)
    return _Face(
        data=data,
        name=_postscript_name(tables["name"]),
        box=tuple(round(n * unit) for n in box),
        ascent=round(rise * unit),
        descent=round(fall * unit),
        capitals=round(capitals * unit),
        glyphs=_glyphs(tables["cmap"]),
        advances=tuple(round(n * unit) for n in advances),
    )


def _postscript_name(table: bytes) -> str:
    _, count, strings = struct.unpack_from(">3H", table)
    for number in range(count):
        record = struct.unpack_from(">6H", table, 6 + 12 * number)
        if record[0] == 3 and record[3] == 6:
            start = strings + record[5]
            return table[start : start + record[4]].decode("utf-16-be")
    raise ValueError("a font without a name")


def _glyphs(table: bytes) -> dict[int, int]:
    """Letter → glyph, from the table for Unicode of format 4, which every such font has."""
    for number in range(struct.unpack_from(">H", table, 2)[0]):
        platform, encoding, start = struct.unpack_from(">2HI", table, 4 + 8 * number)
        if (platform, encoding) == (3, 1):
            break
    else:
        raise ValueError("a font without letters")
    length, double = struct.unpack_from(">H2xH", table, start + 2)
    segments = double // 2
    words = struct.unpack_from(f">{(length - 14) // 2}H", table, start + 14)
    ends, starts = words[:segments], words[segments + 1 : 2 * segments + 1]
    deltas = words[2 * segments + 1 : 3 * segments + 1]
    found = {}
    for segment in range(segments):
        at = 3 * segments + 1 + segment
        for code in range(starts[segment], min(ends[segment], 0xFFFE) + 1):
            offset = words[at]
            glyph = code if not offset else words[at + offset // 2 + code - starts[segment]]
            if glyph:
                found[code] = (glyph + deltas[segment]) & 0xFFFF
    return {code: glyph for code, glyph in found.items() if glyph}

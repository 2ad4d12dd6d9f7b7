"""Text as a workbook stores it → text as a person typed it, and the shared texts."""

from __future__ import annotations

import re

from .limits import Budget
from .markup import MAIN, Attributes, local_names, new_parser

#: Characters that Excel stores as _xHHHH_ [ECMA-376 part 1, 22.9.2.19, ST_Xstring]. A real
#: ``_x000D_`` that someone typed is stored as ``_x005F_x000D_``.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: The last alternative is an ampersand that begins no reference.
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+);|#([0-9]+);|(lt|gt|amp|quot|apos);|)")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}

_PLAIN_STRING = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_TEXT_END, _TEXT_START = b"</t></si>", b"<si><t>"
_PLAIN_TABLE = re.compile(
    rb'(?:<\?xml version="1\.0" encoding="(?i:utf-8)"(?: standalone="yes")?\?>\s*)?'
    rb'<sst xmlns="http://schemas\.openxmlformats\.org/spreadsheetml/2006/main"'
    rb'(?: (?:count|uniqueCount)="[0-9]+")*>'
)
#: A namespace, and the characters at the end of Unicode's first plane, some of which XML
#: may not hold. Comments, CDATA and the like show by their tags.
_FOREIGN = (b"xmlns", b"\xef\xbf")
#: Bytes that no XML may hold; the parser says so.
_NO_TEXT = bytes(set(range(32)) - {9, 10, 13})
_TABLE = local_names(MAIN, "si", "t", "rPh")


def plain(text: str) -> str:
    """``text`` with the characters that Excel escaped, and one kind of line end."""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    # Half of a surrogate pair is no character, and cannot be printed.
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)


def unmarked(raw: bytes) -> str:
    """The text that stands as ``raw`` between two tags of UTF-8 XML.

    Raises ValueError where a reference is to no character, as a parser does.
    """
    text = raw.decode()
    return _REFERENCE.sub(_referenced, text) if "&" in text else text


def _referenced(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2] or 0)
    if not (code in (9, 10, 13) or 32 <= code < 0xD800 or 0xDFFF < code < 0xFFFE or code > 0xFFFF):
        raise ValueError(f"character {code}")
    return chr(code)


def read_strings(data: bytes, budget: Budget) -> list[str]:
    """The shared texts in order: runs of rich text joined, phonetic hints left out."""
    budget.spend_strings(data.count(b"<si") + data.count(b":si"))
    return _plain_strings(data) or _strings(data)


def _plain_strings(data: bytes) -> list[str] | None:
    """The same by pattern, where the part holds nothing but single texts."""
    head = _PLAIN_TABLE.match(data)
    if head is None or b"<!" in data or data.find(b"<?", 2) > 0:
        return None
    tags = data.count(b"<") - 2 - (data[:2] == b"<?")  # without the root's own
    split = _split_strings(data, head.end(), tags)
    if split is not None:
        return split
    found = _PLAIN_STRING.findall(data)
    if len(found) * 4 != tags:
        return None
    new_parser().Parse(data, True)
    if any(mark in data for mark in (b"&", b"_x", b"\r")):
        return [plain(unmarked(raw)) for raw in found]
    return [raw.decode() for raw in found]


def _split_strings(data: bytes, start: int, tags: int) -> list[str] | None:
    """Cut at their tags, where nothing is in the texts that XML or Excel writes otherwise.

    ``start`` is the end of the root's start tag, ``tags`` how many the texts have.
    """
    end = data.rfind(_TEXT_END)
    if (
        end < 0
        or not data.startswith(_TEXT_START, start)
        or data[end + len(_TEXT_END) :] != b"</sst>"
    ):
        return None
    if not is_clean(data[start:]) or any(mark in data for mark in (b"&", b"_x", b"\r", b"]]>")):
        return None
    texts = data[start + len(_TEXT_START) : end].decode().split("</t></si><si><t>")
    return texts if len(texts) * 4 == tags else None


def is_clean(piece: bytes) -> bool:
    """Is there nothing in it by which its tags could mean something else, nor what XML forbids?

    Raises ValueError where it is no UTF-8.
    """
    if _FOREIGN[0] in piece or _FOREIGN[1] in piece or piece.translate(None, _NO_TEXT) != piece:
        return False
    piece.decode()  # also in what is not looked at: half a character is a damaged file
    return True


def _strings(data: bytes) -> list[str]:
    parser = new_parser()
    strings: list[str] = []
    pieces: list[str] = []
    state = {"t": 0, "rPh": 0}

    def start(name: str, _: Attributes) -> None:
        local = _TABLE.get(name)
        if local == "si":
            pieces.clear()
        elif local is not None:
            state[local] += 1

    def end(name: str) -> None:
        local = _TABLE.get(name)
        if local == "si":
            strings.append(plain("".join(pieces)))
        elif local is not None:
            state[local] -= 1

    def text(part: str) -> None:
        if state["t"] and not state["rPh"]:
            pieces.append(part)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    return strings

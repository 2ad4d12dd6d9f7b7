"""Names that Windows, a zip and a link all take, short enough for Windows' path limit."""

from __future__ import annotations

import re
import unicodedata

#: Windows stops at 260 characters, of which the folder where somebody unpacks needs its part.
LONGEST_PATH = 165
AREA, COMPONENT, INDICATOR, FOLDER, FILE = 34, 34, 42, 20, 56

#: A name that was cut does not end with one of these.
_CONNECTIVES = {"atas", "dalam", "dan", "dengan", "di", "ke", "oleh", "pada", "sebagai"} | {
    "telah",
    "terhadap",
    "tentang",
    "untuk",
    "yang",
}
#: What Windows forbids, and what an address in a link would take for something else.
_FORBIDDEN = re.compile(r"[<>:\"/\\|?*#%\x00-\x1f\x7f]+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)


def safe_name(text: str, limit: int) -> str:
    """A folder's name of at most ``limit`` characters, cut between words where it can be."""
    plain = _plain(text)
    if len(plain) > limit:
        cut = plain.rfind(" ", 0, limit + 1)
        words = plain[: cut if cut > limit // 2 else limit].split(" ")
        while len(words) > 2 and words[-1].casefold() in _CONNECTIVES:
            words.pop()
        plain = " ".join(words).strip(" .,;-")
    return _no_device(plain) or "_"


def safe_file_name(name: str, limit: int = FILE) -> str:
    """A file's name of at most ``limit`` characters; its ending stays."""
    plain = _plain(name)
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10 or not stem:
        return safe_name(plain, limit)
    return f"{safe_name(stem, max(limit - len(ending) - 1, 8))}.{ending}"


def _plain(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", text))
    return " ".join(_FORBIDDEN.sub(" ", shown).split()).strip(" .")


def _no_device(name: str) -> str:
    return f"_{name}" if _DEVICE.fullmatch(name.split(".", 1)[0].strip()) else name


class Taken:
    """Paths in use, as a system that knows no case sees them."""

    def __init__(self) -> None:
        self._paths: set[str] = set()

    def free(self, folder: str, name: str) -> str:
        """``folder/name``, or with `` (2)``, `` (3)`` … before the ending; taken from now on."""
        stem, dot, ending = name.rpartition(".")
        if not dot:
            stem, ending = name, ""
        number, path = 1, f"{folder}/{name}"
        while path.casefold() in self._paths:
            number += 1
            path = f"{folder}/{stem} ({number}){dot}{ending}"
        self._paths.add(path.casefold())
        return path

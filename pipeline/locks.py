"""Who has a workbook open, as the lock file beside it says.

Excel keeps ``~$name.xlsx`` while a workbook is open, LibreOffice ``.~lock.name.xlsx#``.
Either may be stale: it stays behind when a program or computer stops without warning.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_MOST_BYTES = 4096
#: Excel's owner file: the name in the code page from byte 1, and in UTF-16 from one of
#: these on, each after its length.
_WIDE_NAMES = (55, 54)
_LONGEST_NAME = 54


def holders(workbook: Path) -> tuple[str, ...]:
    """The names in the lock files beside ``workbook``; "" for a name that can't be read."""
    owner = workbook.with_name(f"~${workbook.name}")
    lock = workbook.with_name(f".~lock.{workbook.name}#")
    found = [name for name in (_name(owner, _of_excel), _name(lock, _of_libreoffice)) if name]
    names = tuple(dict.fromkeys(name for name in found if name.strip()))
    return names or (("",) if found else ())


def _name(path: Path, read: Callable[[bytes], str]) -> str | None:
    """None where there is no lock file; a space where it gives no name."""
    try:
        with path.open("rb") as lock:
            data = lock.read(_MOST_BYTES)
    except FileNotFoundError:
        return None
    except OSError:  # Windows may refuse to open it; that it is there says enough
        return " "
    name = " ".join(read(data).split())
    return name if name and name.isprintable() else " "


def _of_excel(data: bytes) -> str:
    for start in _WIDE_NAMES:
        length = int.from_bytes(data[start : start + 2], "little")
        wide = data[start + 2 : start + 2 + 2 * length]
        if 0 < length <= _LONGEST_NAME and len(wide) == 2 * length:
            name = wide.decode("utf-16-le", "replace")
            if name.isprintable() and "\ufffd" not in name:
                return name
    return data[1 : 1 + data[0]].decode("cp1252", "replace") if data else ""


def _of_libreoffice(data: bytes) -> str:
    """``name,account,machine,time,profile;``"""
    fields = data.decode("utf-8", "replace").split(",")
    return next((field.strip() for field in fields[:2] if field.strip()), "")

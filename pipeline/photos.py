"""A folder of photos → upright, modest, anonymous JPEG pictures for a document.

Every photo is decoded wholly and written anew: a broken one is found here and not by the
reader of the report, it stands upright without asking Word to turn it, it has the size that
print needs, and nothing that the camera wrote beside the picture (place, time, device,
owner, comments, a hidden video) comes along. Equal files give equal bytes.
"""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.failures import PHOTO_FOLDER_NOT_FOUND, PHOTOS_NONE, PHOTOS_UNUSABLE

if TYPE_CHECKING:
    from PIL import Image

#: The longer side in pixels: 16 cm at 250 dots an inch.
LONGEST_SIDE = 1600
MOST_BYTES = 60 * 1024 * 1024
#: 108 megapixels is what today's telephones make; a JPEG is reduced while it is decoded,
#: so the second limit is for what can't be (a PNG of 40 megapixels takes 160 MiB).
MOST_PIXELS = 110_000_000
MOST_DECODED = 40_000_000
MOST_PHOTOS = 200
_QUALITY = 85

_ENDINGS = (".jpg", ".jpeg", ".jfif", ".png")
#: Pictures that are not taken, but that nobody would want left out silently.
_OTHER_PICTURES = (".heic", ".heif", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".avif", ".dng")
_SYSTEM_FILES = ("thumbs.db", "desktop.ini")

_BROKEN = "rusak atau bukan foto"
_EMPTY = "kosong (0 bita)"
_BIG = "terlalu besar"
_FORMAT = "bukan JPEG atau PNG; simpan ulang sebagai JPEG"
_UNREADABLE = "tidak dapat dibuka"


class Photo(Struct, frozen=True):
    """``name`` is the file's name; ``data`` a JPEG of ``width`` × ``height`` pixels, upright."""

    name: str
    data: bytes
    width: int
    height: int


class PhotoFolder(Struct, frozen=True):
    """``skipped``: names of files that are no pictures (a video, a text), to be told."""

    photos: tuple[Photo, ...]
    skipped: tuple[str, ...] = ()


class _Unusable(Exception):
    """A photo that can't be taken; the argument says why, in Indonesian."""


def read_photos(folder: Path) -> PhotoFolder:
    """The photos that lie directly in ``folder``, by name as people count (2 before 10).

    Raises PHOTO_FOLDER_NOT_FOUND, PHOTOS_NONE where it holds no photo, and PHOTOS_UNUSABLE,
    which names every file that is broken, too big or of another format, and why.
    """
    try:
        found = [path for path in folder.iterdir() if _is_wanted(path)]
    except OSError:
        raise PHOTO_FOLDER_NOT_FOUND.error(folder=folder) from None
    found.sort(key=lambda path: (_as_counted(path.name), path.name))
    pictures = [p for p in found if p.suffix.lower() in (*_ENDINGS, *_OTHER_PICTURES)]
    skipped = tuple(p.name for p in found if p not in pictures)
    if not pictures:
        raise PHOTOS_NONE.error(folder=folder)
    if len(pictures) > MOST_PHOTOS:
        reason = f"jumlahnya {len(pictures)}, paling banyak {MOST_PHOTOS}"
        raise PHOTOS_UNUSABLE.error(names=f"{folder.name}/ ({reason})")
    photos, faults = [], []
    for path in pictures:
        try:
            photos.append(_photo(path))
        except _Unusable as fault:
            faults.append(f'"{path.name}" ({fault})')
    if faults:
        raise PHOTOS_UNUSABLE.error(names=", ".join(faults))
    return PhotoFolder(tuple(photos), skipped)


def _is_wanted(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$")) or path.name.lower() in _SYSTEM_FILES
    return not hidden and path.is_file()


def _as_counted(name: str) -> tuple[tuple[int, int, str], ...]:
    """``Foto 10`` → foto, 10: numbers inside a name are compared as numbers."""
    pieces = re.split(r"([0-9]+)", name.casefold())
    return tuple(
        (0, int(piece), "") if index % 2 else (1, 0, piece) for index, piece in enumerate(pieces)
    )


def _photo(path: Path) -> Photo:
    if path.suffix.lower() in _OTHER_PICTURES:
        raise _Unusable(_FORMAT)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _Unusable(f"{_BIG}: {size // (1024 * 1024)} MB")
        data = path.read_bytes()
    except OSError:
        raise _Unusable(_UNREADABLE) from None
    if not data:
        raise _Unusable(_EMPTY)
    picture = _decoded(data)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return Photo(path.name, buffer.getvalue(), picture.width, picture.height)


def _decoded(data: bytes) -> Image.Image:
    """The picture upright and reduced, with nothing beside its pixels.

    Raises _Unusable. What a damaged file makes the decoder raise has no common class.
    """
    from PIL import Image, ImageOps

    try:
        # Its own limits, below, speak Indonesian; its warning would not.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture: Image.Image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
            _check_size(picture)
            ImageOps.exif_transpose(picture, in_place=True)
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            plain = _plain(picture)
    except Image.DecompressionBombError:
        raise _Unusable(_BIG) from None
    except _Unusable:
        raise
    except Exception:
        raise _Unusable(_BROKEN) from None
    # Pillow keeps comments and the like with a picture; a new one has none.
    clean = Image.new("RGB", plain.size)
    clean.paste(plain)
    return clean


def _check_size(picture: Image.Image) -> None:
    """Refuses what memory can't hold, and has a JPEG decoded at a fraction of its size."""
    megapixels = picture.width * picture.height // 1_000_000
    if picture.width * picture.height > MOST_PIXELS:
        raise _Unusable(f"{_BIG}: {megapixels} megapiksel")
    picture.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
    if picture.width * picture.height > MOST_DECODED:
        raise _Unusable(f"{_BIG}: {megapixels} megapiksel")


def _plain(picture: Image.Image) -> Image.Image:
    """RGB; what is transparent becomes white, as paper is."""
    from PIL import Image

    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("RGB")
    return picture.convert("RGB")

"""Photos: upright, modest, without what the camera wrote beside them; bad ones are named."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from PIL import Image, PngImagePlugin

from pipeline import photos
from pipeline.failures import Failure
from pipeline.opc import read_parts
from pipeline.photos import read_photos
from pipeline.render import with_pictures

SECRET = b"RAHASIA-LOKASI"


def picture(width: int = 60, height: int = 40) -> Image.Image:
    """Red in its upper left quarter, blue elsewhere."""
    made = Image.new("RGB", (width, height), "blue")
    made.paste("red", (0, 0, width // 2, height // 2))
    return made


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def is_red(image: Image.Image, x: float, y: float) -> bool:
    red, _, blue = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    return red > 200 and blue < 80


def failure_of(folder: Path) -> str:
    with pytest.raises(Failure) as caught:
        read_photos(folder)
    return f"{caught.value.message} {caught.value.hint}"


# --- what is read -------------------------------------------------------------------


def test_photos_come_by_name_as_people_count_and_what_is_no_photo_is_told(tmp_path: Path) -> None:
    for name in ("foto 10.jpg", "Foto 2.JPG", "a.jpeg", "z.png"):
        picture().save(tmp_path / name, "PNG" if name.endswith("png") else "JPEG")
    (tmp_path / "rapat.mp4").write_bytes(b"video")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    (tmp_path / ".tersembunyi.jpg").write_bytes(b"x")
    (tmp_path / "lama.jpg").mkdir()
    found = read_photos(tmp_path)
    assert [p.name for p in found.photos] == ["a.jpeg", "Foto 2.JPG", "foto 10.jpg", "z.png"]
    assert found.skipped == ("rapat.mp4",)


@pytest.mark.parametrize(
    ("orientation", "red_at", "size"),
    [
        (1, (0.25, 0.25), (60, 40)),
        (3, (0.75, 0.75), (60, 40)),
        (6, (0.75, 0.25), (40, 60)),
        (8, (0.25, 0.75), (40, 60)),
        (2, (0.75, 0.25), (60, 40)),
    ],
)
def test_a_photo_stands_upright_whatever_the_camera_s_position(
    tmp_path: Path, orientation: int, red_at: tuple[float, float], size: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture().save(tmp_path / "a.jpg", quality=95, exif=exif)
    (photo,) = read_photos(tmp_path).photos
    image = opened(photo.data)
    assert (photo.width, photo.height) == image.size == size
    assert is_red(image, *red_at) and not is_red(image, 1 - red_at[0], 1 - red_at[1])
    assert image.getexif().get(0x0112) is None


def test_nothing_that_was_written_beside_the_picture_comes_along(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    position = exif.get_ifd(0x8825)
    position[1], position[2] = "S", (1.0, 36.0, 12.0)
    buffer = io.BytesIO()
    picture().save(
        buffer,
        "JPEG",
        exif=exif,
        comment=SECRET,
        icc_profile=SECRET * 20,
        xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>",
    )
    # A telephone's hidden video, or a messenger's trailer, stands after the picture's end.
    (tmp_path / "a.jpg").write_bytes(buffer.getvalue() + b"ftypmp42" + SECRET)
    about = PngImagePlugin.PngInfo()
    about.add_text("Location", SECRET.decode())
    picture().save(tmp_path / "b.png", pnginfo=about, exif=exif)
    assert (tmp_path / "a.jpg").read_bytes().count(SECRET) > 4
    assert SECRET in (tmp_path / "b.png").read_bytes()
    for photo in read_photos(tmp_path).photos:
        image = opened(photo.data)
        assert SECRET not in photo.data and not dict(image.getexif())
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_big_photo_is_reduced_and_a_small_one_left_at_its_size(tmp_path: Path) -> None:
    picture(4000, 3000).save(tmp_path / "a.jpg")
    picture(4000, 1000).save(tmp_path / "b.png")
    picture(300, 200).save(tmp_path / "c.jpg")
    sizes = [(p.width, p.height) for p in read_photos(tmp_path).photos]
    assert sizes == [(1600, 1200), (1600, 400), (300, 200)]


def test_what_is_transparent_is_white_as_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(tmp_path / "a.png")
    (photo,) = read_photos(tmp_path).photos
    assert opened(photo.data).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "1", "LA", "CMYK", "I;16"])
def test_other_kinds_of_colour_are_taken_too(tmp_path: Path, mode: str) -> None:
    source = Image.new("I;16", (20, 20), 40000) if mode == "I;16" else picture().convert(mode)
    source.save(tmp_path / "a.img", "JPEG" if mode in ("L", "CMYK") else "PNG")
    (tmp_path / "a.img").rename(tmp_path / "a.jpg")
    (photo,) = read_photos(tmp_path).photos
    assert opened(photo.data).mode == "RGB"
    if mode == "I;16":
        assert 140 < opened(photo.data).getpixel((10, 10))[0] < 170


def test_equal_files_give_equal_bytes(tmp_path: Path) -> None:
    picture().save(tmp_path / "a.jpg")
    assert read_photos(tmp_path) == read_photos(tmp_path)


# --- what is refused ----------------------------------------------------------------


def test_every_bad_photo_is_named_with_its_reason_in_one_run(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.effect_noise((400, 400), 90).save(buffer, "JPEG")
    whole = buffer.getvalue()
    picture().save(tmp_path / "baik.jpg")
    (tmp_path / "1 terpotong.jpg").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "2 kosong.png").write_bytes(b"")
    (tmp_path / "3 teks.jpg").write_text("bukan foto", "utf-8")
    (tmp_path / "4 iphone.HEIC").write_bytes(b"ftypheic")
    picture().save(tmp_path / "5 gif.gif")
    told = failure_of(tmp_path)
    assert '"1 terpotong.jpg" (rusak' in told and '"2 kosong.png" (kosong' in told
    assert '"3 teks.jpg" (rusak' in told and '"4 iphone.HEIC" (bukan JPEG' in told
    assert '"5 gif.gif" (bukan JPEG' in told and "baik.jpg" not in told


def test_a_photo_of_another_kind_under_a_jpeg_s_name_is_refused(tmp_path: Path) -> None:
    picture().save(tmp_path / "a.jpg", "GIF")
    assert '"a.jpg" (rusak atau bukan foto)' in failure_of(tmp_path)


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it has that size and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body


@pytest.mark.parametrize("side", [7_000, 12_000, 60_000])
def test_a_picture_that_memory_could_not_hold_is_refused_before_it_is_decoded(
    tmp_path: Path, side: int, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bom.png").write_bytes(png_of(side, side))
    assert '"bom.png" (terlalu besar' in failure_of(tmp_path)
    assert capfd.readouterr().err == ""


def test_a_file_of_many_megabytes_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "MOST_BYTES", 3 * 1024 * 1024)
    (tmp_path / "besar.jpg").write_bytes(b"\xff\xd8" + bytes(5 * 1024 * 1024))
    assert '"besar.jpg" (terlalu besar: 5 MB)' in failure_of(tmp_path)


def test_a_folder_that_is_not_there_or_holds_no_photo_is_a_plain_message(tmp_path: Path) -> None:
    assert "tidak ditemukan" in failure_of(tmp_path / "tiada")
    assert "tidak ada foto" in failure_of(tmp_path)
    (tmp_path / "catatan.txt").write_text("x", "utf-8")
    assert "tidak ada foto" in failure_of(tmp_path)


# --- put into their places ----------------------------------------------------------


@dataclass(frozen=True)
class Shot:
    data: bytes
    width: int
    height: int


def shot(width: int, height: int) -> Shot:
    buffer = io.BytesIO()
    picture(width, height).save(buffer, "JPEG")
    return Shot(buffer.getvalue(), width, height)


def with_places(*alts: str) -> bytes:
    """A document with a placeholder of 10 × 5 cm for each alternative text."""
    from docx.shared import Cm

    document = Document()
    board = io.BytesIO(png_of(2, 1))
    for alt in alts:
        board.seek(0)
        run = document.add_paragraph().add_run()
        run.add_picture(board, Cm(10), Cm(5))._inline.docPr.set("descr", alt)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_each_picture_goes_to_the_place_that_names_it_and_fits_its_box() -> None:
    made = with_pictures(
        with_places("Foto 1: A", "Foto 2: B", "Foto 3: C"),
        {"Foto 2: B": shot(300, 600), "Foto 1: A": shot(1200, 300), "Foto 3: C": shot(20, 10)},
        Path("templat.docx"),
    )
    document = Document(io.BytesIO(made))
    shapes = document.inline_shapes
    sizes = [(round(s.width.cm, 2), round(s.height.cm, 2)) for s in shapes]
    assert sizes == [(10.0, 2.5), (2.5, 5.0), (0.68, 0.34)]
    embedded = [
        document.part.related_parts[s._inline.graphic.graphicData.pic.blipFill.blip.embed].blob
        for s in shapes
    ]
    assert [opened(data).size for data in embedded] == [(1200, 300), (300, 600), (20, 10)]
    names = [s._inline.docPr.get("id") for s in shapes]
    assert len(set(names)) == 3
    # The placeholder's own picture is gone.
    assert [n for n in read_parts(made) if n.startswith("word/media/")] == [
        "word/media/foto001.jpeg",
        "word/media/foto002.jpeg",
        "word/media/foto003.jpeg",
    ]


def test_a_template_s_other_pictures_stay() -> None:
    made = with_pictures(with_places("Lambang", "Foto"), {"Foto": shot(9, 9)}, Path("t.docx"))
    media = [n for n in read_parts(made) if n.startswith("word/media/")]
    assert len(media) == 2
    shapes = Document(io.BytesIO(made)).inline_shapes
    assert round(shapes[0].width.cm, 2) == 10.0


def test_a_template_without_a_place_for_the_photo_is_a_fault_of_the_template() -> None:
    with pytest.raises(Failure) as caught:
        with_pictures(with_places("Lambang"), {"Foto 1: A": shot(9, 9)}, Path("templat.docx"))
    assert caught.value.kind.name == "template-fault" and "tempat foto" in caught.value.message


def test_two_runs_give_equal_bytes() -> None:
    source, found = with_places("Foto"), {"Foto": shot(9, 9)}
    first = with_pictures(source, found, Path("t.docx"))
    assert first == with_pictures(source, found, Path("t.docx"))

"""Figures in content controls: the name by which ``verify`` finds each is that of its tag."""

from __future__ import annotations

from collections.abc import Container, Iterator

from pipeline.render.styles import W, value
from pipeline.render.tags import Tag, TagKind, above
from pipeline.tagged import PREFIX
from pipeline.templating.faults import TemplateFault
from pipeline.templating.reading import Part


def figure_faults(
    part: Part, faulty: Container[Tag]
) -> Iterator[tuple[Tag | None, str, TemplateFault]]:
    """Controls whose figure is typed in, or another than they say: tag, figure's name, fault.

    Controls with a ``faulty`` tag in them are left out: a fault of it is told already.
    """
    printed: dict[object, list[Tag]] = {}
    spoilt: set[object] = set()
    for tag in part.tags:
        control = above(tag.holder, "sdt") if not tag.attribute else None
        inner = above(tag.pieces[0].node, "sdt") if tag.pieces else control
        if tag in faulty:
            spoilt.update(tag.holder.iterancestors(W + "sdt"))
            spoilt.add(inner)
        if inner is not None and tag.kind is TagKind.PRINT:
            printed.setdefault(inner, []).append(tag)
    for control in part.root.iter(W + "sdt"):
        name = value(control.find(f"{W}sdtPr/{W}tag")) or ""
        if not name.startswith(PREFIX):
            continue
        named = _last(name.removeprefix(PREFIX))
        tags = printed.get(control, [])
        if control in spoilt or any(_last(tag.body) == named for tag in tags):
            continue
        what = tags[0].quoted if tags else "tulisan tetap"
        inner = next(control.iter(W + "p"), control)
        spot = part.places.of(tags[0]) if tags else part.places.spot(inner)
        fault = TemplateFault(
            "figure-swapped",
            spot.part,
            spot.place,
            spot.near,
            f'{what} berdiri di tempat angka "{named}", sehingga verify akan memeriksa angka '
            "yang keliru",
            f'Kembalikan tag angka "{named}", atau hapus kontrol kontennya '
            "(klik kanan > Hapus Kontrol Konten) lalu ketik tagnya.",
        )
        yield tags[0] if tags else None, named, fault


def _last(name: str) -> str:
    return name.rpartition(".")[2].strip(" {}")

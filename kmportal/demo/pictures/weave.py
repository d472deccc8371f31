"""Turns a small grid of dyes into a picture of woven cloth. Nothing random: same scene, same file."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageDraw, ImageFilter

#: Cells across and down, and pixels in a cell: 1600 x 896.
COLUMNS, ROWS, CELL = 200, 112, 8

#: Natural dyes, the same colours as the portal's style sheet, with two steps between where cloth has them.
DYES = {
    "fai": "#f4f2ea",
    "fai2": "#e0dac6",
    "ink": "#141d38",
    "kram": "#1f2e51",
    "kram2": "#2c4272",
    "kram3": "#5873a3",
    "kram4": "#a9b9d3",
    "kram5": "#dfe5ef",
    "khamin": "#e3a72f",
    "khamin2": "#f3cf7a",
    "khamin3": "#f8e6b5",
    "krang": "#8d2435",
    "krang2": "#b8585c",
    "krang3": "#f1d3cb",
    "bai": "#35593f",
    "bai2": "#5f8560",
    "bai3": "#9dba92",
    "bai4": "#d6e3cc",
    "mai": "#583a26",
    "mai2": "#8a6445",
    "mai3": "#cdb08c",
    "anchan": "#51457f",
    "anchan2": "#9d92c8",
}


def numbers(seed: str) -> Iterator[int]:
    """An endless row of 32-bit numbers that is the same for the same seed (xorshift)."""
    state = int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16) or 1
    while True:
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        yield state


def blank(dye: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    grid = Image.new("RGB", (COLUMNS, ROWS), DYES[dye])
    return grid, ImageDraw.Draw(grid)


def _thread_relief() -> Image.Image:
    """Light and shade of plain weave, two threads a cell each way, 128 being no change."""
    tile = Image.new("L", (CELL, CELL))
    half = CELL // 2
    profile = (108, 134, 140, 118)  # across one thread, edge to edge
    for y in range(CELL):
        for x in range(CELL):
            over = (x // half + y // half) % 2 == 0
            lengthwise = profile[x % half] - 128
            across = profile[y % half] - 128
            tile.putpixel((x, y), 128 + (across if over else lengthwise - 8))
    cloth = Image.new("L", (COLUMNS * CELL, ROWS * CELL))
    for y in range(0, cloth.height, CELL):
        for x in range(0, cloth.width, CELL):
            cloth.paste(tile, (x, y))
    return cloth


def weave(grid: Image.Image, seed: str) -> bytes:
    """The grid as woven cloth, JPEG. Each weft slides a little, as tied and dyed threads do."""
    cloth = grid.resize((COLUMNS * CELL, ROWS * CELL), Image.Resampling.NEAREST)
    half = CELL // 2
    random = numbers(seed)
    tint = Image.new("L", (1, ROWS * 2))
    for row in range(ROWS * 2):
        box = (0, row * half, cloth.width, (row + 1) * half)
        slide = next(random) % 5 - 2
        cloth.paste(cloth.crop(box), (slide, row * half))
        tint.putpixel((0, row), 122 + next(random) % 12)
    cloth = cloth.filter(ImageFilter.GaussianBlur(0.6))
    for shade in (tint.resize(cloth.size, Image.Resampling.NEAREST), _thread_relief()):
        cloth = _shade(cloth, shade)
    file = io.BytesIO()
    cloth.save(file, "JPEG", quality=82, optimize=True)
    return file.getvalue()


def _shade(cloth: Image.Image, shade: Image.Image) -> Image.Image:
    """Lightens where `shade` is above 128 and darkens below."""
    return ImageChops.add(cloth, Image.merge("RGB", [shade] * 3), scale=1.0, offset=-128)

"""Field, forest, sea and bamboo, drawn on a grid of cells."""

from __future__ import annotations

from PIL.Image import Image
from PIL.ImageDraw import ImageDraw

from . import motifs as m
from .weave import COLUMNS, ROWS, blank

#: Ground and stalk of each terrace, from seedlings above to ripe rice below.
TERRACES = (
    ("bai4", "bai2"),
    ("bai3", "bai"),
    ("khamin2", "bai2"),
    ("khamin", "mai2"),
    ("khamin2", "krang"),
)
ISLANDS = (
    (128, 62, 14, 26, "kram4"),
    (152, 66, 12, 44, "kram3"),
    (176, 62, 16, 30, "kram4"),
    (192, 66, 12, 50, "kram3"),
    (4, 62, 13, 30, "kram4"),
)
WAVES = ("kram4", "kram2", "kram4", "kram", "kram4", "kram2", "kram3")
SHOAL = (
    (30, 92, "khamin", "krang", 1),
    (88, 100, "krang3", "krang", -1),
    (150, 94, "khamin2", "bai", 1),
    (182, 105, "fai", "khamin", -1),
    (52, 106, "bai3", "khamin", 1),
)
CULMS = (
    (14, "bai2"),
    (34, "khamin2"),
    (57, "bai3"),
    (76, "bai2"),
    (98, "khamin2"),
    (122, "bai3"),
    (140, "bai2"),
    (163, "khamin2"),
    (186, "bai3"),
)


def rice() -> Image:
    """Terraces of rice from seedling green to ripe turmeric, hills and a field hut."""
    grid, draw = blank("khamin3")
    m.diamond(draw, 148, 26, ["khamin2", "khamin", "krang2", "krang", "khamin2", "krang"], 3)
    for x, y, width, dye in (
        (-20, 62, 110, "kram4"),
        (60, 62, 120, "kram3"),
        (130, 62, 110, "kram4"),
    ):
        m.slope(draw, x, y, width, dye)
    for x, width, dye in ((-30, 120, "bai2"), (62, 90, "bai"), (120, 120, "bai2")):
        m.slope(draw, x, 70, width, dye)
    _terraces(draw)
    m.house(draw, 34, 64, "mai3", "krang", "mai")
    m.person(draw, 82, 82, "kram", "anchan")
    m.person(draw, 100, 92, "krang", "kram2")
    return grid


def _terraces(draw: ImageDraw) -> None:
    """Five steps, each deeper and riper than the one above."""
    top = 62
    for number, (ground, stalk) in enumerate(TERRACES):
        height, leaf = 8 + 2 * number, number // 2
        m.box(draw, 0, top, COLUMNS, height, ground)
        m.box(draw, 0, top, COLUMNS, 1, "mai2")
        for x in range((number * 3) % 6, COLUMNS, 6 + leaf):
            m.box(draw, x, top + 3, 1, height - 4, stalk)
            for side in (-1, 1):
                m.box(draw, x + side, top + 3 + leaf, 1, 2, stalk)
                m.box(draw, x + 2 * side, top + 5 + leaf, 1, 1 + leaf, stalk)
        top += height


def forest() -> Image:
    """Tall stepped trees, undergrowth, two birds."""
    grid, draw = blank("bai4")
    m.diamond(draw, 100, 30, ["khamin3", "khamin2", "khamin", "khamin2"], 5)
    for x in range(4, COLUMNS, 25):
        m.tree(draw, x, 84, 58 + (x * 7) % 12, ("bai3", "bai4"), "mai3")
    for x in range(0, COLUMNS, 33):
        m.tree(draw, x + 10, 92, 66 + (x * 5) % 11, ("bai2", "bai3"), "mai2")
    m.box(draw, 0, 88, COLUMNS, ROWS, "mai3")
    for x in (20, 72, 134, 182):
        m.tree(draw, x, 100, 86 + x % 9, ("bai", "bai2"), "mai")
    m.box(draw, 0, 97, COLUMNS, ROWS, "bai")
    for x in range(0, COLUMNS, 8):
        m.diamond(draw, x + 4, 98, ["bai2", "khamin"], 2)
    for x in range(2, COLUMNS, 14):
        m.diamond(draw, x, 107, ["krang", "khamin2"], 2)
    for x, y in ((52, 66), (104, 60), (116, 72)):
        for reach in range(6):
            m.box(draw, x - reach, y - reach // 2, 1, 2, "kram")
            m.box(draw, x + reach, y - reach // 2, 1, 2, "kram")
    return grid


def sea() -> Image:
    """A long boat, fishers, islands, fish under zigzag waves."""
    grid, draw = blank("krang3")
    m.diamond(draw, 66, 26, ["khamin3", "khamin2", "khamin", "krang2", "khamin"], 4)
    for x, y, wide, high, dye in ISLANDS:
        m.crown(draw, x, y, wide, high, dye)
    m.box(draw, 0, 58, COLUMNS, ROWS, "kram3")
    m.box(draw, 0, 84, COLUMNS, ROWS, "kram2")
    for row, dye in enumerate(WAVES):
        m.waves(draw, 60 + 8 * row, 5, dye, 16)
    _boat(draw)
    for x, y, dye, heart, way in SHOAL:
        m.fish(draw, x, y, dye, heart, way)
    return grid


def _boat(draw: ImageDraw) -> None:
    for row in range(9):
        reach = 46 - row * 3
        m.box(draw, 100 - reach, 62 + row, 2 * reach, 1, "mai" if row % 3 else "mai2")
    for row in range(10):
        m.box(draw, 52 - row, 61 - row, 4, 2, "mai")
        m.box(draw, 145 + row, 61 - row, 4, 2, "mai")
    for thread, dye in enumerate(("krang", "khamin", "bai")):
        m.box(draw, 155 + thread, 52 + thread, 2, 8, dye)
    m.seated(draw, 78, 62, "khamin", "anchan")
    m.seated(draw, 118, 62, "krang", "kram")


def bamboo() -> Image:
    """Bamboo culms with their nodes, leaves between."""
    grid, draw = blank("bai")
    for y in range(4, ROWS, 12):
        for x in range((y % 24) // 2, COLUMNS, 20):
            m.diamond(draw, x, y, ["bai2", "bai"], 2)
    for number, (x, dye) in enumerate(CULMS):
        _culm(draw, number, x, dye)
    return grid


def _culm(draw: ImageDraw, number: int, x: int, dye: str) -> None:
    width = 7 + number % 3
    m.box(draw, x, 0, width, ROWS, dye)
    m.box(draw, x + 1, 0, 2, ROWS, "bai4")
    m.box(draw, x + width - 1, 0, 1, ROWS, "mai2")
    for node in range((number * 11) % 24, ROWS, 26):
        m.box(draw, x - 1, node, width + 2, 2, "mai")
        m.box(draw, x - 1, node + 2, width + 2, 1, "khamin3")
    for node in range((number * 17) % 30, ROWS, 34):
        _leaves(draw, x + width, node, 1 if number % 2 else -1)


def _leaves(draw: ImageDraw, x: int, y: int, way: int) -> None:
    start = x if way > 0 else x - 10
    for leaf, dye in ((0, "khamin"), (5, "bai4"), (10, "bai3")):
        for length in range(12):
            thick = 1 + min(length, 12 - length) // 3
            m.box(draw, start + way * length, y + leaf + length // 2, 1, thick, dye)

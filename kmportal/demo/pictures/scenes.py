"""What the pictures show. Each scene is drawn on a grid of cells and then woven."""

from __future__ import annotations

from collections.abc import Callable

from PIL.Image import Image

from . import motifs as m
from .weave import COLUMNS, ROWS, blank


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
    terraces = (
        ("bai4", "bai2"),
        ("bai3", "bai"),
        ("khamin2", "bai2"),
        ("khamin", "mai2"),
        ("khamin2", "krang"),
    )
    top = 62
    for number, (ground, stalk) in enumerate(terraces):
        height = 8 + 2 * number
        m.box(draw, 0, top, COLUMNS, height, ground)
        m.box(draw, 0, top, COLUMNS, 1, "mai2")
        for x in range((number * 3) % 6, COLUMNS, 6 + number // 2):
            m.box(draw, x, top + 3, 1, height - 4, stalk)
            for side in (-1, 1):
                m.box(draw, x + side, top + 3 + number // 2, 1, 2, stalk)
                m.box(draw, x + 2 * side, top + 5 + number // 2, 1, 1 + number // 2, stalk)
        top += height
    m.house(draw, 34, 64, "mai3", "krang", "mai")
    m.person(draw, 82, 82, "kram", "anchan")
    m.person(draw, 100, 92, "krang", "kram2")
    return grid


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


def market() -> Image:
    """Striped awnings, sellers, baskets of produce."""
    grid, draw = blank("khamin3")
    m.waves(draw, 2, 6, "khamin2", 20)
    m.waves(draw, 8, 6, "khamin2", 20)
    m.box(draw, 0, 84, COLUMNS, ROWS, "mai2")
    for y in range(86, ROWS, 4):
        m.box(draw, 0, y, COLUMNS, 1, "mai")
    stalls = ((4, "krang", "krang3"), (70, "kram", "kram5"), (136, "bai", "bai4"))
    for x, dye, light in stalls:
        for post in (2, 56):
            m.box(draw, x + post, 30, 2, 60, "mai")
        for row in range(14):
            m.box(draw, x - row // 3, 18 + row, 60 + 2 * (row // 3), 1, dye)
        for stripe in range(x, x + 60, 12):
            m.box(draw, stripe, 18, 6, 14, light)
        for drop in range(x - 4, x + 64, 8):
            m.diamond(draw, drop + 4, 32, [dye, light], 2)
        m.box(draw, x - 2, 80, 64, 12, "mai3")
        m.box(draw, x - 2, 80, 64, 1, "khamin")
        for weft in range(x, x + 62, 4):
            m.box(draw, weft, 84, 2, 2, "mai2")
    people = (
        (22, "anchan", "krang"),
        (46, "khamin", "bai"),
        (92, "krang2", "kram"),
        (118, "bai2", "mai"),
        (160, "kram3", "krang"),
        (182, "khamin", "anchan"),
    )
    for x, shirt, skirt in people:
        m.person(draw, x, 80, shirt, skirt)
    for x, _dye, _light in stalls:
        m.box(draw, x - 2, 78, 64, 10, "mai3")
        m.box(draw, x - 2, 78, 64, 1, "khamin")
        for weft in range(x, x + 62, 4):
            m.box(draw, weft, 82, 2, 2, "mai2")
    for x, fruit in (
        (16, "krang"),
        (38, "khamin"),
        (58, "bai2"),
        (84, "khamin2"),
        (106, "anchan"),
        (126, "krang2"),
        (150, "bai3"),
        (172, "khamin"),
        (192, "krang"),
    ):
        m.basket(draw, x, 104, fruit)
    return grid


def savings() -> Image:
    """An open account book on a mat, rows of writing, coins, a pencil."""
    grid, draw = blank("krang")
    for y in range(0, ROWS, 8):
        for x in range(0, COLUMNS, 8):
            m.box(draw, x + (y // 8 % 2) * 4, y, 4, 4, "krang2")
            m.box(draw, x + (y // 8 % 2) * 4 + 1, y + 1, 2, 2, "khamin")
    m.box(draw, 37, 22, 128, 74, "mai")
    m.box(draw, 34, 19, 128, 74, "kram")
    for left in (38, 99):
        m.box(draw, left, 22, 59, 66, "fai")
        m.box(draw, left, 22, 59, 6, "khamin2")
        for line in range(34, 86, 7):
            m.box(draw, left + 4, line + 4, 51, 1, "kram4")
            for x in range(left + 5, left + 28, 3):
                m.box(draw, x, line + (x * line) % 2, 2, 2, "kram2")
            figures = 2 + (left * line) % 4
            for figure in range(figures):
                m.box(
                    draw,
                    left + 51 - 4 * figure,
                    line,
                    3,
                    3,
                    "krang" if (line // 7) % 3 == 0 else "ink",
                )
        m.box(draw, left + 31, 30, 1, 56, "krang2")
    m.box(draw, 97, 22, 2, 68, "fai2")
    for step in range(40):
        m.box(draw, 112 + step, 98 - step, 4, 3, "khamin")
        m.box(draw, 112 + step, 100 - step, 3, 1, "khamin3")
    m.box(draw, 109, 98, 4, 4, "ink")
    for x, y in ((18, 30), (18, 56), (20, 84), (182, 26), (180, 52), (184, 80)):
        m.diamond(draw, x, y, ["khamin3", "khamin", "khamin2", "khamin"], 3)
    return grid


def sea() -> Image:
    """A long boat, fishers, islands, fish under zigzag waves."""
    grid, draw = blank("krang3")
    m.diamond(draw, 66, 26, ["khamin3", "khamin2", "khamin", "krang2", "khamin"], 4)
    for x, y, wide, high, dye in (
        (128, 62, 14, 26, "kram4"),
        (152, 66, 12, 44, "kram3"),
        (176, 62, 16, 30, "kram4"),
        (192, 66, 12, 50, "kram3"),
        (4, 62, 13, 30, "kram4"),
    ):
        m.crown(draw, x, y, wide, high, dye)
    m.box(draw, 0, 58, COLUMNS, ROWS, "kram3")
    for row, dye in enumerate(("kram4", "kram2", "kram4", "kram", "kram4", "kram2", "kram3")):
        if row == 3:
            m.box(draw, 0, 84, COLUMNS, ROWS, "kram2")
        m.waves(draw, 60 + 8 * row, 5, dye, 16)
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
    for x, y, dye, heart, way in (
        (30, 92, "khamin", "krang", 1),
        (88, 100, "krang3", "krang", -1),
        (150, 94, "khamin2", "bai", 1),
        (182, 105, "fai", "khamin", -1),
        (52, 106, "bai3", "khamin", 1),
    ):
        m.fish(draw, x, y, dye, heart, way)
    return grid


def bamboo() -> Image:
    """Bamboo culms with their nodes, leaves between."""
    grid, draw = blank("bai")
    for y in range(4, ROWS, 12):
        for x in range((y % 24) // 2, COLUMNS, 20):
            m.diamond(draw, x, y, ["bai2", "bai"], 2)
    culms = (
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
    for number, (x, dye) in enumerate(culms):
        width = 7 + number % 3
        m.box(draw, x, 0, width, ROWS, dye)
        m.box(draw, x + 1, 0, 2, ROWS, "bai4")
        m.box(draw, x + width - 1, 0, 1, ROWS, "mai2")
        for node in range((number * 11) % 24, ROWS, 26):
            m.box(draw, x - 1, node, width + 2, 2, "mai")
            m.box(draw, x - 1, node + 2, width + 2, 1, "khamin3")
        for node in range((number * 17) % 30, ROWS, 34):
            _leaves(draw, x + width, node, 1 if number % 2 else -1)
    return grid


def _leaves(draw: m.ImageDraw, x: int, y: int, way: int) -> None:
    start = x if way > 0 else x - 10
    for leaf, dye in ((0, "khamin"), (5, "bai4"), (10, "bai3")):
        for length in range(12):
            thick = 1 + min(length, 12 - length) // 3
            m.box(draw, start + way * length, y + leaf + length // 2, 1, thick, dye)


def circle() -> Image:
    """People sitting round a mat under a great tree, a book in the middle."""
    grid, draw = blank("khamin3")
    for x, width, dye in ((-30, 120, "bai4"), (110, 130, "bai4"), (40, 110, "bai3")):
        m.slope(draw, x, 64, width, dye)
    m.box(draw, 0, 62, COLUMNS, ROWS, "mai3")
    m.box(draw, 94, 20, 12, 50, "mai")
    m.box(draw, 98, 20, 2, 50, "mai2")
    for x, y, wide, high in ((62, 30, 34, 13), (138, 30, 34, 13), (100, 18, 52, 22)):
        m.crown(draw, x, y, wide, high, "bai")
    for y in range(8, 40, 8):
        for x in range(52 + (y // 8 % 2) * 8, 156, 16):
            m.diamond(draw, x, y, ["bai2", "khamin" if y % 16 else "bai3"], 2)
    for row in range(28):
        reach = 60 + min(row, 27 - row) * 2
        m.box(draw, 100 - reach, 76 + row, 2 * reach, 1, "krang" if row % 4 < 2 else "krang2")
    for x in range(56, 150, 8):
        m.diamond(draw, x, 90, ["khamin", "krang"], 2)
    behind = (
        (52, "kram", "anchan"),
        (76, "khamin", "bai"),
        (124, "fai", "kram2"),
        (148, "bai2", "mai"),
        (100, "anchan", "krang"),
    )
    for x, shirt, skirt in behind:
        m.seated(draw, x, 82, shirt, skirt)
    m.box(draw, 90, 88, 10, 7, "fai")
    m.box(draw, 101, 88, 10, 7, "fai")
    for line in (90, 92):
        m.box(draw, 92, line, 6, 1, "kram3")
        m.box(draw, 103, line, 6, 1, "kram3")
    for x, shirt, skirt in (
        (38, "krang2", "kram"),
        (66, "kram3", "mai"),
        (136, "khamin", "anchan"),
        (164, "kram2", "krang"),
    ):
        m.seated(draw, x, 106, shirt, skirt)
    return grid


def threads() -> Image:
    """Five dyed warps crossing into one cloth: the five bases of the network."""
    grid, draw = blank("kram")
    dyes = ("khamin", "krang", "bai2", "anchan2", "mai3")
    m.box(draw, 92, 14, COLUMNS, 84, "kram2")
    for column, x in enumerate(range(92, COLUMNS, 12)):
        for row, y in enumerate(range(14, 98, 12)):
            dye = dyes[(column + row) % 5]
            m.box(draw, x, y, 12, 12, "kram2" if (column + row) % 2 else "kram")
            m.diamond(draw, x + 6, y + 6, [dye, "kram", "khamin3"], 2)
    for top in (12, 92):
        m.khit_band(draw, top, "krang", "khamin3", "khamin")
    m.box(draw, 92, 101, COLUMNS, ROWS, "kram")
    m.box(draw, 0, 0, 92, ROWS, "kram")
    for number, dye in enumerate(dyes):
        for thread in range(4):
            for x in range(92):
                bend = (92 - x) * (number - 2) // 8
                m.box(
                    draw,
                    x,
                    54 + (number - 2) * 5 + bend + thread,
                    1,
                    1,
                    dye if thread != 1 else "khamin3",
                )
    m.box(draw, 88, 6, 4, 100, "mai2")
    m.box(draw, 89, 6, 1, 100, "mai3")
    return grid


SCENES: dict[str, Callable[[], Image]] = {
    scene.__name__: scene for scene in (rice, forest, market, savings, sea, bamboo, circle, threads)
}

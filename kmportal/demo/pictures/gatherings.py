"""Market, account book, circle and loom, drawn on a grid of cells."""

from __future__ import annotations

from PIL.Image import Image
from PIL.ImageDraw import ImageDraw

from . import motifs as m
from .weave import COLUMNS, ROWS, blank

STALLS = ((4, "krang", "krang3"), (70, "kram", "kram5"), (136, "bai", "bai4"))
SELLERS = (
    (22, "anchan", "krang"),
    (46, "khamin", "bai"),
    (92, "krang2", "kram"),
    (118, "bai2", "mai"),
    (160, "kram3", "krang"),
    (182, "khamin", "anchan"),
)
BASKETS = (16, 38, 58, 84, 106, 126, 150, 172, 192)
FRUIT = ("krang", "khamin", "bai2", "khamin2", "anchan", "krang2", "bai3")
BEHIND_THE_MAT = (
    (52, "kram", "anchan"),
    (76, "khamin", "bai"),
    (100, "anchan", "krang"),
    (124, "fai", "kram2"),
    (148, "bai2", "mai"),
)
BEFORE_THE_MAT = (
    (38, "krang2", "kram"),
    (66, "kram3", "mai"),
    (136, "khamin", "anchan"),
    (164, "kram2", "krang"),
)
COINS = ((18, 30), (18, 56), (20, 84), (182, 26), (180, 52), (184, 80))
BASES = ("khamin", "krang", "bai2", "anchan2", "mai3")


def market() -> Image:
    """Striped awnings, sellers, baskets of produce."""
    grid, draw = blank("khamin3")
    for top in (2, 8):
        m.waves(draw, top, 6, "khamin2", 20)
    m.box(draw, 0, 84, COLUMNS, ROWS, "mai2")
    for y in range(86, ROWS, 4):
        m.box(draw, 0, y, COLUMNS, 1, "mai")
    for x, dye, light in STALLS:
        _awning(draw, x, dye, light)
    for x, shirt, skirt in SELLERS:
        m.person(draw, x, 80, shirt, skirt)
    for x, _dye, _light in STALLS:
        m.box(draw, x - 2, 78, 64, 10, "mai3")
        m.box(draw, x - 2, 78, 64, 1, "khamin")
        for weft in range(x, x + 62, 4):
            m.box(draw, weft, 82, 2, 2, "mai2")
    for number, x in enumerate(BASKETS):
        m.basket(draw, x, 104, FRUIT[number % len(FRUIT)])
    return grid


def _awning(draw: ImageDraw, x: int, dye: str, light: str) -> None:
    for post in (2, 56):
        m.box(draw, x + post, 30, 2, 60, "mai")
    for row in range(14):
        m.box(draw, x - row // 3, 18 + row, 60 + 2 * (row // 3), 1, dye)
    for stripe in range(x, x + 60, 12):
        m.box(draw, stripe, 18, 6, 14, light)
    for drop in range(x - 4, x + 64, 8):
        m.diamond(draw, drop + 4, 32, [dye, light], 2)


def savings() -> Image:
    """An open account book on a mat, rows of writing, coins, a pencil."""
    grid, draw = blank("krang")
    for y in range(0, ROWS, 8):
        for x in range(y // 8 % 2 * 4, COLUMNS, 8):
            m.box(draw, x, y, 4, 4, "krang2")
            m.box(draw, x + 1, y + 1, 2, 2, "khamin")
    m.box(draw, 37, 22, 128, 74, "mai")
    m.box(draw, 34, 19, 128, 74, "kram")
    for left in (38, 99):
        _account_page(draw, left)
    m.box(draw, 97, 22, 2, 68, "fai2")
    for step in range(40):
        m.box(draw, 112 + step, 98 - step, 4, 3, "khamin")
        m.box(draw, 112 + step, 100 - step, 3, 1, "khamin3")
    m.box(draw, 109, 98, 4, 4, "ink")
    for x, y in COINS:
        m.diamond(draw, x, y, ["khamin3", "khamin", "khamin2", "khamin"], 3)
    return grid


def _account_page(draw: ImageDraw, left: int) -> None:
    """Lines of words and, at the right, sums of two to five figures; every third is a debt."""
    m.box(draw, left, 22, 59, 66, "fai")
    m.box(draw, left, 22, 59, 6, "khamin2")
    for line in range(34, 86, 7):
        m.box(draw, left + 4, line + 4, 51, 1, "kram4")
        for x in range(left + 5, left + 28, 3):
            m.box(draw, x, line + (x * line) % 2, 2, 2, "kram2")
        dye = "ink" if line // 7 % 3 else "krang"
        for figure in range(2 + (left * line) % 4):
            m.box(draw, left + 51 - 4 * figure, line, 3, 3, dye)
    m.box(draw, left + 31, 30, 1, 56, "krang2")


def circle() -> Image:
    """People sitting round a mat under a great tree, a book in the middle."""
    grid, draw = blank("khamin3")
    for x, width, dye in ((-30, 120, "bai4"), (110, 130, "bai4"), (40, 110, "bai3")):
        m.slope(draw, x, 64, width, dye)
    m.box(draw, 0, 62, COLUMNS, ROWS, "mai3")
    _great_tree(draw)
    _mat(draw)
    for x, shirt, skirt in BEHIND_THE_MAT:
        m.seated(draw, x, 82, shirt, skirt)
    for left in (90, 101):
        m.box(draw, left, 88, 10, 7, "fai")
        for line in (90, 92):
            m.box(draw, left + 2, line, 6, 1, "kram3")
    for x, shirt, skirt in BEFORE_THE_MAT:
        m.seated(draw, x, 106, shirt, skirt)
    return grid


def _great_tree(draw: ImageDraw) -> None:
    m.box(draw, 94, 20, 12, 50, "mai")
    m.box(draw, 98, 20, 2, 50, "mai2")
    for x, y, wide, high in ((62, 30, 34, 13), (138, 30, 34, 13), (100, 18, 52, 22)):
        m.crown(draw, x, y, wide, high, "bai")
    for y in range(8, 40, 8):
        for x in range(52 + (y // 8 % 2) * 8, 156, 16):
            m.diamond(draw, x, y, ["bai2", "khamin" if y % 16 else "bai3"], 2)


def _mat(draw: ImageDraw) -> None:
    for row in range(28):
        reach = 60 + min(row, 27 - row) * 2
        m.box(draw, 100 - reach, 76 + row, 2 * reach, 1, "krang" if row % 4 < 2 else "krang2")
    for x in range(56, 150, 8):
        m.diamond(draw, x, 90, ["khamin", "krang"], 2)


def threads() -> Image:
    """Five dyed warps that a loom makes into one cloth: the five bases of the network."""
    grid, draw = blank("kram")
    m.box(draw, 92, 14, COLUMNS, 84, "kram2")
    for column, x in enumerate(range(92, COLUMNS, 12)):
        for row, y in enumerate(range(14, 98, 12)):
            m.box(draw, x, y, 12, 12, "kram2" if (column + row) % 2 else "kram")
            m.diamond(draw, x + 6, y + 6, [BASES[(column + row) % 5], "kram", "khamin3"], 2)
    for top in (12, 92):
        m.khit_band(draw, top, "krang", "khamin3", "khamin")
    m.box(draw, 92, 101, COLUMNS, ROWS, "kram")
    m.box(draw, 0, 0, 92, ROWS, "kram")
    for number, dye in enumerate(BASES):
        _warp(draw, number - 2, dye)
    m.box(draw, 88, 6, 4, 100, "mai2")
    m.box(draw, 89, 6, 1, 100, "mai3")
    return grid


def _warp(draw: ImageDraw, number: int, dye: str) -> None:
    """Four threads side by side, running from the left to the loom's reed; 0 is the middle warp."""
    for x in range(92):
        y = 54 + number * 5 + (92 - x) * number // 8
        m.box(draw, x, y, 1, 4, dye)
        m.box(draw, x, y + 1, 1, 1, "khamin3")

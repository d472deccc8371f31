"""Figures woven into the pictures: stepped diamonds, trees, people, waves. Units are cells."""

from __future__ import annotations

from collections.abc import Sequence

from PIL.ImageDraw import ImageDraw

from .weave import COLUMNS, DYES, ROWS


def box(draw: ImageDraw, x: float, y: float, width: float, height: float, dye: str) -> None:
    left, top = round(x), round(y)
    draw.rectangle((left, top, left + round(width) - 1, top + round(height) - 1), fill=DYES[dye])


def diamond(draw: ImageDraw, x: int, y: int, rings: Sequence[str], step: int = 2) -> None:
    """Stepped diamonds inside one another, the last of `rings` in the middle."""
    for number, dye in enumerate(rings):
        radius = (len(rings) - number) * step
        for row in range(-radius, radius + 1):
            reach = radius - abs(row)
            reach -= reach % 2
            box(draw, x - reach, y + row, 2 * reach + 1, 1, dye)


def slope(draw: ImageDraw, x: int, y: int, width: int, dye: str, step: int = 2) -> None:
    """A stepped hill: its foot is `width` wide at y, its top in the middle."""
    for level in range(0, width // 2, step):
        box(draw, x + level, y - level // 2, width - 2 * level, ROWS, dye)


def waves(
    draw: ImageDraw, top: int, height: int, dye: str, period: int = 12, thick: int = 2
) -> None:
    """One zigzag across the cloth."""
    for x in range(COLUMNS):
        place = x % period
        rise = min(place, period - place) * height // (period // 2)
        box(draw, x, top + height - rise, 1, thick, dye)


def khit_band(draw: ImageDraw, top: int, ground: str, figure: str, spark: str) -> None:
    """A border of small crisp diamonds, nine cells high."""
    box(draw, 0, top, COLUMNS, 9, ground)
    box(draw, 0, top, COLUMNS, 1, figure)
    box(draw, 0, top + 8, COLUMNS, 1, figure)
    for x in range(5, COLUMNS, 10):
        for row, reach in zip(range(top + 2, top + 7), (0, 1, 2, 1, 0), strict=True):
            box(draw, x - reach, row, 2 * reach + 1, 1, figure)
        box(draw, x, top + 4, 1, 1, spark)
        box(draw, x + 5, top + 4, 1, 1, spark)


def crown(draw: ImageDraw, x: int, y: int, wide: int, high: int, dye: str) -> None:
    """A rounded crown of leaves about (x, y), its edge in steps of two."""
    for row in range(-high, high + 1):
        reach = round(wide * (1 - (row / (high + 0.5)) ** 2) ** 0.5)
        reach -= reach % 2
        box(draw, x - reach, y + row, 2 * reach + 1, 1, dye)


def tree(
    draw: ImageDraw, x: int, foot: int, height: int, leaves: Sequence[str], trunk: str
) -> None:
    """A tall forest tree: bare trunk, three crowns, each with a lighter heart and leaf diamonds."""
    box(draw, x - 1, foot - height, 3, height, trunk)
    for branch in range(5):
        box(draw, x + 2 + branch, foot - height // 2 - branch, 1, 2, trunk)
        box(draw, x - 2 - branch, foot - height // 2 - 4 - branch, 1, 2, trunk)
    size = height // 5
    spots = ((-size + 2, size + 4, 0), (size - 1, size + 1, 0), (0, 2, 2))
    for across, down, more in spots:
        crown(draw, x + across, foot - height + down, size + more, size * 2 // 3 + more, leaves[0])
        crown(draw, x + across, foot - height + down - 2, size - 3, size // 3, leaves[1])
        diamond(draw, x + across, foot - height + down - 2, [leaves[0], leaves[1]], 2)


def person(draw: ImageDraw, x: int, foot: int, shirt: str, skirt: str, hair: str = "ink") -> None:
    """A standing figure as khit cloth draws people, 21 cells high, arms out in steps."""
    box(draw, x - 1, foot - 20, 3, 1, hair)
    box(draw, x - 2, foot - 19, 5, 2, hair)
    box(draw, x - 1, foot - 17, 3, 2, "mai3")
    box(draw, x - 3, foot - 15, 7, 7, shirt)
    for step in range(3):
        for side in (-1, 1):
            box(draw, x + side * (4 + step), foot - 14 + step * 2, 1, 3, shirt)
    box(draw, x - 3, foot - 8, 7, 8, skirt)
    box(draw, x - 4, foot - 4, 9, 4, skirt)
    box(draw, x - 4, foot - 2, 9, 1, "khamin")


def seated(draw: ImageDraw, x: int, foot: int, shirt: str, skirt: str, hair: str = "ink") -> None:
    """A person sitting on a mat, 15 cells high."""
    box(draw, x - 2, foot - 15, 5, 3, hair)
    box(draw, x - 1, foot - 12, 3, 2, "mai3")
    box(draw, x - 3, foot - 10, 7, 6, shirt)
    box(draw, x - 4, foot - 8, 9, 3, shirt)
    box(draw, x - 6, foot - 4, 13, 4, skirt)
    box(draw, x - 5, foot - 2, 11, 1, "khamin")


def house(draw: ImageDraw, x: int, foot: int, wall: str, roof: str, door: str) -> None:
    """A house on posts, 26 wide, 26 high."""
    for post in (2, 12, 22):
        box(draw, x + post, foot - 7, 2, 7, "mai")
    box(draw, x + 1, foot - 16, 24, 9, wall)
    for stripe in range(x + 2, x + 25, 3):
        box(draw, stripe, foot - 16, 1, 9, "fai2")
    box(draw, x + 11, foot - 14, 5, 7, door)
    for level in range(11):
        box(draw, x - 3 + level, foot - 16 - level, 32 - 2 * level, 1, roof)
    box(draw, x - 3, foot - 16, 32, 1, "khamin")


def basket(draw: ImageDraw, x: int, foot: int, fruit: str) -> None:
    """A basket of produce, 16 wide."""
    for row, reach in enumerate((4, 6, 7)):
        for seed in range(-reach, reach + 1, 2):
            box(draw, x + seed, foot - 10 + row, 1, 1, fruit)
        box(draw, x - reach + 1, foot - 10 + row, 2 * reach - 1, 1, fruit)
    for row in range(7):
        reach = 8 - row // 2
        box(draw, x - reach, foot - 7 + row, 2 * reach + 1, 1, "mai2" if row % 2 else "mai3")


def fish(draw: ImageDraw, x: int, y: int, dye: str, heart: str, way: int = 1) -> None:
    """A stepped fish, 17 long, swimming right (1) or left (-1)."""
    for offset, reach in zip(range(-6, 7), (0, 1, 2, 3, 3, 4, 4, 3, 3, 2, 2, 1, 0), strict=True):
        box(draw, x + way * offset, y - reach, 1, 2 * reach + 1, dye)
    for tail in range(4):
        box(draw, x - way * (6 + tail), y - tail, 1, 2 * tail + 1, dye)
    box(draw, x - 2, y - 1, 4, 3, heart)
    box(draw, x + way * 4, y - 1, 1, 1, "fai")

"""Thailand as cross-stitch: a map small enough to stand in the page, drawn from rows of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

STITCHES = Path(__file__).parent / "resources" / "stitches.txt"
NO_LAND = ".."
MARGIN = 0.17  # cloth left free between stitches


@cache
def cells() -> tuple[tuple[str, ...], ...]:
    """The code of the province each stitch belongs to, by row and column."""
    lines = STITCHES.read_text(encoding="utf-8").splitlines()
    rows = (line for line in lines if not line.startswith("#"))
    return tuple(tuple(row[i : i + 2] for i in range(0, len(row), 2)) for row in rows)


def size() -> tuple[int, int]:
    return len(cells()[0]), len(cells())


def paths(group_of: Callable[[str], str]) -> dict[str, str]:
    """One SVG path of dashes for each group of provinces; unbroken runs are one line."""
    drawn: dict[str, str] = defaultdict(str)
    for y, row in enumerate(cells()):
        groups = [group_of(code) if code != NO_LAND else "" for code in row]
        start = 0
        for x in range(1, len(groups) + 1):
            if x == len(groups) or groups[x] != groups[start]:
                if groups[start]:
                    length = x - start - 2 * MARGIN
                    drawn[groups[start]] += f"M{start + MARGIN:g} {y + 0.5:g}h{length:g}"
                start = x
    return dict(drawn)


@cache
def middle(province: str) -> tuple[float, float] | None:
    """The stitch of a province nearest to its middle: where a pin is put."""
    own = [
        (x, y) for y, row in enumerate(cells()) for x, code in enumerate(row) if code == province
    ]
    if not own:
        return None
    mean_x, mean_y = sum(x for x, _ in own) / len(own), sum(y for _, y in own) / len(own)
    x, y = min(own, key=lambda cell: (cell[0] - mean_x) ** 2 + (cell[1] - mean_y) ** 2)
    return x + 0.5, y + 0.5


def pins(provinces: set[str], radius: float = 0.9) -> str:
    """A diamond on each province."""
    points = (middle(code) for code in sorted(provinces))
    return "".join(
        f"M{point[0]:g} {point[1] - radius:g}l{radius} {radius}-{radius} {radius}-{radius}-{radius}z"
        for point in points
        if point
    )

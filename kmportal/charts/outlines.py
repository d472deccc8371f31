"""Outlines with fewer points: those that two areas share stay the same line for both.

Thinning each area alone would leave gaps along their border, so borders are cut where their owners
change, and each piece is thinned once.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

Point = tuple[float, float]
Ring = list[Point]

TOKEN = re.compile(r"[A-Za-z]|-?[\d.]+")


def rings(path: str) -> list[Ring]:
    """The closed lines of a path of `M`, `m`, `L`, `l` and `z`, without repeated points."""
    tokens, command, x, y = TOKEN.findall(path), "", 0.0, 0.0
    found: list[Ring] = []
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
            if command in "zZ":
                x, y = found[-1][0]
            elif command in "mM":
                found.append([])
            elif command not in "lL":
                raise ValueError(f"No curves are drawn here: {command}")
            continue
        dx, dy = float(tokens.pop(0)), float(tokens.pop(0))
        x, y = (x + dx, y + dy) if command.islower() else (dx, dy)
        # Two decimals, because sums of differences drift apart between two areas.
        point = round(x, 2), round(y, 2)
        if point not in found[-1][-1:]:
            found[-1].append(point)
    return [ring[:-1] if ring[0] == ring[-1] else ring for ring in found]


def thinned(areas: Mapping[str, list[Ring]], tolerance: float) -> dict[str, list[Ring]]:
    """All areas with no point further than `tolerance` from where its outline was."""
    owners: dict[Point, frozenset[str]] = defaultdict(frozenset)
    for name, lines in areas.items():
        for ring in lines:
            for point in ring:
                owners[point] |= {name}
    return {
        name: [
            [p for piece in _pieces(ring, owners) for p in _piece(piece, tolerance)]
            for ring in lines
        ]
        for name, lines in areas.items()
    }


def _pieces(ring: Ring, owners: Mapping[Point, frozenset[str]]) -> Iterator[Ring]:
    """The ring cut where the areas on its two sides change; each piece ends where the next begins."""
    around = [*ring, ring[0]]
    joints = [
        i
        for i, point in enumerate(ring)
        if {owners[point]} != {owners[ring[i - 1]], owners[around[i + 1]]}
    ]
    if len(joints) < 2:
        joints = [0, _furthest(ring)]
    turned = ring[joints[0] :] + ring[: joints[0]]
    cuts = [joint - joints[0] for joint in joints] + [len(ring)]
    turned.append(turned[0])
    for start, end in pairwise(cuts):
        yield turned[start : end + 1]


def _furthest(ring: Ring) -> int:
    return max(range(len(ring)), key=lambda i: math.dist(ring[0], ring[i]))


def _piece(points: Ring, tolerance: float) -> Ring:
    """A thinned piece without its last point; the same points whichever way round it is walked."""
    backward = points[0] > points[-1]
    kept = _kept(points[::-1] if backward else points, tolerance)
    return (kept[::-1] if backward else kept)[:-1]


def _kept(points: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker: the point furthest from the line stays, and both halves are asked again."""
    first, last = points[0], points[-1]
    distances = [_distance(point, first, last) for point in points[1:-1]]
    if not distances or max(distances) <= tolerance:
        return [first, last]
    middle = distances.index(max(distances)) + 1
    return _kept(points[: middle + 1], tolerance)[:-1] + _kept(points[middle:], tolerance)


def _distance(point: Point, first: Point, last: Point) -> float:
    """How far a point lies from the straight line between two others."""
    length = math.dist(first, last)
    if not length:
        return math.dist(point, first)
    (x, y), (x1, y1), (x2, y2) = point, first, last
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def drawn(lines: list[Ring]) -> str:
    """A path in whole units, each point told from the one before; what rounds to nothing is left out."""
    return "".join(_ring(ring) for ring in lines)


def _ring(ring: Ring) -> str:
    points = [(round(x), round(y)) for x, y in ring]
    points = [point for i, point in enumerate(points) if point != points[i - 1]]
    if len(set(points)) < 3:
        return ""
    (x, y), *rest = points
    path, steps = f"M{x} {y}l", []
    for to_x, to_y in rest:
        steps.append(f"{to_x - x} {to_y - y}")
        x, y = to_x, to_y
    return (path + " ".join(steps)).replace(" -", "-") + "z"

"""Lines on two logarithmic axes, one small picture beside the other, as SVG that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

#: Pixels of one picture's axes, and of what is around them.
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 230, 190, 52, 34, 14, 44
COLUMNS = 3
LEGEND = 22
STYLE = (
    "text{font:12px 'Noto Sans',sans-serif;fill:#333}.title{font-weight:600}"
    ".grid{stroke:#ddd;fill:none}.axis{stroke:#777;fill:none}"
)


class Line(NamedTuple):
    label: str
    colour: str
    dashed: bool
    points: list[tuple[float, float]]


class Scale(NamedTuple):
    """From powers of ten to pixels."""

    least: int
    most: int
    start: float
    length: float

    def at(self, value: float) -> float:
        share = (log10(max(value, 10**self.least)) - self.least) / (self.most - self.least)
        return self.start + self.length * share

    @property
    def ticks(self) -> list[int]:
        return [10**power for power in range(self.least, self.most + 1)]


def plot(pictures: dict[str, list[Line]]) -> str:
    """Pictures by title; all have the same axes, so that they can be compared."""
    labels = {line.label: line for lines in pictures.values() for line in lines}
    rows = ceil(len(pictures) / COLUMNS)
    width = (LEFT + WIDTH + RIGHT) * COLUMNS
    height = (TOP + HEIGHT + BOTTOM) * rows + LEGEND * ceil(len(labels) / 3) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        "<title>Median time of requests by number of pages</title>",
        f'<style>{STYLE}</style><rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    spans = _spans(pictures)
    for number, (title, lines) in enumerate(pictures.items()):
        x = (LEFT + WIDTH + RIGHT) * (number % COLUMNS) + LEFT
        y = (TOP + HEIGHT + BOTTOM) * (number // COLUMNS) + TOP
        across = Scale(*spans[0], x, WIDTH)
        up = Scale(*spans[1], y + HEIGHT, -HEIGHT)
        parts += [*_axes(title, across, up, x, y), *_lines(lines, across, up)]
    parts += _legend(list(labels.values()), (TOP + HEIGHT + BOTTOM) * rows + 10)
    return "\n".join([*parts, "</svg>\n"])


def _spans(pictures: dict[str, list[Line]]) -> tuple[tuple[int, int], tuple[int, int]]:
    points = [point for lines in pictures.values() for line in lines for point in line.points]
    spans = [
        (floor(log10(max(min(values), 0.1))), ceil(log10(max(values))))
        for values in zip(*points or [(1.0, 1.0)], strict=True)
    ]
    (a, b), (c, d) = spans
    return (a, max(b, a + 1)), (c, max(d, c + 1))


def _axes(title: str, across: Scale, up: Scale, x: float, y: float) -> Iterator[str]:
    yield f'<text class="title" x="{x}" y="{y - 12}">{escape(title.capitalize())}</text>'
    for tick in up.ticks:
        at = up.at(tick)
        yield f'<path class="grid" d="M{x} {at:.1f}h{WIDTH}"/>'
        yield f'<text x="{x - 6}" y="{at + 4:.1f}" text-anchor="end">{tick:,g}</text>'
    for tick in across.ticks:
        at = across.at(tick)
        yield f'<path class="grid" d="M{at:.1f} {y}v{HEIGHT}"/>'
        yield f'<text x="{at:.1f}" y="{y + HEIGHT + 17}" text-anchor="middle">{tick:,}</text>'
    yield f'<path class="axis" d="M{x} {y}v{HEIGHT}h{WIDTH}"/>'
    yield f'<text x="{x - 6}" y="{y - 12}" text-anchor="end">ms</text>'
    yield f'<text x="{x + WIDTH}" y="{y + HEIGHT + 34}" text-anchor="end">pages</text>'


def _lines(lines: list[Line], across: Scale, up: Scale) -> Iterator[str]:
    for line in lines:
        points = [f"{across.at(x):.1f} {up.at(y):.1f}" for x, y in sorted(line.points)]
        yield f'<path d="M{"L".join(points)}" {_stroke(line)}/>'
        for point in points:
            x, y = point.split()
            yield f'<circle cx="{x}" cy="{y}" r="3" fill="{line.colour}"/>'


def _legend(lines: list[Line], top: float) -> Iterator[str]:
    for number, line in enumerate(lines):
        x = LEFT + (LEFT + WIDTH + RIGHT) * (number % 3)
        y = top + LEGEND * (number // 3)
        yield f'<path d="M{x} {y}h30" {_stroke(line)}/>'
        yield f'<text x="{x + 38}" y="{y + 4}">{escape(line.label)}</text>'


def _stroke(line: Line) -> str:
    dash = ' stroke-dasharray="5 4"' if line.dashed else ""
    return f'stroke="{line.colour}" stroke-width="2" fill="none"{dash}'

"""What the two processes agree on: the bounds of a picture, and how its pixels are handed over."""

from __future__ import annotations

import math
import struct

#: A sheet of A4 in either direction, sharp on a phone that has two pixels for one.
MOST = 1_020
#: A strip thinner than this shows little of a page, and takes much room for it.
LEAST = 240
BYTES = 4  #: blue, green, red and one that says nothing
HEADER = struct.Struct(">II")
MOST_BYTES = HEADER.size + MOST * MOST * BYTES


def fitted(width: float, height: float) -> float:
    """How many pixels a unit of the page's box has. A box may have any size, and none.

    >>> round(fitted(595, 842) * 842)
    1020
    >>> fitted(14_400, 1)
    Traceback (most recent call last):
    ...
    ValueError: No page to be shown: 14400 x 1
    """
    shortest, longest = sorted((width, height))
    if not (0 < longest < math.inf and shortest / longest >= LEAST / MOST):
        raise ValueError(f"No page to be shown: {width} x {height}")
    # Sizes are rounded up afterwards.
    return (MOST - 0.5) / longest

"""Sets of entries as whole numbers, a bit for each entry: to intersect and count 5,000 takes microseconds."""

from __future__ import annotations

from collections.abc import Iterable


def bitmap(numbers: Iterable[int]) -> int:
    """
    >>> bin(bitmap([0, 3]))
    '0b1001'
    """
    bits = bytearray()
    for number in numbers:
        byte, bit = divmod(number, 8)
        if byte >= len(bits):
            bits.extend(bytes(byte - len(bits) + 1))
        bits[byte] |= 1 << bit
    return int.from_bytes(bits, "little")


def members(bits: int) -> list[int]:
    """
    >>> members(0b1001)
    [0, 3]
    """
    return [number for number, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]

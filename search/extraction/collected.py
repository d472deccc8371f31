"""Text as it is gathered, never more than is kept."""

from __future__ import annotations


class Collected:
    def __init__(self, most: int) -> None:
        self._left = most
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        self._pieces.append(text[: self._left])
        self._left -= min(len(text), self._left)

    @property
    def full(self) -> bool:
        return self._left <= 0

    def __str__(self) -> str:
        return "".join(self._pieces)

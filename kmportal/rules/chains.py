"""Which cause is being followed just now, so that what a rule does is known as done by a rule."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .events import Happening

#: From what a person did to the last rule that follows from it.
DEEPEST = 5

_followed: ContextVar[Happening | None] = ContextVar("followed", default=None)


@contextmanager
def following(happening: Happening) -> Iterator[None]:
    """Signals sent in here come from a rule."""
    token = _followed.set(happening)
    try:
        yield
    finally:
        _followed.reset(token)


def followed() -> Happening | None:
    return _followed.get()

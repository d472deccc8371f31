"""What one request asks again and again is worked out once: the synonyms, what its words mean."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.dispatch import receiver

Answer = TypeVar("Answer")

_request = Local()


def once(key: Hashable, work: Callable[[], Answer]) -> Answer:
    """The answer as it was when it was first needed; outside `within_once` or a request, today's."""
    known: dict[Hashable, Any] | None = getattr(_request, "known", None)
    if known is None:
        return work()
    if key not in known:
        known[key] = work()
    return cast("Answer", known[key])


@contextmanager
def within_once() -> Iterator[None]:
    """Around what asks outside a request; does nothing within one, or within itself."""
    outermost = getattr(_request, "known", None) is None
    try:
        if outermost:
            _begin()
        yield
    finally:
        if outermost:
            _end()


def ask_again() -> None:
    """After a change of what the answers were made of."""
    if getattr(_request, "known", None) is not None:
        _begin()


@receiver(request_started, dispatch_uid="search.once_begins")
def _begin(**signal: Any) -> None:
    _request.known = {}


@receiver(request_finished, dispatch_uid="search.once_ends")
def _end(**signal: Any) -> None:
    _request.known = None

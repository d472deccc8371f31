"""How often one person, or one network address, may do something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import cache

from .addresses import address_of, keyed_hash

if TYPE_CHECKING:
    from django.http import HttpRequest


def allowed(
    action: str, request: HttpRequest, *, per_address: int, per_member: int, seconds: int
) -> bool:
    """Count this try, and say whether it is within both limits of the running `seconds`.

    A village office shares one address: let `per_address` be several times `per_member`.
    """
    verdicts = []
    if request.user.is_authenticated:
        verdicts.append(_counted(f"{action}:member:{request.user.pk}", seconds) <= per_member)
    if address := keyed_hash(address_of(request)):
        verdicts.append(_counted(f"{action}:address:{address}", seconds) <= per_address)
    return all(verdicts)


def _counted(name: str, seconds: int) -> int:
    key = f"guard.limits:{name}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # it expired between the two
        cache.set(key, 1, seconds)
        return 1

"""Network addresses: only a masked form and a hash that soon says nothing are ever stored."""

from __future__ import annotations

import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from django.http import HttpRequest

#: A hash is compared with others of its week only, and is erased after two.
KEPT = datetime.timedelta(days=14)


def address_of(request: HttpRequest) -> str:
    """The reader's own address, or an empty text.

    What stands further left in X-Forwarded-For than our own proxies wrote is anybody's invention.
    """
    proxies: int = getattr(settings, "TRUSTED_PROXIES", 0)
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and len(hops) >= proxies:
        return hops[-proxies].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def masked(ip: str) -> str:
    """The first part hidden, the last three visible; empty if it is no address.

    >>> masked("61.131.220.50"), masked("2001:db8::8a2e:370:7334")
    ('xxx.131.220.50', 'xxxx:8a2e:370:7334')
    """
    address = _parsed(ip)
    if isinstance(address, IPv4Address):
        return ".".join(["xxx", *str(address).split(".")[1:]])
    if isinstance(address, IPv6Address):
        groups = [group.lstrip("0") or "0" for group in address.exploded.split(":")[-3:]]
        return ":".join(["xxxx", *groups])
    return ""


def keyed_hash(ip: str) -> str:
    """Tells whether two addresses of one week are the same. The key changes every Monday, so that
    nobody who has the table can follow an address for longer, nor find it by trying all there are.

    All of an IPv6 household counts as one address: it is handed 2^64 of them.
    """
    address = _parsed(ip)
    if address is None:
        return ""
    if isinstance(address, IPv6Address):
        address = ip_network((address, 64), strict=False).network_address
    year, week, _day = timezone.localdate().isocalendar()
    key = f"kmportal.guard.addresses.{year}-{week}"
    return salted_hmac(key, str(address), algorithm="sha256").hexdigest()[:32]


def _parsed(ip: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(ip.strip())
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address

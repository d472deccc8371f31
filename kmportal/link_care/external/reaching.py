"""Asks servers on the internet, and nothing else: never one inside the own network.

A name is resolved once, what it means is looked at, and the connection is made to that very number,
so that a second answer of the name's server cannot lead elsewhere. Each step of a redirect goes
through here again.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPException
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import certifi
from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Url, parse_url

if TYPE_CHECKING:
    from collections.abc import Mapping

PORTS = {"http": 80, "https": 443}
SECONDS_TO_ANSWER = 10
#: For all of an answer: a server that sends a letter a second would else hold us for hours.
SECONDS_IN_ALL = 20
#: Of the sixth version only what is given out to the internet; in it what carries other addresses.
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
_CARRIERS = [ipaddress.IPv6Network(net) for net in ("2001::/23", "2002::/16")]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """We do not ask there: `ADDRESS` of the reasons a link can fail for."""


class NoSuchServer(Exception):
    pass


class NoAnswer(Exception):
    """`is_certificate`: the server is there and cannot say who it is."""

    def __init__(self, *, is_certificate: bool = False) -> None:
        super().__init__()
        self.is_certificate = is_certificate


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def parsed(address: str) -> Url:
    """An address of the web: with a name, on the usual port, without a password in it."""
    try:
        url = parse_url(address)
    except LocationParseError as fault:
        raise Refused(address) from fault
    if url.scheme not in PORTS or not url.host or url.auth:
        raise Refused(address)
    if url.port not in (None, PORTS[url.scheme]) and not settings.LINK_CHECK_LOOPBACK:
        raise Refused(address)
    return url


def onward(url: Url, location: str) -> Url:
    """Where a redirect leads. An address keeps its place on the page where the new one names none."""
    try:
        found = parsed(urljoin(url.url, location))
    except ValueError as fault:
        raise Refused(location) from fault
    return found if found.fragment else found._replace(fragment=url.fragment)


def ask(method: str, url: Url, headers: Mapping[str, str], most: int = 0) -> Answer:
    """One request, no redirect followed; of the body `most` bytes at most are read."""
    number = _resolved(url)
    with _connection(url, number) as connection, _no_longer_than(connection):
        try:
            connection.request(
                method,
                url.request_uri,
                headers={"Host": url.netloc or "", **headers},
                preload_content=False,
                decode_content=False,
            )
            response = connection.getresponse()
            body = response.read(most, decode_content=False) if most else b""
            return Answer(response.status, response.headers, body or b"")
        except ssl.SSLCertVerificationError as fault:
            raise NoAnswer(is_certificate=True) from fault
        except (HTTPError, HTTPException, OSError, ValueError) as fault:
            raise NoAnswer from fault


def _resolved(url: Url) -> str:
    """One number of the server. A name that means one of ours as well is not asked at all."""
    host = (url.host or "").strip("[]")
    try:
        found = socket.getaddrinfo(host, _port(url), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise NoSuchServer(host) from fault
    numbers = [str(row[4][0]) for row in found]
    if not numbers or not all(is_open(number) for number in numbers):
        raise Refused(host)
    return numbers[0]


def is_open(number: str) -> bool:
    """
    >>> is_open("8.8.8.8"), is_open("10.0.0.1"), is_open("169.254.169.254"), is_open("::1")
    (True, False, False, False)
    >>> is_open("::ffff:8.8.8.8"), is_open("2002:7f00:1::"), is_open("2606:4700::1111")
    (False, False, True)
    """
    try:
        address = ipaddress.ip_address(number)
    except ValueError:  # with a zone, as only addresses of the own network have
        return False
    if settings.LINK_CHECK_LOOPBACK and address.is_loopback:
        return True
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        return address in _GIVEN_OUT and not any(address in each for each in _CARRIERS)
    return True


def _port(url: Url) -> int:
    return url.port or PORTS[url.scheme or "http"]


@contextmanager
def _connection(url: Url, number: str) -> Iterator[HTTPConnection]:
    """To the number; what proves itself on it is the name."""
    connection: HTTPConnection
    if url.scheme == "https":
        connection = HTTPSConnection(
            number,
            _port(url),
            timeout=SECONDS_TO_ANSWER,
            ssl_context=_trust(),
            server_hostname=(url.host or "").strip("[]"),
        )
    else:
        connection = HTTPConnection(number, _port(url), timeout=SECONDS_TO_ANSWER)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _no_longer_than(connection: HTTPConnection) -> Iterator[None]:
    hung_up = []

    def hang_up() -> None:
        hung_up.append(True)
        with suppress(OSError, AttributeError):  # not connected yet, or no longer
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(SECONDS_IN_ALL, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if hung_up:
        # What came until then may look like an answer.
        raise NoAnswer


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())

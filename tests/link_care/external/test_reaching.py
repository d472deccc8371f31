"""The checker asks servers of the internet only, whatever a page, a name or a redirect says."""

import socket
from unittest import mock

import pytest

from kmportal.link_care.external.asking_politely import Guest
from kmportal.link_care.external.finding_out import look_at
from kmportal.link_care.external.reaching import is_open

INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1%eth0",
    "fd00::1",
    "fd00:ec2::254",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "ff02::1",
]


def reason(address):
    return look_at(address, Guest()).reason


@pytest.fixture
def no_connection():
    """Any attempt to open one fails the test."""
    with (
        mock.patch.object(socket, "create_connection") as connect,
        mock.patch.object(socket.socket, "connect") as low,
    ):
        yield
        assert not connect.called
        assert not low.called


@pytest.mark.parametrize("number", INSIDE)
def test_numbers_of_our_own_network(number):
    assert not is_open(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "203.150.1.1", "2606:4700:4700::1111"])
def test_numbers_of_the_internet(number):
    assert is_open(number)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "http://8.8.8.8:22/",
        "https://8.8.8.8:80/",
        "http://admin:secret@8.8.8.8/",
        "ftp://8.8.8.8/",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://8.8.8.8\x00.example.org/",
    ],
)
def test_addresses_that_are_refused(no_connection, address):
    assert reason(address) in {"address", "name"}


@pytest.mark.parametrize("others", [[], ["8.8.8.8"]], ids=["inside", "both"])
def test_a_name_that_means_a_number_inside(no_connection, others):
    rows = [(socket.AF_INET, 1, 6, "", (number, 80)) for number in [*others, "10.0.0.7"]]
    with mock.patch.object(socket, "getaddrinfo", return_value=rows):
        assert reason("http://harmless.example.org/") == "address"


def test_the_name_is_asked_once_and_the_connection_made_to_what_it_said(server, monkeypatch):
    """A name's server that answers otherwise the second time leads nowhere."""
    resolved, ask = [], socket.getaddrinfo

    def rebinding(host, *args, **more):
        if host == "harmless.example.org":
            resolved.append(host)
            return ask("127.0.0.1", *args, **more)
        return ask(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    server.at("/there")
    address = f"http://harmless.example.org:{server.server_port}/there"
    assert look_at(address, Guest()).state == "fine"
    assert len(resolved) == len(server.asked)
    assert server.asked[-1][2]["Host"] == f"harmless.example.org:{server.server_port}"


@pytest.mark.parametrize(
    "onward",
    ["http://10.0.0.7/", "http://169.254.169.254/", "file:///etc/passwd", "gopher://8.8.8.8/"],
)
def test_each_step_of_a_redirect_is_looked_at_anew(server, onward):
    assert reason(server.at("/page", 301, Location=onward)) == "address"


def test_this_machine_is_asked_by_tests_only(server, settings):
    address = server.at("/page")
    settings.LINK_CHECK_LOOPBACK = False
    assert reason(address) == "address"
    assert not server.asked

"""Whose pictures a page may show: our own, and those of the map's tiles."""

import pytest

from kmportal.settings import environment

HOSTS = {
    "none": ("", []),
    "own-path": ("/tiles/{z}/{x}/{y}.png", []),
    "host": ("https://tiles.example.org/osm/{z}/{x}/{y}.png", ["https://tiles.example.org"]),
    "port": ("http://127.0.0.1:8080/{z}/{x}/{y}.png", ["http://127.0.0.1:8080"]),
    "several": ("https://{s}.example.org/{z}/{x}/{y}.png", ["https://*.example.org"]),
}


@pytest.mark.parametrize(("address", "hosts"), HOSTS.values(), ids=HOSTS)
def test_only_the_host_of_the_tiles_is_named(monkeypatch, address, hosts):
    monkeypatch.setattr(environment, "MAP_TILE_URL", address)
    assert environment.map_tile_hosts() == hosts

"""Telephones, LINE and maps as links."""

import pytest

from learning_centers.contact import line_url, map_links, telephones


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ("081-234-5678", ["tel:0812345678"]),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", ["tel:0812345678"]),
        ("+66 81 234 5678", ["tel:+66812345678"]),
        ("0 2123 4567 ต่อ 12", ["tel:021234567"]),
        ("081 234 5678 หรือ 089 999 9999", ["tel:0812345678", "tel:0899999999"]),
        ("1669", ["tel:1669"]),
        ("ถามที่ร้านค้า", [""]),
        ("", []),
    ],
)
def test_telephones(written, links):
    assert [telephone.url for telephone in telephones(written)] == links


def test_a_telephone_is_shown_as_written():
    assert telephones("๐๘๑ ๒๓๔ ๕๖๗๘")[0].shown == "๐๘๑ ๒๓๔ ๕๖๗๘"


@pytest.mark.parametrize(
    ("line_id", "url"),
    [
        ("@banjamrung", "https://line.me/R/ti/p/@banjamrung"),
        ("somjai.29", "https://line.me/ti/p/~somjai.29"),
        ("a/../b?c", "https://line.me/ti/p/~a%2F..%2Fb%3Fc"),
    ],
)
def test_line(line_id, url):
    assert line_url(line_id) == url


def test_maps_get_points_and_not_commas_in_every_language():
    links = map_links(12.70512, 101.66)
    assert links.app == "geo:12.70512,101.66000?q=12.70512,101.66000"
    assert links.openstreetmap.endswith("#map=16/12.70512/101.66000")
    assert links.google.endswith("destination=12.70512,101.66000")

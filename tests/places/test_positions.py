"""What people type, paste and send as a position; and distances."""

import pytest
from django.utils import translation

from kmportal.places.positions import (
    LONGEST_TEXT,
    Position,
    Precision,
    distance_km,
    parse_position,
)
from tests import factories

KABIN_BURI = (13.97, 101.8)

WRITTEN = {
    "a pair": "13.97, 101.80",
    "without a comma": "13.97 101.80",
    "in brackets": "(13.97, 101.80)",
    "thai digits": "๑๓.๙๗, ๑๐๑.๘๐",
    "longitude first": "101.80, 13.97",
    "letters after": "13.97N 101.80E",
    "letters before": "N 13.97, E 101.80",
    "degree signs": "13.970000° N, 101.800000° E",
    "words": "lat: 13.97, lng: 101.80",
    "thai words": "ละติจูด 13.97 ลองจิจูด 101.80",
    "degrees, minutes, seconds": "13°58'12\"N 101°48'00\"E",
    "typographic signs": "13°58’12” 101°48’0”",
    "degrees and minutes": "13° 58.2' N, 101° 48' E",
    "degrees in thai": "๑๓°๕๘'๑๒\" เหนือ ๑๐๑°๔๘'๐\" ตะวันออก",
    "east first": "E 101°48'00\" N 13°58'12\"",
    "a zero byte": "13.97,\0 101.80",
}
LINKS = {
    "google pin": "https://www.google.com/maps/place/X/@13.9,101.7,15z/data=!4m5!8m2!3d13.97!4d101.80",
    "google screen": "https://www.google.com/maps/@13.97,101.80,15z",
    "google question": "https://maps.google.com/?q=13.97,101.80",
    "google search": "https://www.google.com/maps/search/?api=1&query=13.97%2C101.80",
    "google search path": "https://www.google.com/maps/search/13.97,+101.80?entry=tts",
    "google way": "https://www.google.com/maps/dir/?api=1&destination=13.97,101.80",
    "google degrees": "https://www.google.com/maps/place/13%C2%B058'12.0%22N+101%C2%B048'00.0%22E/",
    "osm pin": "https://www.openstreetmap.org/?mlat=13.97&mlon=101.80#map=15/13/101",
    "osm screen": "https://www.openstreetmap.org/#map=15/13.97/101.80",
    "apple": "https://maps.apple.com/?ll=13.97,101.80&q=Mark",
    "apple place": "https://maps.apple.com/place?coordinate=13.97,101.80",
    "bing": "https://www.bing.com/maps?cp=13.97~101.80&lvl=11",
    "geo": "geo:13.97,101.80;u=35",
    "geo with a name": "geo:0,0?q=13.97,101.80(บ้าน)",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_written_position_is_read(text):
    assert parse_position(text) == KABIN_BURI


@pytest.mark.parametrize("text", LINKS.values(), ids=LINKS)
def test_a_map_link_is_read(text):
    assert parse_position(text) == KABIN_BURI


UNREADABLE = {
    "nothing": "",
    "a name": "บ้านจำรุง",
    "one number": "13.97",
    "three numbers": "13.97, 101.80, 55",
    "no numbers": "nan, nan",
    "dots": "1.2.3,4.5",
    "a link without a position": "https://www.google.com/maps/place/Bangkok",
    "zalgo": "1̶3̷.̸9̴" * 40,
    "digits": "9" * (LONGEST_TEXT - 1),
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_position_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"13\.97, 101\.80"):
        parse_position(text)


@pytest.mark.parametrize("text", ["48.85, 2.35", "-13.97, -101.8", "0, 0", "21.03, 105.85"])
def test_a_position_outside_thailand_is_refused(text):
    with translation.override("en"), pytest.raises(ValueError, match="outside Thailand"):
        parse_position(text)


def test_a_short_link_is_explained():
    with translation.override("en"), pytest.raises(ValueError, match="short link"):
        parse_position("https://maps.app.goo.gl/abcdef")


def test_a_hundred_kilobytes_are_refused():
    with translation.override("en"), pytest.raises(ValueError, match="too long"):
        parse_position("13.97, " * 15_000)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((13.7563, 100.5018), (18.7883, 98.9853), 582),
        ((13.7563, 100.5018), (13.7563, 100.5018), 0),
        (Position(7.0, 100.5, "exact"), (20.4, 99.9), 1491),
    ],
    ids=["Bangkok to Chiang Mai", "nowhere", "a position and a pair"],
)
def test_distance(a, b, km):
    assert round(distance_km(a, b)) == km


@pytest.fixture
def tambon(buri_ram):
    return buri_ram["310427"]


def at(place, latitude, longitude, precision=""):
    place.latitude, place.longitude, place.coordinate_precision = latitude, longitude, precision
    place.save()


def test_a_tambon_is_where_its_amphoe_is(buri_ram, tambon):
    at(buri_ram["3104"], 14.63, 102.79, Precision.AMPHOE)
    at(buri_ram["31"], 14.99, 103.1, Precision.PROVINCE)
    tambon.refresh_from_db()
    assert tambon.position == (14.63, 102.79, "amphoe")


def test_failing_that_where_its_province_is(buri_ram, tambon):
    at(buri_ram["31"], 14.99, 103.1, Precision.PROVINCE)
    tambon.refresh_from_db()
    assert tambon.position == (14.99, 103.1, "province")


def test_its_own_position_comes_first(buri_ram, tambon):
    at(buri_ram["3104"], 14.63, 102.79, Precision.AMPHOE)
    at(tambon, 14.7, 102.8)
    assert tambon.position == (14.7, 102.8, "approximate")


@pytest.mark.django_db
def test_a_region_has_no_position():
    assert factories.place("r1", "ภาคกลาง").position is None

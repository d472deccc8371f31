"""The nearest center, from a place as people write it or from where they are."""

import pytest

from learning_centers.directory.asked import Asked
from learning_centers.directory.nearest import Distance, distance, origin_of
from tests import factories
from tests.reading import text_of


def measured(client, tree, **asked):
    """Where the form for a place leads."""
    return client.get("/th/centers-near/", asked)


TYPED = {
    "whole-name": ("ต.เนินฆ้อ อ.แกลง จ.ระยอง", "near=210304"),
    "suggestion-with-its-code": ("ต.เนินฆ้อ อ.แกลง จ.ระยอง (210304)", "near=210304"),
    "one-of-a-kind": ("เนินฆ้อ", "near=210304"),
    "province": ("ตราด", "near=23"),
    "english": ("Trat", "near=23"),
    "pasted-position": ("12.7051, 101.6612", "at=12.71%2C101.66"),
    "nowhere": ("ดาวอังคาร", "unknown="),
    "nothing": ("", "?"),
}


@pytest.mark.parametrize(("typed", "asks"), TYPED.values(), ids=TYPED)
def test_what_is_typed_becomes_a_link(client, centers, tree, typed, asks):
    response = measured(client, tree, **{"from": typed})
    assert response.status_code == 302
    assert response["Location"].startswith(tree["centers"].url)
    assert asks in response["Location"]


def test_what_was_chosen_is_kept(client, centers, tree):
    response = measured(client, tree, **{"from": "ตราด", "theme": "livelihoods", "near": "31"})
    assert response["Location"].endswith("?theme=livelihoods&near=23#found")


def test_an_unknown_place_is_said_kindly_and_stays_in_the_box(client, centers, tree):
    text = text_of(client.get(f"{tree['centers'].url}?unknown=ดาวอังคาร"))
    assert 'value="ดาวอังคาร"' in text
    assert 'aria-invalid="true"' in text


def test_an_unclear_place_gives_links_to_choose_from(client, centers, tree, places):
    factories.place("2302", "คลองใหญ่")
    factories.place("230201", "หนองโสน")
    text = text_of(client.get(f"{tree['centers'].url}?unknown=หนองโสน"))
    assert "?near=310427" in text
    assert "?near=230201" in text


def test_the_nearest_comes_first(centers, titles):
    assert titles("?near=210304") == ["ศูนย์บ้านจำรุง", "ศูนย์ตราด", "ศูนย์หนองโสน"]
    assert titles("?near=31") == ["ศูนย์หนองโสน", "ศูนย์บ้านจำรุง", "ศูนย์ตราด"]
    assert titles("?at=12.24,102.52") == ["ศูนย์ตราด", "ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]
    assert titles("?near=31&sort=name") == ["ศูนย์ตราด", "ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]


def test_a_center_without_position_comes_last(centers, add, titles):
    add("กลุ่มที่ไม่บอกที่ตั้ง")
    assert titles("?near=310427")[-1] == "กลุ่มที่ไม่บอกที่ตั้ง"


def test_the_nearest_that_fits_comes_first(centers, titles):
    assert titles("?near=230101&theme=livelihoods") == ["ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]


def test_distances_are_shown_and_said_to_be_approximate(client, centers, tree):
    text = text_of(client.get(f"{tree['centers'].url}?near=230101"))
    found = client.get(f"{tree['centers'].url}?near=230101").wsgi_request.center_directory
    shown = {row.page.title: row.distance for row in found.pages}
    assert round(shown["ศูนย์บ้านจำรุง"].kilometres) == 104
    assert shown["ศูนย์บ้านจำรุง"].approximate
    assert "104" in text


def test_a_pin_is_measured_exactly_from_an_exact_place(add, places):
    pinned = add("ศูนย์", places["trat"], latitude=12.5, longitude=102.4)
    origin = origin_of(Asked(at=(12.6, 102.4)))

    class Entry:
        latitude, longitude = pinned.shown_latitude, pinned.shown_longitude
        precision = pinned.shown_precision

    assert not distance(origin, Entry).approximate
    assert str(distance(origin, Entry)).startswith("11 ")


SAID = {
    "near-and-exact": (Distance(0.4, False), "1"),
    "same-area": (Distance(0.0, True), ""),
    "far": (Distance(111.6, False), "112"),
}


@pytest.mark.parametrize(("far", "number"), SAID.values(), ids=SAID)
def test_distances_in_words(far, number):
    assert number in str(far)
    assert str(far)


ABSURD = ["48.85,2.35", "12.7", "nan,inf", "๑๒.๗,๑๐๑.๖", "12.7,101.6,3", "1e1,1e2", "-12,-101"]


@pytest.mark.parametrize("at", ABSURD)
def test_a_position_that_makes_no_sense_is_taken_as_absent(centers, titles, at):
    assert titles(f"?at={at}") == ["ศูนย์ตราด", "ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]


def test_a_reader_s_position_is_rounded_to_a_kilometre():
    assert Asked.of({"at": "12.705123,101.661234"}).url == "?at=12.71%2C101.66"


HOSTILE = ["ก" * 100_000, "\x00", "\u202eตราด", "ต" + "\u0e48" * 300, "<script>alert(1)</script>"]


@pytest.mark.parametrize("typed", HOSTILE, ids=["long", "nul", "rtl", "zalgo", "script"])
def test_hostile_places_break_nothing(client, centers, tree, typed):
    response = client.get("/th/centers-near/", {"from": typed}, follow=True)
    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


def test_only_reading_is_allowed(client, centers):
    assert client.post("/th/centers-near/", {"from": "ตราด"}).status_code == 405


def test_a_portal_without_the_list_has_no_such_address(client, tree):
    tree["centers"].delete()
    assert measured(client, tree).status_code == 404

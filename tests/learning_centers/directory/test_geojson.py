"""The directory for maps: RFC 7946, for anyone, only what anyone may read."""

import gzip
import json

import pytest
from django.test import override_settings
from wagtail.models import PageViewRestriction

URL = "/th/centers.geojson"


def features(client, query=""):
    response = client.get(f"{URL}{query}")
    assert response.status_code == 200
    return json.loads(response.content)["features"]


def test_a_center_is_a_feature(client, centers):
    found = {feature["id"]: feature for feature in features(client)}
    center = centers["chamrung"]
    assert found[center.pk] == {
        "type": "Feature",
        "id": center.pk,
        "geometry": {"type": "Point", "coordinates": [101.66, 12.70]},
        "properties": {
            "title": "ศูนย์บ้านจำรุง",
            "url": f"http://testserver{center.url}",
            "precision": "approximate",
            "place": "ต.เนินฆ้อ อ.แกลง จ.ระยอง",
            "themes": ["เกษตรอินทรีย์"],
        },
    }


def test_it_is_open_to_other_sites_and_may_be_kept(client, centers):
    response = client.get(URL)
    assert response["Content-Type"] == "application/geo+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=60"
    assert json.loads(response.content)["type"] == "FeatureCollection"
    assert not response.cookies


def test_every_address_in_it_leads_to_its_center(client, centers):
    for feature in features(client):
        address = feature["properties"]["url"].removeprefix("http://testserver")
        assert feature["properties"]["title"] in client.get(address).content.decode()


def test_places_and_themes_are_named_in_the_reader_s_language(client, centers):
    response = client.get("/en/centers.geojson")
    found = {each["id"]: each["properties"] for each in json.loads(response.content)["features"]}
    assert found[centers["chamrung"].pk]["place"] == "Noen Kho, Klaeng, Rayong"
    assert found[centers["chamrung"].pk]["themes"] == ["Organic farming"]


def test_a_center_without_position_has_no_geometry(client, add):
    add("ศูนย์ที่ไม่บอกที่ตั้ง")
    assert [feature["geometry"] for feature in features(client)] == [None]


def test_it_is_narrowed_down_as_the_list_is(client, centers):
    found = features(client, "?place=r1&theme=livelihoods")
    assert [feature["id"] for feature in found] == [centers["chamrung"].pk]


def test_private_draft_and_expired_centers_are_absent(client, centers):
    PageViewRestriction.objects.create(page=centers["trat"], restriction_type="login")
    centers["nong_sano"].unpublish()
    assert [feature["id"] for feature in features(client)] == [centers["chamrung"].pk]


def test_what_expires_is_gone_at_once(client, centers):
    center = centers["trat"]
    assert len(features(client)) == 3
    center.expire_at = "2020-01-01T00:00Z"
    center.save()
    assert len(features(client)) == 2


def test_the_bytes_are_kept_until_a_center_changes(client, centers, django_assert_num_queries):
    first = client.get(URL)
    assert client.get(URL, headers={"if-none-match": first["ETag"]}).status_code == 304
    centers["trat"].title = "ศูนย์ตราดใหม่"
    centers["trat"].save()
    second = client.get(URL, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert second["ETag"] != first["ETag"]
    assert "ศูนย์ตราดใหม่" in second.content.decode()


def test_who_takes_packed_bytes_gets_the_same(client, centers):
    packed = client.get(URL, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == client.get(URL).content


@pytest.mark.parametrize("query", ["", "?place=21"])
def test_queries_do_not_grow_with_the_centers(
    client, add, places, django_assert_max_num_queries, query
):
    used = []
    for number in range(30):
        add(f"ศูนย์ {number}", places["noen_kho"])
        if number == 0:
            client.get(URL)  # what any first request asks
        if number + 1 in (3, 30):
            with django_assert_max_num_queries(25) as captured:
                assert len(features(client, query)) == number + 1
            used.append(len(captured))
    assert used[0] == used[1]


def test_nothing_can_be_sent_to_it(client, centers):
    assert client.post(URL, {"title": "ศูนย์"}).status_code == 405


def test_hostile_filters_break_nothing(client, centers):
    assert features(client, "?place=%00&theme=%ff&learn=%E0%B8%81%CC%80&at=x") == []


@override_settings(
    MAP_TILE_URL="https://tiles.example.org/{z}/{x}/{y}.png", MAP_ATTRIBUTION="© แผนที่"
)
def test_tiles_and_who_made_them_come_from_the_environment(client, centers, tree):
    html = client.get(tree["centers"].url).content.decode()
    assert 'data-tiles="https://tiles.example.org/{z}/{x}/{y}.png"' in html
    assert 'data-attribution="© แผนที่"' in html


def test_without_tiles_the_drawn_map_links_the_provinces(client, centers, tree):
    html = client.get(f"{tree['centers'].url}?view=map").content.decode()
    assert "data-tiles" not in html
    assert 'href="?place=21' in html
    assert 'href="?place=10' not in html

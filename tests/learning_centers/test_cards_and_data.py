"""A center as a contact for the telephone, and as data for search engines."""

import json
import re

import pytest
import vobject
from django.urls import reverse
from wagtail.models import PageViewRestriction

from kmportal.places.models import PagePlace
from learning_centers.models import LearningCenterPage
from learning_centers.structured import structured_data
from tests import factories

TITLE = "ศูนย์บ่มเพาะวิสาหกิจชุมชนบ้านจำรุง, ตำบลเนินฆ้อ; แกลง"


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def center(tree):
    east = factories.place("r1", "ตะวันออก")
    factories.place("21", "ระยอง", region=east)
    factories.place("2103", "แกลง", latitude=12.78, longitude=101.65)
    page = factories.page(
        tree["centers"],
        LearningCenterPage,
        TITLE,
        telephone="๐๘๑ ๒๓๔ ๕๖๗๘, ถามที่ร้านค้า",
        email="center@example.org",
        line_id="@banjamrung",
        opening_times="จันทร์ถึงเสาร์",
    )
    page.place_tags = [PagePlace(place=factories.place("210304", "เนินฆ้อ"))]
    page.save()
    return page


def card_of(client, page):
    return client.get(reverse("center_card", args=[page.pk]))


def test_a_telephone_reads_the_card(client, center):
    card = vobject.readOne(card_of(client, center).content.decode())
    assert card.fn.value == TITLE
    assert [line.value for line in card.tel_list] == ["0812345678"]
    assert (card.adr.value.city, card.adr.value.region) == ("เนินฆ้อ แกลง", "ระยอง")
    assert card.note.value == "LINE: @banjamrung\nจันทร์ถึงเสาร์"
    assert card.email.value == "center@example.org"


def test_no_line_of_the_card_is_longer_than_the_standard_says(client, center):
    lines = card_of(client, center).content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75


def test_the_card_is_a_file_to_save(client, center):
    response = card_of(client, center)
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment; filename=")


def test_the_card_holds_a_pin_but_not_the_middle_of_an_amphoe(client, center):
    assert "GEO" not in card_of(client, center).content.decode()
    center.latitude, center.longitude = 12.7, 101.6
    center.save()
    assert "GEO:12.7;101.6" in card_of(client, center).content.decode()


def test_the_page_leads_to_the_card(client, center):
    assert reverse("center_card", args=[center.pk]) in client.get(center.url).content.decode()


def test_without_telephone_and_mail_it_does_not(client, tree):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์ใหม่")
    assert "center-card" not in client.get(page.url).content.decode()


def test_a_line_break_in_a_field_adds_no_line_to_the_card(client, center):
    center.address = "ข้างวัด\r\nTEL:1669"
    center.save()
    card = vobject.readOne(card_of(client, center).content.decode())
    assert [line.value for line in card.tel_list] == ["0812345678"]


def test_a_private_center_has_no_card(client, center):
    PageViewRestriction.objects.create(page=center, restriction_type="login")
    assert card_of(client, center).status_code == 404


def test_a_draft_has_no_card(client, center):
    center.live = False
    center.save()
    assert card_of(client, center).status_code == 404


def test_another_page_has_no_card(client, tree):
    assert card_of(client, tree["lessons"]).status_code == 404


def test_what_changes_nothing_is_all_it_answers(client, center):
    assert client.post(reverse("center_card", args=[center.pk])).status_code == 405


def data_of(client, page):
    html = client.get(page.url).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return json.loads(found[1])


def test_search_engines_read_where_it_is(client, center):
    center.latitude, center.longitude = 12.7, 101.6
    center.save()
    data = data_of(client, center)
    assert (data["@type"], data["name"]) == ("Place", TITLE)
    assert data["geo"] == {"@type": "GeoCoordinates", "latitude": 12.7, "longitude": 101.6}
    assert data["address"]["addressRegion"] == "ระยอง"
    assert data["address"]["addressLocality"] == "เนินฆ้อ, แกลง"


def test_the_middle_of_an_amphoe_is_not_told_as_its_position(client, center):
    assert "geo" not in data_of(client, center)


def test_what_nobody_wrote_is_not_told(client, tree):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์ใหม่")
    assert set(data_of(client, page)) == {"@context", "@type", "name", "url", "address"}


def test_no_text_ends_the_element(center):
    center.title = "</script><script>alert(1)</script><!-- \u2028 &"
    text = structured_data(center)
    assert text.count("</script>") == 1
    inner = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inner)["name"] == center.title


def test_the_data_need_no_wider_policy(client, center):
    policy = client.get(center.url)["Content-Security-Policy"]
    scripts = next(part for part in policy.split(";") if "script-src" in part)
    assert "unsafe" not in scripts

"""A collection as a feed: what anyone may read of it."""

import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def _read(response):
    return ElementTree.fromstring(response.content)  # noqa: S314  # our own


def _titles(client, page):
    feed = _read(client.get(reverse("collection_atom", args=[page.pk])))
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def _published(day):
    return datetime.datetime(2021, 1, day, tzinfo=datetime.UTC)


def test_the_last_published_comes_first_whatever_the_order(portal, client):
    portal.lesson("กล้วย", first_published_at=_published(1))
    portal.lesson("ข้าว", first_published_at=_published(2))
    assert _titles(client, portal.collection(sort="title")) == ["ข้าว", "กล้วย"]


def test_only_what_the_collection_holds(portal, client):
    portal.lesson("ออมวันละบาท", theme="welfare", first_published_at=_published(1))
    portal.lesson("ฝายมีชีวิต", theme="forest", first_published_at=_published(2))
    assert _titles(client, portal.collection(("theme", portal.themes["welfare"]))) == ["ออมวันละบาท"]


def test_as_rss_too(portal, client):
    portal.lesson("ออมวันละบาท", first_published_at=_published(1))
    response = client.get(reverse("collection_rss", args=[portal.collection().pk]))
    assert response["Content-Type"].startswith("application/rss+xml")
    assert [item.text for item in _read(response).iter("title")][1:] == ["ออมวันละบาท"]


def test_what_needs_signing_in_is_in_no_feed(portal, client, admin_client):
    portal.close(portal.lesson("ปิด", first_published_at=_published(1)))
    assert _titles(admin_client, portal.collection()) == []


@pytest.mark.parametrize("name", ["collection_atom", "collection_rss"])
class TestRefused:
    def test_of_a_draft(self, portal, client, name):
        page = portal.collection(live=False)
        assert client.get(reverse(name, args=[page.pk])).status_code == 404

    def test_of_a_closed_collection(self, portal, admin_client, name):
        page = portal.collection()
        portal.close(page)
        assert admin_client.get(reverse(name, args=[page.pk])).status_code == 404

    def test_of_one_whose_time_is_over(self, portal, client, name):
        page = portal.collection(expire_at=_published(1))
        assert client.get(reverse(name, args=[page.pk])).status_code == 404

    def test_of_none(self, portal, client, name):
        assert client.get(reverse(name, args=[987654])).status_code == 404


def test_a_title_with_a_control_character_breaks_no_feed(portal, client):
    portal.lesson("ข้าว\x0bเม่า", first_published_at=_published(1))
    assert _titles(client, portal.collection()) == ["ข้าวเม่า"]


def test_thirty_entries_cost_as_many_queries_as_three(portal, client):
    address = reverse("collection_atom", args=[portal.collection().pk])

    def count():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    for number in range(3):
        portal.lesson(f"ออม {number}", by="ป้าแดง", first_published_at=_published(1))
    few = count()
    for number in range(27):
        portal.lesson(f"ฝาย {number}", by="ป้าแดง", first_published_at=_published(2))
    assert count() == few

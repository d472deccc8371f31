"""What feed readers get: public content only."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from kmportal.profiles.models import Profile
from tests.following.conftest import Village, publish, say, write_note

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def note(village: Village) -> Any:
    note = write_note(village, series=village.series)
    publish(note)
    return note


def addresses(village: Village) -> list[str]:
    return [
        "/th/places/310406/feed/",
        "/th/places/31/feed/",
        "/th/themes/food/feed/",
        "/th/themes/livelihood/feed/",
        f"/th/series/{village.series.pk}/feed/",
        f"/th/people/{village.sunee.pk}/feed/",
    ]


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314  # our own
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]


def test_a_new_note_is_in_each_feed_it_belongs_to(
    client: Client, village: Village, note: Any
) -> None:
    for address in addresses(village):
        assert note.title in titles(client, address), address


@pytest.mark.parametrize("closed", ["unpublished", "login", "password", "groups"])
def test_what_is_not_public_is_in_none(
    client: Client, village: Village, note: Any, closed: str
) -> None:
    if closed == "unpublished":
        note.unpublish()
    else:
        PageViewRestriction.objects.create(page=note, restriction_type=closed, password="ลับ")
    client.force_login(village.sunee)
    for address in addresses(village):
        assert note.title not in titles(client, address), address


def test_comments_have_a_feed_of_their_page(client: Client, village: Village) -> None:
    say(village.note, village.somchai, "ขอสูตรด้วยครับ")
    village.note.comments.create(text="ขายบัตรเติมเงิน", state="spam")
    answer = client.get(f"/th/pages/{village.note.pk}/comments/feed/").content.decode()
    assert "ขอสูตรด้วยครับ" in answer
    assert "ขายบัตรเติมเงิน" not in answer


def test_comments_of_a_private_page_have_none(client: Client, village: Village) -> None:
    PageViewRestriction.objects.create(page=village.note, restriction_type="login")
    client.force_login(village.malee)
    assert client.get(f"/th/pages/{village.note.pk}/comments/feed/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "places/9999/feed/",
        "themes/none/feed/",
        f"series/{'9' * 30}/feed/",
        "people/0/feed/",
        "pages/0/comments/feed/",
    ],
)
def test_what_is_not_there_has_no_feed(client: Client, village: Village, address: str) -> None:
    assert client.get(f"/th/{address}").status_code == 404


def test_a_control_character_does_not_break_the_feed(client: Client, village: Village) -> None:
    say(village.note, village.somchai, "กด \x0b\x1f ผิด")
    assert titles(client, f"/th/pages/{village.note.pk}/comments/feed/") == ["สมชาย"]


def test_pages_name_their_feeds(client: Client, village: Village) -> None:
    for address, feed in (
        ("/th/places/310406/", "/th/places/310406/feed/"),
        ("/th/themes/food/", "/th/themes/food/feed/"),
        (village.note.get_url(), f"/th/pages/{village.note.pk}/comments/feed/"),
    ):
        shown = client.get(address).content.decode()
        assert 'type="application/atom+xml" title="' in shown
        assert feed in shown


def test_who_shows_no_list_of_her_pages_has_no_feed(
    client: Client, village: Village, note: Any
) -> None:
    Profile.objects.create(user=village.sunee, show_pages=False)
    assert client.get(f"/th/people/{village.sunee.pk}/feed/").status_code == 404

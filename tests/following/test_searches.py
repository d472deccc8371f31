"""News among the results of a saved search."""

from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from kmportal.following.models import Follow, Notification
from search.models import SavedSearch
from tests.following.conftest import Village, follow, publish, write_note


@pytest.fixture
def saved(village: Village) -> SavedSearch:
    return SavedSearch.objects.create(
        owner=village.malee, name="ข้าวเม่า", query="q=ข้าวเม่า", language="th"
    )


def test_a_new_result_is_told_once(village: Village, saved: SavedSearch, happen: Any) -> None:
    follow(village.malee, "search", saved)
    happen(publish, write_note(village, "ตำข้าวเม่าตอนตีสี่"))
    happen(publish, write_note(village, "ปั่นจักรยานไปโรงเรียน", summary=""))
    call_command("send_pending_mail")
    call_command("send_pending_mail")
    (row,) = Notification.objects.filter(member=village.malee)
    assert row.event.page.title == "ตำข้าวเม่าตอนตีสี่"
    assert len(mail.outbox) == 1
    assert "คุณติดตาม ข้าวเม่า" in mail.outbox[0].body


def test_what_was_told_otherwise_is_not_told_again(
    village: Village, saved: SavedSearch, happen: Any
) -> None:
    follow(village.malee, "search", saved)
    follow(village.malee, "place", village.tambon)
    happen(publish, write_note(village, "ตำข้าวเม่าตอนตีสี่"))
    call_command("send_pending_mail")
    assert len(mail.outbox) == 1


def test_nobody_follows_the_search_of_another(
    client: Client, village: Village, saved: SavedSearch
) -> None:
    client.force_login(village.somchai)
    client.post("/th/following/start/", {"kind": "search", "key": saved.pk})
    assert not Follow.objects.exists()


def test_its_owner_does(client: Client, village: Village, saved: SavedSearch) -> None:
    client.force_login(village.malee)
    client.post("/th/following/start/", {"kind": "search", "key": saved.pk})
    assert Follow.objects.get().kind == "search"
    assert "ข้าวเม่า" in client.get("/th/following/").content.decode()


def test_the_list_offers_ones_own_searches_and_no_others(
    client: Client, village: Village, saved: SavedSearch
) -> None:
    offer = "การค้นหาที่ติดตามได้"
    client.force_login(village.somchai)
    assert offer not in client.get("/th/following/").content.decode()
    client.force_login(village.malee)
    assert offer in client.get("/th/following/").content.decode()
    client.post("/th/following/start/", {"kind": "search", "key": saved.pk})
    assert offer not in client.get("/th/following/").content.decode()

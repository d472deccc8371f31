"""Events among what search finds."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from .conftest import day


@pytest.fixture
def find(client, db):
    def found(**parameters):
        return client.get(reverse("search"), parameters).content.decode()

    return found


def test_an_event_is_found_by_its_venue_and_shows_its_day(find, make):
    make("เวทีคุยเรื่องน้ำ", venue="ศาลาวัดหนองโสน")
    text = find(q="ศาลาวัดหนองโสน")
    assert "เวทีคุยเรื่องน้ำ" in text.replace('<span class="word">', "").replace("</span>", "")
    assert "12 มี.ค. 2564" in text


def test_events_are_a_type_to_narrow_down_to(find, make):
    make("เวทีคุยเรื่องน้ำ")
    assert "row" in find(q="น้ำ", type="event")


def test_a_hidden_event_is_not_found(find, make):
    event = make("เวทีคุยเรื่องน้ำ", first_day=day("2021-03-15"))
    PageViewRestriction.objects.create(page=event, restriction_type="login")
    assert event.url not in find(q="เวทีคุยเรื่องน้ำ")

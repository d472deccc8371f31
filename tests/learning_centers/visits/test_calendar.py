"""Agreed visits in people's own calendars."""

from __future__ import annotations

import datetime

import icalendar
import pytest
from django.urls import reverse

from learning_centers.models import Visit
from learning_centers.visits.tokens import calendar_token_of

from .conftest import in_days, own, visit_of


@pytest.fixture
def visit(tha_sao):
    return visit_of(tha_sao, state="agreed", last_day=in_days(31), telephone="0812345678")


def events(response):
    assert response["Content-Type"].startswith("text/calendar")
    return list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))


def test_the_group_puts_its_days_into_its_calendar(client, visit):
    (event,) = events(client.get(own(visit, "own_calendar")))
    assert event.decoded("dtstart") == in_days(30)
    assert event.decoded("dtend") == in_days(32)
    assert str(event["summary"]) == "ศูนย์เรียนรู้ท่าเสา"
    assert event["status"] == "CONFIRMED"


def test_what_is_not_agreed_has_no_days(client, visit):
    Visit.objects.update(state="new")
    assert client.get(own(visit, "own_calendar")).status_code == 302


def test_the_coordinators_calendar_names_group_and_telephone(client, visit, jamnian):
    (event,) = events(client.get(reverse("visits:calendar", args=[calendar_token_of(jamnian)])))
    assert "กลุ่มแม่บ้านหนองโสน" in str(event["summary"])
    assert "0812345678" in str(event["description"])


def test_it_holds_what_is_agreed_and_a_little_of_what_was(client, visit, jamnian, tha_sao):
    visit_of(tha_sao, group="ใหม่")
    visit_of(tha_sao, group="นานแล้ว", state="done", day=in_days(-200))
    visit_of(tha_sao, group="เดือนก่อน", state="done", day=in_days(-20))
    found = events(client.get(reverse("visits:calendar", args=[calendar_token_of(jamnian)])))
    assert [str(event["summary"]).split(" ")[0] for event in found] == ["เดือนก่อน", visit.group]


def test_text_from_people_cannot_write_lines_of_its_own(client, visit, jamnian):
    Visit.objects.update(contact_name="x\r\nEND:VEVENT\r\nBEGIN:VALARM", group="a;b,c\\n")
    (event,) = events(client.get(reverse("visits:calendar", args=[calendar_token_of(jamnian)])))
    assert event.subcomponents == []


def test_a_moved_visit_keeps_its_name_and_goes_up_in_sequence(client, visit):
    (before,) = events(client.get(own(visit, "own_calendar")))
    Visit.objects.update(version=5, first_day=visit.first_day + datetime.timedelta(days=1))
    (after,) = events(client.get(own(visit, "own_calendar")))
    assert (before["uid"], after["sequence"]) == (after["uid"], 5)


def test_its_questions_do_not_grow(client, jamnian, tha_sao, django_assert_max_num_queries):
    for number in range(20):
        visit_of(tha_sao, state="agreed", group=f"กลุ่มที่ {number}")
    url = reverse("visits:calendar", args=[calendar_token_of(jamnian)])
    with django_assert_max_num_queries(12):
        client.get(url)

"""Events in people's own calendars."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction

from tests import factories

from .conftest import day, in_calendar

FEED = "/th/events.ics"


def file_of(client, event):
    (found,) = in_calendar(client.get(reverse("event_ics", args=[event.pk])))
    return found


def test_a_whole_day_has_no_times(client, make):
    event = file_of(client, make())
    assert event.decoded("dtstart") == day("2021-03-12")
    assert event.decoded("dtend") == day("2021-03-13")


def test_a_time_is_of_bangkok_which_is_defined(client, make):
    event = make(starts_at=datetime.time(9), ends_at=datetime.time(12))
    text = client.get(reverse("event_ics", args=[event.pk])).content.decode()
    assert "DTSTART;TZID=Asia/Bangkok:20210312T090000" in text
    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Bangkok" in text


def test_a_rule_with_its_end_and_exceptions(client, make):
    event = make(
        repeats="weekly",
        starts_at=datetime.time(9),
        until=day("2021-05-01"),
        exceptions=["2021-04-16"],
    )
    text = client.get(reverse("event_ics", args=[event.pk])).content.decode()
    assert "RRULE:FREQ=WEEKLY;UNTIL=20210501T165959Z;BYDAY=FR" in text
    assert "EXDATE;TZID=Asia/Bangkok:20210416T090000" in text


def test_whole_days_leave_out_whole_days(client, make):
    event = make(repeats="monthly", exceptions=["2021-04-12"])
    text = client.get(reverse("event_ics", args=[event.pk])).content.decode()
    assert "EXDATE;VALUE=DATE:20210412" in text


def test_lines_are_folded_and_text_cannot_write_lines_of_its_own(client, make):
    event = make("ก" * 150, venue="ศาลา\r\nEND:VEVENT;,\\", cancelled_because="\x07")
    content = client.get(reverse("event_ics", args=[event.pk])).content
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert file_of(client, event).subcomponents == []


def test_what_is_cancelled_stays_and_says_so(client, make):
    event = make()
    before = file_of(client, event)
    event.cancelled = True
    event.save_revision().publish()
    after = file_of(client, event)
    assert after["status"] == "CANCELLED"
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)


def test_a_change_no_calendar_shows_raises_nothing(client, make):
    event = make()
    event.summary = "เล่าใหม่"
    event.save_revision().publish()
    assert file_of(client, event)["sequence"] == 0


def test_an_older_version_published_again_is_a_change_too(client, make):
    event = make()
    first = event.save_revision()
    event.venue = "วัดบน"
    event.save_revision().publish()
    first.as_object().save_revision().publish()
    assert file_of(client, event)["sequence"] == 2


def test_the_feed_holds_what_comes_and_a_little_of_what_was(client, make):
    make("นานแล้ว", first_day=day("2020-03-12"))
    make("เดือนก่อน", first_day=day("2021-02-12"))
    make("ทุกเดือน", first_day=day("2020-01-05"), repeats="monthly")
    make("กำลังจะมา")
    found = [str(event["summary"]) for event in in_calendar(client.get(FEED))]
    assert sorted(found) == sorted(["เดือนก่อน", "ทุกเดือน", "กำลังจะมา"])


def test_the_feed_of_one_kind(client, make):
    make("เวที")
    make("อบรม", event_kind="training")
    (event,) = in_calendar(client.get(FEED, {"kind": "training"}))
    assert str(event["summary"]) == "อบรม"


def test_an_event_in_both_languages_has_one_name(client, tree, make):
    event = make()
    english = Locale.objects.get(language_code="en")
    copy = event.copy_for_translation(english, copy_parents=True)
    copy.live = True
    copy.save()
    assert file_of(client, event)["uid"] == file_of(client, copy)["uid"]


class TestWhoMayNotRead:
    @pytest.fixture
    def closed(self, make):
        event = make("ประชุมภายใน")
        PageViewRestriction.objects.create(page=event, restriction_type="login")
        return event

    def test_the_feed_has_nothing_of_it(self, client, closed):
        assert in_calendar(client.get(FEED)) == []

    def test_nobody_fetches_its_file(self, client, closed):
        assert client.get(reverse("event_ics", args=[closed.pk])).status_code == 404

    def test_members_it_is_open_to_do(self, client, closed):
        client.force_login(factories.person("member"))
        assert file_of(client, closed)["status"] == "CONFIRMED"

    def test_a_draft_has_no_file(self, client, make):
        draft = make(live=False)
        assert client.get(reverse("event_ics", args=[draft.pk])).status_code == 404

    def test_a_calendar_is_only_read(self, client, make):
        make()
        assert client.post(FEED).status_code == 405


def test_the_feed_asks_as_much_for_thirty_as_for_three(client, make):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(FEED)
        return len(asked)

    for number in range(3):
        make(f"เวที {number}")
    client.get(FEED)
    few = queries()
    for number in range(27):
        make(f"วง {number}", repeats="weekly")
    assert queries() == few

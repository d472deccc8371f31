"""What the page of an event says, and to whom."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from wagtail.models import Locale, PageViewRestriction

from kmportal.events.models import EventOutcome, Occurrence
from lessons.models import FieldNotePage, LessonPage
from tests import factories

from .conftest import day


def read(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_when_in_the_readers_era(client, make):
    event = make(starts_at=datetime.time(9), ends_at=datetime.time(12, 30))
    assert "ศ. 12 มี.ค. 2564 9.00–12.30\u00a0น." in read(client, event)


def test_several_days_are_a_range(client, make):
    assert "12–14 มี.ค. 2564" in read(client, make(last_day=day("2021-03-14")))


def test_what_is_cancelled_says_so_and_why(client, make):
    text = read(client, make(cancelled=True, cancelled_because="น้ำป่าตัดทาง"))
    assert "น้ำป่าตัดทาง" in text
    assert "https://schema.org/EventCancelled" in text


def test_nobody_signs_up_for_what_is_over(client, make):
    event = make(first_day=day("2021-02-01"), sign_up_url="https://example.org/join")
    assert "https://example.org/join" not in read(client, event)


def test_the_next_times_of_what_comes_again(client, make):
    text = read(client, make(first_day=day("2021-01-06"), repeats="weekly"))
    assert "พ. 17 มี.ค. 2564" in text
    assert "6 ม.ค. 2564 น." not in text


def test_search_engines_are_told_the_next_time(client, make):
    event = make(first_day=day("2021-01-06"), repeats="weekly", starts_at=datetime.time(9))
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', read(client, event))
    data = json.loads(script[1])
    assert (data["@type"], data["startDate"]) == ("Event", "2021-03-10T09:00:00+07:00")


def test_a_title_cannot_end_the_data_block(client, make):
    text = read(client, make("</script><script>alert(1)</script>"))
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("last_day", {"last_day": day("2021-03-11")}),
        ("last_day", {"last_day": day("2021-09-12")}),
        ("first_day", {"first_day": day("1902-03-12")}),
        ("first_day", {"first_day": day("2564-03-12")}),
        ("ends_at", {"starts_at": datetime.time(9), "ends_at": datetime.time(8)}),
        ("starts_at", {"ends_at": datetime.time(8)}),
        ("repeats", {"repeats": "secondly"}),
        ("repeats", {"repeats": "FREQ=SECONDLY"}),
        ("interval", {"repeats": "weekly", "interval": 53}),
        ("weekdays", {"repeats": "weekly", "weekdays": ["XX"]}),
        ("weekdays", {"repeats": "weekly", "weekdays": {"MO": 1}}),
        ("weekdays", {"repeats": "weekly", "weekdays": ["MO"]}),
        ("repeats", {"repeats": "monthly-last"}),
        ("until", {"repeats": "weekly", "until": day("2021-03-01")}),
        ("count", {"repeats": "weekly", "until": day("2021-05-01"), "count": 3}),
        ("count", {"repeats": "weekly", "count": 100_000}),
        ("last_day", {"repeats": "weekly", "last_day": day("2021-03-20")}),
        ("exceptions", {"repeats": "weekly", "exceptions": ["yesterday"]}),
        ("exceptions", {"repeats": "weekly", "exceptions": [{"a": 1}]}),
        ("exceptions", {"repeats": "weekly", "exceptions": ["2021-03-12"] * 201}),
        (
            "exceptions",
            {"repeats": "weekly", "count": 2, "exceptions": ["2021-03-12", "2021-03-19"]},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_days_that_cannot_be_are_refused_kindly(make, field, facts):
    event = make(live=False)
    for name, value in facts.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert set(refused.value.message_dict) == {field}


class TestWrittenDays:
    def test_a_published_rule_writes_its_days(self, make):
        event = make(repeats="weekly", count=3)
        found = event.occurrences.values_list("first_day", flat=True)
        assert list(found) == [day("2021-03-12"), day("2021-03-19"), day("2021-03-26")]

    def test_a_draft_writes_none(self, make):
        make(live=False)
        assert not Occurrence.objects.exists()

    def test_a_draft_of_a_live_event_moves_nothing_yet(self, make):
        event = make()
        event.first_day = day("2021-04-01")
        event.save_revision()
        assert event.occurrences.get().first_day == day("2021-03-12")

    def test_moving_it_moves_its_days(self, make):
        event = make(repeats="weekly", count=3)
        event.repeats, event.first_day = "", day("2021-04-01")
        event.save_revision().publish()
        assert event.occurrences.get().first_day == day("2021-04-01")


class TestWhatCameOfIt:
    @pytest.fixture
    def lesson(self, tree):
        return factories.page(tree["lessons"], LessonPage, "ฝายที่ไม่พังอีก")

    @pytest.fixture
    def forum(self, make, lesson):
        event = make("เวทีหน้าฝาย", first_day=day("2021-01-05"))
        event.outcomes = [EventOutcome(outcome=lesson)]
        event.save_revision().publish()
        return event

    def test_the_event_leads_to_the_lesson(self, client, forum, lesson):
        assert lesson.url in read(client, forum)

    def test_the_lesson_leads_to_the_event(self, client, forum, lesson):
        assert forum.url in read(client, lesson)

    def test_so_does_a_field_note(self, client, tree, make):
        note = factories.page(tree["notes"], FieldNotePage, "คุยกันหน้าฝาย")
        event = make(first_day=day("2021-01-05"), outcomes=[EventOutcome(outcome=note)])
        assert event.url in read(client, note)

    def test_the_translation_of_the_lesson_leads_there_too(self, client, tree, forum, lesson):
        english = Locale.objects.get(language_code="en")
        tree["home"].copy_for_translation(english, copy_parents=True).save_revision().publish()
        copy = lesson.copy_for_translation(english, copy_parents=True)
        copy.save_revision().publish()
        cache.clear()  # which homes the site has
        assert "events-behind" in read(client, copy)

    def test_a_hidden_lesson_is_not_told_of(self, client, forum, lesson):
        PageViewRestriction.objects.create(page=lesson, restriction_type="login")
        assert "ฝายที่ไม่พังอีก" not in read(client, forum)

    def test_a_hidden_event_is_not_told_of(self, client, forum, lesson):
        PageViewRestriction.objects.create(page=forum, restriction_type="login")
        assert "เวทีหน้าฝาย" not in read(client, lesson)

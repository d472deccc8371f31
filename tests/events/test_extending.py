"""Recurring events are followed as time goes on."""

from __future__ import annotations

import datetime

from django.core.management import call_command

from .conftest import TODAY


def test_a_year_later_there_are_two_more_years(make, monkeypatch):
    event = make(repeats="monthly")
    later = TODAY + datetime.timedelta(days=365)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_a, **_k: later)
    call_command("extend_calendar")
    assert event.occurrences.last().first_day > later + datetime.timedelta(days=700)


def test_twice_does_no_harm(make):
    event = make(repeats="monthly")
    before = list(event.occurrences.values_list("pk", "first_day"))
    call_command("extend_calendar")
    assert list(event.occurrences.values_list("pk", "first_day")) == before


def test_what_has_an_end_is_left_alone(make, django_assert_num_queries):
    make(repeats="weekly", until=datetime.date(2021, 4, 30))
    with django_assert_num_queries(1):
        call_command("extend_calendar")

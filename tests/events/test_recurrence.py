"""On which days something comes again."""

from __future__ import annotations

import datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import vRecur

from kmportal.events.recurrence import MOST, WEEKDAYS, Recurrence, Repeats

from .conftest import day


def days(repeats, first, **facts):
    horizon = facts.pop("horizon", day("2021-12-31"))
    return [str(d) for d in Recurrence(repeats, day(first), **facts).days(horizon)]


def test_what_does_not_repeat_comes_once():
    assert days("", "2021-03-12") == ["2021-03-12"]


def test_every_week_on_the_weekday_of_the_first_day():
    assert days("weekly", "2021-03-12", count=3) == ["2021-03-12", "2021-03-19", "2021-03-26"]


def test_every_second_week_on_two_weekdays():
    found = days("weekly", "2021-03-08", interval=2, weekdays=("WE", "MO"), count=4)
    assert found == ["2021-03-08", "2021-03-10", "2021-03-22", "2021-03-24"]


def test_the_second_friday_of_each_month():
    found = days("monthly-weekday", "2021-03-12", count=3)
    assert found == ["2021-03-12", "2021-04-09", "2021-05-14"]


def test_a_fifth_weekday_is_the_last_one():
    assert days("monthly-weekday", "2021-03-31", count=2) == ["2021-03-31", "2021-04-28"]


def test_the_thirty_first_comes_only_in_months_that_have_one():
    found = days("monthly", "2021-01-31", until=day("2021-05-31"))
    assert found == ["2021-01-31", "2021-03-31", "2021-05-31"]


def test_the_last_day_of_each_month():
    found = days("monthly-last", "2021-02-28", count=3)
    assert found == ["2021-02-28", "2021-03-31", "2021-04-30"]


def test_the_last_day_it_may_come_is_included():
    assert days("daily", "2021-03-12", until=day("2021-03-13")) == ["2021-03-12", "2021-03-13"]


def test_exceptions_are_left_out_and_still_counted():
    """As RFC 5545 has it: COUNT is of the rule, EXDATE takes away from what it gives."""
    found = days("weekly", "2021-04-06", count=3, exceptions=frozenset({day("2021-04-13")}))
    assert found == ["2021-04-06", "2021-04-20"]


def test_without_an_end_it_is_followed_to_the_horizon():
    assert days("yearly", "2018-04-13")[-1] == "2021-04-13"


def test_the_longest_is_bounded_and_keeps_what_comes_last():
    found = days("daily", "1957-01-01")
    assert (len(found), found[-1]) == (MOST, "2021-12-31")


@settings(max_examples=150, deadline=None)
@given(
    repeats=st.sampled_from([value for value in Repeats.values if value]),
    first=st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31)),
    interval=st.integers(1, 52),
    weekdays=st.sets(st.sampled_from(WEEKDAYS)),
    count=st.none() | st.integers(2, 60),
)
def test_calendar_programs_read_the_rule_as_we_do(repeats, first, interval, weekdays, count):
    weekdays = tuple(weekdays | {WEEKDAYS[first.weekday()]})
    recurrence = Recurrence(repeats, first, interval, weekdays, count=count)
    rule = vRecur(recurrence.rule(timed=False)).to_ical().decode()
    horizon = first + datetime.timedelta(days=900)
    start = datetime.datetime.combine(first, datetime.time())
    theirs = rrulestr(rule, dtstart=start).between(
        start, datetime.datetime.combine(horizon, datetime.time()), inc=True
    )
    assert recurrence.days(horizon) == [moment.date() for moment in theirs][-MOST:]


@pytest.mark.parametrize("repeats", [value for value in Repeats.values if value])
def test_a_rule_that_hardly_ever_comes_ends_soon(repeats):
    """The horizon ends every rule, also on 29 February every 52nd year."""
    found = Recurrence(repeats, day("2020-02-29"), 52).days(day("2031-01-01"))
    assert len(found) < 100

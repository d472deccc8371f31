"""The calendar readers see: what comes, what is over, one month; narrowed down by links."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from kmportal.events.asked import Asked
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from tests import factories

from .conftest import day


@pytest.fixture
def look(client, tree):
    def found(**parameters):
        return client.get(tree["events"].url, parameters)

    return found


def titles(response):
    return [entry.page.title for entry in response.context["agenda"].pages]


def test_what_comes_stands_in_order_each_event_once(look, make):
    make("ทีหลัง", first_day=day("2021-04-01"))
    make("ทุกสัปดาห์", first_day=day("2021-01-04"), repeats="weekly")
    make("ผ่านไปแล้ว", first_day=day("2021-03-09"))
    make("วันนี้บ่าย", first_day=day("2021-03-10"), starts_at=datetime.time(13))
    assert titles(look()) == ["วันนี้บ่าย", "ทุกสัปดาห์", "ทีหลัง"]


def test_what_goes_on_is_not_over(look, make):
    make("สามวัน", first_day=day("2021-03-09"), last_day=day("2021-03-11"))
    assert titles(look()) == ["สามวัน"]


def test_what_is_over_stands_newest_first(look, make):
    make("ปีก่อน", first_day=day("2020-03-12"))
    make("เมื่อวาน", first_day=day("2021-03-09"))
    make("จะมา")
    assert titles(look(when="past")) == ["เมื่อวาน", "ปีก่อน"]


def test_a_month_shows_each_time(look, make):
    make("ทุกสัปดาห์", first_day=day("2021-01-05"), repeats="weekly")
    month = look(month="2021-03").context["agenda"].month
    assert [entry.first_day.day for entry in month.entries] == [2, 9, 16, 23, 30]


def test_several_days_fill_their_boxes_across_months(look, make):
    make("ยาว", first_day=day("2021-02-27"), last_day=day("2021-03-02"))
    month = look(month="2021-03").context["agenda"].month
    filled = [box.date.day for week in month.weeks for box in week if box.entries]
    assert filled == [1, 2]


def test_the_month_is_named_in_the_readers_era(look, make):
    assert "มีนาคม 2564" in look(month="2021-03").content.decode()


def test_months_before_and_after_are_links(look, make):
    text = look(month="2021-01", kind="forum").content.decode()
    assert "?kind=forum&amp;month=2020-12#found" in text
    assert "?kind=forum&amp;month=2021-02#found" in text


def test_what_is_cancelled_is_shown_so(look, make):
    make(cancelled=True)
    assert "ยกเลิก" in look().content.decode() or "Cancelled" in look().content.decode()


class TestNarrowing:
    @pytest.fixture(autouse=True)
    def _calendar(self, make):
        region = factories.place("r1", "ภาคอีสาน")
        province = factories.place("31", "บุรีรัมย์", region=region)
        factories.place("3104", "นางรอง", region=region)
        tambon = factories.place("310427", "หนองโสน", region=region)
        base = factories.theme("finance", "การเงิน")
        branch = factories.theme("savings-groups", "กลุ่มออมทรัพย์", parent=base)
        make("ออม", theme_tags=[PageTheme(theme=branch)], place_tags=[PagePlace(place=tambon)])
        make("อบรม", event_kind="training", place_tags=[PagePlace(place=province)])
        make("ที่อื่น")

    @pytest.mark.parametrize(
        ("chosen", "left"),
        [
            ({"kind": "training"}, ["อบรม"]),
            ({"theme": "finance"}, ["ออม"]),
            ({"theme": "savings-groups"}, ["ออม"]),
            ({"place": "r1"}, ["ออม", "อบรม"]),
            ({"place": "31"}, ["ออม", "อบรม"]),
            ({"place": "310427"}, ["ออม"]),
            ({"place": "31", "kind": "training"}, ["อบรม"]),
            ({"kind": "fair"}, []),
            ({"theme": "no-such"}, []),
        ],
        ids=str,
    )
    def test_by_kind_theme_and_place(self, look, chosen, left):
        assert titles(look(**chosen)) == left

    def test_counts_are_of_what_the_other_choices_leave(self, look):
        groups = {g.key: g for g in look(place="31").context["agenda"].narrowing.groups}
        assert {o.value: o.count for o in groups["kind"].options} == {"forum": 1, "training": 1}

    def test_what_is_chosen_can_be_taken_away(self, look):
        (chip,) = look(place="310427").context["agenda"].narrowing.chips
        assert (chip.label, chip.url) == ("ต.หนองโสน อ.นางรอง จ.บุรีรัมย์", "?")


@pytest.mark.parametrize(
    "parameters",
    [
        {"month": "2021-13"},
        {"month": "0000-01"},
        {"month": "9999-12"},
        {"month": "1234-01"},
        {"month": "๒๕๖๔-๐๓"},
        {"page": "99999999999"},
        {"page": "-1"},
        {"kind": "x" * 100_000},
        {"theme": "\x00"},
        {"place": "31' OR 1=1"},
        {"when": "ก้้้้้้้้้้้้้้้"},
    ],
    ids=lambda value: repr(value)[:24],
)
def test_what_makes_no_sense_is_as_if_not_asked(look, make, parameters):
    make("เวที")
    response = look(**parameters)
    assert (response.status_code, titles(response)) == (200, ["เวที"])


def test_an_address_says_all_that_is_asked():
    asked = Asked.of({"kind": "forum", "place": "31", "month": "2021-03"})
    assert Asked.of(dict(asked.parameters)) == asked


def test_a_hidden_event_is_neither_listed_nor_counted(look, make):
    PageViewRestriction.objects.create(page=make("ลับ"), restriction_type="login")
    response = look()
    assert response.context["agenda"].total == 0
    assert "ลับ" not in look(month="2021-03").content.decode()


@pytest.mark.parametrize("parameters", [{}, {"when": "past"}, {"month": "2021-03"}], ids=str)
def test_thirty_events_ask_no_more_than_three(look, make, parameters):
    place = factories.place("31", "บุรีรัมย์", region=factories.place("r1", "ภาคอีสาน"))
    theme = factories.theme("savings-groups", "กลุ่มออมทรัพย์")

    def some(number):
        for each in range(number):
            tags = {
                "place_tags": [PagePlace(place=place)],
                "theme_tags": [PageTheme(theme=theme)],
            }
            make(f"วง {number} {each}", repeats="weekly", **tags)
            make(f"เก่า {number} {each}", first_day=day("2021-03-01"), **tags)

    def queries():
        look(**parameters)
        with CaptureQueriesContext(connection) as asked:
            look(**parameters)
        return len(asked)

    some(3)
    few = queries()
    some(27)
    assert queries() == few


class TestOnOtherPages:
    def test_a_place_shows_what_comes_there(self, client, make):
        place = factories.place("31", "บุรีรัมย์")
        make("เวทีที่จะมา", place_tags=[PagePlace(place=place)])
        make("เวทีที่ผ่านไป", first_day=day("2021-01-01"), place_tags=[PagePlace(place=place)])
        some = client.get(place.get_absolute_url()).content.decode()
        assert some.count('class="event-row') == 1

    def test_a_theme_shows_what_comes(self, client, make):
        theme = factories.theme("water", "น้ำ")
        make("เวทีที่จะมา", theme_tags=[PageTheme(theme=theme)])
        assert 'class="event-row' in client.get(theme.get_absolute_url()).content.decode()

    def test_without_events_there_is_no_heading(self, client, tree):
        theme = factories.theme("water", "น้ำ")
        assert "coming-events" not in client.get(theme.get_absolute_url()).content.decode()

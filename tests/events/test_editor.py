"""The form of an event: days and times as editors write them."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from kmportal.events.models import EventPage
from tests import factories
from tests.importing.form_data import filled_form

from .conftest import day


@pytest.fixture
def as_steward(client, db):
    client.force_login(factories.person("steward", is_superuser=True))
    return client


@pytest.fixture
def event(make):
    return make()


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def published(client, page, **changes):
    data = filled_form(client.get(edit(page))) | changes | {"action-publish": "action-publish"}
    response = client.post(edit(page), data)
    page.refresh_from_db()
    return response


@pytest.mark.parametrize(
    "typed", ["๑๕ มี.ค. ๒๕๖๔", "15/3/64", "2021-03-15", "15 มีนาคม", "15 Mar 2021"]
)
def test_a_day_may_be_written_as_people_do(as_steward, event, typed):
    published(as_steward, event, first_day=typed)
    assert event.first_day == day("2021-03-15")


@pytest.mark.parametrize("typed", ["๑๓.๓๐ น.", "13:30", "1.30 pm"])
def test_a_time_may_be_written_as_people_do(as_steward, event, typed):
    published(as_steward, event, starts_at=typed)
    assert event.starts_at == datetime.time(13, 30)


def test_the_form_shows_the_buddhist_era(as_steward, event):
    assert filled_form(as_steward.get(edit(event)))["first_day"] == "12 มี.ค. 2564"


def test_what_is_shown_can_be_sent_again(as_steward, make):
    facts = {
        "last_day": day("2021-03-13"),
        "starts_at": datetime.time(9),
        "ends_at": datetime.time(16, 30),
        "repeats": "weekly",
        "weekdays": ["FR"],
        "until": day("2021-05-07"),
        "exceptions": ["2021-04-16", "2021-04-23"],
    }
    event = make(**facts)
    published(as_steward, event)
    assert {name: getattr(event, name) for name in facts} == facts


def test_a_rule_is_chosen_from_simple_parts(as_steward, event):
    published(
        as_steward,
        event,
        repeats="weekly",
        interval="2",
        weekdays=["MO", "FR"],
        count="4",
        exceptions="22 มี.ค. 2564\n13-15/4/64",
    )
    assert event.exceptions == ["2021-03-22", "2021-04-13", "2021-04-14", "2021-04-15"]
    found = [str(each.first_day) for each in event.occurrences.all()]
    assert found == ["2021-03-12", "2021-03-26", "2021-04-05"]


HOSTILE = {
    "a word": "พรุ่งนี้",
    "a rule": "FREQ=SECONDLY;COUNT=999999999",
    "long": "12 มี.ค. " * 12_000,
    "zalgo": "1̶2̷ ม̸ี.̵ค.",
    "right to left": "\u202e4652 .ค.มี 21",
    "markup": '"><script>alert(1)</script>',
    "no such day": "31/2/64",
    "two days": "12-14/3/64",
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_day_is_refused_and_nothing_typed_is_lost(as_steward, event, typed):
    response = published(as_steward, event, first_day=typed, venue="ศาลาวัดบน")
    form = response.context["form"]
    assert list(form.errors) == ["first_day"]
    assert (form["first_day"].value(), form["venue"].value()) == (typed, "ศาลาวัดบน")
    assert event.first_day == day("2021-03-12")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("repeats", "secondly"),
        ("interval", "100000"),
        ("interval", "-1"),
        ("weekdays", ["XX"]),
        ("count", "9" * 400),
        ("until", "เมื่อไรก็ได้"),
        ("starts_at", "25.00"),
        ("starts_at", "9" * 100_000),
        ("exceptions", "ไม่รู้\n" * 10),
        ("exceptions", "1/1/64-31/12/64"),
        ("exceptions", "1/1/64\n" * 100_000),
    ],
    ids=lambda value: str(value)[:20],
)
def test_hostile_rules_are_refused_kindly(as_steward, event, field, typed):
    facts = {"repeats": "weekly"} | {field: typed}
    assert list(published(as_steward, event, **facts).context["form"].errors) == [field]
    assert event.occurrences.count() == 1


def test_a_zero_byte_is_no_reason_to_lose_the_page(as_steward, event):
    response = published(as_steward, event, first_day="12\0 มี.ค. 2564")
    assert response.status_code in (200, 302)


def test_who_may_not_edit_is_refused(client, event):
    group = Group.objects.create(name="อ่านอย่างเดียว")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    reader = factories.person("reader")
    reader.groups.add(group)
    client.force_login(reader)
    assert client.get(edit(event)).status_code == 302


def test_an_event_is_made_only_below_the_calendar():
    assert [m.__name__ for m in EventPage.allowed_parent_page_models()] == ["EventIndexPage"]

"""Places that are few: the last one, the waiting list, and who moves up."""

from __future__ import annotations

import datetime
import sqlite3
import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import connection, connections
from django.utils import timezone, translation

from kmportal.events.models import EventPage
from kmportal.forms.models import FormAnswer
from kmportal.forms.taking import TooLate, take
from tests import factories

from .conftest import send, typed

State = FormAnswer.State


def states() -> list[str]:
    return list(FormAnswer.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.django_db
def test_places_left_are_told_and_the_last_closes_it(client, make):
    page = make(capacity=2, waiting_list=False, full_text="รอบหน้าเดือนเมษายน")
    send(client, page)
    shown = client.get(page.url)
    assert shown.context["standing"].left == 1
    send(client, page, typed("สมชาย"))

    refused = send(client, page, typed("คนที่สาม"))

    assert refused.status_code == 409
    assert "คนที่สาม" in refused.content.decode()
    assert "รอบหน้าเดือนเมษายน" in client.get(page.url).content.decode()
    assert states() == [State.TAKEN, State.TAKEN]


@pytest.mark.django_db
def test_who_waits_longest_moves_up_and_is_told(client, make, django_capture_on_commit_callbacks):
    page = make(capacity=1)
    first = send(client, page)["Location"]
    waiting = send(client, page, typed("ผู้รอหนึ่ง", mail="one@example.org"))["Location"]
    send(client, page, typed("ผู้รอสอง", mail="two@example.org"))
    assert client.get(waiting).context["number"] == 1
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(first)

    assert states() == [State.TAKEN, State.WAITING]
    assert [letter.to for letter in mail.outbox if "one@" in letter.to[0]]
    assert not client.get(waiting).context["waiting"]


@pytest.mark.django_db
def test_more_places_go_to_those_who_wait(client, make):
    page = make(capacity=1)
    for name in ("หนึ่ง", "สอง", "สาม"):
        send(client, page, typed(name))

    page.capacity = 2
    page.save_revision().publish()

    assert states() == [State.TAKEN, State.TAKEN, State.WAITING]


@pytest.mark.django_db
def test_a_translation_shares_the_places(client, make, tree):
    from wagtail.models import Locale

    page = make(capacity=1)
    english = Locale.objects.get(language_code="en")
    tree["home"].copy_for_translation(english).save_revision().publish()
    tree["forms"].copy_for_translation(english).save_revision().publish()
    other = page.copy_for_translation(english)
    other.capacity = 50  # not sent to translation since
    other.save_revision().publish()
    send(client, page)

    send(client, other, typed("อีกคน"))

    assert states() == [State.TAKEN, State.WAITING]


@pytest.mark.django_db
@pytest.mark.parametrize("over", [{"cancelled": True}, {"first_day": datetime.date(2021, 3, 1)}])
def test_an_event_that_is_over_takes_nobody(client, make, tree, over):
    day = timezone.localdate() + datetime.timedelta(days=9)
    event = factories.page(tree["events"], EventPage, "อบรม", **({"first_day": day} | over))

    assert send(client, make(event=event)).status_code == 409


@pytest.mark.django_db
def test_the_page_of_an_event_leads_to_its_registration(client, make, tree):
    day = timezone.localdate() + datetime.timedelta(days=9)
    event = factories.page(tree["events"], EventPage, "อบรม", first_day=day)
    page = make(event=event, capacity=30)
    hidden = make("ฉบับร่าง", event=event, live=False)

    shown = client.get(event.url).content.decode()

    assert page.url in shown
    assert "30" in shown
    assert hidden.url not in shown


@pytest.mark.django_db
def test_two_people_at_once_get_one_place(make, tmp_path):
    """On a database of its own, which two connections share as two processes do."""
    if connection.vendor != "sqlite":
        pytest.skip("The PostgreSQL tier has its own.")
    page, file = make(capacity=1, waiting_list=False), tmp_path / "race.sqlite3"
    file.write_bytes(connection.connection.serialize())
    ready, outcomes = threading.Barrier(2), []

    def press(name: str) -> None:
        connections["default"] = mine = connections.create_connection("default")
        mine.settings_dict = mine.settings_dict | {"NAME": str(file)}
        try:
            with translation.override("th"):
                form = page.get_form(typed(name), page=page, user=AnonymousUser())
                assert form.is_valid()
                ready.wait(30)
                outcomes.append(_taken(page, form))
        finally:
            mine.close()

    both = [threading.Thread(target=press, args=[name]) for name in ("หนึ่ง", "สอง")]
    for each in both:
        each.start()
    for each in both:
        each.join(60)

    assert sorted(outcomes) == ["full", "taken"]
    with sqlite3.connect(file) as told:
        assert told.execute("SELECT state FROM forms_formanswer").fetchall() == [("taken",)]


def _taken(page, form) -> str:
    try:
        take(page, form, AnonymousUser())
    except TooLate:
        return "full"
    return "taken"

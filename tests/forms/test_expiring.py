"""Answers have their time; what is personal goes with it."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from kmportal.events.models import EventPage
from kmportal.forms.models import FormAnswer, FormTally
from kmportal.forms.personal_data import erase, expire_answers, export
from tests import factories

from .conftest import question, results_url, send, typed

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def grow_old(days: int) -> None:
    FormAnswer.objects.update(submit_time=timezone.now() - days * DAY)


@pytest.fixture
def rated(make):
    def made(**fields):
        name = question("name", "ชื่อ", "singleline", personal=True)
        return make(questions=[name, question("rating", "เป็นอย่างไร", "rating")], **fields)

    return made


def test_who_answered_is_removed_and_the_rest_stays(client, rated, capsys):
    page = rated(keep_days=30)
    link = send(client, page, typed(rating="4"))["Location"]
    grow_old(32)

    call_command("expire_answers")

    answer = FormAnswer.objects.get()
    assert answer.form_data == {"rating": 4}
    assert (answer.key, answer.email, answer.member) == (None, "", None)
    assert client.get(link).status_code == 404
    assert capsys.readouterr().out.strip().endswith("1")
    assert expire_answers() == 0


def test_or_only_sums_stay_and_count_on(client, rated, steward):
    page = rated(keep_days=30, afterwards="sums")
    send(client, page, typed(rating="4"))
    grow_old(32)
    expire_answers()
    send(client, page, typed("อีกคน", rating="2"))
    client.force_login(steward)

    (rating,) = client.get(results_url(page)).context["sums"]

    assert FormAnswer.objects.count() == 1
    assert FormTally.objects.exists()
    assert (str(rating.average), rating.answered) == ("3.0", 2)


@pytest.mark.parametrize("days", [29, 30], ids=str)
def test_before_its_time_nothing_goes(client, rated, days):
    send(client, rated(keep_days=30), typed(rating="4"))
    grow_old(days)

    assert expire_answers() == 0
    assert FormAnswer.objects.get().form_data["name"]


def test_the_days_count_from_the_event(client, rated, tree):
    today = timezone.localdate()
    event = factories.page(tree["events"], EventPage, "อบรม", first_day=today)
    page = rated(event=event, keep_days=30)
    send(client, page, typed(rating="4"))
    grow_old(60)

    assert expire_answers() == 0
    EventPage.objects.update(first_day=today - 31 * DAY)
    assert expire_answers() == 1


def test_a_member_takes_her_answers_with_her(client, make):
    member = factories.person("malee")
    client.force_login(member)
    send(client, make())

    assert export(member)[0]["answers"]["ชื่อ"] == "สมหญิง ใจดี"
    erase(member, keep=True)

    assert not FormAnswer.objects.exists()

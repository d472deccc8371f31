"""News by the day and by the week, as Bangkok counts them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from kmportal.following.delivery import deliver_now
from kmportal.following.digests import BANGKOK, prepare_digests
from kmportal.following.models import Mail, Notification
from tests.following.conftest import Village, follow, publish, say, write_note

WEDNESDAY = datetime.datetime(2026, 11, 18, 7, 0, tzinfo=BANGKOK)


def at(moment: datetime.datetime) -> None:
    Notification.objects.update(created_at=moment)


def send(now: datetime.datetime) -> int:
    prepare_digests(now)
    deliver_now()
    return len(mail.outbox)


@pytest.fixture
def news(village: Village, happen: Any) -> Village:
    """Two pieces of news for Malee, who wants them once a day."""
    follow(village.malee, "place", village.tambon, "daily")
    follow(village.malee, "page", village.note, "daily")
    happen(publish, write_note(village))
    happen(say, village.note, village.somchai)
    mail.outbox.clear()
    at(WEDNESDAY - datetime.timedelta(hours=12))
    return village


def test_a_day_of_news_comes_in_one_message(news: Village) -> None:
    assert send(WEDNESDAY) == 1
    (message,) = mail.outbox
    assert message.subject.startswith("2 เรื่องใหม่")
    assert "ข้าวใหม่ปีนี้" in message.body
    assert "สมชาย" in message.body


def test_run_twice_it_sends_once(news: Village) -> None:
    send(WEDNESDAY)
    assert send(WEDNESDAY + datetime.timedelta(hours=10)) == 1


def test_the_command_run_twice_sends_once(news: Village) -> None:
    call_command("send_digests")
    call_command("send_digests")
    assert len(mail.outbox) == 1


def test_todays_news_waits_for_tomorrow(news: Village) -> None:
    at(WEDNESDAY.replace(hour=0, minute=1))
    assert send(WEDNESDAY) == 0
    assert send(WEDNESDAY + datetime.timedelta(days=1)) == 1


def test_the_day_turns_at_midnight_in_bangkok(news: Village) -> None:
    """18:00 in London is the next day here."""
    at(datetime.datetime(2026, 11, 17, 16, 59, tzinfo=datetime.UTC))
    assert send(WEDNESDAY) == 1


def test_a_missed_day_comes_with_the_next(news: Village) -> None:
    assert send(WEDNESDAY + datetime.timedelta(days=3)) == 1


def test_the_week_begins_on_monday(news: Village) -> None:
    Notification.objects.update(frequency="weekly")
    assert send(WEDNESDAY) == 0
    monday = WEDNESDAY + datetime.timedelta(days=5)
    assert send(monday - datetime.timedelta(days=1)) == 0
    assert send(monday) == 1
    assert send(monday + datetime.timedelta(days=1)) == 1


def test_what_was_taken_back_is_left_out(news: Village) -> None:
    news.note.comments.update(state="rejected")
    send(WEDNESDAY)
    assert "สมชาย" not in mail.outbox[0].body


def test_nothing_left_to_tell_is_no_mail(news: Village) -> None:
    news.tree["notes"].get_children().update(live=False)
    assert send(WEDNESDAY) == 0
    assert Mail.objects.get(scope="daily").state == "empty"


def test_what_is_wanted_only_on_the_site_is_not_mailed(news: Village) -> None:
    Notification.objects.update(frequency="site")
    assert send(WEDNESDAY) == 0


def test_a_long_digest_names_thirty_and_counts_the_rest(news: Village, happen: Any) -> None:
    for number in range(33):
        happen(say, news.note, news.somchai, f"ความเห็นที่ {number}")
    at(WEDNESDAY - datetime.timedelta(hours=12))
    mail.outbox.clear()
    prepare_digests(WEDNESDAY)
    deliver_now()
    (message,) = [m for m in mail.outbox if m.to == ["malee@example.org"]]
    assert message.subject.startswith("35 เรื่องใหม่")
    assert "อีก 5 เรื่อง" in message.body

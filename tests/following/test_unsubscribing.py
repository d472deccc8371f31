"""Ending mail from the mail itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail, signing
from django.test import Client

from kmportal.following.models import Follow, MailChoice
from kmportal.following.unsubscribing import SALT, Subscription
from tests.following.conftest import Village, follow, publish, say, write_note

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def stranger() -> Client:
    """As strict as a real site about cookies it has not given."""
    return Client(enforce_csrf_checks=True)


def link_in(message: Any) -> str:
    return message.extra_headers["List-Unsubscribe"].strip("<>").split("8000", 1)[-1]


def test_the_press_of_a_mail_program_ends_it(
    village: Village, happen: Any, stranger: Client
) -> None:
    followed = follow(village.malee, "place", village.tambon)
    happen(publish, write_note(village))
    answer = stranger.post(link_in(mail.outbox[0]), ONE_CLICK)
    followed.refresh_from_db()
    assert (answer.status_code, followed.frequency) == (200, "site")
    happen(publish, write_note(village, "ข้าวใหม่ปีหน้า"))
    assert len(mail.outbox) == 1
    assert village.malee.notifications.count() == 2


def test_opening_the_link_only_asks(village: Village, happen: Any, stranger: Client) -> None:
    followed = follow(village.malee, "place", village.tambon)
    happen(publish, write_note(village))
    answer = stranger.get(link_in(mail.outbox[0]))
    followed.refresh_from_db()
    assert followed.frequency == "at_once"
    assert "ต.หนองโสน" in answer.content.decode()


def test_it_ends_only_what_caused_the_mail(village: Village, stranger: Client) -> None:
    place = follow(village.malee, "place", village.tambon)
    theme = follow(village.malee, "theme", village.base)
    stranger.post(Subscription(village.malee, "follow", place.pk).path, ONE_CLICK)
    theme.refresh_from_db()
    assert theme.frequency == "at_once"


def test_one_can_end_all_at_once(village: Village, stranger: Client) -> None:
    place = follow(village.malee, "place", village.tambon)
    follow(village.malee, "theme", village.base, "weekly")
    stranger.post(Subscription(village.malee, "follow", place.pk).path, {"scope": "all"})
    assert set(Follow.objects.values_list("frequency", flat=True)) == {"site"}
    assert MailChoice.objects.get(member=village.malee).own == "site"


def test_the_daily_digest_ends_for_what_is_daily(village: Village, stranger: Client) -> None:
    follow(village.malee, "place", village.tambon, "daily")
    follow(village.malee, "theme", village.base, "weekly")
    stranger.post(Subscription(village.malee, "daily").path, ONE_CLICK)
    found = dict(Follow.objects.values_list("kind", "frequency"))
    assert found == {"place": "site", "theme": "weekly"}


def test_what_already_waits_is_not_mailed(village: Village, happen: Any, stranger: Client) -> None:
    follow(village.malee, "place", village.tambon, "daily")
    happen(publish, write_note(village))
    stranger.post(Subscription(village.malee, "daily").path, ONE_CLICK)
    assert village.malee.notifications.get().frequency == "site"


def test_mail_about_answers_ends_too(village: Village, happen: Any, stranger: Client) -> None:
    happen(say, village.note, village.somchai)
    stranger.post(link_in(mail.outbox[0]), ONE_CLICK)
    happen(say, village.note, village.somchai)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "token",
    ["x", "W10:1:x", "%00", "ก" * 300, "a:b:c:d", signing.dumps([1, "all", None], salt="other")],
    ids=["a letter", "made up", "a NUL", "Thai", "parts", "signed for something else"],
)
def test_a_forged_link_is_refused(village: Village, stranger: Client, token: str) -> None:
    followed = follow(village.malee, "place", village.tambon)
    answer = stranger.post(f"/th/following/unsubscribe/{token}/", ONE_CLICK)
    followed.refresh_from_db()
    assert (answer.status_code, followed.frequency) == (404, "at_once")
    assert "ลิงก์" in answer.content.decode()


@pytest.mark.parametrize("content", [None, "all", [1], [1, 2, 3, 4], {"a": 1}, ["x", "all", None]])
def test_signed_nonsense_is_refused(village: Village, stranger: Client, content: Any) -> None:
    token = signing.dumps(content, salt=SALT)
    assert stranger.post(f"/th/following/unsubscribe/{token}/").status_code == 404


def test_a_link_reaches_no_one_elses_follow(village: Village, stranger: Client) -> None:
    other = follow(village.somchai, "place", village.tambon)
    stranger.post(Subscription(village.malee, "follow", other.pk).path, ONE_CLICK)
    other.refresh_from_db()
    assert other.frequency == "at_once"

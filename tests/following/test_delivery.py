"""Real mail to a real server that does not always do what it should."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from kmportal.following.delivery import deliver_now
from kmportal.following.models import Event, Mail
from kmportal.following.telling import tell_now
from kmportal.mailing.delivery import PAUSES
from tests.following.conftest import Village, follow, publish, write_note
from tests.following.sink import sink

#: In place of the task that would send at once.
NO_MAIL = SimpleNamespace(enqueue=lambda: None)


@pytest.fixture
def waiting(village: Village, happen: Any, monkeypatch: pytest.MonkeyPatch) -> Mail:
    """One message to Malee that has not been tried yet."""
    monkeypatch.setattr("kmportal.following.telling.deliver", NO_MAIL)
    follow(village.malee, "place", village.tambon)
    happen(publish, write_note(village))
    return Mail.objects.get()


def later() -> None:
    Mail.objects.filter(state="waiting").update(due_at=timezone.now())


def test_the_message_says_what_happened_and_where(waiting: Mail, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://example.or.th"
    with sink(settings) as server:
        deliver_now()
    (message,) = server.taken
    text = message.get_body(("plain",)).get_content()
    assert message["Subject"].strip() == "บันทึกใหม่: ข้าวใหม่ปีนี้"
    assert message["To"] == "malee@example.org"
    assert "https://example.or.th/th/notes/ข้าวใหม่ปีนี้/" in text
    assert "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์" in text
    assert f"{timezone.localdate().year + 543}" in text
    assert 'lang="th"' in message.get_body(("html",)).get_content()


def test_it_can_be_ended_with_one_press_of_the_mail_program(waiting: Mail, settings: Any) -> None:
    with sink(settings) as server:
        deliver_now()
    (message,) = server.taken
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].strip().startswith("<http")
    assert "/following/unsubscribe/" in message["List-Unsubscribe"]


def test_in_the_language_of_the_member(
    waiting: Mail, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmportal.following.letters.language_of", lambda member: "en")
    with sink(settings) as server:
        deliver_now()
    (message,) = server.taken
    assert message["Subject"].strip().startswith("New field note:")
    assert f"{timezone.localdate().year}" in message.get_body(("plain",)).get_content()


def test_a_server_that_refuses_at_first_gets_it_later_and_once(
    waiting: Mail, settings: Any
) -> None:
    with sink(settings, "refuse") as server:
        deliver_now()
        waiting.refresh_from_db()
        assert (waiting.state, server.taken) == ("waiting", [])
        assert waiting.due_at > timezone.now() + PAUSES[0] - timedelta(minutes=1)
        deliver_now()
        assert server.taken == []
        later()
        call_command("send_pending_mail")
        later()
        deliver_now()
    waiting.refresh_from_db()
    assert (waiting.state, len(server.taken)) == ("sent", 1)


def test_the_pauses_grow_until_it_is_given_up(waiting: Mail, settings: Any) -> None:
    pauses = []
    with sink(settings, *["refuse"] * 20) as server:
        for _attempt in range(len(PAUSES) + 1):
            later()
            deliver_now()
            waiting.refresh_from_db()
            pauses.append(waiting.due_at - timezone.now())
    assert waiting.state == "given_up"
    assert "come back later" in waiting.last_error
    assert pauses[:-1] == sorted(pauses[:-1])
    assert server.taken == []


def test_a_server_that_is_away_costs_no_attempt(waiting: Mail, settings: Any) -> None:
    with sink(settings) as server:
        port = server.port
    settings.EMAIL_PORT = port
    deliver_now()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == ("waiting", 0)
    assert waiting.due_at > timezone.now()


def test_a_connection_that_breaks_after_the_text_is_never_repeated(
    waiting: Mail, settings: Any
) -> None:
    with sink(settings, "drop") as server:
        deliver_now()
        later()
        deliver_now()
    waiting.refresh_from_db()
    assert (waiting.state, len(server.taken)) == ("uncertain", 1)


def test_one_broken_connection_does_not_keep_the_next_message_back(
    village: Village, happen: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmportal.following.telling.deliver", NO_MAIL)
    follow(village.malee, "place", village.tambon)
    follow(village.somchai, "place", village.tambon)
    happen(publish, write_note(village))
    with sink(settings, "drop") as server:
        outcomes = deliver_now()
    assert outcomes == {"uncertain": 1, "sent": 1}
    assert len(server.taken) == 2


def test_what_a_dead_process_had_not_begun_to_send_is_sent(waiting: Mail, settings: Any) -> None:
    Mail.objects.update(state="claimed", claimed_at=timezone.now() - timedelta(hours=1))
    with sink(settings) as server:
        deliver_now()
    assert len(server.taken) == 1


def test_what_a_dead_process_was_sending_is_not_sent_again(waiting: Mail, settings: Any) -> None:
    Mail.objects.update(state="sending", claimed_at=timezone.now() - timedelta(hours=1))
    with sink(settings) as server:
        deliver_now()
    waiting.refresh_from_db()
    assert (waiting.state, server.taken) == ("uncertain", [])


def test_what_another_process_holds_is_left_to_it(waiting: Mail, settings: Any) -> None:
    Mail.objects.update(state="claimed", claimed_at=timezone.now())
    with sink(settings) as server:
        deliver_now()
    assert server.taken == []


def test_a_page_closed_in_the_meantime_is_not_mailed(
    village: Village, waiting: Mail, settings: Any
) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=village.tree["notes"], restriction_type="groups")
    with sink(settings) as server:
        deliver_now()
    waiting.refresh_from_db()
    assert (waiting.state, server.taken) == ("empty", [])


def test_what_was_read_on_the_site_is_not_mailed(
    village: Village, waiting: Mail, settings: Any
) -> None:
    village.malee.notifications.update(read_at=timezone.now())
    with sink(settings) as server:
        deliver_now()
    assert server.taken == []


def test_an_event_whose_task_was_lost_is_told_by_the_command(
    village: Village, waiting: Mail, settings: Any
) -> None:
    follow(village.somchai, "place", village.tambon)
    Event.objects.update(told_at=None, happened_at=timezone.now() - timedelta(hours=1))
    with sink(settings) as server:
        call_command("send_pending_mail")
    assert sorted(m["To"] for m in server.taken) == ["malee@example.org", "somchai@example.org"]


def test_a_title_of_many_lines_makes_no_header_of_its_own(
    village: Village, waiting: Mail, settings: Any
) -> None:
    Event.objects.get().page.__class__.objects.update(title="ข้าวเม่า\r\nBcc: all@example.org")
    with sink(settings) as server:
        deliver_now()
    (message,) = server.taken
    assert message["Bcc"] is None


def test_a_message_that_cannot_be_written_does_not_hold_back_the_rest(
    village: Village, waiting: Mail, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(village.somchai, "place", village.tambon)
    Event.objects.update(told_at=None)
    tell_now(Event.objects.get().pk)

    def language(member: Any) -> str:
        if member == village.malee:
            raise RuntimeError("unreadable")
        return "th"

    monkeypatch.setattr("kmportal.following.letters.language_of", language)
    with sink(settings) as server:
        assert deliver_now() == {"waiting": 1, "sent": 1}
    assert [m["To"] for m in server.taken] == ["somchai@example.org"]


def test_a_thousand_followers_are_told_in_a_bounded_number_of_queries(
    village: Village, happen: Any, django_assert_max_num_queries: Any, monkeypatch: Any
) -> None:
    from kmportal.following.models import Follow, Notification
    from kmportal.members.models import User

    monkeypatch.setattr("kmportal.following.telling.deliver", NO_MAIL)
    members = User.objects.bulk_create(
        User(username=f"member{n}", email=f"member{n}@example.org") for n in range(1000)
    )
    Follow.objects.bulk_create(
        Follow(member=m, kind="place", key=str(village.tambon.pk), frequency="at_once")
        for m in members
    )
    publish(write_note(village))
    with django_assert_max_num_queries(45):
        tell_now(Event.objects.get().pk)
    assert Notification.objects.count() == Mail.objects.count() == 1000
    Mail.objects.filter(pk__gt=Mail.objects.order_by("pk")[199].pk).delete()
    with django_assert_max_num_queries(2 * 200 + 40):
        assert deliver_now()["sent"] == 200

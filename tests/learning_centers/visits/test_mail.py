"""Mail goes through a real mail server on this machine: once, and again when it could not."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.utils import timezone

from learning_centers.models import Visit, VisitMail
from learning_centers.visits import mail
from learning_centers.visits.reminding import remind
from tests.following.sink import sink

from .conftest import in_days, visit_of

Kind = VisitMail.Kind


@pytest.fixture
def visit(tha_sao):
    return visit_of(tha_sao)


def make_due():
    VisitMail.objects.update(due_at=timezone.now())


def test_thai_arrives_whole(settings, visit, commit):
    with sink(settings) as server:
        commit(mail.tell_requester, visit, Kind.RECEIVED)
    (letter,) = server.taken
    assert letter["to"] == "sunee@example.com"
    assert visit.center.title in letter["subject"]
    text = letter.get_body(("plain",)).get_content()
    assert visit.when in text
    assert "/th/visits/" in text


def test_the_link_in_the_mail_opens_the_request(settings, client, visit, commit):
    with sink(settings) as server:
        commit(mail.tell_requester, visit, Kind.RECEIVED)
    text = server.taken[0].get_body(("plain",)).get_content()
    link = next(line for line in text.splitlines() if "/th/visits/" in line)
    assert client.get(urlsplit(link.strip()).path).status_code == 200


def test_a_server_that_refuses_is_asked_again(settings, visit, commit):
    with sink(settings, "refuse") as server:
        commit(mail.tell_requester, visit, Kind.RECEIVED)
        assert server.taken == []
        make_due()
        call_command("send_pending_mail")
    assert len(server.taken) == 1


def test_a_server_that_hangs_up_is_not_sent_the_same_again(settings, visit, commit):
    with sink(settings, "drop") as server:
        commit(mail.tell_requester, visit, Kind.RECEIVED)
        make_due()
        call_command("send_pending_mail")
    assert len(server.taken) == 1
    assert VisitMail.objects.get().state == "uncertain"


def test_a_server_that_is_away_loses_nothing(settings, visit, commit):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    commit(mail.tell_requester, visit, Kind.RECEIVED)
    assert VisitMail.objects.get().state == "waiting"


def test_the_same_occasion_is_told_once(settings, visit, jamnian, commit):
    with sink(settings) as server:
        for _time in range(3):
            commit(mail.tell_keepers, visit, Kind.ASKED)
    assert len(server.taken) == 1


# Reminders


def test_both_sides_are_reminded_the_day_before_and_never_again(settings, visit, jamnian, commit):
    Visit.objects.update(state="agreed", first_day=in_days(1), last_day=in_days(1))
    with sink(settings) as server:
        for _time in range(3):
            commit(call_command, "remind_visits")
    assert {letter["to"] for letter in server.taken} == {"sunee@example.com", "jamnian@example.org"}
    assert len(server.taken) == 2


@pytest.mark.parametrize(
    ("state", "day"), [("new", 1), ("declined", 1), ("withdrawn", 1), ("agreed", 2), ("agreed", -1)]
)
def test_nobody_else_is_reminded(visit, jamnian, state, day):
    Visit.objects.update(state=state, first_day=in_days(day), last_day=in_days(day))
    assert remind().reminders == 0


def test_a_moved_visit_is_reminded_of_its_new_day(visit, jamnian, commit):
    Visit.objects.update(state="agreed", first_day=in_days(1), last_day=in_days(1))
    commit(remind)
    Visit.objects.update(first_day=in_days(0), last_day=in_days(0))
    assert commit(remind).reminders == 2


def test_a_reminder_that_waited_too_long_is_not_sent(settings, visit, commit):
    Visit.objects.update(state="agreed", first_day=in_days(1), last_day=in_days(1))
    with sink(settings, "refuse") as server:
        commit(remind)
        Visit.objects.update(state="withdrawn")
        make_due()
        call_command("send_pending_mail")
    assert server.taken == []
    assert set(VisitMail.objects.values_list("state", flat=True)) == {"empty"}


def test_afterwards_they_are_asked_how_it_was_once(settings, visit, commit):
    Visit.objects.update(state="agreed", first_day=in_days(-1), last_day=in_days(-1))
    with sink(settings) as server:
        commit(remind)
        commit(remind)
    assert [
        "/feedback/" in letter.get_body(("plain",)).get_content() for letter in server.taken
    ] == [True]


def test_nobody_is_asked_about_what_is_long_past(visit):
    Visit.objects.update(state="done", first_day=in_days(-40), last_day=in_days(-40))
    assert remind().questions == 0


def test_who_keeps_the_centre_no_longer_hears_no_more(settings, visit, jamnian, commit):
    with sink(settings, "refuse") as server:
        commit(mail.tell_keepers, visit, Kind.ASKED)
        jamnian.groups.clear()
        make_due()
        call_command("send_pending_mail")
    assert server.taken == []

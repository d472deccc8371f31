"""The editor's screen of a community check: addresses, links, answers."""

import pytest
from django.core import mail
from django.urls import reverse

from kmportal.review.community.answering import answer
from kmportal.review.community.tokens import link_of
from kmportal.review.models import CommunityCheck, Voice
from tests.review.conftest import COMMUNITY, hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def check(lesson, writer, workflows):
    return CommunityCheck.objects.get(task_state=hand_in(lesson, workflows[COMMUNITY], writer))


@pytest.fixture
def voice(check):
    return check.voices.first()


def address(check):
    return reverse("community_check_editor", args=[check.pk])


def write(client, voice, email, **more):
    return client.post(
        address(voice.check_of), {"voice": voice.pk, f"voice-{voice.pk}-email": email} | more
    )


def test_the_writer_finds_the_links(client, check, voice, writer):
    client.force_login(writer)
    content = client.get(address(check)).content.decode()
    assert link_of(voice) in content
    assert "https://line.me/R/share" in content


def test_she_sends_one_by_mail(client, voice, writer, django_capture_on_commit_callbacks):
    client.force_login(writer)
    with django_capture_on_commit_callbacks(execute=True):
        write(client, voice, "sunee@example.org")
    assert [message.to for message in mail.outbox] == [["sunee@example.org"]]
    assert link_of(Voice.objects.get(pk=voice.pk)) in mail.outbox[0].body


def test_sent_again_it_is_a_new_link(client, voice, writer, django_capture_on_commit_callbacks):
    client.force_login(writer)
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            write(client, voice, "sunee@example.org")
    assert len(mail.outbox) == 2
    assert link_of(voice) in mail.outbox[0].body
    assert link_of(voice) not in mail.outbox[1].body


def test_a_wrong_address_is_said(client, voice, writer):
    client.force_login(writer)
    answer = write(client, voice, "sunee at example")
    assert answer.status_code == 422
    assert "sunee at example" in answer.content.decode()


@pytest.mark.parametrize("number", ["", "x", "9" * 30, "-1"])
def test_a_forged_voice_is_nobody(client, check, writer, number):
    client.force_login(writer)
    assert client.post(address(check), {"voice": number}).status_code == 404


def test_words_are_shown(client, check, voice, reviewer):
    answer(voice, "correction", "ชื่อบ้านผิด", check.revision_id)
    client.force_login(reviewer)
    assert "ชื่อบ้านผิด" in client.get(address(check)).content.decode()


def test_after_a_change_everyone_is_asked_anew(client, check, voice, lesson, reviewer):
    answer(voice, "yes", "", check.revision_id)
    lesson.summary = "แก้ชื่อบ้านแล้ว"
    newest = lesson.save_revision(user=reviewer)
    client.force_login(reviewer)
    client.post(address(check), {"newest": "1"})
    check.refresh_from_db()
    assert check.revision_id == newest.pk
    assert [latest for _voice, latest in check.counted()] == [None, None]


def test_a_settled_check_sends_nothing(client, voice, lesson, writer):
    lesson.current_workflow_state.cancel(user=writer)
    client.force_login(writer)
    write(client, voice, "sunee@example.org")
    voice.refresh_from_db()
    assert voice.email == ""


@pytest.mark.parametrize("who", ["neighbour", "stranger"])
def test_others_see_neither_links_nor_words(client, check, voice, neighbour, who):
    if who == "neighbour":
        client.force_login(neighbour)
    assert client.get(address(check)).status_code == 302
    write(client, voice, "thief@example.org")
    voice.refresh_from_db()
    assert voice.email == ""


def test_the_page_leads_to_it(client, check, lesson, writer):
    client.force_login(writer)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk])).content.decode()
    assert address(check) in editor

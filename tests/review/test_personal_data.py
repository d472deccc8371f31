"""Addresses of storytellers go; what they said of the lesson stays."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from kmportal.profiles.personal_data import delete_account
from kmportal.profiles.registry import exports
from kmportal.review.community.answering import answer
from kmportal.review.community.tokens import token_of
from kmportal.review.models import Answer, CommunityCheck, Voice
from tests import factories
from tests.review.conftest import COMMUNITY, hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def voice(lesson, writer, workflows):
    hand_in(lesson, workflows[COMMUNITY], writer)
    found = Voice.objects.first()
    found.email = "sunee@example.org"
    found.member = factories.person("sunee", display_name="แม่สุนีย์")
    found.save()
    answer(found, "no", "ปีผิด", found.check_of.revision_id)
    return found


def closed(days):
    when = timezone.now() - datetime.timedelta(days=days)
    CommunityCheck.objects.update(closed_at=when)


def test_after_a_time_the_address_and_the_link_go(client, voice):
    token = token_of(voice)
    closed(91)
    call_command("remove_expired_data")
    voice.refresh_from_db()
    assert (voice.email, voice.key, voice.member) == ("", None, None)
    assert client.get(reverse("community_check:answer", args=[token])).status_code == 404
    assert Answer.objects.get().words == "ปีผิด"


def test_until_then_they_stay(voice):
    closed(89)
    call_command("remove_expired_data")
    voice.refresh_from_db()
    assert voice.email == "sunee@example.org"


def test_an_open_question_keeps_its_addresses(lesson, writer, workflows):
    hand_in(lesson, workflows[COMMUNITY], writer)
    Voice.objects.update(email="sunee@example.org")
    call_command("remove_expired_data")
    assert Voice.objects.filter(email="sunee@example.org").count() == 2


def test_a_member_takes_her_answers_along(voice):
    (exported,) = exports["community_checks"](voice.member)
    assert exported["email"] == "sunee@example.org"
    assert exported["answers"][0]["words"] == "ปีผิด"


def test_with_her_account_her_address_goes(voice):
    delete_account(voice.member, keep=True)
    voice.refresh_from_db()
    assert (voice.email, voice.key) == ("", None)
    assert Answer.objects.exists()


def test_or_all_she_said(voice):
    delete_account(voice.member, keep=False)
    assert not Answer.objects.exists()

"""Nobody is forgotten, and nobody is told the same twice."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from kmportal.review.community.answering import answer
from kmportal.review.mail import queue
from kmportal.review.models import CommunityCheck, DatedTaskState, ReviewMail, Voice
from kmportal.review.reminding import remind
from tests.review.conftest import COMMUNITY, ONE, hand_in

pytestmark = pytest.mark.django_db


def due_in(state, days):
    day = timezone.localdate() + datetime.timedelta(days=days)
    DatedTaskState.objects.filter(pk=state.pk).update(due_on=day)


@pytest.fixture
def state(lesson, writer, reviewer, workflows):
    """What was told when it began has been told."""
    state = hand_in(lesson, workflows[ONE], writer)
    ReviewMail.objects.all().delete()
    return state


@pytest.fixture
def voices(lesson, writer, workflows):
    """Asked five days ago, one of them by mail."""
    hand_in(lesson, workflows[COMMUNITY], writer)
    Voice.objects.filter(name="แม่สุนีย์").update(email="sunee@example.org")
    ago = datetime.timedelta(days=5)
    CommunityCheck.objects.update(opened_at=timezone.now() - ago)
    for voice in Voice.objects.all():
        Voice.objects.filter(pk=voice.pk).update(expires_at=voice.expires_at - ago)
    ReviewMail.objects.all().delete()
    return Voice.objects.order_by("pk")


class TestReviewers:
    @pytest.mark.parametrize(
        ("days", "kind"),
        [(2, None), (1, "due"), (0, "due"), (-1, "late"), (-40, "late")],
        ids=["in two days", "tomorrow", "today", "yesterday", "long ago"],
    )
    def test_told_when_it_is_time(self, state, days, kind):
        due_in(state, days)
        remind()
        assert list(ReviewMail.objects.values_list("kind", flat=True)) == ([kind] if kind else [])

    def test_of_one_day_once(self, state):
        due_in(state, 1)
        assert [remind().reviewers, remind().reviewers] == [1, 0]

    def test_of_what_stays_late_once_a_week(self, state):
        told = []
        for late in range(1, 16):
            due_in(state, -late)
            told.append(remind().reviewers)
        assert [number for number, count in enumerate(told, 1) if count] == [1, 8, 15]

    def test_nothing_goes_out_about_what_is_settled(self, state, reviewer):
        due_in(state, -1)
        remind()
        state.task.specific.on_action(state, reviewer, "approve")
        queue.deliver()
        assert not [message for message in mail.outbox if reviewer.email in message.to]

    def test_nor_to_who_has_lost_the_branch(self, state, reviewer):
        due_in(state, -1)
        remind()
        reviewer.groups.clear()
        queue.deliver()
        assert mail.outbox == []

    def test_the_command_says_what_it_did(self, state, capsys):
        due_in(state, 1)
        call_command("remind_reviews")
        assert "1 reviewers" in capsys.readouterr().out


class TestStorytellers:
    def test_who_has_not_answered_is_reminded_once_in_so_many_days(self, voices):
        assert [remind().storytellers, remind().storytellers] == [1, 0]
        Voice.objects.update(reminded_at=timezone.now() - datetime.timedelta(days=5))
        ReviewMail.objects.update(key="earlier")
        assert remind().storytellers == 1

    def test_who_has_answered_is_left_in_peace(self, voices):
        answer(voices[0], "yes", "", voices[0].check_of.revision_id)
        assert remind().storytellers == 0

    def test_the_letter_is_in_thai_with_the_link(self, voices):
        remind()
        queue.deliver()
        (message,) = mail.outbox
        assert message.to == ["sunee@example.org"]
        assert "ข้าวเม่าหนองโสน" in message.subject
        assert "/community-check/" in message.body

    def test_nothing_goes_out_once_it_is_settled(self, voices, lesson, writer):
        remind()
        lesson.current_workflow_state.cancel(user=writer)
        queue.deliver()
        assert mail.outbox == []

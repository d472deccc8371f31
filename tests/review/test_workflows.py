"""The ready-made workflows, from handing in to what readers see."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, Task, TaskState, Workflow, WorkflowPage

from kmportal.review.models import CommunityCheckTask
from kmportal.review.workflows import TRUSTED, make_workflows
from lessons.models import LessonPage
from tests import factories
from tests.review.conftest import COMMUNITY, DIRECT, ONE, REGIONAL, hand_in, staff

pytestmark = pytest.mark.django_db


def is_live(page):
    return LessonPage.objects.get(pk=page.pk).live


class TestMaking:
    def test_four_are_made_once(self, tree, capsys):
        call_command("make_workflows")
        call_command("make_workflows")
        assert capsys.readouterr().out.split() == [
            "4",
            "workflows",
            "made.",
            "0",
            "workflows",
            "made.",
        ]
        assert Workflow.objects.filter(name__contains="(").count() == 4

    def test_one_review_takes_the_place_of_wagtails_own_at_the_root(self, tree):
        make_workflows()
        assert WorkflowPage.objects.get(page=Page.objects.get(depth=1)).workflow.name.endswith(
            "(One review)"
        )

    def test_a_stewards_choice_stays(self, workflows):
        root = Page.objects.get(depth=1)
        WorkflowPage.objects.filter(page=root).update(workflow=workflows[COMMUNITY])
        workflows[ONE].tasks.first().specific.delete()
        make_workflows()
        assert WorkflowPage.objects.get(page=root).workflow == workflows[COMMUNITY]


class TestOneReview:
    def test_the_branchs_reviewer_publishes_by_approving(self, lesson, writer, reviewer, workflows):
        state = hand_in(lesson, workflows[ONE], writer)
        state.task.specific.on_action(state, reviewer, "approve")
        assert is_live(lesson)

    def test_only_the_branchs_reviewers_find_it(
        self, lesson, writer, reviewer, neighbour, central, workflows
    ):
        state = hand_in(lesson, workflows[ONE], writer)
        finders = [
            user.username
            for user in (writer, reviewer, neighbour, central)
            if TaskState.objects.reviewable_by(user).filter(pk=state.pk).exists()
        ]
        assert finders == ["prasit", "klang"]

    def test_others_have_no_action(self, lesson, writer, neighbour, workflows):
        task = hand_in(lesson, workflows[ONE], writer).task.specific
        assert task.get_actions(lesson, neighbour) == task.get_actions(lesson, writer) == []

    def test_the_page_is_locked_for_its_writer_meanwhile(self, lesson, writer, reviewer, workflows):
        hand_in(lesson, workflows[ONE], writer)
        lock = lesson.get_lock()
        assert lock.for_user(writer)
        assert not lock.for_user(reviewer)

    def test_nobody_approves_what_he_handed_in(self, lesson, reviewer, workflows):
        state = hand_in(lesson, workflows[ONE], reviewer)
        assert state.task.specific.get_actions(lesson, reviewer) == []
        assert not TaskState.objects.reviewable_by(reviewer).filter(pk=state.pk).exists()

    def test_a_person_who_has_left_reviews_nothing(self, lesson, writer, reviewer, workflows):
        reviewer.is_active = False
        reviewer.save()
        state = hand_in(lesson, workflows[ONE], writer)
        assert state.task.specific.get_actions(lesson, reviewer) == []

    @pytest.mark.parametrize("comment", ["", "   "], ids=["none", "spaces"])
    def test_nobody_returns_without_a_reason(self, lesson, writer, reviewer, workflows, comment):
        state = hand_in(lesson, workflows[ONE], writer)
        with pytest.raises(PermissionDenied):
            state.task.specific.on_action(state, reviewer, "reject", comment=comment)
        state.refresh_from_db()
        assert state.status == TaskState.STATUS_IN_PROGRESS

    def test_the_writer_corrects_and_hands_in_again(self, lesson, writer, reviewer, workflows):
        state = hand_in(lesson, workflows[ONE], writer)
        state.task.specific.on_action(state, reviewer, "reject", comment="ขอปีที่เริ่มด้วย")
        page = LessonPage.objects.get(pk=lesson.pk)
        assert page.current_workflow_state.current_task_state.comment == "ขอปีที่เริ่มด้วย"
        page.current_workflow_state.resume(writer)
        again = LessonPage.objects.get(pk=lesson.pk).current_workflow_task_state
        again.task.specific.on_action(again, reviewer, "approve")
        assert is_live(lesson)

    def test_reviewers_are_told_by_mail(
        self, lesson, writer, reviewer, neighbour, workflows, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            hand_in(lesson, workflows[ONE], writer)
        ours = [message for message in mail.outbox if "ข้าวเม่าหนองโสน" in message.subject]
        assert [message.to for message in ours] == [[reviewer.email]]


class TestDirect:
    def test_what_the_trusted_hand_in_is_published(self, lesson, writer, workflows):
        writer.groups.add(Group.objects.get(name=TRUSTED))
        hand_in(lesson, workflows[DIRECT], writer)
        assert is_live(lesson)

    def test_what_others_hand_in_waits(self, lesson, writer, workflows):
        hand_in(lesson, workflows[DIRECT], writer)
        assert not is_live(lesson)

    def test_nobody_is_told_of_what_passed(
        self, lesson, writer, reviewer, workflows, django_capture_on_commit_callbacks
    ):
        writer.groups.add(Group.objects.get(name=TRUSTED))
        with django_capture_on_commit_callbacks(execute=True):
            hand_in(lesson, workflows[DIRECT], writer)
        assert not [message for message in mail.outbox if reviewer.email in message.to]


class TestRegionalThenCentral:
    def test_the_region_is_first_the_centre_last(
        self, lesson, writer, reviewer, central, workflows
    ):
        state = hand_in(lesson, workflows[REGIONAL], writer)
        state.task.specific.on_action(state, reviewer, "approve")
        assert not is_live(lesson)
        second = LessonPage.objects.get(pk=lesson.pk).current_workflow_task_state
        assert second.task.specific.get_actions(lesson, reviewer) == []
        second.task.specific.on_action(second, central, "approve")
        assert is_live(lesson)

    def test_a_right_to_change_is_no_right_to_review(self, tree, lesson, writer, workflows):
        changer = staff("chang", tree["lessons"], "add", "change")
        state = hand_in(lesson, workflows[REGIONAL], writer)
        assert state.task.specific.get_actions(lesson, changer) == []


class TestInTheEditor:
    @pytest.fixture
    def steward(self, client, db):
        client.force_login(factories.person("root", is_superuser=True))
        return client

    @pytest.mark.parametrize("name", ["Review by the branch", "Community check"])
    def test_a_steward_sees_what_a_step_asks(self, steward, workflows, name):
        task = Task.objects.get(name__contains=f"({name}")
        answer = steward.get(reverse("wagtailadmin_workflows:edit_task", args=[task.pk]))
        assert 'name="days"' in answer.content.decode()

    def test_and_changes_it(self, steward, workflows):
        task = CommunityCheckTask.objects.get()
        said = {"name": task.name, "days": 10, "rule": "one", "link_days": 20, "remind_every": 2}
        steward.post(reverse("wagtailadmin_workflows:edit_task", args=[task.pk]), said)
        task.refresh_from_db()
        assert (task.days, task.rule) == (10, "one")

    def test_a_step_without_days_is_refused(self, steward, workflows):
        task = CommunityCheckTask.objects.get()
        said = {"name": task.name, "days": 0, "rule": "one", "link_days": 20, "remind_every": 2}
        steward.post(reverse("wagtailadmin_workflows:edit_task", args=[task.pk]), said)
        task.refresh_from_db()
        assert task.days == 21

    def test_a_reviewer_changes_no_workflow(self, client, reviewer, workflows):
        client.force_login(reviewer)
        task = CommunityCheckTask.objects.get()
        answer = client.get(reverse("wagtailadmin_workflows:edit_task", args=[task.pk]))
        assert answer.status_code == 302

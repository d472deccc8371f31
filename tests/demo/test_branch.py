"""The southern branch of the demo: its steward, two drafts before their communities, and what else waits."""

from io import StringIO

from django.core import mail
from django.core.management import call_command
from django.test import TestCase
from django.utils import translation
from wagtail.models import GroupPagePermission, Page

from kmportal.discussion.models import Comment
from kmportal.members.models import User
from kmportal.review.models import CommunityCheck, ReviewMail
from learning_centers.models import Visit
from lessons.models import LessonPage
from tests.factories import stock_site


class BranchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with translation.override("th"), cls.captureOnCommitCallbacks(execute=True):
            stock_site()
            call_command("load_demo", "--accounts", stdout=StringIO())
        cls.letters = list(mail.outbox)
        cls.branch = Page.objects.get(slug="lessons-south")
        cls.drafts = LessonPage.objects.child_of(cls.branch)

    def test_it_has_a_steward_who_keeps_nothing_else(self):
        steward = User.objects.get(username="south")
        kept = GroupPagePermission.objects.filter(group__user=steward)
        assert {each.page_id for each in kept} == {self.branch.pk}
        assert not LessonPage.objects.live().first().permissions_for_user(steward).can_edit()

    def test_it_is_no_page_for_readers(self):
        for page in [self.branch, *self.drafts]:
            assert not page.live
            assert self.client.get(page.get_url()).status_code == 404

    def test_one_community_is_asked_and_one_has_answered(self):
        outcomes = {check.page.pk: check.outcome for check in CommunityCheck.objects.all()}
        assert set(outcomes) == {page.pk for page in self.drafts}
        assert sorted(outcomes.values()) == ["confirmed", "open"]

    def test_what_was_confirmed_waits_for_the_branch(self):
        confirmed = CommunityCheck.objects.get(outcome="confirmed")
        step = confirmed.page.specific.current_workflow_task_state
        assert "Review by the branch" in step.task.name
        assert (confirmed.confirmed, confirmed.asked) == (2, 2)

    def test_a_comment_and_a_visit_wait(self):
        assert Comment.objects.get(state=Comment.State.PENDING).author_name
        assert Visit.objects.get(state=Visit.State.NEW).group

    def test_nobody_is_written_to(self):
        assert not ReviewMail.objects.exists()
        titles = [page.title for page in self.drafts]
        told = [f"{letter.subject} {letter.body}" for letter in self.letters]
        assert not [text for text in told if any(title in text for title in titles)]

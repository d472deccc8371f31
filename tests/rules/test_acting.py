"""What each action does, and what it leaves alone."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import PageLogEntry, Workflow

from kmportal.review.workflows import make_workflows
from kmportal.rules.mail import queue
from kmportal.rules.models import RuleMail, RuleNotice, RuleRun
from lessons.models import LessonPage
from tests import factories
from tests.rules.conftest import MAIL, tags_of

pytestmark = pytest.mark.django_db


def draft_of(page):
    return page.get_latest_revision_as_object()


class TestTagsAndThemes:
    def test_both_are_added_to_the_live_page_with_an_entry_in_its_history(self, region, publish):
        region.rule("published", ("tag", "ข้าว"), ("theme", region.savings))
        page = publish(region.lesson())
        assert tags_of(page) == ["ข้าว"]
        assert [tag.theme for tag in page.theme_tags.all()] == [region.savings]
        assert not page.has_unpublished_changes
        acted = PageLogEntry.objects.get(page=page.pk, action="rules.acted")
        assert acted.user == region.steward

    @pytest.mark.parametrize("kind", ["tag", "theme"])
    def test_a_draft_beside_it_gets_them_and_is_not_published(self, region, publish, happens, kind):
        page = publish(region.lesson())
        page.title = "ร่างที่ยังไม่เสร็จ"
        page.save_revision(user=region.nida)
        region.rule("moved", (kind, "ข้าว" if kind == "tag" else region.savings))
        with happens():
            page.move(region.south, pos="last-child", user=region.steward)
        page = LessonPage.objects.get(pk=page.pk)
        both = [page, draft_of(page)]
        added = [
            tags_of(each) or [tag.theme.slug for tag in each.theme_tags.all()] for each in both
        ]
        assert added == [["ข้าว"] if kind == "tag" else ["savings"]] * 2
        assert (page.title, draft_of(page).title) == ("ออมทรัพย์บ้านนาขาว", "ร่างที่ยังไม่เสร็จ")
        assert page.has_unpublished_changes

    def test_a_page_never_published_stays_a_draft(self, region, happens):
        page = region.lesson()
        region.rule("moved")
        with happens():
            page.move(region.south, pos="last-child", user=region.steward)
        page = LessonPage.objects.get(pk=page.pk)
        assert (page.live, tags_of(draft_of(page))) == (False, ["ข้าว"])

    def test_what_is_there_is_not_added_again(self, region, publish):
        page = region.lesson()
        page.tags.add("ข้าว")
        page.save_revision()
        region.rule("published")
        before = publish(page).revisions.count()
        assert RuleRun.objects.get().outcome == "nothing"
        assert page.revisions.count() == before

    def test_a_version_that_waits_for_its_hour_goes_on_waiting(self, region, publish, happens):
        page = publish(region.lesson())
        page.go_live_at = timezone.now() + datetime.timedelta(days=3)
        page.save_revision().publish()
        region.rule("moved")
        with happens():
            page.move(region.south, pos="last-child", user=region.steward)
        page = LessonPage.objects.get(pk=page.pk)
        assert RuleRun.objects.get().steps[0]["said"] == "scheduled"
        assert (tags_of(page), page.scheduled_revision is not None) == ([], True)

    def test_a_review_under_way_is_not_ended(self, region, publish, happens):
        make_workflows()
        page = publish(region.lesson())
        page.save_revision(user=region.nida)
        Workflow.objects.filter(name__contains="(One").first().start(page, region.nida)
        region.rule("moved")
        with happens():
            page.move(region.south, pos="last-child", user=region.steward)
        assert RuleRun.objects.get().outcome == "refused"
        assert LessonPage.objects.get(pk=page.pk).workflow_in_progress


class TestHandling:
    def test_a_workflow_is_started(self, region, happens):
        make_workflows()
        workflow = Workflow.objects.filter(name__contains="(One").first()
        page = region.lesson()
        region.rule("moved", ("workflow", str(workflow.pk)))
        with happens():
            page.move(region.south, pos="last-child", user=region.steward)
        assert LessonPage.objects.get(pk=page.pk).current_workflow_state.workflow == workflow

    def test_a_page_is_moved(self, region, publish):
        region.rule("published", ("move", region.south))
        assert publish(region.lesson()).get_parent() == region.south.page_ptr

    def test_not_onto_a_page_with_its_address(self, region, publish):
        region.lesson(parent=region.south, slug="same")
        region.rule("published", ("move", region.south))
        page = publish(region.lesson(slug="same"))
        assert RuleRun.objects.get().steps[0]["said"] == "address_taken"
        assert page.get_parent().slug == "north"

    def test_a_page_is_taken_off_the_site(self, region, publish, happens):
        page = publish(region.lesson())
        region.rule("moved", ("unpublish", None))
        with happens():
            page.move(region.south, pos="last-child", user=region.steward)
        assert not LessonPage.objects.get(pk=page.pk).live

    def test_a_rule_that_fails_changes_nothing_and_keeps_its_error(
        self, region, publish, monkeypatch
    ):
        def broken(*args, **kwargs):
            raise RuntimeError("the disk is full")

        monkeypatch.setattr("kmportal.rules.actions.handling.Move.do", broken)
        region.rule("published", ("tag", "ข้าว"), ("move", region.south))
        page = publish(region.lesson())
        run = RuleRun.objects.get()
        assert (run.outcome, run.error) == ("failed", "RuntimeError: the disk is full")
        assert (page.live, tags_of(page)) == (True, [])


class TestTelling:
    def test_the_regional_steward_gets_a_mail_in_her_language_once(self, region, publish):
        region.kampan.language = "en"
        region.kampan.save()
        region.rule("published", ("mail", MAIL | {"to": "branch"}))
        publish(region.lesson(), user=region.nida)
        [letter] = mail.outbox
        assert (letter.to, letter.subject) == (["kampan@example.org"], "About “ออมทรัพย์บ้านนาขาว”")
        assert letter.body.startswith("นิดา published ออมทรัพย์บ้านนาขาว on ")
        assert "http" in letter.body
        assert RuleMail.objects.get().state == "sent"

    def test_who_may_not_see_the_page_is_not_told(self, region, happens):
        """A draft in the north is none of the business of a member who only reads."""
        reader = factories.person("reader")
        region.rule("moved", ("mail", MAIL | {"to": "named", "who": reader}))
        page = region.lesson(parent=region.south)
        with happens():
            page.move(region.north, pos="last-child", user=region.steward)
        assert (mail.outbox, RuleRun.objects.get().steps[0]["said"]) == ([], "nobody")

    def test_nor_who_may_not_when_it_is_sent(self, region, publish):
        region.rule("published", ("mail", MAIL | {"to": "owner"}))
        page = publish(region.lesson(owner=region.kampan))
        mail.outbox.clear()
        RuleMail.objects.update(state="waiting")
        page.unpublish()
        region.kampan.groups.clear()
        queue.deliver()
        assert (mail.outbox, RuleMail.objects.get().state) == ([], "empty")

    def test_a_title_cannot_break_the_mail(self, region, publish):
        region.rule("published", ("mail", MAIL))
        publish(region.lesson("ข้าว <b>{who}</b> {address}", owner=region.nida))
        [letter] = mail.outbox
        assert letter.subject == "เรื่อง “ข้าว <b>{who}</b> {address}”"
        assert "&lt;b&gt;{who}&lt;/b&gt;" in letter.alternatives[0][0]

    def test_a_template_is_text_and_no_program(self, region, publish):
        hostile = "<script>alert(1)</script> {% load i18n %} %(name)s ${title} {title}"
        words = {"subject_th": hostile, "text_th": f"{hostile}\nBcc: x@example.org"}
        region.rule("published", ("mail", MAIL | words))
        publish(region.lesson("ข้าว", owner=region.nida))
        [letter] = mail.outbox
        shown = "<script>alert(1)</script> {% load i18n %} %(name)s $ข้าว ข้าว"
        assert (letter.subject, letter.recipients()) == (shown, ["nida@example.org"])
        assert "<script" not in letter.alternatives[0][0]

    def test_people_of_the_editor_are_notified_on_their_home(self, region, publish):
        region.rule("published", ("notify", {"to": "branch", "who": None, "note": "ช่วยอ่านที"}))
        publish(region.lesson())
        assert RuleNotice.objects.get().member == region.kampan
        shown = region.as_(region.kampan).get("/admin/").content.decode()
        assert "ออมทรัพย์บ้านนาขาว" in shown
        assert "ช่วยอ่านที" in shown

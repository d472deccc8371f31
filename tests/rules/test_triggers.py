"""What sets a rule off, what does not, and that an editor never notices."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Workflow

from kmportal.discussion.models import Comment
from kmportal.discussion.signals import comment_published
from kmportal.recycle_bin.binning import put_in_bin
from kmportal.recycle_bin.models import BinnedBranch
from kmportal.recycle_bin.restoring import restore
from kmportal.review.workflows import make_workflows
from kmportal.rules.models import Rule, RuleRun
from lessons.models import Application, LessonPage
from tests.rules.conftest import placed, tags_of, themed

pytestmark = pytest.mark.django_db


def events():
    return list(RuleRun.objects.order_by("pk").values_list("event", flat=True))


@pytest.fixture
def every(region):
    """A rule for each event; what it does is nothing that sets off another."""
    from kmportal.rules.events import Event

    note = {"to": "branch", "who": None, "note": ""}
    for event in Event.values:
        region.rule(event, ("notify", note), days=1 if event == "untouched" else None)


def test_a_page_is_published_first_and_again(region, every, publish):
    page = publish(region.lesson())
    page.save_revision(user=region.nida)
    publish(page)
    assert events() == ["published", "published_again"]


def test_handed_in_and_returned(region, every, happens):
    make_workflows()
    page = region.lesson()
    with happens():
        state = Workflow.objects.filter(name__contains="(One").first().start(page, region.nida)
    task_state = state.current_task_state.specific
    with happens():
        task_state.task.specific.on_action(task_state, region.kampan, "reject", comment="ขอรูป")
    assert events() == ["submitted", "returned"]
    runs = RuleRun.objects.order_by("pk")
    assert [run.doer for run in runs] == [region.nida, region.kampan]


def test_commented(region, every, publish, happens):
    page = publish(region.lesson())
    RuleRun.objects.all().delete()
    comment = Comment.objects.create(
        page=page, author_name="ป้าแดง", text="ดีมาก", state=Comment.State.PUBLISHED
    )
    with happens():
        comment_published.send(Comment, comment=comment)
        comment_published.send(Comment, comment=comment)
    assert events() == ["commented"]


def test_applied(region, every, publish, happens):
    page = publish(region.lesson())
    RuleRun.objects.all().delete()
    with happens():
        Application.objects.create(
            lesson=page,
            place=region.tambon,
            applied_by="กลุ่มบ้านดอน",
            applied_on=timezone.localdate(),
            what_happened="ได้ผล",
            state=Application.State.PUBLISHED,
        )
    assert events() == ["applied"]


def test_moved_to_another_page_but_not_to_another_order(region, every, happens):
    page, other = region.lesson(), region.lesson("ป่าชุมชน")
    with happens():
        page.move(other, pos="right", user=region.steward)
    assert events() == []
    with happens():
        Page.objects.get(pk=page.pk).move(region.south, pos="last-child", user=region.steward)
    assert events() == ["moved"]


def test_not_into_the_recycle_bin_or_out_of_it(region, every, publish, happens):
    page = publish(region.lesson())
    RuleRun.objects.all().delete()
    with happens():
        put_in_bin([page], region.steward)
        restore(BinnedBranch.objects.get(), region.north, user=region.steward)
    assert events() == []


def test_unpublished_by_somebody_and_by_time(region, every, publish, happens):
    page = publish(region.lesson())
    other = publish(region.lesson("ป่าชุมชน"))
    RuleRun.objects.all().delete()
    LessonPage.objects.filter(pk=other.pk).update(expire_at=timezone.now())
    with happens():
        page.unpublish(user=region.steward)
        call_command("publish_scheduled")
    assert sorted(events()) == ["expired", "unpublished"]
    call_command("run_rules")
    assert len(events()) == 2


class TestDays:
    @pytest.fixture
    def old(self, region, publish):
        def old(page, days):
            ago = timezone.now() - datetime.timedelta(days=days)
            times = ("first_published_at", "last_published_at", "latest_revision_created_at")
            LessonPage.objects.filter(pk=page.pk).update(**dict.fromkeys(times, ago))

        return old

    def test_once_a_page_and_period(self, region, publish, old, happens):
        page = publish(region.lesson(owner=region.nida))
        region.rule("untouched", ("notify", {"to": "owner", "who": None, "note": ""}), days=30)
        told = []
        for days in (29, 31, 32, 59, 61, 61):
            old(page, days)
            # The days pass: what was touched stays where it was.
            with happens():
                call_command("run_rules")
            told.append(RuleRun.objects.count())
        assert told[:2] == [0, 1]

    def test_the_next_period_comes_up_again(self, region, publish, old, happens):
        page = publish(region.lesson(owner=region.nida))
        region.rule("untouched", ("notify", {"to": "owner", "who": None, "note": ""}), days=30)
        old(page, 31)
        call_command("run_rules")
        call_command("run_rules")
        [run] = RuleRun.objects.all()
        RuleRun.objects.update(cause=run.cause.rsplit(":", 1)[0] + ":0")
        call_command("run_rules")
        assert RuleRun.objects.count() == 2

    def test_what_was_found_still_right_was_touched(self, region, publish, old):
        from kmportal.review.ageing import say_still_right

        page = publish(region.lesson(owner=region.nida))
        old(page, 40)
        say_still_right(page, region.nida)
        region.rule("untouched", ("notify", {"to": "owner", "who": None, "note": ""}), days=30)
        call_command("run_rules")
        assert events() == []

    def test_what_ran_out_before_the_rule_was_enabled_is_left(self, region, publish):
        page = publish(region.lesson())
        ago = timezone.now() - datetime.timedelta(days=3)
        LessonPage.objects.filter(pk=page.pk).update(expire_at=ago)
        region.rule("expired")
        call_command("run_rules")
        assert events() == []


class TestConditions:
    CONDITIONS = ("type", "branch", "theme", "place", "tag", "language", "group")

    def met(self, region, kind):
        group = str(region.nida.groups.get().pk)
        return {
            "type": "lessons.lessonpage",
            "branch": region.north,
            "theme": region.finance,
            "place": region.tambon.parent,
            "tag": "ข้าว",
            "language": "th",
            "group": group,
        }[kind]

    def unmet(self, region, kind):
        return {
            "type": "lessons.fieldnotepage",
            "branch": region.south,
            "theme": "gone",
            "place": "gone",
            "tag": "ปลา",
            "language": "en",
            "group": str(region.steward.groups.get().pk),
        }[kind]

    def published(self, region, publish):
        page = region.lesson(theme_tags=themed(region.savings), place_tags=placed(region.tambon))
        page.tags.add("ข้าว")
        page.save_revision(user=region.nida)
        publish(page, region.nida)
        return RuleRun.objects.exists()

    @pytest.mark.parametrize("kind", CONDITIONS)
    def test_each_is_met(self, region, publish, kind):
        region.rule("published", conditions=[(kind, self.met(region, kind))])
        assert self.published(region, publish)

    @pytest.mark.parametrize("kind", CONDITIONS)
    def test_each_keeps_a_page_out(self, region, publish, kind):
        rule = region.rule("published", conditions=[(kind, self.met(region, kind))])
        value = self.unmet(region, kind)
        if value == "gone":  # a theme or place that was deleted since
            rule.conditions = [{"type": kind, "value": 999_999}]
        else:
            rule.conditions = [(kind, value)]
        rule.save()
        assert not self.published(region, publish)

    def test_several_of_one_kind_are_any_of_them_and_kinds_are_all(self, region, publish):
        either = [("tag", "ปลา"), ("tag", "ข้าว")]
        region.rule("published", conditions=[*either, ("branch", region.north)])
        region.rule("published", conditions=[*either, ("branch", region.south)])
        self.published(region, publish)
        assert [run.rule.name for run in RuleRun.objects.all()] == ["กติกา 1"]


class TestNobodyIsHeldUp:
    def test_a_rule_that_breaks_is_no_error_for_whoever_publishes(
        self, region, publish, monkeypatch
    ):
        def broken(*args, **kwargs):
            raise RuntimeError

        monkeypatch.setattr("kmportal.rules.running.meets", broken)
        region.rule("published")
        assert publish(region.lesson()).live

    def test_nor_is_a_background_that_cannot_be_reached(self, region, publish, monkeypatch):
        def away(*args, **kwargs):
            raise OSError

        monkeypatch.setattr("kmportal.rules.triggers._hand_over", away)
        region.rule("published")
        assert publish(region.lesson()).live

    def test_a_rule_that_is_not_enabled_does_nothing(self, region, publish):
        region.rule("published", enabled=False)
        assert tags_of(publish(region.lesson())) == []

    def test_rules_act_in_their_order(self, region, publish):
        second = region.rule("published", ("tag", "สอง"), sort_order=2)
        first = region.rule("published", ("tag", "หนึ่ง"), sort_order=1)
        publish(region.lesson())
        assert [run.rule for run in RuleRun.objects.order_by("pk")] == [first, second]
        assert Rule.objects.first() == first


def test_a_page_that_only_repeats_another_sets_nothing_off(region, every, publish, happens):
    page = publish(region.lesson())
    with happens():
        page.create_alias(parent=region.south, update_slug="again")
    page.save_revision(user=region.nida)
    publish(page)
    assert events() == ["published", "published_again"]

"""A rule never does more than whoever made it may do; and who may see and make rules."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse
from wagtail.models import GroupPagePermission

from kmportal.roles import table
from kmportal.rules.models import RuleRun
from tests import factories
from tests.rules.conftest import MAIL, in_group, tags_of

pytestmark = pytest.mark.django_db


def maker(name, page, *rights):
    """Somebody who may make rules, and has these rights on one branch alone."""
    person = factories.person(name, display_name="สมใจ")
    group = Group.objects.create(name=f"กลุ่ม {name}")
    wanted = ("access_admin", "change_rule", "add_rule", "view_rule")
    group.permissions.add(*Permission.objects.filter(codename__in=wanted))
    for right in rights:
        permission = Permission.objects.get(
            codename=f"{right}_page", content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    person.groups.add(group)
    return person


def said():
    run = RuleRun.objects.get()
    return run.outcome, run.steps[0]["said"]


class TestWhoMadeIt:
    ACTIONS = ("tag", "theme", "move", "unpublish")

    @pytest.mark.parametrize("kind", ACTIONS)
    def test_may_not_do_it_where_the_page_is(self, region, publish, kind):
        somjai = maker("somjai", region.south, "add", "change", "publish")
        value = {"tag": "ข้าว", "theme": region.savings, "move": region.south}.get(kind)
        region.rule("published", (kind, value), author=somjai)
        page = publish(region.lesson())
        assert said() == ("refused", "not_allowed")
        assert (page.live, tags_of(page), page.get_parent().slug) == (True, [], "north")

    def test_may_edit_but_not_publish_what_is_live(self, region, publish):
        somjai = maker("somjai", region.north, "add", "change")
        region.rule("published", author=somjai)
        assert tags_of(publish(region.lesson())) == []
        assert said() == ("refused", "not_allowed")

    def test_may_move_it_away_but_not_there(self, region, publish):
        somjai = maker("somjai", region.north, "add", "change", "publish")
        region.rule("published", ("move", region.south), author=somjai)
        assert publish(region.lesson()).get_parent().slug == "north"
        assert said() == ("refused", "not_allowed")

    def test_where_one_action_is_refused_none_is_done(self, region, publish):
        somjai = maker("somjai", region.north, "add", "change", "publish")
        mailed = ("mail", MAIL | {"to": "branch"})
        region.rule("published", mailed, ("tag", "ข้าว"), ("move", region.south), author=somjai)
        assert tags_of(publish(region.lesson())) == []
        assert mail.outbox == []

    def test_has_lost_the_right_to_make_rules(self, region, publish):
        region.rule("published")
        region.steward.groups.clear()
        assert tags_of(publish(region.lesson())) == []
        assert said() == ("refused", "author_may_not")

    def test_is_no_longer_here(self, region, publish):
        region.rule("published")
        region.steward.delete()
        publish(region.lesson())
        assert said() == ("refused", "no_author")

    def test_may_not_see_the_page_and_so_sends_no_mail_about_it(self, region, happens):
        somjai = maker("somjai", region.south, "add", "change")
        region.rule("moved", ("mail", MAIL | {"to": "branch"}), author=somjai)
        page = region.lesson(parent=region.south)
        with happens():
            page.move(region.north, pos="last-child")
        assert said() == ("refused", "author_sees_not")
        assert mail.outbox == []


class TestWhoMaySeeThem:
    SCREENS = ("list", "add", "edit", "inspect", "delete", "log", "try")

    def ask(self, region, person, screen):
        rule = region.rule("published")
        namespace = "wagtailsnippets_rules_rule"
        client = region.as_(person)
        match screen:
            case "list" | "add":
                return client.get(reverse(f"{namespace}:{screen}")).status_code
            case "edit" | "inspect" | "delete":
                return client.get(reverse(f"{namespace}:{screen}", args=[rule.pk])).status_code
            case "log":
                return client.get(reverse("rule_log")).status_code
        return client.post(reverse("rule_try"), {}).status_code

    @pytest.mark.parametrize("screen", SCREENS)
    def test_nobody_but_those_whose_business_they_are(self, region, screen):
        for person in (region.kampan, region.nida):
            assert self.ask(region, person, screen) in {302, 403}

    @pytest.mark.parametrize("screen", SCREENS)
    def test_stewards(self, region, screen):
        assert self.ask(region, region.steward, screen) == (400 if screen == "try" else 200)

    @pytest.mark.parametrize("screen", SCREENS)
    def test_auditors_look_and_change_nothing(self, region, screen):
        auditor = in_group("auditor", table.AUDITORS)
        looked = self.ask(region, auditor, screen) == 200
        assert looked == (screen in {"list", "inspect", "log"})


def test_the_log_shows_only_pages_that_its_reader_works_with(region, publish):
    region.rule("published")
    publish(region.lesson())
    somjai = maker("somjai", region.south, "change")
    text = region.as_(somjai).get(reverse("rule_log")).content.decode()
    assert "ออมทรัพย์บ้านนาขาว" not in text
    text = region.as_(region.steward).get(reverse("rule_log")).content.decode()
    assert "ออมทรัพย์บ้านนาขาว" in text

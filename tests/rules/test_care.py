"""What stewards and those who are told find in the editor, and what time takes away."""

import datetime

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from kmportal.profiles.personal_data import delete_account
from kmportal.rules.examples import EXAMPLES
from kmportal.rules.models import Rule, RuleMail, RuleNotice, RuleRun
from tests.rules.conftest import MAIL

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_rules_rule:list"
INSPECT = "wagtailsnippets_rules_rule:inspect"


def told_to(*people, page, rule, cause="c"):
    run = RuleRun.objects.create(rule=rule, page=page, event="published", cause=cause)
    return [RuleNotice.objects.create(run=run, member=person, note="ช่วยอ่านที") for person in people]


class TestExamples:
    def test_they_are_made_once_and_disabled(self, db):
        call_command("make_rules")
        Rule.objects.filter(name=EXAMPLES[0]["name"]).update(enabled=True)
        call_command("make_rules")
        assert list(Rule.objects.values_list("enabled", "author")) == [(True, None), (False, None)]

    def test_a_steward_can_save_them_as_they_are(self, region):
        call_command("make_rules")
        for rule in Rule.objects.all():
            page = region.as_(region.steward).get(
                reverse("wagtailsnippets_rules_rule:edit", args=[rule.pk])
            )
            assert page.status_code == 200
            shown = region.client.get(reverse(INSPECT, args=[rule.pk]))
            assert shown.context["sentence"]["thens"]

    @pytest.mark.parametrize("language", ["th", "en"])
    def test_a_rule_reads_as_a_sentence(self, region, language):
        rule = region.rule(
            "published",
            ("mail", MAIL | {"to": "branch"}),
            ("move", region.south),
            conditions=[("branch", region.north), ("theme", region.finance)],
        )
        with translation.override(language):
            shown = region.as_(region.steward).get(reverse(INSPECT, args=[rule.pk]))
        text = shown.content.decode()
        assert "ภาคเหนือ" in text
        assert "ภาคใต้" in text
        assert len(shown.context["sentence"]["ifs"]) == 2


class TestHome:
    def test_what_was_seen_goes_away_for_her_alone(self, region):
        rule, page = region.rule(), region.lesson()
        mine, hers = told_to(region.kampan, region.steward, page=page, rule=rule)
        keys = {"notice": [str(mine.pk), str(hers.pk), "abc", "9" * 30]}
        region.as_(region.kampan).post(reverse("rule_notices_seen"), keys)
        assert list(RuleNotice.objects.filter(seen_at=None)) == [hers]

    def test_a_page_that_she_may_no_longer_see_is_not_named(self, region):
        told_to(region.nida, page=region.lesson("ความลับ", region.south), rule=region.rule())
        region.nida.groups.clear()
        assert "ความลับ" not in region.as_(region.nida).get("/admin/", follow=True).content.decode()

    def test_it_is_marked_by_post_only(self, region):
        assert region.as_(region.kampan).get(reverse("rule_notices_seen")).status_code == 405


class TestAsManyQuestions:
    """For thirty rows as for three."""

    @pytest.mark.parametrize("screen", ["list", "log", "inspect"])
    def test_on_the_screens(self, region, screen):
        rule, page = region.rule(conditions=[("branch", region.north)]), region.lesson()
        client, counts = region.as_(region.steward), []
        address = {
            "list": reverse(LIST),
            "log": reverse("rule_log"),
            "inspect": reverse(INSPECT, args=[rule.pk]),
        }[screen]
        for many in (3, 27):
            for number in range(many):
                told_to(page=page, rule=rule, cause=f"{many} {number}")
                if screen == "list":
                    region.rule(conditions=[("theme", region.finance)])
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestWhatGoes:
    def aged(self, days, **fields):
        ago = timezone.now() - datetime.timedelta(days=days)
        RuleRun.objects.filter(**fields).update(at=ago)

    def test_old_entries_of_the_log(self, region):
        rule, page = region.rule(), region.lesson()
        told_to(region.kampan, page=page, rule=rule, cause="old")
        told_to(page=page, rule=rule, cause="new")
        self.aged(settings.NOTIFICATION_DAYS + 1, cause="old")
        call_command("remove_expired_data")
        assert list(RuleRun.objects.values_list("cause", flat=True)) == ["new"]

    def test_what_keeps_a_rule_from_acting_twice_stays(self, region):
        rule = region.rule("untouched", days=730)
        told_to(page=region.lesson(), rule=rule)
        self.aged(settings.NOTIFICATION_DAYS + 1)
        call_command("remove_expired_data")
        assert RuleRun.objects.exists()
        self.aged(settings.NOTIFICATION_DAYS + 731)
        call_command("remove_expired_data")
        assert not RuleRun.objects.exists()

    def test_whoever_deletes_her_account_is_named_no_more(self, region, publish):
        region.rule("published", ("mail", MAIL | {"to": "owner"}))
        publish(region.lesson(owner=region.kampan))
        assert "คำปัน" in str(RuleRun.objects.get().steps)
        delete_account(region.kampan, keep=True)
        assert "คำปัน" not in str(RuleRun.objects.get().steps)
        assert not RuleMail.objects.exists()

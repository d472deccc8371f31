"""A steward writes a rule: kindly helped where it makes no sense, and shown what it would do."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Workflow
from wagtail.test.utils.form_data import nested_form_data, streamfield

from kmportal.discussion.models import Comment
from kmportal.review.workflows import make_workflows
from kmportal.rules.models import Rule, RuleMail, RuleNotice, RuleRun
from lessons.models import LessonPage
from tests.rules.conftest import MAIL, in_group, placed, tags_of, themed

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_rules_rule:add"
EDIT = "wagtailsnippets_rules_rule:edit"
#: What no browser sends by itself, and somebody once will.
HOSTILE = {
    "zalgo": "ก" + "\u0e49" * 5000,
    "turned": "\u202eกลับ\u2066",
    "nul": "ก\x00ข",
    "long": "ก" * 100_000,
}


def sent(conditions=(), actions=(("tag", "ข้าว"),), **fields):
    data = {"name": "เตือนกลุ่มออมทรัพย์", "event": "published", "days": ""} | fields
    return nested_form_data(
        {
            **data,
            "conditions": streamfield(list(conditions)),
            "actions": streamfield(list(actions)),
        }
    )


@pytest.fixture
def save(region):
    def save(*args, **kwargs):
        return region.as_(region.steward).post(reverse(ADD), sent(*args, **kwargs))

    return save


@pytest.fixture
def attempt(region):
    """The piece that the form shows while it is filled in."""

    def attempt(*args, **kwargs):
        client = region.as_(kwargs.pop("person", region.steward))
        return client.post(
            reverse("rule_try"),
            sent(*args, **kwargs),
            headers={"X-Requested-With": "XMLHttpRequest"},
        )

    return attempt


def problem(response):
    """What the form says where it was wrong."""
    assert response.status_code == 200
    assert not Rule.objects.exists()
    html = response.content.decode()
    # The editor's script is handed the errors of blocks as JSON, in which Thai is escaped.
    shown = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), html)
    return response.context["form"].errors.as_json() + shown


class TestSaving:
    def test_a_rule_belongs_to_whoever_saved_it_last(self, region, save):
        save(actions=[("mail", mail_of(region)), ("tag", "ข้าว")])
        rule = Rule.objects.get()
        assert (rule.author, rule.enabled) == (region.steward, False)
        assert [block.block_type for block in rule.actions] == ["mail", "tag"]
        other = in_group("other", region.steward.groups.get().name)
        region.as_(other).post(reverse(EDIT, args=[rule.pk]), sent(enabled="on"))
        rule.refresh_from_db()
        assert (rule.author, rule.enabled) == (other, True)

    def test_all_conditions_and_who_is_told_are_kept(self, region, save):
        save(
            conditions=[
                ("type", "lessons.lessonpage"),
                ("branch", str(region.north.pk)),
                ("theme", "ออมทรัพย์ (savings)"),
                ("place", "หนองโสน นางรอง บุรีรัมย์ (310406)"),
                ("tag", "ข้าว"),
                ("language", "th"),
                ("group", str(region.nida.groups.get().pk)),
            ],
            actions=[("notify", {"to": "named", "who": "คำปัน ใจดี [@kampan]", "note": ""})],
        )
        rule = Rule.objects.get()
        assert [block.value for block in rule.conditions][1:4] == [
            region.north.page_ptr,
            region.savings,
            region.tambon,
        ]
        assert rule.actions[0].value["who"] == region.kampan
        assert "[@kampan]" in region.client.get(reverse(EDIT, args=[rule.pk])).content.decode()


def mail_of(_region, **fields):
    return MAIL | {"who": ""} | fields


class TestWhatMakesNoSense:
    @pytest.mark.parametrize("missing", ["subject_th", "text_th", "subject_en", "text_en"])
    def test_a_mail_in_one_language_only(self, region, save, missing):
        said = problem(save(actions=[("mail", mail_of(region, **{missing: "  "}))]))
        assert "กรุณาเขียนเป็นภาษา" in said

    @pytest.mark.parametrize(
        "text",
        ["{user.password}", "{title.__class__}", "{}", "{title!r}", "{{ settings.SECRET_KEY }}"],
    )
    def test_a_placeholder_that_is_unknown(self, region, save, text):
        said = problem(save(actions=[("mail", mail_of(region, text_th=text))]))
        assert text.strip("{}") in said

    def test_somebody_named_but_nobody_chosen(self, region, save):
        problem(save(actions=[("notify", {"to": "named", "who": "", "note": ""})]))

    def test_nobody_did_what_time_did(self, region, save):
        problem(save(event="expired", actions=[("mail", mail_of(region, to="doer"))]))
        group = str(region.nida.groups.get().pk)
        problem(save(event="untouched", days="30", conditions=[("group", group)]))

    def test_days_are_needed_where_days_are_meant(self, save):
        problem(save(event="untouched"))

    def test_a_page_that_is_off_the_site_is_not_taken_off(self, save):
        problem(save(event="unpublished", actions=[("unpublish", "")]))

    def test_a_review_is_not_begun_in_a_review(self, save):
        make_workflows()
        workflow = str(Workflow.objects.first().pk)
        problem(save(event="submitted", actions=[("workflow", workflow)]))

    def test_a_lesson_does_not_go_below_a_note(self, region, save):
        notes = str(region.tree["notes"].pk)
        problem(save(conditions=[("type", "lessons.lessonpage")], actions=[("move", notes)]))

    def test_only_lessons_are_applied(self, save):
        problem(save(event="applied", conditions=[("type", "lessons.fieldnotepage")]))

    def test_a_home_page_gets_no_tag(self, save):
        problem(save(conditions=[("type", "core.homepage")]))

    def test_a_rule_that_does_nothing(self, save):
        problem(save(actions=[]))


class TestHostileInput:
    @pytest.mark.parametrize("kind", HOSTILE)
    def test_it_is_refused_or_made_harmless_and_never_an_error(self, region, save, attempt, kind):
        text = HOSTILE[kind]
        mail = mail_of(region, subject_th=text, text_th=text)
        for conditions, actions in (
            ([("tag", text)], [("tag", text)]),
            ([("place", text), ("theme", text)], [("mail", mail)]),
            ([], [("notify", {"to": "named", "who": text, "note": text})]),
        ):
            assert save(conditions, actions, name=text, event=text).status_code in {200, 302}
            assert attempt(conditions, actions, days=text).status_code == 200

    @pytest.mark.parametrize("value", ["999999999999999999999", "-1", "abc", "1; DROP TABLE"])
    def test_forged_keys(self, region, save, attempt, value):
        chosen = [("branch", value), ("type", value), ("group", value), ("language", value)]
        actions = [("move", value), ("workflow", value)]
        for each in [*[([one], [("tag", "ข้าว")]) for one in chosen], ([], actions)]:
            try:
                assert save(*each).status_code == 200
                assert attempt(*each).status_code == 200
            except (ValueError, OverflowError) as error:  # pragma: no cover
                pytest.fail(f"{each}: {error!r}")

    def test_blocks_without_their_numbers(self, region):
        response = region.as_(region.steward).post(reverse("rule_try"), {"event": "published"})
        assert response.status_code == 400


class TestTrial:
    def state(self):
        return [
            LessonPage.objects.values_list("latest_revision", "live", "path").order_by("pk")[0],
            [model.objects.count() for model in (RuleRun, RuleMail, RuleNotice, Rule)],
        ]

    def test_it_says_what_would_have_happened_and_changes_nothing(self, region, publish, attempt):
        page = publish(region.lesson(), region.nida)
        publish(region.lesson("ป่าชุมชน", region.south), region.nida)
        before = self.state()
        shown = attempt(
            [("branch", str(region.north.pk))],
            [("tag", "ข้าว"), ("move", str(region.south.pk)), ("mail", mail_of(region))],
        ).content.decode()
        assert "ออมทรัพย์บ้านนาขาว" in shown
        assert "ป่าชุมชน" not in shown
        assert "“ข้าว”" in shown
        assert self.state() == before
        assert tags_of(page) == []

    def test_it_says_that_it_may_not(self, region, publish, attempt):
        from tests.rules.test_rights import maker

        publish(region.lesson())
        somjai = maker("somjai", region.north, "change")
        response = attempt((), [("unpublish", "")], person=somjai)
        [met] = response.context["trial"].met
        assert [each.does for each in met.steps] == [False]

    def test_pages_that_its_reader_may_not_see_are_not_in_it(self, region, happens, attempt):
        from tests.rules.test_rights import maker

        page = region.lesson("ความลับ", region.south)
        with happens():
            page.move(region.north, pos="last-child", user=region.steward)
        somjai = maker("somjai", region.south, "change")
        response = attempt(event="moved", person=somjai)
        assert (response.context["trial"].total, "ความลับ" in response.content.decode()) == (
            0,
            False,
        )

    def test_of_a_draft_the_draft_is_looked_at(self, region, attempt):
        page = region.lesson(theme_tags=themed(region.savings), place_tags=placed(region.tambon))
        page.theme_tags.clear()
        page.tags.add("ข้าว")
        page.save_revision(user=region.nida)
        page.move(region.south, pos="last-child", user=region.steward)
        met = {
            kind: attempt([(kind, value)], event="moved").context["trial"].total
            for kind, value in (
                ("theme", "ออมทรัพย์ (savings)"),
                ("place", "บุรีรัมย์ (31)"),
                ("tag", "ข้าว"),
            )
        }
        assert met == {"theme": 0, "place": 1, "tag": 1}

    def test_comments_too(self, region, publish, attempt):
        page = publish(region.lesson())
        Comment.objects.create(
            page=page, author_name="ป้าแดง", text="ดี", state=Comment.State.PUBLISHED
        )
        trial = attempt(event="commented").context["trial"]
        assert [(met.page.pk, met.who) for met in trial.met] == [(page.pk, "ป้าแดง")]

    @pytest.mark.parametrize("event", ["published", "moved"])
    def test_as_many_questions_for_many_pages_as_for_few(self, region, publish, attempt, event):
        """Published pages, and drafts that were moved."""
        actions = [("tag", "ข้าว"), ("move", str(region.south.pk)), ("unpublish", "")]
        told = [("notify", {"to": "owner", "who": "", "note": ""})]
        counts = []
        for many in (3, 9):
            for number in range(many):
                page = region.lesson(f"บทเรียน {many} {number}", owner=region.nida)
                if event == "published":
                    publish(page)
                else:
                    south = Page.objects.get(pk=region.south.pk)
                    page.move(south, pos="last-child", user=region.steward)
            attempt((), actions + told, event=event)
            with CaptureQueriesContext(connection) as asked:
                shown = attempt((), actions + told, event=event)
            counts.append(len(asked))
        assert shown.context["trial"].total == 12
        assert counts[0] == counts[1]

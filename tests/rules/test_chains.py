"""Rules set each other off, and come to an end."""

import itertools

import pytest
from wagtail.models import Page

from kmportal.rules.chains import DEEPEST
from kmportal.rules.events import Happening
from kmportal.rules.models import RuleRun
from kmportal.rules.running import respond
from lessons.models import LessonIndexPage, LessonPage
from tests.rules.conftest import tags_of

pytestmark = pytest.mark.django_db


def moved_to(branch, page, happens):
    with happens():
        page.move(Page.objects.get(pk=branch.pk), pos="last-child")
    return LessonPage.objects.get(pk=page.pk)


def test_two_that_move_a_page_to_and_fro_each_do_it_once(region, happens):
    to_north = region.rule("moved", ("move", region.north), conditions=[("branch", region.south)])
    to_south = region.rule("moved", ("move", region.south), conditions=[("branch", region.north)])
    page = moved_to(region.south, region.lesson(), happens)
    runs = {run.rule: run for run in RuleRun.objects.all()}
    assert [runs[to_north].outcome, runs[to_south].outcome] == ["done", "done"]
    assert [runs[to_north].depth, runs[to_south].depth] == [0, 1]
    assert (runs[to_north].held_back, runs[to_south].held_back) == (1, 0)
    assert page.get_parent().slug == "south"


def test_the_same_page_moved_by_a_person_again_is_another_cause(region, happens):
    region.rule("moved", ("move", region.north), conditions=[("branch", region.south)])
    page = region.lesson()
    for _time in range(2):
        page = moved_to(region.south, page, happens)
        assert page.get_parent().slug == "north"
    assert RuleRun.objects.count() == 2


def test_a_tag_added_by_publishing_does_not_publish_for_ever(region, publish):
    region.rule("published", ("tag", "หนึ่ง"))
    region.rule("published_again", ("tag", "สอง"))
    page = publish(region.lesson())
    assert tags_of(page) == ["สอง", "หนึ่ง"]
    assert sorted(RuleRun.objects.values_list("depth", flat=True)) == [0, 1]
    assert RuleRun.objects.get(depth=1).held_back == 1


def test_a_long_row_of_rules_ends(region, happens):
    """Each moves the page one branch on."""
    branches = [
        region.tree["lessons"].add_child(
            instance=LessonIndexPage(title=f"สาขา {n}", slug=f"b{n}", locale=region.north.locale)
        )
        for n in range(DEEPEST + 3)
    ]
    for here, there in itertools.pairwise(branches):
        region.rule("moved", ("move", there), conditions=[("branch", here)])
    page = moved_to(branches[0], region.lesson(), happens)
    outcomes = list(RuleRun.objects.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == ["done"] * (DEEPEST + 1) + ["too_deep"]
    assert page.get_parent().slug == f"b{DEEPEST + 1}"


def test_a_task_that_comes_twice_acts_once(region, publish):
    region.rule("published")
    page = publish(region.lesson())
    run = RuleRun.objects.get()
    again = Happening("published", page.pk, run.cause, run.at)
    assert respond(Happening.unpacked(again.packed())) == []
    assert RuleRun.objects.get().held_back == 0

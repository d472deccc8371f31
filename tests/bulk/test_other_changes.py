"""Places, free tags, reviews and translations of many pages; links before moving and unpublishing."""

import json

import pytest
from django.contrib.auth.models import Permission
from taggit.models import Tag
from wagtail.models import Locale, Page, Workflow, WorkflowPage

from kmportal.bulk.models import Batch
from kmportal.core.models import StandardPage
from kmportal.places.models import PagePlace
from kmportal.recycle_bin.models import BinnedBranch
from tests import factories

from .conftest import address, do, fresh, lesson_about, look
from .test_putting_back import back

pytestmark = pytest.mark.django_db


@pytest.fixture
def krabi(db):
    return factories.place("81", "กระบี่", "Krabi")


def test_a_place_comes_and_one_as_the_text_wrote_it_stays(client, keeper, lesson, krabi):
    lesson.place_tags = [PagePlace(as_written="บ้านเกาะกลาง")]
    lesson.save_revision().publish()
    client.force_login(keeper)
    do(client, "places", [lesson], mode="set", place=f"กระบี่ ({krabi.code})")
    rows = fresh(lesson).place_tags.order_by("sort_order")
    assert [row.place or row.as_written for row in rows] == ["บ้านเกาะกลาง", krabi]


def test_a_place_nobody_knows_is_asked_for_again(client, keeper, lesson):
    client.force_login(keeper)
    for typed in ("ดาวอังคาร", "\x00", "ก" * 100_000):
        answer = look(client, "places", [lesson], mode="add", place=typed)
        assert answer.context["form"].errors


def test_a_tag_in_other_letters_is_the_known_one(client, keeper, lesson):
    known = Tag.objects.create(name="OTOP")
    client.force_login(keeper)
    do(client, "tags", [lesson], mode="add", tags="otop, ป่าชุมชน")
    assert set(fresh(lesson).tags.names()) == {"OTOP", "ป่าชุมชน"}
    assert Tag.objects.filter(name__iexact="otop").get() == known


def test_too_many_or_too_long_tags_are_refused_kindly(client, keeper, lesson):
    client.force_login(keeper)
    for typed in (", ".join(f"คำ{n}" for n in range(30)), "ก" * 101, " , ", "ก" * 100_000):
        answer = look(client, "tags", [lesson], mode="add", tags=typed)
        assert answer.context["form"].errors


@pytest.fixture
def workflow(tree):
    made = Workflow.objects.get(pk=1) if Workflow.objects.exists() else None
    made = made or Workflow.objects.create(name="ตรวจก่อนลง")
    WorkflowPage.objects.update_or_create(page=tree["home"], defaults={"workflow": made})
    return made


@pytest.fixture
def draft(tree, writer):
    return lesson_about(tree["lessons"], "ร่างของฉัน", live=False, owner=writer)


def test_drafts_are_handed_in_and_taken_back(client, writer, workflow, draft, lesson):
    client.force_login(writer)
    shown = client.get(address("hand-in", draft, lesson)).context
    assert [each.page.title for each in shown["changed"]] == [draft.title]
    do(client, "hand-in", [draft])
    assert fresh(draft).workflow_in_progress
    back(client, Batch.objects.get())
    assert not fresh(draft).workflow_in_progress


def test_what_is_in_review_is_left_by_other_changes(client, keeper, workflow, draft, savings):
    workflow.start(draft, keeper)
    client.force_login(keeper)
    answer = look(client, "themes", [draft], mode="add", themes=[savings.pk])
    assert [each.page.title for each in answer.context["left"]] == [draft.title]


@pytest.fixture
def translator(keeper):
    keeper.groups.get().permissions.add(Permission.objects.get(codename="submit_translation"))
    return keeper


def test_pages_are_sent_to_be_translated(client, translator, tree, lesson, english):
    english(tree["lessons"])
    client.force_login(translator)
    do(client, "language", [lesson], language="en")
    made = fresh(lesson).get_translation(Locale.objects.get(language_code="en"))
    assert not made.live
    shown = look(client, "language", [lesson], language="en").context
    assert [each.page.title for each in shown["left"]] == [lesson.title]


def test_a_translation_nobody_began_goes_to_the_bin(client, steward, tree, lesson, english):
    english(tree["lessons"])
    steward.groups.get().permissions.add(Permission.objects.get(codename="submit_translation"))
    client.force_login(steward)
    do(client, "language", [lesson], language="en")
    made = fresh(lesson).get_translation(Locale.objects.get(language_code="en"))
    back(client, Batch.objects.get())
    assert BinnedBranch.objects.filter(page=made.pk).exists()


def test_nobody_sends_without_the_right_to(client, keeper, lesson):
    client.force_login(keeper)
    assert not look(client, "language", [lesson], language="en").context["changed"]
    assert look(client, "language", [lesson], language="xx").context["form"].errors


@pytest.mark.parametrize("action", ["move", "unpublish"])
def test_what_links_to_the_pages_is_told_before(client, steward, tree, lesson, action):
    text = f'<p><a linktype="page" id="{lesson.pk}">กองทุน</a></p>'
    body = json.dumps([{"type": "paragraph", "value": text}])
    tree["home"].add_child(instance=StandardPage(title="หน้าที่ลิงก์มา", slug="links", body=body))
    client.force_login(steward)
    answer = client.get(address(action, lesson))
    assert "หน้าที่ลิงก์มา" in answer.content.decode()


def test_links_of_closed_branches_are_counted_not_named(client, keeper, tree, lesson):
    text = f'<p><a linktype="page" id="{lesson.pk}">กองทุน</a></p>'
    body = json.dumps([{"type": "paragraph", "value": text}])
    page = StandardPage(title="ร่างลับ", slug="links", body=body, live=False)
    tree["home"].add_child(instance=page)
    client.force_login(keeper)
    answer = client.get(address("unpublish", lesson))
    assert "ร่างลับ" not in answer.content.decode()
    assert len(answer.context["links"]) == 1


def test_moving_still_moves(client, steward, tree, lesson):
    south = tree["home"].add_child(instance=type(tree["lessons"])(title="ภาคใต้", slug="south"))
    client.force_login(steward)
    client.post(address("move", lesson), {"chooser": south.pk})
    assert Page.objects.get(pk=lesson.pk).get_parent().pk == south.pk


def test_a_place_that_takes_no_such_page_is_refused(client, steward, tree, lesson):
    client.force_login(steward)
    answer = client.post(address("move", lesson), {"chooser": tree["notes"].pk})
    assert lesson.title in answer.content.decode()
    assert Page.objects.get(pk=lesson.pk).get_parent().pk == tree["lessons"].pk


def test_unpublishing_still_unpublishes(client, steward, lesson):
    client.force_login(steward)
    client.post(address("unpublish", lesson))
    assert not Page.objects.get(pk=lesson.pk).live

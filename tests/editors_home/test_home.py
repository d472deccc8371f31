"""What each meets on the home of the editor."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from kmportal.discussion.models import Comment
from kmportal.places.models import PagePlace
from learning_centers.models import LearningCenterPage
from lessons.models import ResearchAbstractPage
from tests import factories

from .conftest import HOME, draft, fresh, lesson, parts

pytestmark = pytest.mark.django_db


def text_of(client, url=HOME):
    return client.get(url).content.decode()


def titles(client, name):
    part = parts(client.get(HOME)).get(name)
    return [row.title for row in part.rows] if part else []


def test_a_newcomer_is_told_what_to_do(client, writer, tree):
    client.force_login(writer)
    text = text_of(client)
    address = reverse("wagtailadmin_pages:add", args=["lessons", "lessonpage", tree["lessons"].pk])
    assert address in text
    assert reverse("guides") in text
    assert not parts(client.get(HOME))


def test_a_moderator_is_not_told_to_write(client, moderator, tree):
    client.force_login(moderator)
    assert "/add/lessons/" not in text_of(client)


def test_her_drafts_the_last_written_first(client, writer, tree, steward):
    for number in range(7):
        draft(tree, f"ร่าง {number}", writer)
    draft(tree, "ร่างคนอื่น", steward)
    lesson(tree, "ลงแล้ว", writer)
    client.force_login(writer)
    panel = parts(client.get(HOME))["drafts"]
    assert [row.title for row in panel.rows] == [f"ร่าง {n}" for n in (6, 5, 4, 3, 2)]
    assert panel.count == 7
    whole = text_of(client, reverse("home_drafts"))
    assert "ร่าง 0" in whole
    assert "ร่างคนอื่น" not in whole


def test_what_came_back_stands_with_its_reason(client, writer, reviewer, tree, workflow):
    page = draft(tree, "ข้าวเม่า", writer)
    state = workflow.start(page, writer)
    client.force_login(writer)
    assert titles(client, "handed_in") == ["ข้าวเม่า"]
    state.current_task_state.reject(user=reviewer, comment="ขอชื่อผู้เล่าด้วย")
    shown = parts(client.get(HOME))
    assert shown["returned"].rows[0].said == "ขอชื่อผู้เล่าด้วย"
    assert not {"handed_in", "drafts"} & set(shown)
    assert "ขอชื่อผู้เล่าด้วย" in text_of(client, reverse("home_returned"))


def test_what_waits_for_a_reviewer(client, writer, reviewer, tree, workflow):
    workflow.start(draft(tree, "ข้าวเม่า", writer), writer)
    client.force_login(reviewer)
    assert reverse("review_queue") in text_of(client)
    assert "ข้าวเม่า" in text_of(client)


def test_comments_wait_for_a_moderator_and_not_for_a_writer(client, moderator, writer, tree):
    page = lesson(tree, "กองทุน")
    for number in range(6):
        Comment.objects.create(page=page, text=f"ถาม {number}", author_name="สมศรี")
    client.force_login(moderator)
    panel = parts(client.get(HOME))["comments"]
    assert (len(panel.rows), panel.count) == (5, 6)
    client.force_login(writer)
    assert titles(client, "comments") == []


def test_gaps_are_told_to_whom_publishes(client, reviewer, writer, tree):
    factories.theme("water", "น้ำ")
    krabi = factories.place("81", "กระบี่")
    center = factories.page(tree["centers"], LearningCenterPage, "ศูนย์เกาะกลาง")
    center.place_tags = [PagePlace(place=krabi)]
    center.save()
    client.force_login(reviewer)
    panel = parts(client.get(HOME))["gaps"]
    assert [row.title for row in panel.rows] == ["น้ำ"]
    assert "ศูนย์เกาะกลาง" in text_of(client, reverse("centers_without_lessons"))
    told = lesson(tree, "เรื่องจากกระบี่")
    told.place_tags = [PagePlace(place=krabi)]
    told.save()
    assert "ศูนย์เกาะกลาง" not in text_of(client, reverse("centers_without_lessons"))
    client.force_login(writer)
    assert titles(client, "gaps") == []


def test_nothing_of_other_branches(client, keeper, steward, tree):
    lesson(tree, "บทเรียนของสาขาอื่น", steward)
    closed = draft(tree, "ร่างของฉันที่ปิดแล้ว", keeper)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    client.force_login(keeper)
    text = text_of(client)
    assert "บทเรียนของสาขาอื่น" not in "".join(titles(client, "published"))
    assert closed.title not in text
    own = factories.page(tree["research"], ResearchAbstractPage, "งานของสาขาเรา")
    own.save_revision(user=keeper).publish(user=keeper)
    assert titles(client, "published") == ["งานของสาขาเรา"]


def test_nothing_from_the_bin(client, steward, tree, binned):
    page = lesson(tree, "ลงถังแล้ว", steward)
    mine = draft(tree, "ร่างลงถัง", steward)
    locked = lesson(tree, "ล็อกแล้วลงถัง", steward)
    locked.locked, locked.locked_by = True, steward
    locked.save()
    for each in (page, mine, locked):
        binned(fresh(each))
    client.force_login(steward)
    text = text_of(client)
    assert not [each.title for each in (page, mine, locked) if each.title in text]


def test_numbers_by_kind_in_words_people_know(client, steward, tree):
    for number in range(3):
        lesson(tree, f"บทเรียน {number}")
    client.force_login(steward)
    text = text_of(client)
    assert reverse("wagtailadmin_pages:type_use", args=["lessons", "lessonpage"]) in text


@pytest.mark.parametrize("name", ["home_drafts", "home_published", "home_returned"])
def test_lists_are_closed_to_those_who_write_nothing(client, moderator, name):
    client.force_login(moderator)
    assert client.get(reverse(name)).status_code == 302


def test_centres_without_are_for_whom_publishes(client, writer):
    client.force_login(writer)
    assert client.get(reverse("centers_without_lessons")).status_code == 302


def asked(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(HOME).status_code == 200
    return len(queries)


def fill(tree, person, workflow, numbers):
    """Of each number: a draft, one handed in, a returned one, a locked one, a comment, a theme."""
    for number in numbers:
        kind = number % 5
        if kind == 0:
            page = lesson(tree, f"ลง {number}", person)
            Comment.objects.create(page=page, text=f"ถาม {number}", author_name="สมศรี")
            Page.objects.filter(pk=page.pk).update(locked=True, locked_by=person)
            factories.theme(f"theme-{number}", f"ประเด็น {number}")
        elif kind == 1:
            draft(tree, f"ร่าง {number}", person)
        else:
            state = workflow.start(draft(tree, f"ส่ง {number}", person), person)
            if kind == 2:
                state.current_task_state.reject(user=person, comment="ขอแก้")


@pytest.mark.parametrize(
    ("role", "most"), [("writer", 60), ("reviewer", 75), ("moderator", 40), ("steward", 80)]
)
def test_ten_pages_and_forty_ask_the_same(client, request, tree, workflow, role, most):
    person = request.getfixturevalue(role)
    fill(tree, person, workflow, range(10))
    client.force_login(person)
    asked(client)
    few = asked(client)
    fill(tree, person, workflow, range(10, 40))
    assert asked(client) == few <= most

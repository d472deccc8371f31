"""An older version comes back with a reason, which stands in the history."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from lessons.models import LessonPage
from tests.review.conftest import COMMUNITY, hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(lesson, writer):
    """Public, with a newer draft over an older one."""
    lesson.get_latest_revision().publish()
    lesson = LessonPage.objects.get(pk=lesson.pk)
    lesson.summary = "ร่างที่หลงทาง"
    lesson.save_revision(user=writer)
    return lesson


def address(page, revision=None):
    revision = revision or page.revisions.order_by("pk").first()
    return reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk])


def newest(page):
    return LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_it_asks_why(client, public, reviewer):
    client.force_login(reviewer)
    answer = client.get(address(public))
    assert 'name="comment"' in answer.content.decode()


def test_the_older_version_becomes_the_newest_draft(client, public, reviewer):
    client.force_login(reviewer)
    client.post(address(public), {"comment": "ร่างใหม่ปนกับอีกเรื่อง"})
    assert newest(public).summary == "ทั้งตำบลตั้งครัวกลางทำข้าวเม่าร่วมกัน"


def test_no_version_is_lost(client, public, reviewer):
    client.force_login(reviewer)
    before = public.revisions.count()
    client.post(address(public), {"comment": "ร่างใหม่ปนกับอีกเรื่อง"})
    assert public.revisions.count() == before + 1


def test_the_reason_stands_in_the_history(client, public, reviewer):
    client.force_login(reviewer)
    client.post(address(public), {"comment": "ร่างใหม่ปนกับอีกเรื่อง"})
    history = client.get(reverse("wagtailadmin_pages:history", args=[public.pk]))
    assert "ร่างใหม่ปนกับอีกเรื่อง" in history.content.decode()
    assert PageLogEntry.objects.filter(
        page=public.pk, user=reviewer, action="review.restore"
    ).exists()


def test_what_readers_see_stays(client, public, reviewer):
    live = LessonPage.objects.get(pk=public.pk)
    live.get_latest_revision().publish()
    client.force_login(reviewer)
    client.post(address(public), {"comment": "ร่างใหม่ปนกับอีกเรื่อง"})
    assert LessonPage.objects.get(pk=public.pk).summary == "ร่างที่หลงทาง"


@pytest.mark.parametrize("reason", ["", "  ", "\x00"], ids=["none", "spaces", "nul"])
def test_not_without_a_reason(client, public, reviewer, reason):
    client.force_login(reviewer)
    assert client.post(address(public), {"comment": reason}).status_code == 422
    assert newest(public).summary == "ร่างที่หลงทาง"


def test_not_by_others(client, public, neighbour):
    client.force_login(neighbour)
    client.post(address(public), {"comment": "ขอคืน"})
    assert newest(public).summary == "ร่างที่หลงทาง"


def test_not_by_who_is_not_signed_in(client, public):
    assert "login" in client.post(address(public), {"comment": "ขอคืน"}).url


def test_not_while_it_is_locked_by_its_review(client, public, writer, workflows):
    hand_in(public, workflows[COMMUNITY], writer)
    client.force_login(writer)
    client.post(address(public), {"comment": "ขอคืน"})
    assert newest(public).summary == "ร่างที่หลงทาง"


def test_not_a_version_of_another_page(client, public, tree, writer, reviewer):
    from tests.review.conftest import draft

    other = draft(tree, writer, "เรื่องอื่น")
    client.force_login(reviewer)
    answer = client.post(address(public, other.get_latest_revision()), {"comment": "ขอคืน"})
    assert answer.status_code == 404

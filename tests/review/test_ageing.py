"""Pages come up for another look after the time set for their type."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kmportal.review.ageing import ageing, due_for, months_by_type
from kmportal.review.models import Confirmation, ReviewInterval, ReviewMail, ReviewTimes
from kmportal.review.reminding import remind
from lessons.models import FieldNotePage, LessonPage
from tests import factories
from tests.review.conftest import draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_years(db):
    settings = ReviewTimes.load()
    lesson = ContentType.objects.get_for_model(LessonPage)
    ReviewInterval.objects.create(settings=settings, page_type=lesson, months=24)


def published(page, days):
    when = timezone.now() - datetime.timedelta(days=days)
    type(page).objects.filter(pk=page.pk).update(
        live=True, last_published_at=when, first_published_at=when
    )
    return page


@pytest.fixture
def old(tree, writer):
    return published(draft(tree, writer, "ข้าวเม่าเก่า"), 800)


def due():
    return [page.title for page in ageing(months_by_type())]


class TestWhatIsDue:
    def test_after_its_time(self, old):
        assert due() == ["ข้าวเม่าเก่า"]

    def test_not_before(self, tree, writer):
        published(draft(tree, writer), 700)
        assert due() == []

    def test_not_types_that_are_not_named(self, tree):
        published(factories.page(tree["notes"], FieldNotePage, "บันทึก"), 5000)
        assert due() == []

    def test_not_drafts(self, old):
        LessonPage.objects.update(live=False)
        assert due() == []

    def test_not_what_was_found_still_right(self, old, writer):
        Confirmation.objects.create(page=old, confirmed_at=timezone.now(), confirmed_by=writer)
        assert due() == []

    def test_again_when_that_too_is_long_ago(self, old, writer):
        long_ago = timezone.now() - datetime.timedelta(days=760)
        Confirmation.objects.create(page=old, confirmed_at=long_ago, confirmed_by=writer)
        assert [each.page.title for each in due_for(writer)] == due() == ["ข้าวเม่าเก่า"]


class TestReport:
    def content(self, client, **query):
        return client.get(reverse("ageing_pages_results"), query).content.decode()

    def test_it_lists_them(self, client, old, reviewer):
        client.force_login(reviewer)
        assert "ข้าวเม่าเก่า" in client.get(reverse("ageing_pages")).content.decode()

    def test_an_owner_finds_her_own(self, client, old, writer):
        client.force_login(writer)
        assert "ข้าวเม่าเก่า" in self.content(client, whose="mine")

    def test_who_looks_after_another_branch_does_not(self, client, old, neighbour):
        client.force_login(neighbour)
        assert "ข้าวเม่าเก่า" not in self.content(client)

    def test_who_writes_nothing_has_none(self, client, old):
        client.force_login(factories.person("malee"))
        assert client.get(reverse("ageing_pages")).status_code == 302

    def test_the_button_puts_it_off(self, client, old, reviewer):
        client.force_login(reviewer)
        client.post(reverse("still_right", args=[old.pk]))
        assert due() == []
        assert Confirmation.objects.get().confirmed_by == reviewer

    def test_looking_at_it_puts_nothing_off(self, client, old, reviewer):
        client.force_login(reviewer)
        assert client.get(reverse("still_right", args=[old.pk])).status_code == 200
        assert due() == ["ข้าวเม่าเก่า"]

    def test_the_button_is_not_for_others(self, client, old, neighbour):
        client.force_login(neighbour)
        client.post(reverse("still_right", args=[old.pk]))
        assert due() == ["ข้าวเม่าเก่า"]

    def test_the_editor_has_the_button_too(self, client, old, reviewer):
        client.force_login(reviewer)
        editor = client.get(reverse("wagtailadmin_pages:edit", args=[old.pk])).content.decode()
        assert reverse("still_right", args=[old.pk]) in editor

    def test_as_many_queries_for_thirty_as_for_three(self, client, tree, writer, reviewer):
        client.force_login(reviewer)
        counts = []
        for more in (3, 27):
            for number in range(more):
                published(draft(tree, writer, f"เรื่อง {more} {number}"), 900)
            client.get(reverse("ageing_pages"))  # what is remembered for good is asked once
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse("ageing_pages"))
            counts.append(len(asked))
        assert counts[0] == counts[1] <= 30

    def test_the_times_are_set_in_the_settings(self, client):
        client.force_login(factories.person("root", is_superuser=True))
        url = reverse("wagtailsettings:edit", args=["review", "reviewtimes"])
        answer = client.get(url, follow=True)
        assert 'value="24"' in answer.content.decode()


class TestMail:
    def test_one_letter_a_month_to_the_owner(
        self, tree, writer, old, django_capture_on_commit_callbacks
    ):
        published(draft(tree, writer, "อีกเรื่อง"), 900)
        with django_capture_on_commit_callbacks(execute=True):
            assert remind().owners == 1
            assert remind().owners == 0
        (message,) = mail.outbox
        assert message.to == [writer.email]
        assert "ข้าวเม่าเก่า" in message.body
        assert "อีกเรื่อง" in message.body

    def test_none_for_what_was_looked_through_meanwhile(self, old, writer):
        remind()
        Confirmation.objects.create(page=old, confirmed_at=timezone.now(), confirmed_by=writer)
        from kmportal.review.mail import queue

        queue.deliver()
        assert mail.outbox == []
        assert ReviewMail.objects.get().state == ReviewMail.State.EMPTY

"""Bulk changes taken back on pages that nobody worked on since; the report; how much is asked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kmportal.bulk.models import Batch

from .conftest import address, do, draft_of, fresh, lesson_about, look, themes_of

pytestmark = pytest.mark.django_db


def back(client, batch):
    url = reverse("bulk_batch", args=[batch.pk])
    seen = client.get(url).context["seen"]
    return client.post(url, {"seen": seen}, follow=True)


@pytest.fixture
def batch(client, keeper, tree, lesson, savings):
    """On two lessons, one of them with another draft."""
    other = lesson_about(tree["lessons"], "ธนาคารขยะ")
    other.title = "ร่างใหม่"
    other.save_revision()
    client.force_login(keeper)
    do(client, "themes", [lesson, other], mode="add", themes=[savings.pk])
    made = Batch.objects.get()
    made.other = other
    return made


def test_all_is_as_it_was(client, batch, lesson):
    back(client, batch)
    assert themes_of(lesson) == ["debts"]
    assert themes_of(batch.other) == []
    draft = draft_of(batch.other)
    assert (draft.title, list(draft.theme_tags.all())) == ("ร่างใหม่", [])


def test_a_page_edited_since_stays_as_it_is(client, batch, lesson):
    fresh(lesson).save_revision()
    answer = back(client, batch)
    assert themes_of(lesson) == ["debts", "savings"]
    assert themes_of(batch.other) == []
    assert lesson.title in answer.content.decode()


def test_taking_back_is_a_batch_that_can_be_taken_back(client, batch, lesson):
    back(client, batch)
    back(client, batch.undone_by.get())
    assert themes_of(lesson) == ["debts", "savings"]


def test_nothing_is_taken_back_twice(client, batch):
    back(client, batch)
    assert not client.get(reverse("bulk_batch", args=[batch.pk])).context["changed"]


def test_the_report_says_who_what_and_how_many(client, batch, keeper):
    text = client.get(reverse("bulk_batches")).content.decode()
    assert str(batch) in text
    assert str(keeper) in text
    answer = client.get(reverse("bulk_batches"), {"export": "csv"})
    assert str(batch) in answer.getvalue().decode()
    row = Batch.objects.in_sight_of(keeper).get()
    assert row.count == 2


def test_a_neighbour_sees_nothing_of_it(batch, neighbour, lesson):
    client = Client()
    client.force_login(neighbour)
    assert str(batch) not in client.get(reverse("bulk_batches")).content.decode()
    assert client.get(reverse("bulk_batch", args=[batch.pk])).status_code == 404
    assert client.post(reverse("bulk_batch", args=[batch.pk])).status_code == 404
    assert themes_of(lesson) == ["debts", "savings"]


def test_a_writer_takes_nothing_back_from_readers(client, batch, writer, lesson):
    client.force_login(writer)
    back(client, batch)
    assert themes_of(lesson) == ["debts", "savings"]


def test_a_page_in_the_bin_is_absent(client, batch, binned, lesson):
    binned(lesson)
    answer = client.get(reverse("bulk_batch", args=[batch.pk]))
    assert lesson.title not in answer.content.decode()
    back(client, batch)
    assert themes_of(lesson) == ["debts", "savings"]


def asked(work):
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def test_three_pages_and_thirty_ask_the_same(client, keeper, tree, savings, debts):
    pages = [lesson_about(tree["lessons"], f"บทเรียน {n}", debts) for n in range(30)]
    client.force_login(keeper)
    data = {"mode": "add", "themes": [savings.pk]}
    look(client, "themes", pages[:1], **data)
    few = asked(lambda: look(client, "themes", pages[:3], **data))
    assert asked(lambda: look(client, "themes", pages, **data)) == few < 25
    # Doing it asks for each page, and for each page the same.
    one, two, six = (
        asked(lambda chosen=chosen: do(client, "themes", chosen, **data))
        for chosen in (pages[:1], pages[1:3], pages[3:9])
    )
    assert six - two == 4 * (two - one)
    batch = Batch.objects.order_by("-pk").first()
    assert asked(lambda: client.get(reverse("bulk_batch", args=[batch.pk]))) < 30
    list_url = reverse("bulk_batches")
    few = asked(lambda: client.get(list_url))
    do(client, "themes", pages[9:11], **data)
    assert asked(lambda: client.get(list_url)) == few


def test_too_many_at_once_is_told(client, keeper, lesson, tree, savings, monkeypatch):
    other = lesson_about(tree["lessons"], "ธนาคารขยะ")
    monkeypatch.setattr("kmportal.bulk.actions.MOST_PAGES", 1)
    client.force_login(keeper)
    assert client.get(address("themes", lesson, other)).status_code == 302

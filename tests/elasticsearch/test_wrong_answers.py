"""A server that is slow, red, locked or of another version: the portal goes on without it."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from wagtail.models import Page

from kmportal.core.models import ContentPage
from lessons.models import FieldNotePage
from search import pending
from search.backends.elastic_breaker import TRIAL_KEY, away
from tests import factories

from .wrong_servers import SilentServer, answering

WRONG_MEDIA_TYPE = '{"error":{"type":"media_type_header_exception","reason":"Invalid media-type"}}'
ANSWERS = {
    "locked": (401, '{"error":{"type":"security_exception","reason":"missing credentials"}}', True),
    "forbidden": (403, '{"error":{"type":"security_exception","reason":"unauthorized"}}', True),
    "overloaded": (429, '{"error":{"type":"es_rejected_execution_exception"}}', True),
    "no master": (503, '{"error":{"type":"master_not_discovered_exception"}}', True),
    "older version": (400, WRONG_MEDIA_TYPE, True),
    "another product": (200, "{}", False),
    "a web page": (200, "<html>Welcome to nginx</html>", False),
}


@pytest.fixture(params=ANSWERS)
def wrong_server(request):
    status, body, product = ANSWERS[request.param]
    with answering(status, body, product=product) as url:
        yield url


@pytest.fixture
def silent():
    server = SilentServer()
    yield server
    server.close()


def publish(tree, title):
    note = factories.page(tree["notes"], FieldNotePage, title, live=False)
    note.save_revision().publish()
    return note


def test_writing_and_searching_go_on_whatever_the_server_answers(
    search_with, wrong_server, tree, saving
):
    search_with(wrong_server, PAUSE=60)
    with saving():
        publish(tree, "เขียนได้เสมอ")
    assert [page.title for page in ContentPage.objects.search("เขียนได้")] == ["เขียนได้เสมอ"]
    assert [page.title for page in Page.objects.autocomplete("เขียนไ")] == ["เขียนได้เสมอ"]
    assert ContentPage.objects.search("เขียนได้").count() == 1
    assert away().reason
    assert pending.waiting().filter(model="lessons.fieldnotepage").exists()


def test_a_silent_server_costs_one_short_wait_and_not_one_a_request(
    search_with, silent, tree, saving, client
):
    search_with(silent.url, PAUSE=60, TIMEOUT=1)
    for number in range(5):
        with saving():
            publish(tree, f"บันทึกที่ {number}")
        assert ContentPage.objects.search("บันทึก").count() == number + 1
    assert client.get(reverse("search"), {"q": "บันทึก"}).status_code == 200
    assert silent.connections == 1


def test_a_server_that_is_away_is_tried_again_after_a_pause(search_with, silent, tree):
    search_with(silent.url, PAUSE=60, TIMEOUT=1)
    list(ContentPage.objects.search("บันทึก"))
    since = away().since
    cache.delete(TRIAL_KEY)  # as the pause does when it is over
    list(ContentPage.objects.search("บันทึก"))
    assert silent.connections == 2
    assert away().since == since


def test_a_red_index_is_no_answer(search_with, elasticsearch_url, tree, saving):
    backend = search_with(elasticsearch_url, PAUSE=60)
    nowhere = {"index.routing.allocation.require._name": "no-such-node"}
    alias = backend.get_index_for_model(Page).name
    backend.es.indices.create(
        index=f"{alias}_red", aliases={alias: {}}, settings=nowhere, wait_for_active_shards=0
    )
    with saving():
        publish(tree, "ดัชนีแดง")
    assert [page.title for page in ContentPage.objects.search("ดัชนีแดง")] == ["ดัชนีแดง"]
    assert away()


def test_an_index_that_was_never_built_is_answered_for_without_calling_the_server_away(
    search_with, elasticsearch_url, tree, saving
):
    search_with(elasticsearch_url)
    with saving():
        publish(tree, "ยังไม่มีดัชนี")
    assert [page.title for page in ContentPage.objects.search("ดัชนี")] == ["ยังไม่มีดัชนี"]
    assert away() is None

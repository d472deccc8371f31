"""`search_health` says what is wrong and what to do, and fails when something is."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Page

from lessons.models import FieldNotePage
from search import pending, thai
from tests import factories


def health(**options):
    """What the command prints, and whether it called search healthy."""
    out = io.StringIO()
    with translation.override("en"):
        try:
            call_command("search_health", stdout=out, no_color=True, **options)
        except CommandError:
            return out.getvalue(), False
    return out.getvalue(), True


@pytest.fixture
def backend(search_with, elasticsearch_url, tree):
    backend = search_with(elasticsearch_url)
    call_command("update_index", backend_name="default", verbosity=0)
    return backend


def test_a_portal_without_elasticsearch_is_healthy(db):
    assert health() == ("The database's own engine searches: nothing can be away.\n", True)


def test_all_is_well_after_a_build(backend):
    said, healthy = health()
    assert healthy, said
    assert "Elasticsearch 9." in said
    assert "The cluster is green" in said
    pages = Page.objects.count()
    assert f"wagtailcore_page: {pages} documents, {pages} in the database." in said


def test_a_missing_index_is_named_with_the_command_that_builds_it(
    search_with, elasticsearch_url, tree
):
    search_with(elasticsearch_url)
    said, healthy = health()
    assert not healthy
    assert "wagtailcore_page: there is no index. Build it: manage.py update_index" in said


def test_a_changed_analyzer_is_told_with_the_command_that_rebuilds(backend, monkeypatch):
    monkeypatch.setattr(thai, "ANALYZER_VERSION", thai.ANALYZER_VERSION + 1)
    said, healthy = health()
    assert not healthy
    assert "the dictionary or the analyzer has changed" in said
    call_command("update_index", backend_name="default", verbosity=0)
    assert health()[1]


def test_documents_that_are_missing_are_counted(backend, tree):
    factories.page(tree["notes"], FieldNotePage, "ไม่ถึงดัชนี")
    pending.PendingUpdate.objects.all().delete()
    said, healthy = health()
    assert not healthy
    pages = Page.objects.count()
    missing = f"wagtailcore_page: {pages - 1} documents, {pages} in the database. Build it anew"
    assert missing in said


def test_waiting_updates_are_counted_and_sent_on_request(backend, tree):
    factories.page(tree["notes"], FieldNotePage, "รอส่ง")
    said, healthy = health()
    assert not healthy
    assert "updates wait for Elasticsearch" in said
    assert health(replay=True)[1]
    assert not pending.waiting().exists()


def test_a_server_that_cannot_be_reached_is_not_healthy(search_with, tree):
    search_with("http://127.0.0.1:9")
    said, healthy = health()
    assert not healthy
    assert "Elasticsearch cannot be asked" in said

"""What each screen of the editor asks of the database, at ten pages and at ten thousand."""

from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.editor_at_size.multiplying import multiply
from tests.editor_at_size.screens import screens
from tests.editor_at_size.ten_pages import TenPages, steward

#: Wagtail's and wagtail-localize's own lists ask some things once for each row they show.
FOR_EACH_ROW = {
    "explorer": 2 * 50,
    "explorer, by title": 4 * 50,
    "explorer, searched": 2 * 50,
    "search": 2 * 20,
    "chooser": 25,
    "chooser, searched": 2 * 25,
    "wagtailadmin_reports:workflow": 50,
}
#: A short-lived cache, such as that of where the bin is, may have run out between two screens.
FORGOTTEN = 2
#: Thousands of steps of SQLite's machine that a screen of ours may take for ten thousand pages, half
#: as many again as it took; a slow core makes some 30,000 in a second.
MOST_WORK = {
    "wagtailadmin_home": 10_000,
    "review_queue": 1_000,
    "who_waits": 1_000,
    "ageing_pages": 1_600,
    "recycle_bin": 500,
    "broken_links": 1_800,
    "translations_waiting": 3_400,
    "wagtailsnippets_discussion_comment:list": 1_300,
}


@dataclass
class Asked:
    """Of a screen, the second time it is opened: how many queries, and thousands of steps."""

    queries: int = 0
    work: float = 0


@contextmanager
def counted_work(screen):
    """The same on every computer and however busy it is; full-text tables do not count."""

    def hundred_more():
        screen.work += 0.1

    connection.connection.set_progress_handler(hundred_more, 100)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)


def asked(client, addresses):
    found = {}
    for name, address in addresses.items():
        assert client.get(address).status_code == 200, name
        screen = found[name] = Asked()
        with CaptureQueriesContext(connection) as queries, counted_work(screen):
            client.get(address)
        screen.queries = len(queries)
    return found


@pytest.fixture(scope="module")
def few_and_many(module_db):
    if connection.vendor != "sqlite":
        pytest.skip("rows are copied with SQLite's own functions")
    portal, client = TenPages(), Client()
    client.force_login(steward())
    addresses = screens(portal)
    few = asked(client, addresses)
    multiply(portal.roots, 1000)
    assert Page.objects.count() > 10_000
    cache.clear()
    return few, asked(client, addresses)


@pytest.mark.django_db
def test_no_screen_asks_more_of_ten_thousand_pages(few_and_many):
    few, many = few_and_many
    grown = {
        name: (few[name].queries, many[name].queries)
        for name in few
        if many[name].queries > few[name].queries + FOR_EACH_ROW.get(name, 0) + FORGOTTEN
    }
    assert grown == {}


@pytest.mark.django_db
def test_our_lists_work_no_more_than_they_must_at_ten_thousand_pages(few_and_many):
    _few, many = few_and_many
    too_much = {
        name: (most, round(many[name].work))
        for name, most in MOST_WORK.items()
        if many[name].work > most
    }
    assert too_much == {}

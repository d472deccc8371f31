"""Elasticsearch is killed in the middle of work and comes back; nobody has to do anything."""

import time

import pytest
from django.core.management import call_command
from django.db import transaction
from modelsearch.backends import get_search_backend

from kmportal.core.models import ContentPage
from lessons.models import FieldNotePage
from search import pending
from search.backends.elastic_breaker import away
from search.testing import running
from tests import factories

from .conftest import available

WORD = "ธนาคารปูม้า"


@pytest.fixture
def node():
    node = running.Node()
    with available():
        node.start()
    yield node
    node.remove()


@pytest.fixture
def build(search_with, tree):
    def build(*urls):
        backend = search_with(*urls, TIMEOUT=3)
        call_command("update_index", backend_name="default", verbosity=0)
        return backend

    return build


def write(tree, number):
    note = factories.page(tree["notes"], FieldNotePage, f"{WORD} ตอนที่ {number}", live=False)
    note.save_revision().publish()
    return note


def found_by_elasticsearch(backend):
    """The titles Elasticsearch itself finds, with no other engine to turn to."""
    backend.refresh_indexes()
    alone = get_search_backend("default", FALLBACK=None)
    return {page.title for page in alone.search(WORD, ContentPage)}


def written():
    return set(ContentPage.objects.filter(title__startswith=WORD).values_list("title", flat=True))


def search_until(condition, seconds=60):
    """Do what readers do until it is so; they need not do anything else."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        list(ContentPage.objects.search(WORD))
        time.sleep(0.5)


def test_the_node_is_killed_while_people_write_and_search(node, build, tree, saving):
    backend = build(node.url)
    for number in range(12):
        if number == 4:
            node.kill()
        with saving():
            note = write(tree, number)
        hits = {page.title for page in ContentPage.objects.search(f"{WORD} {number}")}
        if number >= 4:
            assert note.title in hits
    with saving():
        note.title = f"{WORD} แก้ชื่อแล้ว"
        note.save()
    with saving():
        ContentPage.objects.get(title=f"{WORD} ตอนที่ 2").delete()
    assert away()
    assert pending.waiting().count() >= 8
    node.start()
    search_until(lambda: away() is None and not pending.waiting().exists())
    assert found_by_elasticsearch(backend) == written()
    assert f"{WORD} ตอนที่ 2" not in written()


def test_what_a_killed_worker_had_saved_but_not_sent_is_sent_by_the_next_search(
    elasticsearch_url, build, tree, saving
):
    backend = build(elasticsearch_url)
    write(tree, 1)  # committed, and the process ends before its callbacks run
    assert found_by_elasticsearch(backend) == set()
    search_until(lambda: not pending.waiting().exists())
    assert found_by_elasticsearch(backend) == written()


def test_updates_are_sent_in_the_order_they_were_made(elasticsearch_url, build, tree, monkeypatch):
    backend = build(elasticsearch_url)
    notes = [write(tree, number) for number in range(3)]
    sent = []
    send = pending.elastic_bulk.send
    monkeypatch.setattr(
        pending.elastic_bulk,
        "send",
        lambda client, documents: sent.extend(documents) or send(client, documents),
    )
    monkeypatch.setattr(pending, "BATCH", 2)
    backend.replay(seconds=5)
    pks = [document.id for document in sent if document.id in {str(note.pk) for note in notes}]
    assert list(dict.fromkeys(pks)) == [str(note.pk) for note in notes]


def test_nothing_is_sent_of_what_is_rolled_back(elasticsearch_url, build, tree):
    backend = build(elasticsearch_url)
    with transaction.atomic():
        write(tree, 1)
        transaction.set_rollback(True)
    assert not pending.waiting().exists()
    assert found_by_elasticsearch(backend) == set()


@pytest.fixture
def three_nodes():
    with available():
        nodes = running.cluster(3)
    yield nodes
    for node in nodes:
        node.remove()


def test_one_node_of_three_is_killed_and_search_stays_with_elasticsearch(
    three_nodes, build, tree, saving
):
    backend = build(*(node.url for node in three_nodes))
    backend.patient_client.cluster.health(wait_for_status="green", timeout="30s")
    with saving():
        write(tree, 1)
    three_nodes[0].kill()
    with saving():
        write(tree, 2)
    search_until(lambda: away() is None and not pending.waiting().exists())
    assert found_by_elasticsearch(backend) == written()

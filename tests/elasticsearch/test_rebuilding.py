"""An index is built anew while people write and search, and nothing of it is lost."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from kmportal.core.models import ContentPage
from lessons.models import FieldNotePage
from search import pending, thai
from search.backends.elastic_index import (
    DocumentsRefusedError,
    RebuildOvertakenError,
    ThaiRebuilder,
)
from tests import factories


@pytest.fixture
def backend(search_with, elasticsearch_url, tree):
    backend = search_with(elasticsearch_url)
    call_command("update_index", backend_name="default", verbosity=0)
    return backend


@pytest.fixture
def pages(backend):
    return backend.get_index_for_model(Page)


def titles(backend, query):
    backend.refresh_indexes()
    return [page.title for page in ContentPage.objects.search(query)]


def read_everything():
    """What a rebuild reads, page type by page type."""
    return [page.specific for page in Page.objects.all()]


def fill(new, read):
    for page in read:
        new.add_items(type(page), [page])


def test_what_is_saved_while_an_index_is_built_is_in_the_new_one(backend, pages, tree, saving):
    with saving():
        note = factories.page(tree["notes"], FieldNotePage, "ก่อนเริ่ม")
    rebuilder = ThaiRebuilder(pages)
    new, read = rebuilder.start(), read_everything()
    with saving():
        note.title = "แก้ไขระหว่างสร้าง"
        note.save()
        factories.page(tree["notes"], FieldNotePage, "เขียนใหม่ระหว่างสร้าง")
    fill(new, read)  # arrives last with the old title
    rebuilder.finish()
    assert titles(backend, "แก้ไขระหว่างสร้าง")[0] == "แก้ไขระหว่างสร้าง"
    assert titles(backend, "เขียนใหม่")[0] == "เขียนใหม่ระหว่างสร้าง"
    assert titles(backend, "ก่อนเริ่ม") == []


def test_a_new_index_is_left_with_the_servers_own_settings(backend, pages):
    def settings():
        (index,) = backend.es.indices.get_settings(index=pages.name, flat_settings=True).values()
        return index["settings"]

    rebuilder = ThaiRebuilder(pages)
    usual = settings().keys()
    fill(rebuilder.start(), read_everything())
    building = pages.building
    (new,) = backend.es.indices.get_settings(index=building, flat_settings=True).values()
    rebuilder.finish()

    assert set(new["settings"]) - usual == {
        "index.merge.policy.segments_per_tier",
        "index.refresh_interval",
        "index.translog.durability",
    }
    assert settings().keys() == usual


def test_what_is_deleted_while_an_index_is_built_stays_deleted(backend, pages, tree, saving):
    with saving():
        note = factories.page(tree["notes"], FieldNotePage, "จะลบทิ้ง")
    rebuilder = ThaiRebuilder(pages)
    new, read = rebuilder.start(), read_everything()
    with saving():
        note.delete()
    fill(new, read)
    rebuilder.finish()
    backend.refresh_indexes()
    living = {"query": {"exists": {"field": "_django_content_type"}}}
    assert backend.es.count(index=pages.name, **living)["count"] == Page.objects.count()


def test_search_goes_on_in_the_old_index_until_the_new_one_is_whole(backend, pages, tree, saving):
    with saving():
        factories.page(tree["notes"], FieldNotePage, "ค้นได้ตลอด")
    rebuilder = ThaiRebuilder(pages)
    new, before = rebuilder.start(), list(pages.behind(pages.name))
    assert titles(backend, "ค้นได้ตลอด") == ["ค้นได้ตลอด"]
    fill(new, read_everything())
    rebuilder.finish()
    assert titles(backend, "ค้นได้ตลอด") == ["ค้นได้ตลอด"]
    assert list(pages.behind(pages.name)) != before
    assert not backend.es.indices.exists(index=before[0])
    assert pages.behind(pages.building) == {}


def test_a_rebuild_that_was_left_unfinished_is_cleared_away_by_the_next(backend, pages):
    left = ThaiRebuilder(pages)
    left.start()
    next_one = ThaiRebuilder(pages)
    next_one.start()
    next_one.finish()
    assert not backend.es.indices.exists(index=left.name)
    with pytest.raises(RebuildOvertakenError):
        left.finish()


def test_an_index_of_wagtails_own_backend_gives_way_to_the_alias(
    search_with, elasticsearch_url, tree
):
    backend = search_with(elasticsearch_url)
    index = backend.get_index_for_model(Page)
    backend.es.indices.create(index=index.name)
    call_command("update_index", backend_name="default", verbosity=0)
    assert len(index.behind(index.name)) == 1
    assert ContentPage.objects.search("บทเรียน") is not None


def test_the_name_of_an_index_tells_the_analyzers_version(backend, pages, monkeypatch):
    monkeypatch.setattr(thai, "ANALYZER_VERSION", 999)
    call_command("update_index", backend_name="default", verbosity=0)
    assert "_a999l" in next(iter(pages.behind(pages.name)))


def test_two_sites_on_one_cluster_do_not_touch_each_others_indexes(
    backend, pages, search_with, elasticsearch_url
):
    before = pages.behind(pages.name)
    other = search_with(elasticsearch_url)
    call_command("update_index", backend_name="default", verbosity=0)
    assert pages.behind(pages.name) == before
    assert other.get_index_for_model(Page).behind(pages.name) == before
    assert other.get_index_for_model(Page).name != pages.name


def surprising(raw):
    return raw._replace(values=raw.values | {"surprise": 1})


def test_a_refused_document_stops_a_rebuild_before_it_replaces_anything(
    backend, pages, monkeypatch
):
    before = list(pages.behind(pages.name))
    document = pages.mapping_class.raw_document
    monkeypatch.setattr(
        pages.mapping_class, "raw_document", lambda self, obj: surprising(document(self, obj))
    )
    with pytest.raises(DocumentsRefusedError, match="strict_dynamic_mapping_exception"):
        call_command("update_index", backend_name="default", verbosity=0)
    assert list(pages.behind(pages.name)) == before


def test_a_page_whose_document_is_refused_does_not_hold_back_others(
    backend, pages, monkeypatch, tree, saving
):
    document = pages.mapping_class.raw_document

    def broken_for_one(self, obj):
        raw = document(self, obj)
        return surprising(raw) if "เสีย" in obj.title else raw

    monkeypatch.setattr(pages.mapping_class, "raw_document", broken_for_one)
    with saving():
        factories.page(tree["notes"], FieldNotePage, "หน้าที่เสีย")
        factories.page(tree["notes"], FieldNotePage, "หน้าที่ดี")
    assert titles(backend, "หน้าที่ดี") == ["หน้าที่ดี"]
    assert pending.waiting().count() == 0
    assert {row.refusal.split(":")[0] for row in pending.refused()} == {"400"}
    monkeypatch.undo()
    call_command("update_index", backend_name="default", verbosity=0)
    backend.replay(seconds=5)
    assert pending.refused().count() == 0

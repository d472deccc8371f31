"""The postings follow what is written: anew, deleted, emptied, joined, by several writers at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from modelsearch.query import Phrase
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from kmportal.core.models import ContentPage, PortalDocument
from lessons.models import FieldNotePage
from search.backends import postgres_postings as postings
from tests import factories


def titles(query):
    return [page.title for page in ContentPage.objects.search(query)]


def number_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
        return cursor.fetchone()[0]


def stored(where="true"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sum(octet_length(postings)) FROM search_postings WHERE {where}")  # noqa: S608
        return (cursor.fetchone()[0] or 0) // postings.POSTING.size


@pytest.fixture
def notes(db):
    return factories.site_tree()["notes"]


@pytest.fixture
def committed(transactional_db):
    """A tree that other connections see; the rows a site begins with were emptied with the rest."""
    Locale.objects.get_or_create(language_code="th")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root")
    return factories.site_tree()["notes"]


@pytest.fixture
def note(notes):
    body = [("paragraph", "<p>กลุ่มออมทรัพย์ช่วยแก้ปัญหาหนี้สิน</p>")]
    return factories.page(notes, FieldNotePage, "เงินนอนในกลุ่ม", body=body)


def change(page):
    page.title, page.summary, page.body = "เรื่องใหม่", "", []
    page.save()


def test_what_is_changed_is_found_by_its_new_words_only(note):
    change(note)
    assert titles("หนี้สิน") == []
    assert titles(Phrase("ปัญหาหนี้สิน")) == []
    assert titles("เรื่องใหม่") == ["เรื่องใหม่"]


def test_what_is_deleted_leaves_the_index(note):
    before = number_of(postings.DOCUMENTS)
    note.delete()
    assert titles("หนี้สิน") == []
    assert number_of(postings.DOCUMENTS) == before - 1


def test_compacting_removes_what_was_replaced_and_joins_the_rest(note):
    for _time in range(3):
        note.save()
    change(note)
    postings.compact(connection)
    assert titles("หนี้สิน") == []
    assert titles("เรื่องใหม่") == ["เรื่องใหม่"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT term FROM search_postings GROUP BY term HAVING count(*) > 1")
        assert cursor.fetchall() == []
        cursor.execute("SELECT postings FROM search_postings")
        found = {n for (row,) in cursor for n, _part in postings.POSTING.iter_unpack(row)}
        cursor.execute(f"SELECT id FROM {postings.DOCUMENTS}")  # noqa: S608
        assert found == {number for (number,) in cursor.fetchall()}


def test_compacting_an_index_without_anything_to_do_changes_nothing(note):
    postings.compact(connection)
    before = stored()
    postings.compact(connection)
    assert stored() == before


def test_many_single_saves_are_folded_into_one_row_a_word(note):
    for _time in range(2 * postings.SMALL):
        note.save()
    common = postings.term(collection(), "words", "หนี้สิน")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_postings WHERE term = %s", [common])
        assert cursor.fetchone()[0] <= 2 + postings.SMALL
    assert titles("หนี้สิน") == [note.title]


def collection():
    from search.backends.postgres import collection_of

    return collection_of(ContentPage)


def test_a_replaced_text_does_not_hide_what_scores_less(notes, note):
    """The old text of one page is the best match by far, but is no text any more."""
    factories.page(notes, FieldNotePage, "กองทุน", summary="เล่าเรื่องหนี้สินไว้ท้ายบันทึก" * 3)
    note.title = note.summary = "หนี้สิน หนี้สิน"
    note.save()
    change(note)
    assert titles("หนี้สิน") == ["กองทุน"]


def test_update_index_writes_everything_anew(note):
    get_search_backend().reset_indexes()
    assert titles("หนี้สิน") == []
    call_command("update_index", verbosity=0)
    call_command("update_index", verbosity=0)
    assert titles("หนี้สิน") == [note.title]
    assert stored() == stored("level = 2")


def test_update_index_forgets_what_was_deleted_behind_its_back(note):
    ContentPage.objects.filter(pk=note.pk)._raw_delete("default")
    FieldNotePage.objects.filter(pk=note.pk)._raw_delete("default")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM wagtailsearch_indexentry")
    assert number_of(postings.DOCUMENTS) == 0


def test_other_objects_do_not_change_how_pages_are_measured(note):
    before = ContentPage.objects.search("หนี้สิน").annotate_score("score")[0].score
    backend = get_search_backend()
    for number in range(5):
        backend.add(PortalDocument.objects.create(title=f"หนี้สินฉบับที่ {number}", file="x.pdf"))
    after = ContentPage.objects.search("หนี้สิน").annotate_score("score")[0].score
    assert after == before


def test_emptied_tables_leave_nothing(committed):
    factories.page(committed, FieldNotePage, "เงินนอนในกลุ่ม")
    call_command("flush", interactive=False, verbosity=0)
    assert stored() == 0
    assert number_of(postings.DOCUMENTS) == 0


def test_two_connections_write_at_once(committed):
    pages = [factories.page(committed, FieldNotePage, f"ป่าผืนที่ {n}") for n in range(8)]
    together = Barrier(2, timeout=20)

    def write(order):
        try:
            backend = get_search_backend()
            together.wait()
            for _time in range(12):
                backend.add_bulk(FieldNotePage, order)
                backend.add(order[0])
            postings.compact(connection)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, [pages, pages[::-1]]))
    assert sorted(titles("ป่า")) == [f"ป่าผืนที่ {n}" for n in range(8)]
    assert number_of(postings.DOCUMENTS) == len({page.pk for page in pages}) + others(pages)


def others(pages):
    """Documents of what the site itself consists of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM wagtailsearch_indexentry WHERE NOT object_id = ANY(%s)",
            [[str(page.pk) for page in pages]],
        )
        return cursor.fetchone()[0]


def test_a_search_during_compaction_finds_what_it_found_before(committed):
    for number in range(5):
        factories.page(committed, FieldNotePage, f"ป่าผืนที่ {number}").save()

    def found():
        try:
            return len(titles("ป่า"))
        finally:
            connections.close_all()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        postings.compact(connection)
        assert pool.submit(found).result(timeout=20) == 5
    assert len(titles("ป่า")) == 5


def test_who_cannot_compact_because_another_does_goes_on(committed):
    factories.page(committed, FieldNotePage, "ป่าชุมชน")
    before = stored()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [postings.COMPACTING])

    def compact():
        try:
            postings.compact(connection)
            return True
        finally:
            connections.close_all()

    try:
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(compact).result(timeout=20)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [postings.COMPACTING])
    assert stored() == before

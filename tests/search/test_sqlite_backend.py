"""Thai words are found on the embedded database, by readers' search and by the editor's own."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText
from wagtail.models import Page

from kmportal.core.models import ContentPage, PortalDocument
from lessons.models import FieldNotePage, LessonPage
from search import vocabulary
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the backend of SQLite"),
]

UNSPACED = "กลุ่มออมทรัพย์ช่วยแก้ปัญหาหนี้สินให้สมาชิกได้จริง"


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def note(tree):
    return factories.page(
        tree["notes"], FieldNotePage, "เงินนอนในกลุ่ม", body=[("paragraph", f"<p>{UNSPACED}</p>")]
    )


@pytest.fixture
def lesson(tree):
    return factories.page(
        tree["lessons"], LessonPage, "ป่าชุมชนบ้านเรา", summary="รวม ๑,๗๙๙ ตำบล grassroots economy"
    )


def titles(results):
    return [page.title for page in results]


@pytest.mark.parametrize("query", ["หนี้สิน", "สมาชิก", "ออมทรัพย์", "หนี้", "ปัญหาหนี้สิน"])
def test_a_word_inside_an_unspaced_sentence_is_found(note, lesson, query):
    assert titles(ContentPage.objects.search(query)) == ["เงินนอนในกลุ่ม"]


@pytest.mark.parametrize("query", ["๑๗๙๙", "1,799", "1799", "Grassroots ECONOMY", "ป่า", "ชุมชน"])
def test_numbers_and_latin_words_meet_whatever_way_they_are_written(note, lesson, query):
    assert titles(ContentPage.objects.search(query)) == ["ป่าชุมชนบ้านเรา"]


@pytest.mark.parametrize("query", ["สมาชีก", "ออมทรัพ"])
def test_a_misspelt_word_still_finds(note, lesson, query):
    assert titles(ContentPage.objects.search(query))[0] == "เงินนอนในกลุ่ม"


def test_a_word_nobody_wrote_finds_nothing(note, lesson):
    assert titles(ContentPage.objects.search("xylophone")) == []


def test_a_title_counts_more_than_text(tree):
    factories.page(tree["notes"], FieldNotePage, "เวทีเดือนนี้", summary="พูดเรื่องสวัสดิการกันทั้งวัน")
    factories.page(tree["notes"], FieldNotePage, "สวัสดิการ", summary="เวทีเดือนนี้พูดกันทั้งวัน")
    assert titles(ContentPage.objects.search("สวัสดิการ")) == ["สวัสดิการ", "เวทีเดือนนี้"]


def test_filters_order_count_and_slices(tree, note, lesson):
    both = Page.objects.type(ContentPage).search("ชุมชน หนี้สิน")
    assert both.count() == 2
    assert len(both[:1]) == 1
    assert both[1:].count() == 1
    assert titles(LessonPage.objects.search("ชุมชน หนี้สิน")) == [lesson.title]
    ordered = ContentPage.objects.order_by("title").search("ชุมชน หนี้สิน", order_by_relevance=False)
    assert titles(ordered) == sorted([note.title, lesson.title])
    assert ContentPage.objects.filter(pk=note.pk).search("ชุมชน").count() == 0


def test_query_trees(note, lesson):
    search = ContentPage.objects.search
    assert titles(search(Phrase("ปัญหาหนี้สิน"))) == [note.title]
    assert titles(search(Phrase("หนี้สินปัญหา"))) == []
    assert titles(search(PlainText("หนี้สิน ป่า", operator="and"))) == []
    assert set(titles(search(Or([PlainText("หนี้สิน"), PlainText("ป่า")])))) == {
        note.title,
        lesson.title,
    }
    assert titles(search(And([PlainText("หนี้สิน"), Not(PlainText("ป่า"))]))) == [note.title]
    assert titles(search(Not(PlainText("ป่า")))) == [note.title]
    assert search(MatchAll()).count() == 2


def test_a_field_can_be_asked_for(note, lesson):
    assert titles(ContentPage.objects.search("กลุ่ม", fields=["title"])) == [note.title]
    assert titles(ContentPage.objects.search("ปัญหา", fields=["title"])) == []


def test_what_is_changed_or_deleted_leaves_the_index(note):
    note.title, note.body = "เรื่องใหม่", []
    note.save()
    assert titles(ContentPage.objects.search("หนี้สิน")) == []
    assert titles(ContentPage.objects.search("เรื่องใหม่")) == ["เรื่องใหม่"]
    note.delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_page_fts WHERE title MATCH 'เรื่อง'")
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize("typed", ["ป", "ป่าชุ", "ชน", "บ้านเร"])
def test_autocomplete_finds_any_part_of_a_title(note, lesson, typed):
    assert titles(Page.objects.type(ContentPage).autocomplete(typed)) == [lesson.title]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "*",
        "a AND",
        "NEAR(",
        "title:",
        "{x}:",
        "ก OR",
        "^",
        "(((",
        "\x00",
        "\ud800",
        "🙂",
        "ก" * 10_000,
        "่" * 100_000,
        ") NOT (",
    ],
)
def test_hostile_queries_are_only_words(note, query):
    list(ContentPage.objects.search(query))
    list(Page.objects.autocomplete(query))


def test_a_search_costs_as_many_queries_for_one_hit_as_for_ten(tree):
    def cost(hits: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert len(ContentPage.objects.search("ป่า")[:10]) == hits
        return len(queries)

    factories.page(tree["notes"], FieldNotePage, "ป่าผืนแรก")
    cost(1)  # the first of a process reads words and synonyms
    one = cost(1)
    for number in range(12):
        factories.page(tree["notes"], FieldNotePage, f"ป่าผืนที่ {number}")
    cache.delete(vocabulary.VERSION_KEY)
    cost(10)
    assert cost(10) == one < 12


def test_the_editor_finds_thai_pages_and_documents(admin_client, note):
    PortalDocument.objects.create(title="คู่มือบัญชีครัวเรือน", file="x.pdf")
    found = admin_client.get("/admin/pages/search/", {"q": "เงินนอน"})
    assert note.title in found.content.decode()
    found = admin_client.get("/admin/documents/", {"q": "ครัวเรือน"})
    assert "คู่มือบัญชีครัวเรือน" in found.content.decode()
    found = admin_client.get("/admin/documents/chooser/results/", {"q": "บัญชี"})
    assert "คู่มือบัญชีครัวเรือน" in found.content.decode()

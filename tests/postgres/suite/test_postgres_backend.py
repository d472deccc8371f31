"""Thai words are found on PostgreSQL, by readers' search and by the editor's own."""

import pytest
from django.db import connection
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText
from wagtail.models import Page

from kmportal.core.models import ContentPage, PortalDocument
from lessons.models import FieldNotePage, LessonPage
from search.asking import AsTyped
from tests import factories

pytestmark = pytest.mark.django_db

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


def test_a_rare_word_counts_more_than_a_common_one(tree):
    for number in range(6):
        factories.page(tree["notes"], FieldNotePage, f"บันทึก {number}", summary="ประชุมกองทุน กองทุน")
    factories.page(tree["notes"], FieldNotePage, "บันทึกท้ายเล่ม", summary="ประชุมเรื่องปลาบู่")
    assert titles(ContentPage.objects.search("กองทุน ปลาบู่"))[0] == "บันทึกท้ายเล่ม"


def test_filters_order_count_and_slices(tree, note, lesson):
    both = Page.objects.type(ContentPage).search("ชุมชน หนี้สิน")
    assert both.count() == 2
    assert len(both[:1]) == 1
    assert both[1:].count() == 1
    assert titles(LessonPage.objects.search("ชุมชน หนี้สิน")) == [lesson.title]
    ordered = ContentPage.objects.order_by("title").search("ชุมชน หนี้สิน", order_by_relevance=False)
    assert titles(ordered) == sorted([note.title, lesson.title])
    assert ContentPage.objects.filter(pk=note.pk).search("ชุมชน").count() == 0


def test_phrases_keep_their_order(note, lesson):
    search = ContentPage.objects.search
    assert titles(search(Phrase("ปัญหาหนี้สิน"))) == [note.title]
    assert titles(search(Phrase("หนี้สินปัญหา"))) == []
    assert titles(search(Phrase("ชุมชนบ้านเรา"))) == [lesson.title]
    assert titles(search(Phrase("xylophone"))) == []


def test_query_trees(note, lesson):
    search = ContentPage.objects.search
    assert titles(search(PlainText("หนี้สิน ป่า", operator="and"))) == []
    assert titles(search(PlainText("หนี้ สมาชิก", operator="and"))) == [note.title]
    either = {note.title, lesson.title}
    assert set(titles(search(Or([PlainText("หนี้สิน"), PlainText("ป่า")])))) == either
    boosted = Or([PlainText("หนี้สิน"), Boost(PlainText("ป่า"), 20)])
    assert titles(search(boosted)) == [lesson.title, note.title]
    assert titles(search(And([PlainText("หนี้สิน"), Not(PlainText("ป่า"))]))) == [note.title]
    assert titles(search(Not(PlainText("ป่า")))) == [note.title]
    assert titles(search(Fuzzy("สมาชีก"))) == [note.title]
    assert search(MatchAll()).count() == 2
    assert search(Not(MatchAll())).count() == 0


def test_a_field_can_be_asked_for(note, lesson):
    assert titles(ContentPage.objects.search("กลุ่ม", fields=["title"])) == [note.title]
    assert titles(ContentPage.objects.search("ปัญหา", fields=["title"])) == []
    phrase = Phrase("ปัญหาหนี้สิน")
    assert titles(ContentPage.objects.search(phrase, fields=["title"])) == []


@pytest.mark.parametrize("typed", ["ป", "ป่าชุ", "ชน", "บ้านเร", "เรา ป่า"])
def test_autocomplete_finds_a_title_from_the_beginning_of_any_word(note, lesson, typed):
    assert titles(Page.objects.type(ContentPage).autocomplete(typed)) == [lesson.title]


def test_autocomplete_shows_the_completed_word_first(tree):
    factories.page(tree["notes"], FieldNotePage, "ป่าไม้")
    factories.page(tree["notes"], FieldNotePage, "ในผืนใหญ่กลางดง มีป่า")
    assert titles(Page.objects.autocomplete("ป่า")) == ["ในผืนใหญ่กลางดง มีป่า", "ป่าไม้"]
    assert titles(Page.objects.autocomplete("...")) == []


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "\\",
        "':*",
        "a & b | !c",
        "a <-> b",
        "%s %(x)s",
        "';DROP TABLE search_postings;--",
        "{ก,ข}",
        "ก:A*BCD",
        "(((",
        "\x00",
        "\ud800",
        "🙂",
        "\u202eก",
        "\ue000",
        "ก" * 10_000,
        "่" * 100_000,
        "การ " * 5_000,
    ],
)
def test_hostile_queries_are_only_words(note, query):
    for wanted in (query, Phrase(query), Fuzzy(query), PlainText(query, operator="and")):
        list(ContentPage.objects.search(wanted))
    list(Page.objects.autocomplete(query))


@pytest.mark.parametrize("text", ["'", "\\", "' : * & |", "a''b\\'", "๏ ฯ ๆ ๚ ๛", "🙂" * 50])
def test_hostile_titles_can_be_indexed(tree, text):
    page = factories.page(tree["notes"], FieldNotePage, f"ตลาดน้ำ {text}")
    assert titles(ContentPage.objects.search("ตลาดน้ำ")) == [page.title]


def test_one_query_costs_the_same_for_any_number_of_hits(tree, django_assert_num_queries):
    for number in range(12):
        factories.page(tree["notes"], FieldNotePage, f"ป่าผืนที่ {number}")
    search = ContentPage.objects.search
    list(search(AsTyped("ป่า")))  # content types are known from here on
    # How rare the tokens are, their postings, keys, those the reader may see, and the pages.
    with django_assert_num_queries(5):
        assert len(search(AsTyped("ป่า"))[:10]) == 10


def test_the_editor_finds_thai_pages_and_documents(admin_client, note):
    PortalDocument.objects.create(title="คู่มือบัญชีครัวเรือน", file="x.pdf")
    found = admin_client.get("/admin/pages/search/", {"q": "เงินนอน"})
    assert note.title in found.content.decode()
    found = admin_client.get("/admin/documents/", {"q": "ครัวเรือน"})
    assert "คู่มือบัญชีครัวเรือน" in found.content.decode()
    found = admin_client.get("/admin/documents/chooser/results/", {"q": "บัญชี"})
    assert "คู่มือบัญชีครัวเรือน" in found.content.decode()


def test_this_suite_runs_on_postgres():
    assert connection.vendor == "postgresql"

"""Thai is found through Elasticsearch as through the database, in the index's strict shape."""

import pytest
from django.core.management import call_command
from elasticsearch import BadRequestError
from modelsearch.query import Fuzzy, Phrase
from wagtail.models import Page

from kmportal.core.models import ContentPage
from lessons.models import FieldNotePage, LessonPage
from tests import factories

UNSPACED = "กลุ่มออมทรัพย์ช่วยแก้ปัญหาหนี้สินให้สมาชิกได้จริง วิสาหกิจชุมชนก็เช่นกัน"


@pytest.fixture
def backend(search_with, elasticsearch_url, tree):
    factories.page(
        tree["notes"], FieldNotePage, "เงินนอนในกลุ่ม", body=[("paragraph", f"<p>{UNSPACED}</p>")]
    )
    factories.page(
        tree["lessons"], LessonPage, "ป่าชุมชนบ้านเรา", summary="รวม ๑,๗๙๙ ตำบล grassroots economy"
    )
    backend = search_with(elasticsearch_url, FALLBACK=None)
    call_command("update_index", verbosity=0)
    return backend


def titles(results):
    return [page.title for page in results]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("หนี้สิน", "เงินนอนในกลุ่ม"),
        ("วิสาหกิจ", "เงินนอนในกลุ่ม"),
        ("สมาชีก", "เงินนอนในกลุ่ม"),
        ("ออมทรัพ", "เงินนอนในกลุ่ม"),
        ("1799", "ป่าชุมชนบ้านเรา"),
        ("๑,๗๙๙", "ป่าชุมชนบ้านเรา"),
        ("Grassroots ECONOMY", "ป่าชุมชนบ้านเรา"),
        ("ป่า", "ป่าชุมชนบ้านเรา"),
    ],
)
def test_words_parts_of_words_and_misspelt_words_are_found(backend, query, first):
    assert titles(ContentPage.objects.search(query))[0] == first


def test_pages_that_share_only_a_common_trigram_are_no_hits(backend):
    assert titles(ContentPage.objects.search("แก้ปัญหาหนี้สินให้สมาชิก")) == ["เงินนอนในกลุ่ม"]


def test_a_page_that_holds_the_word_once_is_a_hit_beside_one_full_of_it(backend, tree):
    full = factories.page(tree["lessons"], LessonPage, "หนี้สิน", summary="หนี้สิน " * 30)
    backend.get_index_for_object(full).add_item(full)
    backend.refresh_indexes()
    assert titles(ContentPage.objects.search("หนี้สิน")) == ["หนี้สิน", "เงินนอนในกลุ่ม"]


def test_a_phrase_is_words_in_a_row(backend):
    assert titles(ContentPage.objects.search(Phrase("ปัญหาหนี้สิน"))) == ["เงินนอนในกลุ่ม"]
    assert titles(ContentPage.objects.search(Phrase("หนี้สินปัญหา"))) == []


def test_fuzzy_queries_work(backend):
    assert titles(ContentPage.objects.search(Fuzzy("econmy"))) == ["ป่าชุมชนบ้านเรา"]


def test_what_is_near_a_word_of_hundreds_of_letters_is_not_looked_for(backend):
    """Which would take all the memory there is."""

    def asked(text):
        return str(ContentPage.objects.search(Fuzzy(text)).query_compiler.get_query())

    assert "fuzziness" in asked("econmy")
    assert "fuzziness" not in asked("x" * 900)


@pytest.mark.parametrize("typed", ["ก", "เงิน", "เงินนอ", "นอนใน", "กลุ่"])
def test_autocomplete_begins_at_any_word(backend, typed):
    assert titles(Page.objects.autocomplete(typed)) == ["เงินนอนในกลุ่ม"]


def test_autocomplete_does_not_begin_inside_a_word(backend):
    assert titles(Page.objects.autocomplete("งินนอน")) == []


@pytest.mark.parametrize(
    "query",
    [
        "ก" * 10_000,
        "\u0e48" * 100_000,
        '"ปิดไม่ครบ (หนี้ AND',
        'title:x^3 ~ {"match_all": {}} [1 TO *]',
        "\x00\ud800 หนี้ \u202e🌾\x1b",
        "a b c " * 2_000,
    ],
)
def test_hostile_queries_are_answered(backend, query):
    list(ContentPage.objects.search(query))
    list(ContentPage.objects.autocomplete(query))


def test_a_field_nobody_declared_is_refused(backend):
    name = backend.get_index_for_model(Page).name
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        backend.es.index(index=name, document={"surprise": 1})


def test_no_text_is_kept_beside_the_index(backend):
    name = backend.get_index_for_model(Page).name
    found = backend.es.search(index=name, query={"match_all": {}})["hits"]["hits"]
    assert found
    assert not any("_source" in hit for hit in found)


def test_a_write_before_the_first_build_makes_no_index(
    search_with, elasticsearch_url, tree, saving
):
    backend = search_with(elasticsearch_url)
    with saving():
        factories.page(tree["notes"], FieldNotePage, "ก่อนสร้างดัชนี")
    assert not backend.es.indices.exists(index=backend.get_index_for_model(Page).name)
    call_command("update_index", backend_name="default", verbosity=0)
    assert titles(ContentPage.objects.search("ก่อนสร้างดัชนี")) == ["ก่อนสร้างดัชนี"]

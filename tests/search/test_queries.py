"""A question's answer depends on who asks it, and costs the same whatever it finds."""

import datetime
import time

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.http import QueryDict
from django.utils.translation import override
from wagtail.models import Locale, PageViewRestriction

from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import FieldNotePage, LessonPage
from search.queries import Search
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def committee(tree):
    """A group, and a note below a page that only this group may read."""
    group = Group.objects.create(name="กรรมการเครือข่าย")
    restriction = PageViewRestriction.objects.create(
        page=tree["notes"], restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(group)
    factories.page(tree["notes"], FieldNotePage, "มติเรื่องหนี้สิน")
    return group


def titles(search):
    return [result.page.title for result in search.results]


def test_a_page_for_a_group_is_found_by_its_people_alone(committee):
    malee, somchai = factories.person("malee"), factories.person("somchai")
    malee.groups.add(committee)
    assert titles(Search("หนี้สิน", user=malee)) == ["มติเรื่องหนี้สิน"]
    for other in (somchai, AnonymousUser(), None):
        assert titles(Search("หนี้สิน", user=other)) == []
        assert Search("หนี้สิน", user=other).total == 0


def test_a_page_for_whoever_signs_in_is_found_by_members(tree):
    PageViewRestriction.objects.create(
        page=factories.page(tree["notes"], FieldNotePage, "สมุดหนี้สิน"),
        restriction_type=PageViewRestriction.LOGIN,
    )
    assert titles(Search("หนี้สิน", user=factories.person("malee"))) == ["สมุดหนี้สิน"]
    assert titles(Search("หนี้สิน")) == []


def test_a_page_behind_a_shared_password_is_found_by_nobody(tree):
    PageViewRestriction.objects.create(
        page=factories.page(tree["notes"], FieldNotePage, "สมุดหนี้สิน"),
        restriction_type=PageViewRestriction.PASSWORD,
        password="รหัส",
    )
    root = factories.person("root", is_superuser=True)
    assert [titles(Search("หนี้สิน", user=user)) for user in (root, None)] == [[], []]


def test_a_draft_is_found_by_nobody_here(tree):
    factories.page(tree["notes"], FieldNotePage, "ร่างเรื่องหนี้สิน", live=False)
    root = factories.person("root", is_superuser=True)
    assert [Search("หนี้สิน", user=user).total for user in (root, None)] == [0, 0]


def test_an_empty_question_asks_the_database_nothing(tree, django_assert_num_queries):
    with django_assert_num_queries(0):
        search = Search(" \x00 ")
        assert (search.total, search.facets, list(search.results)) == (0, [], [])
        assert (search.asks, search.best, search.correction, search.nothing) == (
            False,
            [],
            None,
            None,
        )


def test_ten_results_cost_as_many_queries_as_one(tree, django_assert_max_num_queries):
    def ask():
        search = Search("หนี้สิน")
        assert (search.facets, search.chips, search.correction) is not None
        return len([result.snippet_html for result in search.results])

    factories.page(tree["notes"], FieldNotePage, "หนี้สินหนึ่งบ้าน")
    ask()
    with django_assert_max_num_queries(25) as for_one:
        assert ask() == 1
    for number in range(2, 11):
        note = factories.page(tree["notes"], FieldNotePage, f"หนี้สินบ้านที่ {number}")
        note.tags.add("หนี้")
    with django_assert_max_num_queries(len(for_one.captured_queries)):
        assert ask() == 10


def test_a_long_page_is_indexed_as_it_is_saved_and_shown_around_the_word(tree):
    story = "เวทีเรียนรู้ของชาวบ้านเล่าเรื่องป่าชุมชน " * 1_500 + "แล้วปลดหนี้สินได้ " + "ต่อมา " * 100
    began = time.process_time()
    factories.page(
        tree["lessons"], LessonPage, "เรื่องยาว", context=[("paragraph", f"<p>{story}</p>")]
    )
    assert time.process_time() - began < 2
    snippet = Search("หนี้สิน").results[0].snippet_html
    assert "<mark>หนี้สิน</mark>" in snippet
    assert len(snippet) < 400


@pytest.fixture
def saving(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def note(tree, saving):
    def note(title, **fields):
        with saving():
            return factories.page(
                fields.pop("parent", tree["notes"]), FieldNotePage, title, **fields
            )

    return note


@pytest.fixture
def in_english(tree, saving):
    """Publishes a page's English translation."""

    def translate(page, title, **fields):
        english = Locale.objects.get(language_code="en")
        parent = tree["notes"].get_translation_or_none(english)
        if not parent:
            tree["home"].copy_for_translation(english)
            parent = tree["notes"].copy_for_translation(english)
        with saving():
            other = page.copy_for_translation(english)
            other.title = title
            for name, value in fields.items():
                setattr(other, name, value)
            other.save_revision().publish()
        return type(other).objects.get(pk=other.pk)

    return translate


def test_a_field_in_the_text_narrows_down_as_a_choice_does(note, tree):
    note("หนี้ในบันทึก")
    factories.page(tree["lessons"], LessonPage, "หนี้ในบทเรียน")
    for text in ("หนี้ type:lesson", "ประเภท:บทเรียน หนี้", "หนี้ type:Lessons"):
        assert titles(Search(text)) == ["หนี้ในบทเรียน"], text
    assert Search("หนี้ ประเภท:บทเรียน").kept == [("type", "lesson")]


@pytest.mark.parametrize(
    "field",
    ["place:31", "ที่:บุรีรัมย์", "จังหวัด:บุรีรัมย์", "place:buri", "อำเภอ:นางรอง", 'place:"Nang Rong"'],
)
def test_places_are_chosen_by_code_or_name_in_either_language(note, field):
    factories.place("31", "บุรีรัมย์", "Buri")
    amphoe = factories.place("3104", "นางรอง", "Nang Rong")
    note("หนี้ที่นางรอง", place_tags=[PagePlace(place=amphoe)])
    note("หนี้ที่อื่น")
    assert titles(Search(f"หนี้ {field}")) == ["หนี้ที่นางรอง"]


@pytest.mark.parametrize("field", ["theme:savings", "ธีม:ออมทรัพย์", 'ประเด็น:"Saving Groups"'])
def test_themes_are_chosen_by_address_or_name_in_either_language(note, field):
    theme = factories.theme("savings", "ออมทรัพย์", "Saving groups")
    note("หนี้ของกลุ่ม", theme_tags=[PageTheme(theme=theme)])
    note("หนี้ของคนอื่น")
    assert titles(Search(f"หนี้ {field}")) == ["หนี้ของกลุ่ม"]


def test_years_are_chosen_in_either_era(note):
    for year in (2005, 2007, 2009):
        note(f"หนี้ {year}", written_at=datetime.datetime(year, 5, 1, tzinfo=datetime.UTC))
    for text in ("หนี้ ปี:2550", "หนี้ year:2007", "หนี้ ปี:๒๕๕๐", "หนี้ ปี:2549-2551"):
        assert titles(Search(text)) == ["หนี้ 2007"], text


def test_a_value_nobody_knows_is_searched_as_words_with_a_note(note):
    note("หนี้เรื่องปลวก")
    search = Search("ธีม:ปลวก")
    assert titles(search) == ["หนี้เรื่องปลวก"]
    assert len(search.notes) == 1
    assert "ธีม:ปลวก" in search.notes[0]
    assert not Search("หนี้").notes


def test_operators_find_what_they_say(note):
    note("ทุน", summary="กองทุนสวัสดิการชุมชนของตำบล")
    note("ป่า", summary="ป่าชุมชนและสวัสดิการ")
    assert titles(Search('"สวัสดิการชุมชน"')) == ["ทุน"]
    assert titles(Search("สวัสดิการ -ป่า")) == ["ทุน"]
    assert set(titles(Search("กองทุน OR ป่า"))) == {"ทุน", "ป่า"}
    assert set(titles(Search("-กองทุน"))) == {"ป่า"}


def test_a_misspelt_word_is_mended_said_and_marked(note):
    note("สมาชิก", summary="สมาชิกกลุ่มออมทรัพย์ทุกคน")
    search = Search("สมาชีก")
    assert titles(search) == ["สมาชิก"]
    assert search.correction.applied
    assert search.correction.html == "<em>สมาชิก</em>"
    assert QueryDict(search.correction.url[1:]).dict() == {"q": "สมาชีก", "exact": "1"}
    assert "<mark>สมาชิก</mark>กลุ่ม" in search.results[0].snippet_html


def test_words_beside_operators_are_all_needed_as_typed_or_mended(note):
    note("สมาชิก", summary="สมาชิกมีหนี้สิน")
    note("สมาชิกสอง", summary="สมาชิกออมทรัพย์")
    assert titles(Search("สมาชีก ออมทรัพย์ -หนี้สิน")) == ["สมาชิกสอง"]
    assert titles(Search("สมาชีก -หนี้สิน", exact=True)) == []


def test_whoever_wants_it_exactly_so_is_asked_what_was_meant(note):
    note("สมาชิก")
    search = Search("สมาชีก type:note", exact=True)
    assert not search.correction.applied
    assert QueryDict(search.correction.url[1:]).dict() == {"q": "สมาชิก", "type": "note"}


def test_quoted_words_are_not_mended(note):
    note("สมาชิก")
    assert Search('"สมาชีก"').correction is None


def test_quoted_words_are_marked_in_a_row_alone(note):
    note("ทุน", summary="ชุมชนหนึ่งมีสวัสดิการชุมชน")
    assert Search('"สวัสดิการชุมชน"').results[0].snippet_html == ("ชุมชนหนึ่งมี<mark>สวัสดิการชุมชน</mark>")


def test_a_misspelt_name_in_the_page_is_marked_where_the_letters_agree(note):
    note("บันทึก", summary="คุยกับป้าสมหมายใจดี")
    html = Search("สมหม่ายใจดี", exact=True).results[0].snippet_html
    assert "<mark>สมหมายใจดี</mark>" in html


@pytest.mark.parametrize(
    "text", ["หนองโสน", "ตำบลหนองโสน", "ต.หนองโสน", "nong sano", "หนองโสน นางรอง"]
)
def test_a_query_that_is_a_places_name_shows_the_place_first(note, text):
    factories.place("31", "บุรีรัมย์", "Buri Ram")
    factories.place("3104", "นางรอง", "Nang Rong")
    tambon = factories.place("310427", "หนองโสน", "Nong Sano")
    note("เรื่องของเรา", place_tags=[PagePlace(place=tambon)])
    private = note("ลับ", place_tags=[PagePlace(place=tambon)])
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    search = Search(text)
    assert [(card.name, card.count) for card in search.best] == [("ตำบลหนองโสน", 1)]
    assert search.best[0].detail == "อ.นางรอง จ.บุรีรัมย์"
    assert search.best[0].url == tambon.get_absolute_url()
    assert titles(search) == ["เรื่องของเรา"]


def test_a_query_that_is_a_themes_name_shows_the_theme_first(note):
    theme = factories.theme("savings", "กลุ่มออมทรัพย์", "Saving groups")
    note("เล่าเรื่อง", theme_tags=[PageTheme(theme=theme)])
    for text in ("กลุ่มออมทรัพย์", "saving groups"):
        search = Search(text)
        assert [(card.kind, card.count) for card in search.best] == [("theme", 1)]
        assert titles(search) == ["เล่าเรื่อง"]
    assert Search("ออมทรัพย์ของเรา").best == []
    assert Search("กลุ่มออมทรัพย์", page=2).best == []


def test_the_names_of_places_and_themes_are_no_text_of_the_page(note):
    theme = factories.theme("savings", "กลุ่มออมทรัพย์", "Saving groups")
    note("เล่าเรื่อง", summary="วันแรก", theme_tags=[PageTheme(theme=theme)])
    assert Search("กลุ่มออมทรัพย์").results[0].snippet_html == "วันแรก"


def test_a_page_is_found_by_its_translation_and_leads_to_it(note, in_english):
    page = note("วันนับหนี้", summary="เงินทุกบาท")
    other = in_english(page, "Debt counting day", summary="Every satang")
    assert titles(Search("satang", {"lang": ["th"]})) == ["วันนับหนี้"]
    result = Search("debt counting", {"lang": ["en"]}).results[0]
    assert (result.translation.title, result.translation.code) == ("วันนับหนี้", "th")
    with override("en"):
        result = Search("วันนับหนี้", {"lang": ["th"]}).results[0]
        assert result.translation.url == other.get_url()
    assert Search("วันนับหนี้", {"lang": ["th"]}).results[0].translation is None
    assert "satang" not in Search("satang", {"lang": ["th"]}).results[0].snippet_html


def test_of_a_page_and_its_translation_the_readers_own_language_comes_first(note, in_english):
    page = note("วันนับหนี้")
    other = in_english(page, "Debt counting day")
    for language, first, second in (("th", page, other), ("en", other, page)):
        with override(language):
            found = [result.page.pk for result in Search("วันนับหนี้ counting").results]
        assert found == [first.pk, second.pk]


def test_a_private_translation_gives_nothing_away(note, in_english, saving):
    page = note("วันนับหนี้")
    other = in_english(page, "Debt counting day")
    assert Search("counting", {"lang": ["th"]}).total == 1
    with saving():
        restriction = PageViewRestriction.objects.create(
            page=other, restriction_type=PageViewRestriction.LOGIN
        )
    assert Search("counting", {"lang": ["th"]}).total == 0
    with override("en"):
        assert Search("วันนับหนี้").results[0].translation is None
    with saving():
        restriction.delete()
    assert Search("counting", {"lang": ["th"]}).total == 1
    with saving():
        other.unpublish()
    assert Search("counting", {"lang": ["th"]}).total == 0


def test_nothing_found_says_what_was_tried_and_what_comes_near(note):
    factories.theme("savings", "กลุ่มออมทรัพย์", "Saving groups")
    factories.place("31", "บุรีรัมย์", "Buri Ram")
    note("เรื่องอื่น")
    search = Search("ออมทรัพย์ บุรี", {"type": ["lesson"]})
    nothing = search.nothing
    assert [card.name for card in nothing.themes] == ["กลุ่มออมทรัพย์"]
    assert [card.name for card in nothing.places] == ["จังหวัดบุรีรัมย์"]
    assert QueryDict(nothing.without_filters_url[1:]).dict() == {"q": "ออมทรัพย์ บุรี"}
    assert any("ออมทรัพย์ บุรี" in sentence for sentence in nothing.tried)
    assert any("บทเรียน" in sentence for sentence in nothing.tried)
    assert Search("เรื่องอื่น").nothing is None


def test_pages_are_numbered_and_one_beyond_the_end_is_the_last(note):
    for number in range(12):
        note(f"ป่าผืนที่ {number}")
    for page, expected in (
        ("2", (2, 2)),
        ("99", (2, 2)),
        ("x", (1, 10)),
        ("-1", (1, 10)),
        (0, (1, 10)),
    ):
        results = Search("ป่า", page=page).results
        assert (results.number, len(results.object_list)) == expected
    assert Search("ป่า", page="9" * 5_000).results.number == 2

"""What results can be narrowed down by: values, counts, trees, links, and when they change."""

import datetime

import pytest
from django.http import QueryDict
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction

from kmportal.core.models import PortalDocument
from kmportal.discussion.models import Comment
from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage
from search.facets import counted, facets_of
from search.queries import Search
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def saving(django_capture_on_commit_callbacks):
    """A block whose index is up to date when it ends, as a transaction's is when it is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def places():
    """Nang Rong in Buri Ram in the north-east, with a tambon; and Tak beside it."""
    region = factories.place("r2", "อีสาน", "Northeast")
    return {
        "region": region,
        "province": factories.place("31", "บุรีรัมย์", "Buri Ram", region=region, parent=region),
        "amphoe": factories.place("3104", "นางรอง", "Nang Rong"),
        "tambon": factories.place("310427", "หนองโสน", "Nong Sano"),
        "tak": factories.place("63", "ตาก", "Tak"),
    }


@pytest.fixture
def themes():
    money = factories.theme("money", "การเงินชุมชน", "Community finance", dye="krang")
    return {
        "money": money,
        "savings": factories.theme("savings", "ออมทรัพย์", "Savings", parent=money),
    }


@pytest.fixture
def note(tree, saving):
    def note(title, places=(), themes=(), **fields):
        with saving():
            return factories.page(
                tree["notes"],
                FieldNotePage,
                title,
                place_tags=[PagePlace(place=place) for place in places],
                theme_tags=[PageTheme(theme=theme) for theme in themes],
                **fields,
            )

    return note


def written(year):
    return datetime.datetime(year, 5, 1, tzinfo=datetime.UTC)


def ask(address, user=None):
    return Search.of(QueryDict(address), user)


def titles(search):
    return {result.page.title for result in search.results}


def options(search, key):
    """Labels with counts in one group, and below them what they are open to."""

    def tree(options):
        return {(o.label, o.count): tree(o.children) if o.children else None for o in options}

    found = next((group for group in search.facets if group.key == key), None)
    return tree(found.options) if found else {}


def option(search, key, label):
    def all_of(options):
        for each in options:
            yield each
            yield from all_of(each.children)

    group = next(group for group in search.facets if group.key == key)
    return next(each for each in all_of(group.options) if each.label == label)


def test_a_page_has_the_values_of_all_that_its_tags_belong_to(note, places, themes):
    page = note("หนี้", [places["tambon"]], [themes["savings"]], written_at=written(2007))
    assert set(facets_of(page)) == {
        *("type:note", "lang:th", "year:2007", "theme:savings", "theme:money"),
        *("place:310427", "place:3104", "place:31", "place:r2"),
    }


def test_an_abolished_area_counts_where_its_successor_is(note, places):
    old = factories.place("310499", "หนองเก่า", abolished=True, successor=places["tak"])
    assert "place:63" in facets_of(note("หนี้", [old]))
    assert "place:310499" not in facets_of(note("หนี้สิน", [old]))


def test_a_page_with_a_document_has_its_full_text(tree):
    document = PortalDocument.objects.create(title="รายงาน", file="report.pdf")
    fields = {"full_text": document, "year": 2012}
    page = factories.page(tree["research"], ResearchAbstractPage, "วิจัยหนี้", **fields)
    assert {"has:full-text", "year:2012", "type:research"} <= set(facets_of(page))


def test_pages_that_list_others_have_no_values(tree):
    assert facets_of(tree["notes"]) == []


def test_values_of_one_group_are_alternatives_and_groups_narrow_each_other(note, tree):
    note("หนี้ 1", written_at=written(2007))
    note("หนี้ 2", written_at=written(2008))
    note("หนี้ 3", written_at=written(2010))
    factories.page(tree["lessons"], LessonPage, "หนี้ 4", period_end=datetime.date(2008, 1, 1))
    assert titles(ask("q=หนี้&year=2007&year=2008")) == {"หนี้ 1", "หนี้ 2", "หนี้ 4"}
    assert titles(ask("q=หนี้&year=2008&type=note")) == {"หนี้ 2"}
    assert titles(ask("q=หนี้&year=2007-2009&type=note")) == {"หนี้ 1", "หนี้ 2"}


def test_counts_of_a_group_leave_out_its_own_choice(note, tree):
    note("หนี้ 1", written_at=written(2007))
    note("หนี้ 2", written_at=written(2008))
    factories.page(tree["lessons"], LessonPage, "หนี้ 3", period_end=datetime.date(2008, 1, 1))
    search = ask("q=หนี้&type=note")
    assert search.total == 2
    assert options(search, "type") == {("บทเรียน", 1): None, ("บันทึก", 2): None}
    assert options(search, "year") == {("2551", 1): None, ("2550", 1): None}


def test_counting_is_the_same_however_many_groups_are_chosen():
    pages = [
        {"type:note", "lang:th", "year:2007", "place:31", "place:3104"},
        {"type:note", "lang:en", "year:2008", "place:31"},
        {"type:lesson", "lang:th", "year:2008", "place:63"},
    ]
    counts = counted(pages, {"type": ["type:note"], "year": ["year:2008"]})
    assert counts["type"] == {"type:note": 1, "type:lesson": 1}
    assert counts["year"] == {"year:2007": 1, "year:2008": 1}
    assert counts["lang"] == {"lang:en": 1}
    assert counts["place"] == {"place:31": 1}


def test_places_open_below_what_is_chosen(note, places):
    note("หนี้ 1", [places["tambon"]])
    note("หนี้ 2", [places["province"]])
    note("หนี้ 3", [places["tak"]])
    assert options(ask("q=หนี้"), "place") == {("อีสาน", 2): None, ("จ.ตาก", 1): None}
    region = ask("q=หนี้&place=r2")
    assert options(region, "place")["อีสาน", 2] == {("จ.บุรีรัมย์", 2): None}
    province = ask("q=หนี้&place=31")
    assert options(province, "place")["อีสาน", 2] == {("จ.บุรีรัมย์", 2): {("อ.นางรอง", 1): None}}
    amphoe = options(ask("q=หนี้&place=3104"), "place")["อีสาน", 2]["จ.บุรีรัมย์", 2]
    assert amphoe == {("อ.นางรอง", 1): {("ต.หนองโสน", 1): None}}


def test_a_province_takes_the_place_of_its_region(note, places):
    note("หนี้ 1", [places["tambon"]])
    note("หนี้ 2", [places["region"]])
    province = option(ask("q=หนี้&place=r2"), "place", "จ.บุรีรัมย์")
    assert QueryDict(province.url[1:]).getlist("place") == ["31"]
    region = option(ask("q=หนี้&place=31"), "place", "อีสาน")
    assert QueryDict(region.url[1:]).getlist("place") == ["r2"]


def test_branches_of_a_theme_are_offered_once_it_is_chosen(note, themes):
    note("หนี้ 1", themes=[themes["savings"]])
    note("หนี้ 2")
    assert options(ask("q=หนี้"), "theme") == {("การเงินชุมชน", 1): None}
    search = ask("q=หนี้&theme=money")
    assert options(search, "theme") == {("การเงินชุมชน", 1): {("ออมทรัพย์", 1): None}}
    assert option(search, "theme", "ออมทรัพย์").dye == "krang"


def test_a_link_keeps_the_words_and_all_other_choices(note, tree):
    note("หนี้ 1", written_at=written(2007))
    factories.page(tree["lessons"], LessonPage, "หนี้ 2", period_end=datetime.date(2007, 1, 1))
    address = "q=หนี้&year=2007&lang=th&exact=1"
    added = QueryDict(option(ask(address), "type", "บันทึก").url[1:])
    assert added.dict() == QueryDict(address).dict() | {"type": "note"}
    dropped = option(ask(f"{address}&type=note"), "type", "บันทึก")
    assert dropped.chosen
    assert QueryDict(dropped.url[1:]) == QueryDict(address)


def test_chips_drop_one_choice_each_and_years_in_a_row_are_one(note, places):
    note("หนี้", [places["tambon"]], written_at=written(2007))
    search = ask("q=หนี้&place=310427&year=2007-2009&year=2012")
    assert [chip.label for chip in search.chips] == [
        "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์",
        "2550–2552",
        "2555",
    ]
    assert QueryDict(search.chips[1].url[1:]).getlist("year") == ["2012"]
    assert QueryDict(search.clear_url[1:]).dict() == {"q": "หนี้"}
    assert search.kept == [("place", "310427"), ("year", "2007-2009"), ("year", "2012")]


def test_labels_are_in_the_readers_language(note, places, themes):
    note("หนี้ 1", [places["province"]], [themes["money"]], written_at=written(2007))
    note("หนี้ 2", written_at=written(2009))
    with translation.override("en"):
        search = ask("q=หนี้")
        assert options(search, "year") == {("2009", 1): None, ("2007", 1): None}
        assert options(search, "theme") == {("Community finance", 1): None}
        assert options(search, "place") == {("Northeast", 1): None}


def test_a_group_without_a_choice_is_not_offered(note):
    note("หนี้ 1", written_at=written(2007))
    note("หนี้ 2", written_at=written(2007))
    assert [group.key for group in ask("q=หนี้").facets] == []


@pytest.mark.parametrize(
    "nonsense",
    [
        "type=x&theme=x&place=x&year=x&lang=x&has=x",
        "place=99&place=%00&theme=%F0%9F%99%82",
        "year=0000&year=99999&year=-&place=r9999999",
        "type=" + "x" * 5_000,
        "&".join(f"place={number:06}" for number in range(900)),
    ],
)
def test_values_that_make_no_sense_are_ignored(note, nonsense):
    note("หนี้")
    search = ask(f"q=หนี้&{nonsense}")
    assert (search.total, search.chips) == (1, [])


def test_chosen_values_without_words_list_the_newest_first(note, places):
    for year in (2008, 2010, 2009):
        note(f"ปี {year}", [places["tambon"]], written_at=written(year))
    note("ที่อื่น", [places["tak"]])
    search = ask("place=31")
    assert [result.page.title for result in search.results] == ["ปี 2010", "ปี 2009", "ปี 2008"]
    assert search.total == 3
    assert options(search, "year") == {("2553", 1): None, ("2552", 1): None, ("2551", 1): None}


def test_words_to_leave_out_alone_list_the_rest(note):
    note("หนี้")
    note("ป่า")
    assert titles(ask("q=-หนี้&type=note")) == {"ป่า"}


def test_counts_obey_permissions(note, places, themes):
    note("หนี้เปิด", [places["tak"]])
    private = note("หนี้ลับ", [places["tambon"]], [themes["savings"]], written_at=written(1999))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    note("หนี้ร่าง", [places["tambon"]], live=False)
    for address in ("q=หนี้", "type=note", "q=หนี้&place=31", "q=หนี้&year=1999"):
        search = ask(address)
        shown = str(search.facets)
        assert "หนองโสน" not in shown
        assert "ออมทรัพย์" not in shown
        assert all(option.count <= 1 for group in search.facets for option in group.options)
    assert ask("q=หนี้&place=31").total == 0
    assert ask("q=หนี้&place=31", factories.person("malee")).total == 1


def test_a_comment_counts_from_its_publication_until_it_is_hidden(note, saving):
    page = note("หนี้")
    with saving():
        comment = Comment.objects.create(page=page, text="จริง")
    assert ask("q=หนี้&has=comments").total == 0
    with saving():
        comment.state = Comment.State.PUBLISHED
        comment.save()
    assert ask("q=หนี้&has=comments").total == 1
    with saving():
        comment.delete()
    assert ask("q=หนี้&has=comments").total == 0


def test_a_theme_that_moves_takes_its_pages_with_it(note, themes, saving):
    note("หนี้", themes=[themes["savings"]])
    forest = factories.theme("forest", "ป่า")
    with saving():
        themes["savings"].parent = forest
        themes["savings"].save()
    assert ask("q=หนี้&theme=money").total == 0
    assert ask("q=หนี้&theme=forest").total == 1


def test_a_place_that_moves_takes_its_pages_with_it(note, places, saving):
    note("หนี้", [places["tambon"]])
    south = factories.place("r5", "ใต้", "South")
    for name in ("province", "amphoe", "tambon"):
        with saving():
            places[name].region = south
            if name == "province":
                places[name].parent = south
            places[name].save()
    assert ask("q=หนี้&place=r5").total == 1
    assert ask("q=หนี้&place=r2").total == 0


def test_a_tag_given_without_saving_the_page_counts(note, places, saving):
    page = note("หนี้")
    with saving():
        page.place_tags.model.objects.create(page=page, place=places["tak"])
    assert ask("q=หนี้&place=63").total == 1


def test_indexing_many_pages_costs_as_many_queries_as_one(
    note, places, themes, django_assert_max_num_queries
):
    from search.reindexing import reindex_pages

    pages = [
        note(f"หนี้ {number}", [places["tambon"], places["tak"]], [themes["savings"]]).pk
        for number in range(6)
    ]
    reindex_pages.func(pages[:1])
    with django_assert_max_num_queries(60) as for_one:
        reindex_pages.func(pages[:1])
    with django_assert_max_num_queries(len(for_one.captured_queries) + 1):
        reindex_pages.func(pages)


def test_both_languages_are_offered(note, tree):
    note("หนี้")
    home = tree["home"].copy_for_translation(Locale.objects.get(language_code="en"))
    notes = tree["notes"].copy_for_translation(home.locale)
    factories.page(notes, FieldNotePage, "หนี้ in English")
    assert options(ask("q=หนี้"), "lang") == {("ไทย", 1): None, ("อังกฤษ", 1): None}
    assert titles(ask("q=หนี้&lang=en")) == {"หนี้ in English"}

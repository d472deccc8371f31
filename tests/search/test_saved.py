"""Keeping a search, looking again for what is new, and nobody else seeing it."""

import datetime
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from kmportal.members.models import User
from kmportal.profiles import registry
from lessons.models import FieldNoteIndexPage, FieldNotePage, LessonPage
from search.models import SavedSearch
from search.models.saved_search import LONGEST_NAME, MOST_NEW, MOST_SAVED
from search.queries import Search
from tests import factories
from tests.reading import text_of

pytestmark = pytest.mark.django_db
LIST = "/th/search/saved/"
NEW = "/th/search/saved/new/"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def tree():
    tree = factories.site_tree()
    publish(tree, "กองทุนสวัสดิการวันละบาทบ้านทุ่งยาว", days_ago=30)
    return tree


@pytest.fixture
def somjai():
    return factories.person("somjai")


@pytest.fixture
def member(client, somjai):
    """A browser in which Somjai is signed in."""
    client.force_login(somjai)
    return client


def publish(tree, title, days_ago=0, parent="notes", **fields):
    published = timezone.now() - days_ago * DAY
    return factories.page(
        tree[parent], FieldNotePage, title, first_published_at=published, **fields
    )


def saved(owner, words="สวัสดิการ", name="สวัสดิการชุมชน", days_ago=7, **chosen):
    query = Search(words, chosen).address.query
    seen = timezone.now() - days_ago * DAY
    return SavedSearch.objects.create(
        owner=owner, name=name, query=query, language="th", last_seen=seen
    )


def titles(pages):
    return [page.title for page in pages]


# Saving


def test_a_search_is_saved_from_the_results_page_with_what_was_chosen(member, tree, somjai):
    html = text_of(member.get("/th/search/", {"q": "สวัสดิการ", "type": "note"}))
    _, _, main = html.partition("<main")
    action = main.partition('<form method="post" action="')[2].partition('"')[0]
    member.post(action.replace("&amp;", "&"), {"name": "สวัสดิการของบ้านเรา"})
    one = somjai.saved_searches.get()
    assert (one.name, one.language) == ("สวัสดิการของบ้านเรา", "th")
    assert one.search.text == "สวัสดิการ"
    assert one.search.chosen == {"type": ["type:note"]}


def test_a_search_that_found_nothing_can_be_saved_too(member, tree):
    assert "บันทึกการค้นหานี้" in text_of(member.get("/th/search/", {"q": "xylophone"}))


def test_the_name_that_is_offered_says_the_search_in_words(member, tree):
    html = text_of(member.get("/th/search/", {"q": "สวัสดิการ ปี:2550"}))
    assert 'name="name" value="สวัสดิการ · ปี: 2550"' in html


def test_fields_in_the_words_and_values_chosen_are_the_same_search(member, tree, somjai):
    member.post(f"{NEW}?q=สวัสดิการ type:note", {"name": "หนึ่ง"})
    html = text_of(member.post(f"{NEW}?type=note&q=สวัสดิการ", {"name": "สอง"}))
    assert "บันทึกการค้นหานี้ไว้แล้วในชื่อ “หนึ่ง”" in html
    assert 'value="สอง"' in html
    assert somjai.saved_searches.count() == 1


def test_the_results_page_knows_what_is_saved(member, tree, somjai):
    saved(somjai)
    assert "บันทึกไว้แล้วในชื่อ “สวัสดิการชุมชน”" in text_of(member.get("/th/search/", {"q": "สวัสดิการ"}))


def test_a_name_that_is_too_long_is_kept_and_explained(member, tree, somjai):
    long = "กลุ่ม" * LONGEST_NAME
    html = text_of(member.post(f"{NEW}?q=สวัสดิการ", {"name": long}))
    assert f'value="{long}"' in html
    assert f"{len(long)} ตัวอักษร" in html
    assert not somjai.saved_searches.exists()


def test_a_search_needs_a_name(member, tree, somjai):
    html = text_of(member.post(f"{NEW}?q=สวัสดิการ", {"name": "  \x00 "}))
    assert "ตั้งชื่อ" in html
    assert not somjai.saved_searches.exists()


def test_there_can_be_no_more_than_a_hundred(member, tree, somjai):
    SavedSearch.objects.bulk_create(
        SavedSearch(owner=somjai, name=str(n), query=f"q={n}", language="th")
        for n in range(MOST_SAVED)
    )
    html = text_of(member.post(f"{NEW}?q=สวัสดิการ", {"name": "อีกหนึ่ง"}))
    assert f"{MOST_SAVED} รายการ" in html
    assert 'value="อีกหนึ่ง"' in html
    assert somjai.saved_searches.count() == MOST_SAVED


def test_nothing_asked_is_nothing_to_save(member, tree, somjai):
    answer = member.post(NEW, {"name": "ว่าง"}, follow=True)
    assert "ค้นหาอะไรสักอย่างก่อน" in text_of(answer)
    assert not somjai.saved_searches.exists()


@pytest.mark.parametrize(
    "name", ["ก" * 100_000, "\x00\u202eกลับ", "ก" + "\u0e48" * 500, "<script>alert(1)</script>"]
)
def test_no_name_breaks_anything(member, tree, name):
    answer = member.post(f"{NEW}?q=สวัสดิการ", {"name": name}, follow=True)
    assert "<script>alert(1)" not in text_of(answer)
    assert "\u202e" not in text_of(member.get(LIST))


# Looking again


def test_new_results_are_those_published_since_the_newest_first(tree, somjai):
    publish(tree, "สวัสดิการผู้สูงอายุ", days_ago=3)
    publish(tree, "สวัสดิการเด็กแรกเกิด", days_ago=1)
    publish(tree, "ป่าชุมชนเขาหัวช้าง", days_ago=1)
    found = saved(somjai).new_results(timezone.now() - 7 * DAY)
    assert titles(found) == ["สวัสดิการเด็กแรกเกิด", "สวัสดิการผู้สูงอายุ"]


def test_chosen_values_count_for_new_results(tree, somjai):
    publish(tree, "สวัสดิการเด็กแรกเกิด", days_ago=1)
    lesson = factories.page(
        tree["lessons"], LessonPage, "บทเรียนสวัสดิการ", first_published_at=timezone.now()
    )
    found = saved(somjai, type=["lesson"]).new_results(timezone.now() - 7 * DAY)
    assert titles(found) == [lesson.title]


def test_new_results_are_bounded(tree, somjai):
    for number in range(MOST_NEW + 2):
        publish(tree, f"สวัสดิการหมู่ที่ {number}", days_ago=1)
    assert len(saved(somjai).new_results(timezone.now() - 7 * DAY)) == MOST_NEW


def test_the_list_says_how_many_are_new_and_names_them(member, tree, somjai):
    saved(somjai)
    publish(tree, "สวัสดิการเด็กแรกเกิด", days_ago=1)
    html = text_of(member.get(LIST))
    assert "ผลใหม่ 1 รายการ" in html
    assert "สวัสดิการเด็กแรกเกิด" in html
    assert "บ้านทุ่งยาว" not in html


def test_the_list_is_there_in_english(member, tree, somjai):
    saved(somjai)
    publish(tree, "สวัสดิการเด็กแรกเกิด", days_ago=1)
    with translation.override("en"):
        assert "1 new result" in text_of(member.get("/en/search/saved/"))


def test_opening_a_search_leads_to_its_results_and_nothing_is_new_then(member, tree, somjai):
    one = saved(somjai)
    publish(tree, "สวัสดิการเด็กแรกเกิด", days_ago=1)
    answer = member.get(f"{LIST}{one.pk}/", follow=True)
    assert "เด็กแรกเกิด" in text_of(answer)
    assert "ผลใหม่ 1" not in text_of(member.get(LIST))


def test_only_looking_whether_it_is_there_is_not_opening_it(member, tree, somjai):
    one = saved(somjai)
    member.head(f"{LIST}{one.pk}/")
    assert SavedSearch.objects.get().last_seen == one.last_seen


def test_an_empty_list_says_how_to_begin(member, tree):
    assert "กด “บันทึกการค้นหานี้”" in text_of(member.get(LIST))


def test_a_search_is_renamed(member, tree, somjai):
    one = saved(somjai)
    address = f"{LIST}{one.pk}/rename/"
    assert 'value="สวัสดิการชุมชน"' in text_of(member.get(address))
    member.post(address, {"name": "ชื่อใหม่"})
    assert SavedSearch.objects.get().name == "ชื่อใหม่"


def test_a_search_keeps_its_name_if_the_new_one_is_too_long(member, tree, somjai):
    one = saved(somjai)
    text_of(member.post(f"{LIST}{one.pk}/rename/", {"name": "ก" * 81}))
    assert SavedSearch.objects.get().name == "สวัสดิการชุมชน"


def test_a_search_is_deleted_after_asking(member, tree, somjai):
    one = saved(somjai)
    assert "ลบการค้นหา" in text_of(member.get(f"{LIST}{one.pk}/delete/"))
    assert SavedSearch.objects.exists()
    member.post(f"{LIST}{one.pk}/delete/")
    assert not SavedSearch.objects.exists()


def test_a_theme_that_is_gone_leaves_a_search_that_still_opens(member, tree, somjai):
    theme = factories.theme("welfare", "สวัสดิการ")
    one = saved(somjai, words="กองทุน", theme=["welfare"])
    theme.delete()
    assert "สวัสดิการชุมชน" in text_of(member.get(LIST))
    assert member.get(f"{LIST}{one.pk}/", follow=True).status_code == 200


def test_saved_searches_go_with_their_owner(tree, somjai):
    saved(somjai)
    User.objects.get(pk=somjai.pk).delete()
    assert not SavedSearch.objects.exists()


def test_they_are_in_the_copy_of_ones_data_and_go_when_the_account_is_deleted(tree, somjai):
    saved(somjai)
    saved(factories.person("somsak"), name="ของคนอื่น")
    [copied] = registry.exports["saved_searches"](somjai)
    assert copied["name"] == "สวัสดิการชุมชน"
    assert copied["address"].startswith("/th/search/?q=")
    for erase in registry.erasures:
        erase(somjai, True)
    assert [each.name for each in SavedSearch.objects.all()] == ["ของคนอื่น"]


def test_the_list_asks_little_for_searches_without_anything_new(
    member, tree, somjai, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(200) as asked:
            member.get(LIST)
        return len(asked)

    saved(somjai, name="แรก", days_ago=0)
    member.get(LIST)
    one = queries()
    for number in range(5):
        saved(somjai, words=f"สวัสดิการ {number}", days_ago=0)
    assert queries() - one <= 5


# Refusals


def test_a_stranger_is_led_to_sign_in_and_back_to_the_same_search(client, tree):
    html = text_of(client.get("/th/search/", {"q": "สวัสดิการ", "type": "note"}))
    assert "เข้าสู่ระบบเพื่อบันทึกการค้นหานี้" in html
    assert "next=%2Fth%2Fsearch%2F%3Fq%3D%25E0" in html
    assert "type%3Dnote" in html
    assert "save-name" not in html


def test_whose_session_ended_loses_neither_the_search_nor_the_name(client, tree, somjai):
    answer = client.post(f"{NEW}?q=สวัสดิการ", {"name": "ของบ้านเรา"})
    assert answer.status_code == 302
    back = answer.url.partition("next=")[2]
    client.force_login(somjai)
    html = text_of(client.get(unquote(back)))
    assert 'value="ของบ้านเรา"' in html
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/rename/", "{pk}/delete/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_see_no_list(client, tree, somjai, path, method):
    one = saved(somjai)
    answer = getattr(client, method)(LIST + path.format(pk=one.pk), {"name": "ของฉัน"})
    assert answer.status_code in (302, 405)
    assert method == "post" or "next=" in answer.url
    assert SavedSearch.objects.get().name == "สวัสดิการชุมชน"


@pytest.mark.parametrize("path", ["", "rename/", "delete/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_searches_are_not_there(client, tree, somjai, path, method):
    one = saved(somjai)
    client.force_login(factories.person("somsak"))
    answer = getattr(client, method)(f"{LIST}{one.pk}/{path}", {"name": "ของฉัน"})
    assert answer.status_code == 404 or (method, path) == ("post", "")
    assert SavedSearch.objects.get().name == "สวัสดิการชุมชน"
    assert "สวัสดิการชุมชน" not in text_of(client.get(LIST))


@pytest.mark.parametrize("pk", ["0", "999999999999999999999999", "๑"])
def test_forged_numbers_are_not_there(member, tree, pk):
    assert member.get(f"{LIST}{pk}/").status_code == 404


def test_nothing_is_done_for_a_form_of_another_site(tree, somjai):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(somjai)
    assert browser.post(f"{NEW}?q=ป่า", {"name": "ป่า"}).status_code == 403
    assert not SavedSearch.objects.exists()


def test_pages_the_owner_may_not_read_are_never_new(member, tree, somjai):
    closed = factories.page(tree["home"], FieldNoteIndexPage, "สำหรับกรรมการ")
    group = Group.objects.create(name="กรรมการ")
    PageViewRestriction.objects.create(page=closed, restriction_type="groups").groups.add(group)
    publish(tree | {"closed": closed}, "สวัสดิการลับ", days_ago=1, parent="closed")
    one = saved(somjai)
    assert one.new_results(timezone.now() - 7 * DAY) == []
    assert "สวัสดิการลับ" not in text_of(member.get(LIST))
    somjai.groups.add(group)
    again = SavedSearch.objects.get()
    assert titles(again.new_results(timezone.now() - 7 * DAY)) == ["สวัสดิการลับ"]

"""Tables kept in memory: nothing is asked in the ordinary case, and no old answer is given for long."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from wagtail.models import Site

from kmportal.core.models import SiteSettings
from kmportal.core.querysets import read_shown_relations
from kmportal.places.known import known_places
from kmportal.places.models import PagePlace, Place
from kmportal.themes.known import known_themes
from lessons.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def buri_ram() -> Place:
    return factories.place("31", "บุรีรัมย์", "Buri Ram")


def test_a_second_question_asks_nothing(buri_ram, django_assert_num_queries):
    known_places()
    with django_assert_num_queries(0):
        assert known_places().by_code["31"].name_th == "บุรีรัมย์"


def test_a_place_that_is_saved_is_known_at_once(buri_ram):
    known_places()
    buri_ram.name_en = "Buriram"
    buri_ram.save()
    assert [place.pk for place in known_places().named("BURIRAM")] == [buri_ram.pk]


def test_a_theme_that_is_deleted_is_known_no_longer():
    savings = factories.theme("savings", "ออมทรัพย์")
    assert savings in known_themes()
    savings.delete()
    assert known_themes() == []


def test_other_processes_notice_through_the_cache(buri_ram):
    before = known_places()
    cache.clear()  # as another process does with the one key
    assert known_places() is not before


def test_a_place_knows_what_it_belongs_to(buri_ram, django_assert_num_queries):
    factories.place("3104", "นางรอง", parent=buri_ram)
    nang_rong = known_places().by_code["3104"]
    with django_assert_num_queries(0):
        assert nang_rong.full_name == "อ.นางรอง จ.บุรีรัมย์"


def test_abolished_places_have_no_name_any_more(buri_ram):
    factories.place("3199", "เก่า", parent=buri_ram, abolished=True)
    assert known_places().by_code["3199"].abolished
    assert known_places().named("เก่า") == []


def test_a_row_that_came_without_a_signal_is_read_from_the_database(buri_ram):
    known_places()
    Place.objects.bulk_create([Place(code="32", level=2, name_th="สุรินทร์", name_en="Surin")])
    tree = factories.site_tree()
    page = factories.page(tree["lessons"], LessonPage, "หมู่บ้านช้าง")
    PagePlace.objects.create(page=page, place=Place.objects.get(code="32"))
    PagePlace.objects.create(page=page, as_written="ต.ไม่มีจริง")
    read_shown_relations([page])
    assert [str(tag) for tag in page.place_tags.all()] == ["จ.สุรินทร์", "ต.ไม่มีจริง"]


def test_settings_are_read_once_and_made_by_nobody_who_reads(django_assert_num_queries):
    SiteSettings.for_request(RequestFactory().get("/"))
    with django_assert_num_queries(1):  # the site of the host: no middleware remembers it here
        SiteSettings.for_request(RequestFactory().get("/", headers={"host": "localhost"}))
    assert not SiteSettings.objects.exists()


def test_each_site_has_settings_of_its_own():
    default = Site.objects.get()
    other = Site.objects.create(hostname="other.example.org", root_page=default.root_page)
    SiteSettings.objects.create(site=other, name_th="อีกแห่ง")
    SiteSettings.for_request(RequestFactory().get("/"))
    found = SiteSettings.for_request(RequestFactory().get("/", headers={"host": other.hostname}))
    assert found.name_th == "อีกแห่ง"


def test_changed_settings_are_shown_at_once():
    settings = SiteSettings.for_site(Site.objects.get())
    SiteSettings.for_request(RequestFactory().get("/"))
    settings.name_th = "คลังความรู้ตำบล"
    settings.save()
    assert SiteSettings.for_request(RequestFactory().get("/")).name_th == "คลังความรู้ตำบล"

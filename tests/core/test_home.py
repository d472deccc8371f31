"""The home page: what one can do here, what is new, and the way to the other language."""

import datetime

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction, Site

from kmportal.core.models import SiteSettings, StandardPage
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    pages = factories.site_tree()
    for name in ("lessons", "notes", "research", "centers"):
        pages[name].show_in_menus = True
        pages[name].save()
    return pages


@pytest.fixture
def english(tree):
    """English pages for home, lessons and notes."""
    en = Locale.objects.get(language_code="en")
    copies = {}
    for name in ("home", "lessons", "notes"):
        copies[name] = tree[name].copy_for_translation(en)
        copies[name].live = True
        copies[name].save()
    return copies


def lesson(tree, title, year=2020, **fields):
    page = factories.page(
        tree["lessons"], LessonPage, title, period_start=datetime.date(year, 1, 1), **fields
    )
    place = factories.Place.objects.filter(code="310403").first()
    if place:
        page.place_tags.create(place=place)
    page.contributors.create(name="พัชรี ศรีวงศ์")
    page.save()
    return page


def buri_ram():
    region = factories.place("r4", "ภาคตะวันออกเฉียงเหนือ", "Northeast")
    province = factories.place("31", "บุรีรัมย์", "Buri Ram", parent=region, region=region)
    factories.place("3104", "นางรอง", "Nang Rong", parent=province, region=region)
    return factories.place("310403", "หนองโสน", "Nong Sano")


def read(path="/th/", client=None):
    response = (client or Client()).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_newest_lesson_leads(tree):
    lesson(tree, "เรื่องเก่า", 2017)
    lesson(tree, "เรื่องใหม่", 2020)

    shown = [page.title for page in Client().get("/th/").context["lessons"]]

    assert shown == ["เรื่องใหม่", "เรื่องเก่า"]


def test_a_row_tells_tambon_province_and_person(tree):
    buri_ram()
    lesson(tree, "ข้าวเม่าหนองโสน")

    html = read()

    assert "ต.หนองโสน จ.บุรีรัมย์" in html
    assert "พัชรี ศรีวงศ์" in html


def test_drafts_and_private_pages_are_neither_shown_nor_counted(tree):
    lesson(tree, "ร่างที่ยังไม่เผยแพร่", live=False)
    private = lesson(tree, "เรื่องภายใน")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    response = Client().get("/th/")

    assert response.context["lessons"] == []
    assert response.context["count_of"]["lesson"] == 0
    assert "เรื่องภายใน" not in response.content.decode()


def test_centers_are_counted_by_region(tree):
    tambon = buri_ram()
    center = factories.page(tree["centers"], LearningCenterPage, "พื้นที่เรียนรู้ข้าวเม่า")
    center.place_tags.create(place=tambon)
    center.save()

    html = " ".join(read().split())

    region = html[html.index('href="/th/places/r4/?type=center"') :]
    assert "1" in region[region.index('class="number"') :][:30]
    assert Client().get("/th/").context["count_of"]["center"] == 1


def test_questions_do_not_grow_with_the_pages(tree, django_assert_num_queries):
    buri_ram()
    theme = factories.theme("finance", "การเงิน", dye="khamin")

    def add(number):
        note = factories.page(tree["notes"], FieldNotePage, f"บันทึก {number}")
        for page in (lesson(tree, f"เรื่อง {number}"), note):
            page.theme_tags.create(theme=theme)
            page.save()

    for number in range(4):
        add(number)
    read()
    with CaptureQueriesContext(connection) as few:
        read()
    for number in range(4, 10):
        add(number)
    with django_assert_num_queries(len(few)):
        read()


def test_the_menu_comes_from_the_tree(tree):
    tree["lessons"].title = "บทเรียนจากตำบล"
    tree["lessons"].save()

    response = Client().get("/th/notes/")

    html = response.content.decode()
    assert '<a href="/th/lessons/">บทเรียนจากตำบล</a>' in html
    assert '<a href="/th/notes/" aria-current="true">บันทึก</a>' in html


def test_plain_pages_stand_at_the_foot(tree):
    tree["home"].add_child(
        instance=StandardPage(
            title="การนำไปใช้และลิขสิทธิ์", slug="licences", locale=tree["home"].locale
        )
    )

    html = read()

    assert html.index("<footer") < html.index('href="/th/licences/"')


class TestTell:
    def test_whoever_comes_is_led_to_the_form(self, tree):
        assert 'class="button button-khamin from-desktop" href="/th/notes/write/"' in read()

    def test_without_a_list_of_notes_and_any_other_way_there_is_no_button(self, tree):
        tree["notes"].delete()

        assert "button-khamin from-desktop" not in read()

    def test_without_a_list_of_notes_a_visitor_is_told_how(self, tree):
        tree["notes"].delete()
        tree["home"].add_child(
            instance=StandardPage(title="วิธีเล่าเรื่อง", slug="tell", locale=tree["home"].locale)
        )

        assert 'class="button button-khamin from-desktop" href="/th/tell/"' in read()

    def test_or_may_write_to_the_network(self, tree):
        tree["notes"].delete()
        settings = SiteSettings.for_site(Site.objects.get())
        settings.contact_email = "km@example.org"
        settings.save()

        assert 'class="button button-khamin from-desktop" href="mailto:km@example.org"' in read()


class TestLanguageSwitch:
    def test_leads_to_the_translation(self, tree, english):
        assert '<a href="/en/lessons/" lang="en" hreflang="en">' in read("/th/lessons/")

    def test_search_engines_are_told(self, tree, english):
        assert '<link rel="alternate" hreflang="en" href="http://testserver/en/lessons/">' in read(
            "/th/lessons/"
        )

    def test_without_translation_leads_to_the_page_as_it_is(self, tree, english):
        page = lesson(tree, "ข้าวเม่าหนองโสน")
        there = page.url.replace("/th/", "/en/")

        assert f'<a href="{there}" lang="en">' in read(page.url)
        assert "ข้าวเม่าหนองโสน" in read(there)

    def test_outside_the_tree_the_same_view_in_the_other_language(self, tree, english):
        html = read("/th/themes/?x=1")

        assert '<a href="/en/themes/?x=1" lang="en" hreflang="en">' in html


class TestErrorPages:
    def test_a_lost_page_offers_search_in_both_languages(self, tree):
        response = Client().get("/th/ไม่มีหน้านี้/")

        html = response.content.decode()
        assert response.status_code == 404
        assert 'role="search"' in html
        assert 'lang="en"' in html

    def test_error_pages_ask_the_database_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(0), translation.override("th"):
            for name in ("403.html", "404.html", "500.html"):
                assert "<h1>" in render_to_string(name)

"""Readers of one language meet a page of another, and are told; search engines are told as well."""

import re

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringTranslation

from kmportal.translations.models import PublishedTranslation
from lessons.models import LessonPage
from tests import factories

from .conftest import publish, send, translate

pytestmark = pytest.mark.django_db
THERE = "/en/lessons/ข้าวเม่า/"


@pytest.fixture
def rice(tree, english_tree):
    return factories.page(
        tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน", slug="ข้าวเม่า", summary="ตำข้าวกันทั้งตำบล"
    )


@pytest.fixture
def in_english(rice, english):
    translation = send(rice, english)
    translate(translation, made=lambda path, text: "Young rice" if path == "title" else "Words")
    return publish(translation)


def read(url, status=200):
    response = Client().get(url)
    assert response.status_code == status, response
    return response.content.decode()


def test_a_reader_of_english_reads_it_in_thai_and_is_told(rice):
    html = read(THERE)
    assert '<html lang="en">' in html
    assert "This page is in Thai: there is no translation into English yet." in html


def test_its_words_say_that_they_are_thai(rice):
    html = read(THERE)
    assert re.search(r'<h1 lang="th">', html)
    assert re.search(r'<p lang="th">ตำข้าวกันทั้งตำบล', html)


def test_in_its_own_language_nothing_is_said(rice):
    html = read(rice.url)
    assert "language-note" not in html
    assert '<h1 lang="th">' not in html


def test_a_reader_of_thai_reads_an_english_page_and_is_told(english_tree):
    page = factories.page(english_tree["lessons"], LessonPage, "A rice story", slug="a-rice-story")
    html = read(page.url.replace("/en/", "/th/"))
    assert '<html lang="th">' in html
    assert '<h1 lang="en">A rice story</h1>' in html


def test_search_engines_know_one_address_of_it(rice):
    html = read(THERE)
    assert f'<link rel="canonical" href="{rice.full_url}">' in html
    assert 'hreflang="en"' not in html.split("</head>")[0]


def test_the_switch_says_which_language_is_being_read(rice):
    html = read(THERE)
    assert 'aria-current="true" lang="en"' in html
    assert f'<a href="{rice.url}" lang="th" hreflang="th">' in html


def test_lists_lead_there(rice):
    assert f'href="{THERE}"' in read("/en/lessons/").replace(
        "%E0%B8%82%E0%B9%89%E0%B8%B2%E0%B8%A7%E0%B9%80%E0%B8%A1%E0%B9%88%E0%B8%B2", "ข้าวเม่า"
    )


def test_where_there_is_a_translation_the_address_leads_to_it(rice, in_english):
    response = Client().get(THERE)
    assert response.status_code == 302
    assert response.url == in_english.url


def test_the_way_above_is_in_the_readers_language(rice, english_tree):
    assert f'<a href="{english_tree["lessons"].url}">Lessons</a>' in read(THERE)


def test_what_is_in_no_language_is_not_there(rice):
    read("/en/lessons/ไม่มีเรื่องนี้/", status=404)


def test_a_draft_is_not_there_in_any_language(rice):
    rice.unpublish()
    read(THERE, status=404)


def test_a_closed_page_stays_closed_in_any_language(rice):
    PageViewRestriction.objects.create(page=rice, restriction_type=PageViewRestriction.LOGIN)
    response = Client().get(THERE)
    assert response.status_code == 302
    assert "login" in response.url


def test_a_closed_translation_is_not_led_to(rice, in_english):
    PageViewRestriction.objects.create(page=in_english, restriction_type=PageViewRestriction.LOGIN)
    assert "ข้าวเม่าหนองโสน" in read(THERE)


@pytest.mark.parametrize(
    "path", ["%00", "a" * 3000, "../../admin", "%E0%B8%82%FF", "‮ข้าว"], ids=range(5)
)
def test_hostile_addresses_are_not_found(rice, path):
    assert Client().get(f"/en/lessons/{path}/").status_code in (301, 302, 400, 404)


def test_alternates_are_told_with_one_for_all_others(rice, in_english):
    head = read(in_english.url).split("</head>")[0]
    found = dict(re.findall(r'hreflang="([\w-]+)" href="http://testserver([^"]+)"', head))
    assert found == {"th": rice.url, "en": in_english.url, "x-default": rice.url}


class TestNote:
    def test_a_whole_translation_by_people_needs_none(self, in_english):
        assert "language-note" not in read(in_english.url)

    def test_texts_that_are_missing_are_told(self, rice, english):
        translation = send(rice, english)
        translate(translation, made=lambda path, text: "Young rice" if path == "title" else None)
        html = read(publish(translation).url)
        assert "Parts of this page are not translated yet" in html
        assert f'<a href="{rice.url}" lang="th" hreflang="th">Read the original in Thai</a>' in html

    def test_texts_by_machine_are_told(self, rice, english):
        translation = send(rice, english)
        translate(translation, translation_type="machine")
        html = read(publish(translation).url)
        assert "nobody has checked it yet" in html

    def test_what_translators_do_later_readers_are_not_told(self, rice, in_english):
        StringTranslation.objects.filter(context__path="title").delete()
        assert "language-note" not in read(in_english.url)

    def test_a_page_written_by_hand_has_no_note(self, rice, english):
        twin = rice.copy_for_translation(english)
        twin.save_revision().publish()
        assert not PublishedTranslation.objects.exists()
        assert "language-note" not in read(twin.url)


class TestSitemap:
    def test_has_both_languages_with_each_other(self, rice, in_english):
        xml = read("/sitemap.xml")
        assert f"<loc>{rice.full_url}</loc>" in xml
        assert f"<loc>{in_english.full_url}</loc>" in xml
        link = f'<xhtml:link rel="alternate" hreflang="en" href="{in_english.full_url}"/>'
        assert xml.count(link) == 2
        assert f'hreflang="x-default" href="{rice.full_url}"/>' in xml

    def test_a_page_of_one_language_has_no_alternates(self, rice):
        entry = read("/sitemap.xml").split(f"<loc>{rice.full_url}</loc>")[1].split("</url>")[0]
        assert "alternate" not in entry

    def test_what_is_closed_is_not_told(self, rice, in_english):
        PageViewRestriction.objects.create(
            page=in_english, restriction_type=PageViewRestriction.LOGIN
        )
        assert in_english.url not in read("/sitemap.xml")

    def test_asks_as_often_for_many_pages(self, rice, in_english, django_assert_max_num_queries):
        with django_assert_max_num_queries(30) as few:
            read("/sitemap.xml")
        for number in range(20):
            factories.page(rice.get_parent(), LessonPage, f"บทเรียน {number}")
        with django_assert_max_num_queries(len(few)):
            read("/sitemap.xml")


class TestMenus:
    def test_what_there_is_only_in_thai_is_in_the_english_menu_too(self, tree, english):
        home = tree["home"].copy_for_translation(english)
        home.save_revision().publish()
        tree["lessons"].show_in_menus = True
        tree["lessons"].save()
        assert '<a href="/en/lessons/" lang="th">บทเรียน</a>' in read("/en/")

    def test_what_there_is_in_english_is_there_once(self, tree, english_tree):
        tree["lessons"].show_in_menus = True
        tree["lessons"].save()
        assert "บทเรียน</a>" not in read("/en/")

    def test_a_closed_page_is_in_no_menu(self, tree, english):
        tree["home"].copy_for_translation(english).save_revision().publish()
        tree["lessons"].show_in_menus = True
        tree["lessons"].save()
        PageViewRestriction.objects.create(
            page=tree["lessons"], restriction_type=PageViewRestriction.LOGIN
        )
        assert "บทเรียน</a>" not in read("/en/")

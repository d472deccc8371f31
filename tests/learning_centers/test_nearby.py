"""What lies near a center, and only what anyone may read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from kmportal.places.models import PagePlace
from kmportal.themes.models import PageTheme
from learning_centers.models import LearningCenterPage
from learning_centers.querysets import neighbours_of, stories_of
from lessons.models import LessonPage
from tests import factories


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def places(tree):
    east = factories.place("r1", "กรุงเทพ ปริมณฑล และตะวันออก")
    south = factories.place("r5", "ใต้")
    rayong = factories.place("21", "ระยอง", region=east, latitude=12.68, longitude=101.28)
    trat = factories.place("23", "ตราด", region=east, latitude=12.24, longitude=102.51)
    factories.place("2103", "แกลง", latitude=12.78, longitude=101.65, coordinate_precision="amphoe")
    return {
        "rayong": rayong,
        "trat": trat,
        "noen_kho": factories.place("210304", "เนินฆ้อ"),
        "kram": factories.place("210305", "กร่ำ"),
        "chumphon": factories.place("86", "ชุมพร", region=south, latitude=10.49, longitude=99.18),
        "east": east,
    }


@pytest.fixture
def center_at(tree, places):
    def make(place, title, **fields):
        page = factories.page(tree["centers"], LearningCenterPage, title, **fields)
        page.place_tags = [PagePlace(place=places[place])]
        page.save()
        return page

    return make


@pytest.fixture
def story_at(tree, places):
    def make(place, title, theme=None):
        page = factories.page(tree["lessons"], LessonPage, title)
        page.place_tags = [PagePlace(place=places[place])]
        page.theme_tags = [PageTheme(theme=theme)] if theme else []
        page.save()
        return page

    return make


@pytest.fixture
def center(center_at):
    return center_at("noen_kho", "ศูนย์บ้านจำรุง")


def pages(neighbours):
    return [neighbour.page for neighbour in neighbours]


def test_the_nearest_center_comes_first(center, center_at):
    far, near = center_at("chumphon", "ศูนย์นาขา"), center_at("trat", "ศูนย์ตราด")
    assert pages(neighbours_of(center)) == [near, far]


def test_how_far_it_is_is_said_as_approximate(center, center_at):
    center_at("trat", "ศูนย์ตราด")
    assert str(neighbours_of(center)[0].distance) == "ราว 111 กม."


def test_a_center_without_position_has_those_of_its_region(center_at):
    lonely = center_at("east", "ศูนย์ภาค")
    same = center_at("trat", "ศูนย์ตราด")
    center_at("chumphon", "ศูนย์นาขา")
    assert pages(neighbours_of(lonely)) == [same]


def test_a_center_without_place_has_no_neighbours(tree, center):
    assert neighbours_of(factories.page(tree["centers"], LearningCenterPage, "ไม่มีที่ตั้ง")) == []


def test_its_own_translation_is_no_neighbour(center, center_at):
    center_at("trat", "ศูนย์ตราด")
    english = center.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.live = True
    english.save()
    assert center not in pages(neighbours_of(english))


def test_private_and_draft_neighbours_are_left_out(center, center_at):
    private = center_at("kram", "ศูนย์ลับ")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    center_at("kram", "ศูนย์ร่าง", live=False)
    assert neighbours_of(center) == []


def test_stories_of_the_same_tambon_come_first(center, story_at):
    theme = factories.theme("shops", "ร้านค้าชุมชน")
    center.theme_tags = [PageTheme(theme=theme)]
    center.save()
    same_theme = story_at("kram", "ร้านค้าที่กร่ำ", theme)
    same_place = story_at("noen_kho", "เอาวิธีคิดราคามาใช้กับกะปิ")
    story_at("kram", "เรื่องอื่นของกร่ำ")
    assert stories_of(center) == [same_place, same_theme]


def test_private_stories_are_left_out(center, story_at):
    PageViewRestriction.objects.create(
        page=story_at("noen_kho", "เรื่องในวง"), restriction_type="login"
    )
    assert stories_of(center) == []


def test_a_center_without_place_has_no_stories(tree):
    assert stories_of(factories.page(tree["centers"], LearningCenterPage, "ไม่มีที่ตั้ง")) == []


def test_more_neighbours_need_no_more_queries(client, center, center_at):
    def queries():
        client.get(center.url)
        with CaptureQueriesContext(connection) as counted:
            client.get(center.url)
        return len(counted)

    center_at("trat", "ศูนย์ตราด")
    one = queries()
    for number in range(5):
        center_at("kram", f"ศูนย์กร่ำ {number}")
    assert queries() == one

"""A circle gathers the notes of its members, or of a theme and a place, into one stream."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import strip_tags

from kmportal.core.models import PageContributor
from kmportal.places.models import PagePlace, Place
from kmportal.telling.models import Circle
from kmportal.themes.models import PageTheme, Theme
from lessons.models import FieldNotePage, LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(village):
    return Circle.objects.create(name="วงออมทรัพย์อีสาน", slug="วงออมทรัพย์", about="คุยกันทุกเดือน")


@pytest.fixture
def notes(village, pan):
    savings, tambon = Theme.objects.get(slug="savings"), Place.objects.get(code="310427")

    def note(title, **fields):
        return factories.page(village["notes"], FieldNotePage, title, **fields)

    return {
        "of_pan": note("ยายแป้นเล่า", contributors=[PageContributor(member=pan)]),
        "waiting": note("ยังรออ่าน", contributors=[PageContributor(member=pan)], live=False),
        "savings": note("ออมที่อื่น", theme_tags=[PageTheme(theme=savings)]),
        "both": note(
            "ออมที่หนองโสน",
            theme_tags=[PageTheme(theme=savings)],
            place_tags=[PagePlace(place=tambon)],
        ),
        "lesson": factories.page(
            village["lessons"], LessonPage, "บทเรียน", theme_tags=[PageTheme(theme=savings)]
        ),
    }


def titles(circle):
    return set(circle.notes().values_list("title", flat=True))


def test_the_notes_of_its_members(circle, notes, pan):
    circle.members.add(pan)
    assert titles(circle) == {"ยายแป้นเล่า"}


def test_the_notes_about_a_theme_and_those_below_it(circle, notes):
    circle.theme = Theme.objects.get(slug="finance")
    assert titles(circle) == {"ออมที่อื่น", "ออมที่หนองโสน"}


def test_with_a_place_only_notes_about_both_and_members_beside(circle, notes, pan):
    circle.theme, circle.place = Theme.objects.get(slug="savings"), Place.objects.get(code="31")
    circle.members.add(pan)
    assert titles(circle) == {"ยายแป้นเล่า", "ออมที่หนองโสน"}


def test_a_circle_without_anyone_gathers_nothing(circle, notes):
    assert titles(circle) == set()


def test_its_page_and_feed_show_what_anyone_may_read(client, circle, notes, pan):
    circle.members.add(pan)
    page = client.get(circle.get_absolute_url()).content.decode()
    feed = client.get(reverse("telling:circle_feed", args=[circle.slug]))
    assert feed["Content-Type"].startswith("application/atom+xml")
    for text in (strip_tags(page), feed.content.decode()):
        assert "ยายแป้นเล่า" in text
        assert "ยังรออ่าน" not in text
    assert "วงออมทรัพย์อีสาน" in strip_tags(client.get(reverse("telling:circles")).content.decode())


def test_a_circle_that_is_not_there_is_a_404(client, village):
    assert client.get("/th/circles/ไม่มี/").status_code == 404
    assert client.get("/th/circles/ไม่มี/feed/").status_code == 404


def test_a_whole_region_needs_a_theme(village):
    circle = Circle(name="ทั้งภาค", slug="all", place=Place.objects.get(code="r2"))
    with pytest.raises(ValidationError):
        circle.full_clean()


def test_members_cannot_make_circles(client, pan):
    client.force_login(pan)
    answer = client.post("/admin/snippets/telling/circle/add/", {"name": "ของฉัน", "slug": "x"})
    assert answer.status_code in (302, 403)
    assert not Circle.objects.exists()

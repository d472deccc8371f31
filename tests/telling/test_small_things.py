"""What the form of a note says beside the story, and how a note with one photo looks."""

import pytest
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Locale

from kmportal.core.listing import Listing
from kmportal.core.models import ContentPage, PageContributor
from kmportal.profiles.models import Profile
from kmportal.reads.models import TotalReads
from kmportal.telling.models import Circle, Draft
from lessons.models import FieldNoteIndexPage, FieldNotePage
from tests import factories
from tests.reading import text_of

from .photo_files import upload

pytestmark = pytest.mark.django_db
STORY = {"title": "วันที่ตลาดเช้าเปิดครั้งแรก", "text": "ตีห้าครึ่ง ยายมาถึงก่อนใคร"}


def note():
    return FieldNotePage.objects.get()


def main_of(answer):
    return answer.content.decode().partition("<main")[2]


def test_a_note_with_one_photo_shows_it_once(trusted_desk):
    trusted_desk.add_photos(upload())
    trusted_desk.press("send", **STORY)
    html = main_of(trusted_desk.client.get(note().url))
    assert "banner-photo" not in html
    assert html.count("<figure") == 1


def test_a_note_with_two_photos_has_one_above(trusted_desk):
    trusted_desk.add_photos(upload(), upload())
    trusted_desk.press("send", **STORY)
    assert "banner-photo" in main_of(trusted_desk.client.get(note().url))


def test_the_licence_is_the_writers_choice(trusted_desk):
    trusted_desk.press("send", **STORY, licence="cc-by-sa")
    assert note().licence == "cc-by-sa"


def test_a_form_that_does_not_ask_leaves_the_licence_alone(trusted_desk, client):
    trusted_desk.press("send", **STORY, licence="cc-by")
    client.post(reverse("telling:change", args=[note().pk]))
    draft = Draft.objects.get(page=note())
    assert draft.typed["licence"] == "cc-by"
    trusted_desk.token, trusted_desk.version = draft.token, draft.version
    trusted_desk.press("send", **STORY)
    assert note().licence == "cc-by"


def test_a_licence_that_does_not_exist_is_refused_and_nothing_is_lost(trusted_desk):
    answer = trusted_desk.press("send", **STORY, licence="mine")
    assert STORY["text"] in trusted_desk.client.get(answer.url).content.decode()
    assert not FieldNotePage.objects.exists()


def test_a_note_in_english_stands_in_the_english_list(trusted_desk, village):
    english = Locale.objects.get(language_code="en")
    home = village["home"].copy_for_translation(english)
    home.save_revision().publish()
    home.add_child(instance=FieldNoteIndexPage(title="Field notes", slug="notes", locale=english))
    trusted_desk.press("send", **STORY, language="en")
    assert note().locale == english


def test_similar_pages_have_their_place_in_the_form(desk):
    html = desk.client.get(desk.url()).content.decode()
    assert f'data-similar="{reverse("similar_to_text")}"' in html
    assert "js/similar-box" in html


# Beside the form


def test_control_characters_do_not_break_a_feed(client, village, pan):
    circle = Circle.objects.create(name="คน\x0bตลาด", slug="market", about="เรื่อง\x1bเช้า")
    circle.members.add(pan)
    page = factories.page(village["notes"], FieldNotePage, "ตี\x0bห้า", summary="ยาย\x1bมา")
    page.contributors = [PageContributor(member=pan)]
    page.save()
    feed = client.get(reverse("telling:circle_feed", args=["market"])).content.decode()
    assert "ตีห้า" in feed
    assert not {"\x0b", "\x1b"} & set(feed)


def test_the_list_of_notes_leads_to_the_circles(client, village):
    assert reverse("telling:circles") in main_of(client.get(village["notes"].url))


def test_the_most_read_come_first_where_asked(village):
    for title, reads in (("น้อย", 2), ("มาก", 30), ("ไม่มี", 0)):
        page = factories.page(village["notes"], FieldNotePage, title)
        if reads:
            TotalReads.objects.create(page=page, count=reads)
    FieldNotePage.objects.filter(title="น้อย").update(read_count=3)  # where it was first published
    listing = Listing(ContentPage.objects.readable(), QueryDict("sort=read"))
    assert [page.title for page in listing.pages] == ["มาก", "น้อย", "ไม่มี"]


@pytest.fixture
def told_by_pan(village, pan):
    page = factories.page(village["notes"], FieldNotePage, "ตีห้าที่ตลาด")
    page.contributors = [PageContributor(member=pan)]
    page.save()
    return page


def test_a_name_leads_to_the_profile(client, told_by_pan, pan):
    assert f'<a href="{pan.get_absolute_url()}">' in text_of(client.get(told_by_pan.url))


@pytest.mark.parametrize("hidden", [True, False], ids=["hidden", "switched off"])
def test_a_name_leads_nowhere_where_there_is_no_profile(client, told_by_pan, pan, hidden):
    if hidden:
        Profile.objects.create(user=pan, show_pages=False)
    else:
        pan.is_active = False
        pan.save()
    assert pan.get_absolute_url() not in main_of(client.get(told_by_pan.url))

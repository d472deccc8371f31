"""The position of a center as an editor enters it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from learning_centers.models import LearningCenterPage
from learning_centers.pin import PinField
from tests import factories
from tests.importing.form_data import filled_form


@pytest.fixture
def center(db):
    tree = factories.site_tree()
    return factories.page(tree["centers"], LearningCenterPage, "ศูนย์บ้านจำรุง")


@pytest.fixture
def as_steward(client, db):
    client.force_login(factories.person("steward", is_superuser=True))
    return client


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def published(client, page, **changes):
    data = filled_form(client.get(edit(page))) | changes | {"action-publish": "action-publish"}
    response = client.post(edit(page), data)
    page.refresh_from_db()
    return response


@pytest.mark.parametrize(
    "typed",
    [
        "12.7051, 101.66",
        "๑๒.๗๐๕๑ ๑๐๑.๖๖",
        "https://www.google.com/maps/place/X/@12,101,15z/data=!3d12.7051!4d101.66",
        "12°42'18.36\"N 101°39'36\"E",
    ],
    ids=["numbers", "thai digits", "link", "degrees"],
)
def test_what_is_typed_becomes_the_pin(as_steward, center, typed):
    published(as_steward, center, position=typed)
    assert (center.latitude, center.longitude) == (12.7051, 101.66)


def test_the_box_shows_the_pin(as_steward, center):
    center.latitude, center.longitude = 12.7051, 101.66
    center.save()
    assert filled_form(as_steward.get(edit(center)))["position"] == "12.7051, 101.66"


def test_emptied_the_pin_goes(as_steward, center):
    center.latitude, center.longitude = 12.7051, 101.66
    center.save()
    published(as_steward, center, position="")
    assert (center.latitude, center.longitude) == (None, None)


def test_near_it_is_said(as_steward, center):
    published(as_steward, center, position="12.7, 101.6", coordinate_precision="approximate")
    assert center.shown_position == (12.7, 101.6, "approximate")


HOSTILE = {
    "a name": "บ้านจำรุง",
    "abroad": "48.85, 2.35",
    "short link": "https://maps.app.goo.gl/abc",
    "long": "12.7, " * 20_000,
    "zalgo": "1̶2̷.̸7̴, 101",
    "right to left": "\u202e66.101 ,7.21",
    "markup": '"><script>alert(1)</script>',
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_is_refused_and_nothing_typed_is_lost(as_steward, center, typed):
    response = published(as_steward, center, position=typed, telephone="038 111 222")
    form = response.context["form"]
    assert list(form.errors) == ["position"]
    assert (form["position"].value(), form["telephone"].value()) == (typed, "038 111 222")
    assert center.latitude is None


def test_a_zero_byte_is_no_reason_to_lose_the_page(as_steward, center):
    published(as_steward, center, position="12.7,\0 101.6")
    assert center.latitude == 12.7


@pytest.mark.parametrize(
    ("language", "words"), [("th", "อยู่นอกประเทศไทย"), ("en", "outside Thailand")]
)
def test_the_refusal_is_in_the_editors_language(language, words):
    with translation.override(language), pytest.raises(ValidationError, match=words):
        PinField().clean("48.85, 2.35")


def test_there_is_a_map_where_there_are_tiles(as_steward, center, settings):
    settings.MAP_TILE_URL = "https://tiles.example.org/{z}/{x}/{y}.png"
    html = as_steward.get(edit(center)).content.decode()
    assert 'data-tiles="https://tiles.example.org/{z}/{x}/{y}.png"' in html
    assert "js/pin-map" in html


def test_without_tiles_there_is_only_the_box(as_steward, center, settings):
    settings.MAP_TILE_URL = ""
    html = as_steward.get(edit(center)).content.decode()
    assert 'name="position"' in html
    assert "pin-map" not in html


def test_a_moved_pin_is_seen_when_versions_are_compared(as_steward, center):
    first = center.save_revision()
    center.latitude, center.longitude = 12.7051, 101.66
    second = center.save_revision()
    names = [center.pk, first.pk, second.pk]
    html = as_steward.get(
        reverse("wagtailadmin_pages:revisions_compare", args=names)
    ).content.decode()
    assert "12.7051, 101.66" in html

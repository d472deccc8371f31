"""The columns that directories and maps read say where the published page is."""

import pytest
from django.core.exceptions import ValidationError

from kmportal.places.loading import places_loaded
from kmportal.places.models import PagePlace, Place
from kmportal.places.unresolved import set_place
from learning_centers.models import LearningCenterPage
from learning_centers.models.positioned import refresh_shown_positions
from tests import factories

SAI_YOK = (14.12, 99.14, "amphoe")


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def tha_sao(tree):
    west = factories.place("r2", "กลางและตะวันตก")
    factories.place("71", "กาญจนบุรี", region=west)
    latitude, longitude, precision = SAI_YOK
    factories.place(
        "7102", "ไทรโยค", latitude=latitude, longitude=longitude, coordinate_precision=precision
    )
    return factories.place("710202", "ท่าเสา")


@pytest.fixture
def center(tree, tha_sao):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์สาธิตการตลาด")
    page.place_tags = [PagePlace(place=tha_sao)]
    page.save()
    return page


def shown(page):
    found = LearningCenterPage.objects.get(pk=page.pk)
    return found.shown_latitude, found.shown_longitude, found.shown_precision


def test_without_a_pin_it_is_where_its_place_is(center):
    assert shown(center) == SAI_YOK


def test_a_pin_comes_first(center):
    center.latitude, center.longitude = 14.2, 99.1
    center.save()
    assert shown(center) == (14.2, 99.1, "exact")


def test_a_pin_near_it_is_approximate(center):
    center.latitude, center.longitude, center.coordinate_precision = 14.2, 99.1, "approximate"
    center.save()
    assert shown(center) == (14.2, 99.1, "approximate")


def test_a_draft_does_not_move_it(center):
    center.latitude, center.longitude = 14.2, 99.1
    center.save_revision()
    assert shown(center) == SAI_YOK


def test_publishing_the_draft_moves_it(center):
    center.latitude, center.longitude = 14.2, 99.1
    center.save_revision().publish()
    assert shown(center) == (14.2, 99.1, "exact")


def test_publishing_without_the_pin_brings_it_back(center):
    center.latitude, center.longitude = 14.2, 99.1
    center.save_revision().publish()
    draft = center.get_latest_revision_as_object()
    draft.latitude = draft.longitude = None
    draft.save_revision().publish()
    assert shown(center) == SAI_YOK


def test_another_place_moves_it(center, tree):
    south = factories.place("r5", "ใต้")
    chumphon = factories.place("86", "ชุมพร", region=south, latitude=10.5, longitude=99.2)
    draft = center.get_latest_revision_as_object()
    draft.place_tags = [PagePlace(place=chumphon)]
    draft.save_revision().publish()
    assert shown(center) == (10.5, 99.2, "approximate")


def test_the_smallest_place_counts(center, tha_sao):
    Place.objects.filter(pk=tha_sao.pk).update(latitude=14.1, longitude=99.0)
    province = Place.objects.get(code="71")
    center.place_tags = [
        PagePlace(place=province),
        PagePlace(place=Place.objects.get(pk=tha_sao.pk)),
    ]
    center.save()
    assert shown(center) == (14.1, 99.0, "approximate")


def test_places_loaded_anew_move_it(center):
    Place.objects.filter(code="7102").update(latitude=14.5)
    places_loaded.send(sender=Place)
    assert shown(center)[0] == 14.5


def test_places_loaded_anew_leave_a_pin(center):
    center.latitude, center.longitude = 14.2, 99.1
    center.save()
    places_loaded.send(sender=Place)
    assert shown(center) == (14.2, 99.1, "exact")


def test_a_steward_who_gives_a_written_name_its_place_moves_it(tree, tha_sao):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์ที่ยังไม่รู้ที่ตั้ง")
    page.place_tags = [PagePlace(as_written="ตำบลท่าเสาร์")]
    page.save()
    page.title = "ร่างที่ยังไม่เสร็จ"
    page.save_revision()
    steward = factories.person("steward", is_superuser=True)
    set_place(page.place_tags.get(), tha_sao, steward)
    assert shown(page) == SAI_YOK


def test_without_place_it_is_nowhere(tree):
    page = factories.page(tree["centers"], LearningCenterPage, "ศูนย์")
    assert shown(page) == (None, None, "")


def test_a_region_is_no_position(center):
    center.place_tags = [PagePlace(place=Place.objects.get(code="r2"))]
    center.save()
    assert shown(center) == (None, None, "")


def test_refreshing_many_needs_few_queries(center, tree, tha_sao, django_assert_num_queries):
    for number in range(5):
        page = factories.page(tree["centers"], LearningCenterPage, f"ศูนย์ {number}")
        page.place_tags = [PagePlace(place=tha_sao)]
        page.save()
    with django_assert_num_queries(4):
        refresh_shown_positions(LearningCenterPage)


@pytest.mark.parametrize("half", ["latitude", "longitude"])
def test_half_a_pin_is_refused(center, half):
    setattr(center, half, 14.2 if half == "latitude" else 99.1)
    with pytest.raises(ValidationError) as refusal:
        center.full_clean()
    assert "longitude" in refusal.value.message_dict

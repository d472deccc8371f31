"""Places come from the data, again and again, and no tag is ever lost."""

import pytest
from django.core.management import call_command
from django.db.models import Count

from kmportal.places import loading
from kmportal.places.loading import Area, load_places, todays_code
from kmportal.places.models import PagePlace, Place
from kmportal.places.positions import distance_km
from kmportal.places.signals import places_loaded
from lessons.models import LessonPage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thailand")]


def test_all_of_thailand_is_there():
    current = Place.objects.current().order_by().values_list("level").annotate(Count("pk"))
    assert dict(current) == {1: 5, 2: 77, 3: 928, 4: 7436}
    assert Place.objects.filter(abolished=True).count() == 1583


def test_every_province_is_in_one_region():
    provinces = Place.objects.filter(level=2).order_by().values_list("region__code")
    assert dict(provinces.annotate(Count("pk"))) == {
        "r1": 14,
        "r2": 12,
        "r3": 17,
        "r4": 20,
        "r5": 14,
    }


@pytest.mark.parametrize(
    ("province", "region"),
    [
        ("ปราจีนบุรี", "r1"),
        ("กรุงเทพมหานคร", "r1"),
        ("ตราด", "r1"),
        ("ระยอง", "r1"),
        ("กาญจนบุรี", "r2"),
        ("แพร่", "r3"),
        ("ตาก", "r3"),
        ("บุรีรัมย์", "r4"),
        ("ชุมพร", "r5"),
        ("กระบี่", "r5"),
        ("ปัตตานี", "r5"),
    ],
)
def test_the_regions_are_those_of_the_networks_own_centers(province, region):
    assert Place.objects.get(level=2, name_th=province).region.code == region


def test_a_tambon_knows_all_it_belongs_to():
    tambon = Place.objects.get(code="310427")
    names = [place.name_th for place in tambon.ancestors]
    assert names == ["ภาคตะวันออกเฉียงเหนือ", "บุรีรัมย์", "นางรอง"]


def test_a_khet_is_stored_without_the_word_for_its_level():
    assert Place.objects.get(code="1050").name_th == "บางบอน"


def test_an_abolished_area_leads_to_what_took_its_place():
    assert Place.objects.get(code="100205").successor.code == "102901"


def test_of_a_split_area_the_first_part_is_taken():
    assert Place.objects.get(code="104701").successor.code == "104702"


def test_loading_again_changes_nothing():
    before = list(Place.objects.values())
    reports = load_places()
    assert [(r.added, r.changed, r.gone) for r in reports] == [(0, 0, 0)] * 4
    assert list(Place.objects.values()) == before


def test_loading_again_corrects_a_name_and_keeps_the_position():
    Place.objects.filter(code="310427").update(name_th="หนองโสณ", latitude=14.6)
    reports = load_places()
    tambon = Place.objects.get(code="310427")
    assert reports[3].changed == 1
    assert (tambon.name_th, tambon.latitude) == ("หนองโสน", 14.6)


def test_an_area_the_data_no_longer_knows_keeps_its_tags():
    gone = factories.place("310477", "บ้านหาย")
    page = factories.page(factories.site_tree()["lessons"], LessonPage, "ฝายมีชีวิต")
    PagePlace.objects.create(page=page, place=gone)
    reports = load_places()
    gone.refresh_from_db()
    assert (reports[3].gone, gone.abolished) == (1, True)
    assert PagePlace.objects.get(page=page).place == gone


def test_an_area_that_comes_back_is_current_again():
    Place.objects.filter(code="310427").update(abolished=True)
    load_places()
    assert not Place.objects.get(code="310427").abolished


def test_the_command_reports_counts_as_a_table(capsys):
    call_command("load_places")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["current", "abolished", "added", "changed", "gone"]
    assert lines[4].split() == ["tambon", "7436", "1503", "0", "0", "0"]


def _areas(**successors: str) -> dict[str, Area]:
    areas = {"999904": Area("999904", "ใหม่", "Mai")}
    for code, successor in successors.items():
        known = tuple(successor.split())
        areas[code[1:]] = Area(code[1:], "เก่า", "Kao", abolished=True, successors=known)
    return areas


@pytest.mark.parametrize(
    ("chain", "code"),
    [
        ({"c999901": "999904"}, "999904"),
        ({"c999901": "999902", "c999902": "999903", "c999903": "999904"}, "999904"),
        ({"c999901": "999902", "c999902": ""}, ""),
        ({"c999901": "999902", "c999902": "999901"}, ""),
        ({"c999901": "888888"}, ""),
        ({"c999901": "888888 999904"}, "999904"),
    ],
    ids=["direct", "chain", "dead end", "circle", "unknown", "first known"],
)
def test_successors_are_followed_to_a_place_of_today(chain, code):
    areas = _areas(**chain)
    assert todays_code(areas["999901"], areas) == code


def test_every_province_of_the_data_has_a_region():
    provinces = [area for area in loading._all_areas() if len(area.code) == 2 and area.region]
    assert len(provinces) == 77


def test_nearly_every_amphoe_has_a_position():
    amphoes = Place.objects.current().filter(level=3)
    assert amphoes.filter(latitude__isnull=False, coordinate_precision="amphoe").count() == 908


def test_every_province_has_a_position():
    provinces = Place.objects.filter(level=2, latitude__isnull=False)
    assert provinces.filter(coordinate_precision="province").count() == 77


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("2502", 13.98, 101.78),
        ("2103", 12.78, 101.65),
        ("3104", 14.63, 102.79),
        ("8604", 9.95, 99.08),
        ("1050", 13.66, 100.41),
        ("23", 12.24, 102.51),
        ("63", 16.88, 99.13),
        ("94", 6.87, 101.25),
        ("10", 13.76, 100.49),
    ],
)
def test_positions_are_where_the_places_are(code, latitude, longitude):
    place = Place.objects.get(code=code)
    assert distance_km((place.latitude, place.longitude), (latitude, longitude)) < 8


def test_no_amphoe_lies_far_from_its_province():
    provinces = Place.objects.in_bulk([f"{n}" for n in range(10, 97)], field_name="code")
    far = [
        amphoe.full_name
        for amphoe in Place.objects.current().with_ancestors().filter(level=3, latitude__gt=0)
        if distance_km(amphoe.position, provinces[amphoe.code[:2]].position) > 210
    ]
    assert far == []


def test_loading_again_corrects_an_amphoes_position():
    Place.objects.filter(code="3104").update(latitude=1.0)
    load_places()
    assert Place.objects.get(code="3104").position.latitude == pytest.approx(14.63, abs=0.05)


def test_others_are_told_that_places_were_loaded():
    told = []
    places_loaded.connect(
        lambda **kwargs: told.append(kwargs["sender"]), weak=False, dispatch_uid="t"
    )
    try:
        load_places()
    finally:
        places_loaded.disconnect(dispatch_uid="t")
    assert told == [Place]
